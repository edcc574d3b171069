"""What kind of statement a quote is, and whether it affirms or denies, by the packs' tables of kinds."""

from __future__ import annotations

import re
from typing import get_args

from kg.errors import PackError
from kg.model import Kind
from kg.packs import Pack

_ORDER: tuple[Kind, ...] = ("denial", "promise", "prediction", "opinion")
_FIRST = 80  # characters in which a statement shows what it is
NEGATION = re.compile(
    r"绝不|决不|并不|从不|从未|从没|并非|绝非|远非|尚未|还未|未曾|没有|没能|未能|无法|难以|不再|不会|不能|不可能|不是|毫无|(?<![分特级类区性个识鉴差告离派辨甄各惜])别(?!的|人|处|说|墅|名|称|具|致|样)"
    r"|不(?<![不无非]不)(?!多[于過过]|低于|高于|大于|小于|超过?|足|迟于|晚于|仅|但|过|断|同|少|久|得不|止|管|论|只|光|妨|如|约而同|愧|错|一样|知道|好意思|太)|没(?<![沉淹埋出吞]没)(?!收|落|有|能)"
    r"|未(?<!无未)(?!来|必|免)|非(?!执行|独立|常|洲|凡|得|要|营利|盈利|公开|标|农|法|经常|理性|典型|传统|官方|机动|遗|金属|线性|结构|财务|银行|公有|国有)"
)
"""Words that deny what follows them."""


class Kinds:
    """Tells the kind of statements."""

    def __init__(self, pack: Pack) -> None:
        self._cues: dict[str, Kind] = {}
        self._patterns: dict[Kind, re.Pattern[str]] = {}
        for table in pack.of("kind"):
            name = next((kind for kind in get_args(Kind) if kind == table.name), None)
            if name is None:
                raise PackError(f"{table.file}: there is no kind {table.name}; there are: {', '.join(_ORDER)}")
            for cue in table.values.get("cues", ()):
                self._cues[str(cue)] = name
            try:
                self._patterns[name] = re.compile(str(table.values["pattern"]))
            except re.error as error:
                raise PackError(f"{table.file}: kind {name} is no regular expression: {error}") from error

    def __call__(self, words: str, cue: str | None) -> Kind:
        """Give the kind of a statement by its words and the word of saying before it."""
        told = self._of_cue(cue)
        if told in ("denial", "promise"):
            return told
        found = next((k for k in _ORDER if k in self._patterns and self._patterns[k].search(words[:_FIRST])), None)
        if found in ("denial", "promise"):
            return found
        return told if told == "prediction" else found or told or "announcement"

    def _of_cue(self, cue: str | None) -> Kind | None:
        if not cue:
            return None
        plain = cue.rstrip("道说称")
        exact = self._cues.get(cue) or self._cues.get(plain)
        return exact or next((kind for word, kind in self._cues.items() if word in cue), None)


def light(pack: Pack, name: str) -> frozenset[str]:
    """List the packs' words that say too little to compare by, or to be a topic."""
    return frozenset(str(word) for table in pack.of("light") if table.name == name for word in table.values["words"])


def negated(words: str, kind: Kind) -> bool:
    """Say whether a statement denies: a denial, or one whose first clause does."""
    if kind == "denial":
        return True
    first = re.split(r"[，。；！？：,;!?]", words, maxsplit=1)[0]
    found = NEGATION.findall(first)
    return len(found) % 2 == 1 and "而是" not in words[:_FIRST]

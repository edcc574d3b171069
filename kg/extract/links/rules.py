"""Relation patterns of the packs, compiled when a text needs them, and which of them a sentence can fit at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick_rs

from kg.extract.wording.skeleton import SLOTS, TOKENS, compiled, word_lists
from kg.packs import Pack, Pattern


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One relation pattern; a role without a group of its own is filled by what the text is about.

    Compiled when a text first needs it: few texts need most of them, and compiling all takes longer than a text. Of `asserted` the wording itself says that it is so; of `inside`, nothing around it says how it stands. What is open is filled from this part of the sentence where it is `here`, from this sentence or the one before where it is `just` told.
    """

    name: str
    predicate: str
    pattern: str
    words: Mapping[str, Sequence[str] | str]
    where: str
    triggers: tuple[str, ...]
    former: str
    asserted: bool
    inside: bool
    here: bool
    just: bool
    needs: tuple[int, ...]
    """Of each name that the pattern cannot do without, which kinds it may be, as bits of `BITS`."""

    @classmethod
    def read(cls, table: Pattern, words: Mapping[str, Sequence[str] | str]) -> Rule:
        """Read a rule from its table; `words` are the lists that patterns and triggers may name."""
        triggers: list[str] = []
        for trigger in table.values.get("triggers", ()):
            known = words.get(trigger[1:-1]) if trigger.startswith("{") else (trigger,)
            triggers.extend(known if known and not isinstance(known, str) else ())
        return cls(
            name=table.name,
            predicate=str(table.values["predicate"]),
            pattern=str(table.values["pattern"]),
            words=words,
            where=f"{table.file}: relation {table.name}",
            triggers=tuple(triggers),
            former=str(table.values.get("former", "no")),
            asserted=bool(table.values.get("asserted", False)),
            inside=bool(table.values.get("inside", False)),
            here=bool(table.values.get("here", False)),
            just=bool(table.values.get("just", False)),
            needs=_needs(str(table.values["pattern"])),
        )

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern; raises `PackError` for one that is none."""
        return compiled(self.pattern, self.words, self.where)

    def finds(self, text: str) -> Iterator[re.Match[str]]:
        """Yield its matches; those that begin within another where a list or a row goes on: 甲旗下乙、丙旗下丁, 甲采用乙，内置丙."""
        at = 0
        while found := self.regex.search(text, at):
            yield found
            again = self._again(text, found)
            at = max(found.end() if again is None else again, found.start() + 1)

    def _again(self, text: str, found: re.Match[str]) -> int | None:
        """Give where to begin anew within a match: at another owner, at a part behind which further parts are told."""
        groups = self.regex.groupindex
        if self.predicate == "subsidiaryOf" and "subject" in groups:
            owner = OWNER.search(text, found.start("subject") + 1, found.end("subject"))
            return owner.start() if owner else None
        if self.predicate == "integrates" and "object" in groups and _FURTHER.match(text, found.end("object")):
            return found.start("object")
        return None

    def says_both(self, found: re.Match[str]) -> bool:
        """Say whether a match names both sides of its relation."""
        groups = self.regex.groupindex
        return "members" in groups or all(role in groups and found[role] for role in ("subject", "object"))


class Rules:
    """Rules, found by the triggers that stand in a text in one pass over it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.all = tuple(rules)
        by_word: dict[str, list[int]] = {}
        for i, rule in enumerate(rules):
            for word in dict.fromkeys(rule.triggers):
                by_word.setdefault(word, []).append(i)
        self._finder = ahocorasick_rs.AhoCorasick(list(by_word))
        self._by_word = list(by_word.values())
        self._always = [i for i, rule in enumerate(rules) if not rule.triggers]

    @classmethod
    def read(cls, pack: Pack) -> Rules:
        """Read the rules of packs; those of a user's own tell their faults at once."""
        words = word_lists(pack)
        rules = [Rule.read(table, words) for table in pack.of("relation")]
        if pack.own:
            for rule in rules:
                rule.regex.groups  # noqa: B018
        return cls(rules)

    def fitting(self, text: str) -> list[Rule]:
        """List the rules whose triggers stand in the text, in the order of the packs."""
        seen = {word for word, _, _ in self._finder.find_matches_as_indexes(text, overlapping=True)}
        fit = set(self._always).union(*(self._by_word[word] for word in seen))
        names = [bit for token, bit in BITS.items() for _ in range(text.count(token))]
        kinds = 0
        for bit in names:
            kinds |= bit
        rules = (self.all[i] for i in sorted(fit))
        return [r for r in rules if len(r.needs) <= len(names) and all(need & kinds for need in r.needs)]


BITS = {token: 1 << number for number, token in enumerate(TOKENS.values())}
OWNER = re.compile("[\ue001\ue002]的?(?:旗下|下属|所属)")
_FURTHER = re.compile(
    "[^，。；：！？\n\ue000-\ue005]{0,10}[，,](?:并|也|还|且|同时|全系)*(?:搭载|采用|内置|配备|标配|集成|预装)"
)
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\{(?P<slot>[a-z]+)\+?(?::[a-z]+)?\}(?P<maybe>[?*])?|(?P<mark>[()|])")


def _needs(pattern: str) -> tuple[int, ...]:
    """Read off a pattern which names it cannot do without: those outside of all groups, if there is no choice between."""
    depth, needs = 0, []
    for piece in _PIECE.finditer(pattern):
        if piece["mark"]:
            if piece["mark"] == "|" and depth == 0:
                return ()
            depth += {"(": 1, ")": -1}.get(piece["mark"], 0)
        elif depth == 0 and piece["slot"] in SLOTS and not piece["maybe"]:
            needs.append(sum(BITS[token] for token in SLOTS[piece["slot"]]))
    return tuple(needs)

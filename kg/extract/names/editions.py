"""Editions that a text calls by the last word of their names once it has named them: Nano of 鹤川-2 Nano, 9B of 鹤川-2-9B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Mention, Span

_THINGS = ("Model", "Product")
_END = re.compile(
    "(?<=[A-Za-z0-9\u4e00-\u9fff])[ -]?(?P<end>Turbo|Pro|Plus|Max|Lite|Mini|mini|Flash|Ultra|Air|Coder|Thinking|Vision|Nano|Small|Large|Medium|Opus|Sonnet|Haiku|Omni|Edge|"
    "\\d{1,3}(?:\\.\\d)?B)"
)
_ALONE = re.compile("[，。；：！？、（(“”由把将和与比跟了及而\n]|^$")
"""What stands before an edition that is called by its last word: 由9B剪枝, where 约9B is a size."""
_TELLS_A_SIZE = re.compile(
    " ?(?:的?(?:参数|模型|尺寸|规模|量级|大小|版|款|型|显存|内存|存储|数据|语料|[Tt]oken|级|以[上下])|[~～至到、/和与] ?\\d)"
)
"""Behind a word that is no name there: 9B参数, Pro版."""
_EDITION = re.compile(" ?版(?!本)")
"""Behind a size that only one thing of the document has, it means that: 9B版."""


def editions(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield the places behind its first name where one thing of the document is called by the end of its name alone."""
    named: dict[str, dict[str, Mention]] = {}  # things by how their names end
    for m in sorted(mentions):
        edition = _ending(m.name) if m.type in _THINGS else None
        if edition:
            named.setdefault(edition, {}).setdefault(m.name, m)
    if not named:
        return
    taken = {at for m in mentions for at in range(*m.span)}
    for end, things in named.items():
        if len(things) > 1:
            continue
        (thing,) = things.values()
        for found in re.finditer(rf"(?<![A-Za-z0-9.+-]){re.escape(end)}(?![A-Za-z0-9.+%-]| [A-Z0-9])", text):
            if found.start() < thing.span.end or found.start() in taken:
                continue
            before = text[: found.start()].rstrip(" ")[-1:]
            sized = end.endswith("B") and _EDITION.match(text, found.end()) is not None
            if _ALONE.fullmatch(before) and (sized or not _TELLS_A_SIZE.match(text, found.end())):
                yield Mention(span=Span(*found.span()), type=thing.type, name=thing.name)


def _ending(name: str) -> str | None:
    """Give the word for its edition in which a name ends, behind what all editions are called."""
    found = next((m for m in _END.finditer(name) if m.end() == len(name)), None)
    return found["end"] if found else None

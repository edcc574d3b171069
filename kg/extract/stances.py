"""Which statement answers which: words that introduce it as speaking against, or for, what somebody else said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span, Stance

_BEFORE = 60
"""How many characters before a statement can introduce it."""

_AFTER = 12
"""How many after it can (…，祝云舒反驳道)."""

_FAR = 600
"""How far back what it answers may end, unless its speaker is named."""

_against = re.compile(
    r"(?<![不未没无])(?:反驳|驳斥|否认|质疑|反对)|不(?:太|能|完全){0,2}(?:同意|认同|赞同|赞成)|不敢苟同|不以为然|"
    r"持(?:不同|相反|反对)(?:的)?(?:看法|意见|观点|态度)|并不这么(?:看|认为|想)|看法(?:截然)?不同|针锋相对"
)
_for = re.compile(
    r"(?<![不未没能太全])(?:同意|赞同|认同|附和|呼应)|深有同感|表示支持|持(?:相同|类似|同样)(?:的)?(?:看法|意见|观点)|"
    r"也(?:是)?这么(?:看|认为|想)|看法(?:一致|相同)"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its place: its characters, who made it (any keys), and the names of those as they stand there."""

    span: Span
    speakers: frozenset[str]
    names: frozenset[str]


def stances(text: str, statements: Sequence[Said]) -> list[tuple[int, Stance, int]]:
    """Give (which, how, whom) for statements, in order of place, that are said to answer an earlier one."""
    found: list[tuple[int, Stance, int]] = []
    for number, said in enumerate(statements):
        begin = max((s.span.end for s in statements[:number] if s.span.end <= said.span.start), default=0)
        before = text[max(begin, said.span.start - _BEFORE) : said.span.start]
        following = (s.span.start for s in statements[number + 1 :] if s.span.start >= said.span.end)
        after = re.split(r"[。！？\n]", text[said.span.end : min((said.span.end + _AFTER, *following))])[0]
        around = f"{before}\n{after}"
        stance: Stance | None = (
            "contradicts" if _against.search(around) else "supports" if _for.search(around) else None
        )
        answered = _answered(number, statements, before)
        if stance is not None and answered is not None:
            found.append((number, stance, answered))
    return found


def _answered(number: int, statements: Sequence[Said], before: str) -> int | None:
    said = statements[number]
    others = [i for i in range(number) if not statements[i].speakers & said.speakers]
    named = [i for i in others if any(name in before for name in statements[i].names)]
    near = [i for i in others if said.span.start - statements[i].span.end <= _FAR]
    return named[-1] if named else near[-1] if near else None

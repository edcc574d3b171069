"""Which statement answers which: words that introduce it as speaking against, or for, what somebody else said before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Span, Stance

_BEFORE = 60
"""How many characters before a statement can introduce it."""

_AFTER = 12
"""How many after it can (…，祝云舒反驳道)."""

_FAR = 300
"""How far back what it answers may end, unless its speaker is named."""

_BESIDE = 8
"""How many statements before and after it are looked at to see where it is introduced."""

_against = re.compile(
    r"(?<![不未没无])(?:反驳(?!了?[^，。]{0,8}传闻)|驳斥(?!了?[^，。]{0,8}传闻))|(?:否认|质疑|反对)了?[^，。；]{1,12}的(?:说法|观点|看法|判断|意见|主张)|"
    r"不(?:太|能|完全){0,2}(?:同意|认同|赞同|赞成)|不敢苟同|不以为然|"
    r"持(?:不同|相反|反对)(?:的)?(?:看法|意见|观点|态度)|并不这么(?:看|认为|想)|看法(?:截然)?不同|针锋相对"
)
_for = re.compile(
    r"(?<![不未没能太全])(?:同意(?!书|以|将|出|向)|赞同|认同|附和|呼应)|深有同感|表示支持|持(?:相同|类似|同样)(?:的)?(?:看法|意见|观点)|"
    r"也(?:是)?这么(?:看|认为|想)|看法(?:一致|相同)"
)
_rumour = re.compile("传闻|传言|谣言|猜测|消息")
_break = re.compile(r"[。！？!?\n][”’」』]?")


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
        begin = max(
            (s.span.end for s in statements[max(0, number - _BESIDE) : number] if s.span.end <= said.span.start),
            default=0,
        )
        before = _introduction(text[max(begin, said.span.start - _BEFORE) : said.span.start], said.names)
        following = (
            s.span.start for s in statements[number + 1 : number + 1 + _BESIDE] if s.span.start >= said.span.end
        )
        after = re.split(r"[。！？\n]", text[said.span.end : min((said.span.end + _AFTER, *following))])[0]
        around = f"{before}\n{after}"
        stance: Stance | None = (
            "contradicts" if _against.search(around) else "supports" if _for.search(around) else None
        )
        if stance is None or _rumour.search(before):
            continue
        answered = _answered(number, statements, before, text)
        if answered is not None:
            found.append((number, stance, answered))
    return found


def _introduction(before: str, names: frozenset[str]) -> str:
    """Give the words that bring a statement in: its own sentence, and one before it that tells of the same speaker."""
    parts = _break.split(before)
    if len(parts) == 1:
        return before
    earlier = parts[-2]
    stance = _against.search(earlier) or _for.search(earlier)
    own = stance is not None and any(0 <= earlier.find(name) < stance.start() for name in names)
    return f"{earlier}。{parts[-1]}" if own else parts[-1]


def _answered(number: int, statements: Sequence[Said], before: str, text: str) -> int | None:
    said = statements[number]
    others = [i for i in range(number) if not statements[i].speakers & said.speakers]
    named = [i for i in others if any(name in before for name in statements[i].names)]
    near = [i for i in others if said.span.start - statements[i].span.end <= _FAR]
    if not (named or near):
        return None
    last = named[-1] if named else near[-1]
    # Of all that the other one said, it is what speaks of the same.
    own = [i for i in others if statements[i].speakers == statements[last].speakers]
    pairs = _pairs(said.span.of(text))
    shared = {i: len(pairs & _pairs(statements[i].span.of(text))) for i in own}
    best = max(own, key=lambda i: (shared[i], i))
    return best if shared[best] >= 2 else last


def _pairs(words: str) -> set[str]:
    return {a + b for a, b in pairwise(words) if a.isalnum() and b.isalnum()}

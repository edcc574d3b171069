"""Whose a paper is that speaks without a name beside it: whoever published it a sentence or two before."""

from __future__ import annotations

import re

from kg.extract.gaps import is_gap
from kg.extract.references import References
from kg.model import Mention, Reading

_issues = re.compile(
    "发布|公布|发表|发出|发(?=声明|公告|通报|公开信|内部信)|出具|推出|披露|刊登|刊发|发文|印发|出炉|刊出"
)
_ISSUERS = ("Person", "Company", "Organization")
_REACH = 2  # sentences back in which the paper came in
_FAR = 240  # characters back, likewise
_BEHIND = 8  # characters behind a paper in which the word of publishing may stand (声明随后发布)


def issuer(reading: Reading, references: References, paper: str, at: int) -> Mention | None:
    """Give who issued the paper that speaks at this offset (某集团发布声明。声明提到，……); nothing where none was told."""
    if paper.startswith("》"):
        return None
    text, floor = reading.text, max(0, at - _FAR)
    told = text.rfind(paper, floor, at - len(paper))
    if told < 0:
        return None
    start = max(floor, *(text.rfind(mark, floor, told) + 1 for mark in "。！？\n"))
    verb = _issues.search(text, start, told + len(paper) + _BEHIND)
    if verb is None:
        return None
    clause = max(start, text.rfind("，", start, verb.start()) + 1)
    beside = [m for m in reading.mentions if clause <= m.span.start < m.span.end <= verb.start() and m.type in _ISSUERS]
    if not beside:
        return references.organization(told, reach=_REACH)
    last = max(beside)
    return last if is_gap(text, last.span.end, verb.start()) else None

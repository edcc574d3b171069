"""Whose a paper is that speaks without a name beside it: the firm that published it a sentence or two before."""

from __future__ import annotations

import re

from kg.extract.references import References
from kg.model import Mention, Reading

_issues = re.compile("发布|公布|发表|发出|出具|推出|披露|刊登|刊发|发文|印发|出炉|刊出")
_REACH = 2  # sentences back in which the paper came in
_FAR = 240  # characters back, likewise


def issuer(reading: Reading, references: References, paper: str, at: int) -> Mention | None:
    """Give who issued the paper that speaks at this offset (某集团发布声明。声明提到，……); nothing where none was told."""
    floor = max(0, at - _FAR)
    told = reading.text.rfind(paper, floor, at - len(paper))
    if told < 0:
        return None
    start = max(floor, max(reading.text.rfind(mark, floor, told) for mark in "。！？\n") + 1)
    if not _issues.search(reading.text, start, told + len(paper) + 8):
        return None
    return references.organization(told, reach=_REACH)

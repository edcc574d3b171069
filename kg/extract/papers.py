"""Whose a paper is that speaks without a name beside it: whoever published it a sentence or two before."""

from __future__ import annotations

import re

from kg.extract.gaps import is_gap
from kg.extract.references import References
from kg.model import Mention, Reading

_issues = re.compile(
    "发布|公布|发表|发出|发(?=声明|公告|通报|公开信|内部信)|出具|推出|披露|刊登|刊发|发文|印发|出炉|刊出"
)
_figures = re.compile("数据|统计|信息|调查|研究|榜单|微博|文件")  # what is told of again and again, and of many
_VERBS = ("通报", "公告", "通告")
"""Papers by whose names it is told that somebody publishes them (某局7日通报，……)."""
_ISSUERS = ("Person", "Company", "Organization")
_REACH = 2  # sentences back in which a firm is named that published it
_FAR = 2500  # characters back in which it was published
_SENTENCE = 200  # characters of the sentence that tells of it
_OPENING = 4  # characters of a paragraph before its first clause
_AGAIN = 6  # times that it is named since
_BEHIND = 8  # characters behind a paper in which the word of publishing may stand (声明随后发布)


def issuer(reading: Reading, references: References, paper: str, at: int) -> Mention | None:
    """Give who issued the paper that speaks at this offset (某集团发布声明。声明提到，……); nothing where none was told."""
    if paper.startswith("》") or _figures.match(paper):
        return None
    text, told = reading.text, at
    for _ in range(_AGAIN):
        told = text.rfind(paper, max(0, at - _FAR), told - len(paper))
        if told < 0:
            return None
        floor = max(0, told - _SENTENCE)
        start = max(floor, *(text.rfind(mark, floor, told) + 1 for mark in "。！？\n"))
        verb = _issues.search(text, start, told + len(paper) + _BEHIND)
        if verb is not None or paper in _VERBS:
            return _beside(reading, references, start, verb.start() if verb else told, told)
    return None


def headed(reading: Reading, references: References, at: int) -> Mention | None:
    """Give the firm that the text is about, where a clause with a paper opens a paragraph (另一则公告称，公司……)."""
    start = max(reading.text.rfind("\n", 0, at), 0)
    return references.topic if start > 0 and at - start <= _OPENING else None


def _beside(reading: Reading, references: References, start: int, verb: int, told: int) -> Mention | None:
    clause = max(start, reading.text.rfind("，", start, verb) + 1)
    named = [m for m in reading.mentions if clause <= m.span.start < m.span.end <= verb and m.type in _ISSUERS]
    if not named:
        return references.organization(told, reach=_REACH)
    return next((m for m in sorted(named, reverse=True) if is_gap(reading.text, m.span.end, verb)), None)

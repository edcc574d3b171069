"""Whose a paper is that speaks without a name beside it: whoever published it a sentence or two before."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.claims.cues import Cues
from kg.extract.claims.described import POINTING
from kg.extract.claims.gaps import is_gap
from kg.extract.claims.strangers import STRANGE
from kg.extract.context.references import References
from kg.extract.wording.marks import BRACKETED, QUOTED
from kg.model import Mention, Reading, Span

_issues = re.compile(
    "发布|公布|发表|发出|发(?=声明|公告|通报|公开信|内部信)|出具|推出|披露|刊登|刊发|发文|印发|出炉|刊出|作出|下发|下达"
)
_figures = re.compile(
    "数据|统计|信息|调查|研究|榜单|微博|文件|资料|数字|材料|监测|检测|测算|调研|网站|预测|评估"
)  # what is told of again and again, and of many
_time = re.compile(r"(?:截[至止]|在|到)?[^，。；的]{0,12}(?:[年月日末底初]|季度?|期间|[上下]半年|内)")
_NOTICES = ("公告", "招股书", "招股说明书", "转让说明书")
"""Papers of firms that tell of others as often as of whoever issued them."""
_dated = re.compile("披露(?:之?日|前|后)|日")
"""Behind a paper that only tells when something was (截至本公告披露日)."""
_VERBS = ("通报", "公告", "通告")
"""Papers by whose names it is told that somebody publishes them (某局7日通报，……)."""
_told_from = re.compile(
    r"[另又而但不过]*(?:根?据|依据|按照?)(?:[此目]前|最新|上述|前述|该|公司|官方|[昨今当]日|这[份则]|[\d去今上下半第一二三四年季度月日])*"
)
_goes_on = re.compile("还|也|同时|并")
_points = re.compile("该|这[份组项篇]|上述")
_same = re.compile("(?:[但而]|不过|同时|此外|另外|并且|，)*(?:在|从)?(?:(?:该|此|这|上述|前述)[封份篇项组则条]?)?")
"""Before the word for a paper that was told of before, where 另一份报告 and 政府工作报告 are others."""
_POINTING = ("其中", "该文", "此文")
"""What points at the paper of which the sentence before tells."""
_OTHERS = ("其他", "其它", "其余")
_ISSUERS = ("Person", "Company", "Organization")
_REACH = 2  # sentences back in which a firm is named that published it
_FAR = 2500  # characters back in which it was published
_SENTENCE = 200  # characters of the sentence that tells of it
_OPENING = 4  # characters of a paragraph before its first clause
_AGAIN = 6  # times that it is named since
_BEHIND = 8  # characters behind a paper in which the word of publishing may stand (声明随后发布)


class Papers:
    """Finds whose the papers of one reading are."""

    def __init__(self, reading: Reading, hidden: str, references: References, cues: Cues) -> None:
        self._reading = reading
        self._text = hidden
        self._references = references
        self._cues = cues
        self._companies = sorted(m for m in reading.mentions if m.type == "Company" and m.span.start < len(hidden))

    def giver(self, paper: str, start: int, end: int) -> Mention | None:
        """Give whose a paper is that speaks in a clause that names no firm."""
        word = self._cues.firms.search(self._text, start, end)
        pointed = word and POINTING.search(self._text[start : word.start()])
        if word and pointed:
            return self._references.description(Span(start + pointed.start(), word.end()))
        if paper in _POINTING:
            return _just_issued(self._reading, self._references, start)
        if paper in self._cues.firm_papers and _told_from.fullmatch(self._text, start, end - len(paper)):  # 据公告，……
            own = issuer(self._reading, self._references, paper, end) or self._references.topic
            return own or self._alone_before(start) or self._told_of(end)
        if paper in self._cues.firm_papers:
            about, told = headed(self._reading, self._references, start), self._told_of(end)
            if paper in _NOTICES:
                notice = issuer(self._reading, self._references, paper, end, named=True)
                return notice or about or told or self._references.company(end)
            return told or about or self._references.company(end)
        if self._text.startswith("其", start) and not self._text.startswith(_OTHERS, start):
            return self._references.person(start) or self._references.organization(start)
        return issuer(self._reading, self._references, paper, end)

    def _alone_before(self, at: int) -> Mention | None:
        """Give the one firm that the sentences right before name, if it is one."""
        lo, hi = (bisect_left(self._companies, place, key=lambda m: m.span.start) for place in (at - _SENTENCE, at))
        near = {m.name: m for m in self._companies[lo:hi]}
        return next(iter(near.values())) if len(near) == 1 else None

    def _told_of(self, end: int) -> Mention | None:
        """Give the firm of which a paper tells first, at most a clause of time before (财报显示，去年，某某营收……)."""
        comma = self._text.find("，", end, end + STRANGE)
        for _ in range(2 if comma >= 0 else 0):
            stop = self._text.find("，", comma + 1, comma + 2 * STRANGE)
            if stop < 0 or any(mark in self._text[comma:stop] for mark in "。；\n"):
                return None
            lo, hi = (bisect_left(self._companies, at, key=lambda m: m.span.start) for at in (comma, stop))
            told = [m for m in self._companies[lo:hi] if self._text[m.span.start] not in (QUOTED, BRACKETED)]
            if told or not _time.fullmatch(self._text, comma + 1, stop):
                return told[0] if len(told) == 1 else None
            comma = stop
        return None


class Read:
    """Whose papers a text has told of, each under what it is called (内部信, 研报)."""

    def __init__(self) -> None:
        self._givers: dict[str, tuple[Mention, ...]] = {}
        self._last = ""

    def keep(self, paper: str, givers: tuple[Mention, ...]) -> None:
        """Remember who speaks in a paper."""
        self._last = _kind(paper)
        self._givers[self._last] = givers

    def again(self, paper: str, before_verb: str, last: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Give whose paper goes on (信中还提到，……).

        Figures, of which there are many, go on only where the words say so, and nobody but their giver spoke `last`.
        """
        kind = _kind(paper)
        if paper.startswith("》") or not _same.fullmatch(before_verb, 0, max(0, before_verb.rfind(kind))):
            return ()
        latest = (kept for kept in reversed(self._givers) if kept.endswith(kind))
        givers = self._givers.get(next(latest, ""), ())
        if not _figures.match(paper) or _points.search(before_verb):
            return givers
        goes_on = kind == self._last and _goes_on.search(before_verb) is not None
        return givers if goes_on and {m.name for m in last} == {m.name for m in givers} else ()


def _kind(paper: str) -> str:
    return paper.removeprefix("封").removesuffix("中").removesuffix("里")


def issuer(reading: Reading, references: References, paper: str, at: int, *, named: bool = False) -> Mention | None:
    """Give who issued the paper that speaks at this offset (某集团发布声明。声明提到，……); nothing where none was told.

    `named`: only one whose name stands beside, and no exchange, on which firms publish.
    """
    if paper.startswith("》") or _figures.match(paper):
        return None
    text, told = reading.text, at
    paper = paper.removesuffix("中").removesuffix("里")  # 信中
    for _ in range(_AGAIN):
        told = text.rfind(paper, max(0, at - _FAR), told - len(paper))
        if told < 0:
            return None
        floor = max(0, told - _SENTENCE)
        start = max(floor, *(text.rfind(mark, floor, told) + 1 for mark in "。！？\n"))
        verb = _issues.search(text, start, told + len(paper) + _BEHIND)
        if named:
            dated = _dated.match(text, told + len(paper))
            given = None if dated else _beside(reading, None, start, verb.start() if verb else told, told)
            if given is not None and not given.name.endswith("交所"):
                return given
        elif verb is not None or paper in _VERBS:
            return _beside(reading, references, start, verb.start() if verb else told, told)
    return None


def _just_issued(reading: Reading, references: References, at: int) -> Mention | None:
    """Give who published what the sentence before the one at this offset tells of (某局发布《某某报告》。其中显示，……)."""
    text = reading.text
    end = text.rfind("。", max(0, at - _OPENING), at)
    if end < 0 or "\n" in text[end:at]:
        return None
    floor = max(0, end - _SENTENCE)
    start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in "。！？\n"))
    title = text.find("《", start, end)
    verb = _issues.search(text, start, title if title > 0 else start)
    return _beside(reading, references, start, verb.start(), end) if verb else None


def headed(reading: Reading, references: References, at: int) -> Mention | None:
    """Give the firm that the text is about, where a clause with a paper opens a paragraph (另一则公告称，公司……)."""
    start = max(reading.text.rfind("\n", 0, at), 0)
    return references.topic if start > 0 and at - start <= _OPENING else None


def _beside(reading: Reading, references: References | None, start: int, verb: int, told: int) -> Mention | None:
    clause = max(start, reading.text.rfind("，", start, verb) + 1)
    named = [m for m in reading.mentions if clause <= m.span.start < m.span.end <= verb and m.type in _ISSUERS]
    if not named:
        return references.organization(told, reach=_REACH) if references else None
    text = reading.text
    behind = ((m, m.span.end + text.startswith("”", m.span.end)) for m in sorted(named, reverse=True))
    return next((m for m, end in behind if is_gap(text, end, verb)), None)

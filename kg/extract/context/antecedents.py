"""Which firm 公司 means: that of whoever speaks, else the subject that is nearest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import pairwise

from kg.extract.context.founded import presented
from kg.extract.context.investors import advises, looks_on, only_gives
from kg.extract.context.protagonist import only_tells, opens_clause, was_once
from kg.extract.context.references import LEGAL, References
from kg.extract.context.writer import defined
from kg.model import Mention, Reading

_ANNOUNCES = re.compile(
    r"(?:今日|昨日|同日|随后|则|也|日前|近日|(?:\d{1,2}月)?\d{1,2}日|发布|发出)*+(?:宣布|公告称?|披露|公布)"
)
_BESIDE_WORD = re.compile(r"(?:[在从自与同跟比较像如被]|超过|对标|包括|(?:采用|使用|选用|搭载|配备)(?:了|的是)?)$")
"""Before a firm that a paragraph names but is not about: 与某某相比, 采用了某某的芯片."""
_PARTED = re.compile(r"[，。；：！？,“\n]|[称说]$")
"""Between a firm and 公司, which are two in one clause: 甲成为公司的子公司."""
_VIEWS = re.compile(r"[^，。；！？]{0,6}(?:认为|指出|预计|预测|估计|判断)[，：:][^。；！？]{0,30}$")
_OF = re.compile(r"的?[^，。；！？、的与和]{0,6}(?:供应商|对手|股东|母公司|客户|伙伴)")
"""Between a firm and that which the phrase names by it."""
_ARM = re.compile("(?:子公司|孙公司|附属公司)$")
"""Before a firm by which another acts: 甲子公司乙获批 is about 甲."""
_OF_A_LISTED_FIRM = re.compile(
    "公司(?:(?:前任?|原|现任|时任)?(?:董事会秘书|董秘|证券事务代表|独立非?执?行?董事)|证券(?:事务)?部"
    "|(?:的|新|第[一二三四五]大|最大|单一)*(?:控股股东|大股东|实际控制人|实控人)|股东大会|总股本|总市值|股价)"
)
_FIRST_WORDS = 16  # characters of a paragraph before 公司, which then is whom all are about
_ENDS = "。！？；\n"
_CLAUSE_ENDS = re.compile("[，。；：！？\n]")
_BY = re.compile("[被由与和同跟向对从获遭归给]$")
_BECOMES = re.compile("成为了?$")


class Antecedents:
    """Finds the firm of a text to which 公司 points back."""

    def __init__(self, reading: Reading, references: References, employers: Mapping[str, Mention]) -> None:
        self._text = reading.text
        self._references = references
        self._main = references.topic
        self._defined = defined(reading)
        self._mentions = sorted(m for m in reading.mentions if m.type != "Title")
        self._starts = [m.span.start for m in self._mentions]
        self._posts = {m.span.end: m.span.start for m in reading.mentions if m.type == "Title"}
        self._titles = {m.span.start: m.span.of(self._text) for m in reading.mentions if m.type == "Title"}
        self._ends = {m.span.end: m for m in self._mentions}
        self._employers = employers
        self._quotes = sorted(
            (q for q in reading.quotes if q.speaker is not None), key=lambda q: (q.content.start, -q.content.end)
        )

    def firm(self, at: int) -> Mention | None:
        """Give what 公司 means, which is not who does something to it in its own clause (公司被甲收购, 甲成为公司股东)."""
        meant = self._told_of(at)
        if meant is None or not (self._acts_on(meant, at) or self._becomes(meant, at)):
            return meant
        begin = self._text.rfind("\n", 0, at) + 1
        others = [m for m in self._between(begin, at) if m.type == "Company" and m.name != meant.name]
        near = next((m for m in reversed(others) if self._may_be_meant(m)), None)
        main = self._main if self._main is not None and self._main.name != meant.name else None
        return main or near

    def _acts_on(self, firm: Mention, at: int) -> bool:
        """Say whether a firm is named behind a word at `at` as who acts on it or with it."""
        end = _CLAUSE_ENDS.search(self._text, at)
        behind = self._between(at, end.start() if end else len(self._text))
        return any(
            m.name == firm.name and _BY.search(self._text, max(0, m.span.start - 2), m.span.start) for m in behind
        )

    def _becomes(self, firm: Mention, at: int) -> bool:
        """Say whether a firm is who becomes something of the one at `at`."""
        if not _BECOMES.search(self._text, max(0, at - 3), at):
            return False
        clause = max(self._text.rfind(mark, 0, at) for mark in ("，", *_ENDS)) + 1
        acting = self._between(clause, at) or self._between(self._sentence(at), at)
        return any(m.name == firm.name for m in acting)

    def _told_of(self, at: int) -> Mention | None:
        """Give who announces, whose speaker it is, the subject, the company that opens the paragraph."""
        telling = self._announcing(at) or self._speaking(at) or self._called_so(at) or self._headed_by(at)
        if telling is not None:
            return telling
        begin = self._text.rfind("\n", 0, at) + 1
        inside = self._between(begin, at)
        first = next(iter(inside), None)
        if first and first.type == "Company" and begin == first.span.start and self._text[first.span.end] in "：:":
            return first  # an entry of a list of news
        if self._main is not None and _OF_A_LISTED_FIRM.match(self._text, at):
            return self._main  # whatever arm a paragraph tells of has none
        if self._text.startswith("公司", at) and (new := self._references.founded.before(begin, at)):
            told = [m for m in inside if self._main and m.name == self._main.name and m.span.start < new.span.start]
            if not any(opens_clause(self._text, m.span.start) and self._may_be_meant(m) for m in told):
                return new
        if self._text.startswith("集团", at) and (group := next(filter(self._is_group, reversed(inside)), None)):
            return group
        companies = [m for m in inside if m.type == "Company" and self._may_be_meant(m)]
        opening = self._employers.get(inside[0].name) if inside and inside[0].type == "Person" else None
        nearest = self._subject(companies, at)
        if self._main is None or (nearest is not None and nearest.name == self._main.name):
            opening = opening or nearest
        opening = opening or next(iter(companies), None)
        if self._text.startswith("公司", at) and self._main is not None:
            heading = next((m for m in companies if opens_clause(self._text, m.span.start)), None)
            opening = opening if opening is None or opening.name == self._main.name else heading or self._main
        if opening is None and not self._headed(begin, at):
            opening = self._gone_on_about(begin, at)
        if opening is None and self._main is not None and self._opens_with(begin, at):
            opening = self._main
        meant = opening or (self._references.main if self._headed(begin, at) else self._references.company(at))
        if meant is not None and opening is None and self._is_beside(meant):
            earlier = self._between(0, meant.span.start)
            meant = next((m for m in reversed(earlier) if m.type == "Company" and self._may_be_meant(m)), None)
        if meant is not None and (was_once(self._text, meant.span.start) or advises(self._text, meant)):
            return None
        if meant is None or not only_tells(self._text, meant.span):
            return meant
        return self._told_before(begin, meant)

    def _called_so(self, at: int) -> Mention | None:
        """Give the firm that the text says to call 公司."""
        return self._defined if self._text.startswith("公司", at) else None

    def _headed_by(self, at: int) -> Mention | None:
        """Give the firm whose head a sentence is about that goes on with 公司: 甲创始人某某曾任乙首席架构师，公司……."""
        start = self._sentence(at)
        first = self._between(start, at)[:2]
        own = self._own(first[1]) if len(first) == 2 and first[1].type == "Person" else None
        return own if own is not None and own == first[0] and own.span.start == start else None

    def _gone_on_about(self, begin: int, at: int) -> Mention | None:
        """Give the firm that the document is about, if a paragraph that names none before 公司 follows one on it."""
        main = self._main or self._references.likely
        if main is None or not self._text.startswith("公司", at):
            return None
        before = self._text.rfind("\n", 0, len(self._text[:begin].rstrip())) + 1
        return main if any(m.name == main.name for m in self._between(before, begin)) else None

    def _opens_with(self, begin: int, at: int) -> bool:
        """Say whether the first clauses of a paragraph, which name nobody, go on about 公司 (海外方面，公司与……)."""
        return (
            self._text.startswith("公司", at)
            and (at == begin or self._text[at - 1] in "，。；：")
            and at - begin < _FIRST_WORDS
            and not self._between(begin, at)
        )

    def _is_group(self, firm: Mention) -> bool:
        """Say whether a firm is called a group."""
        return firm.type == "Company" and any(
            LEGAL.sub("", name).endswith("集团") for name in (firm.name, firm.span.of(self._text))
        )

    def _told_before(self, begin: int, teller: Mention) -> Mention | None:
        """Give the firm of an earlier paragraph instead of one that only tells."""
        others = [m for m in self._mentions if m.span.start < begin and m.type == "Company" and m.name != teller.name]
        if not others:
            return teller if self._text.startswith("从", teller.span.start - 1) else None  # 记者从某某获悉，公司……
        paragraph = self._text.rfind("\n", 0, others[-1].span.start) + 1
        return next(m for m in others if m.span.start >= paragraph)

    def _between(self, start: int, end: int) -> list[Mention]:
        """List the names that begin in a stretch."""
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_beside(self, firm: Mention) -> bool:
        return _BESIDE_WORD.search(self._text, max(0, firm.span.start - 4), firm.span.start) is not None

    def _may_be_meant(self, firm: Mention) -> bool:
        start = firm.span.start
        if presented(self._text, firm):
            return True
        return not (
            self._listed(firm)
            or self._references.only_makes(firm)
            or only_tells(self._text, firm.span)
            or self._is_beside(firm)
            or self._references.only_explained(firm)
            or only_gives(self._text, firm)
            or was_once(self._text, start)
            or advises(self._text, firm)
            or looks_on(self._titles.get(firm.span.end, ""))
        )

    def _listed(self, firm: Mention) -> bool:
        """Say whether a firm is one of a list, none of which 公司 means: 客户有甲、乙."""
        return "、" in (
            self._text[firm.span.start - 1 : firm.span.start],
            self._text[firm.span.end : firm.span.end + 1],
        )

    def _announcing(self, at: int) -> Mention | None:
        """Give the company that tells the sentence in which 公司 stands: 某某宣布，董事会聘任某人为公司总裁."""
        sentence = self._sentence(at)
        told = [
            m for m in self._between(sentence, at) if m.type == "Company" and _ANNOUNCES.match(self._text, m.span.end)
        ]
        return told[-1] if told else None

    def _speaking(self, at: int) -> Mention | None:
        """Give the firm of whoever says what stands around `at`, unless he speaks of the firms of others."""
        around = [q for q in self._quotes if q.content.start <= at < q.content.end]
        if not around:
            return None
        inner = around[-1]
        speakers = {q.speaker.name: q.speaker for q in around if q.speaker and q.content == inner.content}
        if len(speakers) != 1:
            return None
        speaker = next(iter(speakers.values()))
        return self._own(speaker) or self._employers.get(speaker.name) if speaker.type == "Person" else None

    def _own(self, speaker: Mention) -> Mention | None:
        """Give the firm that stands with a post before the name of somebody (甲公司总裁某某)."""
        start = self._posts.get(speaker.span.start)
        firm = self._ends.get(start) if start is not None else None
        title = self._text[start : speaker.span.start] if start is not None else ""
        return firm if firm is not None and firm.type == "Company" and not looks_on(title) else None

    def _subject(self, companies: list[Mention], at: int) -> Mention | None:
        """Give the last company that began a clause before that of `at` in its sentence, else the first of the nearest sentence."""
        opening = [
            m
            for m in companies
            if (opens_clause(self._text, m.span.start) or presented(self._text, m))
            and _PARTED.search(self._text, m.span.end, at)
            and not _ARM.search(self._text, max(0, m.span.start - 6), m.span.start)
        ]
        opening = [m for m, after in pairwise((*opening, None)) if m and not (after and self._views(m, after))]
        if not opening:
            return None
        opening = [self._head(m, companies) for m in opening]
        sentence = self._sentence(opening[-1].span.start)
        if sentence == self._sentence(at):
            return opening[-1]
        return next(m for m in opening if m.span.start >= sentence)

    def _head(self, firm: Mention, companies: list[Mention]) -> Mention:
        """Give the firm that another only tells of (甲的对手乙 is 乙)."""
        following = companies[companies.index(firm) + 1 :][:1]
        return next((m for m in following if _OF.fullmatch(self._text, firm.span.end, m.span.start)), firm)

    def _views(self, firm: Mention, other: Mention) -> bool:
        """Say whether a firm only gives its view of the other (甲认为，乙……)."""
        return _VIEWS.match(self._text, firm.span.end, other.span.start) is not None

    def _sentence(self, at: int) -> int:
        """Give where the sentence of `at` begins."""
        return max(self._text.rfind(mark, 0, at) for mark in _ENDS) + 1

    def _headed(self, begin: int, at: int) -> bool:
        """Say whether a paragraph begins with a post of no named firm and its bearer: 董事长某某 is of the main firm."""
        first = next(iter(self._between(begin, at)), None)
        return first is not None and first.type == "Person" and self._posts.get(first.span.start) == begin

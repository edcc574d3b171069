"""Which firms a text tells somebody to have founded or joined last: what follows is told of them, not of where he was before."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.context.protagonist import is_left, only_tells, opens_clause, was_once
from kg.model import Mention, Reading, Span

_FOUNDS = re.compile(
    "(?:创办|创立|创建|创设|成立|设立|组建|办起|办了|开办|开设|注册|做起|干起|加入|加盟|入职|执掌|接掌|接手|空降|跳槽到)(?:了|起来?|出)?"
    "(?:一[家个间]|自己的|属于自己的)?(?:(?:[^，。；：！？、“”\n的将已]{1,8}的)?[^，。；：！？、“”\n的由被与和]{0,12})?[“「『《]?$"
)
"""Before a firm that somebody founds or joins, and of what sort it is: 2018年创办了做储能的甲."""
_IS_FOUNDER = re.compile("(?:是|为|成为?了?|任|以|身份是)[“「『《]?$")
_FOUNDER = re.compile("[”」』》]?的?(?:联合|共同)?(?:创始人|创办人)(?![、兼和]?[\u4e00-\u9fff]{0,8}(?:之一)?的)")
_PRESENTED = re.compile(
    "[”」』》]?(?:（[^（）。]{1,24}）)?(?:(?:，|——)(?:这|它)?(?:就)?是?|是)一家[^。；！？，\n]{0,30}?(?:，[^。；！？，\n]{0,20}?)?"
    "(?:公司|企业|团队|工作室|厂商|品牌|平台|机构|[厂商店])(?=[，。；—”])"
)
"""Behind a firm that the text brings in by telling what it is: 来自甲，一家成立两年的创业公司。"""
_ENDS = "。！？；\n"
_BACK = 40  # characters back in which a firm is said to be founded
_IT = re.compile("它|该公司|公司|这家")
_HE = re.compile(
    "(?<!其)他(?![们人国乡日])|她(?!们)|他们|她们|(?<![自你您])我(?!们)|夫[妻妇]|[两三四几]人|[两三四几]位"
)
_OTHERWISE = re.compile("(?:没有|没|未|不|想|打算|计划|准备|曾经?|此前|之前|以前|先前|早前|早年)[^，。；！？]{0,6}$")
"""Before what somebody did not do, or did before he founded what the text is about."""


def presented(text: str, firm: Mention) -> bool:
    """Say whether a text brings in a firm by what it is, and so goes on about it (来自甲，一家做储能的公司)."""
    return _PRESENTED.match(text, firm.span.end) is not None


class Founded:
    """Finds the firm whose founding a text told last."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._places = [m for m in sorted(reading.mentions) if m.type in ("Company", "Organization")]
        self._starts = [m.span.start for m in self._places]
        self._people = [m.span.start for m in sorted(reading.mentions) if m.type == "Person"]
        self._founded = [m for m in self._places if m.type == "Company" and self._is_founded(m)]
        self._founded_starts = [m.span.start for m in self._founded]

    @property
    def spans(self) -> frozenset[Span]:
        """Where firms are named that somebody is told to found there."""
        return frozenset(m.span for m in self._founded)

    def before(self, begin: int, at: int) -> Mention | None:
        """Give the firm founded last in a stretch, unless another has begun a sentence since then."""
        hi = bisect_left(self._founded_starts, at)
        last = self._founded[hi - 1] if hi else None
        if last is None or last.span.start < begin:
            return None
        return None if any(self._takes_over(m, last, at) for m in self._between(last.span.end, at)) else last

    def _takes_over(self, firm: Mention, founded: Mention, at: int) -> bool:
        """Say whether a sentence behind is about another firm, and does not come back to the one founded."""
        if firm.name == founded.name or only_tells(self._text, firm.span) or not self._heads(firm):
            return False
        stops = [i for mark in _ENDS if (i := self._text.find(mark, firm.span.end, at)) >= 0]
        return _IT.search(self._text, firm.span.end, min(stops, default=at)) is None

    def _heads(self, firm: Mention) -> bool:
        """Say whether a sentence begins with a firm."""
        begin = self._sentence(firm.span.start)
        return "，" not in self._text[begin : firm.span.start] and opens_clause(self._text, firm.span.start)

    def _is_founded(self, firm: Mention) -> bool:
        """Say whether a person founds a firm: no other firm begins the clause that tells of it."""
        text, start = self._text, firm.span.start
        if _IS_FOUNDER.search(text, max(0, start - 6), start) and _FOUNDER.match(text, firm.span.end):
            return not was_once(text, start)
        verb = _FOUNDS.search(text, max(0, start - _BACK), start)
        if verb is None or _OTHERWISE.search(text, max(0, verb.start() - 10), verb.start()):
            return False
        begin = self._sentence(verb.start())
        somebody = self._somebody(begin, verb.start())
        told = self._between(begin, verb.start())
        if any(m.span.start > somebody and self._acts(m) for m in told):
            return False
        if somebody >= 0 or any(is_left(text, m.span) for m in told):
            return True
        before = self._sentence(max(0, begin - 1))
        return (
            not told and self._somebody(before, begin) >= 0 and not any(map(self._acts, self._between(before, begin)))
        )

    def _acts(self, firm: Mention) -> bool:
        """Say whether a clause is about a firm, where nobody only was once."""
        start = firm.span.start
        return (
            opens_clause(self._text, start) and not was_once(self._text, start) and not is_left(self._text, firm.span)
        )

    def _somebody(self, begin: int, end: int) -> int:
        """Give where the last person of a stretch is named, or meant by 他; -1 if there is none."""
        last = bisect_left(self._people, end) - 1
        named = self._people[last] if last >= 0 and self._people[last] >= begin else -1
        return max(named, *(m.start() for m in _HE.finditer(self._text, begin, end)), -1)

    def _between(self, begin: int, end: int) -> list[Mention]:
        return self._places[bisect_left(self._starts, begin) : bisect_left(self._starts, end)]

    def _sentence(self, at: int) -> int:
        """Give where the sentence of `at` begins."""
        return max(self._text.rfind(mark, 0, at) for mark in _ENDS) + 1

"""Which medium speaks: one that cites somebody, and one whose report is told of again without its name."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.claims.gaps import is_gap
from kg.model import Mention, Reading, Span

_cites = re.compile("(?:援引|引述|转引)")
_report = re.compile("(?:但|不过|而|同时)*(?:该|这篇|这份|上述|前述)?报道(?:中|里)?")
"""What stands for the medium that reported before."""
_anybody = re.compile("(?:媒体|外媒|港媒|台媒|消息|多家|有|相关|公开|新闻)的?$")
"""Before a report that is nobody's in particular."""
_only_asks = re.compile("(?:的)?(?:首席|财经|特约)?(?:记者|采访|专访)")
"""Behind a paper to which somebody speaks."""
_FAR = 3000  # characters back in which a medium was named with its report
_BEFORE = 30  # characters between a medium and the word for its report


def cited(text: str, start: int, end: int) -> int:
    """Give where who speaks before a verb at `end` begins to cite somebody, or the verb itself (某报援引知情人士称)."""
    cites = _cites.search(text, start + 1, end)
    return cites.start() if cites else end


def is_paper(hidden: str, span: Span) -> bool:
    """Say whether a name fills the brackets of a title, as that of a newspaper does."""
    return hidden[span.start - 1] == "《" and hidden.startswith("》", span.end)


class Media:
    """Finds the medium whose report the words 报道称 go on with."""

    def __init__(self, reading: Reading, hidden: str) -> None:
        self._text = hidden
        self._media = sorted(
            (m for m in reading.mentions if m.type in ("Company", "Organization")), key=lambda m: m.span.end
        )
        self._ends = [m.span.end for m in self._media]

    def reporting(self, start: int, end: int) -> tuple[Span, Mention | None]:
        """Give what stands for a report that goes on before a verb at `end`, and the medium that was last named with one."""
        report = _report.match(self._text, start, end)
        if report is None or not is_gap(self._text, report.end(), end, phrases=False):
            return Span(start, end), None
        floor, told = max(0, start - _FAR), start
        while (told := self._text.rfind("报道", floor, told)) >= 0:
            medium = self._medium(told)
            if medium is not None or _anybody.search(self._text, max(0, told - 4), told):
                return Span(*report.span()), self._paper(told, start) or medium
        return Span(start, end), None

    def _paper(self, after: int, before: int) -> Mention | None:
        """Give the paper that is named last between two places as one that writes (《某报》用……形容)."""
        papers = (
            m
            for m in reversed(self._media)
            if after < m.span.start < before
            and is_paper(self._text, m.span)
            and not _only_asks.match(self._text, m.span.end + 1)
        )
        return next(papers, None)

    def _medium(self, told: int) -> Mention | None:
        """Give the medium that reports here."""
        lo, hi = bisect_left(self._ends, told - _BEFORE), bisect_left(self._ends, told + 1)
        for medium in reversed(self._media[lo:hi]):
            start = medium.span.end + self._text.startswith("》", medium.span.end)
            end = cited(self._text, start - 1, told)
            end -= medium.type == "Organization" and self._text.startswith("的", end - 1)
            if start <= end and is_gap(self._text, start, end):
                return medium
        return None

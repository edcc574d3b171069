"""Which stretches of a document are unrelated news of their own: the items of digests, briefings and newsletters.

What marks where items begin (numbers, 【heads】, bullets, headlines alone on a line, datelines, plain paragraphs) also
marks the parts of one article, so names decide: items open with firms of their own and hardly name what their
neighbours name, while the parts of an article go on about the same few.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.extract.context.protagonist import only_tells
from kg.extract.context.writer import is_notice
from kg.model import Mention, Reading, Span

_MARK = re.compile(
    r"(?P<bullet>(?:[•·●○▲△▶►▷◆◇■□★☆※▪◾➤▌│|]\ufe0f?|[\-*—–>] |#{1,4} )[ \u3000]*)?"
    r"(?:(?P<number>(?:(?:NO\.?|No\.?|#)? ?\d{1,3}(?:[、:：丨｜|/)）]|[.．](?!\d)| (?=[^\s\d年月日.%]))|[(（]\d{1,2}[)）]|[①-⑳])"
    r"|(?P<chapter>[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]))[ \u3000]*)?"
    r"(?P<head>【(?=[^】\n]{2,70}】))?"
)
"""What may stand before the first word of an item."""
_SERIES = ("head", "number", "chapter", "bullet")  # whichever of them there are, the first tells the kind
_DIGEST = re.compile(
    "早报|晚报|午报|周报|月报|早参|晚参|早知道|早读|晨读|晨报|要闻|快讯|快报|简报|简讯|速览|速递|速读|日报(?:[丨｜|]| ?\\d)|点1氪|氪星"
    "|[一本上]周[^，。；]{0,8}(?:热点|要闻|动态|大事|融资|资本|新闻|回顾|盘点|速览)|每日|今日[^，。；]{0,4}(?:热点|头条|要闻|看点)|热点汇总|新闻汇总|公告(?:汇总|精选|速递)"
    "|一周[ \u3000]*[（(：:丨｜|]|新闻联播|资讯|周刊|[Dd]igest|[Nn]ewsletter|[Rr]oundup|[Bb]riefing"
)
_NEWS = re.compile(
    r"\d{1,2} ?月 ?\d{1,2} ?日|近日|日前|[昨今][日天晚]|[本上]周|周[一二三四五六日]|当地时间|北京时间|获悉|消息|报道|宣布|公告|发布|推出|完成|披露|透露|据"
)
"""How news begin: when, by whom they are known, or what was done."""
_DATELINE = re.compile(
    r"(?:[^，。；：\n]{0,14}(?:\d{1,2} ?月 ?\d{1,2} ?日|获悉|[讯电]|消息|报道)|近日|日前|[昨今][日天]|当地时间|北京时间|据)"
)
_COLLECTIVE = re.compile(
    r"(?:其[他它余]|更多|本周|今日|每日|[一1]句话|[^，。；：\s]{0,4})(?:快讯|简讯|短讯|快报|简报|速览|速递|速读|消息|新闻|要闻|资讯|动态|看点)[:：】]?"
)
"""The head of an item that is several: 快讯, 其他要闻."""
_BETWEEN = re.compile("[丨｜|；;]")
_CAPTION = re.compile("[（(]|图")
_GOES_ON = re.compile(
    "此外|此前|同时|与此同时|不过|但|而|也|还|另外|另一|对此|其中|随后|当然|因此|所以|事实上|值得|除了|第[一二三四五六七八九十]"
)
"""How paragraphs of one text begin."""
_STOPS = "。；，、;,…"
_BEGIN = 20  # characters of a title in which it says that more than one thing follows, or at its end
_HEADLINE = 60  # characters of a headline at most
_PROSE = 36  # characters of a paragraph at least
_LABEL = 12  # characters of a line that only names a section
_SOURCE = 14  # characters of a source in brackets at the end
_START = 90  # characters of an item in which it tells that it is news
_PLAIN = ("dateline", "line")  # what no mark sets off
_MOST = 0.7  # of a document that its items make up, and of its paragraphs that begin with a dateline
_LEAST = 3
_NAMED = ("Company", "Organization", "Person", "Model", "Product")


class _Series(NamedTuple):
    """How strict one asks of a kind of marks: the least number of items, and what is tolerated of the names in them."""

    least: int
    kindred: float  # share of neighbours that name the same
    opened: float  # share of items that must open with a name of their own
    news: float  # share of items that must begin as news do
    length: int  # characters of the middle item, at most
    lines: float  # paragraphs of an item on the average, at most
    spread: float = 0.5  # of the items, in which one firm is named, at most

    def eased(self) -> _Series:
        """Give what is asked where the title says that the document is a digest."""
        return self._replace(
            kindred=self.kindred + 0.15,
            opened=self.opened * 0.75,
            news=self.news * 0.5,
            lines=self.lines * 1.5,
            spread=0.7,
        )


_ASKED = {
    "head": _Series(3, 0.5, 0.5, 0.5, 900, 5),
    "number": _Series(3, 0.4, 0.6, 0.6, 700, 6),
    "chapter": _Series(3, 0.34, 0.7, 0.7, 600, 6),
    "bullet": _Series(3, 0.4, 0.6, 0.6, 600, 4),
    "headline": _Series(4, 0.2, 0.8, 0.8, 450, 4),
    "dateline": _Series(3, 0.2, 0.7, 0.8, 500, 3),
    "line": _Series(5, 0.2, 0.7, 0.7, 400, 2),
}


class Items:
    """Finds the items of one reading, with its names known."""

    def __init__(self, reading: Reading) -> None:
        self._is_notice = is_notice(reading)
        self._text = reading.text
        self._lines = reading.paragraphs
        self._mentions = sorted(m for m in reading.mentions if m.type in _NAMED)
        self._starts = [m.span.start for m in self._mentions]

    def spans(self) -> list[Span]:
        """List the items in order, with what stands before the first; nothing where the document is one text."""
        if self._is_notice or len(self._lines) < _LEAST or len({m.name for m in self._mentions}) < _LEAST:
            return []
        told = self._digest()
        for kind, first in self._series():
            asked = _ASKED[kind]
            if kind in _PLAIN and not (told or kind == "dateline"):
                continue
            if told and kind not in _PLAIN:
                asked = asked.eased()
            if self._covers(first, asked) and self._unrelated(first, kind, asked):
                return self._cut(first)
        return []

    def _covers(self, first: Sequence[int], asked: _Series) -> bool:
        """Say whether a document is made of items that begin at these paragraphs, rather than holding a short list."""
        if len(first) < asked.least or len(self._lines) - first[0] > asked.lines * len(first):
            return False
        begin, end = self._lines[0].end, self._lines[-1].end
        return end - self._lines[first[0]].start >= _MOST * (end - begin)

    def _digest(self) -> bool:
        """Say whether the title of the document calls it a digest."""
        title = self._lines[0].of(self._text)
        return any(_DIGEST.search(end) for end in (title[:_BEGIN], title[-_LABEL:]))

    def _series(self) -> list[tuple[str, list[int]]]:
        """List for each kind of marks the paragraphs that bear it, the strongest kinds first."""
        by_kind: dict[tuple[str, str], list[int]] = {}
        for number, line in enumerate(self._lines):
            found = _MARK.match(self._text, line.start, line.end)
            kind = next((k for k in _SERIES if found and found[k]), None)
            if kind and found and not _CAPTION.match(self._text, found.end()):
                by_kind.setdefault((kind, found[kind].strip() if kind == "bullet" else ""), []).append(number)
        marked = [(kind, first) for (kind, _), first in by_kind.items() if len(first) >= _ASKED[kind].least]
        marked.sort(key=lambda one: (_SERIES.index(one[0]), -len(one[1])))
        prose = [n for n in range(1, len(self._lines)) if self._is_prose(n)]
        dated = [n for n in prose if _DATELINE.match(self._text, self._lines[n].start)]
        return [
            *marked,
            ("headline", [n for n in range(1, len(self._lines)) if self._is_headline(n)]),
            ("dateline", dated if len(dated) >= _MOST * len(prose) else []),
            ("line", prose),
        ]

    def _is_headline(self, number: int) -> bool:
        """Say whether a paragraph is a short line without a stop, with prose behind it."""
        line = self._lines[number]
        return (
            _LABEL // 3 < line.end - line.start <= _HEADLINE
            and self._text[line.end - 1] not in _STOPS + "：:）)"
            and "。" not in line.of(self._text)
            and number + 1 < len(self._lines)
            and self._is_prose(number + 1)
        )

    def _is_prose(self, number: int) -> bool:
        line = self._lines[number]
        return line.end - line.start > _PROSE and "。" in line.of(self._text)

    def _piece(self, first: int, behind: int) -> Span:
        return Span(self._lines[first].start, self._lines[behind - 1].end)

    def _unrelated(self, first: Sequence[int], kind: str, asked: _Series) -> bool:
        """Say whether the pieces that begin at these paragraphs are news of their own rather than parts of one text."""
        pieces = [self._piece(*ends) for ends in pairwise((*first, len(self._lines)))]
        if kind in _PLAIN and any(_GOES_ON.match(self._text, p.start) for p in pieces):
            return False
        if median(p.end - p.start for p in pieces) > asked.length:
            return False
        news = sum(_NEWS.search(self._text, p.start, min(p.end, p.start + _START)) is not None for p in pieces)
        if news < asked.news * len(pieces):
            return False
        named = [self._named(p) for p in pieces]
        opened = Counter(names[0].name for names in named if names)
        if len(opened) < asked.opened * len(pieces):
            return False
        spread = Counter(name for names in named for name in {m.name for m in names if m.type != "Organization"})
        if spread and max(spread.values()) > max(2, asked.spread * len(pieces)):
            return False  # one firm all through
        sets = [{m.name for m in names} for names in named]
        alike = sum(not one.isdisjoint(other) for one, other in pairwise(sets))
        return alike <= asked.kindred * (len(sets) - 1)

    def _named(self, piece: Span) -> list[Mention]:
        """List what a piece names, without who only tells it."""
        lo, hi = bisect_left(self._starts, piece.start), bisect_left(self._starts, piece.end)
        return [
            m
            for m in self._mentions[lo:hi]
            if not only_tells(self._text, m.span)
            and not (self._text[m.span.start - 1] in "（(" and m.span.end > piece.end - _SOURCE)
        ]

    def _cut(self, first: Sequence[int]) -> list[Span]:
        """Cut the document at these paragraphs, at what heads a section, and at each line of an item that is several."""
        begins = {0, *first, *([1] if first[0] else ())}
        if not any(self._is_prose(n) for n in range(1, first[0])):
            begins |= set(range(first[0]))
        begins |= {n for n in range(1, len(self._lines)) if n + 1 in begins and self._is_label(n)}
        for start, end in pairwise((*first, len(self._lines))):
            head = _MARK.match(self._text, self._lines[start].start)
            at = head.end() if head else self._lines[start].start
            if _COLLECTIVE.fullmatch(self._text, at, self._lines[start].end):
                begins |= set(range(start + 1, end))
        parted = sum(self._parted(n) for n in first[1:])
        whole = not any(self._parted(n) for n in range(first[0], first[-1]) if n not in begins)
        if parted > len(first) / 2 and whole:
            outside = next((n for n in range(first[-1] + 1, len(self._lines)) if self._parted(n)), len(self._lines))
            begins |= set(range(outside, len(self._lines)))
        found = [self._bare(self._piece(*ends)) for ends in pairwise((*sorted(begins), len(self._lines)))]
        return [*self._headlines(found[0]), *found[1:]] if first[0] else found

    def _headlines(self, title: Span) -> list[Span]:
        """Cut the title of a digest, which is several: 早报丨甲上市；乙换帅."""
        ends = [m.start() for m in _BETWEEN.finditer(self._text, *title)] if title.end < self._lines[1].start else []
        return [
            Span(a, b)
            for a, b in pairwise((title.start, *(at for e in ends for at in (e, e + 1)), title.end))
            if b > a + 1
        ]

    def _is_label(self, number: int) -> bool:
        line = self._lines[number]
        return line.end - line.start <= _LABEL and self._text[line.end - 1] not in _STOPS

    def _parted(self, number: int) -> bool:
        """Say whether a blank line stands before a paragraph."""
        return self._text.count("\n", self._lines[number - 1].end, self._lines[number].start) > 1

    def _bare(self, piece: Span) -> Span:
        """Leave out what marks the beginning of an item."""
        found = _MARK.match(self._text, piece.start, piece.end)
        start = found.end() if found else piece.start
        return Span(start, piece.end) if start < piece.end else piece

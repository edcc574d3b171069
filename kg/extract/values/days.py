"""On which day something came out: dates before and behind a word of release, and of the event at which it did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.wording.dates import resolved
from kg.extract.wording.skeleton import Skeleton
from kg.model import Attribute

_FROM = re.compile(r"(?:(?P<since>自从?)|(?P<begins>从)|(?P<ends>[截止]?至|到)|为) ?$")
_LATELY = re.compile("近[年几期]")
"""Between a date and a word of release: it was no day."""
_SINCE = re.compile(r" ?年?(?:以来|至今|来的)")
_EVER_SINCE = re.compile("[^，。；]{0,24}?(?:以来|之?后|起)(?=[，。；]|$)")
"""Behind a word of release that 自 and a date open: it happened then (自2022年底甲发布以来)."""
_BEGAN = re.compile("[^，。；\ue003\ue004]{0,4}(?:起|开始|以来)")
"""Behind 从 and a date: something began then, and what came out did so at some later time."""
_SPAN = re.compile("[从自]")
_AT_ONCE = 4
"""Before 到 and a date, and how near behind it a word of release stands: 从2023年发布甲到2024年推出乙."""
_NOT_UNTIL = re.compile("才|方才?(?=[把将推发])")
"""Behind 到 and a date: then it was (到今年6月才放出), and not until then."""
_WHEN_ELSE = re.compile("[立办建生产成]于 ?$")
"""Before a date: it ends what is told before (成立于2021年，已经上线……)."""
_FEW_CLAUSES = 3  # that a date may govern
_HOUR = re.compile(
    "[份起春夏秋冬季第度初底末中上下旬半年当天日早晚午间凌晨傍深夜清零点时分整钟左右前后周一二三四五六\\d:： （）()]*"
)
"""Behind a date, before the comma: nothing happened then but what is told next."""
_OCCASION = re.compile(
    "^ ?(?:讯|电|消息)|召开|举行|举办|主办|宣布|官宣|发布|推出|大会|会上|展上|活动|亮相|公布|现场|揭牌|在[^，]{1,12}$"
)
"""Behind a date: what happened then is the occasion of what the next clause tells."""
DAY = len("2025-04-18")
"""Characters of a date that tells the day."""
_FIXED = re.compile("(?<![暂预原拟约假决否未不])定档?[于在为]? ?$")
"""Before a day to come: it is said for certain (定于2026年1月9日发售)."""
_SOLD_FROM = re.compile(
    r"(?:[早晚上下]?[午间]?\d{1,2}(?:点半?|时|:\d\d))?(?:正式|全国|全渠道|国内|全面|开启|首轮|起|全球|同步|就)*(?:开售|开卖|上市(?!公司)|发售|公测|首销|开放下载|上架|上线)"
)
"""Behind a day to come: whoever tells no more than that leaves no doubt (11月8日上市)."""
_TENTATIVE = re.compile("[暂预原拟约假决否未不]定[于在为]? ?$")
_VERB = 4  # characters of a word of release
_LATER = re.compile("[底末内]|下半年|[三四]季度|第[三四]季|[春夏秋冬]季|晚些")
"""With the year of publication: still to come."""
_ON = re.compile(" ?(?:于|的?(?:时间|日期)(?:为|是)) ?")
_LONGEST_DATE = 14
_AT_EVENT = re.compile(
    r"(?:在?(?:发布|大|年|峰|展|开幕|闭幕|开发者大|技术大|新品)?会(?:上|现场)|(?:活动|论坛|沙龙|仪式)(?:上|现场)|现场|当[天日晚]|同一?[日天时]|同场|同步|(?P<this>此次|本次))"
)
_SAME_DAY = re.compile("(?:同一?[日天]|当[天日]|同场|现场)(?:就|即|便|正式|一并|一起|一同|同步|宣布|也|还)*$")
"""Before a word of release: it came out on the day told before."""
_NEAR = 300
"""How far before it the day of an event is looked for, within the paragraph."""
_EACH_ITS_OWN = re.compile("分别|先后|相继")
_AND = re.compile("、|，?和|与|及|以及|，|份?和")
_THAT_YEAR = re.compile("[同当次翌]年")
_LONG_BEFORE = 600
"""How far before it the year is looked for to which 同年 points, or the day to which 同一天 does."""
_FULL = re.compile(r"(?<!\d)(20\d\d)(?: ?年 ?(\d{1,2}) ?月|[-/.](\d{1,2})[-/.]\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d) ?年")
_MONTHS, _DATES = 12, 2
"""Months of a year, and full dates of one year that a text must have: one alone may be that of anything."""
_SOON = 2  # years after it; what is told of later ones is expected


@dataclass(frozen=True, slots=True)
class Clock:
    """Against what the dates of a text count: its day of publication, else its latest date that tells year and month."""

    published: str | None
    around: str | None = None

    @classmethod
    def of(cls, text: str, published: str | None) -> Clock:
        """Set it for a text; full dates serve only where all are of one year, and no later one could be the present."""
        full = [] if published else [(int(m[1]), int(m[2] or m[3])) for m in _FULL.finditer(text)]
        full = [(y, m) for y, m in full if 1 <= m <= _MONTHS]
        year, month = max(full, default=(0, 0))
        single = (
            len(full) >= _DATES
            and len({y for y, _ in full}) == 1
            and not any(year < int(m[1]) <= year + _SOON for m in _YEAR.finditer(text))
        )
        return cls(published, f"{year}-{month:02d}" if single else None)

    def dates(self, text: str, start: int, end: int, earlier: str | None = None) -> Iterator[tuple[str, int, int]]:
        """Yield the dates told in a stretch, nearest to its end first."""
        return resolved(text, start, end, self.published, earlier, around=self.around)

    def to_come(self, date: str) -> bool:
        """Say whether a date lies after the day of publication."""
        return self.published is not None and date > self.published[: len(date)]


def day_before(bones: Skeleton, begin: int, end: int, clock: Clock) -> str | None:
    """Give the last date before a word of release that tells its day, as fine as told: no span of time, nothing else's day."""
    told, at, text = None, end, bones.text
    earlier = _told_last(bones, begin, end, clock)
    for date, start, stop in clock.dates(text, 0, end, earlier):  # 2022年6月，甲发布；10月，乙上市
        if start < begin:
            break
        if told is not None:
            return date if len(date) > len(told) and date.startswith(told) and stop + 1 == at else told
        until = _FROM.search(text, begin, start)
        if _SINCE.match(text, stop) or (
            until
            and not (until["since"] and (end - stop < 3 or text.startswith("起", stop) or _EVER_SINCE.match(text, end)))
            and not (until["begins"] and not _BEGAN.match(text, stop))
            and not (until["ends"] and _SPAN.search(text, begin, start) and end - stop < _AT_ONCE)
            and not _NOT_UNTIL.search(text, stop, end)
        ):
            continue
        if not _governs(text, begin, start, stop, end) or _LATELY.search(text, stop, end):
            continue
        sold = _SOLD_FROM.match(text, stop, end + _VERB) and not _TENTATIVE.search(text, begin, start)
        fixed = len(date) == DAY and (sold or _FIXED.search(text, begin, start))
        this_year = clock.published is not None and clock.published.startswith(date)
        if not fixed and (clock.to_come(date) or (this_year and _LATER.search(text, start, stop + 4))):
            return None
        told, at = date, start  # 9月21日，2023年的科技日上 tells the day
    return told


def days_in_order(text: str, begin: int, end: int, clock: Clock) -> tuple[list[str], int]:
    """List the dates that stand side by side before a word of release, one for each of several, and where they begin."""
    if not _EACH_ITS_OWN.search(text, begin, end):
        return [], end
    dates: list[tuple[str, int, int]] = []
    for date, start, stop in reversed(list(clock.dates(text, begin, end))):
        year = dates[-1][0][:4] if dates and re.match(r"\d", text[start]) and "年" not in text[start:stop] else date[:4]
        dates.append((year + date[4:], start, stop))
    row = len(dates) > 1 and all(_AND.fullmatch(text, one[2], other[1]) for one, other in pairwise(dates))
    to_come = any(clock.to_come(date) for date, *_ in dates)
    return ([date for date, *_ in dates], dates[0][1]) if row and not to_come else ([], end)


def _told_last(bones: Skeleton, begin: int, end: int, clock: Clock) -> str | None:
    """Give the date told last before a sentence that points to its year: 成立于2021年。同年9月推出甲."""
    if not _THAT_YEAR.search(bones.text, begin, end):
        return None
    here = bones.starts[0]
    dates = clock.dates(bones.source, max(0, here - _LONG_BEFORE), here)
    return next((date for date, *_ in dates), None)


def _governs(text: str, begin: int, start: int, stop: int, end: int) -> bool:
    """Say whether a date tells the day of what follows it: in its own clause, or where it or its event opens an earlier one."""
    comma = text.find("，", stop, end)
    if comma < 0:
        return True
    if text.count("，", stop, end) > _FEW_CLAUSES or _WHEN_ELSE.search(text, begin, start):
        return False
    return _HOUR.fullmatch(text, stop, comma) is not None or _OCCASION.search(text, stop, comma) is not None


def day_behind(text: str, begin: int, end: int, clock: Clock) -> tuple[str | None, int]:
    """Give the date that follows a word of release at once (上线于2022年8月), and where what tells the release ends."""
    if at := _ON.match(text, begin, end):
        for date, start, stop in clock.dates(text, begin, min(end, at.end() + _LONGEST_DATE)):
            if start == at.end():
                return date, stop
    return None, begin


def day_of_event(bones: Skeleton, begin: int, end: int, clock: Clock, latest: Attribute | None) -> str | None:
    """Give the date told shortly before of the event at which something comes out: 6月30日召开发布会。会上，……亮相.

    `latest` is the last day of a release told before, which stands for it where the paragraph tells none.
    """
    event = None if begin else _AT_EVENT.match(bones.text, begin, end)
    if event is None and not _SAME_DAY.search(bones.text, begin, end):
        return None
    here = bones.starts[begin]
    line = max(bones.source.rfind("\n", 0, here - 1) + 1, here - _NEAR)
    dates = clock.dates(bones.source, line, here)
    same = event is None
    told = next((date for date, *_ in dates if not clock.to_come(date) or (same and len(date) == DAY)), None)
    return told if told or (event and event["this"]) else day_as_before(bones, latest)


def day_as_before(bones: Skeleton, latest: Attribute | None) -> str | None:
    """Give the last day of a release told before, if that is not far."""
    near = latest is not None and 0 <= bones.starts[0] - latest.evidence.end < _LONG_BEFORE
    return latest.value if latest is not None and near else None

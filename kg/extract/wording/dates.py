"""Dates in running text, resolved against the day of publication: 3月12日, 去年10月, 今年6月, 本月初, 上周五.

A date never becomes finer than told; one that would need a guess is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_M = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_D = r"(?:\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART = r"(?:份|初|底|中旬|下旬|上旬|末)?"
_N = r"(?:\d{1,2}|[一二两三四五六七八九]|十[一二三四五六七八九]?)"
_DATE = re.compile(
    r"(?P<year>(?<![vV\d])(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2}|(?<![\d.])[12]\d(?=年\d{1,2}月))"
    rf"(?: ?年(?: ?的? ?(?P<m1>{_M}) ?月(?: ?(?P<d1>{_D}) ?[日号])?)?|[-/.](?P<m2>\d{{1,2}})[-/.](?P<d2>\d{{1,2}}))"
    rf"|(?P<near>今年|去年|大前年|前年|同年|当年|明年|本年)(?:年?初|年底|年末)?(?: ?(?P<m3>{_M}) ?月{_PART}(?: ?(?P<d3>{_D}) ?[日号])?)?"
    rf"|(?<![\d个])(?P<m4>{_M}) ?月(?: ?(?P<d4>{_D}) ?[日号]|{_PART}(?! ?\d))"
    rf"|(?P<month>本月|上个?月|下个?月|当月|(?<![\u4e00-\u9fff\d])月(?=[初底中末]))(?: ?(?P<d5>{_D}) ?[日号])?"
    r"|(?P<start>(?<![\u4e00-\u9fff\d])年[初中底末])"
    rf"|(?P<ago>{_N}) ?(?P<unit>天|个月|年)(?:之?前|以前)(?![景瞻途沿端后])"
    r"|[今昨前] ?[（(](?P<d7>\d{1,2})[）)] ?[日天晚]"
    r"|(?P<today>今日|今天|今早|今晚|昨日|昨天|昨晚|前天|前日|明日|明天)"
    r"|(?P<week>本周|这周|上周|(?<![\u4e00-\u9fff\d])周)(?P<weekday>[一二三四五六日天])(?![\u4e00-\u9fff]{0,1}刊)"
    r"|(?<!\d)(?P<d6>\d{1,2})(?: ?日|号)(?!报|线|楼|院|文)"
)
_YEARS_AGO = re.compile(" ?年之?前的$")
_STOP = re.compile("[。！？!?\n]")
_LITTLE, _HALF_A_YEAR = 2, 6
_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


def resolved(
    text: str, start: int, end: int, published: str | None, earlier: str | None = None, *, around: str | None = None
) -> Iterator[tuple[str, int, int]]:
    """Yield ISO dates (2024, 2024-08 or 2024-08-02) with where they stand in text[start:end], nearest to the end first.

    `published` is the ISO date against which relative dates count; without it they are left out.
    `earlier` is the date told last before, to which 同年 and 次年 point where the stretch tells none before them.
    `around` is the month round which those told without a year lie where the day of publication is not known.
    """
    found: list[tuple[str, int, int]] = []
    opens: tuple[int, int, int] | None = (
        None  # year, month and end of a date that opens a clause: later ones go on from it
    )
    for m in _DATE.finditer(text, start, end):
        iso, begin = _iso(m, published, around), m.start()
        before = found[-1][0] if found else earlier
        if m["m4"] and text.startswith(("次年", "翌年"), begin - 2):
            iso = _joined(int(before[:4]) + 1, m["m4"], m["d4"]) if before else None
        elif m["near"] in ("同年", "当年"):
            iso = _joined(int(before[:4]), m["m3"], m["d3"]) if before else None
        elif m["m4"] and found and text[found[-1][2] : begin] == "的" and _YEARS_AGO.search(text, found[-1][1], begin):
            year, begin, _ = found.pop()  # 两年前的3月14日
            iso = _joined(int(year[:4]), m["m4"], m["d4"])
        elif m["m4"] and opens and _opens(text, begin) and not _STOP.search(text, opens[2], begin):
            iso = _joined(opens[0], m["m4"], m["d4"]) if _count(m["m4"]) >= opens[1] else iso
        if iso:
            found.append((iso, begin, m.end()))
        if m["year"] or m["near"] or m["start"]:
            told = (m["m1"] or m["m2"] or m["m3"]) if _opens(text, begin) else None
            opens = (int(iso[:4]), _count(told), m.end()) if iso and told else None
    yield from reversed(found)


def _opens(text: str, at: int) -> bool:
    """Say whether a date opens its clause."""
    return at == 0 or text[at - 1] in "，。；：;\n"


def _iso(m: re.Match[str], published: str | None, around: str | None) -> str | None:
    if m["year"]:
        told = "".join(str(_DIGIT.get(c, c)) for c in m["year"])
        return _joined(int(told if len(told) == 4 else f"20{told}"), m["m1"] or m["m2"], m["d1"] or m["d2"])
    if not published:
        return _near(around, m["m4"], m["d4"]) if around and m["m4"] else None
    year, month = int(published[:4]), int(published[5:7]) if len(published) >= 7 else None
    if m["m4"]:
        past = month is not None and _count(m["m4"]) > month + _HALF_A_YEAR
        return _joined(year - 1 if past else year, m["m4"], m["d4"])
    return _of_year(m, year) or (_of_month(m, year, month, published) if month else None)


def _near(around: str, month: str, day: str | None) -> str | None:
    """Give the date that lies not long before the month `around`, or soon after it."""
    year, back = int(around[:4]), int(around[5:7]) - _count(month)
    if _LITTLE < back <= _HALF_A_YEAR:
        return None  # of that year or the next
    return _joined(year + (back > _HALF_A_YEAR), month, day)


def _of_year(m: re.Match[str], year: int) -> str | None:
    """Count from the year of publication: 去年10月, 年初, 两年前."""
    if m["near"]:
        shift = {"去年": -1, "前年": -2, "大前年": -3, "明年": 1}.get(m["near"], 0)
        return _joined(year + shift, m["m3"], m["d3"])
    if m["start"]:
        return _joined(year, None, None)
    return _joined(year - _count(m["ago"]), None, None) if m["ago"] and m["unit"] == "年" else None


def _of_month(m: re.Match[str], year: int, month: int, published: str) -> str | None:
    """Count from the month of publication: 上月底, 两个月前; or from its day, where that is known."""
    if m["month"] or m["unit"] == "个月":
        back = _count(m["ago"]) if m["ago"] else {"上": 1, "下": -1}.get(m["month"][0], 0)
        whole, rest = divmod(year * 12 + month - 1 - back, 12)
        return _joined(whole, str(rest + 1), m["d5"])
    if len(published) != len("2025-04-18"):
        return None
    if told := m["d6"] or m["d7"]:
        return _joined(year, str(month), told) if int(told) <= int(published[8:10]) else None
    return _relative(m, published) if m["today"] or m["week"] or m["unit"] == "天" else None


def _relative(m: re.Match[str], published: str) -> str | None:
    """Count from the day of publication: 昨日, 上周五, 三天前."""
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return None
    if m["ago"]:
        back = _count(m["ago"])
    elif m["today"]:
        return (day - timedelta(days={"今": 0, "昨": 1, "前": 2, "明": -1}[m["today"][0]])).isoformat()
    else:
        back = day.weekday() - "一二三四五六日".index(m["weekday"].replace("天", "日")) + 7 * (m["week"] == "上周")
    return (day - timedelta(days=back)).isoformat() if back >= 0 else None


def _count(told: str) -> int:
    """Read a number under a hundred in figures or characters: 12, 十二, 二十."""
    if told.isdigit():
        return int(told)
    tens, ten, ones = told.rpartition("十")
    return (_DIGIT[tens] if tens else 1) * 10 * bool(ten) + (_DIGIT[ones] if ones else 0)


def _joined(year: int, month: str | None, day: str | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    told = _count(month)
    if not 1 <= told <= 12:
        return None
    if day is None:
        return f"{year:04d}-{told:02d}"
    try:
        return date(year, told, _count(day)).isoformat()
    except ValueError:
        return None

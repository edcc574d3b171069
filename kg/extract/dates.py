"""Dates in running text, resolved against the day of publication: 3月12日, 去年10月, 今年6月, 本月初, 上周五.

A date never becomes finer than told; one that would need a guess is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:年(?:(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})[日号])?)?|[-/.](?P<m2>\d{1,2})[-/.](?P<d2>\d{1,2}))"
    r"|(?P<near>今年|去年|前年|同年|当年|明年|本年)(?:年?初|年底|年末)?(?:(?P<m3>\d{1,2})月(?:份|初|底|中旬|下旬|上旬|末)?(?:(?P<d3>\d{1,2})[日号])?)?"
    r"|(?P<m4>\d{1,2})月(?:(?P<d4>\d{1,2})[日号]|(?:份|初|底|中旬|下旬|上旬|末)?(?!\d))"
    r"|(?P<month>本月|上个?月|当月)(?:(?P<d5>\d{1,2})[日号])?"
    r"|(?P<today>今日|今天|今早|今晚|昨日|昨天|昨晚|前天|前日)"
    r"|(?P<week>本周|这周|上周)(?P<weekday>[一二三四五六日天])"
    r"|(?<!\d)(?P<d6>\d{1,2})[日号](?!报|线|楼|院|文)"
)


def resolved(text: str, start: int, end: int, published: str | None) -> Iterator[tuple[str, int, int]]:
    """Yield ISO dates (2024, 2024-08 or 2024-08-02) with where they stand in text[start:end], nearest to the end first.

    `published` is the ISO date against which relative dates count; without it they are left out.
    """
    found = [(iso, m.start(), m.end()) for m in _DATE.finditer(text, start, end) if (iso := _iso(m, published))]
    yield from reversed(found)


def _iso(m: re.Match[str], published: str | None) -> str | None:
    year = int(published[:4]) if published else None
    month = int(published[5:7]) if published and len(published) >= 7 else None
    if m["year"]:
        return _joined(int(m["year"]), m["m1"] or m["m2"], m["d1"] or m["d2"])
    if year is None:
        return None
    if m["near"]:
        shift = {"去年": -1, "前年": -2, "明年": 1}.get(m["near"], 0)
        return _joined(year + shift, m["m3"], m["d3"])
    if m["m4"]:
        told = int(m["m4"])
        return _joined(year - 1 if month and told > month + 6 else year, m["m4"], m["d4"])
    if month is None:
        return None
    if m["month"]:
        back = 1 if m["month"].startswith("上") else 0
        y, mm = (year - 1, 12) if month - back == 0 else (year, month - back)
        return _joined(y, str(mm), m["d5"])
    if m["today"] or m["week"]:
        return _relative(m, published) if published and len(published) == 10 else None
    return (
        _joined(year, str(month), m["d6"])
        if m["d6"] and published and len(published) == 10 and int(m["d6"]) <= int(published[8:10])
        else None
    )


def _relative(m: re.Match[str], published: str) -> str | None:
    """Count from the day of publication: 昨日, 上周五."""
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return None
    if m["today"]:
        back = {"今": 0, "昨": 1, "前": 2}[m["today"][0]]
    else:
        back = day.weekday() - "一二三四五六日".index(m["weekday"].replace("天", "日")) + 7 * (m["week"] == "上周")
    return (day - timedelta(days=back)).isoformat() if back >= 0 else None


def _joined(year: int, month: str | None, day: str | None) -> str | None:
    if month is None:
        return f"{year:04d}"
    if not 1 <= int(month) <= 12:
        return None
    if day is None:
        return f"{year:04d}-{int(month):02d}"
    return f"{year:04d}-{int(month):02d}-{int(day):02d}" if 1 <= int(day) <= 31 else None

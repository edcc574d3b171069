"""Stated periods of posts and relations: 2019年至2021年任…, 自2020年起, 2018年加入, …（2015—2018）.

A period belongs to the link whose object it stands before, or in a bracket behind, with no other organisation between;
a lone date counts only with a verb of coming or going. Dates are ISO and no finer than told.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.model import Link, Reading, Span

_BLUR = "(?:年?初|年底|年末|底|末|上旬|中旬|下旬|份)?"
_DASH = r"(?:起?至|到|—{1,2}|–|－|-|~|～)"
_NEAR = {"今年": 0, "去年": -1, "前年": -2}


def _point(n: int) -> str:
    return (
        rf"(?:(?P<year{n}>(?<!\d)(?:19|20)\d\d)(?:年{_BLUR}(?:(?P<month{n}>\d{{1,2}})月{_BLUR}(?:(?P<day{n}>\d{{1,2}})[日号])?)?"
        rf"|[./](?P<dotted{n}>\d{{1,2}})(?!\d))?|(?P<near{n}>今年|去年|前年){_BLUR}(?:(?P<of{n}>\d{{1,2}})月{_BLUR})?)"
    )


_PERIOD = re.compile(
    rf"(?P<from>自|从)?{_point(1)}"
    rf"(?:\s*{_DASH}\s*(?:{_point(2)}|(?P<still>今|现在|目前|如今)|(?P<later>\d{{1,2}})月)|(?P<on>起|以来|开始|至今))?"
)
_COMES = re.compile(
    r"加入|加盟|入职|就任|上任|出任|担任|履新|接任|升任|晋升|任职|就职|供职|当选|创办|创立|创建|成立|转投|进入|(?<!时|卸|离|辞|曾|主)任(?!务|命)|合作|收购|入股|投资"
)
_GOES = re.compile(r"离开|离职|卸任|离任|辞去|辞任|辞职|退休|退出|不再担任|终止")
_BARRIER = re.compile(r"[。；：“”「」\n]")
_FAR = 24  # characters between a period and what it is of
_PLACES = ("Company", "Organization")


class Period(NamedTuple):
    """A stated period and where it stands; `lone` says that it is one date, which may be when something began or ended."""

    start: int
    end: int
    since: str | None
    until: str | None
    lone: bool


def periods(text: str, span: Span, published: str | None = None) -> Iterator[Period]:
    """Find the periods of a stretch of text; 去年 counts from the ISO date `published`, and is left out without one."""
    for found in _PERIOD.finditer(text, span.start, span.end):
        since = _iso(found, 1, published)
        bare = found["year1"] and found.end("year1") == found.end()
        if since is None or (bare and not found["from"]):
            continue
        until = _iso(found, 2, published) if found["year2"] or found["near2"] else None
        if found["later"] and len(since) >= 7 and 1 <= int(found["later"]) <= 12:
            until = f"{since[:4]}-{int(found['later']):02}"
        if until is not None and until[:4] < since[:4]:
            continue
        lone = until is None and not (found["still"] or found["on"] or found["later"])
        yield Period(found.start(), found.end(), since, until, lone)


def dated(links: Iterable[Link], reading: Reading) -> Iterator[Link]:
    """Give the links with the periods that the text states of them; a post whose period is over is a former one."""
    text, published = reading.text, reading.document.published
    starts = [s.start for s in reading.sentences]
    places = sorted(m.span for m in reading.mentions if m.type in _PLACES)
    known: dict[int, list[Period]] = {}
    for link in links:
        number = bisect_right(starts, link.evidence.start) - 1
        if number < 0:
            yield link
            continue
        sentence = reading.sentences[number]
        if number not in known:
            known[number] = list(periods(text, sentence, published))
        found = _of(link, text, sentence, known[number], places) if known[number] else None
        if found is None:
            yield link
            continue
        since, until = found
        over = until is not None and (published is None or until <= published[: len(until)])
        former = link.former or (link.predicate == "worksFor" and over)
        yield dataclasses.replace(link, since=since, until=until, former=former)


def _of(
    link: Link, text: str, sentence: Span, found: Sequence[Period], places: Sequence[Span]
) -> tuple[str | None, str | None] | None:
    """Give the period of one link as (since, until)."""
    place = link.object.span if link.object.span.inside(sentence) else link.evidence
    before = [p for p in found if p.end <= place.start]
    if before and _near(text, before[-1].end, place.start, places):
        return _read(before[-1], text, place)
    behind = text.find(link.title, place.end, place.end + _FAR) if link.title else -1
    end = behind + len(link.title) if link.title and behind >= 0 else place.end
    after = next((p for p in found if p.start >= end), None)
    if after is not None and re.fullmatch(r"[（(](?:任期)?[:：]?", text[end : after.start]) and not after.lone:
        return after.since, after.until
    return None


def _near(text: str, start: int, end: int, places: Sequence[Span]) -> bool:
    between = text[start:end]
    return (
        len(between) <= _FAR
        and not _BARRIER.search(between)
        and not any(start <= place.start and place.end <= end for place in places)
    )


def _read(period: Period, text: str, place: Span) -> tuple[str | None, str | None] | None:
    if not period.lone:
        return period.since, period.until
    stop = _BARRIER.search(text, place.end)
    clause = text[place.end : min(place.end + 12, stop.start() if stop else len(text))].partition("，")[0]
    before = text[period.end : place.start]
    if (gone := _GOES.search(before)) and _COMES.search(before, gone.end()):
        return None  # 去年离职，加入某某: the day is that of the leaving
    if gone and "，" in before[gone.end() :]:
        return None  # 去年甲离开，由乙接任: another left then
    if gone or _GOES.search(clause):
        return None, period.since
    return (period.since, None) if _COMES.search(before) else None


def _iso(found: re.Match[str], n: int, published: str | None) -> str | None:
    if near := found[f"near{n}"]:
        if not published:
            return None
        year, month, day = str(int(published[:4]) + _NEAR[near]), found[f"of{n}"], None
    else:
        year, month, day = found[f"year{n}"], found[f"month{n}"] or found[f"dotted{n}"], found[f"day{n}"]
    if year is None or (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        return None
    return year + (f"-{int(month):02}" if month else "") + (f"-{int(day):02}" if day else "")

"""What somebody is at a place, where the words that tie him to it tell no post and others do.

沈某在甲公司待了七年，离开时是产品负责人; 2016年与表弟石某一起创立甲公司。石某如今是首席供应链官.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Link, Mention, Reading, Span

_YEARS = r"(?:了|过)?(?:[\d一二两三四五六七八九十几多半]+个?(?:年|月)(?:多|半)?(?:的)?)?"
_WAS = re.compile(
    rf"(?:^|[，,]|做|去|当)[^，。；：！？\n]{{0,12}}?(?:(?:离开|离职|辞职|走|卸任|创业)(?:时|前|之前)[^，。；：！？\n]{{0,4}}?|(?:在)?(?:那里|那儿|该[校院所司]|其间|期间)|一直|先后|最后|最高|起初|最初|之前|至今|仍)?"
    rf"[^，。；：！？\n]{{0,4}}?(?<![不没未非])(?:兼任|担任|曾任|任|是|为|做到|升到|升至|官至|当|做|干|管)(?:上|的)?{_YEARS}(?:正?是)?(?:该[校院所])?$"
)
"""Between a place and a post that somebody had there, told in the same sentence."""
_IS = re.compile(
    r"(?:（[^（）\n]{1,20}）)?(?:个人|本人|自己)?(?:[^，。；：！？\n]{0,8}，)?(?:如今|现在|目前|现|则|也|仍|还|已|今年|去年|后来)*(?:出任|担任|兼任|现任|留任|升任|接任|任|是|为|当)(?:公司|集团)?(?:的)?$"
)
"""Between somebody and his post."""
_ANOTHERS = re.compile("上司|上级|老板|老师|导师|搭档|同事|前任|继任|接替|妻子|丈夫|父亲|母亲|对手|客户")
_LEAVES = re.compile(r"[^，。；：！？\n]{0,8}(?:离开|离职|出走|辞职)")
"""Behind somebody whose post is that of the place which he leaves: 产品总监沈某离开甲公司."""
_JOINED = re.compile(r"[ 、/兼暨和及与]{0,2}")
_PARTS = re.compile("[，。；：！？、\n]")
_ENDS = "。；！？\n"
_PAST = ("前", "原", "曾任", "时任")
_BESIDE = 2  # characters between a place and a post there
_LONGEST = 60  # characters of a place's name
_REACH = 40  # characters behind a place in which a post is told


def entitled(links: Sequence[Link], reading: Reading) -> list[Link]:
    """Give the links with the posts of those that tell none, as far as the text tells them elsewhere.

    A post behind the place in its own sentence is one there; a post of somebody beside his name is one where he works
    if he works nowhere else.
    """
    titles = sorted(m for m in reading.mentions if m.type == "Title")
    if not titles:
        return list(links)
    posts = [link for link in links if link.predicate == "worksFor"]
    told = {(link.subject.name, link.object.name) for link in posts if link.title}
    used = {
        m.span.start for link in posts if link.title for m in _within(titles, link.evidence.start, link.evidence.end)
    }
    places: defaultdict[str, set[str]] = defaultdict(set)
    for link in posts:
        if not link.former:
            places[link.subject.name].add(link.object.name)
    others = sorted(m for m in reading.mentions if m.type != "Title")
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for m in others:
        if m.type == "Person":
            named[m.name].append(m)
    free = [m for m in titles if m.span.start not in used]
    found: list[Link] = []
    for link in links:
        if link.predicate != "worksFor" or link.title or (link.subject.name, link.object.name) in told:
            found.append(link)
            continue
        title = _behind(link, reading.text, others, free)
        if title is None and link.former and _LEAVES.match(reading.text, link.subject.span.end):
            title = _before(link.subject, reading.text, others, free)
        elif title is None and len(places[link.subject.name]) == 1:
            beside = (
                _before(m, reading.text, others, free) or _after(m, reading.text, free)
                for m in named[link.subject.name]
            )
            title = next((t for t in beside if t), None)
        found.append(replace(link, title=title) if title else link)
    return found


def _within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Give those of sorted mentions that begin between two places."""
    low, high = (bisect_left(mentions, at, key=lambda m: m.span.start) for at in (start, end))
    return list(mentions[low:high])


def _behind(link: Link, text: str, named: Sequence[Mention], titles: Sequence[Mention]) -> str | None:
    """Give the post that the sentence tells behind the place, before it names anybody else."""
    at = max(link.object.span.end, link.subject.span.end)
    end = min((i for i in (text.find(mark, at) for mark in _ENDS) if i >= 0), default=len(text))
    end = min(end, at + _REACH)
    end = min((end, *(m.span.start for m in _within(named, at, end))))
    for title in _within(titles, at, end):
        gap = text[at : title.span.start]
        whose = any(m.type == "Person" for m in _within(named, title.span.end, title.span.end + 1))
        if title.span.end <= end and not whose and _WAS.search(gap) and not _ANOTHERS.search(gap):
            return _whole(title, titles, text)
    return None


def _before(person: Mention, text: str, named: Sequence[Mention], titles: Sequence[Mention]) -> str | None:
    """Give the post right before somebody's name, if it is of no place that is named there, and he still has it."""
    at = person.span.start
    title = next((m for m in _within(titles, max(0, at - _REACH), at) if m.span.end == at), None)
    if title is None:
        return None
    first = min(m.span.start for m in _row(title, titles, text))
    near = _within(named, max(0, first - _LONGEST), first)
    places = (m.span.end for m in near if m.type in ("Company", "Organization"))
    between = (text[end:first] for end in places if 0 <= first - end <= _BESIDE)
    if text[max(0, first - 2) : first].endswith(_PAST) or any(not _PARTS.search(gap) for gap in between):
        return None
    return _whole(title, titles, text)


def _after(person: Mention, text: str, titles: Sequence[Mention]) -> str | None:
    """Give the post that somebody is told to have behind his name."""
    at = person.span.end
    for title in _within(titles, at, at + _REACH):
        now = title.span.start == at and title.name.startswith("现任")
        if now or _IS.fullmatch(text, at, title.span.start):
            return _whole(title, titles, text)
    return None


def _row(title: Mention, titles: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield the posts that stand beside one as a row: 创始人、董事长."""
    yield title
    row = [m for m in titles if abs(m.span.start - title.span.start) <= _REACH]
    at = title.span.start
    for m in reversed([m for m in row if m.span.end <= title.span.start]):
        if not _JOINED.fullmatch(text, m.span.end, at):
            break
        yield m
        at = m.span.start
    at = title.span.end
    for m in [m for m in row if m.span.start >= title.span.end]:
        if not _JOINED.fullmatch(text, at, m.span.start):
            break
        yield m
        at = m.span.end


def _whole(title: Mention, titles: Sequence[Mention], text: str) -> str:
    row = list(_row(title, titles, text))
    return Span(min(m.span.start for m in row), max(m.span.end for m in row)).of(text)

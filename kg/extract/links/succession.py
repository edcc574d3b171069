"""Posts that are over because the text dates a later one of the same person elsewhere: 2010年任甲公司总监, and then 2016年任乙公司总裁.

A resume tells its steps line by line, far apart; only their dates say which of them ended. A post lasts on where it is
one that people have beside others, where the text calls somebody by it today, or dates it again later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Link, Reading

_LASTS = re.compile(
    "创始|创办|发起|联创|合伙人|股东|控制人|实控人|老板|独立董事|(?:董事|监事|顾问|委员|理事|代表|会长|教授|导师|研究员|院士|党员)$"
)
"""Posts that somebody keeps beside a new one."""
_BESIDE = re.compile("兼|同时|还(?=担?任|是|出任)|也(?=担?任|是|出任)|(?:继续|仍)|挂名|名誉|荣誉")
_SPLIT = re.compile("[、兼暨和及&/，]+")
_LIST = 40  # characters between two posts of a list
_NO_LIST = re.compile(
    "[。！？；\n]|\\d年|\\d月|[一-龥]年(?!度)|此前|之前|曾|卸任|离[开任职]|辞|后来|随后|之后|接替|由|原|前"
)
_TODAY = ("post", "rank behind the name")
"""Rules that read what somebody is called where the text speaks of him now."""


def succeeded(links: Sequence[Link], reading: Reading) -> list[Link]:
    """Give the links; a dated post is a former one where the text dates a later post or founding of the same person elsewhere."""
    steps: dict[str, list[Link]] = {}
    for link in links:
        if link.predicate in ("worksFor", "founderOf") and link.modality == "asserted":
            steps.setdefault(link.subject.name, []).append(link)
    parts = {frozenset((x.subject.name, x.object.name)) for x in links if x.predicate == "subsidiaryOf"}
    over = {
        (person, place)
        for person, told in steps.items()
        if sum(x.since is not None for x in told) > 1
        for place in _left(_with_lists(told, reading.text), parts, reading.text)
    }
    if not over:
        return list(links)
    return [
        replace(x, former=True)
        if x.predicate == "worksFor" and x.modality == "asserted" and (x.subject.name, x.object.name) in over
        else x
        for x in links
    ]


def _with_lists(told: Sequence[Link], text: str) -> list[Link]:
    """Let posts that are listed behind a dated one have begun with it: 2017年转任甲部副部长，乙局局长."""
    out: list[Link] = []
    dated: Link | None = None
    for link in sorted(told, key=lambda x: x.object.span):
        step = replace(link, since=dated.since) if dated is not None and _is_listed_behind(link, dated, text) else link
        if step.since is not None:
            dated = step
        elif dated is not None and step.object.span != dated.object.span:
            dated = None
        out.append(step)
    return out


def _is_listed_behind(link: Link, dated: Link, text: str) -> bool:
    """Say whether a post without a date stands in one list with a dated one before it."""
    between = text[dated.object.span.end : link.object.span.start]
    return (
        link.since is None and link.predicate == "worksFor" and len(between) <= _LIST and not _NO_LIST.search(between)
    )


def _left(told: Sequence[Link], parts: set[frozenset[str]], text: str) -> Iterator[str]:
    """Yield the places that somebody has left for a later post elsewhere."""
    by_place: dict[str, list[Link]] = {}
    for link in told:
        by_place.setdefault(link.object.name, []).append(link)
    for place, here in by_place.items():
        begun = [x.since for x in here if x.since is not None]
        if not begun or any(x.predicate == "founderOf" or _is_called_so(x) for x in here) or all(map(_lasts, here)):
            continue
        last = max(begun)
        for other in told:
            name = other.object.name
            if (
                other.since is not None
                and _later(other.since, last)
                and name not in place
                and place not in name
                and frozenset((name, place)) not in parts
                and not _is_beside(other, text)
            ):
                yield place
                break


def _is_called_so(link: Link) -> bool:
    """Say whether somebody is called by a post where the text speaks of him now."""
    return not link.former and link.rule in _TODAY and link.since is None


def _lasts(link: Link) -> bool:
    """Say whether a post is one that lasts beside others."""
    return bool(link.title) and all(_LASTS.search(part) for part in _SPLIT.split(link.title or ""))


def _is_beside(link: Link, text: str) -> bool:
    """Say whether somebody has a post beside another."""
    return link.predicate == "worksFor" and (_lasts(link) or _BESIDE.search(link.evidence.of(text)) is not None)


def _later(one: str, other: str) -> bool:
    """Say whether an ISO date is surely later than another, whichever of them is the finer."""
    shared = min(len(one), len(other))
    return one[:shared] > other[:shared]

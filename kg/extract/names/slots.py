"""Names that fill a place in a row: what the tagger hardly sees is one where its neighbours are, and it is all that stands there."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.choosing import Near

_BRACKET = r"(?:[（(][^（()）\n]{0,24}[)）])?"
_OPEN, _CLOSE = "[“「『《]?", "[”」』》]?"
_BETWEEN = re.compile(f"{_CLOSE}{_BRACKET}、{_OPEN}")
_ENDS = re.compile(f"{_CLOSE}{_BRACKET}(?:[、，。；]|等|和|与|及|以及|$)")
_BEGINS = re.compile("(?:[、，。；：:和与及如“「『]|包括|例如|比如|^)$")
_SEEN = 0.55
"""Strength from which a firm or thing is taken in where no shorter name stands: one in ten that the tagger sees there."""
_BODIES = ("Company", "Organization")
_LONGEST = 30  # characters between two members: marks, and a bracket behind the first


def filled(
    found: Sequence[Candidate], proposed: Sequence[Candidate], text: str, places: Collection[str]
) -> list[Candidate]:
    """Take in what the tagger proposes, though unsure, for the whole place beside a name of its type in a row.

    It replaces shorter names within: 名川 where 名川视频 stands between 岚音音乐 and 川果阅读; and bears out the next one.
    `places` are names of countries and towns: what a list has is no longer behind one (奥兰川佳).
    """
    begins = {c.span.start: c for c in found}
    ends = {c.span.end: c for c in found}
    taken = {c.span for c in found}
    possible = [
        c
        for c in proposed
        if c.source == "tagger"
        and c.span not in taken
        and _BEGINS.search(text, max(0, c.span.start - 2), c.span.start)
        and _ENDS.match(text, c.span.end)
    ]
    possible.sort(key=lambda c: c.span)
    near = Near(found)
    more: list[Candidate] = []
    filling = bytearray(len(text) + 1)
    for row in (possible, possible[::-1]):  # who was taken in bears out the next one, in either direction
        for c in row:
            beside = (_before(c.span.start, ends, text), _behind(c.span.end, begins, text))
            if (
                filling.find(1, c.span.start, c.span.end) < 0
                and any(o is not None and o.type == c.type for o in beside)
                and _whole(c, list(near(c.span)), places, text)
            ):
                more.append(c)
                filling[c.span.start : c.span.end] = b"\1" * (c.span.end - c.span.start)
                begins[c.span.start] = ends[c.span.end] = c
    if not more:
        return list(found)
    kept = (o for o in found if filling.find(1, o.span.start, o.span.end) < 0)
    return sorted((*kept, *(c._replace(strength=LIKELY) for c in more)), key=lambda c: c.span)


def _whole(c: Candidate, within: Collection[Candidate], places: Collection[str], text: str) -> bool:
    """Say whether a place in a row may be taken by one name instead of those `within`, or of none."""
    if not within:  # offices have words for names: 财政局、审计局
        return c.type != "Organization" and c.strength >= _SEEN
    return all(
        o.span.inside(c.span)
        and (o.type in _BODIES) == (c.type in _BODIES)  # its maker before a thing
        and not (o.source != "tagger" and o.span.end == c.span.end and text[c.span.start : o.span.start] in places)
        for o in within
    )


def _before(start: int, ends: dict[int, Candidate], text: str) -> Candidate | None:
    """Give the name that stands before a place in a row."""
    if "、" not in text[max(0, start - 2) : start]:
        return None
    near = (end for end in range(start - 1, max(0, start - _LONGEST), -1) if end in ends)
    return next((ends[end] for end in near if _BETWEEN.fullmatch(text, end, start)), None)


def _behind(end: int, begins: dict[int, Candidate], text: str) -> Candidate | None:
    """Give the name that stands behind a place in a row."""
    between = _BETWEEN.match(text, end)
    return begins.get(between.end()) if between else None

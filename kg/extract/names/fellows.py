"""Things that stand in one row with a thing: types of the same make (川驰S7、S8), and rows whose sort is told behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.names.candidates import LIKELY, SURE, TECHNIQUE, Candidate
from kg.extract.names.coined import NO_TYPE
from kg.model import Span

_THINGS = ("Model", "Product")
_BETWEEN = r" ?(?:、|/|和|与|及|以及|或|或者|还有)(?:新款|全新|新)? ?"
_TYPE = r"(?P<type>[A-Z][A-Za-z]{0,5}[-. ]?\d{1,4}[A-Za-z]{0,4}(?:[ -]?(?:Pro|Max|Ultra|Plus|Lite|mini|Air|Turbo)(?![a-z]))?\+?)"
_NEXT = re.compile(rf"(?:系列|车型|芯片)?{_BETWEEN}{_TYPE}(?![A-Za-z0-9%％.])")
_BEFORE = re.compile(rf"(?<![A-Za-z0-9.-]){_TYPE}(?:系列|车型|芯片)?{_BETWEEN}$")
_INITIAL = re.compile(r"([A-Z])[A-Za-z]{0,5}[-. ]?\d[A-Za-z0-9]*(?: [A-Z][A-Za-z]+)*\+?$")
_LONGEST = 24  # characters before a thing in which the one before it in the row is looked for


def from_fellows(first: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Find the codes of letters and figures that stand in a row with a thing, on either side of it."""
    taken = {c.span.start for c in first}
    ends = {c.span.end for c in first}
    for c in first:
        if c.type not in _THINGS or not text[c.span.end - 1].isascii():
            continue
        own = _INITIAL.search(text, c.span.start, c.span.end)
        end = c.span.end
        while (found := _NEXT.match(text, end)) and found.start("type") not in taken and _like(found["type"], own):
            yield Candidate(span=Span(*found.span("type")), type=c.type, strength=LIKELY, source="row")
            end = found.end()
        start = c.span.start
        while (
            (found := _BEFORE.search(text, max(0, start - _LONGEST), start))
            and found.end("type") not in ends
            and _like(found["type"], own)
        ):
            yield Candidate(span=Span(*found.span("type")), type=c.type, strength=LIKELY, source="row")
            start = found.start("type")


_OF_BRAND = re.compile(r"(?P<brand>[\u4e00-\u9fff]{2,4}) ?[A-Z][A-Za-z]{0,2}\d{1,3}[A-Za-z]{0,2}(?: [A-Z][a-z]+)?")
"""A thing called by a brand and a code: 栖川 X8, 曦川C2."""


def of_one_brand(first: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Bear out things called by one brand and several codes, and find the others: 栖川 X7 beside 栖川 X8."""
    brands: dict[str, str] = {}
    for c in first:
        own = _OF_BRAND.fullmatch(text, *c.span) if c.type in _THINGS else None
        if own:
            brands.setdefault(own["brand"], c.type)
    things = [c.span for c in first if c.type in _THINGS]
    for brand, kind in sorted(brands.items()):
        places = re.finditer(rf"{brand} ?{_TYPE}(?![A-Za-z0-9%％.])", text)
        told = [found for found in places if not NO_TYPE.match(found["type"])]
        if len({found["type"] for found in told}) > 1:
            for span in (Span(*found.span()) for found in told):
                if not any(span.overlaps(other) and span != other for other in things):
                    yield Candidate(span=span, type=kind, strength=SURE, source="brand")


def _like(code: str, own: re.Match[str] | None) -> bool:
    """Say whether a code may be a thing's: no quarter or level, unless its fellow begins with the same letter."""
    return (own is not None and own[1] == code[0]) or not (NO_TYPE.match(code) or TECHNIQUE.match(code))

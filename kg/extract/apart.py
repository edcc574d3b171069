"""Reads each item of a digest as a text of its own, so that no firm, speaker or topic passes from one to the next."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.extract.context.entries import entries
from kg.extract.context.items import Items
from kg.model import Form, Reading, Span
from kg.protocols import Extractor
from kg.text.folding import unfold

_CLOSES = "】"


class Apart:
    """Runs extractors on a document, or on its items one by one; who is named was settled for all of them before."""

    def __init__(self, extractors: Sequence[Extractor], across: Sequence[Extractor] = ()) -> None:
        self.extractors = extractors
        self._across = across  # what holds between items as well, run on the whole once these are read

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with all that the extractors add."""
        items = self.items(reading)
        if items[0] is reading:
            return self._read(reading)
        read = [unfold(self._read(piece)) for piece in items]
        whole = reading.adding(
            links=[link for piece in read for link in piece.links],
            attributes=[attribute for piece in read for attribute in piece.attributes],
            quotes=[quote for piece in read for quote in piece.quotes],
            dropped=[drop for piece in read for drop in piece.dropped],
        )
        for extractor in self._across:
            whole = extractor(whole)
        return whole

    @staticmethod
    def items(reading: Reading) -> list[Reading]:
        """Give the items of a digest or the entries of a list as readings of their own, or the whole as the only one."""
        items = Items(reading).spans() or entries(reading)
        return list(pieces(reading, items)) if items else [reading]

    def _read(self, reading: Reading) -> Reading:
        for extractor in self.extractors:
            reading = extractor(reading)
        return reading


def pieces(reading: Reading, items: Sequence[Span]) -> Iterator[Reading]:
    """Yield each item as a reading of its own; `unfold` carries what is found there back to the whole."""
    mentions = sorted(reading.mentions)
    starts = [m.span.start for m in mentions]
    for item in items:
        head = _head(reading.text, item)
        lo, hi = bisect_left(starts, item.start), bisect_left(starts, item.end)
        yield dataclasses.replace(
            reading,
            text=item.of(reading.text),
            form=Form(text=item.of(reading.text), origin=range(item.start, item.end)),
            sight=None if reading.sight is None else reading.sight[item.start : item.end],
            paragraphs=tuple(_within(reading.paragraphs, item, head)),
            sentences=tuple(_within(reading.sentences, item, head)),
            tags=tuple(t._replace(span=t.span.shifted(-item.start)) for t in reading.tags if t.span.inside(item)),
            mentions=tuple(
                m._replace(span=m.span.shifted(-item.start)) for m in mentions[lo:hi] if m.span.end <= item.end
            ),
            links=(),
            attributes=(),
            quotes=(),
            dropped=(),
        )


def _head(text: str, item: Span) -> Span | None:
    """Give the head of an item that begins within 【】, which is a line of its own."""
    line = text.find("\n", item.start, item.end)
    close = text.find(_CLOSES, item.start, line if line >= 0 else item.end)
    opened = text.startswith("【", item.start - 1)
    return Span(item.start, close) if opened and close >= 0 else None


def _within(spans: Sequence[Span], item: Span, head: Span | None) -> Iterator[Span]:
    """Yield the parts of lines or sentences that lie in an item, counted from its start."""
    lo = bisect_right(spans, item.start, key=lambda s: s.end)
    for span in spans[lo:]:
        if span.start >= item.end:
            break
        start, end = max(span.start, item.start), min(span.end, item.end)
        if head is not None and start < head.end:
            yield Span(start, min(head.end, end)).shifted(-item.start)
            start = head.end + len(_CLOSES)
        if start < end:
            yield Span(start, end).shifted(-item.start)

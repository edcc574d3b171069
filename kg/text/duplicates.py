"""Which texts reprint one another: signatures of the shingles of the match form, banded so that only likely pairs meet.

A text becomes a `Print`: a short signature of its shingles and the figures that it names, so that a corpus is compared
in flat memory and in time that grows with its size. Two bulletins of one template differ in their figures; those are
no reprints, however alike their words.

The shingles of a text are hashed onto circles. Its signature tells, for places that are the same for all texts, how far
the next shingle is from there: two texts agree at a place if the first shingle of both together behind it belongs to
both, which happens as often as they share shingles (MinHash, with a sort in place of a hash function per value).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from kg.model import Print

_SIZE = 5  # characters of a shingle
_BANDS, _ROWS = 32, 4  # texts that share half of their shingles meet with 87 %, those that share 0.7 always
_LEAST = 60  # letters of a text that can be told from another one
_ALIKE = 0.7  # share of shingles in common, by which one text reprints the other
_ALIKE_FIGURES = 0.75  # share of figures in common, unless
_FEW_FIGURES = 2  # so few are not (a page number, the date of the reprint)
_FIGURES = 200  # figures that are kept
_LONGEST = 200_000  # letters that are looked at
_ODD = 0x9E3779B97F4A7C15

_not_letters = re.compile(r"[\W_]+")
_date = re.compile(  # of its own publication; it begins with its first digit, so that the search leaps to it
    r"\d(?:(?:(?<=1)9|(?<=2)0)\d\d[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?|\d?:\d\d(?::\d\d)?)"
)
_figure = re.compile(r"\d+(?:\.\d+)?")
_MULTIPLIERS = np.random.PCG64(20250603).random_raw(_ROWS).astype(np.uint64) | np.uint64(1)  # one for each circle
_PLACES = np.arange(_BANDS, dtype=np.uint64) * np.uint64(2**64 // _BANDS)


def fingerprint(text: str) -> Print | None:
    """Make the print of a text in match form; None where the text is too short to tell."""
    letters = _not_letters.sub("", text.lower())[:_LONGEST]
    if len(letters) < _LEAST:
        return None
    figures = dict.fromkeys(_figure.findall(_date.sub(" ", text[:_LONGEST])))
    return Print(shingles=_signature(letters).tobytes().hex(), figures=tuple(figures)[:_FIGURES])


def originals(documents: Iterable[tuple[str, str | None, Print | None]]) -> dict[str, str]:
    """Give, for each document (id, date, print) that reprints others, the earliest of its group.

    What has no date comes last, equals go by id; the order in which documents come does not matter.
    """
    ranked = sorted(
        (date or "9999", document, bytes.fromhex(made.shingles), made.figures)
        for document, date, made in documents
        if made is not None
    )
    signatures = np.frombuffer(b"".join(row[2] for row in ranked), dtype=np.uint32).reshape(-1, _BANDS * _ROWS)
    figures = [row[3] for row in ranked]
    parent = list(range(len(ranked)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other in _pairs(signatures):
        a, b = sorted((root(one), root(other)))
        if (
            a != b
            and float(np.mean(signatures[one] == signatures[other])) >= _ALIKE
            and _agree(frozenset(figures[one]), frozenset(figures[other]))
        ):
            parent[b] = a
    return {row[1]: ranked[root(n)][1] for n, row in enumerate(ranked) if root(n) != n}


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one ^ other) <= _FEW_FIGURES or len(one & other) >= _ALIKE_FIGURES * len(one | other)


def _signature(letters: str) -> NDArray[np.uint32]:
    """Give a row for each band: on each circle the distance, in 2**-32 of it, from its place to the next shingle."""
    points = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(points) - _SIZE + 1
    shingles = np.zeros(count, dtype=np.uint64)
    for at in range(_SIZE):
        shingles *= np.uint64(_ODD)
        shingles += points[at : at + count]
    shingles ^= shingles >> np.uint64(29)
    circles = np.sort(shingles * _MULTIPLIERS[:, None], axis=1)
    behind = [circle[np.searchsorted(circle, _PLACES) % count] - _PLACES for circle in circles]
    return (np.stack(behind, axis=1) >> np.uint64(32)).astype(np.uint32)


def _pairs(signatures: NDArray[np.uint32]) -> Iterator[tuple[int, int]]:
    """Yield likely pairs: each text with the first, and with the one before it, of every band that they share."""
    if not len(signatures):
        return
    seen: set[tuple[int, int]] = set()
    for at in range(0, _BANDS * _ROWS, _ROWS):
        band = signatures[:, at : at + _ROWS].astype(np.uint64)
        first, second = (band[:, n] << np.uint64(32) | band[:, n + 1] for n in (0, 2))
        order = np.lexsort((second, first))  # stable: equals stay in order of their texts
        differs = (np.diff(first[order]) != 0) | (np.diff(second[order]) != 0)
        edges = np.concatenate(([0], np.flatnonzero(differs) + 1, [len(order)]))
        several = np.flatnonzero(np.diff(edges) > 1)
        for begin, end in zip(edges[several].tolist(), edges[several + 1].tolist(), strict=True):
            bucket = order[begin:end].tolist()
            for place, number in enumerate(bucket[1:], 1):
                for pair in ((bucket[0], number), (bucket[place - 1], number)):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair

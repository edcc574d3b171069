"""Triples in order, each once, in flat memory: sorted runs on disk, merged; dates and `former` reduced on the way."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.rdf.triples import Triple, iri
from kg.vocabulary import FIRST_SEEN, FORMER, LAST_SEEN, RDF_TYPE, SINCE, UNTIL

RUN = 300_000
"""How many triples are sorted in memory at once: about 90 MB."""

OPEN = 100
"""How many sorted files are merged at once; a process may open 256 on some systems."""

REDUCED = {iri(FIRST_SEEN): min, iri(LAST_SEEN): max, iri(FORMER): max, iri(SINCE): min, iri(UNTIL): max}
_TYPE = iri(RDF_TYPE)


def ordered(triples: Iterable[Triple], *, run: int = RUN) -> Iterator[Triple]:
    """Give triples sorted by subject, predicate and object, without repetition, whatever their order.

    Of several kg:firstSeen or kg:since of one thing the earliest stays, of kg:lastSeen and kg:until the latest; a post that one document calls
    a former one is former.
    """
    rows: Iterator[Any] = sorted_rows(triples, run=run)
    return _reduced(rows)


def sorted_rows(rows: Iterable[tuple[str, ...]], *, run: int = RUN) -> Iterator[tuple[str, ...]]:
    """Give rows of terms in order, each once; they hold neither tabs nor line breaks, since literals escape them."""
    return (tuple(line.split("\t")) for line in _each_once(map("\t".join, rows), run))


def by_subject(triples: Iterable[Triple]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Group ordered triples by subject, rdf:type first."""
    for subject, group in groupby(triples, key=itemgetter(0)):
        yield subject, sorted(((p, o) for _, p, o in group), key=lambda po: (po[0] != _TYPE, po))


def subjects(lines: Iterable[str], *, run: int = RUN) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give triples, each a line with tabs between its terms, as `ordered` and `by_subject` do, in half their time."""
    of = ""
    rows: list[tuple[str, str]] = []
    for line in _each_once(lines, run):
        subject, predicate, value = line.split("\t")
        if subject != of:
            if rows:
                yield of, _settled(rows)
            of, rows = subject, []
        rows.append((predicate, value))
    if rows:
        yield of, _settled(rows)


def _settled(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Reduce the ordered rows of one subject, and put rdf:type first."""
    if not REDUCED.keys().isdisjoint([predicate for predicate, _ in rows]):
        rows = [(predicate, value) for _, predicate, value in _reduced(("", *row) for row in rows)]
    rows.sort(key=_is_no_type)  # what is equal stays in order
    return rows


def _is_no_type(row: tuple[str, str]) -> bool:
    return row[0] != _TYPE


def _each_once(lines: Iterable[str], run: int) -> Iterator[str]:
    previous = None
    for line in _merged(lines, run):
        if line != previous:
            yield line
        previous = line


def _merged(lines: Iterable[str], run: int) -> Iterator[str]:
    """Sort rows as lines, which take half the memory and sort as the rows do: a tab comes before all that terms hold."""
    stream = iter(lines)
    with tempfile.TemporaryDirectory(prefix="kg-sort-") as folder:
        runs = _Runs(Path(folder))
        while len(batch := list(islice(stream, run))) == run:
            batch.sort()
            runs.spill(batch)
            batch.clear()  # or it would be held beside the next one
        batch.sort()
        yield from runs.merged(batch)


class _Runs:
    """Sorted files; so many of one size are merged into one, since each that is read is an open file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._tiers: list[list[Path]] = []

    def spill(self, ordered: Iterable[str], tier: int = 0) -> None:
        """Write one more file."""
        path = self._folder / f"{self._number}"
        self._number += 1
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(line + "\n" for line, _ in groupby(ordered))
        if tier == len(self._tiers):
            self._tiers.append([])
        self._tiers[tier].append(path)
        if len(self._tiers[tier]) == OPEN:
            full, self._tiers[tier] = self._tiers[tier], []
            self.spill(heapq.merge(*map(_lines, full)), tier + 1)
            for one in full:
                one.unlink()

    def merged(self, rest: list[str]) -> Iterable[str]:
        """Give the lines of all files and those that were not written, in order."""
        paths = [path for tier in self._tiers for path in tier]
        return heapq.merge(*map(_lines, paths), rest) if paths else rest


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield line[:-1]


def _reduced(triples: Iterable[Triple]) -> Iterator[Triple]:
    held: Triple | None = None  # of a predicate that is reduced, until its last value has passed
    for subject, predicate, value in triples:
        if held is not None and (held[1] != predicate or held[0] != subject):
            yield held
            held = None
        choose = REDUCED.get(predicate)
        if choose is None:
            yield subject, predicate, value
        else:
            held = subject, predicate, value if held is None else choose((held[2], value))
    if held is not None:
        yield held

"""Triples in order, each once, in flat memory: sorted runs on disk, merged; dates and `former` reduced on the way."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.rdf.triples import Triple, iri
from kg.vocabulary import FIRST_SEEN, FORMER, LAST_SEEN, RDF_TYPE, SINCE, UNTIL

RUN = 300_000
"""How many triples are sorted in memory at once: about 150 MB."""

REDUCED = {iri(FIRST_SEEN): min, iri(LAST_SEEN): max, iri(FORMER): max, iri(SINCE): min, iri(UNTIL): max}
_TYPE = iri(RDF_TYPE)


def ordered(triples: Iterable[Triple], *, run: int = RUN) -> Iterator[Triple]:
    """Give triples sorted by subject, predicate and object, without repetition, whatever their order.

    Of several kg:firstSeen or kg:since of one thing the earliest stays, of kg:lastSeen and kg:until the latest; a post that one document calls
    a former one is former.
    """
    return _reduced((subject, predicate, value) for subject, predicate, value in sorted_rows(triples, run=run))


def sorted_rows(rows: Iterable[tuple[str, ...]], *, run: int = RUN) -> Iterator[tuple[str, ...]]:
    """Give rows of terms in order, each once; they hold neither tabs nor line breaks, since literals escape them."""
    previous = None
    for row in _merged(rows, run):
        if row != previous:
            yield row
        previous = row


def by_subject(triples: Iterable[Triple]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Group ordered triples by subject, rdf:type first."""
    for subject, group in groupby(triples, key=itemgetter(0)):
        yield subject, sorted(((p, o) for _, p, o in group), key=lambda po: (po[0] != _TYPE, po))


def _merged(rows: Iterable[tuple[str, ...]], run: int) -> Iterator[tuple[str, ...]]:
    batch: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="kg-sort-") as folder:
        runs: list[Path] = []
        for row in rows:
            batch.append(row)
            if len(batch) >= run:
                runs.append(_spill(batch, Path(folder) / f"{len(runs)}"))
                batch = []
        batch.sort()
        yield from heapq.merge(*(_rows(path) for path in runs), batch) if runs else batch


def _spill(batch: list[tuple[str, ...]], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines("\t".join(row) + "\n" for row, _ in groupby(sorted(batch)))
    return path


def _rows(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for line in stream:
            yield tuple(line.rstrip("\n").split("\t"))


def _reduced(triples: Iterable[Triple]) -> Iterator[Triple]:
    for (subject, predicate), group in groupby(triples, key=itemgetter(0, 1)):
        choose = REDUCED.get(predicate)
        if choose is None:
            yield from group
        else:
            yield subject, predicate, choose(value for _, _, value in group)

"""The graph in parts: what each entity, each document and all claims side by side give, made anew only where needed.

A part is a pure function of what its version tells: of a document its reading, what its names mean, and of whom it is a
reprint. What has the version that the ledger knows is left alone, so that a build costs what changed.
"""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from kg.assembly import Assembly, Made, Meaning, Sheet
from kg.compare import points
from kg.compare.claims import Claims
from kg.compare.clauses import Waiting
from kg.compare.numbers import Side
from kg.facts import Comparison
from kg.model import Assertion, Mention, Quantity, Resolution, Span
from kg.ontology import Ontology
from kg.protocols import Engine
from kg.rdf.sorting import sorted_rows
from kg.rdf.triples import Triple, of_comparison, of_entity
from kg.store import records
from kg.store.corpus import Corpus, Version
from kg.store.ledger import Ledger
from kg.store.rows import Rows

_POINTS = records.kinds(
    Assertion, Comparison, Mention, Quantity, Side, Span, Waiting, points.Clause, points.Maker, points.Number
)
_RUN = 50_000  # claims that are sorted in memory at once: about 50 MB


@dataclass(frozen=True, slots=True)
class _Change:
    """A part that is to be made anew: its name, its version, and what the names of its document mean."""

    part: str
    stamp: str
    meanings: tuple[Meaning, ...]


class Parts:
    """Brings a ledger up to the documents that stand and to what their names mean."""

    def __init__(self, ledger: Ledger, *, assembly: Assembly, recipe: str, engine: Engine) -> None:
        self._ledger = ledger
        self._assembly = assembly
        self._pack = assembly.recipe.pack
        self._ontology = Ontology.read(self._pack.ontology)
        self._recipe = recipe
        self._engine = engine
        self._before = ledger.versions()
        self._seen: set[str] = set()

    def update(
        self, corpus: Corpus, standing: Sequence[Version], resolution: Resolution, reprints: Mapping[str, str]
    ) -> Counter[str]:
        """Put in what is new or changed, take out what is gone; give what was left out of documents, by reason."""
        for entity in resolution.entities.values():
            judged = records.dump(resolution.judgements.get(entity.id, ()))
            self._put(f"entity {entity.id}", list(of_entity(entity, self._ontology)), judged)
        changed = self._changed(standing, reprints, resolution)
        for part, stamp, made in self._made(changed, corpus, reprints):
            self._ledger.put(part, stamp, made.rows, made.extra.encode())
        for part in sorted(part for part in self._before.keys() - self._seen if part.startswith("document ")):
            self._ledger.drop(part)
        dropped = self._compare(Claims(self._pack))
        for part in sorted(part for part in self._before.keys() - self._seen if not part.startswith("document ")):
            self._ledger.drop(part)
        return dropped

    def _changed(
        self, standing: Sequence[Version], reprints: Mapping[str, str], resolution: Resolution
    ) -> Iterator[tuple[_Change, Version]]:
        """Yield the documents whose part is to be made anew."""
        told = _meanings(resolution)
        ahead = next(told, None)
        for version in standing:  # both are in order of documents, so that the meanings of one at a time are held
            document = version.document
            while ahead is not None and ahead[0] < document:
                ahead = next(told, None)
            meanings = ahead[1] if ahead is not None and ahead[0] == document else ()
            part = f"document {document}"
            depends = (version.key, version.sha256, version.sources, reprints.get(document), meanings)
            stamp = version.content + _digest(repr(depends))
            self._seen.add(part)
            if self._before.get(part) != stamp:
                yield _Change(part, stamp, meanings), version

    def _made(
        self,
        changed: Iterator[tuple[_Change, Version]],
        corpus: Corpus,
        reprints: Mapping[str, str],
    ) -> Iterator[tuple[str, str, Made]]:
        under_way: deque[_Change] = deque()

        def sheets() -> Iterator[Sheet]:
            for change, version in changed:
                under_way.append(change)
                document, reading = corpus.kept(version, self._recipe)
                yield Sheet(
                    document=document,
                    reading=reading,
                    meanings=change.meanings,
                    reprint_of=reprints.get(version.document),
                )

        for made in self._engine.assemble(self._assembly, sheets()):
            change = under_way.popleft()
            yield change.part, change.stamp, made

    def _compare(self, claims: Claims) -> Counter[str]:
        """Lay all claims side by side, sorted on disk: there are far more of them than of names."""
        dropped: Counter[str] = Counter()
        for reasons, sides, waiting in self._told():
            dropped.update(dict(reasons))
            claims.survey(sides, waiting)
        placed = (
            (block, when, item.line if isinstance(item, Waiting) else records.dump(item))
            for _, sides, waiting in self._told()
            for block, when, item in claims.placed(sides, waiting)
        )
        met = _met((block, row) for block, _, row in sorted_rows(placed, run=_RUN))
        ordered = ((block, records.load(row, _POINTS)) for block, row in met)
        found = ((one.claim, one.id, records.dump(one)) for one in claims.compared(ordered))
        for claim, rows in groupby(sorted_rows(found, run=_RUN), key=itemgetter(0)):
            once = (next(same)[2] for _, same in groupby(rows, key=itemgetter(1)))
            triples = [row for line in once for row in of_comparison(records.load(line, _POINTS))]
            self._put(f"pairs {claim}", triples)
        return dropped

    def _told(self) -> Iterator[Any]:
        """Yield what the documents tell: what was left out of each, its sides, and its clauses."""
        return (records.load(extra, _POINTS) for _, extra in self._ledger.extras("document "))

    def _put(self, part: str, rows: list[Triple], extra: str = "") -> None:
        version = _digest(repr(rows) + extra)
        self._seen.add(part)
        if self._before.get(part) != version:
            self._ledger.put(part, version, Rows.of(rows), extra.encode())


def _met(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Leave out what is alone in its block, as most are."""
    first: tuple[str, str] | None = None  # of its block, until there is a second one
    of = ""
    for row in rows:
        if row[0] != of:
            of, first = row[0], row
            continue
        if first is not None:
            yield first
            first = None
        yield row


def _meanings(resolution: Resolution) -> Iterator[tuple[str, tuple[Meaning, ...]]]:
    """Yield for each document, in order, which things its names mean, with all of them that a part may show."""
    for document, rows in groupby(resolution.assignment.items(), key=lambda row: row[0][0]):
        named = ((kind, name, resolution.entities[iri]) for (_, kind, name), iri in rows)
        yield document, tuple((kind, name, entity.id, entity.type, entity.label) for kind, name, entity in named)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

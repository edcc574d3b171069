"""The graph in parts: what each entity, each document and all claims side by side give, made anew only where needed.

A part is a pure function of what its version tells: of a document its reading, what its names mean, and of whom it is a
reprint. What has the version that the ledger knows is left alone, so that a build costs what changed.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.assemble import assemble
from kg.compare.claims import Claims
from kg.compare.points import Clause, Maker, Number, points
from kg.model import Assertion, Mention, Quantity, Resolution, Span
from kg.ontology import Ontology
from kg.packs import Pack
from kg.rdf.triples import Triple, of_comparison, of_entity, of_facts
from kg.store import records
from kg.store.corpus import Corpus, Version
from kg.store.ledger import Ledger

_POINTS = records.kinds(Clause, Maker, Number, Assertion, Mention, Quantity, Span)


class Parts:
    """Brings a ledger up to the documents that stand and to what their names mean."""

    def __init__(self, ledger: Ledger, *, pack: Pack, ontology: Ontology, recipe: str) -> None:
        self._ledger = ledger
        self._pack = pack
        self._ontology = ontology
        self._recipe = recipe
        self._broader = {topic.label: topic.broader for topic in pack.topics}
        self._before = ledger.versions()
        self._seen: set[str] = set()

    def update(
        self, corpus: Corpus, standing: Sequence[Version], resolution: Resolution, reprints: Mapping[str, str]
    ) -> Counter[str]:
        """Put in what is new or changed, take out what is gone; give what was left out of documents, by reason."""
        for entity in resolution.entities.values():
            judged = records.dump(resolution.judgements.get(entity.id, ()))
            self._put(f"entity {entity.id}", list(of_entity(entity, self._ontology)), judged)
        claims = Claims(self._pack, reprints)
        meanings = _meanings(resolution)
        for version in standing:
            document = version.document
            part = f"document {document}"
            told = (version.key, version.sha256, version.sources, reprints.get(document), meanings.get(document, ()))
            stamp = version.content + _digest(repr(told))
            self._seen.add(part)
            if self._before.get(part) != stamp:
                reading = corpus.reading(version, self._recipe)
                facts = assemble(
                    reading,
                    resolution,
                    ontology=self._ontology,
                    broader=self._broader,
                    measures=claims.labels,
                    reprint_of=reprints.get(document),
                )
                dropped = Counter(drop.reason for drop in (*reading.dropped, *facts.dropped))
                made = () if document in reprints else tuple(points(reading, facts, resolution))
                extra = records.dump((tuple(sorted(dropped.items())), made))
                self._ledger.put(part, stamp, of_facts(facts), extra.encode(), alone=True)
        for part in sorted(part for part in self._before.keys() - self._seen if part.startswith("document ")):
            self._ledger.drop(part)
        dropped = self._compare(claims)
        for part in sorted(part for part in self._before.keys() - self._seen if not part.startswith("document ")):
            self._ledger.drop(part)
        return dropped

    def _compare(self, claims: Claims) -> Counter[str]:
        """Lay all claims side by side."""
        dropped: Counter[str] = Counter()
        for _, extra in self._ledger.extras("document "):
            reasons, made = records.load(extra, _POINTS)
            dropped.update(dict(reasons))
            claims.take(made)
        rows: defaultdict[str, list[Triple]] = defaultdict(list)
        for one in claims.comparisons():
            rows[one.claim].extend(of_comparison(one))
        for claim, given in rows.items():
            self._put(f"pairs {claim}", given)
        return dropped

    def _put(self, part: str, rows: list[Triple], extra: str = "") -> None:
        version = _digest(repr(rows) + extra)
        self._seen.add(part)
        if self._before.get(part) != version:
            self._ledger.put(part, version, rows, extra.encode())


def _meanings(resolution: Resolution) -> dict[str, tuple[object, ...]]:
    """List for each document which things its names mean, with all of them that a part may show."""

    def told() -> Iterator[tuple[str, tuple[str, ...]]]:
        for (document, kind, name), iri in resolution.assignment.items():
            entity = resolution.entities[iri]
            yield document, (kind, name, iri, entity.type, entity.label)

    def of(rows: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[object, ...]:
        return tuple(row for _, row in rows)

    return {document: of(rows) for document, rows in groupby(sorted(told()), key=lambda row: row[0])}


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

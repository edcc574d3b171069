"""The graph in parts: what each entity, each document and all claims side by side give, made anew only where needed.

A part is a pure function of what its version tells: of a document its reading, what its names mean, and of whom it is a
reprint. What has the version that the ledger knows is left alone, so that a build costs what changed.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.assembly import Assembly, Made, Meaning, Sheet
from kg.compare import points
from kg.compare.claims import Claims
from kg.model import Assertion, Mention, Quantity, Resolution, Span
from kg.ontology import Ontology
from kg.protocols import Engine
from kg.rdf.triples import Triple, of_comparison, of_entity
from kg.store import records
from kg.store.corpus import Corpus, Version
from kg.store.ledger import Ledger
from kg.store.rows import Rows

_POINTS = records.kinds(points.Clause, points.Maker, points.Number, Assertion, Mention, Quantity, Span)


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
        meanings = _meanings(resolution)
        changed = self._changed(standing, reprints, meanings)
        for part, stamp, made in self._made(changed, corpus, reprints, meanings):
            self._ledger.put(part, stamp, made.rows, made.extra.encode())
        for part in sorted(part for part in self._before.keys() - self._seen if part.startswith("document ")):
            self._ledger.drop(part)
        dropped = self._compare(Claims(self._pack, reprints))
        for part in sorted(part for part in self._before.keys() - self._seen if not part.startswith("document ")):
            self._ledger.drop(part)
        return dropped

    def _changed(
        self, standing: Sequence[Version], reprints: Mapping[str, str], meanings: Mapping[str, tuple[Meaning, ...]]
    ) -> Iterator[tuple[str, str, Version]]:
        """Yield the documents whose part is to be made anew: its name, its version, and the document."""
        for version in standing:
            document = version.document
            part = f"document {document}"
            told = (version.key, version.sha256, version.sources, reprints.get(document), meanings.get(document, ()))
            stamp = version.content + _digest(repr(told))
            self._seen.add(part)
            if self._before.get(part) != stamp:
                yield part, stamp, version

    def _made(
        self,
        changed: Iterator[tuple[str, str, Version]],
        corpus: Corpus,
        reprints: Mapping[str, str],
        meanings: Mapping[str, tuple[Meaning, ...]],
    ) -> Iterator[tuple[str, str, Made]]:
        under_way: deque[tuple[str, str]] = deque()

        def sheets() -> Iterator[Sheet]:
            for part, stamp, version in changed:
                under_way.append((part, stamp))
                document, reading = corpus.kept(version, self._recipe)
                yield Sheet(
                    document=document,
                    reading=reading,
                    meanings=meanings.get(version.document, ()),
                    reprint_of=reprints.get(version.document),
                )

        for made in self._engine.assemble(self._assembly, sheets()):
            yield *under_way.popleft(), made

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
            self._ledger.put(part, version, Rows.of(rows), extra.encode())


def _meanings(resolution: Resolution) -> dict[str, tuple[Meaning, ...]]:
    """List for each document which things its names mean, with all of them that a part may show."""

    def told() -> Iterator[tuple[str, Meaning]]:
        for (document, kind, name), iri in resolution.assignment.items():
            entity = resolution.entities[iri]
            yield document, (kind, name, iri, entity.type, entity.label)

    def of(rows: Iterable[tuple[str, Meaning]]) -> tuple[Meaning, ...]:
        return tuple(row for _, row in rows)

    return {document: of(rows) for document, rows in groupby(sorted(told()), key=lambda row: row[0])}


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

"""What one document gives the graph, made of its reading and of what its names mean, on this machine or on another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.assemble import assemble
from kg.compare.claims import Claims
from kg.compare.points import points
from kg.model import Document, Entity, Reading, Resolution
from kg.ontology import Ontology
from kg.packs import Pack
from kg.rdf.triples import of_facts
from kg.reading_json import load
from kg.recipe import Recipe
from kg.store import records
from kg.store.rows import Rows

Meaning = tuple[str, str, str, str, str]
"""A name of a document and what it means: type and name of the mention; IRI, type and label of the entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that it takes to make the part of one document elsewhere: small beside packs and resolution."""

    document: Document
    reading: str
    meanings: tuple[Meaning, ...]
    reprint_of: str | None

    @property
    def source(self) -> str:
        """Name the document to people."""
        return self.document.source

    @property
    def text(self) -> str:
        """Give the text of the document."""
        return self.document.text

    @property
    def resolution(self) -> Resolution:
        """Give as much of the resolution as concerns the document."""
        return Resolution(
            entities={iri: Entity(id=iri, type=kind, label=label) for _, _, iri, kind, label in self.meanings},
            assignment={(self.document.id, kind, name): iri for kind, name, iri, _, _ in self.meanings},
        )


@dataclass(frozen=True, slots=True)
class Made:
    """The rows that a document gives, and beside them what was dropped and what its claims say."""

    rows: Rows
    extra: str


class Maker:
    """Makes parts of readings, by packs and ontology."""

    def __init__(self, pack: Pack, ontology: Ontology) -> None:
        self._ontology = ontology
        self._broader = {topic.label: topic.broader for topic in pack.topics}
        self._claims = Claims(pack)

    def made(self, reading: Reading, resolution: Resolution, reprint_of: str | None) -> Made:
        """Make the part of one document; `reprint_of` is the id of its original, whose claims stand for its own."""
        facts = assemble(
            reading,
            resolution,
            ontology=self._ontology,
            broader=self._broader,
            measures=self._claims.labels,
            reprint_of=reprint_of,
        )
        dropped = Counter(drop.reason for drop in (*reading.dropped, *facts.dropped))
        said = () if reprint_of is not None else points(reading, facts, resolution)
        sides, waiting = self._claims.told(said, records.dump)
        extra = records.dump((tuple(sorted(dropped.items())), sides, waiting))
        return Made(Rows.of(of_facts(facts), alone=True), extra)


@dataclass
class Assembly:
    """Makes parts of sheets; it travels as the recipe by which the documents were read."""

    recipe: Recipe
    _maker: Maker | None = field(default=None, init=False, repr=False)

    @property
    def fingerprint(self) -> str:
        """Name all that decides what is made."""
        return self.recipe.fingerprint

    def prepare(self) -> None:
        """Read packs and ontology, once per process."""
        if self._maker is None:
            pack = self.recipe.pack
            self._maker = Maker(pack, Ontology.read(pack.ontology))

    def __call__(self, sheets: Sequence[Sheet]) -> list[Made]:
        """Make the parts of a batch, in order."""
        self.prepare()
        maker = self._maker
        if maker is None:
            raise RuntimeError("parts are made before packs are read")
        return [maker.made(load(one.reading, one.document), one.resolution, one.reprint_of) for one in sheets]

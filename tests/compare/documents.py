"""Small made-up articles with their names marked, read, resolved and laid side by side."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from kg.assemble import assemble
from kg.compare.claims import Claims
from kg.compare.clauses import Waiting
from kg.compare.numbers import Side
from kg.compare.points import Clause, points
from kg.extract.claims.particulars import Particulars
from kg.extract.claims.quotes import Quotes
from kg.extract.claims.topics import Topics
from kg.extract.gist import local_entities
from kg.extract.wording.markup import parse
from kg.facts import Claim, Comparison
from kg.model import Document, Reading
from kg.packs import read_packs
from kg.resolve.clusters import resolve
from kg.text.sentences import paragraphs, sentences

PACK = read_packs(["ai"])
EXTRACTORS = (Quotes(PACK), Topics(PACK), Particulars(PACK))


def read(marked: str, *, date: str | None = "2025-06-01", name: str = "a") -> Reading:
    """Read one article."""
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    reading = Reading(
        document=Document(id=name, text=text, sha256="0" * 64, published=date),
        text=text,
        paragraphs=lines,
        sentences=tuple(sentences(text, lines)),
        mentions=tuple(mentions),
    )
    for extractor in EXTRACTORS:
        reading = extractor(reading)
    return reading


def compared(*articles: tuple[str, str], reprints: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    """Read articles (date, marked text) and give what is compared: stance, later and earlier words."""
    readings = [read(text, date=date, name=f"d{number}") for number, (date, text) in enumerate(articles)]
    rows, claims = pairs(readings, reprints)
    return sorted((row.stance, claims[row.claim].plain, claims[row.other].plain) for row in rows)


def pairs(
    readings: Iterable[Reading], reprints: dict[str, str] | None = None
) -> tuple[list[Comparison], dict[str, Claim]]:
    """Compare the claims of readings; give also the claims by IRI."""
    kept = list(readings)
    resolution = resolve([entity for reading in kept for entity in local_entities(reading)])
    side_by_side = Claims(PACK)
    claims: dict[str, Claim] = {}
    told: list[tuple[tuple[Side, ...], tuple[Waiting, ...]]] = []
    lines: dict[str, Clause] = {}

    def line(clause: Clause) -> str:
        lines[repr(clause)] = clause
        return repr(clause)

    for reading in kept:
        facts = assemble(reading, resolution, measures=side_by_side.labels)
        claims |= {claim.id: claim for claim in facts.claims}
        if reading.document.id not in (reprints or {}):
            told.append(side_by_side.told(points(reading, facts, resolution), line))
    for document in told:
        side_by_side.survey(*document)
    placed = sorted((row for document in told for row in side_by_side.placed(*document)), key=itemgetter(0, 1))
    made = side_by_side.compared(
        (block, lines[item.line] if isinstance(item, Waiting) else item) for block, _, item in placed
    )
    found = {one.id: one for one in sorted(made, key=lambda one: one.reason, reverse=True)}
    return [found[iri] for iri in sorted(found)], claims

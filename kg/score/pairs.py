"""Who is who across annotated documents: pairs that `clusters.json` judges, held against one graph of all of them.

`same_ids` are groups of entities (`file#id`) that are one thing, `different_ids` pairs that are two. A pair of which an
entity is missing from the graph is wrong.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.score.built import FAMILY, Built, Thing, fold
from kg.score.tally import Scores

RULES = "clusters.json"


def pairs(gold: Path, graph: Path, scores: Scores) -> None:
    """Add to `scores` how many of the judged pairs of the folder `gold` the graph of all its documents has right."""
    rules = json.loads((gold / RULES).read_bytes())
    same = {tuple(sorted(pair)) for group in rules.get("same_ids", ()) for pair in combinations(group, 2)}
    apart = {tuple(sorted(pair)) for pair in rules.get("different_ids", ())}
    units = _Units(gold, graph)
    for one, other in sorted(same | apart):
        here, there = units.thing(one), units.thing(other)
        right = None not in (here, there) and (here == there) == ((one, other) in same)
        scores.pairs.add(right=right)
        if not right:
            wrong = "missing" if None in (here, there) else "joined" if here == there else "not joined"
            scores.miss("together", "pair", wrong, f"{one} {units.name(one)} and {other} {units.name(other)}")


class _Units:
    """Annotated entities of single documents, and the things of one graph that answer them."""

    def __init__(self, gold: Path, graph: Path) -> None:
        self._gold = gold
        self._rows: dict[str, dict[str, dict[str, Any]]] = {}
        built = Built(graph)
        self._things = built.things
        self._inside = built.inside()

    def name(self, unit: str) -> str:
        """Give what the document calls the entity."""
        return str(self._row(unit)["name"])

    def thing(self, unit: str) -> str | None:
        """Give the IRI that answers: of the entity's family, named in its document, sharing most of its names."""
        row = self._row(unit)
        main = fold(row["name"])
        names = {fold(n) for n in (row["name"], *row.get("aliases", ()), *row.get("mentions", ()))} - {""}
        found: list[tuple[bool, int, str]] = []
        for iri in self._inside.get(unit.partition("#")[0], ()):
            thing: Thing | None = self._things.get(iri)
            if thing is not None and thing.family == FAMILY[row["type"]] and names & thing.names:
                found.append((main in thing.names, len(names & thing.names), iri))
        return max(found)[2] if found else None

    def _row(self, unit: str) -> dict[str, Any]:
        document, _, id_ = unit.partition("#")
        if document not in self._rows:
            entities = json.loads((self._gold / f"{document}.json").read_bytes())["entities"]
            self._rows[document] = {row["id"]: row for row in entities}
        return self._rows[document][id_]

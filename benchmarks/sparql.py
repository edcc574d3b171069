"""Six SPARQL queries on a million triples: our store beside rdflib's in-memory store, in the same run.

    python -m benchmarks.sparql --out queries.json

The graph is that of benchmarks/million.py. Each query is parsed and answered to its last row, in turns, and the rows of
both must be the same. Where a hub and something rare meet, the rare pattern stands first, as in our own queries: the
engine takes patterns of one weight in the order in which they are written.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import rdflib

from benchmarks import million
from kg.facts import Value
from kg.rdf.turtle import PREFIXES
from kg.store.graph import GraphStore
from kg.vocabulary import XSD_STRING

Rows = list[tuple[str, ...]]

QUERIES = {
    "by label": "SELECT ?thing ?type WHERE {{ ?thing skos:prefLabel {label} ; a ?type }}",
    "two steps": "SELECT ?person ?name WHERE {{"
    " <{model}> kg:developedBy ?firm . ?person kg:worksFor ?firm ; skos:prefLabel ?name }}",
    "claims of one about another": "SELECT ?claim ?text ?on WHERE {{"
    " ?claim kg:about <{model}> . ?claim kg:claimant <{speaker}> ; kg:text ?text ; kg:statedOn ?on }}",
    "who claim most": "SELECT ?who (COUNT(?claim) AS ?claims) WHERE {{ ?claim kg:claimant ?who }}"
    " GROUP BY ?who HAVING (COUNT(?claim) >= {least}) ORDER BY DESC(?claims)",
    "optional and pattern of text": "SELECT ?person ?label ?firm WHERE {{ ?person a kg:Person ; skos:prefLabel ?label ."
    ' FILTER(REGEX(?label, "^顾.*12$")) OPTIONAL {{ ?person kg:worksFor ?firm }} }}',
    "path": "SELECT DISTINCT ?firm WHERE {{ <{model}> kg:developedBy/kg:partnersWith+ ?firm }}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """One query: rows, and the median seconds of both."""

    name: str
    rows: int
    ours: float
    rdflib: float

    @property
    def ratio(self) -> float:
        """Say how many times as fast ours is."""
        return self.rdflib / self.ours


def questions(store: GraphStore) -> dict[str, str]:
    """Fill the queries with things of the graph: the one who claims most, and what he speaks of least often."""
    speaker = _first(store, "SELECT ?who { ?claim kg:claimant ?who } GROUP BY ?who ORDER BY DESC(COUNT(?claim)) ?who")
    model = _first(
        store,
        f"SELECT ?model {{ ?claim kg:claimant <{speaker}> ; kg:about ?model . ?model kg:developedBy ?firm . "
        "?person kg:worksFor ?firm . "
        "?other kg:about ?model } GROUP BY ?model ORDER BY COUNT(?other) ?model",
    )
    firm = _first(store, f"SELECT ?firm {{ <{model}> kg:developedBy ?firm }} ORDER BY ?firm")
    counts = "SELECT (COUNT(?claim) AS ?claims) WHERE { ?claim kg:claimant ?who } GROUP BY ?who ORDER BY DESC(?claims)"
    least = _first(store, f"{counts} OFFSET 9")
    label = rdflib.Literal(
        _first(store, f"SELECT ?label {{ <{firm}> skos:prefLabel ?label }} ORDER BY ?label"), lang="zh-Hans"
    ).n3()
    return {
        name: text.format(speaker=speaker, model=model, firm=firm, label=label, least=least)
        for name, text in QUERIES.items()
    }


def compared(store: GraphStore, graph: rdflib.Graph, *, rounds: int) -> list[Timing]:
    """Ask both by turns; `SystemExit` where they do not agree."""
    found: list[Timing] = []
    for name, text in questions(store).items():
        times: dict[str, list[float]] = {"ours": [], "rdflib": []}
        answers: dict[str, Rows] = {}
        asked: dict[str, Callable[[str], Rows]] = {
            "ours": lambda text: _ours(store.query(text).rows),
            "rdflib": lambda text: _theirs(graph.query(text, initNs=PREFIXES)),
        }
        for _ in range(rounds):
            for who, ask in asked.items():
                began = time.perf_counter()
                answers[who] = ask(text)
                times[who].append(time.perf_counter() - began)
        if sorted(answers["ours"]) != sorted(answers["rdflib"]):
            raise SystemExit(f"{name}: {len(answers['ours'])} rows, of rdflib {len(answers['rdflib'])}, not the same")
        found.append(Timing(name=name, rows=len(answers["ours"]), **{who: median(t) for who, t in times.items()}))
    return found


def mean(timings: Iterable[Timing]) -> float:
    """Give the geometric mean of the ratios."""
    ratios = [math.log(one.ratio) for one in timings]
    return math.exp(sum(ratios) / len(ratios))


def _first(store: GraphStore, query: str) -> str:
    row = next(iter(store.query(f"{query} LIMIT 1").rows))
    return row[0].text if row[0] else ""


def _ours(rows: Iterable[tuple[Value | None, ...]]) -> Rows:
    return [tuple("" if v is None else f"{v.text}@{v.language or v.datatype or v.kind}" for v in row) for row in rows]


def _theirs(rows: Iterable[object]) -> Rows:
    def told(term: object) -> str:
        if term is None:
            return ""
        if isinstance(term, rdflib.Literal):
            return f"{term}@{term.language or term.datatype or XSD_STRING}"
        return f"{term}@iri"

    return [tuple(map(told, row)) for row in rows if isinstance(row, tuple)]


def main() -> None:
    """Make the graph, ask, tell."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entities", type=int, default=25_000, help="forty triples each")
    options.add_argument("--rounds", type=int, default=9)
    options.add_argument("--out", type=Path, help="a file for the figures; benchmarks/charts.py draws them")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "kb"
        count = million.folder(folder, given.entities)
        began = time.perf_counter()
        graph = rdflib.Graph()
        graph.parse(data="".join(million.triples(given.entities)), format="nt")
        print(f"{count:,} triples; rdflib has read them after {time.perf_counter() - began:.0f} s", flush=True)
        with GraphStore.open(folder / "store") as store:
            timings = compared(store, graph, rounds=given.rounds)
    for one in timings:
        print(
            f"{one.name:30} {one.rows:6,} rows   ours {one.ours * 1000:9.2f} ms   rdflib {one.rdflib * 1000:9.2f} ms   x{one.ratio:.1f}"
        )
    print(f"geometric mean x{mean(timings):.1f}")
    if given.out:
        told = {"triples": count, "mean": mean(timings), "queries": [asdict(one) for one in timings]}
        given.out.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

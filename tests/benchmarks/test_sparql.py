"""The six queries give the same rows from both stores."""

from __future__ import annotations

import rdflib

from benchmarks.million import triples
from benchmarks.sparql import QUERIES, Timing, compared, mean
from kg.store.graph import GraphStore


def test_both_stores_give_the_same_rows() -> None:
    lines = list(triples(250))
    graph = rdflib.Graph()
    graph.parse(data="".join(lines), format="nt")
    store = GraphStore.of(tuple(line.removesuffix(" .\n").split(" ", 2)) for line in lines)  # type: ignore[misc]
    timings = compared(store, graph, rounds=1)
    assert [one.name for one in timings] == list(QUERIES)
    assert sum(one.rows for one in timings) > 10


def test_the_mean_is_geometric() -> None:
    assert mean(Timing(name="", rows=1, ours=1, rdflib=ratio) for ratio in (2, 8)) == 4

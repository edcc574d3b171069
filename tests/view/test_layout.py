"""Positions: the same every time, without overlaps, parts side by side, soon there."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from kg.view import layout


def positions(graph: nx.Graph, sizes: dict[Any, float] | None = None) -> dict[object, tuple[float, float]]:
    return layout.positions(graph, sizes)


def test_the_same_network_is_drawn_the_same() -> None:
    graph = nx.barabasi_albert_graph(300, 2, seed=3)
    assert positions(graph) == positions(graph)


def test_no_two_nodes_cover_each_other() -> None:
    graph = nx.disjoint_union_all([nx.star_graph(40), nx.cycle_graph(9), nx.path_graph(2), nx.empty_graph(7)])
    places = positions(graph, dict.fromkeys(graph, 12.0))
    assert len(places) == len(graph)
    assert min(math.dist(places[a], places[b]) for a, b in combinations(graph, 2)) > 20


def test_parts_and_single_nodes_stand_near_the_rest() -> None:
    graph = nx.disjoint_union_all(
        [nx.barabasi_albert_graph(60, 2, seed=1), *[nx.path_graph(3)] * 8, nx.empty_graph(20)]
    )
    places = positions(graph)
    width, height = (max(p[i] for p in places.values()) - min(p[i] for p in places.values()) for i in (0, 1))
    assert 0.9 < width / height < 4
    assert width * height / len(graph) < 150**2


def test_communities_keep_together() -> None:
    graph = nx.planted_partition_graph(4, 20, 0.35, 0.01, seed=5)
    places = positions(graph)

    def mean(*, same: bool) -> float:
        found = [math.dist(places[a], places[b]) for a, b in combinations(graph, 2) if (a // 20 == b // 20) == same]
        return sum(found) / len(found)

    assert mean(same=True) < 0.6 * mean(same=False)


def crossed(places: dict[Any, tuple[float, float]], edges: Iterable[tuple[Any, Any]], radius: float) -> int:
    """Count the nodes that edges of others run over."""
    found = 0
    for one, other in edges:
        (ax, ay), (bx, by) = places[one], places[other]
        for node, (x, y) in places.items():
            share = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / math.dist((ax, ay), (bx, by)) ** 2
            if node not in {one, other} and 0 < share < 1:
                found += math.dist((x, y), (ax + share * (bx - ax), ay + share * (by - ay))) < radius
    return found


@pytest.mark.parametrize(
    ("graph", "most"), [(nx.star_graph(34), 0), (nx.star_graph(60), 0), (nx.barabasi_albert_graph(80, 2, seed=3), 4)]
)
def test_edges_keep_off_the_nodes_of_others(graph: nx.Graph, most: int) -> None:
    places: dict[Any, tuple[float, float]] = positions(graph, dict.fromkeys(graph, 12.0))
    assert crossed(places, graph.edges, 12.0) <= most
    assert min(math.dist(places[a], places[b]) for a, b in combinations(graph, 2)) > 20


def test_odd_networks_are_placed_too() -> None:
    assert positions(nx.Graph()) == {}
    assert positions(nx.empty_graph(1)) == {0: (0, 0)}
    loops = nx.MultiDiGraph([("a", "a"), ("a", "b"), ("b", "a")])
    assert set(positions(loops)) == {"a", "b"}


def test_five_thousand_nodes_take_seconds() -> None:
    graph = nx.barabasi_albert_graph(5000, 2, seed=3)
    begun = time.thread_time()  # its own work, whatever else the machine does
    positions(graph)
    assert time.thread_time() - begun < 8  # two to three by itself

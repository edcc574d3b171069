"""Where the things of a network stand: a force layout computed ahead of time, the same for the same network.

Each connected part starts from distances to a few pivots (PivotMDS), is pulled by its edges and pushed apart by the
degrees of its nodes, so that communities show as groups, and is freed of overlaps, of nodes and, where they are few, of
edges over nodes; then the parts are packed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import TypeVar

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.view.packing import pack

SPACE = 26.0
"""Free space around every node, in the units of the drawing."""

_LENGTH = 95.0  # how long an edge is at rest, so that a label fits between its ends
_EXACT = 200  # up to so many nodes every pair is computed, above them a grid stands for what is far
_GRID = 128
_PIVOTS = 40
_PUSH = 0.12  # repulsion beside the pull of edges: more shows communities, less keeps edges short
_GRAVITY = 1.5  # keeps the outskirts near
_FORM = (1.15, 1 / 1.15)  # wider than high
_ROOM = 78.0  # the side of the square that each node gets on average
_ASIDE = 8.0  # free space between a node and the edges of others
_MOST_PAIRS = 100_000  # of nodes and edges, up to which edges are kept off nodes
_CLEARINGS = 40
_Floats = NDArray[np.float32]
_Node = TypeVar("_Node", bound=Hashable)


def positions(graph: nx.Graph, sizes: Mapping[_Node, float] | None = None) -> dict[_Node, tuple[float, float]]:
    """Place every node: x to the right, y downwards, round numbers around (0, 0), wider than high.

    Edges pull by their `weight` (1 if they have none, those between two nodes together); `sizes` are radii.
    """
    pull: dict[_Node, dict[_Node, float]] = {node: {} for node in graph}
    for one, other, weight in graph.edges(data="weight", default=1.0):
        if one != other:
            for a, b in ((one, other), (other, one)):
                pull[a][b] = min(pull[a].get(b, 0.0) + weight, 3.0)
    radii = {node: float((sizes or {}).get(node, 10.0)) for node in graph}
    tied, alone = _components(pull)
    parts = [_part(nodes, pull, radii) for nodes in tied]
    places = pack([(place, np.array([radii[n] for n in nodes], np.float32) + SPACE) for nodes, place in parts])
    nodes = [node for part, _ in parts for node in part]
    place = _above(np.concatenate(places) if places else np.zeros((0, 2), np.float32), len(alone))
    found = {
        node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes + alone, place.tolist(), strict=True)
    }
    return {node: found[node] for node in graph}


def laid_out(sizes: Mapping[int, float], edges: Iterable[tuple[int, int, float]]) -> dict[int, tuple[float, float]]:
    """Place numbered nodes by their radii and weighted edges."""
    graph = nx.Graph()
    graph.add_nodes_from(sizes)
    graph.add_weighted_edges_from(edges)
    return positions(graph, sizes)


def _components(pull: Mapping[_Node, Mapping[_Node, float]]) -> tuple[list[list[_Node]], list[_Node]]:
    """List the connected parts, the largest first, and the nodes without edges; those of one size keep their order."""
    seen: set[_Node] = set()
    parts = []
    for start in pull:
        if start not in seen:
            seen.add(start)
            part = [start]
            for node in part:  # grows while it is walked
                new = [other for other in pull[node] if other not in seen]
                seen.update(new)
                part.extend(new)
            parts.append(part)
    parts.sort(key=len, reverse=True)
    return [part for part in parts if len(part) > 1], [part[0] for part in parts if len(part) == 1]


def _above(place: _Floats, alone: int) -> _Floats:
    """Put nodes without edges in rows below the drawing, as wide as it or wider than high, and all in the middle."""
    width = float(np.ptp(place[:, 0])) if len(place) else 0.0
    columns = max(round(width / _LENGTH) + 1, round(np.sqrt(alone * 2)), 1)
    at = np.arange(alone)
    rows = np.stack([(at % columns - (min(columns, alone) - 1) / 2) * _LENGTH, at // columns * _LENGTH * 0.6], axis=1)
    if len(place) and alone:
        rows[:, 1] += place[:, 1].max() + _LENGTH
    everything = np.concatenate([place, rows])
    if not len(everything):
        return place
    middled: _Floats = everything - (everything.max(axis=0) + everything.min(axis=0)) / 2
    return middled


def _part(
    nodes: list[_Node], pull: Mapping[_Node, Mapping[_Node, float]], radii: Mapping[_Node, float]
) -> tuple[list[_Node], _Floats]:
    number = {node: i for i, node in enumerate(nodes)}
    neighbours = [[number[other] for other in pull[node]] for node in nodes]
    edges = np.array([(i, j) for i, row in enumerate(neighbours) for j in row if i < j])
    weights = np.array([pull[nodes[i]][nodes[j]] for i, j in edges], np.float32)
    place = _turn(_settle(_start(neighbours), edges, weights))
    room = np.array([radii[node] for node in nodes], np.float32)
    return nodes, _cleared(_spread(_scaled(place), room), edges, room)


def _start(neighbours: list[list[int]]) -> _Floats:
    """Project the distances to pivots that lie far from each other onto their two main directions."""
    count = len(neighbours)
    nearest = np.full(count, np.inf)
    columns = []
    pivot = max(range(count), key=lambda node: len(neighbours[node]))
    for _ in range(min(_PIVOTS, count)):
        steps = _steps(neighbours, pivot)
        columns.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(nearest.argmax())
    table = np.square(np.stack(columns, axis=1))
    table = table.mean(axis=0) + table.mean(axis=1, keepdims=True) - table - table.mean()
    _, directions = np.linalg.eigh(table.T @ table)
    main = directions[:, -2:] if directions.shape[1] > 1 else np.repeat(directions, 2, axis=1)
    main = main * np.where(main[np.abs(main).argmax(axis=0), [0, 1]] < 0, -1, 1)
    place = table @ main
    place /= np.abs(place).max(axis=0) + 1e-9
    begun: _Floats = (place + 0.15 * _fan(count)).astype(np.float32) * _LENGTH * np.float32(np.sqrt(count))
    return begun


def _fan(count: int) -> _Floats:
    """Give each node a small step of its own, by the golden angle, so that no two are at one point."""
    number = np.arange(count)
    angle = number * 2.399963
    reach = np.sqrt((number % 97 + 1) / 97)
    return np.stack([np.cos(angle) * reach, np.sin(angle) * reach], axis=1).astype(np.float32)


def _steps(neighbours: list[list[int]], start: int) -> NDArray[np.float64]:
    steps = np.full(len(neighbours), -1.0)
    steps[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def _settle(place: _Floats, edges: NDArray[np.int64], weights: _Floats) -> _Floats:
    """Let edges, repulsion and gravity move the nodes while they cool down."""
    count = len(place)
    mass = (np.bincount(edges.ravel(), minlength=count) * 0.5 + 1).astype(np.float32)
    rounds = 240 if count <= 1000 else 90
    heat = np.linspace(1.0, 0.02, rounds, dtype=np.float32) ** 1.5 * _LENGTH * min(np.sqrt(count), 12)
    for step in heat:
        force = _repulsion(place, mass) * (_LENGTH * _PUSH)
        along = (place[edges[:, 1]] - place[edges[:, 0]]) * (weights / _LENGTH)[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(edges[:, 0], along[:, axis], count)
            force[:, axis] -= np.bincount(edges[:, 1], along[:, axis], count)
        force -= place * (_GRAVITY * mass / (np.hypot(place[:, 0], place[:, 1]) + _LENGTH))[:, None]
        length = np.hypot(force[:, 0], force[:, 1]) + 1e-6
        place = place + force * (np.minimum(length * _LENGTH * 0.35, step) / length)[:, None]
    settled: _Floats = place - place.mean(axis=0)
    return settled


def _scaled(place: _Floats) -> _Floats:
    """Give the drawing the area that its nodes need, and the form of a page; a few far nodes do not count."""
    core = np.ptp(np.quantile(place, (0.05, 0.95), axis=0), axis=0)
    count = len(place)
    area = max(core.prod(), core.max() ** 2 * 0.67 * count / (count - 1) ** 2) + 1  # a chain is as long as its edges
    factor = _ROOM * np.sqrt(count) / np.sqrt(area)
    scaled: _Floats = (place * factor * (_FORM if count > 30 else (1, 1))).astype(np.float32)
    return scaled


def _repulsion(place: _Floats, mass: _Floats) -> _Floats:
    """Push every node away from all others, by their masses and the inverse of the distance."""
    if len(place) > _EXACT:
        return _far(place, mass)
    dx = place[:, 0, None] - place[:, 0]
    dy = place[:, 1, None] - place[:, 1]
    push = mass / (dx * dx + dy * dy + 25)
    return np.stack([(dx * push).sum(axis=1), (dy * push).sum(axis=1)], axis=1) * mass[:, None]


def _far(place: _Floats, mass: _Floats) -> _Floats:
    """Do the same for many nodes: their masses are spread onto a grid, where the push is a convolution."""
    low = place.min(axis=0)
    side = float((place - low).max()) / (_GRID - 2) + 1e-3
    at = (place - low) / side
    cell = at.astype(np.int64)
    part = at - cell
    corners = [(cell[:, 0] + i) * _GRID + cell[:, 1] + j for i in (0, 1) for j in (0, 1)]
    shares = [np.abs(1 - i - part[:, 0]) * np.abs(1 - j - part[:, 1]) for i in (0, 1) for j in (0, 1)]
    grid = np.zeros(_GRID * _GRID)
    for corner, share in zip(corners, shares, strict=True):
        grid += np.bincount(corner, share * mass, _GRID * _GRID)
    spectrum = np.fft.rfft2(grid.reshape(_GRID, _GRID), (2 * _GRID, 2 * _GRID))
    force = np.empty_like(place)
    for axis, kernel in enumerate(_kernels()):
        field = np.fft.irfft2(spectrum * kernel, (2 * _GRID, 2 * _GRID))[:_GRID, :_GRID].ravel()
        force[:, axis] = sum(field[corner] * share for corner, share in zip(corners, shares, strict=True))
    pushed: _Floats = force * (mass / side)[:, None]
    return pushed


@cache
def _kernels() -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    steps = np.fft.fftfreq(2 * _GRID, 1 / (2 * _GRID))
    dx, dy = np.meshgrid(steps, steps, indexing="ij")
    squares = dx * dx + dy * dy + 0.3
    return np.fft.rfft2(dx / squares), np.fft.rfft2(dy / squares)


def _turn(place: _Floats) -> _Floats:
    """Lay the longer direction across."""
    _, directions = np.linalg.eigh(np.cov(place.T))
    directions = directions * np.where(directions.sum(axis=0) < 0, -1, 1)
    turned: _Floats = (place @ directions[:, ::-1]).astype(np.float32)
    return turned


def _spread(place: _Floats, radii: _Floats) -> _Floats:
    """Push apart nodes that stand closer than their sizes allow."""
    room = radii + SPACE / 2
    place = place + _fan(len(place))  # what has the same neighbours may stand at the same point
    for _ in range(60):
        one, other = _near(place, 2 * float(room.max()))
        along = place[one] - place[other]
        distance = np.hypot(along[:, 0], along[:, 1])
        lack = room[one] + room[other] - distance
        push = along * (np.maximum(lack, 0) / (distance + 0.1) * 0.5)[:, None]
        shift = [np.bincount(one, push[:, axis], len(place)) for axis in (0, 1)]
        place = place + np.stack(shift, axis=1).astype(np.float32)
        if lack.max(initial=0) < 1:
            break
    return place


def _cleared(place: _Floats, edges: NDArray[np.int64], radii: _Floats) -> _Floats:
    """Move nodes off the edges of others, which would seem to end at them, as far as there is room."""
    if len(place) * len(edges) > _MOST_PAIRS:
        return place
    best, fewest = place, _crossed(place, edges, radii)[1].sum()
    for _ in range(_CLEARINGS):
        if not fewest:
            break
        push, crossed = _crossed(place, edges, radii)
        move = push.sum(axis=0)
        for end in (0, 1):
            for axis in (0, 1):
                move[:, axis] -= np.bincount(edges[:, end], push[:, :, axis].sum(axis=1), len(place)) / 2
        length = np.hypot(move[:, 0], move[:, 1]) + 1e-6
        place = _spread((place + move * (np.minimum(length, SPACE) / length)[:, None]).astype(np.float32), radii)
        crossed = _crossed(place, edges, radii)[1].sum()
        if crossed < fewest:
            best, fewest = place, crossed
    return best


def _crossed(place: _Floats, edges: NDArray[np.int64], radii: _Floats) -> tuple[_Floats, NDArray[np.bool_]]:
    """Give for each edge and each node how far the node must go to be clear of it, and whether the edge crosses it."""
    one, other = place[edges[:, 0]], place[edges[:, 1]]
    along = (other - one)[:, None]
    reach = place[None] - one[:, None]
    share = (reach * along).sum(axis=2) / ((along * along).sum(axis=2) + 1e-6)
    off = reach - share[:, :, None] * along
    off += np.where(np.abs(off).sum(axis=2, keepdims=True) < 0.1, along[:, :, ::-1] * (0.1, -0.1), 0)  # right on it
    distance = np.hypot(off[:, :, 0], off[:, :, 1]) + 1e-6
    between = (share > 0) & (share < 1)
    rows = np.arange(len(edges))
    between[rows, edges[:, 0]] = between[rows, edges[:, 1]] = False
    lack = np.where(between, np.maximum(radii + _ASIDE - distance, 0), 0)
    pushed: _Floats = (off * (lack / distance * 0.6)[:, :, None]).astype(np.float32)
    return pushed, lack > _ASIDE / 2


def _near(place: _Floats, reach: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List all ordered pairs of nodes in the same or neighbouring squares of side `reach`."""
    cell = ((place - place.min(axis=0)) / reach).astype(np.int64) + 1
    width = int(cell[:, 1].max()) + 2
    keys = cell[:, 0] * width + cell[:, 1]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    ones, others = [], []
    for step in (x * width + y for x in (-1, 0, 1) for y in (-1, 0, 1)):
        first, last = np.searchsorted(ranked, keys + step), np.searchsorted(ranked, keys + step, side="right")
        found = last - first
        one = np.repeat(np.arange(len(place)), found)
        within = np.arange(len(one)) - np.repeat(np.cumsum(found) - found, found)
        ones.append(one)
        others.append(order[np.repeat(first, found) + within])
    one, other = np.concatenate(ones), np.concatenate(others)
    differ = one != other
    return one[differ], other[differ]

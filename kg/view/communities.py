"""Which things belong together: groups with many ties inside and few to the outside (Louvain's method)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

_ROUNDS = 12

_Ties = Sequence[Mapping[int, float]]


def communities(ties: _Ties) -> list[list[int]]:
    """Group the numbers of `ties` (for each its neighbours, with weights); the largest group first, then by number.

    Things without ties are in no group. The same ties give the same groups.
    """
    groups = [[node] for node in range(len(ties)) if ties[node]]
    place = {group[0]: i for i, group in enumerate(groups)}
    level: list[dict[int, float]] = [{place[other]: w for other, w in ties[g[0]].items()} for g in groups]
    while True:
        home = _moved(level)
        names = sorted(set(home))
        if len(names) == len(level):
            break
        number = {name: i for i, name in enumerate(names)}
        merged: list[list[int]] = [[] for _ in names]
        folded: list[dict[int, float]] = [{} for _ in names]
        for node, name in enumerate(home):
            at = number[name]
            merged[at].extend(groups[node])
            row = folded[at]
            for other, weight in level[node].items():
                end = number[home[other]]
                row[end] = row.get(end, 0.0) + weight
        groups, level = merged, folded
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _moved(level: list[dict[int, float]]) -> list[int]:
    """Let each node join the neighbouring group that gains most by it, until nothing moves."""
    degree = [sum(row.values()) for row in level]
    total = sum(degree) or 1.0
    home = list(range(len(level)))
    weight = list(degree)
    for _ in range(_ROUNDS):
        moved = False
        for node, row in enumerate(level):
            inside: dict[int, float] = {}
            for other, tie in row.items():
                if other != node:
                    inside[home[other]] = inside.get(home[other], 0.0) + tie
            old, mine = home[node], degree[node]
            weight[old] -= mine
            best, gain = old, inside.get(old, 0.0) - weight[old] * mine / total
            for name in sorted(inside):
                one = inside[name] - weight[name] * mine / total
                if one > gain + 1e-9:
                    best, gain = name, one
            weight[best] += mine
            if best != old:
                home[node] = best
                moved = True
        if not moved:
            break
    return home


BETWEEN = 0.15
"""How strongly a tie between two communities pulls in a drawing of both, beside one within."""


def pulls(groups: Iterable[Iterable[int]]) -> Callable[[int, int], float]:
    """Give how strongly a tie pulls in a drawing that shows these groups, as a share of its weight."""
    home = {one: n for n, group in enumerate(groups) for one in group}
    return lambda one, other: 1.0 if home.get(one, -1) == home.get(other, -2) else BETWEEN


def leaders(group: Iterable[int], weights: Sequence[int] | Mapping[int, int]) -> list[int]:
    """Name a group by its three best tied."""
    return sorted(group, key=lambda one: (-weights[one], one))[:3]

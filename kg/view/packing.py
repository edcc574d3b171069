"""Parts of a drawing side by side: each is put where it fits, nearest to the middle, so that nothing stands far off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_CELL = 60.0  # the side of the squares in which room is counted, in the units of the drawing
_WIDE = 1.3  # a page is wider than high

_Floats = NDArray[np.float32]
_Cell = tuple[int, int]


def pack(parts: Sequence[tuple[_Floats, _Floats]]) -> list[_Floats]:
    """Move each part (places, and the room that each place needs) so that none covers another; largest first."""
    taken: set[_Cell] = set()
    spots = _spots(sum(int((np.ptp(p[:, 0]) // _CELL + 3) * (np.ptp(p[:, 1]) // _CELL + 3)) for p, _ in parts) + 64)
    begin: dict[frozenset[_Cell], int] = {}
    packed = []
    for place, room in parts:
        centred = place - (place.max(axis=0) + place.min(axis=0)) / 2
        shape = _cells(centred, room)
        key = frozenset(shape)
        for number in range(begin.get(key, 0), len(spots)):
            x, y = spots[number]
            if not any((a + x, b + y) in taken for a, b in shape):
                break
        begin[key] = number  # what did not fit before does not fit now
        taken.update((a + x, b + y) for a, b in shape)
        packed.append(centred + np.array([x, y], np.float32) * _CELL)
    return _middle(packed)


def _cells(place: _Floats, room: _Floats) -> list[_Cell]:
    found: dict[_Cell, None] = {}
    for (x, y), around in zip(place.tolist(), room.tolist(), strict=True):
        for a in _covered(x, around):
            found.update(((a, b), None) for b in _covered(y, around))
    rows: dict[int, list[int]] = {}
    for a, b in found:
        rows.setdefault(b, []).append(a)
    return [(a, b) for b, row in rows.items() for a in range(min(row), max(row) + 1)]  # what lies between is taken too


def _covered(at: float, around: float) -> Iterable[int]:
    return range(round((at - around) / _CELL), round((at + around) / _CELL) + 1)


def _spots(count: int) -> list[_Cell]:
    """List places to try, from the middle outwards."""
    reach = int(np.sqrt(count * _WIDE)) + 2
    grid = [(x, y) for x in range(-reach, reach + 1) for y in range(-reach, reach + 1)]
    return sorted(grid, key=lambda spot: (spot[0] ** 2 / _WIDE**2 + spot[1] ** 2, spot))


def _middle(parts: list[_Floats]) -> list[_Floats]:
    if not parts:
        return []
    everything = np.concatenate(parts)
    centre = (everything.max(axis=0) + everything.min(axis=0)) / 2
    return [part - centre for part in parts]

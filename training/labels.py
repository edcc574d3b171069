"""Labels of characters, and which may follow which."""

from __future__ import annotations

import numpy as np

NEVER = -1e4


def labels(types: list[str]) -> list[str]:
    """Labels of the characters: outside, and begin, inner, end, single of every type."""
    return ["O", *(place + "-" + kind for kind in types for place in "BIES")]


def legal(names: list[str]) -> np.ndarray:
    """Score of each step from label to label: 0 where a span can go on like that, else `NEVER`."""
    steps = np.full((len(names), len(names)), NEVER, np.float32)
    for i, before in enumerate(names):
        for j, after in enumerate(names):
            if before[0] in "OES" and after[0] in "OBS":
                steps[i, j] = 0
            if before[0] in "BI" and after[0] in "IE" and before[2:] == after[2:]:
                steps[i, j] = 0
    return steps

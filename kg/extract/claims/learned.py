"""What is learned of claims: logistic regressions over features by name, made by `training/claims.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray


class Regression:
    """One logistic regression; a feature's weight lies where the checksum of its name points (a power of two of them)."""

    def __init__(self, weights: NDArray[np.int8], step: float, bias: float) -> None:
        self._weights: list[int] = weights.tolist()
        self._last = len(weights) - 1
        self._step, self._bias = step, bias

    def score(self, features: Iterable[str]) -> float:
        """Give the logarithm of the odds: above 0 it is rather so."""
        weights, last = self._weights, self._last
        return self._bias + self._step * sum(weights[crc32(name.encode()) & last] for name in features)


class Learned(NamedTuple):
    """Two regressions: whether a verb or mark brings in somebody's words, and whether a sentence still belongs to a report."""

    leads: Regression
    sequels: Regression

    @classmethod
    def load(cls, path: Path) -> Learned:
        """Read `weights.npz`: for each regression its weights as bytes, their step and the bias."""
        with np.load(path) as tables:
            return cls(
                *(Regression(tables[name], *(float(x) for x in tables[f"{name}_scale"])) for name in cls._fields)
            )

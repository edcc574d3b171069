"""Logistic regressions over features by name: what is learned where rules would have to list it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray


class Regression:
    """One logistic regression; a feature's weight lies where the checksum of its name points (a power of two of them)."""

    def __init__(self, weights: NDArray[np.int8], step: float, bias: float) -> None:
        self._weights: list[int] = weights.tolist()
        self._last = len(weights) - 1
        self._step, self._bias = step, bias

    @classmethod
    def of(cls, tables: Mapping[str, NDArray[np.generic]], name: str) -> Regression:
        """Take a regression out of the tables of a file: its weights as bytes, and their step and the bias."""
        step, bias = (float(x) for x in tables[f"{name}_scale"])
        return cls(tables[name].astype(np.int8), step, bias)

    @classmethod
    def load(cls, path: Path, name: str) -> Regression:
        """Read one of the regressions of a file."""
        with np.load(path) as tables:
            return cls.of(tables, name)

    def score(self, features: Iterable[str]) -> float:
        """Give the logarithm of the odds: above 0 it is rather so."""
        weights, last = self._weights, self._last
        return self._bias + self._step * sum(weights[crc32(name.encode()) & last] for name in features)

"""Logistic regressions over features by name, in the form that `kg.text.regression` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Reals = NDArray[np.float64]


class Lesson(NamedTuple):
    """What is to be weighed, the right answer, and how much it counts."""

    features: Sequence[str]
    right: bool
    weight: float = 1.0


class Pace(NamedTuple):
    """How a regression learns: passes over all lessons, the rate, and what draws its weights to nothing."""

    epochs: int
    rate: float
    decay: float
    batch: int = 128


class Fitted(NamedTuple):
    """Weights by the checksum of a feature's name, and the bias."""

    weights: Reals
    bias: float

    def score(self, features: Sequence[str]) -> float:
        """Give the logarithm of the odds."""
        return self.bias + float(self.weights[places(features, len(self.weights))].sum())

    def tables(self, name: str) -> dict[str, NDArray[np.generic]]:
        """Give what a file keeps of it: weights as bytes, their step and the bias."""
        step = float(np.abs(self.weights).max()) / 127
        return {name: np.round(self.weights / step).astype(np.int8), f"{name}_scale": np.array([step, self.bias])}


def fitted(lessons: Sequence[Lesson], size: int, pace: Pace) -> Fitted:
    """Fit a logistic regression by gradient descent, each weight at its own rate (Adagrad)."""
    own = [places(one.features, size) for one in lessons]
    weights, bias = np.zeros(size), 0.0
    squares, square = np.full(size, 1e-10), 1e-10
    order = np.random.default_rng(7)
    for _ in range(pace.epochs):
        for group in np.array_split(order.permutation(len(lessons)), max(1, len(lessons) // pace.batch)):
            slope, shift = pace.decay * 2 * weights, 0.0
            for n in group:
                at = own[n]
                off = lessons[n].weight * (_probability(bias + weights[at].sum()) - lessons[n].right) / len(group)
                np.add.at(slope, at, off)
                shift += off
            squares += slope**2
            square += shift**2
            weights -= pace.rate * slope / np.sqrt(squares)
            bias -= pace.rate * shift / np.sqrt(square)
    return Fitted(weights, float(bias))


def places(names: Sequence[str], size: int) -> NDArray[np.int64]:
    """Give where the weights of features lie."""
    return np.array([crc32(name.encode()) % size for name in names])


def _probability(score: float) -> float:
    return float(1 / (1 + np.exp(-score)))

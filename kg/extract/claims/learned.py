"""What is learned of claims: two logistic regressions, made by `training/claims.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.text.regression import Regression

if TYPE_CHECKING:
    from pathlib import Path


class Learned(NamedTuple):
    """Two regressions: whether a verb or mark brings in somebody's words, and whether a sentence still belongs to a report."""

    leads: Regression
    sequels: Regression

    @classmethod
    def load(cls, path: Path) -> Learned:
        """Read both from `weights.npz`."""
        with np.load(path) as tables:
            return cls(*(Regression.of(tables, name) for name in cls._fields))

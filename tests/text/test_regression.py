"""A logistic regression over features by name."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pytest

from kg.text.regression import Regression


def test_features_have_the_weights_where_their_checksums_point() -> None:
    weights = np.zeros(64, np.int8)
    weights[crc32("合作".encode()) % 64], weights[crc32(b"far") % 64] = 100, -40
    learned = Regression.of({"it": weights, "it_scale": np.array([0.02, -0.5])}, "it")
    assert learned.score([]) == -0.5
    assert learned.score(["合作"]) == pytest.approx(1.5)
    assert learned.score(["合作", "far"]) == pytest.approx(0.7)

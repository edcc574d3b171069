"""A logistic regression over features by name."""

from __future__ import annotations

from pathlib import Path
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


def test_one_of_several_in_a_file_is_read(tmp_path: Path) -> None:
    one, other = np.array([3, 3], np.int8), np.array([-3, -3], np.int8)
    scale = np.array([1.0, 0.5])
    np.savez(tmp_path / "weights.npz", one=one, one_scale=scale, other=other, other_scale=scale)
    assert Regression.load(tmp_path / "weights.npz", "other").score(["it"]) == -2.5

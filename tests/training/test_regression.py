"""How regressions are fitted, and that what is read of them scores alike."""

from __future__ import annotations

import pytest

from kg.text.regression import Regression
from training.regression import Lesson, Pace, fitted

SIZE = 256


def test_a_regression_learns_which_feature_tells() -> None:
    lessons = [Lesson([name, "all"], name == "yes") for name in ("yes", "no") * 50]
    learned = fitted(lessons, SIZE, Pace(epochs=5, rate=0.1, decay=1e-5, batch=10))
    scores = {name: learned.score([name, "all"]) for name in ("yes", "no")}
    assert scores["yes"] > 1 > -1 > scores["no"]
    read = Regression.of(learned.tables("it"), "it")
    assert read.score(["yes", "all"]) == pytest.approx(scores["yes"], abs=0.1)


def test_a_lesson_counts_by_its_weight() -> None:
    lessons = [Lesson(["it"], right=True, weight=3.0), Lesson(["it"], right=False)] * 50
    assert fitted(lessons, SIZE, Pace(epochs=5, rate=0.1, decay=1e-5)).score(["it"]) > 0.5

"""Which thing bears a sum or a date, as a regression weighs it: it takes what no pattern states, and doubts what patterns do.

It was made by `training/values.py` from annotated articles, and knows nothing of what patterns state: both go by
themselves, since the patterns were mended on articles that it learns from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.extract.values.possible import Bearing
from kg.model import Attribute, Span
from kg.text.regression import Regression

RULE = "bearing weighed"
TAKEN = 0.8  # logarithm of the odds from which a value is taken that no pattern states
NEAR = 0.7  # how much less likely than the likeliest bearer of a figure another may be that bears it too
DOUBTED = -2.0  # logarithm of the odds below which one that a pattern states is not believed


class Weighed(NamedTuple):
    """A possible bearing with the logarithm of its odds."""

    odds: float
    bearing: Bearing


class Bearings:
    """The regression over what stands at a figure and at a thing."""

    def __init__(self, path: Path) -> None:
        self._regression = Regression.load(path, "values")

    def __call__(self, possible: Iterable[Bearing], stated: Sequence[Attribute]) -> list[Attribute]:
        """Give the values that patterns state, as far as they are believed, and what is likely enough besides."""
        weighed = [Weighed(self._regression.score(one.features), one) for one in possible]
        kept = list(believed(weighed, stated))
        return [*kept, *taken(weighed, kept)]


def believed(weighed: Iterable[Weighed], stated: Iterable[Attribute]) -> Iterator[Attribute]:
    """Yield the stated values without those that are next to impossible wherever they are told of that bearer."""
    best: dict[tuple[str, str, str], float] = {}
    for odds, (figure, bearer, *_) in weighed:
        told = figure.attribute, bearer.name, figure.value
        best[told] = max(odds, best.get(told, odds))
    for one in stated:
        if best.get((one.name, one.entity.name, one.value), DOUBTED) >= DOUBTED:
            yield one


def taken(weighed: Iterable[Weighed], stated: Iterable[Attribute]) -> Iterator[Attribute]:
    """Yield what is likely enough, the likeliest first, unless the same or more of it is stated of that bearer."""
    told = [(one.name, one.entity.name, one.value) for one in stated]
    best: dict[tuple[str, Span], float] = {}
    for odds, (figure, bearer, place, evidence, _) in sorted(
        weighed, key=lambda one: (-one.odds, one.bearing.evidence)
    ):
        if odds < TAKEN:
            return
        if figure.against or odds < best.setdefault((figure.attribute, place), odds) - NEAR:
            continue
        if any(
            (name, whose) == (figure.attribute, bearer.name) and _same(name, value, figure.value)
            for name, whose, value in told
        ):
            continue
        told.append((figure.attribute, bearer.name, figure.value))
        yield Attribute(entity=bearer, name=figure.attribute, value=figure.value, evidence=evidence, rule=RULE)


def _same(attribute: str, one: str, other: str) -> bool:
    """Say whether two values are one: the same day, or a sum in more and in fewer words (每月99元, but not 199元, for 99元)."""
    if attribute != "price":
        return one == other
    short, long = sorted((one, other), key=len)
    return re.search(rf"(?<![\d.,]){re.escape(short)}", long) is not None

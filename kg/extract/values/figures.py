"""Sums of money and dates of a sentence, whatever they are told of, and the sentences in which they and things stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from kg.extract.context.stand_ins import StandIns
from kg.extract.values.days import Clock
from kg.extract.wording.skeleton import Skeleton, skeleton, unspaced
from kg.model import Mention, Span

THINGS = frozenset(("Model", "Product"))
_SUM = re.compile("[元块毛角分厘$¥￥€镑铢万千]|卢[比布]|林吉特|谢克尔")
"""In every sum of money, with its coin or without (11.98万)."""
_TOKENS = re.compile("oken|TOKEN|词元|字符")
_NEAR = 16
"""Characters from a sum within which tokens are told of: such sums come in twos and threes, and patterns read them together."""


class Figure(NamedTuple):
    """A value that some model or product may bear: its attribute, half-open characters of a skeleton, and the value."""

    attribute: str
    start: int
    end: int
    value: str


class Sentence:
    """A sentence with the number of its paragraph and what it names; folded when first asked."""

    def __init__(self, text: str, span: Span, paragraph: int, named: list[Mention], stand_ins: StandIns) -> None:
        self.span, self.paragraph, self.named = span, paragraph, named
        self._text, self._stand_ins = text, stand_ins

    @cached_property
    def words(self) -> list[tuple[Span, Mention]]:
        """Words that stand for a name, with the mention that they mean."""
        return self._stand_ins(self.span)

    @cached_property
    def spaced(self) -> Skeleton:
        """The sentence with its names folded."""
        return skeleton(self._text, self.span, self.named, self.words)

    @cached_property
    def bones(self) -> Skeleton:
        """The same without blanks that say nothing."""
        return unspaced(self.spaced)

    def figures(self, money: re.Pattern[str] | None, clock: Clock) -> Iterator[Figure]:
        """Yield its sums of money, as written, and its dates in ISO form, each in order."""
        start, end = self.span
        if money is not None and _SUM.search(self._text, start, end):
            text = self.bones.text
            for found in money.finditer(text):
                if not _TOKENS.search(text, max(0, found.start() - _NEAR), found.end() + _NEAR):
                    yield Figure("price", *found.span(), self.bones.said(*found.span()).strip())
        if any(clock.dates(self._text, start, end)):
            for day, first, last in reversed(list(clock.dates(self.bones.text, 0, len(self.bones.text)))):
                yield Figure("releaseDate", first, last, day)

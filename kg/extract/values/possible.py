"""What may bear a sum or a date: the things of its sentence, of those shortly before, and of the whole text; and what a regression weighs of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kg.extract.values.bearers import BREAK, bearers, object_before
from kg.extract.values.days import Clock
from kg.extract.values.figures import THINGS, Figure, Sentence, clause
from kg.extract.values.releases import RELEASE
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention, Reading, Span
from kg.text.words import cut_words

_BACK = 3  # sentences before, of this paragraph and the one before
_TOLD_MOST = 2  # things of which a text speaks most
_ELSEWHERE = 9  # in place of the number of sentences back
_DIGITS = re.compile(r"[\d.,]+")
_WORDS = 24  # between a figure and a thing
_WHOLE = 8  # characters between the two that are looked at as one


class Bearing(NamedTuple):
    """A value with what might bear it, where it stands in the text, where both do, and what a regression weighs."""

    figure: Figure
    bearer: Mention
    place: Span
    evidence: Span
    features: list[str]


class _Option(NamedTuple):
    """A thing that might bear a figure: how many sentences before it, its place in that skeleton, and its mention."""

    back: int
    at: int
    thing: Mention


class PossibleBearings:
    """All bearings of a text that are possible."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        mentions = sorted(m for m in reading.mentions if m.type in THINGS)
        self._first = {m.name: m for m in reversed(mentions)}
        self._counts = Counter(m.name for m in mentions)
        self._most = [name for name, _ in self._counts.most_common(_TOLD_MOST)]
        end = reading.paragraphs[0].end if reading.paragraphs else 0
        self._headline = {m.name for m in mentions if m.span.start < end}
        self._opening = mentions[0].name if mentions else None
        self._published = reading.document.published

    def __call__(self, money: re.Pattern[str] | None, clock: Clock) -> Iterator[Bearing]:
        """Yield every figure with everything that may bear it, the nearest first."""
        for number, sentence in enumerate(self._sentences):
            figures = list(sentence.figures(money, clock))
            for figure in figures:
                options = self._options(number, figure)
                told = _Figured(sentence.bones, figure, figures)
                place = sentence.bones.span(figure.start, figure.end)
                own = list(told.features(clock, self._published))
                for rank, option in enumerate(options):
                    name = option.thing.name
                    features = (*own, *self._of_option(figure, option, rank, options), *told.beside(option))
                    yield Bearing(
                        figure, self._first[name], place, told.evidence(option), list(dict.fromkeys(features))
                    )

    def _options(self, number: int, figure: Figure) -> list[_Option]:
        """List each thing at its nearest place; what stands nowhere near only where the text speaks of it most."""
        here = self._sentences[number]
        found: dict[str, _Option] = {}
        named = [_Option(0, at, m) for at, m in here.bones.names.items() if m.type in THINGS]
        for option in sorted(named, key=lambda one: (abs(one.at - figure.start), one.at)):
            found.setdefault(option.thing.name, option)
        for back in range(1, min(_BACK, number) + 1):
            before = self._sentences[number - back]
            if before.paragraph < here.paragraph - 1:
                break
            for thing in sorted((m for m in before.named if m.type in THINGS), reverse=True):
                found.setdefault(thing.name, _Option(back, 0, thing))
        for name in self._most:
            found.setdefault(name, _Option(_ELSEWHERE, 0, self._first[name]))
        return list(found.values())

    def _of_option(self, figure: Figure, option: _Option, rank: int, options: Sequence[_Option]) -> Iterator[str]:
        """Give how a thing stands among the others, in the sentence and in the text."""
        p, back, name = figure.attribute[0], option.back, option.thing.name
        kind = f"{p}{option.thing.type[0]}"
        here = sum(one.back == 0 for one in options)
        yield from (f"q{kind}", f"d{kind}{back}", f"rk{kind}{min(rank, 4)}{back}", f"n{p}{min(here, 4)}{back}")
        yield from (f"top{p}{name in self._most}{back}", f"hd{p}{name in self._headline}{back}")
        yield from (f"first{p}{name == self._opening}{back}", f"cnt{p}{min(self._counts[name], 6)}")
        yield f"tot{p}{min(len(self._counts), 5)}"
        if back:
            yield from (f"here{p}{here > 0}{back}", f"far{kind}{back}{here > 0}{rank == here}")


class _Figured:
    """The skeleton around a figure."""

    def __init__(self, bones: Skeleton, figure: Figure, figures: Iterable[Figure]) -> None:
        self._bones, self._text, self._figure = bones, bones.text, figure
        self._others = [one for one in figures if one.attribute == figure.attribute and one.start != figure.start]
        self._clause = clause(self._text, figure.start, figure.end)
        self._releases = list(RELEASE.finditer(self._text)) if figure.attribute == "releaseDate" else []
        self._ruled = bearers(bones, figure.start, figure.end, THINGS, behind="。；;！？!?\n，")
        self._begin = max((m.end() for m in BREAK.finditer(self._text, 0, figure.start)), default=0)

    def features(self, clock: Clock, published: str | None) -> Iterator[str]:
        """Give what the figure is, and the words of its clause and of those before it, whatever bears it."""
        text, (_, start, end, value, _) = self._text, self._figure
        p = self._figure.attribute[0]
        yield f"A{self._figure.attribute}"
        for side, words in (
            ("cl", text[self._clause.start : start]),
            ("cr", text[end : self._clause.end]),
            ("sl", text[self._begin : self._clause.start]),
        ):
            yield from (f"{side}{p}{word}" for word in _words(words))
        if p == "p":
            digits = _DIGITS.search(value)
            yield f"unit{_DIGITS.sub('#', value)}"
            if digits:
                yield f"mag{len(digits[0].split('.')[0].replace(',', ''))}{'万' in value}{'亿' in value}"
        else:
            known = bool(published)
            yield from (f"gran{len(value)}", f"come{clock.to_come(value)}{len(value)}")
            yield f"same{published == value}{bool(published and published.startswith(value))}{known}"
        yield f"pos{p}{start == self._begin}{self._begin == 0}"
        yield f"ruled{p}{self._ruled is None}{bool(self._ruled)}"

    def beside(self, option: _Option) -> Iterator[str]:
        """Give how a thing stands to the figure by rules, and in the same sentence by what stands between and around the two."""
        ruled = any(one.name == option.thing.name for one in self._ruled or ())
        yield f"be{self._figure.attribute[0]}{ruled}{bool(self._ruled)}{option.back}"
        if option.back:
            return
        text, at, (attribute, start, end, *_) = self._text, option.at, self._figure
        p, kind = attribute[0], f"{attribute[0]}{option.thing.type[0]}"
        side, first, last = ("<", at + 1, start) if at < start else (">", end, at)
        between = text[first:last]
        among = [i for i, m in self._bones.names.items() if first <= i < last and m.type in THINGS]
        others = sum(self._bones.names[i].name != option.thing.name for i in among)
        rivals = sum(first <= one.start < last for one in self._others)
        yield from (f"sd{kind}{side}{min(others, 3)}", f"cm{p}{side}{min(4, between.count('，'))}{min(others, 2)}")
        yield from (f"ov{p}{side}{min(3, rivals)}{min(others, 2)}", f"len{p}{side}{min(len(between) // 3, 8)}")
        within = self._clause.start <= at < self._clause.end
        yield f"samecl{p}{side}{within}{min(others, 2)}"
        if len(between) <= _WHOLE:
            yield f"B{p}{side}{between}"
        yield from (f"b{p}{side}{word}" for word in _words(between)[:_WORDS])
        for size in (1, 2, 3):
            yield f"ml{kind}{size}{side}{text[max(0, at - size) : at]}"
            yield f"mr{kind}{size}{side}{text[at + 1 : at + 1 + size]}"
        if p == "r":
            behind = self._told(at, clause(text, at, at).end)
            yield f"rl{side}{self._told(first, last)}{self._told(*self._clause)}{behind}"
        yield f"ob{p}{side}{object_before(text, self._begin if at < start else end, at)}"
        opens = clause(text, at, at).start
        yield from (f"op{p}{side}{at == opens}{opens == self._begin}", f"lastof{p}{side}{not among}")

    def _told(self, start: int, end: int) -> bool:
        """Say whether a word of release stands in a stretch."""
        return any(start <= word.start() < end for word in self._releases)

    def evidence(self, option: _Option) -> Span:
        """Give the clause of the figure, with all up to the thing where that stands in the same sentence."""
        start, end = self._clause
        if option.back == 0:
            start, end = min(start, option.at), max(end, option.at + 1)
        return self._bones.span(start, end)


def _words(text: str) -> list[str]:
    return cut_words(text)[0] if text else []

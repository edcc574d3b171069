"""Ties that are possible: what patterns state and what the network sees at two names, and what a regression weighs of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from kg.extract.links.windows import Name, Pair, Window, ending
from kg.model import Span

if TYPE_CHECKING:
    from kg.extract.links.network import Reals
    from kg.extract.wording.skeleton import Skeleton
    from kg.model import Link

SYMMETRIC = frozenset(("partnersWith", "competesWith"))
LEAST = 0.1  # probability from which what the network sees at a place is looked at
UNSEEN = 0.005  # what a tie counts as that it sees nowhere
_STRUCTURAL = ("versionOf",)  # what the spelling of names tells
_LOOKS = 2  # places of a tie whose words are weighed, the surest first
_WORDS, _PAIRS, _WHOLE = 25, 12, 6  # words between two names: one by one, two by two, all as one
_BEFORE, _BEHIND = 5, 10  # words of the sentence before the first name and behind the second
_STOPS = "。！？；｜"
_COMMAS = "，,"

Key = tuple[str, str, str]
Thing = TypeVar("Thing", str, int)  # a name, or the number of what it names


class Look(NamedTuple):
    """How sure the network is at one place of two names that the one is something to the other."""

    sure: float
    subject: Name
    object: Name
    window: Window
    pair: Pair

    def stretch(self) -> tuple[Skeleton, int, int]:
        """Give the skeleton of the later name, and its characters from the first to the last clause of the two."""
        bones, begin, last, end = self._ends()
        return last, begin if bones is last else 0, end

    def evidence(self) -> Span:
        """Give where the clauses of both names stand in the text, with all between them."""
        bones, begin, last, end = self._ends()
        return Span(bones.starts[begin], last.ends[end - 1])

    def _ends(self) -> tuple[Skeleton, int, Skeleton, int]:
        """Give where the clause of the first name begins and that of the second ends, each in its skeleton."""
        first, last = sorted((self.subject, self.object), key=lambda name: name.at)
        if first.opens:
            first = last
        if first.bones is None or last.bones is None:
            raise ValueError("neither name of a pair stands in the text; the windows are wrong")
        return first.bones, first.clause()[0], last.bones, last.clause()[1]


class Possible(NamedTuple):
    """A relation between two names that patterns state, perhaps not as a fact, or that the network sees somewhere."""

    predicate: str
    one: str
    other: str
    types: tuple[str, str]
    looks: Sequence[Look] = ()  # the surest first
    stated: Sequence[Link] = ()
    against: Sequence[str] = ()  # what rules have against the first look, where no pattern states it

    @property
    def rule(self) -> str | None:
        """The pattern that states it as a fact."""
        return next((x.rule for x in self.stated if x.modality == "asserted"), None)

    @property
    def sure(self) -> float:
        """How sure the network is of it where it is surest."""
        return self.looks[0].sure if self.looks else UNSEEN


def key(predicate: str, one: Thing, other: Thing) -> tuple[str, Thing, Thing]:
    """Give what tells a tie from others, however its ends stand where that means nothing."""
    first, second = sorted((one, other)) if predicate in SYMMETRIC else (one, other)
    return predicate, first, second


def possible(
    stated: Iterable[Link], read: Iterable[Window], judged: Iterable[Reals], classes: Sequence[tuple[str, bool]]
) -> list[Possible]:
    """List what is stated, versions apart, and what the network sees in windows (pairs x classes), each relation once."""
    links: defaultdict[Key, list[Link]] = defaultdict(list)
    looks: defaultdict[Key, list[Look]] = defaultdict(list)
    for link in stated:
        if link.predicate not in _STRUCTURAL:
            links[key(link.predicate, link.subject.name, link.object.name)].append(link)
    for window, probable in zip(read, judged, strict=True):
        for number, cell in np.argwhere(probable >= LEAST).tolist():
            predicate, turned = classes[cell]
            if predicate in _STRUCTURAL:
                continue
            pair = window.pairs[number]
            one, other = window.names[pair.first], window.names[pair.second]
            if turned:
                one, other = other, one
            look = Look(round(float(probable[number, cell]), 4), one, other, window, pair)
            looks[key(predicate, one.mention.name, other.mention.name)].append(look)
    found = []
    for tie in dict.fromkeys((*links, *looks)):
        seen = sorted(looks.get(tie, ()), key=lambda look: -look.sure)
        first = seen[0].subject.mention if seen else links[tie][0].subject
        second = seen[0].object.mention if seen else links[tie][0].object
        types = (first.type, second.type) if first.name == tie[1] else (second.type, first.type)
        found.append(Possible(*tie, types, seen, links.get(tie, ())))
    return found


def features(ties: Sequence[Possible]) -> Iterator[list[str]]:
    """Give what the regression weighs of each of all possible ties of a text, which stand against one another."""
    rivals = _Rivals(ties)
    for tie in ties:
        seen = (feature for look in tie.looks[:_LOOKS] for feature in _of_look(tie, look))
        yield list(dict.fromkeys((*_of_tie(tie), *rivals.features(tie), *seen)))


def _odds(probability: float) -> float:
    return log(max(probability, 1e-4) / (1 - min(probability, 1 - 1e-4)))


def _of_tie(tie: Possible) -> Iterator[str]:
    p, odds, told = tie.predicate, _odds(tie.sure), tie.rule is not None
    near, types, places = round(odds), "".join(tie.types), min(4, len(tie.looks))
    yield from (f"p{p}", f"ty{p}{types}", f"pr{p}{near}", f"pr{round(2 * odds)}", f"pr{p}{types}{near}")
    yield from (f"n{p}{places}", f"n{near}{places}", f"in{p}{tie.one in tie.other}{tie.other in tie.one}")
    if len(tie.looks) > 1:
        yield f"p2{p}{round(_odds(tie.looks[1].sure))}"
    yield from (f"fin{p}{tie.rule}", f"fin{told}", f"finpr{told}{near}", f"finpr{p}{told}{near}")
    yield from (f"finpr{p}{tie.rule}{round(odds / 2)}", f"stn{p}{bool(tie.stated)}{told}")
    yield f"no{p}{len(tie.against)}"
    for objection in tie.against:
        yield f"no{p}{objection}"
    yield from sorted({f"st{p}{x.rule}{x.modality}" for x in tie.stated})


class _Rivals:
    """What else is stated or seen of the two names of a tie."""

    def __init__(self, ties: Sequence[Possible]) -> None:
        self._told: defaultdict[tuple[str, str, bool], set[str]] = defaultdict(set)
        self._best: defaultdict[tuple[str, str, bool], float] = defaultdict(float)
        self._stated: defaultdict[frozenset[str], set[str]] = defaultdict(set)
        self._seen: defaultdict[frozenset[str], list[tuple[float, str, str]]] = defaultdict(list)
        for tie in ties:
            names = frozenset((tie.one, tie.other))
            for name, against, first in ((tie.one, tie.other, True), (tie.other, tie.one, False)):
                place = tie.predicate, name, first
                if tie.rule is not None:
                    self._told[place].add(against)
                if tie.looks:
                    self._best[place] = max(self._best[place], tie.sure)
            if tie.rule is not None:
                self._stated[names].add(tie.predicate)
            if tie.looks:
                self._seen[names].append((tie.sure, tie.predicate, tie.one))

    def features(self, tie: Possible) -> Iterator[str]:
        p, told = tie.predicate, tie.rule is not None
        names = frozenset((tie.one, tie.other))
        of_one = len(self._told[p, tie.one, True] - {tie.other})
        of_other = len(self._told[p, tie.other, False] - {tie.one})
        yield from (f"sub{p}{min(2, of_one)}", f"obj{p}{min(2, of_other)}")
        yield f"so{p}{told}{min(1, of_one)}{min(1, of_other)}"
        yield f"oth{p}{sorted(self._stated[names] - {p})}"
        yield f"top{p}{self._best[p, tie.one, True] > tie.sure}{self._best[p, tie.other, False] > tie.sure}"
        best = max((seen for seen in self._seen[names] if seen[1:] != (p, tie.one)), default=None)
        if best is not None:
            sure, predicate, one = best
            odds = _odds(sure)
            yield from (f"riv{p}{predicate}{one == tie.one}", f"rivp{p}{round(odds)}")
            yield f"rivd{p}{round(_odds(tie.sure) - odds)}"


def _of_look(tie: Possible, look: Look) -> Iterator[str]:
    window, pair, p = look.window, look.pair, tie.predicate
    first, second = window.names[pair.first], window.names[pair.second]
    order = f"{p}{p not in SYMMETRIC and first.mention.name != tie.one}"
    between = window.tokens[first.at + 1 : second.at]
    before = window.tokens[max(0, first.at - _BEFORE) : first.at]
    behind = window.tokens[second.at + 1 : second.at + 1 + _BEHIND]
    apart = pair.features[3]  # sentences
    yield from (f"t{order}{first.opens}{apart}", f"com{order}{min(4, sum(w in _COMMAS for w in between))}{apart}")
    for word in between[:_WORDS]:
        yield f"b{order}{word}"
    for one, other in pairwise(between[: _PAIRS + 1]):
        yield f"bb{order}{one}{other}"
    if len(between) <= _WHOLE:
        yield f"ball{order}{''.join(between)}"
    if between:
        yield from (f"b1{order}{between[0]}", f"b1{order}{' '.join(between[:2])}")
        yield from (f"bz{order}{between[-1]}", f"bz{order}{' '.join(between[-2:])}")
    yield from (
        f"bf{order}{before[-1:]}",
        f"bf2{order}{before[-2:]}",
        f"af{order}{behind[:1]}",
        f"af2{order}{behind[:2]}",
    )
    stop = next((n for n in range(len(before), 0, -1) if before[n - 1] in _STOPS), 0)
    for word in before[stop:]:
        yield f"bw{order}{word}"
    for word in behind[: next((n for n, word in enumerate(behind) if word in _STOPS), len(behind))]:
        yield f"aw{order}{word}"
    for at, words in window.posts.items():
        where = _where(at, first.at, second.at)
        if where is not None:
            for word in words:
                yield f"po{order}{where}{word}"
    yield from (f"es{p}{ending(look.subject.mention.type, look.subject.mention.name)}",)
    yield from (f"eo{p}{ending(look.object.mention.type, look.object.mention.name)}",)
    for number, value in enumerate(pair.features):
        yield f"fe{order}{number}{value}"


def _where(at: int, first: int, second: int) -> str | None:
    """Tell where a word stands to two names: before, between or behind them; None where it is too far off."""
    if at < first:
        return "bf" if at >= first - _BEFORE else None
    if at < second:
        return "b"
    return "af" if at <= second + _BEHIND else None

"""Ties that a regression weighs: it believes not all that patterns state, and takes what a network sees where they state nothing.

The network (`network`) gives every relation of two names of a paragraph a probability; the regression, made by
`training/weigh.py`, weighs that beside what patterns state, the words at the two names (`possible`) and what rules have
against it (`objections`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.extract.links.employers import Employment, employment
from kg.extract.links.network import Network
from kg.extract.links.objections import Objections
from kg.extract.links.possible import Look, Possible, features, key, possible
from kg.extract.links.windows import windows
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Reading
from kg.text.regression import Regression

RULE = "network of ties"
TAKEN = 0.0  # logarithm of the odds from which a tie is taken that no pattern states
DOUBTED = -2.2  # logarithm of the odds below which one that patterns state is not believed
_NEVER = frozenset(
    (
        *("negated", "kin", "known maker", "namesake", "place of another", "studied there"),
        *(
            "only takes its thing",
            "another stands on it",
            "came from there",
            "owns it",
            "gives no money",
            "a building",
            "its rival",
        ),
        *("another joins", "ground of what follows", "only founded", "only teaches", "no such house"),
        *("no rivals", "others founded it", "open to all", "only left", "another takes it in", "only copied"),
    )
)
"""Objections that nothing outweighs."""
_ONE_WAY = frozenset(("subsidiaryOf", "acquires", "basedOn"))
"""Of two that are so tied, the other is not so to the one; even where it is only planned (甲将并入乙)."""


class Weighed(NamedTuple):
    """A possible tie with the logarithm of its odds."""

    odds: float
    tie: Possible


class Ties:
    """The network and the regression over what it, the patterns and the rules say."""

    def __init__(self, folder: Path) -> None:
        self._network = Network(folder)
        self._regression = Regression.load(folder / "weights.npz", "ties")

    def possible(
        self,
        reading: Reading,
        bones: Iterable[Skeleton],
        main: Mention | None,
        stated: Sequence[Link],
        against: Objections,
    ) -> list[Possible]:
        """List the relations that `stated`, the links of the patterns, or the network tell of; `main` is the document's firm."""
        read = list(windows(bones, reading.paragraphs, main, self._network.pairs))
        return [
            tie if tie.stated else tie._replace(against=tuple(against(tie.predicate, tie.looks[0])))
            for tie in possible(stated, read, self._network.judged(read, reading.sight), self._network.classes)
        ]

    def weighed(self, ties: Sequence[Possible]) -> list[Weighed]:
        """Weigh all possible ties of a text beside one another."""
        return [Weighed(self._regression.score(row), tie) for row, tie in zip(features(ties), ties, strict=True)]


def believed(weighed: Iterable[Weighed], stated: Sequence[Link], known: Callable[[Link], bool]) -> list[Link]:
    """Give the links that patterns state without those that are next to impossible; what is `known` is not doubted."""
    doubted = {tie[:3] for odds, tie in weighed if odds < DOUBTED}
    return [
        x
        for x in stated
        if x.modality != "asserted" or key(x.predicate, x.subject.name, x.object.name) not in doubted or known(x)
    ]


def taken(weighed: Sequence[Weighed]) -> Iterator[Link]:
    """Yield what is likely enough where no pattern states it, the likeliest first, with the clauses of both names as evidence."""
    stated = [x for one in weighed for x in one.tie.stated]
    held = {(x.subject.name, x.title) for x in stated if x.title}
    told = {key(x.predicate, x.subject.name, x.object.name) for x in stated if x.modality != "negated"}
    for odds, tie in sorted(weighed, key=lambda one: (-one.odds, one.tie[:3])):
        if odds < TAKEN or tie.stated or not tie.looks or not _NEVER.isdisjoint(tie.against):
            continue
        if tie.predicate == "basedOn" and tie.one.startswith(tie.other):
            continue  # 衔枝-70B是衔枝系列中最大的一个: a version of its family
        if tie.predicate in _ONE_WAY and (tie.predicate, tie.other, tie.one) in told:
            continue
        told.add(tie[:3])
        link = _link(tie.predicate, tie.looks[0])
        # The post before a name is that of the firm to which a pattern gives it.
        yield replace(link, title=None) if (tie.one, link.title) in held else link


def _link(predicate: str, look: Look) -> Link:
    subject, other = look.subject, look.object
    post = employment(subject, other) if predicate == "worksFor" else Employment(None, former=False)
    return Link(
        predicate=predicate,
        subject=subject.mention,
        object=other.mention,
        evidence=look.evidence(),
        title=post.title,
        former=post.former,
        rule=RULE,
    )

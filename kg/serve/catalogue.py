"""All things of a graph by number, with their ties: small enough for memory, fast enough for every click."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kg.store.graph import GraphStore
from kg.view.communities import communities
from kg.view.knowledge import TYPES
from kg.view.namesakes import apart
from kg.vocabulary import (
    ABOUT,
    ASSERTED,
    CLAIMANT,
    DCTERMS_ISSUED,
    DOCUMENT,
    FIRST_SEEN,
    HAS_DOCUMENT,
    LAST_SEEN,
    MODALITY,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    SKOS_ALT_LABEL,
    SKOS_PREF_LABEL,
    STATED_ON,
    TOPIC,
    UNNAMED_SOURCE,
)

_WEIGHTS = {"relation": 1.0, "unsure": 0.6, "said": 0.35}
_PER_PAIR = 40  # items that one edge tells of


class Item(NamedTuple):
    """A statement or claim that ties two things, and when it was made."""

    iri: str
    predicate: str
    kind: str
    first: str | None
    last: str | None


Told = tuple[Item, int]
"""What an edge tells, items that differ by nothing but their IRIs together, and how many they are."""


@dataclass(frozen=True)
class Catalogue:
    """Things in order of IRI; `near` gives for each its neighbours with the numbers of the items between them."""

    iris: tuple[str, ...]
    types: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    near: tuple[Mapping[int, list[int]], ...]
    items: tuple[Item, ...]
    documents: int
    claims: int
    number: Mapping[str, int] = field(repr=False)

    @classmethod
    def read(cls, store: GraphStore) -> Catalogue:
        """Read the things and ties of a graph."""
        typed: dict[str, str] = {}
        for kind in TYPES:
            for iri, _ in store.texts(RDF_TYPE, kind):
                typed.setdefault(iri, kind)
        iris = tuple(sorted(typed))
        number = {iri: i for i, iri in enumerate(iris)}
        items, near = _ties(store, number)
        return cls(
            iris=iris,
            types=tuple(typed[iri] for iri in iris),
            names=_names(store, number),
            near=near,
            items=items,
            documents=sum(1 for _ in store.texts(RDF_TYPE, DOCUMENT)),
            claims=len({item.iri for item in items if item.kind == "said"}),
            number=number,
        )

    def drawable(self, one: int) -> bool:
        """Say whether a thing is a node of the drawing."""
        return self.types[one] not in {TOPIC, UNNAMED_SOURCE}

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Count for each thing the drawable things that it is tied to."""
        return tuple(sum(self.drawable(other) for other in row) for row in self.near)

    @cached_property
    def apart(self) -> Mapping[str, str]:
        """Say what tells namesakes apart, by IRI."""

        def ties(iri: str) -> Iterator[tuple[str, str]]:
            for other, found in self.near[self.number[iri]].items():
                yield from ((self.items[n].predicate, self.names[other][0]) for n in found)

        return apart({iri: (self.types[i], self.names[i][0]) for i, iri in enumerate(self.iris)}, ties)

    @cached_property
    def communities(self) -> list[list[int]]:
        """Group the drawable things by their ties."""
        ties = [self._strengths(one) if self.drawable(one) else {} for one in range(len(self.iris))]
        return [group for group in communities(ties) if len(group) > 2]

    def strongest(self, centre: Iterable[int], limit: int) -> list[int]:
        """List what is tied most to the things of `centre`, these first."""
        reached = list(dict.fromkeys(centre))
        strength: Counter[int] = Counter()
        for one in reached:
            for other, amount in self._strengths(one).items():
                strength[other] += round(amount * 100)
        for one in reached:
            strength.pop(one, None)
        best = sorted(strength, key=lambda other: (-strength[other], -self.weights[other], other))
        return [one for one in reached if self.drawable(one)] + best[:limit]

    def edges(self, drawn: list[int], only: Container[str] | None = None) -> Iterator[tuple[int, int, list[Told]]]:
        """Give the ties among things that are drawn, by their places in the list, all or those of these items."""
        place = {one: i for i, one in enumerate(drawn)}
        for one, i in place.items():
            for other, found in self.near[one].items():
                j = place.get(other)
                if j is not None and i < j:
                    items = (self.items[n] for n in found)
                    told = Counter(item._replace(iri="") for item in items if only is None or item.iri in only)
                    if told:
                        yield i, j, list(told.items())[:_PER_PAIR]

    def _strengths(self, one: int) -> dict[int, float]:
        return {
            other: min(sum(_WEIGHTS[self.items[n].kind] for n in found[:20]), 5.0)
            for other, found in self.near[one].items()
            if self.drawable(other)
        }


def _names(store: GraphStore, number: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    labels: list[str | None] = [None] * len(number)
    more: list[set[str]] = [set() for _ in number]
    for iri, name in store.texts(SKOS_PREF_LABEL):
        if iri in number:
            at = number[iri]
            labels[at] = min(name, labels[at] or name)
    for iri, name in store.texts(SKOS_ALT_LABEL):
        if iri in number:
            more[number[iri]].add(name)
    ends = [iri.rpartition("/")[2] for iri in number]
    return tuple(
        ((label or min(others, default=end)), *sorted(others - {label}))
        for label, others, end in zip(labels, more, ends, strict=True)
    )


def _ties(store: GraphStore, number: Mapping[str, int]) -> tuple[tuple[Item, ...], tuple[Mapping[int, list[int]], ...]]:
    items: list[Item] = []
    near: list[defaultdict[int, list[int]]] = [defaultdict(list) for _ in number]

    def tie(one: str, other: str, at: int) -> None:
        a, b = number.get(one), number.get(other)
        if a is not None and b is not None and a != b:
            near[a][b].append(at)
            near[b][a].append(at)

    subjects, objects = _column(store, RDF_SUBJECT), _column(store, RDF_OBJECT)
    predicates, modalities = _column(store, RDF_PREDICATE), _column(store, MODALITY)
    first, last = _column(store, FIRST_SEEN), _column(store, LAST_SEEN)
    for iri in sorted(subjects):
        if objects.get(iri) in number:
            kind = "relation" if modalities.get(iri, ASSERTED) == ASSERTED else "unsure"
            items.append(Item(iri, _name(predicates.get(iri, "")), kind, first.get(iri), last.get(iri)))
            tie(subjects[iri], objects[iri], len(items) - 1)
    about: defaultdict[str, list[str]] = defaultdict(list)
    for iri, target in store.texts(ABOUT):
        about[iri].append(target)
    stated, issued, documents = (_column(store, p) for p in (STATED_ON, DCTERMS_ISSUED, HAS_DOCUMENT))
    speakers: defaultdict[str, list[str]] = defaultdict(list)
    for iri, speaker in store.texts(CLAIMANT):
        speakers[iri].append(speaker)
    for iri in sorted(speakers):
        day = stated.get(iri) or issued.get(documents.get(iri, ""))
        items.append(Item(iri, "about", "said", day, day))
        for speaker in speakers[iri]:
            for target in about.get(iri, ()):
                tie(speaker, target, len(items) - 1)
    return tuple(items), tuple(near)


def _column(store: GraphStore, predicate: str) -> dict[str, str]:
    column: dict[str, str] = {}
    best = max if predicate == LAST_SEEN else min
    for iri, text in store.texts(predicate):
        column[iri] = text if iri not in column else best(text, column[iri])
    return column


def _name(iri: str) -> str:
    return iri.rpartition("#")[2] or iri.rpartition("/")[2]

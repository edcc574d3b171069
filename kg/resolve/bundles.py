"""What is known of one thing while names are compared: everything that some local entities say, taken together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from kg.model import FAMILY, LocalEntity
from kg.resolve.names import is_full_person, is_latin, sound
from kg.text.folding import key

EMPLOYS = frozenset({"worksFor", "founderOf"})
_PEOPLE = frozenset({"^worksFor", "^founderOf"})
_APART = frozenset({"subsidiaryOf", "acquires", "investsIn", "partnersWith", "competesWith", "versionOf", "basedOn"})

Place = Callable[[str, str], str]
"""Says which thing a name means in a document: the id of its cluster, or its key while none is known."""


_NOTHING: set[Any] = set()  # stays empty: what is joined is a new set
_MARK = "\x1f"  # before the label of a cluster: cannot begin a key


def cluster_id(label: str) -> str:
    """Name the cluster with this label where partners are clusters; it differs from the key of a mere name."""
    return _MARK + label


def bare(place: str) -> str:
    """Give the label or key behind what a `Place` says."""
    return place.removeprefix(_MARK)


def by_key(_document: str, name: str) -> str:
    """Take a name to mean the same in every document."""
    return key(name)


@dataclass(slots=True, kw_only=True)
class Bundle:
    """What local entities say together; sets of keys, so that two bundles compare without regard to order.

    `latin` holds the names in Latin letters, as they are written.
    """

    family: str
    names: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    surfaces: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    employers: set[str] = field(default_factory=set)
    makers: set[str] = field(default_factory=set)
    ties: set[tuple[str, str]] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    latin: set[str] = field(default_factory=set)
    locals: list[LocalEntity] = field(default_factory=list)

    @classmethod
    def of(
        cls, locals_: Iterable[LocalEntity], place: Place = by_key, aliases: Mapping[str, str] | None = None
    ) -> Self:
        """Gather what local entities of one family say; `place` tells what their partners are."""
        found: Self | None = None
        for one in locals_:
            family = FAMILY[one.type]
            found = found or cls(family=family)
            found.add(one, place, aliases or {})
        if found is None:
            raise ValueError("a bundle needs at least one local entity")
        found.slim()
        return found

    def add(self, one: LocalEntity, place: Place, aliases: Mapping[str, str]) -> None:
        """Take in what one more local entity says."""
        self.names[aliases.get(one.name, one.name)] += one.count
        self.keys.add(name_key(one, aliases))
        self.documents.add(one.document)
        self.latin.update(s for s in (one.name, *one.surfaces) if is_latin(s))
        for surface in one.surfaces:
            if self.family != "Person" or is_full_person(surface):
                self.surfaces.add(key(surface))
        for predicate, name in one.partners:
            other = place(one.document, name)
            plain = predicate.removeprefix("^")
            if self.family == "Person" and predicate in EMPLOYS:
                self.employers.add(other)
            elif predicate == "developedBy":
                self.makers.add(other)
            if plain in _APART:
                self.apart.add(key(name))
            # of people, the sound: a tie holds although one document misspells who works there
            self.ties.add((predicate, sound(name) if predicate in _PEOPLE and self.family != "Person" else other))
        self.titles.update(key(title) for title in one.titles)
        self.locals.append(one)

    def slim(self) -> None:
        """Let sets that stayed empty be one: a large corpus has hundreds of thousands of bundles, and most are little known."""
        for name in ("surfaces", "employers", "makers", "ties", "apart", "titles", "latin"):
            if not getattr(self, name):
                setattr(self, name, _NOTHING)

    def joined(self, other: Self) -> Self:
        """Give what both say."""
        return type(self)(
            family=self.family,
            names=self.names + other.names,
            keys=self.keys | other.keys,
            surfaces=self.surfaces | other.surfaces,
            documents=self.documents | other.documents,
            employers=self.employers | other.employers,
            makers=self.makers | other.makers,
            ties=self.ties | other.ties,
            apart=self.apart | other.apart,
            titles=self.titles | other.titles,
            latin=self.latin | other.latin,
            locals=[*self.locals, *other.locals],
        )

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """Sort bundles by what they hold, never by when they came."""
        return (tuple(sorted(self.keys)), tuple(sorted(self.documents)), tuple(sorted(self.employers)))

    @property
    def has_context(self) -> bool:
        """Say whether anything beside the name is known of it."""
        return bool(self.employers or self.titles)


def name_key(one: LocalEntity, aliases: Mapping[str, str]) -> str:
    """Give the key of a local entity's name, through the lexicon where that knows it."""
    plain = key(one.name)
    return key(aliases.get(one.name, aliases.get(plain, one.name)))

"""What a page or a network shows of a graph, as plain records: things, relations, posts, claims and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from kg.vocabulary import (
    ABOUT,
    AFFILIATION,
    ASSERTED,
    CLAIM,
    CLAIMANT,
    COMPANY,
    COMPARISON,
    CONTRADICTS,
    CUE,
    DCTERMS_ISSUED,
    DCTERMS_PUBLISHER,
    DCTERMS_SOURCE,
    DCTERMS_TITLE,
    DIRECT,
    DOCUMENT,
    END,
    EVIDENCE,
    FIRST_SEEN,
    FORMER,
    HAS_DOCUMENT,
    HAS_EVIDENCE,
    HAS_ORGANIZATION,
    HAS_PERSON,
    LAST_SEEN,
    MENTIONED_IN,
    MODALITY,
    MODEL,
    ORGANIZATION,
    PERSON,
    PRODUCT,
    QUOTATION,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    REASON,
    SINCE,
    SKOS_ALT_LABEL,
    SKOS_PREF_LABEL,
    START,
    STATED_ON,
    STATEMENT,
    SUPPORTS,
    TEXT,
    TITLE,
    TOPIC,
    UNNAMED_SOURCE,
    UNTIL,
)

TYPES = (PERSON, COMPANY, ORGANIZATION, MODEL, PRODUCT, TOPIC, UNNAMED_SOURCE)
"""Classes whose things are drawn, the finer before the coarser: a thing is of the first that it is said to be."""


class Value(NamedTuple):
    """The object of a triple: an IRI or the words of a literal."""

    text: str
    is_iri: bool = False
    language: str = ""


Facts = Mapping[str, Mapping[str, list[Value]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An entity, a topic or an unnamed source; `kinds` are its classes other than `type`, finer ones of packs too."""

    iri: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One statement: `object` is the IRI of a thing or, if `literal`, the value of an attribute."""

    iri: str
    subject: str
    predicate: str
    object: str
    literal: bool = False
    modality: str = ASSERTED
    evidence: tuple[str, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post that a person holds or held."""

    iri: str
    person: str
    organization: str
    title: str | None = None
    former: bool = False
    evidence: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters of a document."""

    iri: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a document attributes to somebody; `passage` is where it stands."""

    passage: Passage
    claimants: tuple[str, ...]
    about: tuple[str, ...]
    direct: bool
    cue: str | None = None
    stated_on: str | None = None
    contradicts: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """Give the IRI of the claim."""
        return self.passage.iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document, without its text."""

    iri: str
    title: str
    issued: str | None = None
    publisher: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that can be shown, by IRI and in order of IRI."""

    things: dict[str, Thing] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    posts: tuple[Post, ...] = ()
    claims: tuple[Claim, ...] = ()
    reasons: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts, predicates: Iterable[str] = ()) -> Self:
        """Read the records from triples by subject; `predicates` are relations that may stand without a statement."""
        typed = _typed(facts)
        things = {iri: _thing(iri, facts[iri]) for iri in _things(typed)}
        read = (_relation(iri, facts[iri]) for iri in typed[STATEMENT])
        stated = tuple(r for r in read if r.subject in things and (r.literal or r.object in things))
        return cls(
            things=things,
            relations=stated + _plain(facts, things, stated, predicates),
            posts=tuple(p for iri in typed[AFFILIATION] if (p := _post(iri, facts[iri])).person in things),
            claims=tuple(_claim(iri, facts[iri], things) for iri in typed[CLAIM]),
            reasons=dict(_reason(facts[iri]) for iri in typed[COMPARISON]),
            passages={iri: _passage(iri, facts[iri]) for iri in typed[EVIDENCE]},
            sources={iri: _source(iri, facts[iri], facts) for iri in typed[DOCUMENT]},
        )


def _typed(facts: Facts) -> defaultdict[str, list[str]]:
    typed: defaultdict[str, list[str]] = defaultdict(list)
    for subject in sorted(facts):
        for kind in facts[subject].get(RDF_TYPE, ()):
            typed[kind.text].append(subject)
    return typed


def _things(typed: Mapping[str, list[str]]) -> list[str]:
    return sorted({iri for kind in TYPES for iri in typed.get(kind, ())})


def _thing(iri: str, rows: Mapping[str, list[Value]]) -> Thing:
    kinds = {value.text for value in rows[RDF_TYPE]}
    type_ = next(kind for kind in TYPES if kind in kinds)
    names = sorted({value.text for value in rows.get(SKOS_ALT_LABEL, ())})
    label = _one(rows, SKOS_PREF_LABEL) or next(iter(names), iri.rpartition("/")[2])
    return Thing(
        iri=iri,
        type=type_,
        label=label,
        names=(label, *(name for name in names if name != label)),
        kinds=tuple(sorted(kinds - {type_})),
        documents=_all(rows, MENTIONED_IN),
    )


def _relation(iri: str, rows: Mapping[str, list[Value]]) -> Relation:
    target = min(rows.get(RDF_OBJECT, [Value("")]))
    return Relation(
        iri=iri,
        subject=_one(rows, RDF_SUBJECT) or "",
        predicate=_one(rows, RDF_PREDICATE) or "",
        object=target.text,
        literal=not target.is_iri,
        modality=_one(rows, MODALITY) or ASSERTED,
        evidence=_all(rows, HAS_EVIDENCE),
        first_seen=_one(rows, FIRST_SEEN),
        last_seen=max(_all(rows, LAST_SEEN), default=None),
        since=_one(rows, SINCE),
        until=max(_all(rows, UNTIL), default=None),
    )


def _plain(
    facts: Facts, things: Mapping[str, Thing], stated: Iterable[Relation], predicates: Iterable[str]
) -> tuple[Relation, ...]:
    """Give relations that stand as a triple only, so that nothing that the graph asserts is missing."""
    known = {(r.subject, r.predicate, r.object) for r in stated}
    known |= {(r.object, r.predicate, r.subject) for r in stated}  # symmetric ones stand in both directions
    found = []
    for predicate in sorted(predicates):
        for subject in things:
            for target in _all(facts[subject], predicate):
                if target in things and (subject, predicate, target) not in known:
                    known |= {(subject, predicate, target), (target, predicate, subject)}
                    found.append(Relation(iri="", subject=subject, predicate=predicate, object=target))
    return tuple(found)


def _post(iri: str, rows: Mapping[str, list[Value]]) -> Post:
    return Post(
        iri=iri,
        person=_one(rows, HAS_PERSON) or "",
        organization=_one(rows, HAS_ORGANIZATION) or "",
        title=_one(rows, TITLE),
        former=any(value.text in {"true", "1"} for value in rows.get(FORMER, ())),
        evidence=_all(rows, HAS_EVIDENCE),
        since=_one(rows, SINCE),
        until=max(_all(rows, UNTIL), default=None),
    )


def _passage(iri: str, rows: Mapping[str, list[Value]]) -> Passage:
    text = _one(rows, TEXT) or ""
    start = int(_one(rows, START) or 0)
    return Passage(
        iri=iri,
        document=_one(rows, HAS_DOCUMENT) or "",
        start=start,
        end=int(_one(rows, END) or start + len(text)),
        text=text,
    )


def _claim(iri: str, rows: Mapping[str, list[Value]], things: Mapping[str, Thing]) -> Claim:
    return Claim(
        passage=_passage(iri, rows),
        claimants=tuple(one for one in _all(rows, CLAIMANT) if one in things),
        about=tuple(one for one in _all(rows, ABOUT) if one in things),
        direct=_one(rows, QUOTATION) == DIRECT,
        cue=_one(rows, CUE),
        stated_on=_one(rows, STATED_ON),
        contradicts=_all(rows, CONTRADICTS),
        supports=_all(rows, SUPPORTS),
    )


def _reason(rows: Mapping[str, list[Value]]) -> tuple[tuple[str, str], tuple[str, str]]:
    """Give the two claims of a comparison, and why it stands, in Chinese and in English."""
    told = sorted(rows.get(REASON, ()))
    zh, en = ("; ".join(value.text for value in told if value.language == one) for one in ("zh", "en"))
    return (_one(rows, RDF_SUBJECT) or "", _one(rows, RDF_OBJECT) or ""), (zh, en)


def _source(iri: str, rows: Mapping[str, list[Value]], facts: Facts) -> Source:
    places = _all(rows, DCTERMS_SOURCE)
    publishers = sorted(rows.get(DCTERMS_PUBLISHER, ()))
    names = [(_one(facts.get(p.text, {}), SKOS_PREF_LABEL) if p.is_iri else p.text) for p in publishers]
    return Source(
        iri=iri,
        title=_one(rows, DCTERMS_TITLE) or next(iter(places), "") or iri.rpartition("/")[2],
        issued=_one(rows, DCTERMS_ISSUED),
        publisher=next((name for name in names if name), None),
        places=places,
    )


def _one(rows: Mapping[str, list[Value]], predicate: str) -> str | None:
    return min((value.text for value in rows.get(predicate, ())), default=None)


def _all(rows: Mapping[str, list[Value]], predicate: str) -> tuple[str, ...]:
    return tuple(sorted({value.text for value in rows.get(predicate, ())}))

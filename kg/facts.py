"""The nouns of the graph: what documents say, put together, and what comes back when it is asked."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Self

from kg.model import Drop, Kind, Modality, Span, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Characters of a document that bear something out; `id` and `document` are IRIs."""

    id: str
    document: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A relation or (`literal`) an attribute, and why one document bears it out.

    `object` is an IRI, or the value as stated; `values` are the numbers that it comes to. What is not asserted gives
    no plain triple. `seen` is the date of the document, `since` and `until` the period that it states.
    """

    id: str
    subject: str
    predicate: str
    object: str
    evidence: str
    modality: Modality = "asserted"
    literal: bool = False
    symmetric: bool = False
    values: tuple[str, ...] = ()
    seen: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """One post: a person, an organisation and what the post is called there; dates as of a `Statement`."""

    id: str
    person: str
    organization: str
    evidence: str
    title: str | None = None
    former: bool = False
    seen: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of a claim as it stands in the graph: as stated, as a number, its unit and what it measures."""

    id: str
    text: str
    value: str
    unit: str
    measure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Why two claims, given by their IRIs, stand against or for each other; the reason in Chinese and in English."""

    id: str
    claim: str
    stance: Stance
    other: str
    reason: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Words that a document attributes to somebody; `claimants`, `about` and `topics` are IRIs."""

    id: str
    document: str
    span: Span
    text: str
    plain: str
    direct: bool
    claimants: tuple[str, ...]
    about: tuple[str, ...] = ()
    cue: str | None = None
    stated: str | None = None
    kind: Kind = "announcement"
    negated: bool = False
    amounts: tuple[Amount, ...] = ()
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Something small that only bears a label: an unnamed source, or a topic with its broader one."""

    id: str
    label: str
    broader: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the graph says of a document itself.

    `publisher` and `creators` are names that no mention bears, `publishers` and `authors` IRIs of those that one does.
    """

    id: str
    sha256: str
    title: str | None = None
    issued: str | None = None
    publisher: str | None = None
    publishers: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    reprint_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one document adds to the graph, in a fixed order; `dropped` is what did not get there and why."""

    source: Source
    mentioned: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    claims: tuple[Claim, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    topics: tuple[Named, ...] = ()
    unnamed: tuple[Named, ...] = ()
    dropped: tuple[Drop, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One term of an answer: an IRI, a literal or a blank node."""

    kind: Literal["iri", "literal", "bnode"]
    text: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gives: rows of terms under `variables`, or triples (three variables), or a yes or no.

    `rows` of an answer fresh from a store are read once, as they come.
    """

    kind: Literal["rows", "triples", "boolean"]
    variables: tuple[str, ...] = ()
    rows: Iterable[tuple[Value | None, ...]] = ()
    truth: bool = False

    def kept(self) -> Self:
        """Give the same answer with all rows read, so that they can be read again."""
        return dataclasses.replace(self, rows=tuple(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Finding:
    """One thing that a check found wrong: which rule, at which node, and what."""

    rule: str
    node: str
    message: str

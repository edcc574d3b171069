"""The nouns that travel through industry-kg: immutable records, standard library only.

Those that come by the hundred in every document (spans, names, tags) are named tuples, which Python makes, compares and
hashes several times faster than frozen dataclasses; the rest are dataclasses.

Offsets are half-open code points. While extractors work, every span of a `Reading` counts in its match form
(`Reading.text`); `kg.text.folding.unfold` turns a finished reading back so that spans count in `Document.text`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Sight = NDArray[np.int8]
    """What the tagger sees in a text: characters x what is asked of it."""

EntityType = Literal["Person", "Company", "Organization", "Model", "Product"]
MentionType = Literal["Person", "Company", "Organization", "Model", "Product", "Title"]
Modality = Literal["asserted", "negated", "planned", "rumoured"]
Kind = Literal["prediction", "promise", "denial", "opinion", "announcement"]
Tense = Literal["past", "present", "future"]
Stance = Literal["contradicts", "supports"]

FAMILY: dict[str, str] = {
    "Person": "Person",
    "Company": "Organization",
    "Organization": "Organization",
    "Model": "Model",
    "Product": "Product",
}
"""Types that one name may carry without being two things: a company is an organisation."""


class Span(NamedTuple):
    """A stretch of text, half-open, in code points."""

    start: int
    end: int

    def inside(self, other: Span) -> bool:
        """Say whether this lies wholly within `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Cut these characters out of `text`."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """Give the same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where in its file a text stands from offset `start` on: page 3, row 7, an element's path."""

    start: int
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One source text as decoded; `text` is never altered and all evidence counts in it.

    `id` is the given one or a hash of the content; `sources` are the places where it was found (paths relative to
    the folder given, or URLs); `published` is an ISO date no finer than told: 2024, 2024-08 or 2024-08-02.
    `origins` tell pages, rows or elements of the file where it has them; they are for who reads, and are not kept.
    """

    id: str
    text: str
    sha256: str
    sources: tuple[str, ...] = ()
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    origins: tuple[Origin, ...] = ()

    @property
    def source(self) -> str:
        """Name the first place where it was found."""
        return self.sources[0] if self.sources else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The match form of a text: simplified, half-width, without glosses and noise, with a way back.

    `origin[i]` is the offset in the original of the character from which `text[i]` comes; strictly increasing.
    """

    text: str
    origin: Sequence[int]

    def span(self, span: Span) -> Span:
        """Give the original characters behind a stretch of the match form."""
        if span.start >= span.end:
            at = self.origin[span.start] if span.start < len(self.origin) else 0
            return Span(at, at)
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)


class Drop(NamedTuple):
    """Something that a step left out, and why (spam, navigation, gloss, unbalanced quotation …)."""

    reason: str
    span: Span


class Tag(NamedTuple):
    """A name that the trained tagger proposes, with its confidence between 0 and 1."""

    span: Span
    type: str
    score: float = 1.0


class Mention(NamedTuple):
    """A name (or, for type Title, a post) at one place; `name` is what the document calls the thing in full.

    Mentions of one document with the same family of types and the same `name` mean one thing.
    """

    span: Span
    type: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two mentions that a stretch of the document says; `since` and `until` are stated ISO dates."""

    predicate: str
    subject: Mention
    object: Mention
    evidence: Span
    title: str | None = None
    former: bool = False
    modality: Modality = "asserted"
    rule: str = ""
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A literal value that a stretch of the document states of a mention; `value` as written."""

    entity: Mention
    name: str
    value: str
    evidence: Span
    rule: str = ""


class Quantity(NamedTuple):
    """A number with its unit that a statement gives: `value` is normalised (八千万元 -> 80000000, 元).

    `low` and `high` are between what it may lie (about, more than), None where it is open; `measure` is what is
    measured (差距, 营收), `subject` of what: a mention, or a word of the packs for what has no name (国产模型); `words`
    are the nouns beside it.
    """

    span: Span
    value: str
    unit: str
    low: float | None = None
    high: float | None = None
    measure: str | None = None
    subject: Mention | str | None = None
    words: tuple[str, ...] = ()
    period: str | None = None
    negated: bool = False


class Assertion(NamedTuple):
    """What one clause of a statement says, in a form that can be laid beside another one.

    `words` are its words of content, `predicate` the one that is affirmed or denied, `anchors` its dates and numbers;
    `tense` says whether it tells of what was, is or will be.
    """

    span: Span
    subject: Mention | None
    predicate: str
    words: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    negated: bool = False
    tense: Tense = "present"
    hedged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """A text in short, to find its reprints: a signature of its shingles in hex, and the figures that it names."""

    shingles: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words that the document attributes to somebody.

    `speaker` is the mention that names the speaker, wherever it stands, or None for an unnamed source;
    `speaker_span` is what stands at the statement itself (他, 该负责人, a name), or None.
    A joint statement is one Quote per speaker over the same `content`. `told` is the date when it was said, where the
    text tells it apart from the date of the document: an ISO date, or "" where it only tells that it was earlier.
    """

    speaker: Mention | None
    speaker_span: Span | None
    content: Span
    direct: bool
    cue: Span | None = None
    about: tuple[Mention, ...] = ()
    topics: tuple[str, ...] = ()
    rule: str = ""
    kind: Kind = "announcement"
    negated: bool = False
    told: str | None = None
    quantities: tuple[Quantity, ...] = ()
    assertions: tuple[Assertion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One document and what was found in it; extractors add to it by `adding` and never change it.

    `sight` is what the tagger sees at each character of the match form, for extractors that look closer; it stays in the process.
    """

    document: Document
    text: str
    paragraphs: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    tags: tuple[Tag, ...] = ()
    mentions: tuple[Mention, ...] = ()
    links: tuple[Link, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dropped: tuple[Drop, ...] = ()
    form: Form | None = None
    print: Print | None = None
    sight: Sight | None = dataclasses.field(default=None, compare=False, repr=False)

    def adding(self, **found: Sequence[Any]) -> Self:
        """Give a new reading with the items of each named field added, in order of appearance where they have one."""
        merged: dict[str, Any] = {name: (*getattr(self, name), *items) for name, items in found.items()}
        return dataclasses.replace(self, **merged)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalEntity:
    """What one document says of one thing that it names: the unit that resolution compares.

    `surfaces` are all its spellings there in match form, `spellings` as they stand in the document (traditional …);
    `partners` are (predicate, name) of the things it is tied to (its employers, its developer …), `titles` its posts;
    it `speaks` where words are attributed to it.
    """

    document: str
    type: str
    name: str
    surfaces: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    partners: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    published: str | None = None
    count: int = 1
    speaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What the steps over the whole corpus see of one reading: the things that it names, its date and its print."""

    document: str
    published: str | None
    entities: tuple[LocalEntity, ...]
    print: Print | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing of the graph; `id` is its IRI, a pure function of its names and of what tells namesakes apart."""

    id: str
    type: str
    label: str
    names: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Judgement:
    """Why two names were taken for one thing, or two things were not: what each reason adds to the score.

    Where they were `joined`, `one` and `other` are names; where not, `other` is the IRI of the other thing. `by` says
    that a person's verdict stands above the reasons.
    """

    one: str
    other: str
    joined: bool
    score: float
    reasons: tuple[tuple[str, float], ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Which entity each local entity is: `assignment` maps (document id, type, name) to an entity's id.

    `judgements` tells for an entity what brought its names together, and what nearly joined it with another;
    `warnings` which verdicts of people could not be followed.
    """

    entities: dict[str, Entity]
    assignment: dict[tuple[str, str, str], str]
    judgements: dict[str, tuple[Judgement, ...]] = dataclasses.field(default_factory=dict, compare=False)
    warnings: tuple[str, ...] = dataclasses.field(default=(), compare=False)

    def entity(self, document: str, mention: Mention) -> Entity:
        """Give the entity that a mention of that document means."""
        return self.entities[self.assignment[document, mention.type, mention.name]]

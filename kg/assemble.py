"""From one document's reading to what it adds to the graph: statements, posts, claims and their evidence.

Pure, and per document: nothing here knows another document, so documents can be assembled in any order and anywhere.
Whatever cannot stand in the graph (a name that is no entity, a tie that the ontology does not allow, a date that
cannot be told) comes back in `Facts.dropped` with its reason.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TypeVar

from kg.extract.claims.stances import Said, stances
from kg.extract.wording import quantities
from kg.facts import Affiliation, Amount, Claim, Comparison, Evidence, Facts, Named, Source, Statement
from kg.iris import digest, thing
from kg.model import Attribute, Document, Drop, Entity, Link, Mention, Quote, Reading, Resolution, Span, Stance
from kg.ontology import Ontology, core
from kg.text.blanks import set_apart_throughout
from kg.text.folding import fold, key, simplify
from kg.text.wraps import unwrapped

_NAMES = re.compile(r"[、，,;；/|&]|\s+(?=[\u4e00-\u9fff])|\s*和\s*")
_NOBODY = "未具名"
_ANSWERS: dict[Stance, tuple[str, str]] = {
    "contradicts": ("文中说明此言针对前者而发", "the text says that it speaks against the other"),
    "supports": ("文中说明此言赞同前者", "the text says that it agrees with the other"),
}

_Record = TypeVar("_Record")


def assemble(
    reading: Reading,
    resolution: Resolution,
    *,
    ontology: Ontology | None = None,
    broader: Mapping[str, str | None] | None = None,
    measures: Mapping[str, str] | None = None,
    reprint_of: str | None = None,
) -> Facts:
    """Give what one finished reading (spans in its document) adds to the graph.

    `broader` ties labels of topics, `measures` says how measures are called.
    """
    return _Assembly(reading, resolution, ontology or core(), broader or {}, measures or {}).facts(reprint_of)


def document_iri(document: str) -> str:
    """Give the IRI of a document by its id."""
    return thing("document", document)


def topic_iri(label: str) -> str:
    """Give the IRI of a topic by its label."""
    return thing("topic", label)


class _Assembly:
    """The state of assembling one document: what its mentions mean, and what was made so far."""

    def __init__(
        self,
        reading: Reading,
        resolution: Resolution,
        ontology: Ontology,
        broader: Mapping[str, str | None],
        measures: Mapping[str, str],
    ) -> None:
        self.reading = reading
        self.document = reading.document
        self.iri = document_iri(reading.document.id)
        self.resolution = resolution
        self.ontology = ontology
        self.broader = broader
        self.measures = measures
        self.borders = [s.start for s in reading.sentences], [s.end for s in reading.sentences]
        self.evidence: dict[Span, Evidence] = {}
        self.topics: dict[str, Named] = {}
        self.unnamed: dict[str, Named] = {}
        self.dropped: list[Drop] = []

    def facts(self, reprint_of: str | None) -> Facts:
        statements = [*self._relations(), *self._attributes()]
        affiliations = list(self._affiliations())
        claims = list(_unique(self._claims()))
        speakers = {claimant for claim in claims for claimant in claim.claimants}
        mentioned = {e.id for m in self.reading.mentions if (e := self._entity(m)) is not None}
        return Facts(
            source=self._source(reprint_of),
            mentioned=tuple(sorted(mentioned)),
            statements=_unique(statements),
            affiliations=_unique(affiliations),
            claims=tuple(claims),
            comparisons=_unique(self._answers(claims)),
            evidence=tuple(self.evidence[span] for span in sorted(self.evidence)),
            topics=tuple(self.topics[label] for label in sorted(self.topics)),
            unnamed=tuple(self.unnamed[label] for label in sorted(self.unnamed) if self.unnamed[label].id in speakers),
            dropped=tuple(dict.fromkeys(self.dropped)),
        )

    def _entity(self, mention: Mention) -> Entity | None:
        found = self.resolution.assignment.get((self.document.id, mention.type, mention.name))
        return None if found is None else self.resolution.entities.get(found)

    def _relations(self) -> Iterable[Statement]:
        for link in self.reading.links:
            ends = self._ends(link)
            if ends is None:
                continue
            subject, other = ends[0].id, ends[1].id
            predicate = self.ontology.predicate(link.predicate)
            symmetric = self.ontology.symmetric(predicate)
            if symmetric and other < subject:
                subject, other = other, subject
            yield Statement(
                id=thing("statement", digest(subject, predicate, other, link.modality)),
                subject=subject,
                predicate=predicate,
                object=other,
                evidence=self._evidence(link.evidence),
                modality=link.modality,
                symmetric=symmetric,
                seen=self.document.published,
                since=link.since,
                until=link.until,
            )

    def _ends(self, link: Link) -> tuple[Entity, Entity] | None:
        subject, other = self._entity(link.subject), self._entity(link.object)
        if subject is None or other is None:
            reason = "an end is no entity"
        elif subject.id == other.id:
            reason = "both ends are one thing"
        elif not self.ontology.allows(subject.type, link.predicate, other.type):
            reason = f"not from {subject.type} to {other.type}"
        elif not self._stands(link.evidence):
            reason = "no evidence"
        else:
            return subject, other
        self._drop(f"{link.predicate}: {reason}", link.evidence)
        return None

    def _affiliations(self) -> Iterable[Affiliation]:
        posts: list[tuple[Entity, Entity, Link]] = []
        for link in self.reading.links:
            if link.predicate == "worksFor" and link.modality == "asserted":
                ends = self._ends(link)
                if ends is not None:
                    posts.append((*ends, link))
        titled = {(person.id, organization.id) for person, organization, link in posts if link.title}
        left = {(person.id, organization.id) for person, organization, link in posts if link.former}
        for person, organization, link in posts:
            if not (link.title or link.since or link.until) and (person.id, organization.id) in titled:
                continue  # the same document says what the post is called, and this link does not say since when
            title = " ".join(simplify(link.title).split()) if link.title else None
            yield Affiliation(
                id=thing("affiliation", digest(person.id, organization.id, key(title) if title else "")),
                person=person.id,
                organization=organization.id,
                evidence=self._evidence(link.evidence),
                title=title,
                former=link.former or (not link.title and (person.id, organization.id) in left),
                seen=self.document.published,
                since=link.since,
                until=link.until,
            )

    def _attributes(self) -> Iterable[Statement]:
        for attribute in self.reading.attributes:
            entity = self._entity(attribute.entity)
            predicate = self.ontology.predicate(attribute.name)
            reason = (
                "an end is no entity"
                if entity is None
                else f"not of {entity.type}"
                if not self.ontology.allows(entity.type, predicate)
                else "no evidence"
                if not self._stands(attribute.evidence) or not attribute.value.strip()
                else None
            )
            value, numbers = self._value(attribute)
            if reason is None and value is None:
                reason = "the date cannot be told"
            if entity is None or value is None or reason is not None:
                self._drop(f"{attribute.name}: {reason}", attribute.evidence)
                continue
            yield Statement(
                id=thing("statement", digest(entity.id, predicate, value, "asserted")),
                subject=entity.id,
                predicate=predicate,
                object=value,
                evidence=self._evidence(attribute.evidence),
                literal=True,
                values=numbers,
                seen=self.document.published,
            )

    def _value(self, attribute: Attribute) -> tuple[str | None, tuple[str, ...]]:
        """Give the value to keep, and the numbers that it comes to."""
        stated = attribute.value.strip()
        if attribute.name == "releaseDate":
            return quantities.iso_date(stated, self.document.published), ()
        if attribute.name == "price":
            return stated, tuple(quantities.plain(amount) for amount in quantities.amounts(stated))
        found = quantities.score(stated) if attribute.name == "benchmarkScore" else quantities.number(stated)
        return stated, () if found is None else (quantities.plain(found),)

    def _claims(self) -> Iterable[Claim]:
        def place(quote: Quote) -> Span:
            return quote.content

        for content, together in groupby(sorted(self.reading.quotes, key=place), key=place):
            quotes = list(together)
            if not self._stands(content):
                self._drop("claim: no characters", content)
                continue
            claimants = dict.fromkeys(self._claimant(quote) for quote in quotes)
            if len(claimants) > 1:  # a joint statement of which one speaker has a name needs no unnamed one
                named = [c for c in claimants if c not in {u.id for u in self.unnamed.values()}]
                claimants = dict.fromkeys(named) or claimants
            about = {e.id for quote in quotes for m in quote.about if (e := self._entity(m)) is not None}
            topics = {self._topic(label) for quote in quotes for label in quote.topics}
            text = content.of(self.document.text)
            cue = next((q.cue.of(self.document.text) for q in quotes if q.cue and q.cue.start < q.cue.end), None)
            yield Claim(
                id=thing("claim", digest(self.document.id, content.start, content.end)),
                document=self.iri,
                span=content,
                text=text,
                plain=fold(words := unwrapped(text), set_apart_throughout(words)).text.strip(),
                direct=any(quote.direct for quote in quotes),
                claimants=tuple(sorted(claimants)),
                about=tuple(sorted(about | topics)),
                cue=cue,
                stated=self._stated(quotes),
                kind=quotes[0].kind,
                negated=quotes[0].negated,
                amounts=tuple(self._amounts(quotes)),
                evidence=self._evidence(self._sentence(quotes)),
            )

    def _stated(self, quotes: list[Quote]) -> str | None:
        """Give when it was said: as the text tells, else with the document; "" is told only to be earlier."""
        told = next((quote.told for quote in quotes if quote.told is not None), None)
        return self.document.published if told is None else told or None

    def _amounts(self, quotes: list[Quote]) -> Iterable[Amount]:
        for q in quotes[0].quantities:
            if self._stands(q.span):
                yield Amount(
                    id=thing("quantity", digest(self.document.id, q.span.start, q.span.end)),
                    text=q.span.of(self.document.text),
                    value=q.value,
                    unit=q.unit,
                    measure=self.measures.get(q.measure, q.measure) if q.measure else None,
                )

    def _sentence(self, quotes: list[Quote]) -> Span:
        """Give the sentences in which somebody is said to say it, to the end of the first that he says."""
        content, text = quotes[0].content, self.document.text
        first, last = content.start, content.end
        for span in (s for q in quotes for s in (q.cue, q.speaker_span) if s is not None):
            # What stands in another paragraph says who speaks, but is not the sentence.
            if "\n" not in text[min(first, span.end) : max(last, span.start)].strip():
                first, last = min(first, span.start), max(last, span.end)
        starts, ends = self.borders
        number, at = bisect_right(starts, first) - 1, bisect_left(ends, last)
        begin = starts[number] if number >= 0 else first
        end = ends[at] if at < len(ends) else last
        while end > begin and text[end - 1].isspace():
            end -= 1
        return Span(min(begin, first), max(end, content.end))

    def _answers(self, claims: list[Claim]) -> Iterable[Comparison]:
        """Tie claims to those of others that the text says they contradict or support."""
        named: defaultdict[str, set[str]] = defaultdict(set)
        for mention in self.reading.mentions:
            entity = self._entity(mention)
            if entity is not None:
                named[entity.id].add(mention.span.of(self.document.text))
        said = [
            Said(c.span, frozenset(c.claimants), frozenset(name for one in c.claimants for name in named[one]))
            for c in claims
        ]
        for which, stance, whom in stances(self.document.text, said):
            claim, other = claims[which].id, claims[whom].id
            yield Comparison(
                id=thing("comparison", digest(claim, stance, other)),
                claim=claim,
                stance=stance,
                other=other,
                reason=_ANSWERS[stance],
            )

    def _claimant(self, quote: Quote) -> str:
        entity = self._entity(quote.speaker) if quote.speaker else None
        if entity is not None:
            return entity.id
        label = quote.speaker.name if quote.speaker else None
        if label is None and quote.speaker_span is not None:
            label = fold(unwrapped(quote.speaker_span.of(self.document.text))).text.strip()
        label = label or _NOBODY
        # 该负责人 of one article is not that of another: an unnamed source belongs to its document
        iri = thing("unnamed", digest(self.document.id, label))
        self.unnamed.setdefault(label, Named(id=iri, label=label))
        return iri

    def _topic(self, label: str) -> str:
        parent = self.broader.get(label)
        if label not in self.topics:
            self.topics[label] = Named(id=topic_iri(label), label=label, broader=topic_iri(parent) if parent else None)
            if parent:
                self._topic(parent)
        return topic_iri(label)

    def _source(self, reprint_of: str | None) -> Source:
        document = self.document
        publishers = self._bearers([document.publisher] if document.publisher else [], ("Company", "Organization"))
        people = _authors(document)
        authors = self._bearers(people, ("Person",))
        return Source(
            id=self.iri,
            sha256=document.sha256,
            title=document.title,
            issued=document.published,
            publisher=None if publishers else document.publisher,
            publishers=tuple(sorted(publishers.values())),
            creators=tuple(name for name in people if name not in authors),
            authors=tuple(sorted(authors.values())),
            places=document.sources,
            reprint_of=document_iri(reprint_of) if reprint_of else None,
        )

    def _bearers(self, names: list[str], types: tuple[str, ...]) -> dict[str, str]:
        """Give, for each name that the text gives an entity of these types, the entity's IRI."""
        known: dict[str, str] = {}
        for mention in self.reading.mentions:
            entity = self._entity(mention) if mention.type in types else None
            if entity is not None:
                known.setdefault(key(mention.name), entity.id)
                known.setdefault(key(mention.span.of(self.document.text)), entity.id)
        return {name: known[key(name)] for name in names if key(name) in known}

    def _evidence(self, span: Span) -> str:
        if span not in self.evidence:
            self.evidence[span] = Evidence(
                id=thing("evidence", digest(self.document.id, span.start, span.end)),
                document=self.iri,
                span=span,
                text=span.of(self.document.text),
            )
        return self.evidence[span].id

    def _stands(self, span: Span) -> bool:
        return 0 <= span.start < span.end <= len(self.document.text)

    def _drop(self, reason: str, span: Span) -> None:
        self.dropped.append(Drop(reason=reason, span=span))


def _authors(document: Document) -> list[str]:
    names = (name.strip() for name in _NAMES.split(document.author or ""))
    return list(dict.fromkeys(name for name in names if name))


def _unique(records: Iterable[_Record]) -> tuple[_Record, ...]:
    return tuple(dict.fromkeys(records))

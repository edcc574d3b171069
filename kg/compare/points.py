"""What one claim says of one matter: the units that are laid side by side, with what tells whether they may be."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from kg.facts import Claim, Comparison, Facts
from kg.iris import digest, thing
from kg.model import Assertion, Kind, Mention, Quantity, Reading, Resolution, Stance

_WINDOW = 370  # days between two claims that may still be of one debate
_MOST = 20  # claims before it with which a claim is compared, in each block

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who made a claim, where and when; `rank` orders claims in time.

    `told_of` are all whom the document names: only of numbers, since clauses ask nobody whether he knows of another.
    """

    claim: str
    length: int
    document: str
    rank: tuple[str, str, int]
    date: str | None
    kind: Kind
    speakers: frozenset[str]
    shown: str
    told_of: frozenset[str]

    def meets(self, other: Maker) -> bool:
        """Say whether two speakers know of one another, or speak in one document."""
        if self.document == other.document:
            return True
        return bool(self.speakers & other.told_of or other.speakers & self.told_of)

    def near(self, other: Maker) -> bool:
        """Say whether two claims are near enough in time to be of one debate."""
        return self.date is None or other.date is None or abs(_days(self.date) - _days(other.date)) <= _WINDOW


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of a claim; `subject` is an IRI, a word of the packs after ~, or nothing; `of` is its name."""

    by: Maker
    said: Quantity
    subject: str
    of: str
    text: str

    @property
    def named(self) -> bool:
        """Say whether it is of something with a name."""
        return bool(self.subject) and not self.subject.startswith("~")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a claim that affirms or denies something."""

    by: Maker
    said: Assertion
    subject: str
    of: str
    text: str


def points(reading: Reading, facts: Facts, resolution: Resolution) -> Iterator[Number | Clause]:
    """Yield what the claims of one document say, as far as it can be compared."""
    claims = {claim.span: claim for claim in facts.claims}
    labels = {named.id: named.label for named in facts.unnamed}
    told_of = frozenset(facts.mentioned)

    def meant(mention: Mention) -> str:
        return resolution.assignment.get((reading.document.id, mention.type, mention.name), "")

    def label(iri: str) -> str:
        entity = resolution.entities.get(iri)
        return entity.label if entity else labels.get(iri, "")

    def maker(claim: Claim) -> Maker:
        return Maker(
            claim=claim.id,
            length=len(claim.text),
            document=claim.document,
            rank=(claim.stated or "9999", reading.document.id, claim.span.start),
            date=claim.stated,
            kind=claim.kind,
            speakers=frozenset(claim.claimants),
            shown="、".join(label(one) for one in claim.claimants),
            told_of=told_of,
        )

    for content, quotes in groupby(sorted(reading.quotes, key=lambda q: q.content), key=lambda q: q.content):
        claim, quote = claims.get(content), next(iter(quotes))
        if claim is None:
            continue
        by = maker(claim)
        speaker = quote.speaker
        firm = meant(speaker) if speaker is not None and speaker.type in ("Company", "Organization") else ""
        for q in quote.quantities:
            if q.measure:
                subject = meant(q.subject) if isinstance(q.subject, Mention) else f"~{q.subject}" if q.subject else ""
                of = q.subject if isinstance(q.subject, str) else label(subject)
                yield Number(by=by, said=q, subject=subject, of=of, text=q.span.of(reading.document.text))
        alone = dataclasses.replace(by, told_of=frozenset())  # a long list, which clauses would repeat one by one
        for a in quote.assertions:
            subject = meant(a.subject) if a.subject else firm
            yield Clause(by=alone, said=a, subject=subject, of=label(subject), text=a.span.of(reading.document.text))


def pairs(block: Iterable[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """Yield each item of a block, in order of time, with those before it, the nearest first and not too many."""
    before: deque[_Item] = deque(maxlen=_MOST)
    for later in block:
        yield from ((later, earlier) for earlier in before)
        before.appendleft(later)


def comparison(later: Maker, stance: Stance, earlier: Maker, reason: tuple[str, str]) -> Comparison:
    """Make the record of a comparison; one of two claims for one reason is one record."""
    return Comparison(
        id=thing("comparison", digest(later.claim, stance, earlier.claim)),
        claim=later.claim,
        stance=stance,
        other=earlier.claim,
        reason=reason,
    )


def _days(date: str) -> int:
    year, month, day = (*(int(part) for part in date.split("-")), 6, 15)[:3]
    return year * 365 + month * 30 + day

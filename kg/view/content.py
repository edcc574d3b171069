"""What stands in the page's data block: records as short lists that point at each other by number.

The page's JavaScript reads exactly this; `assets/data.js` says the same in its own words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.ontology import Ontology
from kg.text.pinyin import initials, pinyin
from kg.view.knowledge import Knowledge, Passage, Source, Thing
from kg.view.namesakes import of_knowledge
from kg.vocabulary import NAMESPACE, PERSON, SKOS_CONCEPT, THINGS

TextOf = Callable[[str], str | None]

WHOLE = 400_000
"""Bytes of articles that a page carries whole; of more it carries what stands around each passage."""

_AROUND = (120, 60, 0)  # characters on each side of a passage, fewer when there are very many passages
_ROOM = 2_500_000  # bytes of text that a page carries at most, the passages themselves aside


def content(
    known: Knowledge,
    drawn: list[str],
    ontology: Ontology,
    text_of: TextOf | None = None,
    apart: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Give the data of a page; the things that are drawn come first, so that their numbers are those of the nodes.

    `apart` has what tells namesakes apart where more of them are known than these.
    """
    apart = of_knowledge(known) if apart is None else apart
    order = ordered(known, drawn)
    number = {iri: i for i, iri in enumerate(order)}
    documents = _Documents(known, text_of)
    claim_number = {claim.iri: i for i, claim in enumerate(known.claims)}

    def numbers(iris: Iterable[str], of: Mapping[str, int] = number) -> list[int]:
        return [of[iri] for iri in iris if iri in of]

    used = {iri for r in known.relations for iri in (r.predicate, r.modality)}
    used |= {iri for t in known.things.values() for iri in (t.type, *t.kinds)}
    return {
        "terms": {_name(iri): [_label(ontology, iri, "zh"), _label(ontology, iri, "en")] for iri in sorted(used)},
        "things": [_thing(known.things[iri], documents, apart.get(iri)) for iri in order],
        "relations": [
            [
                number[r.subject],
                _name(r.predicate),
                r.object if r.literal else number[r.object],
                _name(r.modality),
                documents.passages(r.evidence),
                r.first_seen,
                r.last_seen,
                _short(r.iri),
                int(r.literal),
                r.since,
                r.until,
            ]
            for r in known.relations
        ],
        "posts": [
            [
                number[p.person],
                number[p.organization],
                p.title,
                int(p.former),
                documents.passages(p.evidence),
                _short(p.iri),
                p.since,
                p.until,
            ]
            for p in known.posts
            if p.organization in number
        ],
        "claims": [
            [
                numbers(c.claimants),
                numbers(c.about),
                documents.passage(c.passage),
                int(c.direct),
                c.cue,
                c.stated_on,
                numbers(c.contradicts, claim_number),
                numbers(c.supports, claim_number),
                _short(c.iri),
            ]
            for c in known.claims
        ],
        "reasons": [
            [claim_number[one], claim_number[other], zh, en]
            for (one, other), (zh, en) in sorted(known.reasons.items())
            if one in claim_number and other in claim_number
        ],
        **documents.written(),
    }


def ordered(known: Knowledge, drawn: list[str]) -> list[str]:
    """List all things of a page by number."""
    return drawn + sorted(known.things.keys() - set(drawn))


class _Documents:
    """Numbers for passages and documents in the order of their first use, and the texts that the page carries."""

    def __init__(self, known: Knowledge, text_of: TextOf | None) -> None:
        self._known = known
        self._text_of = text_of
        self._passages: dict[str, tuple[int, Passage]] = {}
        self._documents: dict[str, int] = {}

    def document(self, iri: str) -> int:
        return self._documents.setdefault(iri, len(self._documents))

    def passage(self, passage: Passage) -> int:
        self.document(passage.document)
        return self._passages.setdefault(passage.iri, (len(self._passages), passage))[0]

    def passages(self, iris: Iterable[str]) -> list[int]:
        return [self.passage(self._known.passages[iri]) for iri in iris if iri in self._known.passages]

    def written(self) -> dict[str, Any]:
        """Give the passages, and the documents with stretches of their texts, each with the offset of its beginning."""
        by_document: defaultdict[str, list[Passage]] = defaultdict(list)
        for _, passage in self._passages.values():
            by_document[passage.document].append(passage)
        stretches = self._stretches(by_document)
        return {
            "passages": [
                [self._documents[p.document], p.start, p.end, *([] if _held(p, stretches[p.document]) else [p.text])]
                for _, p in self._passages.values()
            ],
            "documents": [
                _source(self._known.sources.get(iri), iri, stretches.get(iri, [])) for iri in self._documents
            ],
        }

    def _stretches(self, by_document: Mapping[str, list[Passage]]) -> dict[str, list[tuple[int, str]]]:
        texts = {iri: self._text_of(iri) or "" for iri in by_document} if self._text_of else {}
        if not any(texts.values()):
            return {iri: _joined(found) for iri, found in by_document.items()}
        if sum(len(text.encode()) for text in texts.values()) <= WHOLE:
            return {iri: [(0, text)] if text else _joined(by_document[iri]) for iri, text in texts.items()}
        for around in _AROUND:
            found = {iri: _cut(texts[iri], by_document[iri], around) for iri in by_document}
            if sum(len(text.encode()) for one in found.values() for _, text in one) <= _ROOM:
                break
        return found


def _joined(passages: Iterable[Passage]) -> list[tuple[int, str]]:
    """Join passages that overlap or touch, so that a claim is seen in the sentence that an evidence holds."""
    joined: list[tuple[int, str]] = []
    for passage in sorted(passages, key=lambda p: (p.start, -p.end)):
        if len(passage.text) != passage.end - passage.start:
            continue  # cannot be placed by its offsets; it carries its own text
        if joined and passage.start <= joined[-1][0] + len(joined[-1][1]):
            start, text = joined[-1]
            joined[-1] = (start, text + passage.text[start + len(text) - passage.start :])
        else:
            joined.append((passage.start, passage.text))
    return joined


def _cut(text: str, passages: Iterable[Passage], around: int) -> list[tuple[int, str]]:
    ranges: list[list[int]] = []
    for passage in sorted(passages, key=lambda p: p.start):
        start, end = max(0, passage.start - around), min(len(text), passage.end + around)
        if ranges and start <= ranges[-1][1]:
            ranges[-1][1] = max(ranges[-1][1], end)
        else:
            ranges.append([start, end])
    return [(start, text[start:end]) for start, end in ranges]


def _held(passage: Passage, stretches: Iterable[tuple[int, str]]) -> bool:
    return any(
        start <= passage.start and text[passage.start - start : passage.end - start] == passage.text
        for start, text in stretches
    )


def _source(source: Source | None, iri: str, stretches: list[tuple[int, str]]) -> list[Any]:
    found = source or Source(iri=iri, title=iri.rpartition("/")[2])
    return [_short(iri), found.title, found.issued, found.publisher, list(found.places), stretches]


def _thing(thing: Thing, documents: _Documents, apart: str | None) -> list[Any]:
    kinds = [_name(kind) for kind in thing.kinds if not kind.startswith(NAMESPACE) and kind != SKOS_CONCEPT]
    found = [documents.document(iri) for iri in thing.documents]
    row = [_short(thing.iri), _name(thing.type), list(thing.names), kinds, found, _keys(thing)]
    return [*row, apart] if apart else row


def _keys(thing: Thing) -> list[str]:
    """List what the search finds a thing by, beside its names: pinyin and initials of each name with 汉字 in it."""
    person = thing.type == PERSON
    keys: dict[str, None] = {}
    for name in thing.names:
        if not name.isascii():
            keys[pinyin(name, person=person)] = None
            keys[initials(name, person=person)] = None
    return [key for key in keys if key]


def _label(ontology: Ontology, iri: str, language: str) -> str:
    return ontology.label(iri, language) if iri in ontology else _name(iri)


def _short(iri: str) -> str:
    return iri.removeprefix(THINGS)


def _name(iri: str) -> str:
    return iri.rpartition("#")[2] or iri.rpartition("/")[2]

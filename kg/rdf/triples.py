"""Knowledge as triples: each record of the model says what it is in RDF, term by term in N-Triples form.

A term is the text that N-Triples writes for it (`<iri>`, `"words"@zh-Hans`), so that triples sort, merge, spill to
disk and load into a store as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.facts import Affiliation, Amount, Claim, Comparison, Evidence, Facts, Named, Source, Statement
from kg.model import Entity
from kg.ontology import Ontology, core
from kg.text.folding import HAN, simplify
from kg.vocabulary import (
    ABOUT,
    AFFILIATION,
    ANNOUNCEMENT,
    ASSERTED,
    CLAIM,
    CLAIMANT,
    COMPARISON,
    CONTRADICTS,
    CUE,
    DCTERMS_CREATOR,
    DCTERMS_IS_REPLACED_BY,
    DCTERMS_ISSUED,
    DCTERMS_PUBLISHER,
    DCTERMS_SOURCE,
    DCTERMS_TITLE,
    DENIAL,
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
    HAS_QUANTITY,
    INDIRECT,
    KIND,
    LAST_SEEN,
    MEASURE,
    MENTIONED_IN,
    MODALITY,
    NAMESPACE,
    NEGATED,
    OPINION,
    PLAIN_TEXT,
    PLANNED,
    POLARITY,
    PREDICTION,
    PROMISE,
    QUANTITY,
    QUOTATION,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    RDF_TYPE,
    REASON,
    RELEASE_DATE,
    REPRINT_OF,
    RUMOURED,
    SHA256,
    SINCE,
    SKOS_ALT_LABEL,
    SKOS_BROADER,
    SKOS_CONCEPT,
    SKOS_PREF_LABEL,
    START,
    STATED_ON,
    STATEMENT,
    SUPPORTS,
    TEXT,
    TITLE,
    TOPIC,
    UNIT,
    UNNAMED_SOURCE,
    UNTIL,
    VALUE,
    XSD_BOOLEAN,
    XSD_DATE,
    XSD_DECIMAL,
    XSD_G_YEAR,
    XSD_G_YEAR_MONTH,
    XSD_INTEGER,
)

Triple = tuple[str, str, str]

_MODALITIES = {"asserted": ASSERTED, "negated": NEGATED, "planned": PLANNED, "rumoured": RUMOURED}
_KINDS = {
    "prediction": PREDICTION,
    "promise": PROMISE,
    "denial": DENIAL,
    "opinion": OPINION,
    "announcement": ANNOUNCEMENT,
}
_han = re.compile(f"[{HAN}]")
_bad_in_iri = re.compile(
    r'[\x00-\x20<>"{}|^`\\\[\]\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U0010ffff]'
    r"|%(?![0-9A-Fa-f]{2})"
)
_special = re.compile(r'["\\\x00-\x1f\x7f\u0085\u2028\u2029\ud800-\udfff\ufffe\uffff]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_date = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATES = {4: XSD_G_YEAR, 7: XSD_G_YEAR_MONTH, 10: XSD_DATE}


@lru_cache(maxsize=100_000)
def iri(text: str) -> str:
    """Write an IRI; characters that may not stand in one are percent-encoded."""
    if text.count("#") > 1:
        place, _, fragment = text.partition("#")
        text = f"{place}#{fragment.replace('#', '%23')}"
    return f"<{_bad_in_iri.sub(_percent, text)}>" if _bad_in_iri.search(text) else f"<{text}>"


def literal(text: str, *, datatype: str | None = None, language: str | None = None) -> str:
    """Write a literal; control characters are escaped and what is no character at all becomes U+FFFD."""
    quoted = f'"{_special.sub(_escape, text)}"' if _special.search(text) else f'"{text}"'
    return f"{quoted}@{language}" if language else f"{quoted}^^<{datatype}>" if datatype else quoted


def date(text: str) -> str:
    """Write a date no finer than told: 2024, 2024-08 or 2024-08-02; anything else as plain words."""
    return literal(text, datatype=_DATES[len(text)]) if _date.fullmatch(text) else literal(text)


def label(name: str) -> str:
    """Write a name: simplified Chinese @zh-Hans, traditional @zh-Hant, Latin without a tag."""
    if not _han.search(name):
        return literal(name)
    return literal(name, language="zh-Hans" if simplify(name) == name else "zh-Hant")


def of_entity(entity: Entity, ontology: Ontology | None = None) -> Iterator[Triple]:
    """Give the triples of an entity: its classes, its names, and the IRIs that it replaces."""
    subject = iri(entity.id)
    for ancestor in (ontology or core()).ancestors(entity.type):
        if ancestor.startswith(NAMESPACE.removesuffix("#")):
            yield subject, _TYPE, iri(ancestor)
    main = simplify(entity.label)
    yield subject, iri(SKOS_PREF_LABEL), label(main)
    for name in dict.fromkeys((entity.label, *entity.names)):
        if name != main and name.strip():
            yield subject, iri(SKOS_ALT_LABEL), label(name)
    for old in entity.replaces:
        yield iri(old), iri(DCTERMS_IS_REPLACED_BY), subject


def of_facts(facts: Facts) -> Iterator[Triple]:
    """Give the triples that one document adds."""
    yield from _of_source(facts.source)
    document = iri(facts.source.id)
    for entity in facts.mentioned:
        yield iri(entity), iri(MENTIONED_IN), document
    for statement in facts.statements:
        yield from _of_statement(statement)
    for affiliation in facts.affiliations:
        yield from _of_affiliation(affiliation)
    for claim in facts.claims:
        yield from _of_claim(claim)
    for comparison in facts.comparisons:
        yield from of_comparison(comparison)
    for evidence in facts.evidence:
        yield from _of_evidence(evidence)
    for topic in facts.topics:
        yield from _of_topic(topic)
    for unnamed in facts.unnamed:
        yield iri(unnamed.id), _TYPE, iri(UNNAMED_SOURCE)
        yield iri(unnamed.id), iri(SKOS_PREF_LABEL), label(unnamed.label)


def _of_source(source: Source) -> Iterator[Triple]:
    subject = iri(source.id)
    yield subject, _TYPE, iri(DOCUMENT)
    yield subject, iri(SHA256), literal(source.sha256)
    if source.title:
        yield subject, iri(DCTERMS_TITLE), literal(source.title)
    if source.issued:
        yield subject, iri(DCTERMS_ISSUED), date(source.issued)
    if source.publisher:
        yield subject, iri(DCTERMS_PUBLISHER), literal(source.publisher)
    yield from ((subject, iri(DCTERMS_PUBLISHER), iri(one)) for one in source.publishers)
    yield from ((subject, iri(DCTERMS_CREATOR), literal(one)) for one in source.creators)
    yield from ((subject, iri(DCTERMS_CREATOR), iri(one)) for one in source.authors)
    yield from ((subject, iri(DCTERMS_SOURCE), literal(place)) for place in source.places)
    if source.reprint_of:
        yield subject, iri(REPRINT_OF), iri(source.reprint_of)


def _of_statement(statement: Statement) -> Iterator[Triple]:
    node, subject, predicate = iri(statement.id), iri(statement.subject), iri(statement.predicate)
    value = _object(statement)
    if statement.modality == "asserted":
        yield subject, predicate, value
        if statement.symmetric:
            yield value, predicate, subject
        for number in statement.values:
            yield subject, iri(statement.predicate + "Value"), literal(number, datatype=XSD_DECIMAL)
    yield node, _TYPE, iri(STATEMENT)
    yield node, iri(RDF_SUBJECT), subject
    yield node, iri(RDF_PREDICATE), predicate
    yield node, iri(RDF_OBJECT), value
    yield node, iri(MODALITY), iri(_MODALITIES[statement.modality])
    yield node, iri(HAS_EVIDENCE), iri(statement.evidence)
    yield from _when(node, statement)


def _object(statement: Statement) -> str:
    if not statement.literal:
        return iri(statement.object)
    return date(statement.object) if statement.predicate == RELEASE_DATE else literal(statement.object)


def _of_affiliation(affiliation: Affiliation) -> Iterator[Triple]:
    node = iri(affiliation.id)
    yield node, _TYPE, iri(AFFILIATION)
    yield node, iri(HAS_PERSON), iri(affiliation.person)
    yield node, iri(HAS_ORGANIZATION), iri(affiliation.organization)
    yield node, iri(FORMER), literal("true" if affiliation.former else "false", datatype=XSD_BOOLEAN)
    yield node, iri(HAS_EVIDENCE), iri(affiliation.evidence)
    if affiliation.title:
        yield node, iri(TITLE), literal(affiliation.title)
    yield from _when(node, affiliation)


def _when(node: str, told: Statement | Affiliation) -> Iterator[Triple]:
    if told.seen:
        yield node, iri(FIRST_SEEN), date(told.seen)
        yield node, iri(LAST_SEEN), date(told.seen)
    if told.since:
        yield node, iri(SINCE), date(told.since)
    if told.until:
        yield node, iri(UNTIL), date(told.until)


def _of_claim(claim: Claim) -> Iterator[Triple]:
    node = iri(claim.id)
    yield node, _TYPE, iri(CLAIM)
    yield from ((node, iri(CLAIMANT), iri(one)) for one in claim.claimants)
    yield node, iri(TEXT), literal(claim.text)
    yield node, iri(PLAIN_TEXT), literal(claim.plain)
    yield node, iri(QUOTATION), iri(DIRECT if claim.direct else INDIRECT)
    yield from _place(node, claim.document, claim.span.start, claim.span.end)
    yield from ((node, iri(ABOUT), iri(one)) for one in claim.about)
    yield node, iri(KIND), iri(_KINDS[claim.kind])
    yield node, iri(POLARITY), iri(NEGATED if claim.negated else ASSERTED)
    if claim.evidence:
        yield node, iri(HAS_EVIDENCE), iri(claim.evidence)
    for amount in claim.amounts:
        yield node, iri(HAS_QUANTITY), iri(amount.id)
        yield from _of_amount(amount)
    if claim.cue:
        yield node, iri(CUE), literal(claim.cue)
    if claim.stated:
        yield node, iri(STATED_ON), date(claim.stated)


def _of_amount(amount: Amount) -> Iterator[Triple]:
    node = iri(amount.id)
    yield node, _TYPE, iri(QUANTITY)
    yield node, iri(TEXT), literal(amount.text)
    yield node, iri(VALUE), literal(amount.value, datatype=XSD_DECIMAL)
    if amount.unit:
        yield node, iri(UNIT), literal(amount.unit)
    if amount.measure:
        yield node, iri(MEASURE), literal(amount.measure)


def of_comparison(comparison: Comparison) -> Iterator[Triple]:
    """Give the triples of a comparison: one claim against or for the other, and the reason."""
    node, claim, other = iri(comparison.id), iri(comparison.claim), iri(comparison.other)
    predicate = iri(CONTRADICTS if comparison.stance == "contradicts" else SUPPORTS)
    yield claim, predicate, other
    yield node, _TYPE, iri(COMPARISON)
    yield node, iri(RDF_SUBJECT), claim
    yield node, iri(RDF_PREDICATE), predicate
    yield node, iri(RDF_OBJECT), other
    for words, language in zip(comparison.reason, ("zh", "en"), strict=True):
        yield node, iri(REASON), literal(words, language=language)


def _of_evidence(evidence: Evidence) -> Iterator[Triple]:
    node = iri(evidence.id)
    yield node, _TYPE, iri(EVIDENCE)
    yield node, iri(TEXT), literal(evidence.text)
    yield from _place(node, evidence.document, evidence.span.start, evidence.span.end)


def _place(node: str, document: str, start: int, end: int) -> Iterator[Triple]:
    yield node, iri(HAS_DOCUMENT), iri(document)
    yield node, iri(START), literal(str(start), datatype=XSD_INTEGER)
    yield node, iri(END), literal(str(end), datatype=XSD_INTEGER)


def _of_topic(topic: Named) -> Iterable[Triple]:
    node = iri(topic.id)
    yield node, _TYPE, iri(TOPIC)
    yield node, _TYPE, iri(SKOS_CONCEPT)
    yield node, iri(SKOS_PREF_LABEL), label(topic.label)
    if topic.broader:
        yield node, iri(SKOS_BROADER), iri(topic.broader)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if "\ud800" <= character <= "\udfff" or character in "\ufffe\uffff":
        return "\ufffd"
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode("utf-8", "replace"))


_TYPE = iri(RDF_TYPE)

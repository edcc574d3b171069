"""Readings as JSON: the public form of `kg annotate`, and a compact one that loses nothing, for the corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from kg.model import (
    Assertion,
    Attribute,
    Document,
    Drop,
    Form,
    Kind,
    Link,
    Mention,
    Modality,
    Print,
    Quantity,
    Quote,
    Reading,
    Span,
    Tag,
    Tense,
)


def public(reading: Reading) -> dict[str, Any]:
    """Give a finished reading in the form that `kg annotate` writes; indices count in `mentions`."""
    document = reading.document
    mentions = _mentions(reading)
    return {
        "id": document.id,
        "source": document.source,
        "title": document.title,
        "published": document.published,
        "text": document.text,
        "mentions": [{"start": m.span.start, "end": m.span.end, "type": m.type, "name": m.name} for m in mentions],
        "links": [
            {
                "predicate": link.predicate,
                "subject": mentions[link.subject],
                "object": mentions[link.object],
                "title": link.title,
                "former": link.former,
                "since": link.since,
                "until": link.until,
                "start": link.evidence.start,
                "end": link.evidence.end,
                "modality": link.modality,
            }
            for link in reading.links
        ],
        "quotes": [
            {
                "speaker": None if quote.speaker is None else mentions[quote.speaker],
                "speaker_span": _pair(quote.speaker_span),
                "start": quote.content.start,
                "end": quote.content.end,
                "quotation": "direct" if quote.direct else "indirect",
                "cue": _pair(quote.cue),
                "about": [mentions[m] for m in quote.about],
                "topics": list(quote.topics),
                "kind": quote.kind,
                "negated": quote.negated,
                "said_on": quote.told or None,
                "quantities": [
                    {"start": q.span.start, "end": q.span.end, "value": q.value, "unit": q.unit, "measure": q.measure}
                    for q in quote.quantities
                ],
            }
            for quote in reading.quotes
        ],
        "attributes": [
            {
                "entity": mentions[attribute.entity],
                "name": attribute.name,
                "value": attribute.value,
                "start": attribute.evidence.start,
                "end": attribute.evidence.end,
            }
            for attribute in reading.attributes
        ],
        "dropped": [{"reason": d.reason, "start": d.span.start, "end": d.span.end} for d in reading.dropped],
    }


def dump(reading: Reading) -> str:
    """Write everything of a reading but its document as one compact line."""
    mentions = _mentions(reading)
    document_text = reading.document.text
    rows = {
        "text": None if reading.text == document_text else reading.text,
        "paragraphs": _flat(reading.paragraphs),
        "sentences": _flat(reading.sentences),
        "tags": [[t.span.start, t.span.end, t.type, t.score] for t in reading.tags],
        "things": [[m.span.start, m.span.end, m.type, m.name] for m in mentions],
        "mentions": [mentions[m] for m in reading.mentions],
        "links": [
            [
                x.predicate,
                mentions[x.subject],
                mentions[x.object],
                _pair(x.evidence),
                x.title,
                x.former,
                x.modality,
                x.rule,
                x.since,
                x.until,
            ]
            for x in reading.links
        ],
        "attributes": [[mentions[a.entity], a.name, a.value, _pair(a.evidence), a.rule] for a in reading.attributes],
        "quotes": [
            [
                None if q.speaker is None else mentions[q.speaker],
                _pair(q.speaker_span),
                _pair(q.content),
                q.direct,
                _pair(q.cue),
                [mentions[m] for m in q.about],
                list(q.topics),
                q.rule,
                q.kind,
                q.negated,
                q.told,
                [_of_quantity(one, mentions) for one in q.quantities],
                [_of_assertion(one, mentions) for one in q.assertions],
            ]
            for q in reading.quotes
        ],
        "dropped": [[d.reason, d.span.start, d.span.end] for d in reading.dropped],
        "form": None if reading.form is None else [reading.form.text, list(reading.form.origin)],
        "print": None if reading.print is None else [reading.print.shingles, list(reading.print.figures)],
    }
    return json.dumps({k: v for k, v in rows.items() if v not in (None, [])}, ensure_ascii=False, separators=(",", ":"))


def load(line: str, document: Document) -> Reading:
    """Read back what `dump` wrote of a reading of `document`."""
    rows: Mapping[str, Any] = json.loads(line)
    things = [Mention(span=Span(start, end), type=kind, name=name) for start, end, kind, name in rows.get("things", ())]
    form, made = rows.get("form"), rows.get("print")
    return Reading(
        document=document,
        text=rows.get("text", document.text),
        paragraphs=_spans(rows.get("paragraphs", ())),
        sentences=_spans(rows.get("sentences", ())),
        tags=tuple(Tag(span=Span(s, e), type=kind, score=score) for s, e, kind, score in rows.get("tags", ())),
        mentions=tuple(things[i] for i in rows.get("mentions", ())),
        links=tuple(_link(row, things) for row in rows.get("links", ())),
        attributes=tuple(
            Attribute(entity=things[i], name=name, value=value, evidence=Span(*evidence), rule=rule)
            for i, name, value, evidence, rule in rows.get("attributes", ())
        ),
        quotes=tuple(_quote(row, things) for row in rows.get("quotes", ())),
        dropped=tuple(Drop(reason=reason, span=Span(s, e)) for reason, s, e in rows.get("dropped", ())),
        form=None if form is None else Form(text=form[0], origin=form[1]),
        print=None if made is None else Print(shingles=made[0], figures=tuple(made[1])),
    )


def _mentions(reading: Reading) -> dict[Mention, int]:
    """Give all mentions a number: first those of the reading, then any that only a link, quote or attribute names."""
    found: list[Mention] = list(reading.mentions)
    for link in reading.links:
        found += (link.subject, link.object)
    found += (attribute.entity for attribute in reading.attributes)
    for quote in reading.quotes:
        found += quote.about
        found += (q.subject for q in quote.quantities if isinstance(q.subject, Mention))
        found += (a.subject for a in quote.assertions if a.subject is not None)
        if quote.speaker is not None:
            found.append(quote.speaker)
    return {mention: number for number, mention in enumerate(dict.fromkeys(found))}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span(pair: list[int] | None) -> Span | None:
    return None if pair is None else Span(*pair)


def _flat(spans: Iterable[Span]) -> list[int]:
    return [offset for span in spans for offset in (span.start, span.end)]


def _spans(flat: list[int]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in zip(flat[::2], flat[1::2], strict=True))


def _link(row: list[Any], things: list[Mention]) -> Link:
    predicate, subject, target, evidence, title, former, modality, rule, since, until = row
    checked: Modality = modality
    return Link(
        predicate=predicate,
        subject=things[subject],
        object=things[target],
        evidence=Span(*evidence),
        title=title,
        former=former,
        modality=checked,
        rule=rule,
        since=since,
        until=until,
    )


def _quote(row: list[Any], things: list[Mention]) -> Quote:
    speaker, speaker_span, content, direct, cue, about, topics, rule, kind, negated, told, quantities, claims = row
    checked: Kind = kind
    return Quote(
        speaker=None if speaker is None else things[speaker],
        speaker_span=_span(speaker_span),
        content=Span(*content),
        direct=direct,
        cue=_span(cue),
        about=tuple(things[i] for i in about),
        topics=tuple(topics),
        rule=rule,
        kind=checked,
        negated=negated,
        told=told,
        quantities=tuple(_quantity(one, things) for one in quantities),
        assertions=tuple(_assertion(one, things) for one in claims),
    )


def _of_quantity(q: Quantity, mentions: Mapping[Mention, int]) -> list[Any]:
    subject = mentions[q.subject] if isinstance(q.subject, Mention) else q.subject
    return [_pair(q.span), q.value, q.unit, q.low, q.high, q.measure, subject, list(q.words), q.period, q.negated]


def _quantity(row: list[Any], things: list[Mention]) -> Quantity:
    span, value, unit, low, high, measure, subject, words, period, negated = row
    return Quantity(
        span=Span(*span),
        value=value,
        unit=unit,
        low=low,
        high=high,
        measure=measure,
        subject=things[subject] if isinstance(subject, int) else subject,
        words=tuple(words),
        period=period,
        negated=negated,
    )


def _of_assertion(a: Assertion, mentions: Mapping[Mention, int]) -> list[Any]:
    subject = None if a.subject is None else mentions[a.subject]
    return [_pair(a.span), subject, a.predicate, list(a.words), list(a.anchors), a.negated, a.tense, a.hedged]


def _assertion(row: list[Any], things: list[Mention]) -> Assertion:
    span, subject, predicate, words, anchors, negated, tense, hedged = row
    checked: Tense = tense
    return Assertion(
        span=Span(*span),
        subject=None if subject is None else things[subject],
        predicate=predicate,
        words=tuple(words),
        anchors=tuple(anchors),
        negated=negated,
        tense=checked,
        hedged=hedged,
    )

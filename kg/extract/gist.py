"""What the steps over the whole corpus see of a finished reading: its things, each with its spellings and ties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kg.extract.names.versions import unmarked
from kg.model import Gist, LocalEntity, Reading, Span
from kg.text.folding import fold
from kg.text.wraps import unwrapped

_CODE = re.compile("[A-Za-z0-9][A-Za-z0-9 +.-]{0,9}")
"""A thing's name that means nothing without its brand: G7, Mate 60, X Fold."""


def gist(reading: Reading) -> Gist:
    """Give what the steps over the whole corpus see of a finished reading."""
    return Gist(
        document=reading.document.id,
        published=reading.document.published,
        entities=tuple(local_entities(reading)),
        print=reading.print,
    )


def local_entities(reading: Reading) -> list[LocalEntity]:
    """List the things that a finished reading names, each with its spellings and what it is tied to."""
    text = reading.text
    grouped: dict[tuple[str, str], list[Span]] = {}
    counts = Counter((m.type, m.name) for m in reading.mentions)
    firms = {m.span.end: m.span.start for m in reading.mentions if m.type == "Company"}
    for m in reading.mentions:
        if m.type != "Title":
            grouped.setdefault((m.type, m.name), []).append(m.span)
        if m.type in ("Model", "Product") and _CODE.fullmatch(m.name):
            behind = m.span.start - text.startswith(" ", m.span.start - 1)
            if behind in firms:  # 小鹏 G7 is what many call the G7 of 小鹏
                grouped[m.type, m.name].append(Span(firms[behind], m.span.end))
    partners: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for link in reading.links:
        # who is to take a post tells who he is as well as who has it
        if link.modality != "asserted" and (link.modality, link.predicate) != ("planned", "worksFor"):
            continue
        subject, other = (link.subject.type, link.subject.name), (link.object.type, link.object.name)
        partners[subject].add((link.predicate, link.object.name))
        partners[other].add((f"^{link.predicate}", link.subject.name))
        if link.title:
            titles[subject].add(link.title)
    speakers = {(quote.speaker.type, quote.speaker.name) for quote in reading.quotes if quote.speaker}
    return [
        LocalEntity(
            document=reading.document.id,
            type=kind,
            name=name,
            surfaces=tuple(sorted({fold(unmarked(unwrapped(place.of(text)))).text for place in places} | {name})),
            spellings=tuple(sorted({unmarked(unwrapped(place.of(text))) for place in places})),
            partners=tuple(sorted(partners[kind, name])),
            titles=tuple(sorted(titles[kind, name])),
            published=reading.document.published,
            count=counts[kind, name],
            speaks=(kind, name) in speakers,
        )
        for (kind, name), places in sorted(grouped.items())
    ]

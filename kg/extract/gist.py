"""What the steps over the whole corpus see of a finished reading: its things, each with its spellings and ties."""

from __future__ import annotations

from collections import defaultdict

from kg.extract.names.versions import unmarked
from kg.model import Gist, LocalEntity, Mention, Reading
from kg.text.folding import fold
from kg.text.wraps import unwrapped


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
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for m in reading.mentions:
        if m.type != "Title":
            grouped.setdefault((m.type, m.name), []).append(m)
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
            surfaces=tuple(sorted({fold(unmarked(unwrapped(m.span.of(text)))).text for m in mentions} | {name})),
            spellings=tuple(sorted({unmarked(unwrapped(m.span.of(text))) for m in mentions})),
            partners=tuple(sorted(partners[kind, name])),
            titles=tuple(sorted(titles[kind, name])),
            published=reading.document.published,
            count=len(mentions),
            speaks=(kind, name) in speakers,
        )
        for (kind, name), mentions in sorted(grouped.items())
    ]

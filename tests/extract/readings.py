"""Readings made from marked-up text, for tests of extractors."""

from __future__ import annotations

from kg.extract.wording.markup import parse
from kg.model import Document, Reading
from kg.text.sentences import paragraphs, sentences


def reading(marked: str, published: str | None = "2025-06-30") -> Reading:
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    document = Document(id="test", text=text, sha256="", published=published)
    return Reading(
        document=document,
        text=text,
        paragraphs=lines,
        sentences=tuple(sentences(text, lines)),
        mentions=tuple(mentions),
    )

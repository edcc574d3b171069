"""By what a fact was read: the rule, and how sure the tagger is of the names, looked up in the readings of a corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg.errors import StoreError
from kg.model import Document, Mention, Reading, Span
from kg.reading_json import load
from kg.store.corpus import texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name that a rule was given: as it stands there, what it means, and how sure the tagger is (0 to 1) if it found it."""

    surface: str
    name: str
    score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One rule that read a fact off a passage, the names that it took, and the sentence."""

    rule: str
    names: tuple[Named, ...]
    sentence: str


Grounds = Callable[[str, str, int, int], tuple[Ground, ...]]
"""Gives the grounds of a predicate (a claim's is `said`) in a document, by its id, from one offset to another."""


@contextmanager
def grounds(corpus: Path, recipe: str, ledger: Path | None = None) -> Iterator[Grounds]:
    """Open the readings of a corpus for reading alone; nothing is found where they were given up."""
    with (
        texts(corpus, ledger) as text_of,
        closing(sqlite3.connect(corpus.resolve().as_uri() + "?mode=rw", uri=True)) as sql,
    ):

        @lru_cache(maxsize=64)
        def readings(document: str) -> tuple[Reading, ...]:
            text = text_of(document)
            if text is None:
                return ()
            rows = sql.execute(
                "SELECT reading FROM readings WHERE document = ? AND recipe = ? ORDER BY version", (document, recipe)
            )
            return tuple(load(str(row), Document(id=document, text=text, sha256="")) for (row,) in rows)

        def of(predicate: str, document: str, start: int, end: int) -> tuple[Ground, ...]:
            span = Span(start, end)
            found = (g for reading in readings(document) for g in _grounds(reading, predicate, span))
            return tuple(dict.fromkeys(found))

        try:
            yield of
        except sqlite3.Error as error:
            raise StoreError(f"{corpus}: {error}; restore the file or build the knowledge base afresh") from error


def _grounds(reading: Reading, predicate: str, span: Span) -> Iterator[Ground]:
    for link in reading.links:
        if link.predicate == predicate and link.evidence == span:
            yield _ground(reading, link.rule, span, link.subject, link.object)
    for attribute in reading.attributes:
        if attribute.name == predicate and attribute.evidence == span:
            yield _ground(reading, attribute.rule, span, attribute.entity)
    for quote in reading.quotes if predicate == "said" else ():
        if quote.content == span:
            yield _ground(reading, quote.rule, quote.cue or span, *((quote.speaker,) if quote.speaker else ()))


def _ground(reading: Reading, rule: str, span: Span, *mentions: Mention) -> Ground:
    sentence = next((s for s in reversed(reading.sentences) if s.start <= span.start), span)
    return Ground(
        rule=rule,
        names=tuple(_named(reading, m) for m in mentions),
        sentence=" ".join(sentence.of(reading.document.text).split()),
    )


def _named(reading: Reading, mention: Mention) -> Named:
    score = max((t.score for t in reading.tags if t.span.overlaps(mention.span) and t.type != "Title"), default=None)
    return Named(surface=mention.span.of(reading.document.text), name=mention.name, score=score)

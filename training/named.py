"""News articles as readers annotated them, told by places alone (`data/training/news/articles.jsonl`).

A line: `source` and `check` as in `training.annotations`; `names`, a list of `[start, end, letters, thing]` in code points of
the article as `whole_text` reads it, `posts`, a list of `[start, end]` as the program found them, and `ties`, a list of
`[relation, thing, thing]`. `letters` are those of `corpus.MARKUP`, more than one where any of these types is right, with `?`
behind them where no fair judge would ask for the name; `thing` is a number that all spellings of one thing share. A fourth word of
a tie is `negated`, `planned`, `rumoured`, or `unsure` where a careful reader would hesitate.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg.model import Document, Reading
from kg.recipe import folded
from training.annotations import Marked, check, whole_text
from training.corpus import MARKUP, Row, Span
from training.news import ANNOTATIONS, held_out

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = {kind: letter for letter, kind in MARKUP.items()}


class Name(NamedTuple):
    """Half-open code points, the types that are right, whether it may be left out, and the number of what it names."""

    start: int
    end: int
    types: tuple[str, ...]
    optional: bool
    thing: int


class Tie(NamedTuple):
    """A relation between two things, and how it is told: asserted, negated, planned, rumoured, unsure."""

    predicate: str
    subject: int
    object: int
    how: str


class Named(NamedTuple):
    """An article with its names in order, its posts and relations; neither names nor posts overlap."""

    source: str
    text: str
    names: tuple[Name, ...]
    posts: tuple[tuple[int, int], ...] = ()
    ties: tuple[Tie, ...] = ()

    def spellings(self) -> dict[int, dict[str, Name]]:
        """Give each thing's spellings with where they stand first, the longest first; over a line's end only where it has no other."""
        found: dict[int, dict[str, Name]] = {}
        for name in sorted(self.names, key=lambda one: _broken(self, one)):
            said = found.setdefault(name.thing, {})
            if not (said and _broken(self, name)):
                said.setdefault(self.text[name.start : name.end], name)
        return {thing: dict(sorted(said.items(), key=lambda x: -len(x[0]))) for thing, said in found.items()}


class Things:
    """What the names of an article name."""

    def __init__(self, article: Named) -> None:
        self._text = article.text
        self._places = {(name.start, name.end): name.thing for name in article.names}
        self._spelled = {text: thing for thing, said in article.spellings().items() for text in said}

    def at(self, start: int, end: int, name: str) -> int | None:
        """Tell what stands at a place of the article, or what bears the name that is found there."""
        called = self._spelled.get(name, self._spelled.get(self._text[start:end]))
        return self._places.get((start, end), called)

    def named(self, reading: Reading) -> dict[str, int]:
        """Tell what each name of a reading in match form names: what it does in most places."""
        if reading.form is None:
            raise ValueError(f"{reading.document.id}: the reading has no match form")
        origin = reading.form.origin
        counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for mention in reading.mentions:
            thing = self.at(origin[mention.span.start], origin[mention.span.end - 1] + 1, mention.name)
            if thing is not None:
                counts[mention.name][thing] += 1
        return {name: counted.most_common(1)[0][0] for name, counted in counts.items()}


def articles(data: Path, path: Path = ANNOTATIONS, *, measured: bool) -> Iterator[Named]:
    """Yield the articles of the held-out fifth, or of the others, that are in `data` in the edition that was read."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        place = data / told["source"]
        if held_out(told["source"]) != measured or not place.is_file():
            continue
        text = whole_text(place)
        if check(text) == told["check"]:
            names = tuple(
                Name(start, end, tuple(MARKUP[letter] for letter in kinds.rstrip("?")), kinds.endswith("?"), thing)
                for start, end, kinds, thing in told["names"]
            )
            posts = tuple((start, end) for start, end in told["posts"])
            ties = tuple(
                Tie(predicate, one, other, how[0] if how else "asserted")
                for predicate, one, other, *how in told["ties"]
            )
            yield Named(told["source"], text, names, posts, ties)


def rows(article: Named) -> Iterator[Row]:
    """Yield the sentences of an article as the tagger is given them (in match form, over wrapped lines) with names and posts.

    A label is a type, or several joined by +, with ? behind it where the text may be read as no name.
    """
    reading, _ = folded(Document(id=article.source, text=article.text, sha256=""))
    origin = reading.form.origin if reading.form else range(len(article.text))
    marks = [(one.start, one.end, "+".join(one.types) + "?" * one.optional) for one in article.names]
    marks += [(start, end, "Title") for start, end in article.posts]
    spans = sorted(Span(bisect_left(origin, start), bisect_left(origin, end), label) for start, end, label in marks)
    for start, end in reading.sentences:
        inside = (one for one in spans if start <= one.start < one.end <= end)
        yield Row(reading.text[start:end], tuple(Span(x.start - start, x.end - start, x.label) for x in inside))


def marked(article: Named) -> Marked:
    """Give an article with its names marked as in the written texts, each with the fullest name of its thing."""
    fullest = {thing: next(iter(said)) for thing, said in article.spellings().items()}
    marks = [
        (one.start, one.end, LETTERS[one.types[0]], fullest[one.thing])
        for one in article.names
        if not _broken(article, one)
    ]
    marks += [(start, end, "T", article.text[start:end]) for start, end in article.posts]
    parts, at = [], 0
    for start, end, letter, name in sorted(marks):
        surface = article.text[start:end]
        parts += [
            article.text[at:start],
            f"{{{letter}|{surface}}}" if name == surface else f"{{{letter}|{surface}={name}}}",
        ]
        at = end
    stated = [
        ((tie.predicate, fullest[tie.subject], fullest[tie.object]), tie.how)
        for tie in article.ties
        if tie.subject in fullest and tie.object in fullest  # what stands only within other names is nowhere marked
    ]
    return Marked("".join([*parts, article.text[at:]]), stated, article.source)


def _broken(article: Named, name: Name) -> bool:
    return "\n" in article.text[name.start : name.end]

"""Our own articles with all that they say (`data/training/articles`, annotated as docs/annotation.md tells), as lessons on ties and values.

They are written in the manner of news of some forty industries, about invented people, firms and products, by others than
those who wrote the rules.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from training.named import Name, Named, Tie

ARTICLES = Path("data/training/articles")


class Value(NamedTuple):
    """Which thing bears a value, by number, of which attribute, as written; and whether it may be left out."""

    thing: int
    attribute: str
    value: str
    optional: bool


def annotated(folder: Path = ARTICLES) -> Iterator[Named]:
    """Yield the articles of a folder of `NAME.txt` with `NAME.json`: every place of every name, and the relations."""
    for article, _ in with_values(folder):
        yield article


def with_values(folder: Path = ARTICLES) -> Iterator[tuple[Named, list[Value]]]:
    """Yield these articles with the values that they state."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        told = json.loads(path.read_text(encoding="utf-8"))
        number = {entity["id"]: n for n, entity in enumerate(told["entities"])}
        ties = tuple(
            Tie(row["predicate"], number[row["subject"]], number[row["object"]], _how(row)) for row in told["relations"]
        )
        yield (
            Named(path.name, text, tuple(_names(text, told["entities"])), (), ties),
            [value(row, number[row["entity"]]) for row in told.get("attributes", ())],
        )


def value(row: Mapping[str, Any], thing: int) -> Value:
    """Give a row of the attributes of an annotated article."""
    return Value(thing, row["attribute"], row["value"], bool(row.get("optional")))


def _names(text: str, entities: list[dict[str, Any]]) -> list[Name]:
    """List where names stand, the longest first where one stands within another."""
    found = [
        Name(at, at + len(spelled), (one["type"], *one.get("also", ())), bool(one.get("optional")), number)
        for number, one in enumerate(entities)
        for spelled in one["mentions"]
        for at in _places(text, spelled)
    ]
    taken: set[int] = set()
    names = []
    for name in sorted(found, key=lambda one: (one.start - one.end, one.start, one.thing)):
        place = range(name.start, name.end)
        if taken.isdisjoint(place):
            taken.update(place)
            names.append(name)
    return sorted(names, key=lambda one: one.start)


def _places(text: str, spelled: str) -> Iterator[int]:
    at = text.find(spelled)
    while at >= 0:
        yield at
        at = text.find(spelled, at + 1)


def _how(row: dict[str, Any]) -> str:
    """Tell how a relation stands: `unsure` where a fair judge would neither ask for it nor mind it."""
    return "unsure" if row.get("optional") else str(row.get("modality", "asserted"))

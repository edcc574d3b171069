"""Readings as the corpus keeps them and as `kg annotate` writes them, made where a document is read.

So little travels from a worker, and little is left to do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.extract.gist import gist
from kg.model import Document
from kg.protocols import Recipe
from kg.reading_json import dump, public
from kg.store import records


@dataclass(frozen=True, slots=True)
class Kept:
    """A reading and its gist, each as one line."""

    reading: str
    gist: str


@dataclass(slots=True)
class _Formed:
    """A recipe whose readings come in another form."""

    recipe: Recipe

    @property
    def fingerprint(self) -> str:
        """Name all that decides what is read."""
        return self.recipe.fingerprint

    def prepare(self) -> None:
        """Load what the recipe needs into this process."""
        self.recipe.prepare()


class Keeping(_Formed):
    """A recipe whose readings come as they are kept."""

    def __call__(self, documents: Sequence[Document]) -> list[Any]:
        """Read a batch of documents; one `Kept` each, in order."""
        return [Kept(dump(reading), records.dump(gist(reading))) for reading in self.recipe(documents)]


class Telling(_Formed):
    """A recipe whose readings come as lines of JSON in their public form."""

    def __call__(self, documents: Sequence[Document]) -> list[Any]:
        """Read a batch of documents; one line each, in order."""
        return [json.dumps(public(reading), ensure_ascii=False) for reading in self.recipe(documents)]

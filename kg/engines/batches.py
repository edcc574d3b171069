"""Documents in batches, and one batch read: what every engine does, wherever its workers are."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from kg.errors import InputError
from kg.model import Document, Reading
from kg.protocols import Recipe

_DOCUMENTS = 64
_CHARACTERS = 100_000

Outcome = Reading | InputError


class Texts(Protocol):
    """A document, or what carries one."""

    @property
    def source(self) -> str:
        """Name it to people."""
        ...

    @property
    def text(self) -> str:
        """Give its text."""
        ...


_Item = TypeVar("_Item", bound=Texts)


def batches(documents: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Cut a stream of documents into batches of bounded number and length, in order."""
    batch: list[_Item] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) >= _DOCUMENTS or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def read(recipe: Recipe, batch: Sequence[Document]) -> list[Outcome]:
    """Read a batch, one outcome each, in order; where that fails, document by document, to refuse the one by name."""
    try:
        return list(recipe(batch))
    except Exception as error:  # noqa: BLE001 - one document must not stop the rest; the reason is handed back
        if len(batch) > 1:
            return [outcome for document in batch for outcome in read(recipe, [document])]
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{PurePath(place.filename).name}:{place.lineno}"
        reason = f"reading it failed ({type(error).__name__}: {error}, {where})"
        return [InputError(batch[0].source, reason, "this is a fault of kg: please report it with the document")]


def killed(document: Texts) -> InputError:
    """Refuse the document that ends whatever process reads it."""
    reason = "the process that read it ended (out of memory, or a fault in a library)"
    return InputError(document.source, reason, "split it, or leave it out and report it")

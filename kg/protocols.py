"""The sockets of the house: what a reader, an extractor and an engine must be able to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from kg.errors import InputError
from kg.model import Document, Reading


class Extractor(Protocol):
    """Reads a document further: gives a new reading with what it found added."""

    def __call__(self, reading: Reading) -> Reading:
        """Give `reading` with more in it; never change or drop what others found without a `Drop`."""
        ...


class Recipe(Protocol):
    """A small picklable description of how documents are read; `prepare` loads what it needs, once per worker."""

    @property
    def fingerprint(self) -> str:
        """Name all that decides what is read: where it differs, other bytes may come."""
        ...

    def prepare(self) -> None:
        """Load models and packs into this process."""
        ...

    def __call__(self, documents: Sequence[Document]) -> list[Reading]:
        """Read a batch of documents; one finished reading each, in order, whatever else is in the batch."""
        ...


class Job(Protocol):
    """What workers do with batches: read documents, or make parts of the graph of readings."""

    @property
    def fingerprint(self) -> str:
        """Name all that decides what comes of it."""
        ...

    def prepare(self) -> None:
        """Load what it needs into this process."""
        ...

    def __call__(self, batch: Sequence[Any], /) -> list[Any]:
        """Do a batch, one result each, in order."""
        ...


class Engine(Protocol):
    """Does jobs with many documents, in this process, in several, or on a cluster."""

    def begin(self, job: Job) -> None:
        """Let whoever will do a job get ready for it, without waiting."""
        ...

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """Yield one reading, or the reason why there is none, per document, in input order."""
        ...

    def assemble(self, assembly: Job, sheets: Iterable[Any]) -> Iterator[Any]:
        """Make a part of the graph of each sheet, in order."""
        ...

    def close(self) -> None:
        """End what was started for it."""
        ...

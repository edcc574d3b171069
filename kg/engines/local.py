"""Reads documents in this process or in several; order, memory and results stay the same.

Batches go to the workers a few at a time, so that memory stays flat however many documents come. A batch that fails is
read again document by document, and the one that fails alone is refused by name; so is one that ends its worker.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import PurePath

from kg.errors import InputError, UsageError
from kg.model import Document, Reading
from kg.protocols import Recipe

_DOCUMENTS = 64
_CHARACTERS = 100_000
_AHEAD = 2  # batches under way per worker: one being read, one waiting

Outcome = Reading | InputError
_UnderWay = tuple[list[Document], Future[list[Outcome]]]


@dataclass(slots=True, kw_only=True)
class Local:
    """Engine of one machine: `jobs` processes, or none beside this one."""

    jobs: int = 1
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Yield one reading, or the reason for none, per document, in input order."""
        batches = _batches(documents)
        if self.jobs > 1:
            yield from self._spread(recipe, batches)
            return
        prepared = False
        for batch in batches:
            if not prepared:
                recipe.prepare()
                prepared = True
            yield from _read(recipe, batch)

    def _spread(self, recipe: Recipe, batches: Iterator[list[Document]]) -> Iterator[Outcome]:
        under_way: deque[_UnderWay] = deque()
        try:
            for batch in batches:
                under_way.append((batch, self._submit(recipe, batch)))
                if len(under_way) >= self.jobs * _AHEAD:
                    yield from self._finish(recipe, under_way)
            while under_way:
                yield from self._finish(recipe, under_way)
        finally:
            self._stop()

    def _finish(self, recipe: Recipe, under_way: deque[_UnderWay]) -> list[Outcome]:
        """Give the outcome of the oldest batch; when a worker has died, read all that was under way one by one."""
        try:
            outcomes = under_way[0][1].result()
        except BrokenProcessPool:
            lost = [batch for batch, _ in under_way]
            under_way.clear()
            self._stop()
            return [outcome for batch in lost for outcome in self._alone(recipe, batch)]
        under_way.popleft()
        return outcomes

    def _alone(self, recipe: Recipe, batch: list[Document]) -> list[Outcome]:
        """Read a batch with nothing beside it; if its worker dies again, halve it until the one is found."""
        try:
            return self._submit(recipe, batch).result()
        except BrokenProcessPool:
            self._stop()
        if len(batch) > 1:
            half = len(batch) // 2
            return self._alone(recipe, batch[:half]) + self._alone(recipe, batch[half:])
        reason = "the process that read it ended (out of memory, or a fault in a library)"
        return [InputError(batch[0].source, reason, "split it, or leave it out and report it")]

    def _submit(self, recipe: Recipe, batch: list[Document]) -> Future[list[Outcome]]:
        pool = self._pool = self._pool or self._start(recipe)
        try:
            return pool.submit(_work, batch)
        except BrokenProcessPool as error:  # a worker died between two batches
            broken: Future[list[Outcome]] = Future()
            broken.set_exception(error)
            return broken

    def _start(self, recipe: Recipe) -> ProcessPoolExecutor:
        pool = ProcessPoolExecutor(
            self.jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare, initargs=(recipe,)
        )
        try:
            pool.submit(_ready).result()
        except BrokenProcessPool as error:
            raise UsageError(
                "worker processes cannot start (the first lines above say why);"
                " in a script, call kg.build under `if __name__ == '__main__':`, or use jobs=1"
            ) from error
        return pool

    def _stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) >= _DOCUMENTS or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _read(recipe: Recipe, batch: Sequence[Document]) -> list[Outcome]:
    try:
        return list(recipe(batch))
    except Exception as error:  # noqa: BLE001 - one document must not stop the rest; the reason is handed back
        if len(batch) > 1:
            return [outcome for document in batch for outcome in _read(recipe, [document])]
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{PurePath(place.filename).name}:{place.lineno}"
        reason = f"reading it failed ({type(error).__name__}: {error}, {where})"
        return [InputError(batch[0].source, reason, "this is a fault of kg: please report it with the document")]


_recipe: Recipe | None = None  # of this worker process


def _prepare(recipe: Recipe) -> None:
    global _recipe  # noqa: PLW0603 - the one thing that a worker keeps between batches
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl-C means the program, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()
    recipe.prepare()
    _recipe = recipe


def _end_with_parent() -> None:
    """Leave no worker behind when the program is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ready() -> bool:
    return _recipe is not None


def _work(batch: list[Document]) -> list[Outcome]:
    if _recipe is None:
        raise RuntimeError("a worker was given documents before its recipe")
    return _read(_recipe, batch)

"""Reads documents in this process or in several; order, memory and results stay the same.

Batches go to the workers a few at a time, so that memory stays flat however many documents come. A batch that fails is
read again document by document, and the one that fails alone is refused by name; so is one that ends its worker.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field

from kg.engines.batches import Outcome, batches, killed, read
from kg.errors import UsageError
from kg.model import Document
from kg.protocols import Recipe

_AHEAD = 2  # batches under way per worker: one being read, one waiting

_UnderWay = tuple[list[Document], Future[list[Outcome]]]


@dataclass(slots=True, kw_only=True)
class Local:
    """Engine of one machine: `jobs` processes, or none beside this one."""

    jobs: int = 1
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Yield one reading, or the reason for none, per document, in input order."""
        if self.jobs > 1:
            yield from self._spread(recipe, batches(documents))
            return
        prepared = False
        for batch in batches(documents):
            if not prepared:
                recipe.prepare()
                prepared = True
            yield from read(recipe, batch)

    def close(self) -> None:
        """End the worker processes, if there are any."""
        self._stop()

    def _spread(self, recipe: Recipe, cut: Iterator[list[Document]]) -> Iterator[Outcome]:
        under_way: deque[_UnderWay] = deque()
        try:
            for batch in cut:
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
        return [killed(batch[0])]

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
    return read(_recipe, batch)

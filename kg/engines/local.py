"""Works in this process or in several; order, memory and results stay the same.

Batches go to the workers a few at a time, so that memory stays flat however many documents come. A batch that fails is
read again document by document, and the one that fails alone is refused by name; so is one that ends its worker.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, TypeVar

from kg.engines.batches import Outcome, Texts, batches, killed, read
from kg.errors import UsageError
from kg.model import Document
from kg.protocols import Job, Recipe

_AHEAD = 2  # batches under way per worker: one being worked on, one waiting

_Does = Callable[[bytes, list[Any]], list[Any]]
_Result = TypeVar("_Result")


@dataclass(slots=True, kw_only=True)
class Local:
    """Engine of one machine: `jobs` processes, or none beside this one."""

    jobs: int = 1
    _pool: ProcessPoolExecutor | None = field(default=None, init=False)
    _first: Future[bool] | None = field(default=None, init=False)  # of the pool, until it is known to have come up

    def begin(self, job: Job) -> None:
        """Let the workers start and get ready for a job while this process is still at something else."""
        if self.jobs > 1 and self._pool is None:
            packed, pool = pickle.dumps(job), self._start()
            for _ in range(self.jobs):  # what goes wrong here goes wrong again with the first batch, and is told then
                self._send(pool, _job_ready, packed)

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Yield one reading, or the reason for none, per document, in input order."""
        if self.jobs > 1:
            yield from self._spread(_read, recipe, documents)
            return
        cut = batches(documents)
        first = next(cut, None)
        if first is None:
            return
        recipe.prepare()
        with _lasting():
            for batch in chain([first], cut):
                yield from read(recipe, batch)

    def assemble(self, assembly: Job, sheets: Iterable[Texts]) -> Iterator[Any]:
        """Make a part of the graph of each sheet, in order."""
        if self.jobs > 1:
            yield from self._spread(_make, assembly, sheets)
            return
        for batch in batches(sheets):
            yield from assembly(batch)

    def close(self) -> None:
        """End the worker processes, if there are any."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = self._first = None

    def _spread(self, does: _Does, job: Job, items: Iterable[Texts]) -> Iterator[Any]:
        packed = pickle.dumps(job)
        under_way: deque[tuple[list[Any], Future[list[Any]]]] = deque()
        try:
            for batch in batches(items):
                under_way.append((batch, self._submit(does, packed, batch)))
                if len(under_way) >= self.jobs * _AHEAD:
                    yield from self._finish(does, packed, under_way)
            while under_way:
                yield from self._finish(does, packed, under_way)
        except BaseException:
            self.close()
            raise

    def _finish(self, does: _Does, packed: bytes, under_way: deque[tuple[list[Any], Future[list[Any]]]]) -> list[Any]:
        """Give the outcome of the oldest batch; when a worker has died, do all that was under way one by one."""
        try:
            outcomes = under_way[0][1].result()
        except BrokenProcessPool:
            lost = [batch for batch, _ in under_way]
            under_way.clear()
            self.close()
            return [outcome for batch in lost for outcome in self._alone(does, packed, batch)]
        under_way.popleft()
        return outcomes

    def _alone(self, does: _Does, packed: bytes, batch: list[Any]) -> list[Any]:
        """Do a batch with nothing beside it; if its worker dies again, halve it until the one is found."""
        try:
            return self._submit(does, packed, batch).result()
        except BrokenProcessPool:
            self.close()
        if len(batch) > 1:
            half = len(batch) // 2
            return self._alone(does, packed, batch[:half]) + self._alone(does, packed, batch[half:])
        if does is _make:
            raise killed(batch[0])
        return [killed(batch[0])]

    def _submit(self, does: _Does, packed: bytes, batch: list[Any]) -> Future[list[Any]]:
        pool = self._pool or self._start()
        self._require_start()
        return self._send(pool, does, packed, batch)

    @staticmethod
    def _send(pool: ProcessPoolExecutor, does: Callable[..., _Result], *given: Any) -> Future[_Result]:
        try:
            with _deaf():
                return pool.submit(does, *given)
        except BrokenProcessPool as error:  # a worker died between two batches
            broken: Future[_Result] = Future()
            broken.set_exception(error)
            return broken

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        pool = self._pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=_begin)
        self._first = self._send(pool, _begun)
        return pool

    def _require_start(self) -> None:
        """Tell a pool that never came up from one whose worker died of its work."""
        if self._first is None:
            return
        try:
            self._first.result()
        except BrokenProcessPool as error:
            raise UsageError(
                "worker processes cannot start (the first lines above say why);"
                " in a script, call kg.build under `if __name__ == '__main__':`, or use jobs=1"
            ) from error
        self._first = None


@contextmanager
def _deaf() -> Iterator[None]:
    """Start workers that do not hear Ctrl-C while they load, before `_begin` can see to it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _lasting() -> Iterator[None]:
    """Let the search for cycles pass over what is loaded by now, since it stays and would be gone through ever again."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


_prepared: dict[bytes, Job] = {}  # of this worker process


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who presses Ctrl-C means the program, which ends its workers
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave no worker behind when the program is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _begun() -> bool:
    return multiprocessing.parent_process() is not None


def _job(packed: bytes) -> Job:
    """Give a job, made ready the first time that this process sees it."""
    if packed not in _prepared:
        gc.unfreeze()
        job: Job = pickle.loads(packed)  # noqa: S301 - the program's own, over its own pipe
        job.prepare()
        _prepared.clear()  # one at a time: models are large
        _prepared[packed] = job
        gc.freeze()  # as `_lasting` does, to the end of this process
    return _prepared[packed]


def _job_ready(packed: bytes) -> bool:
    return bool(_job(packed))


def _read(packed: bytes, batch: list[Document]) -> list[Any]:
    recipe: Any = _job(packed)
    return read(recipe, batch)


def _make(packed: bytes, batch: list[Any]) -> list[Any]:
    return _job(packed)(batch)

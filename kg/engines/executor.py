"""What runs on the executors of a cluster: a job, prepared once per Python worker and proved to be the driver's."""

from __future__ import annotations

import hashlib
import pickle
import platform
import socket
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, Self

from kg import __version__
from kg.engines.batches import Outcome, read
from kg.errors import EngineError
from kg.iris import thing
from kg.model import Document
from kg.protocols import Job
from kg.rdf.quads import Row, quads
from kg.rdf.triples import iri
from kg.store.rows import unpacked

REMEDY = "give the executors the environment of the driver, as docs/cluster.md tells"


@dataclass(frozen=True, slots=True)
class Task:
    """A job as it travels, with what the driver runs: other code on an executor would give other bytes."""

    job: bytes
    stamp: str
    fingerprint: str

    @classmethod
    def of(cls, job: Job) -> Self:
        """Pack a job for the executors."""
        return cls(pickle.dumps(job), stamp(), job.fingerprint)

    def read(self, cut: Iterable[list[Document]]) -> Iterator[list[Outcome]]:
        """Read the batches of one partition; what fails is refused by name."""
        job: Any = prepared(self)
        return (read(job, batch) for batch in cut)

    def make(self, cut: Iterable[list[Any]]) -> Iterator[list[Any]]:
        """Do the batches of one partition."""
        return map(prepared(self), cut)


@cache
def stamp() -> str:
    """Name what runs here, down to the code."""
    code = hashlib.sha256()
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        code.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return f"industry-kg {__version__} ({code.hexdigest()[:12]}) on Python {platform.python_version()}"


def rows(parts: Iterable[tuple[str, bytes, bytes]]) -> Iterator[tuple[Row, None]]:
    """Unpack what parts gave the graph, each row with the document that says so."""
    for part, own, counted in parts:
        document = part.removeprefix("document ") if part.startswith("document ") else None
        graph = "" if document is None else iri(thing("document", document))
        for subject, predicate, value in chain(unpacked(own), unpacked(counted)):
            yield (subject, predicate, value, graph), None


def place(row: Row) -> int:
    """Say which partition takes a row: all of one subject go to one."""
    return zlib.crc32(row[0].encode())


def written(sorted_rows: Iterable[tuple[Row, None]]) -> Iterator[str]:
    """Give the lines of N-Quads, without their ends."""
    return (line.rstrip("\n") for line in quads(row for row, _ in sorted_rows))


_prepared: dict[Task, Job] = {}  # of this worker process


def prepared(task: Task) -> Job:
    """Give the job of a task, made ready the first time that this process sees it."""
    if task not in _prepared:
        if stamp() != task.stamp:
            raise EngineError(
                f"the executor on {socket.gethostname()} has {stamp()}, the driver {task.stamp}; {REMEDY}"
            )
        job: Job = pickle.loads(task.job)  # noqa: S301 - the driver's own, over Spark's channel
        if job.fingerprint != task.fingerprint:
            raise EngineError(
                f"the executor on {socket.gethostname()} has packs or models other than the driver's; {REMEDY}"
            )
        job.prepare()
        _prepared.clear()  # one at a time: models are large
        _prepared[task] = job
    return _prepared[task]

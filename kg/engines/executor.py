"""What runs on the executors of a cluster: a recipe, prepared once per Python worker and proved to be the driver's."""

from __future__ import annotations

import hashlib
import pickle
import platform
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from kg import __version__
from kg.engines.batches import Outcome, read
from kg.errors import EngineError
from kg.model import Document
from kg.protocols import Recipe

REMEDY = "give the executors the environment of the driver, as docs/cluster.md tells"


@dataclass(frozen=True, slots=True)
class Task:
    """A recipe as it travels, with what the driver runs: other code on an executor would give other bytes."""

    recipe: bytes
    stamp: str
    fingerprint: str

    @classmethod
    def of(cls, recipe: Recipe) -> Self:
        """Pack a recipe for the executors."""
        return cls(pickle.dumps(recipe), stamp(), recipe.fingerprint)

    def __call__(self, cut: Iterable[list[Document]]) -> Iterator[list[Outcome]]:
        """Read the batches of one partition."""
        recipe = prepared(self)
        for batch in cut:
            yield read(recipe, batch)


@cache
def stamp() -> str:
    """Name what runs here, down to the code."""
    code = hashlib.sha256()
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*.py")):
        code.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return f"industry-kg {__version__} ({code.hexdigest()[:12]}) on Python {platform.python_version()}"


_prepared: dict[Task, Recipe] = {}  # of this worker process


def prepared(task: Task) -> Recipe:
    """Give the recipe of a task, made ready the first time that this process sees it."""
    if task not in _prepared:
        if stamp() != task.stamp:
            raise EngineError(
                f"the executor on {socket.gethostname()} has {stamp()}, the driver {task.stamp}; {REMEDY}"
            )
        recipe: Recipe = pickle.loads(task.recipe)  # noqa: S301 - the driver's own, over Spark's channel
        if recipe.fingerprint != task.fingerprint:
            raise EngineError(
                f"the executor on {socket.gethostname()} has packs or models other than the driver's; {REMEDY}"
            )
        recipe.prepare()
        _prepared.clear()  # one at a time: models are large
        _prepared[task] = recipe
    return _prepared[task]

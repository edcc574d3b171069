"""Reads documents on the executors of a Spark cluster; what comes back is, byte for byte, what the local engine gives.

Documents travel in waves of batches, one task a batch, and a second wave runs while the outcomes of the first are
taken, so that the driver's memory stays flat. Spark runs a task again, elsewhere, when its executor is lost. What ends
every process that reads it is found by halving and refused by name.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from kg.engines.batches import Outcome, batches, killed
from kg.engines.executor import REMEDY, Task
from kg.errors import EngineError, UsageError
from kg.model import Document
from kg.protocols import Recipe

_WAVES = 2  # under way at once: one whose outcomes are taken, one that is read
_PER_CORE = 4  # batches of a wave for each core, so that a slow one does not hold up the rest
_MOST = 256  # batches of a wave, whatever the cluster: about 25 million characters
_QUIET = {
    "spark.app.name": "industry-kg",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.maxResultSize": "0",  # a wave is bounded already
}
_ALONE = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
_JAVA = "install Java 17 or newer (on Debian or Ubuntu: apt-get install default-jre-headless), or set JAVA_HOME"
_ours = re.compile(r"kg\.errors\.\w+: (.+)")
_no_package = re.compile(r"ModuleNotFoundError: No module named '(\w+)")
_ended = re.compile(r"Python worker (?:exited unexpectedly|failed to connect)|ExecutorLostFailure|EOFException")

_Wave = list[list[Document]]


@dataclass(slots=True, kw_only=True)
class Spark:
    """Engine of a cluster: `master` as Spark writes it ("" for what its own settings say), `conf` as NAME=VALUE."""

    master: str = ""
    conf: tuple[str, ...] = ()
    _session: SparkSession | None = field(default=None, init=False)
    _own: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        if self.master.startswith("sc://"):
            raise UsageError(
                f"{self.master} is an address of Spark Connect; give the master itself, as spark://HOST:7077"
            )
        for one in self.conf:
            if not re.fullmatch(r"spark\.[^=\s]+=.*", one):
                raise UsageError(f"--conf {one}: write it as spark.executor.memory=4g")

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Yield one reading, or the reason for none, per document, in input order."""
        cut = batches(documents)
        first = next(cut, None)
        if first is None:  # a run that reads nothing needs no cluster
            return
        task, width = Task.of(recipe), self._width()
        rest = chain([first], cut)
        waves = iter(lambda: list(islice(rest, width)), [])
        under_way: deque[tuple[_Wave, Future[list[list[Outcome]]]]] = deque()
        with self._threads() as threads:
            for wave in waves:
                under_way.append((wave, threads.submit(self._spread, task, wave)))
                if len(under_way) > _WAVES:
                    yield from self._finish(task, *under_way.popleft())
            while under_way:
                yield from self._finish(task, *under_way.popleft())

    def open(self) -> SparkSession:
        """Give the session, started the first time; `EngineError` says why there is none."""
        if self._session is None:
            active = SparkSession.getActiveSession()
            self._session = active or self._start()
            self._own = active is None
        return self._session

    def close(self) -> None:
        """End the session, if it is ours."""
        if self._session is not None and self._own:
            self._session.stop()
        self._session = None

    def _width(self) -> int:
        cores: int = self.open().sparkContext.defaultParallelism
        return min(_MOST, _PER_CORE * cores)

    @contextmanager
    def _threads(self) -> Iterator[ThreadPoolExecutor]:
        threads = ThreadPoolExecutor(_WAVES)
        try:
            yield threads
        except BaseException:
            if self._session is not None:
                self._session.sparkContext.cancelAllJobs()
            raise
        finally:
            threads.shutdown(cancel_futures=True)

    def _spread(self, task: Callable[[Iterable[Any]], Iterable[Any]], wave: list[Any]) -> list[Any]:
        """Run a task over each item of a wave, wherever Spark sees fit; give the results in order."""
        context = self.open().sparkContext
        return list(context.parallelize(wave, len(wave)).mapPartitions(task).collect())

    def _finish(self, task: Task, wave: _Wave, done: Future[list[list[Outcome]]]) -> Iterator[Outcome]:
        try:
            outcomes = done.result()
        except (Py4JError, PySparkException) as error:
            if not _ended.search(_told(error)):
                raise _explained(error, self.master) from error
            for batch in wave:
                yield from self._alone(task, batch)
            return
        for read in outcomes:
            yield from read

    def _alone(self, task: Task, batch: list[Document]) -> list[Outcome]:
        """Read a batch with nothing beside it; where its worker ends again, halve it until the one is found."""
        try:
            return [outcome for outcomes in self._spread(task, [batch]) for outcome in outcomes]
        except (Py4JError, PySparkException) as error:
            if not _ended.search(_told(error)):
                raise _explained(error, self.master) from error
        if len(batch) > 1:
            half = len(batch) // 2
            return self._alone(task, batch[:half]) + self._alone(task, batch[half:])
        return [killed(batch[0])]

    def _start(self) -> SparkSession:
        _require_java()
        _require_master(self.master)
        given = dict(one.split("=", 1) for one in self.conf)
        settings = _QUIET | (_ALONE if self.master.startswith("local") else {}) | given
        builder = SparkSession.builder
        if self.master:
            builder = builder.master(self.master)
        for name, value in settings.items():
            builder = builder.config(name, value)
        with _python(given.get("spark.pyspark.python")):
            try:
                return builder.getOrCreate()
            except (Py4JError, PySparkException, OSError) as error:
                raise _explained(error, self.master) from error


@contextmanager
def _python(asked: str | None) -> Iterator[None]:
    """Let the executors use this interpreter, if nobody says otherwise: the system's has no industry-kg."""
    before = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = asked or before or sys.executable
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYSPARK_PYTHON"]
        else:
            os.environ["PYSPARK_PYTHON"] = before


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if not (Path(home, "bin", "java").is_file() if home else shutil.which("java")):
        where = f"JAVA_HOME ({home}) holds none" if home else "there is none here"
        raise EngineError(f"Spark runs on Java, and {where}; {_JAVA}")


def _require_master(master: str) -> None:
    """Ask at the door of a standalone master: Spark itself would try for a minute and then say little."""
    if not master.startswith("spark://"):
        return
    reasons = []
    for place in master.removeprefix("spark://").split(","):
        host, _, port = place.rpartition(":")
        try:
            with socket.create_connection((host.strip("[]"), int(port)), timeout=10):
                return
        except ValueError:
            raise UsageError(f"--master {master}: write it as spark://HOST:7077") from None
        except OSError as error:
            reasons.append(f"{place}: {error.strerror or error}")
    raise EngineError(
        f"the Spark master {master} cannot be reached ({'; '.join(reasons)}); check --master, and that it runs"
    )


def _told(error: BaseException) -> str:
    """Give all that an error of Spark says, with the traceback from the executor."""
    java = getattr(error, "java_exception", None)
    return f"{error}\n{java.toString()}" if java is not None else str(error)


def _explained(error: BaseException, master: str) -> EngineError:
    """Say in one line what went wrong on the cluster."""
    told = _told(error)
    if found := _ours.search(told):
        return EngineError(found[1])
    if found := _no_package.search(told):
        return EngineError(f"the executors have no {'industry-kg' if found[1] == 'kg' else found[1]}; {REMEDY}")
    if "PYTHON_VERSION_MISMATCH" in told:
        return EngineError(f"the executors run another Python than the driver ({sys.version.split()[0]}); {REMEDY}")
    if "JAVA_GATEWAY_EXITED" in told or "UnsupportedClassVersionError" in told:
        return EngineError(f"Spark could not start (the lines above say why); {_JAVA}, and check --master {master}")
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    causes = [line for line in lines if line.startswith(("Caused by:", ":"))]
    reason = (causes[-1] if causes else lines[0] if lines else type(error).__name__).removeprefix(":").strip()
    return EngineError(
        f"Spark on {master or 'its own settings'} failed: {reason[:300]}; its log says more (--conf spark.log.level=INFO)"
    )

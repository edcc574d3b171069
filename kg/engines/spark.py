"""Runs a build on a Spark cluster: reads inputs and documents on the executors, to the bytes of the local engine.

Documents travel in waves of batches, one task a batch, and a second wave runs while the outcomes of the first are
taken, so that the driver's memory stays flat. Spark runs a task again, elsewhere, when its executor is lost. What ends
every process that reads it is found by halving and refused by name.
"""

from __future__ import annotations

import os
import re
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from py4j.protocol import Py4JError
from pyspark import RDD
from pyspark.errors import PySparkException
from pyspark.sql import DataFrameReader, SparkSession
from pyspark.sql.functions import col, struct

from kg.engines import executor, inputs
from kg.engines.batches import Outcome, Texts, batches, killed
from kg.engines.executor import Task
from kg.engines.faults import ended, explained, require_java, require_master, unreadable
from kg.errors import InputError, UsageError
from kg.model import Document
from kg.protocols import Job, Recipe
from kg.read.files import Outcome as Found
from kg.read.readers import Options

_WAVES = 2  # under way at once: one whose outcomes are taken, one that is read
_PER_CORE = 4  # batches of a wave for each core, so that a slow one does not hold up the rest
_MOST = 256  # batches of a wave, whatever the cluster: about 25 million characters
_FILES, _BYTES = 1000, 64 << 20  # files that are read whole at once
_PARTS = 20_000  # parts of a graph that go to the cluster at once
_SETTINGS = {
    "spark.app.name": "industry-kg",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.driver.maxResultSize": "0",  # a wave is bounded already
    "spark.sql.files.maxPartitionBytes": "16m",  # of text, which takes longer to read than to fetch
    "spark.sql.files.openCostInBytes": "256k",
    "spark.sql.session.timeZone": "UTC",
}
_ALONE = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}

_Wave = list[list[Texts]]
_Run = Callable[[Iterable[Any]], Iterable[Any]]
_Does = Callable[[Task, Iterable[Any]], Iterable[Any]]


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

    def begin(self, job: Job) -> None:
        """Do nothing: executors get ready for a job with its first wave."""

    def map(self, recipe: Recipe, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Yield one reading, or the reason for none, per document, in input order."""
        return self._stream(recipe, Task.read, documents)

    def assemble(self, assembly: Job, sheets: Iterable[Texts]) -> Iterator[Any]:
        """Make a part of the graph of each sheet, in order."""
        for made in self._stream(assembly, Task.make, sheets):
            if isinstance(made, InputError):
                raise made
            yield made

    def _stream(self, job: Job, does: _Does, items: Iterable[Texts]) -> Iterator[Any]:
        """Do a job for each item, wherever Spark sees fit, and give the results in order."""
        cut = batches(items)
        first = next(cut, None)
        if first is None:  # a run that reads nothing needs no cluster
            return
        task, width = partial(does, Task.of(job)), self._width()
        rest = chain([first], cut)
        waves = iter(lambda: list(islice(rest, width)), [])
        under_way: deque[tuple[_Wave, Future[list[list[Any]]]]] = deque()
        with self._threads() as threads:
            for wave in waves:
                under_way.append((wave, threads.submit(self._spread, task, wave)))
                if len(under_way) > _WAVES:
                    yield from self._finish(task, *under_way.popleft())
            while under_way:
                yield from self._finish(task, *under_way.popleft())

    def records(self, given: str, options: Options) -> Iterator[Found]:
        """Read what an address that Spark knows holds: files by our readers, JSON lines and Parquet where it cuts them."""
        try:
            listed = self._reader().option("recursiveFileLookup", "true").load(given).select("path", "length")
            found = inputs.files(given, ((row[0], row[1]) for row in listed.toLocalIterator()), listed.inputFiles())
        except (Py4JError, PySparkException) as error:
            yield unreadable(given, error)
            return
        if not found:
            yield InputError(given, "the folder is empty", "give a folder that holds documents")
        wholes: list[inputs.File] = []
        for file in found:
            refused = file.refused()
            if refused or file.way != "whole" or _full(wholes, file):
                yield from self._wholes(wholes, options)
                wholes = []
            if refused:
                yield refused
            elif file.way == "whole":
                wholes.append(file)
            else:
                yield from self._cut(file, options)
        yield from self._wholes(wholes, options)

    def vacant(self, target: str) -> None:
        """Refuse a place for N-Quads that holds something already."""
        place = self._hadoop_path(target)
        try:
            taken = self._files_of(place).exists(place)
        except Py4JError as error:
            raise explained(error, self.master) from error
        if taken:
            raise UsageError(f"{target} is there already; give --quads a new folder")

    def quads(self, parts: Iterable[tuple[str, bytes, bytes]], target: str) -> None:
        """Write packed parts of a graph as sorted N-Quads, `part-00000.nq` and so on; each subject is in one of them.

        The rows of parts go to the cluster in waves, are kept beside the target until all are there, and are sorted
        and joined by subject on the executors.
        """
        context = self.open().sparkContext
        kept = f"{target.rstrip('/')}.parts"
        stream, waves = iter(parts), 0
        try:
            while wave := list(islice(stream, _PARTS)):
                context.parallelize(wave, context.defaultParallelism).mapPartitions(executor.rows).saveAsPickleFile(
                    f"{kept}/{waves}"
                )
                waves += 1
            number = max(context.defaultParallelism, waves)
            gathered = context.union([context.pickleFile(f"{kept}/{wave}") for wave in range(waves)])
            ordered = gathered.repartitionAndSortWithinPartitions(number, executor.place)
            ordered.mapPartitions(executor.written).saveAsTextFile(target)
            self._name(target)
        except (Py4JError, PySparkException) as error:
            raise explained(error, self.master) from error
        finally:
            with suppress(Py4JError):
                place = self._hadoop_path(kept)
                self._files_of(place).delete(place, True)  # noqa: FBT003 - Java knows no names

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

    def _reader(self) -> DataFrameReader:
        return self.open().read.format("binaryFile")

    def _wholes(self, files: list[inputs.File], options: Options) -> Iterator[Found]:
        """Read a few files whole; where that fails, halve them until the one is found."""
        if not files:
            return
        task = partial(inputs.wholes, sources={file.uri: file.source for file in files}, options=options)
        try:
            contents = self._reader().load([file.path for file in files]).select("path", "content")
            read = dict(contents.rdd.mapPartitions(task).collect())
        except (Py4JError, PySparkException) as error:
            if len(files) == 1:
                yield unreadable(files[0].source, error)
                return
            half = len(files) // 2
            yield from self._wholes(files[:half], options)
            yield from self._wholes(files[half:], options)
            return
        for file in files:
            gone = [InputError(file.source, "it is gone since it was listed", "run it again")]
            yield from read.get(file.uri, gone)

    def _cut(self, file: inputs.File, options: Options) -> Iterator[Found]:
        """Read a file piece by piece."""
        task = partial(inputs.lines if file.way == "lines" else inputs.rows, file=file, options=options)
        try:
            found = self._lines(file) if file.way == "lines" else self._rows(file)
            yield from found.mapPartitions(task).toLocalIterator(prefetchPartitions=True)
        except (Py4JError, PySparkException) as error:
            yield unreadable(file.source, error)

    def _lines(self, file: inputs.File) -> RDD[tuple[Any, int]]:
        frame = self.open().read.text(file.path, lineSep="\n").select(col("value").cast("binary"))
        return frame.rdd.map(itemgetter(0)).zipWithIndex()

    def _rows(self, file: inputs.File) -> RDD[tuple[Any, int]]:
        frame = self.open().read.parquet(file.path)
        # as text in UTC: a moment would come back in the time zone of its executor
        plain = [
            col(f"`{name}`").cast("string") if kind == "timestamp" else col(f"`{name}`") for name, kind in frame.dtypes
        ]
        numbered = frame.select(struct(*plain), col("_metadata.row_index"))
        return numbered.rdd.map(_as_dict)

    def _hadoop_path(self, uri: str) -> Any:
        return self.open().sparkContext._jvm.org.apache.hadoop.fs.Path(uri)  # noqa: SLF001 - Spark has no door of its own to files

    def _files_of(self, path: Any) -> Any:
        return path.getFileSystem(self.open().sparkContext._jsc.hadoopConfiguration())  # noqa: SLF001 - the same

    def _name(self, target: str) -> None:
        """Give the files names by which loaders know N-Quads."""
        place = self._hadoop_path(target)
        system = self._files_of(place)
        for status in system.listStatus(place):
            path = status.getPath()
            stem, dot, packed = path.getName().partition(".")
            if stem.startswith("part-"):
                system.rename(path, self._hadoop_path(f"{path.getParent().toString()}/{stem}.nq{dot}{packed}"))

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

    def _spread(self, task: _Run, wave: list[Any]) -> list[Any]:
        """Run a task over each item of a wave, wherever Spark sees fit; give the results in order."""
        context = self.open().sparkContext
        return list(context.parallelize(wave, len(wave)).mapPartitions(task).collect())

    def _finish(self, task: _Run, wave: _Wave, done: Future[list[list[Any]]]) -> Iterator[Any]:
        try:
            outcomes = done.result()
        except (Py4JError, PySparkException) as error:
            if not ended(error):
                raise explained(error, self.master) from error
            for batch in wave:
                yield from self._alone(task, batch)
            return
        for read in outcomes:
            yield from read

    def _alone(self, task: _Run, batch: list[Texts]) -> list[Any]:
        """Read a batch with nothing beside it; where its worker ends again, halve it until the one is found."""
        try:
            return [outcome for outcomes in self._spread(task, [batch]) for outcome in outcomes]
        except (Py4JError, PySparkException) as error:
            if not ended(error):
                raise explained(error, self.master) from error
        if len(batch) > 1:
            half = len(batch) // 2
            return self._alone(task, batch[:half]) + self._alone(task, batch[half:])
        return [killed(batch[0])]

    def _start(self) -> SparkSession:
        require_java()
        require_master(self.master)
        given = dict(one.split("=", 1) for one in self.conf)
        settings = _SETTINGS | (_ALONE if self.master.startswith("local") else {}) | given
        builder = SparkSession.builder
        if self.master:
            builder = builder.master(self.master)
        for name, value in settings.items():
            builder = builder.config(name, value)
        with _python(given.get("spark.pyspark.python")):
            try:
                return builder.getOrCreate()
            except (Py4JError, PySparkException, OSError) as error:
                raise explained(error, self.master) from error


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


def _full(files: list[inputs.File], more: inputs.File) -> bool:
    return len(files) >= _FILES or sum(file.length for file in files) + more.length > _BYTES


def _as_dict(row: Any) -> tuple[dict[str, Any], int]:
    return row[0].asDict(recursive=True), row[1]

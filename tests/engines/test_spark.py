"""Spark gives the bytes of the local engine: on executors of its own, on a standalone cluster, and when one is killed."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
import venv
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import articles
from kg.config import shipped
from kg.engines.local import Local
from kg.engines.table import engine
from kg.errors import EngineError, InputError, UsageError
from kg.export import export_to
from kg.model import Document, Reading
from kg.pipeline import build
from kg.protocols import Engine, Job
from kg.protocols import Recipe as RecipeLike
from kg.read.readers import Options
from kg.recipe import Recipe
from kg.store.folder import Folder
from kg.store.graph import GraphStore

from .test_local import Reverse, documents, texts

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # py4j leaves its sockets to the collector
]

ROOT = Path(__file__).resolve().parent.parent.parent
NUMBER = 2000
CLUSTER = "local-cluster[2,1,1024]"  # two executors, each a process of its own with one core
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # Java starts faster so
SMALL = (
    *("spark.executor.memory=512m", "spark.executor.cores=1", "spark.driver.memory=512m"),
    *(f"spark.{one}.extraJavaOptions={JAVA}" for one in ("driver", "executor")),
)


@dataclass
class Killing:
    """An engine that ends one of its executors, without a word, after so many documents."""

    engine: Any
    after: int
    killed: list[int] = field(default_factory=list)

    def begin(self, job: Job) -> None:
        self.engine.begin(job)

    def map(self, recipe: RecipeLike, given: Iterable[Document]) -> Iterator[Reading | InputError]:
        for number, outcome in enumerate(self.engine.map(recipe, given)):
            if number == self.after:
                victim = executors(self.engine)[0]
                os.kill(victim, signal.SIGKILL)
                self.killed.append(victim)
            yield outcome

    def assemble(self, assembly: Job, sheets: Iterable[Any]) -> Iterator[Any]:
        yield from self.engine.assemble(assembly, sheets)

    def close(self) -> None:
        self.engine.close()


def executors(spark: Any) -> list[int]:
    """List the processes that are executors of this engine's session."""
    application = spark.open().sparkContext.applicationId
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                words = (entry / "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
            except OSError:
                continue
            if application in words and any(word.endswith("CoarseGrainedExecutorBackend") for word in words):
                found.append(int(entry.name))
    return sorted(found)


def until(ready: Callable[[], bool], seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.2)


def listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def sha(folder: Path) -> str:
    return hashlib.sha256((folder / "graph.ttl").read_bytes()).hexdigest()


def spark(master: str, *conf: str) -> Any:
    return engine("spark", master=master, conf=(*SMALL, *conf))


def make(output: Path, given: Path, runs: Engine) -> str:
    try:
        report = build([str(given)], output, recipe=Recipe(), engine=runs)
    finally:
        runs.close()
    assert (report.documents, report.skipped) == (NUMBER, [])
    return sha(output)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    short = (row | {"text": "。".join(row["text"].split("。")[:2]) + "。"} for row in articles(NUMBER))
    rows = (json.dumps(row, ensure_ascii=False) for row in short)
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return make(tmp_path_factory.mktemp("expected") / "kb", corpus, Local())


@pytest.fixture
def standalone(tmp_path: Path) -> Iterator[str]:
    """Start a master and a worker of two cores on loopback; give the master's address."""
    import pyspark

    start = Path(pyspark.__file__).parent / "bin" / "spark-class"
    environment = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(tmp_path / "work")}
    port, own = free_port(), free_port()
    address = f"spark://127.0.0.1:{port}"
    here = "--host 127.0.0.1 --webui-port 0"
    commands = (
        f"org.apache.spark.deploy.master.Master {here} --port {port}",
        f"org.apache.spark.deploy.worker.Worker {here} --port {own} --cores 2 --memory 1g {address}",
    )
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for command, door in zip(commands, (port, own), strict=True):
            with (tmp_path / f"{door}.log").open("wb") as log:
                processes.append(
                    subprocess.Popen([start, *command.split()], env=environment, stdout=log, stderr=subprocess.STDOUT)
                )
            until(lambda door=door: listens(door))  # type: ignore[misc]
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait(30)


def test_two_executors_give_the_bytes_of_the_local_engine(corpus: Path, expected: str, tmp_path: Path) -> None:
    runs = spark(CLUSTER)
    seen: list[int] = []

    class Watching(Killing):
        def map(self, recipe: RecipeLike, given: Iterable[Document]) -> Iterator[Reading | InputError]:
            yield from self.engine.map(recipe, given)
            seen.extend(executors(self.engine))

    assert make(tmp_path / "kb", corpus, Watching(runs, after=0)) == expected
    assert len(seen) == 2


def test_a_standalone_cluster_gives_the_same_bytes_though_an_executor_is_killed(
    standalone: str, corpus: Path, expected: str, tmp_path: Path
) -> None:
    runs = Killing(spark(standalone), after=NUMBER // 4)
    assert make(tmp_path / "kb", corpus, runs) == expected
    assert len(runs.killed) == 1


def test_a_document_that_kills_its_worker_is_refused_by_name() -> None:
    given = documents(*(f"t{n}" for n in range(70)), "kill", "fault", *(f"u{n}" for n in range(20)))
    with closing(spark("local[2]")) as runs:
        outcomes = list(runs.map(Reverse(), given))
    told = texts(iter(outcomes))
    assert told[70:72] == ["70.txt", "71.txt"]
    assert "the process that read it ended" in str(outcomes[70])
    assert "ValueError: bad luck" in str(outcomes[71])
    assert [o for n, o in enumerate(told) if n not in {70, 71}] == [
        d.text[::-1] for d in given if d.text not in {"kill", "fault"}
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of all kinds, with names that are patterns elsewhere, and with what cannot be read."""
    place = tmp_path_factory.mktemp("inputs")
    deep = place / "深 层" / "a[1]"
    deep.mkdir(parents=True)
    for path in sorted(shipped("samples").iterdir())[:4]:
        (place / path.name).write_bytes(path.read_bytes())
    (deep / "x{y}#?.txt").write_bytes((shipped("samples") / "auto-x7.txt").read_bytes())
    rows = [json.dumps(row, ensure_ascii=False) for row in articles(30)]
    (deep / "news.jsonl").write_text("\n".join([*rows, '{"text": ""}', "no json", "", rows[0][:-1]]), encoding="utf-8")
    body = "岑芯半导体总裁魏思齐4日在乌镇表示，公司的开源编译器岑桥下载量突破十万次。" * 3
    page = f"<html><head><title>页面</title></head><body><article><h1>新品</h1><p>{body}</p></article></body></html>"
    (place / "page.html").write_text(page, encoding="utf-8")
    (place / "empty.txt").touch()
    (place / "empty.jsonl").touch()
    (place / "picture.png").write_bytes(b"\x89PNG")
    (place / ".hidden.txt").write_text("不读", encoding="utf-8")
    return place


def test_addresses_are_read_by_the_executors_and_quads_written(folder: Path, tmp_path: Path) -> None:
    here = build([str(folder)], tmp_path / "here", recipe=Recipe(), engine=Local())
    with closing(spark("local[2]")) as runs:
        inputs = [f"file://{folder}"]
        there = build(inputs, tmp_path / "there", recipe=Recipe(), engine=runs, quads=str(tmp_path / "quads"))
        again = build(inputs, tmp_path / "there", recipe=Recipe(), engine=runs)
        with pytest.raises(UsageError, match="is there already; give --quads a new folder"):
            build(inputs, tmp_path / "more", recipe=Recipe(), engine=runs, quads=str(tmp_path / "quads"))
        rows = [row | {"published": "2024-08-02"} for row in articles(5)]
        runs.open().createDataFrame(rows).write.parquet(str(tmp_path / "rows.parquet"))
        columns = Options(columns={"text": "text"})
        parquet = list(runs.records(f"file://{tmp_path}/rows.parquet", columns))
        missing = list(runs.records(f"file://{tmp_path}/nowhere/*.txt", Options()))
    assert sha(tmp_path / "there") == sha(tmp_path / "here")
    told = [sorted((e.source, e.reason, e.remedy) for e in report.skipped) for report in (here, there)]
    assert told[0] == told[1]
    assert len(told[0]) == 7
    assert (again.new, again.removed, again.documents) == (0, 0, here.documents)
    parts = sorted((tmp_path / "quads").glob("part-*.nq"))
    assert len(parts) >= 2
    export_to(GraphStore.open(Folder.open(tmp_path / "here").store), "nquads", tmp_path / "here.nq")
    lines = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    assert sorted(lines) == sorted((tmp_path / "here.nq").read_text(encoding="utf-8").splitlines())
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".parts")] == []
    assert sorted(one.document.id for one in parquet) == [row["id"] for row in rows]
    assert {one.document.published for one in parquet} == {"2024-08-02"}
    assert "there is no such file or folder" in str(missing[0])


def test_a_run_that_reads_nothing_starts_nothing() -> None:
    assert list(spark("spark://127.0.0.1:1").map(Reverse(), [])) == []


def test_a_master_that_is_not_there_is_told_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(EngineError, match=r"spark://127\.0\.0\.1:1 cannot be reached \(.*refused.*check --master"):
        spark("spark://127.0.0.1:1").open()
    assert time.monotonic() - began < 10


def test_nothing_is_touched_where_there_is_no_cluster(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("霁川智能发布大模型星槎。", encoding="utf-8")
    with pytest.raises(EngineError, match="cannot be reached"):
        build([str(tmp_path / "a.txt")], tmp_path / "kb", recipe=Recipe(), engine=spark("spark://127.0.0.1:1"))
    assert not (tmp_path / "kb").exists()


@pytest.mark.parametrize("master", ["spark://nowhere", "sc://127.0.0.1:15002", "head:7077", "local[x]"])
def test_an_address_that_is_no_master_is_wrong_use(master: str) -> None:
    with pytest.raises(UsageError, match="spark://HOST:7077"):
        spark(master).open()


def test_yarn_without_its_settings_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HADOOP_CONF_DIR", "YARN_CONF_DIR"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(EngineError, match="HADOOP_CONF_DIR must name the folder"):
        spark("yarn").open()


def test_a_setting_that_is_none_is_wrong_use() -> None:
    with pytest.raises(UsageError, match=r"--conf memory=4g: write it as spark\.executor\.memory=4g"):
        engine("spark", conf=("memory=4g",))


def test_a_missing_java_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(EngineError, match=r"there is none here; install Java 17.*default-jre-headless"):
        spark("local[1]").open()


def test_executors_without_the_package_are_told(tmp_path: Path) -> None:
    venv.create(tmp_path / "bare")
    with (
        closing(spark("local[1]", f"spark.pyspark.python={tmp_path}/bare/bin/python")) as runs,
        pytest.raises(EngineError, match=r"the executors have no [\w-]+; .*docs/cluster\.md"),
    ):
        list(runs.map(Recipe(), documents("a")))


def test_executors_with_another_version_are_told(tmp_path: Path) -> None:
    other = tmp_path / "other"
    for path in (ROOT / "kg").rglob("*.py"):
        copy = other / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    with (other / "kg" / "__init__.py").open("a", encoding="utf-8") as start:
        start.write("\n# of another day\n")
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH={other}:$PYTHONPATH exec {sys.executable} -P "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    with (
        closing(spark("local[1]", f"spark.pyspark.python={python}")) as runs,
        pytest.raises(EngineError, match=r"the executor on .* has industry-kg .*, the driver industry-kg .*; give"),
    ):
        list(runs.map(Recipe(), documents("a")))

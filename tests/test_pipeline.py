"""The promise of the pipeline: the same documents give the same bytes, in whatever order, steps, processes or kills."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kg.config import shipped
from kg.engines.local import Local
from kg.errors import InputError, NotFoundError
from kg.model import Document, Reading
from kg.pipeline import build, remove
from kg.protocols import Job
from kg.protocols import Recipe as RecipeLike
from kg.recipe import Recipe
from kg.report import Report

RECIPE = Recipe()


def make(output: Path, *inputs: Path, jobs: int = 1, sync: bool = False) -> Report:
    return build([str(path) for path in inputs], output, recipe=RECIPE, engine=Local(jobs=jobs), sync=sync)


def sha(folder: Path) -> str:
    return hashlib.sha256((folder / "graph.ttl").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("articles")
    for path in sorted(shipped("samples").iterdir())[:8]:
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "copy.txt").write_bytes(next(p for p in sorted(folder.iterdir()) if p.suffix == ".txt").read_bytes())
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def expected(articles: list[Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    output = tmp_path_factory.mktemp("expected") / "kb"
    make(output, *articles)
    return sha(output)


@pytest.mark.parametrize("seed", [1, 2])
def test_order_does_not_matter(articles: list[Path], expected: str, tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(articles, len(articles))
    make(tmp_path / "kb", *shuffled)
    assert sha(tmp_path / "kb") == expected


def test_a_folder_is_its_files(articles: list[Path], expected: str, tmp_path: Path) -> None:
    make(tmp_path / "kb", articles[0].parent)
    assert sha(tmp_path / "kb") == expected


def test_steps_do_not_matter(articles: list[Path], expected: str, tmp_path: Path) -> None:
    for some in (articles[5:], articles[:2], articles[1:6]):
        make(tmp_path / "kb", *some)
    assert sha(tmp_path / "kb") == expected


def test_processes_do_not_matter(articles: list[Path], expected: str, tmp_path: Path) -> None:
    make(tmp_path / "kb", *articles, jobs=2)
    assert sha(tmp_path / "kb") == expected


def test_a_second_run_reads_nothing_and_changes_nothing(articles: list[Path], expected: str, tmp_path: Path) -> None:
    make(tmp_path / "kb", *articles)
    counted = Counting(Local())
    report = build([str(p) for p in articles], tmp_path / "kb", recipe=RECIPE, engine=counted)
    assert (counted.read, report.new, report.removed) == (0, 0, 0)
    assert sha(tmp_path / "kb") == expected


def test_a_killed_run_goes_on_where_it_was(articles: list[Path], expected: str, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        build([str(p) for p in articles], tmp_path / "kb", recipe=RECIPE, engine=Counting(Local(), stop_after=3))
    assert not (tmp_path / "kb" / "graph.ttl").exists()
    counted = Counting(Local())
    report = build([str(p) for p in articles], tmp_path / "kb", recipe=RECIPE, engine=counted)
    assert counted.read == report.documents - 3
    assert sha(tmp_path / "kb") == expected
    assert (report.new, report.taken_over) == (report.documents, 3)
    assert f"({report.new} new or changed, 3 of them read before the last build broke off), " in " ".join(
        report.lines()
    )
    again = make(tmp_path / "kb", *articles)
    assert (again.new, again.taken_over) == (0, 0)


def test_what_a_killed_run_added_to_a_graph_is_told_when_it_goes_on(articles: list[Path], tmp_path: Path) -> None:
    make(tmp_path / "kb", *articles[:3])
    with pytest.raises(KeyboardInterrupt):
        build([str(p) for p in articles], tmp_path / "kb", recipe=RECIPE, engine=Counting(Local(), stop_after=2))
    report = make(tmp_path / "kb", *articles)
    assert (report.new, report.taken_over) == (report.documents - 3, 2)


def test_what_is_removed_leaves_no_trace(articles: list[Path], expected: str, tmp_path: Path) -> None:
    extra = tmp_path / "extra.txt"
    extra.write_text("霁川智能创始人顾南舟说：“算力不够。”顾南舟任职于远砾汽车。\n", encoding="utf-8")
    make(tmp_path / "kb", *articles, extra)
    assert sha(tmp_path / "kb") != expected
    assert remove(tmp_path / "kb", ["extra.txt"], recipe=RECIPE, engine=Local()).removed == 1
    assert sha(tmp_path / "kb") == expected
    with pytest.raises(NotFoundError, match=r"extra\.txt"):
        remove(tmp_path / "kb", ["extra.txt"], recipe=RECIPE, engine=Local())


def test_sync_keeps_to_the_inputs(articles: list[Path], expected: str, tmp_path: Path) -> None:
    extra = tmp_path / "extra.txt"
    extra.write_text("霁川智能创始人顾南舟说：“算力不够。”\n", encoding="utf-8")
    make(tmp_path / "kb", *articles, extra)
    assert make(tmp_path / "kb", *articles, sync=True).removed == 1
    assert sha(tmp_path / "kb") == expected


def test_sync_keeps_what_lies_in_a_folder_that_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    for name in ("a.txt", "shut/b.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"霁川智能创始人顾南舟说：“算力不够。”{name}\n", encoding="utf-8")
    make(tmp_path / "kb", folder)
    before, scandir = sha(tmp_path / "kb"), os.scandir

    def refusing(path: str | Path) -> object:
        if Path(path).name == "shut":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    report = make(tmp_path / "kb", folder, sync=True)
    assert [error.source for error in report.skipped] == [str(folder / "shut")]
    assert (report.removed, sha(tmp_path / "kb")) == (0, before)


def test_dates_that_are_none_are_counted_and_their_documents_kept(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    days = ("2026-04-12", "2026-13-45", "春天")
    rows = (json.dumps({"text": f"甲公司成立。{day}", "date": day}) for day in days)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    report = make(tmp_path / "kb", path)
    assert (report.documents, report.skipped) == (3, [])
    assert report.inputs[0].left_out == {"dates that are none": 2}
    assert report.warnings == [
        (
            "news.jsonl: the date of 2 documents is none, the first at line 2; "
            "they are kept without it: write 2024, 2024-08 or 2024-08-02"
        )
    ]


def test_a_changed_file_replaces_its_old_text(articles: list[Path], expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in articles:
        (folder / path.name).write_bytes(path.read_bytes())
    changed = folder / next(path.name for path in articles if path.suffix == ".txt" and path.name != "copy.txt")
    original = changed.read_bytes()
    changed.write_bytes(original + "\n顾南舟说：“还有一件事。”\n".encode())
    make(tmp_path / "kb", folder)
    assert sha(tmp_path / "kb") != expected
    changed.write_bytes(original)
    make(tmp_path / "kb", folder)
    assert sha(tmp_path / "kb") == expected


def test_one_id_with_two_texts_the_last_stands_with_a_warning(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "百度发布大模型文心一言。"}, {"id": "x", "text": "阿里云发布大模型通义千问。"}]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    report = make(tmp_path / "kb", source)
    assert report.documents == 1
    assert "two texts; the last stands" in report.warnings[0]
    graph = (tmp_path / "kb" / "graph.ttl").read_text(encoding="utf-8")
    assert "通义千问" in graph
    assert "文心一言" not in graph


def test_batches_do_not_matter(articles: list[Path]) -> None:
    documents = [
        Document(id=path.name, text=path.read_bytes().decode("utf-8", "replace"), sha256="", sources=(path.name,))
        for path in articles
    ]
    RECIPE.prepare()
    together = RECIPE(documents)
    assert [reading for document in documents for reading in RECIPE([document])] == together


@dataclass(slots=True)
class Counting:
    """An engine that counts what it reads, and can be interrupted."""

    engine: Local
    stop_after: int = 1_000_000
    read: int = 0

    def close(self) -> None:
        self.engine.close()

    def begin(self, job: Job) -> None:
        self.engine.begin(job)

    def map(self, recipe: RecipeLike, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        for document in documents:
            if self.read >= self.stop_after:
                raise KeyboardInterrupt
            self.read += 1
            yield from self.engine.map(recipe, [document])

    def assemble(self, assembly: Job, sheets: Iterable[Any]) -> Iterator[Any]:
        return self.engine.assemble(assembly, sheets)


SOON = "裴若川：差距只有两个月\n听涛财经 2025-06-03\n\n霁川智能首席技术官裴若川在论坛上表示，国产大模型与海外最好的模型只差两个月。"
LATE = """祝云舒：我们落后三年
江渚产经 2025-06-11

栎川大学教授祝云舒不同意裴若川的算法。她表示，国产大模型与海外最好的模型落后三年。她说，这笔账要从数据清洗、编译器和评测体系一层一层算起，每一层都慢了半步，加在一起就不是几个星期能追回来的。
"""


def test_disagreements_and_reprints_come_out_alike_in_one_step_and_in_several(tmp_path: Path) -> None:
    for name, text in (
        ("a", SOON),
        ("b", LATE),
        ("c", LATE.replace("江渚产经 2025-06-11", "鹤洲晚报 2025-06-12")),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    files = [tmp_path / f"{name}.txt" for name in "abc"]
    make(tmp_path / "whole", *files)
    for path in reversed(files):
        make(tmp_path / "steps", path)
    assert sha(tmp_path / "whole") == sha(tmp_path / "steps")
    graph = (tmp_path / "whole" / "graph.ttl").read_text(encoding="utf-8")
    assert graph.count("kg:reprintOf") == 1
    assert "数字不同" in graph
    remove(tmp_path / "steps", ["a.txt"], recipe=RECIPE, engine=Local(jobs=1))
    assert "数字不同" not in (tmp_path / "steps" / "graph.ttl").read_text(encoding="utf-8")


def test_the_tally_counts_each_thing_once() -> None:
    things = {"Person": 3, "Company": 2, "Organization": 5, "triples": 90}
    told = list(Report(version="1", packs=(), lexicon=False, recipe="", things=things).lines())
    assert told[-1] == "3 Person, 2 Company, 3 other Organization, 0 Model, 0 Product, 0 Claim, 90 triples"

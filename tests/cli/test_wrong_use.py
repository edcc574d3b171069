"""Every wrong use that the contract lists: one clear message, status 1 or 2, nothing changed."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from kg.model import Entity
from kg.store.folder import Folder
from kg.store.graph import write
from kg.vocabulary import THINGS

from .conftest import ARTICLE, Run


def digest(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "a.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_pack_that_is_not_there(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("build", article, "-o", tmp_path / "kb", "--pack", "aii")
    assert result.exit_code in {1, 2}
    assert "there is no pack aii; did you mean ai?" in result.stderr
    assert not (tmp_path / "kb").exists()


def test_output_onto_a_folder_that_holds_something_else(run: Run, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "photos"
    other.mkdir()
    (other / "cat.jpg").write_bytes(b"\xff\xd8")
    before = digest(tmp_path)
    result = run("build", article, "-o", other)
    assert result.exit_code == 2
    assert "cat.jpg" in result.stderr
    assert digest(tmp_path) == before


def test_output_onto_a_file(run: Run, article: Path) -> None:
    result = run("build", article, "-o", article)
    assert result.exit_code == 2
    assert "is a file" in result.stderr
    assert article.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    "command",
    [
        ("view", "KB"),
        ("export", "KB", "--format", "turtle"),
        ("export", "KB", "--format", "csv"),
        ("annotate", "ARTICLE"),
    ],
)
@pytest.mark.parametrize(
    ("output", "status", "said"),
    [
        ("nowhere/x.csv", 2, "there is no folder nowhere; make it first, or give -o another place"),
        ("folder.csv", 2, "folder.csv is a folder; give -o a file"),
        ("/dev/full", 1, "/dev/full cannot be written (no space left on device); free some space"),
    ],
)
def test_output_that_cannot_be_written(
    run: Run,
    article: Path,
    kb: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    command: tuple[str, ...],
    output: str,
    status: int,
    said: str,
) -> None:
    if "csv" in command and output == "folder.csv":
        return  # it takes a folder
    monkeypatch.chdir(kb.parent)
    (kb.parent / "folder.csv").mkdir()
    named = {"KB": kb, "ARTICLE": article}
    result = run(*(named.get(word, word) for word in command), "-o", output)
    assert result.exit_code == status
    assert result.stderr.startswith(f"kg: {said}")
    assert len(result.stderr.splitlines()) == 1
    assert not (kb.parent / "nowhere").exists()


def test_a_table_is_not_written_over_what_is_none(run: Run, kb: Path) -> None:
    (kb.parent / "README.md").write_text("words", encoding="utf-8")
    result = run("export", kb, "--format", "csv", "-o", kb.parent / "README.md")
    assert result.exit_code == 2
    assert "give -o a folder, or FILE.csv for the edges alone" in result.stderr
    assert (kb.parent / "README.md").read_text(encoding="utf-8") == "words"
    result = run("export", kb, "--format", "csv", "-o", kb.parent / "edges.csv")
    assert "edges.csv is written (the edges alone; a folder takes nodes and claims too)" in result.stderr


def test_what_the_system_refuses_is_one_line(run: Run, kb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(kb))

    monkeypatch.setattr(Path, "is_dir", refused)
    result = run("stats", kb)
    assert result.exit_code == 1
    assert result.stderr == f"kg: {kb}: permission denied; check the path, its permissions and the disk\n"


@pytest.mark.parametrize("inside", [".", "kb", "deep/er/kb"])
def test_output_inside_an_input(run: Run, article: Path, inside: str) -> None:
    before = digest(article.parent)
    result = run("build", article.parent, "-o", article.parent / inside)
    assert result.exit_code == 2
    assert "lies inside the input" in result.stderr
    assert digest(article.parent) == before


@pytest.mark.parametrize(
    "command", [("build", "ARTICLE", "-o"), ("query",), ("export", "--format", "turtle"), ("stats",)]
)
def test_a_newer_format(run: Run, article: Path, kb: Path, command: tuple[str, ...]) -> None:
    marker = json.loads((kb / "kb.json").read_bytes())
    (kb / "kb.json").write_text(json.dumps(marker | {"format": 99}))
    before = digest(kb)
    result = run(*(article if word == "ARTICLE" else word for word in command), kb)
    assert result.exit_code == 1
    assert "format 99" in result.stderr
    assert "install a newer industry-kg" in result.stderr
    assert digest(kb) == before


def test_a_second_writer(run: Run, article: Path, kb: Path) -> None:
    before = digest(kb)
    with (kb / "lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        lock.write(str(os.getpid()))
        lock.flush()
        result = run("build", article, "-o", kb)
    assert result.exit_code == 1
    assert f"process {os.getpid()}" in result.stderr
    assert {**digest(kb), "lock": b""} == {**before, "lock": b""}


def test_a_name_that_is_not_in_the_graph(run: Run, kb: Path) -> None:
    result = run("explain", kb, "文心一语")
    assert result.exit_code == 1
    assert "文心一言" in result.stderr


def test_a_name_that_two_things_bear(run: Run, kb: Path) -> None:
    things = [
        Entity(id=f"{THINGS}{kind.lower()}/霁川", type=kind, label="霁川", names=("霁川",))
        for kind in ("Person", "Company")
    ]
    store = Folder.open(kb).store
    shutil.rmtree(store)
    write(things, (), store=store, turtle=kb / "graph.ttl")
    result = run("explain", kb, "霁川")
    assert result.exit_code == 1
    assert "person/霁川" in result.stderr
    assert "company/霁川" in result.stderr


def test_a_query_name_that_is_not_there(run: Run, kb: Path) -> None:
    result = run("query", kb, "claim-by", "--set", "name=百度")
    assert result.exit_code in {1, 2}
    assert "claims-by" in result.stderr


def test_a_sparql_error_has_line_and_column(run: Run, kb: Path) -> None:
    result = run("query", kb, "SELECT ?s\nWHERE { ?s ?p }")
    assert result.exit_code == 1
    assert "line 2, column" in result.stderr


@pytest.mark.parametrize("update", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL"])
def test_an_update_sent_to_query(run: Run, kb: Path, update: str) -> None:
    before = digest(kb)
    result = run("query", kb, update)
    assert result.exit_code == 1
    assert "read-only" in result.stderr
    assert digest(kb) == before


@pytest.mark.parametrize(
    "command", [("query", "DIR", "posts"), ("view", "DIR", "-o", "x.html"), ("check", "DIR"), ("stats", "DIR")]
)
def test_a_missing_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*(tmp_path / "nowhere" if word == "DIR" else word for word in command))
    assert result.exit_code == 1
    assert "nowhere does not exist" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_no_knowledge_base(run: Run, article: Path) -> None:
    result = run("stats", article.parent)
    assert result.exit_code == 1
    assert "no knowledge base" in result.stderr


def test_a_source_that_is_not_there(run: Run, kb: Path) -> None:
    before = (kb / "graph.ttl").read_bytes()
    result = run("remove", kb, "aa.txt")
    assert result.exit_code == 1
    assert "a.txt" in result.stderr
    assert (kb / "graph.ttl").read_bytes() == before


def test_a_wrong_setting(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kg.toml").write_text("jbos = 2\n")
    result = run("build", article, "-o", tmp_path / "kb")
    assert result.exit_code == 2
    assert "did you mean jobs?" in result.stderr


def test_a_cluster_without_its_extra(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    result = run("build", article, "-o", tmp_path / "kb", "--engine", "spark")
    assert result.exit_code == 1
    assert "needs the extra spark; pip install 'industry-kg[spark]'" in result.stderr
    assert not (tmp_path / "kb").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--master", "spark://head:7077"), "add --engine spark"),
        (("--conf", "spark.executor.memory=4g"), "add --engine spark"),
        (("--quads", "parts"), "add --engine spark, or use `kg export`"),
    ],
)
def test_options_of_a_cluster_without_one(
    run: Run, article: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    result = run("build", article, "-o", tmp_path / "kb", *words)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "kb").exists()


def test_an_address_that_only_a_cluster_reads(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("build", f"file://{article}", article, "-o", tmp_path / "kb")
    assert result.exit_code == 0
    assert f"skipped file://{article}: such addresses are read by a cluster; add --engine spark" in result.stderr


def test_an_unknown_engine(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("build", article, "-o", tmp_path / "kb", "--engine", "locl")
    assert result.exit_code == 2
    assert "did you mean local?" in result.stderr


def test_an_unknown_command_shows_the_nearest(run: Run) -> None:
    result = run("biuld")
    assert result.exit_code == 2
    assert "build" in result.stderr


def test_nothing_that_can_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("build", tmp_path / "empty.txt", tmp_path / "missing.txt", "-o", tmp_path / "kb")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert not (tmp_path / "kb").exists()


def test_all_kinds_of_bad_input_beside_good_ones(run: Run, tmp_path: Path) -> None:
    """A directory, an empty file, a binary file, a GB18030 file and a missing path in one build."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "gb.txt").write_bytes(ARTICLE.replace("星槎发布会纪要", "另一场发布会").encode("gb18030"))
    inputs = [folder, *(tmp_path / name for name in ("empty.txt", "binary.txt", "gb.txt", "missing.txt"))]
    result = run("build", *inputs, "-o", tmp_path / "kb")
    assert result.exit_code == 0, result.output
    report = json.loads((tmp_path / "kb" / "report.json").read_bytes())
    skipped = {Path(row["source"]).name: row for row in report["skipped"]}
    assert set(skipped) == {"empty.txt", "binary.txt", "missing.txt"}
    assert all(row["reason"] and row["remedy"] for row in skipped.values())
    assert report["documents"] == 2
    done = {Path(row["input"]).name: row for row in report["inputs"]}
    assert {name: (row["documents"], row["skipped"]) for name, row in done.items()} == {
        "folder": (1, 0),
        "empty.txt": (0, 1),
        "binary.txt": (0, 1),
        "gb.txt": (1, 0),
        "missing.txt": (0, 1),
    }
    assert list(done["gb.txt"]["encodings"]) == ["gb18030"]
    assert "另一场发布会" in (tmp_path / "kb" / "graph.ttl").read_text(encoding="utf-8")
    assert run("build", *inputs, "-o", tmp_path / "kb2", "--strict").exit_code == 1


def test_output_that_a_glob_would_find(run: Run, article: Path) -> None:
    result = run("build", f"{article.parent}/*", "-o", article.parent / "kb")
    assert result.exit_code == 2
    assert "lies inside the input" in result.stderr
    assert run("build", f"{article.parent}/*.txt", "-o", article.parent / "kb").exit_code == 0


def test_other_packs_than_before_are_told(run: Run, kb: Path, article: Path) -> None:
    result = run("build", article, "-o", kb, "--pack", "common")
    assert result.exit_code == 0
    assert "the packs were ai and are now common" in result.stderr


def test_a_file_name_that_is_no_utf8(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / os.fsdecode(b"\xd0\xc2\xce\xc5.txt")).write_text(ARTICLE, encoding="utf-8")
    (folder / os.fsdecode(b"\xd0\xc2.txt")).write_bytes(b"")
    assert run("build", folder, "-o", tmp_path / "kb").exit_code == 0
    assert json.loads((tmp_path / "kb" / "report.json").read_bytes())["documents"] == 1


def test_a_typo_after_a_kill_does_not_throw_away_what_was_read(run: Run, article: Path, tmp_path: Path) -> None:
    run("build", article, "-o", tmp_path / "kb")
    (tmp_path / "kb" / "kb.json").unlink()
    assert run("build", tmp_path / "typo", "-o", tmp_path / "kb").exit_code == 1
    assert (tmp_path / "kb" / "corpus.sqlite").is_file()
    assert run("build", article, "-o", tmp_path / "kb").exit_code == 0

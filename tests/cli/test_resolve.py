"""Who is who from the command line: doubtful pairs, many verdicts at once, verdicts taken back, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLES = {
    "a.txt": "海天软件总裁陶筱川表示，公司明年上市。海天软件发布大模型“青岚”。\n",
    "b.txt": "远帆科技总裁陶筱川表示，远帆科技不上市。远帆科技与海天软件宣布达成战略合作。\n",
}


@pytest.fixture
def namesakes(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert run("build", folder, "-o", tmp_path / "namesakes").exit_code == 0
    return tmp_path / "namesakes"


def test_doubtful_pairs_are_listed_and_decided_in_one_go(run: Run, namesakes: Path) -> None:
    before = (namesakes / "graph.ttl").read_bytes()
    listed = run("resolve", namesakes).stdout
    (pair,) = [line for line in listed.splitlines() if line.startswith("?") and "陶筱川" in line]
    assert "different employers -1.5" in pair
    decided = run("resolve", namesakes, "--from", "-", stdin=listed.replace("?\tPerson", "same\tPerson"))
    assert decided.exit_code == 0, decided.stderr
    assert run("explain", namesakes, "陶筱川").exit_code == 0
    told = run("explain", namesakes, "陶筱川").stdout
    assert "a person said same" in told
    assert "陶筱川@海天软件 is 陶筱川@远帆科技" in told
    assert not [line for line in run("resolve", namesakes).stdout.splitlines() if line.startswith("?\tPerson")]
    _, one, other, _ = pair.split("\t")
    assert run("resolve", namesakes, "forget", one, other).exit_code == 0
    assert (namesakes / "graph.ttl").read_bytes() == before


def test_what_makes_two_of_one_name_is_told(run: Run, namesakes: Path) -> None:
    told = run("explain", namesakes, "person/陶筱川@海天软件", "person/陶筱川@远帆科技").stdout
    assert "are two things" in told
    assert "different employers -1.5" in told


def test_each_fact_tells_what_read_it(run: Run, namesakes: Path) -> None:
    told = run("explain", namesakes, "person/陶筱川@海天软件", "--sentences").stdout
    assert "by “post”: 陶筱川" in told
    assert "海天软件" in told.partition("by “post”")[2].split("\n")[0]
    assert "in: 海天软件总裁陶筱川表示，公司明年上市。" in told
    assert "by “" in told.partition("said (")[2]
    assert "in: " not in run("explain", namesakes, "person/陶筱川@海天软件").stdout


def test_two_things_are_told_with_what_ties_them(run: Run, namesakes: Path) -> None:
    told = run("explain", namesakes, "海天软件", "远帆科技").stdout
    assert "are two things" in told
    assert "named in 1 document: b.txt" in told
    assert "partnersWith" in told
    assert "b.txt 22-" in told or "远帆科技与海天软件宣布达成战略合作" in told
    assert "陶筱川" not in told.replace("b.txt", "")
    assert "worksFor" in run("explain", namesakes, "person/陶筱川@海天软件", "海天软件").stdout


def test_wrong_use_changes_nothing(run: Run, namesakes: Path) -> None:
    before = (namesakes / "decisions.tsv").read_bytes()
    assert run("resolve", namesakes, "forget", "没有人").exit_code == 1
    assert run("resolve", namesakes, "forget").exit_code == 2
    assert run("resolve", namesakes, "drop", "陶筱川@没有的公司").exit_code == 1
    assert run("resolve", namesakes, "drop", "Person:没有人").exit_code == 1
    assert run("resolve", namesakes, "--from", "-", stdin="# nothing\n? a\tb\n").exit_code == 2
    assert run("resolve", namesakes, "--from", "-", stdin="perhaps\ta\tb\n").exit_code == 1
    assert (namesakes / "decisions.tsv").read_bytes() == before


def test_a_merged_thing_shows_in_the_difference(run: Run, namesakes: Path, tmp_path: Path) -> None:
    folder = namesakes.parent / "articles"
    run("build", folder, "-o", tmp_path / "other")
    run("resolve", tmp_path / "other", "same", "person/陶筱川@海天软件", "陶筱川@远帆科技")
    assert "merged\t" in run("diff", namesakes, tmp_path / "other").stdout
    assert "split\tperson:陶筱川" in run("diff", tmp_path / "other", namesakes).stdout

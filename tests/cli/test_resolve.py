"""Who is who from the command line: doubtful pairs, many verdicts at once, verdicts taken back, and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.model import Entity
from kg.store.folder import Folder
from kg.store.graph import write
from kg.vocabulary import THINGS
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


def test_of_two_makers_each_tells_its_own_rule(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("大模型云岭由百度和华为联合研发。", encoding="utf-8")
    assert run("build", tmp_path / "a.txt", "-o", tmp_path / "kb").exit_code == 0
    told = run("explain", tmp_path / "kb", "云岭").stdout
    for maker, other in (("百度", "华为"), ("华为", "百度")):
        fact = told.partition(f"云岭 developedBy {maker}")[2].partition("\n\n")[0]
        rules = [line for line in fact.split("\n") if line.startswith("    by “")]
        assert rules
        assert not any(other in line for line in rules)


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


@pytest.fixture
def sorts(run: Run, tmp_path: Path) -> Path:
    """Give a model and a product, each told with a maker of its own."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("海天软件发布大模型“青岚”。\n", encoding="utf-8")
    (folder / "b.txt").write_text("远帆科技推出智能音箱“青岚一号”。\n", encoding="utf-8")
    assert run("build", folder, "-o", tmp_path / "sorts").exit_code == 0
    return tmp_path / "sorts"


def test_a_product_and_a_model_become_one_as_the_verdict_says(run: Run, sorts: Path) -> None:
    decided = run("resolve", sorts, "same", "Model:青岚", "青岚一号")
    assert decided.exit_code == 0, decided.stderr
    told = run("explain", sorts, "青岚一号").stdout
    assert told.startswith("青岚")
    assert "(Model)" in told.splitlines()[0]
    assert run("check", sorts).exit_code == 0
    assert run("resolve", sorts, "forget", "Model:青岚", "青岚一号").exit_code == 0
    assert "(Product)" in run("explain", sorts, "青岚一号").stdout


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (("same", "青岚", "海天软件"), "青岚 is of type Model, 海天软件 is of type Company, and nothing is both"),
        (("rename", "青岚一号", "青岚"), "to make them one: same 'Model:青岚' 'Product:青岚一号'"),
        (("drop", "Person:青岚"), "Person:青岚 is no Person; what is called so is of type Model"),
    ],
)
def test_a_verdict_that_would_change_nothing_is_refused(
    run: Run, sorts: Path, verdict: tuple[str, ...], said: str
) -> None:
    before = (sorts / "decisions.tsv").read_bytes()
    result = run("resolve", sorts, *verdict)
    assert result.exit_code in {1, 2}
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    many = run("resolve", sorts, "--from", "-", stdin="# all\n" + "\t".join(verdict) + "\n")
    if verdict[0] != "drop":  # it may wait for somebody of that name
        assert ":2: " in many.stderr
        assert said in many.stderr
    assert (sorts / "decisions.tsv").read_bytes() == before or verdict[0] == "drop"


def test_one_name_of_two_sorts_is_among_the_doubtful_pairs(run: Run, sorts: Path) -> None:
    things = [
        Entity(id=f"{THINGS}{kind.lower()}/星屿", type=kind, label="星屿", names=("星屿",))
        for kind in ("Model", "Product", "Company")
    ]
    store = Folder.open(sorts).store
    shutil.rmtree(store)
    write(things, (), store=store, turtle=sorts / "graph.ttl")
    assert "?\tModel:星屿\tProduct:星屿\tone name, of two sorts" in run("resolve", sorts).stdout
    (sorts / "decisions.tsv").write_text("different\tProduct:星屿\tModel:星屿\n", encoding="utf-8")
    assert "of two sorts" not in run("resolve", sorts).stdout


def test_what_is_wrong_with_a_verdict_is_told_where_it_stands(run: Run, sorts: Path, tmp_path: Path) -> None:
    verdicts = tmp_path / "v.tsv"
    for words, said in (
        ("? a\tb\nsame\t青岚\n", f"{verdicts}:2: `same` lacks a second name"),
        ("same\ta\tb\n\ndifferent\tb\ta\n", f"{verdicts}:3: {verdicts}:1 says the opposite"),
        ("same\t青岚\t没有这个\n", ""),
        ("different\t青岚\t没有这个\n", f"{verdicts}:1: {sorts / 'decisions.tsv'}:2 says the opposite"),
    ):
        verdicts.write_text(words, encoding="utf-8")
        result = run("resolve", sorts, "--from", verdicts)
        assert (result.exit_code != 0) == bool(said), result.stderr
        assert said in result.stderr
    verdicts.write_bytes("drop\t青岚".encode("gb18030"))
    assert "is no UTF-8; save it as UTF-8" in run("resolve", sorts, "--from", verdicts).stderr

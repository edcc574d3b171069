"""Packs that somebody wrote: what is wrong with one is told with its file, its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import PackError
from kg.extract.links.relations import Relations
from kg.extract.values.attributes import Attributes
from kg.packs import read_packs

NAMES = "云耳咖啡\tCompany\t云耳\n远岭拿铁\tProduct\n"


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    """Give a small pack."""
    folder = tmp_path / "coffee"
    (folder / "lexicon").mkdir(parents=True)
    (folder / "patterns").mkdir()
    (folder / "pack.toml").write_text('title = "咖啡"\nextends = ["common"]\n', encoding="utf-8")
    (folder / "lexicon" / "names.tsv").write_text("# 咖啡\n" + NAMES, encoding="utf-8")
    return folder


@pytest.mark.parametrize("file", ["lexicon/names.tsv", "topics.tsv", "stop.tsv", "patterns/x.toml", "pack.toml"])
def test_a_file_in_another_encoding_is_named(coffee: Path, file: str) -> None:
    (coffee / file).write_bytes(b"# coffee\n" + "# 咖啡\n".encode("gb18030"))
    with pytest.raises(PackError, match=rf"coffee/{file}:2: this line is no UTF-8; save the file as UTF-8"):
        read_packs([str(coffee)])


def test_a_byte_order_mark_is_no_part_of_a_table(coffee: Path) -> None:
    (coffee / "lexicon" / "names.tsv").write_text(NAMES, encoding="utf-8-sig")
    assert read_packs([str(coffee)]).entries[-2].name == "云耳咖啡"


RELATION = """[[relation]]
name = "buys beans"
predicate = "partnersWith"
pattern = "{org:subject}向{org:object}(?:购入|采购)生豆"
triggers = ["生豆"]
"""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("triggers", "trigers", "there is no key `trigers`; did you mean triggers?"),
        ("[[relation]]", "[[relaton]]", "there is no table `relaton`; did you mean relation?"),
        ('["生豆"]', '"生豆"', "`triggers` is no list of strings; write triggers ="),
        ("predicate", "predicte", "there is no key `predicte`; did you mean predicate?"),
        ('predicate = "partnersWith"\n', "", "relation buys beans lacks `predicate`"),
        ("[[relation]]", "[relation]", "`relation` must be an array of tables"),
        ("partnersWith", "partnerWith", "the ontology has no term partnerWith; did you mean partnersWith?"),
        ('"{org:subject}', '"{orgg:subject}', "orgg"),
    ],
)
def test_a_misspelt_word_of_a_pattern_is_told_with_its_file(coffee: Path, old: str, new: str, said: str) -> None:
    (coffee / "patterns" / "relations.toml").write_text(RELATION.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as raised:
        Relations(read_packs([str(coffee)]))
    assert str(raised.value).startswith(str(coffee / "patterns" / "relations.toml"))
    assert said in str(raised.value)


def test_a_misspelt_attribute_is_told_with_its_file(coffee: Path) -> None:
    table = '[[attribute]]\nname = "dear"\nattribute = "prize"\ntypes = ["Product"]\npattern = "{name}售价(?P<value>\\\\d+元)"\n'
    (coffee / "patterns" / "attributes.toml").write_text(table, encoding="utf-8")
    with pytest.raises(PackError, match=r"attributes.toml: attribute dear: the ontology has no term prize"):
        Attributes(read_packs([str(coffee)]))


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('titel = "咖啡"\n', "pack.toml: there is no key `titel`; did you mean title?"),
        ('extends = "common"\n', "pack.toml: `extends` is no list of strings"),
    ],
)
def test_a_misspelt_key_of_a_head_is_told(coffee: Path, head: str, said: str) -> None:
    (coffee / "pack.toml").write_text(head, encoding="utf-8")
    with pytest.raises(PackError, match=said):
        read_packs([str(coffee)])


def test_a_folder_that_is_no_pack_and_a_pack_named_without_its_path(
    coffee: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(coffee.parent)
    with pytest.raises(PackError, match=r"there is no pack coffee; for the folder of that name here, write \./coffee"):
        read_packs(["coffee"])
    (coffee / "pack.toml").unlink()
    with pytest.raises(PackError, match=r"coffee has no pack.toml; write one"):
        read_packs(["./coffee"])

"""Packs that somebody wrote: what is wrong with one is told with its file, its place and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import PackError
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

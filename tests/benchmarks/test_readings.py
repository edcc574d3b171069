"""Command line and rows of the benchmarks on annotated articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.readings import given, write


def test_a_folder_without_the_articles_is_an_error_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["named", str(tmp_path)])
    with pytest.raises(SystemExit):
        given("What it does.")
    assert f"{tmp_path}/articles has none of the annotated articles" in capsys.readouterr().err


def test_rows_are_lines_whatever_their_cells_hold(tmp_path: Path) -> None:
    write([("extra", "恒川\n物流")], tmp_path / "rows.tsv")
    assert (tmp_path / "rows.tsv").read_text(encoding="utf-8") == "extra\t恒川 物流\n"
    write([("extra", "恒川")], None)
    assert list(tmp_path.iterdir()) == [tmp_path / "rows.tsv"]

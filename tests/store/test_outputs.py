"""What stood at a place stands until the new file is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.store.outputs import output


def test_a_file_is_swapped_in_when_whole(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link"
    path.write_text("old", encoding="utf-8")
    link.symlink_to(path)
    with output(link) as stream:
        stream.write("new\n")
        assert path.read_text(encoding="utf-8") == "old"
    assert link.is_symlink()
    assert path.read_bytes() == b"new\n"


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), output(path) as stream:
        stream.writelines(("new", "\ud800"))
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_fault_of_another_file_is_not_told_of_this_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="elsewhere"), output(tmp_path / "a.txt"):
        Path("/elsewhere/b.txt").read_bytes()


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no folder"), output(tmp_path / "b" / "a.txt"):
        pass
    assert not list(tmp_path.iterdir())

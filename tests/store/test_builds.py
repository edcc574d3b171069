"""Whose fault a failed write is."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.builds import of_the_disk, writing


def test_a_full_disk_is_told_from_a_damaged_file() -> None:
    assert of_the_disk(sqlite3.OperationalError("database or disk is full"))
    assert of_the_disk(sqlite3.OperationalError("disk I/O error"))
    assert not of_the_disk(sqlite3.DatabaseError("file is not a database"))


def test_what_the_system_says_of_another_file_is_told_of_that_file(tmp_path: Path) -> None:
    (tmp_path / "kb").mkdir()
    with (
        pytest.raises(StoreError, match=rf"^{tmp_path}/articles/x cannot be read or written \(permission denied\)"),
        writing(tmp_path / "kb"),
    ):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "articles" / "x"))
    with (
        pytest.raises(StoreError, match=rf"^{tmp_path}/kb cannot be written .* check the permissions"),
        writing(tmp_path / "kb"),
    ):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "kb" / "builds"))

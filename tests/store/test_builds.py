"""Whose fault a failed write is."""

from __future__ import annotations

import sqlite3

from kg.store.builds import of_the_disk


def test_a_full_disk_is_told_from_a_damaged_file() -> None:
    assert of_the_disk(sqlite3.OperationalError("database or disk is full"))
    assert of_the_disk(sqlite3.OperationalError("disk I/O error"))
    assert not of_the_disk(sqlite3.DatabaseError("file is not a database"))

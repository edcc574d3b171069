"""Rows sorted on disk: any number of runs, few open files."""

from __future__ import annotations

import random
import resource
import tracemalloc
from collections import deque

from kg.rdf.sorting import OPEN, sorted_rows


def test_more_runs_than_files_may_be_open() -> None:
    rows = [(f"{n % 900:04}", "p", str(n % 7)) for n in range(2 * OPEN * 3 + 5)]
    random.Random(1).shuffle(rows)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN + 60, hard))
    try:
        assert list(sorted_rows(rows, run=2)) == sorted(set(rows))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_rows_that_fit_are_sorted_in_memory() -> None:
    assert list(sorted_rows([("b", "1"), ("a", "2"), ("b", "1")])) == [("a", "2"), ("b", "1")]


def test_what_is_written_to_disk_is_let_go() -> None:
    assert _peak(60_000, run=15_000) < 1.4 * _peak(14_999, run=15_000)


def _peak(number: int, *, run: int) -> int:
    """Measure the most memory that sorting so many rows takes."""
    tracemalloc.start()
    try:
        deque(sorted_rows(((f"{n:0120}", "p") for n in range(number)), run=run), maxlen=0)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

"""Blocks of any length pass through in flat memory."""

from __future__ import annotations

from itertools import count, islice

from kg.compare.points import pairs


def test_an_endless_block_is_paired_as_it_comes() -> None:
    found = list(islice(pairs(count()), 1000))
    assert found[:3] == [(1, 0), (2, 1), (2, 0)]
    assert max(later - earlier for later, earlier in found) == 20

"""Blocks of any length pass through in flat memory."""

from __future__ import annotations

from itertools import count, islice

from kg.assemble import assemble
from kg.compare.claims import Claims
from kg.compare.points import Clause, Number, pairs, points
from kg.extract.gist import local_entities
from kg.resolve.clusters import resolve
from tests.compare.documents import PACK, read


def test_an_endless_block_is_paired_as_it_comes() -> None:
    found = list(islice(pairs(count()), 1000))
    assert found[:3] == [(1, 0), (2, 1), (2, 0)]
    assert max(later - earlier for later, earlier in found) == 20


def test_whom_a_document_names_is_told_of_its_numbers_alone() -> None:
    reading = read("{P|闻野渡}认为，{C|鹤洲动力}2025年营收将达到30亿元。{P|贺兰屏}到场。")
    resolution = resolve(local_entities(reading))
    facts = assemble(reading, resolution, measures=Claims(PACK).labels)
    told = list(points(reading, facts, resolution))
    assert {type(one) for one in told} == {Number, Clause}
    assert {len(one.by.told_of) for one in told if isinstance(one, Number)} == {len(facts.mentioned)}
    assert {len(one.by.told_of) for one in told if isinstance(one, Clause)} == {0}
    assert len({(one.by.claim, one.by.speakers) for one in told}) == 1

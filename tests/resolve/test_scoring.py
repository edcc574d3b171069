"""The table of reasons, and what it adds up to."""

from __future__ import annotations

import itertools

import pytest

from kg.model import LocalEntity
from kg.resolve.bundles import Bundle
from kg.resolve.scoring import TABLE, reasons, score

NAMES = ("通化资本", "通化资本有限公司", "通化", "霁衡机器人", "霁衡", "霁衡资本", "通化银行", "Tonghua Capital")


def bundles() -> list[Bundle]:
    return [
        Bundle.of(
            [
                LocalEntity(
                    document=document,
                    name=name,
                    type="Organization",
                    surfaces=(name,),
                    partners=(("partnersWith", "霁衡"),) if document == "a" else (),
                )
            ]
        )
        for document in "ab"
        for name in NAMES
    ]


@pytest.mark.parametrize("least", [0.0, 0.3, 0.6])
def test_a_score_is_the_sum_of_all_reasons_or_below_what_counts(least: float) -> None:
    pairs = list(itertools.combinations(bundles(), 2))
    exact = [round(sum(one.weight for one in reasons(a, b)), 4) for a, b in pairs]
    found = [score(a, b, least=least) for a, b in pairs]
    assert any(one >= least for one in exact)
    assert [one for one in found if one >= least] == [one for one in exact if one >= least]
    assert [one >= least for one in found] == [one >= least for one in exact]


def test_objections_stand_behind_what_speaks_for_a_pair() -> None:
    for table in TABLE.values():
        assert [one.weight < 0 for one in table] == sorted(one.weight < 0 for one in table)

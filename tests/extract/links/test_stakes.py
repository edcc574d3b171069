"""How much of a firm is bought."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("bought", "told"),
    [
        ("30%股权", "investsIn"),
        ("约8.5%的股份", "investsIn"),
        ("1.44亿股", "investsIn"),
        ("三成股份", "investsIn"),
        ("75%股权", "acquires"),
        ("剩余48%股权", "acquires"),
        ("全部股权", "acquires"),
        ("", "acquires"),
        ("28%股份，取得控制权", "acquires"),
    ],
)
def test_who_buys_a_small_part_only_invests(bought: str, told: str) -> None:
    assert links(f"{{C|甲光}}以九亿元收购{{C|乙烁}}{bought}。") == {f"甲光 {told} 乙烁"}


def test_a_part_may_stand_before_the_firm() -> None:
    assert "甲光 investsIn 乙烁" in links("{C|甲光}从{C|丙辉}手中收购约15.57%{C|乙烁}股份。")

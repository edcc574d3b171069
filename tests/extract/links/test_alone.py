from __future__ import annotations

import pytest

from kg.extract.links.alone import may_be_of_the_topic
from tests.extract.links.test_relations import links

TITLE = "\ue005"


def of_the_topic(title: str, before: str) -> bool:
    """Judge a post behind some words; a bar parts them from those that belong to it."""
    words, _, own = before.partition("|")
    return may_be_of_the_topic(title, words + own + TITLE, len(words))


@pytest.mark.parametrize(
    ("title", "before"),
    [("创始人", "持股者包括"), ("首席增长官CGO", "在|新任"), ("董事长", "，"), ("总裁", ""), ("创始人", "公司掌握在")],
)
def test_a_post_that_firms_have_is_of_the_topic(title: str, before: str) -> None:
    assert of_the_topic(title, before)


@pytest.mark.parametrize(
    ("title", "before"),
    [
        ("创始人", "军事集团“瓦川”|的"),
        ("财务总监", "派驻另一公司|的"),
        ("总裁", "对手|的"),
        ("诗人", "，"),
        ("总裁", "云岚"),
    ],
)
def test_a_post_behind_another_owner_is_not(title: str, before: str) -> None:
    assert not of_the_topic(title, before)


def test_in_a_row_of_appointments_all_are_told_of_the_first_firm() -> None:
    found = links(
        "{C|丙川}的{T|合伙人}{P|姜川松}为{C|甲光}{T|董事长}；{C|乙烁}{T|创始人}{P|李明川}担任{T|总裁}；前{C|丁汀}{T|副总裁}{P|王川国}出任{T|首席运营官}。"
    )
    assert {"李明川 worksFor 甲光 [总裁]", "王川国 worksFor 甲光 [首席运营官]"} <= found
    assert "王川国 worksFor 丁汀 [首席运营官]" not in found


def test_a_founder_alone_is_that_of_the_firm_he_is_told_to_have_founded() -> None:
    found = links(
        "{C|甲光}降价，{C|甲光}关店。\n2018年，{P|李明川}创办了{C|乙烁}。\n{C|甲光}的日子也不好过。{T|创始人}{P|李明川}想过自救。"
    )
    assert "李明川 founderOf 甲光" not in found
    assert "李明川 founderOf 乙烁" in found

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
    [
        ("行政总裁", "，"),
        ("独立董事", ""),
        ("营运总监", ""),
        ("创始人", "持股者包括"),
        ("首席增长官CGO", "在|新任"),
        ("董事长", "，"),
        ("总裁", ""),
        ("创始人", "公司掌握在"),
    ],
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


def test_each_part_of_a_row_of_departures_is_told_of_the_same_firm() -> None:
    found = links(
        "{C|甲光}半年里换了一茬人。1月，主管海外的{T|副总裁}{P|王川国}请辞，转身创办了水务公司{C|乙烁}；4月，{T|首席技术官}{P|李明川}加盟{C|丙川}；9月，负责滤膜{D|丁汀}的{T|副总裁}{P|姜川松}回到学界。"
    )
    assert {"李明川 worksFor 甲光 [首席技术官] former", "姜川松 worksFor 甲光 [副总裁] former"} <= found
    assert not {x for x in found if x.startswith(("李明川 worksFor 乙烁", "姜川松 worksFor 丙川"))}


def test_where_somebody_came_from_is_not_where_he_has_his_post() -> None:
    found = links("{C|甲光}换帅。接任{P|王川国}的是春天从{C|乙烁}转会而来的{T|副总裁}{P|李明川}。")
    assert "李明川 worksFor 甲光 [副总裁]" in found
    assert "李明川 worksFor 乙烁 [副总裁]" not in found


def test_who_succeeds_somebody_is_of_his_firm() -> None:
    found = links(
        "前{C|甲光}{T|副总裁}{P|王川国}去了{C|丙川}。\n市场在变。\n接棒{P|王川国}的，是入秋后从{C|乙烁}过来的{T|副总裁}{P|李明川}。"
    )
    assert "李明川 worksFor 甲光 [副总裁]" in found


def test_a_founder_who_left_his_first_firm_is_that_of_the_one_told_of() -> None:
    found = links(
        "{C|甲光}做水泵。{T|创始人}{P|李明川}不是新手：1998年，{P|李明川}和表兄{P|王川国}创办{C|乙烁}，2011年卖掉股份，重新创业。"
    )
    assert {"李明川 founderOf 甲光", "李明川 founderOf 乙烁"} <= found


def test_who_is_won_by_somebody_comes_to_his_firm() -> None:
    found = links(
        "{P|李明川}是{C|甲光}的{T|创始人}。2021年，{P|李明川}拉上{C|乙烁}的前同事{P|王川国}，还请来{O|江左大学}{T|教授}{P|姜川松}担任{T|总工程师}。"
    )
    assert "姜川松 worksFor 甲光 [总工程师]" in found
    assert not {x for x in found if x.startswith("姜川松 worksFor 乙烁")}


def test_a_post_in_a_paragraph_of_no_firm_is_of_the_one_that_the_text_names_most_often() -> None:
    many = "".join(f"{{C|{a}岭{b}汀}}在。" for a in "丙丁戊己庚" for b in "东南西北")
    told = many + "{C|甲光}好。" * 6 + "\n{T|财务总监}{P|李明川}说好。"
    assert "李明川 worksFor 甲光 [财务总监]" in links(told)

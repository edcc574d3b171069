from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{P|李明川}，与另一位老将{P|王川国}将入职机器人公司{C|甲光}，分别出任{T|总裁}、{T|首席战略官}。",
            {"李明川 worksFor 甲光 [总裁]", "王川国 worksFor 甲光 [首席战略官]"},
        ),
        (
            "{C|甲光}董事会任命{P|李明川}和{P|王川国}分别为{T|首席执行官}和{T|首席财务官}。",
            {"李明川 worksFor 甲光 [首席执行官]", "王川国 worksFor 甲光 [首席财务官]"},
        ),
        (
            "前{C|乙烁}{T|总监}{P|李明川}、{O|江左大学}{T|教授}{P|王川国}分别担任{C|甲光}的{T|董事长}、{T|总经理}。",
            {"李明川 worksFor 甲光 [董事长]", "王川国 worksFor 甲光 [总经理]"},
        ),
    ],
)
def test_each_has_his_own_post(marked: str, told: set[str]) -> None:
    assert {x.removesuffix(" planned") for x in links(marked)} >= told


def test_posts_and_people_of_other_numbers_are_nobodys() -> None:
    found = links("{P|李明川}、{P|王川国}和{P|姜川松}加入{C|甲光}，分别出任{T|总裁}、{T|首席战略官}。")
    assert not {x for x in found if x.endswith("[总裁]")}

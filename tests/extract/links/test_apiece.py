from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{P|李明川}和从军队转业的{P|王川国}将加盟水泵公司{C|甲光}，分别担任{T|厂长}、{T|总工程师}。",
            {"李明川 worksFor 甲光 [厂长]", "王川国 worksFor 甲光 [总工程师]"},
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


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("{P|李明川}和{P|王川国}曾分别担任{C|甲光}的{T|厂长}、{T|总工程师}。", " former"),
        ("{P|李明川}、{P|王川国}此前分别担任{C|甲光}{T|厂长}、{T|总工程师}。", " former"),
        ("{P|李明川}和{P|王川国}不再分别担任{C|甲光}的{T|厂长}、{T|总工程师}。", " negated"),
        ("{C|甲光}拟任命{P|李明川}和{P|王川国}分别为{T|厂长}、{T|总工程师}。", " planned"),
    ],
)
def test_posts_of_once_of_no_more_and_to_come(marked: str, how: str) -> None:
    assert links(marked) == {f"李明川 worksFor 甲光 [厂长]{how}", f"王川国 worksFor 甲光 [总工程师]{how}"}


def test_posts_and_people_of_other_numbers_are_nobodys() -> None:
    found = links("{P|李明川}、{P|王川国}和{P|姜川松}加入{C|甲光}，分别担任{T|厂长}、{T|总工程师}。")
    assert not {x for x in found if x.endswith("[厂长]")}

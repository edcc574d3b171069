from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}裁掉了整个品牌部，{T|总监}{P|李明川}也走了。", "李明川 worksFor 甲光 [总监]"),
        ("{C|甲光}换帅：老{T|总裁}{P|李明川}退，新{T|总裁}{P|王川国}来。", "王川国 worksFor 甲光 [总裁]"),
        ("{C|甲光}昨日没有发声。其{T|法务总监}{P|李明川}转了一首歌。", "李明川 worksFor 甲光 [法务总监]"),
        ("{O|江左医院}刚上线助手，{T|院长}{P|李明川}说要做科研。", "李明川 worksFor 江左医院 [院长]"),
    ],
)
def test_a_post_alone_is_at_the_firm_told_of(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}换了供应商，一位业内{T|总监}{P|李明川}也走了。",
        "{C|甲光}换用{C|乙烁}的轴承，{T|店长}{P|李明川}说好用。",
        "{C|甲光}很大。作为一家数据公司的{T|副总裁}，{P|李明川}（化名）不赞成。",
        "{C|甲光}刚上线助手，{T|院长}{P|李明川}说要做科研。",
        "{C|甲光}来了客人。\n{P|李明川}（{T|总监}）：不好说。",
    ],
)
def test_a_post_of_somebody_outside_is_at_none(marked: str) -> None:
    assert not {x for x in links(marked) if "李明川 worksFor" in x}


def test_a_post_of_the_text_s_own_firm_stays_there() -> None:
    found = links(
        "{C|甲光}上市。{C|甲光}卖泵。{C|甲光}在江左。\n{C|乙烁}工艺部长{P|王川国}说泵好用。{T|董事长}{P|李明川}写信给员工。"
    )
    assert "李明川 worksFor 甲光 [董事长]" in found


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}发布年报。对冲基金桥川的{T|创始人}{P|李明川}不看好。",
        "{C|甲光}发布年报。奶茶店圆汀汀{T|创始人}{P|李明川}不看好。",
    ],
)
def test_a_name_that_no_one_knows_behind_a_word_of_sort_is_the_place(marked: str) -> None:
    assert links(marked) == set()


def test_who_reports_works_for_a_medium_and_no_firm_that_he_tells_of() -> None:
    assert links("{C|江左日报}没有停产，{T|见习记者}{P|李明川}在厂外。") == {"李明川 worksFor 江左日报 [见习记者]"}
    assert not links("{C|甲光集团}停产，{T|见习记者}{P|李明川}在厂外。")


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}去年投产了第三座工厂。走进{C|甲光}的车间，灯光柔和。\n“误差不到一微米。”{T|焊装车间主任}{P|李明川}说。",
            "李明川 worksFor 甲光 [焊装车间主任]",
        ),
        (
            "{C|甲光}卖泵，{C|甲光}也卖阀。\n一条线一天能做三千台。质检部{T|高级经理}{P|李明川}指着屏幕说。",
            "李明川 worksFor 甲光 [高级经理]",
        ),
    ],
)
def test_a_report_from_a_factory_goes_on_about_its_firm(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}卖泵，{C|甲光}也卖阀。\n{D|江岚}{T|首席执行官}{P|李明川}说不急。",
        "{C|甲光}卖泵，{C|甲光}也卖阀。它采用{C|乙烁}的轴承。\n{T|焊装车间主任}{P|李明川}说不急。",
    ],
)
def test_a_post_at_a_thing_or_behind_a_supplier_stays_open(marked: str) -> None:
    assert not {x for x in links(marked) if x.startswith("李明川 worksFor")}

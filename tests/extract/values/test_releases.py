from __future__ import annotations

from functools import cache

import pytest

from kg.extract.values.attributes import Attributes
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractor() -> Attributes:
    return Attributes(read_packs(["ai"]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("6月28日晚，{C|甲川}的中型车{D|望川S7}正式上市。", {"望川S7 2025-06-28"}),
        ("2021年上市的无人机{D|川鹰20}养活了{C|甲川}。", {"川鹰20 2021"}),
        ("{C|甲川}今天发布新一代芯片{D|望川M1}。", {"望川M1 2025-06-30"}),
        ("{D|望川M1}去年10月流片，今年3月正式发布。", {"望川M1 2025-03"}),
        ("第一代{D|小川}2021年推出，第二代去年面世。", {"小川 2021"}),
        ("{D|川账}上线于2022年8月，用户过百万。", {"川账 2022-08"}),
        ("《{D|川上行}》去年12月发售。", {"川上行 2024-12"}),
        ("{D|川络平}于今年1月在国内获批上市。", {"川络平 2025-01"}),
        ("{C|甲川}到今年6月才把旗舰模型{M|望川V2}的权重放出来。", {"望川V2 2025-06"}),
        ("今年5月更新的{M|望川2.0}很快。", {"望川2.0 2025-05"}),
        ("{C|甲川}6月28日召开发布会。会上，{D|望川S7}亮相。", {"望川S7 2025-06-28"}),
        ("6月28日，{C|甲川}发布{M|望川3}。同日，{C|乙川}推出了{M|岚川2}。", {"望川3 2025-06-28", "岚川2 2025-06-28"}),
        ("6月28日，2025年的川展上，{C|甲川}推出{D|望川S7}。", {"望川S7 2025-06-28"}),
        ("6月28日，{C|甲川}召开大会，推出{M|望川3}和助手{D|小川}。", {"望川3 2025-06-28", "小川 2025-06-28"}),
        ("6月20日上市的{D|望川S7}搭载{D|川芯8}。", {"望川S7 2025-06-20"}),
        ("{C|甲川}6月4日表示，公司的开源编译器{D|小川}下载过十万次。", set()),
        ("今年3月，{C|甲川}开源了模型{M|望川3}。", {"望川3 2025-03"}),
        ("{D|小川}今日起上线网页端和{D|川OS}应用。", {"小川 2025-06-30"}),
    ],
)
def test_the_day_on_which_something_came_out(marked: str, expected: set[str]) -> None:
    found = extractor()(reading(marked)).attributes
    assert {f"{a.entity.name} {a.value}" for a in found if a.name == "releaseDate"} == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲川}2019年在港交所上市，{D|川络平}占收入七成。",
        "{C|甲川}2024年上市了三款新药，{D|川络平}卖得最好。",
        "{D|川账}5月发布了新的报税功能。",
        "{C|甲川}6月12日公布财报，{D|望川S7}卖了一万台。",
        "{C|甲川}6月12日发布公告称{D|望川S7}已经量产。",
        "{C|甲川}去年量产了{D|川芯8}。",
        "{D|望川S7}今年三季度亮相。",
        "{C|甲川}估计今年6月会推出{D|望川S7}。",
        "这家公司成立于2021年，已经上线{D|川账}。",
        "甲川2020年成立，{D|望川S7}发布后卖得很好。",
        "去年11月发布的《{D|川路指南}》提出要求。",
        "{D|望川S7}去年12月改款上市。",
        "{D|川博}6月12日发布一条视频。",
    ],
)
def test_what_tells_no_day_of_release(marked: str) -> None:
    found = extractor()(reading(marked)).attributes
    assert [a for a in found if a.name == "releaseDate"] == []


def test_what_came_out_in_the_same_year_is_dated_by_the_year_told_before() -> None:
    found = extractor()(reading("2019年，{C|甲川}搬到北京，同年推出{M|望川}。")).attributes
    assert [a.value for a in found] == ["2019"]

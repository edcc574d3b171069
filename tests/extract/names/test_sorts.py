"""Bodies that the text only counts or describes, and those with a name."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.sorts import of_a_colour, of_a_trade, only_a_sort
from kg.model import Span

PLACES = frozenset({"江左", "川城"})


def sort(name: str, behind: str = "，", *, strength: float = 0.6) -> bool:
    text = f"。{name}{behind}"
    return only_a_sort(Candidate(Span(1, 1 + len(name)), "Company", strength, "tagger"), text, PLACES)


@pytest.mark.parametrize(
    "name",
    [
        "六大国有银行",
        "18个路局公司",
        "四大商业银行",
        "江左一公司",
        "川城一健康咨询公司",
        "川城首富",
        "二审法院",
        "公安机关",
        "上诉法院",
        "派出所",
        "县人民政府",
        "省第十五次党代会",
        "管理有限公司",
        "江左西站",
        "海运股",
    ],
)
def test_what_is_counted_or_described_is_no_body(name: str) -> None:
    assert sort(name)


@pytest.mark.parametrize(
    "name",
    [
        "江左第一医院",
        "统一集团",
        "四川一上公司",
        "江左一东有限公司",
        "十个川天",
        "江左法院",
        "川林企业管理有限公司",
        "川岚控股",
        "川阳站城公司",
    ],
)
def test_a_body_with_a_name_stays(name: str) -> None:
    assert not sort(name)


def test_a_plate_is_told_by_what_stands_around_it() -> None:
    assert sort("皖N", "的2辆")
    assert not sort("皖N", "公司宣布")


def test_the_tagger_is_believed_where_it_is_sure() -> None:
    assert not sort("六大国有银行", strength=0.9)


def test_a_trade_of_a_country_is_not_its_bank() -> None:
    text = "中国银行业回暖，中国银行业务增长，中国银行股价上涨，中国银行股走强。"
    told = [of_a_trade(Span(at, at + 4), text) for at in range(len(text)) if text.startswith("中国银行", at)]
    assert told == [True, False, False, True]


def test_a_country_s_makers_and_markets_are_no_firm() -> None:
    text = (
        "中国电信设备商增多，中国移动互联网市场扩大，中国石油贸易企业减产；中国移动市场部、中国电信、中国石油称涨价。"
    )
    told = [of_a_trade(Span(at, at + 4), text) for at in range(len(text)) if text.startswith("中国", at)]
    assert told == [True, True, True, False, False, False]


@pytest.mark.parametrize("name", ["霜白", "深空灰", "星空色"])
def test_what_something_comes_in_is_a_colour(name: str) -> None:
    text = f"新机配色分别是银色、{name}，起售价1199元。"
    at = text.index(name)
    assert of_a_colour(Span(at, at + len(name)), text)
    assert not of_a_colour(Span(3, 3 + len(name)), f"他们推{name}，起售价1199元。")
    assert not of_a_colour(Span(5, 9), "新机配色与岚山X9相同。")

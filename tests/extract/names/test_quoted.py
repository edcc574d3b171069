"""Quoted words that name a thing, and those that only stand in quotation marks."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.quoted import firms_in_quotes, from_owners, from_quotes
from kg.model import Span


def strong(text: str) -> list[str]:
    return [c.span.of(text) for c in from_quotes(text) if c.strength >= LIKELY]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公司推出“砾鹭”，面向工厂。", "砾鹭"),  # coined, and nothing behind it
        ("公司推出“晨星”系列新车。", "晨星"),  # the noun behind it
        ("这款名为“晴空”的软件下架了。", "晴空"),
        ("该系统被命名为“远山”。", "远山"),  # what is called so
        ("新车搭载“星图”，很快。", "星图"),  # a word, but what is taken up is a thing
        ("航司推出“任意飞”产品。", "任意飞"),
        ("用上了操作系统“远山”。", "远山"),
        ("旗下拥有“砾鹭”“远山”两大品牌。", "远山"),
        ("内部代号“砾鹭Tarn”，已研发十年。", "砾鹭Tarn"),
        ("游戏《砾鹭》开发商倒闭。", "砾鹭"),
        ("即日起在开放平台“远山”上线。", "远山"),  # what is done with it is no noun behind it
        ("他们把“砾鹭”渲染引擎装进了手机。", "砾鹭"),
    ],
)
def test_things(text: str, name: str) -> None:
    assert name in strong(text)


@pytest.mark.parametrize(
    "text",
    [
        "店家推出“防寒”套餐。",
        "公司推出“车证”考核机制。",
        "公司发布“严正声明”，否认此事。",
        "协会发布了“砾鹭倡议”，呼吁克制。",
        "他发布“雨天骑车”系列视频。",
        "县里打造“让人放心”的市场。",
        "他们打造“砾鹭”品牌。",
        "公司更名为“砾鹭商管”，并迁址。",
        "一家名为“砾鹭”的店铺关门。",
        "有人发布“状元”信息。",
        "理财产品“减负”了。",
        "旅游产品“十一”预订量上涨。",
        "“短平快”游戏越来越少。",
        "“砾鹭中心”开发商跑了。",
    ],
)
def test_no_things(text: str) -> None:
    assert strong(text) == []


def firms(text: str) -> list[str]:
    return [c.span.of(text) for c in firms_in_quotes(text) if c.strength >= LIKELY]


def test_words_said_of_firms_are_none() -> None:
    assert firms("供应链企业“出海”，公司“以挖代裁”，企业“失控”之后，上市公司“自己做空自己”。") == []


def test_a_firm_quoted_beside_the_word_for_one_is_its_name() -> None:
    assert firms("初创公司“川砚拾光”、子公司“小川投资”和收购了“岚汀”公司。脑机公司“神经连接”（Neural Tarn）。") == [
        "川砚拾光",
        "小川投资",
        "岚汀",
        "神经连接",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("砾岚科技的“砾织”与别家的争客户。", ["砾织"]),
        ("砾岚科技自己的“砾织”。", ["砾织"]),
        ("砾岚科技的“朋友圈”，越来越大。", []),  # a word
        ("砾岚科技的“砾织”战略，越走越远。", []),  # something else that is called so
    ],
)
def test_coined_words_that_are_a_firms(text: str, expected: list[str]) -> None:
    firm = Candidate(span=Span(0, 4), type="Company", strength=LIKELY, source="tagger")
    assert [c.span.of(text) for c in from_owners(text, [firm])] == expected

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.flukes import without_flukes
from kg.extract.wording.markup import parse
from kg.model import Span
from kg.packs import Entry


def kept(marked: str, strength: float = 0.6) -> list[str]:
    text, mentions, _ = parse(marked)
    found = [Candidate(span=m.span, type=m.type, strength=strength, source="tagger") for m in mentions]
    return [c.span.of(text) for c in without_flukes(found, found, text, lambda _: None)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|惠商保}卖得好。惠商保便宜，惠商保亏本，惠商保停办。", []),
        ("{C|惠商保}卖得好。惠商保便宜，{C|惠商保}亏本，惠商保停办。", ["惠商保", "惠商保"]),  # at every second place
        ("{C|川盐}涨价。川盐多，川盐少。", ["川盐"]),  # too few places to tell
        ("{C|极川}涨价，{C|极川}好。" + "极川，" * 7, ["极川", "极川"]),  # no word in it, and seen twice
        ("{P|沈砚}来了。沈砚说，沈砚问，沈砚答。", ["沈砚"]),
    ],
)
def test_what_is_seldom_taken_for_a_firm_is_none(marked: str, expected: list[str]) -> None:
    assert kept(marked) == expected


def test_what_the_tagger_is_sure_of_stays() -> None:
    assert kept("{C|惠商保}卖得好。惠商保便宜，惠商保亏本，惠商保停办。", 0.9) == ["惠商保"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("订单流向了{C|国际物流}的客户。", []),
        ("{C|国际物流}宣布涨价。", ["国际物流"]),
        ("快递公司{C|国际物流}的客户。", ["国际物流"]),
        ("{C|川达}、{C|国际物流}的客户。", ["川达", "国际物流"]),
        ("订单流向了{C|川达物流}的客户。", ["川达物流"]),  # not all of its words are words
        ("订单流向了{C|国际银行}的客户。", ["国际银行"]),  # what no trade is called
        ("{C|国际物流}的联合创始人走了，后来{C|国际物流}的客户也走了。", ["国际物流", "国际物流"]),
    ],
)
def test_plain_words_are_a_firm_only_where_something_says_so(marked: str, expected: list[str]) -> None:
    assert kept(marked) == expected


@pytest.mark.parametrize(
    ("marked", "strength", "expected"),
    [
        ("他步入{C|仕途}，不知是{C|幸运}还是不幸。", 0.65, []),
        ("{C|川岭}、{C|骆驼}等品牌降价。", 0.65, ["川岭", "骆驼"]),
        ("{C|骆驼}宣布降价，人称{C|骆驼}。", 0.65, ["骆驼", "骆驼"]),  # a firm at one place is one
        ("母亲骑{C|骆驼}。", 0.7, ["骆驼"]),  # the tagger is sure enough
    ],
)
def test_a_common_word_is_a_firm_only_where_it_stands_like_one(
    marked: str, strength: float, expected: list[str]
) -> None:
    assert kept(marked, strength) == expected


@pytest.mark.parametrize(
    ("marked", "strength", "expected"),
    [
        ("他走不出{C|川南北}一步。", 0.55, []),
        ("他走不出{C|川南北}一步。", 0.6, ["川南北"]),
        ("{C|川南北}停牌，走不出一步。", 0.55, ["川南北"]),
        ("Velor Pilot（{C|川南北}）首席技术官来了。", 0.55, ["川南北"]),
        ("影响“{C|Velor}”“{C|川南北}”的股价。", 0.55, ["Velor", "川南北"]),  # in a row with a firm
        ("他走不出{C|川南北}，走不出{C|川南北}。", 0.55, ["川南北", "川南北"]),
        ("他走不出{C|川南北药业}一步。", 0.55, ["川南北药业"]),
        ("他走不出{C|川南北药业}一步。", 0.51, []),
        ("他走不出{C|Velor Tarn}一步。", 0.55, ["Velor Tarn"]),
        ("原始材料来自{C|Velor}，{C|川南北}数据显示不多。", 0.55, ["Velor", "川南北"]),
    ],
)
def test_what_is_hardly_seen_once_needs_a_firms_company(marked: str, strength: float, expected: list[str]) -> None:
    assert kept(marked, strength) == expected


def test_a_figure_that_a_list_has_as_a_firm_stays_where_the_tagger_takes_it_for_a_thing() -> None:
    text = "780的助手"
    listed = Candidate(span=Span(0, 3), type="Company", strength=0.6, source="lexicon")
    tagged = Candidate(span=Span(0, 3), type="Product", strength=0.51, source="tagger")
    entry = Entry(name="780", type="Company")
    assert without_flukes([listed], [listed, tagged], text, lambda _: entry) == [listed]

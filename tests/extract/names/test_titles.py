from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from kg.extract.names.titles import Titles
from kg.model import Span, Tag
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def titles() -> Titles:
    return Titles(read_packs(["common"]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|华川证券}科技与电子行业首席分析师{P|黄乐川}表示", ["科技与电子行业首席分析师"]),
        ("{C|甲光科技}副总裁兼{C|工业智能事业部}总经理{P|沈砚冬}", ["副总裁", "总经理"]),
        ("{C|柳川航空}客户服务部总经理{P|廉清川}", ["客户服务部总经理"]),
        ("董事会聘任{P|查慎川}为行长。", ["行长"]),
        ("{P|李明川}，{C|甲光}联合创始人兼CEO", ["联合创始人", "CEO"]),
        ("专家认为价格会涨。", []),
        ("其中将{C|甲光}列为首选，{O|江左学院}少将{P|李明川}认为", ["少将"]),
        ("{C|甲光}董事会委任{P|李明川}为副总裁。", ["副总裁"]),
        ("{C|甲光}公告，聘任{P|马文川}为总经理，聘任{P|李明川}为副总裁。", ["总经理", "副总裁"]),
        ("{C|甲光}投资长期回报好，{C|甲光}投资长{P|李明川}说", ["投资长"]),
        ("海外业务总经理{P|盛静川}认为", ["海外业务总经理"]),
        ("{P|盛静川}、{P|李明川}两位基金经理离任", ["基金经理"]),
        ("{C|甲光}由前工程师{P|李明川}创办", ["工程师"]),
    ],
)
def test_titles_reach_from_the_name_before_to_their_head(marked: str, expected: list[str]) -> None:
    found = titles()(reading(marked))
    assert [m.name for m in found.mentions if m.type == "Title"] == expected


def test_what_a_name_took_of_a_title_is_no_part_of_it() -> None:
    given = reading("{C|甲川终端BG} CEO{P|沈砚冬}表示")
    tagged = dataclasses.replace(given, tags=(Tag(span=Span(2, 10), type="Title", score=0.1),))
    assert [m.name for m in titles()(tagged).mentions if m.type == "Title"] == ["CEO"]


@pytest.mark.parametrize(
    ("marked", "tag", "expected"),
    [
        ("{C|甲川航空}由前飞行员{P|沈砚冬}创办", Span(4, 9), ["前飞行员"]),
        ("{P|沈砚冬}是{C|甲川航空}的第二大股东", Span(9, 14), []),
        ("{P|沈砚冬}进入{C|甲川航空}任职总经理助理", Span(10, 16), ["总经理助理"]),
        ("指定{P|沈砚冬}女士全面代行财务总监的职权", Span(5, 13), ["财务总监"]),
        ("{P|沈砚冬}女士及董事{P|杨川}缺席", Span(3, 8), ["董事"]),
        ("董事会授权董事{P|沈砚冬}代行职责", Span(0, 7), ["董事"]),
        ("在{C|甲川航空}的平台上将深化合作", Span(8, 10), []),
        ("发表记者会由{P|沈砚冬}主持", Span(0, 4), []),
    ],
)
def test_a_word_before_and_who_holds_shares_are_no_post(marked: str, tag: Span, expected: list[str]) -> None:
    tagged = dataclasses.replace(reading(marked), tags=(Tag(span=tag, type="Title", score=0.9),))
    assert [m.name for m in titles()(tagged).mentions if m.type == "Title"] == expected

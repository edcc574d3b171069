from __future__ import annotations

import time

import pytest

from kg.errors import PackError
from kg.extract.wording.skeleton import TOKENS, Skeleton, compiled, names_in, skeleton, word_lists
from kg.packs import Pack, Pattern
from tests.extract.readings import reading

C, M, P = TOKENS["Company"], TOKENS["Model"], TOKENS["Person"]


def bones(marked: str) -> Skeleton:
    found = reading(marked)
    return skeleton(found.text, found.sentences[0], found.mentions)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|江岭科技}自研的工业模型“{M|望舒}”", f"{C}自研的工业模型{M}"),
        ("{C|江岭科技}发布{M|望舒}大模型", f"{C}发布{M}"),
        ("{C|江岭科技}发布“{M|望舒}”大模型系列", f"{C}发布{M}"),
        ("**{M|望舒}**：由{C|江岭科技}研发", f"{M}：由{C}研发"),
        ("{C|江岭科技股份有限公司=江岭}（以下简称“{C|江岭}”）上市", f"{C}上市"),
        ("{C|江岭科技股份有限公司=江岭}（下称“{C|江岭}”或“{C|江岭}”）上市", f"{C}上市"),
        ("{C|江岭科技}（{C|乙烁}）", f"{C}（{C}）"),
        ("没有名字", "没有名字"),
        ("由{C|江岭科技}德国厂生产，{C|江岭科技}德国厂商会", f"由{C}生产，{C}德国厂商会"),
        ("{C|江岭科技}收购了总部位于英国的、主要从事机床生产的工厂{C|乙烁}", f"{C}收购了工厂{C}"),
        ("{C|江岭科技}总部位于英国的工厂由{C|乙烁}接手", f"{C}总部位于英国的工厂由{C}接手"),
    ],
)
def test_a_name_becomes_one_character(marked: str, expected: str) -> None:
    assert bones(marked).text == expected


def test_the_country_before_a_firm_is_part_of_its_token() -> None:
    found = bones("{C|岚川科技}与德国{C|岚海}合作。")
    assert found.text == f"{C}与{C}合作。"
    assert found.said(2, 3) == "德国岚海"


def test_spans_lead_back_to_the_text() -> None:
    found = reading("今天{C|江岭科技}发布“{M|望舒}”大模型。")
    short = skeleton(found.text, found.sentences[0], found.mentions)
    at = short.text.index(M)
    assert short.span(at, at + 1).of(found.text) == "“望舒”大模型"
    assert short.said(2, at) == "江岭科技发布"


def test_lists_of_names_are_one_group() -> None:
    short = bones("{C|甲光}发布{M|望舒}、轻量版{M|望舒-Lite}以及{M|北斗}。")
    found = compiled("{org}发布{thing+:object}", {}, "here").search(short.text)
    assert found is not None
    assert [m.name for m in names_in("object", found, short)] == ["望舒", "望舒-Lite", "北斗"]


def test_a_list_goes_on_behind_a_name_that_was_cut_or_not_found() -> None:
    for marked in (
        "投资方为{C|甲光}中国和{C|乙烁}。",
        "投资方为{C|甲光}、拳头、{C|乙烁}。",
        "投资方为{C|甲光}&{C|乙烁}。",
    ):
        short = bones(marked)
        found = compiled("为{org+:object}", {}, "here").search(short.text)
        assert found is not None
        assert [m.name for m in names_in("object", found, short)] == ["甲光", "乙烁"]


def test_no_list_goes_on_behind_a_comma_into_what_others_do() -> None:
    taken = compiled("收购{org+:object}", {}, "here")
    for marked, members in (
        ("{C|江岭科技}收购{C|甲光}，{C|乙烁}与{C|丙辉}双双退市。", ["甲光"]),
        ("{C|江岭科技}收购{C|甲光}，{C|乙烁}和{C|丙辉}等。", ["甲光", "乙烁", "丙辉"]),
    ):
        short = bones(marked)
        found = taken.search(short.text)
        assert found is not None
        assert [m.name for m in names_in("object", found, short)] == members


def test_a_blank_between_chinese_words_parts_the_clauses_of_a_headline() -> None:
    marked = "{C|岚川科技}紧追{C|岚海} 携手{C|岚芯}推{M|Tarn} 模型，{C|岚港}（{C|岚湖} 闭源）"
    assert bones(marked).text == f"{C}紧追{C}，携手{C}推{M}模型，{C}（{C}闭源）"
    assert bones("他历任{C|岚川科技} 材料部主任。").text == f"他历任{C}材料部主任。"


def test_the_rank_of_whoever_takes_a_post_is_left_out() -> None:
    assert bones("{P|李明川}{T|博士}获委任为{C|甲光}董事。").text.startswith(f"{P}获委任为{C}")
    assert bones("{P|李明川}{T|教授}认为{C|甲光}很好。").text.startswith(f"{P}\ue005认为")
    assert bones("{O|江左大学}{P|李明川}{T|教授}出任{C|甲光}董事。").text.startswith(f"\ue002{P}\ue005出任")


def test_heaps_of_portraits_are_soon_read() -> None:
    began = time.perf_counter()
    assert bones("{C|江岭科技}收购" + "从事甲的主要从事乙的" * 200 + "。").text.startswith(f"{C}收购")
    assert time.perf_counter() - began < 2


def test_an_unknown_slot_is_named() -> None:
    with pytest.raises(PackError, match=r"here: unknown slot \{orgs\}"):
        compiled("{orgs:subject}发布", {}, "here")


@pytest.mark.parametrize("pattern", ["{org:subject}发布{my_word}", "{Org}发布"])
def test_what_is_spelt_like_no_slot_is_named(pattern: str) -> None:
    with pytest.raises(PackError, match="is no slot; write small letters alone"):
        compiled(pattern, {"gap": ".{0,4}"}, "here")


def test_how_often_something_stands_is_no_slot() -> None:
    assert compiled(r"甲{2,3}\{x\}{gap}", {"gap": ".{0,4}"}, "here").fullmatch("甲甲{x}乙") is not None


def words(pack: str, file: str, value: str) -> Pattern:
    return Pattern(kind="words", name="sell", pack=pack, file=file, values={"words": [value]})


def test_words_are_told_once_in_a_pack_and_may_be_set_anew_by_another() -> None:
    twice = Pack(names=("tea",), patterns={"words": (words("tea", "a.toml", "卖"), words("tea", "b.toml", "售"))})
    with pytest.raises(PackError, match=r"b\.toml: the words sell are told in a\.toml too"):
        word_lists(twice)
    anew = Pack(names=("all", "tea"), patterns={"words": (words("all", "a.toml", "卖"), words("tea", "b.toml", "售"))})
    assert word_lists(anew) == {"sell": ("售",)}


def test_a_bad_expression_is_named() -> None:
    with pytest.raises(PackError, match="here: the pattern is no regular expression"):
        compiled("{org:subject}(", {}, "here")

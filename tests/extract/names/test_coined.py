from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.coined import (
    from_brackets,
    from_brands,
    from_careers,
    from_codes,
    from_employers,
    from_kin,
    from_leaders,
    from_makers,
    from_roles,
    from_rows,
    from_spellings,
    from_versions,
)
from kg.extract.wording.markup import parse
from kg.model import Span


def surfaces(found: list[Candidate], text: str) -> list[str]:
    return [c.span.of(text) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("团队打算把岚纹2.0装进十台设备。", ["岚纹2.0"]),
        ("岚纹3.5于八月上线。", ["岚纹3.5"]),
        ("工业4.0已经谈了十年，占比提升至2.0，毛利率约为3.5%。", []),
        ("售价为2.5万元，重量1.5吨。", []),
        ("午后续报9.75港元，时长8.5小时。", []),
    ],
)
def test_a_coined_word_before_a_version_is_a_model(text: str, expected: list[str]) -> None:
    assert surfaces(list(from_versions(text)), text) == expected


def test_a_firm_is_spelt_by_the_bracket_behind_it() -> None:
    text = "做冷链机械的澄衡（Chengheng Robotics）又融了一轮，领投的是老股东（Some Capital）。"
    assert surfaces(list(from_spellings(text)), text) == ["澄衡", "Chengheng Robotics"]


def test_a_code_behind_its_maker_is_a_name_unless_the_tagger_sees_one_of_both() -> None:
    text = "岚驰S7与岚川重工SY5开卖"
    makers = [Candidate(span=Span(0, 2), type="Company", strength=0.9, source="tagger")]
    makers.append(makers[0]._replace(span=Span(5, 9)))
    assert surfaces(list(from_makers(text, makers)), text) == ["S7", "SY5"]
    whole = Candidate(span=Span(0, 4), type="Product", strength=0.6, source="tagger")
    assert surfaces(list(from_makers(text, [*makers, whole])), text) == ["岚驰S7", "SY5"]
    assert list(from_makers("岚驰7B参数的模型", makers[:1])) == []
    assert list(from_makers("岚驰20CM涨停", makers[:1])) == []
    assert list(from_makers("岚驰A2021年的公告", makers[:1])) == []
    known = Candidate(span=Span(2, 6), type="Product", strength=0.95, source="lexicon")
    assert list(from_makers("岚驰X100开卖", [makers[0], known])) == []  # a name of its own


def test_a_role_of_a_firm_names_a_firm() -> None:
    text = "领投方是松川，跟投的是老股东的朋友，收购方为岚海，价格未定。"
    assert surfaces(list(from_roles(text)), text) == ["松川", "岚海"]


def test_whoever_has_a_post_has_an_employer() -> None:
    text = "说服他的是沐岚港的调度员，社区医院的医生、两家银行的行长和三甲医院的主任都没有来，与岚溪大学的教授谈过。"
    assert surfaces(list(from_employers(text)), text) == ["沐岚港", "岚溪大学"]


def test_a_body_before_the_post_of_its_head_is_a_name_where_a_phrase_begins() -> None:
    text = "云川材料公司董事长来了，沐川商会会长、汽车公司总裁、该集团董事长也来了，出席的是岚川银行行长王某。民营医院院长没来。"
    assert surfaces(list(from_leaders(text)), text) == ["云川材料公司"]
    text = "沐川商会会长李某、江口区财政局局长王某到场。"
    assert surfaces(list(from_leaders(text)), text) == ["沐川商会", "江口区财政局"]


def test_a_stock_code_names_the_firm_before_it() -> None:
    text = "早讯|汀川水务(600000.SH)公布业绩，该公司（下称水务）与岚港（00000.HK）合作，共三人（123）。"
    assert surfaces(list(from_codes(text, [])), text) == ["汀川水务"]


def test_words_between_a_comma_and_a_listed_firm_are_no_part_of_it() -> None:
    text = (
        "亏损者，其中汀川股份（600000.SH）、如沐岚酒业（600001）、涉及川阳电力（300002.SZ）、如意川集团（002003）下跌。"
    )
    assert surfaces(list(from_codes(text, [])), text) == ["汀川股份", "沐岚酒业", "川阳电力", "如意川集团"]


def test_four_figures_are_a_code_before_the_head_or_an_act_of_a_firm() -> None:
    text = "汀川电（0000）董事长说，统川（0001-TW）昨公布财报，岚纹（2024）发行，年度白皮书（2023）公布，星海（2024）公布。"
    assert surfaces(list(from_codes(text, [])), text) == ["汀川电", "统川"]


def test_kin_are_named_behind_the_word_for_them() -> None:
    text = "沈砚之女王知岚为董事长，沈砚之女王岚出任总裁，星川之子系统上线。"
    assert surfaces(list(from_kin(text, frozenset("王"))), text) == ["王知岚"]


def test_a_row_of_things_whose_number_and_sort_are_told_behind_it() -> None:
    text = "公司先后拿出了苍岭、白岭、青岭三代GPU芯片，还有松川、岚海两家公司，推出岚纹、望舒三款模型，分为山纹、水纹两个模型。"
    found = list(from_rows(text))
    assert surfaces(found, text) == ["苍岭", "白岭", "青岭", "山纹", "水纹"]
    assert [c.type for c in found] == ["Product"] * 3 + ["Model"] * 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{O|岚海发展基金会}（Lanhai Development Foundation）发布消息。", ["Lanhai Development Foundation"]),
        ("由GV（{C|谷岚风投}）、M9（{C|岚海资本}）投资。", ["GV", "M9"]),
        ("{D|Lisheng}（砺声笺）得奖，砺声笺2月上线。", ["砺声笺"]),
        ("{D|Lisheng}（砺声笺）得奖；{C|Torvel}（中国）没有，中国公司都没有。", []),
        ("{C|岚海}（NASDAQ: LH）与{C|松川}（600000.SH）、{C|岚港}（IPO）、{P|沈砚舟}（Alan Shen）。", []),
    ],
)
def test_letters_in_a_bracket_or_before_it_are_another_name(marked: str, expected: list[str]) -> None:
    text, mentions, _ = parse(marked)
    proposed = [Candidate(span=m.span, type=m.type, strength=0.6, source="tagger") for m in mentions]
    assert surfaces(list(from_brackets(text, proposed)), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16岁进县里的川北玻璃厂当学徒。", ["川北玻璃厂"]),
        ("被分配到乙烁设计院工作。", ["乙烁设计院"]),
        ("分配到一家外资公司工作。", []),
    ],
)
def test_a_life_names_where_somebody_worked(text: str, expected: list[str]) -> None:
    assert surfaces(list(from_careers(text)), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与丈夫合开了服装厂“川裳”。", ["川裳"]),
        ("离开后另立门户做起了配送平台“邻川”。", ["邻川"]),
        ("甲光成立了服务平台“邻川”。", []),
    ],
)
def test_what_somebody_opened_is_a_firm(text: str, expected: list[str]) -> None:
    assert surfaces(list(from_brands(text)), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2013年与师弟宁可、工程师一起创业。", ["宁可"]),
        ("与表弟沈砚冬合伙办厂。", ["沈砚冬"]),
        ("和同学高兴地说。", []),
        ("与妻子沈砚外，还有两人。", []),
    ],
)
def test_with_whom_somebody_does_something_is_a_person(text: str, expected: list[str]) -> None:
    assert surfaces(list(from_kin(text, frozenset("沈宁高"))), text) == expected

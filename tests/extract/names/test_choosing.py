from __future__ import annotations

from functools import cache

import pytest

from kg.extract.names.entities import Entities
from kg.extract.wording.markup import parse
from kg.model import Document, Reading, Tag
from kg.packs import Entry, Pack
from kg.text.sentences import paragraphs, sentences


@cache
def extractor() -> Entities:
    entries = (
        Entry(name="江岭", type="Company"),
        Entry(name="望舒科技", type="Company"),
        Entry(name="江岭X5", type="Product"),
        Entry(name="川麟芯片", type="Product", alternatives=("华川麟",)),
        Entry(name="原生川麟", type="Product"),
        Entry(name="企业川信", type="Product"),
        Entry(name="川博", type="Product"),
    )
    return Entities(Pack(names=("test",), entries=entries, stops=frozenset(), surnames=frozenset("沈")))


def found(marked: str, score: float = 0.05) -> list[tuple[str, str]]:
    """Read a text whose marked names are what the tagger proposes."""
    text, mentions, _ = parse(marked)
    lines = tuple(paragraphs(text))
    tags = tuple(Tag(span=m.span, type=m.type, score=score) for m in mentions)
    document = Document(id="test", text=text, sha256="")
    given = Reading(document=document, text=text, paragraphs=lines, sentences=tuple(sentences(text, lines)), tags=tags)
    return [(m.span.of(text), m.type) for m in extractor()(given).mentions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("他在{D|江岭钱包}里存了钱。", ["江岭钱包"]),
        ("买了{D|江岭 20}手机。", ["江岭 20"]),
        ("用{D|江岭ERP}管账。", ["江岭ERP"]),
        ("开{D|江岭X5}上班。", ["江岭X5"]),
        ("开{D|望舒科技i8}上班。", ["望舒科技", "i8"]),
        ("{D|江岭Q3}盈利。", ["江岭"]),
        ("{C|岭川}投产，{C|岭川}增产，{D|岭川拿铁}热卖。", ["岭川", "岭川", "岭川拿铁"]),
    ],
)
def test_a_maker_is_part_of_the_name_of_goods_that_have_no_other(marked: str, expected: list[str]) -> None:
    assert [name for name, _ in found(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("手机用上{D|川麟}芯片。", ["川麟"]),  # a list has 川麟芯片
        ("手机用上川麟芯片。", ["川麟芯片"]),
        ("手机装着原生{D|川麟}。", ["川麟"]),
        ("他在企业{D|川信}上说话。", ["企业川信"]),
        ("{C|江岭}{D|X5 Plus}开卖。", ["江岭", "X5 Plus"]),
    ],
)
def test_of_a_known_thing_the_tagger_tells_kind_and_maker_apart(marked: str, expected: list[str]) -> None:
    assert [name for name, _ in found(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("拥有川红、{D|奔腾}等多个品牌。", [("奔腾", "Product")]),
        ("推出高端品牌{D|仰望}。", [("仰望", "Product")]),
        ("他{D|奔腾}向前。", []),
        ("{D|001}、009两款都降价。", [("001", "Product")]),
        ("{D|12}连包降价。", []),
        ("{D|2031}款降价，{D|1987}款停产。", []),  # years
        ("{D|L9}开卖，{D|L2}辅助驾驶。", [("L9", "Product")]),  # a car, and what a car can do alone
    ],
)
def test_words_and_figures_are_goods_where_goods_are_told(marked: str, expected: list[tuple[str, str]]) -> None:
    assert found(marked) == expected


def test_a_letter_alone_is_a_thing_where_the_tagger_is_sure() -> None:
    assert found("他在{D|X}上发文。", 0.3) == [("X", "Product")]
    assert found("他在{D|X}上发文。", 0.05) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|川博}跌超4%，江岭涨超2%。", ("川博", "Company")),
        ("{C|川博}、{C|岭石}等集体上涨。", ("川博", "Company")),
        ("他在{D|川博}上发文，{C|川博}跌超4%，川博上都在说。", ("川博", "Product")),
        ("{D|Tarn 11 SE}开卖。", ("Tarn 11 SE", "Product")),
        ("{D|iTarn SE}开卖。", ("iTarn SE", "Product")),
    ],
)
def test_shares_tell_a_firm_and_an_edition_is_no_legal_form(marked: str, expected: tuple[str, str]) -> None:
    assert expected in found(marked)


@pytest.mark.parametrize("no_name", ["五大国有银行", "某钢厂", "青浦工厂", "国际物流"])
def test_a_row_takes_in_nothing_that_is_no_name(no_name: str) -> None:
    row = f"到场的有{{C|江岭}}、{{C|{no_name}}}、{{C|望舒科技}}等。" + f"{no_name}很忙。" * 4
    assert [name for name, _ in found(row, 0.09)] == ["江岭", "望舒科技"]

"""Makers that the packs know, and things that are nobody's because the text does not say whose."""

from __future__ import annotations

import pytest

from kg.extract.links.makers import KnownMakers
from kg.extract.links.relations import Relations
from kg.extract.names.titles import Titles
from kg.packs import Entry, Pack, read_packs
from tests.extract.readings import reading

PACK = Pack(
    names=("test",),
    entries=(
        Entry(name="江岭科技", type="Company", alternatives=("江岭",)),
        Entry(name="LX", type="Company"),
        Entry(name="江岭云", type="Company", facts=(("parent", "江岭科技"),)),
        Entry(name="驰光一号", type="Product", facts=(("developer", "江岭科技"),)),
        Entry(name="Tarn-2", type="Model", alternatives=("Tarn",), facts=(("developer", "江岭科技"),)),
    ),
)


def test_a_known_maker_is_tied_where_a_sentence_names_both() -> None:
    makers = KnownMakers(PACK)
    given = reading("{C|江岭}去年卖得不错，{D|驰光一号}是一半的营收。{D|驰光一号}缺货。")
    sentences = [(s, [m for m in given.mentions if m.span.inside(s)]) for s in given.sentences]
    (link,) = makers.links(given, sentences, ())
    assert (link.subject.name, link.object.name) == ("驰光一号", "江岭")
    assert link.evidence.of(given.text) == "江岭去年卖得不错，驰光一号"
    assert list(makers.links(given, sentences, {"驰光一号"})) == []


def test_a_known_maker_is_tied_where_a_paragraph_names_both() -> None:
    makers = KnownMakers(PACK)
    given = reading("{C|江岭}去年召回六次。涉及的是{D|驰光一号}。\n{M|Tarn-2}不在其中。")
    sentences = [(s, [m for m in given.mentions if m.span.inside(s)]) for s in given.sentences]
    (link,) = makers.links(given, sentences, ())
    assert (link.subject.name, link.object.name) == ("驰光一号", "江岭")
    assert link.evidence.of(given.text) == "江岭去年召回六次。涉及的是驰光一号"


def test_what_is_known_to_be_anothers_is_not_the_firms() -> None:
    makers = KnownMakers(PACK)
    given = reading("{C|甲光}、{C|江岭}、{D|驰光一号}、{D|织川}")
    other, own, thing, unknown = given.mentions
    assert makers.makes(own, thing, given.text) is True
    assert makers.makes(other, thing, given.text) is False
    assert makers.makes(own, unknown, given.text) is None


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|甲光}、{M|Tarn-4}", False),  # its family is known
        ("{C|甲光}、{M|Tarn Deep 4.6}", False),
        ("{C|甲光}、{D|Tarn CLI}", False),  # named after a known thing
        ("{C|甲光}、{D|Tarnish CLI}", None),
        ("{C|江岭云}、{M|Tarn-4}", None),  # of the same house
        ("{C|江岭实验室}、{M|Tarn-2}", None),
        ("{C|甲光}、{D|驰光一号 3}", False),  # a number behind the name of a known thing
        ("{C|甲光}、{D|江岭X5}", False),  # named after its maker
        ("{C|甲光}、{D|岭X5}", None),
        ("{C|甲光}、{D|LX 5}", False),
        ("{C|甲光}、{D|Lxora}", None),
    ],
)
def test_families_houses_and_names_tell_whose_a_thing_is(marked: str, expected: bool | None) -> None:
    given = reading(marked)
    firm, thing = given.mentions
    assert KnownMakers(PACK).makes(firm, thing, given.text) is expected


def made(marked: str) -> set[tuple[str, str]]:
    pack = read_packs(["ai"])
    found = Relations(pack)(Titles(pack)(reading(marked))).links
    return {(x.subject.name, x.object.name) for x in found if x.predicate == "developedBy"}


def test_the_main_firm_makes_only_what_the_text_comes_back_to_or_announces() -> None:
    text = "{C|甲光}周一开会。{C|甲光}说，成本降了。{C|甲光}的员工都在。"
    assert made(text + "会上有人拿着一台{D|织川}。") == set()
    assert made(text + "全新一代{D|织川}下月上市。") == {("织川", "甲光")}


def test_what_a_bracket_explains_makes_nothing_behind_it() -> None:
    assert made("排名是{D|织川}（{C|甲光} 开源）、{D|望舟}（{C|乙烁} 闭源）。") == {("织川", "甲光"), ("望舟", "乙烁")}


def test_versions_share_their_familys_maker_unless_two_are_told() -> None:
    assert ("Tarn-2.5", "甲光") in made("{C|甲光}发布了{M|Tarn-2}。下一版叫作{M|Tarn-2.5}。")
    assert made("{C|甲光}发布了{M|Tarn-2}。{C|乙烁}发布了{M|Tarn-3}。还有{M|Tarn-4}。") == {
        ("Tarn-2", "甲光"),
        ("Tarn-3", "乙烁"),
    }

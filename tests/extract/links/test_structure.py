"""Relations that names themselves tell."""

from __future__ import annotations

import pytest

from kg.extract.links.structure import handed_down, units_behind
from kg.extract.wording.skeleton import by_sentence, skeleton
from kg.model import Link
from tests.extract.links.test_relations import links
from tests.extract.readings import reading


def _units(marked: str) -> set[tuple[str, str]]:
    given = reading(marked)
    return {
        (link.subject.name, link.object.name)
        for sentence, mentions in by_sentence(given)
        for link in units_behind(skeleton(given.text, sentence, mentions))
    }


@pytest.mark.parametrize(
    ("marked", "unit", "whole"),
    [
        ("{O|江左大学} {O|语言实验室}发布了报告。", "语言实验室", "江左大学"),
        ("{C|甲光} {C|鹭鸣工作室}负责人到场。", "鹭鸣工作室", "甲光"),
        ("{P|严牧之}对{O|江左新闻}《{O|深谷}》表示。", "深谷", "江左新闻"),
    ],
)
def test_a_unit_right_behind_its_whole_belongs_to_it(marked: str, unit: str, whole: str) -> None:
    assert _units(marked) == {(unit, whole)}


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}、{O|语言实验室}发布了报告。",
        "{C|甲光}{C|乙烁}联手。",
        "《{O|江左早报}》《{O|深谷日报}》报道。",
        "{O|江左大学}《{O|深谷}》表示。",
        "{C|甲光}{O|联合实验室}启用。",
    ],
)
def test_two_names_side_by_side_are_no_unit_and_whole(marked: str) -> None:
    assert _units(marked) == set()


@pytest.mark.parametrize(
    ("told", "thing"),
    [
        ("{C|甲光}发布了{D|LX-1600}。上一代的{D|LX-800}还在卖。", "LX-800"),
        ("{C|甲光}发布了{M|Tarn-Coder 2}。小号叫{M|Tarn-Coder 1.5}。", "Tarn-Coder 1.5"),
    ],
)
def test_what_bears_the_letters_of_a_series_is_its_makers(told: str, thing: str) -> None:
    assert f"{thing} developedBy 甲光" in links(told)


def test_versions_have_the_maker_that_their_family_has_by_any_means() -> None:
    given = reading("{C|甲光}很忙。{M|望舒}来了。{M|望舒2}也来了。{C|乙烁}没来。")
    firm, family, version = sorted(given.mentions)[:3]
    by_a_network = Link(
        predicate="developedBy", subject=family, object=firm, evidence=family.span, rule="network of ties"
    )
    found = list(handed_down(given, [by_a_network], lambda *_: None))
    assert [(link.subject.name, link.object.name) for link in found] == [("望舒2", "甲光")]
    assert not list(handed_down(given, [by_a_network], lambda *_: False))
    assert version.name == "望舒2"

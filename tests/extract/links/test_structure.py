"""Relations that names themselves tell."""

from __future__ import annotations

import pytest

from kg.extract.links.structure import units_behind
from kg.extract.wording.skeleton import by_sentence, skeleton
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

from __future__ import annotations

import pytest

from kg.extract.links.periods import periods
from kg.model import Span
from tests.extract.links.test_relations import extractors
from tests.extract.readings import reading


def told(marked: str) -> set[str]:
    titles, relations = extractors()
    return {
        f"{x.object.name} {x.since or ''}..{x.until or ''}" + (" former" if x.former else "")
        for x in relations(titles(reading(marked))).links
        if x.predicate in {"worksFor", "partnersWith"}
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年至2021年", [("2019", "2021")]),
        ("2015年3月—2018年12月", [("2015-03", "2018-12")]),
        ("2019-2021年", [("2019", "2021")]),
        ("2019.03-2021.05", [("2019-03", "2021-05")]),
        ("2019年3月至8月", [("2019-03", "2019-08")]),
        ("自2020年起", [("2020", None)]),
        ("2016年至今", [("2016", None)]),
        ("去年5月起", [("2024-05", None)]),
        ("2021年至2019年", []),
        ("编号2019", []),
        ("2019年13月", []),
    ],
)
def test_periods(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(p.since, p.until) for p in periods(text, Span(0, len(text)), "2025-06-01")] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{P|沈砚冬}2019年至2021年任{C|甲光}{T|总裁}。", {"甲光 2019..2021 former"}),
        ("{P|沈砚冬}自2020年起担任{C|甲光}{T|董事长}。", {"甲光 2020.."}),
        ("{P|沈砚冬}2018年加入{C|甲光}，任{T|总监}。", {"甲光 2018.."}),
        ("{P|沈砚冬}2021年离开{C|甲光}。", {"甲光 ..2021 former"}),
        ("{C|甲光}换帅。2021年{P|沈砚冬}离开，由{P|李明川}接任{T|总裁}。", {"甲光 .."}),
        ("{P|沈砚冬}曾任{C|甲光}{T|总裁}（2015—2018年）。", {"甲光 2015..2018 former"}),
        ("2023年，{C|甲光}{T|总裁}{P|沈砚冬}表示，营收翻番。", {"甲光 .."}),
        ("{P|沈砚冬}2020年起任{C|甲光}{T|总裁}，2022年起任{C|乙烁}{T|董事}。", {"甲光 2020..", "乙烁 2022.."}),
        (
            "{P|沈砚冬}，1975年生，2010年至2015年任{C|甲光}{T|总经理}，2015年至2019年任{C|乙烁}{T|副总裁}，2019年起任{C|丙川}{T|董事长}。",
            {"甲光 2010..2015 former", "乙烁 2015..2019 former", "丙川 2019.."},
        ),
        ("{C|乙烁}自2020年起与{C|甲光}开展战略合作。", {"甲光 2020.."}),
    ],
)
def test_a_period_belongs_to_what_it_stands_before(marked: str, expected: set[str]) -> None:
    assert told(marked) == expected

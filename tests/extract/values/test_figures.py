"""Sums and dates that any thing might bear."""

from __future__ import annotations

import pytest

from kg.extract.context.references import References
from kg.extract.context.stand_ins import StandIns
from kg.extract.values.days import Clock
from kg.extract.values.figures import Sentence
from kg.extract.wording.skeleton import compiled, word_lists
from kg.packs import read_packs
from tests.extract.readings import reading

SUMS = compiled("{money}|{plainsum}", word_lists(read_packs(["ai"])), "words of sums")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{D|川匣}起售价 2,499 元，去年12月上市。", ["price 2,499 元", "releaseDate 2024-12"]),
        ("{D|川匣}成立以来融资8000万美元。", ["price 8000万美元"]),
        ("{M|望舒}每百万tokens输入2元、输出8元。", []),
        ("{D|川匣}今年4月18日亮相，昨日开售。", ["releaseDate 2025-04-18", "releaseDate 2025-06-29"]),
        ("{D|川匣}很轻。", []),
    ],
)
def test_sums_and_dates_are_found_whatever_they_are_told_of(marked: str, expected: list[str]) -> None:
    given = reading(marked)
    stand_ins = StandIns(given, References(given))
    sentence = Sentence(given.text, given.sentences[0], 0, list(given.mentions), stand_ins)
    clock = Clock.of(given.text, given.document.published)
    found = list(sentence.figures(SUMS, clock))
    assert [f"{one.attribute} {one.value}" for one in found] == expected
    for one in found:
        if one.attribute == "price":
            assert sentence.bones.said(one.start, one.end).strip() == one.value


@pytest.mark.parametrize(
    ("marked", "against"),
    [
        ("{D|川匣}卖2999元。", [False]),
        ("{D|川匣}起步就要11.98万。", [False]),
        ("近600万使用{D|川匣}的人。", [True]),
        ("{D|川匣}优惠2000元。", [True]),
        ("{D|川匣}溢价4000元。", [True]),
        ("{D|川匣}下调至1890元。", [False]),
        ("{D|川匣}带来3000元的补贴。", [True]),
        ("{D|川匣}将于2025年8月上市。", [True]),
        ("{D|川匣}今年4月上市。", [False]),
        ("{C|望川}否认{D|川匣}卖2999元。", [True]),
    ],
)
def test_words_around_may_speak_against_a_figure(marked: str, against: list[bool]) -> None:
    given = reading(marked)
    sentence = Sentence(given.text, given.sentences[0], 0, list(given.mentions), StandIns(given, References(given)))
    clock = Clock.of(given.text, given.document.published)
    assert [one.against for one in sentence.figures(SUMS, clock)] == against

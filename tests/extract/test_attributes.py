from __future__ import annotations

from functools import cache

import pytest

from kg.extract.attributes import Attributes
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractor() -> Attributes:
    return Attributes(read_packs(["ai"]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{M|望舒2}总参数量2100亿，上下文窗口256K。", {"望舒2 parameterCount 2100亿", "望舒2 contextLength 256K"}),
        ("{M|望舒}是双千亿级大语言模型。", {"望舒 parameterCount 双千亿级"}),
        ("{M|望舒-7B}开源了。", {"望舒-7B parameterCount 7B"}),
        ("{M|望舒}的参数量只有6000万。", {"望舒 parameterCount 6000万"}),
        ("{C|甲光}今年3月12日发布{M|望舒}。", {"望舒 releaseDate 2025-03-12"}),
        ("{C|甲光}去年10月推出{M|望舒}。", {"望舒 releaseDate 2024-10"}),
        ("{C|甲光}的市场规模达2100亿元，{M|望舒}没有参数。", set()),
    ],
)
def test_values_as_stated(marked: str, expected: set[str]) -> None:
    found = extractor()(reading(marked))
    assert {f"{a.entity.name} {a.name} {a.value}" for a in found.attributes} == expected


def test_a_relative_date_needs_the_day_of_publication() -> None:
    found = extractor()(reading("{C|甲光}去年10月推出{M|望舒}。", published=None))
    assert found.attributes == ()

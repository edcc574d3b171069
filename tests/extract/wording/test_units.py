"""Where a firm's name goes on to that of its unit."""

from __future__ import annotations

import pytest

from kg.extract.wording.units import with_unit
from kg.model import Span


@pytest.mark.parametrize(
    ("firm", "text", "expected"),
    [
        ("甲川", "甲川机器人实验室短暂停留", "甲川机器人实验室"),
        ("甲川", "甲川成立研究院", "甲川"),
        ("甲川", "甲川汽车事业群总裁", "甲川汽车事业群"),
        ("甲川", "甲川研究院院长", "甲川研究院"),
        ("甲川", "甲川智能汽车解决方案BU董事长", "甲川智能汽车解决方案BU"),
        ("甲川", "甲川说BUG不少", "甲川"),
        ("甲川", "甲川投资等参投", "甲川投资"),
        ("甲川", "甲川投资了乙川", "甲川"),
        ("甲川", "甲川资本市场部", "甲川"),
        ("Nordchip", "Nordchip Ventures参投", "Nordchip Ventures"),
        ("甲川", "甲川清洁能源董事长", "甲川清洁能源"),
        ("甲川", "甲川钛董事长", "甲川钛"),
        ("甲川", "甲川高级副总裁", "甲川"),
        ("甲川", "甲川中国区总裁", "甲川"),
        ("甲川", "甲川计算产品总经理", "甲川"),
        ("甲川", "甲川解决方案总经理", "甲川"),
        ("甲川", "甲川新董事长", "甲川"),
        ("甲川", "甲川上海总经理", "甲川"),
        ("甲川", "甲川中国总裁说", "甲川中国"),
        ("甲川", "甲川（中国）董事长说", "甲川（中国）"),
        ("甲川", "甲川国际香港总经理说", "甲川国际香港"),
        ("甲川", "甲川联合科技董事长说", "甲川联合科技"),
        ("甲川", "甲川中国市场总监", "甲川"),
        ("甲川", "甲川区域总经理", "甲川"),
        ("甲川集团", "甲川集团助理总裁", "甲川集团"),
    ],
)
def test_units_are_taken_in_and_verbs_are_not(firm: str, text: str, expected: str) -> None:
    assert with_unit(Span(0, len(firm)), text).of(text) == expected

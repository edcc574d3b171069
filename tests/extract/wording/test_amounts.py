from __future__ import annotations

import pytest

from kg.extract.wording.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("只差两个月", [("两个月", "2", "月")]),
        ("落后三年", [("三年", "36", "月")]),
        ("大约一年半", [("大约一年半", "18", "月")]),
        ("缩短到六十天", [("六十天", "1.9726", "月")]),
        ("花了3-5年", [("3-5年", "36", "月")]),
        ("参数1800亿", [("1800亿", "180000000000", "")]),
        ("700亿参数的模型", [("700亿参数", "70000000000", "参数")]),
        ("超过六成", [("超过六成", "60", "%")]),
        ("百分之三十", [("百分之三十", "30", "%")]),
        ("19.98万元", [("19.98万元", "199800", "元")]),
        ("$20亿", [("$20亿", "2000000000", "美元")]),
        ("128K token", [("128K token", "128000", "token")]),
        ("2024年", []),
        ("2024 年", []),
        ("二〇二四年", []),
        ("25年上半年", []),
        ("第三代", []),
        ("一块砖", []),
        ("四个问题", []),
        ("成立以来", []),
    ],
)
def test_numbers_with_their_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[a.span.start : a.span.end], a.value, a.unit) for a in amounts(text)] == expected


def test_words_of_roughness_leave_room() -> None:
    exact, rough, over, under = (next(iter(amounts(text))) for text in ("三年", "三年左右", "三年以上", "不到三年"))
    assert (rough.low or 0) < (exact.low or 0) < (exact.high or 0) < (rough.high or 0)
    assert over.high is None
    assert under.low is None

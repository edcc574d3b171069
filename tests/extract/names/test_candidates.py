from __future__ import annotations

import pytest

from kg.extract.names.candidates import from_entries, from_wording


@pytest.mark.parametrize("before", ["参数量 300 亿的", "300亿参数的", "千亿级的"])
def test_what_stands_in_quotation_marks_behind_a_size_is_proposed_as_a_model(before: str) -> None:
    text = f"乙川上月发表{before}“川雀”，免费商用。"
    (found,) = from_wording(text)
    assert (found.type, found.span.of(text)) == ("Model", "川雀")


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("主推的“川岸美式”一杯7.9元。", "Product", "川岸美式"),
        ("新品“川小酥”售价9.9元。", "Product", "川小酥"),
        ("这个“川瞳”的参数规模30亿。", "Model", "川瞳"),
        ("“川瞳”上下文窗口达到64K。", "Model", "川瞳"),
    ],
)
def test_what_stands_in_quotation_marks_before_its_price_or_size_is_proposed(text: str, kind: str, name: str) -> None:
    assert [(c.type, c.span.of(text)) for c in from_wording(text)] == [(kind, name)]


def test_what_is_quoted_before_a_market_is_not_proposed() -> None:
    assert not list(from_wording("“银发”消费一年三万亿元，售价走低。"))


def test_a_word_of_the_dictionary_before_a_price_is_not_proposed() -> None:
    assert not list(from_wording("“平价”一杯五元，“神器”售价30元。"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **问溪**：岚汀研发的模型。", ["问溪"]),
        ("- **今年秋季**：预计推出第二代。", []),
        ("- **2027年**：发布新品。", []),
        ("- **今日溪报**：岚汀推出的资讯平台。", ["今日溪报"]),
        ("- **问溪**：他们研发的模型。", ["问溪"]),
        ("- **2019 年 6 月**：甲川发布问川", []),
        ("- **Mara Quill**：岚汀前设计总监，负责芯片研发。", []),
        ("- **Mara Quill**：她带队研发了三代芯片。", []),
    ],
)
def test_entries_that_tell_when_or_who_somebody_is_name_no_thing(line: str, expected: list[str]) -> None:
    assert [c.span.of(line) for c in from_entries(line)] == expected

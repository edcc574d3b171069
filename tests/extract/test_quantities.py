from __future__ import annotations

import pytest

from kg.extract.quantities import amounts, iso_date, number, plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.8T", "1800000000000"),
        ("700亿", "70000000000"),
        ("双千亿", "100000000000"),
        ("万亿级别", "1000000000000"),
        ("1.5万亿", "1500000000000"),
        ("一千八百亿", "180000000000"),
        ("一点八万亿", "1800000000000"),
        ("7B", "7000000000"),
        ("32K", "32000"),
        ("128K", "128000"),
        ("200万字", "2000000"),
        ("1,800亿", "180000000000"),
        ("两千零五十", "2050"),
        ("２５６Ｋ", "256000"),
    ],
)
def test_numbers(text: str, value: str) -> None:
    found = number(text)
    assert found is not None
    assert plain(found) == value


def test_no_number() -> None:
    assert number("很大") is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("0.8元/百万tokens", ["0.8"]),
        ("每百万tokens输入0.8元、输出2.4元", ["0.8", "2.4"]),
        ("百万tokens输入价降至八毛钱", ["0.8"]),
        ("$20", ["20"]),
        ("3.5亿元", ["350000000"]),
        ("免费", ["0"]),
        ("面议", []),
    ],
)
def test_amounts(text: str, values: list[str]) -> None:
    assert [plain(value) for value in amounts(text)] == values


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024-03", "2024-03"),
        ("2024年3月", "2024-03"),
        ("3月12日", "2025-03-12"),
        ("去年11月", "2024-11"),
        ("2023年", "2023"),
        ("昨日", None),
        ("99月3日", None),
    ],
)
def test_dates_are_never_finer_than_told(text: str, date: str | None) -> None:
    assert iso_date(text, "2025-07-02") == date

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.extract.wording.quantities import amounts, iso_date, number, plain


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("双千亿", "100000000000"),
        ("1.8T", "1800000000000"),
        ("百亿级", "10000000000"),
        ("千亿级", "100000000000"),
        ("万亿", "1000000000000"),
        ("70B", "70000000000"),
        ("7 B", "7000000000"),
        ("128K", "128000"),
        ("1M", "1000000"),
        ("200万字", "2000000"),
        ("百万tokens", "1000000"),
        ("3.5亿", "350000000"),
        ("近万亿", "1000000000000"),
        ("超过2000亿", "200000000000"),
        ("6710亿", "671000000000"),
        ("十亿级", "1000000000"),
        ("五百亿", "50000000000"),
        ("一千七百五十亿", "175000000000"),
        ("1,750亿", "175000000000"),
        ("32k tokens", "32000"),
        ("0.6B", "600000000"),
        ("两万亿", "2000000000000"),
        ("1.5万亿", "1500000000000"),
        ("八千", "8000"),
        ("四百万", "4000000"),
        ("几百亿", None),
    ],
)
def test_stated_sizes_have_a_value(text: str, expected: str | None) -> None:
    assert number(text) == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.8元/百万tokens", ["0.8"]),
        ("输入0.8元、输出2.4元", ["0.8", "2.4"]),
        ("21.98万元起", ["219800"]),
        ("21.59万元至29.99万元", ["215900", "299900"]),
        ("8毛", ["0.8"]),
        ("3分钱", ["0.03"]),
        ("$0.14", ["0.14"]),
        ("19.98-25.98万元", ["199800", "259800"]),
        ("十九万八千元", ["198000"]),
        ("免费", ["0"]),
        ("每月39元", ["39"]),
        ("5厘", ["0.005"]),
        ("1.2亿美元", ["120000000"]),
        ("￥3,999", ["3999"]),
        ("2999元", ["2999"]),
        ("一百五十美元", ["150"]),
    ],
)
def test_stated_prices_have_values(text: str, expected: list[str]) -> None:
    assert list(amounts(text)) == [Decimal(value) for value in expected]

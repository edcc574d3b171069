from __future__ import annotations

import pytest

from kg.extract.dates import resolved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年8月2日", "2024-08-02"),
        ("2024年8月", "2024-08"),
        ("2023年", "2023"),
        ("3月12日", "2025-03-12"),
        ("12月5日", "2024-12-05"),
        ("去年", "2024"),
        ("去年10月", "2024-10"),
        ("今年6月15日", "2025-06-15"),
        ("本月3日", "2025-04-03"),
        ("上个月", "2025-03"),
        ("昨日", "2025-04-17"),
        ("今天", "2025-04-18"),
        ("上周五", "2025-04-11"),
        ("本周三", "2025-04-16"),
        ("本周日", None),
        ("13月2日", None),
        ("17日", "2025-04-17"),
    ],
)
def test_dates_resolve_against_the_day_of_publication(text: str, expected: str | None) -> None:
    assert next((iso for iso, _, _ in resolved(text, 0, len(text), "2025-04-18")), None) == expected

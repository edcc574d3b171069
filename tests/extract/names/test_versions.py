"""Where the names of models and products end."""

from __future__ import annotations

import pytest

from kg.extract.names.naming import names
from kg.extract.names.versions import unmarked
from kg.model import Span


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("“鹤川”4.0", "鹤川4.0"),
        ("「鹤川」2.5", "鹤川2.5"),
        ("“听川”Pro", "听川Pro"),
        ("《鹤川》3", "鹤川3"),
        ("“鹤川”", "“鹤川”"),
        ("鹤川4.0", "鹤川4.0"),
        ("“鹤川”系列", "“鹤川”系列"),
    ],
)
def test_marks_around_all_but_the_version_are_no_part_of_a_name(surface: str, expected: str) -> None:
    assert unmarked(surface) == expected


def test_a_name_with_marks_is_that_without() -> None:
    text = "带来“鹤川”4.0。鹤川4.0很快。"
    found = [(Span(2, 9), "Model"), (Span(10, 15), "Model")]
    assert {m.name for m in names(text, found, lambda _: None, frozenset())} == {"鹤川4.0"}

from __future__ import annotations

import pytest

from kg.extract.claims.stances import Said, stances
from kg.model import Span


def said(text: str, words: str, who: str) -> Said:
    start = text.index(words)
    return Said(Span(start, start + len(words)), frozenset((who,)), frozenset((who,)))


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("。乙并不认同，称", "contradicts"),
        ("。乙反驳道，", "contradicts"),
        ("。乙对此持相反观点：", "contradicts"),
        ("。乙表示赞同，认为", "supports"),
        ("。乙不能完全同意，说", "contradicts"),
        ("。乙并不否认，但说", None),
        ("。乙说", None),
    ],
)
def test_words_of_answer(between: str, expected: str | None) -> None:
    text = f"甲说算力不够{between}算力够用。"
    found = stances(text, [said(text, "算力不够", "甲"), said(text, "算力够用", "乙")])
    assert [(which, how, whom) for which, how, whom in found] == ([(1, expected, 0)] if expected else [])


def test_who_is_named_is_answered() -> None:
    text = "甲说一。乙说二。丙不同意甲的看法，说三。"
    found = stances(text, [said(text, "一", "甲"), said(text, "二", "乙"), said(text, "三", "丙")])
    assert found == [(2, "contradicts", 0)]


def test_nobody_answers_himself() -> None:
    text = "甲说一。甲反驳道，二。"
    assert stances(text, [said(text, "一", "甲"), said(text, "二", "甲")]) == []

from __future__ import annotations

import pytest

from kg.extract.wording.marks import is_sentence, masked, quotations
from kg.text.sentences import paragraphs


def inner(text: str) -> list[str]:
    return [q.inner.of(text) for q in quotations(text, paragraphs(text))[0]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("他说：“好。”", ["好。"]),
        ("「好。」他說。", ["好。"]),
        ("『好。』他說。", ["好。"]),
        ('他说："好。"又说："走。"', ["好。", "走。"]),
        ("“甲说‘乙’，”他说。", ["甲说‘乙’，"]),
        ("「甲說『乙』。」", ["甲說『乙』。"]),
        ("“甲“乙”丙”", ["甲“乙”丙"]),
        ("叫“甲”和“乙”的", ["甲", "乙"]),
        ("”甲。”他说。", ["甲。"]),
        ("“甲。“", ["甲。"]),
        ("It’s “so”.", ["so"]),
        ("空的“”不算", []),
        ("没有引号", []),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert inner(text) == wanted


def test_an_opening_mark_repeated_over_paragraphs() -> None:
    text = "他说：“一。\n“二。\n“三。”"
    found, drops = quotations(text, paragraphs(text))
    assert [q.inner.of(text) for q in found] == ["一。", "二。", "三。"]
    assert [q.continued for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]
    assert len(drops) == 2


def test_an_opening_mark_that_is_not_repeated() -> None:
    text = "他说：“一。\n二。\n三。”他走了。"
    assert inner(text) == ["一。", "二。", "三。"]


def test_a_mark_that_never_closes_ends_with_its_paragraph() -> None:
    text = "他说：“一。\n二。\n三。"
    assert inner(text) == ["一。"]


@pytest.mark.parametrize("text", ["尺寸为5”的屏幕。", "所谓“新仓。"])
def test_a_mark_without_a_partner_is_reported(text: str) -> None:
    found, drops = quotations(text, paragraphs(text))
    assert not found
    assert [d.reason for d in drops] == ["unbalanced quotation mark"]


def test_the_odd_mark_does_not_swallow_those_that_pair() -> None:
    assert inner("所谓“新仓，他说：“好。”又说：“走。”") == ["好。", "走。"]


@pytest.mark.parametrize(("text", "wanted"), [("“好。”", True), ("“好，”他说", True), ("“任重道远”", False)])
def test_what_closes_like_speech(text: str, wanted: bool) -> None:
    (found,) = quotations(text, paragraphs(text))[0]
    assert is_sentence(text, found) is wanted


def test_a_mask_keeps_every_offset() -> None:
    text = "「他说」（记者认为）《某某说》他说"
    found, _ = quotations(text, paragraphs(text))
    hidden = masked(text, found)
    assert len(hidden) == len(text)
    assert hidden.count("说") == 1
    assert "认为" not in hidden

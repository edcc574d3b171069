"""Pinyin as it is typed."""

from __future__ import annotations

import pytest

from kg.text.pinyin import initials, pinyin, syllables


@pytest.mark.parametrize(
    ("name", "full", "short"),
    [
        ("顾南舟", "gunanzhou", "gnz"),
        ("曾国藩", "zengguofan", "zgf"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("吕布", "lvbu", "lb"),
        ("Li Ming", "liming", "liming"),
        ("", "", ""),
    ],
)
def test_names_of_people(name: str, full: str, short: str) -> None:
    assert (pinyin(name, person=True), initials(name, person=True)) == (full, short)


def test_other_names_are_read_as_words() -> None:
    assert pinyin("单车") == "danche"
    assert pinyin("重庆长安汽车") == "chongqingchanganqiche"
    assert (pinyin("盘古 5.0"), initials("盘古 5.0")) == ("pangu5.0", "pg5.0")
    assert syllables("GPT大模型") == ("gpt", "da", "mo", "xing")

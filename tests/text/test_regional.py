"""Words of Taiwan and Hong Kong as the mainland says them."""

from __future__ import annotations

import pytest

from kg.text.regional import MAINLAND, mainland


def test_every_word_is_as_long_as_what_it_becomes() -> None:
    assert all(len(word) == len(told) for word, told in MAINLAND.items())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南川晶片业者的伺服器软体", "南川芯片厂商的服务器软件"),
        ("今年发表第2代晶片「Ferra」", "今年发布第2代芯片「Ferra」"),
        ("会后发表谈话", "会后发表谈话"),
        ("芯片厂商", "芯片厂商"),
        ("创业者与面板业者", "创业者与面板厂商"),
    ],
)
def test_words_change_and_places_stay(text: str, expected: str) -> None:
    assert mainland(text) == expected
    assert len(mainland(text)) == len(text)

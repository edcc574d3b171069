"""Which firm writes a text of itself, and what 我们 means there."""

from __future__ import annotations

import pytest

from kg.extract.context.protagonist import protagonist
from kg.extract.context.writer import writer
from tests.extract.context.test_stand_ins import meant
from tests.extract.readings import reading

DEFINED = "{C|乙烁集团}到访。{C|甲光软件}（以下简称“甲光”或“本公司”）与{C|乙烁集团}签约。{C|乙烁集团}很重视。"


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        (DEFINED, "甲光软件"),
        ("{C|乙烁集团}来访。本公司发布新品。\n版权所有 © 2026 {C|甲光软件}", "甲光软件"),
        ("{C|乙烁集团}来访。{C|甲光软件}（以下简称“公司”、“甲光”）到场。", "甲光软件"),
        ("{C|乙烁集团}来访。{C|甲光软件}（一家基本公司）到场。", None),
        ("{C|乙烁集团}来访。\n版权所有 © 2026 {C|甲光软件}", None),
        ("{C|乙烁集团}来访。本公司发布新品。", None),
        ("{C|甲光软件}发布新品\n{C|乙烁集团}来访。本公司发布新品。", "甲光软件"),
        ("{C|甲光软件}发布新品\n{C|乙烁集团}来访，称“本公司很重视”。", None),
        ("{C|甲光软件}发布新品\n{C|乙烁集团}来访，称「本公司很重视」。", None),
    ],
)
def test_who_writes(marked: str, who: str | None) -> None:
    found = writer(reading(marked))
    assert (found.name if found else None) == who


def test_a_text_is_about_who_writes_it() -> None:
    found = protagonist(reading(DEFINED))
    assert found is not None
    assert found.name == "甲光软件"


@pytest.mark.parametrize("word", ["本公司", "我们"])
def test_what_it_calls_itself_means_that_firm(word: str) -> None:
    assert meant(f"{DEFINED}{{C|乙烁集团}}致辞。{word}正式发布了平台。", word) == "甲光软件"


def test_outside_such_a_text_the_word_is_left_alone() -> None:
    assert meant("{C|甲光软件}与{C|乙烁集团}签约。我们正式发布了平台。", "我们") is None


def test_a_firm_that_is_so_defined_is_meant_wherever_others_are_told_of() -> None:
    text = "{C|甲光软件}（以下简称“公司”）与{C|乙烁集团}签约。\n{C|丙辉}持有{C|丁汀}股权。公司董事到场。"
    assert meant(text, "公司") == "甲光软件"

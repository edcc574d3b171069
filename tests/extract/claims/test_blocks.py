"""Words in a paragraph of their own behind a colon."""

from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from tests.extract.claims.test_quotes import told

BLOCKS = [
    ("{P|卢青禾}表示：\n\n租金迟早会降，小仓更难。\n\n新仓昨天封顶。", ["卢青禾：租金迟早会降，小仓更难。"]),
    ("{P|卢青禾}介绍：\n\n**租金迟早会降，小仓更难。**", ["卢青禾：租金迟早会降，小仓更难。"]),
    (
        "{P|卢青禾}补充道：\n\n> 租金迟早会降，小仓更难。\n\n> 大仓也撑不了三年。\n\n新仓昨天封顶，客人不多。",
        ["卢青禾：租金迟早会降，小仓更难。", "卢青禾：大仓也撑不了三年。"],
    ),
    # lines of a block that hold nothing
    (
        "{P|卢青禾}说：\n\n>\n> 租金迟早会降，小仓更难。\n>\n> 大仓也撑不了三年。\n\n新仓昨天封顶，客人不多。",
        ["卢青禾：租金迟早会降，小仓更难。", "卢青禾：大仓也撑不了三年。"],
    ),
    # without a word of saying only what is marked as another's words
    ("{P|卢青禾}看完大赞：\n\n> 这是十年来最好的仓库图纸。", ["卢青禾：这是十年来最好的仓库图纸。"]),
    ("{P|卢青禾}看完大赞：\n\n新仓昨天封顶，客人不多。", []),
    # lists, headings and pictures are nobody's words
    ("{P|卢青禾}表示，计划有以下三点：\n\n新仓明年春天开门迎客。", ["卢青禾，计划有以下三点"]),
    ("{P|卢青禾}表示：\n\n## 新仓明年春天开门迎客", []),
    ("{P|卢青禾}表示：\n\n1、新仓明年春天开门迎客", []),
    # nobody named is about to speak
    ("业内人士表示：\n\n租金迟早会降，小仓更难。", []),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["common"]))


@pytest.mark.parametrize(("marked", "wanted"), BLOCKS)
def test_words_behind_a_colon_and_a_line_end(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

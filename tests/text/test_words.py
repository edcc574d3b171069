"""How rare words are by jieba's table."""

from kg.text.words import UNKNOWN, rarity


def test_rare_words_and_words_of_every_text() -> None:
    assert 4 < rarity("模型") < 9
    assert rarity("模型") < rarity("蒸馏塔")
    assert rarity("岩砂川") == UNKNOWN

"""Games in book marks, beside the films, papers and media that stand in them too."""

from __future__ import annotations

import pytest

from kg.extract.names.titled import from_titles


def titles(text: str) -> set[str]:
    return {c.span.of(text) for c in from_titles(text)}


ON_GAMES = "这家游戏公司今年有三款手游上线，玩家不少，端游收入也在涨，游戏流水创了新高。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《砾鹭》国服要回来了，游戏玩家等了一年。《远山》热播。", {"砾鹭"}),  # played somewhere
        ("他做手游《砾鹭》。游戏《远山》也不错，《砾鹭》更好。", {"砾鹭", "远山"}),
        (ON_GAMES + "《砾鹭》贡献最大，《远山》次之。", {"砾鹭", "远山"}),  # a document on games
        (ON_GAMES + "在《砾鹭》中，人人会飞。他在《远山》中表示反对。", {"砾鹭"}),
        (ON_GAMES + "据《江左晚报》报道，《游戏管理办法》将出台，他对《江左观察》说。", set()),
        (ON_GAMES + "由《砾鹭》改编的电影《远山》上映。《砾鹭》仍在运营。", {"砾鹭"}),
        ("电影《砾鹭》票房不错，《远山》也要上映。", set()),
        ("他开发过《砾鹭》、《远山》等作品。", {"砾鹭", "远山"}),
        ("打造了《砾鹭》《远山》两款游戏。", {"砾鹭", "远山"}),
    ],
)
def test_games(text: str, expected: set[str]) -> None:
    assert titles(text) == expected

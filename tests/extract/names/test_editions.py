from __future__ import annotations

import pytest

from kg.extract.names.editions import editions
from kg.extract.wording.markup import parse


def told(marked: str) -> list[tuple[str, str]]:
    text, mentions, _ = parse(marked)
    return [(m.span.of(text), m.name) for m in editions(mentions, text)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|甲川}放出{M|望川-2-9B}与{M|望川-2-Nano}。Nano由9B剪枝得到。",
            [("9B", "望川-2-9B"), ("Nano", "望川-2-Nano")],
        ),
        ("{M|望川-2-9B}来了。接口：9B版每百万tokens两元。", [("9B", "望川-2-9B")]),
        ("{D|川途9 Ultra}贵，Ultra还加了一颗芯片。", [("Ultra", "川途9 Ultra")]),
        ("{M|望川-3 Flash}来了；Flash更狠，输入0.4元。", [("Flash", "望川-3 Flash")]),
    ],
)
def test_an_edition_is_called_by_its_last_word(marked: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(told(marked)) == sorted(expected)


@pytest.mark.parametrize(
    "marked",
    [
        "Nano先来了，{M|望川-2-Nano}后到。",
        "{M|望川-2-9B}有9B参数，约9B。",
        "{D|川途9 Pro}和{D|川途8 Pro}都在，Pro更贵。",
        "{D|川镜 Air}之后，Air 2才上市。",
        "{D|川途9 Pro}开卖，Pro版3999元。",
        "{C|甲川 Max}开会，Max没来。",
    ],
)
def test_what_may_be_a_size_or_another_is_none(marked: str) -> None:
    assert told(marked) == []

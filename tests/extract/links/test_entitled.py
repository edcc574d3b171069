"""Posts that are told apart from the place."""

from __future__ import annotations

import pytest

from kg.extract.links.entitled import entitled
from kg.model import Link
from tests.extract.readings import reading


def title(marked: str, *, former: bool = False, also: str | None = None) -> str | None:
    """Give the post that 魏思齐 has at 岑石微, to which a link without one ties him; `also` is another place of his."""
    given = reading(marked)
    named = {m.name: m for m in reversed(given.mentions)}
    links = [
        Link(
            predicate="worksFor",
            subject=named["魏思齐"],
            object=named[place],
            evidence=named["魏思齐"].span,
            former=former and place == "岑石微",
        )
        for place in ("岑石微", also)
        if place
    ]
    return entitled(links, given)[0].title


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{P|魏思齐}在{C|岑石微}待了七年，离开时是{T|产品负责人}。", "产品负责人"),
        ("{P|魏思齐}出身{C|岑石微}，在那里做过五年{T|研究员}。", "研究员"),
        ("{P|魏思齐}在{C|岑石微}做过六年{T|产品经理}。", "产品经理"),
        ("{T|算法总监}{P|魏思齐}离开{C|岑石微}。", "算法总监"),
        ("{P|魏思齐}在{C|岑石微}待了七年，{P|骆景昀}是{T|产品负责人}。", None),
        ("{P|魏思齐}在{C|岑石微}待了七年。他的老师是{T|院士}。", None),
        ("{T|创始人}{P|魏思齐}出身{C|岑石微}。", None),
        ("{P|魏思齐}在{C|岑石微}待了七年，上司是{T|总监}{P|骆景昀}。", None),
        ("{P|魏思齐}在{C|岑石微}待了七年，从来不是{T|总监}。", None),
    ],
)
def test_what_somebody_was_stands_behind_the_place(marked: str, expected: str | None) -> None:
    assert title(marked, former=True) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|岑石微}由{P|魏思齐}创立。{T|创始人}、{T|董事长}{P|魏思齐}到场。", "创始人、董事长"),
        ("{C|岑石微}由{P|魏思齐}创立。{P|魏思齐}如今是{T|首席供应链官}。", "首席供应链官"),
        ("{C|岑石微}由{P|魏思齐}创立。{O|江左协会}{T|会长}{P|魏思齐}到场。", None),
        ("{C|岑石微}由{P|魏思齐}创立。前{T|总裁}{P|魏思齐}到场。", None),
    ],
)
def test_what_somebody_is_stands_beside_his_name(marked: str, expected: str | None) -> None:
    assert title(marked) == expected


def test_of_two_places_a_post_tells_neither() -> None:
    marked = "{P|魏思齐}在{C|岑石微}，也在{C|叠霜}。{T|总裁}{P|魏思齐}到场。"
    assert title(marked) == "总裁"
    assert title(marked, also="叠霜") is None

"""Which post somebody has at a firm to which only the network ties him, and whether it is over."""

from __future__ import annotations

import pytest

from kg.extract.links.employers import Employment, employment
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import skeleton
from tests.extract.readings import reading


def held(marked: str) -> Employment:
    """Tell the employment of 魏思齐 at 岑石微 in one sentence."""
    given = reading(marked)
    bones = skeleton(given.text, given.sentences[0], given.mentions, [])
    names = {mention.name: Name(place, mention, 0, 0, bones, place) for place, mention in bones.names.items()}
    return employment(names["魏思齐"], names["岑石微"])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{P|魏思齐}：创始人，江左大学博士，前{C|岑石微}{T|总监}。", Employment("总监", former=True)),
        ("{P|魏思齐}：创始人，前江左{C|岑石微}{T|总监}。", Employment("总监", former=True)),
        ("{P|魏思齐}则是原{C|岑石微}{T|总监}。", Employment("总监", former=True)),
        ("{P|魏思齐}目前在{C|岑石微}任{T|总监}。", Employment(None, former=False)),
        ("{C|岑石微}{T|总监}{P|魏思齐}来了。", Employment("总监", former=False)),
        ("{P|魏思齐}曾在{C|岑石微}上班。", Employment(None, former=True)),
        ("原{T|总监}{P|魏思齐}离开{C|岑石微}。", Employment("总监", former=True)),
        ("接替{P|魏思齐}的{T|总监}来自{C|岑石微}。", Employment(None, former=True)),
    ],
)
def test_posts_stand_at_either_name_and_words_tell_what_is_over(marked: str, expected: Employment) -> None:
    assert held(marked) == expected

"""What reads like a thing that is taken in and is none."""

from __future__ import annotations

import pytest

from kg.extract.links.taken import is_one_thing
from tests.extract.links.test_relations import links
from tests.extract.readings import reading


@pytest.mark.parametrize(
    "text",
    [
        "{C|甲光}的测试显示，采用陶瓷外壳的{D|云川手机}导热更差。",
        "{D|云川S}续航400公里，而配备更大电池的{D|岚山9}可达600公里。",
        "{C|甲光}客户在使用{D|岚芯8}，数量超过一万。",
        "{C|甲光}宣布，其被广泛使用的{D|岚芯8}通过了试验。",
        "{C|甲光}对{D|织光}处理器的采用速度会快于{D|岚芯8}。",
        "{C|甲光}拥有大量专利，这些专利对于使用{D|岚芯8}至关重要。",
        "{C|甲光}与对方会面，讨论改用{D|岚芯8}的可能性。",
        "{D|织光}、{D|云川S}以及采用{D|岚芯8}芯片的廉价{D|川平板}都要上市。",
    ],
)
def test_words_on_a_use_are_no_use(text: str) -> None:
    users = ("甲光", "云川S", "织光")
    things = ("云川手机", "岚山9", "岚芯8")
    assert links(text) & {f"{user} integrates {thing}" for user in users for thing in things} == set()


def test_nothing_takes_in_its_own_version() -> None:
    one, version, other = reading("{D|云川}、{D|云川 Pro}和{D|岚芯8}。").mentions
    assert is_one_thing("integrates", one, version)
    assert is_one_thing("integrates", version, one)
    assert not is_one_thing("integrates", one, other)
    assert not is_one_thing("basedOn", one, version)


def test_versions_of_one_thing_are_no_rivals() -> None:
    one, version, other = reading("{M|云川1}、{M|云川2}和{M|岚芯8}。").mentions
    assert is_one_thing("competesWith", one, version)
    assert not is_one_thing("competesWith", one, other)
    assert not is_one_thing("integrates", one, version)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|岚山方}是{C|岚山}的竞争对手。", {"岚山方 competesWith 岚山"}),
        ("{D|L90}的竞争对手是{D|L8}。", {"L90 competesWith L8"}),
        ("{D|川 15}的竞争对手是{D|川 14}。", set()),
        ("{D|YK15}的竞争对手是{D|YK14}。", set()),
    ],
)
def test_who_is_called_a_rival_is_one_unless_both_are_of_one_series(marked: str, told: set[str]) -> None:
    assert {x for x in links(marked) if "competesWith" in x} == told


def test_what_is_carried_goes_into_what_carries_it() -> None:
    told = links("去年{C|甲光}推出第二款芯片{D|岚芯8}，并搭载到其{D|云川S}手机中。")
    assert "云川S integrates 岚芯8" in told
    assert "岚芯8 integrates 云川S" not in told

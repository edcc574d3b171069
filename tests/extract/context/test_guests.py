from __future__ import annotations

import pytest

from kg.extract.context.guests import Guests
from tests.extract.links.test_relations import links
from tests.extract.readings import reading

_LIFE = "{P|李明川}在{C|乙烁}做过研发，2019年创办{C|甲光}。\n{O|江左周刊}：外界怎么看？\n{P|李明川}：还好。\n"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ("{O|江左周刊}：股东插手吗？\n{P|李明川}：{C|岚汀}占股9%，没有席位。", "岚汀 investsIn 甲光"),
        ("{O|江左周刊}：谁投的？\n{P|李明川}：投资方包括{C|磐石创投}。", "磐石创投 investsIn 甲光"),
        ("{O|江左周刊}：{C|岚汀}持股9%，会插手吗？\n{P|李明川}：不会。", "岚汀 investsIn 甲光"),
    ],
)
def test_what_a_guest_is_asked_is_told_of_his_own_firm(turns: str, told: str) -> None:
    assert {x for x in links(_LIFE + turns) if "investsIn" in x} == {told}


def test_a_host_is_a_label_and_two_guests_have_no_one_firm() -> None:
    one = Guests(reading(_LIFE + "{O|江左周刊}：谢谢。\n{P|李明川}：谢谢。"), None)
    assert one.hosts == {"江左周刊"}
    assert one.guest == "李明川"
    assert one.firm is not None
    assert one.firm.name == "甲光"
    two = Guests(reading("{P|李明川}：好。\n{P|王川国}：好。\n{P|李明川}：对。\n{P|王川国}：对。"), None)
    assert two.guest is None
    assert two.firm is None
    assert not two.in_turn(0)


def test_a_guest_brought_in_with_his_post_speaks_of_that_firm() -> None:
    text = (
        "{C|岚汀}上月降价。本刊专访了{C|甲光}{T|创始人}{P|李明川}。\n{O|江左周刊}：{C|岚汀}的{C|岚汀}怎么看？\n"
        "{P|李明川}：{C|岚汀}很好。\n{O|江左周刊}：谢谢。\n{P|李明川}：谢谢。"
    )
    read = reading(text)
    firm = Guests(read, next(m for m in sorted(read.mentions) if m.name == "岚汀")).firm
    assert firm is not None
    assert firm.name == "甲光"

from __future__ import annotations

import pytest

from kg.extract.wholes import Wholes
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("{O|江左大学计算机学院}挂牌。", "江左大学"),
        ("{O|冰川科技研究院}发布报告。", "冰川科技"),
        ("{O|海川通信联合会元宇宙产业委}成立。", "海川通信联合会"),
        ("{O|江左大学计算机学院}的上级是{O|江左大学}。", "江左大学"),
    ],
)
def test_a_unit_belongs_to_the_whole_in_its_name(marked: str, whole: str) -> None:
    found = Wholes()(reading(marked))
    (link,) = found.links
    assert (link.predicate, link.object.name) == ("subsidiaryOf", whole)
    assert link.object in found.mentions
    assert link.object.span.of(found.text) == whole


@pytest.mark.parametrize(
    "marked", ["{O|大川电力研究院}", "{O|江左大学}", "{C|启川机器人}", "{O|华川科技大学}", "{O|国家数据局}"]
)
def test_a_name_that_holds_no_whole_stays_alone(marked: str) -> None:
    assert Wholes()(reading(marked)).links == ()

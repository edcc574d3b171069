from __future__ import annotations

import itertools

from kg.model import Print
from kg.text.duplicates import fingerprint, originals

BODY = (
    "鹤洲动力昨日在江渚发布第三代储能电芯，单体容量达到587安时，循环寿命超过一万二千次。公司负责人在现场介绍，新产线已经完成调试，"
    "首批订单来自三家电网企业，预计年底前交付。业内人士指出，大容量电芯会让储能电站的占地减少一成以上，但安装和运维的要求也更高。"
)


def made(text: str) -> Print:
    found = fingerprint(text)
    assert found is not None
    return found


def test_a_reprint_with_a_note_of_its_own_is_found() -> None:
    again = "（转载）" + BODY + "责任编辑有话说。"
    assert originals([("b", "2025-05-02", made(again)), ("a", "2025-05-01", made(BODY))]) == {"b": "a"}


def test_the_earliest_is_the_original_and_the_order_does_not_matter() -> None:
    rows = [("c", None, made(BODY)), ("b", "2025-05-01", made(BODY + "完")), ("a", "2025-05-03", made(BODY))]
    assert {tuple(sorted(originals(order).items())) for order in itertools.permutations(rows)} == {
        (("a", "b"), ("c", "b"))
    }


def test_bulletins_of_one_template_are_no_reprints() -> None:
    words = "江渚港今日吞吐量为{}标箱，同比增长{}%，其中外贸箱{}标箱，内贸箱{}标箱，靠泊船舶{}艘，夜间作业占比{}%，锚地待泊{}艘，与上周持平。"
    one, other = words.format(41200, 3.1, 20100, 21100, 52, 38, 7), words.format(39800, 1.4, 18700, 21100, 49, 35, 9)
    assert originals([("a", "2025-05-01", made(one)), ("b", "2025-05-02", made(other))]) == {}


def test_another_text_and_a_short_one() -> None:
    other = "栎川大学的研究人员把旧芯片挂在墙上。她们说，每一块都曾经被宣布追平，而每一块后面都跟着一张更长的清单，写着编译器、接口、文档和没有人愿意做的数据清洗。"
    assert originals([("a", None, made(BODY)), ("b", None, made(other))]) == {}
    assert fingerprint("价格再降。") is None
    assert originals([("a", None, None)]) == {}

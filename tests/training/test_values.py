"""What the regression over bearers of sums and dates learns from."""

from __future__ import annotations

from training.named import Name, Named
from training.scored import Value
from training.values import lessons

TEXT = "望川科技推出扫地机TX-9，售价2999元。公司去年营收8000万元。望川科技成立于2015年。"


def article(*, optional: bool = False) -> Named:
    names = (Name(0, 4, ("Company",), optional=False, thing=0), Name(9, 13, ("Product",), optional=optional, thing=1))
    return Named("one.txt", TEXT, names)


def test_each_sum_and_date_is_a_lesson_of_each_thing() -> None:
    found = list(lessons([(article(), [Value(1, "price", "2999元", optional=False)])]))
    right = [one.right for one in found]
    assert right.count(True) == 1
    assert right.count(False) >= 2


def test_what_may_be_left_out_counts_nowhere() -> None:
    told = [Value(1, "price", "2999元", optional=True)]
    assert not any(one.right for one in lessons([(article(), told)]))
    assert list(lessons([(article(optional=True), told)])) == []

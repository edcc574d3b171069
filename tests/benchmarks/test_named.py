"""Names of real articles beside ours: right, extra, missing, with what stands there instead."""

from __future__ import annotations

from benchmarks.named import Difference, judged
from tests.extract.readings import reading
from training.named import Name, Named

READING = reading("{P|韩沐阳}出任{C|恒川物流}{T|总裁}，{C|远砾}快运的{C|某报}没有报道{D|砾石}。")


def article(*names: tuple[str, tuple[str, ...], bool]) -> Named:
    text = READING.text
    spans = ((text.index(name), types, optional) for name, types, optional in names)
    told = zip(spans, (name for name, _, _ in names), range(9), strict=False)
    return Named("a", text, tuple(Name(at, at + len(name), types, free, k) for (at, types, free), name, k in told))


def test_names_are_right_extra_missing_or_not_counted() -> None:
    told = article(
        ("韩沐阳", ("Person",), False),
        ("恒川物流", ("Organization", "Company"), False),
        ("远砾快运", ("Company",), False),
        ("某报", ("Organization",), True),
    )
    shown = {(one.what, one.type, one.start, one.instead) for one in judged(told, READING)}
    assert shown == {
        ("right", "Person", 0, ""),
        ("right", "Company", 5, ""),  # either type is right
        ("extra", "Company", 12, "Company 远砾快运"),  # a border
        ("missing", "Company", 12, "Company 远砾"),
        ("not counted", "Company", 17, "Organization 某报"),
        ("extra", "Product", 23, ""),
    }


def test_an_optional_name_is_not_asked_for() -> None:
    told = article(("没有", ("Organization",), True))
    assert all(one.what == "extra" for one in judged(told, READING))
    assert Difference("extra", "Person", 0, 3, "") in set(judged(told, READING))


def test_names_that_go_over_the_end_of_a_line_count_nowhere() -> None:
    broken = reading("{C|Velor}公司的{C|Velor\nPlay}")
    assert {one.what for one in judged(Named("a", broken.text, ()), broken)} == {"extra", "not counted"}

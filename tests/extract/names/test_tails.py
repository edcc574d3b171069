"""Whether a firm's name goes on with what the tagger took in behind it."""

from __future__ import annotations

import re

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.tails import alike_before_codes, begins_before, beside, goes_on, in_two_scripts, within
from kg.model import Span


def seen(surface: str, before: str = "", *, strength: float = 0.6, kind: str = "Company") -> tuple[Candidate, str]:
    text = f"{before}{surface}。"
    return Candidate(Span(len(before), len(before) + len(surface)), kind, strength, "tagger"), text


@pytest.mark.parametrize(
    "rest", ["地产", "控股", "公司", "川城分公司", "（有限合伙）", "商管", "集团", "BU", "-溪岭汽车公司"]
)
def test_what_a_name_goes_on_with(rest: str) -> None:
    assert not beside(rest)


@pytest.mark.parametrize(
    "rest",
    [
        "手机",
        "能",
        "期权",
        "美股",
        "-S",
        "A",
        "财报",
        "官微",
        "公关部",
        "川城总部",
        "旗下溪岭",
        "系",
        "、溪岭",
        "造车",
        "造芯",
    ],
)
def test_what_only_stands_beside_a_name(rest: str) -> None:
    assert beside(rest)


@pytest.mark.parametrize(
    ("surface", "before", "strength", "expected"),
    [
        ("恒川地产", "", 0.6, True),
        ("恒川地产", "", 0.52, False),
        ("恒川股份", "公告称", 0.6, True),
        ("恒川股份", "他持有", 0.6, False),
    ],
)
def test_the_tagger_is_believed_where_it_is_not_too_doubtful(
    surface: str, before: str, strength: float, expected: bool
) -> None:
    whole, text = seen(surface, before, strength=strength)
    assert goes_on(Span(whole.span.start, whole.span.start + 2), whole, text) is expected


def test_offices_of_other_bodies_need_more() -> None:
    whole, text = seen("川城统计局城市司", strength=0.56, kind="Organization")
    assert not goes_on(Span(0, 5), whole, text)


@pytest.mark.parametrize(
    ("surface", "part", "expected"),
    [
        ("川城恒岭", "恒岭", True),
        ("德国恒岭", "恒岭", False),
        ("发现恒岭", "恒岭", False),
        ("川城恒岭商管", "恒岭", True),
    ],
)
def test_a_part_of_a_longer_name(surface: str, part: str, expected: bool) -> None:
    whole, text = seen(surface)
    at = surface.index(part)
    assert within(Span(at, at + len(part)), whole, text, {"川城", "德国"}) is expected
    assert begins_before("川城", {"川城", "德国"})
    assert not begins_before("德国", {"川城", "德国"})


@pytest.mark.parametrize(
    ("text", "strength", "expected"),
    [("澄光川驰", 0.62, True), ("澄光川驰", 0.58, False), ("前川驰", 0.9, False), ("前川驰重工", 0.58, True)],
)
def test_a_firm_at_the_end_of_a_longer_name(text: str, strength: float, expected: bool) -> None:
    whole = Candidate(span=Span(0, len(text)), type="Company", strength=strength, source="tagger")
    at = text.index("川驰")
    assert within(Span(at, at + 2), whole, text, frozenset()) is expected


def test_a_firm_that_is_nearly_always_written_in_two_scripts_is_called_so() -> None:
    def whole(text: str) -> set[str]:
        at = [m.start() for m in re.finditer("Drelan", text)]
        found = [Candidate(Span(start, start + 6), "Company", 0.6, "tagger") for start in at]
        return {c.span.of(text) for c in in_two_scripts(found, text)}

    assert whole("Drelan溪屿开工。他说，Drelan溪屿会投产，而Drelan 溪屿的车在跑。") == {"Drelan溪屿", "Drelan 溪屿"}
    assert whole("Drelan发布新车。Drelan发布财报。Drelan发布公告。") == {"Drelan"}  # a word
    assert whole("Drelan溪屿开工。Drelan溪屿投产。") == {"Drelan"}  # too few
    assert whole("Drelan溪屿开工。Drelan溪屿投产，Drelan溪屿涨价，Drelan称，Drelan说。") == {"Drelan"}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("雁川-13B很快，他们没有雁川-13B。", "没有雁川-13B", "雁川-13B"),
        ("他们没有雁川-13B。", "没有雁川-13B", "没有雁川-13B"),
        ("川途智驾ADS 2上车，智驾ADS 2很贵。", "川途智驾ADS 2", "川途智驾ADS 2"),
    ],
)
def test_what_stands_before_a_code_only_once_is_no_part_of_the_name(text: str, name: str, expected: str) -> None:
    at = text.rindex(name) if text.count(name) == 1 else text.index(name)
    one = Candidate(Span(at, at + len(name)), "Model", 0.7, "tagger")
    (cut,) = alike_before_codes([one], text)
    assert cut.span.of(text) == expected

"""Values that are taken and doubted by what a regression says of their bearers."""

from __future__ import annotations

from kg.config import shipped
from kg.extract.values.attributes import Attributes
from kg.extract.values.bearings import DOUBTED, NEAR, RULE, TAKEN, Bearings, Weighed, believed, taken
from kg.extract.values.figures import Figure
from kg.extract.values.possible import Bearing
from kg.model import Attribute, Mention, Span
from kg.packs import read_packs
from tests.extract.readings import reading

BOX = Mention(Span(0, 2), "Product", "川匣")
GLASS = Mention(Span(3, 5), "Product", "川镜")


def weighed(odds: float, bearer: Mention, value: str, attribute: str = "price", at: int = 6) -> Weighed:
    place = Span(at, at + len(value))
    return Weighed(odds, Bearing(Figure(attribute, *place, value), bearer, place, Span(0, 12), []))


def stated(bearer: Mention, value: str, attribute: str = "price") -> Attribute:
    return Attribute(entity=bearer, name=attribute, value=value, evidence=Span(0, 12), rule="a pattern")


def test_what_is_likely_is_taken_the_likeliest_first() -> None:
    found = taken(
        [weighed(TAKEN, BOX, "99元"), weighed(TAKEN + 2, GLASS, "59元", at=9), weighed(TAKEN - 0.1, BOX, "9元")], []
    )
    assert [(one.entity.name, one.value, one.rule) for one in found] == [("川镜", "59元", RULE), ("川匣", "99元", RULE)]


def test_of_one_figure_nobody_is_taken_who_is_much_less_likely_than_another() -> None:
    odds = [weighed(TAKEN + 2, BOX, "99元"), weighed(TAKEN + 2 - NEAR, GLASS, "99元")]
    assert [one.entity.name for one in taken(odds, [])] == ["川匣", "川镜"]
    assert [one.entity.name for one in taken([odds[0], odds[1]._replace(odds=TAKEN + 1)], [])] == ["川匣"]


def test_what_words_around_it_speak_against_is_not_taken() -> None:
    one = weighed(TAKEN + 2, BOX, "99元")
    against = one.bearing._replace(figure=one.bearing.figure._replace(against=True))
    assert list(taken([one._replace(bearing=against)], [])) == []


def test_what_a_pattern_states_in_more_or_fewer_words_is_not_taken_again() -> None:
    likely = [
        weighed(3, BOX, "99元"),
        weighed(3, GLASS, "每月99元", at=9),
        weighed(3, BOX, "2025-04", "releaseDate"),
    ]
    told = [stated(BOX, "每月99元"), stated(GLASS, "99元"), stated(BOX, "2025-04-18", "releaseDate")]
    assert [one.value for one in taken(likely, told)] == ["2025-04"]


def test_a_sum_that_only_ends_like_another_is_one_of_its_own() -> None:
    assert [one.value for one in taken([weighed(3, BOX, "99元")], [stated(BOX, "199元")])] == ["99元"]


def test_what_is_next_to_impossible_wherever_it_is_told_is_not_believed() -> None:
    told = [stated(BOX, "99元"), stated(GLASS, "99元"), stated(GLASS, "每月99元")]
    odds = [
        weighed(DOUBTED - 1, BOX, "99元"),
        weighed(DOUBTED - 1, GLASS, "99元"),
        weighed(DOUBTED + 1, GLASS, "99元"),
    ]
    assert list(believed(odds, told)) == told[1:]


def test_the_regression_that_ships_reads_what_no_pattern_does() -> None:
    marked = "{C|望川}的扫地机{D|川匣}去年9月上市，起售价2999元，今年营收8000万元。"
    weighs = Bearings(shipped("models") / "values" / "weights.npz")
    found = Attributes(read_packs(["ai"]), weighs)(reading(marked)).attributes
    assert {(one.name, one.entity.name, one.value) for one in found} == {
        ("price", "川匣", "2999元"),
        ("releaseDate", "川匣", "2024-09"),
    }

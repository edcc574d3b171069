"""Ties that are possible: what patterns state and what the network sees, once for each relation of two names."""

from __future__ import annotations

import numpy as np

from kg.extract.links.possible import LEAST, Possible, features, key, possible
from kg.extract.links.windows import NOWHERE, Name, Pair, Window
from kg.model import Link, Mention, Modality, Span

PARTNERS, WORKS = ("partnersWith", False), ("worksFor", True)
ONE, OTHER, WHO = (
    Mention(span=Span(at, at + 2), type=kind, name=name)
    for at, kind, name in ((0, "Company", "岑石微"), (6, "Company", "叠霜"), (12, "Person", "魏思齐"))
)


def window(first: Mention, between: list[str], second: Mention, behind: list[str]) -> Window:
    """Make a window of two names."""
    names = [Name(1, first, 0, 0), Name(2 + len(between), second, 0, 0)]
    tokens = ["昨天", "N", *between, "N", *behind]
    pairs = [Pair(0, 1, (1, 0, 0, 0, 0, 0, 1, 0, 0, 0))]
    posts = {at: [word, "兼"] for at, word in enumerate(tokens) if word == "创始人"}
    return Window(tokens, names, pairs, posts, [NOWHERE] * len(tokens))


def link(predicate: str, one: Mention, other: Mention, modality: Modality = "asserted") -> Link:
    return Link(predicate=predicate, subject=one, object=other, evidence=Span(0, 14), modality=modality, rule="a rule")


def test_a_tie_stands_once_with_all_who_tell_of_it() -> None:
    read = [
        window(ONE, ["与"], OTHER, ["合作", "。"]),
        window(OTHER, ["和"], ONE, ["签约"]),
        window(ONE, ["的"], WHO, []),
    ]
    judged = [np.array([[p, w]], np.float32) for p, w in ((0.4, 0.0), (0.8, 0.0), (LEAST / 2, 0.9))]
    found = possible([link("partnersWith", OTHER, ONE)], read, judged, [PARTNERS, WORKS])
    assert [(x.predicate, x.one, x.other, x.rule) for x in found] == [
        ("partnersWith", "叠霜", "岑石微", "a rule"),
        ("worksFor", "魏思齐", "岑石微", None),
    ]
    assert [round(look.sure, 1) for look in found[0].looks] == [0.8, 0.4]
    assert found[1].types == ("Person", "Company")


def test_what_is_planned_is_stated_but_no_fact() -> None:
    (tie,) = possible([link("acquires", ONE, OTHER, "planned")], [], [], [])
    assert tie.rule is None
    assert tie.stated


def test_versions_are_left_to_the_spelling_of_names() -> None:
    read = [window(ONE, ["与"], OTHER, [])]
    assert (
        possible([link("versionOf", ONE, OTHER)], read, [np.array([[0.9]], np.float32)], [("versionOf", False)]) == []
    )


def test_equals_have_one_order() -> None:
    assert key("competesWith", "乙", "丙") == key("competesWith", "丙", "乙")
    assert key("acquires", "乙", "丙") != key("acquires", "丙", "乙")


def test_words_between_and_behind_to_the_end_of_the_sentence_are_weighed() -> None:
    read = [window(ONE, ["与"], OTHER, ["合作", "。", "他"])]
    (row,) = features(possible([], read, [np.array([[0.6]], np.float32)], [PARTNERS]))
    told = {x.split("False", 1)[1] for x in row if x.startswith(("bp", "aw"))}
    assert told == {"与", "合作"}
    assert len(row) == len(set(row))


def test_a_post_between_and_behind_two_names_is_weighed_by_its_words() -> None:
    read = [window(ONE, ["创始人"], WHO, ["，", "创始人"])]
    (row,) = features(possible([], read, [np.array([[0.6]], np.float32)], [WORKS]))
    assert {x for x in row if x.startswith("poworksForTrue")} == {
        f"poworksForTrue{where}{word}" for where in ("b", "af") for word in ("创始人", "兼")
    }


def test_a_post_far_from_two_names_says_nothing() -> None:
    said = [*"说了很多很多很多很多话"]
    judged = [np.array([[0.6]], np.float32)]
    (alone,) = features(possible([], [window(ONE, ["的"], WHO, said)], judged, [WORKS]))
    (before_it,) = features(possible([], [window(ONE, ["的"], WHO, [*said, "创始人"])], judged, [WORKS]))
    assert alone == before_it


def test_ties_stand_against_one_another() -> None:
    stated = link("worksFor", WHO, ONE)
    ties = [
        Possible("worksFor", "魏思齐", "岑石微", ("Person", "Company"), stated=[stated]),
        Possible("worksFor", "魏思齐", "叠霜", ("Person", "Company"), against=["no ground"]),
    ]
    first, second = features(ties)
    assert {"subworksFor0", "finworksFora rule"} <= set(first)
    assert {"subworksFor1", "finworksForNone", "noworksForno ground"} <= set(second)

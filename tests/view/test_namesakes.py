"""Namesakes: told apart as resolution did, else by a firm, else by what one of them alone is tied to."""

from __future__ import annotations

from kg.view.namesakes import apart
from kg.vocabulary import PERSON, PRODUCT, THINGS


def told(named: dict[str, tuple[str, str]], ties: dict[str, list[tuple[str, str]]]) -> dict[str, str]:
    found = apart(
        {THINGS + end: name for end, name in named.items()}, lambda iri: ties.get(iri.removeprefix(THINGS), [])
    )
    return {iri.removeprefix(THINGS): words for iri, words in found.items()}


def test_what_resolution_says_comes_first() -> None:
    named = {"person/魏思齐@汀芷云": (PERSON, "魏思齐"), "person/魏思齐@远砾汽车": (PERSON, "魏思齐")}
    ties = {"person/魏思齐@汀芷云": [("worksFor", "远砾汽车")]}
    assert told(named, ties) == {"person/魏思齐@汀芷云": "汀芷云", "person/魏思齐@远砾汽车": "远砾汽车"}


def test_a_firm_tells_before_anything_else_and_only_one_that_is_not_shared() -> None:
    named = {"person/李明": (PERSON, "李明"), "person/李明~2": (PERSON, "李明"), "product/李明": (PRODUCT, "李明")}
    ties = {
        "person/李明": [("about", "甲话题"), ("worksFor", "汀芷云"), ("worksFor", "岑芯半导体")],
        "person/李明~2": [("about", "乙话题"), ("worksFor", "岑芯半导体")],
    }
    assert told(named, ties) == {"person/李明": "汀芷云", "person/李明~2": "乙话题"}


def test_without_any_tie_the_address_tells() -> None:
    named = {"person/李明(甲)": (PERSON, "李明"), "person/李明(乙)": (PERSON, "李明"), "person/王宁": (PERSON, "王宁")}
    assert told(named, {}) == {"person/李明(甲)": "李明(甲)", "person/李明(乙)": "李明(乙)"}

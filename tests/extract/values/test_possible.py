"""What might bear a sum or a date, and what is weighed of it."""

from __future__ import annotations

from functools import cache

from kg.extract.values.attributes import Attributes
from kg.extract.values.possible import Bearing
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def attributes() -> Attributes:
    return Attributes(read_packs(["ai"]))


def possible(marked: str) -> list[Bearing]:
    return list(attributes().possible(reading(marked)))


def told(marked: str) -> list[str]:
    return [f"{one.bearer.name} {one.figure.value}" for one in possible(marked)]


def test_the_things_of_the_sentence_come_first_the_nearest_before_others() -> None:
    assert told("{D|川匣}和{D|川镜}上市，后者卖1299元。")[:2] == ["川镜 1299元", "川匣 1299元"]


def test_things_of_three_sentences_before_may_bear_it_and_what_the_text_speaks_of_most() -> None:
    text = "{D|川匣}来了。{D|川镜}也来了。没人排队。价格1299元。"
    assert told(text) == ["川镜 1299元", "川匣 1299元"]
    far = "{D|川匣}来了。{D|川匣}好看。{D|川镜}来了。\n天晴。\n风大。\n价格1299元。"
    assert told(far) == ["川匣 1299元", "川镜 1299元"]


def test_firms_bear_neither() -> None:
    assert told("{C|望川}融资1299万元。") == []


def test_the_evidence_is_the_clause_of_the_figure_with_all_up_to_the_thing() -> None:
    marked = "昨天，{D|川匣}上市，定价1299元，买的人不少。天晴。价格1299元。"
    near, far = (one for one in possible(marked) if one.figure.attribute == "price")
    text = reading(marked).text
    assert near.evidence.of(text) == "川匣上市，定价1299元"
    assert far.evidence.of(text) == "价格1299元"


def test_features_tell_figure_thing_and_what_is_between() -> None:
    (one,) = possible("{D|川匣}上市，定价1299元。")
    assert {"Aprice", "clp定价", "slp上市", "unit#元", "sdpP<0", "cmp<10", "bp<定价", "dpP0"} <= set(one.features)
    assert len(set(one.features)) == len(one.features)
    (day,) = possible("{D|川匣}去年12月上市。")
    assert {"AreleaseDate", "gran7", "comeFalse7", "crr上市", "qrP", "lastofr<True"} <= set(day.features)

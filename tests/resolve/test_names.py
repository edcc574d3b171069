from __future__ import annotations

import pytest

from kg.model import LocalEntity
from kg.resolve import names
from kg.resolve.abbreviations import Abbreviations
from kg.resolve.scoring import explain


@pytest.mark.parametrize(
    ("name", "core", "own"),
    [
        ("深圳市澄海机器人技术有限公司", "澄海机器人", "澄海"),
        ("澄海（中国）有限公司", "澄海", "澄海"),
        ("雁原资本", "雁原资本", "雁原"),
        ("通化资本管理有限公司", "通化资本管理", "通化"),
        ("Harbour Tech Co., Ltd.", "Harbour Tech", "Harbour"),
        ("Zinc", "Zinc", "Zinc"),
        ("*ST澄海", "澄海", "澄海"),
    ],
)
def test_a_company_name_is_taken_apart(name: str, core: str, own: str) -> None:
    assert (names.core(name), names.own(name)) == (core, own)


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [
        ("单雄信", "Shan Xiongxin", True),
        ("陶筱川", "陶小川", True),
        ("祝闻溪", "Wenxi Zhu", True),
        ("顾思明", "顾思民", False),
        ("陶筱川", "陶川", False),
    ],
)
def test_names_sound_alike_with_the_readings_of_surnames(a: str, b: str, *, alike: bool) -> None:
    assert names.same_sound(a, b) is alike


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("GPT-4", ("4",)),
        ("GPT-4o mini", ("4o", "mini")),
        ("青岚2.0-Turbo", ("2.0", "turbo")),
        ("Orca2.5-72B", ("2.5", "72b")),
        ("青岚", ()),
    ],
)
def test_a_model_name_tells_its_version(name: str, version: tuple[str, ...]) -> None:
    assert names.version(name) == version


@pytest.mark.parametrize(
    ("name", "full"), [("陶筱川", True), ("陶总", False), ("老陶", False), ("Ann Lee", True), ("Ann", False)]
)
def test_a_form_of_address_is_no_name(name: str, *, full: bool) -> None:
    assert names.is_full_person(name) is full


FULL = [
    "湖南澄联瓷业股份有限公司",
    "深圳市鸿岭瀚科技股份有限公司",
    "岚州维克液压股份有限公司",
    "云南澄海物流股份有限公司",
    "澄海证券股份有限公司",
]


@pytest.mark.parametrize(
    ("short", "full"),
    [("澄瓷股份", FULL[0]), ("鸿岭瀚", FULL[1]), ("岚州液压", FULL[2]), ("*ST澄物", FULL[3]), ("澄海证券", FULL[4])],
)
def test_a_short_name_finds_its_full_one_by_its_characters(short: str, full: str) -> None:
    assert Abbreviations(FULL).ranked(short)[0][1] == full


def test_a_name_that_shares_nothing_finds_none() -> None:
    assert Abbreviations(FULL).ranked("青岚") == []


def test_reasons_are_told_with_their_weight() -> None:
    a = LocalEntity(document="a", type="Person", name="陶筱川", partners=(("worksFor", "远帆科技"),))
    b = LocalEntity(document="b", type="Person", name="陶小川", partners=(("worksFor", "海天软件"),))
    assert [(r.feature, r.weight) for r in explain(a, b)] == [("same sound", 0.45), ("different employers", -1.5)]
    other = LocalEntity(document="c", type="Model", name="陶筱川")
    assert [r.feature for r in explain(a, other)] == ["different families"]

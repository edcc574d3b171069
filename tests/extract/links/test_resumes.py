from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links

HEAD = "{P|李明川}，男，汉族，1965年3月生。\n"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1985.07—1990.03 {O|江左煤炭局}{T|科员}、{T|副科长}；", "李明川 worksFor 江左煤炭局 [科员] former"),
        ("2003年5月至2008年6月，任{C|甲光集团}{T|总经理}；", "李明川 worksFor 甲光集团 [总经理] former"),
        ("2021.07— {O|江左市委}{T|书记}", "李明川 worksFor 江左市委 [书记]"),
        ("2013.05—2013.11 {C|甲光集团}{T|董事}，{C|乙烁集团}{T|社长}", "李明川 worksFor 乙烁集团 [社长] former"),
    ],
)
def test_a_table_of_years_is_the_life_of_whom_it_stands_below(line: str, told: str) -> None:
    assert told in links(HEAD + line)


def test_years_within_a_sentence_are_of_whom_it_names() -> None:
    found = links("{P|王川国}任{O|江左煤炭局}{T|副局长}，2001.04—2008.06 任{O|江左矿业局}{T|副局长}。")
    assert "王川国 worksFor 江左矿业局 [副局长] former" in found


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光集团}发布公告。\n1985.07—1990.03 {O|江左煤炭局}{T|科员}；",
        HEAD + "1985.07—1990.03 {O|江左大学}{T|学生}；",
        HEAD + "据统计，2003年至2008年，{C|甲光集团}{T|高管}离职三成。",
        HEAD + "2003年至2008年，{C|甲光集团}{T|高管}离职三成。",
        "{P|李明川}说，1998年至2001年，{C|甲光集团}{T|总裁}换了三次。",
        "{P|李明川}说，1998年至2001年，{C|甲光集团}{T|总裁}。",
    ],
)
def test_no_life_is_guessed(marked: str) -> None:
    assert not {x for x in links(marked) if "worksFor" in x}


def test_a_table_ends_where_another_person_is_named_or_prose_begins() -> None:
    row, other = "1985.07—1990.03 {O|江左煤炭局}{T|科员}；\n", "1995.07—1996.03 {O|江左矿业局}{T|副局长}；"
    for between in ("{P|王川国}（女）：\n", "{C|甲光集团}后来关了矿山。\n"):
        found = links(HEAD + row + between + other)
        assert "李明川 worksFor 江左煤炭局 [科员] former" in found
        assert not {x for x in found if x.startswith("李明川 worksFor 江左矿业局")}
    found = links(HEAD + "2001年至2005年，{C|乙烁集团}{T|董事长}是{P|王川国}。")
    assert not {x for x in found if x.startswith("李明川")}


@pytest.mark.parametrize("aside", ["（其间：1988.09—1990.07 在{O|江左大学}学习）", "期间在{O|江左大学}学习"])
def test_a_table_goes_on_behind_what_is_told_beside_it(aside: str) -> None:
    found = links(
        HEAD + "1985.07—1990.03 {O|江左煤炭局}{T|科员}\n" + aside + "\n1995.07—1996.03 {O|江左矿业局}{T|副局长}"
    )
    assert "李明川 worksFor 江左矿业局 [副局长] former" in found

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
    ],
)
def test_no_life_is_guessed(marked: str) -> None:
    assert not {x for x in links(marked) if "worksFor" in x}

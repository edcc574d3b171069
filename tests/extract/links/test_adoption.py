"""Who takes what in, told by lists, by what it had before, and by who is among those who have it."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}的新车引入{C|乙烁}的全套方案，包括{D|岚芯8}与{D|川途OS}。",
            {"甲光 integrates 岚芯8", "甲光 integrates 川途OS"},
        ),
        ("{C|甲光}的分拣线换装了进口读码器和{C|乙烁}的相机{D|岚芯8}。", {"甲光 integrates 岚芯8"}),
        (
            "{C|甲光}此前使用{M|望舒}，后来改用{M|北斗}。",
            {"甲光 integrates 望舒", "甲光 integrates 北斗"},
        ),
        (
            "{D|川途S}搭载{C|甲光}的“{D|岚电}”，轮胎由{C|乙烁}提供，音响则选用{C|丙辉}的“{D|岚舱3}”。",
            {"川途S integrates 岚电", "川途S integrates 岚舱3"},
        ),
        ("{D|川途S}秋天开卖。新车全系搭载空气悬架与“{D|岚智驾}”系统。", {"川途S integrates 岚智驾"}),
        ("{C|甲光}发布机器人{D|阿望}。它内置{M|望舒}。", {"阿望 integrates 望舒"}),
        ("{C|甲光}发布一体机“{D|川途小站}”。第一批买家来自{C|乙烁}。", {"乙烁 integrates 川途小站"}),
    ],
)
def test_who_takes_it_in(marked: str, told: set[str]) -> None:
    assert told <= set(links(marked))


def test_users_of_what_was_told_of_long_before_are_those_of_another() -> None:
    told = links("{C|甲光}发布一体机“{D|川途小站}”。{C|丙辉}去年成立。第一批买家来自{C|乙烁}。")
    assert "乙烁 integrates 川途小站" not in told

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{P|沈砚冬}2010年4月任{C|甲光集团}{T|副总裁}。\n2016年9月，{P|沈砚冬}出任{C|乙烁银行}{T|行长}。",
            {"沈砚冬 worksFor 甲光集团 [副总裁] former", "沈砚冬 worksFor 乙烁银行 [行长]"},
        ),
        (
            "2017年5月，{P|沈砚冬}转任{O|青原省商务厅}{T|副厅长}，{O|青原省口岸局}{T|局长}。\n2020年7月，{P|沈砚冬}出任{C|乙烁银行}{T|行长}。",
            {
                "沈砚冬 worksFor 青原省商务厅 [副厅长] former",
                "沈砚冬 worksFor 青原省口岸局 [局长] former",
                "沈砚冬 worksFor 乙烁银行 [行长]",
            },
        ),
        (
            "2010年4月，{P|沈砚冬}加入{C|甲光集团}。\n2016年9月，{P|沈砚冬}创办了{C|丙川}。",
            {"沈砚冬 worksFor 甲光集团 former", "沈砚冬 founderOf 丙川"},
        ),
    ],
)
def test_a_later_post_ends_an_earlier_one(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


@pytest.mark.parametrize(
    ("marked", "held"),
    [
        (
            "2010年4月，{P|沈砚冬}出任{C|甲光集团}{T|总裁}。\n2016年9月，{P|沈砚冬}兼任{C|乙烁银行}{T|行长}。",
            "沈砚冬 worksFor 甲光集团 [总裁]",
        ),
        (
            "2010年4月，{P|沈砚冬}出任{C|甲光集团}{T|总裁}。\n2016年9月，{P|沈砚冬}出任{C|乙烁银行}{T|独立董事}。",
            "沈砚冬 worksFor 甲光集团 [总裁]",
        ),
        (
            "{C|甲光集团}{T|总裁}{P|沈砚冬}表示满意。2010年4月，{P|沈砚冬}加入{C|甲光集团}。\n2016年9月，{P|沈砚冬}出任{C|乙烁银行}{T|董事长}。",
            "沈砚冬 worksFor 甲光集团 [总裁]",
        ),
        (
            "2010年4月，{P|沈砚冬}创办了{C|甲光集团}，出任{C|甲光集团}{T|总裁}。\n2016年9月，{P|沈砚冬}出任{C|乙烁银行}{T|董事长}。",
            "沈砚冬 worksFor 甲光集团 [总裁]",
        ),
        (
            "2010年4月，{P|沈砚冬}出任{C|甲光集团}{T|总裁}。\n2016年9月，{P|殷宇川}出任{C|乙烁银行}{T|行长}。",
            "沈砚冬 worksFor 甲光集团 [总裁]",
        ),
    ],
)
def test_a_post_lasts_on(marked: str, held: str) -> None:
    assert held in links(marked)

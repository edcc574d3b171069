from __future__ import annotations

import pytest

from tests.extract.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|甲光集团}党委书记、总裁{P|沈砚冬}，副总裁{P|殷宇川}，总裁助理{P|廉清川}；{C|乙烁银行}行长{P|查慎川}，副行长{P|盛静川}出席。",
            {
                "沈砚冬 worksFor 甲光集团 [党委书记、总裁]",
                "殷宇川 worksFor 甲光集团 [副总裁]",
                "廉清川 worksFor 甲光集团 [总裁助理]",
                "查慎川 worksFor 乙烁银行 [行长]",
                "盛静川 worksFor 乙烁银行 [副行长]",
            },
        ),
        (
            "{O|江左省发改委}主任{P|沈砚冬}、副主任{P|殷宇川}出席。",
            {"沈砚冬 worksFor 江左省发改委 [主任]", "殷宇川 worksFor 江左省发改委 [副主任]"},
        ),
        (
            "{P|沈砚冬}是{C|甲光集团}的早期支持者和{T|联合创始人}。",
            {"沈砚冬 founderOf 甲光集团", "沈砚冬 worksFor 甲光集团 [联合创始人]"},
        ),
        (
            "{C|甲光集团}董事长{P|沈砚冬}来了。\n{C|乙烁银行}发布了年报。\n{P|沈砚冬}说，前总裁{P|殷宇川}将去读书。",
            {"沈砚冬 worksFor 甲光集团 [董事长]", "殷宇川 worksFor 甲光集团 [总裁] former"},
        ),
        (
            "{P|沈砚冬}和{P|殷宇川}分别是{C|甲光集团}和{C|乙烁银行}的{T|创始人}。",
            {
                "沈砚冬 founderOf 甲光集团",
                "沈砚冬 worksFor 甲光集团 [创始人]",
                "殷宇川 founderOf 乙烁银行",
                "殷宇川 worksFor 乙烁银行 [创始人]",
            },
        ),
        (
            "{C|甲光集团}公告，{P|沈砚冬}、{P|殷宇川}分别担任董事长、总经理。",
            {"沈砚冬 worksFor 甲光集团 [董事长]", "殷宇川 worksFor 甲光集团 [总经理]"},
        ),
        (
            "{P|沈砚冬}曾担任{O|江左大学}研究员、{C|甲光集团}总工程师以及{C|乙烁银行}监事。",
            {
                "沈砚冬 worksFor 江左大学 [研究员] former",
                "沈砚冬 worksFor 甲光集团 [总工程师] former",
                "沈砚冬 worksFor 乙烁银行 [监事] former",
            },
        ),
        (
            "{P|沈砚冬}历任{C|乙烁银行}副行长，2023年起任{C|甲光集团}财务总监。",
            {"沈砚冬 worksFor 乙烁银行 [副行长] former", "沈砚冬 worksFor 甲光集团 [财务总监]"},
        ),
        (
            "{O|甲光半导体协会}理事长暨{C|台川电} （2330-TW）（TSM-US） 副总经理{P|侯砚川}表示",
            {"侯砚川 worksFor 甲光半导体协会 [理事长]", "侯砚川 worksFor 台川电 [副总经理]"},
        ),
        (
            "{O|江左社}电（记者{P|沈砚冬}、{P|殷宇川}）",
            {"沈砚冬 worksFor 江左社 [记者]", "殷宇川 worksFor 江左社 [记者]"},
        ),
        (
            "{C|甲光集团}副总经理{P|沈砚冬}、{P|殷宇川}、{P|廉清川}参加了签约仪式。",
            {f"{x} worksFor 甲光集团 [副总经理]" for x in ("沈砚冬", "殷宇川", "廉清川")},
        ),
        (
            "{C|甲光机器人}完成融资。\n创始人{P|沈砚冬}曾在{C|乙烁电子}任研究员。",
            {
                "沈砚冬 founderOf 甲光机器人",
                "沈砚冬 worksFor 甲光机器人 [创始人]",
                "沈砚冬 worksFor 乙烁电子 [研究员] former",
            },
        ),
        ("{C|甲光集团}刚刚离任的首席科学家{P|沈砚冬}没有到场。", {"沈砚冬 worksFor 甲光集团 [首席科学家] former"}),
        ("{P|沈砚冬}是{O|江左大学}博士。", set()),
        ("{C|甲光集团}总裁{P|沈砚冬}、记者{P|殷宇川}到场。", {"沈砚冬 worksFor 甲光集团 [总裁]"}),
        ("{C|甲光集团}说，《晚川邮报》创始人{P|殷宇川}到场。", set()),
    ],
)
def test_posts_in_rows_and_lists(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected

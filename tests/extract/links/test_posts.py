from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{P|沈砚冬}，智能眼镜公司{C|甲光}创始人，前{C|乙烁}产品副总裁。",
            {
                "沈砚冬 founderOf 甲光",
                "沈砚冬 worksFor 甲光 [创始人]",
                "沈砚冬 worksFor 乙烁 [产品副总裁] former",
            },
        ),
        (
            "{C|乙烁银行}聘任前{C|甲光集团}副总裁{P|沈砚冬}为首席信息官。",
            {"沈砚冬 worksFor 甲光集团 [副总裁] former", "沈砚冬 worksFor 乙烁银行 [首席信息官]"},
        ),
        (
            "前{C|甲光集团}副总裁{P|沈砚冬}空降{C|乙烁银行}，出任首席信息官。",
            {"沈砚冬 worksFor 甲光集团 [副总裁] former", "沈砚冬 worksFor 乙烁银行 [首席信息官]"},
        ),
        (
            "嘉宾：{P|沈砚冬} {C|甲光集团}创始人兼CEO、{P|殷宇川} {C|乙烁银行}行长 / {P|廉清川} {O|江左大学}教授",
            {
                "沈砚冬 founderOf 甲光集团",
                "沈砚冬 worksFor 甲光集团 [创始人兼CEO]",
                "殷宇川 worksFor 乙烁银行 [行长]",
                "廉清川 worksFor 江左大学 [教授]",
            },
        ),
        ("{C|甲光}很大。{P|沈砚冬}总经理、{P|殷宇川}书记介绍了情况。", set()),
        (
            "{P|沈砚冬} {C|甲光集团}董事长 {P|殷宇川} {C|乙烁银行}行长",
            {"沈砚冬 worksFor 甲光集团 [董事长]", "殷宇川 worksFor 乙烁银行 [行长]"},
        ),
        (
            "左起：某某 {C|甲光集团}总裁，{P|沈砚冬} {C|乙烁银行}行长，{P|殷宇川}",
            {"沈砚冬 worksFor 乙烁银行 [行长]"},
        ),
        (
            "{C|甲光集团}董事长 {P|沈砚冬} {C|乙烁银行}行长 {P|殷宇川}",
            {"沈砚冬 worksFor 甲光集团 [董事长]", "殷宇川 worksFor 乙烁银行 [行长]"},
        ),
        (
            "{P|沈砚冬}院士（{C|甲光集团}首席科学家）、{P|殷宇川}院士（{O|江左大学}教授）作报告。",
            {"沈砚冬 worksFor 甲光集团 [首席科学家]", "殷宇川 worksFor 江左大学 [教授]"},
        ),
        (
            "{P|沈砚冬}教授（{O|江左大学}）、{P|殷宇川}博士（{C|甲光集团}）到场。",
            {"沈砚冬 worksFor 江左大学 [教授]", "殷宇川 worksFor 甲光集团"},
        ),
        (
            "{C|甲光集团}董事、总经理（商务）{P|沈砚冬}，{C|乙烁银行}副行长{P|殷宇川}出席。",
            {"沈砚冬 worksFor 甲光集团 [董事、总经理]", "殷宇川 worksFor 乙烁银行 [副行长]"},
        ),
        (
            "{O|江左学院}原{T|院长}、退役中将{P|殷宇川}和{O|江左工程院}院士（{O|信息学部}）{P|廉清川}到场",
            {"殷宇川 worksFor 江左学院 [院长] former", "廉清川 worksFor 江左工程院 [院士]"},
        ),
        (
            "{O|江左学院}原院长、中将{P|沈砚冬}认为",
            {"沈砚冬 worksFor 江左学院 [院长] former"},
        ),
        (
            "{C|甲光集团}总经理{P|沈砚冬}，{O|江左工程院}院士{P|廉清川}，副总经理、{O|中央研究所}所长{P|殷宇川}出席。",
            {
                "沈砚冬 worksFor 甲光集团 [总经理]",
                "廉清川 worksFor 江左工程院 [院士]",
                "殷宇川 worksFor 甲光集团 [副总经理]",
                "殷宇川 worksFor 中央研究所 [所长]",
            },
        ),
        ("（摄影：{O|江左研究所} {T|编辑}：{P|沈砚冬}）", set()),
        ("{O|江左省卫健委}党组成员、副主任{P|沈砚冬}出席。", {"沈砚冬 worksFor 江左省卫健委 [党组成员、副主任]"}),
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
        (
            "{P|沈砚冬}曾任{C|甲光集团}副总裁，首席技术官{P|殷宇川}毕业于临川。",
            {"沈砚冬 worksFor 甲光集团 [副总裁] former"},
        ),
        (
            "任命{P|沈砚冬}为{C|甲光集团}副总裁，董事长{P|殷宇川}表示祝贺。",
            {"沈砚冬 worksFor 甲光集团 [副总裁]", "殷宇川 worksFor 甲光集团 [董事长]"},
        ),
        ("{C|甲光集团}董事长{P|沈砚冬}与{P|殷宇川}到场。", {"沈砚冬 worksFor 甲光集团 [董事长]"}),
        (
            "{C|甲光集团}创始人{P|沈砚冬}与{P|殷宇川}共同登台。",
            {"沈砚冬 worksFor 甲光集团 [创始人]", "沈砚冬 founderOf 甲光集团"},
        ),
        (
            "{C|甲光集团}创始人{P|沈砚冬}之子{P|沈小川}到场。",
            {"沈砚冬 worksFor 甲光集团 [创始人]", "沈砚冬 founderOf 甲光集团"},
        ),
        (
            "{C|甲光集团}联合创始人{P|沈砚冬}、{P|殷宇川}到场。",
            {
                f"{x} {y}"
                for x in ("沈砚冬", "殷宇川")
                for y in ("worksFor 甲光集团 [联合创始人]", "founderOf 甲光集团")
            },
        ),
        (
            "{C|甲光集团}开会。首席技术官{P|沈砚冬}来自{C|乙烁银行}。",
            {"沈砚冬 worksFor 甲光集团 [首席技术官]", "沈砚冬 worksFor 乙烁银行 former"},
        ),
        ("首席技术官{P|沈砚冬}来自{C|乙烁银行}。", {"沈砚冬 worksFor 乙烁银行 former"}),
        (
            "接任{P|沈砚冬}的{P|殷宇川}同为80后，先后担任{C|甲光集团}主任、{C|乙烁银行}总裁。",
            {"殷宇川 worksFor 甲光集团 [主任] former", "殷宇川 worksFor 乙烁银行 [总裁] former"},
        ),
        ("{C|甲光集团}副总裁{P|沈砚冬}与{P|殷宇川}对谈。", {"沈砚冬 worksFor 甲光集团 [副总裁]"}),
        (
            "由{P|沈砚冬}出任{C|甲光集团}董事，{C|乙烁银行}主任、工程师{P|殷宇川}任监事。",
            {"沈砚冬 worksFor 甲光集团 [董事]", "殷宇川 worksFor 乙烁银行 [主任、工程师]"},
        ),
        (
            "{P|沈砚冬}卸任{C|甲光集团}总裁，{P|殷宇川}接任。",
            {"沈砚冬 worksFor 甲光集团 [总裁] former", "殷宇川 worksFor 甲光集团 [总裁]"},
        ),
        ("担任过{C|甲光集团}总裁的{P|沈砚冬}到场。", {"沈砚冬 worksFor 甲光集团 [总裁] former"}),
    ],
)
def test_posts_in_rows_and_lists(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|甲光集团}三位高管{T|总监}{P|沈砚冬}、{P|殷宇川}、{P|廉清川}到场。",
            {f"{x} worksFor 甲光集团 [总监]" for x in ("沈砚冬", "殷宇川", "廉清川")},
        ),
        (
            "{C|甲光集团}原{T|董事长}{P|沈砚冬}、{P|殷宇川}和{P|廉清川}3任“一把手”违纪。",
            {f"{x} worksFor 甲光集团 [董事长] former" for x in ("沈砚冬", "殷宇川", "廉清川")},
        ),
        (
            "{C|甲光集团}{T|创始人}{P|沈砚冬}与{P|殷宇川}的风格并不相符。",
            {"沈砚冬 founderOf 甲光集团", "沈砚冬 worksFor 甲光集团 [创始人]"},
        ),
        (
            "{C|甲光集团}{T|董事长}{P|沈砚冬}女儿{P|殷宇川}到场。",
            {"沈砚冬 worksFor 甲光集团 [董事长]"},
        ),
        (
            "作为职业社交网站{C|甲光}的{T|首席执行官}和风险投资公司{C|乙烁}的{T|合伙人}，{P|沈砚冬}强调了风险。",
            {"沈砚冬 worksFor 甲光 [首席执行官]", "沈砚冬 worksFor 乙烁 [合伙人]"},
        ),
        (
            "{C|甲光集团}（{O|江交所}：PFE）{T|总监}{P|沈砚冬}伸出援手。",
            {"沈砚冬 worksFor 甲光集团 [总监]"},
        ),
        ("{C|甲光集团}的女{T|总监}{P|沈砚冬}伸出援手。", {"沈砚冬 worksFor 甲光集团 [总监]"}),
        (
            "据公开资料，{P|沈砚冬}，{T|著名歌手}，{C|甲光}{T|董事长}，{C|乙烁}和{C|丙川}{T|理事}。",
            {"沈砚冬 worksFor 甲光 [董事长]", "沈砚冬 worksFor 乙烁 [理事]", "沈砚冬 worksFor 丙川 [理事]"},
        ),
        (
            "{C|甲光集团}{T|创始人}{P|沈砚冬}、{P|殷宇川}到场。",
            {f"{x} {y}" for x in ("沈砚冬", "殷宇川") for y in ("worksFor 甲光集团 [创始人]", "founderOf 甲光集团")},
        ),
        (
            "{C|甲光集团}的{T|董事}变了，包括{T|副总经理}兼{T|财务负责人}{P|沈砚冬}。",
            {"沈砚冬 worksFor 甲光集团 [副总经理兼财务负责人]"},
        ),
        (
            "{C|甲光集团}的另一位{T|总监}{P|沈砚冬}伸出援手。",
            {"沈砚冬 worksFor 甲光集团 [总监]"},
        ),
    ],
)
def test_whose_a_post_is_among_several_people(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}起诉{C|乙烁}及其{T|CEO}{P|李明川}。", "李明川 worksFor 乙烁 [CEO]"),
        ("{C|甲光}很大。{O|江左法院}判决{C|乙烁}和其{T|法人代表}{P|李明川}赔款。", "李明川 worksFor 乙烁 [法人代表]"),
        ("{C|甲光}来访。另一家是{C|乙烁}（江左），其{T|行政总裁}{P|李明川}也来了。", "李明川 worksFor 乙烁 [行政总裁]"),
    ],
)
def test_its_head_is_of_the_firm_right_before(marked: str, told: str) -> None:
    assert told in links(marked)


def test_a_part_of_a_firm_lends_its_name_to_no_other_part() -> None:
    found = links(
        "{C|甲光}昨日开会。{C|甲光}说，出席的有{C|生态链部}{T|总经理}{P|李明川}、{T|互联网部总经理}{P|王川国}、{T|CFO}{P|陆守拙}。"
    )
    assert not {x for x in found if "王川国 worksFor 生态链部" in x or "陆守拙 worksFor 生态链部" in x}


def test_a_post_at_a_thing_is_of_no_firm_that_only_stands_near() -> None:
    found = links("{C|甲光}与{D|小川}同场。{D|小川}的对手是时任{D|小川}{T|总裁}{P|沈砚冬}。")
    assert not {x for x in found if "沈砚冬" in x}


def test_a_list_goes_on_behind_whom_another_body_sent() -> None:
    found = links(
        "{O|江左署}{T|副主席}{P|李明川}，{O|乙委驻江左署监察组}{T|组长}{P|王川国}，{T|副主席}{P|陆守拙}出席会议。"
    )
    assert "陆守拙 worksFor 江左署 [副主席]" in found


def test_who_speaks_to_a_reporter_is_none() -> None:
    found = links("{P|李明川}曾是{C|甲光}{T|总监}，还是向{O|江左日报}{T|记者}表达了担忧。")
    assert not {x for x in found if "江左日报" in x}


def test_its_head_is_of_no_medium_that_only_reports() -> None:
    assert not links("据{O|塔江社}报道，昨日总统府称，其{T|总裁}{P|李明川}将访问。")

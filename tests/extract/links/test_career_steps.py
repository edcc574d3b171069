from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{P|沈砚冬}今年41岁，毕业后先在化工企业{C|乙烁}的{O|江左研究所}做了五年配方，又在涂料公司{C|丙川}担任{T|研发部经理}。2018年，他与师妹{P|殷宇川}、{T|工程师}{P|廉清川}在江左市创办{C|甲光}。",
            {
                "沈砚冬 worksFor 江左研究所 former",
                "沈砚冬 worksFor 丙川 [研发部经理] former",
                *(f"{x} founderOf 甲光" for x in ("沈砚冬", "殷宇川", "廉清川")),
            },
        ),
        (
            "{P|沈砚冬}16岁进{C|乙烁棉纺厂}当挡车工，八年后做到{T|车间副主任}；2004年辞职，应聘到零售企业{C|丙川}，从店长一路升至{T|总监}。",
            {
                "沈砚冬 worksFor 乙烁棉纺厂 [挡车工] former",
                "沈砚冬 worksFor 乙烁棉纺厂 [车间副主任] former",
                "沈砚冬 worksFor 丙川",
                "沈砚冬 worksFor 丙川 [店长、总监]",
            },
        ),
        (
            "{P|沈砚冬}早年在{C|乙烁机床厂}做过十年钳工，后任{C|丙川}{T|副总裁}，2019年受{C|丁汀}之邀执掌{C|甲光}。",
            {
                "沈砚冬 worksFor 乙烁机床厂 [钳工] former",
                "沈砚冬 worksFor 丙川 [副总裁] former",
                "沈砚冬 worksFor 甲光",
            },
        ),
        (
            "{P|沈砚冬}在{C|甲光}担任{T|总经理}职务，同时也是{C|乙烁}、{C|丙川}的{T|法定代表人}。",
            {
                "沈砚冬 worksFor 甲光 [总经理]",
                "沈砚冬 worksFor 乙烁 [法定代表人]",
                "沈砚冬 worksFor 丙川 [法定代表人]",
            },
        ),
        ("在传感器厂商{C|乙烁}写过七年固件的{P|沈砚冬}不急。", {"沈砚冬 worksFor 乙烁 former"}),
        (
            "{P|沈砚冬}的履历并不复杂：先是在{O|江左研究所}做了八年{T|研究员}，去年才被请到{C|甲光}。",
            {"沈砚冬 worksFor 江左研究所 [研究员] former", "沈砚冬 worksFor 甲光"},
        ),
        (
            "他拉上老同学{P|沈砚冬}、{P|殷宇川}，凑出两百万元创办{C|甲光}。前者做过会计，如今任{T|首席财务官}；后者2020年退出。",
            {
                "沈砚冬 founderOf 甲光",
                "殷宇川 founderOf 甲光",
                "沈砚冬 worksFor 甲光 [首席财务官]",
                "殷宇川 worksFor 甲光 former",
            },
        ),
        (
            "{C|甲光}{T|董事长}{P|沈砚冬}不急。这位五十岁的化学博士曾是{C|乙烁}的{T|研发总监}。",
            {"沈砚冬 worksFor 甲光 [董事长]", "沈砚冬 worksFor 乙烁 [研发总监] former"},
        ),
        (
            "{P|沈砚冬}与妻子、{T|药学博士}{P|殷宇川}共同创办{C|甲光}，后者的头衔是{T|总裁}。",
            {"沈砚冬 founderOf 甲光", "殷宇川 founderOf 甲光", "殷宇川 worksFor 甲光 [总裁]"},
        ),
        (
            "{C|甲光}里，人们把{P|沈砚冬}和{P|殷宇川}叫作掌柜。前者是{T|首席执行官}，后者是{T|首席财务官}。",
            {"沈砚冬 worksFor 甲光 [首席执行官]", "殷宇川 worksFor 甲光 [首席财务官]"},
        ),
        (
            "{C|甲光}2016年由{P|沈砚冬}和他的{T|导师}、{O|江左大学}{T|教授}{P|殷宇川}共同发起。",
            {
                "沈砚冬 founderOf 甲光",
                "殷宇川 founderOf 甲光",
                "殷宇川 worksFor 江左大学 [教授]",
            },
        ),
        (
            "{P|沈砚冬}是{C|甲光}的{T|总监}，更早则在{C|乙烁}写编译器。",
            {"沈砚冬 worksFor 甲光 [总监]", "沈砚冬 worksFor 乙烁 former"},
        ),
        (
            "{C|甲光}去年从外企{C|乙烁}挖来了{P|沈砚冬}，后者在{C|乙烁}干了二十六年。",
            {"沈砚冬 worksFor 甲光", "沈砚冬 worksFor 乙烁 former"},
        ),
        (
            "记者：您之前在哪里？\n{P|沈砚冬}：我2008年毕业，先去了{C|乙烁}，在那里做了五年基站，后来跳到{C|丙川}，2019年出来创办{C|甲光}。",
            {"沈砚冬 worksFor 乙烁 former", "沈砚冬 worksFor 丙川 former", "沈砚冬 founderOf 甲光"},
        ),
        (
            "{P|沈砚冬}今年55岁，电机系毕业后进入{C|乙烁}担任{T|工程师}，2009年转战设计厂{C|丙川}，2014年自行创业。",
            {"沈砚冬 worksFor 乙烁 [工程师] former", "沈砚冬 worksFor 丙川 former"},
        ),
        (
            "{P|沈砚冬}很忙，2020年被{P|殷宇川}说服，加入{C|甲光}任{T|首席运营官}。",
            {"沈砚冬 worksFor 甲光 [首席运营官]"},
        ),
        (
            "{P|沈砚冬}1998年加入{C|乙烁}当翻译。2012年回国，接手父亲创办的{C|甲光}。",
            {"沈砚冬 worksFor 乙烁 [翻译] former", "沈砚冬 worksFor 甲光"},
        ),
        (
            "{P|沈砚冬}很忙，在{C|乙烁}管过工地，后来去{C|甲光}做核心系统。",
            {"沈砚冬 worksFor 乙烁 former", "沈砚冬 worksFor 甲光"},
        ),
        # whoever only plans, studies, visits or is told of beside somebody else takes no step
        ("{P|沈砚冬}很忙，打算在{C|乙烁}做三年{T|总监}。", set()),
        ("{P|沈砚冬}在{O|江左大学}读了四年书，又到{C|乙烁}参观。", set()),
        ("{P|沈砚冬}很忙，{C|乙烁}去年进入{C|丙川}当供应商。", {"乙烁 partnersWith 丙川"}),
        ("{P|沈砚冬}很忙，在{C|乙烁}工作的人更忙。", set()),
        ("{P|沈砚冬}很忙，妻子在{C|乙烁}当了三年会计。", set()),
    ],
)
def test_steps_of_a_career_are_of_whom_the_clauses_are_about(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


def test_everybody_of_a_byline_writes_for_the_medium() -> None:
    assert links("{O|江左观察}{T|记者}　{P|沈砚冬}　{P|殷宇川}\n{C|甲光}涨价。") == {
        "沈砚冬 worksFor 江左观察 [记者]",
        "殷宇川 worksFor 江左观察 [记者]",
    }


@pytest.mark.parametrize(
    ("marked", "untold"),
    [
        ("{P|沈砚冬}提到了估值，并开玩笑说比{C|丙川}还高。", "founderOf"),
        ("{P|沈砚冬}有两辆车。他昨天开着自己的{C|丙川}兜风。", "founderOf"),
        ("{P|沈砚冬}常在摩川集团任职。2004年成立的{C|丙川}，她也任董事。", "founderOf"),
        ("{P|沈砚冬}22岁入行，彼时{C|乙烁}刚刚合并两家工厂，成立{C|丙川}。", "founderOf"),
    ],
)
def test_what_is_driven_joked_about_or_stands_founded_is_nobodys_founding(marked: str, untold: str) -> None:
    assert not any(untold in x for x in links(marked))


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{P|李明川}和{P|王川国}曾是{C|甲光}的员工。",
            {"李明川 worksFor 甲光 [员工] former", "王川国 worksFor 甲光 [员工] former"},
        ),
        (
            "{P|李明川}将{C|甲光}{T|CEO}的接力棒交到女婿{P|王川国}手中。",
            {"李明川 worksFor 甲光 [CEO] former", "王川国 worksFor 甲光 [CEO]"},
        ),
        (
            "{P|李明川}和同乡、前{C|乙烁}{T|采购总监}{P|王川国}在岭南创办了一家叫“{C|甲光}”的工厂。",
            {"李明川 founderOf 甲光", "王川国 founderOf 甲光"},
        ),
        ("{O|江左实验室}设在临川。\n该实验室由{P|李明川}等资深专家领导。", {"李明川 worksFor 江左实验室"}),
    ],
)
def test_what_is_told_of_several_is_told_of_each(marked: str, told: set[str]) -> None:
    assert told <= links(marked)


def test_whose_pride_somebody_was_did_not_employ_him() -> None:
    assert not links("{P|李明川}曾是{C|甲光}的骄傲。")

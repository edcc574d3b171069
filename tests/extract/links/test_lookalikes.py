"""What reads like a deal or a contest and is none."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    "marked",
    [
        "{O|甲光队}2-1战胜{O|乙烁队}夺冠。",
        "{O|甲光}主场1-0负于{O|乙烁}。",
        "{C|丙辉}亮相；\n拟收购{C|甲光}100%股权，{C|乙烁}复牌涨停；\n早盘走高。",
        "{C|丙辉}股价回落。自然人{P|沈砚冬}以7000万元受让{C|甲光}100%的股权。",
        "{P|沈砚冬}随时面临着{C|甲光}、{C|乙烁}等对手的挑战，{C|丙辉}早已退场。",
    ],
)
def test_what_looks_like_it_is_told_of_nobody(marked: str) -> None:
    assert (
        links(marked)
        & {
            "甲光队 competesWith 乙烁队",
            "甲光 competesWith 乙烁",
            "丙辉 acquires 甲光",
            "乙烁 acquires 甲光",
            "丙辉 competesWith 甲光",
            "丙辉 competesWith 乙烁",
        }
        == set()
    )


@pytest.mark.parametrize(
    ("marked", "told", "untold"),
    [
        (
            "{C|磐石创投}取代{C|澄湖资本}成为{C|甲光}第一大股东。",
            "",
            "澄湖资本 investsIn 甲光",
        ),
        ("{C|甲光}这款模型意在与{C|乙烁}、{C|丙辉}和{C|岚汀}等巨头较量。", "", "丙辉 competesWith 岚汀"),
        ("{C|甲光}是{C|乙烁}的一级供应商，并与{C|丙辉}建立合作。", "甲光 partnersWith 丙辉", "乙烁 partnersWith 丙辉"),
        ("{C|甲光}和{C|乙烁}正在大力投入研发新车。", "", "甲光 partnersWith 乙烁"),
        ("{C|甲光}和{C|乙烁}正在合作研发新车。", "甲光 partnersWith 乙烁", ""),
        ("{P|沈砚冬}曾在{C|甲光}工作，并参与了{C|乙烁}首款车的开发。", "", "甲光 partnersWith 乙烁"),
        (
            "停牌的{C|甲光}公告，公司已从{C|乙烁}和自然人{P|沈砚冬}手中合计受让{C|丙辉}68%的股份。",
            "甲光 acquires 丙辉",
            "乙烁 acquires 丙辉",
        ),
        ("{C|丙辉}退出，和{C|甲光}合作的{C|乙烁}加码。", "", "丙辉 partnersWith 甲光"),
        (
            "{C|岚汀}前员工{P|沈砚冬}创办了{C|乙烁}。教授{P|卢望川}创立的{C|甲光}。投资方包括{C|磐石创投}和{C|澄湖资本}。",
            "磐石创投 investsIn 甲光",
            "磐石创投 investsIn 乙烁",
        ),
        (
            "{C|岚汀}前员工{P|沈砚冬}加入。教授{P|卢望川}创立的言川智造。投资方包括{C|磐石创投}和{C|澄湖资本}。",
            "",
            "磐石创投 investsIn 岚汀",
        ),
    ],
)
def test_who_it_is_told_of_instead(marked: str, told: str, untold: str) -> None:
    found = links(marked)
    assert not untold or untold not in found
    assert not told or told in found


@pytest.mark.parametrize(
    ("marked", "untold"),
    [
        ("{C|甲光}的交易对手为{C|乙烁}。", {"甲光 competesWith 乙烁"}),
        ("{C|丙辉}的降幅小于{C|甲光}和{C|乙烁}等本土竞争对手。", {"甲光 competesWith 乙烁"}),
        ("不同于{C|甲光}和{C|乙烁}在原合作伙伴之外找新伙伴，{C|丙辉}另起炉灶。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}和{C|乙烁}，在合资公司中推出新品牌。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}的采集策略，与{C|乙烁}等公司的研发模式截然不同。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}的平台开张，与{C|乙烁}有合作关系的供应商可以借款。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}则跟投资者普及{C|乙烁}的新品。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}曾参股{C|乙烁}旗下的项目。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}一季度增持{C|乙烁}科创50ETF。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}会同{C|丙辉}设立了{C|乙烁}事件专项赔付基金。", {"甲光 investsIn 乙烁", "丙辉 investsIn 乙烁"}),
        ("{C|甲光}8月已获取{O|江口发改委}融资额度。", {"江口发改委 investsIn 甲光"}),
        ("{C|甲光}继续投资{C|乙烁}的可能性较小。", {"甲光 investsIn 乙烁"}),
        ("{P|沈砚冬}虚构其拥有{C|乙烁}100%股权。", {"沈砚冬 investsIn 乙烁"}),
    ],
)
def test_what_reads_like_a_deal_and_is_none(marked: str, untold: set[str]) -> None:
    assert not untold & links(marked)

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

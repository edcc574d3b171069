"""Whom a wording names on each side, where several names stand beside one another."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{P|沈砚冬}创办的{C|甲光}和{C|乙烁}竞争激烈。", {"沈砚冬 founderOf 甲光", "甲光 competesWith 乙烁"}),
        ("{P|沈砚冬}创办的{C|甲光}和{C|乙烁}都上市了。", {"沈砚冬 founderOf 甲光", "沈砚冬 founderOf 乙烁"}),
        (
            "{C|甲光}与{C|乙烁}、{C|丙辉}签署战略合作协议。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"},
        ),
        (
            "{C|甲光}、{C|乙烁}、{C|丙辉}签署战略合作协议。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉", "乙烁 partnersWith 丙辉"},
        ),
        (
            "{C|甲光}与{C|乙烁}、{C|丙辉}合作研发芯片。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"},
        ),
        (
            "{C|岚汀}调价的次日，{C|甲光}却发布了品牌{D|望川}及其核心技术平台{D|四川方}。",
            {"望川 developedBy 甲光", "四川方 developedBy 甲光"},
        ),
        (
            "他去过{C|岚汀}、{C|甲光}旗下的{C|乙烁}、{C|丙辉}等公司。",
            {"乙烁 subsidiaryOf 甲光"},
        ),
        (
            "{C|甲光}及其全资子公司{C|乙烁}、{C|丙辉}均未回应。",
            {"乙烁 subsidiaryOf 甲光", "丙辉 subsidiaryOf 甲光"},
        ),
        ("{C|磐石创投}投资了{C|甲光}的竞争对手{C|乙烁}。", {"磐石创投 investsIn 乙烁", "甲光 competesWith 乙烁"}),
        ("{C|丙辉}收购了{C|甲光}的供应商{C|乙烁}。", {"丙辉 acquires 乙烁", "甲光 partnersWith 乙烁"}),
        (
            "{C|磐石创投}领投了{C|甲光}，{C|澄湖资本}、{C|岭川资本}跟投。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光", "岭川资本 investsIn 甲光"},
        ),
        (
            "{C|磐石集团}旗下{C|磐石创投}领投了{C|甲光}的C轮融资，{C|澄湖资本}、{C|岭川资本}跟投。",
            {
                "磐石创投 subsidiaryOf 磐石集团",
                "磐石创投 investsIn 甲光",
                "澄湖资本 investsIn 甲光",
                "岭川资本 investsIn 甲光",
            },
        ),
        (
            "{C|磐石创投}领投了{C|甲光}。{C|澄湖资本}、{C|岭川资本}跟投。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光", "岭川资本 investsIn 甲光"},
        ),
        (
            "{C|甲光集团}旗下{C|甲光}与{C|乙烁}、{C|丙辉}签署协议。",
            {"甲光 subsidiaryOf 甲光集团", "甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"},
        ),
        (
            "{C|甲光集团}旗下的{C|甲光}和{C|乙烁}、{C|丙辉}同台竞争。",
            {"甲光 subsidiaryOf 甲光集团", "甲光 competesWith 乙烁", "甲光 competesWith 丙辉"},
        ),
        (
            "{C|甲光集团}旗下的{C|甲光}、{C|乙烁}和{C|丙辉}都在扩产。",
            {"甲光 subsidiaryOf 甲光集团", "乙烁 subsidiaryOf 甲光集团", "丙辉 subsidiaryOf 甲光集团"},
        ),
        (
            "{C|甲光}不再采购{D|澜芯2}，全线换成{C|乙烁}的{D|岚山9}。",
            {"岚山9 developedBy 乙烁", "甲光 integrates 澜芯2 negated"},
        ),
        (
            "{C|甲光}推出{M|望舒}，骨架取自{M|北斗}。",
            {"望舒 developedBy 甲光", "望舒 basedOn 北斗"},
        ),
        (
            "{C|磐石创投}是{C|甲光}旗下的基金，投资了{C|乙烁}。",
            {"磐石创投 subsidiaryOf 甲光", "磐石创投 investsIn 乙烁"},
        ),
        (
            "{C|苇渡智能}原股东为{C|磐石创投}。",
            {"磐石创投 investsIn 苇渡智能 former"},
        ),
        ("{C|望舒}将与{C|甲光}{C|乙烁}竞争。", {"望舒 competesWith 乙烁"}),
        ("{C|磐石创投}投资了{C|甲光}。{C|澄湖资本}随后加码。", {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"}),
        (
            "{C|甲光}与{C|丁川}展开合作，与{C|乙烁}展开竞争。",
            {"甲光 partnersWith 丁川", "甲光 competesWith 乙烁"},
        ),
        (
            "{C|甲光集团}旗下的{C|甲光}和{C|乙烁}都发了财报。{C|乙烁}是{C|乙烁集团}的子公司。",
            {"甲光 subsidiaryOf 甲光集团", "乙烁 subsidiaryOf 乙烁集团"},
        ),
        (
            "{C|甲光}是{C|甲光集团}旗下的品牌，与{C|乙烁}达成合作。",
            {"甲光 subsidiaryOf 甲光集团", "甲光 partnersWith 乙烁"},
        ),
        ("{C|甲光}从{C|丁川}剥离，被{C|乙烁}收购。", {"乙烁 acquires 甲光"}),
        ("{C|甲光}拿下{C|丁川}的大单，与{C|乙烁}争夺客户。", {"甲光 partnersWith 丁川", "甲光 competesWith 乙烁"}),
        (
            "{C|甲光}收购{C|乙烁}28%股份，成为其控股股东。",
            {"甲光 acquires 乙烁", "甲光 investsIn 乙烁"},
        ),
        (
            "{C|甲光集团}旗下的{C|甲光}、{C|丁川}与{C|乙烁}达成合作。",
            {
                "甲光 subsidiaryOf 甲光集团",
                "丁川 subsidiaryOf 甲光集团",
                "甲光 partnersWith 乙烁",
                "丁川 partnersWith 乙烁",
                "甲光 partnersWith 丁川",
            },
        ),
        (
            "{C|甲光}牵手{C|丁川}、{C|丙辉}，收购了{C|乙烁}。",
            {"甲光 partnersWith 丁川", "甲光 partnersWith 丙辉", "甲光 acquires 乙烁"},
        ),
        ("{C|丙辉}收购了{C|甲光}的竞争对手。", set()),
        ("据{O|川江新闻}报道，某社提出以3亿元收购{C|乙烁}。", set()),
    ],
)
def test_who_stands_on_each_side(marked: str, told: set[str]) -> None:
    assert links(marked) == told

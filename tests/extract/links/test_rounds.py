"""Whom money is given where the words for it name only who gives, and who only gave counsel."""

from __future__ import annotations

import pytest

from tests.extract.links.test_holdings import told_of


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}开业，{C|丙辉}招人。\n{P|沈砚冬}说，{C|丙辉}的老路走不通。其后，{C|磐石创投}、{C|乙烁}陆续入局，估值翻番。\n去年6月，{C|甲光}完成12亿元C轮融资。",
            {"磐石创投 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        (
            "{C|磐石创投}参与了{C|丙辉}的种子轮，也是{C|甲光}C轮融资的领投方；跟投名单里有{C|乙烁}。",
            {"磐石创投 investsIn 丙辉", "磐石创投 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        (
            "{C|甲光}完成A轮融资，{C|磐石创投}独投，{C|澄湖资本}任本次交易的法律顾问。",
            {"磐石创投 investsIn 甲光"},
        ),
        (
            "{C|甲光}拿到C轮融资，出资方为{C|磐石创投}，{C|澄湖资本}充当此次融资的财务顾问。",
            {"磐石创投 investsIn 甲光"},
        ),
        (
            "{C|甲光}完成B轮融资，{C|磐石创投}和{C|乙烁}领投、{C|澄湖资本}担任财务顾问。",
            {"磐石创投 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        (
            "{C|甲光}昨日开业，跟投名单里有{C|乙烁}和{C|丙辉}的两只地方基金。",
            {"乙烁 investsIn 甲光"},
        ),
        (
            "{C|甲光}昨日开业。最先掏钱的是{C|磐石创投}的{T|合伙人}{P|沈砚冬}。",
            {"磐石创投 investsIn 甲光", "沈砚冬 investsIn 甲光"},
        ),
        (
            "{C|甲光}昨日开业。最先掏钱的是{C|磐石创投}前{T|合伙人}{P|沈砚冬}。",
            {"沈砚冬 investsIn 甲光"},
        ),
        (
            "工商资料显示，{C|甲光}{T|创始人}{P|沈砚冬}持股38%，{C|乙烁}持股19%。",
            {"沈砚冬 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        (
            "{C|甲光}打算买下{C|乙烁}58%的股份。余下股份里，{C|磐石创投}持有17%。",
            {"磐石创投 investsIn 乙烁"},
        ),
        (
            "{P|沈砚冬}透露，{C|磐石创投}投资了{C|甲光}，也是{C|乙烁}这一轮的领投方。",
            {"磐石创投 investsIn 甲光", "磐石创投 investsIn 乙烁"},
        ),
        ("{P|沈砚冬}投资了{C|甲光}，也是{C|乙烁}的天使投资人。", {"沈砚冬 investsIn 甲光", "沈砚冬 investsIn 乙烁"}),
        ("{C|乙烁}已向{C|甲光}的竞争对手{C|丙辉}投资。", set()),
        ("{C|乙烁查询}显示，2021年，启光获得{C|磐石创投}的投资。", set()),
    ],
)
def test_money_goes_to_whom_the_text_tells_of(marked: str, told: set[str]) -> None:
    assert told_of(marked, "investsIn") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}与{C|乙烁}成立合资公司{C|丁川动力}，{C|甲光}持股70%。",
            {"丁川动力 subsidiaryOf 甲光"},
        ),
        ("{C|乙烁}持有{C|甲光}的股份由55%降至20%。", set()),
        ("{C|乙烁}持有{C|甲光}不足51%的股份。", set()),
        ("{C|乙烁}曾持有{C|甲光}70%的股份。", set()),
        ("{C|乙烁}的控股子公司{C|甲光}、参股公司{C|丙辉}到会。", {"甲光 subsidiaryOf 乙烁"}),
        ("{C|乙烁}的控股子公司{C|甲光}、参股公司{C|丙辉}和{C|丁川}到会。", {"甲光 subsidiaryOf 乙烁"}),
        ("{C|甲光}昨日开会。\n这家与{C|乙烁}合作的云厂商换了总经理。", set()),
    ],
)
def test_whose_house_a_firm_is_of(marked: str, told: set[str]) -> None:
    assert told_of(marked, "subsidiaryOf") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|乙烁}剥离旗下{C|甲光}，出售给{C|丙辉}。", {"丙辉 acquires 甲光"}),
        ("{C|乙烁}收购{C|甲光}失败。", {"乙烁 acquires 甲光 negated"}),
        ("{C|丙辉}陆续斥资，获得{C|乙烁}70%的股份、全资收购{C|甲光}。", {"丙辉 acquires 乙烁", "丙辉 acquires 甲光"}),
    ],
)
def test_who_buys_whom(marked: str, told: set[str]) -> None:
    assert told_of(marked, "acquires") == told

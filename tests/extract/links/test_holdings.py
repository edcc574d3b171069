"""Who holds whose shares, whose arm a firm is and who comes in with money, where the other side is told elsewhere in the text."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links

_MAIN = "{C|甲光}开业，{C|甲光}招人。\n"


def told_of(marked: str, predicate: str) -> set[str]:
    return {x for x in links(marked) if x.split()[1] == predicate}


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            _MAIN + "{C|丁川集团}的持股比例降至9.15%，其后依次是持股4.9%的{C|磐石创投}和持股2.17%的{C|澄湖保险}。",
            {"丁川集团 investsIn 甲光", "磐石创投 investsIn 甲光", "澄湖保险 investsIn 甲光"},
        ),
        (
            _MAIN
            + "由{O|梧川市国资委}控制的{C|苍川产投}，持股比例将从5.2%升至23.8%，成为公司新的控股股东；{C|丁川集团}的持股比例则降至9%。",
            {"苍川产投 investsIn 甲光", "丁川集团 investsIn 甲光"},
        ),
        (
            _MAIN
            + "{C|甲光}招标。{C|磐石创投}的{P|沈砚冬}说，账算得清。此后，{C|磐石创投}、国资背景的{C|澄湖资本}先后入局，投后估值46亿元。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        (_MAIN + "持股一成的{C|磐石创投}没有投票。", {"磐石创投 investsIn 甲光"}),
        (_MAIN + "公司向持股30%的参股公司{C|乙烁}采购原料。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}持股六成的{C|乙烁}投产。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}持股六成的子公司{C|乙烁}投产。", set()),
        ("{P|祝川棠}的配偶{P|邵明川}控制的{C|乙烁贸易}停业。", {"邵明川 investsIn 乙烁贸易"}),
        (
            _MAIN + "公司向{C|丁川集团}旗下的{C|丁川物流}采购运输，向持股30%的参股公司{C|乙烁}采购原料。",
            {"甲光 investsIn 乙烁"},
        ),
        (
            "{C|甲光}完成B轮融资，由{C|磐石创投}领投，{C|乙烁}作为战略投资者入局。",
            {"磐石创投 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        ("{C|甲光}完成B轮融资，{C|乙烁}以产业投资方身份进入。", {"乙烁 investsIn 甲光"}),
        ("{C|甲光}完成B轮融资，{C|乙烁}作为战略投资者出席签约。", set()),
        (_MAIN + "{C|乙烁}让出货架，{C|甲光}拿到第一笔机构投资，出手的是{C|磐石创投}。", {"磐石创投 investsIn 甲光"}),
        (_MAIN + "公司拿到首轮融资，掏钱的是{C|磐石创投}。", {"磐石创投 investsIn 甲光"}),
        (_MAIN + "公司拿到首个订单，出手的是{C|乙烁}。", set()),
        (
            _MAIN + "去年的C轮由{C|丁川集团}旗下的{C|天川资本}领投，{C|南川资产}第四次加码。",
            {"天川资本 investsIn 甲光", "南川资产 investsIn 甲光"},
        ),
        ("{C|甲光}获得个人投资人{P|万明川}的天使轮投资。", {"万明川 investsIn 甲光"}),
        ("{C|甲光}拿到连续创业者{P|万明川}的种子轮融资。", {"万明川 investsIn 甲光"}),
        ("{C|甲光}获得投资人{P|万明川}的好评。", set()),
        (
            _MAIN + "最早下注的是{C|磐石创投}，此后{C|澄湖资本}、{C|乙烁}陆续跟进，估值涨到30亿元。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光", "乙烁 investsIn 甲光"},
        ),
        (_MAIN + "最早下注的是{C|磐石创投}，天气很好。", set()),
        (_MAIN + "A轮领投方{C|磐石创投}的合伙人{P|沈砚冬}说，钱不多。", {"磐石创投 investsIn 甲光"}),
        ("作为{C|甲光}A轮投资方，{C|磐石创投}合伙人{P|沈砚冬}说，钱不多。", {"磐石创投 investsIn 甲光"}),
        ("{C|甲光}是{C|磐石创投}去年投的。", {"磐石创投 investsIn 甲光"}),
        ("{C|磐石创投}减持{C|甲光}1.2%的股份。", {"磐石创投 investsIn 甲光"}),
        (
            "{C|甲光}前三大股东依次为{C|丁川集团}和{C|磐石创投}。",
            {"丁川集团 investsIn 甲光", "磐石创投 investsIn 甲光"},
        ),
        ("{C|乙烁}斥资2亿元拿下{C|甲光}6%的股份。", {"乙烁 investsIn 甲光"}),
        ("{C|乙烁}持有{C|甲光}3万股，占总股本的8%，成为{C|甲光}的第二大股东。", {"乙烁 investsIn 甲光"}),
        ("{C|甲光}由{P|沈砚冬}创办，客户中的{C|乙烁}同时也是其天使投资人。", {"乙烁 investsIn 甲光"}),
        (
            "{P|沈砚冬}创办了{C|甲光}，其产品已在{C|乙烁}的车间上岗，{C|磐石创投}同样是这家公司的天使投资人。",
            {"磐石创投 investsIn 甲光"},
        ),
        (
            "{C|甲光}拟与法国集团{C|Aurille}共同出资设立{C|宁川碳材}。",
            {"甲光 investsIn 宁川碳材 planned", "Aurille investsIn 宁川碳材 planned"},
        ),
    ],
)
def test_who_holds_shares_and_comes_in(marked: str, told: set[str]) -> None:
    assert told_of(marked, "investsIn") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}控股股东{C|丁川集团}昨日签约。", {"甲光 subsidiaryOf 丁川集团"}),
        ("{C|甲光}原控股股东{C|丁川集团}昨日退出。", set()),
        ("由{O|梧川市国资委}全资持有的{C|乙烁}成为第二大股东。", {"乙烁 subsidiaryOf 梧川市国资委"}),
        ("{C|丁川集团}持有的{C|乙烁}停牌。", set()),
        ("{C|乙烁}——{C|丁川集团}持股67%的控股子公司——换了董事长。", {"乙烁 subsidiaryOf 丁川集团"}),
        ("{C|乙烁}（{C|丁川集团}全资子公司）换了董事长。", {"乙烁 subsidiaryOf 丁川集团"}),
        ("{C|丁川集团}将把旗下的{C|乙烁}注入{C|甲光}。", {"乙烁 subsidiaryOf 丁川集团"}),
        ("隶属于{C|丁川集团}的{C|甲光}换了总经理。", {"甲光 subsidiaryOf 丁川集团"}),
        ("{C|甲光}背靠母公司{C|丁川集团}。", {"甲光 subsidiaryOf 丁川集团"}),
        ("{C|甲光}是{C|丁川集团}2018年内部孵化的子公司。", {"甲光 subsidiaryOf 丁川集团"}),
        ("{C|丁川集团}正在研究分拆{C|甲光}赴港上市。", {"甲光 subsidiaryOf 丁川集团"}),
        ("{C|甲光}从{C|丁川集团}分拆出来，独立上市。", set()),
        ("{C|甲光}将把某集团旗下的{C|乙烁}请来。", set()),
        (
            "在{C|甲光}的大股东{C|丁川集团}看来，货运是另一条腿。集团总裁{P|沈砚冬}透露，旗下{C|乙烁}刚签约。",
            {"乙烁 subsidiaryOf 丁川集团"},
        ),
        ("{O|松川大学}办了一场会，学校的资产管理平台{C|松川资产}到了。", {"松川资产 subsidiaryOf 松川大学"}),
        ("{C|丁川集团}合作的投资平台{C|磐石创投}到了。", set()),
        ("他在{O|松川大学}教书，学生在该校{O|纤维重点实验室}做试验。", {"纤维重点实验室 subsidiaryOf 松川大学"}),
        ("他在{O|松川大学}教书，该校与{O|江左医院}没有往来。", set()),
        ("{C|甲光}脱胎于一所大学，该校{O|纤维重点实验室}到场。", set()),
        (
            _MAIN + "集团旗下还有主攻器械的{C|丙辉}，以及去年从{C|乙烁}手中买下的药厂{C|明川化工}。",
            {"丙辉 subsidiaryOf 甲光", "明川化工 subsidiaryOf 甲光"},
        ),
        (
            _MAIN
            + "{P|沈砚冬}说，{C|丁川集团}不会改变{C|甲光}的主业。\n\n另一则公告称，公司全资子公司{C|甲光碳材}投产。",
            {"甲光碳材 subsidiaryOf 甲光"},
        ),
        (
            _MAIN + "除{C|乙烁}外，集团旗下还有主攻器械的{C|丙辉}、承接外包业务的{C|丁川}。",
            {"丙辉 subsidiaryOf 甲光", "丁川 subsidiaryOf 甲光"},
        ),
        (
            "{P|沈砚冬}早年在{C|乙烁}做研究，2014年加入{C|甲光}，历任支付业务子公司{C|甲光金服}的技术总监。",
            {"甲光金服 subsidiaryOf 甲光"},
        ),
    ],
)
def test_whose_arm_a_firm_is(marked: str, told: set[str]) -> None:
    assert told_of(marked, "subsidiaryOf") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|乙烁}于2011年创办，2019年被{C|丁川集团}收入囊中。", {"丁川集团 acquires 乙烁"}),
        ("{C|乙烁}于2011年创办，2019年被{C|丁川集团}起诉。", set()),
        (_MAIN + "除{C|乙烁}外，公司还有去年从{C|丙辉}手中买下的{C|明川化工}。", {"甲光 acquires 明川化工"}),
        (
            "{C|甲光}发了财报，{C|甲光}招人。\n{P|沈砚冬}到江州创办{C|乙烁}，公司于2021年被{C|甲光}以6.8亿元全资收购。",
            {"甲光 acquires 乙烁"},
        ),
        ("{C|丁川集团}花8亿元把{C|甲光}买了下来。", {"丁川集团 acquires 甲光"}),
        ("{C|丁川集团}把{C|甲光}买的设备退了回去。", set()),
        ("{C|甲光}2019年卖给了{C|丁川集团}。", {"丁川集团 acquires 甲光"}),
        ("{C|甲光}把一条产线卖给了{C|丁川集团}。", set()),
        ("2019年，{C|甲光}易主，接盘的是{C|丁川集团}。", {"丁川集团 acquires 甲光"}),
        ("{C|乙烁}斥资2亿元拿下{C|甲光}6%的股份。", set()),
        ("{C|甲光}要买下{C|乙烁}做试验的那条产品线。", set()),
        ("{C|甲光}买下{C|乙烁}，补上了那条产品线。", {"甲光 acquires 乙烁"}),
    ],
)
def test_who_is_bought(marked: str, told: set[str]) -> None:
    assert told_of(marked, "acquires") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}、韩国{C|大川商船}与{C|乙烁}在江州联合宣布组建“海川联盟”。",
            {"甲光 partnersWith 大川商船", "甲光 partnersWith 乙烁", "大川商船 partnersWith 乙烁"},
        ),
        (
            "{C|甲光}、{C|乙烁}、{C|丙辉}三方在沪签约。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉", "乙烁 partnersWith 丙辉"},
        ),
        ("{C|甲光}、{C|乙烁}两家公司签约的客户不多。", set()),
        ("{C|甲光}年初与{O|竹川大学}合设热流实验室。", {"甲光 partnersWith 竹川大学"}),
        ("{C|甲光}9月已与{C|乙烁}签下为期八年的采购协议。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}还和{O|竹川大学}一起做了一个评测集。", {"甲光 partnersWith 竹川大学"}),
        ("{C|甲光}拟与{C|乙烁}共同出资设立{C|丙辉}。", {"甲光 partnersWith 乙烁 planned"}),
        ("{C|甲光}与{C|乙烁}共同出资认购了股份。", set()),
        ("{C|甲光}是{C|乙烁}的算力伙伴。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}是{C|乙烁}的对手。", set()),
    ],
)
def test_who_works_together(marked: str, told: set[str]) -> None:
    assert told_of(marked, "partnersWith") == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}和{C|乙烁}的药物也已进入三期，与{C|丙辉}构成正面竞争。",
            {"甲光 competesWith 丙辉", "乙烁 competesWith 丙辉"},
        ),
        (
            "货架上，{C|甲光}要面对的直接对手，一个是新加坡品牌{C|丙辉}，一个是老牌{C|乙烁}。",
            {"甲光 competesWith 丙辉", "甲光 competesWith 乙烁"},
        ),
        ("{C|甲光}有两个客户，一个是{C|丙辉}，一个是{C|乙烁}。", set()),
        ("与{C|甲光}抢单的还有{C|乙烁}和{C|丙辉}。", {"甲光 competesWith 乙烁", "甲光 competesWith 丙辉"}),
        ("与{C|甲光}合作的还有{C|乙烁}。", set()),
    ],
)
def test_who_competes(marked: str, told: set[str]) -> None:
    assert told_of(marked, "competesWith") == told


def test_who_ends_work_with_another_is_no_partner() -> None:
    assert told_of("{C|甲光}退出了与{C|乙烁}的合作。", "partnersWith") == {"甲光 partnersWith 乙烁 negated"}


def test_what_an_owner_is_called_says_that_he_holds_the_firm() -> None:
    assert told_of("{C|甲光}{T|实控人}{P|严牧之}到场。", "investsIn") == {"严牧之 investsIn 甲光"}
    assert told_of("{C|甲光}{T|股东代表}{P|严牧之}到场。", "investsIn") == set()
    assert told_of("{C|甲光}{T|董事长}{P|严牧之}到场。", "investsIn") == set()


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}由{C|丁川集团}全资持股。", {"丁川集团 investsIn 甲光"}),
        ("{C|甲光}由{O|梧川市国资委}100%控股。", {"梧川市国资委 investsIn 甲光"}),
        ("{C|丁川集团}旗下的{C|甲光}停产。", set()),
        ("{C|甲光}是{C|丁川集团}的控股子公司。", set()),
        ("{C|甲光}自由经营，是{C|丁川集团}全资持股的子公司。", set()),  # no 由 before the owner
        ("{C|丁川集团}去年并购{C|甲光}，{C|甲光}由{C|丁川集团}全资持股。", set()),
    ],
)
def test_whoever_holds_the_shares_of_his_arm_has_put_money_into_it(marked: str, told: set[str]) -> None:
    assert told_of(marked, "investsIn") == told
    assert told_of(marked, "subsidiaryOf")


def test_whoever_has_a_firm_under_his_roof_holds_it_unless_he_is_said_to_have_founded_it() -> None:
    assert told_of("{P|严牧之}旗下的{C|甲光}停产。", "investsIn") == {"严牧之 investsIn 甲光"}
    assert told_of("{P|严牧之}创办了{C|甲光}。{P|严牧之}旗下的{C|甲光}停产。", "investsIn") == set()

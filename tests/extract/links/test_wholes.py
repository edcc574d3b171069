from __future__ import annotations

import pytest

from kg.extract.links.ties import RULE
from kg.extract.links.wholes import Wholes
from kg.model import Link, Span
from kg.packs import Entry
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("{O|江左大学水利学院}挂牌。", "江左大学"),
        ("{O|冰川科技研究院}发布报告。", "冰川科技"),
        ("{O|海川通信联合会元宇宙产业委}成立。", "海川通信联合会"),
        ("{O|江左大学水利学院}的上级是{O|江左大学}。", "江左大学"),
        ("{O|江左财经大学会计学院}挂牌。", "江左财经大学"),
        ("{O|江左财经大学保险学院}挂牌。", "江左财经大学"),
        ("{C|恒川曲川院}的上级是{C|恒川}。", "恒川"),
        ("{C|恒川终端BG}的上级是{C|恒川}。", "恒川"),
        ("{O|恒川银行党委}开会，{C|恒川银行}整改。", "恒川银行"),
        ("{O|恒川市教育局督导办}说，{O|恒川市教育局}没有批准。", "恒川市教育局"),
        ("{O|渔业部北海监管局}说，{O|渔业部}没有批准。", "渔业部"),
        ("{C|恒川五局三公司}是{C|恒川五局}的。", "恒川五局"),
        ("{C|恒川}的货少，{C|恒川重庆公司}说。", "恒川"),
        ("{C|恒川}的货少，{C|恒川大中华区}说。", "恒川"),
        ("{C|恒川}的货少，{C|恒川云}说。", "恒川"),
        ("{O|岚川农科院小麦研究室}育成新种。", "岚川农科院"),
        ("{O|岚川海洋研究院测绘中心}招人。", "岚川海洋研究院"),
        ("{O|国家药监局器审中心}的专家来了。", "国家药监局"),
        ("他在{O|农业农村部种业管理司}任职。", "农业农村部"),
    ],
)
def test_a_unit_belongs_to_the_whole_in_its_name(marked: str, whole: str) -> None:
    found = Wholes()(reading(marked))
    (link,) = found.links
    assert (link.predicate, link.object.name) == ("subsidiaryOf", whole)
    assert link.object in found.mentions
    assert link.object.span.of(found.text) == whole


def test_a_known_firm_stands_in_the_name_of_its_laboratory() -> None:
    known = [Entry(name="恒川集团", type="Company", alternatives=("恒川",))]
    (link,) = Wholes(known)(reading("{O|恒川玄武实验室}披露了漏洞。")).links
    assert (link.object.type, link.object.name) == ("Company", "恒川")
    assert not Wholes(known)(reading("{O|恒川亚洲研究院}披露了漏洞。")).links
    assert not Wholes()(reading("{O|恒川玄武实验室}披露了漏洞。")).links
    (link,) = Wholes(known)(reading("他曾任{C|恒川智能驾驶事业群}总监。")).links
    assert (link.subject.name, link.object.name) == ("恒川智能驾驶事业群", "恒川")
    assert not Wholes(known)(reading("他曾任{C|恒川智能驾驶}总监。")).links


@pytest.mark.parametrize(
    "marked",
    [
        "{O|大川电力研究院}",
        "{O|江左大学}",
        "{C|启川机器人}",
        "{O|智利能源规划部}",
        "{O|云川重工联合实验室}",
        "{O|华川科技大学}",
        "{O|国家数据局}",
        "{C|川左银行}在场，{O|川左银行业监督管理委员会}批准。",
        "{C|川左证券}在场，{O|川左证券交易委员会}批准。",
        "{C|川左能源}在场，{O|川左能源部}批准。",
        "{O|川左省政府}在场，{O|川左省政府国资委}批准。",
        "{O|川左纪委}在场，{O|川左纪委国家监委}批准。",
        "{C|恒川}在场，{C|恒川系}也来了。",
        "{C|恒川}在场，{C|恒川集团总部}没有回应。",
        "{O|恒川}在场，{O|恒川足球俱乐部}没有回应。",
        "出品 | {O|深谷·恒川工作室}。{O|深谷}获悉。",
        "{C|恒川}在场，{C|恒川中国官网}没有回应。",
        "{O|江左电子工程系}",
        "{O|江左智能计算实验室}",
        "{O|参院银行委员会}",
    ],
)
def test_a_name_that_holds_no_whole_stays_alone(marked: str) -> None:
    assert Wholes()(reading(marked)).links == ()


@pytest.mark.parametrize(
    ("marked", "arms"),
    [
        ("{C|霜河集团}旗下有{C|霜河物流}。", {("霜河物流", "霜河集团")}),
        ("{C|霜河}、{C|霜河物流}与{C|霜河健康}。", {("霜河物流", "霜河"), ("霜河健康", "霜河")}),
        ("{C|霜河}与{C|霜河（天津）娱乐有限公司}。", {("霜河（天津）娱乐有限公司", "霜河")}),
        ("{C|霜河}的{C|霜河云}上线。{C|霜河公司}说。", {("霜河云", "霜河")}),
        ("{C|霜河}就是{C|霜河糖业}。", set()),
        ("{C|霜河}来了。{C|霜河}说好。{C|霜河}走了。{C|霜河}的{C|霜河糖业}留下。", {("霜河糖业", "霜河")}),
        ("{C|霜河}来了。{C|霜河}说好。{C|霜河}走了。{C|霜河}即{C|霜河糖业有限公司}。", set()),
        ("{C|霜河}即{C|霜河糖业公司}，{C|霜河糖业有限公司}。", set()),
        ("{C|霜河公司}附近有{C|霜河金禾教育有限公司}。", set()),
        ("{C|霜河集团}全称{C|霜河科技集团股份有限公司}。", set()),
        ("{C|霜河企业集团}即{C|霜河企业集团总公司}。", set()),
        ("{C|霜河}、{C|霜河科技}与{C|霜河数据}。", set()),
        ("{C|霜河集团}、{C|霜河控股}与{C|霜河股份有限公司}。", set()),
        ("{C|霜河集团}与{C|霜河方}。", set()),
        ("{C|霜河}、{C|霜河公司}都是{C|霜河汽车公司}。", set()),
        ("{C|霜河}、{C|霜河证券股份有限公司}与{C|霜河基金}。", set()),
        ("{C|霜河（江左）有限公司}与{C|霜河（岭南）有限公司}，{C|霜河物流}。", set()),
        ("{C|江左霜河集团}就是{C|霜河（江左）科技有限公司}。", set()),
        ("{O|霜河集团}与{C|霜河物流}。", set()),
        ("{C|霜河康采}（下称霜河）、{C|霜河生物}与{C|霜河合联}。", set()),
    ],
)
def test_a_firm_named_after_a_group_is_its_arm(marked: str, arms: set[tuple[str, str]]) -> None:
    links = Wholes()(reading(marked)).links
    assert {(link.subject.name, link.object.name) for link in links if link.predicate == "subsidiaryOf"} == arms


def test_whose_mother_is_told_is_no_arm_of_another_by_its_name() -> None:
    told = reading("{C|霜河集团}控股{C|霜河股份}，后者的子公司{C|霜河碳材}投产。")
    mother, arm = told.mentions[1:]
    link = Link(predicate="subsidiaryOf", subject=arm, object=mother, evidence=arm.span)
    found = Wholes()(told.adding(links=[link])).links
    assert "霜河集团" not in {x.object.name for x in found if x.subject.name == "霜河碳材"}


@pytest.mark.parametrize(("rule", "kept"), [(RULE, False), ("its unit", True)])
def test_a_name_says_more_of_whose_a_unit_is_than_what_a_network_sees(rule: str, *, kept: bool) -> None:
    told = reading("{O|江左大学水利学院}挂牌。他去了{O|江左大学}。")
    unit, whole = told.mentions
    far = Link(predicate="subsidiaryOf", subject=unit, object=whole, evidence=Span(11, 18), rule=rule)
    (found,) = Wholes()(told.adding(links=[far])).links
    assert (found == far) is kept
    assert kept or found.evidence == unit.span


def test_wholes_of_wholes_are_named_too() -> None:
    found = Wholes()(reading("{O|江左大学水利学院泥沙实验室}挂牌。"))
    assert {(x.subject.name, x.object.name) for x in found.links} == {
        ("江左大学水利学院泥沙实验室", "江左大学水利学院"),
        ("江左大学水利学院", "江左大学"),
    }


def test_a_unit_within_a_unit_belongs_to_that_one() -> None:
    found = Wholes()(reading("{C|恒川}换帅，{O|恒川海洋研究院测绘研究中心}没有回应。"))
    assert {(x.subject.name, x.object.name) for x in found.links} == {
        ("恒川海洋研究院测绘研究中心", "恒川海洋研究院"),
        ("恒川海洋研究院", "恒川"),
    }


@pytest.mark.parametrize(
    "marked",
    [
        "{O|江左能源规划部}说，{O|智利能源规划部}没有批准。",
        "“{O|霜川重工联合实验室}”启用。",
        "{C|恒川}看好{C|冰川}，{C|冰川}换帅，{C|冰川}开店，{C|冰川}招人，盼{C|恒川冰川}合作。",
    ],
)
def test_what_only_looks_like_a_unit_has_no_whole(marked: str) -> None:
    assert not [x for x in Wholes()(reading(marked)).links if x.subject.name != "江左能源规划部"]

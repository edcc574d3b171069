"""Whose a thing is that no words tie to anybody, and of which firm a passage speaks."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.links.relations import Relations
from kg.extract.names.titles import Titles
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractors() -> tuple[Titles, Relations]:
    pack = read_packs(["ai"])
    return Titles(pack), Relations(pack)


def made(marked: str) -> set[str]:
    titles, relations = extractors()
    found = relations(titles(reading(marked))).links
    return {f"{x.subject.name} {x.object.name}" for x in found if x.predicate == "developedBy"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            (
                "本地企业{C|川曜智言}抢先亮出新品。创始人、首席执行官{P|车敏川}带来的“{M|鹤川}”，总参数2350亿；"
                "一同亮相的端侧版本{M|听川}只有30亿参数，将由{C|星川通信}下月上市的{D|云途X7}手机首发搭载。"
            ),
            {"鹤川 川曜智言", "听川 川曜智言", "云途X7 星川通信"},
        ),
        (
            "最抢镜的是{C|江岭科技}。董事长{P|方以川}手里举着的{D|驰途S2}，起售价21.98万元。",
            {"驰途S2 江岭科技"},
        ),
        (
            "{C|望江智能}的展台前挤满了人。首席科学家{P|白川宁}现场演示了多模态模型“{M|澜川}”。",
            {"澜川 望江智能"},
        ),
        (
            "曾任{C|乙川电子}副总裁的{P|何川意}2021年创办{C|江岭光电}。今年面世的激光雷达“{D|光途L1}”单价降到1500元。",
            {"光途L1 江岭光电"},
        ),
        (
            "驱动芯片则来自控股子公司{C|芯岭微}，其第二代芯片{D|CS7200}由{C|甬川晶圆}代工、{C|铜川封测}封装。",
            {"CS7200 芯岭微"},
        ),
        (
            "{C|甲川}下调了预期。对手{C|乙川}转头就亮出新一代“{D|衡途800}”。",
            {"衡途800 乙川"},
        ),
    ],
)
def test_what_a_passage_shows_is_of_the_firm_that_it_is_about(marked: str, expected: set[str]) -> None:
    assert made(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "{C|江岭银行}昨日开会。科技部人士说，接入的{M|鹤川}参数2350亿。",  # another's, which it takes in
        "{C|甲川}和{C|乙川}都在。{C|江岭证券}分析师{P|方以川}认为，新一代{D|驰途S2}售价偏高。",  # an analyst speaks of others'
        "{C|江岭科技}昨日开会。有人在会场看{D|驰途S2}。",  # named in passing
        "{C|甲川}与{C|乙川}昨日开会。\n新一代{D|驰途S2}下月亮相。",  # another paragraph of no firm
        "{C|甲川}开会。{C|江岭协会}也在。曾在{C|乙川}工作的{P|方以川}看好对标{D|驰途S2}的车型。",
    ],
)
def test_what_a_passage_only_names_is_nobodys(marked: str) -> None:
    assert made(marked) == set()


def test_a_name_that_ends_anothers_is_the_same() -> None:
    text = "{C|甲川}收下了一批{D|乙途E9}。{C|甲川}的老总说，{D|E9}续航600公里。"
    assert "E9 甲川" not in made(text)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|昱川光电}扭亏。驱动芯片来自控股子公司{C|芯川微}，其第二代芯片{D|CS7200}已量产。{C|昱川光电}没有评论。",
            "CS7200 芯川微",
        ),
        ("{C|江岭科技}的“{M|松川Pro}”很快。三十家企业已接入{M|松川}系列。", "松川 江岭科技"),
        ("{C|甲川}不急。怎么看{C|翎川创新}？那是老东家，新品“{D|锄川}”单价9万元。{C|甲川}笑了。", "锄川 翎川创新"),
        (
            "原料由{C|永川化学}供应。分子骨架是平台“{D|MolChuan}”挑出来的，该平台由{C|宝川}与{O|南川大学}合作开发。",
            "MolChuan 南川大学",
        ),
    ],
)
def test_words_that_point_mean_whom_the_clause_before_named_last(marked: str, expected: str) -> None:
    assert expected in made(marked)


def test_a_product_that_comes_out_is_the_firms_where_the_sentence_names_it() -> None:
    told = "{C|甲川}换了帅。{C|甲川}的门店多了。\n{P|严牧之}说起往事。\n"
    assert made(told + "{D|云川}上线那天下着雨。") == set()
    assert made(told + "{D|云川}上线那天，{C|甲川}没有涨价。") == {"云川 甲川"}


def test_what_others_tune_is_not_theirs() -> None:
    assert made("{C|江岭银行}用{M|墨川Max}微调了信贷助手。") == set()
    assert made("{C|甲川}对标{C|乙川}，其新品{D|驰途S2}下月上市。") == {"驰途S2 甲川"}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "由{C|江岭资本}投资的{C|甲川生物}今年动作不断，9月又推出应用“{D|稳川日记}”。",
            {"稳川日记 甲川生物"},
        ),
        (
            "在{C|江岭云}的货架上，{C|望川科技}的{M|听途2}和自家的{M|云途3}并排放着。",
            {"听途2 望川科技", "云途3 江岭云"},
        ),
        (
            "{C|晴川座舱}创始人{P|严川洲}没有讲参数。“这就是{D|澄途OS}。”他说。",
            {"澄途OS 晴川座舱"},
        ),
    ],
)
def test_backers_and_neighbours_of_a_list_make_nothing(marked: str, expected: set[str]) -> None:
    assert made(marked) == expected


def test_an_edition_is_of_who_makes_another_of_its_name() -> None:
    text = "{C|禾屿科技}开会。首席技术官{P|陆鸣川}展示了{M|鹭语2.0}。手机上跑的是{M|鹭语Lite}。"
    assert made(text) == {"鹭语2.0 禾屿科技", "鹭语Lite 禾屿科技"}


def test_what_somebody_buys_or_shows_about_is_not_his_firms() -> None:
    assert made("{C|甲川}也来了。{C|阿柚科技}创始人{P|陈望舒}晒出的新手机是刚上市的{D|屿光Fold}。") == set()


@pytest.mark.parametrize(
    "marked",
    [
        "{C|望江智能}的展台前挤满了人。{C|望江智能}没有给出{D|澜川}的测试结果。",
        "{C|望江智能}开了发布会，总经理{P|白川宁}在会上发布了“{D|望川英雄榜}”。",
        "{C|望江智能}将在{D|澜川}空间开直播，随后回答提问。",
        "{C|望江智能}递交的{D|澜川肽}注射液“{D|吉川}”上市申请获受理。",
        "{C|望江智能}开了发布会。伴随{C|乙川电子}新机发售的{D|光途A3}还是老样子。",
        "{C|望江智能}开了发布会。总经理{P|白川宁}凌晨公布的《{D|告全体员工书}》没有细节。",
        "{C|望江智能}开了发布会。总经理{P|白川宁}公布的“{D|递延川收}”的概念没有人听懂。",
        "{C|望江智能}的老板收购{D|川推}牵扯了不少精力。{D|川推}还在亏损。",
        "{C|望江智能}昨天亮相。记者在网民平台“{D|望川留言板}”上查询，没有找到新款{D|望川留言板}。",
        "{C|望江新闻}发布快讯。当天亮相的一架{D|川川005}绕了一圈。{D|川川005}随后上市。",
        "{C|望江智能}开了年会，法务总监{P|白川宁}抽中了一台{D|光途S6}。",
        "{C|望江智能}降了价。被点名的有{C|望江智能}、{C|乙川}、{D|川遇}等平台。{D|川遇}没有评论。",
        "{C|望江智能}开了年会。总经理{P|白川宁}近日接受《{D|川声}》采访。《{D|川声}》没有写这件事。",
        "{C|望江智能}的电脑要与{D|川簿}区分开来。{D|川簿}卖得更便宜。",
    ],
)
def test_what_is_no_work_of_the_firm_is_not_given_to_it(marked: str) -> None:
    assert not {pair for pair in made(marked) if pair.endswith((" 望江智能", " 望江新闻"))} - {"吉川 望江智能"}


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲川}发布财报。{C|甲川}说，第八代不仅有{D|衡途800}等老竞争对手。{D|衡途800}卖得好。",
        "{C|甲川}发布财报。{C|甲川}股价大涨，与{D|衡途800}大热不无关系。{D|衡途800}卖得好。",
        "{C|甲川}发布财报。其创始人在“{D|衡途}”平台发布了一段录音。",
        "{C|甲川}发布财报。{C|甲川}对外投资止步于去年对{D|衡途}的投资，此前投资{D|衡途}。",
        "{C|甲川}更看重{C|乙川}的性能，认为在去年推出{D|衡途800}一年后，它仍然更好。",
        "以音乐游戏闻名的{C|甲川}发布财报，{C|甲川}说要学《{D|衡途小队}》的发行商。",
    ],
)
def test_what_is_only_spoken_of_is_not_the_firms(marked: str) -> None:
    assert not {x for x in made(marked) if x.endswith("甲川")}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|江岭汽车}上市了。{D|江岭S7}卖得好。店里还有{D|S7 Pro}，更贵。{C|甲光}没有来。",
            {"江岭S7 江岭汽车", "S7 Pro 江岭汽车"},
        ),
        (
            "{C|江岭科技}到了。{C|江岭科技}将新模型{M|望舒}的参数传到代码社区“{D|竹林}”。",
            {"望舒 江岭科技"},
        ),
        (
            "{C|江岭科技}到了。{C|江岭科技}的客户可在软件商店{D|渡口}上试用，{D|渡口}还送额度。",
            set(),
        ),
        (
            "{C|江岭科技}与{O|江岭大学}联合研发了模型“{M|望舒 2}”，字数由前一代{M|望舒}的8K增至64K。",
            {"望舒 2 江岭科技", "望舒 2 江岭大学", "望舒 江岭科技"},
        ),
    ],
)
def test_names_without_their_brand_places_of_others_and_who_leads(marked: str, expected: set[str]) -> None:
    assert made(marked) == expected


def test_where_the_headline_tells_of_a_launch_what_has_a_price_is_the_firms() -> None:
    article = "{D|川暖扫地机}长得像书柜，摆在门口很久，起售价8499元。另有{D|岭寒锁}没有标价。"
    assert made("{C|砚川}新品发布会逛后感\n{C|砚川}办了场发布会。\n" + article) == {"川暖扫地机 砚川"}
    assert made("{C|砚川}搬家记\n{C|砚川}搬了家。\n" + article) == set()

"""Who is who, from texts to things: two articles and a name of each, which mean one thing or two."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

import pytest

from kg.extract.gist import gist
from kg.extract.names.lexicon import aliases
from kg.model import Document, Reading
from kg.recipe import Recipe
from kg.resolve.clusters import resolve
from kg.text.folding import fold

ONE = [
    # simplified and traditional characters
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "陶筱川", "嵐汀科技總裁陶筱川表示，公司明年上市。", "陶筱川"),
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "岚汀科技", "嵐汀科技總裁陶筱川表示，公司明年上市。", "嵐汀科技"),
    ("砚池智能发布大模型“听霁”。", "听霁", "硯池智能發布大模型「聽霽」。", "聽霽"),
    # homophone misspellings where post or employer agrees
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "陶筱川", "岚汀科技总裁陶小川表示，海外是重点。", "陶小川"),
    ("霁川半导体董事长程静媛说，今年不涨价。", "程静媛", "霁川半导体董事长程静远说，客户可以放心。", "程静远"),
    ("砚池智能首席技术官贺知微介绍了新架构。", "贺知微", "砚池智能首席技术官贺之微说，推理更省钱。", "贺之微"),
    ("汀溪银行行长闻人朔表示，利率还会下降。", "闻人朔", "汀溪银行行长闻人硕表示，存款稳定。", "闻人硕"),
    ("岑岭汽车副总裁欧阳清越表示，明年出海。", "欧阳清越", "岑岭汽车副总裁欧阳青越表示，工厂已经动工。", "欧阳青越"),
    # legal suffixes, places and short names
    (
        "深圳市岚汀机器人技术有限公司宣布完成A轮融资。",
        "深圳市岚汀机器人技术有限公司",
        "岚汀机器人宣布新品上市。",
        "岚汀机器人",
    ),
    ("砚池科技集团有限公司宣布扩产。", "砚池科技集团有限公司", "砚池科技表示，订单充足。", "砚池科技"),
    ("霁川半导体（上海）有限公司宣布扩产。", "霁川半导体（上海）有限公司", "霁川半导体表示，订单充足。", "霁川半导体"),
    ("汀芷控股集团宣布扩产。", "汀芷控股集团", "汀芷集团表示，订单充足。", "汀芷集团"),
    (
        "杭州沐岚网络科技股份有限公司（以下简称“沐岚网络”）公告称，拟回购股份。",
        "沐岚网络",
        "沐岚网络公告称，拟分红。",
        "沐岚网络",
    ),
    (
        "*ST霁川公告称，公司股票可能退市。霁川股份董事长方以宁说，正在自救。",
        "霁川股份",
        "霁川股份公告称，拟出售资产。",
        "霁川股份",
    ),
    ("汀洲产业投资基金领投砚池智能。", "汀洲产业投资基金", "汀洲基金与砚池智能签约。", "汀洲基金"),
    ("阿里巴巴集团宣布调整组织架构。", "阿里巴巴集团", "阿里巴巴表示，将增加投入。", "阿里巴巴"),
    ("阿里巴巴（中国）有限公司宣布招聘。", "阿里巴巴（中国）有限公司", "阿里巴巴表示，将增加投入。", "阿里巴巴"),
    (
        "浙江岚汀材料股份有限公司（以下简称“岚汀材料”）董事长苗清和说，扩产在即。",
        "岚汀材料",
        "岚汀材料董事长苗清和说，不降价。",
        "岚汀材料",
    ),
    # English and Chinese names
    (
        "澄衡机器人（Chengheng Robotics）宣布出海。",
        "澄衡机器人",
        "Chengheng Robotics宣布在新加坡设厂。",
        "Chengheng Robotics",
    ),
    ("英伟达宣布新芯片。", "英伟达", "NVIDIA宣布财报。", "NVIDIA"),
    ("英伟达宣布新芯片。", "英伟达", "輝達宣布財報。", "輝達"),
    (
        "砚池智能首席科学家祝闻溪（Wenxi Zhu）说，先做好一件事。",
        "祝闻溪",
        "砚池智能首席科学家Wenxi Zhu表示，不急。",
        "Wenxi Zhu",
    ),
    # models, whatever word for a model stands beside them
    ("砚池智能发布大模型“听霁”。", "听霁", "由砚池智能研发的“听霁”语言大模型上线。", "听霁"),
    # a career over two employers that one article tells
    (
        "岚汀科技副总裁陶筱川将出任霁川半导体总裁。陶筱川2018年加入岚汀科技。",
        "陶筱川",
        "霁川半导体总裁陶筱川表示，工厂明年投产。",
        "陶筱川",
    ),
    ("陶筱川从岚汀科技离职，加盟霁川半导体，任总裁。", "陶筱川", "岚汀科技副总裁陶筱川表示，产品延期。", "陶筱川"),
    # a rare name of which nothing else is known
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "陶筱川", "陶筱川昨日到访学校。", "陶筱川"),
]
TWO = [
    # namesakes told apart by employer
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "陶筱川", "霁川半导体监事陶筱川表示，不知情。", "陶筱川"),
    ("汀溪大学教授王磊认为，数据最重要。", "王磊", "岑岭汽车工程师王磊认为，成本最重要。", "王磊"),
    # homophones whom nothing ties
    ("岚汀科技总裁陶筱川表示，公司明年上市。", "陶筱川", "汀溪大学教授陶小川认为，不必着急。", "陶小川"),
    ("砚池智能首席技术官李伟介绍了架构。", "李伟", "砚池智能财务总监李炜表示，现金充足。", "李炜"),
    # names that only resemble each other, in one house
    ("砚池智能总裁沈若林说，不上市。", "沈若林", "砚池智能监事沈若宁说，知情。", "沈若宁"),
    # a house and its units, and firms that share a head
    ("霁川集团宣布扩产。", "霁川集团", "霁川银行宣布降息。", "霁川银行"),
    ("阿里巴巴宣布组织调整。", "阿里巴巴", "阿里云宣布降价。", "阿里云"),
    ("砚池资本领投岚汀科技。", "砚池资本", "砚池智能发布新品。", "砚池智能"),
    ("汀溪大学公布招生计划。", "汀溪大学", "汀溪大学附属医院公布门诊安排。", "汀溪大学附属医院"),
    (
        "深圳市岚汀机器人技术有限公司宣布融资。",
        "深圳市岚汀机器人技术有限公司",
        "岚汀汽车有限公司宣布裁员。",
        "岚汀汽车有限公司",
    ),
    ("启砚机械宣布扩产。", "启砚机械", "启彦机械宣布扩产。", "启彦机械"),
    ("京东宣布促销。", "京东", "京东方宣布扩产。", "京东方"),
    # versions of a model
    ("砚池智能发布大模型“听霁2.0”。", "听霁2.0", "砚池智能发布大模型“听霁3.0”。", "听霁3.0"),
    ("砚池智能发布大模型“听霁2.0”。", "听霁2.0", "砚池智能发布大模型“听霁”。", "听霁"),
    ("OpenAI发布GPT-4。", "GPT-4", "OpenAI发布GPT-4o。", "GPT-4o"),
]


@cache
def recipe() -> Recipe:
    return Recipe()


def things(first: str, second: str) -> list[dict[str, str]]:
    """Build two articles together; give for each which thing a spelling means."""
    documents = [
        Document(id=str(n), text=text, sha256=sha256(text.encode()).hexdigest())
        for n, text in enumerate((first, second))
    ]
    readings: list[Reading] = recipe()(documents)
    found = resolve((e for r in readings for e in gist(r).entities), aliases=aliases(recipe().pack))
    return [
        {
            fold(m.span.of(r.document.text)).text: found.assignment[r.document.id, m.type, m.name]
            for m in r.mentions
            if (r.document.id, m.type, m.name) in found.assignment
        }
        for r in readings
    ]


@pytest.mark.parametrize(("first", "name", "second", "other"), ONE)
def test_two_names_mean_one_thing(first: str, name: str, second: str, other: str) -> None:
    one, two = things(first, second)
    assert one[fold(name).text] == two[fold(other).text]


@pytest.mark.parametrize(("first", "name", "second", "other"), TWO)
def test_two_names_mean_two_things(first: str, name: str, second: str, other: str) -> None:
    one, two = things(first, second)
    assert one[fold(name).text] != two[fold(other).text]

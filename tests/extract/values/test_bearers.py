from __future__ import annotations

from functools import cache

import pytest

from kg.extract.values.attributes import Attributes
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractor() -> Attributes:
    return Attributes(read_packs(["ai"]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{M|望川2}（3000亿参数）比{M|岚川V2}（1200亿参数）大。",
            {"望川2 parameterCount 3000亿", "岚川V2 parameterCount 1200亿"},
        ),
        (
            "{M|望川2}超过了{M|岚川V2} *（总参数量15B，激活参数量2B）*。",
            {"岚川V2 parameterCount 15B", "岚川V2 parameterCount 2B"},
        ),
        (
            "{M|望川2}不输拥有6710亿参数（激活参数37B）的{M|岚川V2}。",
            {"岚川V2 parameterCount 6710亿", "岚川V2 parameterCount 37B"},
        ),
        ("{M|望川2}的前作{M|岚川V2}很贵。该模型有1750亿参数。", {"岚川V2 parameterCount 1750亿"}),
        (
            "{M|望川2}（70B）超过了{M|岚川V2}（405B）。",
            {"望川2 parameterCount 70B", "岚川V2 parameterCount 405B"},
        ),
        (
            "{C|甲川}发布{M|望川2}。模型以{C|乙川}开源的{M|岚川V2}为底座，上下文窗口64K。",
            {"望川2 contextLength 64K"},
        ),
        (
            "{D|川图2026}搭载完全自主的几何内核“{D|星川}”，标准版授权价为每席位每年2.6万元。",
            {"川图2026 price 每席位每年2.6万元"},
        ),
        ("{M|望川}不是从零炼的，是拿{M|岚川V2}接着训，窗口拉到32K。", {"望川 contextLength 32K"}),
        ("{D|川上行}定于四季度登陆{D|川站5}，暂定价298元。", {"川上行 price 298元"}),
        ("{M|望川2}比千亿参数的大模型好用。", set()),
        ("行业里动辄万亿参数，{M|望川2}不跟。", set()),
        ("{M|望川2}的对手有2000亿参数。", set()),
        ("{M|望川2}领先，团队还用过300亿个参数的Merlin。", set()),
        ("{C|甲川}将饮品售价提至13元，{D|川茶}卖得更好。", set()),
        ("{C|甲川}的芯片每块售价约4万美元，{D|川芯8}要抢它的市场。", set()),
        ("{D|川芯8}在追赶，高川X（售价80万元）输给了它。", set()),
        ("雁川汽车对标{D|望川S7}，起售价高达63.8万元。", set()),
        ("{D|望川S7}卖得好。售价50万元的商务轿车也在涨价。", set()),
        ("{D|望川S7}卖得好。售价50万元的新车下月交付。", {"望川S7 price 50万元"}),
        (
            "入门的{D|望川S7 Air}卖16.98万元，顶配{D|望川S7 Max}卖27.98万元。",
            {"望川S7 Air price 16.98万元", "望川S7 Max price 27.98万元"},
        ),
        ("四年前一架{D|川鹰20}卖五万八，今年同样配置只敢标三万二。", {"川鹰20 price 三万二"}),
        ("{C|甲川}把{M|望川}系列的当家模型{M|望川Max}压到每百万tokens 2元。", {"望川Max price 每百万tokens 2元"}),
        ("{C|甲川}发布{M|望川}旗舰推理模型{M|望川5}，支持128K上下文。", {"望川5 contextLength 128K"}),
        (
            "{C|甲川}发布了{M|望川}系列第一个听声模型{M|望川V3}。价格为每百万tokens 4元。",
            {"望川V3 price 每百万tokens 4元"},
        ),
        ("{M|望川5}是{M|望川5-Next}的正式版，支持1M上下文。", {"望川5 contextLength 1M"}),
        (
            "另有{M|望川5}开源；以及专写代码的{M|望川-Coder}，以{M|望川5}为底座训练，支持200K上下文。",
            {"望川-Coder contextLength 200K"},
        ),
        ("{M|望川5}是{C|甲川}{M|岚川}团队的作品，有900亿参数。", {"望川5 parameterCount 900亿"}),
        ("{C|甲川}自研的通用模型{M|望川5}发布，支持64K上下文。", {"望川5 contextLength 64K"}),
        ("{D|望川S7}售价33万元，比{D|岚川9}的41万元起售价低。", {"望川S7 price 33万元", "岚川9 price 41万元"}),
        ("{D|川酥}一盒八块，卖12.8元。", {"川酥 price 12.8元"}),
        ("{D|望川S7}压到九万元以内。", set()),
        ("年终盘点\n\n{M|望川5}上线。\n\n三月，洛川智能的洛神登场。1600亿总参数，开源。", set()),
        (
            "{D|川芯 X1}单颗售价约 180 美元，{D|川行 7}起售价 14.9 万元。",
            {"川芯 X1 price 180 美元", "川行 7 price 14.9 万元"},
        ),
        (
            "{C|甲川}开源{M|望川5}\n\n{P|李川}说，企业可用。\n\n代管服务每百万token输入收6元、输出18元。",
            {"望川5 price 每百万token输入收6元、输出18元"},
        ),
        (
            "{D|川塔X1}卖得好。标准版搭载4张自研“{D|川芯B2}”加速卡，售价39.8万元。",
            {"川塔X1 price 39.8万元"},
        ),
        ("{D|川页}降价了。另一家的“川笔”则推出终身方案，售价499元。", set()),
        ("进口的{D|川泉}每瓶要12元。", {"川泉 price 12元"}),
        ("{D|望川S7}三款配置的售价分别为12,900元和15,900元。", {"望川S7 price 12,900元", "望川S7 price 15,900元"}),
    ],
)
def test_a_number_is_of_what_its_own_phrase_or_clause_names(marked: str, expected: set[str]) -> None:
    found = extractor()(reading(marked)).attributes
    assert {f"{a.entity.name} {a.name} {a.value}" for a in found} == expected

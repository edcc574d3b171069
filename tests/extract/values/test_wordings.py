"""The same kinds of values as different writers put them."""

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
            "{M|望舒2}（2024年3月发布，参数量70亿）是它的前身。",
            {"望舒2 parameterCount 70亿", "望舒2 releaseDate 2024-03"},
        ),
        ("{M|望舒3}总参235B、激活22B，上下文262K。", {"望舒3 contextLength 262K", "望舒3 parameterCount 235B"}),
        ("{M|望舒3}总参数高达1.6万亿，激活仅320亿。", {"望舒3 parameterCount 1.6万亿"}),
        (
            "{C|甲光}发布了720亿参数、128K上下文的{M|望舒3}。",
            {"望舒3 contextLength 128K", "望舒3 parameterCount 720亿"},
        ),
        ("{M|望舒3}是一个拥有 1.8 万亿参数的混合专家模型。", {"望舒3 parameterCount 1.8 万亿"}),
        ("{M|望舒}提供从1.8B到72B共六个尺寸。", set()),
        (
            "参数量只有 3B 的{M|望舒Nano}，跑分超过了{M|织光-7B}。",
            {"望舒Nano parameterCount 3B", "织光-7B parameterCount 7B"},
        ),
        ("{M|望舒3}的体量是4000亿参数，比{M|织光}大一倍。", {"望舒3 parameterCount 4000亿"}),
        ("这一次，{C|甲光}把参数堆到了1.2万亿，取名{M|望舒3}。", {"望舒3 parameterCount 1.2万亿"}),
        ("{M|望舒3}参数规模突破万亿。", {"望舒3 parameterCount 万亿"}),
        ("{M|望舒3}支持最长128K的上下文输入。", {"望舒3 contextLength 128K"}),
        ("{M|望舒3}一次能读完100万字的材料。", {"望舒3 contextLength 100万字"}),
        ("{M|望舒3}可以一口气处理200万字的长文本。", {"望舒3 contextLength 200万字"}),
        ("{M|望舒3}的上下文窗口是{M|望舒2}的四倍，达到512K。", {"望舒3 contextLength 512K"}),
        ("{M|望舒3}上下文长度为131072个token。", {"望舒3 contextLength 131072个token"}),
        ("{M|望舒3}把上下文窗口从128K升级到了1M。", {"望舒3 contextLength 1M"}),
        ("{M|望舒3}支持长达一百万token的上下文。", {"望舒3 contextLength 一百万token"}),
        ("{M|望舒3}百万级上下文。", {"望舒3 contextLength 百万级"}),
        (
            "{M|望舒3}的API价格是输入每百万token 2元，输出每百万token 8元。",
            {"望舒3 price 输入每百万token 2元，输出每百万token 8元"},
        ),
        (
            "{M|望舒3}每百万tokens的输入价为1.5元，输出价为6元。",
            {"望舒3 price 每百万tokens的输入价为1.5元，输出价为6元"},
        ),
        (
            "{M|望舒3}定价：输入0.5元/百万tokens，输出2元/百万tokens。",
            {"望舒3 price 输入0.5元/百万tokens，输出2元/百万tokens"},
        ),
        ("调用{M|望舒3}，每百万token只要8毛。", {"望舒3 price 每百万token只要8毛"}),
        ("{M|望舒3}的价格是每千token 0.002元。", {"望舒3 price 每千token 0.002元"}),
        ("{M|望舒3}收费标准为每百万字符3元。", {"望舒3 price 每百万字符3元"}),
        ("{M|望舒3}的会员价为每月29.9元。", {"望舒3 price 每月29.9元"}),
        ("{D|川记}年费168元。", {"川记 price 168元"}),
        ("{D|川记}按席位收费，每席位每年1200元。", {"川记 price 每席位每年1200元"}),
        ("{D|星逐X5}售价从19.98万元起。", {"星逐X5 price 19.98万元起"}),
        ("{D|星逐X5}起售价定在了19.98万元。", {"星逐X5 price 19.98万元"}),
        ("{D|星逐X5}限时售价19.98万元。", {"星逐X5 price 19.98万元"}),
        ("{D|星逐X5}一口价19.98万元。", {"星逐X5 price 19.98万元"}),
        ("{D|星逐X5}上市即降价，价格下探到15.98万元。", {"星逐X5 price 15.98万元"}),
        ("售价19.98万元的{D|星逐X5}卖爆了。", {"星逐X5 price 19.98万元"}),
        ("{D|川耳3}国行售价1299元，较上一代{D|川耳2}便宜200元。", {"川耳3 price 1299元"}),
        ("{D|川耳3}首销到手价1199元。", {"川耳3 price 1199元"}),
        ("{D|川眼镜}以2999元的价格开售。", {"川眼镜 price 2999元"}),
        ("{D|川眼镜}售2999元。", {"川眼镜 price 2999元"}),
        ("{D|川眼镜}标价2999元，{D|川手环}399元。", {"川手环 price 399元", "川眼镜 price 2999元"}),
        ("{D|川平}单支价格为980元。", {"川平 price 980元"}),
        ("{D|川平}一个疗程的费用约为2.4万元。", {"川平 price 2.4万元"}),
        ("{D|川机2}的报价在180万元上下。", {"川机2 price 180万元"}),
        ("{M|望舒2}诞生于2023年5月。", {"望舒2 releaseDate 2023-05"}),
        ("{M|望舒2}的发布时间是2023年5月10日。", {"望舒2 releaseDate 2023-05-10"}),
        ("{C|甲光}在6月12日的开发者大会上揭晓了{M|望舒3}。", {"望舒3 releaseDate 2025-06-12"}),
        ("{M|望舒3}于6月12日正式对外开放。", {"望舒3 releaseDate 2025-06-12"}),
        ("{M|望舒3}6月12日起开放公测。", {"望舒3 releaseDate 2025-06-12"}),
        ("{M|望舒3}在6月12日开源，次日登上榜首。", {"望舒3 releaseDate 2025-06-12"}),
        ("6月12日，{M|望舒3}来了。", {"望舒3 releaseDate 2025-06-12"}),
        ("{D|川行}于2019年12月上线，是{C|甲光}的打车平台。", {"川行 releaseDate 2019-12"}),
        ("{C|甲光}旗下的{D|川行}2019年上线。", {"川行 releaseDate 2019"}),
        ("2019年，{D|川行}正式上线运营。", {"川行 releaseDate 2019"}),
        ("{D|川行}自2019年推出以来已服务一亿人。", {"川行 releaseDate 2019"}),
        ("{D|川平}2023年8月获批上市。", {"川平 releaseDate 2023-08"}),
        ("{C|甲光}今年4月成立机器人公司，5月发布首款产品{D|川机1}。", {"川机1 releaseDate 2025-05"}),
        ("{D|星逐X5}将于7月8日上市。", set()),
        ("{M|望舒3}与{M|织光2}分别于今年3月和5月发布。", {"望舒3 releaseDate 2025-03", "织光2 releaseDate 2025-05"}),
        (
            "{C|甲光}先后于2023年6月、2024年3月发布{M|望舒1}和{M|望舒2}。",
            {"望舒1 releaseDate 2023-06", "望舒2 releaseDate 2024-03"},
        ),
        (
            "{M|望舒}的第二代{M|望舒2}，去年3月亮相时有130亿参数。",
            {"望舒2 parameterCount 130亿", "望舒2 releaseDate 2024-03"},
        ),
        ("{M|望舒3}和{M|织光2}参数量均为720亿。", {"望舒3 parameterCount 720亿", "织光2 parameterCount 720亿"}),
        (
            "前者{M|望舒3}有700亿参数，后者{M|织光2}只有70亿。",
            {"望舒3 parameterCount 700亿", "织光2 parameterCount 70亿"},
        ),
        (
            "{C|甲光}发布了{M|望舒3}和{M|织光2}。前者有700亿参数，后者只有70亿参数。",
            {"望舒3 parameterCount 700亿", "织光2 parameterCount 70亿"},
        ),
        (
            "{C|甲光}发布了{M|望舒3}和{M|望舒3-Lite}两款模型，参数量分别是700亿和70亿，上下文均为128K。",
            {
                "望舒3 contextLength 128K",
                "望舒3 parameterCount 700亿",
                "望舒3-Lite contextLength 128K",
                "望舒3-Lite parameterCount 70亿",
            },
        ),
        (
            "{M|望舒3}、{M|织光2}的价格分别为每百万tokens 2元和1元。",
            {"望舒3 price 每百万tokens 2元", "织光2 price 1元"},
        ),
        (
            "{D|星逐X5}和{D|星逐X7}的售价分别为19.98万元和25.98万元。",
            {"星逐X5 price 19.98万元", "星逐X7 price 25.98万元"},
        ),
        # what is denied
        ("{M|望舒3}不是720亿参数，而是900亿参数。", {"望舒3 parameterCount 900亿"}),
        ("{M|望舒3}并不支持128K上下文。", set()),
        ("{D|川记}不收年费168元。", set()),
        ("{D|星逐X5}、{D|星逐X7}分别售19.98万元、25.98万元。", {"星逐X5 price 19.98万元", "星逐X7 price 25.98万元"}),
    ],
)
def test_one_value_in_many_wordings(marked: str, expected: set[str]) -> None:
    found = extractor()(reading(marked))
    assert {f"{a.entity.name} {a.name} {a.value}" for a in found.attributes} == expected

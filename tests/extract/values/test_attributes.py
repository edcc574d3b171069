from __future__ import annotations

import dataclasses
import time
from functools import cache

import pytest

from kg.extract.names.entities import Entities
from kg.extract.values.attributes import Attributes
from kg.extract.wording.quantities import score
from kg.model import Span, Tag
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractor() -> Attributes:
    return Attributes(read_packs(["ai"]))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{M|望舒2}总参数量2100亿，上下文窗口256K。", {"望舒2 parameterCount 2100亿", "望舒2 contextLength 256K"}),
        ("{M|望舒}是双千亿级大语言模型。", {"望舒 parameterCount 双千亿级"}),
        ("{M|望舒-7B}开源了。", {"望舒-7B parameterCount 7B"}),
        ("{M|望舒}的参数量只有6000万。", {"望舒 parameterCount 6000万"}),
        (
            "今年4月发布的{M|望舒2}换成了{M|织光}做底座，参数720亿，上下文从8K加到128K。",
            {"望舒2 releaseDate 2025-04", "望舒2 parameterCount 720亿", "望舒2 contextLength 128K"},
        ),
        (
            "由{C|甲光}自研的“{M|望舒}”大模型2024年3月发布，参数规模1300亿。",
            {"望舒 releaseDate 2024-03", "望舒 parameterCount 1300亿"},
        ),
        ("{M|望舒}的输入价每百万tokens 0.8元、输出价2.4元。", {"望舒 price 输入价每百万tokens 0.8元、输出价2.4元"}),
        ("由{M|望舒}改来的{M|织光}没有参数量。", set()),
        ("{M|望舒3}的输出价由每百万tokens 9元一路降至3元。", {"望舒3 price 3元"}),
        (
            "{C|甲光}宣布，{M|望舒-Air}和{M|望舒-Nano}今日起全部免费，{M|织光}只改了名。",
            {"望舒-Air price 免费", "望舒-Nano price 免费"},
        ),
        (
            "{M|望舒3}的定价是每百万词元输入1.5元、输出5元；{M|望舒3-Air}则为输入0.4元、输出1元。",
            {"望舒3 price 每百万词元输入1.5元、输出5元", "望舒3-Air price 输入0.4元、输出1元"},
        ),
        ("{M|望舒3}很强。开发者能以每百万tokens 2元的价格调用{M|织光}。", {"织光 price 每百万tokens 2元"}),
        ("{M|望舒3}的上下文窗口硬是做到了320K。", {"望舒3 contextLength 320K"}),
        ("{M|望舒3}参数为900亿，窗口200K。", {"望舒3 parameterCount 900亿", "望舒3 contextLength 200K"}),
        (
            "{M|望舒3}的上下文长度从前一代{M|望舒2}的32K提升到256K。",
            {"望舒2 contextLength 32K", "望舒3 contextLength 256K"},
        ),
        ("{M|望舒3}上线。{C|乙光}也推出了推理模型R7，价格为每百万tokens 5元。", set()),
        ("{M|望舒3}上线。R7的上下文窗口达到200万token。", set()),
        ("{C|甲光}端出千亿级的付费模型{M|望舒3}。", {"望舒3 parameterCount 千亿级"}),
        (
            "{D|望川R3}上市，8GB+256GB版本售价4999元，16GB+512GB版本5999元。",
            {"望川R3 price 4999元", "望川R3 price 5999元"},
        ),
        ("{D|望川R3}上市，一次罚款500元。", set()),
        ("{M|望舒3}总参数超万亿（1.5T）。", {"望舒3 parameterCount 万亿（1.5T）"}),
        ("它以{C|甲光}去年10月开源的模型“{M|织光}”为底座。", {"织光 releaseDate 2024-10"}),
        ("转折在去年下半年，{D|川驰}上线，后者以{C|甲光}开源的{M|织光}为底座。", {"川驰 releaseDate 2024"}),
        ("{C|甲光}今年3月12日发布{M|望舒}。", {"望舒 releaseDate 2025-03-12"}),
        ("{C|甲光}去年10月推出{M|望舒}。", {"望舒 releaseDate 2024-10"}),
        ("{C|甲光}于 2025 年 3 月 12 日发布{M|望舒}。", {"望舒 releaseDate 2025-03-12"}),
        ("3 月 12 日，{C|甲光}推出由{M|织光}驱动的助手{M|望舒}。", {"望舒 releaseDate 2025-03-12"}),
        ("{C|甲光}上月底发布{M|望舒}。", {"望舒 releaseDate 2025-05"}),
        ("{C|甲光}昨日发布{M|望舒}和{M|织光}。", {"望舒 releaseDate 2025-06-29", "织光 releaseDate 2025-06-29"}),
        ("{C|甲光}3月推出了自2019年以来首个开源的{M|望舒}。", {"望舒 releaseDate 2025-03"}),
        ("{C|甲光}将于8月发布{M|望舒}。", set()),
        ("{C|甲光}计划今年8月发布{M|望舒}。", set()),
        ("{M|望舒}原定3月12日上线的窗口延迟。", set()),
        ("{M|望舒}可能在9月亮相。", set()),
        ("{C|甲光}为明年的上市做准备，{M|望舒}增长。", set()),
        ("{C|甲光}2018年成立，{M|望舒}发布后一直领先。", set()),
        ("即日起至6月8日，{M|望舒}推出限时充值活动。", set()),
        ("{C|甲光}今日在{M|望舒}上线了全新工具。", set()),
        ("{C|甲光}3月发布{M|望舒}，基于{M|织光}打造。", {"望舒 releaseDate 2025-03"}),
        ("{C|甲光}4月15日发布的{M|望舒}很快，是{M|织光}的8倍。", {"望舒 releaseDate 2025-04-15"}),
        ("3月21日，{C|甲光}推出{M|望舒}，此前的{M|织光}已上线。", {"望舒 releaseDate 2025-03-21"}),
        ("{C|甲光}4月开源{M|望舒}模型新版本{M|望舒3}。", {"望舒3 releaseDate 2025-04"}),
        (
            "{C|甲光}2023年8月开源{M|望舒}，次年6月发布{M|织光}。",
            {"望舒 releaseDate 2023-08", "织光 releaseDate 2024-06"},
        ),
        ("两年前的3月14日，{C|甲光}推出了{M|望舒}。", {"望舒 releaseDate 2023-03-14"}),
        ("{C|甲光}否认{M|望舒}参数量为800亿的说法。", set()),
        ("{M|望舒}售价52万元，上一代{M|织光}售价21万元。", {"望舒 price 52万元", "织光 price 21万元"}),
        ("{M|望舒}订阅费为每月20美元，Pro版则高达每月200美元。", {"望舒 price 每月20美元"}),
        ("{D|望川S7}正式上市，豪华版售价为109.8万元起。", {"望川S7 price 109.8万元起"}),
        ("{D|望川S7}的售价来到9.98万元。", {"望川S7 price 9.98万元"}),
        (
            "{C|甲川}发布{D|望川S7}、{D|望川S9}两款车型，起步价均为20万元。",
            {"望川S7 price 20万元", "望川S9 price 20万元"},
        ),
        ("{C|甲川}发布{D|望川S7}、{D|望川S9}两款车型，起步价从成都车展的22万元降至20万元。", {"望川S9 price 20万元"}),
        ("{C|甲川}发布{D|望川S7}、{D|望川S9}两款车型，起步价从平均22万元降至20万元。", {"望川S9 price 20万元"}),
        ("{D|望川S7}售价30万元，头条", {"望川S7 price 30万元"}),  # a text that ends with what may stand before a name
        ("{D|望川S7}售价30万元，官方", {"望川S7 price 30万元"}),
        ("他发了一条{D|望川S7}，售价30万元。", set()),
        ("起售价8999元的{C|甲川}{D|望川S7}卖得好。", {"望川S7 price 8999元"}),
        ("{D|望川S7}发布了。该机搭载{D|川芯8}处理器，起售价6499元。", {"望川S7 price 6499元"}),
        ("{M|望舒}自3月问世以来用户大增。", {"望舒 releaseDate 2025-03"}),
        ("{C|甲光}基于{M|织光}的40亿参数代码模型{M|望舒}发布。", {"望舒 parameterCount 40亿"}),
        ("{M|望舒}的上下文窗口为262,144 token。", {"望舒 contextLength 262,144 token"}),
        (
            "{M|望舒}以70亿参数超越了上一代320亿参数的{M|织光}。",
            {"望舒 parameterCount 70亿", "织光 parameterCount 320亿"},
        ),
        ("{C|甲光}开源340亿参数模型{M|织光}，{M|望舒}落后。", {"织光 parameterCount 340亿"}),
        (
            "{M|望舒}是新模型。拥有106B 总参数量和 12B 激活参数，全面升级自{M|织光}。",
            {"望舒 parameterCount 106B", "望舒 parameterCount 12B"},
        ),
        (
            "{M|望舒}共有7B、13B和70B三种尺寸。",
            {"望舒 parameterCount 7B", "望舒 parameterCount 13B", "望舒 parameterCount 70B"},
        ),
        ("{M|望舒}和{M|织光}的参数量分别为70亿和130亿。", {"望舒 parameterCount 70亿", "织光 parameterCount 130亿"}),
        ("{M|望舒}和{M|织光}都支持128K上下文。", {"望舒 contextLength 128K", "织光 contextLength 128K"}),
        ("{M|望舒}的上下文窗口从32K扩展到128K。", {"望舒 contextLength 128K"}),
        ("{M|望舒}面世；所有版本均支持32K长度上下文。", {"望舒 contextLength 32K"}),
        ("{M|织光}跑得很稳。和{M|望舒}比起来，它只有90亿参数。", {"织光 parameterCount 90亿"}),
        ("{C|甲光}发布{M|望舒2}。与{M|织光}相比，参数量达到60亿。", {"望舒2 parameterCount 60亿"}),
        ("{M|望舒}领先。售价仅为{M|织光}的一半。参数量达到70亿。", {"望舒 parameterCount 70亿"}),
        ("{C|甲光}的市场规模达2100亿元，{M|望舒}没有参数。", set()),
    ],
)
def test_values_as_stated(marked: str, expected: set[str]) -> None:
    found = extractor()(reading(marked))
    assert {f"{a.entity.name} {a.name} {a.value}" for a in found.attributes} == expected


def test_a_relative_date_needs_the_day_of_publication() -> None:
    found = extractor()(reading("{C|甲光}去年10月推出{M|望舒}。", published=None))
    assert found.attributes == ()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{M|望舒}在MMLU上得分88.7。", {"望舒 MMLU上得分88.7"}),
        ("{M|望舒}的MMLU得分为 88.7%。", {"望舒 MMLU得分为 88.7%"}),
        ("{M|望舒}在 AIME 2024 达到 79.8 分。", {"望舒 AIME 2024 达到 79.8 分"}),
        ("{M|望舒}的SWE-bench Verified 准确率 49.2%。", {"望舒 SWE-bench Verified 准确率 49.2%"}),
        ("{M|望舒}以83.5分位列SuperCLUE榜首。", {"望舒 83.5分位列SuperCLUE"}),
        ("{M|望舒}的HumanEval 通过率 92%。", {"望舒 HumanEval 通过率 92%"}),
        ("{M|望舒}在国产评测KuaiBench中拿下65.3分。", {"望舒 KuaiBench中拿下65.3分"}),
        ("{M|望舒}在SWE-bench（72.5%）上领先。", {"望舒 SWE-bench 72.5%"}),
        ("{M|望舒}的GSM8K准确率从82.1%提升至91.3%。", {"望舒 GSM8K 91.3%"}),
        ("在LiveCodeBench（2024年8月以来）中，{M|望舒}的得分为65.9。", {"望舒 LiveCodeBench 65.9"}),
        ("{M|望舒}在C-Eval、CMMLU上分别取得 91.2 和 90.5 分。", {"望舒 C-Eval 91.2", "望舒 CMMLU 90.5 分"}),
        (
            "{M|望舒}和{M|织光}在GPQA Diamond上分别得分71.5和65.2。",
            {"望舒 GPQA Diamond 71.5", "织光 GPQA Diamond 65.2"},
        ),
        ("{M|望舒}在MMLU上得分88.7，高于{M|织光}的86.5。", {"望舒 MMLU上得分88.7", "织光 MMLU 86.5"}),
        ("在MMLU-Pro中，{M|望舒}取得87.2分，{M|织光}取得84分。", {"望舒 MMLU-Pro 87.2分", "织光 MMLU-Pro 84分"}),
        ("{M|望舒}是新模型。\nMMLU：88.7\nAIME 2025：70.0", {"望舒 MMLU 88.7", "望舒 AIME 2025 70.0"}),
        ("{M|望舒}发布了。用户反馈很好。\nMMLU得分88.7。", set()),
        ("{M|望舒}发布了。用户反馈很好。MMLU得分88.7。", {"望舒 MMLU得分88.7"}),
        ("{M|望舒}在SWE-Bench Pro 测试中以 58.4 的成绩居首。", {"望舒 SWE-Bench Pro 测试中以 58.4"}),
        (
            "{M|望舒}在OmniDocBench上获 88.6 分，AIME 26 得分 95.83。",
            {"望舒 OmniDocBench上获 88.6 分", "望舒 AIME 26 得分 95.83"},
        ),
        ("{M|望舒}亮相。该模型领先。\n数学上，MATH 500得分97.1。", {"望舒 MATH 500得分97.1"}),
        ("{M|望舒}在KuaiBench上超越{M|织光}；AIME 26 得分 95.83。", {"望舒 AIME 26 得分 95.83"}),
        ("{M|望舒}不便宜。\n{M|织光}的用户多。\n价格战开打。\nMMLU得分88.7。", set()),
        ("{C|甲光}不如{M|织光}。\nMMLU得分88.7，超越了{M|望舒}。", set()),
        ("{M|望舒}在MMLU上超过{M|织光}的86.4%。", set()),
        ("{M|望舒}登顶SuperCLUE，排名第1。", set()),
        ("{M|望舒}的MMLU得分比上一代提升5.2%。", set()),
        ("{M|望舒}降价50%，市场份额达到35%，已接入MMLU榜单。", set()),
        ("{M|望舒}通过了MMLU 57个科目的测试。", set()),
        ("{M|望舒}有望在MMLU上达到90分。", set()),
        ("{M|望舒}未能在MMLU上达到90分。", set()),
    ],
)
def test_scores_in_benchmarks(marked: str, expected: set[str]) -> None:
    made = reading(marked)
    found = [a for a in extractor()(made).attributes if a.name == "benchmarkScore"]
    assert {f"{a.entity.name} {a.value}" for a in found} == expected


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ("AIME 2024 达到 79.8 分", "79.8"),
        ("MATH-500 97.3%", "97.3"),
        ("AIME 2025：70.0", "70.0"),
        ("83.5分位列MATH-500", "83.5"),
        ("Codeforces评分2029", "2029"),
    ],
)
def test_the_number_of_a_score_is_none_of_the_benchmarks_name(stated: str, value: str) -> None:
    assert str(score(stated)) == value


def test_benchmarks_are_no_models() -> None:
    text = "模型望舒在SWE-bench Verified和MMLU-Pro上得分70.2和81.3。"
    tags = tuple(
        Tag(span=Span(text.index(n), text.index(n) + len(n)), type="Model") for n in ("SWE-bench Verified", "MMLU-Pro")
    )
    plain = dataclasses.replace(reading(text), tags=tags)
    assert {m.name for m in Entities(read_packs(["ai"]))(plain).mentions if m.type == "Model"} <= {"望舒"}


def test_what_tokens_cost_is_told_of_the_model_beside_a_product() -> None:
    found = extractor()(reading("{C|江岭云}的{D|云途坊}接入{M|望舒-72B}，调用价每百万词元1.5元。")).attributes
    assert ("望舒-72B", "price") in {(a.entity.name, a.name) for a in found}


@pytest.mark.parametrize(
    "marked",
    [
        "用户可以在{D|云汀}上下单。\n\n另一家店的盒饭最贵卖到66元。",
        "入口在{D|云汀}里。\n\n双方签了合同。\n\n租金每月1500元。",
        "汀洲的公告发在{D|云汀}公众号上，售价为20万元。",
        "这款轿车对标{C|岚图}{D|岚桥X}，起售价高达63.8万元，但反应平淡。",
        "我们在{D|小川}上售价为100元。",
        "{D|小川}上市，其他{D|川OS}厂商的手机售价在6000元左右。",
        "{D|小川}发布。起售价26.9万元的{C|乙川}001，在国外更贵。",
        "{D|小川}发布。大部分手机起售价在5999元左右。",
        "公司规定私聊{D|小川}每次罚100元。",
    ],
)
def test_a_price_is_of_no_thing_that_the_text_only_spoke_of_before_or_beside(marked: str) -> None:
    assert not [a for a in extractor()(reading(marked)).attributes if a.name == "price"]


def test_a_price_is_of_what_the_sentence_before_speaks_of() -> None:
    (price,) = extractor()(reading("{D|岚桥X}是一款轿车。售价为63.8万元。")).attributes
    assert (price.entity.name, price.value) == ("岚桥X", "63.8万元")


@pytest.mark.parametrize(
    "marked",
    [
        "2025年1月24日上午，岚汀区{D|云汀}公众号发布了一则通知。",
        "2025年1月10日，岚图通过官方{D|云汀}表示，终止借壳上市。",
    ],
)
def test_the_account_of_a_firm_on_a_platform_did_not_come_out(marked: str) -> None:
    assert not extractor()(reading(marked)).attributes


def test_a_price_told_of_as_falling_without_end_is_read_in_no_time() -> None:
    begun = time.perf_counter()
    assert not extractor()(reading("{D|岚桥X}的售价" + "从从降为" * 26 + "。")).attributes
    assert time.perf_counter() - begun < 1

"""Sources that no verb of saying brings in, words of saying that are but nouns, and who takes the floor next."""

from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from tests.extract.claims.test_quotes import told

SOURCES = [
    # who told something without a verb of saying
    ("据{O|川江新闻}，新仓年底启用。", ["川江新闻，新仓年底启用"]),
    ("据{O|川江新闻}，9月8日，{C|北斛物流}发布公报称，新仓年底启用。", ["北斛物流，新仓年底启用"]),
    ("据{O|川江新闻}，新仓封顶，但有同行表示，“租金不会降”。", ["川江新闻，新仓封顶", "?：租金不会降"]),
    ("据{C|北斛物流}的合同，租期三年。", []),
    ("据{O|川江新闻}，对于旧仓改造，{P|卢青禾}指出，新仓年底启用。", ["卢青禾，新仓年底启用"]),
    ("据{O|川江新闻}9日消息，9月8日，在仓储大会上，{P|卢青禾}表示，新仓年底启用。", ["卢青禾，新仓年底启用"]),
    # a medium in marks is the hearer
    ("{P|卢青禾}告诉「川江」，租金还会降。", ["卢青禾，租金还会降"]),
    # a frame within a clause needs somebody whom a name tells
    (
        "{P|卢青禾}表示，仓位的多少会根据淡旺季的情况判断，主要看订单。",
        ["卢青禾，仓位的多少会根据淡旺季的情况判断，主要看订单"],
    ),
    # what only looks like 引发
    ("引领行业的{C|北斛物流}预计，租金会降。", ["北斛物流，租金会降"]),
    ("路透社援引{C|北斛物流}预计，租金会降。", ["北斛物流，租金会降"]),
    ("另据外媒透露，{C|北斛物流}想卖掉旧仓。", ["?，北斛物流想卖掉旧仓"]),
    # the author of the article, whoever else is named
    ("{P|卢青禾}租了三座仓库。据作者测算，租金每月十万元。", ["?，租金每月十万元"]),
]

NOUNS = [
    "{C|北斛物流}停产的消息引发市场担忧，也是旺季将尽的缘故。",
    "随着{C|北斛物流}年报披露谢幕，账目都已公开。",
    "{C|北斛物流}修正了去年的业绩预告，加大了减值计提。",
    "{C|北斛物流}向来以守时著称，且从不涨价。",
    "租金不会降，除非{C|北斛物流}认为自己亏得起。",
]

TURNS = [
    # whose paper it is, and who only passes on what others say
    (
        "{C|北斛物流}今日停牌。财报显示，去年第二季度，{C|川远集团}营收涨了一成，利润减半。",
        ["川远集团，去年第二季度，川远集团营收涨了一成，利润减半"],
    ),
    ("{C|北斛物流}今日停牌。多家仓库年报提到，空仓变多。", ["?，空仓变多"]),
    ("记者注意到，多家仓库都在降价，并认为旺季已尽。", ["?，多家仓库都在降价，并认为旺季已尽"]),
    (
        "据《川江晚报》报道，{C|川远集团}驳斥了传闻。“新仓从未停工。”{C|北斛物流}发言人强调，新仓年底启用。",
        ["?，川远集团驳斥了传闻", "北斛物流：新仓从未停工。", "北斛物流，新仓年底启用"],
    ),
    (
        "一位熟悉仓储的人士表示，租金会降，而上述投资人表示，“早该退租。”",
        ["?，租金会降", "?：早该退租。"],
    ),
    ("一位仓储律师表示，租约无效。{P|卢青禾}{T|律师}到场。上述律师认为，押金可退。", ["?，租约无效", "?，押金可退"]),
    # where the reporter takes over
    ("知情人士透露，租金会降。查询仓储网站发现，空仓还在增加。", ["?，租金会降"]),
    ("{P|卢青禾}表示，租金不会降。但这种说法没有得到同行认可。", ["卢青禾，租金不会降"]),
    ("据悉，新仓年底启用。川江新闻正向有关人士核实。", ["?，新仓年底启用"]),
    # 他 behind somebody unnamed, and 他 inside the first clause of his own report
    (
        "{P|卢青禾}到场。有业内人士认为，租金会降。在他看来，空仓太多。",
        ["?，租金会降", "?，空仓太多"],
    ),
    (
        "{P|卢青禾}到场。他表示，搬家他原本只认为是一句玩笑，后来才当真。",
        ["卢青禾，搬家他原本只认为是一句玩笑，后来才当真"],
    ),
    (
        "{P|卢青禾}介绍，新仓已封顶。此外，据{O|川江仓储}数据，空仓率到了三成。",
        ["卢青禾，新仓已封顶", "川江仓储，空仓率到了三成"],
    ),
    ("{O|仓储局}在通报中，对{C|北斛物流}停工的表态很严厉：“账目不清，责任不明。”", ["仓储局：账目不清，责任不明。"]),
    (
        "{P|卢青禾}认为，三家仓库都发了快报，印证了旺季还在，租金会涨。",
        ["卢青禾，三家仓库都发了快报，印证了旺季还在，租金会涨"],
    ),
    ("有知情人士向川江财经确认，{P|卢青禾}已经离任。", ["?，卢青禾已经离任"]),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["ai"]))


@pytest.mark.parametrize(("marked", "wanted"), [*SOURCES, *TURNS])
def test_sources_and_turns(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted


@pytest.mark.parametrize("marked", NOUNS)
def test_nouns_say_nothing(quotes: Quotes, marked: str) -> None:
    assert told(quotes, marked) == []

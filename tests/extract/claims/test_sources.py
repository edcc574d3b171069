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

PAPERS = [
    # whose figures they are, and what points at the paper told of before
    ("{O|川江研究院}的检测结果显示，三成样品不合格。", ["川江研究院，三成样品不合格"]),
    ("{P|卢青禾}方面提供的资料显示，样品来自山城。", ["卢青禾，样品来自山城"]),
    ("公开资料显示，{C|北斛物流}在山城有三座仓库。", []),
    ("{O|川江农业局}发布的公告第732号显示，37个品种通过审定。", ["川江农业局，37个品种通过审定"]),
    (
        "{O|川江监管局}发布《仓储管理办法》（以下简称《办法》）显示，“不得使用误导租客的灯具”。",
        ["川江监管局：不得使用误导租客的灯具"],
    ),
    ("{O|川江消保委}发布过《租仓调查》。其中显示，租客最关心价格。", ["川江消保委，租客最关心价格"]),
    ("自媒体“{O|川江夜话}”8日发布《谁在退租》。该文指出，空仓在增加。", ["川江夜话，空仓在增加"]),
    ("{C|北斛物流}有三座新仓，其中预计一座年底启用。", []),
    ("{C|北斛物流}成立于2014年。公司官网资料显示，{C|北斛物流}有三座仓库。", ["北斛物流，北斛物流有三座仓库"]),
    # behind the words that a medium passes on stands who said them
    ("据{O|川江新闻}报道，“空仓竟然也要排队！”{P|卢青禾}在社交平台上吐槽。", ["卢青禾：空仓竟然也要排队！"]),
    ("据{O|川江新闻}7日报道，“空仓也要排队。”某园区一名客户经理向记者表示。", ["?：空仓也要排队。"]),
    # a report of somebody unnamed only carries what a firm says
    ("租金反弹，因为报道透露，{C|北斛物流}表示可以重新签约。", ["北斛物流，可以重新签约"]),
    # names that end like the beginning of another word
    ("{O|川江交易所}表示将从严监管。", ["川江交易所，将从严监管"]),
    ("{O|川江大学}回应，宿舍九月开放。", ["川江大学，宿舍九月开放"]),
    ("正如所表示的那样，{O|川江大学}没有涨价。", []),
    # the other side, whom the reporter asked or nobody names
    ("{P|卢青禾}询问原因，对方称“刚接到通知，不清楚”。", ["?：刚接到通知，不清楚"]),
    ("{P|卢青禾}向对方表示，租约不能解除。", ["卢青禾，租约不能解除"]),
    # one unnamed whom the text points at
    (
        "一位仓储平台高层透露，订单减半。分析师{P|卢青禾}声称，租金会降。\n“空仓会更多。”上述仓储平台高层对媒体透露。",
        ["?，订单减半", "卢青禾，租金会降", "?：空仓会更多。"],
    ),
    (
        "{P|卢青禾}告诉记者，租金会降。\n8日，该行工作人员告诉记者：“要先预约。”当记者追问时，她表示：“名额不多。”",
        ["卢青禾，租金会降", "?：要先预约。", "?：名额不多。"],
    ),
    # two firms, the second described
    (
        "{C|北斛物流}以及同为仓储巨头的{C|川远集团}都表示，租金会降。",
        ["北斛物流，租金会降", "川远集团，租金会降"],
    ),
    # words that open a paragraph are a person's, where the paragraph before ended with a firm's
    (
        "{O|川江协会}的报告指出，空仓在增加。\n“很久没有租仓了。”店主{P|卢青禾}上一次租仓还是三年前。",
        ["川江协会，空仓在增加", "卢青禾：很久没有租仓了。"],
    ),
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


@pytest.mark.parametrize(("marked", "wanted"), [*SOURCES, *PAPERS, *TURNS])
def test_sources_and_turns(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted


@pytest.mark.parametrize("marked", NOUNS)
def test_nouns_say_nothing(quotes: Quotes, marked: str) -> None:
    assert told(quotes, marked) == []

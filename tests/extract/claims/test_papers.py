"""Papers that go on without whoever wrote them, bodies called by their kind, and who blames whom."""

from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from tests.extract.claims.test_quotes import told

PAPERS = [
    (
        "{P|卢青禾}在内部信里说：“我们租贵了。”\n信中还提到，三座旧仓要退租。\n这封信强调，租金会降。",
        ["卢青禾：我们租贵了。", "卢青禾，三座旧仓要退租", "卢青禾，租金会降"],
    ),
    (
        "{O|川江研究院}发布《租仓白皮书》。白皮书指出，空仓在增加。\n白皮书预计，租金会降一成。",
        ["川江研究院，空仓在增加", "川江研究院，租金会降一成"],
    ),
    (
        "{O|川江仓储协会}发布的数据显示，空仓三千座。\n数据还显示，退租的有一半。\n数据显示，租金在降。",
        ["川江仓储协会，空仓三千座", "川江仓储协会，退租的有一半"],
    ),
    # another paper that is called alike
    (
        "{O|川江研究院}发布《租仓白皮书》。白皮书指出，空仓在增加。\n市政府白皮书指出，租金会降一成。",
        ["川江研究院，空仓在增加"],
    ),
    ("{O|川江研究院}的报告指出，空仓在增加。\n另一份报告指出，租金会降一成。", ["川江研究院，空仓在增加"]),
    ("{O|川江研究院}的报告指出，空仓在增加。\n其他报告指出，租金会降一成。", ["川江研究院，空仓在增加"]),
    ("{O|川江研究院}的《租仓白皮书》指出，空仓在增加。\n《降租手册》指出，租金会降一成。", ["川江研究院，空仓在增加"]),
    # figures of somebody else in between
    (
        "{O|川江仓储协会}发布的数据显示，空仓三千座。\n{C|北斛物流}公告称，新仓已满。\n数据还显示，退租的有一半。",
        ["川江仓储协会，空仓三千座", "北斛物流，新仓已满"],
    ),
]

ISSUED = [
    # a paper that no verb lets speak
    ("{C|北斛物流}今日停牌。根据公告，旧仓已经退租。", ["北斛物流，旧仓已经退租"]),
    ("{C|北斛物流}今日停牌。据公司此前公告，旧仓已经退租。", ["北斛物流，旧仓已经退租"]),
    ("{C|北斛物流}今日停牌。据2022年年度报告显示，{C|川江冷链}欠租三年。", ["北斛物流，川江冷链欠租三年"]),
    ("{C|北斛物流}今日停牌。根据公告要求，{C|川江冷链}停产一天。", []),
    # whoever issued a notice speaks in it, not of whom it tells or who was named since
    (
        "{C|北斛物流}昨日发布退租的公告。房东{C|川江冷链}没有回应。公告显示，川江冷链欠租三年。",
        ["北斛物流，川江冷链欠租三年"],
    ),
    (
        "{C|北斛物流}昨日发布退租的公告。截至本公告披露日，{C|川江冷链}没有回应。\n公告称，房东欠租三年。",
        ["北斛物流，房东欠租三年"],
    ),
    # more of what firms and bodies publish, and more between it and its verb
    ("{O|川江市商务局}昨日发布退租公示，公示显示，旧仓还剩三座。", ["川江市商务局，旧仓还剩三座"]),
    ("{C|北斛物流}官网曾显示，旧仓还剩三座。", ["北斛物流，旧仓还剩三座"]),
    ("{C|北斛物流}招股书的信息显示，旧仓还剩三座。", ["北斛物流，旧仓还剩三座"]),
]

BODIES = [
    (
        "{O|川江市人民法院}告诉记者，租约有效。法院审理后指出，房东无权涨租。",
        ["川江市人民法院，租约有效", "川江市人民法院，房东无权涨租"],
    ),
    ("{O|川江市人民法院}开庭了。二审法院认为，房东无权涨租。", ["?，房东无权涨租"]),
    ("{O|川江仓储工会}要求降租。工会表示，谈判还在继续。", ["川江仓储工会，谈判还在继续"]),
    ("协会会长{P|卢青禾}批评，平台抽走了太多的钱。", ["卢青禾，平台抽走了太多的钱"]),
    ("{C|北斛物流}受到批评，股价下跌。", []),
    ("{P|卢青禾}自称，他是全公司最穷的人。", ["卢青禾，他是全公司最穷的人"]),
    # a report behind a quotation of the same sentence goes on
    (
        "“我从不租仓。”谈到旧仓，{P|卢青禾}表示，退租是“顺理成章”。在一些城里，租不如买。",
        ["卢青禾：我从不租仓。", "卢青禾，退租是“顺理成章”。在一些城里，租不如买"],
    ),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["ai"]))


@pytest.mark.parametrize(("marked", "wanted"), [*PAPERS, *ISSUED, *BODIES])
def test_papers_and_bodies(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

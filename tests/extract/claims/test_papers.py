"""Papers that go on without whoever wrote them, bodies called by their kind, who blames whom, and who finds what."""

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

OWN = [
    # what a paper tells is of whoever published it, not of the firm it tells of
    (
        "{C|北斛物流}发布关于旧仓的公告。{C|川远集团}没有回应。\n根据公告，{C|川远集团}将买下三座旧仓。",
        ["北斛物流，川远集团将买下三座旧仓"],
    ),
    (
        "{C|北斛物流}发布公告，称旧仓不卖。\n据此前公告，旧仓去年已经停租。",
        ["北斛物流，旧仓不卖", "北斛物流，旧仓去年已经停租"],
    ),
    ("{C|北斛物流}发布了业绩快报。根据快报显示，上半年营收增长一成。", ["北斛物流，上半年营收增长一成"]),
    ("{C|北斛物流}据公告牌上的号码，找到了房东。", []),
    # a paper goes on where its next sentence adds to it
    (
        "{C|北斛物流}的年报显示，营收增长一成。其中，小仓占了一半。由于旧仓停租，股价跌了。",
        ["北斛物流，营收增长一成。其中，小仓占了一半"],
    ),
    # programmes and sites that show somebody's figures
    ("{O|仓储查}App显示，{C|北斛物流}今年新设了三家公司。", ["仓储查，北斛物流今年新设了三家公司"]),
    ("{C|北斛物流}官网曾显示，新仓的租金为零。", ["北斛物流，新仓的租金为零"]),
    ("招租平台显示，{C|北斛物流}还有空仓。", []),
]

FINDINGS = [
    ("{P|卢青禾}发现，夜里的空仓最多。", ["卢青禾，夜里的空仓最多"]),
    ("{P|卢青禾}观察到：“夜里的空仓最多。”", ["卢青禾：夜里的空仓最多。"]),
    ("{O|仓储周刊}记者走访{C|北斛物流}发现，夜里的空仓最多。", []),
    ("{O|仓储周刊}注意到，夜里的空仓最多。", []),
    ("可以发现，{C|北斛物流}的空仓最多。", []),
]

ACCUSATIONS = [
    ("{O|川江仓储协会}对{C|北斛物流}提起诉讼，指控其囤积空仓。", ["川江仓储协会，其囤积空仓"]),
    ("{O|川江仓储协会}也起诉{C|北斛物流}，指控该公司囤积空仓。", ["川江仓储协会，该公司囤积空仓"]),
    ("{O|川江仓储协会}发出通知，警告会员不要囤积空仓。", ["川江仓储协会，会员不要囤积空仓"]),
    ("多名房东提起诉讼，指控仓库漏水。", []),
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


@pytest.mark.parametrize(("marked", "wanted"), [*PAPERS, *BODIES])
def test_papers_and_bodies(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted


@pytest.mark.parametrize(("marked", "wanted"), [*OWN, *FINDINGS, *ACCUSATIONS])
def test_papers_findings_and_accusations(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

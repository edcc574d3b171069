"""For which firm somebody speaks whom nobody names."""

from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from tests.extract.claims.test_quotes import told

STAFF = [
    ("{C|北斛物流}工作人员表示，新仓没有停工。", ["北斛物流，新仓没有停工"]),
    ("{C|北斛物流}的一位销售人员告诉记者，小仓已经租满。", ["北斛物流，小仓已经租满"]),
    ("{C|北斛物流}证券部相关负责人称，以公告为准。", ["北斛物流，以公告为准"]),
    ("{O|川江证券}分析师预计，租金会降。", ["川江证券，租金会降"]),
    ("{C|北斛物流}（699123.SH，股价25.5元）工作人员告诉记者，旧仓没有关。", ["北斛物流，旧仓没有关"]),
    ("{C|川江银行}江边某支行的一名工作人员表示，额度已经用完。", ["川江银行，额度已经用完"]),
    # those who speak for themselves
    ("{C|北斛物流}内部人士透露，新仓要卖。", ["?，新仓要卖"]),
    ("一位接近{C|北斛物流}的人士透露，新仓要卖。", ["?，新仓要卖"]),
    ("{C|北斛物流}的一位不愿具名的高管透露，新仓要卖。", ["?，新仓要卖"]),
    # of the firm that the text tells of
    ("{C|北斛物流}昨天停工。该公司发言人说，下月恢复。", ["北斛物流，下月恢复"]),
    ("{C|北斛物流}昨天停工。其客服表示，下月恢复。", ["北斛物流，下月恢复"]),
    # of the firm that was asked, and once more of it
    ("记者致电{C|北斛物流}，工作人员表示，并不知情。", ["北斛物流，并不知情"]),
    (
        "记者致电{C|北斛物流}，工作人员表示，并不知情。\n该工作人员还称，仓门照常开。",
        ["北斛物流，并不知情", "北斛物流，仓门照常开"],
    ),
    ("{C|北斛物流}昨天停工。工作人员表示，并不知情。", ["?，并不知情"]),
    ("记者联系{C|北斛物流}的客服热线，工作人员表示，并不知情。", ["北斛物流，并不知情"]),
    ("记者联系{C|北斛物流}的房东，工作人员表示，并不知情。", ["?，并不知情"]),
    # not of one that was asked before, where another firm stands beside
    (
        "{C|北斛物流}工作人员表示，新仓没有停工。\n{C|川江冷链}隔壁的派出所工作人员介绍，没有接到报警。",
        ["北斛物流，新仓没有停工", "?，没有接到报警"],
    ),
    ("{C|北斛物流}昨天停工。记者致电公司，工作人员表示，并不知情。", ["北斛物流，并不知情"]),
    ("记者就此致电{C|北斛物流}。相关负责人表示，情况属实。", ["北斛物流，情况属实"]),
    ("{C|北斛物流}昨天停工。相关负责人表示，情况属实。", ["?，情况属实"]),
    # and a pronoun for one of them
    (
        "{P|卢青禾}上月退租。{C|北斛物流}发言人对此予以否认，他表示，租约还在。",
        ["北斛物流，租约还在"],
    ),
    (
        "{P|卢青禾}上月退租。{C|北斛物流}发言人表示，租约还在。\n他告诉记者，仓门照常开。",
        ["北斛物流，租约还在", "北斛物流，仓门照常开"],
    ),
    (
        "{C|北斛物流}发言人表示，租约还在。\n{P|卢青禾}上月退租。他告诉记者，仓门照常开。",
        ["北斛物流，租约还在", "卢青禾，仓门照常开"],
    ),
    # whom the text names elsewhere
    ("{C|北斛物流}{T|总裁}{P|卢青禾}到场。{C|北斛物流}总裁表示，租金会降。", ["卢青禾，租金会降"]),
    # a name in marks before a word for what it is
    ("“{O|川江仓储}”网站称，租金会降。", ["川江仓储，租金会降"]),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["common"]))


@pytest.mark.parametrize(("marked", "wanted"), STAFF)
def test_who_speaks_for_a_firm(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

"""Media whose report goes on or who cite somebody, firms' own words, borders of reports, and who stands beside words."""

from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.packs import read_packs
from tests.extract.claims.test_quotes import told

REPORTS = [
    # a report goes on without the name of its medium
    (
        "《{O|川江财经}》今日报道称，{C|北斛物流}要卖旧仓。\n仓位还空着。\n报道称，买家是{C|远岑仓储}。",
        ["川江财经，北斛物流要卖旧仓", "川江财经，买家是远岑仓储"],
    ),
    (
        "据{O|川江财经}5日报道，{C|北斛物流}要卖旧仓。\n该报道还指出，买家是{C|远岑仓储}。",
        ["川江财经，北斛物流要卖旧仓", "川江财经，买家是远岑仓储"],
    ),
    (
        "有外媒报道，{C|北斛物流}要卖旧仓。\n报道称，买家是{C|远岑仓储}。",
        ["?，北斛物流要卖旧仓"],
    ),
    ("{C|北斛物流}要卖旧仓。\n报道称，买家已经找到。", []),
    # a medium that cites somebody unnamed speaks itself; whom it cites by name, does
    ("据《{O|川江财经}》援引内部人士的话报道，旧仓要卖。", ["川江财经，旧仓要卖"]),
    ("{O|川江财经}引述两名店员的说法称，旧仓要卖。", ["川江财经，旧仓要卖"]),
    ("{O|川江财经}援引{C|北斛物流}{T|副总裁}{P|卢青禾}的话称，旧仓要卖。", ["卢青禾，旧仓要卖"]),
    ("{O|川江财经}报道称，{C|北斛物流}表示，旧仓要卖。", ["北斛物流，旧仓要卖"]),
    ("据{O|川江财经}报道，{C|北斛物流}宣布将卖掉旧仓。", ["川江财经，北斛物流宣布将卖掉旧仓"]),
    # what it found out itself nobody else says
    ("据{O|川江在线}独家获悉，{P|卢青禾}已经离职。", ["?，卢青禾已经离职"]),
]

FIRMS = [
    ("{C|北斛物流}相关负责人介绍，新仓年底启用。", ["北斛物流，新仓年底启用"]),
    ("{C|北斛物流}某负责人介绍，新仓年底启用。", ["?，新仓年底启用"]),
    ("{C|北斛物流}还希望在海外租仓。", []),
    ("{P|卢青禾}希望仓租能降下来。", ["卢青禾，仓租能降下来"]),
    ("{C|北斛物流}近日宣布任命{P|卢青禾}为总裁，接替退休的前任。", ["北斛物流，任命卢青禾为总裁，接替退休的前任"]),
    ("{C|北斛物流}宣布完成A轮融资。", []),
    ("{C|北斛物流}昨日宣布在江边开设第二座自动仓，租约三年。", ["北斛物流，在江边开设第二座自动仓，租约三年"]),
    ("{C|北斛物流}昨日宣布暂停接收冷链货品。", ["北斛物流，暂停接收冷链货品"]),
    ("{C|北斛物流}宣布了新的管理办法。{C|北斛物流}宣布停租。", []),
    ("{P|卢青禾}说，新仓已经封顶，并宣布免费开放三天。", ["卢青禾，新仓已经封顶，并宣布免费开放三天"]),
    ("{C|北斛物流}没有起诉{P|卢青禾}的东家。{C|远岑仓储}没有索赔，但其指出，租约有漏洞。", ["远岑仓储，租约有漏洞"]),
    ("有{C|北斛物流}内部人士猜测，旧仓要卖。在其看来，租金太贵。", ["?，旧仓要卖", "?，租金太贵"]),
    ("参加的还有{P|卢青禾}，名单包括{C|北斛物流}和{C|远岑仓储}，预计年底公布结果。", []),
]

BORDERS = [
    # what the editor adds is not said
    ("{C|北斛物流}称，旧仓卖了三百万美元（本刊注：约合两千万元）。", ["北斛物流，旧仓卖了三百万美元"]),
    # between two things that one says he goes on
    (
        "{P|卢青禾}表示，旧仓太小。目前，仓位只有三百个，去年就满了。{P|卢青禾}还提到，新仓年底启用。",
        ["卢青禾，旧仓太小。目前，仓位只有三百个，去年就满了", "卢青禾，新仓年底启用"],
    ),
    (
        "{P|卢青禾}承认，搬仓并不容易。现阶段，每搬一箱都要登记，“我夜里都在数箱子。”",
        ["卢青禾，搬仓并不容易。现阶段，每搬一箱都要登记", "卢青禾：我夜里都在数箱子。"],
    ),
    # his own firm may be called by its name
    (
        "{C|北斛物流}{T|总裁}{P|卢青禾}说，租金还会降。{C|北斛物流}将致力于把仓租降到一半。",
        ["卢青禾，租金还会降。北斛物流将致力于把仓租降到一半"],
    ),
    # what somebody says behind something that he does not say himself
    ("{C|远岑仓储}刚刚停租，{P|卢青禾}却说，租约没有到期。", ["卢青禾，租约没有到期"]),
    (
        "据{P|卢青禾}回忆，{C|北斛物流}起家于一座旧仓。2011年，{C|北斛物流}搬到江边。",
        ["卢青禾，北斛物流起家于一座旧仓。2011年，北斛物流搬到江边"],
    ),
]

BESIDE = [
    # two quotations and what their speaker does between them
    (
        "仓里很忙。“从前靠人点货。”{C|北斛物流}{T|经理}{P|卢青禾}指着屏幕，“现在一眼看得见。”",
        ["卢青禾：从前靠人点货。", "卢青禾：现在一眼看得见。"],
    ),
    ("“会开车的人未必会管仓库。”{T|教授}{P|卢青禾}的评价毫不客气。", ["卢青禾：会开车的人未必会管仓库。"]),
    # who signs a quotation below it
    (
        "“机器人也要变小。我们花了三年。”\n{P|卢青禾}，{C|北斛物流}{T|总裁}\n租金每月三千元。",
        ["卢青禾：机器人也要变小。我们花了三年。"],
    ),
    ("“好用，不贵。”\n\n——{P|卢青禾}", ["卢青禾：好用，不贵。"]),
    # a paragraph that ends with a colon brings in the words of the next
    ("{C|北斛物流}随后回应称：\n“我们会配合调查。”", ["北斛物流：我们会配合调查。"]),
    # who spoke before a quotation, whoever speaks behind it
    (
        "{P|卢青禾}说，租约已签。“地方大了。”{C|远岑仓储}也已签约；{C|青阶物流}则预计，秋天可以进场。",
        ["卢青禾，租约已签", "卢青禾：地方大了。", "青阶物流，秋天可以进场"],
    ),
    ("{P|卢青禾}回顾了仓库的来历：第一座仓2011年落成，只有三台车。", ["卢青禾，第一座仓2011年落成，只有三台车"]),
    # what somebody works on is not what he says
    ("· {P|卢青禾}（调度与视觉）：解决叉车怎么走，推动多机协作。", []),
    ("{P|卢青禾}（{C|北斛物流}{T|总裁}）：租金不会再涨了。", ["卢青禾，租金不会再涨了"]),
    ("包括{C|北斛物流}、{C|远岑仓储}在内的多家公司表示，租金会涨。", ["北斛物流，租金会涨", "远岑仓储，租金会涨"]),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["ai"]))


@pytest.mark.parametrize(("marked", "wanted"), [*REPORTS, *FIRMS, *BORDERS, *BESIDE])
def test_media_and_firms(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

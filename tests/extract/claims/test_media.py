"""Media whose report goes on or who cite somebody, what a medium found out itself, and firms' own words."""

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
    ("{P|卢青禾}说，新仓已经封顶，并宣布免费开放三天。", ["卢青禾，新仓已经封顶，并宣布免费开放三天"]),
    ("{C|北斛物流}没有起诉{P|卢青禾}的东家。{C|远岑仓储}没有索赔，但其指出，租约有漏洞。", ["远岑仓储，租约有漏洞"]),
    ("有{C|北斛物流}内部人士猜测，旧仓要卖。在其看来，租金太贵。", ["?，旧仓要卖", "?，租金太贵"]),
    ("参加的还有{P|卢青禾}，名单包括{C|北斛物流}和{C|远岑仓储}，预计年底公布结果。", []),
]


@pytest.fixture(scope="module")
def quotes() -> Quotes:
    return Quotes(read_packs(["ai"]))


@pytest.mark.parametrize(("marked", "wanted"), [*REPORTS, *FIRMS])
def test_media_and_firms(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted

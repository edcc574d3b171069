from __future__ import annotations

import time

import pytest

from kg.extract.context.protagonist import often_named, only_tells, opens_clause, protagonist, was_once
from kg.model import Span
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("天气\n{C|甲川科技}到了。{C|甲川科技}说好。{C|乙川}也好。", "甲川科技"),
        ("{C|甲川}科创板上市获受理\n{O|某交易所}受理了{C|甲川}的申请。{C|乙川}是对手，{C|乙川}也申请了。", "甲川"),
        ("{C|甲川}上市，{C|乙川}换帅\n{C|甲川}上市了。{C|乙川}也换了帅。", None),  # the news of a week
        ("{C|甲川}{T|首席技术官}创立的公司\n{C|甲川}的人走了。{C|乙川}成立，{C|乙川}融资。", None),
        ("今天没有公司。", None),
        ("专访{C|甲川}{P|姜川松}：慢一点\n{C|乙川}、{C|乙川}、{C|乙川}和{C|丙川}都问过。", "甲川"),
    ],
)
def test_whom_a_document_is_about(marked: str, who: str | None) -> None:
    found = protagonist(reading(marked))
    assert (found.name if found else None) == who


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("甲川上市。", True),
        ("去年6月，甲川上市。", True),
        ("内地的甲川上市。", True),
        ("超过内地的甲川。", False),
        ("其中大模型创业公司甲川上市。", True),
        ("而最新面向企业级营销内容生产的创业公司甲川上市。", True),
        ("国内则点了甲川的名。", False),
        ("他们收购甲川。", False),
    ],
)
def test_what_begins_a_clause(text: str, *, opens: bool) -> None:
    assert opens_clause(text, text.index("甲川")) is opens


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("据甲川数据显示，乙川第一。", True),
        ("据甲川，乙川成立了。", True),
        ("甲川研报指出，乙川第一。", True),
        ("甲川出具的业务分析报告显示，乙川第一。", True),
        ("《甲川》报道，乙川第一。", True),
        ("甲川记者到场。", True),
        ("从甲川平台查询到，乙川有三名股东。", True),
        ("“甲川”显示，乙川成立了。", True),
        ("有人告诉甲川，乙川停产了。", True),
        ("甲川AI快讯，乙川停产了。", True),
        ("甲川数字显示，乙川第一。", True),
        ("甲川独家获悉，乙川停产了。", True),
        ("他对甲川《周日谈》坦言，乙川停产了。", True),
        ("一位中层对甲川回忆，乙川停产了。", True),
        ("他对甲川很失望，乙川停产了。", False),
        ("他在甲川上表示，很好。", True),
        ("甲川方面告诉记者，很好。", False),
        ("甲川记者会开了。", False),
        ("他在甲川任总裁。", False),
    ],
)
def test_who_only_tells_the_news(text: str, *, tells: bool) -> None:
    assert only_tells(text, Span(text.index("甲川"), text.index("甲川") + 2)) is tells


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("他曾任甲川总裁。", True),
        ("他历任乙川总监、甲川总裁。", True),
        ("他毕业于甲川。", True),
        ("他早年在甲川做算法。", True),
        ("他早年创办了甲川。", False),
        ("他曾任乙川总监，后创办甲川。", False),
        ("他曾投资甲川。", False),
    ],
)
def test_where_somebody_was_once(text: str, *, once: bool) -> None:
    assert was_once(text, text.index("甲川")) is once


def test_long_heaps_of_words_are_soon_read() -> None:
    began = time.perf_counter()
    assert not opens_clause("国省市区县的" * 300 + "收甲川", 1802)
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    ("times", "others", "who"),
    [(6, 18, "甲川"), (6, 30, None), (3, 6, None)],
    ids=["often", "too little", "too seldom"],
)
def test_whom_a_document_on_many_firms_names_most_often(times: int, others: int, who: str | None) -> None:
    many = "".join(f"{{C|{a}岭{b}汀}}在。" for a in "乙丙丁戊己庚" for b in "东南西北中"[:5])
    rest = many.split("。")[:others]
    found = often_named(reading("{C|甲川}好。" * times + "。".join(rest) + "。"))
    assert (found.name if found else None) == who

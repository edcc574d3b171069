"""Entries: lists of firms in a document, each entry about the firm in its label."""

from __future__ import annotations

import pytest

from kg.extract.context.entries import entries, headed
from tests.extract.links.test_relations import links
from tests.extract.readings import reading

PORTFOLIO = """{C|石门资本}的底牌
{C|石门资本}今年投了三家公司。
• {C|砚川药业}：小分子新药，{C|石门资本}领投A轮。{T|创始人}{P|贺听澜}是化学博士。
• {C|柳营汽车}：电动卡车，去年交付了两百辆。{T|CTO}{P|关山度}去年到任。
• {C|穹石科技}（天津）：推理芯片，今年流片。
孔令奕认为行情会转暖。"""


def test_entries_and_what_stands_between_them_are_pieces() -> None:
    read = reading(PORTFOLIO)
    begins = [span.of(read.text)[:4] for span in entries(read)]
    assert begins == ["石门资本", "• 砚川", "• 柳营", "• 穹石", "孔令奕认"]


@pytest.mark.parametrize(
    "text",
    [
        "{C|砚川药业}：这是一家药厂。\n{C|柳营汽车}：这是一家车厂。",
        "{C|砚川药业}：我们做药很久了。\n{C|柳营汽车}：我们造车很久了。\n{C|穹石科技}：我们做芯片很久。\n{C|砚川药业}：我们也要上市。",
        "{P|贺听澜}：我们做药很久了。\n{C|柳营汽车}：我们造车很久了。\n{C|穹石科技}：我们做芯片很久。\n{C|荻浦银行}：我们放贷很久。",
    ],
    ids=["too few", "one speaks twice", "people speak"],
)
def test_what_is_no_list_of_firms_has_no_entries(text: str) -> None:
    assert entries(reading(text)) == []


def test_an_entry_is_about_the_firm_in_its_label() -> None:
    entry = "• {C|砚川药业}：{C|石门资本}领投A轮，{C|石门资本}还会加码。{T|创始人}{P|贺听澜}是化学博士。"
    head = headed(reading(entry))
    assert head is not None
    assert head.name == "砚川药业"
    assert "贺听澜 founderOf 砚川药业" in links(entry)
    assert headed(reading(entry + "\n{C|柳营汽车}没有回应。")) is None

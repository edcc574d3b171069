from __future__ import annotations

import pytest

from kg.extract.names.shorts import stands_for_firm
from kg.model import Span


@pytest.mark.parametrize(
    ("text", "short", "meant"),
    [
        ("川曜方面表示", "川曜", True),  # no word at all
        ("据了解，长实此次又降价", "长实", True),  # a word that nobody writes
        ("一个汉字占两字节，不多", "字节", False),
        ("向往的晨光宣布融资", "晨光", True),
        ("晨光照进窗户", "晨光", False),
        ("他2021年加入晨光，负责渠道", "晨光", True),
        ("晨光首席财务官辞职", "晨光", True),
        ("这是理想的结果", "理想", False),
        ("理想主义者加入了讨论", "理想", False),
        ("三家理想", "理想", False),
    ],
)
def test_a_short_form_stands_for_the_firm_where_firms_stand(text: str, short: str, meant: bool) -> None:
    at = text.index(short)
    assert stands_for_firm(Span(at, at + len(short)), text) is meant

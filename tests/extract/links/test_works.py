"""Which names are no works of anybody."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    "text",
    [
        "{C|甲光}{D|Q3}营收增长两成。",
        "{C|甲光}旗下{D|川途4S}店关门。",
        "{C|甲光}的{D|川聚}开发者大会周三开幕。",
        "{O|江州人社局}发布《关于推行“{D|阿姨岗}”的实施意见》。",
        "{C|甲光}发布《{D|出行倡议书}》。",
        "{C|甲光}推出“{D|交换端}”系列举措。",
        "{C|甲光}旗下指数包括{D|川证500}、{D|川证A50}。",
        "{C|甲光}调查了代号为“{D|川影师}”的发布者。",
        "{C|甲光}的{D|晨川航线}航班晚点。\n{D|晨川航线}航班上有人晕倒。",
    ],
)
def test_what_nobody_makes_has_no_maker(text: str) -> None:
    assert not any("developedBy" in link for link in links(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{C|甲光}{D|川途Q3}下月上市。", "川途Q3 developedBy 甲光"),
        ("{C|甲光}发布《{D|星途}》。", "星途 developedBy 甲光"),
        ("{C|甲光}在大会上发布{D|川聚}。", "川聚 developedBy 甲光"),
    ],
)
def test_what_is_made_keeps_its_maker(text: str, told: str) -> None:
    assert told in links(text)

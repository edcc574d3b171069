"""Names that the text itself ties to another name."""

from __future__ import annotations

import pytest

from kg.extract.names.aliases import said
from kg.extract.wording.markup import parse


@pytest.mark.parametrize(
    ("marked", "pairs"),
    [
        ("{P|谢知川}（{P|Alan Tse}）说", {("Alan Tse", "谢知川")}),
        ("{P|谢知川}（{P|Alan\nTse}）说", {("Alan\nTse", "谢知川")}),
        (
            "{C|恒川能源科技有限公司}（{C|Hengchuan}，下称“{C|恒川能源}”或“恒川”）",
            {("Hengchuan", "恒川能源科技有限公司"), ("恒川能源", "恒川能源科技有限公司")},
        ),
        ("{C|恒川股份有限公司}(600123.SH,证券简称:{C|恒川股份})", {("恒川股份", "恒川股份有限公司")}),
        ("{C|恒川股份有限公司}（{C|HCX}，{C|恒川}）", {("HCX", "恒川股份有限公司"), ("恒川", "恒川股份有限公司")}),
        (
            "{C|恒川冷运}（工商登记名为“{C|恒川供应链有限公司}”，业内多简称“{C|恒川}”）",
            {("恒川供应链有限公司", "恒川冷运"), ("恒川", "恒川冷运"), ("恒川供应链有限公司", "恒川")},
        ),
        ("{C|恒川}（{C|松川}、{C|澄川}）", set()),
        ("{C|恒川}（现由{C|松川}控股）", set()),
        ("{C|恒川}（{P|沈砚冬}）", set()),
        ("{C|北岭电信公司}{C|Telkor}签约", {("北岭电信公司", "Telkor")}),
        ("{C|恒川}原名{C|松川}。", {("恒川", "松川")}),
        ("{C|恒川}与{C|松川}合并后更名为{C|澄川}。", set()),
    ],
)
def test_what_a_text_says_is_one(marked: str, pairs: set[tuple[str, str]]) -> None:
    text, mentions, _ = parse(marked)
    assert {(one, other) for _, one, other in said(text, [(m.span, m.type) for m in mentions])} == pairs

"""Things that a firm offers, runs or speaks of, and another makes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.links.relations import Relations
from kg.extract.names.titles import Titles
from kg.packs import Entry, read_packs
from tests.extract.readings import reading

KNOWN = (
    Entry(name="江岭科技", type="Company"),
    Entry(name="江岭云", type="Company", facts=(("parent", "江岭科技"),)),
    Entry(name="望舒3", type="Model", facts=(("developer", "江岭科技"),)),
    Entry(name="澜信", type="Product", facts=(("developer", "江岭科技"),)),
)


def links(marked: str) -> set[str]:
    pack = read_packs(["ai"])
    pack = replace(pack, entries=(*pack.entries, *KNOWN))
    found = Relations(pack)(Titles(pack)(reading(marked))).links
    return {f"{x.subject.name} {x.predicate} {x.object.name}" for x in found}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|甲光云}宣布上线{M|望舒3}。", {"甲光云 integrates 望舒3"}),
        ("{C|甲光}推出{M|望舒3}一体机。", {"甲光 integrates 望舒3"}),
        (
            "{C|甲光}联合{C|乙烁}推出{M|望舒3}一体机。",
            {"甲光 integrates 望舒3", "乙烁 integrates 望舒3", "甲光 partnersWith 乙烁"},
        ),
        ("{C|江岭云}上线{M|望舒3}推理服务。", {"望舒3 developedBy 江岭云"}),
        ("{C|甲光}宣布，{M|望舒3}可在其平台运行。", set()),
        ("{C|甲光}发布{D|澜信}称，门店照常营业。", set()),
        ("该款产品在{C|甲光}{D|澜信}旗舰店有售。", set()),
        ("{C|乙烁}的主播直播《{C|岚汀}》《{D|星途}》等游戏。", set()),
        (
            "{C|乙烁}昨日发布{M|听澜}。{C|甲光}宣布，{M|听澜}现已上架。",
            {"听澜 developedBy 乙烁"},
        ),
        (
            "{C|乙烁}昨日发布{M|听澜}。{C|甲光云}发布{M|听澜}推理服务。",
            {"听澜 developedBy 乙烁", "甲光云 integrates 听澜"},
        ),
        (
            "{O|临江大学}与{C|江岭科技}联合推出{M|望舒3}。",
            {"望舒3 developedBy 临江大学", "望舒3 developedBy 江岭科技", "临江大学 partnersWith 江岭科技"},
        ),
        ("{C|甲光云}提供{M|望舒3}等服务。", {"甲光云 integrates 望舒3"}),
        ("{C|甲光云}提供了几个{M|望舒3}的输出示例。", set()),
        ("{C|甲光}上线{M|听澜}。", {"听澜 developedBy 甲光"}),
        ("{C|甲光}昨日开会，会上演示了自家的{M|望舒3}。", set()),
        ("{O|临江税务局}昨日发布{D|澜信}提醒。", set()),
        ("{C|甲光}的{D|织光9}和{D|澜信}都涨价了。", {"织光9 developedBy 甲光"}),
        ("{C|甲光}的{D|织光OS}与{D|渡口}深度适配。", {"织光OS developedBy 甲光"}),
    ],
)
def test_who_offers_a_thing_of_anothers_has_not_made_it(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}今日与{O|江左大学}、{C|乙烁}共同发布模型。",
            {"甲光 partnersWith 江左大学", "甲光 partnersWith 乙烁", "江左大学 partnersWith 乙烁"},
        ),
        ("{C|甲光}与{C|乙烁}、{C|丙辉}分别签署协议。", {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"}),
        ("{C|甲光}的新锅炉{D|岚谷7}与老牌厂商{C|乙烁}的招牌锅炉正面竞争。", {"甲光 competesWith 乙烁"}),
    ],
)
def test_who_is_tied_to_whom(marked: str, told: set[str]) -> None:
    assert told <= set(links(marked))


def test_whoever_stands_on_both_sides_is_not_the_one_who_acts() -> None:
    assert "乙烁 partnersWith 丙辉" not in links("{C|甲光}与{C|乙烁}相互独立，但将与{C|乙烁}及{C|丙辉}密切合作。")

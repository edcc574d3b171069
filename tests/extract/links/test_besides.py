from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("除{C|甲光}外，{C|乙烁}也已导入{M|望舒}。", {"甲光 integrates 望舒", "乙烁 integrates 望舒"}),
        ("除了{D|川途S}，{D|川途L}也将搭载{D|岚芯8}。", {"川途S integrates 岚芯8", "川途L integrates 岚芯8"}),
        ("除{C|甲光}之外，{C|乙烁}还与{C|丙辉}达成合作。", {"乙烁 partnersWith 甲光", "乙烁 partnersWith 丙辉"}),
    ],
)
def test_who_is_named_before_takes_part_too(marked: str, told: set[str]) -> None:
    assert told <= set(links(marked))


def test_who_is_left_out_takes_no_part() -> None:
    assert "甲光 integrates 望舒" not in links("剔除{C|甲光}，{C|乙烁}也采用{M|望舒}。")
    assert "甲光 integrates 望舒" not in links("除{C|甲光}外，{C|乙烁}、{C|丙辉}均已接入{M|望舒}。")

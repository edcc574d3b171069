from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{D|川途S}将搭载{D|岚芯8}。", "川途S integrates 岚芯8"),
        ("{C|甲光}将在三百家门店部署{D|川途小站}。", "甲光 integrates 川途小站"),
        ("{C|甲光}将与{C|乙烁}合作开发模组。", "甲光 partnersWith 乙烁"),
        ("{C|甲光}拟采用{D|岚芯8}。", "甲光 integrates 岚芯8 planned"),
        ("{C|甲光}计划与{C|乙烁}合作。", "甲光 partnersWith 乙烁 planned"),
        ("如果价格合适，{D|川途S}将搭载{D|岚芯8}。", "川途S integrates 岚芯8 planned"),
        ("若获批，{C|甲光}将与{C|乙烁}合作。", "甲光 partnersWith 乙烁 planned"),
        ("{C|甲光}将收购{C|乙烁}。", "甲光 acquires 乙烁 planned"),
        ("{M|望舒}将基于{M|北斗}训练。", "望舒 basedOn 北斗 planned"),
    ],
)
def test_what_is_announced_and_what_only_planned(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}收购{C|乙烁}的谈判失败。", "甲光 acquires 乙烁 negated"),
        ("{C|甲光}收购{C|乙烁}最终失败。", "甲光 acquires 乙烁 negated"),
        ("{C|甲光}收购{C|乙烁}后转型失败。", "甲光 acquires 乙烁"),
        ("{C|甲光}与{C|乙烁}合作研磨的镜片失败了。", "甲光 partnersWith 乙烁"),
    ],
)
def test_only_what_itself_fails_is_denied(marked: str, told: str) -> None:
    assert told in links(marked)

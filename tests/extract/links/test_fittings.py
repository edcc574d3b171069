from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}公布了新作《{D|浮川}》。游戏2021年立项，街上的人会拉家常，背后接的是{M|望舒}。",
            "浮川 integrates 望舒",
        ),
        (
            "{D|川弧}只开一个口子，机身里装的是{C|乙烁}{D|岚芯8}，上面跑着识别模型“{M|望舒}”。",
            "川弧 integrates 望舒",
        ),
        ("{C|甲光}的引擎{D|川屿}今年1月开源，已适配{M|望舒}和{M|北斗}。", "川屿 integrates 北斗"),
        (
            "{C|甲光}推出{D|川码}，默认接的是{C|乙烁}的{M|望舒}，付费用户可以切到{M|北斗}。",
            "川码 integrates 北斗",
        ),
        ("一种是一体机，叫{D|川匣}，里面是{C|乙烁}的{D|岚芯8}，预装{M|望舒}。", "川匣 integrates 岚芯8"),
        (
            "{D|川途9 Pro}与{D|川途9 Ultra}则用上了{D|岚芯8}，Ultra还额外加了一颗自研的影像芯片{D|驰光V2}。",
            "川途9 Ultra integrates 驰光V2",
        ),
        ("{D|川码}不绑定模型，{M|望舒}、{M|北斗}以及各种小模型都能接。", "川码 integrates 北斗"),
        ("{C|甲光}放出了{M|望舒-9B}。报告写明，权重初始化自{M|北斗-8B}。", "望舒-9B basedOn 北斗-8B"),
        ("{C|甲光}发布{M|望舒}。它只有40亿参数，而是拿{C|乙烁}开源的{M|北斗}做底座。", "望舒 basedOn 北斗"),
        ("{C|甲光}的{D|川码}主打私有化。底座{M|望舒}由{M|北斗}继续训练而来。", "川码 basedOn 望舒"),
    ],
)
def test_a_clause_without_a_subject_tells_of_what_the_passage_is_about(marked: str, told: str) -> None:
    assert told in links(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{D|川码}卖得好，对手默认接的是{M|望舒}。",
        "{D|川码}上线前，我们用的是{M|望舒}。",
        "{D|川码}卖得好。\n街上的人用的是{M|望舒}。",
        "{C|甲光}发布{M|望舒}，已适配{D|岚芯8}。",
        "{D|川码}没有接入{M|望舒}，也不支持{M|北斗}。",
        "又一个{D|川码}平替来了，可选{M|望舒}。",
    ],
)
def test_what_others_use_is_in_nothing(marked: str) -> None:
    assert not {
        x for x in links(marked) if x in ("川码 integrates 望舒", "甲光 integrates 岚芯8", "望舒 integrates 岚芯8")
    }

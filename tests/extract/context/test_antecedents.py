from __future__ import annotations

import pytest

from kg.extract.context.antecedents import Antecedents
from kg.extract.context.investors import is_fund, only_gives
from kg.extract.context.references import References
from kg.model import Quote, Span
from tests.extract.readings import reading


def meant(marked: str, said: str | None = None, word: str = "公司") -> str | None:
    """Give the name of the firm that the last 公司 means, where the last person says the words from `said` on."""
    read = reading(marked)
    if said:
        speaker = max(m for m in read.mentions if m.type == "Person")
        content = Span(read.text.index(said), len(read.text))
        read = read.adding(quotes=[Quote(speaker=speaker, speaker_span=None, content=content, direct=False)])
    found = Antecedents(read, References(read), {}).firm(read.text.rindex(word))
    return found.name if found else None


@pytest.mark.parametrize(
    ("marked", "said", "firm"),
    [
        ("{C|甲光}开业。{C|乙烁}{T|董事长}{P|李明川}表示，公司已经准备好了。", "公司", "乙烁"),
        ("{C|甲光}开业。{C|乙烁}{T|董事长}{P|李明川}说：“很好。公司已经准备好了。”", "很好", "乙烁"),
        ("{C|甲光}开业。{C|墨玉证券}{T|分析师}{P|李明川}认为，公司还会长大。", "公司", "甲光"),
        ("{C|甲光}开业。{C|触川资本}{T|合伙人}{P|李明川}认为，公司还会长大。", "公司", "甲光"),
    ],
)
def test_who_speaks_means_his_own_firm(marked: str, said: str, firm: str) -> None:
    assert meant(marked, said) == firm


@pytest.mark.parametrize(
    ("marked", "firm"),
    [
        ("{C|甲光}开业。{C|乙烁}则宣布停产，公司还裁了员。", "乙烁"),
        ("{C|甲光}投资了{C|乙烁}。{C|乙烁}总部在江口。公司总经理到场。", "乙烁"),
        ("{C|触川资本}看上了{C|乙烁}。公司创始人到场。", "乙烁"),
        ("{C|甲光}成立于2019年，{C|乙烁}持股8%，公司由一位老师创办。", "甲光"),
        ("{C|岚汀}、{C|乙烁}领投了{C|甲光}的A轮融资，公司创始人到场。", "甲光"),
        ("{C|甲光}6月5日公告称，买卖已成，{C|乙烁}成为公司子公司。", "甲光"),
        ("{C|甲光}开业，{C|乙烁}成为公司子公司。", "甲光"),
        ("{P|李明川}曾任{C|乙烁}总裁，2021年加入{C|甲光}，公司还在招人。", "甲光"),
        ("{C|乙烁}的竞争对手{C|甲光}开业，公司创始人到场。", "甲光"),
        ("{C|甲光}子公司{C|乙烁}获批，公司创始人到场。", "甲光"),
        ("{C|甲光}开业。{C|甲光}又开业。\n{C|乙烁}：近日公司控股股东增持。", "乙烁"),
        ("{C|墨玉证券}认为，公司还会长大。", None),
        ("{C|甲光}在招人。{C|墨玉证券}认为，公司还会长大。", "甲光"),
        ("{C|墨玉证券}公布年报，公司还会长大。", "墨玉证券"),
        ("{C|乙烁}开了发布会。\n芯片来自{C|甲光}，并搭载了公司自研的模型。", "乙烁"),
        ("{C|乙烁}开了发布会。\n手机采用了{C|甲光}的芯片，并搭载了公司自研的模型。", "乙烁"),
        ("{C|甲光}开业。{C|甲光}招人。\n手机最早接的是{C|乙烁}的{M|织川}，后来公司自研了模型。", "甲光"),
        ("{C|甲光}开业。{C|甲光}招人。{C|甲光}有{C|乙烁}。\n{C|乙烁}已投产。\n海外方面，公司正在建厂。", "甲光"),
        ("{C|墨玉}指出，{C|甲光}的客户有{C|乙烁}。公司还在招人。", "甲光"),
        ("{C|墨玉证券}研报指出，{C|甲光}与{C|乙烁}合作，公司还在招人。", "甲光"),
    ],
)
def test_the_nearest_subject_is_meant(marked: str, firm: str | None) -> None:
    assert meant(marked) == firm


@pytest.mark.parametrize(
    ("marked", "gives"),
    [
        ("{C|触川资本}到场。", True),
        ("{C|甲光}、{C|乙烁}联合领投。", True),
        ("{C|甲光}持股8%。", True),
        ("{C|甲光}持有{C|乙烁}5%的股份。", True),
        ("{C|甲光}收购{C|乙烁}。", False),
        ("{C|甲光}完成融资，{C|乙烁}领投。", False),
    ],
)
def test_who_only_gives_money(marked: str, *, gives: bool) -> None:
    read = reading(marked)
    assert only_gives(read.text, min(read.mentions)) is gives


def test_what_names_funds_have() -> None:
    assert is_fund("触川创投")
    assert not is_fund("触川投资管理系统")

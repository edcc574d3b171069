from __future__ import annotations

import pytest

from kg.extract.context.references import References
from kg.extract.context.stand_ins import StandIns
from tests.extract.readings import reading


def meant(marked: str, word: str) -> str | None:
    """Give the name that the last of these words stands for."""
    read = reading(marked)
    at = read.text.rindex(word)
    stand_ins = StandIns(read, References(read))
    found = [who for sentence in read.sentences for span, who in stand_ins(sentence) if span.start == at]
    return found[0].name if found else None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{C|甲光}与{C|乙烁}签约。{C|岚汀}收购{C|墨玉}旗下{C|触川}10%股权，成为后者第二大股东。", "触川"),
        ("{C|甲光}与{C|乙烁}签约。{C|岚汀}收购了后者10%股权。", "乙烁"),
        ("{C|甲光}开源{M|砚一}，并推出工具{D|织光}，后者很受欢迎。", "织光"),
        ("{C|甲光}向{C|乙烁}供应{D|织光}，后者还在招人。", "乙烁"),
        ("{C|甲光}到场。{C|乙烁}推出{D|织光}，后者搭载{D|砚三}。", "织光"),
    ],
)
def test_the_latter(marked: str, name: str) -> None:
    assert meant(marked, "后者") == name


def test_of_two_things_whose_each_is() -> None:
    text = "{D|巡川}和{D|明川}抢到最后，{C|甲光}各买了一套。前者属{C|乙烁}，后者属{C|岚汀}。"
    assert meant(text, "前者") == "巡川"
    assert meant(text, "后者") == "明川"
    assert meant("{C|乙烁}的{D|巡川}卖得多。{C|甲光}入股{C|岚汀}，后者属于外资。", "后者") == "岚汀"


def test_the_former_of_two_in_a_sentence() -> None:
    assert meant("{C|甲光}收购了{C|乙烁}，前者还在招人。", "前者") == "甲光"
    assert meant("{C|甲光}收购了{C|乙烁}和{C|岚汀}，前者还在招人。", "前者") == "乙烁"
    assert meant("{C|甲光}锁定了叶片厂商{C|乙烁}和飞行汽车企业{C|岚汀}，前者还在招人。", "前者") == "乙烁"


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{C|甲光}拟上市。{C|乙烁}持有公司59%的股份。", "甲光"),
        ("{C|甲光}公告，{P|李明川}增持公司股份。", "甲光"),
        ("{C|甲光}由{P|李明川}创办。去年他离开公司，去了别处。", "甲光"),
        ("{C|甲光}到场。{P|李明川}收购公司不少。", None),
    ],
)
def test_the_firm_to_which_something_is_done(marked: str, name: str | None) -> None:
    assert meant(marked, "公司") == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{C|甲光}的第二大股东是{C|乙烁}，其创始人到场。", "乙烁"),
        ("{C|甲光}收购{C|乙烁}，其创始人到场。", "甲光"),
        ("{C|甲光}的股东有{C|乙烁}；{C|岚汀}由{C|墨玉}孵化，{C|触川}为其大股东。", "岚汀"),
    ],
)
def test_whose_something_is(marked: str, name: str) -> None:
    assert meant(marked, "其") == name


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("{C|甲光}拟收购{C|乙烁}21%股权。标的公司的股东还有{C|岚汀}。", "乙烁"),
        ("{C|甲光}拟以10亿元购买{C|墨玉}持有的{C|乙烁}60%股权。标的公司在江口。", "乙烁"),
        ("{C|甲光}开业。标的公司在江口。", None),
    ],
)
def test_the_firm_to_be_bought(marked: str, name: str | None) -> None:
    assert meant(marked, "标的公司") == name


def test_what_only_carries_words_is_no_antecedent() -> None:
    assert meant("{P|李明川}在{D|潮声}上表示，该车很快。", "该车") is None
    assert meant("{C|甲光}发布{D|织光}。{P|李明川}在{D|潮声}上表示，该车很快。", "该车") == "织光"


@pytest.mark.parametrize("words", ["{C|甲光}发布新产品以后", "{C|甲光}又备下三款新产品"])
def test_what_comes_for_the_first_time_or_as_several_is_no_thing_told_before(words: str) -> None:
    assert meant("{D|织光}上月开售。" + words + "，客人多了。", "新产品") is None
    assert meant("{D|织光}上月开售。新产品很受欢迎。", "新产品") == "织光"


def test_a_word_for_the_sort_of_a_thing_means_the_one_beside_which_it_stands() -> None:
    assert meant("耳机“{D|织光}”热卖，它内置{M|潮声}。这款耳机很轻。", "这款耳机") == "织光"
    assert meant("“{D|织光}”调度平台接入{M|潮声}。这套平台很快。", "这套平台") == "织光"
    assert meant("“{D|织光}”热卖。这款耳机很轻。", "这款耳机") is None


def test_the_one_spoken_of_is_the_member_that_was_brought_out_and_not_its_family() -> None:
    assert meant("{M|织光}最强了，{C|甲光}发布{M|织光}旗舰推理模型{M|织光5}。该模型很快。", "该模型") == "织光5"
    assert meant("{C|甲光}发表{M|织光5}，放上开源平台{D|潮声}。该模型很快。", "该模型") == "织光5"


@pytest.mark.parametrize(
    ("marked", "word", "name"),
    [
        ("{D|川途S}于六月上市。新车搭载新电池。", "新车", "川途S"),
        ("{C|甲光}推出手机{D|砚三}。新机预装自家系统。", "新机", "砚三"),
        ("{C|甲光}推出机器人{D|阿望}。它内置模型。", "它", "阿望"),
        ("{D|阿望}去年上市。{C|甲光}动作不断。去年底，它与{C|乙烁}签署协议。", "它", "甲光"),
        ("{M|望舒}去年发布。{C|甲光}用它预报风速，{C|乙烁}则拿它给保险定价。", "它", "望舒"),
        ("{M|望舒}去年发布。{C|甲光}用它换钱。", "它", None),
        ("{C|甲光}推出手机{D|砚三}，新机预装自家系统。\n价格不高。", "新机", "砚三"),
        ("{C|甲光}推出机器人{D|阿望}，它内置模型。价格不高。", "它", "阿望"),
        ("{D|阿望}上市。其它搭载{M|望舒}的机器人没有降价。", "它", None),
        ("{C|甲光}开会。尤其产品经理们很忙。", "其", None),
        ("{D|阿望}去年上市。{C|甲光}亏损。{P|陆守拙}走了。它采用旧法。", "它", None),
    ],
)
def test_what_a_text_goes_on_about(marked: str, word: str, name: str | None) -> None:
    assert meant(marked, word) == name

"""What lets a network's tie between firms stand: one sentence, with words of money, ownership, work together or contest."""

from __future__ import annotations

import pytest

from kg.extract.links import between
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import skeleton
from tests.extract.readings import reading


def stands(predicate: str, marked: str) -> bool:
    """Ask about the first two names of marked text, which may stand in two sentences."""
    given = reading(marked)
    bones = [skeleton(given.text, s, [m for m in given.mentions if m.span.inside(s)]) for s in given.sentences]
    names = [
        Name(at=0, mention=mention, sentence=number, opens=0, bones=one, place=place)
        for number, one in enumerate(bones)
        for place, mention in sorted(one.names.items())
    ]
    return between.stands(predicate, names[0], names[1], 0, len(bones[0].text))


@pytest.mark.parametrize(
    ("predicate", "marked"),
    [
        ("investsIn", "这一轮的钱来自{C|松砾资本}，{C|恒川物流}此前已两次融资。"),
        ("investsIn", "{P|魏思齐}手里仍持有{C|恒川物流}的股份。"),
        ("subsidiaryOf", "{C|远砾能源}归入集团的业务板块，由{C|恒川控股}统管。"),
        ("subsidiaryOf", "{C|恒川物流}的账，最后都记在{C|恒川}头上。"),
        ("competesWith", "{C|恒川物流}最怕的对手是{C|远砾快运}。"),
        ("partnersWith", "{C|恒川物流}的冷库由{C|远砾能源}供货。"),
    ],
)
def test_words_of_money_ownership_or_contest_bear_it_out(predicate: str, marked: str) -> None:
    assert stands(predicate, marked)


@pytest.mark.parametrize(
    ("predicate", "marked"),
    [
        ("investsIn", "{C|松砾资本}的人也来了{C|恒川物流}的晚宴。"),
        ("investsIn", "{C|松砾证券}任保荐人，{C|恒川物流}拟发行新股。"),  # whoever advises gives nothing
        ("investsIn", "{P|魏思齐}称{C|恒川物流}已完成融资。"),  # who speaks of money holds nothing
        ("subsidiaryOf", "{C|远砾能源}的员工去了{C|恒川控股}食堂。"),
        ("subsidiaryOf", "{C|恒川（集团）股份有限公司}的业务板块里，{C|恒川集团}最大。"),  # one firm, two names
        ("competesWith", "{C|恒川物流}给{C|远砾快运}送货。"),
        ("partnersWith", "{C|恒川物流}和{C|远砾快运}昨日都开了门。"),
        ("partnersWith", "{C|恒川物流}与{C|远砾快运}没有任何合作。"),
        ("partnersWith", "{C|恒川物流}，{C|恒川物流股份有限公司}的简称，签订了合作合同。"),
        ("competesWith", "{C|恒川物流}和{C|远砾快运}昨日都开了门。"),
        ("acquires", "{C|恒川物流}收购{C|远砾快运}。"),  # what the network is not asked for
    ],
)
def test_without_them_it_falls(predicate: str, marked: str) -> None:
    assert not stands(predicate, marked)


def test_two_sentences_tie_no_firms() -> None:
    assert not stands("investsIn", "{C|松砾资本}很忙。{C|恒川物流}融资了。")

"""What speaks against a network's tie between firms: anything but one sentence, with words of money, ownership, work together or contest."""

from __future__ import annotations

import pytest

from kg.extract.links import between
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import skeleton
from tests.extract.readings import reading


def objections(predicate: str, marked: str) -> list[str]:
    """Ask about the first and the last name of marked text, which may stand in two sentences."""
    given = reading(marked)
    bones = [skeleton(given.text, s, [m for m in given.mentions if m.span.inside(s)]) for s in given.sentences]
    names = [
        Name(at=0, mention=mention, sentence=number, opens=0, bones=one, place=place)
        for number, one in enumerate(bones)
        for place, mention in sorted(one.names.items())
    ]
    return list(between.objections(predicate, names[0], names[-1], 0, len(bones[0].text)))


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
    assert objections(predicate, marked) == []


@pytest.mark.parametrize(
    ("objection", "predicate", "marked"),
    [
        ("no word of it", "investsIn", "{C|松砾资本}的人也来了{C|恒川物流}的晚宴。"),
        ("advises", "investsIn", "{C|松砾证券}任保荐人，{C|恒川物流}拟发行新股。"),
        ("no word of it", "subsidiaryOf", "{C|远砾能源}的员工去了{C|恒川控股}食堂。"),
        ("one firm", "subsidiaryOf", "{C|恒川（集团）股份有限公司}的业务板块里，{C|恒川集团}最大。"),
        ("no word of it", "competesWith", "{C|恒川物流}给{C|远砾快运}送货。"),
        ("no word of it", "partnersWith", "{C|恒川物流}和{C|远砾快运}昨日都开了门。"),
        ("one firm", "partnersWith", "{C|恒川物流}，{C|恒川物流股份有限公司}的简称，签订了合作合同。"),
        ("no word of it", "competesWith", "{C|恒川物流}和{C|远砾快运}昨日都开了门。"),
        ("two sentences", "investsIn", "{C|松砾资本}很忙。{C|恒川物流}融资了。"),
    ],
)
def test_without_them_there_are_objections(objection: str, predicate: str, marked: str) -> None:
    assert objections(predicate, marked) == [objection]


def test_who_speaks_of_money_holds_nothing() -> None:
    assert objections("investsIn", "{P|魏思齐}称{C|恒川物流}已完成融资。") == ["no word of it", "gives no money"]

"""Ties that a network reads where no pattern does, and what of them may stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.config import shipped
from kg.extract.links.objections import Objections
from kg.extract.links.possible import Possible
from kg.extract.links.relations import Relations
from kg.extract.links.ties import DOUBTED, RULE, TAKEN, Ties, Weighed, believed, taken
from kg.model import Link, Modality, Reading, Span
from kg.packs import read_packs
from tests.extract.readings import reading

FOLDER = shipped("models") / "ties"


@pytest.fixture(scope="module")
def ties() -> Ties:
    return Ties(FOLDER)


@pytest.fixture(scope="module")
def relations(ties: Ties) -> Relations:
    return Relations(read_packs(("ai",)), ties)


def told(links: Iterable[Link]) -> set[tuple[str, str, str]]:
    return {(x.predicate, x.subject.name, x.object.name) for x in links}


def test_an_employer_is_read_where_no_pattern_knows_the_wording(relations: Relations) -> None:
    given = reading("{P|魏思齐}在{C|岑石微}一待就是十一年，从测试做到了产品负责人。")
    assert told(relations.stated(given)[0]) == set()
    (link,) = relations(given).links
    assert (link.predicate, link.subject.name, link.object.name, link.rule) == ("worksFor", "魏思齐", "岑石微", RULE)
    assert link.evidence.of(given.text) == "魏思齐在岑石微一待就是十一年"


def test_what_is_over_is_told(relations: Relations) -> None:
    given = reading("{P|魏思齐}是{C|岑石微}出身，后来才转做投资。")
    (link,) = relations(given).links
    assert (link.object.name, link.former) == ("岑石微", True)


def test_posts_at_the_name_are_taken(relations: Relations) -> None:
    given = reading("{C|岑石微}这次来的人不少，{T|首席科学家}{P|骆景昀}坐在第二排，旁边是{C|叠霜半导体}的人。")
    posts = {(x.subject.name, x.object.name): x.title for x in relations(given).links if x.predicate == "worksFor"}
    assert posts["骆景昀", "岑石微"] == "首席科学家"


@pytest.mark.parametrize(
    "text",
    [
        "{P|魏思齐}毕业于{O|江左大学}，读的是材料。",
        "{P|魏思齐}与{C|岑石微}{T|总裁}同名同姓，两人并不认识。",
        "记者 {P|魏思齐} {C|岑石微}今天发布了年报。",
        "{P|魏思齐}没有加入{C|岑石微}。",
        "{P|魏思齐}离职后，{P|骆景昀}兼任{C|岑石微}{T|总裁}。",
        "{P|魏思齐}任命{P|骆景昀}为{C|岑石微}{T|总裁}。",
        "{P|魏思齐}从{C|岑石微}挖来了{P|骆景昀}。",
        "{C|岑石微}由{P|魏思齐}、{P|骆景昀}于2017年创立。",
        "{P|骆景昀}是{P|魏思齐}的妻子，曾任{C|岑石微}{T|副总裁}。",
        "与{P|魏思齐}同时起步的{C|岑石微}{T|创始人}{P|骆景昀}没有来。",
    ],
)
def test_who_only_learned_wrote_or_did_not_join_has_no_post_there(relations: Relations, text: str) -> None:
    links = [x for x in relations(reading(text)).links if x.modality == "asserted"]
    assert not any(x.predicate == "worksFor" and x.subject.name == "魏思齐" for x in links)


def test_what_something_stood_on_before_is_not_its_ground(relations: Relations) -> None:
    found = told(relations(reading("{C|岑石微}旗下的文档工具{D|叠川}把默认模型从{M|织川}换成了{M|望舒2}。")).links)
    assert ("integrates", "叠川", "望舒2") in found
    assert not any(predicate == "basedOn" for predicate, *_ in found)


def test_the_ground_of_one_is_not_that_of_its_neighbour(relations: Relations) -> None:
    found = told(
        relations(
            reading("还有面向端侧的多模态模型{M|听川-VL}，以及在{M|织川-32B}基础上继续训练的代码模型{M|听川码}。")
        ).links
    )
    assert [x for x in found if x[0] == "basedOn"] == [("basedOn", "听川码", "织川-32B")]


def likely(
    ties: Ties,
    given: Reading,
    *,
    modality: Modality = "asserted",
    makes: bool | None = None,
    stated: Iterable[Link] = (),
) -> list[Weighed]:
    """Take all that is possible in a text, which stands and of which makers are known as told, for likely."""
    stated = list(stated)
    _, bones, main = Relations(read_packs(("ai",))).stated(given)
    against = Objections(given, stated, lambda *_: modality, lambda *_: makes)
    return [Weighed(TAKEN, tie) for tie in ties.possible(given, bones, main, stated, against)]


def test_what_patterns_state_is_not_told_twice(ties: Ties) -> None:
    given = reading("{P|魏思齐}执掌{C|岑石微}多年，是那里的{T|总裁}。")
    found = likely(ties, given, stated=[link(given, "worksFor", "魏思齐", "岑石微")])
    assert "of a test" in {one.tie.rule for one in found}
    assert ("worksFor", "魏思齐", "岑石微") not in told(taken(found))


def test_a_post_that_a_pattern_gives_to_one_firm_is_not_given_to_another(ties: Ties) -> None:
    given = reading("{T|总监}{P|魏思齐}早年从{C|岑石微}出来，{C|叠霜}是他现在的东家。")
    (found,) = [x for x in likely(ties, given) if x.tie[:3] == ("worksFor", "魏思齐", "岑石微")]
    (alone,) = taken([found])
    assert alone.title == "总监"
    held = replace(link(given, "worksFor", "魏思齐", "叠霜"), title="总监")
    other = Weighed(2.0, Possible("worksFor", "魏思齐", "叠霜", ("Person", "Company"), stated=[held]))
    (beside,) = taken([found, other])
    assert beside.title is None


def test_of_two_firms_only_one_is_the_others(ties: Ties) -> None:
    (seen,) = [x for x in likely(ties, reading(MADE)) if x.tie[:3] == ("developedBy", "织川", "岑石微")]
    one = Weighed(3.0, seen.tie._replace(predicate="subsidiaryOf", one="岑石微", other="叠霜"))
    other = Weighed(2.0, seen.tie._replace(predicate="subsidiaryOf", one="叠霜", other="岑石微"))
    assert len(list(taken([other]))) == 1
    assert len(list(taken([one, other]))) == 1
    planned = link(reading("{C|叠霜}将并入{C|岑石微}。"), "subsidiaryOf", "叠霜", "岑石微", "planned")
    assert list(taken([one, other._replace(odds=0.0, tie=other.tie._replace(stated=[planned]))])) == []
    holds = [x._replace(tie=x.tie._replace(predicate="investsIn")) for x in (one, other)]
    assert len(list(taken(holds))) == 2  # two may hold parts of each other


MADE = "出自{C|岑石微}之手的{D|织川}卖得很好，连{C|岑石微}自己也没有料到。"


def test_a_maker_known_to_be_another_is_none(ties: Ties) -> None:
    assert ("developedBy", "织川", "岑石微") in told(taken(likely(ties, reading(MADE))))
    assert ("developedBy", "织川", "岑石微") not in told(taken(likely(ties, reading(MADE), makes=False)))


def test_nothing_that_is_denied_or_unlikely_is_a_tie(ties: Ties) -> None:
    assert told(taken(likely(ties, reading(MADE), modality="negated"))) == set()
    assert told(taken([one._replace(odds=TAKEN - 0.1) for one in likely(ties, reading(MADE))])) == set()


def link(given: Reading, predicate: str, one: str, other: str, modality: Modality = "asserted") -> Link:
    """Make a link as a pattern might."""
    named = {m.name: m for m in given.mentions}
    return Link(
        predicate=predicate,
        subject=named[one],
        object=named[other],
        evidence=Span(0, len(given.text)),
        modality=modality,
        rule="of a test",
    )


def test_what_is_next_to_impossible_is_not_believed() -> None:
    given = reading("{C|岑石微}总部在青州，{C|叠霜半导体}也在。")
    stated = [link(given, "investsIn", "岑石微", "叠霜半导体"), link(given, "partnersWith", "岑石微", "叠霜半导体")]
    ties = [Possible(x.predicate, x.subject.name, x.object.name, ("Company", "Company"), stated=[x]) for x in stated]
    odds = [Weighed(DOUBTED - 0.1, ties[0]), Weighed(DOUBTED + 0.1, ties[1])]
    assert believed(odds, stated, lambda _: False) == stated[1:]
    assert believed(odds, stated, lambda _: True) == stated
    planned = link(given, "investsIn", "岑石微", "叠霜半导体", "planned")
    assert believed([Weighed(DOUBTED - 1, ties[0]._replace(stated=[planned]))], [planned], lambda _: False) == [planned]
    assert believed([], stated, lambda _: False) == stated


def test_a_firm_behind_whose_it_is_is_of_nobody_else(relations: Relations) -> None:
    found = relations(reading("嘉宾：{P|骆景昀} {C|岑石微}{T|董事长}、{P|魏思齐}")).links
    assert told(found) == {("worksFor", "骆景昀", "岑石微")}


def test_a_place_and_a_post_of_another_are_not_given_to_whom_the_text_told_of_before(relations: Relations) -> None:
    wife = reading("“算账的人是我。”{P|俞小川}说。她的丈夫{P|魏思齐}则在{C|岑石微}任{T|工艺总监}。")
    assert told(relations(wife).links) == {("worksFor", "魏思齐", "岑石微")}
    pupil = reading("{C|岑石微}{T|首席科学家}一职由{P|俞小川}的{T|博士导师}、{O|江左大学}{T|教授}{P|魏思齐}兼任。")
    assert ("worksFor", "俞小川", "岑石微") not in told(relations(pupil).links)
    career = reading(
        "{P|俞小川}与表弟{P|魏思齐}合伙办起贸易行{C|岑石微}，赔光了钱。2013年，他拉上{P|沈砚冬}、{P|殷宇川}，凑出三百万元创办{C|甲光}。"
    )
    assert ("founderOf", "魏思齐", "甲光") not in told(relations(career).links)


@pytest.mark.parametrize(
    "text",
    [
        "{P|魏思齐}昨天从{C|岑石微}得知此事。",
        "{P|魏思齐}在{O|岑石医院}接受了手术。",
        "包括{P|魏思齐}旗下的{C|岑石微}在内，多家公司已重新上架。",
        "{C|岑石微}发布声明，海汀国{T|总统}{P|魏思齐}没有回应。",
    ],
)
def test_names_that_only_stand_near_are_no_tie(relations: Relations, text: str) -> None:
    assert not any(x.rule == RULE for x in relations(reading(text)).links)

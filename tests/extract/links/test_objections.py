"""What rules have against a tie that the network sees."""

from __future__ import annotations

import dataclasses

import pytest

from kg.config import shipped
from kg.extract.links.objections import Objections
from kg.extract.links.relations import Relations
from kg.extract.links.ties import Ties
from kg.model import Link, Modality, Span
from kg.packs import read_packs
from tests.extract.readings import reading


@pytest.fixture(scope="module")
def ties() -> Ties:
    return Ties(shipped("models") / "ties")


def against(
    ties: Ties,
    marked: str,
    tie: tuple[str, str, str],
    *,
    modality: Modality = "asserted",
    makes: bool | None = None,
    stated: tuple[str, str, str] | None = None,
    told: Modality = "asserted",
    former: bool = False,
) -> set[str]:
    """Name the objections to a tie of a text in which patterns state but one other, if any."""
    given = reading(marked)
    named = {m.name: m for m in given.mentions}
    links = []
    if stated is not None:
        predicate, one, other = stated
        place = Span(0, len(given.text))
        link = Link(predicate=predicate, subject=named[one], object=named[other], evidence=place)
        links = [dataclasses.replace(link, modality=told, former=former)]
    _, bones, main = Relations(read_packs(("ai",))).stated(given)
    objections = Objections(given, links, lambda *_: modality, lambda *_: makes)
    found = {x[:3]: set(x.against) for x in ties.possible(given, bones, main, links, objections)}
    return found[tie]


EMPLOYED = ("worksFor", "魏思齐", "岑石微")


@pytest.mark.parametrize(
    ("objection", "marked"),
    [
        ("post of another", "与{P|魏思齐}同时起步的{C|岑石微}{T|创始人}{P|骆景昀}没有来，他是{C|岑石微}的人。"),
        ("namesake", "{C|岑石微}{T|总裁}也叫{P|魏思齐}，两人并无关系。"),
        ("kin", "{P|魏思齐}的妻子任{C|岑石微}{T|总裁}。"),
        ("another joins", "{P|魏思齐}离职后，{P|骆景昀}加入{C|岑石微}任{T|总裁}。"),
        ("studied there", "{P|魏思齐}：创始人，{C|岑石微}商学院硕士。"),
        ("studied there", "{P|魏思齐}：{T|首席执行官}，{C|岑石微}本硕。"),
        ("no post", "{P|魏思齐}起诉了{C|岑石微}的{T|总裁}。"),
        ("byline", "记者 {P|魏思齐} {C|岑石微}今天发布了年报，{T|总裁}到场。"),
        ("tells it", "据{C|岑石微}报道，{T|总裁}{P|魏思齐}已经离任。"),
    ],
)
def test_words_that_speak_of_something_else_are_objections(ties: Ties, objection: str, marked: str) -> None:
    assert objection in against(ties, marked, EMPLOYED)


def test_a_plain_employment_meets_none(ties: Ties) -> None:
    assert against(ties, "{C|岑石微}的{T|首席科学家}{P|魏思齐}坐在第二排。", EMPLOYED) == set()


def test_what_is_planned_or_told_of_another_is_named(ties: Ties) -> None:
    marked = "出自{C|岑石微}之手的{D|织川}卖得很好。"
    made = ("developedBy", "织川", "岑石微")
    assert "planned" in against(ties, marked, made, modality="planned")
    assert against(ties, marked, made, makes=False) == {"known maker"}
    assert against(ties, marked, made, stated=("integrates", "岑石微", "织川")) == {"only takes it in"}


def test_the_place_of_another_is_an_objection(ties: Ties) -> None:
    marked = "“算账的人是我。”{P|俞小川}说。她的丈夫{P|魏思齐}则在{C|岑石微}任{T|工艺总监}。"
    objections = against(ties, marked, ("worksFor", "俞小川", "岑石微"), stated=EMPLOYED)
    assert "place of another" in objections


def test_where_another_comes_from_is_his_place(ties: Ties) -> None:
    marked = "{P|俞小川}改任{C|叠霜}{T|首席科学家}，接替她的是从{C|岑石微}加入的{P|魏思齐}。"
    assert "place of another" in against(ties, marked, ("worksFor", "俞小川", "岑石微"))
    assert "place of another" not in against(ties, marked, EMPLOYED)


def test_a_building_is_no_work_and_what_is_taken_in_no_partnership(ties: Ties) -> None:
    marked = "出自{C|岑石微}之手的“{D|织川}”中心上月启用，{D|织川}卖得很好。"
    assert against(ties, marked, ("developedBy", "织川", "岑石微")) == {"a building"}
    marked = "{C|叠霜}发布了对标{C|岑石微}音箱的“{D|织川}”。"
    assert "its rival" in against(ties, marked, ("developedBy", "织川", "岑石微"))
    assert "its rival" not in against(ties, marked, ("developedBy", "织川", "叠霜"))
    marked = "{C|岑石微}与{C|叠霜}合作，已经接入{C|叠霜}的{D|织川}。"
    taken = ("integrates", "岑石微", "织川")
    assert against(ties, marked, ("partnersWith", "叠霜", "岑石微"), stated=taken) == {"only takes its thing"}
    assert against(ties, marked, ("partnersWith", "叠霜", "岑石微")) == set()


@pytest.mark.parametrize(
    ("objection", "marked", "tie", "stated"),
    [
        (
            "no rivals",
            "{C|岑石微}的{D|织川}与{C|叠霜}的{D|北斗}不是一类，谈不上竞争。",
            ("competesWith", "叠霜", "岑石微"),
            ("competesWith", "织川", "北斗"),
        ),
        (
            "another takes it in",
            "{D|织川}接入了{M|问樵}，{D|叠影}接入了{M|北斗}。",
            ("integrates", "织川", "北斗"),
            ("integrates", "叠影", "北斗"),
        ),
        (
            "only left",
            "{P|俞小川}做过{C|叠霜}的工程师。{M|问樵}是他的模型。",
            ("developedBy", "问樵", "叠霜"),
            ("worksFor", "俞小川", "叠霜"),
        ),
        (
            "others founded it",
            "{C|叠霜}由{P|俞小川}创办。联合创始人{P|魏思齐}到场。",
            ("founderOf", "魏思齐", "叠霜"),
            ("founderOf", "俞小川", "叠霜"),
        ),
    ],
)
def test_what_patterns_state_rules_a_tie_out(
    ties: Ties, objection: str, marked: str, tie: tuple[str, str, str], stated: tuple[str, str, str]
) -> None:
    denied: Modality = "negated" if objection == "no rivals" else "asserted"
    assert objection in against(ties, marked, tie, stated=stated, told=denied, former=objection == "only left")
    assert objection not in against(ties, marked, tie)


def test_a_ground_that_is_open_to_all_or_said_to_be_copied_is_nobodys(ties: Ties) -> None:
    marked = "{C|岑石微}的产品以开源模型“{M|北斗}”为底座。"
    assert "open to all" in against(ties, marked, ("developedBy", "北斗", "岑石微"))
    marked = "{M|织川}被指抄袭了{M|北斗}，以它为底座。"
    assert "only copied" in against(ties, marked, ("basedOn", "织川", "北斗"))


def test_who_only_taught_somebody_and_heads_of_other_houses_are_not_employed_there(ties: Ties) -> None:
    marked = "{P|俞小川}师从{P|魏思齐}，曾是{C|岑石微}的{T|研究员}。"
    assert "only teaches" in against(ties, marked, ("worksFor", "魏思齐", "岑石微"))
    assert "only teaches" not in against(ties, marked, ("worksFor", "俞小川", "岑石微"))
    marked = "{C|岑石微}{T|总裁}{P|俞小川}，{T|副院长}{P|魏思齐}到场。"
    assert "no such house" in against(ties, marked, ("worksFor", "魏思齐", "岑石微"))
    assert "no such house" not in against(ties, marked, ("worksFor", "俞小川", "岑石微"))


def test_what_a_third_thing_is_made_of_does_not_compete_in_its_place(ties: Ties) -> None:
    marked = "{M|织川}以{M|北斗}为底座，对手是{M|问樵}。"
    rivals = ("competesWith", "北斗", "问樵")
    assert against(ties, marked, rivals, stated=("basedOn", "织川", "北斗")) == {"another stands on it"}
    assert against(ties, marked, rivals) == set()

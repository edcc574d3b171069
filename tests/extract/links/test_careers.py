from __future__ import annotations

from time import process_time

import pytest

from kg.extract.links.subjects import last_told_of, together
from kg.extract.wording.skeleton import skeleton
from tests.extract.links.test_relations import links
from tests.extract.readings import reading


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|甲光动力}由{O|江左大学}{T|教授}{P|沈砚冬}和他的三名学生{P|殷宇川}、{P|廉清川}、{P|查慎川}共同创办，{P|沈砚冬}任{T|首席科学家}，{P|殷宇川}负责研发。",
            {
                *(f"{x} founderOf 甲光动力" for x in ("沈砚冬", "殷宇川", "廉清川", "查慎川")),
                "沈砚冬 worksFor 江左大学 [教授]",
                "沈砚冬 worksFor 甲光动力 [首席科学家]",
                "殷宇川 worksFor 甲光动力",
            },
        ),
        (
            "{P|沈砚冬}接替{P|殷宇川}出任{C|甲光云}{T|总裁}，{P|殷宇川}另有任用，并继续担任{C|甲光国际}{T|董事}。",
            {
                "沈砚冬 worksFor 甲光云 [总裁]",
                "殷宇川 worksFor 甲光云 [总裁] former",
                "殷宇川 worksFor 甲光国际 [董事]",
            },
        ),
        (
            "{C|甲光智能}由{P|沈砚冬}与同窗{P|殷宇川}创办，前者此前是{C|乙烁}的{T|研究总监}，后者现任公司{T|董事长}。",
            {
                "沈砚冬 founderOf 甲光智能",
                "殷宇川 founderOf 甲光智能",
                "沈砚冬 worksFor 乙烁 [研究总监] former",
                "殷宇川 worksFor 甲光智能 [董事长]",
            },
        ),
        (
            "{P|沈砚冬}：谢谢。我来{C|甲光}之前在{C|乙烁物流}做了五年调度。\n{P|殷宇川}：我补充。",
            {"沈砚冬 worksFor 乙烁物流 former"},
        ),
        (
            "{P|沈砚冬}带着学生{P|殷宇川}做出样机；两年后，师徒二人创办{C|甲光}。",
            {"沈砚冬 founderOf 甲光", "殷宇川 founderOf 甲光"},
        ),
        (
            "{C|甲光}停了项目。没有主持人，联合创始人兼CTO{P|沈砚冬}上台。{C|甲光}说，{C|甲光}会再来。",
            {"沈砚冬 founderOf 甲光", "沈砚冬 worksFor 甲光 [联合创始人兼CTO]"},
        ),
        (
            "{C|甲光}的开放平台“{D|观川}”上线，{C|甲光}降价。\n{D|观川}负责人{P|沈砚冬}说，{C|甲光}不亏。",
            {"观川 developedBy 甲光", "沈砚冬 worksFor 甲光 [负责人]"},
        ),
        (
            "{C|甲光}换了人。{C|甲光}前总监{P|殷宇川}离职，创办了{C|乙烁}。如今担任{T|首席运营官}的{P|沈砚冬}说，{C|甲光}不怕。",
            {"殷宇川 founderOf 乙烁", "殷宇川 worksFor 甲光 [总监] former", "沈砚冬 worksFor 甲光 [首席运营官]"},
        ),
        ("{C|甲光}说，曾担任{T|首席产品官}的{P|沈砚冬}来过。", set()),
        ("{C|甲光}换帅，对手{C|乙烁}说，他们的{T|首席执行官}{P|沈砚冬}不走。", set()),
        ("{C|甲光药业}赞助了会议，担任{T|地方官}的{P|沈砚冬}到场。", set()),
        ("{P|沈砚冬}将兼任新成立的{C|甲光}{T|董事长}。", {"沈砚冬 worksFor 甲光 [董事长]"}),
    ],
)
def test_posts_and_careers_over_several_clauses(marked: str, expected: set[str]) -> None:
    assert {x for x in links(marked) if "competesWith" not in x} == expected


def test_whom_a_clause_without_a_name_is_about() -> None:
    given = reading("{P|沈砚冬}接替{P|殷宇川}，{P|廉清川}改任顾问，并担任{C|甲光}{T|董事}。")
    bones = skeleton(given.text, given.sentences[0], given.mentions)
    people = [m for m in given.mentions if m.type == "Person"]
    assert last_told_of(bones, 0, bones.text.index("并"), people)[0].name == "廉清川"
    assert together(bones, bones.text.index("并")) == []
    several = reading("{P|沈砚冬}结识{P|殷宇川}，两人一起创办{C|甲光}。")
    bones = skeleton(several.text, several.sentences[0], several.mentions)
    assert [m.name for m in together(bones, bones.text.index("创办"))] == ["沈砚冬", "殷宇川"]


@pytest.mark.parametrize(
    "marked", ["{P|沈砚冬}要开辟新赛道（{C|甲光}）。", "{P|沈砚冬}早年开着旧车，现在开的则是{C|甲光}。"]
)
def test_who_opens_or_drives_something_founds_nothing(marked: str) -> None:
    assert not {x for x in links(marked) if "founderOf" in x}


def test_a_teacher_named_in_a_career_is_not_whose_career_it_is() -> None:
    found = links(
        "{P|李明川}换过几行：硕士师从{O|江左科学院}{T|院士}{P|王川国}，2009年加入{C|乙烁}，三年后先后担任{C|丙川}的{T|车间主任}。"
    )
    assert not {x for x in found if x.startswith("王川国 worksFor") and "江左科学院" not in x}
    assert "李明川 worksFor 丙川 [车间主任] former" in found


def test_many_words_of_place_before_a_founding_take_no_time() -> None:
    begin = process_time()
    links("{P|李明川}" + "在川于川" * 200 + "创办{C|甲光}。")
    assert process_time() - begin < 5

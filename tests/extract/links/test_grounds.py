from __future__ import annotations

import pytest

from kg.extract.links.grounds import stands
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import skeleton
from tests.extract.readings import reading


def stand(marked: str, person: str = "魏思齐") -> bool:
    """Say whether a person may be tied to the firm of a text, whose sentences are skeletons of their own."""
    given = reading(marked)
    names: dict[str, Name] = {}
    for number, sentence in enumerate(given.sentences):
        inside = [m for m in given.mentions if m.span.inside(sentence)]
        bones = skeleton(given.text, sentence, inside, [])
        for place, mention in bones.names.items():
            names[mention.name] = Name(place, mention, number, 0, bones, place)
    return stands(names[person], names["岑石微"])


@pytest.mark.parametrize(
    "marked",
    [
        "{C|岑石微}{P|魏思齐}说。",
        "{C|岑石微}内部人士{P|魏思齐}说。",
        "{C|岑石微}驻北川工程师{T|主管}{P|魏思齐}说。",
        "曾与他在{C|岑石微}共事的{T|总监}{P|魏思齐}也来了。",
        "{P|魏思齐}目前仍在{C|岑石微}负责视频业务。",
        "{P|魏思齐}则被指是{C|岑石微}前{T|分析师}。",
        "{P|魏思齐}今年25岁，事发前在{C|岑石微}打工。",
        "{C|岑石微}将{T|首席执行官}{P|魏思齐}的薪酬削减了一成。",
        "{P|魏思齐}是{C|岑石微}出身。",
    ],
)
def test_a_phrase_a_word_of_work_or_a_post_of_firms_ties(marked: str) -> None:
    assert stand(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{C|岑石微}接受{P|魏思齐}{T|教授}的委托发表声明。",
        "{C|岑石微}邀请{T|歌手}{P|魏思齐}参加演出。",
        "据{C|岑石微}此前报道，{T|病毒学家}{P|魏思齐}提醒大家。",
        "{P|魏思齐}报名了{C|岑石微}的招聘。",
        "{P|魏思齐}在{C|岑石微}园招待了几位朋友。",
        "{P|魏思齐}看着{P|骆景昀}出任{C|岑石微}{T|首席文化官}。",
        "正在{C|岑石微}读大一的{P|魏思齐}发现了。",
        "{C|岑石微}开庭审理，{P|魏思齐}接受采访。",
        "{C|岑石微}暂停了进口。{T|首相}{P|魏思齐}表示不满。",
    ],
)
def test_who_only_hears_invites_or_comes_near_has_no_post(marked: str) -> None:
    assert not stand(marked)

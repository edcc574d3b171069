"""On what a network's tie of a person and a firm stands: one noun phrase, words of work in the same clause, a post that only firms have.

A network sees that two names belong together; that one only hears, invites or judges the other looks much the same to it.
"""

from __future__ import annotations

import re

from kg.extract.links.signs import tells_of_work
from kg.extract.links.staff import is_of_firms
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import TOKENS, Skeleton
from kg.text.words import tagged_words

_TITLE, _PERSON = TOKENS["Title"], TOKENS["Person"]
_TITLES = f"{_TITLE}(?:[、兼暨和及/]?{_TITLE})*"
POST_BEFORE = re.compile(f"{_TITLES}$")
"""The posts right before somebody."""
_PHRASE = re.compile(
    f"(?:[（(][^（）()]{{0,24}}[）)])?(?P<words>[^，。；：！？、“”\ue000-\ue005]{{0,16}})(?P<held>(?:{_TITLES})?)(?:[ 的]|——)?"
)
"""What may stand between a firm and its people: 甲公司内部人士乙, 甲公司的首席科学家乙."""
_PEOPLE = re.compile(
    "(?:员|员工|人士|人员|负责人|高管|代表|主播|助播|专家|博士|教授|[老律]师|工人|[学本科研究]生|团队|选手|的| )$"
)
_FUNCTION = re.compile("[将把对向与跟被让给在是为了着过从]")
_NEAR = re.compile(f"[^，。；：！？“”\ue000-\ue004]{{0,16}}{_TITLE}$")
_WORK = "工作|共事|任职|就职|供职|任教|执教|服务|负责|担任|打工|上班|实习|就业|效力|当|做|带|干|待|管|[开研]发"
_IS = re.compile("(?:是|为|任|系|当选?|选|聘|兼|指|称作)[^的，。；：“”]{0,16}$|[（(][^（）()]{0,12}$")
_POST_BEHIND = re.compile(
    f"(?:的|前|原|现任|[^，。；：！？“”\ue000-\ue005]{{1,6}})?{_TITLE}|出身|的?(?:一[名位]|前|老)?(?:员工|工作人员|职员|工人|的人)"
)
_AT = re.compile("(?:在|于)[^，。；：！？“”\ue000-\ue005]{0,6}$")
_WORKS = re.compile(f"(?![园楼村店路站])[^，。；：！？“”\ue000-\ue004]{{0,8}}(?:{_WORK})")
_MOVES = re.compile(
    "(?:加入|加盟|入职|离开|来自|出身|转投|跳槽[到至]?|来到|去了|进了?|进入|回到|重返|[调转]入|供职于?|就职于?|任职于?|效力于?|受雇于)(?:了)?[^，。；：！？“”\ue000-\ue005]{0,6}$"
)
_WHERE = re.compile(
    f"[^，。；：！？“”\ue000-\ue004]{{0,8}}(?:{_WORK})[^，。；：！？“”\ue000-\ue004]{{0,6}}的(?:{_TITLES})?"
)
"""Between a firm at which somebody was and his name: 在甲公司共事的总监乙."""
_FAR = re.compile("[，。；：！？“”\ue000-\ue005]")
_MARK = re.compile("[，；：。！？]")


def in_one_sentence(one: Name, other: Name) -> bool:
    """Say whether one sentence names both."""
    return one.bones is not None and one.bones is other.bones


def stands(person: Name, employer: Name) -> bool:
    """Say whether the words tie a person to a firm that a network ties him to."""
    if person.bones is None:
        return False
    if employer.bones is not person.bones:
        return _has_post_of_firms(person.bones, person.place)
    text = person.bones.text
    if employer.place < person.place:
        between = text[employer.place + 1 : person.place]
        if _AT.search(text, 0, employer.place) and _WHERE.fullmatch(between):
            return True
        if not _FAR.search(between) and tells_of_work(between, 0, len(between)):
            return True
        return _is_phrase(between) or (
            _NEAR.fullmatch(between) is not None and _has_post_of_firms(person.bones, person.place)
        )
    return _tells_of_him(text, person.place, employer.place)


def _is_phrase(between: str) -> bool:
    """Say whether what stands between a firm and a person makes them one noun phrase."""
    found = _PHRASE.fullmatch(between)
    if found is None:
        return False
    words = found["words"]
    if not words:
        return True
    if _FUNCTION.search(words) or not (found["held"] or _PEOPLE.search(words)):
        return False
    return not any(kind in ("v", "m") and words[start:end] != "驻" for start, end, kind in tagged_words(words))


def _has_post_of_firms(bones: Skeleton, at: int) -> bool:
    """Say whether right before the person at `at` stands a post that firms have."""
    held = POST_BEFORE.search(bones.text, 0, at)
    return held is not None and is_of_firms(bones.said(at - 1, at))


def _tells_of_him(text: str, person: int, employer: int) -> bool:
    """Say whether the clause of a firm tells of work of the person named before, with nobody else between."""
    if _PERSON in text[person + 1 : employer]:
        return False
    begin = max((m.end() for m in _MARK.finditer(text, person, employer)), default=person + 1)
    if _IS.search(text, begin, employer) and _POST_BEHIND.match(text, employer + 1):
        return True
    if _AT.search(text, begin, employer) and _WORKS.match(text, employer + 1):
        return True
    return _MOVES.search(text, begin, employer) is not None

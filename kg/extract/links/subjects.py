"""Whom a clause without a name of its own is about: whoever opened the last one, those listed, all of them, none who only tells."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.extract.links.rules import Rule
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_OPENER = re.compile(
    "(?:(?<=[，；])|^)(?!(?:与|和|同|跟|对|向|由|把|将|让|被|据|给|从|在|任命|聘))(?:(?!师[从承]|导师|追随|跟随)[^，。；：\ue000\ue003\ue004]){0,8}(?<![被由受经给让把将与同跟对向])\ue000(?![、和与及的：])"
)
"""Whom a clause begins with, his firm and post before him."""
_FELLOWS = re.compile("\ue000(?:(?: ?(?:、|和|与|及|以及) ?){1,2}\ue000)+")
_TOGETHER = re.compile(
    "(?:师徒|师生|夫妻|夫妇|兄弟|姐妹|父子|父女|母子)?(?P<count>[两二俩三四])(?:人|位(?!数)|兄弟|姐妹|口子)[^，。；：！？\ue000-\ue005]{0,16}$|(?:师徒|师生|夫妻|兄弟|姐妹|父子|父女|母子)(?P<pair>俩)[^，。；：！？\ue000-\ue005]{0,16}$"
)
"""Several people who do something together: 师徒二人拿着专利创办甲."""
_TEACHER = re.compile("(?:师[从承]|导师[是为]?|受教于|受业于|追随|跟随)[^，。；：！？\ue000]{0,18}$")
"""Before somebody who only taught whom a career is about."""
_LISTED_BEFORE = re.compile(
    "(?<!\ue000[、和与及])(?:\ue000(?:[（(][^（()）\ue000]{0,24}[）)])?(?:、|和|与|及|以及){1,2})+$"
)
_TWO = re.compile(
    "\ue000(?:[（(][^（()）\ue000]{0,24}[）)])?，?(?:和|与|以?及)(?:(?:另一[位名])?[^，。；：！？、\ue000]{1,24}(?:的|\ue005|\ue005的))$"
)
"""One person and another with words of his own: 甲和负责海外的乙."""
_COUNTS = {"两": 2, "二": 2, "俩": 2, "三": 3, "四": 4}


def last_told_of(bones: Skeleton, begin: int, end: int, near: list[Mention]) -> list[Mention]:
    """Put first whoever opens the last clause before: 甲接替乙，乙改任顾问，并任丙公司董事."""
    openers = [bones.names[m.end() - 1] for m in _OPENER.finditer(bones.text, begin, end)]
    return [*[m for m in openers if m in near][-1:], *near]


def with_fellows(bones: Skeleton, first: Mention) -> list[Mention]:
    """Give a person with those who are listed behind: 甲和乙离开公司，创办了丙."""
    at = next(i for i in sorted(bones.names) if bones.names[i] == first)
    listed = _FELLOWS.match(bones.text, at)
    return list(dict.fromkeys(bones.mentions(at, listed.end()))) if listed else [first]


def together(bones: Skeleton, end: int) -> list[Mention]:
    """Give all people of a sentence where as many as there are do what begins at `end`: 甲带着学生乙做出样机，两人创办了丙."""
    found = _TOGETHER.search(bones.text, 0, end)
    if found is None:
        return []
    told = {m.name: m for m in reversed(bones.mentions(0, found.start())) if m.type == "Person"}
    return list(reversed(told.values())) if len(told) == _COUNTS[found["count"] or found["pair"]] else []


def is_of_his_pupil(rule: Rule, found: re.Match[str], text: str) -> bool:
    """Say whether a match takes the teacher for whom the next clause is about: 博士师从甲，2015年加入乙."""
    if rule.predicate not in ("worksFor", "founderOf") or "subject" not in rule.regex.groupindex:
        return False
    start = found.start("subject")
    return start == found.start() and "，" in found[0] and _TEACHER.search(text, max(0, start - 24), start) is not None


def listed_before(bones: Skeleton, at: int) -> list[Mention]:
    """Give who stands in one list with the person at `at` and before him, so that what is told of him is told of all: 甲和乙曾是……."""
    found = _LISTED_BEFORE.search(bones.text, 0, at) or _TWO.search(bones.text, 0, at)
    return [m for m in bones.mentions(found.start(), at) if m.type == "Person"] if found else []


def opened_last(bones: Skeleton, begin: int, end: int, near: Sequence[Mention]) -> list[Mention]:
    """Give the firm of those `near` that opened a clause last before `end`, by its name or by a word for it."""
    for i in range(end - 1, begin - 1, -1):
        if i in bones.names and bones.names[i] in near and bones.names[i].type in ("Company", "Organization"):
            opens = i == begin or bones.text[i - 1] in "，：“"
            if opens and not bones.text.startswith("的", i + 1):
                return [bones.names[i]]
    return []


def without_tellers(
    bones: Skeleton, begin: int, end: int, near: list[Mention], fitting: Collection[str]
) -> list[Mention]:
    """Leave out who only announces what another does, where that other fits too: 某某宣布，甲川投资了乙川，还投资了丙川."""
    tellers = {
        bones.names[i].span
        for i in range(begin, end)
        if i in bones.names and bones.names[i].type == "Person" and _ANNOUNCES.match(bones.text, i + 1)
    }
    others = [m for m in near if m.span not in tellers]
    return others if any(m.type in fitting and m.type != "Person" for m in others) else near


_ANNOUNCES = re.compile(
    r"(?:还|也|则|又|同时|当[日天]|日前|近日|现场|随后){0,2}(?:宣布|透露|披露|表示|介绍|指出|证实|确认|称|说|坦言)(?:道|称)?[，：]"
)

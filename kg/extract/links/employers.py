"""Who employs whom where only a network ties a person to a firm: what the words between and around the two forbid and tell.

The network sees that somebody works somewhere; that a post stands behind another's name, that the firm only sues or
teaches, which post it is and whether it is over are plain questions to the skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.context.salience import KIN
from kg.extract.links.grounds import POST_BEFORE, stands
from kg.extract.links.signs import is_posted_elsewhere, tells_of_work
from kg.extract.links.windows import Name
from kg.extract.wording.skeleton import TOKENS, Skeleton
from kg.model import Mention

_TITLE, _PERSON = TOKENS["Title"], TOKENS["Person"]
_HELD_BEFORE = re.compile(f"[前原]任?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*$")
_POST_BEHIND = re.compile(f"[，,（(]?(?:现任|时任|曾任|担任|出任|为|是|任)?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*")
_HIS = re.compile(f"的?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*({_PERSON})")
_HIS_OWN = re.compile(f"的(?:[前后]|继任|新任|现任|博士|硕士|大学|前任)?{_TITLE}(?=[、{_PERSON}])")
"""Behind whose somebody with a post is."""
_POST_OF = re.compile(f"的?(?:前)?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*(?!{_PERSON})")
_BEFORE = re.compile("(?:^|[，、；：。（(/ 是为])[前原][\u4e00-\u9fff]{0,3}$")
_PAST = re.compile(
    f"曾|[前原]任?(?={_TITLE})|离开|离职|辞去|辞任|卸任|退休|跳槽|出走|出身|当过|做过|此前|之前|辞职前|早年|从[\ue001\ue002]出"
)
_CALLED_SO = re.compile(
    f"(?:也|都|同样|恰好|正好)[^，。；]{{0,4}}叫{_PERSON}|{_PERSON}[^。；]{{0,12}}(?:同名|重名)|(?:同名|重名)[^，。；]{{0,6}}{_PERSON}"
)
_ANOTHER_JOINS = re.compile(
    f"(?:[，；][^，；。：{_PERSON}]{{0,8}}|(?:任命|聘任|聘请|委任|提拔|提名|推选|选举)[^，；。：{_PERSON}]{{0,8}})"
    f"(?P<other>{_PERSON})(?:、{_PERSON}){{0,3}}(?!的)[^，；。：{_PERSON}]{{0,10}}?(?:为|任|加入|加盟|入职)[^，；。：{_PERSON}]{{0,4}}$"
)
_FROM = re.compile("(?:从|自|由)(?:[^，。；：-]{0,4}的)?$")
"""Before a firm: somebody comes from there."""
_COMES_FROM = re.compile(
    f"(?:集团|公司)?(?:加入|加盟|跳槽|转投|转会|出走|离职|离开|空降|调任|调来|挖来|挖走|退休|过来|而来|来)(?:而来|过来|本[公司行院校])?的(?:|新任|前|原)*(?P<other>{_PERSON})"
)
"""Behind a firm: who comes from there (从乙公司加入的丙)."""
_WON_FROM = re.compile(
    f"(?:挖来|挖走|挖到|挖角|请来|招来|拉来|引进|带走)了?[^，。；：{_PERSON}]{{0,8}}(?P<other>{_PERSON})"
)
"""Behind a firm: who is won from there (从乙公司挖来了丙)."""
_STUDIED = re.compile(
    "[^，。；：、的-]{0,10}(?:本硕博?|硕博|(?<![基日])本科|[学硕双]士(?!后|生?导师|点)|博士(?!后|生?导师|点)|研究生|MBA|EMBA|毕业|肄业|校友|就读|在读)"
)
"""Behind a school: somebody learned there (江左大学本硕)."""
_NO_POST = re.compile(
    "起诉|状告|挖[来走角到]|控告|被告|原告|代理[\ue001\ue002]|毕业|就读|校友|同学|求学|读博|攻读|学士|硕士|博士生|来到|走进|考察|调研|视察|参观|走访|到访|会见|的?(?:客户|用户|股民|储户|学员|患者|车主|业主|消费者|持有人)(?=\ue000)|候选人|候任|代言|入主|手术|就诊|就医|开卡|揭牌"
)


class Employment(NamedTuple):
    """The posts of a person at a firm as they stand, and whether they are over."""

    title: str | None
    former: bool


def objections(person: Name, employer: Name, start: int, end: int) -> Iterator[str]:
    """Name all that in the words speaks against an employment, or for that of somebody else.

    `start` and `end` are the characters from the first to the last clause of the two, in the skeleton of the later name.
    """
    if _is_anothers(employer, person.mention):
        yield "post of another"
    if person.bones is not None and _CALLED_SO.search(person.bones.text, *person.clause()):
        yield "namesake"
    if _is_kin(person):
        yield "kin"
    if _another_joins(person, employer):
        yield "another joins"
    if _another_comes(person, employer):
        yield "place of another"
    if employer.bones is not None and _STUDIED.match(employer.bones.text, employer.place + 1):
        yield "studied there"
    if not stands(person, employer):
        yield "no ground"
    later = max(person, employer, key=lambda name: name.at)
    if later.bones is not None:
        if _NO_POST.search(later.bones.text, start, end):
            yield "no post"
        if not tells_of_work(later.bones.text, start, end):
            yield "no word of work"
    if person.bones is not None and is_posted_elsewhere(person.bones.text, person.clause()[0], person.place):
        yield "post elsewhere"


def employment(person: Name, employer: Name) -> Employment:
    """Tell which posts a person has at a firm, and whether they are over."""
    told = employer if employer.bones is not None else person
    former = (
        _held_before(person)
        or _is_succeeded(person)
        or _is_one_before(employer)
        or (told.bones is not None and _PAST.search(told.bones.text, *told.clause()) is not None)
    )
    behind = told.bones is person.bones and person.place < employer.place
    title = _post_behind(employer) if behind else None
    return Employment(title or _post_at(person) or _post_behind(employer), former)


def _is_anothers(employer: Name, person: Mention) -> bool:
    """Say whether the post right behind an employer's name is that of somebody else who is named behind it."""
    found = _HIS.match(employer.bones.text, employer.place + 1) if employer.bones is not None else None
    if employer.bones is None or found is None:
        return False
    return employer.bones.names[found.start(1)].name != person.name


def _another_comes(person: Name, employer: Name) -> bool:
    """Say whether a firm only tells where somebody else comes from or goes to: 接替甲的是从乙公司加入的丙."""
    bones = employer.bones
    behind = employer.place + 1
    found = (_COMES_FROM.match(bones.text, behind) or _WON_FROM.match(bones.text, behind)) if bones else None
    if bones is None or found is None or not _FROM.search(bones.text, 0, employer.place):
        return False
    return bones.names[found.start("other")].name != person.mention.name


def _is_kin(person: Name) -> bool:
    """Say whether a person only tells whose kin or teacher another is: 甲之女乙出任, 由甲的导师乙兼任."""
    if person.bones is None:
        return False
    text, behind = person.bones.text, person.place + 1
    return KIN.match(text, behind) is not None or _HIS_OWN.match(text, behind) is not None


def _is_succeeded(person: Name) -> bool:
    """Say whether another takes over from a person: 接替某某."""
    return person.bones is not None and person.bones.text.endswith(("接替", "取代", "接棒"), 0, person.place)


def _another_joins(person: Name, employer: Name) -> bool:
    """Say whether it is somebody else who joins the firm: 甲离职后，乙兼任丙公司总裁; 甲任命乙为丙公司总裁."""
    if person.bones is None or employer.bones is not person.bones:
        return False
    found = _ANOTHER_JOINS.search(person.bones.text, person.place + 1, employer.place)
    return found is not None and person.bones.names[found.start("other")].name != person.mention.name


def _post_at(person: Name) -> str | None:
    """Give the posts right before or behind a person's name."""
    if person.bones is None:
        return None
    text, at = person.bones.text, person.place
    found = POST_BEFORE.search(text, 0, at) or _POST_BEHIND.match(text, at + 1)
    return _titles(person.bones, found) if found else None


def _held_before(person: Name) -> bool:
    """Say whether a person is called by a post that is over (原首席财务官某某)."""
    return person.bones is not None and _HELD_BEFORE.search(person.bones.text, 0, person.place) is not None


def _is_one_before(employer: Name) -> bool:
    """Say whether a firm is told as where somebody was before: 甲：创始人，前乙公司总监."""
    return employer.bones is not None and _BEFORE.search(employer.bones.text, 0, employer.place) is not None


def _post_behind(employer: Name) -> str | None:
    """Give the posts right behind an employer's name, where they are nobody's who is named there."""
    found = _POST_OF.match(employer.bones.text, employer.place + 1) if employer.bones is not None else None
    return _titles(employer.bones, found) if employer.bones is not None and found else None


def _titles(bones: Skeleton, found: re.Match[str]) -> str | None:
    held = [m.name for m in bones.mentions(*found.span()) if m.type == "Title"]
    return "、".join(dict.fromkeys(held)) or None

"""Who holds which post where: noun phrases before a name, appositions and brackets behind it, lists of guests.

All work on skeletons (one character a name): 新川汇执委会委员、研究院院长、阿里云智能集团副总裁安晓鹏 is ⓄⓉ、ⓄⓉ、ⓄⓉⓅ.
Wordings with a verb (出任, 任职于, 离职 …) are patterns of the packs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.skeleton import Skeleton
from kg.model import Link, Mention, Span

_O, _P, _T = "[\ue001\ue002]", "\ue000", "\ue005"
_FORMER = "(?:前|原|前任|时任|曾任|卸任|离任)"
_AND = "(?:、|，|,|兼任|兼|和|及|以及|暨|/|／| |\u3000)"
_POST = (
    f"{_FORMER}?(?:{_O}(?:[（(][^（）()]{{0,20}}[）)])?(?:旗下|的|[、和与及]|原|前|现任)?){{0,4}}{_FORMER}?(?:的)?{_T}"
)
_POSTS = f"{_POST}(?:{_AND}{{0,2}}{_POST})*"
_BEFORE = re.compile(
    rf"(?P<posts>{_POSTS})(?:的|、|，|：|:| |\u3000)?(?P<people>{_P}(?:[（(][^（）()]*[）)])?(?:(?:、|和|与|及|,){_P})*)"
)
_BEHIND = re.compile(
    rf"(?P<people>{_P})(?:[（(]\s*(?P<inside>{_POSTS})[^（）()]{{0,16}}[）)]|(?:[，,]|[ \u3000]+|——|—)(?:系|是|为|现任|现为|男，|女，)?(?P<apart>{_POSTS})(?=[，。；,\n）)]|$|{_P}))"
)
_ITEM = re.compile(
    rf"(?P<former>{_FORMER})?(?P<orgs>(?:{_O}(?:[（(][^（）()]{{0,20}}[）)])?(?:旗下|的|[、和与及]|原|前|现任)?)*)(?P<late>{_FORMER})?(?:的)?(?P<title>{_T})"
)
_PAST = ("前", "原", "前任", "曾任", "时任", "卸任", "离任")
_FOUNDER = ("创始人", "创办人", "创始合伙人", "创建者", "始创人", "发起人")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of one person; `organization` is None where the phrase names none."""

    person: Mention
    organization: Mention | None
    title: str
    former: bool
    evidence: Span


def posts(bones: Skeleton) -> Iterator[Post]:
    """Yield the posts that noun phrases of one sentence state."""
    claimed: set[int] = set()
    for found in _BEFORE.finditer(bones.text):
        claimed.update(range(found.start("posts"), found.end("posts")))
        yield from _read(bones, found, "posts")
    for found in _BEHIND.finditer(bones.text):
        group = "inside" if found["inside"] else "apart"
        if not claimed.intersection(range(found.start(group), found.end(group))):
            yield from _read(bones, found, group)


def indexes(bones: Skeleton) -> set[int]:
    """Give where in a skeleton names stand as part of somebody's post."""
    return {i for found in _BEFORE.finditer(bones.text) for i in range(found.start("posts"), found.end("posts"))}


def _read(bones: Skeleton, found: re.Match[str], group: str) -> Iterator[Post]:
    evidence = bones.span(found.start(), found.end())
    people = bones.mentions(found.start("people"), found.end("people"))
    people = [p for p in people if p.type == "Person"]
    if len(people) > 1 and not _shared(found, group):
        people = people[:1]
    gathered: list[tuple[tuple[Mention, ...], list[int], bool]] = []
    former_so_far = False
    for item in _ITEM.finditer(bones.text, found.start(group), found.end(group)):
        orgs = tuple(bones.mentions(item.start("orgs"), item.end("orgs")))
        title = item.start("title")
        former = (item["former"] or item["late"]) in _PAST or item["orgs"][-1:] in ("前", "原")
        if orgs or not gathered:
            gathered.append((orgs, [title], former))
            former_so_far = former
        elif former and not former_so_far:
            gathered.append((gathered[-1][0], [title], True))
        else:
            gathered[-1][1].append(title)
    for person in people:
        for orgs, titles, former in gathered:
            for org in _employers(orgs) or (None,):
                held = bones.said(titles[0], titles[-1] + 1)
                yield Post(person=person, organization=org, title=held, former=former, evidence=evidence)


def _shared(found: re.Match[str], group: str) -> bool:
    """甲公司创始人张三、李四: a post shared by several; a longer list of bare names is read as guests, not colleagues."""
    return group == "posts" and found["people"].count("\ue000") == 2 and "、" not in found["people"]


def _employers(orgs: Sequence[Mention]) -> tuple[Mention, ...]:
    """Of names in a row (江东理工大学 计算机学院) the last employs, as its part."""
    return tuple(orgs[-1:])


def is_founder(title: str) -> bool:
    """Say whether a title says that its bearer founded the place."""
    return any(word in title for word in _FOUNDER)


def links(found: Post, employer: Callable[[Post], Mention | None]) -> Iterator[Link]:
    """Turn a post into links; `employer` finds the place where the phrase itself names none."""
    org = found.organization or employer(found)
    if org is None:
        return
    rule = "post" if found.organization else "post of the salient organisation"
    yield Link(
        predicate="worksFor",
        subject=found.person,
        object=org,
        evidence=found.evidence,
        title=found.title,
        former=found.former,
        rule=rule,
    )
    if is_founder(found.title):
        yield Link(predicate="founderOf", subject=found.person, object=org, evidence=found.evidence, rule=rule)

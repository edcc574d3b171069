"""The posts of a list behind one verb: 曾任甲公司总监，乙公司研发部部长、副总经理，丙协会理事; 利用担任……等职务便利.

Patterns read the first of them and what stands close behind; here the list is walked item by item, over parts of a firm
that have no name and over posts that nobody knows, as far as it is a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Span

RULE = "post in a list of posts"
_O, _P, _T = "[\ue001\ue002]", "\ue000", "\ue005"
_VERB = re.compile(
    "(?P<once>曾经?(?:先后|长期|历)?(?:担任|出任|兼任|任(?!职|教|何|务))|历任|先后(?:担任|出任|任(?!职|教))|(?:任职|工作|从业|职业)(?:经历|履历)(?:包括|有|为|：)|利用其?(?:先后)?(?:担任|任))过?"
    "|(?:(?<=现)任|(?<![曾责主离卸辞专信放后])担任|兼任|(?<=[\\d年月起今])任(?!职|教|何|务))"
)
_WHEN = "(?:[\\d年月日起至今、—-]{0,18}(?:其后|此后|随后|之后|后)?，?(?:又|再|还|曾|先后|同时|并)*(?:担任|出任|升任|转任|调任|兼任|历任|任(?!职))?)"
_WORD = "(?!的(?!\ue005)|与|加入|加盟|进入|成为|表示|认为|收购|投资|起诉|期间|离开|辞去|毕业|批准|任命)[^，。；：、！？“”\n\ue000-\ue005]"
_ITEM = re.compile(
    f"{_WHEN}(?:原|前|时任)?(?P<place>(?:{_O}(?:（[^（）\ue000-\ue005]{{0,24}}）)?的?)*)(?P<unit>(?:{_WORD}){{0,22}})(?P<title>{_T})(?:（[^（）\ue000]{{0,14}}）)?"
)
_AND = re.compile("(?:、|，|；|,|和|及|以及|兼|暨|并|/){1,2}(?:还|又|并|同时|以及)?")
_PASSED = re.compile("(?:[^，。；：、！？“”\n\ue000-\ue005]|（[^（）\ue000-\ue005]{0,20}）){1,16}(?=[、，])")
"""A post of the list that is no known one."""
_ENDS = re.compile("的[^，。；：！？\n\ue000-\ue005]{0,8}\ue005?\ue000|的?(?:\ue000|[\ue003\ue004])")
"""Behind the list, whose posts these are: 曾任甲公司总监的弟弟乙."""
_BEGINS = re.compile("^(?:[^，。；：\ue000-\ue005]{0,10}[，：])?(?:此前|之前|早年|还|也|并|其后|后)?$")
"""Before a verb that opens its sentence: of whom the sentence before is."""
_STARTS_OTHER = re.compile(
    f"[，；：][^，；：]*{_O}(?!的?{_T})[^，；：]*$|[与和同跟由被让请]{_P}[^，；：]{{0,6}}$|师[从承][^，；：{_P}]{{0,16}}{_P}[^{_P}]*$"
)
"""Somebody or some firm else is the subject of the clause."""
_FAR = 90


def served(all_bones: Sequence[Skeleton], links: Sequence[Link]) -> Iterator[Link]:
    """Yield the posts of lists that no other rule has read."""
    known = {(x.subject.name, x.object.name) for x in links if x.predicate == "worksFor"}
    before: Mention | None = None
    for bones in all_bones:
        people = [i for i in sorted(bones.names) if bones.names[i].type == "Person"]
        if _T in bones.text:
            for verb in _VERB.finditer(bones.text):
                holder = _holder(bones, verb, people, before)
                if holder is None and people:
                    holder = _known_holder(bones.span(*verb.span()), links)
                if holder is not None:
                    yield from _posts(bones, verb, holder, known)
        if people:
            told = {bones.names[i].name for i in people}
            before = bones.names[people[0]] if len(told) == 1 else None


def _holder(bones: Skeleton, verb: re.Match[str], people: Sequence[int], before: Mention | None) -> Mention | None:
    """Give who is the subject of a verb, or None where that is in doubt."""
    inside = [i for i in people if i < verb.start()]
    if not inside:
        return before if _BEGINS.match(bones.text[: verb.start()]) else None
    at = inside[-1]
    between = bones.text[at : verb.start()]
    if len(between) > _FAR or _STARTS_OTHER.search(between) or _STARTS_OTHER.search(bones.text[: at + 1]):
        return None
    return bones.names[at] if not between.startswith(("\ue000的", "\ue000、", "\ue000等")) else None


def _known_holder(verb: Span, links: Sequence[Link]) -> Mention | None:
    """Give of whom the first post of a list is known to be, as a step of a career."""
    return next((x.subject for x in links if x.rule == "career" and verb.overlaps(x.evidence)), None)


def listed(bones: Skeleton, at: int) -> list[tuple[Mention, Mention, int]]:
    """Give place, post and end of each item of the list of posts that begins at a skeleton character, if it is all one person's."""
    found: list[tuple[Mention, Mention, int]] = []
    begin, passed = at, 0
    while True:
        item = _ITEM.match(bones.text, at)
        if item is not None:
            at, passed = item.end(), 0
            places = [m for m in bones.mentions(*item.span("place")) if m.type != "Title"]
            if places:
                found.append((places[-1], bones.names[item.start("title")], item.end()))
        elif begin < at and passed < 2 and (skipped := _PASSED.match(bones.text, at)):
            at, passed = skipped.end(), passed + 1
        else:
            break
        more = _AND.match(bones.text, at)
        if more is None:
            break
        at = more.end()
    return [] if _ENDS.match(bones.text, at) else found


def _posts(bones: Skeleton, verb: re.Match[str], holder: Mention, known: set[tuple[str, str]]) -> Iterator[Link]:
    """Yield the posts of the list behind a verb that are not known."""
    for place, title, end in listed(bones, verb.end()):
        if (holder.name, place.name) not in known:
            known.add((holder.name, place.name))
            yield Link(
                predicate="worksFor",
                subject=holder,
                object=place,
                evidence=bones.span(verb.start(), end),
                title=title.name,
                former=verb["once"] is not None,
                rule=RULE,
            )

"""Lives told as a table of years: 1990.07—1995.03 甲厂技术员；1995.03—1998.05 乙局科员、副科长.

Each line begins with from when to when, and has neither a name nor a verb; whose life it is stands in a line above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.links.served import listed
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention

RULE = "post in a table of years"
_P = "\ue000"
_DAY = "(?:19|20)\\d\\d(?:[.．/年-]?\\d{1,2}月?|年)?"
_SPAN = re.compile(
    f"(?:^[ *_\u3000]*|(?<=[，；：。,;])[ \u3000]?){_DAY}[ \u3000]?(?:[-—–－~～─―至到]{{1,2}}[ \u3000]?(?P<end>{_DAY}|至?今)?|起)[，,：: \u3000]*"
    "(?:(?:先后|历)?(?:担任|任)(?!职|教|务)|在(?=[\ue001\ue002]))?[ \u3000]?"
)
"""From when to when, before a post; a life has its months."""
_HEAD = re.compile(
    f"^[^，。；：{_P}]{{0,12}}[，：:]?(?P<who>{_P})(?:同志|先生|女士)?(?:[（(][^（）()]{{0,24}}[）)])?(?:的?(?:个人|工作|任职)?(?:简历|履历|简介|资料)|[，,] ?(?:男|女|[^，。；]{{0,12}}(?:年生|月生|日生|出生|生于|[人族][，,]|党员)))"
)
"""Whose life follows: 张三，男，1970年生; 张三简历."""
_OPENS = re.compile("[ *_\u3000]*(?:19|20)\\d\\d")
"""How the lines of a table begin."""
_MEANWHILE = re.compile("[ *_\u3000]*[（(]?[其期]间")
"""How what is told beside them begins: （其间：1988.09—1990.07 在某校学习）."""
_GOES_ON = re.compile("(?!期间|[时等]|一职|职务)[\\w\ue000-\ue005]")
"""Behind a post in a clause that tells of something else: 2003年至2008年，甲厂高管离职三成."""
_SAYS = re.compile("^[^，。；：]{0,8}(?:说|称|表示|指出|介绍|透露|认为|回忆|坦言|强调|提到|写道)")
_NOW = re.compile("今")
_LEARNS = re.compile("学生|研究生|学员|博士生|本科生")
"""No post: as what somebody learned there."""


def tabled(all_bones: Sequence[Skeleton], links: Sequence[Link]) -> Iterator[Link]:
    """Yield the posts of tables of years that no other rule has read."""
    known = {(x.subject.name, x.object.name) for x in links if x.predicate == "worksFor"}
    owner: Mention | None = None
    begun = False  # whether lines of his table have been read
    for bones in all_bones:
        if head := _HEAD.match(bones.text):
            owner, begun = bones.names[head.start("who")], False
        elif _OPENS.match(bones.text):
            begun = True
        elif begun and not _MEANWHILE.match(bones.text):
            owner = None
        if owner and any(m.type == "Person" and m.name != owner.name for m in bones.names.values()):
            owner = None
        if "\ue005" not in bones.text:
            continue
        for span in _SPAN.finditer(bones.text):
            holder = _named_before(bones, span.start()) or (owner if _OPENS.match(bones.text) else None)
            posts = listed(bones, span.end())
            if holder is None or not posts or _GOES_ON.match(bones.text, posts[-1][2]):
                continue
            for place, title, end in posts:
                if (holder.name, place.name) not in known and not _LEARNS.search(title.name):
                    known.add((holder.name, place.name))
                    yield Link(
                        predicate="worksFor",
                        subject=holder,
                        object=place,
                        evidence=bones.span(span.start(), end),
                        title=title.name,
                        former=span["end"] is not None and _NOW.search(span["end"]) is None,
                        rule=RULE,
                    )


def _named_before(bones: Skeleton, at: int) -> Mention | None:
    """Give the only person whom the sentence names before a place, unless he is the one who tells it."""
    told = {bones.names[i].name: i for i in bones.names if i < at and bones.names[i].type == "Person"}
    if len(told) != 1:
        return None
    (last,) = told.values()
    return None if _SAYS.match(bones.text[last + 1 : at]) else bones.names[last]

"""Whose firm a tie is told of where the sentence names only somebody of it: 甲川总裁提到与乙川的竞争, 他说已与丙川签约."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.context.protagonist import only_tells
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

OF_FIRMS = frozenset(("partnersWith", "competesWith", "integrates"))
_ASKED = re.compile("[^，。；：！？\ue000-\ue005]{0,6}(?:采访|专访|访问|访谈|提问|记者)")
"""Behind a medium to which somebody speaks: 接受甲川电话采访."""


def firm_of_whoever_acts(at: int, bones: Skeleton, employers: Mapping[str, Mention]) -> list[Mention]:
    """Give the firm of whoever alone stands before `at` in its part of a sentence, if the text puts him at one."""
    begin = max(bones.text.rfind(mark, 0, at) for mark in "；;。") + 1
    before = [
        bones.names[i]
        for i in range(begin, at)
        if i in bones.names
        and not only_tells(bones.source, bones.names[i].span)
        and not _ASKED.match(bones.text, i + 1)
    ]
    people = {m.name for m in before if m.type == "Person"}
    firm = employers.get(next(iter(people))) if len(people) == 1 else None
    if firm is None or any(m.type not in ("Person", "Title") and m.name != firm.name for m in before):
        return []
    return [firm]

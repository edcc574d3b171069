"""Which firm a passage is about at each place: whoever opened the last clause, or the one of who speaks or shows something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from kg.extract.context.investors import advises, looks_on, only_gives
from kg.extract.context.protagonist import is_left, only_tells, opens_clause, was_once
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Span

_BREAK = re.compile("[，。；：！？“”\n]")
_OBJECT = re.compile(
    "(?:[与和同跟向对给被由把将让替请从自在到于比像除]|来自|针对|对标|面向|交给|卖给|[供售租]给|作为)(?:了)?"
    "(?:(?![的是]|推出|发布|宣布)[^，。；：\ue000-\ue004]){0,8}$"
)
"""Before whom something is done to, or with: 与甲签约 is about another."""
_POSTS = re.compile("[\ue001\ue002\ue005、兼和与的前]*$")
_NAMED_LAST = re.compile(
    "(?:来自|出自|归功于|(?<![接用跑选装]的)[就正则乃]?[是叫]|名叫|名为|当属|要数|轮到)(?:[^，。；：的\ue000-\ue005]{0,8}(?:公司|企业|厂商|品牌|团队|[商厂]))?$"
)
"""Before whom a clause brings in at its end: 最抢镜的是甲."""
_ASKED = re.compile(
    "(?:怎么看|如何看|怎样看|看待|谈到|说到|说起|提到|提起|聊聊|谈谈|至于|关于|再看|再来看|转向|反观)(?:待|一下|到)?(?:[^，。；：的\ue000-\ue005]{0,6})?$"
)
"""Before whom a sentence brings up: 怎么看甲？"""
_FOUNDS = re.compile("(?:创办|创立|成立|创建|组建|办起|开办)了?[^，。；：\ue000-\ue005]{0,6}$")
_NEAR = 16  # characters before a firm that tell that it is founded
_END = re.compile("[，。；！？（(]|——|$")
_OF_IT = re.compile("的?(?:客户|用户|对手|竞争者|供应商|股东|投资方|员工|前员工|合作伙伴)")
"""Behind a firm that only tells whose somebody is."""


class Spotlight:
    """The turning points of a text: from where on it speaks of which firm, or of none that can be told."""

    def __init__(
        self,
        paragraphs: Sequence[Span],
        bones: Iterable[Skeleton],
        links: Iterable[Link],
        head: Mention | None = None,
    ) -> None:
        """Follow a text; what `head` heads speaks of it to the end."""
        self._employers: dict[str, list[Link]] = {}
        for link in links:
            if link.predicate == "worksFor" and not link.former:
                self._employers.setdefault(link.subject.name, []).append(link)
        starts = [p.start for p in paragraphs]
        self._at: list[int] = [*starts]
        turns: dict[int, Mention | None] = dict.fromkeys(starts, head)
        for one in bones if head is None else ():
            now: Mention | None = None
            for i in sorted(one.names):
                found = self._turn(one, i, now)
                if found is not None:
                    now = found[0]
                    turns[one.starts[i]] = now
                    part = one.text.find("；", i)
                    by_person = one.names[i].type == "Person"
                    if part >= 0 and (by_person or _FOUNDS.search(one.text, max(0, i - _NEAR), i)):
                        turns[one.starts[part]] = _before(turns, one.starts[0])  # 甲创办了乙；总监丙转投丁
        self._at = sorted(turns)
        self._turns: Mapping[int, Mention | None] = turns

    def at(self, offset: int) -> Mention | None:
        """Give the firm that the passage is about before `offset`, if it is told."""
        number = bisect_right(self._at, offset - 1) - 1
        return self._turns[self._at[number]] if number >= 0 else None

    def _turn(self, bones: Skeleton, i: int, now: Mention | None) -> tuple[Mention | None] | None:
        """Give the firm to which a name turns the text; nothing where it turns it to nobody else."""
        name = bones.names[i]
        if name.type == "Person":
            return self._of_person(bones, i, now)
        if name.type not in ("Company", "Organization"):
            return None
        place = Span(bones.starts[i], bones.ends[i])
        source = bones.source
        begin = max((m.end() for m in _BREAK.finditer(bones.text, 0, i)), default=0)
        before = bones.text[begin:i]
        if _FOUNDS.search(before):
            return (name,)
        if (
            only_tells(source, place)
            or was_once(source, place.start)
            or is_left(source, place)
            or only_gives(source, name)
            or advises(source, name)
            or _OF_IT.match(bones.text, i + 1)
        ):
            return None
        last = _NAMED_LAST.search(before) is not None and _END.match(bones.text, i + 1) is not None
        asked = _ASKED.search(before) is not None and _END.match(bones.text, i + 1) is not None
        if not (last or asked) and (_OBJECT.search(before) or not opens_clause(source, place.start)):
            return None
        return (name if name.type == "Company" else None,)

    def _of_person(self, bones: Skeleton, i: int, now: Mention | None) -> tuple[Mention | None] | None:
        """Give the firm of somebody who acts or speaks; of one who looks on from outside, none."""
        held = self._employers.get(bones.names[i].name)
        if not held or bones.text.startswith("的", i + 1):
            return None
        begin = max((m.end() for m in _BREAK.finditer(bones.text, 0, i)), default=0)
        before = _POSTS.sub("", bones.text[begin:i])
        if before and before[-1] in "与和同跟向对给被把让替请":
            return None
        firms = [x.object for x in held if x.object.type == "Company" and not looks_on(x.title or "")]
        if now is not None and any(firm.name == now.name for firm in firms):
            return (now,)
        return (firms[0] if firms else None,)


def _before(turns: Mapping[int, Mention | None], offset: int) -> Mention | None:
    """Give the firm to which the last turn before a place led."""
    earlier = max((at for at in turns if at <= offset), default=None)
    return None if earlier is None else turns[earlier]

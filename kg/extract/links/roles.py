"""Who fills a role that a pattern leaves open, and whose a post is that stands alone: what the text is about as one reads on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable

from kg.extract.context.founded import Founded
from kg.extract.context.guests import Guests
from kg.extract.context.investors import advises, gives, is_fund
from kg.extract.context.protagonist import often_named, only_tells, protagonist, things_of
from kg.extract.links import posts as noun_phrases
from kg.extract.links.alone import bracketed, employer, governs, is_governed, types_with
from kg.extract.links.asides import is_behind, only_tells_of_another
from kg.extract.links.paragraph import Paragraph
from kg.extract.links.rounds import (
    BUT_FOR,
    COMES_IN,
    DEAL,
    FOUNDERS,
    FUNDED,
    GIVEN,
    GIVES,
    GIVES_MORE,
    JOINS,
    JOINT,
    LEADS,
    MONEY,
    OF_ONE,
    RAISES,
    ROUND,
    SHARE,
    STRANGER,
    THIS_ROUND,
    UNDER,
    Shown,
    left_of,
    of_heads,
    only_raiser,
)
from kg.extract.links.subjects import last_told_of, opened_last, together, with_fellows, without_tellers
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Reading, Span

THINGS = ("Model", "Product")
PLACES = ("Company", "Organization")


class Roles:
    """What the text is about as one reads on: the name in subject position of this sentence, or of one before."""

    def __init__(self, reading: Reading) -> None:
        self._latest: dict[str, Mention] = {}
        self._own: dict[str, Mention] = {}
        self._just: list[Mention] = []  # topics of the sentence before
        self.main = protagonist(reading)
        self.likely = often_named(reading)
        self._made = things_of(self.main, reading)
        self._founded = Founded(reading).spans
        self._guests = Guests(reading, self.main)
        self._paragraph_starts = [p.start for p in reading.paragraphs]
        self._paragraph = -1
        self._opening: Mention | None = None
        self._before: Mention | None = None
        self._told_here = Paragraph()
        self._speaker: Mention | None = None  # who opens this paragraph
        self.employers: dict[str, Mention] = {}
        self._served: dict[str, Mention] = {}  # where people work or worked
        self._joint: Mention | None = None  # the venture that was told of last
        self._raiser: Mention | None = None  # who raised money last
        self._only_raiser = only_raiser(reading)
        self._raises_here = False  # in this sentence
        self._viewers: set[Span] = set()  # whose view of another firm this sentence gives
        self._aside: set[Span] = set()  # what its brackets name
        self._bought: Mention | None = None  # what the sentence before told to be bought
        self._buys: Mention | None = None  # what this sentence does
        self._shown = Shown()
        self._led: tuple[int, Mention] | None = None  # whose round was led last, and where: before this sentence, -1

    def enter(self, bones: Skeleton) -> None:
        """Take up the next sentence: its first name of each family becomes the topic."""
        self._latest.update(self._own)
        self._just = list(self._own.values())
        self._viewers = {bones.names[m.start()].span for m in _VIEWS.finditer(bones.text)}
        self._aside = {bones.names[i].span for i in bracketed(bones)}
        paragraph = bisect_right(self._paragraph_starts, bones.starts[0]) if bones.starts else self._paragraph
        if paragraph != self._paragraph:
            self._paragraph, self._before, self._opening = paragraph, self._opening or self._before, None
            self._told_here = Paragraph()
            if self.main is not None:
                self._latest[family(self.main.type)] = self.main  # a new paragraph goes back to what all are about
            if bones.starts and self._guests.in_turn(bones.starts[0]):
                firm = self._guests.firm or self.employers.get(self._guests.guest or "")
                if firm is not None:
                    self._latest["place"] = firm
            first = bones.names[min(bones.names)] if bones.names else None
            self._speaker = first if first is not None and first.type == "Person" else None
        if self._opening is None:
            self._opening = next(
                (
                    bones.names[i]
                    for i in sorted(bones.names)
                    if bones.names[i].type == "Company"
                    and bones.names[i].span not in self._aside
                    and not self._tells(bones, bones.names[i])
                    and not only_tells_of_another(bones, i)
                ),
                None,
            )
        self._told_here.enter(bones, self._aside)
        self._own = {}
        if found := JOINT.search(bones.text):
            self._joint = bones.names[found.end() - 1]
        self._bought, self._buys = self._buys, None
        for found in DEAL.finditer(bones.text):
            self._buys = bones.names[found.end() - 1]
        self._shown.enter(bones)
        self._raises_here = False
        if (found := RAISES.search(bones.text)) and not self._tells(bones, bones.names[found.start()]):
            self._raiser, self._raises_here = bones.names[found.start()], True
        self._led = (-1, self._led[1]) if self._led and self._led[0] >= 0 and not self._raises_here else None
        if found := LEADS.search(bones.text):
            self._led = (found.end() - 1, bones.names[found.end() - 1])
        if founded := [bones.names[i] for i in sorted(bones.names) if bones.names[i].span in self._founded]:
            self._own["place"] = founded[-1]  # what follows is told of it, not of where somebody was before
        for i in sorted(bones.names):
            if bones.names[i].span in self._aside or _DATELINE.match(bones.source, bones.names[i].span.end):
                continue
            if "place" not in self._own and bones.names[i].type in PLACES and _UNDER_IT.search(bones.text, 0, i):
                continue  # 它旗下有甲和乙 goes on about whose they are
            if (
                not self._tells(bones, bones.names[i])
                and not is_behind(bones.text, i)
                and not gives(bones.source, bones.names[i])
                and not only_tells_of_another(bones, i)
            ):
                self._own.setdefault(family(bones.names[i].type), bones.names[i])

    def fill(
        self,
        fitting: frozenset[str],
        found: re.Match[str],
        bones: Skeleton,
        kin: str | None,
        barred: Collection[str],
        *,
        here: bool = False,
        just: bool = False,
    ) -> list[Mention]:
        """Give what stands for a role that the pattern leaves open.

        It is the first fitting name of the part of the sentence before it, companies before other organisations, else
        the topic of a sentence before; `kin` asks for a name of that family, `here` for one of the same part, `just`
        for no topic older than the sentence before. `barred` names stand in the other role in the same sentence: who
        invests in a round is not what all of them invest in.
        """
        begin = max(bones.text.rfind(mark, 0, found.start()) for mark in "；;。") + 1
        earlier = [bones.names[i] for i in range(begin) if i in bones.names and not only_tells_of_another(bones, i)]
        other_parts = () if here else (earlier, self._just if just else self._told_last(found))
        inside = {*barred, *(m.name for m in bones.mentions(found.start(), found.end()))}
        posts = noun_phrases.indexes(bones)  # the employer of whoever speaks is not what is spoken of
        near = [
            bones.names[i]
            for i in range(begin, found.start())
            if i in bones.names
            and i not in posts
            and not self._tells(bones, bones.names[i])
            and not _AIDE.search(bones.text, max(0, i - 4), i)
            and not _FELLOW.match(bones.text, i + 1)
            and not _RUNS.match(bones.text, i + 1)
            and not (MONEY.search(found[0]) and UNDER.match(bones.text, i + 1))
            and not (bones.text.startswith("除", max(0, i - 2)) and BUT_FOR.match(bones.text, i + 1))
            and not _BUILT_INTO.search(bones.text, max(0, i - 16), i)
            and not only_tells_of_another(bones, i)
        ]
        if (
            near
            and _LABEL.match(bones.text)
            and near[0] is bones.names[0]
            and any(m.type == "Person" for m in near[1:])
        ):
            near = near[1:]  # 甲：乙曾在…… is told of 乙
        near = [
            *[m for m in near if m.span in self._founded][-1:],
            *without_tellers(bones, begin, found.start(), near, fitting),
        ]
        if fitting == {"Person"}:
            if all_ := together(bones, found.start()):
                return [m for m in all_ if m.name not in inside]
            near = last_told_of(bones, begin, found.start(), near)
        post = bones.said(*found.span("title")) if "title" in found.re.groupindex and found["title"] else ""
        if governs(post):
            told = [
                m for place in (near, *other_parts) for m in place if m.type in fitting and is_governed(m.name, post)
            ]
            return told[:1]  # whom a congress elects to govern a province works for neither the congress nor a firm
        fitting = types_with(post, fitting)
        strange = STRANGER.search(bones.text, begin, found.start()) or self._shown.is_strange(found, bones)
        if FUNDED.search(found[0]) and (strange or (GIVES.search(found[0]) and self._raised_by_none_of(fitting))):
            return []  # 某某完成融资，投资方包括甲: whom nobody knows raised it
        near = self._shown.firm(found, bones) or near
        if COMES_IN.search(found[0]) and not ROUND.search(bones.source, *self._around(bones)):
            return []
        own = self._own_place(found, bones, begin, posts)
        near = self._owners(found, bones, begin, near)
        if "title" in found.re.groupindex and "Company" in fitting:
            bought = [bones.names[m.end() - 1] for m in DEAL.finditer(bones.text, begin, found.start())]
            if (
                self._bought
                and not any(m.type in fitting for m in near)
                and _THEN.search(bones.text, begin, found.end())
            ):
                bought = [self._bought]
            near = bought[-1:] or near  # whoever buys a firm appoints its heads
        if FUNDED.search(found[0]) and THIS_ROUND.search(bones.text, begin, found.end()):
            heads = THIS_ROUND.match(bones.text.lstrip()) is not None
            near = [self._raiser] if self._raiser else [] if heads else near  # who else is named beside it gives money
            if self._raiser and self._raiser.type not in fitting:
                return []  # a platform that raises money: nobody else does
        behind = [self._raiser] if self._raiser and GIVES.search(found[0]) and self._raises_here else []
        open_ = not ("object" in found.re.groupindex and found["object"])
        venture = [self._joint] if self._joint and SHARE.search(found[0]) else []
        if venture and any(m.name == venture[0].name for m in near):
            near = venture
        if open_ and SHARE.search(found[0]):
            near = [*left_of(found, bones, begin, self._bought), *near, *of_heads(found, bones, begin)]
        led = [self._led[1]] if self._led and self._led[0] < found.start() and JOINS.search(found[0]) else []
        led_here, led_before = (led, []) if self._led and self._led[0] >= 0 else ([], led)
        funded = open_ and (FUNDED.search(found[0]) or FOUNDERS.search(found[0]))
        told = [self.main] if self.main is not None and not here and GIVES_MORE.search(found[0]) else []
        whom = self._given_to() if open_ and not here and GIVEN.search(found[0]) else []
        for place in (led_here, near, own, behind, led_before, whom, *other_parts, venture, told):
            fit = [m for m in place if m.type in fitting and m.name not in inside and kin in (None, family(m.type))]
            fit = [m for m in fit if not ((funded or whom) and is_fund(m.name))]  # who only gives money is given none
            fit = [
                m
                for m in fit
                if m.span.start < bones.starts[0]
                or not _PART_OF.search(bones.source, max(0, m.span.start - 5), m.span.start)
            ]
            if fit:
                chosen = next((m for m in fit if m.type != "Organization"), fit[0])
                return with_fellows(bones, chosen) if chosen.type == "Person" and place is near else [chosen]
        return []

    def _own_place(self, found: re.Match[str], bones: Skeleton, begin: int, held: Collection[int]) -> list[Mention]:
        """Give where whoever takes a post already has one; in a row of appointments, the firm that the part before appoints to.

        甲任乙公司董事长；丙公司创始人丁任总裁: both are told of 乙公司. Whoever is won by somebody comes to his firm.
        """
        if "title" not in found.re.groupindex:
            return []
        if won := _WINS.search(bones.text, begin, found.start()):
            people = [m for m in bones.mentions(begin, won.start()) if m.type == "Person"]
            theirs = self.employers.get(people[0].name) if people else None
            return [theirs] if theirs else []
        own = noun_phrases.holder_places(bones, found.start())
        told = [bones.names[i] for i in range(begin) if i in bones.names and i not in held] if own else []
        own = [m for m in own if not bones.source.startswith(("前", "原"), max(0, m.span.start - 1))]
        return [m for m in told if m.type in PLACES][-1:] or own

    def _raised_by_none_of(self, fitting: frozenset[str]) -> bool:
        """Say whether this sentence tells of a round, and not of one of a firm: a brand raises money."""
        return self._raises_here and self._raiser is not None and self._raiser.type not in fitting

    def _given_to(self) -> list[Mention]:
        """Give whom money is given that no sentence nearby names: whom the text is about, who alone raises any, who opens the passage."""
        return [m for m in (self.main or self._only_raiser, self._opening) if m is not None]

    def _told_last(self, found: re.Match[str]) -> list[Mention]:
        """Give the topics of the sentences before; of posts at no named firm first whom the text is about."""
        groups = found.re.groupindex
        of_main = "title" in groups or (OF_ONE.search(found[0]) and not ("object" in groups and found["object"]))
        head = [self.main] if of_main and self.main is not None else []
        return [*head, *self._latest.values()]

    def _owners(self, found: re.Match[str], bones: Skeleton, begin: int, near: list[Mention]) -> list[Mention]:
        """Give whose something is that is told to be somebody's own: the speaker's firm, or who opened a clause last."""
        work = _OWN_WORK.match(found[0])
        if not (work or _OF_ITS_OWN.match(found[0])):
            return near
        speaker = self._speakers_firm(bones, begin, found.start())
        return speaker or ([*opened_last(bones, begin, found.start(), near), *near] if work else near)

    def _speakers_firm(self, bones: Skeleton, begin: int, end: int) -> list[Mention]:
        """Give the firm of whoever says what stands at `end`, who speaks of what is its own (甲总裁某某透露，旗下乙……)."""
        said = list(_SAYS.finditer(bones.text, begin, end))
        if not said:
            return []
        at = said[-1].start()
        known = self.employers.get(bones.names[at].name)
        return noun_phrases.holder_places(bones, at) or ([known] if known else [])

    def employer(self, post: noun_phrases.Post, bones: Skeleton) -> Mention | None:
        """Give the organisation that a post without one means, where the text leaves little doubt."""
        told = self._opening is not None and self._opening.span.start < post.evidence.start
        own = self.employers.get(self._speaker.name) if self._speaker else None
        return employer(
            post,
            bones,
            main=self.main,
            made=self._made,
            here=self._told_here.employer(post, bones.source, self.main, self._opening, self.employers),
            otherwise=self._of_predecessor(post, bones)
            or (self._opening if told else own or self.likely or self._before),
            tells=lambda mention: self._tells(bones, mention),
        )

    def _of_predecessor(self, post: noun_phrases.Post, bones: Skeleton) -> Mention | None:
        """Give the firm of somebody whom the holder of a post succeeds: 接替甲的是副总裁乙."""
        for found in _SUCCEEDS.finditer(bones.text):
            before = bones.names[found.end() - 1]
            if before.span.end <= post.evidence.start:
                return self._served.get(before.name)
        return None

    def learn(self, posts: Iterable[Link]) -> None:
        """Remember whom people work for: whoever opens a paragraph speaks of the posts of his own firm."""
        for link in sorted(posts, key=lambda x: not noun_phrases.is_founder(x.title or "")):
            if link.predicate == "worksFor" and link.object.type == "Company" and link.modality == "asserted":
                self._served.setdefault(link.subject.name, link.object)
                if not link.former:
                    self.employers.setdefault(link.subject.name, link.object)

    @staticmethod
    def _around(bones: Skeleton) -> tuple[int, int]:
        """Give the sentence and what stands shortly before it."""
        return max(0, bones.starts[0] - 160), bones.ends[-1]

    def _tells(self, bones: Skeleton, mention: Mention) -> bool:
        """Say whether a name is only that of who tells the news, or whose view of another firm the sentence gives."""
        if mention.span in self._viewers or mention.span in self._guests.labels:
            return True
        return (
            only_tells(bones.source, mention.span)
            or is_dateline(bones.source, mention)
            or advises(bones.source, mention)
        )


def is_dateline(text: str, mention: Mention) -> bool:
    """Say whether a name only heads a report: 某某网讯."""
    return _DATELINE.match(text, mention.span.end) is not None


_DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日)?(?:讯|电|消息)[】），：: ]|(?<=[网社报台])讯")
_VIEWS = re.compile(
    "[\ue001\ue002](?:[^，。；！？\ue000-\ue005]{0,6})(?:认为|指出|预计|预测|估计|判断|研判)[，：:](?:[\\d年月日今明去]|国内|目前|未来|其中|龙头|巨头|厂商|公司){0,6}+\ue001"
)
"""Whose view of another firm it is: 甲认为，乙的客户有丙 is about 乙."""
_AIDE = re.compile(r"(?:(?:子|孙|附属)公司|接[任替]|取代)$")
"""What a firm acts through, whom somebody succeeds: 甲通过子公司乙 is about 甲, 接任甲的乙 about 乙."""
_FELLOW = re.compile(
    "的?(?:前|老|旧|昔日)+(?:同事|部下|下属|上司|老板|搭档|同僚|战友|队友|员工|高管)[^，。；：\ue000-\ue005]{0,4}\ue000"
)
"""Behind a firm that only tells where one knows somebody from: 拉上甲的前同事乙."""
_WINS = re.compile(
    "(?:说动|说服|请[来到动出]?|邀请?|拉[来上拢]|挖[来到]|劝[来动]|找来|聘请?|引进|招[来揽]|打动)(?:了|到)?[^，。；：！？\ue000]{0,24}$"
)
"""Before somebody whom another brings in."""
_SUCCEEDS = re.compile("(?:接替|接任|取代|顶替|继任|接棒|接过)\ue000")
_BUILT_INTO = re.compile("(?:搭载|首搭|应用|装配|配装)于[^，。；：！？\ue000-\ue005]{0,8}[\ue001\ue002]?$")
"""Before what has a part: 首发搭载于甲，并将搭载于乙 is not about 甲."""
_LABEL = re.compile("\ue000：")
_THEN = re.compile("随后|之后|此后|同时|旋即|随即")
_PART_OF = re.compile(
    "(?:采用|使用|选用|来自|用上|搭载|换上|接入|装上|内置|标配|集成|引入|基于|换成|改用|装着|调用|部署|停用)(?:了|的是)?[“「]?$"
)
"""Whose part is used or comes in: 采用了甲的芯片，并搭载公司自研的乙."""
_UNDER_IT = re.compile("^[^\ue001\ue002]*(?:旗下|麾下|下设|下辖)")
"""Before a firm that belongs to one whom its sentence does not name."""
_RUNS = re.compile(r"(?:所)?管理的[^，。；]{0,2}[\ue001\ue002]")
"""Behind who only manages the fund that acts."""
_OWN_WORK = re.compile("自[研家有己]|自主研发")
_OF_ITS_OWN = re.compile("(?:其|目前|目前其|同日)?(?:旗下|子公司)")
_SAYS = re.compile("\ue000[^，。；：！？\ue000-\ue005]{0,14}?(?:透露|表示|介绍|宣布|指出|披露|补充|告诉|强调|称|说)")


def family(kind: str) -> str:
    """Give the family of a type: whom patterns may take for one another."""
    return "place" if kind in PLACES else "thing" if kind in THINGS else kind

"""Which posts are over by the words around them: of who leaves (甲公司总裁张三辞职), and told of a time before (此前任…)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Span

_LEAVES = re.compile(
    "(?<!\ue000[、和与及])(?P<people>\ue000(?:（[^（）]{0,12}）)?(?:(?:、|和|与|及|以及)[^，。；：！？、\ue000]{0,20}\ue000(?:（[^（）]{0,12}）)?)*+)"
    "(?P<how>[^，。；：！？、“”\ue000-\ue005]{0,12}?)"
    "(?:(?:辞职|离职|辞任|离任|去职|退休|请辞|出走|卸任|下课|离世|去世|逝世|病逝|身亡|辞世|离开(?:了)?(?:公司|岗位)?(?=[，。；]|$)"
    "|[提递]交(?:了)?(?:书面)?(?:辞职报告|辞职信|辞职申请|辞呈|辞职)|提出辞职|的(?:书面)?(?:辞职|辞任)(?:报告|申请|函)"
    "|被[^，。；：！？、\ue000-\ue005]{0,10}(?:免职|解职|解聘|解雇|罢免|开除|辞退))"
    "(?!(?:了|公司|集团|其|所任|担任|的){0,3}[\ue001\ue002\ue005]|信|报告|传闻|风波|的|奖|金|年龄|制度|待遇|政策|人员|[职员]工|补[偿贴]|后?生活)"
    "|(?:转投|改投|投奔|跳槽|转战|加盟|加入|入职)(?=[到至]?了?[^，。；：！？\ue000-\ue005]{0,10}(?P<joined>\ue001)(?!的?(?:[董监]事会|顾问|[\u4e00-\u9fff]{0,4}委员会|生态|联盟|阵营|行列|计划)|[^，。；：！？]{0,2}(?:发起|牵头|主导|组织|倡议|主办)|、|和|与))|回到(?:了)?(?:高校|学校|学界|学术界|母校|校园))"
)
"""All who leave, with no post behind the verb: 卸任总裁 leaves what is named there, and perhaps no more."""
_LONG_AGO = re.compile("(?:19|20)\\d\\d年|毕业|早年|最[初早]|当年")
"""When somebody joined a firm, which does not end the post that he has by now."""
_NOT_YET = re.compile("将|拟|或|传|未|没|不|否认|计划|打算|准备|考虑|若|欲|如果|要求|劝|逼|曾")
_GOES = ("goes from", "leaves", "leaves, said of the topic")
_TO_LEAVE = re.compile("(?:即?将|拟|计划|准备|打算|有意)[^，。；]{0,8}(?:离开|辞去|卸任|辞任|离任|离职|辞职|退休)")
"""Whoever is to leave still holds the post: 将卸任甲公司董事长."""
_STATES = ("post", "post of the salient organisation")
_BEFORE = re.compile(
    "(?:此前|之前|早前|先前|(?:辞职|离职|退休|辞任|卸任|加入|加盟|入职|创业|上任|履新|任职)[^，。；！？]{0,8}?(?<![目日])前)"
    "，?(?:\ue000，?)?(?:还|也|一直|曾|长期|均|都|则|就|先后|分别|主要|同时|兼|的)*(?:担任|出任|任职于|就职于|供职于|任|是|为|在)"
    "(?P<held>(?:(?!现[任为是]|目前|如今|后来|之后|随后|此次|这次|新任|将|加入|加盟|离开|创[办立]|接替|转[任投])[^。；！？\ue000]|\ue000则[是为])*)"
)
"""What somebody was before what the text tells of: 此前担任甲公司总裁, 辞职前任…."""

_ITEM = "(?:(?!现任|现为|目前|如今|兼任|\\d{4}年)[^，。；、：！？\ue000\ue005]){0,20}\ue005(?:等职务?|职务|（[^（）]{0,12}）)?(?!\ue000)"
_HAS_BEEN = re.compile(
    f"(?:历任|先后担?任|曾(?:先后|长期|分别)?[担兼]?任|利用其?(?:先后)?担任)(?P<held>{_ITEM}(?:(?:、|和|与|及|以及|兼|，){{1,2}}{_ITEM})*)"
)
"""All posts of a list that somebody once held, as far as no name stands behind: 历任甲公司主任、乙公司副总裁."""
_JOINS = re.compile(
    "(?P<year>(?:19|20)\\d\\d)年(?:\\d{1,2}月)?[^，。；：！？\ue000-\ue005]{0,6}(?:加入|加盟|入职|转投|跳槽[到至]|(?P<founds>创[办立建]))(?:了)?"
    "[^，。；：！？\ue000-\ue005]{0,8}(?P<place>[\ue001\ue002])"
)
"""One step of a career: 2015年加入甲，2018年加入乙 leaves 甲; whoever founded a firm may hold on to it."""


_LEFT_LATER = re.compile(
    "(?:加入|加盟|入职|任职于|就职于|供职于|进入)(?:了)?[^，。；：！？\ue000-\ue005]{0,8}(?P<place>[\ue001\ue002])(?:[^。；：！？\ue000-\ue002]{0,24})"
    "，(?:[\\d年月日初底中末已又并后于现也便就]|今年|去年|前年|次年|随后|此后|最终|不久){0,12}(?:离开|离职|退出|辞职|离任|退休|出走)(?:了)?(?:公司)?(?=[，。；！]|$)"
)
"""Where somebody came and went: 2009年加入甲，2022年离开."""


def ended(links: Iterable[Link], bones: Skeleton) -> Iterator[Link]:
    """Yield the links of one sentence; the posts of those who leave in it and of a time before it are former ones."""
    links = list(links)
    if not any(link.predicate == "worksFor" for link in links):
        yield from links
        return
    left = {
        m.span: bones.names[found.start("joined")].name if found["joined"] else None
        for found in _LEAVES.finditer(bones.text)
        if not _NOT_YET.search(found["how"]) and not (found["joined"] and _LONG_AGO.search(found["how"]))
        for m in bones.mentions(*found.span("people"))
    }
    held = [found.span("held") for told in (_BEFORE, _HAS_BEEN) for found in told.finditer(bones.text)]
    held += [(at, at + 1) for at in _left_behind(bones.text)]
    held += [found.span("place") for found in _LEFT_LATER.finditer(bones.text)]
    before = {m.span for stretch in held for m in bones.mentions(*stretch)}
    again = {m.span for i, m in bones.names.items() if not any(start <= i < end for start, end in held)} & before
    told_of = [bones.span(*stretch) for stretch in held if stretch[0] < stretch[1]]
    gone = {
        (link.subject.name, link.object.name)
        for link in links
        if link.former and link.rule in _GOES and not _TO_LEAVE.search(link.evidence.of(bones.source))
    }
    for link in links:
        over = link.predicate == "worksFor" and (
            (
                link.rule in _STATES
                and link.subject.span in left
                and link.object.name != left[link.subject.span]  # 甲公司总裁某某加入甲公司
            )
            or (
                link.object.span in before
                and (link.object.span not in again or any(s.start < link.evidence.end <= s.end for s in told_of))
            )  # 公司 means one firm in 曾任公司副总裁 and in 现任公司总裁
            or (link.subject.name, link.object.name) in gone
        )
        if link.rule in _GOES and _TO_LEAVE.search(link.evidence.of(bones.source)):
            yield replace(link, former=False)
        else:
            yield replace(link, former=True) if over else link


def departed(links: Sequence[Link], text: str) -> list[Link]:
    """Give the links; the posts that somebody is called by where he is told to leave the same firm are former ones."""
    gone: dict[tuple[str, str], list[Span]] = {}
    for link in links:
        if link.former and link.rule in _GOES and not _TO_LEAVE.search(link.evidence.of(text)):
            gone.setdefault((link.subject.name, link.object.name), []).append(link.evidence)
    return [
        replace(x, former=True)
        if x.rule in _STATES and any(map(x.evidence.overlaps, gone.get((x.subject.name, x.object.name), ())))
        else x
        for x in links
    ]


def _left_behind(text: str) -> Iterator[int]:
    """Yield where firms stand that somebody joined in one year and left for that of a later one."""
    steps = list(_JOINS.finditer(text))
    for step, following in pairwise(steps):
        between = text[step.end() : following.start()]
        if not step["founds"] and step["year"] < following["year"] and "\ue000" not in between and len(between) < 60:
            yield step.start("place")

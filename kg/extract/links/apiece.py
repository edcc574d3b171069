"""Posts that several take at one place, each his own, told behind all of them: 甲与来自乙公司的丙将加入丁公司，分别担任厂长、总工程师."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.links.posts import Post
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_O, _P, _T = "[\ue001\ue002]", "\ue000", "\ue005"
_SHARED_OUT = re.compile(
    "分别(?:将|拟|已|被|获)?(?:任命|聘任|委任|选举|当选|提名|晋升|升任|出任|担任|接任|就任|任|为|是|系|负责)(?:为|成为)?(?:了)?(?:公司|集团)?的?"
    f"(?P<place>{_O})?(?:公司)?的?(?P<titles>(?:新任|联席)?{_T}(?:(?:、|和|与|及|以及|，){{1,2}}(?:新任|联席|公司|集团)?{_T})+)(?!的?{_P})"
)
_JOINED = re.compile(
    f"(?:加入|加盟|入职|转投|进入|来到|空降|回到|就职于|任职于|供职于)(?:了)?[^，。；：！？{_P}\ue001\ue002]{{0,12}}(?P<place>{_O})[^，。；：！？\ue000-\ue002]{{0,8}}，(?:将|并|还|两人|二人|三人)*$"
)
"""Before the posts: where all of them go."""
_APPOINTS = re.compile(
    f"(?P<place>{_O})[^。；！？\ue000-\ue002]{{0,24}}(?:任命|聘任|聘请|委任|选举|提拔|推选|推举|请来|引进)[^，。；：！？\ue001\ue002]{{0,12}}$"
)
"""Before the first of them: who appoints them."""
_BREAKS = re.compile("[。；！？：]")


def apiece(bones: Skeleton) -> Iterator[Post]:
    """Yield the posts of a sentence that are shared out among as many people as it names before."""
    if "分别" not in bones.text:
        return
    for found in _SHARED_OUT.finditer(bones.text):
        titles = [m for m in bones.mentions(*found.span("titles")) if m.type == "Title"]
        begin = max((m.end() for m in _BREAKS.finditer(bones.text, 0, found.start())), default=0)
        people = {
            bones.names[i].name: i
            for i in sorted(bones.names)
            if begin <= i < found.start() and bones.names[i].type == "Person"
        }
        places = list(people.values())
        if len(places) != len(titles):
            continue
        place = _place(bones, found, places)
        if place is None:
            continue
        evidence = bones.span(places[0], found.end())
        for at, title in zip(places, titles, strict=True):
            yield Post(
                person=bones.names[at],
                organization=place,
                title=title.name,
                former=False,
                evidence=evidence,
                apiece=True,
            )


def _place(bones: Skeleton, found: re.Match[str], people: list[int]) -> Mention | None:
    """Give where all of them have their posts."""
    if found["place"]:
        return bones.names[found.start("place")]
    told = _JOINED.search(bones.text, people[-1], found.start()) or _APPOINTS.search(bones.text, 0, people[0])
    return bones.names[told.start("place")] if told else None

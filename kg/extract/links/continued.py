"""Posts that a list behind a stated one goes on with: 任甲公司董事长、总裁，乙公司监事."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.links.posts import FORMER, PAST, PLACE, Post
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_P, _T = "\ue000", "\ue005"
_MORE = re.compile(
    rf"(?:(?:、|，|和|及|兼|暨|并|以及|还|又|同时|/){{1,3}}(?P<when>[0-9年月起至今，后现]{{0,14}})(?:兼任|担任|出任|升任|转任|调任|任)?(?:了)?(?:公司|集团)?(?P<former>{FORMER})?(?P<place>{PLACE})?(?:的)?(?P<title>{_T})(?:（[^（）]{{0,12}}）)?)(?!{_P}|(?:[、和及兼][^，。；、：！？{_P}{_T}]{{0,10}}{_T}){{1,3}}{_P})"
)
_NOW = re.compile(r"起|至今|现")


def further(bones: Skeleton, end: int, person: Mention, place: Mention, *, former: bool) -> Iterator[Post]:
    """Yield the posts that a list behind a stated one goes on with: 任甲公司董事长、总裁，乙公司监事."""
    evidence_start = end
    while more := _MORE.match(bones.text, end):
        told = bones.mentions(more.start(), more.end())
        places = [m for m in told if m.type != "Title"]
        if former and not places and _NOW.search(more["when"]) and "公司" in more[0]:
            return  # 曾任甲公司总监，现任公司总裁: of a firm that nobody named here
        place = places[-1] if places else place
        title = next(m for m in told if m.type == "Title")
        former = former and not _NOW.search(more["when"])
        yield Post(
            person=person,
            organization=place,
            title=title.name,
            former=former or PAST.search(more["former"] or "") is not None,
            evidence=bones.span(evidence_start - 1, more.end()),
        )
        end = more.end()

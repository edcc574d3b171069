"""Who leaves as a sentence is told: the post that stands before the name is a former one (甲公司总裁张三辞职)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.skeleton import Skeleton
from kg.model import Link

_LEAVES = re.compile(
    "(?P<person>\ue000)(?:（[^（）]{0,12}）)?(?P<how>[^，。；：！？、\ue000-\ue005]{0,12}?)"
    "(?:辞职|离职|辞任|离任|去职|退休|请辞|出走|卸任|下课|离世|去世|逝世|病逝|身亡|辞世|离开(?:了)?(?:公司|岗位)?(?=[，。；]|$))"
    "(?!(?:了|公司|集团|其|所任|担任|的){0,3}[\ue001\ue002\ue005]|信|报告|传闻|风波|的)"
)
"""Somebody who leaves, with no post behind the verb: 卸任总裁 leaves what is named there, and perhaps no more."""
_NOT_YET = re.compile("将|拟|或|传|未|没|不|否认|计划|打算|准备|考虑|若|欲|如果|要求|劝|逼|曾")
_STATES = ("post", "post of the salient organisation")


def ended(links: Iterable[Link], bones: Skeleton) -> Iterator[Link]:
    """Yield the links of one sentence; the posts of those who leave in it are former ones."""
    left = {
        bones.names[found.start("person")].span
        for found in _LEAVES.finditer(bones.text)
        if not _NOT_YET.search(found["how"])
    }
    for link in links:
        leaves = link.predicate == "worksFor" and link.rule in _STATES and link.subject.span in left
        yield replace(link, former=True) if leaves else link

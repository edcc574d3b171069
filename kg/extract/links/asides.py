"""Names in a sentence that only tell of another: where somebody was once or has left, whose supplier or holding it is about."""

from __future__ import annotations

import re

from kg.extract.context.protagonist import only_registers, opens_clause, was_once
from kg.extract.wording.skeleton import Skeleton

_PLACES = ("Company", "Organization")
_LEFT = re.compile("(?:离开了?|告别|出身|来自|辞去)$")
_LEAVES = re.compile("离职|辞职|出走|退休|离任|卸任")


def is_behind(text: str, at: int) -> bool:
    """Say whether somebody has left the firm at `at`: what follows is told of him, not of it."""
    return _LEFT.search(text, max(0, at - 3), at) is not None or (
        text.startswith(("从", "自"), max(0, at - 1)) and _LEAVES.match(text, at + 1) is not None
    )


def only_tells_of_another(bones: Skeleton, at: int) -> bool:
    """Say whether somebody only was once at the place at `at`, or only another is told by it (作为甲的供应商，乙……; 由甲投资的乙)."""
    if bones.names[at].type not in _PLACES:
        return False
    if only_registers(bones.source, bones.names[at].span):
        return True
    if _TOLD_BY.search(bones.text, max(0, at - 3), at) and _TOLD_OF.match(bones.text, at + 1):
        return True
    if _BUT_FOR.search(bones.text, max(0, at - 8), at) and _OUTSIDE.match(bones.text, at + 1):
        return True
    if _ITS_THING.match(bones.text, at + 1) and not opens_clause(bones.source, bones.names[at].span.start):
        return True
    if _OF_THEIRS.search(bones.text, max(0, at - 12), at) and not _CLOSES.match(bones.text, at + 1):
        return True
    if bones.text[max(0, at - 1) : at] in ("由", "被") and _BACKED.match(bones.text, at + 1):
        return True
    return was_once(bones.source, bones.names[at].span.start)


_ITS_THING = re.compile("的?(?:[^，。；：！？的、和与及\ue000-\ue005]{0,8})[\ue003\ue004]")
"""Behind whose thing is used or measured by in the middle of a clause: 最早接的是甲的乙."""
_OF_THEIRS = re.compile(
    "(?:买家|客户|用户|买主|金主|供应商|代工[厂方]|股东)(?:里|中|之一)?(?:则|就|正|都|也)?(?:是|为|包括|有)$"
)
"""Before who is only told as another's: 头一个买家是甲的一条产线."""
_CLOSES = re.compile("[，。；！？]|$")
"""Behind whom a clause brings in at its end, to go on about: 最着急的客户是甲。这家公司……."""
_TOLD_BY = re.compile("(?:作为|与|和|同|跟|相较于?)$")
_TOLD_OF = re.compile("(?:的[^，。；！？\ue000-\ue005]{0,16}，|供应商|概念股|相比|不同，|一样，|类似，)")
_BACKED = re.compile("(?:领投|投资|孵化|控股|参股|支持|资助|创办|创立|[分拆]拆)(?:出来)?的")
_BUT_FOR = re.compile("除了?(?:收购|并购|投资|入股|增资|参股|认购|联手|携手|合作)了?$")
_OUTSIDE = re.compile("(?:之|以)?外?，")
"""Behind what is only set apart from what else is done: 除收购甲外，乙还……."""

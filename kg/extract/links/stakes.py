"""How much of a firm is bought: the whole of it, or so little that money is only put into it."""

from __future__ import annotations

import re

from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention


def buys_a_part(bones: Skeleton, end: int, bought: Mention) -> bool:
    """Say whether behind a firm, named before `end`, or right before it, stands that only some of its shares are bought."""
    at = next((i for i in range(end - 1, -1, -1) if bones.names.get(i) == bought), None)
    if at is None:
        return False
    if _PART_OF.search(bones.text, max(0, at - 10), at):
        return True
    part = _PART.match(bones.text, at + 1)
    return part is not None and _RULES_THEN.match(bones.text, part.end()) is None


_PART = re.compile(
    "的?(?!其?(?:剩余|余下|其余|剩下))(?:合计|共计|约|近|不超过|最多|至多|所持|发行的){0,3}"
    "(?:(?:(?<![\\d.])[1-4]?\\d(?:\\.\\d+)?[%％]|[一二三四]成[一二三四五六七八九半]?|百分之(?:[一二三四]?十)?[一二三四五六七八九])(?:的)?(?:股[权份票]|权益|(?=[，。；、]|$))"
    "|\\d[\\d.,]*[万亿]?股(?!东))"
)
_PART_OF = re.compile("(?<!剩余)(?<!余下)(?<!其余)(?<!剩下)(?<!剩余的)(?<![\\d.])[1-4]?\\d(?:\\.\\d+)?[%％](?:的)?$")
_RULES_THEN = re.compile("[^，。；！？]{0,6}(?:，|后)[^，。；！？]{0,12}(?:控股|控制|实控|绝对多数)")
"""Behind a part that is enough to rule the firm."""

"""Who takes part in a tie beside those named in it: 除甲外，乙也采用丙 tells of 甲 too, 除甲外，乙还与丙合作 of 甲 as of 丙."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention

_BESIDES = re.compile(
    "(?<![剔排扣删解废免消开拆清根])除(?![非夕名权息])(?:了|去|却)?(?:[^，。；：！？、\ue000-\ue005]{0,8})(?P<names>[\ue000-\ue004](?:(?:、|和|与|及|以及)[^，。；：！？、\ue000-\ue005]{0,8}[\ue000-\ue004])*)"
    "(?:等[^，。；：！？\ue000-\ue005]{0,6})?(?:之|以)?外?，(?:[^。；！？：\ue000-\ue005]{0,10}，)?[^，。；：！？\ue000-\ue005]{0,6}$"
)
"""What opens a sentence before those of whom it goes on to tell."""
_TOO = re.compile("(?:也|亦|同样|一样)(?![许罢])")
_MORE = re.compile("(?:还|又|另|同时|并且)(?![要是没])")
_SAME = (("Company", "Organization"), ("Model", "Product"))


def besides(
    found: re.Match[str], bones: Skeleton, subjects: Sequence[Mention], objects: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Give both sides of a match with those named before it as of whom, or with what, the same is told."""
    sides = list(subjects), list(objects)
    groups = found.re.groupindex
    if not subjects or not objects or "subject" not in groups or found["subject"] is None:
        return sides
    if "除" not in bones.text[: found.start()] or not (told := _BESIDES.search(bones.text, 0, found.start())):
        return sides
    named = bones.mentions(*told.span("names"))
    last = found.end("subject")
    verb = bones.text[
        last : max(last, found.start("object")) if "object" in groups and found["object"] else found.end()
    ]
    whose = 0 if _TOO.search(verb) else 1 if _MORE.search(verb) else None
    if whose is None:
        return sides
    like = sides[whose][0].type
    kin = next((kinds for kinds in _SAME if like in kinds), (like,))
    known = {m.name for side in sides for m in side}
    sides[whose].extend(m for m in named if m.type in kin and m.name not in known)
    return sides

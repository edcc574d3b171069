"""Names that only tell of which family the next one is: 望舒家族的头号模型望舒Pro."""

from __future__ import annotations

import re

_FAMILY = re.compile(
    "[”」』]? ?(?:系列|家族|产品线)[^，。；：！？、\\d\ue000-\ue005]{0,14}[“「『]?"
    "|[”」』]? ?[^，。；：！？、\\d\ue000-\ue005]{0,12}(?:模型|成员|版本|型号|旗舰|主力|车型|机型|新品|芯片|平台|系统|前作|继任者|升级版) ?[“「『]?"
)
"""Between a family and its member, of which the text tells: 望舒家族的头号模型望舒Pro, 望舒推理模型望舒3."""
_LONG = 24
_NO_FAMILY = re.compile(
    "[是为有比和与及或而并等到了给让对跟像]|(?<!旗)下|接入|搭载|采用|支持|推出|发布|上线|兼容|适配|落后|超[过越]|击败|取代|替[代换]|接替|驱动"
)
"""Between two names: they are no family and its member."""


def of_family(text: str, end: int, start: int) -> bool:
    """Say whether a name that ends at `end` only tells of which family the one is that begins at `start`."""
    return (
        start - end < _LONG
        and _FAMILY.fullmatch(text, end, start) is not None
        and _NO_FAMILY.search(text, end, start) is None
    )

"""Where a firm's name goes on to that of its unit: 甲川机器人实验室 behind 甲川, Nordchip Ventures behind Nordchip."""

from __future__ import annotations

import re

from kg.model import Span
from kg.text.words import tagged_words

_LATIN_UNIT = re.compile(r" (?:Ventures?|Capital|Labs?|Research|Cloud|Studios?|Robotics|Health|Bank|Pay)(?![A-Za-z])")
_FUND = re.compile(
    r"(?:创投|资本(?!市场|开支|支出|运作|金|化|公积|成本)|投资(?=等|、|(?:和|与|及)[^，。；]{2,10}(?:领投|跟投|参投)))"
)
_UNIT = re.compile(r"(?P<field>[\u4e00-\u9fffA-Za-z]{0,6}?)(?:研究院|研究所|实验室|事业部|事业群)(?!长)")
_FIELDS = ("n", "eng", "j", "b", "vn", "a", "f", "t", "g")
"""Parts of speech that the field of a unit may have: 成立 in 甲川成立研究院 is none."""


def with_unit(span: Span, text: str) -> Span:
    """Take the unit behind a firm's name into it, where the two are one name."""
    for pattern in (_LATIN_UNIT, _FUND):
        if found := pattern.match(text, span.end):
            return Span(span.start, found.end())
    found = _UNIT.match(text, span.end)
    if found and all(kind.startswith(_FIELDS) and kind != "nr" for _, _, kind in tagged_words(found["field"])):
        return Span(span.start, found.end())
    return span

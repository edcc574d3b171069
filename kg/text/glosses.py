"""Pinyin without tone marks behind its character, as pages that copy others strew it in: 融(rong)資(zi), 輪(lun)(lun)."""

from __future__ import annotations

import re

from kg.text.pinyin import readings

_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    "(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü|üe)"
)
_glossed = re.compile(rf"(?P<character>[\u3400-\u9fff])(?P<glosses>(?:[(（]{_SYLLABLE}[)）])+)")
_gloss = re.compile("[(（]([a-zü]+)[)）]")
FEWEST = 3
"""Characters of a text with such a gloss: one alone may be an abbreviation, such as (ai)."""


def toneless_glosses(text: str, fewest: int = FEWEST) -> list[tuple[int, int]]:
    """Give where such glosses stand, in order; nothing where they are fewer than are strewn in."""
    found = list(_glossed.finditer(text))
    if len(found) < fewest:
        return []
    spans = [
        gloss.span()
        for one in found
        for gloss in _gloss.finditer(text, *one.span("glosses"))
        if gloss[1].replace("v", "ü") in {r.replace("v", "ü") for r in readings(one["character"])}
    ]
    return spans if len(spans) >= fewest else []


def without_toneless_glosses(name: str) -> str:
    """Take all such glosses out of a name, where one is enough."""
    for start, end in reversed(toneless_glosses(name, fewest=1) if ")" in name or "）" in name else []):
        name = name[:start] + name[end:]
    return name

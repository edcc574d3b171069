"""Somebody who speaks and whom no list of words for people knows: the noun that alone makes up a short clause."""

from __future__ import annotations

import re

from kg.extract.gaps import is_gap
from kg.model import Span
from kg.text.words import tagged_words

_several = re.compile(
    "(?:(?:另|还|也)?有(?:一些)?|一些|不少|许多|很多|众多|部分|[多几数两三][位名]|一[位名]|大?多数)(?![们种次])[^，。的]{1,12}$"
)
STRANGE = 18
"""Characters of a clause that may be but a noun."""
_saying = re.compile(
    "俗话|常言|老话|古话|古人|谚语|民谚|一句话|通俗|简单|换句|总的|按理|严格|客观|理论上|坦率|说实话|实话|一般|问题|原因|事实"
)


def stranger(text: str, start: int, end: int) -> Span | None:
    """Give the subject of a short clause that is but a noun."""
    words = [(a, b, tag) for a, b, tag in tagged_words(text[start:end]) if not text[start + a].isspace()]
    nouns = [(a, b) for a, b, tag in words if tag[0] in "njl" and tag != "nz"]
    several = _several.search(text, start, start + nouns[-1][1]) if nouns else None
    if several and is_gap(text, several.end(), end, phrases=False):
        return Span(*several.span())
    if not nouns or end - start > STRANGE or _saying.search(text, start, end):
        return None
    last = start + nouns[-1][1]
    acts = words[0][2][0] == "v" and any(tag[0] in "ru" for _, _, tag in words)  # 握住他的手说
    if acts or words[0][2][0] in "cdrpu" or not is_gap(text, last, end, phrases=False):
        return None
    return Span(start, last)

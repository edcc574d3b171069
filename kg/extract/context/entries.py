"""Which paragraphs of a document are entries of a list of firms (• 某公司：……): each is about the firm that its label names.

Newsletters, portfolios and surveys of an industry put such lists between other paragraphs, so that what stands round
them stays one text, while no firm, post or round passes from one entry to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.model import Mention, Reading, Span

_MARKED = re.compile(
    r"(?:[•·●○▲△▶►▷◆◇■□★☆※▪◾➤\-*—–>]\ufe0f?|\d{1,2}[、.．)）]|[（(]\d{1,2}[)）]|[①-⑳])?[ \u3000]*[“「『《【]?"
)
_COLON = re.compile(r"[”」』》】]?(?:[（(][^（）()\n]{1,40}[)）])?[：:](?=[^\n]{6})")
_LEAST = 3
_MOSTLY = 4  # firms for each person whose label may be a firm mistaken for one
_LONGEST = 600  # characters of an entry


def _label(text: str, line: Span, named: Mapping[int, Mention]) -> Mention | None:
    """Give the name with which a paragraph opens as with a label, behind a bullet or a number; `named` are names by where they begin."""
    begin = _MARKED.match(text, line.start, line.end)
    found = named.get(begin.end() if begin else line.start)
    return found if found is not None and _COLON.match(text, found.span.end, line.end) else None


def _named(reading: Reading) -> dict[int, Mention]:
    return {m.span.start: m for m in reading.mentions if m.type != "Title"}


def headed(reading: Reading) -> Mention | None:
    """Give the firm that heads a reading which is one entry."""
    found = _label(reading.text, reading.paragraphs[0], _named(reading)) if len(reading.paragraphs) == 1 else None
    return found if found is not None and found.type == "Company" else None


def entries(reading: Reading) -> list[Span]:
    """Give the pieces of a document that holds a list of firms, its entries and what stands between; else nothing.

    A label that comes twice is somebody who speaks, and people in labels do.
    """
    lines = reading.paragraphs
    if reading.text.count("：") + reading.text.count(":") < _LEAST:
        return []
    named = _named(reading)
    labels = {n: found for n, line in enumerate(lines) if (found := _label(reading.text, line, named))}
    names = [found.name for found in labels.values()]
    types = Counter(found.type for found in labels.values())
    if (
        types["Company"] < max(_LEAST, _MOSTLY * types["Person"])
        or len(set(names)) < len(names)
        or any(lines[n].end - lines[n].start > _LONGEST for n in labels)
    ):
        return []
    return list(_pieces(lines, sorted({0, *labels, *(n + 1 for n in labels if n + 1 < len(lines))})))


def _pieces(lines: Sequence[Span], begins: Sequence[int]) -> list[Span]:
    return [Span(lines[a].start, lines[b - 1].end) for a, b in pairwise((*begins, len(lines)))]

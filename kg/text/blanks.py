"""Blanks that typesetters put between Chinese and Latin letters or digits (小鹏 G7 卖 19 万元), and behind half-width marks (甲, 乙).

They divide nothing. Some sites set every page so, others never. Where a text does it throughout, the blanks are left out
of the match form, so that one name has one spelling and rules see the same text either way.
"""

from __future__ import annotations

import re

from kg.model import Span
from kg.text.folding import HAN

_MARKS = "[*`]*"  # of Markdown
_LATIN = "A-Za-z0-9"
_set_apart = re.compile(
    rf"(?<=[{HAN}]){_MARKS}([ \u00a0]){_MARKS}(?=[{_LATIN}])|(?<=[{_LATIN}%+]){_MARKS}([ \u00a0]){_MARKS}(?=[{HAN}])"
)
_joined = re.compile(rf"(?<=[{HAN}]){_MARKS}(?=[{_LATIN}])|(?<=[{_LATIN}%+]){_MARKS}(?=[{HAN}])")
_divides = re.compile(rf"[{HAN}）)] +[{HAN}（(]|  |\t|[|｜]|(?:19|20)\d\d-\d")
"""What shows that the blanks of a line divide its parts: 来源：某报 作者：某某, 某媒体 2026-03-12."""
_behind_comma = re.compile(rf"(?<=[{HAN}],) (?=[{HAN}])")
_behind_mark = re.compile(
    rf"(?<=[{HAN}”’）)%][,;:!?.]) (?=[{HAN}{_LATIN}“‘”’」』）)\"(（])|(?<=[{_LATIN}][,;!?.]) (?=[{HAN}“‘])"
)
_spaced_out = re.compile(
    rf"(?<=[{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…]) (?! )|(?<! ) (?=[{HAN}\u3000-\u303f\uff00-\uffef“”‘’—…])"
)
_apart = re.compile(rf"(?<=[{HAN}]) (?=[{HAN}])")
_beside = re.compile(f"(?<=[{HAN}])(?=[{HAN}])")
_OFTEN = 0.25  # blanks for each character, below which no text is set so
_FEWEST, _SHARE = 6, 3  # blanks; blanks for each place without one


def blanks(text: str) -> list[Span]:
    """Give the blanks that stand between Chinese and Latin because the text is set so, as spans of the text, in order."""
    if text.count(" ") + text.count("\u00a0") < _FEWEST:
        return []
    return set_apart_throughout(text) or sorted([*_set_between(text), *_set_behind_marks(text)])


def set_apart_throughout(text: str) -> list[Span]:
    """Give the blanks of a text in which one stands behind nearly every character, as layers of PDF and old pages have it."""
    if text.count(" ") < _OFTEN * len(text):
        return []
    apart = sum(1 for _ in _apart.finditer(text))
    if apart < _FEWEST or apart < _SHARE * sum(1 for _ in _beside.finditer(text)):
        return []  # columns and indents
    return [Span(*found.span()) for found in _spaced_out.finditer(text)]


def _set_behind_marks(text: str) -> list[Span]:
    """Give the blanks behind half-width marks, where the text has such commas and hardly any other."""
    if text.count(", ") < _FEWEST:
        return []
    commas = sum(1 for _ in _behind_comma.finditer(text))
    if commas < _FEWEST or commas < _SHARE * text.count("，"):
        return []
    return [Span(*found.span()) for found in _behind_mark.finditer(text)]


def _set_between(text: str) -> list[Span]:
    """Give the blanks between Chinese and Latin."""
    found = list(_set_apart.finditer(text))
    if len(found) < _FEWEST or len(found) < _SHARE * sum(1 for _ in _joined.finditer(text)):
        return []
    spans: list[Span] = []
    line, divided = (0, 0), False
    for m in found:
        at = m.start(m.lastindex or 1)
        if not line[0] <= at < line[1]:
            end = text.find("\n", at)
            line = (text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end)
            divided = _divides.search(text, *line) is not None
        if not divided:
            spans.append(Span(at, at + 1))
    return spans

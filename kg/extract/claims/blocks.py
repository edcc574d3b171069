"""Words in a paragraph of their own, which a colon at the end of the one before brings in (某某表示：, then his words)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.claims.cues import Cue
from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import SPOKEN, Page, Statement
from kg.model import Span

_QUOTED = re.compile(r"[ \t]*>")
"""A line that Markdown marks as another's words."""
_EDGE = " \t\u3000\n>*_"
_SIGNS = "❝❞★"
_OPENING = '“‘「『"'
_NOT_WORDS = re.compile(
    r"[ \t*_>]*(?:#|!\[|\[|https?:|\||[-*•·●▲△■◆]\s|[\d一二三四五六七八九十]{1,3}[、.．)）]|[（(]?(?:图|表|来源|注)|$)"
)
"""How a paragraph begins that is a heading, a picture, a row of a list: not what somebody says."""
_ADDRESSED = re.compile("(?:以下|如下|下列|下面|几[个点条款项]|[一二三四五六七八九十两]大)[^：:]{0,12}[：:][*_ ]*$")
"""Before a colon that brings in a list."""
_LEAST = 8  # characters of such words


class Blocks:
    """Follows from paragraph to paragraph who is about to speak, and whether his words go on."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._leading: Who | None = None
        self._marked = False  # whether only what is marked as another's words can be his

    def read(self, paragraph: Span) -> Statement | None:
        """Give the paragraph as the words of whoever was about to speak, if it is no more than that."""
        text = self._page.text
        if self._empty(paragraph):
            return None
        who, only_marked = self._leading, self._marked
        self._leading, self._marked = None, False
        line = text.rfind("\n", 0, paragraph.start) + 1
        marked = _QUOTED.match(text, line, paragraph.end) is not None
        if who is None or (only_marked and not marked) or _NOT_WORDS.match(text, paragraph.start, paragraph.end):
            return None
        start, end = paragraph.start, paragraph.end
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if end - start < _LEAST or text[start] in _OPENING or (not marked and text[end - 1] in "：:"):
            return None
        if marked:
            self._leading, self._marked = who, True
        return Statement(who=who, start=start, end=end, direct=True, cue=None, rule="block")

    def _empty(self, paragraph: Span) -> bool:
        """Say whether a line holds but the marks of a block of another's words."""
        return not paragraph.of(self._page.text).strip(_EDGE + _SIGNS)

    def expect(self, paragraph: Span, cues: Sequence[Cue], leading: Who | None) -> None:
        """Remember who is about to speak where a paragraph ends with a colon; `leading` is the subject of its last cue."""
        text = self._page.text
        if self._empty(paragraph):
            return
        self._leading, self._marked = None, False
        end = paragraph.start + len(text[paragraph.start : paragraph.end].rstrip(_EDGE))
        if text[end - 1 : end] not in ("：", ":"):
            return
        if _ADDRESSED.search(text, paragraph.start, paragraph.end):
            return
        if leading is not None and leading.mentions and cues and cues[-1].table in SPOKEN:
            self._leading = leading
        elif leading is None:
            start = max(self._page.hidden.rfind(mark, paragraph.start, end) + 1 for mark in "。！？；\n")
            who = self._page.speakers.within(max(start, paragraph.start), end - 1)
            if who is not None and who.mentions and who.personal:
                self._leading, self._marked = who, True

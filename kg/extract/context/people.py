"""What a text says of people right beside their names: whose they are, what they hold, which sex."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from kg.model import Mention, Reading, Span

_PLACES = ("Company", "Organization")
_GENDER = re.compile(r"^(?:先生|女士|小姐|（男|（女|\(男|\(女)")
_MARKS = re.compile(r"[，。；：！？“”\n]")
_HELD = re.compile(r"(?:任|做了|是|为|担任|出任|担任过|做过)([^，。；]{2,24})")
_CLAUSE = 60  # characters before a name in which its firm stands
_BESIDE = 14  # characters beside a name that may be a post


class People:
    """What stands beside the names of people, read when first asked for."""

    def __init__(self, reading: Reading, firms: Sequence[Mention]) -> None:
        self._text = reading.text
        self._firms = firms
        self._firm_starts = [m.span.start for m in firms]
        self._people = [m for m in reading.mentions if m.type == "Person"]
        self._ends = {m.span.end: m for m in reading.mentions if m.type in ("Title", *_PLACES)}
        self._sentences = list(reading.sentences or reading.paragraphs)
        self._sentence_starts = [s.start for s in self._sentences]

    @cached_property
    def genders(self) -> dict[str, str]:
        """Who is called 先生 or 女士."""
        known: dict[str, str] = {}
        for m in self._people:
            found = _GENDER.match(self._text[m.span.end : m.span.end + 3])
            if found:
                known[m.name] = "m" if found[0][-1] in "生男" else "f"
        return known

    @cached_property
    def employers(self) -> dict[str, set[str]]:
        """The firms that stand before each person's name in its clause."""
        found: dict[str, set[str]] = {}
        for m in self._people:
            floor = max(0, m.span.start - _CLAUSE)
            start = max(self._text.rfind(mark, floor, m.span.start) for mark in "，。；！？：“”、\n")
            lo, hi = bisect_left(self._firm_starts, max(start, floor)), bisect_left(self._firm_starts, m.span.start)
            found.setdefault(m.name, set()).update(firm.name for firm in self._firms[lo:hi])
        return found

    @cached_property
    def posts(self) -> dict[str, set[str]]:
        """The posts that stand before, behind, or in the sentence of each person's name."""
        index: dict[str, set[str]] = {}
        for m in self._people:
            posts = index.setdefault(m.name, set())
            posts.update(self._before(m.span.start))
            # Words right before and behind a name are a post even where no Title was found.
            posts.add(_MARKS.split(self._text[max(0, m.span.start - _BESIDE) : m.span.start])[-1])
            behind = self._text[m.span.end : m.span.end + _BESIDE]
            if behind.startswith(("（", "(", "，", "教授", "博士", "院士", "总", "董")):
                posts.add(re.split(r"[。；：！？“”\n]", behind)[0])
            posts.add(" ".join(_HELD.findall(self._text[m.span.end : self._sentence(m.span).end])))
        return index

    @cached_property
    def titled(self) -> set[str]:
        """Those with a post right before or behind their name somewhere."""
        starts = {m.span.start for m in self._ends.values() if m.type == "Title"}
        return {m.name for m in self._people if m.span.end in starts or self._before(m.span.start)}

    def _before(self, at: int) -> list[str]:
        """List the posts that end where a name begins, with those before them."""
        found: list[str] = []
        while True:
            while at > 0 and self._text[at - 1] in "、兼 ·/,及和与（(，":
                at -= 1
            before = self._ends.get(at)
            if before is None:
                return found
            if before.type == "Title":
                found.append(before.span.of(self._text))
            at = before.span.start

    def _sentence(self, span: Span) -> Span:
        at = bisect_right(self._sentence_starts, span.start) - 1
        return self._sentences[max(0, at)] if self._sentences else span

"""Whose firm an interview is about, and which paragraphs its host and its guest open with their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter

from kg.extract.context.founded import Founded
from kg.model import Mention, Reading, Span

_TURN = re.compile("(?:记者|主持人|编辑)?[：:](?!“)")
_POST = re.compile("[^，。；：！？、“”\n]{2,16}")
"""Between a firm and who holds a post in it (甲公司创始人兼CEO李明川)."""
_FAR = 16  # characters of it
_TURNS = 2  # paragraphs that a name opens until it is taken for a speaker's


class Guests:
    """Tells turns of an interview by the names that open them again and again."""

    def __init__(self, reading: Reading, main: Mention | None) -> None:
        starts = {p.start for p in reading.paragraphs}
        opening = [
            m
            for m in sorted(reading.mentions)
            if m.span.start in starts and m.type != "Title" and _TURN.match(reading.text, m.span.end)
        ]
        times = Counter(m.name for m in opening)
        turns = [m for m in opening if times[m.name] >= _TURNS]
        people = {m.name for m in turns if m.type == "Person"}
        self.hosts: frozenset[str] = frozenset(m.name for m in turns if m.type != "Person") if people else frozenset()
        self.labels: frozenset[Span] = frozenset(m.span for m in turns) if people else frozenset()
        self.firm: Mention | None = None
        """The firm that somebody founded or joined last before the first turn, where that is an interview's guest."""
        self.guest = next(iter(people)) if len(people) == 1 else None
        if people and self.guest is not None:
            founded = Founded(reading)
            self.firm = (
                founded.before(0, turns[0].span.start)
                or _introduced(reading, self.guest, turns[0].span.start)
                or founded.before(0, len(reading.text))
                or main
            )
            if self.firm is not None and self.firm.name in self.hosts:
                self.firm = None

    def in_turn(self, at: int) -> bool:
        """Say whether what stands at `at` is said in an interview with one guest."""
        return self.guest is not None and at >= min(span.start for span in self.labels)


def _introduced(reading: Reading, guest: str, before: int) -> Mention | None:
    """Give the firm with a post in which the words before an interview name its guest most often."""
    posts = {m.span.end for m in reading.mentions if m.type == "Title"}
    places = [m for m in sorted(reading.mentions) if m.type in ("Company", "Organization") and m.span.end <= before]
    starts = [m.span.start for m in places]
    named = (m.span.start for m in reading.mentions if m.name == guest and m.span.start in posts)
    nearest = ((places[i - 1], at) for at in named if at < before and (i := bisect_left(starts, at)))
    beside = [
        firm for firm, at in nearest if at - firm.span.end <= _FAR and _POST.fullmatch(reading.text, firm.span.end, at)
    ]
    times = Counter(firm.name for firm in beside)
    return max(beside, key=lambda firm: (times[firm.name], -firm.span.start), default=None)

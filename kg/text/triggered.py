"""Regular expressions that are tried only where they can match, in lines that hold one of their trigger words; where expressions match."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.model import Span

_OVER = 64  # characters behind its line that a match may reach


class Triggered:
    """A regular expression each of whose matches begins in a line with a trigger: a search for those is far cheaper.

    `triggers` are words, or an expression that begins with letters, so that the search for it leaps.
    """

    def __init__(self, pattern: re.Pattern[str], triggers: Iterable[str] | re.Pattern[str]) -> None:
        self._pattern = pattern
        self._triggers = (
            triggers if isinstance(triggers, re.Pattern) else re.compile("|".join(map(re.escape, triggers)))
        )

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the matches in a text from left to right, none overlapping another."""
        at = 0  # where the match before ended
        trigger = self._triggers.search(text)
        while trigger:
            start = text.rfind("\n", 0, trigger.start()) + 1
            stop = text.find("\n", trigger.end())
            stop = stop if stop >= 0 else len(text)
            for match in self._pattern.finditer(text, max(at, start), min(len(text), stop + _OVER)):
                if match.start() >= stop:
                    break
                at = match.end()
                yield match
            trigger = self._triggers.search(text, stop)


def places(patterns: Iterable[re.Pattern[str]], text: str) -> tuple[int, ...]:
    """List where patterns match in a text, in order."""
    return tuple(sorted(m.start() for pattern in patterns for m in pattern.finditer(text)))


def any_within(places: Sequence[int], span: Span) -> bool:
    """Say whether one of these places, in order, lies in a stretch."""
    first = bisect_left(places, span.start)
    return first < len(places) and places[first] < span.end

"""Which full name a short one stands for: 华瓷 for 湖南华联瓷业股份有限公司, told by the names alone.

A short name takes characters of the full one in their order, rather rare ones than common ones, rather at the
beginning of a word than inside. How rare a character is, the full names themselves tell.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from kg.resolve.names import common_words, is_common, market_name, without_place
from kg.text.folding import key


@dataclass(frozen=True, slots=True)
class _Full:
    name: str
    letters: str
    own_start: int  # where the name begins behind the place
    own_end: int  # where nothing but common words follows
    starts: frozenset[int]  # where words begin


class Abbreviations:
    """Full names that short ones can be looked up among."""

    def __init__(self, names: Iterable[str]) -> None:
        self._fulls = [_full(name) for name in sorted(set(names))]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, full in enumerate(self._fulls):
            for character in dict.fromkeys(full.letters):
                self._holding[character].append(number)
        self._rarity = Counter({c: len(numbers) for c, numbers in self._holding.items()})

    def ranked(self, short: str) -> list[tuple[float, str]]:
        """List the full names that a short one may stand for, with a score up to about 1, the likeliest first."""
        letters = key(market_name(short))
        if not letters:
            return []
        candidates: set[int] = set()
        # The two rarest characters block: one of them may be the short name's own addition (某某股份), hardly both.
        for character in sorted(set(letters), key=lambda c: (self._rarity[c] or 10**9, c))[:2]:
            candidates.update(self._holding.get(character, ()))
        scored = [(round(self.score(letters, self._fulls[n]), 4), self._fulls[n].name) for n in candidates]
        return sorted((s for s in scored if s[0] > 0), key=lambda s: (-s[0], s[1]))

    @staticmethod
    def takes(letters: str, full: str) -> bool:
        """Say whether a full name holds all letters of a short one in their order."""
        rest = iter(full)
        return all(c in rest for c in letters)

    def weight(self, character: str) -> float:
        """Say how much a character tells, by how few of the names hold it."""
        return math.log((len(self._fulls) + 2) / (self._rarity[character] + 1)) + 0.2

    def score(self, letters: str, full: _Full) -> float:
        """Say how well `letters` stand for a full name: what of them it holds, in order, and what of it they cover."""
        places = _alignment(letters, full.letters, full.starts)
        weights = [self.weight(c) for c in letters]
        covered = sum(w for w, p in zip(weights, places, strict=True) if p is not None) / sum(weights)
        taken = {p for p in places if p is not None}
        if len(taken) < 2:
            return 0.0
        own = range(full.own_start, full.own_end)
        total = sum(self.weight(full.letters[i]) for i in own) or 1.0
        own_covered = sum(self.weight(full.letters[i]) for i in own if i in taken) / total
        pairs = pairwise(places)
        joined = sum(b is not None and a is not None and b == a + 1 for a, b in pairs) / max(1, len(letters) - 1)
        opening = places[0] is not None and (places[0] in {0, full.own_start})
        return 0.5 * covered + 0.25 * own_covered + 0.1 * joined + 0.15 * opening


def _alignment(letters: str, full: str, starts: frozenset[int]) -> list[int | None]:
    """Find for each letter its place in the full name, in order: as many as can be, then in one run, then at words."""

    @cache
    def best(i: int, after: int) -> tuple[float, tuple[int | None, ...]]:
        if i == len(letters):
            return 0.0, ()
        value, rest = best(i + 1, after)
        found: tuple[float, tuple[int | None, ...]] = (value, (None, *rest))
        at = full.find(letters[i], after)
        while at >= 0:
            value, rest = best(i + 1, at + 1)
            value += 1 + 0.2 * (at == after) + 0.1 * (at in starts)
            if value > found[0]:
                found = (value, (at, *rest))
            at = full.find(letters[i], at + 1)
        return found

    return list(best(0, 0)[1])


@lru_cache(maxsize=65536)
def _full(name: str) -> _Full:
    letters = key(_without_form(name))
    behind = key(without_place(_without_form(name)))
    start = len(letters) - len(behind) if letters.endswith(behind) else 0
    starts, end = {0, start}, len(letters)
    for at in range(start, len(letters)):
        if any(letters.startswith(key(w), at) for w in common_words() if len(w) >= 2):
            starts.add(at)
        if at > start and is_common(letters[at:]):
            end = min(end, at)
    return _Full(name, letters, start, max(end, start + 1), frozenset(starts))


def _without_form(name: str) -> str:
    """Take only what no short name keeps off a full one: 有限公司, 有限责任公司 and brackets around a word."""
    return re.sub(r"(?:有限责任公司|有限公司|总公司|公司)$", "", re.sub(r"[（()）]", "", name.strip()))

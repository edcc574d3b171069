"""Supposed bodies that the tagger sees at few of the places where the document has their words: trades, goods, places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.shorts import coined_word

_BODIES = ("Company", "Organization")
_DOUBTFUL = 0.65
"""Strength below which the tagger alone is not believed against the rest of the document."""
_OFTEN = 4
"""Places from which what the tagger leaves out says something, and how many times as many as it sees."""


def without_flukes(found: Sequence[Candidate], proposed: Sequence[Candidate], text: str) -> list[Candidate]:
    """Leave out doubtful bodies whose words the document has again and again where the tagger sees no name at all.

    A trade, a kind of goods or a place is taken for a firm at one place in ten, a firm at most of its places.
    """
    strength: defaultdict[str, float] = defaultdict(float)
    for c in found:
        if c.type in _BODIES:
            surface = c.span.of(text)
            strength[surface] = max(strength[surface], c.strength if c.source == "tagger" else LIKELY)
    doubtful = {surface for surface, most in strength.items() if most < _DOUBTFUL and text.count(surface) >= _OFTEN}
    seen = bytearray(len(text))
    for c in proposed if doubtful else ():
        if c.source == "tagger":
            seen[c.span.start : c.span.end] = b"\1" * (c.span.end - c.span.start)
    flukes = {surface for surface in doubtful if _seldom_seen(surface, seen, text)}
    return [c for c in found if c.type not in _BODIES or c.span.of(text) not in flukes]


def _seldom_seen(surface: str, seen: bytearray, text: str) -> bool:
    places = [found.start() for found in re.finditer(re.escape(surface), text)]
    taken = sum(any(seen[at : at + len(surface)]) for at in places)
    return len(places) >= _OFTEN * taken and (taken < 2 or not coined_word(surface))

"""Search as one types: any name, former ones too, in 汉字, pinyin, initials or Latin letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from itertools import accumulate

from kg.serve.catalogue import Catalogue
from kg.text.folding import simplify
from kg.text.pinyin import initials, pinyin
from kg.vocabulary import PERSON

_dropped = re.compile(r"[\s'’·・-]+")
_MANY = 20_000  # names with the same beginning that are looked at
_WITHIN = 2_000  # places inside names that are looked at


class Suggestions:
    """Every spelling of every thing, sorted for what begins with the words and joined for what holds them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._weights = catalogue.weights
        rows: set[tuple[str, int, bool]] = set()
        for one, names in enumerate(catalogue.names):
            person = catalogue.types[one] == PERSON
            for name in names:
                rows.add((folded(name), one, True))
                if not name.isascii():
                    for key in (pinyin(name, person=person), initials(name, person=person)):
                        rows.add((folded(key), one, False))
        self._rows = sorted(row for row in rows if row[0])
        self._texts = [row[0] for row in self._rows]
        self._joined = "\n".join(self._texts)
        self._offsets = list(accumulate((len(text) + 1 for text in self._texts), initial=0))[:-1]

    def find(self, words: str, limit: int = 12) -> list[int]:
        """Give things in the order of how well they fit, then of how many ties they have."""
        best: dict[int, int] = {}
        for wanted in dict.fromkeys((folded(words), folded(simplify(words)))):
            if wanted:
                self._score(wanted[:100], best)
        return sorted(best, key=lambda one: (-best[one], -self._weights[one], one))[:limit]

    def _score(self, wanted: str, best: dict[int, int]) -> None:
        first = bisect_left(self._texts, wanted)
        last = min(bisect_right(self._texts, wanted + "\U0010ffff"), first + _MANY)
        for text, one, name in self._rows[first:last]:
            points = (100 if text == wanted else 80) - (0 if name else 10)
            best[one] = max(points, best.get(one, 0))
        at = -1
        for _ in range(_WITHIN):
            at = self._joined.find(wanted, at + 1)
            if at < 0:
                return
            text, one, name = self._rows[bisect_right(self._offsets, at) - 1]
            if name or len(wanted) > 2:
                best[one] = max(60 if name else 40, best.get(one, 0))


def folded(text: str) -> str:
    """Write a text as it is compared: small letters, no spaces, no points between parts of a name."""
    return _dropped.sub("", unicodedata.normalize("NFKC", text).lower().replace("ü", "v"))

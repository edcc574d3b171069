"""All claims of a corpus side by side: which contradict and which support one another, and why.

The one step beside resolution that sees a whole corpus. It sees what claims say, not texts. Claims meet in blocks (the
measure, unit and subject of a number; the subject and predicate of a clause), and within a block each is laid beside a
bounded number of those before it, so that the work grows with the number of claims. Whoever calls sorts by block and
time, in memory or on disk, so that what is held does not grow with them. A comparison leads from the later claim to the
earlier one; nothing is blended and nothing retired.

What is not plainly comparable is left alone: numbers for different years or of different things, and of speakers who do
not know of each other where neither says of what they speak.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.compare import clauses
from kg.compare.clauses import Waiting
from kg.compare.numbers import Numbers, Side
from kg.compare.points import Clause, Maker, Number, pairs
from kg.extract.claims.measures import Measures
from kg.facts import Comparison
from kg.packs import Pack

Item = Side | Clause
"""What is laid side by side."""


class Claims:
    """Compares claims in three steps: all documents are surveyed, then placed in blocks, then compared by block."""

    def __init__(self, pack: Pack) -> None:
        measures = Measures(pack)
        self.labels = measures.labels
        self._numbers = Numbers(measures)
        self._debating: set[str] = set()
        self._denied: set[tuple[str, str]] = set()

    def told(
        self, points: Iterable[Number | Clause], line: Callable[[Clause], str]
    ) -> tuple[tuple[Side, ...], tuple[Waiting, ...]]:
        """Sum up what one document tells, as it is surveyed and placed; `line` writes a clause as one line."""
        ranked = sorted(points, key=lambda p: (p.by.rank, p.by.claim, p.said.span))
        waiting = (
            Waiting(p.subject, p.said.predicate, p.said.words, _when(p.by, p.said.span.start), line(p))
            for p in ranked
            if isinstance(p, Clause) and clauses.kept(p)
        )
        return tuple(self._numbers.sides(p for p in ranked if isinstance(p, Number))), tuple(waiting)

    def survey(self, sides: Iterable[Side], waiting: Iterable[Waiting]) -> None:
        """Note of one document who takes part in debates, and what is affirmed or denied: with it others can meet."""
        for side in sides:
            self._debating |= self._numbers.debating(side)
        self._denied.update((clause.subject, clause.predicate) for clause in waiting if clause.predicate)

    def placed(self, sides: Iterable[Side], waiting: Iterable[Waiting]) -> Iterator[tuple[str, str, Side | Waiting]]:
        """Yield what one document tells, once for each block in which it belongs: block, place in time, and item."""
        for side in sides:
            when = _when(side.by, side.said.span.start)
            yield from ((_joined(block), when, side) for block in self._numbers.blocks(side, self._debating))
        for clause in waiting:
            yield from ((_joined(block), clause.when, clause) for block in clauses.blocks(clause, self._denied))

    def compared(self, placed: Iterable[tuple[str, Item]]) -> Iterator[Comparison]:
        """Yield the comparisons of blocks and items, given in order of block and time; one may come more than once."""
        for _, block in groupby(placed, key=itemgetter(0)):
            for later, earlier in pairs(item for _, item in block):
                made = None
                if isinstance(later, Side) and isinstance(earlier, Side):
                    made = self._numbers.compared(later, earlier)
                elif isinstance(later, Clause) and isinstance(earlier, Clause):
                    made = clauses.compared(later, earlier)
                if made is not None:
                    yield made


def _when(by: Maker, start: int) -> str:
    date, document, claim = by.rank
    return _joined((date, document, f"{claim:09}", by.claim, f"{start:09}"))


def _joined(parts: Iterable[str]) -> str:
    """Write several strings as one that sorts as they do, without tabs and line breaks."""
    return json.dumps(list(parts), ensure_ascii=False)

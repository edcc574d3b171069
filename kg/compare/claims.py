"""All claims of a corpus side by side: which contradict and which support one another, and why.

The one step beside resolution that sees a whole corpus. It sees what claims say, not texts. Claims meet in blocks (the
measure, unit and subject of a number; the subject and predicate of a clause), and within a block each is laid beside a
bounded number of those before it, so that the work grows with the number of claims. A comparison leads from the later
claim to the earlier one; nothing is blended and nothing retired.

What is not plainly comparable is left alone: numbers for different years or of different things, and of speakers who do
not know of each other where neither says of what they speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.compare import clauses
from kg.compare.numbers import Numbers
from kg.compare.points import Clause, Number, points
from kg.extract.measures import Measures
from kg.facts import Comparison, Facts
from kg.model import Reading, Resolution
from kg.packs import Pack


class Claims:
    """Takes in claims, document by document in any order, and compares them in the end.

    `reprints` maps a document to its original, by id: what a reprint says is said once, by the original.
    """

    def __init__(self, pack: Pack, reprints: Mapping[str, str] | None = None) -> None:
        measures = Measures(pack)
        self.labels = measures.labels
        self._numbers = Numbers(measures)
        self._reprints = reprints or {}
        self._points: list[Number | Clause] = []

    def see(self, reading: Reading, facts: Facts, resolution: Resolution) -> None:
        """Take in what the claims of one document say."""
        if reading.document.id not in self._reprints:
            self.take(points(reading, facts, resolution))

    def take(self, made: Iterable[Number | Clause]) -> None:
        """Take in points that were made before."""
        self._points.extend(made)

    def comparisons(self) -> Iterator[Comparison]:
        """Yield the comparisons of all claims seen, each once, in an order of their own."""
        ordered = sorted(self._points, key=lambda p: (p.by.rank, p.by.claim, p.said.span))
        found: dict[str, Comparison] = {}
        for made in self._numbers.compared(p for p in ordered if isinstance(p, Number)):
            found.setdefault(made.id, made)
        for made in clauses.compared(p for p in ordered if isinstance(p, Clause)):
            found.setdefault(made.id, made)
        yield from (found[key] for key in sorted(found))

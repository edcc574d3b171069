"""Why names are one thing or two, as a finished build told it: read from its ledger, nothing is weighed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.model import Judgement
from kg.store import records
from kg.store.ledger import Ledger

_KINDS = records.kinds(Judgement)


def judgements(ledger: Path, iri: str = "") -> Iterator[tuple[str, Judgement]]:
    """Give the judgements on one thing, or on all, each with the IRI of its thing; none where nothing was kept."""
    if ledger.is_file():
        with Ledger(ledger) as opened:
            for thing, line in opened.extras(f"entity {iri}"):
                yield from ((iri + thing, one) for one in records.load(line, _KINDS) if not (iri and thing))


def doubts(ledger: Path) -> list[tuple[str, Judgement]]:
    """List pairs of things that may be one, the likeliest first, each pair once."""
    pairs = {
        (min(iri, one.other), max(iri, one.other)): (iri, one)
        for iri, one in judgements(ledger)
        if not one.joined and not one.by
    }
    return sorted(pairs.values(), key=lambda pair: (-pair[1].score, pair[0], pair[1]))

"""The graph cut into graphs from its rows, each with the document that gives it, as N-Quads; in flat memory, if sorted.

As in `kg export --format nquads`: claims, statements, posts and evidence stand in a graph named by their document,
everything else in the default graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.rdf.sorting import REDUCED
from kg.rdf.triples import iri
from kg.vocabulary import HAS_EVIDENCE, THINGS

Row = tuple[str, str, str, str]
"""Subject, predicate, object and the document that says so, "" for none; all in N-Triples form."""

_EVIDENCE = iri(HAS_EVIDENCE)
_IN_DOCUMENTS = tuple(f"<{THINGS}{kind}/" for kind in ("affiliation", "claim", "evidence", "statement"))


def quads(rows: Iterable[Row]) -> Iterator[str]:
    """Give the lines of N-Quads of sorted rows, by subject; a row may come more than once."""
    for subject, group in groupby(rows, key=itemgetter(0)):
        cut = _in_documents if subject.startswith(_IN_DOCUMENTS) else _in_default
        yield from cut(group)


def _in_default(group: Iterable[Row]) -> Iterator[str]:
    """Give the rows of a thing that many documents may speak of; those that come again stand next to each other."""
    for (subject, predicate), values in groupby(group, key=itemgetter(0, 1)):
        choose = REDUCED.get(predicate)
        once = (value for value, _ in groupby(map(itemgetter(2), values)))
        for value in [choose(once)] if choose else once:
            yield f"{subject} {predicate} {value} .\n"


def _in_documents(group: Iterable[Row]) -> Iterator[str]:
    """Give the rows of a thing that one document tells, or a few: each whole in the graph of each of them."""
    subject = ""
    values: defaultdict[str, set[str]] = defaultdict(set)
    places: defaultdict[str, set[str]] = defaultdict(set)
    documents = set()
    for subject, predicate, value, document in group:  # noqa: B007 - one and the same
        values[predicate].add(value)
        if document:
            documents.add(document)
            if predicate == _EVIDENCE:
                places[value].add(document)
    lines = set()
    for predicate, given in values.items():
        for value in [REDUCED[predicate](given)] if predicate in REDUCED else given:
            for graph in places[value] if predicate == _EVIDENCE else documents or {""}:
                lines.add(f"{subject} {predicate} {value}{f' {graph}' if graph else ''} .\n")
    yield from sorted(lines)

"""What changed from one graph to another, triple by triple."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple
from kg.rdf.turtle import short


def changes(before: Iterable[Triple], after: Iterable[Triple]) -> Iterator[str]:
    """Give a line for each triple that went (-) or came (+), in order; memory stays flat."""
    old = ((triple, "-") for triple in ordered(before))
    new = ((triple, "+") for triple in ordered(after))
    for triple, group in groupby(heapq.merge(old, new), key=itemgetter(0)):
        signs = [sign for _, sign in group]
        if len(signs) == 1:
            yield f"{signs[0]} {' '.join(map(short, triple))} ."

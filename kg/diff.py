"""What changed from one graph to another: things that came together or apart, and triple by triple."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from kg.queries import Asks
from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple, iri
from kg.rdf.turtle import short

_BORNE = """
SELECT ?thing ?name ?document WHERE {
  ?thing kg:mentionedIn ?document ; skos:prefLabel|skos:altLabel ?name
}
"""


def regrouped(before: Asks, after: Asks) -> Iterator[str]:
    """Give a line for each thing that several became (merged), that became several (split), or that is called otherwise.

    A thing became another one where they share a name in one document. Things that came or went are told too.
    """
    old, new = _bearers(before), _bearers(after)
    became: defaultdict[str, set[str]] = defaultdict(set)
    come_of: defaultdict[str, set[str]] = defaultdict(set)
    for place, things in old.items():
        for one in things:
            for other in new.get(place, ()):
                if one.rpartition("/")[0] == other.rpartition("/")[0]:  # 某某 may be a firm and its product
                    became[one].add(other)
                    come_of[other].add(one)
    for other, ones in sorted(come_of.items()):
        if len(ones) > 1:
            yield f"merged\t{' + '.join(short(iri(one)) for one in sorted(ones))}\t{short(iri(other))}"
    for one, others in sorted(became.items()):
        if len(others) > 1:
            yield f"split\t{short(iri(one))}\t{' + '.join(short(iri(other)) for other in sorted(others))}"
    for one, others in sorted(became.items()):
        (other,) = others if len(others) == 1 else (one,)
        if other != one and len(come_of[other]) == 1:
            yield f"renamed\t{short(iri(one))}\t{short(iri(other))}"
    for one in sorted({thing for things in old.values() for thing in things} - became.keys()):
        yield f"went\t{short(iri(one))}"
    for one in sorted({thing for things in new.values() for thing in things} - come_of.keys()):
        yield f"came\t{short(iri(one))}"


def _bearers(store: Asks) -> dict[tuple[str, str], set[str]]:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for thing, name, document in store.query(_BORNE).rows:
        if thing is not None and name is not None and document is not None:
            found[name.text, document.text].add(thing.text)
    return found


def changes(before: Iterable[Triple], after: Iterable[Triple]) -> Iterator[str]:
    """Give a line for each triple that went (-) or came (+), in order; memory stays flat."""
    old = ((triple, "-") for triple in ordered(before))
    new = ((triple, "+") for triple in ordered(after))
    for triple, group in groupby(heapq.merge(old, new), key=itemgetter(0)):
        signs = [sign for _, sign in group]
        if len(signs) == 1:
            yield f"{signs[0]} {' '.join(map(short, triple))} ."

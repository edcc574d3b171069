"""What tells things of one name and type apart: a firm where there is one, or what one of them alone is tied to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain

from kg.iris import segments
from kg.view.choice import said
from kg.view.knowledge import Knowledge

_TELLING = ("worksFor", "founderOf", "developedBy", "subsidiaryOf", "versionOf", "basedOn")  # the most telling first

Ties = Callable[[str], Iterable[tuple[str, str]]]
"""Gives for a thing the relations (by local names) that tie it, each with the label of the other end."""


def apart(named: Mapping[str, tuple[str, str]], ties: Ties) -> dict[str, str]:
    """Give for each thing that bears the type and label of another what it is called beside them.

    `named` has type and label by IRI. Where resolution told namesakes apart, its word is taken: commands use it too.
    """
    bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, name in named.items():
        bearers[name].append(iri)
    return {
        iri: words
        for (_, label), group in bearers.items()
        if len(group) > 1
        for iri, words in _told(label, group, ties).items()
    }


def of_knowledge(known: Knowledge) -> dict[str, str]:
    """Give what tells the namesakes among these things apart."""
    tied: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    stated = ((r.subject, r.predicate.rpartition("#")[2], r.object) for r in known.relations if not r.literal)
    spoken = ((one, "about", other) for claim in known.claims for one, other in said(claim))
    for one, predicate, other in chain(stated, spoken):
        for end, beside in ((one, other), (other, one)):
            tied[end].append((predicate, known.things[beside].label))
    return apart({iri: (thing.type, thing.label) for iri, thing in known.things.items()}, lambda iri: tied[iri])


def _told(label: str, group: list[str], ties: Ties) -> dict[str, str]:
    beside = {iri: sorted(set(ties(iri)), key=_order) for iri in group}
    names = {iri: {name for _, name in found} for iri, found in beside.items()}
    told = {}
    for iri in group:
        end = segments(iri)[-1]
        given = end.removeprefix(f"{label}@")
        others = set().union(*(names[other] for other in group if other != iri))
        alone = (name for _, name in beside[iri] if name not in others)
        told[iri] = given if given != end else next(alone, end)
    return told


def _order(tie: tuple[str, str]) -> tuple[int, str, str]:
    predicate, name = tie
    return (_TELLING.index(predicate) if predicate in _TELLING else len(_TELLING), predicate, name)

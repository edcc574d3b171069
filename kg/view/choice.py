"""Which part of a knowledge base a page shows: everything, or what stands around one thing."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.view.knowledge import Claim, Knowledge, Thing
from kg.vocabulary import TOPIC, UNNAMED_SOURCE

LIMIT = 5000
"""Things that one page draws; of more, those with most ties are drawn and the page says how many are not."""

_AROUND = 150  # things around one: more can no longer be read at a glance
_STEPS = 2


def choose(known: Knowledge, around: Iterable[str] = ()) -> tuple[Knowledge, list[str], int]:
    """Give what a page shows, the things that it draws, and how many it had to leave out."""
    centre = list(around)
    ties = _ties(known)
    if centre:
        drawn = [iri for iri in _reach(centre, ties) if drawable(known.things[iri])]
        return _part(known, {*drawn, *centre}), sorted(drawn), 0
    every = [iri for iri, thing in known.things.items() if drawable(thing)]
    if len(every) <= LIMIT:
        return known, every, 0
    drawn = sorted(sorted(every, key=lambda iri: (-len(ties.get(iri, ())), iri))[:LIMIT])
    return _part(known, set(drawn)), drawn, len(every) - LIMIT


def drawable(thing: Thing) -> bool:
    """Say whether a thing is a node of the drawing; topics and unnamed sources are told of in words."""
    return thing.type not in {TOPIC, UNNAMED_SOURCE}


def said(claim: Claim) -> Iterator[tuple[str, str]]:
    """Tie each who makes a claim to each thing that it is about."""
    for speaker in claim.claimants:
        yield from ((speaker, target) for target in claim.about if target != speaker)


def _ties(known: Knowledge) -> dict[str, Counter[str]]:
    ties: defaultdict[str, Counter[str]] = defaultdict(Counter)
    pairs = [(r.subject, r.object) for r in known.relations if not r.literal]
    for one, other in (*pairs, *(pair for claim in known.claims for pair in said(claim))):
        ties[one][other] += 1
        ties[other][one] += 1
    return ties


def _reach(start: list[str], ties: dict[str, Counter[str]]) -> list[str]:
    """List what stands near, step by step, the strongest ties first, until the page is full."""
    reached = dict.fromkeys(start)
    ring = start
    for _ in range(_STEPS):
        strength: Counter[str] = Counter()
        for iri in ring:
            strength.update({other: n for other, n in ties.get(iri, {}).items() if other not in reached})
        ring = sorted(strength, key=lambda iri: (-strength[iri], iri))[: max(0, _AROUND - len(reached))]
        reached.update(dict.fromkeys(ring))
    return list(reached)


def _part(known: Knowledge, kept: set[str]) -> Knowledge:
    claims = tuple(c for c in known.claims if not kept.isdisjoint((*c.claimants, *c.about)))
    named = kept.union(*((*c.claimants, *c.about) for c in claims))
    relations = tuple(r for r in known.relations if r.subject in kept and (r.literal or r.object in kept))
    posts = tuple(p for p in known.posts if p.person in kept and p.organization in kept)
    told = {iri for relation in relations for iri in relation.evidence}
    told |= {iri for post in posts for iri in post.evidence}
    return dataclasses.replace(
        known,
        things={iri: thing for iri, thing in known.things.items() if iri in named},
        relations=relations,
        posts=posts,
        claims=claims,
        passages={iri: passage for iri, passage in known.passages.items() if iri in told},
    )

"""What a resolved thing is called, and its IRI: both by rules over its names, never by the order in which they came."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.iris import digest, thing
from kg.model import Entity
from kg.resolve.bundles import EMPLOYS, Bundle, bare
from kg.resolve.names import is_latin
from kg.text.folding import HAN, key, simplify, without_glosses


def entities(
    bundles: Sequence[Bundle], *, labels: Mapping[str, str], renamed: Mapping[int, str], canonical: frozenset[str]
) -> list[Entity]:
    """Make one entity of each bundle, in their order.

    `labels` gives the label of organisations by cluster id, which tells namesakes apart; `renamed` what people call
    the bundle of that number; `canonical` the names that the lexicon writes.
    """
    called = [renamed.get(n) or label(b, canonical) for n, b in enumerate(bundles)]
    kinds = [kind(b) for b in bundles]
    namesakes: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (type_, name) in enumerate(zip(kinds, called, strict=True)):
        namesakes[type_, key(name) or name].append(number)
    ids: dict[int, str] = {}
    for (type_, _), numbers in namesakes.items():
        for number, apart in zip(numbers, _apart([bundles[n] for n in numbers], labels), strict=True):
            ids[number] = thing(type_.casefold(), f"{called[number]}@{apart}" if apart else called[number])
    replaced = [_other_ids(b, ids[n]) for n, b in enumerate(bundles)]
    # an IRI that several things left behind, or that one still bears, replaces nothing
    claims = Counter(iri for iris in replaced for iri in iris) + Counter(ids.values())
    return [
        Entity(
            id=ids[n],
            type=kinds[n],
            label=called[n],
            names=_names(bundle, called[n]),
            replaces=tuple(sorted(iri for iri in replaced[n] if claims[iri] == 1)),
            documents=tuple(sorted(bundle.documents)),
        )
        for n, bundle in enumerate(bundles)
    ]


def label(bundle: Bundle, canonical: frozenset[str] = frozenset()) -> str:
    """Choose the name: one that the lexicon writes, the most frequent, a Chinese one, the longest, the smallest."""
    return min(bundle.names, key=lambda n: (n not in canonical, -bundle.names[n], is_latin(n), -len(n), n))


def kind(bundle: Bundle) -> str:
    """Choose the type: the most frequent; 某某 is a Company for most documents and an Organization for one."""
    counts: Counter[str] = Counter()
    for one in bundle.locals:
        counts[one.type] += one.count
    return min(counts, key=lambda t: (-counts[t], t))


def _apart(bundles: Sequence[Bundle], labels: Mapping[str, str]) -> list[str]:
    """Say what tells namesakes apart: their employer; of those without one, the first stays plain."""
    if len(bundles) == 1:
        return [""]
    marks = [_mark(bundle, labels) for bundle in bundles]
    double = Counter(marks)
    return [
        m if double[m] == 1 else "-".join(filter(None, (m, digest(*sorted(b.documents), length=8))))
        for m, b in zip(marks, bundles, strict=True)
    ]


def _mark(bundle: Bundle, labels: Mapping[str, str]) -> str:
    """Give the employer that most local entities name, as the graph calls it; the smallest of equals."""
    votes = Counter(labels.get(place, bare(place)) for place in bundle.employers)
    said = Counter(key(name) for one in bundle.locals for predicate, name in one.partners if predicate in EMPLOYS)
    return min(votes, key=lambda n: (-said[key(n)], n), default="")


def _other_ids(bundle: Bundle, own: str) -> set[str]:
    """List the IRIs that the names of a thing would have had alone."""
    return {thing(kind.casefold(), name) for kind, name in {(one.type, one.name) for one in bundle.locals}} - {own}


_blank = re.compile(f"(?<=[{HAN}]) (?=[{HAN}])")
"""A blank between two characters of a name, which is the setting of a page."""


def _names(bundle: Bundle, label_: str) -> tuple[str, ...]:
    """List all other names and spellings, traditional ones among them, without the glosses of a crawled page."""
    found = set(bundle.names)
    for one in bundle.locals:
        found.update((one.name, *(_blank.sub("", surface) for surface in one.surfaces)))
        for spelling in one.spellings:
            plain = _blank.sub("", without_glosses(spelling).strip())
            # a line break inside a spelling, or another width of the same letters, is no name of its own
            if plain and "\n" not in plain and simplify(plain) != plain:
                found.add(plain)
    return tuple(sorted(found - {label_, ""}))

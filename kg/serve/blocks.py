"""What the explorer is sent: parts of the graph in the same form as the data of a page, with what is drawn of them."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import groupby
from typing import Any

from kg.errors import NotFoundError
from kg.facts import Value as Term
from kg.ontology import Ontology
from kg.serve.catalogue import Catalogue, Told
from kg.store.graph import GraphStore
from kg.view.communities import leaders, pulls
from kg.view.content import content, ordered
from kg.view.knowledge import Knowledge, Value
from kg.view.layout import laid_out
from kg.vocabulary import (
    ABOUT,
    CLAIM,
    CLAIMANT,
    CONTRADICTS,
    DCTERMS_IS_REPLACED_BY,
    DCTERMS_ISSUED,
    DCTERMS_PUBLISHER,
    DCTERMS_TITLE,
    DOCUMENT,
    EVIDENCE,
    HAS_DOCUMENT,
    HAS_EVIDENCE,
    HAS_ORGANIZATION,
    HAS_PERSON,
    MENTIONED_IN,
    NAMESPACE,
    RDF_OBJECT,
    RDF_SUBJECT,
    RDF_TYPE,
    SKOS_ALT_LABEL,
    SKOS_PREF_LABEL,
    SUPPORTS,
    THINGS,
    TOPIC,
)

DRAWN = 1000
"""Things that are drawn at once; the rest is counted."""

_OVERVIEW = 24  # communities that are drawn of a graph too large to be drawn whole
_FEWEST = 8  # things that are drawn of each
_ITEMS = 400  # statements, and posts, that one answer brings of a thing
_CLAIMS = 120  # claims by a thing, and claims about it, that one answer brings; the rest is counted
_DOCUMENTS = 60  # the latest documents that the overview names
_PLACES = 200  # documents that one answer names for a thing
_FOREIGN = (
    "dcterms:title",
    "dcterms:issued",
    "dcterms:publisher",
    "dcterms:creator",
    "dcterms:source",
    "rdf:type",
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:broader",
)
_ENDS = (RDF_SUBJECT, RDF_OBJECT, HAS_PERSON, HAS_ORGANIZATION, CLAIMANT, ABOUT)
_WEIGHTS = {"relation": 1.0, "unsure": 0.6, "said": 0.35}
_Rows = dict[str, list[Value]]


class Blocks:
    """Answers about parts of one graph; everything comes from one finished build."""

    def __init__(self, store: GraphStore, catalogue: Catalogue, ontology: Ontology) -> None:
        self._store = store
        self._all = catalogue
        self._ontology = ontology

    def around(self, key: str, limit: int) -> dict[str, Any]:
        """Give what stands around a thing, claim, relation, post, document or community."""
        if key.startswith("community/"):
            return self._community(key, limit)
        iri = self._current(THINGS + key)
        if iri in self._all.number:
            return self._thing(iri, limit)
        rows = self._rows(iri)
        if not rows:
            raise NotFoundError(f"the graph holds nothing under {key}")
        if any(value.text == DOCUMENT for value in rows.get(RDF_TYPE, ())):
            return self._document(iri, limit)
        ends = [value.text for name in _ENDS for value in rows.get(name, ()) if value.text in self._all.number]
        drawn = self._all.strongest((self._all.number[end] for end in ends), min(limit, 30))
        return self._block([iri], ends, drawn, key)

    def between(self, one: str, other: str) -> dict[str, Any]:
        """Give all that ties two things."""
        a, b = (self._all.number.get(self._current(THINGS + key)) for key in (one, other))
        if a is None or b is None:
            raise NotFoundError(f"the graph holds no {one if a is None else other}")
        items = [self._all.items[n].iri for n in self._all.near[a].get(b, ())][:_ITEMS]
        ends = [self._all.iris[a], self._all.iris[b]]
        return self._block(items, ends, [n for n in (a, b) if self._all.drawable(n)], one)

    def ties(self, keys: Iterable[str]) -> list[list[Any]]:
        """Give the edges among things."""
        drawn = [self._all.number.get(THINGS + key) for key in keys]
        place = {one: i for i, one in enumerate(drawn) if one is not None}
        listed = list(place)
        return _written((place[listed[i]], place[listed[j]], items) for i, j, items in self._all.edges(listed))

    def found(self, numbers: Iterable[int]) -> list[dict[str, Any]]:
        """Give things as suggestions."""
        return [
            {
                "key": self._all.iris[one].removeprefix(THINGS),
                "type": _name(self._all.types[one]),
                "label": self._all.names[one][0],
                "names": list(self._all.names[one][1:6]),
                "apart": self._all.apart.get(self._all.iris[one], ""),
                "ties": self._all.weights[one],
            }
            for one in numbers
        ]

    @cached_property
    def overview(self) -> dict[str, Any]:
        """Give the whole graph as far as it can be drawn: of each community those with most ties."""
        every = [one for one in range(len(self._all.iris)) if self._all.drawable(one)]
        groups = self._leading() if len(every) > DRAWN else self._all.communities
        drawn = [one for group in groups for one in group][:DRAWN] if len(every) > DRAWN else every
        latest = sorted((i for i in self._all.items if i.kind == "said" and i.last), key=lambda i: i.last or "")[-30:]
        opposed = [iri for iri, _, _ in self._store.values(predicate=CONTRADICTS)][:20]
        topics = sorted(
            (one for one, kind in enumerate(self._all.types) if kind == TOPIC),
            key=lambda one: -len(self._all.near[one]),
        )[:24]
        place = {one: i for i, one in enumerate(drawn)}
        groups = [found for group in groups if (found := [place[one] for one in group if one in place])]
        block = self._block([*(item.iri for item in latest), *opposed], (), drawn, None, also=topics, groups=groups)
        counts: defaultdict[str, int] = defaultdict(int)
        for kind in self._all.types:
            counts[_name(kind)] += 1
        block["figures"] = {
            **counts,
            "relations": len(self._all.items) - self._all.claims,
            "claims": self._all.claims,
            "documents": self._all.documents,
        }
        issued = sorted((value.text, iri) for iri, _, value in self._store.values(predicate=DCTERMS_ISSUED))
        block["dates"] = _months(day for day, _ in issued)
        block["leftOut"] = len(every) - len(drawn)
        block["communities"] = [
            [f"community/{n}", len(group), self._labels(group)] for n, group in enumerate(self._all.communities[:40])
        ]
        block["latest"] = self._latest(issued)
        block["topics"] = [[self._all.iris[n].removeprefix(THINGS), len(self._all.near[n])] for n in topics]
        return block

    def terms(self) -> dict[str, list[str]]:
        """Give the labels of all terms in zh and en."""
        return {
            t.name: [self._ontology.label(t.iri, "zh"), self._ontology.label(t.iri, "en")] for t in self._ontology.terms
        }

    def vocabulary(self) -> list[list[str]]:
        """List the terms that a query may use, each with its labels in zh and en."""
        ours = [term for term in self._ontology.terms if term.iri.startswith(NAMESPACE)]
        rows = [[f"kg:{t.name}", self._ontology.label(t.iri, "zh"), self._ontology.label(t.iri, "en")] for t in ours]
        return rows + [[name, "", ""] for name in _FOREIGN]

    def replaced(self, key: str) -> str:
        """Give the key that stands now for one that was given up, or the same."""
        return self._current(THINGS + key).removeprefix(THINGS)

    def _latest(self, issued: list[tuple[str, str]]) -> list[list[str | None]]:
        """List the latest documents: key, title, day, publisher."""
        rows = ((iri, day, self._rows(iri)) for day, iri in reversed(issued[-_DOCUMENTS:]))
        found = []
        for iri, day, known in rows:
            title = min((value.text for value in known.get(DCTERMS_TITLE, ())), default=iri.rpartition("/")[2])
            publisher = min((v.text for v in known.get(DCTERMS_PUBLISHER, ()) if not v.is_iri), default=None)
            found.append([iri.removeprefix(THINGS), title, day, publisher])
        return found

    def _leading(self) -> list[list[int]]:
        """Choose the largest communities, and of each by its size what hangs together around the best tied."""
        groups = self._all.communities[:_OVERVIEW]
        total = sum(map(len, groups)) or 1
        return [self._core(group, max(_FEWEST, DRAWN * len(group) // total - 1)) for group in groups]

    def _core(self, group: list[int], room: int) -> list[int]:
        """Go out from the best tied thing of a group to the best tied that is tied to what is chosen already."""
        inside, weights = set(group), self._all.weights
        first = min(group, key=lambda one: (-weights[one], one))
        waiting, seen = [(-weights[first], first)], {first}
        chosen: list[int] = []
        while waiting and len(chosen) < room:
            _, one = heappop(waiting)
            chosen.append(one)
            for other in self._all.near[one].keys() & inside - seen:
                seen.add(other)
                heappush(waiting, (-weights[other], other))
        return chosen

    def _labels(self, group: list[int]) -> list[str]:
        return [self._all.names[one][0] for one in leaders(group, self._all.weights)]

    def _community(self, key: str, limit: int) -> dict[str, Any]:
        number = key.partition("/")[2]
        groups = self._all.communities
        if not number.isdecimal() or int(number) >= len(groups):
            raise NotFoundError(f"there is no {key}")
        group = groups[int(number)]
        drawn = sorted(group, key=lambda one: (-self._all.weights[one], one))[: max(limit, 150)]
        block = self._block((), (), drawn, None)
        block["community"] = {"key": key, "size": len(group), "names": self._labels(group)}
        return block

    def _thing(self, iri: str, limit: int) -> dict[str, Any]:
        one = self._all.number[iri]
        items = [self._all.items[n] for found in self._all.near[one].values() for n in found]
        values = [s for s, _, _ in self._store.values(predicate=RDF_SUBJECT, value=iri)]  # attributes too
        posts = [s for p in (HAS_PERSON, HAS_ORGANIZATION) for s, _, _ in self._store.values(predicate=p, value=iri)]
        recent = {item.iri: item.last or "" for item in items}
        said, about = (
            sorted({s for s, _, _ in self._store.values(predicate=p, value=iri)}, key=lambda c: (recent.get(c, ""), c))
            for p in (CLAIMANT, ABOUT)
        )
        claims = [*reversed(said[-_CLAIMS:]), *reversed(about[-_CLAIMS:])]
        stated = [item.iri for item in items if item.kind != "said"]
        listed = list(dict.fromkeys([*stated[:_ITEMS], *values[:_ITEMS], *posts[:_ITEMS], *claims]))
        key = iri.removeprefix(THINGS)
        if self._all.drawable(one):
            block = self._block(listed, (iri,), self._all.strongest((one,), limit), key)
        else:  # of a topic, who spoke of what, as far as the claims on it tell
            block = self._block(listed, (iri,), self._ends(claims, limit), key, only={*said, *about})
        block["totals"] = {"relations": len(set(stated)), "said": len(said), "about": len(about)}
        return block

    def _ends(self, claims: Iterable[str], limit: int) -> list[int]:
        """List the drawable things that claims are by and about, those of most claims first."""
        found: Counter[int] = Counter()
        for claim in claims:
            rows = self._rows(claim)
            ends = (self._all.number.get(v.text) for name in (CLAIMANT, ABOUT) for v in rows.get(name, ()))
            found.update(end for end in ends if end is not None and self._all.drawable(end))
        return sorted(found, key=lambda one: (-found[one], -self._all.weights[one], one))[:limit]

    def _document(self, iri: str, limit: int) -> dict[str, Any]:
        written = [s for s, _, _ in self._store.values(predicate=HAS_DOCUMENT, value=iri)]
        told = [s for one in written for s, _, _ in self._store.values(predicate=HAS_EVIDENCE, value=one)]
        everything = dict.fromkeys([*told, *written])
        items = list(everything)[: 2 * _ITEMS]
        named = {s for s, _, _ in self._store.values(predicate=MENTIONED_IN, value=iri)}
        named |= {v.text for one in items for name in _ENDS for v in self._rows(one).get(name, ())}
        drawn = sorted(self._all.number[one] for one in named if one in self._all.number)
        drawn = [one for one in drawn if self._all.drawable(one)][: max(limit, 300)]
        block = self._block(items, (iri,), drawn, iri.removeprefix(THINGS), only=everything)
        block["document"] = iri.removeprefix(THINGS)
        return block

    def _block(
        self,
        items: Iterable[str],
        centre: Iterable[str],
        drawn: list[int],
        key: str | None,
        *,
        also: Iterable[int] = (),
        groups: Sequence[Sequence[int]] = (),
        only: Container[str] | None = None,
    ) -> dict[str, Any]:
        """Collect the triples of items, of what they name and of what is drawn, and write them as a page does."""
        facts: dict[str, _Rows] = {one: self._rows(one) for one in dict.fromkeys((*centre, *items))}
        for one in list(facts):
            for name in (CONTRADICTS, SUPPORTS):
                for other in facts[one].get(name, ())[:50]:
                    facts.setdefault(other.text, self._rows(other.text))
        for rows in list(facts.values()):
            for name in (HAS_EVIDENCE, HAS_DOCUMENT, MENTIONED_IN):
                for other in rows.get(name, ())[:_PLACES]:
                    facts.setdefault(other.text, self._rows(other.text))
        for rows in list(facts.values()):
            for other in (*rows.get(HAS_DOCUMENT, ()), *rows.get(DCTERMS_PUBLISHER, ())):
                if other.text in self._all.number:  # a publisher, whose name alone is told
                    facts.setdefault(other.text, self._light(other.text))
                elif other.is_iri:
                    facts.setdefault(other.text, self._rows(other.text))
        ends = {v.text for rows in facts.values() for name in _ENDS for v in rows.get(name, ()) if v.is_iri}
        shown = [self._all.iris[one] for one in drawn]
        for one in (*ends, *shown, *(self._all.iris[n] for n in also)):
            if one in self._all.number:
                facts.setdefault(one, self._light(one))
        known = Knowledge.of({iri: rows for iri, rows in facts.items() if rows})
        return {**self._drawing(drawn, groups, only), **self._told(known, drawn, key)}

    def _drawing(
        self, drawn: list[int], groups: Sequence[Sequence[int]], only: Container[str] | None
    ) -> dict[str, Any]:
        edges = list(self._all.edges(drawn, only))
        sizes = {i: round(6 + 3.2 * math.sqrt(min(self._all.weights[one], 60)), 1) for i, one in enumerate(drawn)}
        pull = pulls(groups) if groups else lambda _, __: 1.0
        places = laid_out(
            sizes, ((i, j, max(_WEIGHTS[item.kind] for item, _ in items) * pull(i, j)) for i, j, items in edges)
        )
        tied = {end for i, j, _ in edges for end in (i, j)}
        nodes = [
            {"id": i, "size": sizes[i], "x": places[i][0], "y": places[i][1]}
            | ({} if i in tied else {"days": self._days(self._all.iris[one])})
            for i, one in enumerate(drawn)
        ]
        return {"network": {"nodes": nodes, "edges": _written(edges)}, "groups": groups}

    def _told(self, known: Knowledge, drawn: list[int], key: str | None) -> dict[str, Any]:
        shown = [self._all.iris[one] for one in drawn]
        order = ordered(known, shown)
        return {
            **content(known, shown, self._ontology, apart=self._all.apart),
            "ties": [self._all.weights[self._all.number[iri]] for iri in order],
            "centre": next((i for i, iri in enumerate(order) if iri == THINGS + (key or "")), None),
            "key": key,
        }

    def _days(self, iri: str) -> list[str]:
        """List when what names a thing was issued, of the one or other of each month."""
        places = [value.text for _, _, value in self._store.values(iri, MENTIONED_IN)][:_PLACES]
        days = (day.text for place in places for _, _, day in self._store.values(place, DCTERMS_ISSUED))
        return sorted({day[:7]: day for day in days}.values())

    def _rows(self, iri: str) -> _Rows:
        rows: defaultdict[str, list[Value]] = defaultdict(list)
        for _, predicate, value in self._store.values(iri):
            rows[predicate].append(_value(value))
        if any(value.text in {CLAIM, EVIDENCE} for value in rows.get(RDF_TYPE, ())):
            return rows
        if len(rows.get(MENTIONED_IN, ())) > _PLACES:
            rows[MENTIONED_IN] = sorted(rows[MENTIONED_IN])[:_PLACES]
        return rows

    def _light(self, iri: str) -> _Rows:
        """Give what a neighbour is called, without what is known of it."""
        rows: defaultdict[str, list[Value]] = defaultdict(list)
        for _, predicate, value in self._store.values(iri, RDF_TYPE):
            rows[predicate].append(_value(value))
        one = self._all.number[iri]
        rows[SKOS_PREF_LABEL].append(Value(self._all.names[one][0]))
        rows[SKOS_ALT_LABEL].extend(Value(name) for name in self._all.names[one][1:])
        return rows

    def _current(self, iri: str) -> str:
        if iri in self._all.number:
            return iri
        return next((v.text for _, _, v in self._store.values(iri, DCTERMS_IS_REPLACED_BY)), iri)


def _written(edges: Iterable[tuple[int, int, list[Told]]]) -> list[list[Any]]:
    return [
        [i, j, [[item.predicate, item.kind, item.first, item.last, n] for item, n in items]] for i, j, items in edges
    ]


def _months(days: Iterable[str]) -> list[tuple[str, str, int]]:
    """Sum up sorted days by month: the first, the last, and how many."""
    months = [list(found) for _, found in groupby(days, lambda day: day[:7])]
    return [(found[0], found[-1], len(found)) for found in months]


def _value(value: Term) -> Value:
    return Value(value.text, value.kind == "iri")


def _name(iri: str) -> str:
    return iri.rpartition("#")[2] or iri.rpartition("/")[2]

"""The graph as a networkx network: things are nodes, relations are edges that know their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, cast

import networkx as nx
import rdflib

from kg.ontology import core
from kg.queries import Asks
from kg.store.graph import GraphStore
from kg.view.choice import said
from kg.view.knowledge import Facts, Knowledge, Value
from kg.vocabulary import ABOUT, ASSERTED, TOPIC, UNNAMED_SOURCE


def network(source: Any, *, everything: bool = False) -> nx.MultiDiGraph:
    """Read a graph (of rdflib, or a store) into a network.

    A node is an IRI with `type`, `label`, `names`, `kinds`, `documents` and `attributes`; an edge has `predicate`,
    `modality` (local names), `evidence` (text, document, start, end), `first_seen`, `last_seen`, the stated `since` and
    `until`, and for posts `posts`. What the text denies, plans or rumours, topics, unnamed sources, and claims as edges
    `about` from who speaks to what it is about, come only with `everything`.
    """
    return of_knowledge(knowledge(source), everything=everything)


def knowledge(source: Any) -> Knowledge:
    """Read all that can be shown."""
    return Knowledge.of(facts(source), (t.iri for t in core().terms if t.kind == "property" and core().relation(t.iri)))


def facts(source: Any) -> Facts:
    """Group all triples by subject and predicate; blank nodes do not stand in our graphs and are left out."""
    grouped: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in _triples(source):
        grouped[subject][predicate].append(value)
    return grouped


def of_knowledge(known: Knowledge, *, everything: bool = False) -> nx.MultiDiGraph:
    """Make the network of what was read."""
    made = nx.MultiDiGraph()
    for thing in known.things.values():
        if everything or thing.type not in {TOPIC, UNNAMED_SOURCE}:
            made.add_node(
                thing.iri,
                type=_name(thing.type),
                label=thing.label,
                names=list(thing.names),
                kinds=[_name(kind) for kind in thing.kinds],
                documents=list(thing.documents),
                attributes={},
            )
    posts = defaultdict(list)
    for post in known.posts:
        posts[post.person, post.organization].append(
            {"title": post.title, "former": post.former, "since": post.since, "until": post.until}
        )
    for relation in known.relations:
        if not everything and relation.modality != ASSERTED:
            continue
        name = _name(relation.predicate)
        if relation.literal:
            made.nodes[relation.subject]["attributes"].setdefault(name, []).append(relation.object)
        elif relation.subject in made and relation.object in made:
            made.add_edge(
                relation.subject,
                relation.object,
                relation.iri or relation.predicate,
                predicate=name,
                modality=_name(relation.modality).casefold(),
                evidence=[_passage(known, iri) for iri in relation.evidence if iri in known.passages],
                first_seen=relation.first_seen,
                last_seen=relation.last_seen,
                since=relation.since,
                until=relation.until,
                **({"posts": posts[relation.subject, relation.object]} if name == "worksFor" else {}),
            )
    if everything:
        for claim in known.claims:
            for speaker, target in said(claim):
                made.add_edge(speaker, target, claim.iri, predicate=_name(ABOUT), modality="said")
    return made


def asking(source: Any) -> Asks:
    """Give what answers queries about a graph."""
    if not isinstance(source, rdflib.Graph):
        return cast("Asks", source)
    return GraphStore.of((s.n3(), p.n3(), o.n3()) for s, p, o in source.triples((None, None, None)))


def _passage(known: Knowledge, iri: str) -> dict[str, str | int]:
    found = known.passages[iri]
    return {"text": found.text, "document": found.document, "start": found.start, "end": found.end}


def _name(iri: str) -> str:
    return iri.rpartition("#")[2] or iri.rpartition("/")[2]


def _triples(source: Any) -> Iterator[tuple[str, str, Value]]:
    graph = source if isinstance(source, rdflib.Graph) else source.graph  # a store of ours: behind rdflib's interface
    rows = graph.quads() if isinstance(graph, rdflib.Dataset) else graph.triples((None, None, None))
    for row in rows:
        if isinstance(row[0], rdflib.URIRef) and not isinstance(row[2], rdflib.BNode):
            language = (row[2].language or "") if isinstance(row[2], rdflib.Literal) else ""
            yield str(row[0]), str(row[1]), Value(str(row[2]), isinstance(row[2], rdflib.URIRef), language)

from __future__ import annotations

import random
from pathlib import Path

import pytest
import rdflib

from kg.errors import QueryError, StoreError
from kg.facts import Value
from kg.iris import thing
from kg.store.graph import GraphStore, write, write_triples
from kg.vocabulary import NAMESPACE, RDF_TYPE
from tests.graphs import facts, resolution, triples

KG = rdflib.Namespace(NAMESPACE)


@pytest.fixture
def store(tmp_path: Path) -> GraphStore:
    write(resolution().entities.values(), [facts()], store=tmp_path / "store", turtle=tmp_path / "graph.ttl")
    return GraphStore.open(tmp_path / "store")


def test_counts_and_both_forms_hold_the_same(tmp_path: Path) -> None:
    counts = write(resolution().entities.values(), [facts()], store=tmp_path / "store", turtle=tmp_path / "graph.ttl")
    assert counts["Person"] == 2
    assert counts["Company"] == counts["Organization"] == 2
    assert counts["Claim"] == 3
    with GraphStore.open(tmp_path / "store") as opened:
        assert len(opened) == counts["triples"]
        assert set(rdflib.Graph().parse(tmp_path / "graph.ttl")) == set(opened.graph)


def test_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    files = []
    for seed in range(2):
        rows = triples()
        random.Random(seed).shuffle(rows)
        files.append(tmp_path / f"{seed}.ttl")
        write_triples(rows, store=tmp_path / f"store{seed}", turtle=files[-1])
    assert files[0].read_bytes() == files[1].read_bytes()


def test_asking(store: GraphStore) -> None:
    answer = store.query("SELECT ?label { ?p kg:worksFor ?o . ?p skos:prefLabel ?label } ORDER BY ?label").kept()
    assert answer.rows == (
        (Value("literal", "祝云舒", language="zh-Hans"),),
        (Value("literal", "裴若川", language="zh-Hans"),),
    )
    assert store.query("ASK { ?s kg:modality kg:Rumoured }").truth
    built = store.query("CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person }")
    assert built.kind == "triples"
    assert len(list(built.rows)) == 2
    assert len(list(store.triples(None, RDF_TYPE, NAMESPACE + "Person"))) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n ?s foo:b ?o }", "line 2, column 10: the prefix foo: is not declared"),
        ("SELECT *\n{ ?s ?p", "line 2.*ends too early"),
        ("SELECT * { ?s ?p ?o } GARBAGE", "line 1, column 23: this cannot stand here: GARBAGE"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is an update"),
    ],
)
def test_wrong_queries(store: GraphStore, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        store.query(text)


def test_rdflib_sees_the_same_and_cannot_change_it(store: GraphStore) -> None:
    graph = store.graph
    assert len(graph) == len(store)
    person = rdflib.URIRef(thing("person", "祝云舒"))
    assert isinstance(graph.value(person, rdflib.SKOS.prefLabel), rdflib.Literal)
    assert (person, rdflib.RDF.type, KG.Person) in graph
    assert not list(graph.triples((rdflib.Literal("x"), None, None)))
    assert len(graph.query("SELECT ?p { ?p a kg:Person }")) == 2
    assert len(graph.query("SELECT ?t { ?p a ?t }", initBindings={"p": person})) == 1
    with pytest.raises(StoreError, match="read-only"):
        graph.add((person, rdflib.RDF.type, KG.Model))
    with pytest.raises(StoreError, match="read-only"):
        graph.remove((person, None, None))
    with pytest.raises(StoreError, match="read-only"):
        graph.update("DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://localhost> {} }")


def test_what_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        GraphStore.open(tmp_path / "none")
    (tmp_path / "x").write_text("x")
    with pytest.raises(StoreError, match="not empty"):
        write_triples([], store=tmp_path, turtle=tmp_path / "graph.ttl")

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.check import check, file, spans
from kg.config import shipped
from kg.facts import Finding
from kg.rdf.shapes import compiled, validated
from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple, iri, literal
from kg.rdf.turtle import turtle
from kg.store.graph import GraphStore
from kg.vocabulary import (
    ABOUT,
    CLAIMANT,
    END,
    FORMER,
    HAS_EVIDENCE,
    MODALITY,
    NAMESPACE,
    QUOTATION,
    RDF_TYPE,
    SHA256,
    SKOS_ALT_LABEL,
    SKOS_PREF_LABEL,
    START,
    STATED_ON,
    TEXT,
    THINGS,
    WORKS_FOR,
    XSD_INTEGER,
)
from tests import graphs

SHAPES = shipped("ontology") / "shapes.ttl"


def without(predicate: str) -> list[Triple]:
    return [t for t in graphs.triples() if t[1] != iri(predicate)]


def instead(predicate: str, value: str) -> list[Triple]:
    return [(s, p, value if p == iri(predicate) else o) for s, p, o in graphs.triples()]


def twice(predicate: str, value: str) -> list[Triple]:
    return [*graphs.triples(), *((s, p, value) for s, p, _ in graphs.triples() if p == iri(predicate))]


def number(value: int) -> str:
    return literal(str(value), datatype=XSD_INTEGER)


def test_a_sound_graph() -> None:
    assert check(graphs.store(), graphs.text_of) == []


FAULTS: list[tuple[str, list[Triple]]] = [
    ("minCount", without(CLAIMANT)),
    ("minCount", without(HAS_EVIDENCE)),
    ("maxCount", twice(SKOS_PREF_LABEL, literal("又"))),
    ("maxCount", twice(TEXT, literal("又"))),
    ("datatype", instead(FORMER, literal("yes"))),
    ("datatype", instead(START, literal("0"))),
    ("in", instead(MODALITY, iri(NAMESPACE + "Direct"))),
    ("in", instead(QUOTATION, iri(NAMESPACE + "Asserted"))),
    ("pattern", instead(SHA256, literal("xyz"))),
    ("minLength", instead(TEXT, literal(""))),
    ("minInclusive", instead(START, number(-1))),
    ("lessThan", instead(END, number(0))),
    ("or", instead(STATED_ON, literal("昨天"))),
    ("or", instead(ABOUT, iri("https://example.org/nothing"))),
    ("class", instead(WORKS_FOR, iri("https://example.org/nothing"))),
]


@pytest.mark.parametrize(("rule", "rows"), FAULTS)
def test_shapes_find_it_and_both_engines_agree(rule: str, rows: list[Triple]) -> None:
    broken = GraphStore.of(rows)
    found = compiled(broken.query, SHAPES)
    assert rule in {finding.rule for finding in found}
    assert found == validated(broken.graph, SHAPES)


def _rules(rows: list[Triple], text_of: Callable[[str], str | None] = graphs.text_of) -> set[tuple[str, str]]:
    return {(f.rule, f.message) for f in check(GraphStore.of(rows), text_of)}


def test_a_broken_span_is_found() -> None:
    rows = [
        (s, p, number(1) if p == iri(START) and "/claim/" in s and o == number(0) else o)
        for s, p, o in graphs.triples()
    ]
    shifted = [(s, p, literal("别的字") if p == iri(TEXT) and "/evidence/" in s else o) for s, p, o in rows]
    found = list(spans(GraphStore.of(shifted), graphs.text_of))
    assert len(found) == len(graphs.facts().evidence)
    assert all(isinstance(f, Finding) and "is not what the document has at 文档/1" in f.message for f in found)


def test_a_document_that_is_gone() -> None:
    found = list(spans(graphs.store(), lambda _: None))
    assert len(found) == len(graphs.facts().evidence) + len(graphs.facts().claims)


def test_the_file_is_what_the_store_holds(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    assert [f.message for f in file(graphs.store(), path)] == [
        "it is not there; `kg export --format turtle` writes it anew"
    ]
    rows = [*graphs.triples(), (iri(THINGS + "person/祝云舒"), iri(SKOS_ALT_LABEL), literal("一行\u2028两\x85段"))]
    held = GraphStore.of(rows)
    text = "".join(turtle(ordered(rows)))
    path.write_text(text, encoding="utf-8", newline="\n")
    assert list(file(held, path)) == []
    path.write_text(text.replace("祝云舒", "祝云书", 1), encoding="utf-8", newline="\n")
    (found,) = file(held, path)
    line = text[: text.index("祝云舒")].count("\n") + 1
    assert (found.rule, found.node) == ("file", f"graph.ttl:{line}")
    assert "祝云书" in found.message
    assert "the store has" in found.message
    path.write_text(text.rpartition("\n\n")[0] + "\n", encoding="utf-8", newline="\n")
    (found,) = file(held, path)
    assert "it is not what the store holds: nothing, the store has" in found.message


def test_unknown_and_misused_terms() -> None:
    person, model = (
        iri("https://w3id.org/industry-kg/id/person/祝云舒"),
        iri("https://w3id.org/industry-kg/id/model/星槎"),
    )
    rows = [
        *graphs.triples(),
        (person, iri(RDF_TYPE), iri(NAMESPACE + "Persn")),
        (person, iri(NAMESPACE + "knows"), model),
        (model, iri(WORKS_FOR), iri("https://w3id.org/industry-kg/id/company/岑芯半导体")),
    ]
    found = _rules(rows)
    assert ("ontology", "the ontology has no such class") in found
    assert ("ontology", "the ontology has no such property") in found
    assert ("ontology", "kg:worksFor stands against its domain") in found
    assert ("statement", "kg:worksFor has no asserted statement behind it") in found

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import shipped
from kg.errors import OntologyError
from kg.ontology import Ontology, core
from kg.vocabulary import NAMESPACE, WORKS_FOR

RELATIONS = {
    "worksFor": ("Person", "Company"),
    "founderOf": ("Person", "Organization"),
    "developedBy": ("Model", "Organization"),
    "basedOn": ("Model", "Product"),
    "versionOf": ("Product", "Product"),
    "integrates": ("Company", "Model"),
    "subsidiaryOf": ("Company", "Company"),
    "partnersWith": ("Organization", "Company"),
    "acquires": ("Company", "Company"),
    "investsIn": ("Person", "Company"),
    "competesWith": ("Model", "Model"),
}


def test_every_term_is_explained_in_both_languages_and_aligned() -> None:
    for term in core().terms:
        assert set(term.labels) == set(term.comments) == {"zh", "en"}, term.name
        if term.kind != "individual":
            assert any(not parent.startswith(NAMESPACE) for parent in core().ancestors(term.iri)), term.name
        if term.kind == "property":
            assert term.domain, term.name
            assert term.range, term.name


def test_relations() -> None:
    assert {t.name for t in core().terms if core().relation(t.iri)} == set(RELATIONS)
    for predicate, (subject, value) in RELATIONS.items():
        assert core().allows(subject, predicate, value)
    assert not core().allows("Company", "worksFor", "Company")
    assert not core().allows("Person", "worksFor", "Model")
    assert core().allows("Model", "parameterCount")
    assert not core().allows("Person", "parameterCount")


def test_meaning() -> None:
    ontology = core()
    assert ontology.iri("worksFor") == WORKS_FOR
    assert ontology.is_a("Company", "Organization")
    assert ontology.is_a("Company", "https://schema.org/Organization")
    assert not ontology.is_a("Organization", "Company")
    assert {t.name for t in ontology.terms if t.symmetric} == {"partnersWith", "competesWith"}
    assert ontology.label("worksFor") == "任职于"
    assert ontology.label(WORKS_FOR, "en") == "works for"


def test_an_unknown_term_shows_the_nearest() -> None:
    with pytest.raises(OntologyError, match="did you mean worksFor"):
        core().iri("workFor")
    with pytest.raises(OntologyError, match="a property of the ontology where a class"):
        core().entity_type("worksFor")
    with pytest.raises(OntologyError, match="did you mean"):
        core().iri(NAMESPACE + "persons")


def test_packs_add_terms_of_their_own() -> None:
    ontology = Ontology.read([shipped("ontology") / name for name in ("core.ttl", "ai.ttl")])
    assert ontology.is_a("LanguageModel", "Model")
    assert ontology.allows("LanguageModel", "developedBy", "Company")


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("kg:x a .", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"bad\.ttl"):
        Ontology.read([path])

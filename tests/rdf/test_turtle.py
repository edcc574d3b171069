from __future__ import annotations

import random

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.rdf.sorting import by_subject, ordered, sorted_rows, subjects
from kg.rdf.triples import Triple, date, iri, label, literal
from kg.rdf.turtle import turtle
from kg.vocabulary import FIRST_SEEN, FORMER, LAST_SEEN, RDF_TYPE, XSD_BOOLEAN, XSD_INTEGER
from tests.graphs import triples

_words = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"))
_local = st.text(alphabet="ab.-_/#%:,中文é0", max_size=6)
_iris = st.builds(
    lambda kind, local: iri(f"https://w3id.org/industry-kg/{kind}{local}"),
    st.sampled_from(["id/person/", "ontology#", "id/x/", "id/document/"]),
    _local,
)
_literals = st.one_of(
    st.builds(literal, _words),
    st.builds(lambda text: literal(text, language="zh-Hans"), _words),
    st.builds(lambda number: literal(str(number), datatype=XSD_INTEGER), st.integers(-(10**9), 10**9)),
    st.sampled_from([literal(t, datatype=XSD_BOOLEAN) for t in ("true", "false")]),
    st.sampled_from([date(t) for t in ("2024", "2024-08", "2024-08-02", "去年")]),
)
_graphs = st.lists(st.tuples(_iris, _iris, st.one_of(_iris, _literals)), max_size=12)
_special = st.sampled_from([iri(p) for p in (RDF_TYPE, FIRST_SEEN, LAST_SEEN, FORMER)])
_of_few = st.tuples(
    st.sampled_from([iri(f"https://w3id.org/industry-kg/id/{name}") for name in ("a", "a-b", "b")]),
    st.one_of(_special, _iris),
    st.one_of(_iris, _literals),
)


def _oxigraph(text: str, form: ox.RdfFormat) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(text.encode(), format=form)}


def _ntriples(rows: list[Triple]) -> str:
    return "".join(f"{s} {p} {o} .\n" for s, p, o in rows)


@given(_graphs)
@settings(max_examples=60, deadline=None)
def test_what_is_written_reads_the_same(rows: list[Triple]) -> None:
    kept = list(sorted_rows(rows))
    written = "".join(turtle((s, p, o) for s, p, o in kept))
    plain = _ntriples(rows)
    assert _oxigraph(written, ox.RdfFormat.TURTLE) == _oxigraph(plain, ox.RdfFormat.N_TRIPLES)
    read = rdflib.Graph().parse(data=written.encode(), format="turtle")
    given_ = rdflib.Graph().parse(data=plain.encode(), format="nt")
    assert set(read) == set(given_)


def test_shuffled_triples_give_the_same_bytes() -> None:
    rows = triples()
    first = "".join(turtle(ordered(rows)))
    for seed in range(3):
        shuffled = [*rows, *rows[:10]]
        random.Random(seed).shuffle(shuffled)
        assert "".join(turtle(ordered(shuffled))) == first
        assert "".join(turtle(ordered(shuffled, run=7))) == first, "runs on disk change nothing"


@given(st.lists(_of_few, max_size=20), st.sampled_from([2, 100]))
@settings(max_examples=100, deadline=None)
def test_lines_give_the_subjects_that_triples_give(rows: list[Triple], run: int) -> None:
    assert list(subjects(map("\t".join, rows), run=run)) == list(by_subject(ordered(rows)))


def test_dates_and_former_are_reduced() -> None:
    node = iri("https://example.org/s")
    rows = [
        *((node, iri(p), date(d)) for p in (FIRST_SEEN, LAST_SEEN) for d in ("2024-08", "2023", "2024-08-02")),
        *((node, iri(FORMER), literal(t, datatype=XSD_BOOLEAN)) for t in ("false", "true")),
    ]
    assert {p: o for _, p, o in ordered(rows)} == {
        iri(FIRST_SEEN): date("2023"),
        iri(LAST_SEEN): date("2024-08-02"),
        iri(FORMER): literal("true", datatype=XSD_BOOLEAN),
    }


def test_terms() -> None:
    assert iri("https://e.org/a b<\\") == "<https://e.org/a%20b%3C%5C>"
    assert literal('"\\\n\r\t\x00\x1b\u2028\ud800') == '"\\"\\\\\\n\\r\\t\\u0000\\u001B\\u2028\ufffd"'
    assert label("阿里云") == '"阿里云"@zh-Hans'
    assert label("阿里雲") == '"阿里雲"@zh-Hant'
    assert label("OpenAI") == '"OpenAI"'
    assert date("2024-13") == '"2024-13"'


def test_readable() -> None:
    text = "".join(turtle(ordered(triples())))
    assert "person:祝云舒 a kg:Person ;" in text
    assert "kg:start 0 ;" in text
    assert "company:霁川 dcterms:isReplacedBy company:霁川智能 ." in text
    assert "@base" not in text

from __future__ import annotations

import time

import pytest

from kg.errors import QueryError
from kg.rdf.guard import guard

ALLOWED = [
    "SELECT * { ?service ?p 'SERVICE' } # SERVICE",
    'PREFIX insert: <http://e.org/SERVICE> SELECT * { ?s insert:delete """SERVICE " {{{ """ }',
    "ASK {" * 1 + " ?s ?p ?o }",
    "SELECT * " + "{" * 60 + "}" * 60,
    "SELECT * { VALUES ?x { " + "1.5 " * 3000 + "} }",
]
REFUSED = [
    ("SELECT * {\n  SERVICE <http://localhost/> {} }", "line 2, column 3: SERVICE is refused"),
    ("SELECT * { ?s ?p 1service silent ?x {} }", "SERVICE is refused"),
    ("SELECT * { ?s ?p trueSERVICE<http://e.org/>{} }", "SERVICE is refused"),
    ("SELECT * { S\\u0045RVICE <http://e.org/> {} }", "SERVICE is refused"),
    ("PREFIX a: <http://a> INSERT DATA { a:b a:c 1 }", "INSERT is an update"),
    ("# SELECT\nload <http://e.org/>", "line 2, column 1: LOAD is an update"),
    ("SELECT * " + "{" * 65 + "}" * 65, "nest deeper than 64"),
    ("SELECT * {" + " UNION ".join(["{}"] * 2000) + "}", "operators"),
    ("SELECT * {" + "?s ?p ?o ." * 2000 + "}", "operators"),
    ("#" + "x" * 1_000_000, "characters"),
]


@pytest.mark.parametrize("text", ALLOWED)
def test_allowed(text: str) -> None:
    guard(text)


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_refused(text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        guard(text)


@pytest.mark.parametrize("piece", ['"', "'''", "<", "a:", "\\", "?x", "#\n"])
def test_linear(piece: str) -> None:
    start = time.perf_counter()
    guard("SELECT * {} " + piece * (300_000 // len(piece)))
    assert time.perf_counter() - start < 5

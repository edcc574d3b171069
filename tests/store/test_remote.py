"""A store elsewhere, spoken to over HTTP: what it holds afterwards, what it answers, and how it refuses."""

from __future__ import annotations

import base64
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import EndpointError, QueryError, UsageError
from kg.export import export_to
from kg.facts import Value
from kg.queries import run
from kg.store.remote import Remote
from tests import graphs
from tests.elsewhere import Store, serving


@pytest.fixture
def elsewhere() -> Iterator[Store]:
    with serving() as store:
        yield store


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    return export_to(graphs.store(), "turtle", tmp_path / "graph.ttl")[0]


def lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[str]:
    return sorted(f"{q.subject} {q.predicate} {q.object}" for q in store.quads_for_pattern(None, None, None, graph))


def given() -> list[str]:
    small = ox.Store()
    small.load("".join(f"{s} {p} {o} .\n" for s, p, o in graphs.triples()).encode(), format=ox.RdfFormat.N_TRIPLES)
    return lines(small, ox.DefaultGraph())


def test_the_default_graph_holds_it_afterwards_and_nothing_else(elsewhere: Store, turtle: Path) -> None:
    elsewhere.data.load(b"<urn:old> <urn:old> <urn:old> .", format=ox.RdfFormat.N_TRIPLES)
    Remote(url=elsewhere.url).put(turtle, "turtle")
    assert lines(elsewhere.data, ox.DefaultGraph()) == given()
    assert elsewhere.seen == [("PUT", "/store?default")]


def test_a_graph_is_named_and_the_address_keeps_its_own_parameters(elsewhere: Store, tmp_path: Path) -> None:
    (file,) = export_to(graphs.store(), "ntriples", tmp_path / "graph.nt")
    Remote(url=f"{elsewhere.url}?key=1").put(file, "ntriples", graph="urn:图谱?x=1&y")
    assert lines(elsewhere.data, ox.NamedNode("urn:图谱?x=1&y")) == given()
    assert lines(elsewhere.data, ox.DefaultGraph()) == []
    assert elsewhere.seen[0][1].startswith("/store?key=1&graph=")


def test_questions_get_the_same_answers_as_here(elsewhere: Store, turtle: Path) -> None:
    remote = Remote(url=elsewhere.url)
    remote.put(turtle, "turtle")
    with closing(graphs.store()) as here:
        for name in ("posts", "claims-by"):
            there = run(remote, name, {"name": "祝云舒"}).kept()
            same = run(here, name, {"name": "祝云舒"}).kept()
            assert (there.variables, there.rows) == (same.variables, same.rows)
            assert there.rows
        asked = "CONSTRUCT { ?s kg:developedBy ?o } WHERE { ?s kg:developedBy ?o }"
        assert remote.query(asked).kept() == here.query(asked).kept()
    assert remote.query("ASK { ?s a kg:Person }").truth
    assert not remote.query("ASK { ?s a kg:Nobody }").truth
    (row,) = remote.query('PREFIX kg: <urn:mine#> SELECT ("a"@zh-Hans AS ?x) (kg:y AS ?y) {}').rows
    assert row == (Value("literal", "a", language="zh-Hans"), Value("iri", "urn:mine#y"))


@pytest.mark.parametrize(
    ("credentials", "header"),
    [
        ({"token": "ab12"}, "Bearer ab12"),
        ({"user": "林:a:b"}, f"Basic {base64.b64encode('林:a:b'.encode()).decode()}"),
    ],
)
def test_credentials_are_shown(elsewhere: Store, turtle: Path, credentials: dict[str, str], header: str) -> None:
    elsewhere.authorization = header
    remote = Remote(url=elsewhere.url, **credentials)
    remote.put(turtle, "turtle")
    assert remote.query("ASK { ?s ?p ?o }").truth
    assert "ab12" not in repr(remote)
    with pytest.raises(EndpointError, match=r"refuses \(401 Unauthorized: who is it\?\); give --token"):
        Remote(url=elsewhere.url).query("ASK {}")


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (403, "ask its owner"),
        (404, "check the address"),
        (405, "takes no graphs"),
        (413, "N-Quads in bulk"),
        (415, "--format ntriples"),
        (418, "check the address"),
        (501, "N-Quads in bulk"),
        (503, "see its log"),
    ],
)
def test_a_refusal_is_told_with_what_the_store_says(elsewhere: Store, turtle: Path, status: int, remedy: str) -> None:
    elsewhere.refuse = (status, "not\n today")
    with pytest.raises(EndpointError, match=rf"refuses \({status} .*: not today\); .*{remedy}"):
        Remote(url=elsewhere.url).put(turtle, "turtle")
    assert len(elsewhere.seen) == 1  # nothing is tried twice


def test_what_is_refused_before_it_is_read_is_told_too(elsewhere: Store, tmp_path: Path) -> None:
    elsewhere.hasty = True
    file = tmp_path / "large.nt"
    file.write_bytes(b"<urn:a> <urn:b> <urn:c> .\n" * 400_000)
    with pytest.raises(EndpointError, match=r"refuses \(413 .*: so much\?\); load N-Quads in bulk"):
        Remote(url=elsewhere.url).put(file, "ntriples")


def test_a_redirect_is_told_and_not_followed(elsewhere: Store, turtle: Path) -> None:
    elsewhere.onward = "http://127.0.0.1:1/other"
    with pytest.raises(EndpointError, match=r"leads to http://127\.0\.0\.1:1/other; give that address"):
        Remote(url=elsewhere.url).put(turtle, "turtle")


def test_what_is_no_endpoint_is_told(elsewhere: Store) -> None:
    elsewhere.answers = "<html>Welcome</html>"
    with pytest.raises(EndpointError, match="answers with text/html, which is no answer to SPARQL"):
        Remote(url=elsewhere.url).query("ASK {}")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/sparql"
        with pytest.raises(EndpointError, match=r"cannot be reached \(.*refused.*\); check the address"):
            Remote(url=address).query("ASK {}")


def test_a_wrong_query_is_told_as_the_endpoint_tells_it(elsewhere: Store) -> None:
    with pytest.raises(EndpointError, match=r"refuses \(400 Bad Request: .*expected"):
        Remote(url=elsewhere.url).query("SELECT ?x WHERE { ?x }")


@pytest.mark.parametrize("text", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x> { ?s ?p ?o } }"])
def test_nothing_that_changes_or_calls_is_sent(elsewhere: Store, text: str) -> None:
    with pytest.raises(QueryError):
        Remote(url=elsewhere.url).query(text)
    assert elsewhere.seen == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "localhost:3030"},
        {"url": "file:///x"},
        {"url": "http://x", "user": "me"},
        {"url": "http://x", "user": "a:b", "token": "t"},
    ],
)
def test_wrong_use(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        Remote(**wrong)

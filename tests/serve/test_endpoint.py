"""The endpoint beyond the W3C's tests: forms, limits told, strangers kept out, real clients."""

from __future__ import annotations

import base64
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from kg.serve.limits import Limits
from tests.serve.server import Server, folder_of, running

MANY = "".join(f"<http://e/{i}> <http://p/{i % 7}> <http://e/{i * 7 % 400}> .\n" for i in range(400)).encode()
ROWS = "SELECT * { ?s ?p ?o } ORDER BY ?s ?o"
SECRET = "a secret"  # noqa: S105 - of this test alone
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = (
    "SELECT * { VALUES ?a { 'aaaaaaaaaaaaaaaa' } "
    + " ".join(
        f"BIND(CONCAT(?{'abcdefghijklmnopqrstuvwxyz'[i]}, ?{'abcdefghijklmnopqrstuvwxyz'[i]}) AS ?{'abcdefghijklmnopqrstuvwxyz'[i + 1]})"
        for i in range(25)
    )
    + " BIND(CONCAT(?z, ?z, ?z, ?z, ?z, ?z, ?z, ?z) AS ?big) BIND(CONCAT(?big, ?big) AS ?bigger) }"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    limits = Limits(seconds=4.0, rows=300, workers=2, kills=1000, memory=300_000_000)
    with running(folder_of(tmp_path_factory.mktemp("many"), MANY), limits=limits, cors=True) as one:
        yield one


def query(text: str) -> str:
    return f"/sparql?query={quote(text)}"


@pytest.mark.parametrize(
    ("text", "accept", "kind"),
    [
        ("ASK {}", "*/*", "application/sparql-results+json"),
        ("ASK {}", "application/json", "application/sparql-results+json"),
        ("SELECT * {}", "text/csv;q=0.4, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("SELECT * {}", "text/html, text/tab-separated-values;q=0.1", "text/tab-separated-values"),
        (
            "SELECT * {}",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/sparql-results+xml",
        ),
        ("DESCRIBE <http://e/1>", "", "text/turtle"),
        ("DESCRIBE <http://e/1>", "application/ld+json", "application/ld+json"),
        ("DESCRIBE <http://e/1>", "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE <http://e/1>", "application/n-triples", "application/n-triples"),
    ],
)
def test_forms_follow_the_accept_header(server: Server, text: str, accept: str, kind: str) -> None:
    got = server.ask(query(text), headers={"Accept": accept})
    assert got.status == 200
    assert got.headers["content-type"].partition(";")[0] == kind
    assert got.headers["vary"] == "Accept"


@pytest.mark.parametrize("form", ["text/turtle", "application/ld+json", "application/rdf+xml", "application/n-triples"])
def test_graphs_come_back_whole(server: Server, form: str) -> None:
    got = server.ask(query("CONSTRUCT { ?s skos:related ?o } { ?s <http://p/1> ?o }"), headers={"Accept": form})
    assert len(list(ox.parse(got.body, format=ox.RdfFormat.from_media_type(form)))) == 57


def test_what_no_form_fits_is_refused(server: Server) -> None:
    assert server.ask(query("ASK {}"), headers={"Accept": "image/png"}).status == 406
    assert server.ask(query("DESCRIBE <http://e/1>"), headers={"Accept": "text/csv"}).status == 406


def test_a_cut_answer_says_so(server: Server) -> None:
    got = server.ask(query(ROWS))
    assert got.headers["x-kg-truncated"] == "rows=300"
    assert len(got.json["results"]["bindings"]) == 300
    assert got.json["head"]["link"] == [f"{server.url}/sparql#truncated-rows=300"]
    assert "<link href=" in server.ask(query(ROWS), headers={"Accept": "application/sparql-results+xml"}).text
    turtle = server.ask(query("CONSTRUCT WHERE { ?s ?p ?o }"))
    assert turtle.text.startswith("# truncated: rows=300\n")
    assert "x-kg-truncated" not in server.ask(query(ROWS + " LIMIT 300")).headers


@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("SELECT * { ?s ?p }", 400, "line 1, column 19"),
        ("SELECT * {\n  SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 400, "line 2, column 3: SERVICE"),
        ("select * { sErViCe\tsilent ?x { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> {} }", 400, "SERVICE"),
        ("LOAD <http://127.0.0.1:9/>", 400, "LOAD is an update"),
        ("DELETE WHERE { ?s ?p ?o }", 400, "DELETE is an update"),
        ("SELECT * " + "{" * 100_000 + "}" * 100_000, 400, "nest deeper"),
        ("SELECT * { ?s " + "(" * 5000 + "<p>" + ")" * 5000 + " ?o }", 400, "nest deeper"),
        ("ASK { ?s ?p ?o " + "FILTER(1=1) " * 5000 + "}", 400, "operators"),
        ("ASK { " + "OPTIONAL { ?s ?p ?o } " * 3000 + "}", 400, "operators"),
        ("ASK { FILTER(" + "!" * 20_000 + "true) }", 400, "operators"),
    ],
)
def test_what_may_not_be_asked_is_refused(server: Server, text: str, status: int, says: str) -> None:
    got = server.ask("/sparql", "POST", text.encode(), {"Content-Type": "application/sparql-query"})
    assert got.status == status
    assert says in got.text
    assert got.headers["content-type"].startswith("text/plain")
    assert server.ask(query("ASK {}")).json["boolean"] is True


@pytest.mark.parametrize("shape", ["{", "(", "!", "- ", "+ 1 ", "FILTER NOT EXISTS {", "|| 1 "])
@pytest.mark.parametrize("depth", [60, 900])
def test_whatever_the_guard_lets_through_does_not_kill(server: Server, shape: str, depth: int) -> None:
    ends = {"{": "}", "(": ")", "FILTER NOT EXISTS {": "}"}
    if shape.endswith("{"):
        text = "ASK { " + shape * depth + ends[shape] * depth + " }"
    else:
        inside = shape * depth + "1" if shape in {"(", "!", "- "} else "1" + shape * depth
        text = "ASK { BIND(" + inside + ends.get(shape, "") * depth + " AS ?x) }"
    got = server.ask("/sparql", "POST", text.encode(), {"Content-Type": "application/sparql-query"})
    assert got.status in {200, 400}, got.text


def test_queries_that_never_end_or_eat_memory_are_killed_while_others_are_served(server: Server) -> None:
    outcomes: list[tuple[int, float]] = []

    def send(text: str) -> None:
        began = time.monotonic()
        got = server.ask(query(text))
        outcomes.append((got.status, time.monotonic() - began))

    threads = [threading.Thread(target=send, args=(text,)) for text in (ENDLESS, HUNGRY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in outcomes) == [504, 507]
    assert all(took < 8 for _, took in outcomes)
    threads = [threading.Thread(target=send, args=(ENDLESS,))]
    threads[0].start()
    time.sleep(0.2)
    times = []
    while threads[0].is_alive():
        began = time.monotonic()
        assert server.ask(query("ASK { <http://e/1> ?p ?o }")).json["boolean"] is True
        times.append(time.monotonic() - began)
    assert len(times) > 5
    assert sorted(times)[len(times) // 2] < 0.5
    threads[0].join()


def test_the_client_may_allow_less_time(server: Server) -> None:
    began = time.monotonic()
    assert server.ask(query(ENDLESS), headers={"X-KG-Timeout": "0.2"}).status == 504
    assert time.monotonic() - began < 3.5


def test_a_graph_that_is_not_there_is_empty_and_nothing_is_fetched(server: Server, tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text("<http://e/1> <http://p/1> <http://secret> .")
    for place in (f"{server.url}/healthz", (tmp_path / "data.ttl").as_uri()):
        assert server.ask(query(f"ASK FROM <{place}> {{ ?s ?p ?o }}")).json["boolean"] is False
        assert server.ask(query("ASK { ?s ?p ?o }") + f"&default-graph-uri={quote(place)}").json["boolean"] is False


def test_hosts_that_are_not_ours_are_sent_away(server: Server) -> None:
    port = server.url.rpartition(":")[2]
    for host in (
        "evil.example",
        f"evil.example:{port}",
        "127.0.0.1",
        f"127.0.0.1.evil:{port}",
        f"127.0.0.1:{port}.",
        "",
    ):
        assert server.ask("/sparql", headers={"Host": host}).status == 421
    assert server.ask("/healthz").status == 200


def test_other_sites_may_ask_only_if_allowed(server: Server, tmp_path: Path) -> None:
    got = server.ask(query("ASK {}"), headers={"Origin": "https://other.example"})
    assert got.headers["access-control-allow-origin"] == "*"
    assert server.ask("/sparql", "OPTIONS", headers={"Origin": "https://other.example"}).status == 204
    assert "access-control-allow-origin" not in server.ask("/healthz").headers
    with running(folder_of(tmp_path, MANY)) as closed:
        assert "access-control-allow-origin" not in closed.ask(query("ASK {}")).headers
        assert closed.ask("/sparql", "OPTIONS").status == 405


def test_a_token_is_needed_where_one_is_set(tmp_path: Path) -> None:
    with running(folder_of(tmp_path, MANY), token=SECRET) as locked:
        assert locked.ask(query("ASK {}")).status == 401
        assert locked.ask("/").status == 401
        for value in ("Bearer a secret", "Basic " + base64.b64encode(b"kg:a secret").decode()):
            assert locked.ask(query("ASK {}"), headers={"Authorization": value}).status == 200
        for value in ("Bearer a secre", "Basic !!", "Bearer", "Basic " + base64.b64encode(b"a secret").decode()):
            assert locked.ask(query("ASK {}"), headers={"Authorization": value}).status == 401


def test_who_asks_too_much_is_told_to_wait(tmp_path: Path) -> None:
    limits = Limits(seconds=0.3, workers=1, kills=2, waiting=2, waiting_of_one=3)
    with running(folder_of(tmp_path, MANY), limits=limits) as one:
        statuses: list[tuple[int, str | None]] = []

        def send() -> None:
            got = one.ask(query(ENDLESS))
            statuses.append((got.status, got.headers.get("retry-after")))

        threads = [threading.Thread(target=send) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {status for status, _ in statuses} <= {504, 429, 503}
        assert all(retry for status, retry in statuses if status != 504)
        assert one.ask(query("ASK {}")).status == 429
        assert int(one.ask(query("ASK {}")).headers["retry-after"]) <= 61


def test_what_a_query_may_take_is_counted_from_the_open_store(tmp_path: Path) -> None:
    with running(folder_of(tmp_path, MANY), limits=Limits(seconds=4.0, workers=4, memory=20_000_000)) as one:
        for _ in range(8):
            assert one.ask(query("ASK { <http://e/1> ?p ?o }")).json["boolean"] is True
        assert one.ask(query(HUNGRY)).status == 507


def test_a_new_build_is_taken_up(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, b'<http://a> <http://p> "old" .\n')
    with running(folder) as one:
        asked = "SELECT ?o { ?s ?p ?o }"
        assert '"old"' in one.ask(query(asked)).text
        for round_, store in enumerate(("store-b", "store-c")):
            folder_of(folder, f'<http://a> <http://p> "new {round_}" .\n'.encode(), store=store)
            assert f'"new {round_}"' in one.ask(query(asked)).text


def test_a_request_that_is_too_large_is_refused(server: Server) -> None:
    body = b"ASK {} #" + b"x" * 1_100_000
    assert server.ask("/sparql", "POST", body, {"Content-Type": "application/sparql-query"}).status == 413


def test_headers_keep_browsers_strict(server: Server) -> None:
    headers = server.ask("/healthz").headers
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_real_clients(server: Server) -> None:
    for form in (JSON, XML, CSV):
        wrapper = SPARQLWrapper(f"{server.url}/sparql")
        wrapper.setMethod(POST)
        wrapper.setQuery("SELECT ?s { ?s <http://p/1> ?o } ORDER BY ?s LIMIT 1")
        wrapper.setReturnFormat(form)
        assert "http://e/1" in str(wrapper.queryAndConvert() if form == JSON else wrapper.query().response.read())
    wrapper = SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery("CONSTRUCT WHERE { <http://e/1> ?p ?o }")
    wrapper.setReturnFormat(TURTLE)
    assert b"http://e/7" in wrapper.query().response.read()
    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"))
    assert (rdflib.URIRef("http://e/1"), rdflib.URIRef("http://p/1"), rdflib.URIRef("http://e/7")) in graph
    assert len(list(graph.query("SELECT ?o { <http://e/1> ?p ?o }"))) == 1
    said = subprocess.run(
        [
            "curl",
            "-s",
            "-H",
            "Accept: text/csv",
            "--data-urlencode",
            "query=SELECT (1 AS ?x) {}",
            f"{server.url}/sparql",
        ],
        capture_output=True,
        check=True,
    )
    assert said.stdout == b"x\r\n1\r\n"


def test_named_graphs_are_asked_by_name(tmp_path: Path) -> None:
    quads = b"<http://a> <http://p> <http://b> <http://g/1> .\n"
    with running(folder_of(tmp_path, quads, form=ox.RdfFormat.N_QUADS)) as one:
        assert one.ask(query("ASK { ?s ?p ?o }")).json["boolean"] is False
        assert one.ask(query("ASK FROM <http://g/1> { ?s ?p ?o }")).json["boolean"] is True

"""The W3C's tests of the protocol, the result formats and the service description, through our HTTP."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, RDFS
from rdflib.collection import Collection

from tests.graphs import ROOT
from tests.serve.server import Got, Server, folder_of, running

HOME = Path(os.environ.get("SHARED", ROOT / ".." / "shared")) / "data" / "w3c" / "sparql" / "sparql11"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
KASEI = "http://kasei.us/2009/09/sparql/data/"
UNKNOWN_IS_FINE = {"text/turtle", "application/n-triples", "application/rdf+xml"}

if not HOME.is_dir():
    pytest.skip(f"the W3C's tests are not at {HOME}", allow_module_level=True)


def manifest(name: str) -> rdflib.Graph:
    return rdflib.Graph().parse(HOME / name / "manifest.ttl")


def entries(graph: rdflib.Graph) -> list[Any]:
    found = next(graph.objects(predicate=MF.entries))
    return list(Collection(graph, found))


PROTOCOL = manifest("protocol")
RESULTS = [
    (name, graph, one) for name in ("json-res", "csv-tsv-res") for graph in [manifest(name)] for one in entries(graph)
]


def name(one: Any) -> str:
    return str(one).rpartition("#")[2] if isinstance(one, rdflib.URIRef) else ""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the graphs of the protocol tests under the names that these use."""
    quads = b""
    for i in (1, 2, 3):
        for line in (HOME / "protocol" / f"data{i}.nt").read_bytes().splitlines():
            if line.strip():
                quads += line.strip().removesuffix(b".") + f" <{KASEI}data{i}.rdf> .\n".encode()
    with running(folder_of(tmp_path_factory.mktemp("w3c"), quads, form=ox.RdfFormat.N_QUADS)) as running_one:
        yield running_one


def send(server: Server, request: Any) -> Got:
    """Send one request of the manifest."""
    one = PROTOCOL.value
    headers: dict[str, str] = {}
    listed = one(request, HT.headers)
    for header in Collection(PROTOCOL, listed) if listed else ():
        headers[str(one(header, HT.fieldName))] = str(one(header, HT.fieldValue))
    body = one(request, HT.body)
    path = str(one(request, HT.absolutePath))
    encoding = str(one(body, CNT.characterEncoding)) if body else ""
    content = str(one(body, CNT.chars)).encode(encoding) if body else None
    return server.ask(path, str(one(request, HT.methodName)), content, headers)


@pytest.mark.parametrize("test", entries(PROTOCOL), ids=name)
def test_protocol(server: Server, test: Any) -> None:
    action = PROTOCOL.value(test, MF.action)
    requests = list(Collection(PROTOCOL, PROTOCOL.value(action, HT.requests)))
    if name(test).startswith("update_"):
        assert send(server, requests[0]).status == 403  # this endpoint never changes
        return
    for request in requests:
        got = send(server, request)
        expected = PROTOCOL.value(request, HT.resp)
        wanted = {str(status)[-3] for status in PROTOCOL.objects(expected, MF.expectedStatus)}
        assert str(got.status)[0] in wanted, got.text
        truth = PROTOCOL.value(expected, MF.expectedBoolean)
        if truth is not None:
            assert got.json["boolean"] is bool(truth)
        form = str(PROTOCOL.value(expected, MF.expectedFormat) or "")
        kind = got.headers.get("content-type", "").partition(";")[0]
        assert {
            "tabular": kind.startswith("application/sparql-results"),
            "boolean": kind.startswith("application/sparql-results"),
            "RDF": kind in UNKNOWN_IS_FINE,
            "": True,
        }[form]


@pytest.mark.parametrize(
    ("test", "status"),
    [
        ("bad_query_method", 405),
        ("bad_query_wrong_media_type", 415),
        ("bad_query_missing_form_type", 415),
        ("bad_query_non_utf8", 415),
        ("bad_query_syntax", 400),
        ("bad_multiple_queries", 400),
        ("bad_update_get", 403),
    ],
)
def test_refusals_say_why(server: Server, test: str, status: int) -> None:
    node = next(one for one in entries(PROTOCOL) if name(one) == test)
    requests = Collection(PROTOCOL, PROTOCOL.value(PROTOCOL.value(node, MF.action), HT.requests))
    assert send(server, requests[0]).status == status


ACCEPT = {".srj": "application/sparql-results+json", ".csv": "text/csv", ".tsv": "text/tab-separated-values"}


@pytest.fixture(scope="module")
def data_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Path, Server]]:
    """Serve each data file of the result tests."""
    home = tmp_path_factory.mktemp("results")
    files = sorted(HOME.glob("json-res/*.ttl")) + sorted(HOME.glob("csv-tsv-res/*.ttl"))
    with _all(home, [file for file in files if file.stem != "manifest"]) as found:
        yield found


@contextmanager
def _all(home: Path, files: list[Path]) -> Iterator[dict[Path, Server]]:
    with ExitStack() as stack:
        found = {}
        for i, file in enumerate(files):
            folder = folder_of(home / str(i), file.read_bytes(), form=ox.RdfFormat.TURTLE)
            found[file] = stack.enter_context(running(folder))
        yield found


@pytest.mark.parametrize(("folder", "graph", "test"), RESULTS, ids=name)
def test_result_formats(data_servers: dict[Path, Server], folder: str, graph: rdflib.Graph, test: Any) -> None:
    action = graph.value(test, MF.action)
    data = HOME / folder / Path(str(graph.value(action, QT.data))).name
    query = (HOME / folder / Path(str(graph.value(action, QT.query))).name).read_text("utf-8")
    expected = HOME / folder / Path(str(graph.value(test, MF.result))).name
    got = data_servers[data].ask(f"/sparql?query={quote(query)}", headers={"Accept": ACCEPT[expected.suffix]})
    assert got.status == 200
    assert got.headers["content-type"].startswith(ACCEPT[expected.suffix])
    assert table(got.text, expected.suffix) == table(expected.read_text("utf-8"), expected.suffix)


def table(text: str, form: str) -> Any:
    """Give results so that the order of rows and the names of blank nodes do not count."""
    if form == ".srj":
        found = json.loads(text)
        if "boolean" in found:
            return found["boolean"]
        rows = [
            {n: {**t, "value": "_" if t["type"] == "bnode" else t["value"]} for n, t in row.items()}
            for row in found["results"]["bindings"]
        ]
        return sorted(found["head"]["vars"]), sorted(json.dumps(row, sort_keys=True) for row in rows)
    read = list(csv.reader(io.StringIO(text))) if form == ".csv" else [line.split("\t") for line in text.splitlines()]
    blank = [["_" if cell.startswith("_:") else number(cell) for cell in row] for row in read]
    order = sorted(range(len(blank[0])), key=lambda i: blank[0][i])
    return sorted([[row[i] for i in order] for row in blank])


def number(cell: str) -> str:
    """Write numbers by value: the store keeps values, neither the spelling of a double nor subtypes of integers."""
    found = re.fullmatch(
        r'"?([+-]?[\d.]+(?:[eE][+-]?\d+)?)"?(?:\^\^<.*#(?:integer|negativeInteger|decimal|double)>)?', cell
    )
    return f"{float(found[1]):g}" if found else cell


def test_service_description(server: Server) -> None:
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    for accept, form in (("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD)):
        got = server.ask("/sparql", headers={"Accept": accept})
        assert got.status == 200
        triples = ox.serialize(ox.parse(got.body, format=form), format=ox.RdfFormat.N_TRIPLES)
        graph = rdflib.Graph().parse(data=triples, format="nt")
        service = graph.value(predicate=RDF.type, object=sd.Service)
        assert service is not None
        assert str(graph.value(service, sd.endpoint)) == f"{server.url}/sparql"
        assert (service, sd.supportedLanguage, sd.SPARQL11Query) in graph
        assert graph.value(service, sd.defaultDataset) is not None
        assert not list(graph.subjects(RDFS.label, None))

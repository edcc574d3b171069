from __future__ import annotations

import csv
import io
import json
import os
import random
import threading
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.export import FORMATS, export, export_to
from kg.store.graph import GraphStore, write_triples
from tests.graphs import store, triples


def written(form: str, graph: GraphStore | None = None) -> str:
    stream = io.StringIO(newline="")
    export(graph or store(), form, stream)
    return stream.getvalue()


def parsed(form: str, kind: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(written(form).encode(), format=kind))


@pytest.mark.parametrize("form", list(FORMATS))
def test_the_bytes_depend_on_the_graph_alone(form: str) -> None:
    rows = triples()
    random.Random(3).shuffle(rows)
    assert written(form, GraphStore.of(rows)) == written(form)


def test_turtle_is_graph_ttl(tmp_path: Path) -> None:
    write_triples(triples(), store=tmp_path / "store", turtle=tmp_path / "graph.ttl")
    with GraphStore.open(tmp_path / "store") as opened:
        export_to(opened, "turtle", tmp_path / "out.ttl")
    assert (tmp_path / "out.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


def test_a_pipe_is_written_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    told: list[bytes] = []
    reader = threading.Thread(target=lambda: told.append((tmp_path / "pipe").read_bytes()), daemon=True)
    reader.start()
    export_to(store(), "turtle", tmp_path / "pipe")
    reader.join(20)
    assert told == [written("turtle").encode()]
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_goes_on_leading_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "link.ttl").symlink_to(tmp_path / "out.ttl")
    assert export_to(store(), "turtle", tmp_path / "link.ttl") == (tmp_path / "link.ttl",)
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "out.ttl").read_text("utf-8") == written("turtle")


def test_triples_are_the_same_in_all_formats() -> None:
    plain = {quad.triple for quad in parsed("ntriples", ox.RdfFormat.N_TRIPLES)}
    for form, kind in (
        ("turtle", ox.RdfFormat.TURTLE),
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ):
        assert {quad.triple for quad in parsed(form, kind)} == plain, form
    assert parsed("nquads", ox.RdfFormat.N_QUADS) == parsed("trig", ox.RdfFormat.TRIG)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader uses it
def test_rdflib_reads_our_json_ld_without_a_network() -> None:
    text = written("jsonld")
    assert isinstance(json.loads(text)["@context"], dict)
    assert len(rdflib.Graph().parse(data=text, format="json-ld")) == len(store())


def test_claims_stand_in_the_graph_of_their_document() -> None:
    for quad in parsed("nquads", ox.RdfFormat.N_QUADS):
        kind = str(quad.subject).removeprefix("<https://w3id.org/industry-kg/id/").partition("/")[0]
        inside = kind in {"claim", "evidence", "statement", "affiliation"}
        assert isinstance(quad.graph_name, ox.NamedNode) == inside


def test_networks(tmp_path: Path) -> None:
    export_to(store(), "graphml", tmp_path / "g.graphml")
    export_to(store(), "gexf", tmp_path / "g.gexf")
    one = nx.read_graphml(tmp_path / "g.graphml")
    other = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    assert set(one) == set(other)
    relations = sorted(data["relation"] for _, _, data in one.edges(data=True))
    assert relations.count("competesWith") == 1, "a symmetric relation is one edge"
    assert "partnersWith" not in relations, "a rumour is no edge"


def test_csv(tmp_path: Path) -> None:
    made = export_to(store(), "csv", tmp_path / "tables")
    assert [path.name for path in made] == ["nodes.csv", "edges.csv", "claims.csv"]
    rows = list(csv.DictReader(io.StringIO(written("csv"), newline="")))
    assert {row["relation"] for row in rows} >= {"worksFor", "developedBy", "spokeAbout"}
    types = {r["label"]: r["type"] for r in csv.DictReader(made[0].read_text(encoding="utf-8").splitlines())}
    assert types["岑芯半导体"] == "Company"


def test_no_formula_reaches_a_spreadsheet() -> None:
    from kg.export import _csv_lines

    assert list(_csv_lines([("=1+1", "@x", "+y", "-z", "fine")])) == ["'=1+1,'@x,'+y,'-z,fine\r\n"]


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="formats: turtle"):
        export_to(store(), "xlsx", tmp_path / "x")
    with pytest.raises(UsageError, match="is a folder"):
        export_to(store(), "turtle", tmp_path)

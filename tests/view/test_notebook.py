"""What a notebook shows: tables and drawings without scripts, escaped, bounded."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import rdflib

from kg.knowledge_base import Found
from kg.view import notebook
from kg.view.network import knowledge
from tests.view.generator import Generator


def test_a_neighbourhood_is_drawn_with_its_labels() -> None:
    made = Generator(60)
    around = notebook.Neighbourhood.of(knowledge(made.graph), [made.firms[0][0]])
    drawing = ET.fromstring(around._repr_html_())  # noqa: S314 - it was written by us
    space = "{http://www.w3.org/2000/svg}"
    assert len(drawing.findall(f"{space}g")) == len(around.drawn) <= 150
    assert made.firms[0][1] in around.labels


def test_answers_are_tables() -> None:
    graph = rdflib.Graph().parse(data='<http://a> <http://p> "<b>&" .', format="nt")
    table = Found.of(graph.query("SELECT ?s ?o { ?s ?p ?o }"))._repr_html_()
    assert "<td>&lt;b&gt;&amp;</td>" in table
    assert "yes" in Found.of(graph.query("ASK { ?s ?p ?o }"))._repr_html_()
    assert "http://p" in Found.of(graph.query("CONSTRUCT WHERE { ?s ?p ?o }"))._repr_html_()
    assert "and 50 more rows" in notebook.table(["x"], ([str(i)] for i in range(150)))


def test_figures_are_escaped(tmp_path: Path) -> None:
    assert "<script" not in notebook.figures(f"{tmp_path}<script>", {"<script>": 1})

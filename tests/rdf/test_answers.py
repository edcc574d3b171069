from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
import rdflib.query

from kg.errors import UsageError
from kg.facts import Answer, Value
from kg.rdf.answers import FORMATS, width, write_answer

ANSWER = Answer(
    kind="rows",
    variables=("a", "b"),
    rows=(
        (Value("iri", "https://w3id.org/industry-kg/id/person/安筱鹏"), Value("literal", "阿\n\x1b[里", language="zh")),
        (None, Value("literal", '1"\t', datatype="http://www.w3.org/2001/XMLSchema#string")),
        (Value("bnode", "x"), Value("literal", "5", datatype="http://www.w3.org/2001/XMLSchema#integer")),
    ),
)


def written(form: str, answer: Answer = ANSWER) -> str:
    stream = io.StringIO(newline="")
    write_answer(answer, form, stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", ["json", "xml", "csv"])
def test_rdflib_reads_it(form: str) -> None:
    result = rdflib.query.Result.parse(io.BytesIO(written(form).encode()), format=form)
    assert len(list(result)) == 3
    assert [str(v) for v in result.vars or []] == ["a", "b"]


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_oxigraph_reads_it(form: str) -> None:
    kind = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML, "tsv": ox.QueryResultsFormat.TSV}[
        form
    ]
    result = ox.parse_query_results(written(form).encode(), format=kind)
    assert isinstance(result, ox.QuerySolutions)
    rows = list(result)
    assert [v.value for v in result.variables] == ["a", "b"]
    assert rows[1]["a"] is None
    assert rows[1]["b"] == ox.Literal('1"\t')


def test_table_is_aligned_for_wide_characters_and_safe_for_a_terminal() -> None:
    lines = written("table").splitlines()
    assert lines[0].startswith("a")
    assert "\x1b" not in written("table")
    assert {width(line[: line.index("b" if n == 0 else "─  ─")]) for n, line in enumerate(lines[:1])} == {15}
    assert "person:安筱鹏  阿 [里" in lines[2]


def test_values() -> None:
    rows = json.loads(written("json"))["results"]["bindings"]
    assert rows[0]["b"] == {"type": "literal", "value": "阿\n\x1b[里", "xml:lang": "zh"}
    assert rows[1] == {"b": {"type": "literal", "value": '1"\t'}}
    assert list(csv.reader(io.StringIO(written("csv"), newline="")))[2] == ["", '1"\t']
    assert written("tsv").splitlines()[2] == '\t"1\\"\\t"'


@pytest.mark.parametrize("form", [f for f in FORMATS if f != "turtle"])
def test_yes_or_no(form: str) -> None:
    assert "true" in written(form, Answer(kind="boolean", truth=True))


def test_turtle_is_for_triples() -> None:
    with pytest.raises(UsageError, match="CONSTRUCT"):
        written("turtle")
    with pytest.raises(UsageError, match="formats: table"):
        written("yaml")

"""Answers written out: a table for people, and the SPARQL 1.1 result formats."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError
from kg.facts import Answer, Value
from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple, iri, literal
from kg.rdf.turtle import short, turtle
from kg.vocabulary import XSD_STRING

_Row = tuple[Value | None, ...]

_SHOWN = 1000  # rows that set the widths of a table's columns; later ones follow them
_WIDEST = 60
_control = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_no_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_answer(answer: Answer, format: str, stream: TextIO) -> None:  # noqa: A002  the word people say
    """Write an answer as table, json, csv, tsv, xml or turtle (turtle: triples only)."""
    if format not in FORMATS:
        raise UsageError(f"there is no format {format}; formats: {', '.join(FORMATS)}")
    FORMATS[format](answer, stream)


def term(value: Value) -> str:
    """Write a term in N-Triples form."""
    if value.kind == "iri":
        return iri(value.text)
    if value.kind == "bnode":
        return f"_:{value.text}"
    return literal(
        value.text, datatype=None if value.datatype == XSD_STRING else value.datatype, language=value.language
    )


def width(text: str) -> int:
    """Give the number of columns of a terminal that a text takes: 汉字 take two."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _table(answer: Answer, stream: TextIO) -> None:
    if answer.kind == "boolean":
        stream.write("true\n" if answer.truth else "false\n")
        return
    rows = iter(answer.rows)
    first = [[_cell(value) for value in row] for row in islice(rows, _SHOWN)]
    widths = [
        min(_WIDEST, max(width(name), *(width(cells[i]) for cells in first), 1))
        for i, name in enumerate(answer.variables)
    ]

    def line(cells: Iterable[str]) -> None:
        stream.write("  ".join(_fitted(cell, wide) for cell, wide in zip(cells, widths, strict=True)).rstrip() + "\n")

    line(answer.variables)
    line("─" * wide for wide in widths)
    for cells in first:
        line(cells)
    for row in rows:
        line(_cell(value) for value in row)


def _cell(value: Value | None) -> str:
    if value is None:
        return ""
    text = value.text if value.kind == "literal" else short(term(value))
    return _control.sub(" ", text)


def _fitted(text: str, wide: int) -> str:
    if width(text) > wide:
        kept = 0
        while width(text[: kept + 1]) < wide:
            kept += 1
        text = text[:kept] + "…"
    return text + " " * (wide - width(text))


def _json(answer: Answer, stream: TextIO) -> None:
    if answer.kind == "boolean":
        stream.write(json.dumps({"head": {}, "boolean": answer.truth}) + "\n")
        return
    head = json.dumps({"vars": list(answer.variables)}, ensure_ascii=False)
    stream.write(f'{{"head": {head}, "results": {{"bindings": [')
    for number, row in enumerate(answer.rows):
        cells = {n: _json_term(v) for n, v in zip(answer.variables, row, strict=True) if v is not None}
        stream.write((",\n" if number else "\n") + json.dumps(cells, ensure_ascii=False))
    stream.write("\n]}}\n")


def _json_term(value: Value) -> Mapping[str, str]:
    kind = {"iri": "uri", "bnode": "bnode", "literal": "literal"}[value.kind]
    more = {"xml:lang": value.language} if value.language else {}
    if value.datatype and value.datatype != XSD_STRING and not value.language:
        more = {"datatype": value.datatype}
    return {"type": kind, "value": _surrogates_replaced(value.text), **more}


def _csv(answer: Answer, stream: TextIO) -> None:
    rows = csv.writer(stream, lineterminator="\r\n")
    if answer.kind == "boolean":
        rows.writerow(["true" if answer.truth else "false"])
        return
    rows.writerow(answer.variables)
    for row in answer.rows:
        rows.writerow(["" if v is None else f"_:{v.text}" if v.kind == "bnode" else v.text for v in row])


def _tsv(answer: Answer, stream: TextIO) -> None:
    if answer.kind == "boolean":
        stream.write("true\n" if answer.truth else "false\n")
        return
    stream.write("\t".join(f"?{name}" for name in answer.variables) + "\n")
    stream.writelines("\t".join("" if v is None else term(v) for v in row) + "\n" for row in answer.rows)


def _xml(answer: Answer, stream: TextIO) -> None:
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n')
    names = "".join(f"<variable name={quoteattr(name)}/>" for name in answer.variables)
    stream.write(f"<head>{names}</head>\n")
    if answer.kind == "boolean":
        stream.write(f"<boolean>{'true' if answer.truth else 'false'}</boolean>\n</sparql>\n")
        return
    stream.write("<results>\n")
    for row in answer.rows:
        cells = "".join(
            f"<binding name={quoteattr(n)}>{_xml_term(v)}</binding>"
            for n, v in zip(answer.variables, row, strict=True)
            if v is not None
        )
        stream.write(f"<result>{cells}</result>\n")
    stream.write("</results>\n</sparql>\n")


def _xml_term(value: Value) -> str:
    text = escape(_no_xml.sub("\ufffd", value.text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
    if value.kind != "literal":
        tag = {"iri": "uri", "bnode": "bnode"}[value.kind]
        return f"<{tag}>{text}</{tag}>"
    more = ""
    if value.language:
        more = f" xml:lang={quoteattr(value.language)}"
    elif value.datatype and value.datatype != XSD_STRING:
        more = f" datatype={quoteattr(value.datatype)}"
    return f"<literal{more}>{text}</literal>"


def _turtle(answer: Answer, stream: TextIO) -> None:
    if answer.kind != "triples":
        raise UsageError("turtle is for triples; ask with CONSTRUCT or DESCRIBE, or take --format table")
    stream.writelines(turtle(ordered(_triples(answer))))


def _triples(answer: Answer) -> Iterable[Triple]:
    for subject, predicate, value in answer.rows:
        if subject is not None and predicate is not None and value is not None:
            yield term(subject), term(predicate), term(value)


def _surrogates_replaced(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


FORMATS: dict[str, Callable[[Answer, TextIO], None]] = {
    "table": _table,
    "json": _json,
    "csv": _csv,
    "tsv": _tsv,
    "xml": _xml,
    "turtle": _turtle,
}

"""The whole graph in other formats: Turtle, N-Triples, N-Quads, TriG, JSON-LD, GraphML, GEXF and CSV.

All are sorted and depend on the graph alone. In N-Quads and TriG the claims, statements, posts and evidence of a
document stand in a graph named by the document, everything else in the default graph. GraphML, GEXF and CSV hold
things, the relations that are asserted between them, and who spoke about what how often.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from kg.config import shipped
from kg.errors import UsageError
from kg.facts import Value
from kg.rdf.sorting import by_subject, ordered, sorted_rows
from kg.rdf.triples import Triple, iri
from kg.rdf.turtle import blocks, header, short, turtle
from kg.store.graph import GraphStore
from kg.store.outputs import output, telling
from kg.vocabulary import (
    AFFILIATION,
    CLAIM,
    EVIDENCE,
    HAS_DOCUMENT,
    HAS_EVIDENCE,
    NAMESPACE,
    RDF_TYPE,
    STATEMENT,
    XSD_BOOLEAN,
    XSD_INTEGER,
)

_TYPE, _EVIDENCE, _DOCUMENT = iri(RDF_TYPE), iri(HAS_EVIDENCE), iri(HAS_DOCUMENT)
_IN_DOCUMENTS = frozenset((iri(CLAIM), iri(EVIDENCE), iri(STATEMENT), iri(AFFILIATION)))
_formula = re.compile(r"[=+\-@\t\r]")
_no_xml = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_literal = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>"]*)>)?', re.DOTALL)
_escaped = re.compile(r"\\(?:u([0-9A-F]{4})|(.))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}

_NODES = """
SELECT ?node (SAMPLE(?name) AS ?label) (GROUP_CONCAT(DISTINCT STRAFTER(STR(?class), "#"); SEPARATOR="|") AS ?types)
WHERE { ?node skos:prefLabel ?name ; a ?class . FILTER(STRSTARTS(STR(?class), STR(kg:))) }
GROUP BY ?node
"""
_EDGES = """
SELECT ?source ?target ?predicate (COUNT(DISTINCT ?place) AS ?weight)
WHERE {
  ?statement kg:modality kg:Asserted ; rdf:subject ?source ; rdf:predicate ?predicate ; rdf:object ?target ;
    kg:evidence ?place .
  FILTER(isIRI(?target))
}
GROUP BY ?source ?target ?predicate
"""
_SPOKE = """
SELECT ?source ?target (COUNT(DISTINCT ?claim) AS ?weight)
WHERE { ?claim kg:claimant ?source ; kg:about ?target }
GROUP BY ?source ?target
"""
_CLAIMS = """
SELECT ?claim ?speaker ?text ?quotation ?stated_on ?document ?start ?end
WHERE {
  ?claim kg:claimant ?claimant ; kg:text ?text ; kg:quotation ?quotation ; kg:document ?document ;
    kg:start ?start ; kg:end ?end .
  ?claimant skos:prefLabel ?speaker .
  OPTIONAL { ?claim kg:statedOn ?stated_on }
}
"""


def export(store: GraphStore, format: str, stream: TextIO) -> None:  # noqa: A002  the word people say
    """Write the whole graph to a stream of text (UTF-8, line breaks as written); csv gives the edges."""
    if format not in FORMATS:
        raise UsageError(f"there is no format {format}; formats: {', '.join(FORMATS)}")
    _written(FORMATS[format](store), stream)


def export_to(store: GraphStore, format: str, path: Path) -> tuple[Path, ...]:  # noqa: A002  the word people say
    """Write the whole graph to a file, swapped in when finished; csv to a folder gives nodes, edges and claims.

    Into one file csv writes the edges alone.
    """
    if format == "csv" and (path.is_dir() or not (path.suffix or path.exists())):
        with telling(path):
            path.mkdir(parents=True, exist_ok=True)
        tables = {"nodes.csv": _node_rows, "edges.csv": _edge_rows, "claims.csv": _claim_rows}
        return tuple(_write(_csv_lines(rows(store)), path / name) for name, rows in tables.items())
    if format not in FORMATS:
        raise UsageError(f"there is no format {format}; formats: {', '.join(FORMATS)}")
    if path.is_dir():
        raise UsageError(f"{path} is a folder; give -o a file (only csv is written to a folder)")
    if format == "csv" and path.suffix.casefold() not in {"", ".csv"}:
        raise UsageError(f"{path} is no name for csv; give -o a folder, or FILE.csv for the edges alone")
    return (_write(FORMATS[format](store), path),)


def _write(pieces: Iterable[str], path: Path) -> Path:
    with output(path) as stream:
        _written(pieces, stream)
    return path


def _written(pieces: Iterable[str], stream: TextIO) -> None:
    try:
        stream.writelines(pieces)
    finally:
        if isinstance(pieces, Generator):
            pieces.close()  # where writing broke off, what was sorted on the disk goes at once


def _turtle(store: GraphStore) -> Iterator[str]:
    return turtle(ordered(store.triples()))


def _ntriples(store: GraphStore) -> Iterator[str]:
    return (f"{s} {p} {o} .\n" for s, p, o in ordered(store.triples()))


def _nquads(store: GraphStore) -> Iterator[str]:
    return (f"{s} {p} {o}{f' {g}' if g else ''} .\n" for g, s, p, o in _quads(store))


def _trig(store: GraphStore) -> Iterator[str]:
    yield header()
    for name, group in groupby(_quads(store), key=itemgetter(0)):
        triples: Iterator[Triple] = ((s, p, o) for _, s, p, o in group)
        if not name:
            yield from ("\n" + block for block in blocks(triples))
            continue
        yield f"\n{short(name)} {{\n"
        yield from blocks(triples, indent="  ")
        yield "}\n"


def _quads(store: GraphStore) -> Iterator[tuple[str, ...]]:
    """Give (graph, subject, predicate, object) in order; the default graph is the empty name and comes first."""

    @lru_cache(maxsize=100_000)
    def document(evidence: str) -> str:
        return next((o for _, _, o in store.triples(evidence[1:-1], HAS_DOCUMENT)), "")

    def rows() -> Iterator[tuple[str, ...]]:
        for subject, group in by_subject(ordered(store.triples())):
            graphs = {""}
            if any(p == _TYPE and o in _IN_DOCUMENTS for p, o in group):
                named = {o if p == _DOCUMENT else document(o) for p, o in group if p in {_DOCUMENT, _EVIDENCE}}
                graphs = named or graphs
            for p, o in group:
                for graph in {document(o)} if p == _EVIDENCE else graphs:
                    yield graph, subject, p, o

    return sorted_rows(rows())


def _jsonld(store: GraphStore) -> Iterator[str]:
    context: dict[str, Any] = json.loads((shipped("ontology") / "context.jsonld").read_bytes())["@context"]
    written = json.dumps(context, ensure_ascii=False)
    yield f'{{"@context": {written},\n"@graph": ['
    for number, (subject, rows) in enumerate(by_subject(ordered(store.triples()))):
        node: dict[str, Any] = {"@id": subject[1:-1]}
        for predicate, group in groupby(rows, key=itemgetter(0)):
            name = _json_name(predicate, context)
            values = [_json_value(predicate, name, value, context) for _, value in group]
            node["@type" if predicate == _TYPE else name] = values[0] if len(values) == 1 else values
        yield (",\n" if number else "\n") + json.dumps(node, ensure_ascii=False)
    yield "\n]}\n"


def _json_name(term: str, context: dict[str, Any]) -> str:
    local = term[1:-1].removeprefix(NAMESPACE)
    if local in context:
        return local
    name = short(term)
    return name if name.partition(":")[0] in context and name != term else term[1:-1]


def _json_value(predicate: str, name: str, value: str, context: dict[str, Any]) -> Any:
    if predicate == _TYPE:
        return _json_name(value, context)
    if value[0] == "<":
        tied = isinstance(context.get(name), dict)
        return value[1:-1] if tied else {"@id": value[1:-1]}
    found = _literal.fullmatch(value)
    text, language, datatype = (_unescaped(found[1]), found[2], found[3]) if found else (value, None, None)
    if language:
        return {"@value": text, "@language": language}
    if datatype == XSD_BOOLEAN and text in {"true", "false"}:
        return text == "true"
    if datatype == XSD_INTEGER and re.fullmatch(r"0|-?[1-9]\d{0,14}", text):
        return int(text)
    return {"@value": text, "@type": _json_name(f"<{datatype}>", context)} if datatype else text


def _unescaped(text: str) -> str:
    return _escaped.sub(lambda m: chr(int(m[1], 16)) if m[1] else _ESCAPES.get(m[2], m[2]), text)


def _graphml(store: GraphStore) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for name, where, kind in (
        ("label", "node", "string"),
        ("type", "node", "string"),
        ("relation", "edge", "string"),
        ("weight", "edge", "int"),
    ):
        yield f'<key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph edgedefault="directed">\n'
    for node, label, kind in _body(_node_rows(store)):
        data = f'<data key="label">{_xml(label)}</data><data key="type">{_xml(kind)}</data>'
        yield f"<node id={_attribute(node)}>{data}</node>\n"
    for source, _, relation, target, _, weight in _body(_edge_rows(store)):
        data = f'<data key="relation">{_xml(relation)}</data><data key="weight">{weight}</data>'
        yield f"<edge source={_attribute(source)} target={_attribute(target)}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _gexf(store: GraphStore) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '<graph mode="static" defaultedgetype="directed">\n'
    yield '<attributes class="node"><attribute id="type" title="type" type="string"/></attributes>\n'
    yield '<attributes class="edge"><attribute id="relation" title="relation" type="string"/></attributes>\n<nodes>\n'
    for node, label, kind in _body(_node_rows(store)):
        data = f'<attvalues><attvalue for="type" value={_attribute(kind)}/></attvalues>'
        yield f"<node id={_attribute(node)} label={_attribute(label)}>{data}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, (source, _, relation, target, _, weight) in enumerate(_body(_edge_rows(store))):
        ends = f"source={_attribute(source)} target={_attribute(target)} label={_attribute(relation)}"
        data = f'<attvalues><attvalue for="relation" value={_attribute(relation)}/></attvalues>'
        yield f'<edge id="{number}" {ends} weight="{weight}">{data}</edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _csv(store: GraphStore) -> Iterator[str]:
    return _csv_lines(_edge_rows(store))


def _csv_lines(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    lines: list[str] = []

    class _Lines:
        def write(self, line: str) -> None:
            lines.append(line)

    writer = csv.writer(_Lines(), lineterminator="\r\n")
    for row in rows:
        # a spreadsheet would run a cell that begins like a formula
        writer.writerow([f"'{cell}" if _formula.match(cell) else cell for cell in row])
        yield lines.pop()


def _node_rows(store: GraphStore) -> Iterator[tuple[str, ...]]:
    yield "id", "label", "type"
    yield from sorted(
        (node, label, min(types.split("|"), key=lambda name: (name == "Organization", name)))
        for node, label, types in _texts(store, _NODES)
    )


def _edge_rows(store: GraphStore) -> Iterator[tuple[str, ...]]:
    yield "source", "source_label", "relation", "target", "target_label", "weight"
    labels = {node: label for node, label, _ in _body(_node_rows(store))}
    ties = [(s, p.rpartition("#")[2], t, weight) for s, t, p, weight in _texts(store, _EDGES)]
    ties += [(s, "spokeAbout", t, weight) for s, t, weight in _texts(store, _SPOKE)]
    for source, relation, target, weight in sorted(ties):
        if source in labels and target in labels:
            yield source, labels[source], relation, target, labels[target], weight


def _claim_rows(store: GraphStore) -> Iterator[tuple[str, ...]]:
    yield "claim", "speaker", "text", "quotation", "stated_on", "document", "start", "end"
    yield from sorted(
        (claim, speaker, text, quotation.rpartition("#")[2], *rest)
        for claim, speaker, text, quotation, *rest in _texts(store, _CLAIMS)
    )


def _texts(store: GraphStore, query: str) -> Iterator[tuple[str, ...]]:
    for row in store.query(query).rows:
        yield tuple(value.text if isinstance(value, Value) else "" for value in row)


def _body(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    next(rows)  # the names of the columns
    return rows


def _xml(text: str) -> str:
    return escape(_no_xml.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_no_xml.sub("\ufffd", text))


FORMATS: dict[str, Callable[[GraphStore], Iterator[str]]] = {
    "turtle": _turtle,
    "ntriples": _ntriples,
    "nquads": _nquads,
    "trig": _trig,
    "jsonld": _jsonld,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
}

"""SHACL: by pySHACL where the graph is small enough, else by the same shapes compiled to SPARQL; never a sample."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import rdflib
from rdflib import RDF, SH
from rdflib.collection import Collection

from kg.config import shipped
from kg.facts import Answer, Finding

LIMIT = 200_000
"""Up to how many triples pySHACL checks: about 13 seconds; beyond, the compiled shapes take a ninth of its time."""

_Ask = Callable[[str], Answer]


def check_shapes(graph: rdflib.Graph, ask: _Ask, *, shapes: Path | None = None, limit: int = LIMIT) -> list[Finding]:
    """Check the whole graph against the shapes that ship (or those given)."""
    path = shapes or shipped("ontology") / "shapes.ttl"
    return validated(graph, path) if len(graph) <= limit else compiled(ask, path)


def validated(graph: rdflib.Graph, shapes: Path) -> list[Finding]:
    """Check a graph by pySHACL."""
    from pyshacl import validate  # noqa: PLC0415  takes 0.2 s, and only `kg check` needs it

    data = rdflib.Graph()
    data += graph
    _, report, _ = validate(data, shacl_graph=rdflib.Graph().parse(shapes, format="turtle"))
    return sorted(set(_results(report)))


def compiled(ask: _Ask, shapes: Path) -> list[Finding]:
    """Check a graph by asking for each constraint which nodes break it."""
    found: set[Finding] = set()
    for rule, message, text in queries(shapes):
        for row in ask(text).rows:
            if row[0] is not None:
                found.add(Finding(rule=rule, node=row[0].text, message=message))
    return sorted(found)


def queries(shapes: Path) -> Iterator[tuple[str, str, str]]:
    """Give one SPARQL query per constraint, with its rule and what it says: its rows are the nodes that break it."""
    graph = rdflib.Graph().parse(shapes, format="turtle")
    targets = sorted((str(target), shape) for shape, target in graph.subject_objects(SH.targetClass))
    for target, shape in targets:
        paths = sorted((str(graph.value(p, SH.path)), p) for p in graph.objects(shape, SH.property))
        for path, constraint in paths:
            yield from _of_property(graph, constraint, f"?node a <{target}>", path)


def _of_property(graph: rdflib.Graph, node: rdflib.term.Node, focus: str, path: str) -> Iterator[tuple[str, str, str]]:
    given = dict(graph.predicate_objects(node))
    if SH.minCount in given:
        yield _query("minCount", path, f"{focus} FILTER NOT EXISTS {{ ?node <{path}> ?value }}")
    if SH.maxCount in given:
        yield _query("maxCount", path, f"{focus} ; <{path}> ?value , ?other FILTER(!sameTerm(?value, ?other))")
    if SH.lessThan in given:
        other = given[SH.lessThan]
        yield _query(
            "lessThan", path, f"{focus} ; <{path}> ?value ; <{other}> ?other FILTER(!COALESCE(?value < ?other, false))"
        )
    for name, failing in _failing(graph, node):
        yield _query(name, path, f"{focus} ; <{path}> ?value FILTER({failing})")


def _query(name: str, path: str, where: str) -> tuple[str, str, str]:
    return name, _message(name, path), f"SELECT DISTINCT ?node WHERE {{ {where} }}"


def _failing(graph: rdflib.Graph, node: rdflib.term.Node) -> Iterator[tuple[str, str]]:
    """Give, for each constraint on a value, the expression that is true of a value that breaks it."""
    for predicate, value in sorted(graph.predicate_objects(node)):
        match str(predicate).rpartition("#")[2]:
            case "datatype":
                yield "datatype", f"!isLiteral(?value) || DATATYPE(?value) != <{value}>"
            case "class":
                yield "class", f"NOT EXISTS {{ ?value a <{value}> }}"
            case "nodeKind":
                yield "nodeKind", "!isIRI(?value)" if value == SH.IRI else "!isLiteral(?value)"
            case "in":
                yield "in", f"?value NOT IN ({', '.join(f'<{one}>' for one in Collection(graph, value))})"
            case "pattern":
                yield "pattern", f"!REGEX(STR(?value), {rdflib.Literal(str(value)).n3()})"
            case "minLength":
                yield "minLength", f"STRLEN(STR(?value)) < {value}"
            case "minInclusive":
                yield "minInclusive", f"!COALESCE(?value >= {value}, false)"
            case "or":
                alternatives = (_failing(graph, one) for one in Collection(graph, value))
                yield "or", " && ".join(_any(failing for _, failing in one) for one in alternatives)


def _any(expressions: Iterable[str]) -> str:
    return "(" + " || ".join(f"({one})" for one in expressions) + ")"


def _results(report: rdflib.Graph) -> Iterator[Finding]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        component = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        name = component.removesuffix("ConstraintComponent")
        rule = {"NodeKind": "nodeKind"}.get(name, name[:1].lower() + name[1:])
        node, path = str(report.value(result, SH.focusNode)), str(report.value(result, SH.resultPath))
        yield Finding(rule=rule, node=node, message=_message(rule, path))


def _message(rule: str, path: str) -> str:
    words = {
        "minCount": "is missing",
        "maxCount": "stands more than once",
        "datatype": "is not of the type of value that it must be",
        "class": "leads to something of another class",
        "nodeKind": "is a literal where an IRI must stand, or the other way round",
        "in": "has a value that is none of the allowed ones",
        "pattern": "is not written as it must be",
        "minLength": "is empty",
        "minInclusive": "is too small",
        "lessThan": "does not lie before the end",
        "or": "is of none of the allowed types",
    }
    name = path.replace("#", "/").rpartition("/")[2]
    return f"{name} {words.get(rule, 'breaks ' + rule)}"

"""Our own Turtle: sorted, with the same prefixes always, grouped by subject, the same bytes for the same triples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.rdf.sorting import by_subject
from kg.rdf.triples import Triple, iri
from kg.vocabulary import NAMESPACE, RDF_TYPE, THINGS, XSD_BOOLEAN, XSD_INTEGER

PREFIXES = {
    "kg": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        kind: f"{THINGS}{kind}/"
        for kind in (
            "affiliation",
            "claim",
            "company",
            "document",
            "evidence",
            "model",
            "organization",
            "person",
            "product",
            "statement",
            "topic",
            "unnamed",
        )
    },
}

_NAMES = {namespace: prefix for prefix, namespace in PREFIXES.items()}
_TYPE = iri(RDF_TYPE)
# A part of what PN_LOCAL allows: letters, 汉字 and digits, inside also dots and hyphens. All else is written in full.
_local = re.compile(r"[A-Za-z0-9_\u3400-\u9fff](?:[A-Za-z0-9_.\u3400-\u9fff-]*[A-Za-z0-9_\u3400-\u9fff-])?")
_whole = re.compile(r'"(?:0|-?[1-9][0-9]*)"')
_INTEGER, _BOOLEAN, _TRUTH = iri(XSD_INTEGER), iri(XSD_BOOLEAN), frozenset(('"true"', '"false"'))
_short_typed = re.compile(r'(".*")\^\^([^"<>]+)', re.DOTALL)
_typed = re.compile(r'(.*")\^\^(<[^<>"]*>)', re.DOTALL)


def header() -> str:
    """Give the prefix lines."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def blocks(triples: Iterable[Triple], indent: str = "") -> Iterator[str]:
    """Give ordered triples as one Turtle block per subject."""
    return (block(subject, rows, indent) for subject, rows in by_subject(triples))


def block(subject: str, rows: Iterable[tuple[str, str]], indent: str = "") -> str:
    """Give the ordered rows of one subject, rdf:type first, as a block of Turtle."""
    lines: list[str] = []
    previous = None
    for predicate, value in rows:
        if predicate == previous:
            lines[-1] += f" ,\n{indent}    {short(value)}"
        else:
            lines.append(f"{'a' if predicate == _TYPE else short(predicate)} {short(value)}")
        previous = predicate
    return f"{indent}{short(subject)} {f' ;{chr(10)}{indent}  '.join(lines)} .\n"


def turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Give a whole Turtle document of ordered triples, piece by piece."""
    yield header()
    for one in blocks(triples):
        yield "\n" + one


def short(term: str) -> str:
    """Write a term in N-Triples form as Turtle does: with a prefix where it has one, whole numbers bare."""
    if term[0] == "<":
        return _short_iri(term)
    if term[-1] == ">" and (found := _typed.fullmatch(term)):
        if (found[2] == _INTEGER and _whole.fullmatch(found[1])) or (found[2] == _BOOLEAN and found[1] in _TRUTH):
            return found[1].strip('"')
        return f"{found[1]}^^{_short_iri(found[2])}"
    return term


def read_block(block: str) -> Iterator[Triple]:
    """Read back the rows of one block that `blocks` wrote."""
    subject = predicate = ""
    for line in filter(None, block.split("\n")):
        rest = line[:-2]  # without the mark at its end
        if not line.startswith(" "):
            written, rest = rest.split(" ", 1)
            subject = full(written)
        if not line.startswith("    "):
            written, rest = rest.lstrip(" ").split(" ", 1)
            predicate = _TYPE if written == "a" else full(written)
        yield subject, predicate, full(rest.removeprefix("    ") if line.startswith("    ") else rest)


def full(written: str) -> str:
    """Give the N-Triples form of what `short` wrote."""
    if written[0] == "<":
        return written
    if written[0] == '"':
        found = _short_typed.fullmatch(written)
        return f"{found[1]}^^{full(found[2])}" if found else written
    if written in {"true", "false"}:
        return f'"{written}"^^{_BOOLEAN}'
    if written[0] in "-0123456789":
        return f'"{written}"^^{_INTEGER}'
    prefix, _, local = written.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


@lru_cache(maxsize=4096)
def _short_iri(term: str) -> str:
    text = term[1:-1]
    cut = max(text.rfind("/"), text.rfind("#")) + 1
    prefix = _NAMES.get(text[:cut])
    return f"{prefix}:{text[cut:]}" if prefix and _local.fullmatch(text, cut) else term

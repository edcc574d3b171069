"""Checks a finished graph: SHACL, the ontology, a statement behind every relation, every span against its text, its file."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import Protocol

import rdflib

from kg.facts import Answer, Finding
from kg.iris import segments
from kg.ontology import Ontology, Term, core
from kg.rdf.shapes import check_shapes
from kg.rdf.sorting import ordered
from kg.rdf.triples import Triple, iri
from kg.rdf.turtle import turtle
from kg.vocabulary import NAMESPACE

TextOf = Callable[[str], str | None]

_OURS = NAMESPACE.removesuffix("#")
_SPANS = """
SELECT ?node ?document ?start ?end ?text
WHERE { ?node kg:document ?document ; kg:start ?start ; kg:end ?end ; kg:text ?text }
"""


class Graph(Protocol):
    """What a check needs of a store."""

    @property
    def graph(self) -> rdflib.Graph:
        """The graph behind rdflib's interface."""
        ...

    def query(self, text: str) -> Answer:
        """Answer a query."""
        ...

    def triples(self) -> Iterator[Triple]:
        """Give all triples, in no order."""
        ...


def check(store: Graph, text_of: TextOf, ontology: Ontology | None = None) -> list[Finding]:
    """Give all that is wrong, sorted; `text_of` gives the text of a document by its id, None if it is not kept."""
    terms = ontology or core()
    found = {
        *check_shapes(store.graph, store.query),
        *_unknown(store, terms),
        *_misused(store, terms),
        *_unstated(store, terms),
        *spans(store, text_of),
    }
    return sorted(found)


def spans(store: Graph, text_of: TextOf) -> Iterator[Finding]:
    """Read the characters of every claim and every piece of evidence again, in the document itself."""
    kept = lru_cache(maxsize=64)(text_of)
    for node, document, start, end, text in store.query(_SPANS).rows:
        if node is None or document is None or start is None or end is None or text is None:
            continue
        whole = kept(segments(document.text)[-1])
        if whole is None:
            yield Finding(rule="span", node=node.text, message=f"its document {document.text} is not kept")
        elif whole[int(start.text) : int(end.text)] != text.text:
            place = f"{segments(document.text)[-1]} {start.text}–{end.text}"
            yield Finding(rule="span", node=node.text, message=f"kg:text is not what the document has at {place}")


def file(store: Graph, path: Path) -> Iterator[Finding]:
    """Compare the Turtle file with the store, line by line; only the first difference is told, all behind it may be shifted."""
    if not path.is_file():
        yield Finding(
            rule="file", node=path.name, message="it is not there; `kg export --format turtle` writes it anew"
        )
        return
    held = chain.from_iterable(io.StringIO(piece, newline="\n") for piece in turtle(ordered(store.triples())))
    with path.open(encoding="utf-8", errors="surrogateescape", newline="\n") as written:
        for number, (wanted, line) in enumerate(zip_longest(held, written), 1):
            if wanted != line:
                message = f"it is not what the store holds: {_quoted(line)}, the store has {_quoted(wanted)}"
                yield Finding(rule="file", node=f"{path.name}:{number}", message=message)
                return


def _quoted(line: str | None) -> str:
    return "nothing" if line is None else repr(line.strip()[:80])


def _unknown(store: Graph, ontology: Ontology) -> Iterator[Finding]:
    for text, what in (
        ("SELECT DISTINCT ?term WHERE { ?thing a ?term }", "class"),
        ("SELECT DISTINCT ?term WHERE { ?thing ?term ?value }", "property"),
        ("SELECT DISTINCT ?term WHERE { ?statement rdf:predicate ?term }", "property"),
    ):
        for (term,) in store.query(text).rows:
            if term is not None and term.text.startswith(_OURS) and term.text not in ontology:
                yield Finding(rule="ontology", node=term.text, message=f"the ontology has no such {what}")


def _misused(store: Graph, ontology: Ontology) -> Iterator[Finding]:
    for term in ontology.terms:
        if term.kind != "property":
            continue
        ends = (("subject", "domain", term.domain), ("value", "range", term.range))
        for end, name, classes in ends:
            own = [one for one in classes if one.startswith(_OURS)]
            if own and len(own) == len(classes):
                tests = " && ".join(f"NOT EXISTS {{ ?{end} a {iri(one)} }}" for one in own)
                rows = store.query(
                    f"SELECT DISTINCT ?subject WHERE {{ ?subject {iri(term.iri)} ?value FILTER({tests}) }}"
                ).rows
                for (subject,) in rows:
                    if subject is not None:
                        message = f"kg:{term.name} stands against its {name}"
                        yield Finding(rule="ontology", node=subject.text, message=message)


def _unstated(store: Graph, ontology: Ontology) -> Iterator[Finding]:
    """Find relations and attributes that no asserted statement stands behind."""
    for term in ontology.terms:
        if ontology.relation(term.iri) or _stated_value(term, ontology):
            behind = _statement("?subject", term.iri, "?value")
            if term.symmetric:
                behind = f"{{ {behind} }} UNION {{ {_statement('?value', term.iri, '?subject')} }}"
            rows = store.query(
                f"SELECT ?subject WHERE {{ ?subject {iri(term.iri)} ?value FILTER NOT EXISTS {{ {behind} }} }}"
            ).rows
            for (subject,) in rows:
                if subject is not None:
                    message = f"kg:{term.name} has no asserted statement behind it"
                    yield Finding(rule="statement", node=subject.text, message=message)


def _statement(subject: str, predicate: str, value: str) -> str:
    return (
        f"?statement rdf:subject {subject} ; rdf:predicate {iri(predicate)} ; rdf:object {value} ; "
        "kg:modality kg:Asserted"
    )


def _stated_value(term: Term, ontology: Ontology) -> bool:
    """Say whether a term is an attribute of models as stated, not the number that it comes to."""
    return "Model" in {one.rpartition("#")[2] for one in term.domain} and not (
        ontology.relation(term.iri) or term.name.endswith("Value") or any(r.startswith(_OURS) for r in term.range)
    )

"""Oxigraph behind rdflib's interface, for reading only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox
import rdflib
from rdflib.plugins.stores.memory import Memory
from rdflib.query import Result
from rdflib.store import Store

from kg.errors import QueryError, StoreError
from kg.rdf.guard import guard

_from = re.compile(r"\bfrom\b", re.IGNORECASE)


class ReadOnlyStore(Store):
    """An rdflib store that reads from Oxigraph; whatever would change it fails."""

    context_aware = False
    formula_aware = False
    transaction_aware = False

    def __init__(self, database: ox.Store) -> None:
        super().__init__()
        self._database = database
        self._names = Memory()  # keeps the prefixes that rdflib binds

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:  # noqa: ARG002  rdflib's signature
        """Give the triples of a pattern as rdflib terms."""
        subject, predicate, value = (None if term is None else to_oxigraph(term) for term in triple_pattern)
        if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode | None):
            return  # no triple begins with a literal or is tied by one
        for quad in self._database.quads_for_pattern(subject, predicate, value, ox.DefaultGraph()):
            yield (to_rdflib(quad.subject), to_rdflib(quad.predicate), to_rdflib(quad.object)), iter(())

    def __len__(self, context: Any = None) -> int:
        return len(self._database)

    def add(self, *_: Any, **__: Any) -> None:
        """Refuse: a graph changes by `kg build` alone."""
        raise StoreError("this graph is read-only; `kg build` changes it, or copy it into a rdflib.Graph of your own")

    def remove(self, *_: Any, **__: Any) -> None:
        """Refuse: a graph changes by `kg build` alone."""
        self.add()

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803  rdflib's name
        initBindings: Mapping[str, Any],  # noqa: N803  rdflib's name
        queryGraph: str,  # noqa: ARG002, N803  rdflib's name
        **_: Any,
    ) -> Result:
        """Answer a SPARQL text by Oxigraph, as an rdflib result."""
        guard(str(query))
        prefixes = {str(prefix): str(namespace) for prefix, namespace in initNs.items()}
        if initBindings:  # rdflib's own engine knows how to bind; it would fetch what FROM names
            if _from.search(str(query)):
                raise QueryError("FROM is refused together with bindings; the graph is the one that is open")
            raise NotImplementedError
        try:
            found = self._database.query(str(query), prefixes=prefixes)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error
        return _result(found)

    def update(self, *_: Any, **__: Any) -> None:
        """Refuse: a graph changes by `kg build` alone."""
        self.add()

    def bind(self, prefix: str, namespace: Any, override: bool = True) -> None:  # noqa: FBT001, FBT002  rdflib's signature
        """Remember a prefix."""
        self._names.bind(prefix, namespace, override)

    def namespace(self, prefix: str) -> Any:
        """Give the namespace of a prefix."""
        return self._names.namespace(prefix)

    def prefix(self, namespace: Any) -> Any:
        """Give the prefix of a namespace."""
        return self._names.prefix(namespace)

    def namespaces(self) -> Iterator[Any]:
        """Give all prefixes with their namespaces."""
        yield from self._names.namespaces()


def language(tag: str) -> str:
    """Write a language tag as the graph does: Oxigraph keeps zh-Hans as zh-hans."""
    first, *more = tag.split("-")
    written = (p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in more)
    return "-".join((first, *written))


def to_oxigraph(term: Any) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Turn an rdflib term into Oxigraph's."""
    if isinstance(term, rdflib.Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    return ox.BlankNode(str(term)) if isinstance(term, rdflib.BNode) else ox.NamedNode(str(term))


def to_rdflib(term: Any) -> Any:
    """Turn an Oxigraph term into rdflib's; the written form of a literal stays as it is."""
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=language(term.language))
        kind = term.datatype.value
        plain = kind == str(rdflib.XSD.string)
        return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(kind), normalize=False)
    return rdflib.BNode(term.value) if isinstance(term, ox.BlankNode) else rdflib.URIRef(term.value)


def _result(found: Any) -> Result:
    if isinstance(found, ox.QueryBoolean):
        result = Result("ASK")
        result.askAnswer = bool(found)
    elif isinstance(found, ox.QueryTriples):
        result = Result("CONSTRUCT")
        result.graph = rdflib.Graph()
        for triple in found:
            result.graph.add((to_rdflib(triple.subject), to_rdflib(triple.predicate), to_rdflib(triple.object)))
    else:
        result = Result("SELECT")
        result.vars = [rdflib.Variable(variable.value) for variable in found.variables]
        result.bindings = [
            {name: to_rdflib(row[i]) for i, name in enumerate(result.vars) if row[i] is not None} for row in found
        ]
    return result

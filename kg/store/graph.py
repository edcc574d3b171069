"""The graph: graph.ttl and an Oxigraph store written together, then opened read-only for SPARQL and for rdflib."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox
import rdflib

from kg.errors import QueryError, StoreError
from kg.facts import Answer, Comparison, Facts, Value
from kg.model import Entity
from kg.ontology import Ontology
from kg.rdf.answers import term
from kg.rdf.guard import guard
from kg.rdf.sorting import subjects
from kg.rdf.triples import Triple, iri, of_comparison, of_entity, of_facts
from kg.rdf.turtle import PREFIXES, block, header
from kg.store.adapter import ReadOnlyStore, language
from kg.vocabulary import NAMESPACE, RDF_TYPE

CHUNK = 100_000
"""How many triples go into one bulk load: chunks keep the memory flat and take no longer."""

_TYPE = iri(RDF_TYPE)
_OURS = "<" + NAMESPACE
_Subject = tuple[str, list[tuple[str, str]]]  # with predicates and objects
_place = re.compile(r"(?:error )?at (\d+):(\d+):\s*")
_triple_variables = ("subject", "predicate", "object")


def write(
    entities: Iterable[Entity],
    facts: Iterable[Facts],
    comparisons: Iterable[Comparison] = (),
    *,
    store: Path,
    turtle: Path,
    ontology: Ontology | None = None,
) -> dict[str, int]:
    """Write the whole graph afresh, as a store in the folder `store` and as the file `turtle`; give what it holds.

    `comparisons` are asked for when all facts have passed. The counts are triples (`triples`) and things by class
    (`Person`, `Claim` …).
    """
    of_entities = (triple for entity in entities for triple in of_entity(entity, ontology))
    of_documents = (triple for one in facts for triple in of_facts(one))
    of_pairs = (triple for one in comparisons for triple in of_comparison(one))
    return write_triples(chain(of_entities, of_documents, of_pairs), store=store, turtle=turtle)


def write_triples(triples: Iterable[Triple], *, store: Path, turtle: Path) -> dict[str, int]:
    """Write triples in any order as a store and as Turtle; the bytes of the Turtle depend on the triples alone."""
    return write_lines(map("\t".join, triples), store=store, turtle=turtle)


def write_lines(lines: Iterable[str], *, store: Path, turtle: Path) -> dict[str, int]:
    """Write triples that come as lines, with tabs between their terms, as `write_triples` does."""
    if store.exists() and any(store.iterdir()):
        raise StoreError(f"{store} is not empty; give a fresh folder for the store")
    store.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    database = ox.Store(str(store))
    with turtle.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(header())
        for subject, rows in _loading(subjects(lines), database, counts):
            stream.write(f"\n{block(subject, rows)}")
    database.flush()
    database.optimize()
    del database
    return dict(sorted(counts.items()))


def _loading(found: Iterable[_Subject], database: ox.Store, counts: Counter[str]) -> Iterator[_Subject]:
    """Load triples into the store beside this thread, chunk by chunk, while they pass."""
    lines: list[str] = []
    with ThreadPoolExecutor(1) as beside:
        loading: Future[None] | None = None
        for subject, rows in found:
            lines += [f"{subject} {predicate} {value} .\n" for predicate, value in rows]
            _count_subject(rows, counts)
            if len(lines) >= CHUNK:
                if loading is not None:
                    loading.result()  # one chunk at a time, so that the memory stays flat
                loading, lines = beside.submit(_load, database, lines), []
            yield subject, rows
        if loading is not None:
            loading.result()
    _load(database, lines)


def _count_subject(rows: Sequence[tuple[str, str]], counts: Counter[str]) -> None:
    """Count the triples of one subject, those of its types first, and things by class."""
    counts["triples"] += len(rows)
    for predicate, value in rows:
        if predicate != _TYPE:
            break
        _count_type(value, counts)


def counted(triples: Iterable[Triple]) -> Counter[str]:
    """Count triples, and things by class."""
    counts: Counter[str] = Counter()
    for _, predicate, value in triples:
        counts["triples"] += 1
        if predicate == _TYPE:
            _count_type(value, counts)
    return counts


def _count_type(value: str, counts: Counter[str]) -> None:
    if value.startswith(_OURS):
        counts[value[len(_OURS) : -1]] += 1


def _load(database: ox.Store, lines: Sequence[str]) -> None:
    if lines:
        database.bulk_load("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)


class GraphStore:
    """A finished graph, opened for asking; nothing here can change it."""

    def __init__(self, database: ox.Store) -> None:
        self._database = database
        self._graph: rdflib.Graph | None = None

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the store in a folder, read-only."""
        if not folder.is_dir():
            raise StoreError(f"{folder} does not exist; `kg build` makes a knowledge base")
        try:
            return cls(ox.Store.read_only(str(folder)))
        except (OSError, ValueError) as error:
            raise StoreError(f"{folder} cannot be opened ({error}); build the knowledge base afresh") from error

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Self:
        """Hold triples in memory alone."""
        database = ox.Store()
        lines = "".join(f"{s} {p} {o} .\n" for s, p, o in triples)
        database.load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
        return cls(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._graph = None
        self._database = ox.Store()

    def __len__(self) -> int:
        return len(self._database)

    @property
    def graph(self) -> rdflib.Graph:
        """The same graph behind rdflib's interface, read-only; its queries are answered by Oxigraph."""
        if self._graph is None:
            self._graph = rdflib.Graph(store=ReadOnlyStore(self._database))
            for prefix, namespace in PREFIXES.items():
                self._graph.bind(prefix, namespace, override=True)
        return self._graph

    def query(
        self,
        text: str,
        *,
        prefixes: Mapping[str, str] | None = None,
        base: str | None = None,
        default: Iterable[str] | None = None,
        named: Iterable[str] | None = None,
    ) -> Answer:
        """Answer a SPARQL query; updates, SERVICE and deep nesting are refused, our own prefixes are declared.

        Rows come as they are found, in the order of the engine unless the query says ORDER BY. `default` and `named`
        are IRIs of graphs that make the dataset instead of what the query says; one that is not there is empty.
        """
        guard(text)
        dataset: dict[str, Any] = {}
        try:
            if default is not None or named is not None:
                dataset["default_graph"] = [ox.NamedNode(one) for one in default or ()]
                dataset["named_graphs"] = [ox.NamedNode(one) for one in named or ()]
            found = self._database.query(text, base_iri=base, prefixes={**PREFIXES, **(prefixes or {})}, **dataset)
        except SyntaxError as error:
            raise QueryError(_explained(str(error), text)) from error
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {error}") from error
        return answer_of(found)

    def values(
        self, subject: str | None = None, predicate: str | None = None, value: str | None = None
    ) -> Iterator[tuple[str, str, Value]]:
        """Give the triples of a pattern of IRIs as subject, predicate and term, in no order."""
        for quad in self._quads(subject, predicate, value):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject.value, quad.predicate.value, _value(quad.object)

    def texts(self, predicate: str, value: str | None = None) -> Iterator[tuple[str, str]]:
        """Give subject and text of the object, whatever kind of term it is, in no order; half as long as `values`."""
        for quad in self._quads(None, predicate, value):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                yield quad.subject.value, quad.object.value

    def triples(
        self, subject: str | None = None, predicate: str | None = None, value: str | None = None
    ) -> Iterator[Triple]:
        """Give the triples of a pattern of IRIs, in N-Triples form, in no order."""
        for quad in self._quads(subject, predicate, value):
            yield term(_value(quad.subject)), term(_value(quad.predicate)), term(_value(quad.object))

    def _quads(self, *pattern: str | None) -> Iterator[ox.Quad]:
        try:
            s, p, o = (None if one is None else ox.NamedNode(one) for one in pattern)
        except ValueError:  # what is no IRI stands in no triple
            return iter(())
        return self._database.quads_for_pattern(s, p, o, ox.DefaultGraph())


def answer_of(found: ox.QueryBoolean | ox.QuerySolutions | ox.QueryTriples | ox.QuadParser) -> Answer:
    """Give what the engine found, or what its parsers make of an answer from elsewhere; rows come as they are read."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(kind="boolean", truth=bool(found))
    if isinstance(found, ox.QuerySolutions):
        names = tuple(variable.value for variable in found.variables)
        return Answer(kind="rows", variables=names, rows=_errors_told(_solution_rows(found, names)))
    return Answer(kind="triples", variables=_triple_variables, rows=_errors_told(_triple_rows(found)))


def _solution_rows(found: ox.QuerySolutions, names: tuple[str, ...]) -> Iterator[tuple[Value | None, ...]]:
    for solution in found:
        yield tuple(None if (node := solution[i]) is None else _value(node) for i in range(len(names)))


def _triple_rows(found: Iterable[ox.Triple | ox.Quad]) -> Iterator[tuple[Value | None, ...]]:
    for triple in found:
        yield _value(triple.subject), _value(triple.predicate), _value(triple.object)


def _errors_told(rows: Iterator[tuple[Value | None, ...]]) -> Iterator[tuple[Value | None, ...]]:
    try:
        yield from rows
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {error}") from error


def _value(node: object) -> Value:
    match node:
        case ox.NamedNode():
            return Value("iri", node.value)
        case ox.BlankNode():
            return Value("bnode", node.value)
        case ox.Literal():
            if node.language:
                return Value("literal", node.value, language=language(node.language))
            return Value("literal", node.value, datatype=node.datatype.value)
    return Value("literal", str(node))


def _explained(error: str, text: str) -> str:
    """Say where a query is wrong, with the line it stands in, instead of all that could have stood there."""
    found = _place.search(error)
    if found is None:
        return f"the query is wrong: {error}"
    line, column = int(found[1]), int(found[2])
    said = text.splitlines()[line - 1] if line <= len(text.splitlines()) else ""
    rest = error[found.end() :]
    while "Prefix" not in rest and 1 < column <= len(said) and said[column - 2 : column].isalnum():
        column -= 1  # the engine stops within a word; people look for its beginning
    if "Prefix not found" in rest:
        before = re.findall(r"[\w.-]*:", said[: column - 1])
        reason = f"the prefix {before[-1] if before else 'here'} is not declared"
    elif not said[column - 1 :].strip():
        reason = "the query ends too early or a bracket is missing"
    else:
        reason = f"this cannot stand here: {said[column - 1 :].strip()[:40]}"
    return f"line {line}, column {column}: {reason}\n  {said}\n  {' ' * (column - 1)}^"

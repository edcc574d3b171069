"""A finished knowledge base from Python: what one can ask it, and hand out of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import rdflib
import rdflib.query

from kg import explain
from kg.check import check, file
from kg.export import export_to
from kg.facts import Finding
from kg.iris import segments
from kg.ontology import Ontology
from kg.packs import read_packs
from kg.queries import resolve_name
from kg.store.corpus import texts
from kg.store.folder import Folder
from kg.store.graph import GraphStore
from kg.view import network, notebook, page

if TYPE_CHECKING:
    import networkx as nx

_Path = str | os.PathLike[str]


class KnowledgeBase:
    """A finished knowledge base, opened for asking; use it in a `with` statement or `close` it."""

    def __init__(self, path: _Path) -> None:
        self.path = Path(path)
        folder = Folder.open(self.path)
        self._store = GraphStore.open(folder.store)
        self._ledger = folder.ledger
        self._ontology = Ontology.read(read_packs(folder.marker().packs).ontology)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"KnowledgeBase({str(self.path)!r})"

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    @property
    def graph(self) -> rdflib.Graph:
        """The whole graph behind rdflib's interface, read-only."""
        return self._store.graph

    def query(self, sparql: str) -> rdflib.query.Result:
        """Answer a SPARQL query as rdflib does; our prefixes are declared, and a notebook shows a table."""
        return Found.of(self._store.graph.query(sparql))

    def neighbourhood(self, name: str) -> notebook.Neighbourhood:
        """Give what stands around the thing that bears a name; a notebook draws it."""
        centre = [bearer.iri for bearer in resolve_name(self._store, name)]
        return notebook.Neighbourhood.of(network.knowledge(self._store), centre)

    def _repr_html_(self) -> str:
        report = json.loads(Folder(self.path).report.read_bytes())
        counts = {"documents": report["documents"], **report["things"], **report["relations"]}
        return notebook.figures(str(self.path), counts)

    def network(self) -> nx.MultiDiGraph:
        """Give things and relations as a networkx network."""
        return network.network(self._store)

    def entity(self, name: str) -> explain.Explanation:
        """Give the thing that bears a name, with all that is known of it."""
        return explain.explain(self._store, name)

    def claims(self, *, by: str | None = None, about: str | None = None) -> tuple[explain.Said, ...]:
        """Give claims, those of one speaker or about one thing or both."""
        return explain.claims(self._store, by=by, about=about)

    def _texts(self) -> AbstractContextManager[Callable[[str], str | None]]:
        return texts(Folder(self.path).corpus, self._ledger)

    def check(self) -> list[Finding]:
        """Prove the graph: SHACL, the ontology, every span against its text, graph.ttl; give what is wrong."""
        with self._texts() as text_of:
            return [*check(self._store, text_of, self._ontology), *file(self._store, Folder(self.path).graph)]

    def export(self, form: str, path: _Path) -> tuple[Path, ...]:
        """Write the whole graph in another format."""
        return export_to(self._store, form, Path(path))

    def view(self, path: _Path, *, around: str | None = None) -> Path:
        """Draw the graph, or what stands around a name, as one page at `path`."""
        with self._texts() as text_of:
            page.write(self._store, Path(path), around=around, text_of=lambda iri: text_of(segments(iri)[-1]))
        return Path(path)


class Found(rdflib.query.Result):
    """An answer of rdflib's kind that a notebook shows as a table."""

    @classmethod
    def of(cls, answer: rdflib.query.Result) -> Found:
        """Show this answer."""
        made = cls(answer.type)
        made.vars, made.graph, made.askAnswer = answer.vars, answer.graph, answer.askAnswer
        if answer.type == "SELECT":
            made.bindings = answer.bindings
        return made

    def _repr_html_(self) -> str:
        if self.type == "ASK":
            return f"<p>{'yes' if self.askAnswer else 'no'}</p>"
        if self.graph is not None:
            return notebook.table(("subject", "predicate", "object"), ([str(t) for t in row] for row in self.graph))
        names = [str(name) for name in self.vars or ()]
        return notebook.table(names, ([row.get(name) for name in self.vars or ()] for row in self.bindings))


def open(path: _Path) -> KnowledgeBase:  # noqa: A001 - kg.open is the name promised
    """Open a knowledge base folder."""
    return KnowledgeBase(path)

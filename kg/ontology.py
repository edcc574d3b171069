"""The meaning of terms, read from the ontology files: is-a, domain, range, symmetry, labels."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal as OneOf
from typing import Self

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.config import shipped
from kg.errors import OntologyError
from kg.vocabulary import NAMESPACE, RDF_TYPE

Kind = OneOf["class", "property", "individual"]

_OWL = "http://www.w3.org/2002/07/owl#"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_KINDS: dict[str, Kind] = {
    _OWL + "Class": "class",
    _OWL + "ObjectProperty": "property",
    _OWL + "DatatypeProperty": "property",
    "http://www.w3.org/2004/02/skos/core#Concept": "individual",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of an ontology, ours or a pack's; `parents` are those stated, foreign ones too."""

    iri: str
    kind: Kind
    labels: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False

    @property
    def name(self) -> str:
        """Give the local name, such as worksFor."""
        return self.iri.rpartition("#")[2]


class Ontology:
    """Terms by IRI or, for those of the core, by local name; an unknown one fails with the nearest known."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = dict(sorted(terms.items()))
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for iri in sorted(self._terms, key=lambda iri: (not iri.startswith(NAMESPACE), iri)):
            self._names[self._terms[iri].name].append(iri)

    @classmethod
    def read(cls, files: Iterable[Path]) -> Self:
        """Read Turtle files together; a file that is wrong fails with its name."""
        facts: defaultdict[object, list[tuple[str, object]]] = defaultdict(list)
        for file in files:
            try:
                for quad in parse(path=file, format=RdfFormat.TURTLE):
                    facts[quad.subject].append((quad.predicate.value, quad.object))
            except (OSError, SyntaxError) as error:
                raise OntologyError(f"{file}: {error}; correct the file") from error
        terms = (_term(node, facts) for node in facts if isinstance(node, NamedNode))
        return cls({term.iri: term for term in terms if term is not None})

    @property
    def terms(self) -> tuple[Term, ...]:
        """List all terms, sorted by IRI."""
        return tuple(self._terms.values())

    def term(self, name: str) -> Term:
        """Give the term of an IRI or a local name."""
        if name in self._terms:
            return self._terms[name]
        if name in self._names:
            return self._terms[self._names[name][0]]
        known = sorted((*self._names, *self._terms) if ":" in name else self._names)
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        if not near:
            near = [k for k in known if k.casefold() == name.casefold()]
        hint = f"did you mean {near[0]}?" if near else f"known terms: {', '.join(sorted(self._names))}"
        raise OntologyError(f"the ontology has no term {name}; {hint}")

    def __contains__(self, name: object) -> bool:
        return name in self._terms or name in self._names

    def iri(self, name: str) -> str:
        """Give the IRI of a term by its local name."""
        return self.term(name).iri

    def entity_type(self, name: str) -> str:
        """Check that `name` is a class and give its IRI."""
        return self._of_kind(name, "class")

    def predicate(self, name: str) -> str:
        """Check that `name` is a property and give its IRI."""
        return self._of_kind(name, "property")

    def ancestors(self, name: str) -> tuple[str, ...]:
        """List the term itself and all that it is, nearest first, foreign terms at the end of each line too."""
        found = {self.iri(name): None}
        queue = list(found)
        while queue:
            here = self._terms.get(queue.pop(0))
            for parent in here.parents if here else ():
                if parent not in found:
                    found[parent] = None
                    queue.append(parent)
        return tuple(found)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Say whether a class (or property) is another one or stands below it; the ancestor may be foreign (an IRI)."""
        wanted = ancestor if ":" in ancestor and ancestor not in self else self.iri(ancestor)
        return wanted in self.ancestors(name)

    def allows(self, subject_type: str, predicate: str, object_type: str | None = None) -> bool:
        """Say whether a predicate may tie these types; with no object type only the domain is asked."""
        term = self._terms[self.predicate(predicate)]
        fits = self._fits(subject_type, term.domain)
        return fits if object_type is None else fits and self._fits(object_type, term.range)

    def symmetric(self, predicate: str) -> bool:
        """Say whether a predicate means the same in both directions."""
        return self.term(predicate).symmetric

    def relation(self, predicate: str) -> bool:
        """Say whether a predicate ties two entities (worksFor …), not an entity and something else."""
        term = self.term(predicate)
        ends = (*term.domain, *term.range)
        return term.kind == "property" and bool(ends) and all(end in self and self._is_entity(end) for end in ends)

    def label(self, name: str, language: str = "zh") -> str:
        """Give the label of a term in a language, else in another, else its local name."""
        term = self.term(name)
        return term.labels.get(language) or next(iter(term.labels.values()), term.name)

    def comment(self, name: str, language: str = "zh") -> str:
        """Give the explanation of a term in a language, else in another, else nothing."""
        term = self.term(name)
        return term.comments.get(language) or next(iter(term.comments.values()), "")

    def _of_kind(self, name: str, kind: Kind) -> str:
        term = self.term(name)
        if term.kind != kind:
            raise OntologyError(f"{name} is a {term.kind} of the ontology where a {kind} is needed")
        return term.iri

    def _fits(self, name: str, allowed: tuple[str, ...]) -> bool:
        lines = self.ancestors(name)
        return not allowed or any(one in lines for one in allowed)

    def _is_entity(self, name: str) -> bool:
        return any(self.iri(kind) in self.ancestors(name) for kind in ("Person", "Organization", "Model", "Product"))


@cache
def core() -> Ontology:
    """Read the ontology that ships: core.ttl alone, once per process."""
    return Ontology.read([shipped("ontology") / "core.ttl"])


def _term(node: NamedNode, facts: Mapping[object, list[tuple[str, object]]]) -> Term | None:
    rows = facts[node]

    def iris(predicate: str) -> tuple[str, ...]:
        found = (iri for p, o in rows if p == predicate for iri in _members(o, facts))
        return tuple(sorted(dict.fromkeys(found)))

    def words(predicate: str) -> dict[str, str]:
        return {o.language or "": o.value for p, o in rows if p == predicate and isinstance(o, Literal)}

    types = iris(RDF_TYPE)
    kind = next((_KINDS[t] for t in types if t in _KINDS), None)
    if kind is None:
        return None
    return Term(
        iri=node.value,
        kind=kind,
        labels=words(_RDFS + "label"),
        comments=words(_RDFS + "comment"),
        parents=iris(_RDFS + "subClassOf") + iris(_RDFS + "subPropertyOf"),
        domain=iris(_RDFS + "domain"),
        range=iris(_RDFS + "range"),
        symmetric=_OWL + "SymmetricProperty" in types,
    )


def _members(node: object, facts: Mapping[object, list[tuple[str, object]]]) -> Iterable[str]:
    """List the named classes that a node stands for: itself, or the members of its owl:unionOf."""
    if isinstance(node, NamedNode):
        yield node.value
    elif isinstance(node, BlankNode):
        for predicate, value in facts.get(node, ()):
            if predicate in {_OWL + "unionOf", _RDF + "first", _RDF + "rest"} and value != NamedNode(_RDF + "nil"):
                yield from _members(value, facts)

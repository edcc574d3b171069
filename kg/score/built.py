"""A built graph as the scorer sees it: things with folded names, ties between them, and claims."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.text.folding import simplify
from kg.vocabulary import DCTERMS_SOURCE, MENTIONED_IN, NAMESPACE, RDF_TYPE

FAMILY = {"Person": "Person", "Company": "Org", "Organization": "Org", "Model": "Model", "Product": "Product"}
PREDICATES = (
    "worksFor",
    "founderOf",
    "developedBy",
    "basedOn",
    "integrates",
    "subsidiaryOf",
    "partnersWith",
    "investsIn",
    "acquires",
    "competesWith",
    "versionOf",
)
ATTRIBUTES = ("parameterCount", "contextLength", "releaseDate", "price")
SYMMETRIC = frozenset(("partnersWith", "competesWith"))

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_NAMES = (
    _SKOS + "prefLabel",
    _SKOS + "altLabel",
    _SKOS + "hiddenLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_gloss = re.compile(
    rf"\((?=[a-zü]*[{_TONED}])[a-zü{_TONED}]{{1,7}}\)|(?<=[\u4e00-\u9fff])\((?:de|le|ma|ne|me|zi|men|r)\)",
    re.IGNORECASE,
)


@cache
def fold(text: str) -> str:
    """Give what two spellings of one name share: simplified, NFKC, lower case, no glosses, letters and digits only."""
    plain = unicodedata.normalize("NFKC", simplify(_gloss.sub("", unicodedata.normalize("NFKC", text))))
    return "".join(c for c in plain.lower() if c.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One entity of a graph."""

    kind: str
    label: str
    names: frozenset[str]

    @property
    def family(self) -> str:
        """Its kind, with companies and organisations as one."""
        return FAMILY[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltClaim:
    """One claimant's claim."""

    claimant: str
    start: int
    end: int
    text: str
    quotation: str
    about: frozenset[str]


class Built:
    """What one Turtle file says."""

    def __init__(self, path: Path) -> None:
        self._triples: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            self._triples[quad.predicate.value].append((_text(quad.subject), _text(quad.object)))
        types: defaultdict[str, set[str]] = defaultdict(set)
        for node, kind in self._triples[RDF_TYPE]:
            types[node].add(kind.removeprefix(NAMESPACE))
        self._types = types
        self.things = self._things()
        self.relations = {(s, p, o) for p in PREDICATES for s, o in self._triples[NAMESPACE + p]}
        self.attributes = sorted((s, a, v) for a in ATTRIBUTES for s, v in self._triples[NAMESPACE + a])
        self.titles: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.former: set[tuple[str, str]] = set()
        self._posts()
        self.claims = list(self._claims())

    def inside(self) -> dict[str, set[str]]:
        """Give the things that each document names, by the name of its file without the ending."""
        sources = defaultdict(set)
        for document, place in self._triples[DCTERMS_SOURCE]:
            sources[document].add(Path(place).stem)
        found: defaultdict[str, set[str]] = defaultdict(set)
        for thing, document in self._triples[MENTIONED_IN]:
            for stem in sources[document]:
                found[stem].add(thing)
        return dict(found)

    def _things(self) -> dict[str, Thing]:
        names: defaultdict[str, set[str]] = defaultdict(set)
        labels: dict[str, str] = {}
        for predicate in _NAMES:
            for node, name in self._triples[predicate]:
                names[node].add(fold(name))
                if predicate == _NAMES[0]:
                    labels[node] = min(name, labels.get(node, name))
        things = {}
        for node, types in self._types.items():
            kinds = types & FAMILY.keys()
            if "Company" in kinds:
                kinds.discard("Organization")
            if kinds:
                things[node] = Thing(kind=min(kinds), label=labels.get(node, node), names=frozenset(names[node] - {""}))
        return things

    def _posts(self) -> None:
        nodes = [node for node, types in self._types.items() if "Affiliation" in types]
        person, organization = self._one("person"), self._one("organization")
        former = self._one("former")
        titles = self._all("title")
        for node in nodes:
            post = (person.get(node, ""), organization.get(node, ""))
            self.titles[post] |= {fold(title) for title in titles[node]} - {""}
            if former.get(node, "").lower() in {"true", "1"}:
                self.former.add(post)

    def _claims(self) -> Iterator[BuiltClaim]:
        start, end, text, quotation = (self._one(name) for name in ("start", "end", "text", "quotation"))
        claimants, about = self._all("claimant"), self._all("about")
        for node in sorted(node for node, types in self._types.items() if "Claim" in types):
            for claimant in claimants[node]:
                if claimant in self.things:
                    yield BuiltClaim(
                        claimant=claimant,
                        start=int(start.get(node, -1)),
                        end=int(end.get(node, -1)),
                        text=text.get(node, ""),
                        quotation=quotation.get(node, "").rsplit("#")[-1].lower(),
                        about=frozenset(about[node]),
                    )

    def _one(self, name: str) -> dict[str, str]:
        return dict(self._triples[NAMESPACE + name])

    def _all(self, name: str) -> defaultdict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for node, value in self._triples[NAMESPACE + name]:
            found[node].append(value)
        return found


def _text(node: object) -> str:
    value = getattr(node, "value", None)
    return value if isinstance(value, str) else str(node)

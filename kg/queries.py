"""The named queries of data/queries: each a SPARQL file that stands for itself, narrowed by names that the user gives.

A file begins with its title. `#? name Person: …` says what pattern a name adds when it is that of a person, with
`$name` where the IRIs go; `#! Person` in the body marks where it is put. Without a name these lines stay comments.
What is of kind `Text` is put in as words and names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from kg.config import shipped
from kg.errors import AmbiguousNameError, NotFoundError, UsageError
from kg.facts import Answer, Value
from kg.rdf.triples import iri, label, literal
from kg.text.folding import fold, key, simplify
from kg.vocabulary import NAMESPACE, THINGS

_clause = re.compile(r"^#\? (\w+) (\w+): (.+)$", re.MULTILINE)
_entities = frozenset(("Person", "Organization", "Company", "Model", "Product"))
_kinds: dict[str, frozenset[str]] = {
    "Entity": _entities,
    "Agent": _entities | {"UnnamedSource"},
    "Thing": _entities | {"UnnamedSource", "Topic"},
}

_named_kinds = tuple(sorted(_kinds["Thing"]))


class Asks(Protocol):
    """Whatever answers SPARQL: a store on disk, or an endpoint elsewhere."""

    def query(self, text: str) -> Answer:
        """Answer a query."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """A thing of the graph that bears a name."""

    iri: str
    label: str
    types: frozenset[str]

    @property
    def type(self) -> str:
        """Give its narrowest class of ours."""
        return min(self.types, key=lambda name: (name in {"Organization", "Concept"}, name), default="Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """One file of data/queries: its name, what it answers, its text and the parameters that it takes."""

    name: str
    title: str
    text: str
    clauses: tuple[tuple[str, str, str], ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        """List what `--set` may narrow."""
        return tuple(dict.fromkeys(parameter for parameter, _, _ in self.clauses))


def named_queries(folder: Path | None = None) -> dict[str, NamedQuery]:
    """Read all named queries, by name."""
    files = sorted((folder or shipped("queries")).glob("*.rq"))
    return {path.stem: _read(path) for path in files}


def named_query(name: str, folder: Path | None = None) -> NamedQuery:
    """Give one named query; an unknown one fails with the nearest names."""
    known = named_queries(folder)
    if name not in known:
        near = [found for found, *_ in process.extract(name, list(known), scorer=fuzz.ratio, limit=2, score_cutoff=50)]
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(known)}"
        raise NotFoundError(f"there is no query {name}; {hint}")
    return known[name]


def run(store: Asks, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Answer a named query, narrowed by names of things: `run(store, "posts", {"name": "阿里云"})`."""
    return store.query(text_of(store, name, parameters or {}))


def text_of(store: Asks, name: str, parameters: Mapping[str, str]) -> str:
    """Give the SPARQL of a named query with its parameters put in."""
    query = named_query(name)
    text = query.text
    for parameter, given in parameters.items():
        if parameter not in query.parameters:
            takes = ", ".join(f"{one}=" for one in query.parameters)
            raise UsageError(f"the query {name} takes no {parameter}=; it takes {takes}")
        if any(one == parameter and kind == "Text" for one, kind, _ in query.clauses):
            text = _worded(text, query, parameter, given)
            continue
        bearers = resolve_name(store, given)
        text = _narrowed(text, query, parameter, given, bearers)
    return text


def resolve_name(store: Asks, name: str) -> tuple[Bearer, ...]:
    """Give the one thing that a name means (or, for unnamed sources, all of that name).

    A name is any label, in any spelling that folds to one; an IRI, or its end such as `person/安筱鹏`, is exact;
    `Model:星槎` and `王磊@长风航天` tell apart what bears one name.
    `NotFoundError` shows the nearest names, `AmbiguousNameError` all that bear it.
    """
    found = bearers(store, name)
    if len(found) > 1 and not all("UnnamedSource" in one.types for one in found):
        shown = "; ".join(f"{one.label} ({one.type}) {one.iri.removeprefix(THINGS)}" for one in found)
        raise AmbiguousNameError(
            f"{name} is the name of {len(found)} things: {shown}; give the last word of one as the name"
        )
    return found


def bearers(store: Asks, name: str) -> tuple[Bearer, ...]:
    """Give all things that bear a name; `NotFoundError` shows the nearest names."""
    return (
        _by_iri(store, name)
        or _by_label(store, _spellings(name))
        or _told_apart(store, name.strip())
        or _by_key(store, name)
    )


def _told_apart(store: Asks, name: str) -> tuple[Bearer, ...]:
    """Give what is named with its type before it or its employer behind it, as verdicts name things: Model:星槎, 王磊@长风航天."""
    kind, colon, rest = name.partition(":")
    wanted = next((one for one in _named_kinds if colon and one.casefold() == kind.strip().casefold()), None)
    plain, _, apart = (rest if wanted else name).partition("@")
    if not plain.strip() or not (wanted or apart):
        return ()
    try:
        found = bearers(store, plain)
    except NotFoundError:
        if wanted:
            raise
        return ()
    fitting = tuple(
        one
        for one in found
        if (wanted is None or wanted in one.types)
        and (not apart or key(unquote(one.iri).rpartition("@")[2]) == key(apart))
    )
    if not fitting and wanted:
        shown = "; ".join(f"{one.label} ({one.type}) {one.iri.removeprefix(THINGS)}" for one in found)
        raise NotFoundError(f"the graph holds no {wanted} named {rest.strip()}; it holds {shown}")
    return fitting


def _read(path: Path) -> NamedQuery:
    text = path.read_bytes().decode("utf-8")
    title = text.partition("\n")[0].removeprefix("# ")
    clauses = tuple((found[1], found[2], found[3]) for found in _clause.finditer(text))
    return NamedQuery(name=path.stem, title=title, text=text, clauses=clauses)


def _narrowed(text: str, query: NamedQuery, parameter: str, given: str, bearers: tuple[Bearer, ...]) -> str:
    kinds = [(kind, clause) for one, kind, clause in query.clauses if one == parameter]
    for kind, clause in kinds:
        wanted = _kinds.get(kind, frozenset((kind,)))
        fitting = [iri(one.iri) for one in bearers if one.types & wanted]
        if fitting:
            return text.replace(f"#! {kind}\n", clause.replace(f"${parameter}", " ".join(fitting)) + "\n")
    names = sorted({name for kind, _ in kinds for name in _kinds.get(kind, (kind,))} - {"Company"})
    expected = " or ".join(names)
    raise UsageError(f"{given} is of type {bearers[0].type}; {query.name} takes {parameter}= of type {expected}")


def _worded(text: str, query: NamedQuery, parameter: str, given: str) -> str:
    """Put words in as they are, in match form as claims have them; they mean no thing of the graph."""
    clause = next(clause for one, kind, clause in query.clauses if one == parameter and kind == "Text")
    return text.replace("#! Text\n", clause.replace(f"${parameter}", literal(fold(given.strip()).text)) + "\n")


def _spellings(name: str) -> list[str]:
    given = name.strip()
    return list(dict.fromkeys((given, simplify(given), fold(given).text)))


def _by_iri(store: Asks, name: str) -> tuple[Bearer, ...]:
    if name.startswith(("http://", "https://")):
        return _bearers(store, f"VALUES ?thing {{ {iri(name)} }}")
    if re.fullmatch(r"[a-z]+/[^\s/]+", name):
        return _bearers(store, f"VALUES ?thing {{ {iri(THINGS + name)} }}")
    return ()


def _by_label(store: Asks, names: Iterable[str]) -> tuple[Bearer, ...]:
    labels = dict.fromkeys(
        written
        for name in names
        for written in (label(name), literal(name), *(literal(name, language=tag) for tag in ("zh-Hans", "zh-Hant")))
    )
    values = " ".join(labels)
    return _bearers(store, f"VALUES ?name {{ {values} }} ?thing skos:prefLabel|skos:altLabel ?name .")


def _by_key(store: Asks, name: str) -> tuple[Bearer, ...]:
    """Compare with every label by its key; if none has it, fail with the nearest."""
    wanted = key(name)
    names = sorted(set(_labels(store)))
    same = [one for one in names if wanted and key(one) == wanted]
    if same:
        return _by_label(store, same)
    near = [found for found, *_ in process.extract(name, names, scorer=fuzz.WRatio, limit=3, score_cutoff=50)]
    hint = f"the nearest names are {'、'.join(near)}" if near else "`kg stats DIR` says what it holds"
    raise NotFoundError(f"the graph holds nothing named {name}; {hint}")


def _labels(store: Asks) -> Iterator[str]:
    for row in store.query("SELECT DISTINCT ?name WHERE { ?thing skos:prefLabel|skos:altLabel ?name }").rows:
        if row[0] is not None:
            yield row[0].text


def _bearers(store: Asks, pattern: str) -> tuple[Bearer, ...]:
    answer = store.query(
        f"SELECT DISTINCT ?thing ?label ?type WHERE {{ {pattern} ?thing skos:prefLabel ?label ; a ?type }}"
    )
    things: dict[str, tuple[str, set[str]]] = {}
    for thing, name, kind in answer.rows:
        if isinstance(thing, Value) and isinstance(name, Value) and isinstance(kind, Value):
            types = things.setdefault(thing.text, (name.text, set()))[1]
            if kind.text.startswith(NAMESPACE):
                types.add(kind.text.removeprefix(NAMESPACE))
    return tuple(
        Bearer(iri=one, label=name, types=frozenset(types)) for one, (name, types) in sorted(things.items()) if types
    )

"""Why it stands: all that the graph says of one thing, each fact with the characters that say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.facts import Value
from kg.iris import segments
from kg.queries import Asks, Bearer, resolve_name
from kg.rdf.triples import iri


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Passage:
    """Characters of a document: where it was found, from where to where, the words, and the document's id."""

    source: str
    start: int
    end: int
    text: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Fact:
    """One statement that has the thing at one end: a relation with another thing, or a value.

    `seen` are the dates of the first and the last document that say so, `period` from when to when it is said to hold,
    `iri` is that of the other thing, or the value.
    """

    predicate: str
    outward: bool
    other: str
    modality: str
    titles: tuple[str, ...] = ()
    evidence: tuple[Passage, ...] = ()
    seen: tuple[str, str] = ("", "")
    period: tuple[str, str] = ("", "")
    iri: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Said:
    """One claim: who makes it, in which words, where, and what it is about."""

    claimants: tuple[str, ...]
    text: str
    quotation: str
    stated: str | None
    passage: Passage
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A thing with all that is known of it."""

    iri: str
    type: str
    label: str
    names: tuple[str, ...]
    documents: tuple[str, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Said, ...]


_NAMES = "SELECT DISTINCT ?name WHERE {{ {thing} skos:altLabel ?name }} ORDER BY ?name"
_DOCUMENTS = "SELECT DISTINCT ?source WHERE {{ {thing} kg:mentionedIn/dcterms:source ?source }} ORDER BY ?source"
_BOTH = """
SELECT DISTINCT ?source WHERE {{
  {thing} kg:mentionedIn ?document . {other} kg:mentionedIn ?document . ?document dcterms:source ?source
}} ORDER BY ?source
"""
_FACTS = """
SELECT DISTINCT ?predicate ?outward ?other ?label ?modality ?first ?last ?since ?until ?source ?start ?end ?text ?document
WHERE {{
  {{ ?statement rdf:subject {thing} ; rdf:object ?other . BIND(true AS ?outward) }}
  UNION {{ ?statement rdf:object {thing} ; rdf:subject ?other . BIND(false AS ?outward) }}
  ?statement rdf:predicate ?predicate ; kg:modality ?modality ; kg:evidence ?evidence .
  ?evidence kg:text ?text ; kg:start ?start ; kg:end ?end ; kg:document ?document .
  ?document dcterms:source ?source .
  OPTIONAL {{ ?other skos:prefLabel ?label }}
  OPTIONAL {{ ?statement kg:firstSeen ?first ; kg:lastSeen ?last }}
  OPTIONAL {{ ?statement kg:since ?since }}
  OPTIONAL {{ ?statement kg:until ?until }}
}}
"""
_TITLES = """
SELECT DISTINCT ?other ?title ?former ?since ?until WHERE {{
  {{ ?post kg:person {thing} ; kg:organization ?other }} UNION {{ ?post kg:organization {thing} ; kg:person ?other }}
  ?post kg:title ?title ; kg:former ?former .
  OPTIONAL {{ ?post kg:since ?since }}
  OPTIONAL {{ ?post kg:until ?until }}
}} ORDER BY ?title
"""
_CLAIMS = """
SELECT DISTINCT ?claim ?text ?quotation ?stated ?source ?start ?end ?document ?claimant ?about WHERE {{
  {pattern}
  ?claim a kg:Claim ; kg:text ?text ; kg:quotation ?quotation ; kg:start ?start ; kg:end ?end ;
    kg:document ?document ; kg:claimant/skos:prefLabel ?claimant .
  ?document dcterms:source ?source .
  OPTIONAL {{ ?claim kg:statedOn ?stated }}
  OPTIONAL {{ ?claim kg:about/skos:prefLabel ?about }}
}}
"""


def explain(store: Asks, name: str) -> Explanation:
    """Give all that is known of the one thing that bears a name."""
    bearer = _one(store, name)
    node = iri(bearer.iri)
    return Explanation(
        iri=bearer.iri,
        type=bearer.type,
        label=bearer.label,
        names=tuple(_column(store, _NAMES.format(thing=node))),
        documents=tuple(_column(store, _DOCUMENTS.format(thing=node))),
        facts=tuple(_facts(store, node)),
        claims=tuple(_claims(store, f"?claim kg:claimant|kg:about {node} .")),
    )


def between(store: Asks, one: str, other: str) -> Explanation:
    """Give what is known of one thing that has to do with another: relations of the two, and what either says of the other."""
    bearers = [_one(store, name) for name in (one, other)]
    here, there = (iri(bearer.iri) for bearer in bearers)
    pattern = (
        f"{{ ?claim kg:claimant {here} ; kg:about {there} }} UNION {{ ?claim kg:claimant {there} ; kg:about {here} }}"
    )
    first, second = bearers
    return Explanation(
        iri=first.iri,
        type=first.type,
        label=first.label,
        names=(),
        documents=tuple(_column(store, _BOTH.format(thing=here, other=there))),
        facts=tuple(fact for fact in _facts(store, here) if fact.iri == second.iri),
        claims=tuple(_claims(store, pattern)),
    )


def claims(store: Asks, *, by: str | None = None, about: str | None = None) -> tuple[Said, ...]:
    """Give claims, those of one speaker or about one thing or both, in order of the speakers."""
    pattern = ""
    for name, predicate in ((by, "kg:claimant"), (about, "kg:about")):
        if name is not None:
            things = " ".join(iri(bearer.iri) for bearer in resolve_name(store, name))
            variable = predicate.removeprefix("kg:") + "Wanted"
            pattern += f"VALUES ?{variable} {{ {things} }} ?claim {predicate} ?{variable} . "
    return tuple(_claims(store, pattern))


def _one(store: Asks, name: str) -> Bearer:
    return resolve_name(store, name)[0]


def _column(store: Asks, query: str) -> Iterator[str]:
    for (value,) in store.query(query).rows:
        if value is not None:
            yield value.text


def _facts(store: Asks, node: str) -> Iterator[Fact]:
    titles: dict[str, list[str]] = {}
    for other, title, former, since, until in store.query(_TITLES.format(thing=node)).rows:
        period = "–".join((_text(since), _text(until))) if since or until else ""
        notes = ", ".join(filter(None, (period, "former" if _text(former) == "true" else "")))
        words = _text(title) + (f"（{notes}）" if notes else "")
        titles.setdefault(_text(other), []).append(words)
    rows = []
    for predicate, outward, other, label, modality, *rest in store.query(_FACTS.format(thing=node)).rows:
        dates = tuple(map(_text, rest[:4]))
        end = (
            _local(predicate),
            _text(outward) == "true",
            _text(label or other),
            _local(modality),
            _text(other),
            dates,
        )
        rows.append((end, _passage(rest[4:])))
    for (predicate, outward, label, modality, other, dates), group in groupby(sorted(rows), key=lambda row: row[0]):
        yield Fact(
            predicate=predicate,
            outward=outward,
            other=label,
            modality=modality,
            titles=tuple(titles.get(other, ())) if predicate == "worksFor" else (),
            evidence=tuple(dict.fromkeys(passage for _, passage in group)),
            seen=(dates[0], dates[1]),
            period=(dates[2], dates[3]),
            iri=other,
        )


def _claims(store: Asks, pattern: str) -> list[Said]:
    rows: dict[str, tuple[Passage, str, str | None, set[str], set[str]]] = {}
    for claim, text, quotation, stated, source, start, end, document, claimant, about in store.query(
        _CLAIMS.format(pattern=pattern)
    ).rows:
        place = _passage((source, start, end, text, document))
        found = rows.setdefault(
            _text(claim), (place, _local(quotation), None if stated is None else stated.text, set(), set())
        )
        found[3].add(_text(claimant))
        if about is not None:
            found[4].add(about.text)
    return sorted(
        (
            Said(
                claimants=tuple(sorted(claimants)),
                text=place.text,
                quotation=quotation,
                stated=stated,
                passage=place,
                about=tuple(sorted(about)),
            )
            for place, quotation, stated, claimants, about in rows.values()
        ),
        key=lambda said: (said.claimants, said.passage),
    )


def _passage(place: Iterable[Value | None]) -> Passage:
    source, start, end, text, document = (_text(value) for value in place)
    return Passage(source=source, start=int(start), end=int(end), text=text, document=segments(document)[-1])


def _text(value: Value | None) -> str:
    return "" if value is None else value.text


def _local(value: Value | None) -> str:
    return _text(value).rpartition("#")[2]

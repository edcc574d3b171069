"""The JSON API as OpenAPI tells it, addresses of things, and what a search finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import rdflib

from kg.ontology import core
from kg.serve import blocks
from kg.serve.catalogue import Catalogue
from kg.serve.suggest import Suggestions
from kg.store.graph import GraphStore
from kg.view.communities import communities
from tests import graphs
from tests.serve.server import Server, folder_of, running
from tests.view.generator import KG, Generator


@pytest.fixture(scope="module")
def made() -> Generator:
    return Generator(80)


@pytest.fixture(scope="module")
def server(made: Generator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = made.graph.serialize(format="nt").encode()
    with running(folder_of(tmp_path_factory.mktemp("api"), data, texts=made.texts)) as one:
        yield one


def key(thing: tuple[str, str]) -> str:
    return thing[0].split("/id/")[1]


def test_every_answer_is_as_described(server: Server, made: Generator) -> None:
    described = server.ask("/api/openapi.json").json
    document = made.documents[0].split("/id/")[1]
    asked: dict[str, Any] = {
        "/api/start": None,
        "/api/overview": None,
        "/api/around": {"of": key(made.people[0])},
        "/api/ties": [key(made.people[0]), key(made.firms[0])],
        "/api/search": {"q": "xing"},
        "/api/document": {"key": document},
    }
    assert set(described["paths"]) == set(asked)
    for path, given in asked.items():
        (method,) = described["paths"][path]
        if method == "post":
            got = server.ask(path, "POST", json.dumps(given).encode())
        else:
            got = server.ask(
                path + "?" + "&".join(f"{name}={quote(str(value))}" for name, value in (given or {}).items())
            )
        assert got.status == 200, path
        told = described["paths"][path][method]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        schema = described["components"]["schemas"][told.rpartition("/")[2]]
        assert set(schema["required"]) <= set(got.json), path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/around?of=person/nobody", 404),
        ("/api/around?of=community/9999", 404),
        ("/api/around", 404),
        ("/api/around?of=x&limit=many", 400),
        ("/api/around?of=%00%0d%0a%3c", 404),
        ("/api/document?key=document/none", 404),
        ("/api/unknown", 404),
        ("/assets/../kb.json", 404),
        ("/assets/%2e%2e%2fkb.json", 404),
    ],
)
def test_what_is_not_there_is_told(server: Server, path: str, status: int) -> None:
    assert server.ask(path).status == status


@pytest.mark.parametrize("body", [b"", b"{}", b'["a", 1]', b"[" * 100_000, json.dumps(["a"] * 1001).encode()])
def test_a_wrong_body_is_refused(server: Server, body: bytes) -> None:
    assert server.ask("/api/ties", "POST", body).status == 400


def test_an_answer_that_is_known_is_not_sent_again(server: Server) -> None:
    first = server.ask("/api/overview")
    again = server.ask("/api/overview", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")


def test_a_neighbourhood_holds_its_things_and_ties(server: Server, made: Generator) -> None:
    block = server.ask(f"/api/around?of={quote(key(made.firms[0]))}&limit=20").json
    assert block["things"][block["centre"]][2][0] == made.firms[0][1]
    assert len(block["network"]["nodes"]) <= 21
    assert all(len(edge) == 3 and edge[2] for edge in block["network"]["edges"])
    assert (
        server.ask(f"/api/around?of={quote(key(made.firms[0]))}&limit=20").body
        == server.ask(f"/api/around?of={quote(key(made.firms[0]))}&limit=20").body
    )


def test_claims_that_are_not_brought_are_counted(
    server: Server, made: Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = max(made.topics, key=lambda one: len(list(made.graph.subjects(KG.about, rdflib.URIRef(one[0])))))
    total = len(list(made.graph.subjects(KG.about, rdflib.URIRef(topic[0]))))
    monkeypatch.setattr(blocks, "_CLAIMS", 3)
    block = server.ask(f"/api/around?of={quote(key(topic))}").json
    days = [claim[5] for claim in block["claims"] if block["centre"] in claim[1]]
    every = sorted(
        str(made.graph.value(c, KG.statedOn)) for c in made.graph.subjects(KG.about, rdflib.URIRef(topic[0]))
    )
    assert block["totals"] == {"relations": 0, "said": 0, "about": total}
    assert sorted(days)[-3:] == every[-3:]  # the latest; more only where a disagreement brings them
    assert len(days) < total


def test_a_topic_draws_who_spoke_of_what(server: Server, made: Generator) -> None:
    topic = rdflib.URIRef(made.topics[0][0])
    block = server.ask(f"/api/around?of={quote(str(topic).split('/id/')[1])}&limit=300").json
    drawn = {frozenset(block["things"][end][0] for end in (a, b)) for a, b, _ in block["network"]["edges"]}
    told = {
        frozenset(str(end).split("/id/")[1] for end in (speaker, about))
        for claim in made.graph.subjects(KG.about, topic)
        for speaker in made.graph.objects(claim, KG.claimant)
        for about in made.graph.objects(claim, KG.about)
        if about != topic
    }
    assert drawn == told


def test_a_document_draws_what_it_alone_says(server: Server, made: Generator) -> None:
    document = rdflib.URIRef(made.documents[0])
    block = server.ask(f"/api/around?of={quote(str(document).split('/id/')[1])}").json
    drawn = {
        frozenset((block["things"][a][0], block["things"][b][0])): {item[1] for item in items}
        for a, b, items in block["network"]["edges"]
    }
    told: set[frozenset[str]] = set()
    for place in made.graph.subjects(KG.document, document):
        for statement in made.graph.subjects(KG.evidence, place):
            ends = [made.graph.value(statement, end) for end in (rdflib.RDF.subject, rdflib.RDF.object)]
            told.add(frozenset(str(end).split("/id/")[1] for end in ends if end))
        for speaker in made.graph.objects(place, KG.claimant):
            for about in made.graph.objects(place, KG.about):
                told.add(frozenset(str(end).split("/id/")[1] for end in (speaker, about)))
    assert drawn
    assert set(drawn) == {pair for pair in told if len(pair) == 2 and not any(one.startswith("topic/") for one in pair)}


def test_the_overview_shows_communities_that_hang_together(server: Server, made: Generator) -> None:
    block = server.ask("/api/overview").json
    numbers = [one for group in block["groups"] for one in group]
    assert len(block["groups"]) > 2
    assert len(numbers) == len(set(numbers)) <= len(block["network"]["nodes"])
    assert [len(group) for group in block["groups"]] == [size for _, size, _ in block["communities"]]
    assert {key for key, *_ in block["latest"]} == {one.split("/id/")[1] for one in made.documents}


def test_the_overview_says_of_what_stands_alone_when_it_was_named() -> None:
    made = Generator(40)
    alone = f"{made.people[0][0]}~alone"
    made.add(alone, str(rdflib.RDF.type), KG.Person)
    made.add(alone, str(rdflib.SKOS.prefLabel), rdflib.Literal("只提到"))
    made.add(alone, KG.mentionedIn, made.documents[0])
    store = GraphStore.of((s.n3(), p.n3(), o.n3()) for s, p, o in made.graph)
    block = blocks.Blocks(store, Catalogue.read(store), core()).overview
    days = {block["things"][node["id"]][0]: node.get("days") for node in block["network"]["nodes"]}
    issued = [str(day) for day in made.graph.objects(predicate=rdflib.DCTERMS.issued)]
    assert days[key((alone, ""))] == [str(made.graph.value(rdflib.URIRef(made.documents[0]), rdflib.DCTERMS.issued))]
    assert days[key(made.people[0])] is None
    assert (block["dates"][0][0], block["dates"][-1][1]) == (min(issued), max(issued))
    assert sum(n for _, _, n in block["dates"]) == len(issued)
    told = [item for _, _, items in block["network"]["edges"] for item in items if item[1] != "said"]
    assert sum(item[4] for item in told) == block["figures"]["relations"]


def test_no_document_is_named_of_which_nothing_is_told() -> None:
    made = Generator(40)
    paper = made.firms[0][0]
    for document in made.documents:
        made.graph.set((rdflib.URIRef(document), rdflib.DCTERMS.publisher, rdflib.URIRef(paper)))
    made.add(paper, KG.mentionedIn, made.document(99))  # where nothing else is told
    store = GraphStore.of((s.n3(), p.n3(), o.n3()) for s, p, o in made.graph)
    given = blocks.Blocks(store, Catalogue.read(store), core())
    for block in (given.overview, given.around(key(made.people[0]), 20)):
        assert block["documents"]
        assert all(issued for _, _, issued, *_ in block["documents"])
        assert {publisher for _, _, _, publisher, *_ in block["documents"]} == {made.firms[0][1]}


def test_of_a_large_graph_connected_cores_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Generator(200)
    monkeypatch.setattr(blocks, "DRAWN", 90)
    store = GraphStore.of((s.n3(), p.n3(), o.n3()) for s, p, o in made.graph)
    block = blocks.Blocks(store, Catalogue.read(store), core()).overview
    ties: dict[int, set[int]] = {}
    for a, b, _ in block["network"]["edges"]:
        ties.setdefault(a, set()).add(b)
        ties.setdefault(b, set()).add(a)
    assert 40 < len(block["network"]["nodes"]) <= 90
    assert block["leftOut"] == 200 - len(block["network"]["nodes"])
    for group in block["groups"]:
        reached, waiting = {group[0]}, [group[0]]
        for one in waiting:
            new = ties.get(one, set()) & set(group) - reached
            reached |= new
            waiting.extend(new)
        assert reached == set(group)


def test_two_things_show_what_ties_them(server: Server, made: Generator) -> None:
    around = server.ask(f"/api/around?of={quote(key(made.firms[0]))}").json
    other = next(
        around["things"][b if a == around["centre"] else a][0]
        for a, b, _ in around["network"]["edges"]
        if around["centre"] in {a, b}
    )
    between = server.ask(f"/api/around?of={quote(key(made.firms[0]))}&and={quote(other)}").json
    assert between["relations"] or between["claims"]


def test_a_document_gives_its_text_and_what_it_says(server: Server, made: Generator) -> None:
    iri = made.documents[0]
    assert server.ask(f"/api/document?key={quote(iri.split('/id/')[1])}").json["text"] == made.texts[iri]
    block = server.ask(f"/api/around?of={quote(iri.split('/id/')[1])}").json
    assert block["document"]
    assert block["network"]["nodes"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/n-triples", "application/n-triples"),
        ("", "text/turtle"),
    ],
)
def test_an_address_of_a_thing_gives_its_triples(server: Server, made: Generator, accept: str, kind: str) -> None:
    iri, _ = made.people[0]
    got = server.ask(f"/id/{quote(key(made.people[0]))}", headers={"Accept": accept})
    assert got.headers["content-type"].partition(";")[0] == kind
    found = list(ox.parse(got.body, format=ox.RdfFormat.from_media_type(kind)))
    assert any(quad.subject == ox.NamedNode(iri) for quad in found)
    assert any(quad.object == ox.NamedNode(iri) for quad in found)


def test_a_browser_is_led_to_the_explorer(server: Server, made: Generator) -> None:
    got = server.ask(
        f"/id/{quote(key(made.people[0]))}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    )
    assert (got.status, got.headers["location"]) == (303, f"/#/{quote(key(made.people[0]))}")
    assert server.ask("/id/person/nobody").status == 404
    assert server.ask("/sparql", headers={"Accept": "text/html"}).headers["location"] == "/query"


def test_a_search_knows_every_spelling() -> None:
    store = graphs.store()
    catalogue = Catalogue.read(store)
    suggestions = Suggestions(catalogue)

    def first(words: str) -> str:
        found = suggestions.find(words)
        return catalogue.names[found[0]][0] if found else ""

    for words in ("祝云舒", "zys", "zhuyunshu", "ZhuYun", "zhu yun shu", "云舒"):
        assert first(words) == "祝云舒"
    for words in ("岑芯", "岑芯半導體", "censhan", "Censhan Semi", "cxbdt"):
        assert first(words) == "岑芯半导体"
    assert first("霁川") == "霁川智能"
    assert first("nothing of the kind") == ""
    assert suggestions.find("") == suggestions.find("· ") == []


def test_suggestions_tell_namesakes_apart() -> None:
    made = Generator(20)
    for firm in made.firms[:2]:
        iri = f"{made.people[0][0]}~{firm[1]}"
        made.add(iri, str(rdflib.RDF.type), KG.Person)
        made.add(iri, str(rdflib.SKOS.prefLabel), rdflib.Literal("魏思齐", lang="zh-Hans"))
        made.relate((iri, "魏思齐"), "worksFor", firm, "{a}加入{b}")
    store = GraphStore.of((s.n3(), p.n3(), o.n3()) for s, p, o in made.graph)
    catalogue = Catalogue.read(store)
    given = blocks.Blocks(store, catalogue, core())
    found = given.found(Suggestions(catalogue).find("魏思齐"))
    assert sorted(one["apart"] for one in found) == sorted(firm[1] for firm in made.firms[:2])
    drawn = {row[0]: row[6:] for row in given.overview["things"]}
    assert [drawn[one["key"]] for one in found] == [[one["apart"]] for one in found]


def test_a_catalogue_counts_what_the_graph_holds() -> None:
    store = graphs.store()
    assert isinstance(store, GraphStore)
    catalogue = Catalogue.read(store)
    named = dict(zip((names[0] for names in catalogue.names), catalogue.weights, strict=True))
    assert named["岑芯半导体"] >= 3
    kinds = {item.kind for item in catalogue.items}
    assert kinds == {"relation", "unsure", "said"}


def test_communities_are_what_is_densely_tied() -> None:
    ties: list[dict[int, float]] = [{} for _ in range(21)]
    for start in (0, 10):
        for one in range(start, start + 10):
            ties[one].update({other: 1.0 for other in range(start, start + 10) if other != one})
    ties[3][13] = ties[13][3] = 1.0
    assert communities(ties) == [list(range(10)), list(range(10, 20))]
    assert communities([]) == []

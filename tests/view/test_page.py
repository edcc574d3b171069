"""The page as a file: the same bytes every time, small, closed to the network, and honest about what it leaves out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import rdflib

from kg.errors import AmbiguousNameError, NotFoundError
from kg.view import choice, page
from kg.view.network import network
from tests.view.generator import ID, KG, Generator


def data(path: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        page.write(Generator(60).graph, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_page_names_no_other_place(tmp_path: Path) -> None:
    page.write(Generator(10).graph, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text("utf-8")
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert "http" not in markup.replace("http-equiv", "")
    assert "default-src 'none'" in markup
    assert "unsafe" not in markup
    assert "sourceMappingURL" not in text


def test_every_passage_is_in_the_page_to_the_letter(tmp_path: Path) -> None:
    made = Generator(30)
    for text_of in (None, made.texts.get):
        page.write(made.graph, tmp_path / "page.html", text_of=text_of)
        found = data(tmp_path / "page.html")
        shown = set()
        for document, start, end, *text in found["passages"]:
            stretches = found["documents"][document][5]
            shown.add(
                text[0]
                if text
                else next(t[start - at : end - at] for at, t in stretches if at <= start and end <= at + len(t))
            )
        assert shown == {str(text) for text in made.graph.objects(predicate=KG.text)}


def test_texts_beyond_the_limit_are_cut_around_passages(tmp_path: Path) -> None:
    made = Generator(10)
    page.write(made.graph, tmp_path / "page.html", text_of=lambda d: made.texts[d] + "尾" * 200_000)
    longest = max(len(text) for document in data(tmp_path / "page.html")["documents"] for _, text in document[5])
    assert longest < 2_000


def test_around_shows_a_part_and_points_at_the_middle(tmp_path: Path) -> None:
    made = Generator(300)
    _, name = made.people[5]
    page.write(made.graph, tmp_path / "page.html", around=name)
    found = data(tmp_path / "page.html")
    assert found["things"][found["centre"]][2][0] == name
    assert 2 < len(found["network"]["nodes"]) <= 150


def test_a_topic_can_be_the_middle(tmp_path: Path) -> None:
    page.write(Generator(40).graph, tmp_path / "page.html", around="幻觉")
    found = data(tmp_path / "page.html")
    assert found["things"][found["centre"]][1] == "Topic"
    assert found["network"]["nodes"]


def test_an_unknown_name_shows_the_nearest_and_one_of_two_both(tmp_path: Path) -> None:
    graph = Generator(40).graph
    with pytest.raises(NotFoundError, match="金远舒"):
        page.write(graph, tmp_path / "page.html", around="金远书")
    for key in ("person/李明(甲)", "person/李明(乙)"):
        thing = rdflib.URIRef(ID + key)
        graph.add((thing, rdflib.RDF.type, KG.Person))
        graph.add((thing, rdflib.SKOS.prefLabel, rdflib.Literal("李明", lang="zh-Hans")))
    with pytest.raises(AmbiguousNameError, match=r"person/李明\(甲\).*person/李明|person/李明\(乙\).*person/李明"):
        page.write(graph, tmp_path / "page.html", around="李明")
    assert not (tmp_path / "page.html").exists()


def test_more_than_can_be_drawn_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "LIMIT", 25)
    page.write(Generator(40).graph, tmp_path / "page.html")
    found = data(tmp_path / "page.html")
    assert (len(found["network"]["nodes"]), found["leftOut"]) == (25, 15)


def test_communities_are_groups_of_nodes(tmp_path: Path) -> None:
    page.write(Generator(120).graph, tmp_path / "page.html")
    found = data(tmp_path / "page.html")
    numbers = [one for group in found["groups"] for one in group]
    assert len(found["groups"]) > 2
    assert len(set(numbers)) == len(numbers) <= len(found["network"]["nodes"])


def test_an_empty_graph_gives_a_page(tmp_path: Path) -> None:
    page.write(rdflib.Graph(), tmp_path / "page.html")
    assert data(tmp_path / "page.html")["things"] == []


def test_a_network_holds_what_is_asserted_and_on_request_all() -> None:
    made = Generator(60)
    plain, full = network(made.graph), network(made.graph, everything=True)
    assert {kind for *_, kind in plain.edges(data="modality")} == {"asserted"}
    assert {"said", "planned"} <= {kind for *_, kind in full.edges(data="modality")}
    person, firm, edge = next(e for e in plain.edges(data=True) if e[2]["predicate"] == "worksFor")
    assert plain.nodes[person]["type"] == "Person"
    assert plain.nodes[firm]["label"] in edge["evidence"][0]["text"]
    assert edge["posts"][0]["title"]


def test_the_reason_of_a_disagreement_is_told_in_both_languages(tmp_path: Path) -> None:
    graph = Generator(60).graph
    later, earlier = min(graph.subject_objects(KG.contradicts))
    node = rdflib.URIRef(f"{ID}comparison/1")
    for predicate, value in (
        (rdflib.RDF.type, KG.Comparison),
        (rdflib.RDF.subject, later),
        (rdflib.RDF.predicate, KG.contradicts),
        (rdflib.RDF.object, earlier),
        (KG.reason, rdflib.Literal("数字不同", lang="zh")),
        (KG.reason, rdflib.Literal("different figures", lang="en")),
    ):
        graph.add((node, predicate, value))
    page.write(graph, tmp_path / "page.html")
    found = data(tmp_path / "page.html")
    [[one, other, *words]] = found["reasons"]
    assert words == ["数字不同", "different figures"]
    assert other in found["claims"][one][6]

"""Three hundred hostile strings in every place of a graph, through every view and export: nothing runs, nothing is lost."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from kg.export import FORMATS, export
from kg.iris import thing
from kg.store.graph import GraphStore
from kg.view import notebook, page
from kg.view.network import knowledge
from kg.vocabulary import THINGS
from tests.serve.hostile import HOSTILE, triples
from tests.serve.server import Server, folder_of, running
from tests.serve.visit import Visit

HUB = thing("company", "枢纽").removeprefix(THINGS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = "".join(f"{s} {p} {o} .\n" for s, p, o in triples()).encode("utf-8", "replace")
    texts = {thing("document", words): words for words in HOSTILE}
    with running(folder_of(tmp_path_factory.mktemp("hostile"), data, texts=texts)) as one:
        yield one


def keys() -> list[str]:
    kinds = ("person", "company", "model", "product", "topic")
    return [thing(kinds[i % 5], words).removeprefix(THINGS) for i, words in enumerate(HOSTILE)]


def test_there_are_three_hundred() -> None:
    assert len(set(HOSTILE)) == 300


@pytest.mark.browser
def test_nothing_runs_in_the_explorer(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server)
    there = visit.page
    shown = 0
    for key in keys()[::2]:  # the list and the drawing show all of them
        there.evaluate("key => { location.hash = '#/' + encodeURI(key) + '|*'; }", key)
        there.wait_for_timeout(15)
        shown += there.locator("#panel h2").count()
    assert shown > 145
    for kind in ("claim", "statement", "document"):
        for words in HOSTILE[::25]:
            key = thing(kind, words).removeprefix(THINGS)
            there.evaluate("key => { location.hash = '#/' + encodeURI(key); }", key)
            there.wait_for_timeout(60)
    there.evaluate("location.hash = '#list'")
    for words in HOSTILE[::10]:
        there.locator("#search").fill(words[:40].replace("\n", " "))
    there.wait_for_timeout(200)
    for words in HOSTILE[::25]:
        there.evaluate("words => { location.hash = '#/' + words; }", words)
    there.wait_for_timeout(300)
    bad = "script:not([src]), img, iframe, object, embed, base, form, [onload], [onerror], [onclick], [srcdoc]"
    assert there.locator(f"body :is({bad})").count() == 0
    assert there.evaluate("[...document.querySelectorAll('a[href]')].every(a => /^https?:/.test(a.href))")
    with there.expect_download() as network:
        there.locator("#as-graph").click()
        there.locator("#save-gexf").click()
    ET.parse(network.value.path())  # noqa: S314 - it was written by our own page
    visit.complaints[:] = [
        one for one in visit.complaints if "404 (Not Found)" not in one
    ]  # Chromium tells of every 4xx
    visit.end()


@pytest.mark.browser
def test_nothing_runs_in_the_editor(browser: Browser, server: Server) -> None:
    asked = "SELECT ?s ?p ?o { ?s ?p ?o . FILTER(isLiteral(?o)) } LIMIT 700"
    visit = Visit(browser, server, f"/query#query={quote(asked)}")
    there = visit.page
    assert there.locator("#rows tbody tr").count() == 500
    there.locator("#rows .more").click()
    there.locator("#as-graph").click()
    there.wait_for_timeout(300)
    for words in HOSTILE[::10]:
        there.locator("#text").fill(words)
    assert there.evaluate("[...document.querySelectorAll('a[href]')].every(a => /^https?:/.test(a.href))")
    visit.end()


@pytest.mark.browser
def test_nothing_runs_in_a_page_or_a_notebook(browser: Browser, tmp_path: Path) -> None:
    store = GraphStore.of(triples())
    page.write(store, tmp_path / "page.html", text_of=lambda _: HOSTILE[0], title=HOSTILE[1])
    known = knowledge(store)
    drawing = notebook.Neighbourhood.of(known, [thing("company", "枢纽")])._repr_html_()
    table = notebook.table(HOSTILE[:5], [HOSTILE[i : i + 5] for i in range(0, 300, 5)])
    (tmp_path / "notebook.html").write_text(
        f"<!doctype html><html data-ready>{drawing}{table}", encoding="utf-8", errors="replace"
    )
    opened = browser.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    for name in ("page.html", "notebook.html"):
        opened.goto((tmp_path / name).as_uri())
        opened.wait_for_selector("html[data-ready]")
        for key in keys()[::10]:
            opened.evaluate("key => { location.hash = '#/' + encodeURI(key); }", key)
        opened.wait_for_timeout(200)
        assert opened.evaluate("window.__x") is None
        assert opened.locator("img, iframe, object, [onload], [onerror]").count() == 0
    assert complaints == []
    opened.close()


def test_every_answer_keeps_the_strings_as_they_are(server: Server) -> None:
    sources = {w.replace("\r\n", "\n") for w in HOSTILE}
    asked = f"/sparql?query={quote('SELECT ?o { ?s kg:cue ?o }')}"
    found = {row["o"]["value"].replace("\r\n", "\n") for row in server.ask(asked).json["results"]["bindings"]}
    assert found == sources
    for accept in ("application/sparql-results+xml", "text/csv", "text/tab-separated-values"):
        got = server.ask(asked, headers={"Accept": accept})
        assert not got.headers["content-type"].startswith("text/html")
        if "xml" in accept:
            assert len(ET.fromstring(got.body)[1]) == 300  # noqa: S314 - it was written by us
    got = server.ask("/sparql?query=" + quote("<script>window.__x=1</script>"), headers={"Accept": "text/html"})
    assert (got.status, got.headers["content-type"]) == (400, "text/plain; charset=utf-8")


def test_every_address_of_a_thing_answers(server: Server) -> None:
    for key in keys()[::3]:
        got = server.ask(f"/id/{quote(key, safe='/%!()*,;=:@+~')}", headers={"Accept": "text/turtle"})
        assert got.status == 200, key


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_export_is_well_formed(form: str) -> None:
    stream = io.StringIO(newline="")
    export(GraphStore.of(triples()), form, stream)
    text = stream.getvalue()
    readable = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
    }
    if form in readable:
        assert len(list(ox.parse(text.encode("utf-8", "replace"), format=readable[form]))) >= len(set(triples()))
    elif form in {"graphml", "gexf"}:
        ET.fromstring(text)  # noqa: S314 - it was written by us
    elif form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert [cell for cell in cells if re.match(r"[=+@\t\r]", cell)] == []

"""The explorer in a real browser: search, expand, filter, read, follow links, hand out; and the editor of queries."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from kg.text.pinyin import initials
from tests.browser import Stopwatch
from tests.serve.server import Server, folder_of, running
from tests.serve.visit import Visit
from tests.view.generator import Generator

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made() -> Generator:
    return Generator(150)


@pytest.fixture(scope="module")
def server(made: Generator, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = made.graph.serialize(format="nt").encode()
    with running(folder_of(tmp_path_factory.mktemp("explorer"), data, texts=made.texts)) as one:
        yield one


def hub(made: Generator) -> tuple[str, str]:
    """Give the person whom everybody knows."""
    return made.people[0]


def address(visit: Visit) -> str:
    return str(visit.page.evaluate("decodeURI(location.hash)"))


def test_one_finds_a_person_expands_reads_and_comes_back(browser: Browser, server: Server, made: Generator) -> None:
    visit = Visit(browser, server)
    there = visit.page
    iri, name = hub(made)
    key = iri.split("/id/")[1]
    there.keyboard.press("/")
    there.keyboard.type(initials(name, person=True))
    there.wait_for_selector(f"#found [role=option]:has-text('{name}')")
    while name not in there.locator("#found [aria-selected=true]").inner_text():
        there.keyboard.press("ArrowDown")
    there.keyboard.press("Enter")
    there.wait_for_selector(f"#panel h2:text-is('{name}')")
    assert address(visit) == f"#/{key}"
    there.locator("#as-list").click()
    assert 1 < there.locator("#table tbody tr").count() < 150
    there.locator("#as-graph").click()
    there.locator("#panel .claim .link").first.click()
    there.wait_for_selector(f"#panel h2:not(:text-is('{name}'))")
    if there.locator(".expand").count():
        there.locator(".expand").first.click()
        there.wait_for_timeout(500)
        assert address(visit).count("|") == 2
    there.go_back()
    there.wait_for_timeout(300)
    there.goto(f"{server.url}/#/{quote(key)}")
    there.wait_for_selector(f"#panel h2:text-is('{name}')")
    quotation = there.locator("#panel .claim blockquote").first
    said = quotation.inner_text().strip("“” ")
    quotation.locator("button").click()
    there.wait_for_selector("#panel .text mark")
    assert there.locator("#panel .text mark").inner_text() == said
    there.locator("#panel .source .head .link").click()
    there.wait_for_selector("#panel .article mark")
    assert said in there.locator("#panel .article").inner_text()
    link = there.evaluate("location.href")
    visit.end()
    again = Visit(browser, server, link.removeprefix(server.url), locale="en-US")
    assert said in again.page.locator("#panel .article").inner_text()
    again.page.locator("#language").click()
    assert "企业" in again.page.locator("#legend").inner_text()
    again.end()


def test_types_relations_and_time_are_filtered(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server)
    there = visit.page

    def rows() -> int:
        there.locator("#as-list").click()
        found = there.locator("#table tbody tr").count()
        there.locator("#as-graph").click()
        return found

    everything = rows()
    there.locator("[data-filter=Person]").click()
    assert rows() < everything
    there.locator("[data-filter=Person]").click()
    there.locator(".more-filters summary").click()
    there.locator("[data-filter='=worksFor']").click()
    assert there.locator("[data-filter='=worksFor']").get_attribute("aria-pressed") == "false"
    there.locator("[data-filter='=worksFor']").click()
    there.locator("#time input").nth(1).focus()
    for _ in range(4):
        there.keyboard.press("ArrowLeft")
    assert "–" in there.locator("#time output").inner_text()
    assert "/" in there.locator("[data-filter=relation] .n").inner_text()
    visit.end()


def seen(visit: Visit, tmp_path: Path) -> tuple[set[str | None], set[tuple[str | None, str | None]]]:
    """Give the nodes and edges that are seen, as they are handed out."""
    with visit.page.expect_download() as network:
        visit.page.locator("#save-gexf").click()
    network.value.save_as(tmp_path / "seen.gexf")
    root = ET.parse(tmp_path / "seen.gexf").getroot()  # noqa: S314 - it was written by our own page
    space = {"g": "http://gexf.net/1.3"}
    edges = {(edge.get("source"), edge.get("target")) for edge in root.iterfind(".//g:edge", space)}
    return {node.get("id") for node in root.iterfind(".//g:node", space)}, edges


def test_a_document_a_community_and_a_disagreement_are_looked_at(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    visit = Visit(browser, server)
    there = visit.page
    nodes, edges = seen(visit, tmp_path)
    there.locator("#panel h3:has-text('文档') + div .link").first.click()
    there.wait_for_selector("#panel .article")
    told_nodes, told_edges = seen(visit, tmp_path)
    assert told_nodes < nodes
    assert 0 < len(told_edges) < len(edges) / 3
    there.go_back()
    there.wait_for_selector("#panel h3:has-text('群落')")
    there.locator("#panel h3:has-text('群落') + div .link").first.click()
    there.wait_for_selector("#panel .kind:has-text('群落')")
    assert 5 < len(seen(visit, tmp_path)[0]) < len(nodes)
    there.go_back()
    there.locator("#panel .against .claim blockquote button").first.click()
    there.wait_for_selector("#panel h3:has-text('相左')")
    assert there.locator("#panel .against .claim").count() > 0
    visit.end()


def test_the_keyboard_suffices(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server)
    there = visit.page
    there.keyboard.press("Tab")
    there.keyboard.press("Enter")  # the first stop leads to the list
    there.wait_for_selector("#table tbody tr")
    name = there.locator("#table tbody .link").first.inner_text()
    for _ in range(60):
        there.keyboard.press("Tab")
        if there.evaluate("document.activeElement.closest('#table tbody') !== null"):
            break
    assert there.evaluate("document.activeElement.textContent") == name
    there.keyboard.press("Enter")
    there.wait_for_selector(f"#panel h2:text-is('{name}')")
    there.locator("#as-graph").focus()
    there.keyboard.press("Enter")
    there.locator("#canvas").focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "-", "0", "Escape"):
        there.keyboard.press(key)
    there.wait_for_selector("#panel .figures")
    there.locator("#time input").first.focus()
    there.keyboard.press("ArrowRight")
    assert there.locator("#time").get_attribute("class") == "narrow"
    visit.end()


def test_what_is_seen_is_handed_out(browser: Browser, server: Server, tmp_path: Path) -> None:
    visit = Visit(browser, server)
    with visit.page.expect_download() as image:
        visit.page.locator("#save-png").click()
    image.value.save_as(tmp_path / "graph.png")
    assert (tmp_path / "graph.png").read_bytes().startswith(b"\x89PNG")
    with visit.page.expect_download() as network:
        visit.page.locator("#save-gexf").click()
    network.value.save_as(tmp_path / "graph.gexf")
    root = ET.parse(tmp_path / "graph.gexf").getroot()  # noqa: S314 - it was written by our own page
    space = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
    nodes = {node.get("id") for node in root.iterfind(".//g:node", space)}
    assert len(nodes) == len(root.findall(".//viz:position", space)) == 150
    assert {
        end for edge in root.iterfind(".//g:edge", space) for end in (edge.get("source"), edge.get("target"))
    } <= nodes
    visit.end()


def test_a_click_in_the_drawing_selects_and_a_second_one_expands(
    browser: Browser, server: Server, made: Generator
) -> None:
    visit = Visit(browser, server, f"/#/{quote(made.models[0][0].split('/id/')[1])}")
    there = visit.page
    box = there.locator("#canvas").bounding_box()
    assert box is not None
    seen = set()
    for x in range(30, int(box["width"]), 40):  # where things stand is the layout's affair
        for y in (0.35, 0.5, 0.65):
            there.mouse.click(box["x"] + x, box["y"] + box["height"] * y)
            seen.add(address(visit))
    assert len(seen) > 1
    there.keyboard.press("e")
    there.wait_for_timeout(300)
    visit.end()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1024, "dark"), (390, "light"), (390, "dark")])
def test_pages_fit_and_are_accessible(
    browser: Browser, server: Server, made: Generator, tmp_path: Path, *, width: int, scheme: str
) -> None:
    person = quote(hub(made)[0].split("/id/")[1])
    places = {"overview": "/", "person": f"/#/{person}", "list": "/#list", "query": "/query"}
    for name, place in places.items():
        visit = Visit(browser, server, place, viewport={"width": width, "height": 844}, color_scheme=scheme)
        assert visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        visit.page.screenshot(path=tmp_path / f"{name}-{width}-{scheme}.png")
        found = Axe().run(visit.page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"][:120]) for v in found if v["impact"] in {"serious", "critical"}]
        assert serious == [], name
        visit.complaints.clear()  # axe itself is no part of the page
        visit.end()


def test_a_narrow_window_leads_to_the_editor_too(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server, viewport={"width": 400, "height": 844}, locale="en-US")
    there = visit.page
    assert there.evaluate("(e => e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight)(home)")
    there.locator("#query").click()
    there.wait_for_selector("#text")
    assert there.evaluate("(e => e.scrollWidth <= e.clientWidth)(title)")
    visit.end()


def test_the_editor_completes_runs_and_shows(browser: Browser, server: Server) -> None:
    visit = Visit(browser, server, "/query")
    there = visit.page
    text = there.locator("#text")
    text.fill("SELECT ?model ?firm { ?model ")
    text.press("End")
    there.keyboard.type("kg:developedB")
    assert "kg:developedBy" in there.locator("#completions").inner_text()
    there.keyboard.press("Tab")
    there.keyboard.type(" ?firm } LIMIT 20")
    there.keyboard.press("Escape")
    there.keyboard.press("Control+Enter")
    there.wait_for_selector("#rows tbody tr")
    assert there.locator("#rows tbody tr").count() == 20
    there.locator("#as-graph").click()
    assert there.locator("#drawn canvas").is_visible()
    there.locator("#as-table").click()
    there.locator("#rows a").first.click()
    there.wait_for_selector("#panel h2")
    there.go_back()
    there.wait_for_selector("#text")
    there.locator("#text").fill("SELECT * {\n  ?s ?p")
    there.locator("#run").click()
    there.wait_for_selector("#problem:not([hidden])")
    assert "line 2" in there.locator("#problem").inner_text()
    there.locator("#text").fill("CONSTRUCT WHERE { ?s kg:developedBy ?o }")
    there.locator("#run").click()
    there.wait_for_selector("#rows tbody tr")
    there.locator("#examples").select_option(index=2)
    there.wait_for_selector("#summary:not(:empty)")
    visit.complaints[:] = [
        one for one in visit.complaints if "400 (Bad Request)" not in one
    ]  # Chromium tells of every 4xx
    visit.end()


@pytest.mark.parametrize("width", [1400, 400])
def test_triples_are_drawn_as_large_as_their_box(browser: Browser, server: Server, width: int) -> None:
    visit = Visit(browser, server, "/query", viewport={"width": width, "height": 900})
    there = visit.page
    there.locator("#text").fill("CONSTRUCT WHERE { ?s kg:worksFor ?o } LIMIT 60")
    there.locator("#run").click()
    there.wait_for_selector("#rows tbody tr")
    there.locator("#as-graph").click()
    there.wait_for_timeout(1500)
    box = there.locator("#drawn").bounding_box()
    assert box is not None
    assert box["height"] > 500
    filled = there.evaluate(
        """() => {
          const canvas = document.querySelector("#drawn canvas");
          const { width, height } = canvas;
          const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
          const seen = { x: [width, 0], y: [height, 0] };
          for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) if (pixels[(y * width + x) * 4 + 3] > 60) {
            seen.x = [Math.min(seen.x[0], x), Math.max(seen.x[1], x)];
            seen.y = [Math.min(seen.y[0], y), Math.max(seen.y[1], y)];
          }
          return [(seen.x[1] - seen.x[0]) / width, (seen.y[1] - seen.y[0]) / height];
        }"""
    )
    assert min(filled) > 0.6
    visit.end()


def test_the_first_neighbourhood_is_soon_there(browser: Browser, server: Server, made: Generator) -> None:
    watch = Stopwatch(browser)
    visit = Visit(browser, server, f"/#/{quote(hub(made)[0].split('/id/')[1])}")
    assert watch.seconds() < 1.0  # its own work; benchmarks/browser.py tells the time on the clock
    asked = [url for url in visit.requests if "/api/" in url]
    assert [url.removeprefix(server.url)[:8] for url in asked] == ["/api/sta", "/api/aro"]  # each once
    begun, loaded = visit.page.evaluate(
        "[performance.getEntriesByType('resource').find(e => e.name.includes('/api/around')).startTime,"
        " performance.getEntriesByType('navigation')[0].domContentLoadedEventStart]"
    )
    assert begun < loaded  # while the drawing library is still read
    visit.end()


def test_a_new_build_reaches_the_explorer(browser: Browser, tmp_path: Path) -> None:
    first, second = Generator(20), Generator(20, seed=11)
    folder = folder_of(tmp_path, first.graph.serialize(format="nt").encode())
    with running(folder) as one:
        Visit(browser, one).end()
        folder_of(folder, second.graph.serialize(format="nt").encode(), store="store-b")
        name = next(label for _, label in second.people if label not in {known for _, known in first.people})
        until = time.monotonic() + 10
        while time.monotonic() < until and name not in one.ask(f"/api/search?q={quote(name)}").text:
            time.sleep(0.1)
        visit = Visit(browser, one)
        visit.page.locator("#search").fill(name)
        visit.page.wait_for_selector(f"#found [role=option]:has-text('{name}')")
        visit.end()

"""How soon a browser has what it is asked for: `python -m benchmarks.browser [DIR]`.

Pages of `kg view` are made of 300 and of 5,000 invented entities. With DIR, made by benchmarks/million.py, the explorer
is measured too: neighbourhoods in fresh browsers that have nothing kept, then suggestions and an expansion in one.
Every page must have asked nobody but its server and complained of nothing.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.endpoint import served
from kg.serve.catalogue import Catalogue
from kg.store.graph import GraphStore
from kg.view import page
from kg.vocabulary import THINGS
from tests.browser import Stopwatch, chromium
from tests.view.generator import Generator

# Types into the search box, and gives the milliseconds until what was found is shown.
TYPED = """words => new Promise(then => {
  const input = document.getElementById("search"), box = document.getElementById("found");
  input.focus();
  const began = performance.now();
  new MutationObserver((_, seen) => { seen.disconnect(); requestAnimationFrame(() => then(performance.now() - began)); })
    .observe(box, { childList: true });
  input.value = words;
  input.dispatchEvent(new Event("input"));
})"""
# Follows an address within the page, and gives the milliseconds until the panel has changed and is drawn.
FOLLOWED = """address => new Promise(then => {
  const began = performance.now();
  new MutationObserver((_, seen) => { seen.disconnect(); requestAnimationFrame(() => then(performance.now() - began)); })
    .observe(document.getElementById("panel"), { childList: true });
  location.hash = address;
})"""
WORDS = ("jys", "guan", "霁川", "南", "z", "gu", "观澜智能1", "岑山-M1", "wei", "zwang")


def opened(browser: Browser, address: str, use: Callable[[Page], None] | None = None) -> tuple[float, float]:
    """Open an address in a browser that has nothing kept; give the milliseconds until all is drawn, and of work."""
    watch = Stopwatch(browser)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    there = context.new_page()
    complaints: list[str] = []
    there.on("console", lambda message: complaints.append(message.text))
    there.on("pageerror", lambda error: complaints.append(str(error)))
    there.on("request", lambda request: complaints.append(request.url) if _outside(request.url, address) else None)
    there.goto(address)
    there.wait_for_selector("html[data-ready]")
    took = float(there.evaluate("performance.getEntriesByName('drawn')[0].startTime"))
    worked = watch.seconds() * 1000
    if use:
        use(there)
    context.close()
    if complaints:
        raise SystemExit(f"{address}: {complaints}")
    return took, worked


def _outside(url: str, address: str) -> bool:
    home = urlsplit(address)
    near = f"{home.scheme}://{home.netloc}" if home.netloc else address.partition("#")[0]
    return not url.startswith((near, "blob:"))


def tell(name: str, times: list[tuple[float, float]]) -> None:
    """Print the middle and the worst, and how much of it is work of the page itself, whatever else the machine does."""
    told(name, [took for took, _ in times])
    told(f"{name}, work of the page", [worked for _, worked in times])


def told(name: str, times: list[float]) -> None:
    """Print the middle and the worst."""
    print(f"{name}: median {median(times):,.0f} ms, most {max(times):,.0f} ms ({len(times)})", flush=True)


def pages(browser: Browser) -> None:
    """Measure pages of `kg view`."""
    for entities in (300, 5000):
        made = Generator(entities)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.html"
            began = time.perf_counter()
            page.write(made.graph, path, text_of=made.texts.get)
            took = time.perf_counter() - began
            print(f"page of {entities:,}: {path.stat().st_size / 1e6:.2f} MB, written in {took:.1f} s")
            searched: list[float] = []
            chosen: list[float] = []
            person = quote(made.people[3][0].removeprefix(THINGS))

            def use(
                there: Page, searched: list[float] = searched, chosen: list[float] = chosen, to: str = person
            ) -> None:
                searched.append(there.evaluate(TYPED, "jys"))
                chosen.append(there.evaluate(FOLLOWED, f"#/{to}"))

            tell("  drawn", [opened(browser, path.as_uri(), use) for _ in range(5)])
            told("  found while typing", searched)
            told("  a person chosen", chosen)


def explorer(browser: Browser, folder: Path) -> None:
    """Measure the explorer of a folder: those with most ties, and some as chance has them."""
    with GraphStore.open(folder / "store") as store:
        catalogue = Catalogue.read(store)
    chance = random.Random(2)  # noqa: S311 - a sample, no secret
    every = range(len(catalogue.iris))
    most = sorted(every, key=lambda one: -catalogue.weights[one])[:1]
    kinds = {kind: [one for one in every if catalogue.types[one] == kind] for kind in sorted(set(catalogue.types))}
    tied = [max(found, key=lambda one: catalogue.weights[one]) for found in kinds.values()]
    keys = [catalogue.iris[one].removeprefix(THINGS) for one in dict.fromkeys([*most, *tied, *chance.sample(every, 8)])]
    with served(folder) as port:
        began = time.perf_counter()
        opened(browser, f"http://127.0.0.1:{port}/#/{quote(keys[-1])}")
        print(f"served: the first page of all after {time.perf_counter() - began:.1f} s, the graph is read meanwhile")
        time.sleep(12)  # the overview is laid out meanwhile
        typed: list[float] = []
        followed: list[float] = []

        def use(there: Page) -> None:
            typed.extend(there.evaluate(TYPED, words) for words in WORDS)
            followed.append(there.evaluate(FOLLOWED, f"#/{quote(keys[1])}|{quote(keys[-1])}|{quote(keys[1])}"))

        tell("first neighbourhood", [opened(browser, f"http://127.0.0.1:{port}/#/{quote(key)}") for key in keys])
        tell("overview", [opened(browser, f"http://127.0.0.1:{port}/") for _ in range(3)])
        for _ in range(2):
            opened(browser, f"http://127.0.0.1:{port}/#/{quote(keys[-1])}", use)
        told("suggestions as seen", typed)
        told("expansion", followed)


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    given = parser.parse_args()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        pages(browser)
        if given.folder:
            explorer(browser, given.folder)
        browser.close()


if __name__ == "__main__":
    main()

"""How `kg serve` bears load: `python -m benchmarks.endpoint DIR [--clients 100] [--seconds 60]` on benchmarks/million.py.

Clients ask short queries without pause over kept connections; every answer is compared with that of the engine itself.
With `--attack` one more client sends endless, nested and memory-eating queries all the while.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kg.rdf.turtle import PREFIXES

ATTACKS = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "ASK { " + "{" * 5000 + "}" * 5000 + " }",
    "SELECT * { VALUES ?v0 { 'aaaaaaaaaaaaaaaa' } "
    + " ".join(f"BIND(CONCAT(?v{i}, ?v{i}) AS ?v{i + 1})" for i in range(34))
    + " }",
)


def questions(store: ox.Store) -> list[tuple[str, list[tuple[str | None, ...]]]]:
    """Give short queries with the rows that are right."""
    chance = random.Random(1)  # noqa: S311 - a load, no secret
    people = [row[0].value for row in store.query("SELECT ?p { ?p a kg:Person }", prefixes=PREFIXES)]
    firms = [row[0].value for row in store.query("SELECT ?p { ?p a kg:Company }", prefixes=PREFIXES)]
    made = []
    for _ in range(60):
        person, firm = chance.choice(people), chance.choice(firms)
        made += [
            f"SELECT ?name {{ <{person}> skos:prefLabel ?name }}",
            f"SELECT ?title ?firm {{ ?post kg:person <{person}> ; kg:title ?title ; kg:organization ?firm }}",
            f"SELECT ?who {{ ?post kg:organization <{firm}> ; kg:person ?who }}",
            f"SELECT ?text ?on {{ ?claim kg:claimant <{person}> ; kg:text ?text ; kg:statedOn ?on }}",
            f"SELECT (COUNT(?claim) AS ?n) {{ ?claim kg:about <{firm}> }}",
            f"SELECT ?other {{ {{ <{firm}> kg:partnersWith ?other }} UNION {{ ?other kg:developedBy <{firm}> }} }}",
        ]
    right = []
    for text in made:
        found = store.query(text, prefixes=PREFIXES)
        right.append((text, sorted(tuple(None if v is None else v.value for v in row) for row in found)))
    return right


class Client:
    """One connection that asks and waits for the answer."""

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        self._port, self._address = port, address

    async def ask(self, path: str) -> tuple[int, bytes]:
        """Send a GET and give status and body."""
        if not hasattr(self, "_reader"):
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._port, local_addr=(self._address, 0)
            )
        self._writer.write(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept: application/json\r\n\r\n".encode()
        )
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"(?i)content-length: (\d+)", head)
        return int(head[9:12]), await self._reader.readexactly(int(length[1]) if length else 0)


async def load(
    port: int, right: list[tuple[str, list[tuple[str | None, ...]]]], clients: int, seconds: float, *, attack: bool
) -> None:
    """Ask for some seconds with many clients, and tell how it went."""
    times: list[float] = []
    statuses: Counter[int] = Counter()
    wrong = 0
    end = time.perf_counter() + seconds

    async def one(seed: int) -> None:
        nonlocal wrong
        chance, client = random.Random(seed), Client(port)  # noqa: S311 - a load, no secret
        while time.perf_counter() < end:
            text, rows = chance.choice(right)
            began = time.perf_counter()
            status, body = await client.ask("/sparql?query=" + quote(text))
            times.append(time.perf_counter() - began)
            statuses[status] += 1
            if status == 200:
                found = json.loads(body)
                names = found["head"]["vars"]
                got = sorted(
                    tuple(row.get(name, {}).get("value") for name in names) for row in found["results"]["bindings"]
                )
                wrong += got != rows

    async def attacker() -> None:
        client, said = Client(port, "127.0.0.2"), Counter[int]()  # another one, so that it alone is sent away
        while time.perf_counter() < end:
            status, _ = await client.ask("/sparql?query=" + quote(ATTACKS[said.total() % len(ATTACKS)]))
            said[status] += 1
            await asyncio.sleep(0.2)
        print(f"attacks: {dict(said)}")

    await asyncio.gather(*(one(i) for i in range(clients)), *([attacker()] if attack else []))
    times.sort()
    at = lambda share: times[int(len(times) * share)] * 1000  # noqa: E731 - three uses, one line
    print(f"{len(times):,} answers, {len(times) / seconds:,.0f}/s, statuses {dict(statuses)}, wrong {wrong}")
    print(f"p50 {at(0.5):.0f} ms, p90 {at(0.9):.0f} ms, p99 {at(0.99):.0f} ms, most {times[-1] * 1000:.0f} ms")


async def suggestions(port: int) -> None:
    """Tell how long suggestions take."""
    client, times = Client(port), []
    for words in ("jys", "guan", "霁川", "南", "z", "gu", "观澜智能1", "岑山-M1", "zhuyun", "wei") * 5:
        began = time.perf_counter()
        await client.ask("/api/search?q=" + quote(words))
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    print(f"suggestions: p50 {times[25]:.0f} ms, most {times[-1]:.0f} ms")


def main() -> None:
    """Serve the folder, load it, tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clients", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--attack", action="store_true")
    given = parser.parse_args()
    right = questions(ox.Store.read_only(str(given.folder / "store")))
    with served(given.folder) as port:
        began = time.perf_counter()
        asyncio.run(suggestions(port))
        print(f"the catalogue was ready after {time.perf_counter() - began:.1f} s")
        time.sleep(15)  # the overview is laid out meanwhile
        asyncio.run(suggestions(port))
        asyncio.run(load(port, right, given.clients, given.seconds, attack=given.attack))
        asyncio.run(suggestions(port))


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Serve a folder at a free port of this machine."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        try:
            line = running.stderr.readline() if running.stderr else ""
            yield int(re.findall(r":(\d+)/", line)[0])
        finally:
            running.terminate()


if __name__ == "__main__":
    main()

"""What a corpus of any size needs, reckoned from what benchmarks/growth.py measured.

    python -m benchmarks.forecast docs/growth.json 100000000 --cores 640

Sizes, processor time and memory go by the documents of the largest build, names by the exponent between the two
largest ones. It is reckoned, not measured: at least a factor of two either way.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.growth import exponent

NAMES = ("Person", "Organization", "Model", "Product")  # firms are organisations too
PARTS = 0.37  # share of writing that workers do: they make the parts of documents


def carried(sizes: Sequence[tuple[float, float]], documents: float) -> float:
    """Carry a measure on from its last value, by the exponent between the last two."""
    power = exponent(sizes[-2:])
    last, value = sizes[-1]
    return value * float((documents / last) ** power)


def needs(sizes: Sequence[Mapping[str, Any]], documents: int, cores: int) -> Iterator[tuple[str, float, float]]:
    """Yield what is needed: its name with the unit, for one document in small units, and for all of them in large ones."""
    last = sizes[-1]
    count = last["documents"]

    def row(name: str, each: float, scale: float) -> tuple[str, float, float]:
        return name, each, each * documents / scale

    yield row("articles, KB → TB", last["input_bytes"] / count / 1e3, 1e9)
    for name, held in last["disk"].items():
        yield row(f"{name}, KB → TB", held / count / 1e3, 1e9)
    yield row("triples, each → billions", last["triples"] / count, 1e9)
    steps = {name: worked / count for name, worked in last["processor_by_step"].items()}
    for name, each in steps.items():
        yield row(f"{name}, processor ms → hours of one core", each * 1e3, 3.6e6)
    named = [(one["documents"], sum(one["things"].get(name, 0) for name in NAMES)) for one in sizes]
    yield "names, each → millions", named[-1][1] / count, carried(named, documents) / 1e6
    grown = last["held_by_step"]["resolve"] - last["held_by_step"]["gather"]
    yield row("memory of the driver for names at most, KB → GB", grown / count / 1e3, 1e6)
    workers = steps["read"] + PARTS * steps["write"]
    driver = steps["gather"] + steps["resolve"] + (1 - PARTS) * steps["write"]
    yield f"workers, ms → hours on {cores} cores", workers * 1e3, workers * documents / cores / 3600
    yield "driver, ms → hours of one core", driver * 1e3, driver * documents / 3600


def main() -> None:
    """Print a table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("figures", type=Path, help="what benchmarks/growth.py wrote with --out")
    options.add_argument("documents", type=int)
    options.add_argument("--cores", type=int, default=640, help="of all workers together")
    given = options.parse_args()
    sizes = json.loads(given.figures.read_text("utf-8"))["sizes"]
    print(f"| what, unit of one → unit of all | one document | {given.documents:,} documents |\n|---|---|---|")
    for name, each, all_ in needs(sizes, given.documents, given.cores):
        print(f"| {name} | {each:,.2f} | {all_:,.2f} |")


if __name__ == "__main__":
    main()

"""How `kg build` grows: time, memory and disk for 1,000, 10,000 … invented articles, and the exponents of growth.

    python -m benchmarks.growth 1000 10000 100000 --jobs 2 --out growth.json

Each size is built afresh, from one file of benchmarks/news.py. An exponent is the slope of log(what is measured) over
log(documents): 1 is linear. Processor time tells it best where other work goes on beside.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks import news, peak

ROOT = Path(__file__).resolve().parent.parent
STEPS = {"start": "gather", "reading": "read", "resolving": "resolve", "writing the graph": "write"}
LIBRARIES = ("pyoxigraph", "onnxruntime", "rdflib")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """One build: seconds on the clock and of all processors, also by step; bytes held at most, and on disk by file."""

    documents: int
    input_bytes: int
    seconds: float
    processor: float
    steps: dict[str, float]
    processor_by_step: dict[str, float]
    held: int
    held_by_step: dict[str, int]
    triples: int
    things: dict[str, int]
    disk: dict[str, int]


def measured(documents: int, *, jobs: int, folder: Path, seed: int = 5) -> Size:
    """Write that many articles, build them, and tell what it took; the writing of articles does not count."""
    source, output = folder / f"{documents}.jsonl", folder / f"{documents}"
    with source.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in news.articles(documents, seed=seed))
    command = [sys.executable, "-m", "kg", "build", str(source), "-o", str(output), "--jobs", str(jobs)]
    usage = peak.run(command, cwd=ROOT)
    steps = {STEPS[step.name]: step for step in usage.steps if step.name in STEPS}
    report = json.loads((output / "report.json").read_text("utf-8"))
    build = next((output / "builds").iterdir())
    kept = {"graph.ttl": build / "graph.ttl", "ledger.sqlite": build / "ledger.sqlite", "store": build / "store"}
    kept["corpus.sqlite"] = output / "corpus.sqlite"
    return Size(
        documents=documents,
        input_bytes=source.stat().st_size,
        seconds=round(usage.seconds, 2),
        processor=round(usage.processor, 2),
        steps={name: round(step.seconds, 2) for name, step in steps.items()},
        processor_by_step={name: round(step.processor, 2) for name, step in steps.items()},
        held=usage.held,
        held_by_step={name: step.held for name, step in steps.items()},
        triples=report["things"]["triples"],
        things=report["things"],
        disk={name: _bytes(path) for name, path in kept.items()},
    )


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Give the slope of log y over log x by least squares; at least two different x."""
    logs = [(math.log(x), math.log(y)) for x, y in points]
    middle_x, middle_y = (sum(values) / len(logs) for values in zip(*logs, strict=True))
    spread = math.fsum((x - middle_x) ** 2 for x, _ in logs)
    return math.fsum((x - middle_x) * (y - middle_y) for x, y in logs) / spread


def exponents(sizes: Sequence[Size]) -> Iterator[str]:
    """Tell the exponents from each size to the next, and over all."""
    stretches: list[Sequence[Size]] = [*pairwise(sizes), *([sizes] if len(sizes) > 2 else [])]
    for some in stretches:
        clock, processor, held = (
            exponent([(one.documents, float(getattr(one, name))) for one in some])
            for name in ("seconds", "processor", "held")
        )
        yield (
            f"{some[0].documents:,} to {some[-1].documents:,} documents: time ^{clock:.3f}, "
            f"processor time ^{processor:.3f}, memory ^{held:.3f}"
        )


def table(sizes: Sequence[Size]) -> Iterator[str]:
    """Write the sizes as Markdown."""
    yield "| documents | MB | triples | seconds | processor s | of these gather, read, resolve, write | documents/s | MB held | MB on disk |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for one in sizes:
        steps = ", ".join(f"{one.processor_by_step.get(name, 0):,.0f}" for name in STEPS.values())
        yield (
            f"| {one.documents:,} | {one.input_bytes / 1e6:,.0f} | {one.triples:,} | {one.seconds:,.0f} "
            f"| {one.processor:,.0f} | {steps} | {one.documents / one.seconds:,.1f} | {one.held / 1e6:,.0f} "
            f"| {sum(one.disk.values()) / 1e6:,.0f} |"
        )


def machine() -> dict[str, str]:
    """Tell on what is measured."""
    found = Path("/proc/cpuinfo")
    lines = found.read_text().splitlines() if found.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return {
        "processor": model or platform.processor() or platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "system": platform.system(),
        "Python": platform.python_version(),
        **{name: version(name) for name in LIBRARIES},
    }


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(one.stat().st_size for one in path.rglob("*"))


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", type=int, nargs="+")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--out", type=Path, help="a file for the figures; benchmarks/charts.py draws them")
    options.add_argument("--work", type=Path, help="where to build; twenty times the size of the articles is needed")
    given = options.parse_args()
    sizes: list[Size] = []
    print("; ".join(f"{name} {told}" for name, told in machine().items()), flush=True)
    for documents in sorted(given.sizes):
        with tempfile.TemporaryDirectory(dir=given.work) as folder:
            sizes.append(measured(documents, jobs=given.jobs, folder=Path(folder)))
        print(list(table(sizes))[-1], flush=True)
        if given.out:
            told = {"machine": machine(), "jobs": given.jobs, "sizes": [asdict(one) for one in sizes]}
            given.out.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table(sizes)))
    print("\n".join(exponents(sizes)))


if __name__ == "__main__":
    main()

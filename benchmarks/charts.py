"""Draw the figures of benchmarks/growth.py and benchmarks/sparql.py as SVG: `python -m benchmarks.charts docs`.

DIR holds growth.json and queries.json; growth.svg and queries.svg are written beside them, the same bytes every time.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

WIDTH, HEIGHT = 360, 260
LEFT, RIGHT, TOP, BOTTOM = 62, 30, 34, 40  # around what is drawn
INK, MUTED, GRID, FIRST, SECOND = "#1f2933", "#616e7c", "#d9dee4", "#1d6fa5", "#c2571a"
Points = Sequence[tuple[float, float]]


class Plane:
    """A chart with both axes in powers of ten: each power has the same width, so that a power law is a line."""

    def __init__(self, title: str, unit: str, points: Points, at: int, floor: float = 0) -> None:
        self._title, self._unit, self._at = title, unit, at
        xs, ys = zip(*points, strict=True)
        self._x = math.floor(math.log10(min(xs))), math.ceil(math.log10(max(xs)))
        self._y = math.floor(math.log10(floor or min(ys))), math.ceil(math.log10(max(ys)))

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Say where a point is drawn."""
        across = (math.log10(x) - self._x[0]) / (self._x[1] - self._x[0])
        up = (math.log10(y) - self._y[0]) / (self._y[1] - self._y[0])
        wide, high = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM
        return round(self._at + LEFT + across * wide, 1), round(HEIGHT - BOTTOM - up * high, 1)

    def axes(self) -> Iterator[str]:
        """Draw the title, the grid and its figures."""
        yield text(self._at + LEFT, 18, self._title, colour=INK, weight="600")
        for power in range(self._y[0], self._y[1] + 1):
            (x1, y), (x2, _) = self.place(10 ** self._x[0], 10**power), self.place(10 ** self._x[1], 10**power)
            yield f'<path d="M{x1} {y}H{x2}" stroke="{GRID}"/>'
            yield text(x1 - 6, y + 4, f"{10**power:,g} {self._unit}", anchor="end")
        for power in range(self._x[0], self._x[1] + 1):
            x, y = self.place(10**power, 10 ** self._y[0])
            yield text(x, y + 16, f"{10**power:,}", anchor="middle")
        yield text(self._at + (WIDTH + LEFT) / 2, HEIGHT - 8, "documents", anchor="middle")

    def line(self, points: Points, name: str, colour: str = FIRST, dash: str = "", lift: float = 8) -> Iterator[str]:
        """Draw a line through points, with its name above the last one, below where `lift` is negative."""
        drawn = [self.place(*point) for point in points]
        way = " ".join(f"{x},{y}" for x, y in drawn)
        yield f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash or "none"}"/>'
        if not dash:
            yield from (f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in drawn)
        x, y = drawn[-1]
        yield text(x - 10, y - lift, name, colour=colour, anchor="end")


def text(x: float, y: float, words: str, *, colour: str = MUTED, anchor: str = "start", weight: str = "400") -> str:
    """Write words at a place."""
    place = f'x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{colour}" font-weight="{weight}"'
    return f"<text {place}>{escape(words)}</text>"


def svg(width: int, height: int, told: str, pieces: Sequence[str]) -> str:
    """Put pieces into a picture on white, so that it can be read on any page."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    style = 'font-family="system-ui, sans-serif" font-size="11" role="img"'
    back = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    return "\n".join((f"{head} {style}>", f"<title>{escape(told)}</title>", back, *pieces, "</svg>", ""))


def growth(figures: dict[str, Any]) -> str:
    """Draw seconds and memory over documents."""
    sizes = figures["sizes"]
    clock, processor = ([(one["documents"], one[name]) for one in sizes] for name in ("seconds", "processor"))
    held = [(one["documents"], one["held"] / 1e6) for one in sizes]
    first, last = processor[0], processor[-1]
    linear = [first, (last[0], first[1] * last[0] / first[0])]
    time = Plane("Time of one build", "s", [*clock, *processor], 0)
    limit = [(held[0][0], 1500.0), (held[-1][0], 1500.0)]
    memory = Plane("Memory of all processes, at most", "MB", [*held, *limit], WIDTH, floor=100)
    above = processor[-1][1] > clock[-1][1]  # names stand on the outer side of the two lines
    pieces = [
        *time.axes(),
        *time.line(linear, "", GRID, "4 4"),
        *time.line(processor, "processor time", SECOND, lift=8 if above else -36),
        *time.line(clock, f"clock, {figures['jobs']} processes", lift=-36 if above else 8),
        *memory.axes(),
        *memory.line(limit, "1,500 MB", MUTED, "4 4"),
        *memory.line(held, "PSS", lift=-16),
    ]
    return svg(2 * WIDTH, HEIGHT, "Time and memory of kg build over the number of documents", pieces)


def queries(figures: dict[str, Any]) -> str:
    """Draw for each query how many times as fast as rdflib our store is."""
    rows = [(one["name"], one["rdflib"] / one["ours"]) for one in figures["queries"]]
    rows.append(("geometric mean", figures["mean"]))
    most, wide = max(ratio for _, ratio in rows), 400
    pieces = [text(190, 18, f"Times as fast as rdflib, {figures['triples']:,} triples", colour=INK, weight="600")]
    for number, (name, ratio) in enumerate(rows):
        y = 30 + 24 * number
        colour = SECOND if number == len(rows) - 1 else FIRST
        pieces.append(text(182, y + 13, name, anchor="end", colour=INK))
        pieces.append(f'<rect x="190" y="{y}" width="{max(1, wide * ratio / most):.1f}" height="16" fill="{colour}"/>')
        pieces.append(text(196 + wide * ratio / most, y + 13, f"×{ratio:.1f}", colour=INK))
    return svg(2 * WIDTH, 40 + 24 * len(rows), "Our store beside rdflib's in-memory store", pieces)


def main() -> None:
    """Draw what the folder holds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    folder: Path = options.parse_args().folder
    for name, draw in (("growth", growth), ("queries", queries)):
        source = folder / f"{name}.json"
        if source.exists():
            (folder / f"{name}.svg").write_text(draw(json.loads(source.read_text("utf-8"))), encoding="utf-8")
            print(folder / f"{name}.svg")


if __name__ == "__main__":
    main()

"""How a knowledge base, an answer and a neighbourhood show themselves in a notebook: plain HTML and SVG, no scripts.

Everything that comes from documents is escaped, and nothing is loaded from anywhere.
"""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from kg.view.choice import choose, said
from kg.view.knowledge import Knowledge
from kg.view.layout import positions
from kg.vocabulary import ASSERTED, THINGS

_COLORS = {
    "Person": "#d2552a",
    "Company": "#2462b5",
    "Organization": "#0c827c",
    "Model": "#7a43c6",
    "Product": "#9a6a00",
}
_SHOWN = 100  # rows of a table
_LABEL = 14  # characters of a label in the drawing
_MARGIN = 60


def table(variables: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    """Give rows as an HTML table; of many the first, and word of the rest."""
    head = "".join(f"<th>{html.escape(name)}</th>" for name in variables)
    kept = iter(rows)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(_short(cell))}</td>" for cell in row) + "</tr>"
        for row in islice(kept, _SHOWN)
    )
    more = sum(1 for _ in kept)
    rest = f"<p>and {more:,} more rows</p>" if more else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}"


def figures(title: str, counts: Mapping[str, int]) -> str:
    """Give the figures of a knowledge base."""
    cells = "".join(f"<tr><th>{html.escape(name)}</th><td>{number:,}</td></tr>" for name, number in counts.items())
    return f"<p><b>{html.escape(title)}</b></p><table><tbody>{cells}</tbody></table>"


@dataclass(frozen=True)
class Neighbourhood:
    """What stands around one thing: records to work with, and a drawing in a notebook."""

    known: Knowledge
    drawn: tuple[str, ...]
    centre: tuple[str, ...]

    @classmethod
    def of(cls, known: Knowledge, centre: Iterable[str]) -> Neighbourhood:
        """Choose what stands around the things of `centre`."""
        middle = tuple(centre)
        part, drawn, _ = choose(known, middle)
        return cls(known=part, drawn=tuple(drawn), centre=middle)

    @property
    def labels(self) -> tuple[str, ...]:
        """List what is drawn, by name."""
        return tuple(self.known.things[iri].label for iri in self.drawn)

    def _repr_html_(self) -> str:
        return svg(self.known, self.drawn, self.centre)


def svg(known: Knowledge, drawn: Iterable[str], centre: Iterable[str] = ()) -> str:
    """Draw things and their ties: solid for what is asserted, dashed for the unsure, dotted for who spoke of what."""
    number = {iri: i for i, iri in enumerate(drawn)}
    kinds: dict[tuple[int, int], str] = {}
    for claim in known.claims:
        kinds.update({_pair(number, *ends): "1.5 4" for ends in said(claim) if _both(number, *ends)})
    for relation in known.relations:
        if not relation.literal and _both(number, relation.subject, relation.object):
            dashes = "" if relation.modality == ASSERTED else "6 4"
            kinds[_pair(number, relation.subject, relation.object)] = dashes
    graph = nx.Graph()
    graph.add_nodes_from(number.values())
    graph.add_edges_from(kinds)
    sizes = {node: 5 + 2.6 * math.sqrt(min(degree, 40)) for node, degree in graph.degree}
    places = positions(graph, sizes)
    xs, ys = zip(*places.values(), strict=True) if places else ((0,), (0,))
    left, top = min(xs) - _MARGIN, min(ys) - _MARGIN
    width, height = max(xs) - left + _MARGIN, max(ys) - top + _MARGIN
    lines = "".join(
        f'<line x1="{places[a][0]}" y1="{places[a][1]}" x2="{places[b][0]}" y2="{places[b][1]}" stroke="#a9b2c1"'
        f"{f' stroke-dasharray={chr(34)}{dashes}{chr(34)}' if dashes else ''}/>"
        for (a, b), dashes in sorted(kinds.items())
    )
    middle = set(centre)
    marks = "".join(
        _mark(known, iri, places[i], sizes[i], bold=iri in middle or len(number) <= 1) for iri, i in number.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" role="img"'
        f' style="width:100%;max-height:640px;background:#f8f9fb" font-family="sans-serif">{lines}{marks}</svg>'
    )


def _mark(known: Knowledge, iri: str, place: tuple[float, float], size: float, *, bold: bool) -> str:
    thing = known.things[iri]
    label = thing.label if len(thing.label) <= _LABEL else thing.label[: _LABEL - 1] + "…"
    color = _COLORS.get(thing.type.rpartition("#")[2], "#6d7480")
    x, y = place
    return (
        f'<g><title>{html.escape(thing.label)}</title><circle cx="{x}" cy="{y}" r="{size:.1f}" fill="{color}"/>'
        f'<text x="{x}" y="{y + size + 14:.1f}" text-anchor="middle" font-size="{14 if bold else 12}"'
        f' font-weight="{600 if bold else 400}" fill="#171a21">{html.escape(label)}</text></g>'
    )


def _both(number: Mapping[str, int], one: str, other: str) -> bool:
    return one in number and other in number and one != other


def _pair(number: Mapping[str, int], one: str, other: str) -> tuple[int, int]:
    return min(number[one], number[other]), max(number[one], number[other])


def _short(cell: str | None) -> str:
    return "" if cell is None else str(cell).removeprefix(THINGS)

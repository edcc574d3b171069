"""The graph as one HTML file that needs nothing else: pyvis brings the drawing, the shell around it is ours.

Nothing of the documents becomes markup: the data stands in a block that no browser runs, `<` escaped, and the page's
scripts put it in place as text. A content security policy allows the page's own scripts by their hashes, and no
connection at all.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from kg.config import shipped
from kg.ontology import Ontology
from kg.queries import resolve_name
from kg.store.outputs import output
from kg.view import shell
from kg.view.choice import choose, said
from kg.view.communities import communities, pulls
from kg.view.content import TextOf, content, ordered
from kg.view.knowledge import Knowledge
from kg.view.layout import positions
from kg.view.network import asking, knowledge
from kg.vocabulary import ASSERTED

_WEIGHTS = {"relation": 1.0, "unsure": 0.6, "said": 0.35}  # how strongly a tie pulls in the layout
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 1.5, "font": {"size": 0}, "labelHighlightBold": False},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "interaction": {"hover": True, "keyboard": False, "multiselect": False, "selectConnectedEdges": False},
}
_SHAPES = {"Person": "dot", "Company": "square", "Organization": "hexagon", "Model": "diamond", "Product": "triangle"}
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def write(
    graph: Any,
    path: Path,
    *,
    around: str | None = None,
    text_of: TextOf | None = None,
    title: str | None = None,
    ontology: Ontology | None = None,
) -> None:
    """Write the page of a graph (of rdflib, or a store), of all of it or of what stands `around` a name.

    `text_of` gives the text of a document by its IRI, so that sentences are shown in what surrounds them.
    """
    centre = [bearer.iri for bearer in resolve_name(asking(graph), around)] if around else []
    with output(path) as page:  # a place that cannot be written is told before the layout is computed
        page.write(_page(graph, centre, text_of, title, ontology))


def _page(
    graph: Any, centre: Sequence[str], text_of: TextOf | None, title: str | None, ontology: Ontology | None
) -> str:
    known, drawn, left_out = choose(knowledge(graph), centre)
    data = content(known, drawn, ontology or _ontology(), text_of)
    data["network"], groups = _network(known, drawn)
    data["groups"] = groups
    data["centre"] = ordered(known, drawn).index(centre[0]) if centre else None
    data["leftOut"] = left_out
    data["title"] = title or (known.things[centre[0]].label if centre else None)
    return _shell(data)


def _network(known: Knowledge, drawn: list[str]) -> tuple[dict[str, Any], list[list[int]]]:
    """Let pyvis make the data of the drawing: nodes where the layout puts them, one edge for each pair of things.

    The groups that the layout shows are the communities of more than two things, by the numbers of their nodes.
    """
    number = {iri: i for i, iri in enumerate(drawn)}
    ties = _ties(known, number)
    degree = Counter(end for pair in ties for end in pair)
    sizes = {i: round(6 + 3.2 * math.sqrt(min(degree[i], 60)), 1) for i in range(len(drawn))}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(drawn)))
    groups = _groups(len(drawn), ties)
    pull = pulls(groups)
    graph.add_weighted_edges_from((*pair, _WEIGHTS[kind] * pull(*pair)) for pair, kind in ties.items())
    places = positions(graph, sizes)
    made = Network(directed=True)
    made.set_options(json.dumps(_OPTIONS))
    for i, iri in enumerate(drawn):
        thing = known.things[iri]
        x, y = places[i]
        kind = thing.type.rpartition("#")[2]
        made.add_node(i, thing.label or " ", shape=_SHAPES[kind], group=kind, size=sizes[i], x=x, y=y)
    for (one, other), kind in ties.items():
        made.add_edge(one, other, kind=kind, arrows="")
    nodes, edges, _, _, _, options = made.get_network_data()
    options = options if isinstance(options, dict) else json.loads(options)
    return {"nodes": nodes, "edges": edges, "options": options}, groups


def _groups(count: int, ties: dict[tuple[int, int], str]) -> list[list[int]]:
    strengths: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), kind in ties.items():
        strengths[one][other] = strengths[other][one] = _WEIGHTS[kind]
    return [group for group in communities(strengths) if len(group) > 2]


def _ties(known: Knowledge, number: dict[str, int]) -> dict[tuple[int, int], str]:
    """Say of each pair of drawn things how it is tied: by a relation, by an unsure or denied one, or by words alone."""
    found: dict[tuple[int, int], str] = {}

    def tie(one: str, other: str, kind: str) -> None:
        if one in number and other in number and one != other:
            pair = (min(number[one], number[other]), max(number[one], number[other]))
            found[pair] = max(found.get(pair, kind), kind, key=_WEIGHTS.__getitem__)

    for relation in known.relations:
        if not relation.literal:
            tie(relation.subject, relation.object, "relation" if relation.modality == ASSERTED else "unsure")
    for claim in known.claims:
        for speaker, target in said(claim):
            tie(speaker, target, "said")
    return dict(sorted(found.items()))


def _shell(data: dict[str, Any]) -> str:
    """Put style, scripts and data into the page's HTML, and allow these scripts and this style alone."""
    style, drawing, ours = shell.asset("page.css"), shell.vis_network(), shell.script()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(drawing)} {_hash(ours)}",
            f"style-src {_hash(style)}",
            "img-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    block = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return shell.document(
        title=data["title"] or "industry-kg",
        head=f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<style>{style}</style>',
        tail=f'<script type="application/json" id="data">{block}</script>\n'
        f"<script>{drawing}</script>\n<script>{ours}</script>",
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _ontology() -> Ontology:
    return Ontology.read(p for p in sorted(shipped("ontology").glob("*.ttl")) if p.name != "shapes.ttl")

"""Charts are well-formed, stay inside their frame, and are the same bytes every time."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from benchmarks.charts import HEIGHT, WIDTH, growth, queries

SIZES = [
    {"documents": 1_000, "seconds": 12, "processor": 15, "held": 4e8},
    {"documents": 100_000, "seconds": 900, "processor": 1500, "held": 1.2e9},
]
QUERIES = [{"name": "by <label>", "ours": 0.001, "rdflib": 0.02}, {"name": "path", "ours": 0.1, "rdflib": 0.2}]


def test_growth_is_drawn_inside_its_frame() -> None:
    drawn = growth({"jobs": 2, "sizes": SIZES})
    assert drawn == growth({"jobs": 2, "sizes": SIZES})
    assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 - written by us a moment ago
    lines = " ".join(re.findall(r'points="([^"]*)"', drawn))
    places = [tuple(map(float, place.split(","))) for place in lines.split()]
    assert all(0 <= x <= 2 * WIDTH and 0 <= y <= HEIGHT for x, y in places)
    assert len(places) == 10


def test_queries_are_drawn_with_their_ratios() -> None:
    drawn = queries({"triples": 1_000_000, "mean": 6.3, "queries": QUERIES})
    assert "by &lt;label&gt;" in drawn
    assert [float(ratio) for ratio in re.findall(r"×([\d.]+)", drawn)] == [20.0, 2.0, 6.3]

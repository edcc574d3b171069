"""Pairs of one thing or two: right, wrongly joined, not joined, missing."""

from __future__ import annotations

import json
from pathlib import Path

from kg.score.pairs import pairs
from kg.score.tally import Scores

PREFIX = """@prefix kg: <https://w3id.org/industry-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<x:a> dcterms:source "a.txt" . <x:b> dcterms:source "b.txt" .
"""
FIRM = '<x:{0}> a kg:Company ; skos:prefLabel "{1}" ; skos:altLabel "{2}" ; kg:mentionedIn {3} .\n'


def scored(folder: Path, graph: str) -> Scores:
    for document, name in (("a", "岚汀科技"), ("b", "岚汀")):
        rows = [{"id": "c1", "type": "Company", "name": name}, {"id": "c2", "type": "Company", "name": "岚庭云"}]
        (folder / f"{document}.json").write_text(json.dumps({"entities": rows}), "utf-8")
    rules = {"same_ids": [["a#c1", "b#c1"]], "different_ids": [["a#c1", "b#c2"], ["a#c2", "b#c1"]]}
    (folder / "clusters.json").write_text(json.dumps(rules), "utf-8")
    (folder / "graph.ttl").write_text(PREFIX + graph, "utf-8")
    scores = Scores()
    pairs(folder, folder / "graph.ttl", scores)
    return scores


def test_right_pairs_are_all_of_them(tmp_path: Path) -> None:
    one = FIRM.format(1, "岚汀科技", "岚汀", "<x:a>, <x:b>")
    two = FIRM.format(2, "岚庭云", "岚庭", "<x:a>, <x:b>")
    assert scored(tmp_path, one + two).report()["pairs"] == 1


def test_a_thing_that_is_split_merged_or_missing_is_wrong(tmp_path: Path) -> None:
    split = FIRM.format(1, "岚汀科技", "岚汀科", "<x:a>") + FIRM.format(3, "岚汀", "岚", "<x:b>")
    two = FIRM.format(2, "岚庭云", "岚庭", "<x:a>, <x:b>")
    found = scored(tmp_path, split + two)
    assert found.report()["pairs"] == 0.6667
    assert found.misses == ["together\tpair\tnot joined\ta#c1 岚汀科技 and b#c1 岚汀"]
    merged = scored(tmp_path, FIRM.format(1, "岚汀科技", '岚汀", "岚庭云', "<x:a>, <x:b>"))
    assert [miss.split("\t")[2] for miss in merged.misses] == ["joined", "joined"]
    assert scored(tmp_path, two).report()["pairs"] == 0

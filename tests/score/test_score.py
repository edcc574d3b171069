"""The scorer against graphs written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.score.compare import compare, documents
from kg.score.tally import Scores, Tally, below

TEXT = "裴若川任霁川智能首席技术官。裴若川表示，新版本只差一个半月。他还说，价格是2元。"
HEAD = "@prefix kg: <https://w3id.org/industry-kg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
GOLD: dict[str, Any] = {
    "entities": [
        {"id": "p", "type": "Person", "name": "裴若川", "mentions": ["裴若川"]},
        {"id": "c", "type": "Company", "name": "霁川智能", "aliases": ["霁川"]},
        {"id": "m", "type": "Model", "name": "星槎4.0", "optional": True},
    ],
    "relations": [{"subject": "p", "predicate": "worksFor", "object": "c", "title": "首席技术官"}],
    "attributes": [{"entity": "m", "attribute": "price", "value": "2元"}],
    "claims": [
        {"claimant": "p", "text": "新版本只差一个半月", "start": 20, "kind": "indirect"},
        {"claimant": "p", "text": "价格是2元", "start": 34, "kind": "indirect", "about": ["m"]},
    ],
}
RIGHT = """
<x:p> a kg:Person ; skos:prefLabel "裴若川" ; kg:worksFor <x:c> .
<x:c> a kg:Company, kg:Organization ; skos:prefLabel "霁川"@zh-Hans .
<x:m> a kg:Model ; skos:prefLabel "星槎4.0" ; kg:price "2 元" .
<x:a> a kg:Affiliation ; kg:person <x:p> ; kg:organization <x:c> ; kg:title "首席技术官" ; kg:former false .
<x:1> a kg:Claim ; kg:claimant <x:p> ; kg:text "新版本只差一个半月" ; kg:start 20 ; kg:end 29 ; kg:quotation kg:Indirect .
<x:2> a kg:Claim ; kg:claimant <x:p> ; kg:text "价格是2元" ; kg:start 34 ; kg:end 39 ; kg:quotation kg:Indirect .
"""


def scored(folder: Path, graph: str) -> Scores:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (folder / "a.ttl").write_text(HEAD + graph, encoding="utf-8")
    scores = Scores()
    compare(folder / "a.txt", folder / "a.ttl", scores)
    return scores


def test_a_right_graph_has_full_marks(tmp_path: Path) -> None:
    scores = scored(tmp_path, RIGHT)
    report = scores.report()
    assert scores.misses == []
    for name in ("attributes", "claims", "spans"):
        assert report[name]["f1"] == 1, name
    assert report["entities"]["all"]["f1"] == report["relations"]["all"]["f1"] == 1
    assert [report[name] for name in ("kind", "titles", "former", "quotation", "evidence")] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("right", "wrong", "figure", "value"),
    [
        ("kg:worksFor", "kg:founderOf", "relations.all.f1", 0),
        ('kg:price "2 元"', 'kg:price "3 元"', "attributes.f1", 0),
        ("<x:c> a kg:Company, kg:Organization", "<x:c> a kg:Organization", "kind", 0.5),
        ('kg:title "首席技术官"', 'kg:title "总裁"', "titles", 0),
        ("kg:former false", "kg:former true", "former", 0),
        ("kg:end 29 ; kg:quotation kg:Indirect", "kg:end 29 ; kg:quotation kg:Direct", "quotation", 0.5),
        ("kg:start 20", "kg:start 21", "evidence", 0.5),
        (
            '<x:m> a kg:Model ; skos:prefLabel "星槎4.0"',
            '<x:m> a kg:Model ; skos:prefLabel "别的"',
            "entities.all.precision",
            0.6667,
        ),
        ('a kg:Person ; skos:prefLabel "裴若川"', 'a kg:Company ; skos:prefLabel "裴若川"', "claims.f1", 0),
    ],
)
def test_each_fault_shows_in_its_figure(tmp_path: Path, right: str, wrong: str, figure: str, value: float) -> None:
    assert right in RIGHT
    scores = scored(tmp_path, RIGHT.replace(right, wrong))
    found: Any = scores.report()
    for part in figure.split("."):
        found = found[part]
    assert found == value


def test_what_is_missing_and_extra_is_told(tmp_path: Path) -> None:
    misses = "\n".join(scored(tmp_path, '<x:q> a kg:Person ; skos:prefLabel "无名氏" .').misses)
    assert "entity\textra\tPerson\t无名氏" in misses
    assert "entity\tmissing\tPerson\t裴若川" in misses
    assert "relation\tmissing\tworksFor\t裴若川 -> 霁川智能" in misses
    assert "claim\tmissing\t裴若川\t新版本只差一个半月" in misses


def test_floors() -> None:
    report = {"claims": Tally(right=8, extra=2, missing=2).row(), "evidence": None}
    assert below(report, {"claims.f1": 0.8}) == []
    assert len(below(report, {"claims.f1": 0.81, "evidence": 1.0, "spans.f1": 0.1})) == 3


def test_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated document"):
        documents(tmp_path)

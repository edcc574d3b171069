"""Annotations of real texts: places become marks again, and another edition of the text is told."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from training.annotations import annotated, check

TEXT = "岑石微投资了叠霜半导体，岑石不参与经营。"


def written(folder: Path, text: str = TEXT) -> tuple[Path, Path]:
    data, notes = folder / "data", folder / "notes"
    (data / "relations").mkdir(parents=True)
    notes.mkdir()
    (data / "relations" / "news.jsonl").write_text(json.dumps({"text": f" {text}\n"}) + "\n", encoding="utf-8")
    note = {
        "source": "relations/news.jsonl",
        "row": 0,
        "check": check(TEXT),
        "names": [[0, 3, "C"], [6, 11, "C"], [12, 14, "C", [0, 3]]],
        "ties": [["investsIn", 2, 1], ["acquires", 0, 1, "negated"]],
    }
    (notes / "news.jsonl").write_text(json.dumps(note) + "\n", encoding="utf-8")
    return notes, data


def test_places_become_marks_and_relations(tmp_path: Path) -> None:
    (one,) = annotated(*written(tmp_path))
    assert one.text == "{C|岑石微}投资了{C|叠霜半导体}，{C|岑石=岑石微}不参与经营。"
    assert one.stated == [
        (("investsIn", "岑石微", "叠霜半导体"), "asserted"),
        (("acquires", "岑石微", "叠霜半导体"), "negated"),
    ]


def test_another_edition_of_a_text_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"news\.jsonl: row 0 is not the text"):
        list(annotated(*written(tmp_path, "别的文字。")))


def test_a_whole_article_and_one_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes, data = written(tmp_path)
    (data / "articles").mkdir()
    (data / "articles" / "a.txt").write_text("岑石微融资\n\n 岑石微完成A轮融资。\n", encoding="utf-8")
    whole = {"source": "articles/a.txt", "check": check("岑石微融资\n岑石微完成A轮融资。")}
    lines = [{**whole, "names": [[0, 3, "C"], [6, 9, "C"]], "ties": []}, {**whole, "source": "articles/b.txt"}]
    (notes / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    first, _ = annotated(notes, data)
    assert first.text == "{C|岑石微}融资\n{C|岑石微}完成A轮融资。"
    assert "1 annotated texts are not in" in capsys.readouterr().out


def test_the_annotations_of_the_project_are_whole() -> None:
    folder = Path(__file__).parents[2] / "data" / "training" / "annotations"
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    assert len(rows) > 2000
    for row in rows:
        places = [(start, end) for start, end, *_ in row["names"]]
        assert places == sorted(places)
        assert all(one[1] <= other[0] for one, other in pairwise(places))
        assert all(max(tie[1:3]) < len(places) and len(tie) in (3, 4) for tie in row["ties"])

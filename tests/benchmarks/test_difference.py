"""What benchmarks/difference.py tells of two runs of `kg annotate`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.difference import rows, texts

TEXT = "岚汀科技创始人沈砚舟表示，公司将发布新品。"
FIRM = {"start": 0, "end": 4, "type": "Company", "name": "岚汀科技"}
PERSON = {"start": 7, "end": 10, "type": "Person", "name": "沈砚舟"}
FOUNDED = {
    "predicate": "founderOf",
    "subject": 1,
    "object": 0,
    "title": None,
    "former": False,
    "start": 0,
    "end": 10,
    "modality": "asserted",
}


def written(path: Path, *links: dict[str, object], text: str = TEXT) -> Path:
    reading = {"id": "a", "text": text, "mentions": [FIRM, PERSON], "links": links, "quotes": [], "attributes": []}
    path.write_text(json.dumps(reading, ensure_ascii=False) + "\n", "utf-8")
    return path


def test_what_came_and_what_went_with_the_words_that_say_it(tmp_path: Path) -> None:
    before = written(tmp_path / "before", FOUNDED)
    after = written(tmp_path / "after", {**FOUNDED, "modality": "planned"})
    assert list(rows(before, after)) == [
        "-\trelation\t沈砚舟 founderOf 岚汀科技 asserted\t岚汀科技创始人沈砚舟",
        "+\trelation\t沈砚舟 founderOf 岚汀科技 planned\t岚汀科技创始人沈砚舟",
    ]
    assert list(rows(before, before)) == []


def test_runs_over_other_texts_are_not_compared(tmp_path: Path) -> None:
    before, after = written(tmp_path / "before"), written(tmp_path / "after", text="另一段文字。")
    with pytest.raises(ValueError, match=r"line 1 of .* is not the same text"):
        list(rows(before, after))
    after.write_text(before.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(ValueError, match="different numbers of lines"):
        list(rows(before, after))


def test_the_choice_of_texts_never_moves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ner").mkdir()
    lines = [f"岚汀科技第{n}次发布新品，沈砚舟在现场说，这只是今年许多计划中的一个开头。" for n in range(9)]
    path = tmp_path / "ner" / "boson.jsonl"
    path.write_text("".join(json.dumps({"text": line}) + "\n" for line in lines), "utf-8")
    chosen = list(texts(tmp_path))
    assert sorted(row["text"] for row in chosen) == sorted(lines)
    assert [row["id"] for row in chosen] == [f"boson-{n}" for n in range(9)]
    path.write_text("".join(json.dumps({"text": line}) + "\n" for line in reversed(lines)), "utf-8")
    assert list(texts(tmp_path)) == chosen
    assert "left out: " in capsys.readouterr().err

"""What the whole program finds in raw text, as lessons for the tagger."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np

from training.silver import Silver, mixed, pieces
from training.styles import UNIFIED

TEXT = "岑石微发布星槎。沈砚秋说好。"


def annotated(folder: Path, *mentions: tuple[int, int, str]) -> Path:
    told = {"text": TEXT, "mentions": [{"start": s, "end": e, "type": kind} for s, e, kind in mentions]}
    path = folder / "found.jsonl"
    path.write_text(json.dumps(told) + "\n" + json.dumps({"error": "empty"}) + "\n\n", encoding="utf-8")
    return path


def labels(silver: Silver) -> list[str]:
    return [UNIFIED[number] for number in silver.labels]


def test_a_document_is_cut_into_pieces_with_their_names(tmp_path: Path) -> None:
    path = annotated(tmp_path, (0, 3, "Company"), (5, 7, "Model"), (5, 7, "Nothing"), (0, 2, "Company"))
    (text,) = found = pieces([path], set(), 1000)
    assert text == "岑石微发布星槎。"  # the other one is too short to teach anything
    assert labels(found[text])[:3] == ["B-Company", "I-Company", "E-Company"]
    assert labels(found[text])[5:] == ["B-Model", "E-Model", "O"]
    assert found[text].sure.all()


def test_what_is_held_out_teaches_nothing(tmp_path: Path) -> None:
    path = annotated(tmp_path, (0, 3, "Company"))
    assert pieces([path], {"岑石微发布星槎。"}, 1000) == {}


def test_few_pieces_without_names_are_kept(tmp_path: Path) -> None:
    random.seed(1)
    texts = [f"第{number}天没有人来过这里。" for number in range(300)]
    path = tmp_path / "found.jsonl"
    path.write_text("".join(json.dumps({"text": t, "mentions": []}) + "\n" for t in texts), encoding="utf-8")
    assert 60 < len(pieces([path], set(), 10_000)) < 140


def test_a_name_that_the_program_leaves_out_is_the_teachers_to_tell() -> None:
    company, outside = UNIFIED.index("S-Company"), UNIFIED.index("O")
    silver = Silver(np.array([company, outside, outside]), np.array([True, True, False]))
    probable = np.zeros((3, len(UNIFIED)), np.float32)
    probable[0, outside] = probable[2, outside] = 1
    probable[1, company] = 1
    both = mixed(silver, probable, 0.75)
    assert both[0, company] == 0.75
    assert both[0, outside] == 0.25
    assert both[1, company] == 1  # silence is no denial
    assert both[2, outside] == 1
    assert np.allclose(both.sum(1), 1)

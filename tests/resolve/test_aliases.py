"""The benchmark of short names: it measures what it says, and says when there is nothing to measure."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.aliases import missed, rows
from kg.resolve.abbreviations import Abbreviations

ROOT = Path(__file__).parents[2]
PAIRS = [
    ("岚汀科技", "青岛岚汀海洋科技股份有限公司"),
    ("汀芷云", "苏州市汀芷云计算股份有限公司"),
    ("砚山电气", "江西砚山高压电气设备股份有限公司"),
    ("*ST霁光", "湖南霁光新材料股份有限公司"),
    ("霖昶股份", "浙江霖江昶达机电股份有限公司"),
]


def test_the_halves_are_told_by_the_row_alone(tmp_path: Path) -> None:
    lines = [json.dumps({"short": s, "full": f, "code": str(n)}, ensure_ascii=False) for n, (s, f) in enumerate(PAIRS)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(reversed(lines)) + "\n", encoding="utf-8")
    known, held_out = rows(tmp_path / "a.jsonl")
    assert sorted([*known, *held_out]) == sorted(PAIRS)
    assert [sorted(half) for half in rows(tmp_path / "b.jsonl")] == [sorted(known), sorted(held_out)]


def test_a_short_name_finds_its_full_name_and_one_that_does_not_is_missed() -> None:
    names = Abbreviations(full for _, full in PAIRS)
    assert missed(PAIRS, names) == []
    assert missed([("砚山电气", PAIRS[0][1])], names) == [("砚山电气", PAIRS[0][1], PAIRS[2][1])]
    assert missed([("某某集团", PAIRS[0][1])], names) == [("某某集团", PAIRS[0][1], "")]


def test_without_data_it_says_so(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "benchmarks.aliases", str(tmp_path / "none.jsonl")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"nothing is measured" in done.stderr

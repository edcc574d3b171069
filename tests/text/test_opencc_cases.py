"""OpenCC's own cases: folding gives what OpenCC gives where one character stands for one, and always keeps the way back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.text.folding import fold

SHARED = Path(os.environ.get("SHARED", Path(__file__).parents[2] / ".." / "shared"))
CASES = SHARED / "data" / "lexicon" / "opencc_testcases.json"


@pytest.mark.skipif(not CASES.is_file(), reason=f"OpenCC's cases are not there ({CASES.name}); set SHARED to look")
def test_traditional_cases_of_opencc() -> None:
    told: Any = json.loads(CASES.read_bytes())
    cases = [
        (case["input"], case["expected"]["t2s"])
        for case in (told["cases"] if isinstance(told, dict) else told)
        if "t2s" in case.get("expected", {})
    ]
    assert cases
    wrong = []
    for text, expected in cases:
        form = fold(text)
        assert len(form.text) == len(form.origin)
        assert list(form.origin) == sorted(set(form.origin))
        if len(expected) == len(text) and simple(form.text) != simple(expected):
            wrong.append((text, form.text, expected))
    assert not wrong


def simple(text: str) -> str:
    """Fold width and punctuation too, which these cases are not about; the particle 著, which OpenCC leaves, is 着."""
    return "".join(c for c in text if c.isalnum()).replace("著", "着")

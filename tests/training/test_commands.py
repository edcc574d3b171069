"""`make model` and training/README.md tell the same commands."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def made() -> str:
    """Give what `make model` would do."""
    return subprocess.run(["make", "-n", "model"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def steps(commands: str) -> list[tuple[str, list[str]]]:
    """Give each step of a training, with its options, in order."""
    found = re.findall(r"-m training\.(\w+) (.*)", commands)
    return [(name, re.findall(r"--[a-z-]+", options)) for name, options in found]


def test_the_page_tells_what_make_does() -> None:
    told = (ROOT / "training" / "README.md").read_text("utf-8").split("```")[1]
    assert list(dict(steps(told))) == list(dict(steps(made())))
    packages = re.compile(r"--editable \. .*")
    assert packages.findall(told) == packages.findall((ROOT / "Makefile").read_text("utf-8"))

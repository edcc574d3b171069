"""`make model`, its trial and training/README.md tell the same commands, and options that there are."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def made(*given: str) -> str:
    """Give what `make model` would do."""
    return subprocess.run(["make", "-n", "model", *given], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def steps(commands: str) -> list[tuple[str, list[str]]]:
    """Give each step of a training, with its options, in order."""
    found = re.findall(r"-m training\.(\w+) (.*)", commands)
    return [(name, re.findall(r"--[a-z-]+", options)) for name, options in found]


@pytest.mark.parametrize("given", [(), ("MINUTES=0.5",)], ids=" ".join)
def test_every_step_takes_the_options_that_it_is_given(given: tuple[str, ...]) -> None:
    for name, options in steps(made(*given)):
        source = (ROOT / "training" / f"{name}.py").read_text("utf-8")
        assert [option for option in options if f'"{option}"' not in source] == []


def test_a_trial_leaves_what_ships_as_it_is() -> None:
    assert "data/models" in made()
    trial = made("MINUTES=0.5")
    assert "data/models" not in trial
    places = re.findall(r"--(?:work|model|start|teachers|vectors|out) (\S+)", trial)
    assert {place.split("/")[1] for place in places} == {"trial"}


def test_the_page_tells_what_make_does() -> None:
    told = (ROOT / "training" / "README.md").read_text("utf-8").split("```")[1]
    assert list(dict(steps(told))) == list(dict(steps(made())))
    packages = re.compile(r"--editable \. .*")
    assert packages.findall(told) == packages.findall((ROOT / "Makefile").read_text("utf-8"))


@pytest.mark.parametrize("module", ["weigh", "claims", "values"])
def test_without_articles_what_ships_stays(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", [module, "--data", str(tmp_path), "--model", str(tmp_path / "model")])
    importlib.import_module(f"training.{module}").main()
    assert "stays as it is" in capsys.readouterr().out
    assert not (tmp_path / "model").exists()

from pathlib import Path

import pytest

from kg.config import Settings, shipped
from kg.errors import UsageError


def test_options_win_over_environment_wins_over_file(tmp_path: Path) -> None:
    file = tmp_path / "kg.toml"
    file.write_text('packs = ["chips"]\njobs = 2\nlexicon = false\n')
    settings = Settings.read(file, {"KG_JOBS": "3", "KG_STRICT": "yes", "HOME": "/"}, {"packs": None, "jobs": 4})
    assert settings == Settings(packs=("chips",), jobs=4, lexicon=False, strict=True)


def test_environment_lists_packs_by_comma() -> None:
    assert Settings.read(Path("none"), {"KG_PACKS": "ai, chips"}, {}).packs == ("ai", "chips")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("job = 2", "did you mean jobs"),
        ("jobs = 0", "whole number"),
        ('jobs = "two"', "whole number"),
        ("packs = []", "list of names"),
        ("jobs = = 2", "correct the file"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "kg.toml"
    file.write_text(content)
    with pytest.raises(UsageError, match=message) as caught:
        Settings.read(file, {}, {})
    assert "kg.toml" in str(caught.value)


def test_an_unknown_variable_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"KG_PACK.*did you mean packs"):
        Settings.read(Path("none"), {"KG_PACK": "ai"}, {})


def test_shipped_data_is_there() -> None:
    assert (shipped("packs") / "ai" / "pack.toml").is_file()

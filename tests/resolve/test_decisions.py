from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.resolve.decisions import Decisions, Named
from kg.vocabulary import THINGS


def test_a_file_that_is_not_there_decides_nothing(tmp_path: Path) -> None:
    assert Decisions.read(tmp_path / "decisions.tsv") == Decisions()


def test_verdicts_are_read_with_notes_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_text("# who is who\n\nsame\t陶筱川\t陶小川\tasked him\r\ndrop\t某某\nrename\t甲\t乙\n", "utf-8-sig")
    found = Decisions.read(path)
    assert found.same == ((Named("陶筱川"), Named("陶小川")),)
    assert found.drop == (Named("某某"),)
    assert found.rename == ((Named("甲"), "乙"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("陶筱川", Named("陶筱川")),
        ("陶筱川@远帆科技", Named("陶筱川", None, "远帆科技")),
        ("Person:陶筱川", Named("陶筱川", "Person")),
        ("person/陶筱川@远帆科技", Named("陶筱川", "Person", "远帆科技")),
        ("company: 远帆 AI", Named("远帆ai", "Organization")),
        (f"{THINGS}person/陶筱川@远帆%20AI", Named("陶筱川", "Person", "远帆ai")),
        ("Z:ero", Named("zero")),
    ],
)
def test_a_thing_is_named_in_several_ways(text: str, expected: Named) -> None:
    assert Named.read(text) == expected


@pytest.mark.parametrize(
    ("lines", "place", "reason"),
    [
        (["join\ta\tb"], "decisions.tsv:1", "`join` is no verdict"),
        (["", "same\ta"], "decisions.tsv:2", "`same` lacks a second name or label"),
        (["drop\t"], "decisions.tsv:1", "`drop` lacks a name"),
        (["rename\ta\t "], "decisions.tsv:1", "`rename` lacks a second name or label"),
        (["same\ta\tA"], "decisions.tsv:1", "both names are a"),
        (["drop\t？！"], "decisions.tsv:1", "`？！` holds no name"),
        (["same\ta\tb", "different\tb\ta"], "decisions.tsv:2", "decisions.tsv:1 says the opposite of b and a"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(lines: list[str], place: str, reason: str) -> None:
    with pytest.raises(InputError) as raised:
        Decisions.parse({f"decisions.tsv:{number}": line for number, line in enumerate(lines, 1)})
    assert (raised.value.source, raised.value.reason) == (place, reason)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.tsv"
    path.write_bytes("drop\t澄海机器人".encode("gbk"))
    with pytest.raises(InputError, match="no UTF-8"):
        Decisions.read(path)

"""The fitting of exponents, and what is told of builds."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.growth import Size, exponent, exponents, measured, table


@pytest.mark.parametrize("power", [0.0, 1.0, 1.05, 2.0])
def test_the_exponent_of_a_power_is_that_power(power: float) -> None:
    assert exponent([(x, 3 * x**power) for x in (1_000.0, 10_000.0, 100_000.0)]) == pytest.approx(power)


def test_the_exponent_of_a_start_and_a_line_comes_near_one() -> None:
    points = [(x, 3 + x / 50) for x in (1_000.0, 10_000.0, 100_000.0)]
    assert exponent(points[:2]) < exponent(points[1:]) < 1


def size(documents: int, seconds: float) -> Size:
    return Size(
        documents=documents,
        input_bytes=documents * 2000,
        seconds=seconds,
        processor=seconds,
        steps={"gather": 5, "read": 5, "resolve": 5, "write": 5},
        processor_by_step={"gather": 1, "read": 2, "resolve": 3, "write": 4},
        held=10**9,
        held_by_step={},
        triples=documents * 100,
        things={},
        disk={"graph.ttl": 5_000_000},
    )


def test_growth_is_told_from_size_to_size_and_over_all() -> None:
    lines = list(exponents([size(1_000, 10), size(10_000, 100), size(100_000, 2_000)]))
    assert lines[0] == "1,000 to 10,000 documents: time ^1.000, processor time ^1.000, memory ^0.000"
    assert "^1.301" in lines[1]
    assert lines[2].startswith("1,000 to 100,000 documents")
    assert list(table([size(1_000, 10)]))[2] == "| 1,000 | 2 | 100,000 | 10 | 10 | 1, 2, 3, 4 | 100.0 | 1,000 | 5 |"


def test_a_build_is_measured_with_its_steps(tmp_path: Path) -> None:
    found = measured(3, jobs=1, folder=tmp_path)
    assert found.documents == 3
    assert set(found.steps) == {"gather", "read", "resolve", "write"}
    assert found.triples > 100
    assert found.seconds > 0
    assert found.held > 50_000_000
    assert all(found.disk.values())

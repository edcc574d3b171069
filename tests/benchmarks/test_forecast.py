"""What is reckoned from measured figures."""

from __future__ import annotations

import pytest

from benchmarks.forecast import carried, needs


def size(documents: int) -> dict[str, object]:
    return {
        "documents": documents,
        "input_bytes": documents * 2_000,
        "triples": documents * 200,
        "disk": {"store": documents * 30_000},
        "processor_by_step": {"gather": documents / 1e3, "read": documents / 1e2, "resolve": 0.0, "write": 0.0},
        "things": {"Person": documents**0.5, "Company": 5},
        "held_by_step": {"gather": 150_000_000, "resolve": 150_000_000 + documents * 1_000},
    }


def test_what_grows_by_a_power_goes_on_by_it() -> None:
    assert carried([(1, 1), (10, 7), (1_000, 70)], 100_000) == pytest.approx(700)


def test_needs_are_those_of_all_documents() -> None:
    told = {name: (each, all_) for name, each, all_ in needs([size(10_000), size(1_000_000)], 100_000_000, 100)}
    assert told["articles, KB → TB"] == pytest.approx((2, 0.2))
    assert told["store, KB → TB"] == pytest.approx((30, 3))
    assert told["triples, each → billions"] == pytest.approx((200, 20))
    assert told["names, each → millions"][1] == pytest.approx(0.01)
    assert told["memory of the driver for names at most, KB → GB"] == pytest.approx((1, 100))
    assert told["workers, ms → hours on 100 cores"] == pytest.approx((10, 1e6 / 100 / 3600))
    assert told["driver, ms → hours of one core"] == pytest.approx((1, 1e5 / 3600))

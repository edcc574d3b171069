"""Networks are opened on one core, and one that is missing is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.config import shipped
from kg.extract.inference import session


def test_a_network_is_opened_on_one_core() -> None:
    options = session(shipped("models") / "ties" / "lens.onnx").get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


def test_a_network_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="lens"):
        session(tmp_path / "lens.onnx")

"""What a program takes is told step by step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import peak


def test_each_line_of_stderr_begins_a_step(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "for name in ('one', 'two'):\n"
        "    print(name, file=sys.stderr, flush=True)\n"
        "    held = bytearray(20_000_000); time.sleep(0.3)\n"
        "    while name == 'one' and time.process_time() < 0.4: pass\n"
    )
    usage = peak.run([sys.executable, "-c", code], cwd=tmp_path)
    assert [step.name for step in usage.steps] == ["start", "one", "two"]
    assert usage.steps[2].seconds >= 0.3
    assert usage.steps[1].processor > usage.steps[2].processor
    assert sum(step.processor for step in usage.steps) == pytest.approx(usage.processor, abs=0.01)
    assert usage.held > 20_000_000
    assert 0 < usage.processor < usage.seconds + 1


def test_a_program_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError) as told:
        peak.run([sys.executable, "-c", "raise SystemExit('no')"], cwd=tmp_path)
    assert "no" in told.value.stderr

"""The most memory that a program and all its processes hold at one time, told by /proc while it runs (Linux)."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_EVERY = 0.05  # seconds between two looks


def run(command: Sequence[str], cwd: Path) -> int:
    """Run a command to its end; give its peak in bytes, shared pages counted once, 0 where /proc does not tell."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = 0
    ended = threading.Event()

    def look() -> None:
        nonlocal peak
        while not ended.wait(_EVERY):
            peak = max(peak, sum(map(_held, _family(process.pid))))

    watcher = threading.Thread(target=look)
    watcher.start()
    _, told = process.communicate()
    ended.set()
    watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=told)
    return peak


def _family(pid: int) -> list[int]:
    """List a process and all that it started."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            with suppress(OSError):
                waiting.extend(map(int, children.read_text().split()))
    return found


def _held(pid: int) -> int:
    """Give the bytes of one process, its part of shared pages alone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0

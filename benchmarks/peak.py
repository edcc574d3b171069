"""What a program and all its processes take: seconds, processor time and memory, as a whole and by step (Linux)."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_EVERY = 0.05  # seconds between two looks, more where a look takes long: looking must not slow down what is looked at
_SHARE = 50  # a look may take this part of the time


@dataclass(slots=True)
class Step:
    """What a program did between two of its messages: the one that began it, seconds as in `Usage`, most bytes held."""

    name: str
    seconds: float = 0.0
    processor: float = 0.0
    held: int = 0


@dataclass(slots=True)
class Usage:
    """What a run took: seconds on the clock and of all processors, and its steps.

    Bytes are those of all processes at one time, shared pages counted once (PSS); 0 where /proc does not tell.
    """

    seconds: float = 0.0
    processor: float = 0.0
    steps: list[Step] = field(default_factory=lambda: [Step("start")])

    @property
    def held(self) -> int:
        """Give the most bytes held at one time."""
        return max(step.held for step in self.steps)


def run(command: Sequence[str], cwd: Path) -> Usage:
    """Run a command to its end; each line that it writes to stderr begins a step."""
    usage = Usage()
    before, began = _processor(), time.perf_counter()
    told: list[str] = []
    ended = threading.Event()
    with subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        watcher = threading.Thread(target=_watch, args=(process.pid, usage, ended))
        watcher.start()
        step, worked = began, 0.0
        for line in process.stderr or ():
            now, work = time.perf_counter(), sum(map(_worked, _family(process.pid)))
            usage.steps[-1].seconds, step = now - step, now
            usage.steps[-1].processor, worked = max(0.0, work - worked), max(work, worked)
            usage.steps.append(Step(line.strip()))
            told.append(line)
    ended.set()
    watcher.join()
    usage.steps[-1].seconds = time.perf_counter() - step
    usage.seconds, usage.processor = time.perf_counter() - began, _processor() - before
    usage.steps[-1].processor = max(0.0, usage.processor - worked)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr="".join(told))
    return usage


def _watch(pid: int, usage: Usage, ended: threading.Event) -> None:
    took = 0.0
    while not ended.wait(max(_EVERY, _SHARE * took)):
        start = time.perf_counter()
        usage.steps[-1].held = max(usage.steps[-1].held, sum(map(_held, _family(pid))))
        took = time.perf_counter() - start


def _processor() -> float:
    """Give the processor time of all processes that were started here and have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def _worked(pid: int) -> float:
    """Give the processor time of one process and of those that it started and that have ended."""
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _held(pid: int) -> int:
    """Give the bytes of one process, its part of shared pages alone."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0

"""Child processes for parsers, kept and used again: a deadline each, a fresh one after a crash, the order of inputs kept."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.read import limits
from kg.read.child import outcomes, write_frame
from kg.read.parsed import Outcome, Parsed

_FILES = 2000  # after so many a child is replaced, since libraries leak a little
_ANSWER = 512 << 20


@dataclass(slots=True)
class Child:
    """One child process at a time; `read` starts it when it is needed."""

    seconds: float = limits.SECONDS
    process: subprocess.Popen[bytes] | None = None
    _read: int = 0

    def read(self, kind: str, data: bytes, name: str, declared: str | None) -> list[Outcome]:
        """Read one file in the child, and end the child if it takes too long."""
        process = self._started()
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(self.seconds, end)
        clock.start()
        try:
            answer = _ask(process, kind, data, name, declared)
        finally:
            clock.cancel()
        if answer is None:
            self.close()
            if late.is_set():
                what = f"reading it took more than {self.seconds:g} seconds"
                return [InputError(name, what, "split it, or save its text as .txt and give that")]
            reason = "the process that read it ended (out of memory, or a fault in a library)"
            return [InputError(name, reason, "save its text as .txt and give that")]
        self._read += 1
        if self._read >= _FILES:
            self.close()
        return [_outcome(row, name) for row in answer]

    def close(self) -> None:
        """End the child."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                if stream is not None:
                    try:
                        stream.close()
                    except OSError:  # what was not sent cannot be flushed any more
                        continue
            self.process, self._read = None, 0

    def _started(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self.close()
            here = str(Path(__file__).resolve().parents[2])
            paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
            self.process = subprocess.Popen(
                [sys.executable, "-m", "kg.read.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                start_new_session=True,  # Ctrl-C is for the program, which ends its children
            )
        return self.process


@dataclass(slots=True)
class Children:
    """So many children at once; what is handed in comes out through futures."""

    count: int = 1
    _pool: ThreadPoolExecutor | None = None
    all: list[Child] = field(default_factory=list)
    _mine: threading.local = field(default_factory=threading.local)

    def submit(self, kind: str, data: bytes, name: str, declared: str | None) -> Future[list[Outcome]]:
        """Hand a file to the next child that is free."""
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self.count, thread_name_prefix="reader")
        return self._pool.submit(self._work, kind, data, name, declared)

    def close(self) -> None:
        """End all children."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
        for child in self.all:
            child.close()
        self.all.clear()
        self._mine = threading.local()

    def _work(self, kind: str, data: bytes, name: str, declared: str | None) -> list[Outcome]:
        child: Child | None = getattr(self._mine, "child", None)
        if child is None:
            child = self._mine.child = Child()
            self.all.append(child)
        return child.read(kind, data, name, declared)


_pools: dict[int, Children] = {}


def children(count: int) -> Children:
    """Give the children of this process; they live as long as it does, since starting one takes longer than a page."""
    if count not in _pools:
        _pools[count] = Children(count)
        if len(_pools) == 1:
            atexit.register(_end_all)
    return _pools[count]


def _end_all() -> None:
    for pool in _pools.values():
        pool.close()


def _ask(process: subprocess.Popen[bytes], kind: str, data: bytes, name: str, declared: str | None) -> list[Any] | None:
    """Send one request and wait for its answer; None if the child ended or answered nonsense."""
    if process.stdin is None or process.stdout is None:
        return None
    told = json.dumps({"kind": kind, "name": name, "declared": declared}).encode()
    try:
        requests: Any = process.stdin
        write_frame(requests, told)
        write_frame(requests, data)
        answers: Any = process.stdout
        size = int.from_bytes(_exactly(answers, 8), "big")
        return outcomes(_exactly(answers, size)) if size <= _ANSWER else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _outcome(row: Any, name: str) -> Outcome:
    try:
        return InputError(*map(str, row["error"])) if "error" in row else Parsed.read(row)
    except (KeyError, TypeError, ValueError):
        return InputError(name, "the process that read it answered nonsense", "save its text as .txt")


if hasattr(os, "register_at_fork"):  # a fork must not share the pipes of our children
    os.register_at_fork(after_in_child=_pools.clear)

"""Makes the k-th write below a folder fail, in a process that knows nothing of it: the kernel asks us at each write.

Linux lets a process hand its system calls of choice to a supervisor (seccomp user notification). Ours counts those
that write below a folder, lets them pass, and answers the k-th, or all from the k-th on, with ENOSPC or EIO; or it
kills the process there. Nothing is preloaded, nothing in the program is replaced, and SQLite and RocksDB are met too.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import platform
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.faults.warm import Warm

# write, pwrite64, writev, pwritev, fsync, fdatasync, ftruncate, fallocate, rename, renameat, renameat2, link, linkat
_CALLS = {
    "x86_64": ((1, 18, 20, 296, 74, 75, 77, 285), (82, 264, 316, 86, 265), 0xC000003E),
    "aarch64": ((64, 68, 66, 70, 82, 83, 46, 47), (38, 276, 37), 0xC00000B7),
}
_NOTIFY = struct.Struct("=QIIiIQ6Q")
_WATCH = str(Path(__file__).with_name("watch.py"))
_ANSWER = struct.Struct("=QqiI")
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended, and how many writes were counted."""

    status: int
    writes: int
    stderr: str


class _Process(Protocol):
    def poll(self) -> int | None: ...

    def send_signal(self, number: int, /) -> None: ...


def available() -> bool:
    """Say whether this machine lets a supervisor look on."""
    return (
        platform.system() == "Linux"
        and platform.machine() in _CALLS
        and run([_python(), "-c", ""], Path("/")).status == 0
    )


def _python() -> str:
    return str(Path(sys.executable).absolute())


def run(
    command: Sequence[str],
    folder: Path,
    *,
    at: int = 0,
    error: int = 0,
    stay: bool = True,
    env: dict[str, str] | None = None,
    warm: Warm | None = None,
) -> Outcome:
    """Run a command; its `at`-th write below `folder` fails with `error`, and if it is to `stay` so all behind it.

    With `error` 0 the process is killed there instead. With `warm` the command is the words behind `kg`.
    """
    contents, names, audit = _CALLS[platform.machine()]
    calls = (*contents, *names)
    ours, theirs = socket.socketpair()
    if warm is not None:
        with theirs:
            child = warm.start(command, (theirs.fileno(), calls, audit))
        writes = _watched(child, ours, folder, frozenset(names), at=at, error=error, stay=stay)
        status, words = child.end()
        return Outcome(status, writes, words)
    process = subprocess.Popen(
        [_python(), _WATCH, ",".join(map(str, calls)), str(audit), str(theirs.fileno()), *command],
        pass_fds=[theirs.fileno()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=env,
    )
    theirs.close()
    writes = _watched(process, ours, folder, frozenset(names), at=at, error=error, stay=stay)
    _, told = process.communicate()
    return Outcome(process.returncode, writes, told.decode("utf-8", "replace"))


def _watched(
    process: _Process, ours: socket.socket, folder: Path, names: frozenset[int], *, at: int, error: int, stay: bool
) -> int:
    """Take the listener of a process and supervise it; give how often it wrote."""
    with ours:
        _, handles, _, _ = socket.recv_fds(ours, 1, 1)
    return _supervise(process, handles[0], folder, names, at=at, error=error, stay=stay) if handles else 0


def _supervise(
    process: _Process,
    listener: int,
    folder: Path,
    names: frozenset[int],
    *,
    at: int,
    error: int,
    stay: bool,
) -> int:
    place, writes = os.fsencode(folder.resolve()), 0
    poll = select.poll()
    poll.register(listener, select.POLLIN)
    try:
        while process.poll() is None:
            events = poll.poll(50)
            if any(event & (select.POLLHUP | select.POLLERR) for _, event in events):
                break
            if not events:
                continue
            buffer = ctypes.create_string_buffer(_NOTIFY.size)
            try:
                fcntl.ioctl(listener, _RECEIVE, buffer)
            except OSError:  # it ended meanwhile
                continue
            number, pid, _, call, _, _, *given = _NOTIFY.unpack(buffer.raw)
            ours = call in names or _path(pid, given[0]).startswith(place)
            writes += ours
            hit = ours and at and (writes == at or (stay and writes > at))
            if hit and not error:
                process.send_signal(signal.SIGKILL)
                break
            answer = _ANSWER.pack(number, 0, -error, 0) if hit else _ANSWER.pack(number, 0, 0, _CONTINUE)
            try:
                fcntl.ioctl(listener, _SEND, answer)
            except OSError:
                continue
    finally:
        os.close(listener)
    return writes


def _path(pid: int, handle: int) -> bytes:
    try:
        return os.fsencode(Path(f"/proc/{pid}/fd/{handle}").readlink())
    except OSError:
        return b""

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

_SETUP = """
import ctypes, os, socket, struct, sys
numbers, audit, channel, *command = sys.argv[1:]
libc = ctypes.CDLL(None, use_errno=True)
rows = [(0x20, 0, 0, 4), (0x15, 1, 0, int(audit)), (0x06, 0, 0, 0x7FFF0000), (0x20, 0, 0, 0)]
calls = [int(n) for n in numbers.split(",")]
for at, number in enumerate(calls):
    rows.append((0x15, len(calls) - at, 0, number))
rows += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x7FC00000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *row) for row in rows))
program = struct.pack("HxxxxxxQ", len(rows), ctypes.addressof(code))
libc.prctl(38, 1, 0, 0, 0)
listener = libc.syscall(317 if os.uname().machine == "x86_64" else 277, 1, 8, program)
if listener < 0:
    os._exit(77)
link = socket.socket(fileno=int(channel))
socket.send_fds(link, [b"x"], [listener])
os.close(listener)
link.close()
os.execv(command[0], command)
"""
# write, pwrite64, writev, pwritev, fsync, fdatasync, ftruncate, fallocate, rename, renameat, renameat2, link, linkat
_CALLS = {
    "x86_64": ((1, 18, 20, 296, 74, 75, 77, 285), (82, 264, 316, 86, 265), 0xC000003E),
    "aarch64": ((64, 68, 66, 70, 82, 83, 46, 47), (38, 276, 37), 0xC00000B7),
}
_NOTIFY = struct.Struct("=QIIiIQ6Q")
_ANSWER = struct.Struct("=QqiI")
_RECEIVE, _SEND = 0xC0502100, 0xC0182101
_CONTINUE = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended, and how many writes were counted."""

    status: int
    writes: int
    stderr: str


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
) -> Outcome:
    """Run a command; its `at`-th write below `folder` fails with `error`, and if it is to `stay` so all behind it.

    With `error` 0 the process is killed there instead.
    """
    contents, names, audit = _CALLS[platform.machine()]
    ours, theirs = socket.socketpair()
    calls = ",".join(map(str, (*contents, *names)))
    process = subprocess.Popen(
        [_python(), "-c", _SETUP, calls, str(audit), str(theirs.fileno()), *command],
        pass_fds=[theirs.fileno()],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=env,
    )
    theirs.close()
    with ours:
        _, handles, _, _ = socket.recv_fds(ours, 1, 1)
    writes = _supervise(process, handles[0], folder, frozenset(names), at=at, error=error, stay=stay) if handles else 0
    _, told = process.communicate()
    return Outcome(process.returncode, writes, told.decode("utf-8", "replace"))


def _supervise(
    process: subprocess.Popen[bytes],
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

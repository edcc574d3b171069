"""A process that has kg loaded and forks for each command: a build begins at once, and writes as any other does.

What is asked and answered goes through one socket, a command at a time: its words, with the handle of its stderr and,
if its writes are watched, of the channel to the supervisor; back come the number of its process and how it ended.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

from tests.faults.watch import hand_over

_MOST = 1 << 16  # bytes of a request


class Child:
    """A command under way, as far as a supervisor needs it."""

    def __init__(self, link: socket.socket, told: int) -> None:
        self._link = link
        self._told = told
        self._status: int | None = None
        self._pid = int(link.recv(_MOST))

    def poll(self) -> int | None:
        """Give the status if it has ended."""
        if self._status is None and select.select([self._link], [], [], 0)[0]:
            self._status = int(self._link.recv(_MOST))
        return self._status

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self._pid, number)

    def end(self) -> tuple[int, str]:
        """Wait for it; give its status and what it said on stderr."""
        with os.fdopen(self._told, "rb") as stream:
            told = stream.read().decode("utf-8", "replace")
        if self._status is None:
            self._status = int(self._link.recv(_MOST))
        return self._status, told


class Warm:
    """The process that forks; it ends with this object."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._link, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = subprocess.Popen(
            [str(Path(sys.executable).absolute()), "-m", "tests.faults.warm", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env=dict(env),
        )
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._link.close()
        self._process.wait()

    def start(self, words: Sequence[str], watched: tuple[int, Sequence[int], int] | None = None) -> Child:
        """Begin `kg` with these words; `watched` is the channel, the system calls and the mark of the machine."""
        told, theirs = os.pipe()
        channel, calls, audit = watched or (theirs, (), 0)
        request = json.dumps([list(words), watched is not None, list(calls), audit]).encode()
        socket.send_fds(self._link, [request], [theirs, channel])
        os.close(theirs)
        return Child(self._link, told)


def _serve(link: socket.socket) -> None:
    from kg.cli import build  # noqa: F401 - what every command loads
    from kg.recipe import Recipe

    loaded = Recipe()
    loaded.prepare()

    def prepare(self: Recipe) -> None:
        vars(self).update(_tagger=vars(loaded)["_tagger"], extractors=loaded.extractors)

    Recipe.prepare = prepare  # type: ignore[method-assign]
    while True:
        request, handles, _, _ = socket.recv_fds(link, _MOST, 2)
        if not request:
            return
        child = os.fork()
        if not child:
            _run(request, *handles)
        for handle in handles:
            os.close(handle)
        link.send(str(child).encode())
        link.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _run(request: bytes, told: int, channel: int) -> None:
    from kg.cli.main import main

    words, watched, calls, audit = json.loads(request)
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - until the end of the process
    sys.stderr = os.fdopen(told, "w", buffering=1, encoding="utf-8")
    status: object = 70
    try:
        if watched:
            hand_over(channel, calls, audit)
        else:
            os.close(channel)
        sys.argv = ["kg", *words]
        main()
    except SystemExit as ended:
        status = ended.code
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status if isinstance(status, int) else int(status is not None))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _serve(socket.socket(fileno=int(sys.argv[1])))

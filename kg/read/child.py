"""The child process in which parsers run that may hang, swell or crash: bytes in, documents as JSON out.

It has a limit of memory, opens no network, starts nothing and writes no file; who started it watches the clock.
"""

from __future__ import annotations

import importlib
import json
import signal
import struct
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.read import limits
from kg.read.parsed import Outcome

_READERS = {
    "html": ("kg.read.html", "html"),
    "pdf": ("kg.read.pdf", "pdf"),
    "docx": ("kg.read.office", "docx"),
    "feed": ("kg.read.feeds", "feed"),
}
KINDS = frozenset(_READERS)
"""The kinds of files that are read in a child process."""

_ALARM = 120
_FORBIDDEN: tuple[str, ...] = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
)
_FORBIDDEN += (
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.symlink",
    "os.link",
    "os.truncate",
)


def read(kind: str, data: bytes, name: str, declared: str | None) -> list[Outcome]:
    """Read one file in this process; whatever goes wrong is an outcome."""
    module, function = _READERS[kind]
    reader: Callable[[bytes, str, str | None], Sequence[Outcome]] = getattr(importlib.import_module(module), function)
    try:
        return list(reader(data, name, declared))
    except InputError as error:
        return [error]
    except MemoryError:
        return [limits.too_much(name, "reading it needs too much memory", limits.MEMORY, "split it, or save its text")]
    except Exception as error:  # noqa: BLE001 - parsers fail in their own ways on broken files; the rest goes on
        return [InputError(name, f"its {kind} cannot be read ({type(error).__name__})", "save its text as .txt")]


def main() -> None:
    """Answer requests on standard input until it ends."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not break into the answers
    sys.dont_write_bytecode = True
    _limit_memory()
    sys.addaudithook(guard)
    while (header := _frame(requests)) is not None:
        told = json.loads(header)
        data = _frame(requests)
        if data is None:
            return
        signal.alarm(_ALARM)  # ends even a child whose parent was killed while it read
        outcomes = read(told["kind"], data, told["name"], told["declared"])
        signal.alarm(0)
        del data
        write_frame(answers, json.dumps([_row(one) for one in outcomes], ensure_ascii=True).encode())


def outcomes(answer: bytes) -> list[Any]:
    """Read an answer: plain data, since a child that was taken over may write anything."""
    rows = json.loads(answer)
    if not isinstance(rows, list):
        raise TypeError("an answer is a list")
    return rows


def write_frame(stream: BinaryIO, data: bytes) -> None:
    """Write a piece with its length before it."""
    stream.write(struct.pack(">Q", len(data)))
    stream.write(data)
    stream.flush()


def _frame(stream: BinaryIO) -> bytes | None:
    head = stream.read(8)
    if len(head) < 8:
        return None
    (size,) = struct.unpack(">Q", head)
    data = stream.read(size)
    return data if len(data) == size else None


def _row(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, InputError):
        return {"error": [outcome.source, outcome.reason, outcome.remedy]}
    return outcome.json()


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Unix only
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return  # macOS knows the limit and does not set it; the clock still ends what swells


def guard(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuse what no parser needs."""
    if event in _FORBIDDEN:
        raise PermissionError(f"a reader may not do this: {event}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise PermissionError("a reader may not write files")


if __name__ == "__main__":
    main()

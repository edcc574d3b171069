"""Hands the writes of this process to a supervisor, and then becomes another program; needs nothing but Python.

python tests/faults/watch.py NUMBERS AUDIT CHANNEL COMMAND...
"""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
from collections.abc import Sequence

NO_FILTER = 77  # the status with which a process ends that the kernel lets hand over nothing


def hand_over(channel: int, calls: Sequence[int], audit: int) -> None:
    """Let the kernel ask a supervisor at each of these system calls, and send it the handle through `channel`."""
    libc = ctypes.CDLL(None, use_errno=True)
    rows = [(0x20, 0, 0, 4), (0x15, 1, 0, audit), (0x06, 0, 0, 0x7FFF0000), (0x20, 0, 0, 0)]
    rows += [(0x15, len(calls) - at, 0, number) for at, number in enumerate(calls)]
    rows += [(0x06, 0, 0, 0x7FFF0000), (0x06, 0, 0, 0x7FC00000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *row) for row in rows))
    program = struct.pack("HxxxxxxQ", len(rows), ctypes.addressof(code))
    libc.prctl(38, 1, 0, 0, 0)
    listener = libc.syscall(317 if os.uname().machine == "x86_64" else 277, 1, 8, program)
    if listener < 0:
        os._exit(NO_FILTER)
    link = socket.socket(fileno=channel)
    socket.send_fds(link, [b"x"], [listener])
    os.close(listener)
    link.close()


def main() -> None:
    """Hand over, and become the command."""
    numbers, audit, channel, *command = sys.argv[1:]
    hand_over(int(channel), [int(number) for number in numbers.split(",")], int(audit))
    os.execv(command[0], command)  # noqa: S606 - the command that the test gives


if __name__ == "__main__":
    main()

"""What becomes of a command that is told to stop: it ends its workers, says what stands, and exits as shells expect."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click


class _Told(KeyboardInterrupt):
    """SIGTERM on its way up, by the path of Ctrl-C."""


@contextmanager
def stoppable(stands: str) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end what is done here in order, and say what `stands`; the status is 128 and the signal."""
    here = threading.current_thread() is threading.main_thread()  # no other may set a handler
    before = signal.signal(signal.SIGTERM, _stop) if here else None
    try:
        yield
    except KeyboardInterrupt as error:
        click.echo(f"kg: stopped; {stands}", err=True)
        raise click.exceptions.Exit(128 + (signal.SIGTERM if isinstance(error, _Told) else signal.SIGINT)) from error
    finally:
        if here:
            signal.signal(signal.SIGTERM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # who asks twice does not want to wait
    raise _Told

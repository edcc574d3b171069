"""Files that are handed out: written beside their place and swapped in when they are whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError, UsageError

_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


@contextmanager
def output(path: Path) -> Iterator[TextIO]:
    """Open a file for text in UTF-8; what stood there stands until the new one is whole, and if it fails.

    A link goes on leading to its file. A device or a pipe is written as it is.
    """
    with telling(path):
        if path.is_dir():
            raise UsageError(f"{path} is a folder; give -o a file")
        place = path.resolve()
        if not place.parent.is_dir():
            raise UsageError(f"there is no folder {path.parent}; make it first, or give -o another place")
        new = _unfinished(place) if place.is_file() or not place.exists() else place
        try:
            with new.open("w", encoding="utf-8", newline="") as stream:
                yield stream
            if new != place:
                new.replace(place)
        except BaseException:
            if new != place:
                new.unlink(missing_ok=True)
            raise


def places(path: Path) -> frozenset[Path]:
    """List where a file stands and where it is being written."""
    place = path.resolve()
    return frozenset((place, _unfinished(place)))


def _unfinished(place: Path) -> Path:
    return place.with_name(place.name + ".next")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Tell what the system has against writing at this place; what it has against other files is not ours to tell."""
    try:
        yield
    except BrokenPipeError:
        raise  # whoever reads has seen enough
    except OSError as error:
        if error.filename and not Path(os.fsdecode(error.filename)).resolve().is_relative_to(path.parent.resolve()):
            raise
        remedy = "free some space, and run it again" if error.errno in _FULL else "give -o another place"
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written ({reason}); {remedy}") from error

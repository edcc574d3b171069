"""Files that must survive: a build in its own folder, put on the disk before anything points to it.

Each step leaves either the old or the new file, whole: contents are forced to the disk before a name points to them,
and names change by `rename`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Draft:
    """The folder in which a build is made; nobody reads it before it stands."""

    path: Path

    @classmethod
    def make(cls, path: Path) -> Self:
        """Make the folder, empty."""
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        return cls(path)

    @property
    def store(self) -> Path:
        """The Oxigraph store."""
        return self.path / "store"

    @property
    def graph(self) -> Path:
        """The whole graph as Turtle."""
        return self.path / "graph.ttl"

    @property
    def ledger(self) -> Path:
        """What each document gave."""
        return self.path / "ledger.sqlite"

    @property
    def report(self) -> Path:
        """What the build read, skipped and found."""
        return self.path / "report.json"

    def sync(self) -> None:
        """Force all of it to the disk."""
        for folder, _, files in os.walk(self.path):
            for name in files:
                sync(Path(folder) / name)
            sync(Path(folder))


def sync(path: Path) -> None:
    """Force a file, or the names in a folder, to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace(path: Path, text: str) -> None:
    """Replace a small file in one step, so that it is there after a loss of power too."""
    new = path.with_name(path.name + ".next")
    with new.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync(path.parent)


def give(inside: Path, outside: Path) -> None:
    """Let a file of a build stand at its public place too: the same file where the disk can do that, else a copy."""
    if same(inside, outside):
        return
    new = outside.with_name(outside.name + ".next")
    new.unlink(missing_ok=True)
    share(inside, new)
    new.replace(outside)
    sync(outside.parent)


def share(old: Path, new: Path) -> None:
    """Give a file that no longer changes a second name; where the disk cannot, copy it."""
    try:
        new.hardlink_to(old)
    except OSError as error:
        if error.errno in _HOPELESS:
            raise
        shutil.copy2(old, new)


def same(one: Path, other: Path) -> bool:
    """Say whether two paths hold the same file, or an untouched copy of it."""
    try:
        mine, its = one.stat(), other.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(mine, its) or (mine.st_size, mine.st_mtime_ns) == (its.st_size, its.st_mtime_ns)


def sha256(path: Path) -> str:
    """Give the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def prune(folder: Path, *, keep: set[str], itself: bool = False) -> None:
    """Take away what is in a folder of ours and not to be kept; what resists is left to the next run."""
    with suppress(OSError):
        if itself:
            shutil.rmtree(folder)
            return
        for path in folder.iterdir():
            if path.name not in keep:
                shutil.rmtree(path, ignore_errors=True)


def of_the_disk(error: sqlite3.Error) -> bool:
    """Say whether SQLite complains of the disk, full or failing, and not of what stands in the file."""
    return isinstance(error, sqlite3.OperationalError) and any(w in str(error) for w in ("disk is full", "disk I/O"))


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell a disk that is full or fails as such: what stood before stands, and the next run goes on.

    What the system says of a file that lies elsewhere is told of that file.
    """
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        number = error.errno if isinstance(error, OSError) else None
        reason = os.strerror(number).lower() if number else str(error)
        full = number in _FULL or any(word in str(error).lower() for word in ("no space", "disk is full"))
        # SQLite tells some writes to a full disk as a fault of the disk.
        unclear = isinstance(error, sqlite3.OperationalError) and not full
        remedy = "free some space" if full else "check the disk or free some space" if unclear else "check the disk"
        remedy = "check the permissions" if number in _FORBIDDEN else remedy
        elsewhere = _elsewhere(error, place)
        what = f"{elsewhere} cannot be read or written" if elsewhere else f"{place} cannot be written"
        where = f"in {place}" if elsewhere else "there"
        raise StoreError(
            f"{what} ({reason}); what stood {where} before still stands: {remedy}, and run it again"
        ) from error


def _elsewhere(error: Exception, place: Path) -> str:
    """Name the file that an error is about, if it is not within `place`."""
    name = getattr(error, "filename", None)
    if not isinstance(name, str | bytes | Path):  # of some errors it is a number
        return ""
    path, place = Path(os.fsdecode(name)).absolute(), place.absolute()
    return "" if path.is_relative_to(place) or place.is_relative_to(path) else str(path)


_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
_HOPELESS = _FULL | {errno.EIO, errno.EROFS}

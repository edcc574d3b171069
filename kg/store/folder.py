"""The knowledge base as a folder: what lies where in it, its format, its lock, and the swap of a finished graph."""

from __future__ import annotations

import fcntl
import glob
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from kg.errors import StoreError, UsageError

FORMAT = 1
_MARKER = "kb.json"
_STORES = ("store", "store-b")
_BEFORE = frozenset(("lock", "decisions.tsv"))  # what may stand in a folder that becomes a knowledge base
_LEFT_BY_A_KILL = _BEFORE | {
    *_STORES,
    *(name + end for name in ("graph.ttl", "report.json", "decisions.tsv", _MARKER) for end in ("", ".next")),
    *("corpus.sqlite" + end for end in ("", "-journal", "-wal", "-shm")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What `kb.json` says: the format, how the documents were read, and which store stands."""

    store: str
    packs: tuple[str, ...]
    lexicon: bool = True
    version: str = ""
    format: int = FORMAT
    recipe: str = field(default="")


@dataclass(frozen=True, slots=True)
class Folder:
    """A knowledge base folder; nothing is written until `locked`."""

    path: Path

    @property
    def graph(self) -> Path:
        """The whole graph as Turtle."""
        return self.path / "graph.ttl"

    @property
    def corpus(self) -> Path:
        """The documents and what was read in them."""
        return self.path / "corpus.sqlite"

    @property
    def decisions(self) -> Path:
        """People's verdicts on who is who."""
        return self.path / "decisions.tsv"

    @property
    def report(self) -> Path:
        """What the last build read, skipped and found."""
        return self.path / "report.json"

    @property
    def store(self) -> Path:
        """The store that stands now."""
        return self.path / self.marker().store

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a finished knowledge base for asking."""
        folder = cls(path)
        if not path.is_dir():
            what = "is a file" if path.exists() else "does not exist"
            raise StoreError(f"{path} {what}; give the folder that `kg build INPUT -o {path}` wrote")
        marker = folder.marker()
        if not (path / marker.store).exists() or not folder.graph.is_file():
            raise StoreError(f"{path} is not finished; run `kg build` on it again")
        return folder

    @classmethod
    def prepare(cls, path: Path, inputs: list[Path]) -> Self:
        """Check that `path` may become or is a knowledge base, without touching it."""
        for given in inputs:
            if _covers(given, path.absolute()) or (given.is_dir() and path.resolve().is_relative_to(given.resolve())):
                raise UsageError(f"{path} lies inside the input {given}; give -o a folder outside of it")
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path} is a file; give -o a folder")
        folder = cls(path)
        if (path / _MARKER).is_file():
            folder.marker()
        elif path.is_dir():
            ours = _LEFT_BY_A_KILL if folder.corpus.is_file() else _BEFORE
            foreign = sorted(p.name for p in path.iterdir() if p.name not in ours)
            if not foreign:
                return folder
            raise UsageError(
                f"{path} holds something else ({', '.join(foreign[:3])}); give -o a new folder or a knowledge base"
            )
        return folder

    def exists(self) -> bool:
        """Say whether a finished knowledge base stands here."""
        return (self.path / _MARKER).is_file()

    def marker(self) -> Marker:
        """Read `kb.json`."""
        path = self.path / _MARKER
        try:
            row: dict[str, Any] = json.loads(path.read_bytes())
            number = int(row["format"])
        except FileNotFoundError as error:
            raise StoreError(f"{self.path} is no knowledge base (it has no {_MARKER}); `kg build` makes one") from error
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{path} cannot be read ({error}); build the knowledge base afresh") from error
        if number > FORMAT:
            raise StoreError(
                f"{self.path} has format {number}, this kg reads up to {FORMAT}; install a newer industry-kg"
            )
        return Marker(
            format=number,
            store=str(row["store"]),
            packs=tuple(row["packs"]),
            lexicon=bool(row["lexicon"]),
            version=str(row["version"]),
            recipe=str(row["recipe"]),
        )

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only writer; the lock goes with the process, however it ends."""
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / "lock").open("a+", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                lock.seek(0)
                holder = lock.read().strip() or "unknown"
                raise StoreError(
                    f"{self.path} is being written by another kg (process {holder}); wait for it to end"
                ) from error
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            try:
                yield
            finally:
                lock.truncate(0)

    def abandon(self) -> None:
        """Leave nothing behind where there was no knowledge base and none was made."""
        if not self.exists():
            self.corpus.unlink(missing_ok=True)
            (self.path / "lock").unlink(missing_ok=True)
            with suppress(OSError):  # it holds something of its owner's
                self.path.rmdir()

    def fresh(self) -> tuple[Path, Path]:
        """Give the places where the next store and the next graph.ttl are made, emptied of what a kill left there."""
        old = self.marker().store if self.exists() else ""
        name = next(name for name in _STORES if name != old)
        if (self.path / name).exists():
            shutil.rmtree(self.path / name)
        return self.path / name, self.path / "graph.ttl.next"

    def decide(self, lines: Sequence[str]) -> None:
        """Write the verdicts on who is who."""
        new = self.decisions.with_name("decisions.tsv.next")
        new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        new.replace(self.decisions)

    def publish(self, marker: Marker, report: dict[str, Any]) -> None:
        """Swap the finished graph in: readers see the old one or the new one, never a part."""
        old = self.marker().store if self.exists() else None
        _replace(self.report, report)
        (self.path / "graph.ttl.next").replace(self.graph)
        _replace(self.path / _MARKER, {name: getattr(marker, name) for name in Marker.__slots__})
        if old is not None and old != marker.store:
            with suppress(OSError):
                shutil.rmtree(self.path / old)


def _covers(pattern: Path, path: Path) -> bool:
    """Say whether a glob would find `path` or a folder above it."""
    absolute = str(pattern.absolute())
    return glob.has_magic(str(pattern)) and any(one.match(absolute) for one in (path, *path.parents))


def _replace(path: Path, content: dict[str, Any]) -> None:
    new = path.with_name(path.name + ".next")
    with new.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)

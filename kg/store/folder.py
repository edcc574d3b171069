"""The knowledge base as a folder: what lies where in it, its format, its lock, and which finished build stands.

Each build is made in a folder of its own below `builds`. `kb.json` points to the one that stands and is replaced in
one step, so that whoever asks finds one finished build, whole. `graph.ttl` and `report.json` beside it are the same
files under a second name; a kill that comes between leaves the older ones there, and the next `kg` puts that right.
"""

from __future__ import annotations

import fcntl
import glob
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from kg.errors import StoreError, UsageError
from kg.store.builds import Draft, give, prune, replace, same, sha256, sync

FORMAT = 2
_MARKER = "kb.json"
_BUILDS = "builds"
_BEFORE = frozenset(("lock", "decisions.tsv"))  # what may stand in a folder that becomes a knowledge base
_LEFT_BY_A_KILL = _BEFORE | {
    *(_BUILDS, "store", "store-b"),
    *(name + end for name in ("graph.ttl", "report.json", "decisions.tsv", _MARKER) for end in ("", ".next")),
    *("corpus.sqlite" + end for end in ("", "-journal", "-wal", "-shm")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """What `kb.json` says: the format, how the documents were read, and which store stands; `sha256` is of the graph."""

    store: str
    packs: tuple[str, ...]
    lexicon: bool = True
    version: str = ""
    format: int = FORMAT
    recipe: str = field(default="")
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A knowledge base folder; nothing is written until `locked`."""

    path: Path

    @property
    def graph(self) -> Path:
        """The whole graph as Turtle."""
        return self.path / "graph.ttl"

    @property
    def build(self) -> Path:
        """The folder of the build that stands now; of an older format, the knowledge base itself."""
        return self.store.parent

    @property
    def ledger(self) -> Path:
        """What each document gave the graph that stands now."""
        return self.build / "ledger.sqlite"

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
        folder._heal()
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

    def intact(self) -> bool:
        """Say whether the build that stands is one that can be changed by what is new: whole, and as it was made."""
        if not self.exists() or not self.ledger.is_file():
            return False
        graph = self.build / self.graph.name
        return graph.is_file() and sha256(graph) == self.marker().sha256

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
            sha256=str(row.get("sha256", "")),
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

    def draft(self) -> Draft:
        """Give a fresh place for the next build; what a kill left of another one goes."""
        builds = self.path / _BUILDS
        builds.mkdir(exist_ok=True)
        current = self.build.name if self.exists() else ""
        prune(builds, keep={current})
        number = int(current) + 1 if current.isdecimal() else 1
        return Draft.make(builds / str(number))

    def decide(self, lines: Sequence[str]) -> None:
        """Write the verdicts on who is who."""
        replace(self.decisions, "".join(f"{line}\n" for line in lines))

    def publish(self, draft: Draft, marker: Marker, report: dict[str, Any]) -> None:
        """Let a finished build stand: readers see the old one or the new one, never a part."""
        old = self.marker().store if self.exists() else ""
        replace(draft.report, _json(report))
        draft.sync()
        sync(self.path / _BUILDS)
        row = {name: getattr(marker, name) for name in Marker.__slots__}
        replace(self.path / _MARKER, _json(row | {"store": draft.store.relative_to(self.path).as_posix()}))
        self._give()
        # the build before stays for those who are opening it; the next one takes it away
        prune(self.path / _BUILDS, keep={draft.path.name, Path(old).parent.name})
        for name in ("store", "store-b"):  # of format 1
            prune(self.path / name, keep=set(), itself=True)

    def tell(self, report: dict[str, Any]) -> None:
        """Replace the report of a build that stands, which another run found to be what it would make."""
        replace(self.build / "report.json", _json(report))
        self._give()

    def _give(self) -> None:
        for path in (self.graph, self.report):
            give(self.build / path.name, path)

    def _heal(self) -> None:
        """Put right what a kill left between two steps, unless a writer is at it."""
        with suppress(OSError, StoreError):
            if self.build.parent.name == _BUILDS and not all(
                same(self.build / path.name, path) for path in (self.graph, self.report)
            ):
                with self.locked():
                    self._give()


def _covers(pattern: Path, path: Path) -> bool:
    """Say whether a glob would find `path` or a folder above it."""
    absolute = str(pattern.absolute())
    return glob.has_magic(str(pattern)) and any(one.match(absolute) for one in (path, *path.parents))


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"

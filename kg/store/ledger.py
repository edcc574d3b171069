"""What each part of a corpus gave the graph, kept so that a changed part changes the graph by what is its own.

A part is a document, an entity, or what came of all documents together. Its rows are triples; a row that several parts
give stays as long as one gives it, so rows are counted (by a digest of 16 bytes). Rows at evidence and at the document
itself are of one document alone and need no counting. Of dates that are reduced to the first or last one, all values
are kept.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from kg.errors import StoreError
from kg.rdf.sorting import REDUCED
from kg.rdf.triples import Triple
from kg.store.builds import of_the_disk
from kg.store.rows import Rows, digest, lines, unpacked

_SCHEMA = """
PRAGMA journal_mode = MEMORY;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS parts (
    part TEXT PRIMARY KEY, version TEXT NOT NULL, own BLOB NOT NULL, counted BLOB NOT NULL, extra BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS counts (row BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS reduced (
    subject TEXT NOT NULL, predicate TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (subject, predicate, value)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
# a build that is not finished is thrown away, so its ledger needs no journal; it is forced to the disk at the end
_FLUSH = 200_000  # counts that are held in memory at once


@dataclass(slots=True)
class Delta:
    """The triples that went and that came; no triple is in both."""

    gone: set[Triple] = field(default_factory=set)
    came: set[Triple] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.gone) + len(self.came)


class Ledger:
    """The parts of one build; open the copy of the last one and put in what changed."""

    def __init__(self, path: Path) -> None:
        try:
            self._sql = sqlite3.connect(path)
            self._sql.executescript(_SCHEMA)
        except sqlite3.Error as error:
            if of_the_disk(error):
                raise  # `writing` says what to do
            raise StoreError(f"{path}: {error}; build the knowledge base afresh") from error
        self._counted: Counter[bytes] = Counter()
        self._rows: dict[bytes, Triple] = {}
        self._reduced: Counter[Triple] = Counter()
        self._delta = Delta()
        self.afresh = not self._sql.execute("SELECT 1 FROM parts LIMIT 1").fetchone()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()

    def note(self, name: str) -> str:
        """Give what was noted under a name, "" if nothing was."""
        row = self._sql.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return "" if row is None else str(row[0])

    def write_note(self, name: str, value: str) -> None:
        """Note something of this build."""
        self._sql.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def versions(self) -> dict[str, str]:
        """Give the parts that there are, each with its version."""
        return dict(self._sql.execute("SELECT part, version FROM parts"))

    def contents(self) -> dict[str, str]:
        """Give the documents that there are, each with the digest of its text."""
        found = self._sql.execute(
            "SELECT substr(part, 10), substr(version, 1, 64) FROM parts WHERE part GLOB 'document *'"
        )
        return dict(found)

    def extras(self, prefix: str) -> Iterator[tuple[str, bytes]]:
        """Give what was kept beside the rows of each part whose name begins so, in order."""
        found = self._sql.execute(
            "SELECT part, extra FROM parts WHERE part >= ? AND part < ? AND extra <> x'' ORDER BY part",
            (prefix, prefix + "\U0010ffff"),
        )
        for part, extra in found:
            yield part.removeprefix(prefix), zlib.decompress(extra)

    def put(self, part: str, version: str, rows: Rows, extra: bytes = b"") -> None:
        """Let a part give these rows from now on."""
        if self.afresh:
            self._counted.update(rows.each())
            self._reduced.update(rows.reduced)
            if len(self._counted) > _FLUSH:
                self._flush()
        else:
            self._take(part)
            self._delta.came.update(unpacked(rows.own))
            self._count(unpacked(rows.counted), 1)
        self._sql.execute(
            "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?)",
            (part, version, rows.own, rows.counted, zlib.compress(extra, 1) if extra else b""),
        )

    def drop(self, part: str) -> None:
        """Let a part give nothing any more."""
        self._take(part)
        self._sql.execute("DELETE FROM parts WHERE part = ?", (part,))

    def lines(self) -> Iterator[str]:
        """Give the rows of all parts, some more than once, as lines with tabs between the terms."""
        for own, counted in self._sql.execute("SELECT own, counted FROM parts ORDER BY part"):
            yield from lines(own)
            yield from lines(counted)

    def settle(self) -> Delta:
        """Write the counts, and give what all of this changes in the graph; empty for a ledger that was empty."""
        self._flush()
        delta = self._delta
        both = delta.gone & delta.came
        delta.gone -= both
        delta.came -= both
        return delta

    def commit(self) -> None:
        """Write it to its file."""
        self._sql.commit()

    def _take(self, part: str) -> None:
        row = self._sql.execute("SELECT own, counted FROM parts WHERE part = ?", (part,)).fetchone()
        if row is not None:
            self._delta.gone.update(unpacked(row[0]))
            self._count(unpacked(row[1]), -1)

    def _count(self, rows: Iterable[Triple], by: int) -> None:
        for row in rows:
            if row[1] in REDUCED:
                self._reduced[row] += by
                continue
            known = digest(row)
            self._counted[known] += by
            self._rows[known] = row

    def _flush(self) -> None:
        if self.afresh:
            self._sql.executemany(
                "INSERT INTO counts VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
                sorted(self._counted.items()),
            )
            self._sql.executemany(
                "INSERT INTO reduced VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
                sorted((*row, number) for row, number in self._reduced.items()),
            )
        else:
            self._compare()
        self._counted.clear()
        self._rows.clear()
        self._reduced.clear()

    def _compare(self) -> None:
        """Write the counts that changed, and note which rows begin or end to be given."""
        for known, by in self._counted.items():
            if by:
                before = self._number("SELECT number FROM counts WHERE row = ?", known)
                self._sql.execute("INSERT OR REPLACE INTO counts VALUES (?, ?)", (known, before + by))
                if not before or not before + by:
                    (self._delta.gone if before else self._delta.came).add(self._rows[known])
        self._sql.execute("DELETE FROM counts WHERE number = 0")
        values: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
        for (subject, predicate, value), by in self._reduced.items():
            values[subject, predicate].append((value, by))
        for place, changed in values.items():
            self._delta.gone.update(self._chosen(*place))
            for value, by in changed:
                self._sql.execute(
                    "INSERT INTO reduced VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number",
                    (*place, value, by),
                )
            self._sql.execute("DELETE FROM reduced WHERE subject = ? AND predicate = ? AND number = 0", place)
            self._delta.came.update(self._chosen(*place))

    def _chosen(self, subject: str, predicate: str) -> list[Triple]:
        rows = self._sql.execute("SELECT value FROM reduced WHERE subject = ? AND predicate = ?", (subject, predicate))
        values = [str(value) for (value,) in rows]
        return [(subject, predicate, REDUCED[predicate](values))] if values else []

    def _number(self, query: str, *values: object) -> int:
        row = self._sql.execute(query, values).fetchone()
        return 0 if row is None else int(row[0])


def parts(path: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Give each part of a finished build with its rows, as they are packed; `unpacked` opens them, anywhere."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as sql:
        yield from sql.execute("SELECT part, own, counted FROM parts ORDER BY part")

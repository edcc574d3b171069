"""The corpus: every document with all places where it stands, and what was read in it, in one SQLite file.

A document's text is kept by content, so an earlier version stays when its file changes. What counts as now is told by
the places: a place (a file, a line of a stream) holds documents, and a place seen again gives up those it no longer
holds. Writing is committed in batches, so that a run may be killed at any point and the next one goes on.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import StoreError
from kg.model import Document, Gist, LocalEntity, Print, Reading
from kg.reading_json import dump, load
from kg.store import records
from kg.store.builds import of_the_disk

_SCHEMA = """
CREATE TABLE IF NOT EXISTS texts (content TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS places (
    place TEXT NOT NULL, document TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL, source TEXT NOT NULL,
    title TEXT, published TEXT, publisher TEXT, author TEXT, run INTEGER NOT NULL,
    PRIMARY KEY (place, document, source)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS places_by_document ON places (document, source, place);
CREATE TABLE IF NOT EXISTS readings (
    document TEXT NOT NULL, version TEXT NOT NULL, recipe TEXT NOT NULL, reading TEXT NOT NULL,
    PRIMARY KEY (document, version, recipe)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gists (
    document TEXT NOT NULL, version TEXT NOT NULL, recipe TEXT NOT NULL, gist TEXT NOT NULL,
    PRIMARY KEY (document, version, recipe)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    place TEXT PRIMARY KEY, state TEXT NOT NULL, rows INTEGER NOT NULL, told TEXT NOT NULL
) WITHOUT ROWID;
"""
_GIST = records.kinds(Gist, LocalEntity, Print)
_METADATA = ("title", "published", "publisher", "author")
_BATCH = 200  # changes between two commits: little is read again after a kill, and commits cost nothing beside reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a run changed: documents that came, and documents that no place holds any more."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document as its places tell it, without the text; `key` changes with all that a reading depends on."""

    document: str
    content: str
    sha256: str
    sources: tuple[str, ...]
    metadata: tuple[str | None, ...]

    @property
    def key(self) -> str:
        """Tell one version from another by all that a reading depends on."""
        return _digest(json.dumps([self.content, *self.metadata], ensure_ascii=False))


class Corpus:
    """Documents and readings on disk; one writer at a time, guarded by the folder's lock."""

    def __init__(self, path: Path) -> None:
        try:
            self._sql = sqlite3.connect(path)
            self._sql.executescript(_SCHEMA)
        except sqlite3.Error as error:
            if of_the_disk(error):
                raise  # `writing` says what to do
            raise StoreError(f"{path}: {error}; restore the file or build the knowledge base afresh") from error
        self._pending = 0
        self._run = 1 + self._one("SELECT coalesce(max(run), 0) FROM places")
        self._before = self._current()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error) if error else nullcontext():  # what went wrong first is what is told
            self.close()

    def close(self) -> None:
        """Commit what is pending and close the file."""
        try:
            self._sql.commit()
        finally:
            self._sql.close()

    @property
    def broken_off(self) -> bool:
        """Say whether the build that wrote here last did not end."""
        return bool(self._one("PRAGMA user_version"))

    def begin(self) -> None:
        """Note that a build is under way."""
        self._sql.execute("PRAGMA user_version = 1")

    def end(self) -> None:
        """Note that it has ended."""
        self._sql.execute("PRAGMA user_version = 0")

    def unbuilt(self, built: Mapping[str, str]) -> set[str]:
        """List the documents that stand here and not in a build, of which the content of each document is told."""
        return {document for document, content in self._current().items() if built.get(document) != content}

    def add(self, place: str, document: Document) -> bool:
        """Note that `place` holds `document`; say whether the id stood for another text earlier in this same run.

        One id has one text at a time: the last one given stands.
        """
        place = _storable(place)
        content = _digest(document.text)
        clash = self._one(
            "SELECT count(*) FROM places WHERE document = ? AND content <> ? AND run = ?",
            document.id,
            content,
            self._run,
        )
        self._sql.execute("DELETE FROM places WHERE document = ? AND content <> ?", (document.id, content))
        self._sql.execute("INSERT OR IGNORE INTO texts VALUES (?, ?)", (content, document.text))
        metadata = [getattr(document, name) for name in _METADATA]
        for source in document.sources or ("",):
            self._sql.execute(
                "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (place, document.id, content, document.sha256, _storable(source), *metadata, self._run),
            )
        self._changed()
        return bool(clash)

    def files(self) -> dict[str, tuple[str, str]]:
        """Give what was noted of each file whose documents still stand as they were: its state, and what was told."""
        rows = self._sql.execute(
            "SELECT place, state, told FROM files JOIN (SELECT place, count(*) AS now FROM places GROUP BY place)"
            " USING (place) WHERE rows = now"
        )
        return {place: (state, told) for place, state, told in rows}

    def note_files(self, noted: Mapping[str, tuple[str, str]], same: Iterable[str]) -> None:
        """Note the state of files that were read, by their places; the documents of the `same` ones stand again."""
        self._sql.executemany("UPDATE places SET run = ? WHERE place = ?", ((self._run, _storable(p)) for p in same))
        self._sql.executemany(
            "INSERT OR REPLACE INTO files SELECT ?1, ?2, count(*), ?3 FROM places WHERE place = ?1",
            ((_storable(place), _storable(state), _storable(told)) for place, (state, told) in noted.items()),
        )

    def spare(self, source: str, place: str) -> None:
        """Keep what came from a source, a place or a folder of places: it could not be read this time."""
        self._sql.execute(
            "UPDATE places SET run = ? WHERE source = ? OR place = ? OR substr(place, 1, ?) = ?",
            (self._run, _storable(source), _storable(place), len(place) + 1, _storable(place) + "/"),
        )
        self._changed()

    def settle(self, *, sync: bool) -> Changes:
        """End the reading of inputs: drop what the places seen no longer hold, with `sync` also all places not seen."""
        if sync:
            self._sql.execute("DELETE FROM places WHERE run < ?", (self._run,))
        else:
            self._sql.execute(
                "DELETE FROM places WHERE run < ?1 AND place IN (SELECT place FROM places WHERE run = ?1)", (self._run,)
            )
        self._sql.commit()
        return self._changes()

    def remove(self, source: str) -> Changes:
        """Take every document away from a source; one that stands elsewhere too stays with its other sources."""
        self._sql.execute("DELETE FROM places WHERE source = ? OR document = ?", (source, source))
        self._sql.commit()
        return self._changes()

    def sources(self) -> list[str]:
        """List every source that holds a document now."""
        return [
            row[0] for row in self._sql.execute("SELECT DISTINCT source FROM places WHERE source <> '' ORDER BY source")
        ]

    def unread(self, recipe: str) -> Iterator[Document]:
        """Give each document that stands now and has no reading by this recipe, in order of id."""
        known = self._read(recipe)
        for version in self._versions():
            if (version.document, version.key) not in known:
                yield self._document(version)

    def standing(self, recipe: str) -> list[Version]:
        """List the documents that stand now and have a reading by this recipe, in order of id."""
        known = self._read(recipe)
        return [version for version in self._versions() if (version.document, version.key) in known]

    def keep(self, reading: Reading, recipe: str, gist: Gist) -> None:
        """Store what was read in a document, and the gist of it."""
        self.keep_packed(reading.document, recipe, dump(reading), records.dump(gist))

    def keep_packed(self, document: Document, recipe: str, reading: str, gist: str) -> None:
        """Store the same as the lines that it is kept as."""
        version = Version(
            document=document.id,
            content=_digest(document.text),
            sha256=document.sha256,
            sources=document.sources,
            metadata=tuple(getattr(document, name) for name in _METADATA),
        )
        self._sql.execute(
            "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", (document.id, version.key, recipe, reading)
        )
        self._sql.execute("INSERT OR REPLACE INTO gists VALUES (?, ?, ?, ?)", (document.id, version.key, recipe, gist))
        self._changed()

    def reading(self, version: Version, recipe: str) -> Reading:
        """Give what was read in a document that stands."""
        document, row = self.kept(version, recipe)
        return load(row, document)

    def kept(self, version: Version, recipe: str) -> tuple[Document, str]:
        """Give a document that stands, and what was read in it as it is kept, to be loaded elsewhere."""
        row = self._sql.execute(
            "SELECT reading FROM readings WHERE document = ? AND version = ? AND recipe = ?",
            (version.document, version.key, recipe),
        ).fetchone()
        return self._document(version), str(row[0])

    def gists(self, versions: Iterable[Version], recipe: str) -> Iterator[Gist]:
        """Give the gists of documents that stand; equal names in them are one string, since most are in many."""
        same: dict[object, object] = {}
        found = self._sql.execute("SELECT document, version, gist FROM gists WHERE recipe = ?", (recipe,))
        wanted = {(version.document, version.key) for version in versions}
        yield from (records.load(gist, _GIST, same) for document, key, gist in found if (document, key) in wanted)

    def forget_other_recipes(self, recipe: str) -> None:
        """Give up what earlier recipes read: the documents are there to be read again."""
        for table in ("readings", "gists"):
            self._sql.execute(f"DELETE FROM {table} WHERE recipe <> ?", (recipe,))  # noqa: S608  our own names
        self._sql.commit()

    def __len__(self) -> int:
        return len(self._current())

    def _changed(self) -> None:
        self._pending += 1
        if self._pending >= _BATCH:
            self._sql.commit()
            self._pending = 0

    def _changes(self) -> Changes:
        before, now = self._before, self._current()
        self._before = now
        return Changes(
            added=tuple(sorted(d for d in now if before.get(d) != now[d])),
            removed=tuple(sorted(before.keys() - now.keys())),
        )

    def _current(self) -> dict[str, str]:
        return dict(self._sql.execute("SELECT DISTINCT document, content FROM places"))

    def _versions(self) -> Iterator[Version]:
        """Give each document as its places tell it, in order of id, a page at a time so that writing may go on."""
        last = ""
        while True:
            rows = self._sql.execute(
                "SELECT document, content, sha256, source, title, published, publisher, author FROM places"
                " WHERE document IN"
                " (SELECT DISTINCT document FROM places WHERE document > ? ORDER BY document LIMIT 500)"
                " ORDER BY document, source, place",
                (last,),
            ).fetchall()
            if not rows:
                return
            for document, group in groupby(rows, key=lambda row: str(row[0])):
                found = list(group)
                yield Version(
                    document=document,
                    content=found[0][1],
                    sha256=min(row[2] for row in found),
                    sources=tuple(dict.fromkeys(row[3] for row in found if row[3])),
                    metadata=tuple(_first(row[column] for row in found) for column in range(4, 8)),
                )
                last = document

    def _read(self, recipe: str) -> set[tuple[str, str]]:
        return set(self._sql.execute("SELECT document, version FROM gists WHERE recipe = ?", (recipe,)))

    def _document(self, version: Version) -> Document:
        text = self._sql.execute("SELECT text FROM texts WHERE content = ?", (version.content,)).fetchone()[0]
        title, published, publisher, author = version.metadata
        return Document(
            id=version.document,
            text=text,
            sha256=version.sha256,
            sources=version.sources,
            title=title,
            published=published,
            publisher=publisher,
            author=author,
        )

    def _one(self, query: str, *values: object) -> int:
        with closing(self._sql.execute(query, values)) as rows:
            return int(rows.fetchone()[0])


@contextmanager
def texts(path: Path, ledger: Path | None = None) -> Iterator[Callable[[str], str | None]]:
    """Open a corpus for reading alone: gives the text of a document by its id, None if it is not kept.

    What a kill left half written is undone on the way. With the ledger of a build it is the text from which that was made, though a newer one may have come since.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as sql:
        built = ledger is not None and ledger.is_file()
        if built:
            sql.execute("ATTACH ? AS ledger", (f"{ledger.resolve().as_uri()}?mode=rw" if ledger else "",))
        query = (
            "SELECT text FROM texts WHERE content = (SELECT substr(version, 1, 64) FROM ledger.parts WHERE part = ?)"
            if built
            else "SELECT text FROM texts JOIN places USING (content) WHERE document = ? LIMIT 1"
        )

        def text_of(document: str) -> str | None:
            row = sql.execute(query, (f"document {document}" if built else document,)).fetchone()
            return None if row is None else str(row[0])

        try:
            yield text_of
        except sqlite3.Error as error:
            raise StoreError(f"{path}: {error}; restore the file or build the knowledge base afresh") from error


def _storable(name: str) -> str:
    """Give a file name that is no UTF-8 as text, its bytes written out."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _first(values: Iterator[Any]) -> str | None:
    """Give the first that is told: places are in order of source, so that the order of arrival does not matter."""
    return next((value for value in values if value is not None), None)

"""Paths, folders, globs, addresses and streams to documents; what cannot be read is yielded as a value, and reading goes on."""

from __future__ import annotations

import errno
import glob
import hashlib
import json
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from kg.errors import InputError
from kg.model import Document, Drop
from kg.read.parsed import Item, Parsed
from kg.read.readers import Options, Reading, loaded
from kg.text.noise import noise
from kg.text.wraps import wraps

_FIELDS = ("title", "published", "publisher", "author")

_scheme = re.compile(r"[A-Za-z][\w+.-]*://")

Known = Callable[[Path, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document and how it was read, for those who ask what a reader made of it; a stream has no file.

    `left_out` counts what of a file never came into the text (navigation of a page, frames of printed pages).
    """

    document: Document
    encoding: str
    kind: str = "text"
    editor: str | None = None
    section: str | None = None
    left_out: Mapping[str, int] = field(default_factory=dict)
    file: Path | None = None
    address: str | None = None

    @property
    def dropped(self) -> list[Drop]:
        """List what in the text is not the article, and why."""
        return noise(self.document.text, wraps(self.document.text))

    @property
    def place(self) -> str:
        """Name what holds it and may change: its file or address; a line of a stream stands for itself."""
        return str(self.file.resolve()) if self.file else self.address or f"#{self.document.id}"


Outcome = Record | InputError


def documents(
    inputs: Sequence[str], *, stdin: BinaryIO | None = None, options: Options | None = None
) -> Iterator[Document | InputError]:
    """Read files, folders, globs, addresses and `-` (standard input), in this order and each sorted."""
    for outcome in records(inputs, stdin=stdin, options=options):
        yield outcome if isinstance(outcome, InputError) else outcome.document


def records(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    options: Options | None = None,
    known: Known = lambda _path, _source: False,
) -> Iterator[Record | InputError]:
    """Read the same as `documents`, with what is known of each reading; files that are `known` are passed over."""
    options = options or Options()
    yield from records_of(_items(inputs, stdin, options, known), options)


def records_of(items: Iterator[Item | InputError], options: Options) -> Iterator[Record | InputError]:
    """Read streams that are open already."""
    for item, source, outcome in Reading(options).of(items):
        if isinstance(outcome, InputError):
            yield outcome
        elif isinstance(item, Item):
            yield record_of(outcome, outcome.source or source, item)


def on_cluster(given: str) -> bool:
    """Say whether an input is an address that the machines of a cluster read (hdfs://, s3a://, file:// …)."""
    return _scheme.match(given) is not None and not given.startswith(("http://", "https://"))


def document_id(text: str, given: Mapping[str, str | None]) -> str:
    """Give the id of a document that has none: a hash of its text and of what was told about it from outside."""
    told = json.dumps({k: v for k, v in sorted(given.items()) if v}, ensure_ascii=False) if any(given.values()) else ""
    return hashlib.sha256(f"{text}\0{told}".encode() if told else text.encode()).hexdigest()[:16]


def _items(
    inputs: Sequence[str], stdin: BinaryIO | None, options: Options, known: Known
) -> Iterator[Item | InputError]:
    """Open everything that the inputs name, one after the other."""
    for given in inputs:
        if given == "-":
            if stdin is None:
                yield InputError("-", "there is no standard input here", "give files instead")
            else:
                yield Item(name="stdin", source=None, stream=stdin)
        elif given.startswith(("http://", "https://")):
            yield loaded(given, fetch_allowed=options.fetch)
        elif on_cluster(given):
            yield InputError(given, "such addresses are read by a cluster", "add --engine spark, or give a path")
        else:
            for path, source in _files(given):
                if isinstance(source, InputError):
                    yield source
                elif not known(path, source) and (path == Path(given) or path.resolve() not in options.written):
                    yield from _opened(path, source)


def _opened(path: Path, source: str) -> Iterator[Item | InputError]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield InputError(source, f"it cannot be opened ({error.strerror})", "check that it exists and may be read")
        return
    with stream:
        yield Item(name=source, source=source, stream=stream, file=path)


def _files(given: str) -> Iterator[tuple[Path, str | InputError]]:
    """List the files behind one argument, each with what names it as a source."""
    path = Path(given)
    try:
        folder = stat.S_ISDIR(os.lstat(path).st_mode) or path.is_dir()
    except OSError as error:
        if glob.has_magic(given):
            yield from _matching(given)
        elif error.errno in {errno.ENOENT, errno.ENOTDIR}:
            yield path, InputError(given, "there is no such file or folder", "check the path")
        else:
            yield path, _closed(path, error)
        return
    if not folder:
        yield path, path.name
        return
    found = list(_inside(path))
    if not found:
        yield path, InputError(given, "the folder is empty", "give a folder that holds documents")
    for file, refused in found:
        yield file, refused or file.relative_to(path).as_posix()


def _matching(given: str) -> Iterator[tuple[Path, str | InputError]]:
    """List the files that a pattern finds, and the folders on its way that cannot be listed, which `glob` passes over."""
    pattern = Path(given)
    base = Path(*_fixed_part(pattern))
    above = [base, *(p for p in reversed(pattern.parents) if p.is_relative_to(base) and p != base)]
    closed = {p: e for folders in above for p in _globbed(folders) if (e := _unlisted(p)) is not None}
    found: dict[Path, InputError | None] = {**closed}
    for match in _globbed(pattern):
        try:
            if match.is_dir() and match not in closed:
                found.update(_inside(match))
            elif match.is_file():
                found[match] = None
        except OSError as error:
            found[match] = _closed(match, error)
    if not found:
        yield pattern, InputError(given, "nothing matches", "check the pattern, and quote it so that kg sees it")
    for file, refused in found.items():
        yield file, refused or file.relative_to(base).as_posix()


def _globbed(pattern: Path) -> list[Path]:
    # a pattern may be absolute, which Path.glob refuses
    return sorted(Path(match) for match in glob.glob(str(pattern), recursive=True))  # noqa: PTH207


def _inside(folder: Path) -> Iterator[tuple[Path, InputError | None]]:
    """Walk a folder in a fixed order; what is hidden (.git, .DS_Store) is not meant, what cannot be listed is told."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield folder, _closed(folder, error)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _inside(path)
            elif entry.is_file():
                yield path, None
        except OSError as error:
            yield path, _closed(path, error)


def _unlisted(path: Path) -> InputError | None:
    """Say why a folder cannot be listed; of what is none, nothing."""
    try:
        with os.scandir(path):
            return None
    except NotADirectoryError:
        return None
    except OSError as error:
        return _closed(path, error)


def _closed(path: Path, error: OSError) -> InputError:
    """Refuse a file or folder under its whole path, so that all that came from within it stays as it was."""
    return InputError(str(path), f"it cannot be opened ({error.strerror})", "check that it exists and may be read")


def _fixed_part(path: Path) -> tuple[str, ...]:
    parts = path.parts
    return parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]


def record_of(parsed: Parsed, source: str | None, item: Item) -> Record:
    """Make the record of what a reader made out."""
    text, told, found = parsed.text, parsed.told, parsed.found
    document = Document(
        id=parsed.id or document_id(text, told),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sources=(source,) if source else (),
        origins=parsed.origins,
        **{name: told.get(name) or getattr(found, name) for name in _FIELDS},
    )
    return Record(
        document=document,
        encoding=parsed.encoding,
        kind=parsed.kind,
        editor=found.editor,
        section=found.section,
        left_out=parsed.left_out,
        file=item.file,
        address=item.source if item.file is None and item.name != "stdin" else None,
    )

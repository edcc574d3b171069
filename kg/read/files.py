"""Paths, folders, globs and streams to documents; what cannot be read is yielded as a value, and reading goes on."""

from __future__ import annotations

import dataclasses
import glob
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import Document, Drop
from kg.read.dates import iso_date
from kg.read.decoding import decode
from kg.read.metadata import Metadata, metadata
from kg.text.noise import noise

_FIELDS = ("title", "published", "publisher", "author")
_STRINGS = ("text", *_FIELDS, "source", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One document and how it was read, for those who ask what a reader made of it; a stream has no file."""

    document: Document
    encoding: str
    file: Path | None = None

    @property
    def dropped(self) -> list[Drop]:
        """List what in the text is not the article, and why."""
        return noise(self.document.text)


def documents(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Document | InputError]:
    """Read files, folders, globs and `-` (JSON lines on `stdin`), in this order and each sorted."""
    for outcome in records(inputs, stdin=stdin):
        yield outcome if isinstance(outcome, InputError) else outcome.document


def records(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Record | InputError]:
    """Read the same as `documents`, with the encoding of each."""
    for given in inputs:
        if given == "-":
            if stdin is None:
                yield InputError("-", "there is no standard input here", "give files instead")
            else:
                yield from _guarded(_json_lines, stdin, "stdin", None)
            continue
        for path, source in _files(given):
            if isinstance(source, InputError):
                yield source
            else:
                yield from _file(path, source, given=path == Path(given))


def document_id(text: str, given: Mapping[str, str | None]) -> str:
    """Give the id of a document that has none: a hash of its text and of what was told about it from outside."""
    told = json.dumps({k: v for k, v in sorted(given.items()) if v}, ensure_ascii=False) if any(given.values()) else ""
    return hashlib.sha256(f"{text}\0{told}".encode() if told else text.encode()).hexdigest()[:16]


def _files(given: str) -> Iterator[tuple[Path, str | InputError]]:
    """List the files behind one argument, each with what names it as a source."""
    path = Path(given)
    if path.is_dir():
        found = [file for file in _inside(path) if file.is_file()]
        if not found:
            yield path, InputError(given, "the folder is empty", "give a folder that holds .txt, .md or .jsonl files")
        for file in found:
            yield file, file.relative_to(path).as_posix()
    elif os.path.lexists(path):
        yield path, path.name
    elif glob.has_magic(given):
        base = Path(*_fixed_part(path))
        # a pattern may be absolute, which Path.glob refuses
        matches = sorted(Path(match) for match in glob.glob(given, recursive=True))  # noqa: PTH207
        files = [
            file for match in matches for file in (_inside(match) if match.is_dir() else [match]) if file.is_file()
        ]
        if not files:
            yield path, InputError(given, "nothing matches", "check the pattern, and quote it so that kg sees it")
        for file in dict.fromkeys(files):
            yield file, file.relative_to(base).as_posix()
    else:
        yield path, InputError(given, "there is no such file or folder", "check the path")


def _inside(folder: Path) -> Iterator[Path]:
    """Walk a folder in a fixed order; what is hidden (.git, .DS_Store) is not meant."""
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _inside(path)
        else:
            yield path


def _fixed_part(path: Path) -> tuple[str, ...]:
    parts = path.parts
    return parts[: next(i for i, part in enumerate(parts) if glob.has_magic(part))]


def _file(path: Path, source: str, *, given: bool) -> Iterator[Record | InputError]:
    suffix = path.suffix.casefold()
    reader = _READERS.get(suffix)
    if reader is None and given and not suffix:
        reader = _plain
    if reader is None:
        known = ", ".join(_READERS)
        yield InputError(
            source, f"files of kind {suffix or 'without suffix'} are not read", f"save it as one of {known}"
        )
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        yield InputError(source, f"it cannot be opened ({error.strerror})", "check that it exists and may be read")
        return
    with stream:
        for outcome in _guarded(reader, stream, source, source):
            yield outcome if isinstance(outcome, InputError) else dataclasses.replace(outcome, file=path)


_Reader = Callable[[BinaryIO, str, str | None], Iterator[Record | InputError]]


def _guarded(reader: _Reader, stream: BinaryIO, name: str, source: str | None) -> Iterator[Record | InputError]:
    try:
        yield from reader(stream, name, source)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(name, f"reading it broke off ({error.strerror})", "check the disk or the connection")


def _plain(stream: BinaryIO, name: str, source: str | None) -> Iterator[Record | InputError]:
    yield _whole(stream.read(), name, source, markdown=False)


def _markdown(stream: BinaryIO, name: str, source: str | None) -> Iterator[Record | InputError]:
    yield _whole(stream.read(), name, source, markdown=True)


def _whole(data: bytes, name: str, source: str | None, *, markdown: bool) -> Record:
    if not data.strip():
        raise InputError(name, "it is empty", "give a file with text")
    text, encoding = decode(data, name)
    if not text.strip():
        raise InputError(name, "it is empty", "give a file with text")
    return _record(text, encoding, {}, metadata(text, markdown=markdown), id_=None, sources=(source,) if source else ())


def _json_lines(stream: BinaryIO, name: str, source: str | None) -> Iterator[Record | InputError]:
    number = 0
    for number, line in enumerate(stream, 1):
        place = f"{name}:{number}"
        try:
            yield _json_line(line, place, source)
        except InputError as error:
            yield error
    if not number:
        yield InputError(name, "it is empty", 'give one JSON object a line: {"text": "…"}')


def _json_line(line: bytes, place: str, source: str | None) -> Record:
    remedy = 'write one JSON object a line: {"text": "…"}'
    if not line.strip():
        raise InputError(place, "the line is empty", remedy)
    text, encoding = decode(line, place)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a plain ValueError
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(place, f"the line is no JSON{where}", remedy) from error
    if not isinstance(row, dict):
        raise InputError(place, "the line is no JSON object", remedy)
    given = _checked(row, place)
    body = given.pop("text") or ""
    origin = given.pop("source") or given.pop("url", None) or source
    given.pop("url", None)
    return _record(
        body, encoding, given, metadata(body), id_=_given_id(row, place), sources=(origin,) if origin else ()
    )


def _checked(row: dict[str, Any], place: str) -> dict[str, str | None]:
    """Take the fields that we know, each a string or absent; `text` must be there and say something."""
    found: dict[str, str | None] = {}
    for name in _STRINGS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise InputError(place, f"`{name}` is {_kind(value)}, not a string", f"write `{name}` in quotation marks")
        # half of a surrogate pair, as broken escapes leave it, is lost for good: it is marked, not guessed
        found[name] = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if value else None
    if "text" not in row:
        raise InputError(place, "`text` is missing", 'give each line a "text"')
    if not (found["text"] or "").strip():
        raise InputError(place, "`text` is empty", "leave the line out or give it a text")
    if found["published"]:
        day = iso_date(found["published"])
        if day is None:
            raise InputError(
                place, f"`published` ({found['published']}) is no date", "write 2024, 2024-08 or 2024-08-02"
            )
        found["published"] = day
    return found


def _given_id(row: dict[str, Any], place: str) -> str | None:
    value = row.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(place, f"`id` is {_kind(value)}, not a string", "write `id` in quotation marks")
    return str(value)


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)


def _record(
    text: str,
    encoding: str,
    given: Mapping[str, str | None],
    found: Metadata,
    *,
    id_: str | None,
    sources: tuple[str, ...],
) -> Record:
    known = {name: given.get(name) or getattr(found, name) for name in _FIELDS}
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(id=id_ or document_id(text, given), text=text, sha256=sha256, sources=sources, **known)
    return Record(document=document, encoding=encoding)


_READERS: dict[str, _Reader] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _markdown,
    ".markdown": _markdown,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}

"""Files of a cluster to documents: listed once, then read on the executors by the readers of one machine.

A source is named as on one machine: a file given by its name, a file of a folder or glob by its path from there.
"""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import unquote

from kg.errors import InputError
from kg.read.files import Outcome, record_of, records_of
from kg.read.kinds import kind_of
from kg.read.parsed import Item, Parsed
from kg.read.readers import Options
from kg.read.tables import json_line, table_row

Way = Literal["whole", "lines", "rows"]

_LARGEST = (1 << 31) - (1 << 20)  # bytes that Spark hands over in one piece
_WAYS: Mapping[str, Way] = {".jsonl": "lines", ".ndjson": "lines", ".parquet": "rows"}
_magic = re.compile(r"[*?\[{]")
_special = re.compile(r"([*?\[\]{}\\])")


@dataclass(frozen=True, slots=True)
class File:
    """One file: where Spark finds it, what names it as a source, and its length in bytes."""

    uri: str
    source: str
    length: int

    @property
    def way(self) -> Way:
        """Say how it is read: as a whole by its reader, or line by line or row by row, wherever Spark cuts it."""
        return _WAYS.get(self.source[self.source.rfind(".") :].casefold(), "whole") if "." in self.source else "whole"

    @property
    def path(self) -> str:
        """Give the path that names this file and no pattern."""
        return _special.sub(r"\\\1", self.uri)

    def refused(self) -> InputError | None:
        """Say what can be told against it without opening it."""
        if not self.length:
            return InputError(self.source, "it is empty", "give a file with text")
        if self.way == "whole" and self.length > _LARGEST:
            return InputError(self.source, "it is too large to be read in one piece", "split it, or unpack it")
        try:
            kind_of(b"", self.source)
        except InputError as error:
            return error
        return None


def files(given: str, found: Iterable[tuple[str, int]], every: Iterable[str]) -> list[File]:
    """Name what Spark lists behind an input, in the order in which one machine would read it.

    `found` are those that hold something, with their lengths, and `every` is all of them, in percent code.
    """
    base = _plain(given)
    full = {_plain(uri): (uri, length) for uri, length in found}
    empty = {_plain(unquote(uri)): (unquote(uri), 0) for uri in every}
    listed = sorted(((path, *told) for path, told in (empty | full).items()), key=lambda one: one[0].split("/"))
    if (magic := _magic.search(base)) is not None:
        base = base[: magic.start()].rpartition("/")[0]
    alone = len(listed) == 1 and listed[0][0] == base
    return [
        File(uri, path.rpartition("/")[2] if alone else path.removeprefix(base).lstrip("/"), length)
        for path, uri, length in listed
    ]


def wholes(given: Iterable[Any], sources: Mapping[str, str], options: Options) -> Iterator[tuple[str, list[Outcome]]]:
    """Read whole files, given as (uri, content): all that is in each."""
    for uri, content in given:
        item = Item(name=sources[uri], source=sources[uri], stream=io.BytesIO(bytes(content)))
        yield uri, [_placed(one, uri) for one in records_of(iter([item]), options)]


def lines(given: Iterable[tuple[Any, int]], file: File, options: Options) -> Iterator[Outcome]:
    """Read lines of JSON, given as (line, its number from 0)."""
    item = _item(file)
    for line, number in given:
        place = f"{file.source}:{number + 1}"
        try:
            parsed = json_line(bytes(line), place, item, options.columns, number + 1)
        except InputError as error:
            yield error
        else:
            yield _record(parsed, file, item)


def rows(given: Iterable[tuple[Mapping[str, Any], int]], file: File, options: Options) -> Iterator[Outcome]:
    """Read rows of Parquet, given as (columns, number from 0)."""
    item = _item(file)
    for row, number in given:
        how = ("parquet", "utf-8", f"row {number + 1}")
        one = table_row(row, f"{file.source}:{number + 1}", item, options.columns, how)
        yield one if isinstance(one, InputError) else _record(one, file, item)


def _item(file: File) -> Item:
    return Item(name=file.source, source=file.source, stream=io.BytesIO())


def _record(parsed: Parsed, file: File, item: Item) -> Outcome:
    return _placed(record_of(parsed, parsed.source or file.source, item), file.uri)


def _placed(one: Outcome, uri: str) -> Outcome:
    return one if isinstance(one, InputError) else dataclasses.replace(one, address=uri)


def _plain(uri: str) -> str:
    """Give the path of an address alone: Spark writes its scheme and host in ways of its own."""
    return re.sub(r"^[A-Za-z][\w+.-]*:(?://[^/]*)?", "", uri).rstrip("/") or "/"

"""JSON lines, JSON, CSV, TSV and Parquet: one document a row, by a map of columns."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kg.errors import InputError, MissingExtraError
from kg.read import limits
from kg.read.columns import FIELDS, parsed, row_of
from kg.read.decoding import decode
from kg.read.parsed import Item, Outcome, Parsed

_Columns = Mapping[str, str]
_line_remedy = 'write one JSON object a line: {"text": "…"}'
_LISTS = ("data", "items", "articles", "documents", "docs", "news", "results", "list", "rows", "records", "entries")
_SAMPLE = 65536

csv.field_size_limit(limits.LINE_BYTES)


def json_lines(item: Item, columns: _Columns) -> Iterator[Outcome]:
    """Read one document from each line; what is wrong with one is yielded at its place."""
    number = 0
    for number, line in enumerate(_lines(item.stream), 1):
        place = f"{item.name}:{number}"
        try:
            yield json_line(line, place, item, columns, number)
        except InputError as error:
            yield error
    if not number:
        yield InputError(item.name, "it is empty", 'give one JSON object a line: {"text": "…"}')


def json_file(item: Item, columns: _Columns) -> Iterator[Outcome]:
    """Read a JSON file: a list of objects, one object, or an object that holds such a list."""
    text, encoding = decode(item.bytes(limits.TEXT_BYTES), item.name)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        where = where or (" (it is nested too deep)" if isinstance(error, RecursionError) else "")
        raise InputError(item.name, f"it is no JSON{where}", "correct the file, or save its text as .txt") from error
    rows = _rows(data)
    if not rows:
        raise InputError(item.name, "it holds no list of objects", 'write [{"text": "…"}, …]')
    for number, row in enumerate(rows, 1):
        place = f"{item.name}:{number}"
        if isinstance(row, dict):
            yield table_row(row, place, item, columns, ("json", encoding, f"item {number}"))
        else:
            yield InputError(place, "this is no JSON object", 'write {"text": "…"}')


def table(item: Item, columns: _Columns) -> Iterator[Outcome]:
    """Read CSV or TSV with a head line; whether comma, tab or semicolon parts the cells is seen in that line."""
    sample = item.stream.read(_SAMPLE)
    if not sample.strip():
        raise InputError(item.name, "it is empty", "give a table with a head line that names its columns")
    rest = item.stream.read(limits.TEXT_BYTES - len(sample) + 1)
    if len(sample) + len(rest) > limits.TEXT_BYTES:
        raise limits.too_much(item.name, "it is too large", limits.TEXT_BYTES, "split it")
    text, encoding = decode(sample + rest, item.name)
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        head = [cell.strip().lstrip("\ufeff") for cell in next(reader)]
        if not (columns or any(FIELDS.get(cell.casefold()) == "text" for cell in head)):
            shown = ", ".join(head[:12])
            raise InputError(
                item.name, "no column is known to hold the text", f"name one of {shown}: --column text=NAME"
            )
        yield from _cells(reader, head, item, columns, encoding)
    except csv.Error as error:
        raise InputError(item.name, f"it is no table ({error})", "save it again as CSV in UTF-8") from error


def parquet(item: Item, columns: _Columns) -> Iterator[Outcome]:
    """Read a Parquet file, if the extra for it is installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise MissingExtraError(f"{item.name}: Parquet needs the extra parquet; pip install 'industry-kg[parquet]'")
    import pyarrow as pa  # noqa: PLC0415 - an extra, loaded only where a file asks for it
    import pyarrow.parquet  # noqa: PLC0415 - the same

    try:
        file = pa.parquet.ParquetFile(pa.BufferReader(item.bytes(limits.ARCHIVE_BYTES)))
        number = 0
        for batch in file.iter_batches(batch_size=256):
            for row in batch.to_pylist():
                number += 1
                yield table_row(row, f"{item.name}:{number}", item, columns, ("parquet", "utf-8", f"row {number}"))
    except (pa.ArrowException, OSError) as error:
        raise InputError(item.name, f"it is no whole Parquet file ({error})"[:200], "write it again") from error


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Give the lines of a stream; one beyond the limit is cut there, which refuses it, and its rest is skipped.

    A line that has no end for long ends the stream: nobody writes such lines, and something may write them forever.
    """
    while line := stream.readline(limits.LINE_BYTES):
        yield line
        skipped = 0
        while len(line) >= limits.LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(limits.LINE_BYTES)
            skipped += len(line)
            if not line or skipped > limits.TEXT_BYTES:
                return


def json_line(line: bytes, place: str, item: Item, columns: _Columns, number: int) -> Parsed:
    """Read the document of one line; `InputError` says at which place what is wrong."""
    if len(line) >= limits.LINE_BYTES:
        raise limits.too_much(place, "the line is too long", limits.LINE_BYTES, "split the document")
    if not line.strip():
        raise InputError(place, "the line is empty", _line_remedy)
    text, encoding = decode(line, place)
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a plain ValueError
        where = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(place, f"the line is no JSON{where}", _line_remedy) from error
    if not isinstance(row, dict):
        raise InputError(place, "the line is no JSON object", _line_remedy)
    fields = row_of(row, place, columns, strict=True)
    origin = f"line {number}"
    return parsed(fields, place, encoding=encoding, kind="jsonl", source=item.source, origin=origin, strict=True)


def _rows(data: Any) -> list[Any]:
    if isinstance(data, list):
        return data
    if isinstance(data, dict):
        for name in _LISTS:
            inner = data.get(name)
            if isinstance(inner, list) and inner and isinstance(inner[0], dict):
                return inner
            if (
                isinstance(inner, dict)
                and (found := _rows(inner))
                and isinstance(inner.get("list") or inner.get("items"), list)
            ):
                return found
        return [data]
    return []


def _cells(reader: Any, head: list[str], item: Item, columns: _Columns, encoding: str) -> Iterator[Outcome]:
    for number, cells in enumerate(reader, 2):
        if not any(cell.strip() for cell in cells):
            continue
        cell_of = dict(zip(head, cells, strict=False))
        yield table_row(cell_of, f"{item.name}:{number}", item, columns, ("csv", encoding, f"row {number}"))


def table_row(row: Mapping[str, Any], place: str, item: Item, columns: _Columns, how: tuple[str, str, str]) -> Outcome:
    """Read the document of one row of a table; `how` is the format, its encoding and where the row stands."""
    kind, encoding, origin = how
    try:
        fields = row_of(row, place, columns, strict=False)
        return parsed(fields, place, encoding=encoding, kind=kind, source=item.source, origin=origin, strict=False)
    except InputError as error:
        return error

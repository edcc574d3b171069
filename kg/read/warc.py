"""WARC and WARC.gz: the pages of a crawl, each read as what it is, under its address.

Each gzip member is unpacked by itself and within limits; behind a broken one reading goes on at the next.
"""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from kg.errors import InputError
from kg.read import limits
from kg.read.parsed import Item

_CHUNK = 1 << 16
_MAGIC = b"\x1f\x8b\x08"
_TYPES = (
    "text/html",
    "application/xhtml",
    "text/plain",
    "application/pdf",
    "application/json",
    "xml",
    "officedocument",
)


def warc(item: Item) -> Iterator[Item | InputError]:
    """Give each page of a crawl as a stream of its own."""
    number = 0
    head = item.stream.read(2)
    stream: BinaryIO = io.BufferedReader(Rejoined(head, item.stream))
    parts = _members(item, stream) if head == b"\x1f\x8b" else iter([stream])
    for part in parts:
        if isinstance(part, InputError):
            yield part
            continue
        for one in _records(part, item):
            number += 1
            yield one
    if not number:
        yield InputError(item.name, "it holds no page", "give a crawl with answers of pages in it")


class Rejoined(io.RawIOBase):
    """A stream with bytes put back at its front."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        """Say yes: it is there to be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill a buffer, from the front first."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        if self._head:
            data, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            read = getattr(self._stream, "read1", self._stream.read)
            data = read(len(view))
        view[: len(data)] = data
        return len(data)


def _members(item: Item, stream: BinaryIO) -> Iterator[BinaryIO | InputError]:
    """Unpack one gzip member after the other; one that is broken or too large is told, and the next one found."""
    data = b""
    number = 0
    while True:
        if not data and not (data := stream.read(_CHUNK)):
            return
        number += 1
        place = f"{item.name} (record {number})"
        unpacker = zlib.decompressobj(31)
        out = bytearray()
        packed = 0
        error: InputError | None = None
        while not unpacker.eof:
            if not data and not (data := stream.read(_CHUNK)):
                error = error or InputError(place, "it breaks off", "download the crawl again")
                break
            try:
                out += unpacker.decompress(data, limits.PAGE_BYTES + 1 - len(out))
            except zlib.error:
                error = InputError(place, "it is damaged", "download the crawl again")
                data = _next_member(data[1:] if not packed else data, stream)
                break
            packed += len(data) - len(unpacker.unconsumed_tail) - len(unpacker.unused_data)
            data = unpacker.unconsumed_tail
            if len(out) > limits.PAGE_BYTES:
                error = limits.too_much(place, "it unpacks to too much", limits.PAGE_BYTES, "leave the record out")
                data = _next_member(data, stream)
                break
        else:
            data = unpacker.unused_data
        yield error if error is not None else io.BytesIO(bytes(out))


def _next_member(data: bytes, stream: BinaryIO) -> bytes:
    """Skip to where the next gzip member begins."""
    while True:
        if (at := data.find(_MAGIC)) >= 0:
            return data[at:]
        more = stream.read(_CHUNK)
        if not more:
            return b""
        data = data[-2:] + more


def _quietly(stream: BinaryIO) -> Iterator[Any]:
    """Give the records; the library writes what it thinks of them to standard error, which is not its to use."""
    found = iter(ArchiveIterator(stream))
    while True:
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(found, None)
        if record is None:
            return
        yield record


def _records(stream: BinaryIO, item: Item) -> Iterator[Item | InputError]:
    try:
        for record in _quietly(stream):
            if record.rec_type not in {"response", "resource", "conversion"}:
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or item.name
            address = address.strip("<>")
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            kind = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
            if status != "200" or (kind and not any(one in kind.lower() for one in _TYPES)):
                continue
            body = record.content_stream().read(limits.PAGE_BYTES + 1)
            if len(body) > limits.PAGE_BYTES:
                yield limits.too_much(address, "the page is too large", limits.PAGE_BYTES, "leave it out")
            elif body.strip():
                charset = kind.lower().partition("charset=")[2].strip(" \"';").split(";")[0] or None
                yield Item(
                    name=address, source=address, stream=io.BytesIO(body), depth=item.depth + 1, declared=charset
                )
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, AttributeError, zlib.error) as error:
        reason = f"a record of it is damaged ({type(error).__name__})"
        yield InputError(item.name, reason, "download the crawl again; what stands before it was read")

"""The table of readers: a stream of any kind to documents, in order, with what may hang or crash left to child processes."""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError, MissingExtraError
from kg.read import archives, limits
from kg.read.child import KINDS
from kg.read.decoding import decode
from kg.read.isolation import children
from kg.read.kinds import HEAD, is_address, kind_of
from kg.read.metadata import metadata
from kg.read.parsed import Item, Outcome, Parsed
from kg.read.tables import json_file, json_lines, parquet, table
from kg.read.warc import Rejoined, warc

_LIMITS = {"html": limits.PAGE_BYTES, "feed": limits.PAGE_BYTES, "pdf": limits.PDF_BYTES, "docx": limits.PDF_BYTES}
_AHEAD = 64  # outcomes kept behind one that waits for a child
_ROWS: dict[str, Callable[[Item, Mapping[str, str]], Iterator[Outcome]]] = {
    "jsonl": json_lines,
    "json": json_file,
    "csv": table,
    "parquet": parquet,
}
_Found = tuple[str | None, Outcome | Future[list[Outcome]]]  # with the source of the stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How inputs are read: which column holds what, whether addresses may be loaded, how many children read at once.

    Files in `written` are output, of this run or an earlier one: where a folder or a pattern finds them, they are no input.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    fetch: bool = False
    jobs: int = 1
    written: frozenset[Path] = frozenset()


@dataclass(slots=True)
class Reading:
    """One pass over streams: what waits for a child stays in its place, and a few are under way at once."""

    options: Options
    _waiting: deque[tuple[Item | InputError, _Found]] = field(default_factory=deque)

    def of(self, items: Iterator[Item | InputError]) -> Iterator[tuple[Item | InputError, str | None, Outcome]]:
        """Give the documents of all streams, in order, each with its stream and with what names it as a source."""
        for item in items:
            found = iter([(item.source, item)]) if isinstance(item, InputError) else self._guarded(item)
            for one in found:
                self._waiting.append((item, one))
                yield from self._settle(2 * self.options.jobs)
        yield from self._settle(0)

    def _settle(self, ahead: int) -> Iterator[tuple[Item | InputError, str | None, Outcome]]:
        """Give what is ready at the front; wait for it where more than a few are under way."""
        while self._waiting:
            item, (source, outcome) = self._waiting[0]
            if isinstance(outcome, Future):
                under_way = sum(isinstance(one, Future) for _, (_, one) in self._waiting)
                if under_way <= ahead and len(self._waiting) < _AHEAD and not outcome.done():
                    return
                self._waiting.popleft()
                yield from ((item, source, one) for one in outcome.result())
            else:
                self._waiting.popleft()
                yield item, source, outcome

    def _guarded(self, item: Item) -> Iterator[_Found]:
        try:
            yield from self._read(item)
        except InputError as error:
            yield item.source, error
        except MissingExtraError as error:
            reason, _, remedy = str(error).removeprefix(f"{item.name}: ").partition("; ")
            yield item.source, InputError(item.name, reason, remedy)
        except OSError as error:
            reason = f"reading it broke off ({error.strerror})"
            yield item.source, InputError(item.name, reason, "check the disk or the connection")

    def _read(self, item: Item) -> Iterator[_Found]:
        head, whole = _begun(item)
        if not head.strip() and len(head) < HEAD:
            raise InputError(item.name, "it is empty", "give a file with text")
        kind = "jsonl" if item.name == "stdin" and _is_plain(head) else kind_of(head, item.name)
        if kind in _ROWS:
            yield from ((whole.source, one) for one in _ROWS[kind](whole, self.options.columns))
        elif kind in KINDS:
            yield self._handed(kind, whole, whole.bytes(_LIMITS[kind]))
        elif kind == "zip":
            data = whole.bytes(limits.ARCHIVE_BYTES)
            if archives.is_word(data, whole.name):
                yield self._handed("docx", whole, data)
            else:
                yield from self._all(archives.zipped(whole, data))
        elif kind == "warc" or (kind == "gzip" and _is_crawl(head, item.name)):
            yield from self._all(warc(whole))
        elif kind == "gzip":
            yield from self._read(archives.unzipped(whole))
        elif kind == "urls":
            yield from self._all(self._addresses(whole))
        else:
            yield whole.source, plain(whole.bytes(limits.TEXT_BYTES), whole, kind)

    def _all(self, items: Iterator[Item | InputError]) -> Iterator[_Found]:
        for item in items:
            if isinstance(item, InputError):
                yield item.source, item
            else:
                yield from self._guarded(item)

    def _addresses(self, item: Item) -> Iterator[Item | InputError]:
        if item.depth:
            raise InputError(item.name, "it is a list of addresses inside of something else", "give the list itself")
        text, _ = decode(item.bytes(limits.LINE_BYTES), item.name)
        for line in text.splitlines():
            if line.strip() and not line.startswith("#"):
                yield loaded(line.strip(), fetch_allowed=self.options.fetch)

    def _handed(self, kind: str, item: Item, data: bytes) -> _Found:
        return item.source, children(self.options.jobs).submit(kind, data, item.name, item.declared)


def loaded(address: str, *, fetch_allowed: bool) -> Item | InputError:
    """Load an address, if that was asked for."""
    if not fetch_allowed:
        return InputError(address, "it is an address, and nothing is loaded from the network", "add --fetch to load it")
    from kg.read.fetch import fetch  # noqa: PLC0415 - nothing of the network is loaded unless asked for

    if not is_address(address):
        return InputError(address, "it is no address on the web", "give one with http or https")
    try:
        return fetch(address)
    except InputError as error:
        return error


def plain(data: bytes, item: Item, kind: str) -> Parsed:
    """Read a text, whose head tells of it."""
    text, encoding = decode(data, item.name, declared=item.declared)
    if not text.strip():
        raise InputError(item.name, "it is empty", "give a file with text")
    found = metadata(text, markdown=kind == "markdown")
    return Parsed(text=text, encoding=encoding, kind=kind, found=found)


def _begun(item: Item) -> tuple[bytes, Item]:
    """Look at the beginning of a stream, and give a stream that still has it."""
    read = getattr(item.stream, "read1", item.stream.read)
    head: bytes = read(HEAD)
    while 0 < len(head) < 512 and (more := read(HEAD)):
        head += more
    stream = io.BufferedReader(Rejoined(head, item.stream), buffer_size=1 << 16)
    return head, Item(name=item.name, source=item.source, stream=stream, depth=item.depth, declared=item.declared)


def _is_plain(head: bytes) -> bool:
    """Say whether standard input may be JSON lines: it does not begin like a file of another kind."""
    try:
        return kind_of(head, "stdin") in {"text", "json", "jsonl", "markdown", "csv", "urls"}
    except InputError:
        return True


def _is_crawl(head: bytes, name: str) -> bool:
    if name.endswith(".warc.gz"):
        return True
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False

"""A finished graph changed by a few triples: the store as a copy that shares its files, the Turtle block by block.

The new Turtle is byte for byte the one that would be written afresh: a block is one subject, blocks are in order of
their subjects, and those that do not change are copied as they are.
"""

from __future__ import annotations

import mmap
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.rdf.triples import Triple
from kg.rdf.turtle import blocks, full, read_block
from kg.store.builds import share
from kg.store.ledger import Delta

_EMPTY_LINE = b"\n\n"
_PIECE = 1 << 22


def patch_store(old: Path, new: Path, delta: Delta) -> None:
    """Make the store `new` as `old` with the changes; files that do not change are shared, `old` stays as it is."""
    new.mkdir(parents=True)
    for path in sorted(old.iterdir()):
        if path.suffix == ".sst":  # never written to again, only replaced
            share(path, new / path.name)
        elif path.name != "LOCK":
            shutil.copy2(path, new / path.name)
    database = ox.Store(str(new))
    for quad in _quads(delta.gone):
        database.remove(quad)
    database.extend(_quads(delta.came))
    database.flush()
    del database


def patch_turtle(old: Path, new: Path, delta: Delta) -> None:
    """Write the Turtle `old` with the changes as `new`."""
    changes: defaultdict[str, tuple[set[Triple], set[Triple]]] = defaultdict(lambda: (set(), set()))
    for row in delta.gone:
        changes[row[0]][0].add(row)
    for row in delta.came:
        changes[row[0]][1].add(row)
    with (
        old.open("rb") as source,
        new.open("wb") as target,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as content,
    ):
        at = 0
        for subject in sorted(changes):
            begin, end = _block(content, subject, at)
            target.writelines(_pieces(content, at, begin))
            gone, came = changes[subject]
            rows = (set(read_block(content[begin:end].decode())) - gone) | came
            target.writelines(f"\n{block}".encode() for block in blocks(sorted(rows)))
            at = end
        target.writelines(_pieces(content, at, len(content)))


def _block(content: mmap.mmap, subject: str, after: int) -> tuple[int, int]:
    """Find where the block of a subject begins and ends behind `after`, or where it would stand.

    A block begins with the empty line before it; no literal holds one, since line breaks are escaped.
    """
    low, high = max(content.find(_EMPTY_LINE) + 1, after) or len(content), len(content)
    while low < high:
        begin = content.rfind(_EMPTY_LINE, low - 1, (low + high) // 2 + 1) + 1
        end = content.find(_EMPTY_LINE, begin + 1) + 1 or len(content)
        found = full(content[begin + 1 : content.find(b" ", begin)].decode())
        if found == subject:
            return begin, end
        if found < subject:
            low = end
        else:
            high = begin
    return low, low


def _pieces(content: mmap.mmap, begin: int, end: int) -> Iterator[bytes]:
    for at in range(begin, end, _PIECE):
        yield content[at : min(end, at + _PIECE)]


def _quads(rows: Iterable[Triple]) -> Iterator[ox.Quad]:
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in rows)
    yield from ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)

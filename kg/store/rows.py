"""Rows of one part of the graph, packed where they are made, so that little travels and little is left to do."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from kg.rdf.sorting import REDUCED
from kg.rdf.triples import Triple, iri
from kg.vocabulary import THINGS

DIGEST = 16  # bytes
_OWN = tuple(iri(THINGS + kind).removesuffix(">") + "/" for kind in ("document", "evidence"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows that nobody else gives (`own`), and those that others may give too (`counted`), both packed.

    `digests` are those of the counted rows, one behind the other, but for `reduced` ones, of which all values are kept.
    """

    own: bytes
    counted: bytes
    digests: bytes
    reduced: tuple[Triple, ...]

    @classmethod
    def of(cls, rows: Iterable[Triple], *, alone: bool = False) -> Self:
        """Pack rows; `alone` says that their document and its evidence are of nobody else."""
        own: list[Triple] = []
        counted: list[Triple] = []
        for row in dict.fromkeys(rows):
            (own if alone and (row[0].startswith(_OWN) or row[2].startswith(_OWN)) else counted).append(row)
        return cls(
            own=_packed(own),
            counted=_packed(counted),
            digests=b"".join(digest(row) for row in counted if row[1] not in REDUCED),
            reduced=tuple(row for row in counted if row[1] in REDUCED),
        )

    def each(self) -> Iterator[bytes]:
        """Give the digests one by one."""
        return (self.digests[at : at + DIGEST] for at in range(0, len(self.digests), DIGEST))


def unpacked(rows: bytes) -> Iterator[Triple]:
    """Give rows that were packed."""
    for line in lines(rows):
        subject, predicate, value = line.split("\t")
        yield subject, predicate, value


def lines(rows: bytes) -> list[str]:
    """Give rows that were packed as lines, with tabs between the terms."""
    return zlib.decompress(rows).decode().split("\n") if rows else []


def digest(row: Triple) -> bytes:
    """Give what stands for a row where rows are counted."""
    return hashlib.blake2b("\t".join(row).encode(), digest_size=DIGEST).digest()


def _packed(rows: Sequence[Triple]) -> bytes:
    return zlib.compress("\n".join("\t".join(row) for row in rows).encode(), 1) if rows else b""

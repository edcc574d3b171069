"""What goes into a reader and what comes out: bytes with a name in, texts with what is known of them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import Origin
from kg.read import limits
from kg.read.metadata import Metadata

_Cells = Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One stream of bytes to be read: `name` tells people which, `source` stands in the graph.

    `depth` counts the archives around it; `declared` is the encoding that its transport names; `file` is where it
    lies, if it is a file.
    """

    name: str
    source: str | None
    stream: BinaryIO
    depth: int = 0
    declared: str | None = None
    file: Path | None = None

    def bytes(self, limit: int) -> bytes:
        """Read all of it, if it is no longer than `limit`."""
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise limits.too_much(self.name, "it is too large", limit, "split it, or save its text as .txt")
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One document as a reader made it out.

    `told` is what stands beside the text (columns, tags of a page) and goes into the id, `found` what the text itself
    says; `origins` say where in the file a stretch of the text stands; `left_out` counts what of the file is not in
    the text, by reason.
    """

    text: str
    encoding: str
    kind: str
    told: _Cells = field(default_factory=dict)
    found: Metadata = field(default_factory=Metadata)
    id: str | None = None
    source: str | None = None
    origins: tuple[Origin, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        """Give it as plain data, to travel from a child process."""
        return {
            "text": self.text,
            "encoding": self.encoding,
            "kind": self.kind,
            "told": dict(self.told),
            "found": {name: getattr(self.found, name) for name in Metadata.__slots__},
            "id": self.id,
            "source": self.source,
            "origins": [[o.start, o.place] for o in self.origins],
            "left_out": dict(self.left_out),
        }

    @classmethod
    def read(cls, rows: Mapping[str, Any]) -> Parsed:
        """Read back what `json` gave."""
        return cls(
            **{name: rows[name] for name in ("text", "encoding", "kind", "told", "id", "source", "left_out")},
            found=Metadata(**rows["found"]),
            origins=tuple(Origin(start, place) for start, place in rows["origins"]),
        )


Outcome = Parsed | InputError


@dataclass(slots=True)
class Lines:
    """A text in the making: lines one after the other, each with its place in the file."""

    _parts: list[str] = field(default_factory=list)
    _origins: list[Origin] = field(default_factory=list)
    _length: int = 0

    def add(self, line: str, place: str | None = None) -> None:
        """Add one line; the same place as that of the line before is not told again."""
        if place is not None and (not self._origins or self._origins[-1].place != place):
            self._origins.append(Origin(self._length, place))
        self._parts.append(line)
        self._length += len(line) + 1

    @property
    def text(self) -> str:
        """Give the text."""
        return "".join(f"{part}\n" for part in self._parts)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Give the places, each from where it begins."""
        return tuple(self._origins)

    @property
    def lines(self) -> Sequence[str]:
        """Give the lines."""
        return self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

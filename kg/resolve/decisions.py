"""People's verdicts on who is who, kept in a file that they may edit, and replayed by every build.

`decisions.tsv` has one verdict a line: `same`, `different`, `rename` or `drop`, one name, and what the verdict needs: a
second name, or the new label. A name is a label (陶筱川), a label with what tells namesakes apart (王磊@长风航天), one
with its type before it (Person:王磊), or an IRI of the graph or its end (person/王磊@长风航天). A fourth column is a note; lines that begin with # are too.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self, get_args
from urllib.parse import unquote

from kg.errors import InputError
from kg.model import FAMILY, EntityType
from kg.text.folding import key
from kg.vocabulary import THINGS

_REMEDY = "write `same`, `different`, `rename` or `drop`, a name, and a second name or label, with tabs between"
_TYPES = {name.casefold(): name for name in get_args(EntityType)}


@dataclass(frozen=True, slots=True)
class Named:
    """How a verdict names a thing: by the key of its name, if told with its family, and what tells it apart."""

    key: str
    family: str | None = None
    apart: str | None = None

    def __str__(self) -> str:
        kind = f"{self.family}:" if self.family else ""
        return f"{kind}{self.key}" + (f"@{self.apart}" if self.apart else "")

    @classmethod
    def read(cls, text: str) -> Self:
        """Read a label, 王磊@长风航天, Person:王磊, an IRI, or its end: person/王磊@长风航天."""
        kind, colon, rest = text.strip().partition(":")
        ending = text.strip().removeprefix(THINGS)
        if text.startswith(THINGS) or ending.partition("/")[0] in _TYPES:
            kind, _, rest = unquote(ending).partition("/")
        elif not colon or kind.strip().casefold() not in _TYPES:
            kind, rest = "", text.strip()
        name, _, apart = rest.partition("@")
        family = FAMILY.get(_TYPES.get(kind.strip().casefold(), ""))
        return cls(key(name), family, key(apart) or None)

    def means(self, *, family: str, keys: Iterable[str], apart: Iterable[str]) -> bool:
        """Say whether this names a thing of that family, with those keys, told apart by those."""
        return (
            self.key in keys
            and (self.family is None or self.family == family)
            and (self.apart is None or self.apart in apart)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """All verdicts, in the order of the file; a later `rename` of the same thing stands.

    Of two that are the `same`, the sort of the one that is named first stands.
    """

    same: tuple[tuple[Named, Named], ...] = ()
    different: tuple[tuple[Named, Named], ...] = ()
    rename: tuple[tuple[Named, str], ...] = ()
    drop: tuple[Named, ...] = ()

    def retyped(self, sorts: Mapping[tuple[str, str | None], str]) -> Self:
        """Give the same verdicts on things that are now of another sort: `sorts` tells it by key and former family."""

        def now(named: Named) -> Named:
            return dataclasses.replace(named, family=sorts.get((named.key, named.family), named.family))

        return type(self)(
            same=tuple((now(a), now(b)) for a, b in self.same),
            different=tuple((now(a), now(b)) for a, b in self.different),
            rename=tuple((now(named), new) for named, new in self.rename),
            drop=tuple(map(now, self.drop)),
        )

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the verdicts of a file, none where there is no file; `InputError` tells the line that is wrong."""
        if not path.is_file():
            return cls()
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise InputError(str(path), f"byte {error.start} is no UTF-8", "save it as UTF-8") from error
        return cls.parse({f"{path}:{number}": line for number, line in enumerate(text.splitlines(), 1)})

    @classmethod
    def parse(cls, lines: Mapping[str, str]) -> Self:
        """Read verdicts from lines, each told with its place."""
        same: dict[tuple[Named, Named], str] = {}
        different: dict[tuple[Named, Named], str] = {}
        as_given: dict[tuple[Named, Named], None] = {}
        rename: dict[Named, str] = {}
        drop: dict[Named, None] = {}
        for place, line in lines.items():
            if not line.strip() or line.startswith("#"):
                continue
            verdict, one, other = _cells(line, place)
            name = _named(one, place)
            if verdict == "drop":
                drop[name] = None
            elif verdict == "rename":
                rename[name] = other
            else:
                second = _named(other, place)
                pair = (name, second) if _order(name) <= _order(second) else (second, name)
                if name == second:
                    raise InputError(place, f"both names are {one}", "tell them apart: 王磊@长风航天")
                mine, opposite = (same, different) if verdict == "same" else (different, same)
                if pair in opposite:
                    reason = f"{opposite[pair]} says the opposite of {one} and {other}"
                    raise InputError(place, reason, "remove one of the two lines")
                if pair not in same and verdict == "same":
                    as_given[name, second] = None
                mine[pair] = place
        return cls(same=tuple(as_given), different=tuple(different), rename=tuple(rename.items()), drop=tuple(drop))


def about(line: str, forgotten: Iterable[str]) -> bool:
    """Say whether a line of the file is a verdict on the names to be forgotten: on this one name, or on these two."""
    wanted = {Named.read(name) for name in forgotten}
    if not wanted or not line.strip() or line.startswith("#"):
        return False
    verdict, *cells = (cell.strip() for cell in line.split("\t"))
    named = {Named.read(cell) for cell in cells[: 2 if verdict in {"same", "different"} else 1]}
    return wanted <= named


def _cells(line: str, place: str) -> tuple[str, str, str]:
    cells = [cell.strip() for cell in line.split("\t")]
    verdict, needed = cells[0].casefold(), {"same": 3, "different": 3, "rename": 3, "drop": 2}
    if verdict not in needed:
        raise InputError(place, f"`{cells[0]}` is no verdict", _REMEDY)
    if len([c for c in cells[: needed[verdict]] if c]) < needed[verdict]:
        what = "a name" if needed[verdict] == 2 or len(cells) < 2 or not cells[1] else "a second name or label"
        raise InputError(place, f"`{verdict}` lacks {what}", _REMEDY)
    return verdict, cells[1], cells[2] if len(cells) > 2 else ""


def _order(name: Named) -> tuple[str, str, str]:
    return name.key, name.family or "", name.apart or ""


def _named(text: str, place: str) -> Named:
    name = Named.read(text)
    if not name.key:
        raise InputError(place, f"`{text}` holds no name", _REMEDY)
    return name

"""Industry packs: words and patterns as data, read and checked.

A pack is a folder: `pack.toml` (title, extends, ontology), `lexicon/*.tsv` (name, type, alternatives, facts),
`patterns/*.toml` (tables of any kind: `[[relation]]`, `[[cue]]` …, each with a `name`), `stop.tsv`, `surnames.tsv` and `topics.tsv`.
"""

from __future__ import annotations

import difflib
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.config import shipped
from kg.errors import PackError
from kg.model import FAMILY
from kg.pack_keys import check_head, check_kind, check_table

_TYPES = frozenset((*FAMILY, "Title"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a lexicon: its name in full, its other names, and facts such as its developer."""

    name: str
    type: str
    alternatives: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One table of a pattern file: `kind` is the table's name, `values` its keys as TOML gives them."""

    kind: str
    name: str
    pack: str
    file: str
    values: Mapping[str, Any]

    @property
    def examples(self) -> tuple[str, ...]:
        """List texts that the pattern must read."""
        return tuple(self.values.get("examples", ()))

    @property
    def counterexamples(self) -> tuple[str, ...]:
        """List texts that the pattern must leave alone."""
        return tuple(self.values.get("counterexamples", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """One topic: its label, its broader topic and the words that speak of it."""

    label: str
    broader: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Several packs read as one, in order, those they extend first."""

    names: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    stops: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    topics: tuple[TopicEntry, ...] = ()
    ontology: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()

    @property
    def own(self) -> bool:
        """Say whether a pack is among them that does not ship, and whose faults are therefore looked for."""
        return any(shipped("packs") not in folder.parents for folder in self.folders)

    def of(self, kind: str) -> tuple[Pattern, ...]:
        """List the tables of one kind (`relation`, `cue` …), in reading order."""
        return self.patterns.get(kind, ())


def available(folder: Path | None = None) -> list[str]:
    """List the names of the packs in `folder` (default: those that ship)."""
    return sorted(p.parent.name for p in (folder or shipped("packs")).glob("*/pack.toml"))


def read_packs(names: Sequence[str], folder: Path | None = None) -> Pack:
    """Read packs by name (or by path of a folder) with all that they extend; `PackError` says what is wrong where."""
    home = folder or shipped("packs")
    chain: dict[str, Path] = {}
    for name in names:
        _follow(name, home, chain, ())
    titles: dict[str, str] = {}
    entries: list[Entry] = []
    patterns: defaultdict[str, list[Pattern]] = defaultdict(list)
    stops: set[str] = set()
    surnames: set[str] = set()
    topics: list[TopicEntry] = []
    ontology: list[Path] = [shipped("ontology") / "core.ttl"]
    for name, place in chain.items():
        head = _head(place)
        titles[name] = str(head.get("title", name))
        ontology.extend(_ontology(place, str(file)) for file in head.get("ontology", ()))
        for path in sorted((place / "lexicon").glob("*.tsv")):
            entries.extend(_entries(path))
        for path in sorted((place / "patterns").glob("*.toml")):
            for pattern in _patterns(path, name):
                patterns[pattern.kind].append(pattern)
        stops.update(row[0] for _, row in _rows(place / "stop.tsv"))
        surnames.update(row[0] for _, row in _rows(place / "surnames.tsv"))
        topics.extend(
            TopicEntry(label=row[0], broader=row[1] or None if len(row) > 1 else None, words=_list(row, 2))
            for _, row in _rows(place / "topics.tsv")
        )
    return Pack(
        names=tuple(chain),
        titles=titles,
        entries=tuple(entries),
        patterns={kind: tuple(rows) for kind, rows in patterns.items()},
        stops=frozenset(stops),
        surnames=frozenset(surnames),
        topics=tuple(topics),
        ontology=tuple(dict.fromkeys(ontology)),
        folders=tuple(chain.values()),
    )


def _follow(name: str, home: Path, chain: dict[str, Path], above: tuple[str, ...]) -> None:
    place = Path(name) if "/" in name else home / name
    key = place.name
    if key in above:
        raise PackError(f"pack {key} extends itself through {' > '.join(above)}; remove one `extends`")
    if key in chain:
        return
    if not (place / "pack.toml").is_file():
        if place.is_dir():
            raise PackError(f'{place} has no pack.toml; write one that holds title = "…" and extends = ["common"]')
        near = difflib.get_close_matches(name, available(home), n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        if "/" not in name and Path(name, "pack.toml").is_file():
            hint = f"; for the folder of that name here, write ./{name}"
        raise PackError(f"there is no pack {name}{hint} (`kg packs list` shows those that are there)")
    for parent in _head(place).get("extends", ()):
        _follow(str(parent), home, chain, (*above, key))
    chain[key] = place


def _head(place: Path) -> dict[str, Any]:
    path = place / "pack.toml"
    head = _toml(path)
    check_head(head, str(path))
    return head


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: {error}; correct the file") from error


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise PackError(f"{path}:{line}: this line is no UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise PackError(f"{path} cannot be read ({error.strerror}); check that it may be read") from error


def _ontology(place: Path, file: str) -> Path:
    for path in (place / file, shipped("ontology") / file):
        if path.is_file():
            return path
    raise PackError(f"{place / 'pack.toml'}: ontology file {file} is neither in the pack nor among the shipped ones")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    if not path.is_file():
        return
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _list(row: list[str], column: int) -> tuple[str, ...]:
    return tuple(x for x in row[column].split("|") if x) if len(row) > column else ()


def _entries(path: Path) -> Iterator[Entry]:
    for number, row in _rows(path):
        if len(row) < 2 or row[1] not in _TYPES:
            near = difflib.get_close_matches(row[1] if len(row) > 1 else "", _TYPES, n=1)
            hint = f"; did you mean {near[0]}?" if near else f"; known types: {', '.join(sorted(_TYPES))}"
            raise PackError(f"{path}:{number}: `{' '.join(row)}` names no known type in its second column{hint}")
        facts = tuple(tuple(f.split("=", 1)) for f in _list(row, 3))
        if any(len(f) != 2 for f in facts):
            raise PackError(f"{path}:{number}: facts are written key=value|key=value, not `{row[3]}`")
        yield Entry(name=row[0], type=row[1], alternatives=_list(row, 2), facts=tuple((f[0], f[1]) for f in facts))


def _patterns(path: Path, pack: str) -> Iterator[Pattern]:
    for kind, tables in _toml(path).items():
        check_kind(kind, str(path))
        if not isinstance(tables, list):
            raise PackError(f"{path}: `{kind}` must be an array of tables, [[{kind}]]")
        for number, table in enumerate(tables, 1):
            if not isinstance(table, dict):
                raise PackError(f"{path}: `{kind}` must be an array of tables, [[{kind}]]")
            if "name" not in table:
                raise PackError(f"{path}: [[{kind}]] number {number} has no name")
            check_table(kind, table, str(path))
            yield Pattern(kind=kind, name=str(table["name"]), pack=pack, file=str(path), values=table)

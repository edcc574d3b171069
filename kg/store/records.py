"""Frozen records as JSON and back, whatever they hold of other records, for what is kept between two builds."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

_TUPLE, _SET = "(", "{"
_NAME = 100  # characters up to which a string is likely to come again
_ATOMS = frozenset((str, int, float, bool, type(None)))


def dump(value: object) -> str:
    """Write records, tuples and sets of them, strings, numbers and None as one line."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(line: str | bytes, kinds: Mapping[str, type], same: dict[object, object] | None = None) -> Any:
    """Read back what `dump` wrote; only records of these kinds, given by the names of their classes, are made.

    With one dictionary as `same` for many lines, equal names and equal tuples are held once, however many lines have
    them.
    """
    made = json.loads(line)
    return _made(made, kinds) if same is None else _shared(made, kinds, same)


def kinds(*classes: type) -> dict[str, type]:
    """Give classes by their names."""
    return {one.__name__: one for one in classes}


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return [_TUPLE, *map(_plain, value)]
    if kind is frozenset or kind is set:
        return [_SET, *map(_plain, sorted(value))]
    if isinstance(value, tuple):
        return [kind.__name__, *map(_plain, value)]
    if dataclasses.is_dataclass(value):
        return [kind.__name__, *[_plain(getattr(value, name)) for name in _names(kind)]]
    return value


def _made(value: Any, known: Mapping[str, type]) -> Any:
    if type(value) is not list:
        return value
    kind, *rest = value
    items = [_made(item, known) if type(item) is list else item for item in rest]
    return _built(kind, items, known)


def _shared(value: Any, known: Mapping[str, type], same: dict[object, object]) -> Any:
    if type(value) is str:
        return same.setdefault(value, value) if len(value) <= _NAME else value
    if type(value) is not list:
        return value
    kind, *rest = value
    made = _built(kind, [_shared(item, known, same) for item in rest], known)
    return same.setdefault(made, made) if kind == _TUPLE else made


def _built(kind: str, items: list[Any], known: Mapping[str, type]) -> Any:
    if kind == _TUPLE:
        return tuple(items)
    if kind == _SET:
        return frozenset(items)
    record: Any = known[kind]
    if issubclass(record, tuple):
        return record._make(items)
    return record(**dict(zip(_names(record), items, strict=True)))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Name the fields of a record: of a named tuple or of a dataclass."""
    named: tuple[str, ...] | None = getattr(kind, "_fields", None)
    return named or tuple(one.name for one in dataclasses.fields(kind))

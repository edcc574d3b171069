"""Frozen records as JSON and back, whatever they hold of other records, for what is kept between two builds."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

_TUPLE, _SET = "(", "{"
_ATOMS = frozenset((str, int, float, bool, type(None)))


def dump(value: object) -> str:
    """Write records, tuples and sets of them, strings, numbers and None as one line."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def load(line: str | bytes, kinds: Mapping[str, type]) -> Any:
    """Read back what `dump` wrote; only records of these kinds, given by the names of their classes, are made."""
    return _made(json.loads(line), kinds)


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
    if not isinstance(value, list):
        return value
    kind, items = value[0], [_made(item, known) if isinstance(item, list) else item for item in value[1:]]
    if kind == _TUPLE:
        return tuple(items)
    if kind == _SET:
        return frozenset(items)
    return known[kind](**dict(zip(_names(known[kind]), items, strict=True)))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """Name the fields of a record: of a named tuple or of a dataclass."""
    named: tuple[str, ...] | None = getattr(kind, "_fields", None)
    return named or tuple(one.name for one in dataclasses.fields(kind))

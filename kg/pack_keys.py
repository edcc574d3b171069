"""Which tables a pattern file of a pack may hold, and which keys each: what is misspelt there would be passed over in silence."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import PackError

_LISTS = frozenset(
    [
        "triggers",
        "words",
        "examples",
        "counterexamples",
        "types",
        "behind",
        "outcome",
        "near",
        "will",
        "sentence",
        "except",
        "not_before",
        "not_alone",
        "not_after",
        "opens",
        "firm",
        "cues",
        "units",
        "context",
        "extends",
        "ontology",
    ]
)


@dataclass(frozen=True, slots=True)
class _Kind:
    needed: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


_WORDS = _Kind(("words",))
_KINDS: Mapping[str, _Kind] = {
    "attribute": _Kind(("attribute", "types", "pattern"), ("triggers", "pairs", "unless")),
    "colon": _WORDS,
    "cue": _Kind(
        ("words",),
        (
            "bare",
            "carries",
            "document",
            "needs",
            "not_after",
            "not_alone",
            "not_before",
            "object",
            "opens",
            "acts",
            "quoted",
            "subject",
        ),
    ),
    "document": _Kind(("words",), ("firm", "shown")),
    "frame": _Kind(("pattern",), ("triggers", "anyone", "carries", "named", "needs", "nobody", "person")),
    "general": _Kind(("words",), ("context",)),
    "kind": _Kind((), ("cues", "pattern")),
    "label": _WORDS,
    "light": _WORDS,
    "measure": _Kind(("label", "words", "units"), ("flow", "general", "wait")),
    "modality": _Kind((), ("behind", "except", "near", "outcome", "sentence", "will")),
    "noun": _WORDS,
    "relation": _Kind(("predicate", "pattern"), ("triggers", "asserted", "former", "here", "inside", "just")),
    "role": _WORDS,
    "scene": _WORDS,
    "words": _Kind((), ("pattern", "words")),
}
_ALWAYS = ("name", "examples", "counterexamples")
_HEAD = ("title", "extends", "ontology")


def check_head(head: Mapping[str, Any], file: str) -> None:
    """See that `pack.toml` holds nothing that is not read."""
    for key, value in head.items():
        _known(key, _HEAD, file, "key")
        _listed(key, value, file)


def check_kind(kind: str, file: str) -> None:
    """See that a table of a pattern file is one that is read."""
    _known(kind, _KINDS, file, "table")


def check_table(kind: str, table: Mapping[str, Any], file: str) -> None:
    """See that a table of a pattern file has the keys that it needs, and none that is not read."""
    where, keys = f"{file}: {kind} {table['name']}", _KINDS[kind]
    for key, value in table.items():
        _known(key, (*_ALWAYS, *keys.needed, *keys.possible), where, "key")
        if not (kind == "frame" and key == "needs"):
            _listed(key, value, where)
    for key in keys.needed:
        if key not in table:
            raise PackError(f"{where} lacks `{key}`; it needs {', '.join(('name', *keys.needed))}")


def _known(key: str, known: Iterable[str], where: str, what: str) -> None:
    if key in known:
        return
    near = difflib.get_close_matches(key, list(known), n=1)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
    raise PackError(f"{where}: there is no {what} `{key}`; {hint}")


def _listed(key: str, value: object, where: str) -> None:
    if key in _LISTS and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise PackError(f'{where}: `{key}` is no list of strings; write {key} = ["…"]')

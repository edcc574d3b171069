"""What a query may not do: change anything, call elsewhere, or nest so deep that the engine's stack overflows."""

from __future__ import annotations

import re

from kg.errors import QueryError

DEPTH = 64
"""How deep brackets may nest: the engine dies, uncatchably, from 127 in a thread with a small stack."""

LINKS = 1000
"""How many operators and separators (UNION, OPTIONAL, ||, + …) one query may have: chains of them nest as well."""

SIZE = 1_000_000
"""How many characters a query may have."""

_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_PROLOGUE = frozenset(("BASE", "PREFIX", "VERSION"))
_token = re.compile(
    r"""
      (?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>
        |\"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
        |"(?:[^"\\\n\r]|\\.)*+"|'(?:[^'\\\n\r]|\\.)*+'
        |[?$]\w+|\d+(?:\.\d+)?|@[A-Za-z]+(?:-[A-Za-z0-9]+)*
        |(?:[^\W\d][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<open>[{(\[])
    | (?P<close>[])}])
    | (?P<word>[^\W\d]\w*)
    | (?P<operator>\|\||&&|[-+*/|!^=.;])
    """,
    re.VERBOSE | re.DOTALL,
)
_CHAINED = frozenset(("UNION", "OPTIONAL", "MINUS", "BIND", "FILTER", "LATERAL", "VALUES", "GRAPH"))
_codepoint = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def guard(text: str) -> None:
    """Refuse a query that would change, call or overflow; one pass over its tokens, in linear time."""
    if len(text) > SIZE:
        raise QueryError(f"the query has {len(text):,} characters; at most {SIZE:,} are answered")
    _scan(text)
    if "\\u" in text or "\\U" in text:  # SPARQL reads \u0053 as S wherever it stands
        _scan(_codepoint.sub(_character, text))


def _scan(text: str) -> None:
    depth = links = 0
    first = True
    for found in _token.finditer(text):
        kind, word = found.lastgroup, found[0].upper()
        depth += (kind == "open") - (kind == "close" and depth > 0)
        links += kind == "operator" or word in _CHAINED
        reason = None
        if depth > DEPTH:
            reason = f"brackets nest deeper than {DEPTH}; simplify the query"
        elif links > LINKS:
            reason = f"more than {LINKS} operators and separators in one query; ask in parts"
        elif kind == "word":
            reason = _refused(word, first=first)
            first = first and word in _PROLOGUE
        if reason:
            raise QueryError(f"{_at(text, found.start())}: {reason}")


def _refused(word: str, *, first: bool) -> str | None:
    if "SERVICE" in word:
        return "SERVICE is refused; nothing here asks another machine"
    return f"{word} is an update; the graph is read-only here" if first and word in _UPDATES else None


def _at(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"line {line}, column {offset - (text.rfind(chr(10), 0, offset) + 1) + 1}"


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]

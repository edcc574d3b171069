"""Whom a pronoun means that is the subject of a word of saying: 他, 其, 前者, 对方."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from kg.extract.claims.described import Descriptions
from kg.extract.context.references import References
from kg.model import Mention, Span

PRONOUN = re.compile(
    r"他们|她们|对方|(?<!其)他(?![人国乡日])|她|(?<!如)其(?![中次实他它余间后前所一二三])|两人|二人|三人|双方|笔者|本报|本刊|前者(?<![目以之日此]前者)|后者"
)
_FIRMS = ("Company", "Organization")
_ENDS = "。！？；\n"


class Pronoun(NamedTuple):
    """Whom a pronoun means, by which rule, and whether that is settled: 笔者 is nobody named, an open 他 is not settled."""

    meant: Mention | None
    rule: str
    known: bool


class Pronouns:
    """Reads the pronouns of one masked text; `subjects` lists the names of a stretch that may be subjects."""

    def __init__(
        self,
        hidden: str,
        references: References,
        descriptions: Descriptions,
        subjects: Callable[[int, int], list[Mention]],
    ) -> None:
        self._text = hidden
        self._references = references
        self._descriptions = descriptions
        self._subjects = subjects

    def read(self, span: Span) -> Pronoun:
        """Give what the pronoun at a place means."""
        word = span.of(self._text)
        if word in ("他", "她"):
            meant = self._references.person(span.start)
            return Pronoun(meant, "pronoun", meant is not None)
        if word in ("前者", "后者"):
            meant = self._references.either(span.start)
            return Pronoun(meant, "name", meant is not None)
        if word == "对方":
            meant = self._descriptions.other_side(span.start)
            return Pronoun(meant, "name" if meant else "unnamed", known=True)
        if word == "其":
            meant = self._its(span.start)
            return Pronoun(meant, "pronoun", meant is not None)
        return Pronoun(None, "unnamed", known=True)

    def _its(self, at: int) -> Mention | None:
        """Give whom 其 means: the firm of its sentence if nobody else is named there, else a person told of."""
        begin = max(self._text.rfind(mark, 0, at) for mark in _ENDS) + 1
        named = self._subjects(begin, at)
        if named and all(m.type in _FIRMS for m in named):
            return named[0]  # 某公司没有提出索赔，但其指出
        return self._references.person(at) or self._references.organization(at)

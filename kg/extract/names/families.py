"""Versions that no list has of families that the packs know, and known names that their maker in the same text bears out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.names.candidates import SURE, TECHNIQUE, Candidate
from kg.extract.names.lexicon import Hit
from kg.model import Span
from kg.packs import Pack

_THINGS = ("Model", "Product")
_STEM = re.compile(r"([A-Za-z]{3,}(?:[ -][A-Z][A-Za-z]{2,}){0,2})[ -]?(?:[A-Za-z]{0,2}\d.*)?")
"""The letters before a version, or all of a name in letters: Tarn of Tarn-4 Turbo."""
_VERSION = (
    r"(?:(?P<line>[ -][A-Z][a-z]{2,9})?(?:[ -]?[vV]?\d{1,2}(?:\.\d{1,2}){1,2}|[ -][A-Za-z]{1,2}\d{1,2}(?:\.\d{1,2})?|[ -]?\d{1,2})(?:(?<=\d)[a-z])?)"
    r"(?:-[A-Za-z0-9.]*[A-Za-z0-9])*(?![A-Za-z0-9.]*[%％]|[A-Za-z0-9]| ?[.\d]*\d* ?[亿万千百个年月日号倍元台家款人名位次分小时天周条项种岁]|\.\d)"
)
_LATIN = re.compile("[A-Z][A-Za-z0-9 .-]{2,}")

_OPENS = tuple("“‘「『《")
_AFTER_LATIN = re.compile(r"[A-Za-z0-9.][ \n]?$|[-_./]$")
"""What goes on from Latin words before it: the GPT of Rhen GPT."""


class Families:
    """Finds the versions of known families of models and products: Tarn 5.3 where the packs have Tarn-4."""

    def __init__(self, pack: Pack) -> None:
        firms = {
            name.casefold()
            for entry in pack.entries
            if entry.type in ("Company", "Organization")
            for name in (entry.name, *entry.alternatives)
        }
        kinds: dict[str, Counter[str]] = {}
        for entry in pack.entries:
            if entry.type not in _THINGS:
                continue
            for name in (entry.name, *entry.alternatives):
                found = _STEM.fullmatch(name)
                if found and not TECHNIQUE.fullmatch(found[1]) and found[1].casefold() not in firms:
                    kinds.setdefault(found[1], Counter())[entry.type] += 1
        self._kinds = {
            stem.casefold(): max(sorted(counted), key=counted.__getitem__) for stem, counted in kinds.items()
        }
        stems = "|".join(re.escape(stem) for stem in sorted(kinds, key=lambda s: (-len(s), s)))
        self._pattern = re.compile(rf"(?<![A-Za-z0-9./_-])(?=[A-Za-z])(?P<stem>{stems}){_VERSION}") if stems else None

    def versions(self, text: str) -> Iterator[Candidate]:
        """Find known families with a version behind them."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            kind = self._kinds[found["stem"].casefold()]
            yield Candidate(span=Span(*found.span()), type=kind, strength=SURE, source="family")


def by_makers(hits: Iterable[Hit], text: str) -> Sequence[Hit]:
    """Take known things that are words too for sure right behind their maker, those in Latin letters where the text names that."""
    found = list(hits)
    ends = {hit.span.end: hit.entry.name for hit in found}
    makers = {hit.entry.name for hit in found if hit.sure and hit.entry.type in ("Company", "Organization")}
    out = []
    for hit in found:
        if hit.sure or hit.entry.type not in _THINGS:
            out.append(hit)
            continue
        maker = dict(hit.entry.facts).get("developer")
        start = hit.span.start
        beside = maker in makers and ends.get(start - (text[start - 1 : start] in _OPENS)) == maker
        if beside or (
            maker in makers
            and _LATIN.fullmatch(text, *hit.span)
            and hit.span.of(text) in (hit.entry.name, *hit.entry.alternatives)
            and (ends.get(start - 1) == maker or not _AFTER_LATIN.search(text, max(0, start - 2), start))
        ):
            out.append(hit._replace(sure=True))
        else:
            out.append(hit)
    return out

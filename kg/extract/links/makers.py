"""Makers that the packs know: 驰光一号 is 江岭科技's wherever one sentence names both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kg.model import Link, Mention, Reading, Span
from kg.packs import Pack
from kg.text.folding import key

_THINGS = ("Model", "Product")
_PLACES = ("Company", "Organization")


_SERIES = re.compile(
    r"(?P<series>[A-Za-z]{3,}|[\u4e00-\u9fff]{2,})(?:[ -]?[A-Za-z]{0,2}\d.*|[ -][A-Z][a-z]+[ -]?\d.*|[ -]?(?:[Aa]pp|系列|大模型))?",
    re.DOTALL,
)
"""What things of one family are called before what tells them apart: Tarn of Tarn, Tarn-2, Tarn R1 and Tarn Deep 2."""
_NUMBERED = re.compile(r"[ -]?[A-Za-z0-9]")
_FEW = 2  # names by which a family is known


class KnownMakers:
    """Who makes what, by the `developer` facts of the packs' lexicons, and which firm is part of which."""

    def __init__(self, pack: Pack) -> None:
        self._makers: dict[str, frozenset[str]] = {}
        self._firms: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._series: dict[str, set[frozenset[str]]] = {}
        self._brands: dict[str, bool] = {}  # names of firms, and whether they are ordinary words too
        for entry in pack.entries:
            if entry.type in _PLACES:
                weak = dict(entry.facts).get("ambiguous", "")
                for name in (entry.name, *entry.alternatives):
                    self._firms.setdefault(key(name), key(entry.name))
                    self._brands[key(name)] = weak == "yes" or name in weak.split(";")
        sizes: Counter[str] = Counter()
        for entry in pack.entries:
            facts = dict(entry.facts)
            if parent := facts.get("parent") if entry.type in _PLACES else None:
                self._parents[key(entry.name)] = self._firm(parent)
            if told := facts.get("developer"):
                makers = frozenset(map(self._firm, told.split(";")))
                for name in (entry.name, *entry.alternatives):
                    self._makers.setdefault(key(name), makers)
                    if found := _SERIES.fullmatch(name):
                        self._series.setdefault(key(found["series"]), set()).add(makers)
                        sizes[key(found["series"])] += 1
        self._series = {s: makers for s, makers in self._series.items() if sizes[s] >= _FEW and len(makers) == 1}

    def makes(self, firm: Mention, thing: Mention, text: str) -> bool | None:
        """Say whether a firm makes a thing; None where no pack knows its maker, or where that is of the same house."""
        written = thing.span.of(text)
        makers = self._makers.get(key(written)) or self._makers.get(key(thing.name)) or self._family(written)
        firms = {self._firm(firm.name), self._firm(firm.span.of(text))}
        if makers and makers & firms:
            return True
        makers = makers or self._named_in(written) or self._begun(written)
        return None if not makers or self._akin(firms, makers) else False

    def _firm(self, name: str) -> str:
        return self._firms.get(key(name), key(name))

    def _family(self, written: str) -> frozenset[str] | None:
        """Give the maker of a thing whose family has one alone: of Tarn-4, that of Tarn-2 and Tarn-3."""
        found = _SERIES.fullmatch(written)
        if found is None:
            return None
        series = key(found["series"])
        return next(iter(self._series.get(series, ())), None) or self._makers.get(series)

    def _named_in(self, written: str) -> frozenset[str]:
        """Give the known firm that a thing is named after: 江岭 of 江岭X5."""
        for end in range(min(len(written) - 1, 16), 1, -1):
            brand = key(written[:end])
            if written[end - 1 : end + 1].isascii() and written[end - 1 : end + 1].isalpha():
                continue  # the beginning of a word
            if brand in self._brands and (not self._brands[brand] or _NUMBERED.match(written, end)):
                return frozenset({self._firms[brand]})
        return frozenset()

    def _begun(self, written: str) -> frozenset[str]:
        """Give the maker of a known thing with whose name another one begins: of Tarn CLI, that of Tarn."""
        first, blank, _ = written.partition(" ")
        return self._makers.get(key(first), frozenset()) if blank and first.isascii() else frozenset()

    def akin(self, one: Mention, other: Mention) -> bool:
        """Say whether two firms are of one house."""
        return self._akin({self._firm(one.name)}, {self._firm(other.name)})

    def _akin(self, some: Collection[str], others: Collection[str]) -> bool:
        ours = {one.removeprefix("中国") for firm in some for one in self._house(firm)}
        theirs = {one.removeprefix("中国") for firm in others for one in self._house(firm)}
        return any(a.startswith(b) or b.startswith(a) for a in ours for b in theirs)

    def _house(self, firm: str) -> Iterator[str]:
        """Yield a firm, whom it is named after, and those above it."""
        seen: set[str] = set()
        firm = next(iter(() if firm in self._firms else self._named_in(firm)), firm)
        while firm not in seen:
            seen.add(firm)
            yield firm
            firm = self._parents.get(firm, firm)

    def links(
        self, reading: Reading, sentences: Sequence[tuple[Span, Sequence[Mention]]], made: Collection[str]
    ) -> Iterator[Link]:
        """Yield the things of known makers that a sentence or a paragraph names with them; `made` are those whose maker the text tells."""
        seen = set(made)
        told = [m for _, mentions in sentences for m in mentions]
        starts = [m.span.start for m in told]
        for where, groups in (
            ("sentence", [mentions for _, mentions in sentences]),
            (
                "paragraph",
                [told[bisect_left(starts, p.start) : bisect_left(starts, p.end)] for p in reading.paragraphs],
            ),
        ):
            for mentions in groups:
                for thing, maker in self._made(mentions, seen, reading.text):
                    first, last = sorted((maker.span, thing.span))
                    yield Link(
                        predicate="developedBy",
                        subject=thing,
                        object=maker,
                        evidence=Span(first.start, max(first.end, last.end)),
                        rule=f"known maker in the same {where}",
                    )

    def _made(self, mentions: Sequence[Mention], seen: set[str], text: str) -> Iterator[tuple[Mention, Mention]]:
        """Yield things that nobody has `seen` with the first firm beside them that makes them; each spelling is asked once."""
        firms = {(m.name, m.span.of(text)): m for m in reversed(mentions) if m.type in _PLACES}
        makers = sorted(firms.values())
        asked: set[tuple[str, str]] = set()
        for thing in mentions:
            spelled = thing.name, thing.span.of(text)
            if thing.type not in _THINGS or thing.name in seen or spelled in asked:
                continue
            asked.add(spelled)
            maker = next((firm for firm in makers if self.makes(firm, thing, text)), None)
            if maker is not None:
                seen.add(thing.name)
                yield thing, maker

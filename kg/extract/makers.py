"""Makers that the packs know: 驰光一号 is 江岭科技's wherever one sentence names both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.model import Link, Mention, Reading, Span
from kg.packs import Pack
from kg.text.folding import key

_THINGS = ("Model", "Product")
_PLACES = ("Company", "Organization")


class KnownMakers:
    """Who makes what, by the `developer` facts of the packs' lexicons."""

    def __init__(self, pack: Pack) -> None:
        self._makers: dict[str, frozenset[str]] = {}
        self._firms: dict[str, str] = {}
        for entry in pack.entries:
            if entry.type in _PLACES:
                for name in (entry.name, *entry.alternatives):
                    self._firms.setdefault(key(name), key(entry.name))
        for entry in pack.entries:
            told = dict(entry.facts).get("developer")
            if told:
                makers = frozenset(self._firms.get(key(one), key(one)) for one in told.split(";"))
                for name in (entry.name, *entry.alternatives):
                    self._makers.setdefault(key(name), makers)

    def makes(self, firm: Mention, thing: Mention, text: str) -> bool | None:
        """Say whether a firm makes a thing; None where no pack knows its maker."""
        makers = self._makers.get(key(thing.span.of(text))) or self._makers.get(key(thing.name))
        if makers is None:
            return None
        return any(self._firms.get(key(name), key(name)) in makers for name in (firm.name, firm.span.of(text)))

    def links(
        self, reading: Reading, sentences: Iterable[tuple[Span, Sequence[Mention]]], made: Collection[str]
    ) -> Iterator[Link]:
        """Yield the things of known makers that a sentence names with them; `made` are those whose maker the text tells."""
        seen: set[str] = set()
        for _, mentions in sentences:
            firms = [m for m in mentions if m.type in _PLACES]
            for thing in mentions:
                if thing.type not in _THINGS or thing.name in made or thing.name in seen:
                    continue
                maker = next((firm for firm in firms if self.makes(firm, thing, reading.text)), None)
                if maker is not None:
                    seen.add(thing.name)
                    first, last = sorted((maker.span, thing.span))
                    yield Link(
                        predicate="developedBy",
                        subject=thing,
                        object=maker,
                        evidence=Span(first.start, max(first.end, last.end)),
                        rule="known maker in the same sentence",
                    )

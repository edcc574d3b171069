"""The numbers of a statement with what they measure, of what, and for when, by the packs' tables of measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.extract.claims.kinds import NEGATION
from kg.extract.wording.amounts import Amount, amounts
from kg.extract.wording.dates import resolved
from kg.model import Mention, Quantity, Span
from kg.packs import Pack
from kg.text.words import tagged_words

_ends = re.compile(r"[，。；！？：,;!?…\n“”]")
_sentence = re.compile(r"[。！？!?\n]")
_quarter = re.compile(r"第?[一二三四1-4]季度|Q[1-4]|上半年|下半年|前[三3]季度|全年|双十一|春节")
_wait_before = re.compile(r"(?:还要|还需要?|需要|至少要?|再等|要等|再过|要花|要用|约需)(?:大约|约)?$")
_wait_after = re.compile(r"(?:左右)?(?:之?内|以内|之?后|才)")
_compared = re.compile(r"(?:比|与|和|跟|同|对标|较|距离?|追赶|落后于?|领先于?)$")
_open = re.compile(r"还是|如果|假如|假设|倘若|要是|一旦|除非|无论|不管|是否|是不是|多少|[吗？?]")
_FAR = 400
_NEAR, _BEHIND = 16, 8  # how far before and behind its number the word of a measure stands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    name: str
    label: str
    words: tuple[str, ...]
    units: frozenset[str]
    general: bool
    flow: bool
    wait: bool


class Measures:
    """All measures of the packs, ready to read with."""

    def __init__(self, pack: Pack) -> None:
        self._measures = [
            _Measure(
                name=table.name,
                label=str(table.values["label"]),
                words=tuple(sorted(map(str, table.values["words"]), key=lambda w: (-len(w), w))),
                units=frozenset(map(str, table.values["units"])),
                general=bool(table.values.get("general")),
                flow=bool(table.values.get("flow")),
                wait=bool(table.values.get("wait")),
            )
            for table in pack.of("measure")
        ]
        self._general = {str(word): table.name for table in pack.of("general") for word in table.values["words"]}
        self._context = {str(word).lower() for table in pack.of("general") for word in table.values.get("context", ())}
        self.labels: Mapping[str, str] = {measure.name: measure.label for measure in self._measures}
        self.general = frozenset(m.name for m in self._measures if m.general)
        self.flows = frozenset(m.name for m in self._measures if m.flow)
        self.waits = frozenset(m.name for m in self._measures if m.wait)

    def general_subject(self, words: Iterable[str]) -> bool:
        """Say whether nouns beside a number make it of nothing in particular."""
        return all(word in self._context for word in words)

    def __call__(
        self, text: str, content: Span, mentions: Sequence[Mention], published: str | None, since: int | None = None
    ) -> Iterator[Quantity]:
        """Yield the numbers of a statement in order; `mentions` are sorted, words that stand for a name among them.

        `since` is where the speaker began, when others of his words stand right before the statement.
        """
        starts = [m.span.start for m in mentions]
        for amount in amounts(text, content.start, content.end):
            at = amount.span.start
            back = max(content.start, at - _FAR)  # a sentence is followed back no further
            begin = max((m.end() for m in _ends.finditer(text, back, at)), default=back)
            whole = max((m.end() for m in _sentence.finditer(text, back, at)), default=back)
            following = _ends.search(text, amount.span.end, content.end)
            clause = Span(begin, following.start() if following else content.end)
            told = since if since is not None and whole == content.start else whole
            asks = _open.search(text, clause.start, min(clause.end + 1, content.end))
            measure = None if asks else self._measure(text, amount, clause, told)
            first, last, end = (bisect_left(starts, place) for place in (whole, at, clause.end))
            yield Quantity(
                span=amount.span,
                value=amount.value,
                unit=amount.unit,
                low=amount.low,
                high=amount.high,
                measure=measure.name if measure else None,
                subject=self._subject(text, mentions[first:last], Span(whole, at)) if measure else None,
                words=self._words(text, clause, amount, mentions[first:end]) if measure and measure.general else (),
                period=_period(text, whole, at, published) if measure else None,
                negated=bool(NEGATION.search(text, clause.start, at)),
            )

    def _measure(self, text: str, amount: Amount, clause: Span, whole: int) -> _Measure | None:
        at, end = amount.span.start, amount.span.end
        best: tuple[int, int, _Measure] | None = None
        for measure in self._measures:
            if amount.unit not in measure.units:
                continue
            if measure.wait and not (_wait_before.search(text[max(0, at - 6) : at]) or _wait_after.match(text, end)):
                continue
            if amount.unit in measure.words:
                best = -1, 0, measure
            for word in measure.words:
                near = 2 if len(word) == 1 else _NEAR
                before = text.rfind(word, max(clause.start, at - near - len(word)), at)
                behind = text.find(word, end, min(clause.end, end + _BEHIND + len(word))) if len(word) > 1 else -1
                far = at - before - len(word) if before >= 0 else behind - end + 3 if behind >= 0 else None
                if far is not None and (best is None or (far, -len(word)) < best[:2]):
                    best = far, -len(word), measure
        if best is None and clause.end - clause.start <= _NEAR and clause.start > whole:
            return self._before(text, amount, Span(whole, clause.start))
        return best[2] if best else None

    def _before(self, text: str, amount: Amount, stretch: Span) -> _Measure | None:
        """Find the measure in the clauses before, where that of the number says nothing more (差距缩小了，只有两个月)."""
        fitting = [m for m in self._measures if amount.unit in m.units and not m.wait]
        return next(
            (m for m in fitting if any(len(w) > 1 and text.find(w, *_ends_of(stretch)) >= 0 for w in m.words)), None
        )

    def _subject(self, text: str, named: Sequence[Mention], before: Span) -> Mention | str | None:
        for m in named:
            if m.type != "Title" and not _compared.search(text[max(0, m.span.start - 3) : m.span.start]):
                return m
        found = [
            (at, label)
            for word, label in self._general.items()
            if (at := text.find(word, before.start, before.end)) >= 0
        ]
        return min(found)[1] if found else None

    def _words(self, text: str, clause: Span, amount: Amount, mentions: Sequence[Mention]) -> tuple[str, ...]:
        known = {word for m in self._measures for word in m.words}
        named = {at for m in mentions if m.span.overlaps(clause) for at in range(m.span.start, m.span.end)}
        words = set()
        for start, end, tag in tagged_words(clause.of(text)):
            word = clause.of(text)[start:end]
            place = Span(clause.start + start, clause.start + end)
            if tag[0] in "nejl" and word not in known and not place.overlaps(amount.span) and place.start not in named:
                words.add(word.lower())
        return tuple(sorted(words))


def _period(text: str, start: int, end: int, published: str | None) -> str | None:
    """Give for when a number holds: an ISO date, with the quarter or half-year that is told."""
    told = next((iso for iso, _, _ in resolved(text, start, end, published)), None)
    parts = [m[0] for m in _quarter.finditer(text, start, end)]
    if not parts:
        return told
    year = told[:4] if told else published[:4] if published else ""
    return f"{year} {parts[-1].removeprefix('第')}".strip()


def _ends_of(span: Span) -> tuple[int, int]:
    return span.start, span.end

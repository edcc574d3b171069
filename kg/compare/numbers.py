"""Numbers side by side: two speakers who name different figures, or the same, for one measure of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.compare.points import Maker, Number, comparison
from kg.extract.claims.measures import Measures
from kg.facts import Comparison
from kg.model import Quantity

_COUNTS = frozenset(("", "个", "参数"))  # units that are none: 1800亿, 1800亿个, 1800亿参数
_CLEAR = 1.15  # how many times one figure is the other before they are said to differ


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All figures that one speaker names in one document for one thing at one time; `first` stands for them."""

    first: Number
    figures: tuple[Quantity, ...]

    @property
    def by(self) -> Maker:
        """Tell who named them."""
        return self.first.by

    @property
    def said(self) -> Quantity:
        """Give the figure that stands for them."""
        return self.first.said


class Numbers:
    """Compares numbers by the packs' measures."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def sides(self, numbers: Iterable[Number]) -> list[Side]:
        """Sum up the numbers of one document, given in order of time."""
        found: defaultdict[tuple[object, ...], list[Number]] = defaultdict(list)
        for n in numbers:
            q = n.said
            if n.named or q.measure in self._measures.general:
                matter = (n.subject, q.measure, _unit(q), q.period, q.negated, q.words)
                found[n.by.speakers, n.by.kind == "prediction", *matter].append(n)
        return [
            # The fullest statement shows best what was said.
            Side(first=min(own, key=lambda n: (-n.by.length, n.by.rank)), figures=tuple(n.said for n in own))
            for own in found.values()
        ]

    def debating(self, side: Side) -> frozenset[str]:
        """Give the speakers of a side who may answer one another: those who name a measure that all speak of."""
        return side.by.speakers if side.said.measure in self._measures.general else frozenset()

    def blocks(self, side: Side, debating: AbstractSet[str]) -> Iterator[tuple[str, ...]]:
        """Name the blocks within which a side may be compared: near-linear, since each is in few of them."""
        kind = side.said.measure or "", _unit(side.said)
        if side.first.named:
            yield "thing", side.first.subject, *kind
            if side.said.measure in self._measures.general:  # 星槎只差两个月 against 国产模型差三年
                yield from (("debate", one, *kind) for one in side.by.speakers | (side.by.told_of & debating))
            return
        # Without a name, those meet who speak in one document, in the same words, or who know of each other.
        yield "document", side.by.document, *kind
        if side.first.subject:
            yield "word", side.first.subject, *kind
        if side.said.words:
            yield "words", *side.said.words, *kind
        yield from (("debate", one, *kind) for one in side.by.speakers | (side.by.told_of & debating))

    def compared(self, later: Side, earlier: Side) -> Comparison | None:
        """Compare two sides of one block."""
        if not self._same_matter(later, earlier) or not later.by.near(earlier.by):
            return None
        outcome = (
            earlier.by.kind == "prediction"
            and later.by.kind == "announcement"
            and later.said.period is not None
            and later.by.document != earlier.by.document
        )
        if later.by.speakers & earlier.by.speakers and not outcome:
            return None
        if later.said.negated or earlier.said.negated:
            return self._denied(later, earlier)
        if all(_apart(a, b) for a in later.figures for b in earlier.figures):
            return comparison(
                later.by, "contradicts", earlier.by, self._reason(later, earlier, outcome=outcome, same=False)
            )
        if any(_together(a, b) for a in later.figures for b in earlier.figures):
            return comparison(
                later.by, "supports", earlier.by, self._reason(later, earlier, outcome=outcome, same=True)
            )
        return None

    def _same_matter(self, one: Side, other: Side) -> bool:
        a, b = one.first, other.first
        of_all = self._measures.general_subject(one.said.words) and self._measures.general_subject(other.said.words)
        if a.named != b.named and one.said.measure in self._measures.general:
            # One speaks of his own model, the other of all: that is one matter where they know of each other.
            same = of_all and one.by.meets(other.by) and one.said.measure not in self._measures.waits
        elif a.named or b.named:
            same = a.subject == b.subject
        elif not of_all or one.said.measure in self._measures.waits:
            same = one.said.words == other.said.words and bool(one.said.words)
        else:
            same = one.by.meets(other.by) or (bool(a.subject) and a.subject == b.subject)
        return same and self._same_time(one, other)

    def _same_time(self, one: Side, other: Side) -> bool:
        a, b = one.said.period, other.said.period
        if one.said.measure in self._measures.flows:
            return a is not None and a == b
        if a is None or b is None:
            told, date = (a or b), (other.by.date if a else one.by.date)
            return told is None or date is None or told[:4] == date[:4]
        return a == b

    def _denied(self, later: Side, earlier: Side) -> Comparison | None:
        """Compare a figure that one names with that which the other denies (绝不是三年)."""
        if later.said.negated == earlier.said.negated or not any(
            _together(a, b) for a in later.figures for b in earlier.figures
        ):
            return None
        of = self._of(later, earlier)
        zh = f"{of[0]}：{_shown(later)}，{_shown(earlier)}，一方否认另一方的数"
        en = f"{of[1]}: {_shown(later)} against {_shown(earlier)}; one denies the figure of the other"
        return comparison(later.by, "contradicts", earlier.by, (zh, en))

    def _reason(self, later: Side, earlier: Side, *, outcome: bool, same: bool) -> tuple[str, str]:
        (zh_of, en_of), told = self._of(later, earlier), (_shown(later), _shown(earlier))
        if outcome:
            zh, en = (
                ("预测应验", "the prediction came true") if same else ("预测与结果不符", "prediction against outcome")
            )
        else:
            zh, en = ("数字一致", "the same figure") if same else ("数字不同", "different figures")
        joint = "，" if same else "，而"
        return (
            f"{zh_of}：{zh}，{told[0]}{joint}{told[1]}",
            f"{en_of}: {en}, {told[0]}{' and ' if same else ' against '}{told[1]}",
        )

    def _of(self, one: Side, other: Side) -> tuple[str, str]:
        measure = one.said.measure or ""
        of = one.first.of or other.first.of
        return f"{of}{self._measures.labels[measure]}", f"{measure}{f' of {of}' if of else ''}"


def _unit(quantity: Quantity) -> str:
    return "" if quantity.unit in _COUNTS else quantity.unit


def _shown(side: Side) -> str:
    texts = dict.fromkeys([side.first.text])
    return f"{side.by.shown} {'、'.join(texts)}"


def _apart(a: Quantity, b: Quantity) -> bool:
    """Say whether two figures cannot both be right, roughness allowed for."""
    if a.low is not None and b.high is not None and a.low > b.high * _CLEAR:
        return True
    return b.low is not None and a.high is not None and b.low > a.high * _CLEAR


def _together(a: Quantity, b: Quantity) -> bool:
    """Say whether two figures, both told with two ends, are the same."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return max(a.low, b.low) <= min(a.high, b.high)

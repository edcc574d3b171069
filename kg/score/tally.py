"""What is counted when a graph is held against gold: right, extra and missing, by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, float | int]


@dataclass(slots=True)
class Tally:
    """Right, extra and missing ones."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    def add(self, right: int, extra: int, missing: int) -> None:
        """Count some more."""
        self.right += right
        self.extra += extra
        self.missing += missing

    def row(self) -> Row:
        """Give precision, recall and their harmonic mean beside the counts."""
        precision = self.right / (self.right + self.extra) if self.right + self.extra else 0.0
        recall = self.right / (self.right + self.missing) if self.right + self.missing else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both, 4) if both else 0.0,
            "tp": self.right,
            "fp": self.extra,
            "fn": self.missing,
        }


def total(tallies: Iterable[Tally]) -> Tally:
    """Add tallies up."""
    found = Tally()
    for tally in tallies:
        found.add(tally.right, tally.extra, tally.missing)
    return found


@dataclass(slots=True)
class Share:
    """How many of some decisions are right."""

    right: int = 0
    wrong: int = 0

    def add(self, *, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.wrong += not right

    def row(self) -> float | None:
        """Give the share, or None when there was nothing to decide."""
        return round(self.right / (self.right + self.wrong), 4) if self.right + self.wrong else None


@dataclass(slots=True)
class Scores:
    """The figures of some documents together; `misses` says what was wrong where, a line each, fields by tabs."""

    entities: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    relations: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    attributes: Tally = field(default_factory=Tally)
    claims: Tally = field(default_factory=Tally)
    spans: Tally = field(default_factory=Tally)
    about: Tally = field(default_factory=Tally)
    kind: Share = field(default_factory=Share)
    titles: Share = field(default_factory=Share)
    former: Share = field(default_factory=Share)
    quotation: Share = field(default_factory=Share)
    evidence: Share = field(default_factory=Share)
    pairs: Share = field(default_factory=Share)
    misses: list[str] = field(default_factory=list)

    def miss(self, *fields: object) -> None:
        """Note one thing that was wrong."""
        self.misses.append("\t".join(map(str, fields)))

    def report(self) -> dict[str, Any]:
        """Give every figure under its name."""
        return {
            "entities": _by_kind(self.entities),
            "kind": self.kind.row(),
            "relations": _by_kind(self.relations),
            "attributes": self.attributes.row(),
            "titles": self.titles.row(),
            "former": self.former.row(),
            "claims": self.claims.row(),
            "spans": self.spans.row(),
            "about": self.about.row(),
            "quotation": self.quotation.row(),
            "evidence": self.evidence.row(),
            "pairs": self.pairs.row(),
        }

    def lines(self) -> Iterator[str]:
        """Write the figures as a table for people."""
        report = self.report()
        for group in ("entities", "relations"):
            for kind, row in report[group].items():
                counts = f"({row['tp']} right, {row['fp']} extra, {row['fn']} missing)"
                yield f"{group:10} {kind:14} {_figures(row)}   {counts}"
        for group in ("attributes", "claims", "spans", "about"):
            yield f"{group:25} {_figures(report[group])}"
        shares = ("kind", "titles", "former", "quotation", "evidence", "pairs")
        yield "  ".join(f"{name} {'-' if report[name] is None else report[name]}" for name in shares)


def below(report: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """List the figures that fall below their floor; a floor is named `entities.all.f1` or `evidence`."""
    lines = []
    for name, floor in sorted(floors.items()):
        value: Any = report
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else None
        if value is None or value < floor:
            lines.append(f"{name} is {value}, its floor is {floor}")
    return lines


def _by_kind(tallies: dict[str, Tally]) -> dict[str, Row]:
    return {kind: tally.row() for kind, tally in sorted(tallies.items())} | {"all": total(tallies.values()).row()}


def _figures(row: Row) -> str:
    return f"P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"

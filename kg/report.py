"""What a build did: documents read, skipped and refused with reasons, what was dropped in them, and what was found."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.errors import InputError


@dataclass(slots=True, kw_only=True)
class Input:
    """What was done with one INPUT of the command: documents read, in which encodings, and how much was skipped.

    `left_out` counts what of its files is no part of a document: frames of pages, lists of links, page numbers.
    """

    input: str
    documents: int = 0
    skipped: int = 0
    encodings: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True, kw_only=True)
class Report:
    """The tally of one build, written as `report.json`; it holds no clock, so that equal builds report the same.

    `taken_over` counts those of the `new` documents that were read before the last build broke off.
    """

    version: str
    packs: tuple[str, ...]
    lexicon: bool
    recipe: str
    inputs: list[Input] = field(default_factory=list)
    new: int = 0
    taken_over: int = 0
    removed: int = 0
    documents: int = 0
    skipped: list[InputError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    things: dict[str, int] = field(default_factory=dict)
    relations: dict[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Count the documents that the inputs hold."""
        return sum(one.documents for one in self.inputs)

    def json(self) -> dict[str, Any]:
        """Give the report as plain data."""
        rows = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        rows["inputs"] = [
            {
                "input": one.input,
                "documents": one.documents,
                "skipped": one.skipped,
                "encodings": dict(one.encodings),
                "left_out": dict(sorted(one.left_out.items())),
            }
            for one in self.inputs
        ]
        rows["skipped"] = [{"source": e.source, "reason": e.reason, "remedy": e.remedy} for e in self.skipped]
        rows["dropped"] = dict(sorted(self.dropped.items()))
        rows["packs"] = list(self.packs)
        return rows

    def lines(self) -> Iterator[str]:
        """Say it to people."""
        for one in self.inputs:
            foreign = [encoding for encoding in one.encodings if encoding not in {"utf-8", "ascii", "pdf", "docx"}]
            if foreign:
                yield f"{one.input}: decoded from {', '.join(sorted(foreign))}"
        for error in self.skipped:
            yield f"skipped {error}"
        yield from (f"warning: {warning}" for warning in self.warnings)
        gone = f", {self.removed} removed" if self.removed else ""
        skipped = f", {len(self.skipped)} skipped" if self.skipped else ""
        before = f", {self.taken_over} of them read before the last build broke off" if self.taken_over else ""
        yield f"{self.read} documents in the inputs ({self.new} new or changed{before}{skipped}), {self.documents} in all{gone}"
        if self.dropped:
            yield "left out: " + ", ".join(f"{reason} {number}" for reason, number in self.dropped.most_common(8))
        kinds = ("Person", "Company", "Organization", "Model", "Product", "Claim", "triples")
        named = {kind: f"{self.things.get(kind, 0)} {kind}" for kind in kinds}
        others = self.things.get("Organization", 0) - self.things.get("Company", 0)  # the graph calls every firm both
        named["Organization"] = f"{others} other Organization"
        yield ", ".join(named.values())

"""Train the two regressions that read claims beside the rules, tell how often they are right on articles held out, and write them.

    python -m training.claims --data DATA [--model data/models/claims]

`leads` says whether a verb or a mark brings in somebody's words, `sequels` whether a sentence still belongs to the report
before it. Both learn from the articles whose claims readers wrote down (`training.told`), as the whole program reads their
names; the held-out fifth of these is only measured. Needs no torch; a minute or two on one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import kg.extract.claims.passage
import kg.extract.claims.quotes
from kg.extract.apart import Apart
from kg.extract.claims.belonging import features
from kg.extract.claims.leads import SPEAKERS, SURE, leads
from kg.extract.claims.prose import Prose
from kg.extract.claims.quotes import Quotes
from kg.extract.claims.sequels import goes_on, ruled_on
from kg.model import Document, Reading, Span
from kg.packs import read_packs
from kg.recipe import Recipe, folded
from training.regression import Lesson, Pace, fitted
from training.told import told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from kg.extract.claims.statements import Page, Statement
    from training.named import Named

PACKS = ("ai", "auto", "semi")
LEADS, SEQUELS = 1 << 15, 1 << 14  # weights of each regression
DOUBTFUL = 0.3  # weight of what no fair judge would ask for
SILENT = 1.5  # weight of a lead in a sentence without a word of saying: only there leads are looked for
BEGINS = 40  # characters by which a report is known
TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Example:
    """What a regression looks at, the right answer, how much it counts, the rules' answer, and whether it is asked in use."""

    features: list[str]
    right: bool
    weight: float = 1.0
    ruled: bool = False
    asked: bool = True
    sentence: tuple[str, int] = ("", 0)


@dataclass(slots=True)
class Examples:
    """The examples of both regressions."""

    leads: list[Example] = field(default_factory=list)
    sequels: list[Example] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is claimed in one text in match form: where claims begin (and whether they are demanded), and whose each character is."""

    starts: dict[int, bool]
    whose: dict[int, int]

    def claimant(self, start: int, end: int) -> int | None:
        """Give whose the greater part of a stretch is, by the number of the thing."""
        who, count = max(Counter(map(self.whose.get, range(start, end))).items(), key=lambda x: x[1])
        return who if 2 * count > end - start else None


def main() -> None:
    """Read, learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path("data/models/claims"))
    given = parser.parse_args()
    seen, held = (examples(given.data, measured=measured) for measured in (False, True))
    if not (seen.leads and seen.sequels):
        print(f"no article of which claims are told lies in {given.data}; {given.model} stays as it is")
        return
    print(f"{len(seen.leads)} leads and {len(seen.sequels)} sequels to learn from", flush=True)
    tables: dict[str, NDArray[np.generic]] = {}
    for name, size, epochs, rate, decay in (("leads", LEADS, 8, 0.1, 2e-5), ("sequels", SEQUELS, 8, 0.05, 1e-3)):
        lessons = [Lesson(x.features, x.right, x.weight) for x in getattr(seen, name)]
        learned = fitted(lessons, size, Pace(epochs, rate, decay))
        tables |= learned.tables(name)
        scores = [learned.score(x.features) for x in getattr(held, name)]
        (_report_leads if name == "leads" else _report_sequels)(getattr(held, name), scores)
    given.model.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.model / "weights.npz", allow_pickle=False, **tables)


# --- what there is to learn


def examples(data: Path, *, measured: bool) -> Examples:
    """Ask both questions wherever the program would ask them, and answer them from what readers wrote down."""
    recipe = Recipe(packs=PACKS)
    recipe.prepare()
    steps = [step for one in recipe.extractors for step in (one.extractors if isinstance(one, Apart) else (one,))]
    before = steps[: next(n for n, step in enumerate(steps) if isinstance(step, Quotes))]
    watch = Watch()
    articles = list(told(data, measured=measured))
    for first in range(0, len(articles), TOGETHER):
        part = articles[first : first + TOGETHER]
        given = [folded(Document(id=article.source, text=article.text, sha256=""))[0] for article, _ in part]
        for (article, row), reading in zip(part, recipe.tagged(given), strict=True):
            for step in before:
                reading = step(reading)  # noqa: PLW2901
            watch.read(reading, _claimed(article, row["claims"], reading))
    return watch.found


class Watch:
    """Reads texts by the rules and notes each question: what comes behind right answers, and behind those of the rules."""

    def __init__(self) -> None:
        self.found = Examples()
        self._quotes = Quotes(read_packs(PACKS))

    def read(self, reading: Reading, claimed: Claimed) -> None:
        """Read one text."""
        for rightly in (True, False):
            self._read(reading, claimed, rightly=rightly)

    def _read(self, reading: Reading, claimed: Claimed, *, rightly: bool) -> None:
        found = self.found

        class Watched(Prose):
            def __init__(self, page: Page) -> None:
                if rightly:
                    found.leads.extend(_leads(page, reading, claimed))
                super().__init__(page)

        def asked(page: Page, unit: Span, report: Statement) -> bool:
            ruled = ruled_on(page, unit, report)
            if not report.who.mentions:
                return ruled
            begins = Span(report.start, min(report.end, report.start + BEGINS))
            claimant = claimed.claimant(*begins)
            right = claimant is not None and claimed.claimant(unit.start, unit.end) == claimant
            if claimant is not None:  # else there is no report to go on
                found.sequels.append(Example(features(page, unit, report, ruled=ruled), right, ruled=ruled))
            return right if rightly else ruled

        kg.extract.claims.quotes.Prose, kg.extract.claims.passage.goes_on = Watched, asked  # type: ignore[misc]
        try:
            self._quotes(reading)
        finally:
            kg.extract.claims.quotes.Prose, kg.extract.claims.passage.goes_on = Prose, goes_on  # type: ignore[misc]


def _leads(page: Page, reading: Reading, claimed: Claimed) -> Iterator[Example]:
    cues = page.cues.find(page.hidden, {m.span.end for m in reading.mentions if m.type in SPEAKERS})
    starts = [cue.span.start for cue in cues]
    for number, sentence in enumerate(reading.sentences):
        silent = not any(sentence.start <= at < sentence.end for at in starts)
        for lead in leads(page, sentence):
            at = next((at for at in range(lead.cue.content - 1, lead.cue.content + 3) if at in claimed.starts), None)
            demanded = at is None or claimed.starts[at]
            weight = (SILENT if silent else 1.0) if demanded else DOUBTFUL
            place = reading.document.id, number
            yield Example(lead.features, at is not None, weight, asked=silent, sentence=place)


def _claimed(article: Named, claims: Sequence[Sequence[object]], reading: Reading) -> Claimed:
    if reading.form is None:
        raise ValueError(f"{article.source}: the reading has no match form")
    place = {origin: at for at, origin in enumerate(reading.form.origin)}
    starts: dict[int, bool] = {}
    whose: dict[int, int] = {}
    for thing, start, end, *how in claims:
        own = [place[i] for i in range(int(str(start)), int(str(end))) if i in place]
        whose.update(dict.fromkeys(own, int(str(thing))))
        if own:
            starts[own[0]] = not how
    return Claimed(starts, whose)


# --- measuring


def _report_leads(rows: Sequence[Example], scores: Sequence[float]) -> None:
    best: dict[tuple[str, int], tuple[float, Example]] = {}
    for row, score in zip(rows, scores, strict=True):
        if row.asked and (row.sentence not in best or score > best[row.sentence][0]):
            best[row.sentence] = score, row
    wanted = sum(row.right for row in rows if row.asked)
    for least in (-1.5, -1.0, -0.7, SURE, 0.0, 0.5, 1.0):
        taken = [row for score, row in best.values() if score > least]
        print(f"leads above {least:4}: {sum(row.right for row in taken)} of {len(taken)} right; {wanted} are wanted")


def _report_sequels(rows: Sequence[Example], scores: Sequence[float]) -> None:
    ruled = sum(row.ruled == row.right for row in rows)
    print(f"sequels: rules right in {ruled} of {len(rows)}")
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0):
        right = sum((score > least) == row.right for row, score in zip(rows, scores, strict=True))
        print(f"sequels above {least:4}: right in {right}")


if __name__ == "__main__":
    main()

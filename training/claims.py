"""Would learned parts read claims better than the rules do? Trains two and compares all three on texts held out.

    python -m training.claims --data DATA [--own tests/quality] [--folds 5] [--epochs 3] [--unseen FOLDER]

`window` tags characters as source, cue or content from the characters, names and words of saying around them and from
the labels that it gave before; it is an averaged perceptron that learns from its own mistakes. `sentence` leaves
everything to the rules but one question, whether a sentence still belongs to the report before it; it is a logistic
regression. Both learn from DATA/quotes/cec_quotes.train.jsonl, DATA/quotes/ud_ccomp.jsonl and the annotated articles,
and are measured on the fifth of the CEC texts and of the articles that they have not seen, in turn. CEC is scored as
`benchmarks/cec_quotes.py` does it; of the articles, the characters of content whoever speaks.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import kg.extract.claims.passage
from benchmarks import cec_quotes as cec
from kg.extract.claims.cues import Cues
from kg.extract.claims.sequels import goes_on
from kg.extract.wording.marks import masked, quotations
from kg.model import Document, Quote, Reading, Span
from kg.packs import read_packs
from kg.recipe import Recipe
from kg.text.folding import fold
from kg.text.sentences import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.claims.statements import Page, Statement

TAGS = ("O", "S", "C", "B", "I")  # nothing, source, cue, content begins, content goes on
AROUND = 4  # characters seen on either side
NEAR = 60  # characters between a cue and the source or content that is counted as its own
CLASSES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One text in match form, what is labelled in it, and the reading by the rules; `kind` is cec, ud or own."""

    kind: str
    group: str
    text: str
    lines: tuple[cec.Line, ...]
    optional: frozenset[int]
    reading: Reading

    @property
    def tags(self) -> list[str]:
        """Give the label of each character."""
        tags = ["O"] * len(self.text)
        for line in self.lines:
            for name, spans in (("S", line.sources), ("C", line.cue), ("I", line.content)):
                for span in spans:
                    tags[span.start : span.end] = [name] * (span.end - span.start)
                    if name == "I":
                        tags[span.start] = "B"
        return tags


def samples(data: Path, own: Path, unseen: Path | None) -> list[Sample]:
    """Read all labelled texts."""
    rows: list[tuple[str, str, str, list[cec.Line], list[Span]]] = []
    quotes = data / "quotes" / "cec_quotes.train.jsonl"
    articles = {row["text"]: row["doc"] for row in map(json.loads, quotes.read_bytes().decode("utf-8").splitlines())}
    for text, lines in cec.lines(quotes).items():
        rows.append(("cec", articles[text], text, lines, []))
    for row in map(json.loads, (data / "quotes" / "ud_ccomp.jsonl").read_text("utf-8").splitlines()):
        spans: defaultdict[str, list[Span]] = defaultdict(list)
        for start, end, kind in row["spans"]:
            spans[kind].append(Span(start, end))
        line = cec.Line(cue=tuple(spans["cue"]), sources=tuple(spans["source"]), content=tuple(spans["content"]))
        rows.append(("ud", row["text"], row["text"], [line], []))
    for kind, folder in (("own", own), ("unseen", unseen)):
        for path in sorted(folder.glob("*.json") if folder else ()):
            article = path.with_suffix(".txt")
            if article.exists():
                text, lines, optional = _annotated(article, path)
                rows.append((kind, path.stem, text, lines, optional))
    forms = [fold(text) for _, _, text, _, _ in rows]
    documents = [Document(id=str(n), text=form.text, sha256="") for n, form in enumerate(forms)]
    found: list[Sample] = []
    for (kind, group, _, lines, optional), form, reading in zip(rows, forms, Recipe()(documents), strict=True):
        place = {origin: n for n, origin in enumerate(form.origin)}
        moved = tuple(
            cec.Line(cue=_moved(x.cue, place), sources=_moved(x.sources, place), content=_moved(x.content, place))
            for x in lines
        )
        free_cells = frozenset(i for span in _moved(optional, place) for i in range(span.start, span.end))
        found.append(Sample(kind=kind, group=group, text=form.text, lines=moved, optional=free_cells, reading=reading))
    return found


def _annotated(article: Path, annotation: Path) -> tuple[str, list[cec.Line], list[Span]]:
    """Read an annotated article: its text, its claims, and those that nobody demands."""
    claims = json.loads(annotation.read_text("utf-8"))["claims"]
    places = [Span(claim["start"], claim["start"] + len(claim["text"])) for claim in claims]
    free = [claim.get("optional") or claim["claimant"] in ("AUTHOR", "UNNAMED") for claim in claims]
    lines = [cec.Line(cue=(), sources=(), content=(place,)) for place in places]
    optional = [place for place, is_free in zip(places, free, strict=True) if is_free]
    return article.read_bytes().decode("utf-8-sig"), lines, optional


def _moved(spans: Sequence[Span], place: dict[int, int]) -> tuple[Span, ...]:
    kept = [[place[i] for i in range(s.start, s.end) if i in place] for s in spans]
    return tuple(Span(cells[0], cells[-1] + 1) for cells in kept if cells)


# --- the window tagger


class Window:
    """An averaged perceptron over characters, with its own labels as history."""

    def __init__(self, cues: Cues) -> None:
        self._cues = cues
        self._weights = np.zeros((CLASSES, len(TAGS)), dtype=np.float64)
        self._sums = np.zeros_like(self._weights)
        self._steps = 0

    def fixed(self, sample: Sample) -> list[list[int]]:
        """Give the hashed features of each character that do not depend on labels."""
        text = sample.text
        marks, _ = quotations(text, paragraphs(text))
        hidden = masked(text, marks)
        role = ["-"] * len(text)
        for mention in sample.reading.mentions:
            role[mention.span.start : mention.span.end] = [mention.type[0]] * (mention.span.end - mention.span.start)
        said = ["-"] * len(text)
        for cue in self._cues.find(hidden):
            said[cue.span.start : cue.span.end] = [cue.table + cue.follow] * (cue.span.end - cue.span.start)
        inside = ["-"] * len(text)
        for q in marks:
            inside[q.inner.start : q.inner.end] = ["q"] * (q.inner.end - q.inner.start)
        padded = "\x02" * AROUND + text + "\x03" * AROUND
        rows: list[list[int]] = []
        mark, since, last = "^", 0, "-"
        for i, character in enumerate(text):
            if character in "，。；：！？\n":
                mark, since = character, 0
            if said[i] != "-":
                last = said[i]
            w = padded[i : i + 2 * AROUND + 1]
            names = [f"c{k}{x}" for k, x in enumerate(w)]
            names += [f"b{k}{w[k : k + 2]}" for k in range(2 * AROUND)]
            names += [f"r{k}{role[i + k]}{said[i + k]}" for k in (-2, -1, 0, 1, 2) if 0 <= i + k < len(text)]
            names += [f"q{inside[i]}{role[i]}", f"m{mark}{min(since, 3)}", f"l{last}{mark}", f"p{i == 0}"]
            rows.append([_hashed(name) for name in names])
            since += 1
        return rows

    def tag(self, fixed: Sequence[Sequence[int]], gold: Sequence[str] | None = None) -> list[str]:
        """Label a text from left to right; with `gold`, learn from each wrong label and go on with it."""
        one, two, age, opened = "^", "^", 0, "-"
        tags: list[str] = []
        for n, cells in enumerate(fixed):
            history = (
                f"h{one}",
                f"hh{two}{one}",
                f"a{one}{min(age, 12)}",
                f"o{opened}{one}",
                f"hc{one}{cells[AROUND]}",
            )
            active = [*cells, *map(_hashed, history)]
            scores = self._weights[active].sum(axis=0)
            if one not in ("B", "I"):
                scores[TAGS.index("I")] = -np.inf
            best = int(scores.argmax())
            if gold is not None:
                self._steps += 1
                wanted = TAGS.index("B" if gold[n] == "I" and one not in ("B", "I") else gold[n])
                if wanted != best:
                    for delta, label in ((1.0, wanted), (-1.0, best)):
                        self._weights[active, label] += delta
                        self._sums[active, label] += delta * self._steps
            two, one = one, TAGS[best]
            age = age + 1 if one == two else 0
            opened = (
                "C"
                if one == "C"
                else "S"
                if one == "S" and opened != "C"
                else "-"
                if one == "O" and age > NEAR
                else opened
            )
            tags.append(one)
        return tags

    def learn(self, rows: Sequence[Sample], epochs: int) -> None:
        """Learn, and average over all steps."""
        prepared = [(self.fixed(sample), sample.tags) for sample in rows]
        order = np.random.default_rng(7)
        for _ in range(epochs):
            for n in order.permutation(len(prepared)):
                self.tag(*prepared[n])
        self._weights -= self._sums / max(1, self._steps)

    def read(self, sample: Sample) -> tuple[Quote, ...]:
        """Give the runs of content as quotes, each with the nearest cue and source."""
        runs = list(_runs(self.tag(self.fixed(sample))))
        cues = [span for tag, span in runs if tag == "C"]
        sources = [span for tag, span in runs if tag == "S"]
        found: list[Quote] = []
        for content in (span for tag, span in runs if tag == "I"):
            cue = min(cues, key=lambda s: _gap(s, content), default=None)
            cue = cue if cue and _gap(cue, content) <= NEAR else None
            source = min(sources, key=lambda s: _gap(s, cue or content), default=None)
            source = source if source and _gap(source, cue or content) <= NEAR else None
            found.append(
                Quote(speaker=None, speaker_span=source, content=content, direct=False, cue=cue, rule="window")
            )
        return tuple(found)


def _hashed(name: str) -> int:
    value = 0
    for character in name:  # Python's own hash differs from run to run
        value = (value * 1000003 ^ ord(character)) & 0xFFFFFFFF
    return value % CLASSES


def _runs(tags: Sequence[str]) -> Iterator[tuple[str, Span]]:
    start = 0
    for n in range(1, len(tags) + 1):
        if n == len(tags) or tags[n] not in (tags[n - 1], "I" if tags[n - 1] == "B" else tags[n - 1]):
            kind = "I" if tags[start] == "B" else tags[start]
            if kind != "O":
                yield kind, Span(start, n)
            start = n


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


# --- the sentence behind a report


class Sentences:
    """A logistic regression that says whether a sentence still belongs to the report before it."""

    def __init__(self) -> None:
        self._weights: dict[str, float] = defaultdict(float)
        self._seen: list[tuple[list[str], bool]] = []

    def features(self, page: Page, unit: Span, report: Statement) -> list[str]:
        """Describe a sentence and the report before it."""
        words = page.hidden[unit.start : unit.end].strip()
        who = report.who.mentions[0].type if report.who.mentions else report.who.rule
        names = page.speakers.names(Span(unit.start, min(unit.end, unit.start + 18)))
        known = page.text[report.start : report.end]
        return [
            "bias",
            f"rules {goes_on(page, unit, report)}",
            f"rule {report.rule}",
            f"who {who}",
            f"first {words[:1]}",
            f"second {words[:2]}",
            f"new {any(m.span.of(page.text) not in known for m in names)} {who}",
            f"third {any(x in words for x in '他她')}",
            f"own {'我' in words}",
            f"long {min(len(words) // 20, 4)}",
            f"reported {min((report.end - report.start) // 40, 4)}",
            f"date {any(x in words[:12] for x in '日时分')}",
        ]

    def watch(self, gold: dict[str, set[int]]) -> None:
        """Let the rules read with the labelled answers, and note each question."""

        def asked(page: Page, unit: Span, report: Statement) -> bool:
            cells = gold.get(page.text, set())
            answer = 2 * sum(i in cells for i in range(unit.start, unit.end)) > unit.end - unit.start
            self._seen.append((self.features(page, unit, report), answer))
            return answer

        kg.extract.claims.passage.goes_on = asked

    def learn(self, epochs: int = 200) -> None:
        """Fit by gradient descent with decay."""
        kg.extract.claims.passage.goes_on = goes_on
        order = np.random.default_rng(7)
        for epoch in range(epochs):
            for n in order.permutation(len(self._seen)):
                features, answer = self._seen[n]
                off = answer - self.probability(features)
                for name in features:
                    self._weights[name] += 0.3 / (1 + epoch / 10) * (off - 0.003 * self._weights[name])

    def probability(self, features: Sequence[str]) -> float:
        """Give how likely the sentence belongs to the report."""
        return float(1 / (1 + np.exp(-sum(self._weights.get(name, 0.0) for name in features))))

    def answer(self, page: Page, unit: Span, report: Statement) -> bool:
        """Answer in place of the rules."""
        return self.probability(self.features(page, unit, report)) > 0.5


def rules(rows: Sequence[Sample]) -> list[tuple[Quote, ...]]:
    """Read texts by the whole recipe, with whatever answers for `goes_on` now."""
    documents = [Document(id=str(n), text=sample.text, sha256="") for n, sample in enumerate(rows)]
    return [reading.quotes for reading in Recipe()(documents)]


# --- the comparison


@dataclass(slots=True)
class Score:
    """Right, needless and missing: sources, content of CEC, content of the articles."""

    source: cec.Tally
    content: cec.Tally
    own: cec.Tally
    unseen: cec.Tally

    def add(self, rows: Sequence[Sample], read: Sequence[Sequence[Quote]]) -> None:
        """Count one fold."""
        pairs = list(zip(rows, read, strict=True))
        known = {sample.text: list(sample.lines) for sample, _ in pairs if sample.kind == "cec"}
        quotes = [tuple(found) for sample, found in pairs if sample.kind == "cec"]
        cec.read = lambda _texts: quotes  # the benchmark counts, whoever reads
        for total, part in zip((self.source, self.content), cec.score(known, strict=False)[:2], strict=True):
            total.right, total.needless, total.missing = (
                total.right + part.right,
                total.needless + part.needless,
                total.missing + part.missing,
            )
        for sample, found in pairs:
            if sample.kind == "cec":
                continue
            total = self.own if sample.kind == "own" else self.unseen
            blank = {i for i, c in enumerate(sample.text) if c.isspace()} | sample.optional
            want = {i for line in sample.lines for s in line.content for i in range(s.start, s.end)} - blank
            named = [q for q in found if q.speaker is not None or q.rule == "window"]
            have = {i for q in named for i in range(q.content.start, q.content.end)} - blank
            total.right += len(want & have)
            total.needless += len(have - want)
            total.missing += len(want - have)


def main() -> None:
    """Print the three readers side by side."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--own", type=Path, default=Path("tests/quality"))
    parser.add_argument("--unseen", type=Path, help="annotated articles to measure on, never learned from")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=3)
    given = parser.parse_args()
    known = samples(given.data, given.own, given.unseen)
    groups = sorted({sample.group for sample in known if sample.kind in ("cec", "own")})
    groups = [groups[n] for n in np.random.default_rng(3).permutation(len(groups))]
    cues = Cues(read_packs(("ai",)))
    scores = {name: Score(*(cec.Tally() for _ in range(4))) for name in ("rules", "sentence", "window")}
    for number in range(given.folds):
        away = set(groups[number :: given.folds])
        held = [x for x in known if x.group in away]
        seen = [x for x in known if x.group not in away and x.kind != "unseen"]
        if number == 0:
            held += [x for x in known if x.kind == "unseen"]
        scores["rules"].add(held, [x.reading.quotes for x in held])
        scores["sentence"].add(held, _by_sentences(seen, held))
        window = Window(cues)
        window.learn([_with_cues(x) for x in seen], given.epochs)
        scores["window"].add(held, [window.read(x) for x in held])
        print(f"fold {number + 1} of {given.folds}", flush=True)
    for name, score in scores.items():
        for part in ("source", "content", "own", "unseen"):
            print(f"{name:9} {part:8} {getattr(score, part)}")


def _by_sentences(seen: Sequence[Sample], held: Sequence[Sample]) -> list[tuple[Quote, ...]]:
    sentences = Sentences()
    labelled = [x for x in seen if x.kind != "ud"]
    sentences.watch({x.text: {i for y in x.lines for s in y.content for i in range(s.start, s.end)} for x in labelled})
    rules(labelled)
    sentences.learn()
    kg.extract.claims.passage.goes_on = sentences.answer
    found = rules(held)
    kg.extract.claims.passage.goes_on = goes_on
    return found


def _with_cues(sample: Sample) -> Sample:
    """Give an article with the rules' cues and speakers as labels, for it has none of its own."""
    if sample.kind != "own":
        return sample
    lines = tuple(
        cec.Line(cue=(q.cue,) if q.cue else (), sources=(q.speaker_span,) if q.speaker_span else (), content=())
        for q in sample.reading.quotes
    )
    return replace(sample, lines=(*sample.lines, *lines))


if __name__ == "__main__":
    main()

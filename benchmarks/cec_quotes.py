"""Who said what in news of emergencies: our quotes against the statements that the CEC corpus marks.

`python benchmarks/cec_quotes.py FILE.jsonl [--show source|content] [--strict]`: FILE has one statement a line, with
`text`, `spans` ([start, end, "source" | "cue" | "content"]) and `cue_type`. Lines of one text are read together.
Only cue_type `statement` counts, and what an agency's dateline brings in (电, 讯) does not. Of the quotes read, those
count whose cue, or else whose words or speaker, a line marks; with --strict every quote of a text counts, also those
that no line marks. A source is right where `speaker_span` overlaps the mark; content is compared in characters, lines
that mark none left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Document, Quote, Span
from kg.recipe import Recipe

_DATELINES = ("电", "讯")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One marked statement."""

    cue: tuple[Span, ...]
    sources: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Tally:
    """Right, needless and missing."""

    right: int = 0
    needless: int = 0
    missing: int = 0
    shown: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Write precision, recall and F1."""
        found, wanted = self.right + self.needless, self.right + self.missing
        p, r = self.right / found if found else 0.0, self.right / wanted if wanted else 0.0
        return f"P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0.0:.3f}  ({self.right} of {wanted})"


def lines(path: Path) -> dict[str, list[Line]]:
    """Read the statements of each text."""
    texts: defaultdict[str, list[Line]] = defaultdict(list)
    for row in map(json.loads, path.read_bytes().decode("utf-8").splitlines()):
        spans = {
            kind: tuple(Span(s, e) for s, e, k in row["spans"] if k == kind) for kind in ("cue", "source", "content")
        }
        cue = [span.of(row["text"]) for span in spans["cue"]]
        line = Line(cue=spans["cue"], sources=spans["source"], content=spans["content"])
        if row["cue_type"] == "statement" and not any(c in _DATELINES for c in cue) and line not in texts[row["text"]]:
            texts[row["text"]].append(line)
    return {text: found for text, found in texts.items() if found}


def read(texts: Iterable[str]) -> list[tuple[Quote, ...]]:
    """Read texts by the whole recipe."""
    documents = [
        Document(id=str(n), text=text, sha256=hashlib.sha256(text.encode()).hexdigest()) for n, text in enumerate(texts)
    ]
    return [reading.quotes for reading in Recipe()(documents)]


def matched(marked: Sequence[Line], quotes: Sequence[Quote]) -> dict[int, list[Quote]]:
    """Give each quote to the line whose cue it shares, else to the one whose content or source it shares most."""
    found: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        scored = [
            (
                _shared(line.cue, quote.cue),
                _shared(line.sources, quote.speaker_span) > 0 and not quote.cue,
                _shared(line.content, quote.content) * 2 > quote.content.end - quote.content.start,
                -n,
            )
            for n, line in enumerate(marked)
        ]
        best = max(scored)
        found[-best[3] if any(best[:3]) else -1].append(quote)
    return found


def _shared(spans: Iterable[Span], other: Span | None) -> int:
    return sum(max(0, min(s.end, other.end) - max(s.start, other.start)) for s in spans) if other else 0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def score(texts: dict[str, list[Line]], *, strict: bool) -> tuple[Tally, Tally, Counter[str]]:
    """Compare all texts: sources, characters of content, and errors by group."""
    source, content = Tally(), Tally()
    groups: Counter[str] = Counter()
    for (text, marked), quotes in zip(texts.items(), read(texts), strict=True):
        given = matched(marked, quotes)
        for n, line in enumerate(marked):
            own = given.get(n, [])
            told = [q for q in own if not q.cue or _shared(line.cue, q.cue) or _shared(line.sources, q.speaker_span)]
            cue = "/".join(s.of(text) for s in line.cue)
            spans = {q.speaker_span for q in told if q.speaker_span}
            right = any(_shared(line.sources, span) for span in spans)
            source.right += right
            source.missing += bool(line.sources) and not right
            source.needless += bool(spans) and not right
            if (line.sources or spans) and not right:
                kind = "needless" if not line.sources else "missing" if not spans else "another"
                groups[f"source {kind}"] += 1
                said = "|".join(s.of(text) for s in sorted(spans))
                wanted = "|".join(s.of(text) for s in line.sources)
                source.shown.append(f"{kind:9} {cue} wanted {wanted or '-'} got {said or '-'} :: {_around(text, line)}")
            if line.content:
                want, have = _characters(line.content), _characters(q.content for q in own)
                content.right += len(want & have)
                content.needless += len(have - want)
                content.missing += len(want - have)
                if len(want ^ have) > 3:
                    kind = "nothing" if not have else "short" if have < want else "long" if want < have else "other"
                    groups[f"content {kind}"] += len(want ^ have)
                    words = " / ".join(q.content.of(text) for q in own)
                    wanted = " / ".join(s.of(text) for s in line.content)
                    content.shown.append(
                        f"{kind:8}{len(want ^ have):4} {cue} WANT {wanted} GOT {words} :: {text[:120]}"
                    )
        if strict:
            for quote in given.get(-1, ()):
                source.needless += quote.speaker_span is not None
                content.needless += quote.content.end - quote.content.start
                source.shown.append(f"unmarked  {quote.rule} {quote.content.of(text)[:40]} :: {text[:120]}")
    return source, content, groups


def _around(text: str, line: Line) -> str:
    at = line.cue[0].start if line.cue else 0
    return text[max(0, at - 40) : at + 30].replace("\n", "⏎")


def main() -> None:
    """Print both figures, the errors by group and, if asked, one by one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--show", choices=("source", "content"))
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    texts = lines(given.file)
    source, content, groups = score(texts, strict=given.strict)
    print(f"{sum(map(len, texts.values()))} statements in {len(texts)} texts")
    print(f"source   {source}\ncontent  {content}")
    for group, number in groups.most_common():
        print(f"  {number:6} {group}")
    for row in {"source": source, "content": content}[given.show].shown if given.show else ():
        print(row)


if __name__ == "__main__":
    main()

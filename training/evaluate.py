"""Score a shipped tagger on what it has not learned from; by exact span and type.

    python -m training.evaluate --data DATA [--sentences FOLDER] [--model data/models/tagger] [--out FOLDER]

With --out, the held-out texts are written as JSON lines ({"text", "spans"}), for other scorers.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.names.tagger import Tagger
from training import named, styles
from training.annotations import annotated
from training.corpus import LABELS, Row, Span, held_out, outside_sets, own_sentences, parse_marked, pieces, plain
from training.news import ANNOTATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

COARSE = {"Company": "Org", "Organization": "Org"}
SCORED = {"Person", "Org", "Company", "Organization", "Title", "Model", "Product"}

Name = tuple[int, int, str]


def found(tagger: Tagger, rows: Sequence[Row]) -> list[set[Name]]:
    """Tag each text."""
    cut = [(k, start, piece) for k, row in enumerate(rows) for start, piece in pieces(row.text)]
    names: list[set[Name]] = [set() for _ in rows]
    for (k, start, _), tags in zip(cut, tagger.tag([piece for _, _, piece in cut]), strict=True):
        names[k] |= {(start + tag.start, start + tag.end, tag.type) for tag in tags}
    return names


def count(rows: Sequence[Row], names: Sequence[set[Name]], fold: dict[str, str]) -> dict[str, Counter[str]]:
    """Right, extra and missing names by type, for the types that the texts are labelled with."""
    wanted = [{(s, e, LABELS.get(label, label)) for s, e, label in row.spans} for row in rows]
    wanted = [{(s, e, fold.get(t, t)) for s, e, t in want} for want in wanted]
    known = {t for want in wanted for _, _, t in want} & SCORED
    table: dict[str, Counter[str]] = {kind: Counter() for kind in sorted(known)}
    for want, have in zip(wanted, names, strict=True):
        mine = {(s, e, fold.get(t, t)) for s, e, t in have}
        for cell, part in (("right", want & mine), ("extra", mine - want), ("missing", want - mine)):
            for _, _, kind in part:
                if kind in known:
                    table[kind][cell] += 1
    return table


def measures(cells: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right, extra, missing = cells["right"], cells["extra"], cells["missing"]
    precision = right / (right + extra) if right + extra else 0.0
    recall = right / (right + missing) if right + missing else 0.0
    return precision, recall, 2 * right / (2 * right + extra + missing) if right else 0.0


def settled(row: Row, names: set[Name]) -> tuple[Row, set[Name]]:
    """Choose among the types that readers hold for right the one that was found, and leave out what they do not ask for."""
    at = {(start, end): kind for start, end, kind in names}
    spans, kept = [], set(names)
    for start, end, label in row.spans:
        types, kind = label.rstrip("?").split("+"), at.get((start, end))
        if not label.endswith("?"):
            spans.append(Span(start, end, kind if kind in types else types[0]))
        else:
            kept = {one for one in kept if one[1] <= start or end <= one[0]}
    return Row(row.text, tuple(spans)), {one for one in kept if one[2] != "Title"}


def report(title: str, rows: Sequence[Row], names: Sequence[set[Name]]) -> None:
    """Print a table of a set; "all" takes companies and other organisations together."""
    coarse, fine = count(rows, names, COARSE), count(rows, names, {})
    total = sum(coarse.values(), Counter())
    print(f"{title}: {len(rows)} texts, {total['right'] + total['missing']} names")
    for kind, cells in (("all", total), *coarse.items(), *((k, c) for k, c in fine.items() if k in COARSE)):
        precision, recall, f1 = measures(cells)
        print(f"  {kind:14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    """Read, tag, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, default=Path("data/training/sentences"))
    parser.add_argument("--annotations", type=Path, default=Path("data/training/annotations"))
    parser.add_argument("--news", type=Path, default=ANNOTATIONS)
    parser.add_argument("--model", type=Path, default=Path("data/models/tagger"))
    parser.add_argument("--out", type=Path, help="folder for the held-out texts")
    given = parser.parse_args()
    tagger = Tagger.read(given.model)
    sets = {name: hold for name, (_, hold) in outside_sets(given.data).items()}
    sets["own"] = own_sentences(given.sentences)[1]
    real = [
        parse_marked(plain(line)) for one in annotated(given.annotations, given.data) for line in one.text.split("\n")
    ]
    sets["real"] = [row for row in real if held_out(row.text)]
    news = [
        row
        for one in named.articles(given.data, given.news, measured=True)
        for row in named.rows(one._replace(posts=()))
    ]
    if news:
        both = [settled(row, names) for row, names in zip(news, found(tagger, news), strict=True)]
        report(styles.NEWS, [row for row, _ in both], [names for _, names in both])
    for name, rows in sets.items():
        report(name, rows, found(tagger, rows))
        if given.out:
            given.out.mkdir(parents=True, exist_ok=True)
            lines = (json.dumps({"text": row.text, "spans": row.spans}, ensure_ascii=False) for row in rows)
            (given.out / f"{name}.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()

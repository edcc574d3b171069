"""Relations of annotated real articles beside ours: precision and recall of each, precision of each rule, and every difference.

    python -m benchmarks.annotated DATA [--part learn] [--rows rows.tsv] [--most 400]

The annotations are those of data/training/news/articles.jsonl, the articles lie in DATA/articles (training/news.py tells
how they come there). Readers wrote down every relation between the names that the program found at the time, quickly: a
tenth may be wrong or missing. `held-out`, a fifth of the articles, is to measure; the rest, `learn`, is to look at.
Relations whose names the program gives otherwise now, or that readers hesitated at, count nowhere.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Document, Link, Reading, Span
from kg.recipe import Recipe
from training.annotations import check, whole_text
from training.news import ANNOTATIONS, held_out

SYMMETRIC = ("partnersWith", "competesWith")
SHOWN = 60  # code points around two names
BATCH = 32  # articles read together

Tie = tuple[str, str, str]


class Told(NamedTuple):
    """An annotated article: its text, its names without those that are none, and how each relation is told."""

    source: str
    text: str
    names: frozenset[str]
    ties: dict[Tie, str]


def tie(predicate: str, one: str, other: str) -> Tie:
    """Give a relation, that of equals in one order."""
    return (predicate, *sorted((one, other))) if predicate in SYMMETRIC else (predicate, one, other)  # type: ignore[return-value]


def told(lines: Iterator[str], data: Path, *, measured: bool) -> Iterator[Told]:
    """Yield the annotated articles of a part that are there, in the edition that was annotated."""
    for line in lines:
        row = json.loads(line)
        path = data / row["source"]
        if held_out(row["source"]) != measured or not path.is_file():
            continue
        text = whole_text(path)
        if check(text) != row["check"]:
            continue
        names = [Span(*(fuller[0] if fuller else (start, end))).of(text) for start, end, _, *fuller in row["names"]]
        ties = {
            tie(predicate, names[one], names[other]): (*how, "asserted")[0]
            for predicate, one, other, *how in row["ties"]
        }
        wrong = frozenset(names[k] for k in row["wrong"])
        yield Told(row["source"], text, frozenset(names) - wrong, ties)


def judged(article: Told, reading: Reading) -> Iterator[tuple[str, Tie, Link | None]]:
    """Yield every relation of an article with what is to be said of it: right, extra, missing, or that it does not count."""
    found: dict[Tie, Link] = {}
    for link in reading.links:
        if link.modality == "asserted":
            found.setdefault(tie(link.predicate, link.subject.name, link.object.name), link)
    for one, link in found.items():
        how = article.ties.get(one)
        if how is None and (one[0] == "versionOf" or not set(one[1:]) <= article.names):
            yield "not counted", one, link
        else:
            yield {"asserted": "right", "unsure": "not counted"}.get(how or "", "extra"), one, link
    yield from (("missing", one, None) for one, how in article.ties.items() if how == "asserted" and one not in found)


def around(text: str, link: Link | None, one: Tie) -> str:
    """Give the words that say it, or those between the names where they stand closest, in one line."""
    if link is not None:
        return link.evidence.of(text).replace("\n", " ")
    places = [[at for at in range(len(text)) if text.startswith(name, at)] for name in one[1:]]
    pairs = [(abs(a - b), min(a, b), max(a, b)) for a in places[0] for b in places[1]]
    _, start, end = min(pairs, default=(0, 0, 0))
    return text[max(0, start - SHOWN) : end + SHOWN].replace("\n", " ") if pairs else ""


def line(name: str, counted: Counter[str]) -> str:
    """Format precision and recall of one row."""
    right, extra, missing = counted["right"], counted["extra"], counted["missing"]
    precision, recall = right / max(1, right + extra), right / max(1, right + missing)
    return f"{name:14} P {precision:.3f} R {recall:.3f}  {right} right, {extra} extra, {missing} missing"


def main() -> None:
    """Read the articles, print the tables, write the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--part", choices=("learn", "held-out"), default="held-out")
    parser.add_argument("--most", type=int, help="read only so many articles")
    parser.add_argument("--rows", type=Path, help="write every difference there, tab-separated")
    given = parser.parse_args()
    with given.annotations.open(encoding="utf-8") as lines:
        articles = list(told(lines, given.data, measured=given.part == "held-out"))[: given.most]
    if not articles:
        parser.error(
            f"{given.data}/articles has none of the annotated articles; training/news.py tells how to get them"
        )
    recipe = Recipe(packs=("ai", "auto", "semi"))
    predicates, rules, rows = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter), []
    for first in range(0, len(articles), BATCH):
        part = articles[first : first + BATCH]
        readings = recipe([Document(id=a.source, text=a.text, sha256="") for a in part])
        for article, reading in zip(part, readings, strict=True):
            for what, one, link in judged(article, reading):
                predicates[one[0]][what] += 1
                predicates["all"][what] += 1
                if link is not None:
                    rules[f"{one[0]} {link.rule}"][what] += 1
                if what in ("extra", "missing"):
                    rule = link.rule if link is not None else ""
                    rows.append("\t".join((what, rule, *one, around(article.text, link, one), article.source)))
    print(f"{len(articles)} articles")
    for name, counted in sorted(predicates.items()):
        print(line(name, counted))
    print("rules, the worst first")
    shares = {name: c["right"] / total for name, c in rules.items() if (total := c["right"] + c["extra"]) >= 8}
    for name in sorted(shares, key=lambda n: (shares[n], n)):
        print(f"{shares[name]:.2f} of {rules[name]['right'] + rules[name]['extra']:4d} {name}")
    if given.rows:
        given.rows.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

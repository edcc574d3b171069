"""Names of real articles beside ours: precision and recall of each type by exact span, and every difference.

    python -m benchmarks.named DATA [--part learn] [--rows rows.tsv] [--most 400]

The names are those of data/training/news/articles.jsonl, written down by readers; the articles lie in DATA/articles
(training/news.py tells how they come there). `held-out`, a fifth of the articles, is to measure; the rest is to look at.
Names that a fair judge would neither ask for nor refuse count nowhere; what is said of one spelling in one article counts once.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.annotated import line
from kg.model import Document, Mention, Reading
from kg.recipe import Recipe
from training.named import Named, articles
from training.news import ANNOTATIONS

TYPES = ("Person", "Company", "Organization", "Model", "Product")
BATCH = 32  # articles read together
SHOWN = 20  # code points on either side of a name


class Difference(NamedTuple):
    """What is to be said of a name (right, extra, missing; border, type), its own type, its span, and what stands there instead."""

    what: str
    type: str
    start: int
    end: int
    instead: str


def judged(article: Named, reading: Reading) -> Iterator[Difference]:
    """Yield every name of either side; one with other borders or another type is told once for each side."""
    found: dict[tuple[int, int], Mention] = {}
    for mention in reading.mentions:
        if mention.type in TYPES:
            found.setdefault((mention.span.start, mention.span.end), mention)
    wanted = {(name.start, name.end): name for name in article.names}

    def others(place: tuple[int, int], side: list[tuple[tuple[int, int], str]]) -> str:
        theirs = [f"{kind} {article.text[s:e]}" for (s, e), kind in side if s < place[1] and place[0] < e]
        return " / ".join(theirs)

    readers = [(place, "/".join(name.types)) for place, name in wanted.items()]
    for place, mention in found.items():
        name = wanted.get(place)
        if name is not None and mention.type in name.types:
            yield Difference("right" if not name.optional else "not counted", mention.type, *place, "")
            continue
        near = [wanted[other] for other, _ in readers if other[0] < place[1] and place[0] < other[1]]
        broken = "\n" in article.text[slice(*place)]  # readers left names out that go over a line's end
        if broken or (near and all(one.optional for one in near)):
            yield Difference("not counted", mention.type, *place, others(place, readers))
        else:
            yield Difference("extra", mention.type, *place, others(place, readers))
    ours = [(place, mention.type) for place, mention in found.items()]
    for place, name in wanted.items():
        mention_ = found.get(place)
        if not name.optional and (mention_ is None or mention_.type not in name.types):
            yield Difference("missing", name.types[0], *place, others(place, ours))


def main() -> None:
    """Read the articles, print the table, write the differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--part", choices=("learn", "held-out"), default="held-out")
    parser.add_argument("--most", type=int, help="read only so many articles")
    parser.add_argument("--rows", type=Path, help="write every difference there, tab-separated")
    given = parser.parse_args()
    texts = list(articles(given.data, given.annotations, measured=given.part == "held-out"))[: given.most]
    if not texts:
        parser.error(f"{given.data}/articles has none of the articles; training/news.py tells how to get them")
    recipe = Recipe(packs=("ai", "auto", "semi"))
    types, rows = defaultdict[str, Counter[str]](Counter), []
    for first in range(0, len(texts), BATCH):
        part = texts[first : first + BATCH]
        readings = recipe([Document(id=a.source, text=a.text, sha256="") for a in part])
        for article, reading in zip(part, readings, strict=True):
            seen: set[tuple[str, str, str]] = set()
            for one in judged(article, reading):
                key = (one.what, one.type, article.text[one.start : one.end])
                if key in seen:
                    continue
                seen.add(key)
                types[one.type][one.what] += 1
                types["all"][one.what] += 1
                if one.what in ("extra", "missing"):
                    text = article.text
                    around = f"{text[max(0, one.start - SHOWN) : one.start]}[{text[one.start : one.end]}]{text[one.end : one.end + SHOWN]}"
                    cells = (one.what, one.type, text[one.start : one.end], one.instead, around, article.source)
                    rows.append("\t".join(cell.replace("\n", " ") for cell in cells))
    print(f"{len(texts)} articles")
    for name, counted in sorted(types.items()):
        print(line(name, counted))
    if given.rows:
        given.rows.write_text("".join(row + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()

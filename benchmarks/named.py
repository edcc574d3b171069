"""Names of real articles beside ours: precision and recall of each type by exact span, and every difference.

    python -m benchmarks.named DATA [--part learn] [--rows rows.tsv] [--most 400]

The names are those of data/training/news/articles.jsonl, written down by readers; the articles lie in DATA/articles
(training/news.py tells how they come there). `held-out`, a fifth of the articles, is to measure; the rest is to look at.
Names that a fair judge would neither ask for nor refuse count nowhere; what is said of one spelling in one article counts once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.annotated import line
from benchmarks.readings import given, readings, write
from kg.model import Mention, Reading
from training.named import Named

TYPES = ("Person", "Company", "Organization", "Model", "Product")
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
    texts, path = given(__doc__)
    types, rows = defaultdict[str, Counter[str]](Counter), []
    for article, reading in readings(texts):
        text, seen = article.text, set[tuple[str, str, str]]()
        for one in judged(article, reading):
            name = text[one.start : one.end]
            if (one.what, one.type, name) in seen:
                continue
            seen.add((one.what, one.type, name))
            types[one.type][one.what] += 1
            types["all"][one.what] += 1
            if one.what in ("extra", "missing"):
                around = f"{text[max(0, one.start - SHOWN) : one.start]}[{name}]{text[one.end : one.end + SHOWN]}"
                rows.append((one.what, one.type, name, one.instead, around, article.source))
    print(f"{len(texts)} articles")
    for name, counted in sorted(types.items()):
        print(line(name, counted))
    write(rows, path)


if __name__ == "__main__":
    main()

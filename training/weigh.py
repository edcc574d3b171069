"""Train the regression that weighs ties (`kg.extract.links.ties`), tell how often it is right on articles held out, and write it.

    python -m training.weigh --data DATA [--model data/models/ties] [--halves FIRST SECOND]

It learns from the relations that readers wrote down in news articles (`training.named`), and from those of our own articles
(`training.scored`), each of which counts for several: they say more of what is made, built in and built on than news do. It
learns as the whole program reads their names, its patterns state relations and the network that ships sees them. What readers
hesitated at counts nowhere; a relation with a name that is none is wrong. A network that has learned from our own articles
(`training.ties_taught`) is surer of them than of any other: `--halves` names two that have learned from one half of them
each, through which the other half is asked about. Needs no torch; about ten minutes on one core.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.extract.links.possible import features, key
from kg.extract.links.relations import Relations
from kg.extract.links.ties import DOUBTED, TAKEN, Ties
from kg.packs import read_packs
from training.items import PACKS, read
from training.named import Named, Things, articles
from training.news import ANNOTATIONS
from training.regression import Lesson, Pace, fitted
from training.scored import ARTICLES, annotated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Reading

WEIGHTS = 1 << 19
PACE = Pace(epochs=4, rate=0.03, decay=1e-5, batch=256)
OWN = 5.0
"""For how many of the possible ties of news one of our own articles counts."""
CUTS = (DOUBTED, -1.4, -0.7, 0.0, 0.4, 0.7, TAKEN, 1.5)


class Question(NamedTuple):
    """A possible tie of an article: its relation, whether patterns state it as a fact, and the lesson that it is."""

    predicate: str
    stated: bool
    lesson: Lesson


def main() -> None:
    """Read, learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="our own annotated articles")
    parser.add_argument("--model", type=Path, default=Path("data/models/ties"))
    parser.add_argument(
        "--halves",
        type=Path,
        nargs=2,
        metavar="FOLDER",
        help="networks that have not learned from articles 1, 3 …; 2, 4 …",
    )
    given = parser.parse_args()
    seen, held = (
        list(questions(articles(given.data, given.annotations, measured=measured))) for measured in (False, True)
    )
    if not seen:
        print(f"no annotated article lies in {given.data}; {given.model} stays as it is")
        return
    ours = list(annotated(given.articles))
    parts = [ours] if given.halves is None else [ours[0::2], ours[1::2]]
    own = [one for part, network in zip(parts, given.halves or [None], strict=True) for one in questions(part, network)]
    print(f"{len(seen)} and {len(own)} possible ties to learn from, {len(held)} held out", flush=True)
    lessons = [*(one.lesson for one in seen), *(one.lesson._replace(weight=OWN) for one in own)]
    learned = fitted(lessons, WEIGHTS, PACE)
    report([(learned.score(one.lesson.features), one) for one in held])
    given.model.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.model / "weights.npz", allow_pickle=False, **learned.tables("ties"))


def questions(annotated_articles: Iterable[Named], network: Path | None = None) -> Iterator[Question]:
    """Yield every possible tie of annotated articles with what readers say of it, as `network`, or the one that ships, sees it."""
    other = None if network is None else Relations(read_packs(PACKS), Ties(network))
    for article, reading, items, shipped in read(annotated_articles, Relations):
        reads = other or shipped
        answers = Answers(article, reading)
        for item in items:
            ties = reads.possible(item)
            for tie, row in zip(ties, features(ties), strict=True):
                right = answers.right(tie.predicate, tie.one, tie.other)
                if right is not None:
                    yield Question(tie.predicate, tie.rule is not None, Lesson(row, right))


class Answers:
    """What readers say of relations between the names of a reading, in match form."""

    def __init__(self, article: Named, reading: Reading) -> None:
        self._things = Things(article).named(reading)
        self._free = {name.thing for name in article.names if name.optional}
        self._told = {key(tie.predicate, tie.subject, tie.object): tie.how for tie in article.ties}

    def right(self, predicate: str, one: str, other: str) -> bool | None:
        """Say whether readers assert a relation between two names; None where that counts nowhere."""
        first, second = self._things.get(one), self._things.get(other)
        if first is None or second is None:
            return False
        if first == second:
            return None
        how = self._told.get(key(predicate, first, second))
        if how == "unsure" or not self._free.isdisjoint((first, second)):
            return None
        return how == "asserted"


def report(scored: list[tuple[float, Question]]) -> None:
    """Print for each relation how many of the stated ones below each score are right, and of the others above it."""
    for predicate in sorted({one.predicate for _, one in scored}):
        own = [(score, one) for score, one in scored if one.predicate == predicate]
        for stated, what in ((True, "stated, below"), (False, "not stated, from")):
            asked = [(score, one.lesson.right) for score, one in own if one.stated == stated]
            cells = []
            for cut in CUTS:
                taken = [right for score, right in asked if (score < cut) == stated]
                cells.append(f"{cut}: {sum(taken)} of {len(taken)}")
            print(f"{predicate:13} {what:16} {' | '.join(cells)}")
    print(f"in use: {DOUBTED} for what is stated, {TAKEN} for what is not")


if __name__ == "__main__":
    main()

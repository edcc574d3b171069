"""Train the regression that says which thing bears a sum or a date (`kg.extract.values.bearings`), measure it, and write it.

    python -m training.values --data DATA [--model data/models/values]

It learns from our own annotated articles (`training.scored`), each of which counts for several, and from those of the news
whose values readers wrote down (`training.told`), as the whole program reads their names. Of the held-out fifth of the news
it tells how many bearings are right. What may be left out counts nowhere. Needs no torch; two minutes on one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from kg.extract.values.attributes import Attributes
from kg.extract.values.bearings import DOUBTED, TAKEN
from kg.score.compare import same_value
from training.items import read
from training.named import Named, Things
from training.regression import Lesson, Pace, fitted
from training.scored import ARTICLES, Value, value, with_values
from training.told import document, told

WEIGHTS = 1 << 17
PACE = Pace(epochs=15, rate=0.1, decay=1e-4, batch=64)
OWN = 3.0
"""For how many bearings of news one of our own articles counts."""
CUTS = (DOUBTED, -1.0, 0.0, TAKEN, 1.0)

Told = tuple[Named, list[Value]]


def main() -> None:
    """Read, learn, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=Path, nargs="+", default=[ARTICLES], help="our own annotated articles")
    parser.add_argument("--model", type=Path, default=Path("data/models/values"))
    given = parser.parse_args()
    seen, held = (list(lessons(news(given.data, measured=measured))) for measured in (False, True))
    if not seen:
        print(f"no annotated article lies in {given.data}; {given.model} stays as it is")
        return
    own = list(lessons(chain.from_iterable(map(with_values, given.articles))))
    print(f"{len(own)} possible bearings of our own articles, {len(seen)} of news, {len(held)} held out", flush=True)
    learned = fitted([*(one._replace(weight=OWN) for one in own), *seen], WEIGHTS, PACE)
    for cut in CUTS:
        found = [one.right for one in held if learned.score(one.features) >= cut]
        print(f"from {cut}: {sum(found)} of {len(found)} right, of {sum(one.right for one in held)} in all")
    given.model.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(given.model / "weights.npz", allow_pickle=False, **learned.tables("values"))


def news(data: Path, *, measured: bool) -> Iterator[Told]:
    """Yield articles of the news with the values that readers wrote down."""
    for article, row in told(data, measured=measured):
        yield article, [value(one, int(one["entity"][1:])) for one in document(article, row)["attributes"]]


def lessons(articles: Iterable[Told]) -> Iterator[Lesson]:
    """Yield every possible bearing of annotated articles with what readers say of it."""
    told = list(articles)
    stated_in = {article.source: values for article, values in told}
    for article, reading, items, reads in read((article for article, _ in told), Attributes):
        things, values = Things(article).named(reading), stated_in[article.source]
        free = {name.thing for name in article.names if name.optional}
        for item in items:
            for figure, bearer, _, _, features in reads.possible(item):
                thing = things.get(bearer.name)
                stated = [
                    one.optional
                    for one in values
                    if (one.thing, one.attribute) == (thing, figure.attribute) and same_value(figure.value, one.value)
                ]
                if thing not in free and not (stated and all(stated)):
                    yield Lesson(features, bool(stated))


if __name__ == "__main__":
    main()

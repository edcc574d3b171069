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

from kg.extract.apart import Apart
from kg.extract.values.attributes import Attributes
from kg.extract.values.bearings import DOUBTED, TAKEN
from kg.model import Document
from kg.read.metadata import metadata
from kg.recipe import Recipe, folded
from kg.score.compare import same_value
from training.named import Named, Things
from training.regression import Lesson, Pace, fitted
from training.scored import ARTICLES, Value, value, with_values
from training.told import document, told

PACKS = ("ai", "auto", "semi")
WEIGHTS = 1 << 17
PACE = Pace(epochs=15, rate=0.1, decay=1e-4, batch=64)
OWN = 3.0
"""For how many bearings of news one of our own articles counts."""
TOGETHER = 64
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
    recipe = Recipe(packs=PACKS)
    recipe.prepare()
    apart = next(step for step in recipe.extractors if isinstance(step, Apart))
    before = recipe.extractors[: recipe.extractors.index(apart)]
    reads = next(step for step in apart.extractors if isinstance(step, Attributes))
    within = apart.extractors[: apart.extractors.index(reads)]
    all_of_them = list(articles)
    for first in range(0, len(all_of_them), TOGETHER):
        part = all_of_them[first : first + TOGETHER]
        given = [folded(_document(article))[0] for article, _ in part]
        for (article, values), reading in zip(part, recipe.tagged(given), strict=True):
            for step in before:
                reading = step(reading)  # noqa: PLW2901
            things = Things(article).named(reading)
            free = {name.thing for name in article.names if name.optional}
            for item in Apart.items(reading):
                for step in within:
                    item = step(item)  # noqa: PLW2901
                for figure, bearer, _, _, features in reads.possible(item):
                    thing = things.get(bearer.name)
                    stated = [
                        one.optional
                        for one in values
                        if (one.thing, one.attribute) == (thing, figure.attribute)
                        and same_value(figure.value, one.value)
                    ]
                    if thing not in free and not (stated and all(stated)):
                        yield Lesson(features, bool(stated))


def _document(article: Named) -> Document:
    return Document(id=article.source, text=article.text, sha256="", published=metadata(article.text).published)


if __name__ == "__main__":
    main()

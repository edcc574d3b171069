"""Annotated articles as the whole program reads them, up to the step that learns from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from kg.extract.apart import Apart
from kg.model import Document, Reading
from kg.protocols import Extractor
from kg.read.metadata import metadata
from kg.recipe import Recipe, folded
from training.named import Named

PACKS = ("ai", "auto", "semi")
TOGETHER = 64  # articles that are tagged at once

Step = TypeVar("Step", bound=Extractor)


def read(articles: Iterable[Named], step: type[Step]) -> Iterator[tuple[Named, Reading, list[Reading], Step]]:
    """Yield each article with its names, with its items as they come to a step that reads items, and that step."""
    recipe = Recipe(packs=PACKS)
    recipe.prepare()
    apart = next(one for one in recipe.extractors if isinstance(one, Apart))
    reads = next(one for one in apart.extractors if isinstance(one, step))
    before = recipe.extractors[: recipe.extractors.index(apart)]
    within = apart.extractors[: apart.extractors.index(reads)]
    told = list(articles)
    for first in range(0, len(told), TOGETHER):
        part = told[first : first + TOGETHER]
        given = [folded(_document(article))[0] for article in part]
        for article, reading in zip(part, recipe.tagged(given), strict=True):
            named = _through(before, reading)
            yield article, named, [_through(within, item) for item in Apart.items(named)], reads


def _through(steps: Iterable[Extractor], reading: Reading) -> Reading:
    for step in steps:
        reading = step(reading)
    return reading


def _document(article: Named) -> Document:
    return Document(id=article.source, text=article.text, sha256="", published=metadata(article.text).published)

"""Annotated news articles and what is read in them: command line and loop of the benchmarks that compare the two."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.model import Document, Reading
from kg.recipe import Recipe
from training.named import Named, articles
from training.news import ANNOTATIONS

BATCH = 32  # articles read together


class Given(NamedTuple):
    """The articles of the part that was asked for, and where differences are to be written, if anywhere."""

    articles: list[Named]
    rows: Path | None


def given(description: str | None) -> Given:
    """Read the command line; a folder without any of the articles is an error that says how to get them."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    parser.add_argument("--part", choices=("learn", "held-out"), default="held-out")
    parser.add_argument("--most", type=int, help="read only so many articles")
    parser.add_argument("--rows", type=Path, help="write every difference there, tab-separated")
    told = parser.parse_args()
    texts = list(articles(told.data, told.annotations, measured=told.part == "held-out"))[: told.most]
    if not texts:
        parser.error(f"{told.data}/articles has none of the annotated articles; training/news.py tells how to get them")
    return Given(texts, told.rows)


def readings(texts: list[Named]) -> Iterator[tuple[Named, Reading]]:
    """Yield each article with what the program reads in it."""
    recipe = Recipe(packs=("ai", "auto", "semi"))
    for first in range(0, len(texts), BATCH):
        part = texts[first : first + BATCH]
        yield from zip(part, recipe([Document(id=a.source, text=a.text, sha256="") for a in part]), strict=True)


def write(rows: Iterable[Iterable[str]], path: Path | None) -> None:
    """Write rows of cells, tab-separated, if there is somewhere to write them."""
    if path is not None:
        lines = ("\t".join(cell.replace("\n", " ") for cell in cells) + "\n" for cells in rows)
        path.write_text("".join(lines), encoding="utf-8")

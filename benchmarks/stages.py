"""Where the time of reading goes: seconds of every step on the same articles, beside jieba.lcut in the same run.

    python -m benchmarks.stages --megabytes 0.6

Processor time of this process, the least of several turns, since other work on the machine only ever adds to it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import jieba

from benchmarks.speed import articles
from kg.extract.apart import Apart
from kg.model import Document
from kg.reading_json import dump, public
from kg.recipe import Recipe, folded
from kg.text.folding import unfold

_Made = TypeVar("_Made")
_Given = ParamSpec("_Given")


class Clock:
    """Adds up the seconds of each step over one turn."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def __call__(self, step: str, work: Callable[_Given, _Made], *given: _Given.args, **named: _Given.kwargs) -> _Made:
        """Do some of a step."""
        start = time.process_time()
        made = work(*given, **named)
        self.seconds[step] += time.process_time() - start
        return made


def turn(recipe: Recipe, documents: list[Document]) -> dict[str, float]:
    """Read all documents once, step by step."""
    clock = Clock()
    for document in documents:
        clock("jieba.lcut", jieba.lcut, document.text)
    readings = [clock("noise, match form", folded, document)[0] for document in documents]
    readings = clock("tagger", lambda given: list(recipe.tagged(given)), readings)
    for extractor in (e for one in recipe.extractors for e in (one.extractors if isinstance(one, Apart) else (one,))):
        readings = [clock(type(extractor).__name__.lower(), extractor, reading) for reading in readings]
    for reading in [clock("back to the text", unfold, reading) for reading in readings]:
        clock("JSON of annotate", lambda given: json.dumps(public(given), ensure_ascii=False), reading)
        clock("compact form", dump, reading)
    return clock.seconds


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=0.6)
    options.add_argument("--turns", type=int, default=3)
    given = options.parse_args()
    texts = articles(int(given.megabytes * 1e6))
    size = sum(len(text.encode()) for text in texts) / 1e6
    documents = [Document(id=str(n), text=text, sha256="", sources=(f"{n}.txt",)) for n, text in enumerate(texts)]
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    recipe = Recipe()
    recipe.prepare()
    recipe(documents[:8])  # tables that are read when first asked
    turns = [turn(recipe, documents) for _ in range(given.turns)]
    least = {step: min(one[step] for one in turns) for step in turns[0]}
    jieba_alone = least["jieba.lcut"]
    print(f"{size:.2f} MB in {len(texts)} articles, the least of {given.turns} turns")
    for step, seconds in least.items():
        print(f"{step:20} {seconds:7.3f} s   x{seconds / jieba_alone:.3f} of jieba.lcut")
    whole = sum(s for step, s in least.items() if step not in ("jieba.lcut", "compact form"))
    print(
        f"{'annotate in all':20} {whole:7.3f} s   {size / whole:.3f} MB/s, {len(texts) / whole:.0f} documents/s, "
        f"x{jieba_alone / whole:.3f} the speed of jieba.lcut"
    )


if __name__ == "__main__":
    main()

"""Build the same documents in random orders and steps, with changes and removals on the way: the bytes must agree.

    python -m tests.growth --orders 50 --documents 300

Readings are remembered between the builds of one run, since a text is always read alike; all else is done each time.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.corpus import articles
from kg.engines.local import Local
from kg.errors import InputError
from kg.model import Document, Reading
from kg.pipeline import build, remove
from kg.protocols import Job
from kg.protocols import Recipe as RecipeLike
from kg.recipe import Recipe

Row = Mapping[str, str]


class Remembering:
    """An engine that reads each document once."""

    def __init__(self) -> None:
        self._engine = Local()
        self._known: dict[Document, Reading | InputError] = {}

    def close(self) -> None:
        """End the engine below."""
        self._engine.close()

    def begin(self, job: Job) -> None:
        """Let the engine below get ready."""
        self._engine.begin(job)

    def map(self, recipe: RecipeLike, documents: Iterable[Document]) -> Iterator[Reading | InputError]:
        """Give readings, in order."""
        wanted = list(documents)
        unknown = [document for document in wanted if document not in self._known]
        self._known.update(zip(unknown, self._engine.map(recipe, unknown), strict=True))
        return iter([self._known[document] for document in wanted])

    def assemble(self, assembly: Job, sheets: Iterable[Any]) -> Iterator[Any]:
        """Make parts of the graph."""
        return self._engine.assemble(assembly, sheets)


class Growth:
    """One set of documents, and all the ways to arrive at it."""

    def __init__(
        self, place: Path, rows: Iterable[Row], *, others: Iterable[Row] = (), recipe: Recipe | None = None
    ) -> None:
        self._place = place
        self._rows = list(rows)
        self._others = list(others)
        self._recipe = recipe or Recipe()
        self._engine = Remembering()
        self.expected = self._clean()

    def grow(self, chance: random.Random) -> bytes:
        """Arrive at the documents in some order; give the bytes of the graph."""
        folder, kb = self._emptied("news"), self._emptied("kb")
        kb.rmdir()
        rows = chance.sample(self._rows, len(self._rows))
        others = chance.sample(self._others, chance.randint(0, len(self._others)))
        steps = [[] for _ in range(chance.randint(1, 5))]  # type: list[list[Row]]
        for row in [*rows, *others]:
            chance.choice(steps).append(row)
        late: list[Row] = []
        for step in steps:
            written = []
            for row in step:
                if row in rows and chance.random() < 0.1:
                    late.append(row)
                    written.append(_write(folder, dict(row) | {"text": f"{row['text']}另有消息称，此事未定。\n"}))
                else:
                    written.append(_write(folder, row))
            if written:
                self._build([folder] if chance.random() < 0.5 else chance.sample(written, len(written)), kb)
        for row in others:
            (folder / f"{row['id']}.jsonl").unlink()
        for row in late:
            _write(folder, row)
        if others and chance.random() < 0.5:
            remove(kb, [f"{row['id']}.jsonl" for row in others], recipe=self._recipe, engine=self._engine)
            self._build([folder], kb)
        else:
            self._build([folder], kb, sync=True)
        return (kb / "graph.ttl").read_bytes()

    def _clean(self) -> bytes:
        folder, kb = self._emptied("news"), self._emptied("clean")
        kb.rmdir()
        for row in self._rows:
            _write(folder, row)
        self._build([folder], kb)
        return (kb / "graph.ttl").read_bytes()

    def _build(self, inputs: Iterable[Path], kb: Path, *, sync: bool = False) -> None:
        build([str(path) for path in inputs], kb, recipe=self._recipe, engine=self._engine, sync=sync)

    def _emptied(self, name: str) -> Path:
        shutil.rmtree(self._place / name, ignore_errors=True)
        (self._place / name).mkdir()
        return self._place / name


def _write(folder: Path, row: Row) -> Path:
    path = folder / f"{row['id']}.jsonl"
    path.write_text(json.dumps(dict(row), ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def of(place: Path, documents: int) -> Growth:
    """Take that many documents, and a tenth as many that come and go."""
    rows = list(articles(documents + documents // 10))
    return Growth(place, rows[:documents], others=rows[documents:])


def main() -> None:
    """Run it and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--orders", type=int, default=50)
    options.add_argument("--documents", type=int, default=300)
    given = options.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kg-growth-") as place:
        growth = of(Path(place), given.documents)
        for seed in range(given.orders):
            assert growth.grow(random.Random(seed)) == growth.expected, f"seed {seed}: the bytes differ"
    sys.stdout.write(
        f"{given.orders} orders of {given.documents} documents: same bytes ({time.monotonic() - began:.0f} s)" + "\n"
    )


if __name__ == "__main__":
    main()

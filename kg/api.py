"""Building and reading from Python: `kg.build` and `kg.annotate`."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from kg import pipeline
from kg.engines.table import engine as named_engine
from kg.errors import InputError
from kg.knowledge_base import KnowledgeBase
from kg.model import Document, Reading
from kg.recipe import Recipe

_Path = str | os.PathLike[str]


def build(
    inputs: _Path | Iterable[_Path],
    output: _Path,
    *,
    packs: Sequence[str] = ("ai",),
    jobs: int = 1,
    engine: str = "local",
    master: str = "",
    conf: Sequence[str] = (),
    quads: _Path = "",
    lexicon: bool = True,
    sync: bool = False,
) -> KnowledgeBase:
    """Build a knowledge base from files and folders, or add to one; `InputError` if nothing could be read."""
    given = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    with closing(named_engine(engine, jobs=jobs, master=master, conf=tuple(conf))) as runs:
        report = pipeline.build(
            [os.fspath(one) for one in given],
            Path(output),
            recipe=Recipe(packs=tuple(packs), lexicon=lexicon),
            engine=runs,
            quads=os.fspath(quads),
            sync=sync,
        )
    if not report.read:
        raise (
            report.skipped[0] if report.skipped else InputError(str(output), "no input holds a document", "name files")
        )
    return KnowledgeBase(output)


def annotate(
    documents: Iterable[Document | str], *, packs: Sequence[str] = ("ai",), jobs: int = 1, lexicon: bool = True
) -> Iterator[Reading]:
    """Read documents, or texts, one finished reading each, in order; what cannot be read raises."""
    recipe = Recipe(packs=tuple(packs), lexicon=lexicon)
    with closing(named_engine(jobs=jobs)) as runs:
        for outcome in runs.map(recipe, map(_document, documents)):
            if isinstance(outcome, InputError):
                raise outcome
            yield outcome


def _document(given: Document | str) -> Document:
    if isinstance(given, Document):
        return given
    digest = hashlib.sha256(given.encode()).hexdigest()
    return Document(id=digest[:16], text=given, sha256=digest)

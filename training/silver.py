"""Lessons from what the whole program finds in raw text: its names, which words, wording and the document bear out.

The input is what `kg annotate` writes, one JSON line for each document. Where a teacher sees a name and the program
none, the teacher is believed: the program leaves out names of which the tagger is not sure, and that is no denial.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from training import corpus
from training.styles import TYPES, UNIFIED, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHORTEST = 8  # characters of a piece that is worth a lesson
EMPTY = 1 / 3  # share kept of the pieces in which nothing is named


class Silver(NamedTuple):
    """The label numbers of a piece, and at which characters they can be trusted: not where a cut divides a name."""

    labels: np.ndarray
    sure: np.ndarray


def pieces(paths: Iterable[Path], held: set[str], most: int) -> dict[str, Silver]:
    """Give pieces of annotated documents in random order, `most` characters of them, none twice and none of `held`."""
    lines = [line for path in paths for line in path.read_text("utf-8").split("\n") if line.strip()]
    random.shuffle(lines)
    found: dict[str, Silver] = {}
    size = 0
    for line in lines:
        told = json.loads(line)
        if "mentions" not in told:
            continue  # a line that could not be read, with its error
        for text, silver in _of_document(told):
            if text in found or text in held:
                continue
            if silver.labels.any() or not silver.sure.all() or random.random() < EMPTY:  # noqa: S311
                found[text] = silver
                size += len(text)
        if size > most:
            break
    return found


def mixed(silver: Silver, probable: np.ndarray, trust: float) -> np.ndarray:
    """Mix what the teachers find probable (characters x labels) with the silver labels, which weigh `trust`."""
    silent = (silver.labels == 0) & (probable.argmax(1) != 0)
    share = np.where(silver.sure & ~silent, trust, 0)[:, None]
    told: np.ndarray = share * np.eye(len(UNIFIED), dtype=np.float32)[silver.labels] + (1 - share) * probable
    return told


def _of_document(told: dict[str, Any]) -> Iterator[tuple[str, Silver]]:
    spans = _spans(told)
    for offset, piece in corpus.pieces(told["text"]):
        text = piece.strip()
        if not SHORTEST <= len(text) <= corpus.LONGEST:
            continue
        first = offset + len(piece) - len(piece.lstrip())
        last = first + len(text)
        inside, sure = [], np.ones(len(text), bool)
        for start, end, kind in spans:
            if first <= start and end <= last:
                inside.append(corpus.Span(start - first, end - first, kind))
            elif start < last and first < end:
                sure[max(0, start - first) : end - first] = False
        text = text.replace("\n", " ").replace("\r", " ")
        yield text, Silver(numbers(corpus.Row(text, tuple(inside)), UNIFIED), sure)


def _spans(told: dict[str, Any]) -> list[corpus.Span]:
    """Give the mentions of a document that do not overlap, in order; of two that do, the longer."""
    out: list[corpus.Span] = []
    mentions = {(one["start"], one["end"], one["type"]) for one in told["mentions"]}
    for start, end, kind in sorted(mentions, key=lambda m: (m[0] - m[1], m)):
        if kind in TYPES and not any(start < other.end and other.start < end for other in out):
            out.append(corpus.Span(start, end, kind))
    return sorted(out)

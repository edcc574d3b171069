"""Skip-gram vectors of characters, bigrams and words, and clusters of words, from raw text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import rjieba
from gensim.models import Word2Vec

from kg.extract.names.features import LAST_CHAR, LONGEST_WORD, normalise
from training.corpus import raw_lines

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 64
SPREAD = 0.3  # standard deviation of the vectors when training of the network starts
CLUSTERS = 600


class Table(NamedTuple):
    """Settings of one skip-gram table."""

    window: int
    epochs: int
    least: int
    rows: int


TABLES = {"chars": Table(3, 1, 3, 6000), "bigrams": Table(4, 1, 5, 50000), "words": Table(4, 2, 5, 40000)}


def write_streams(data: Path, sentences: Path, work: Path) -> None:
    """Write raw.txt, and for each table the same text as a stream of its units."""
    files = {name: (work / f"{name}.stream").open("w", encoding="utf-8") for name in TABLES}
    with (work / "raw.txt").open("w", encoding="utf-8") as raw:
        for line in raw_lines(data, sentences):
            raw.write(line + "\n")
            folded = "".join(map(normalise, line))
            pairs = "$" + folded + "$"
            files["chars"].write(" ".join(folded) + "\n")
            files["bigrams"].write(" ".join(pairs[k : k + 2] for k in range(len(pairs) - 1)) + "\n")
            words = ("".join(map(normalise, word)) for word in rjieba.cut(line))
            files["words"].write(" ".join(word for word in words if word != "_") + "\n")
    for file in files.values():
        file.close()


def learn(name: str, work: Path, seed: int) -> None:
    """Learn one table and write its vocabulary (one unit a line) and its vectors."""
    table = TABLES[name]
    model = Word2Vec(
        corpus_file=str(work / f"{name}.stream"),
        vector_size=WIDTH,
        window=table.window,
        min_count=table.least,
        sg=1,
        negative=5,
        sample=1e-4,
        workers=1,
        epochs=table.epochs,
        seed=seed,
    )
    known = (unit for unit in model.wv.index_to_key if len(unit) <= LONGEST_WORD and max(unit) < LAST_CHAR)
    units = list(known)[: table.rows]
    vectors = np.stack([model.wv[unit] for unit in units])
    vectors *= SPREAD / vectors.std()
    (work / f"{name}.txt").write_text("".join(unit + "\n" for unit in units), encoding="utf-8")
    np.save(work / f"{name}.npy", vectors.astype(np.float32))


def cluster(vectors: np.ndarray, seed: int, rounds: int = 15) -> np.ndarray:
    """Clusters of vectors by direction (spherical k-means): the number of each vector's cluster."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centres = unit[np.random.default_rng(seed).choice(len(unit), CLUSTERS, replace=False)]
    nearest = np.zeros(len(unit), np.int64)
    for _ in range(rounds):
        nearest = (unit @ centres.T).argmax(1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, unit)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(lengths > 0, sums / np.maximum(lengths, 1e-9), centres)
    return nearest


def run(data: Path, sentences: Path, work: Path, seed: int) -> None:
    """Make every table and the word clusters."""
    began = time.time()
    write_streams(data, sentences, work)
    print(f"streams {time.time() - began:.0f} s", flush=True)
    for name in ("chars", "words", "bigrams"):
        learn(name, work, seed)
        print(f"{name} {time.time() - began:.0f} s", flush=True)
    np.save(work / "clusters.npy", cluster(np.load(work / "words.npy"), seed))

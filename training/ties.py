"""Train the network of ties: on hidden words, on outside texts as the patterns read them, on written ones; then export.

python -m training.ties --data DATA --vectors training-work [--written data/training/relations] [--model data/models/ties]
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import Counter
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.extract.links.windows import ending
from training.annotations import annotated
from training.news import ANNOTATIONS, held_out
from training.ties_corpus import CLASSES, DOMAINS, FITS, Article, Labelled, Triple, articles, news, normal, outside
from training.ties_export import export
from training.ties_network import Network, Vectors, batch
from training.ties_words import learn_words

T = TypeVar("T")

TRAINING = Path("data/training")
SEEN = 0.5  # probability from which a relation counts as seen in the report
CUTS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
BATCH = 2_600  # tokens with padding
PAIRS = 700  # of a batch
EXAMPLES = 2_000  # windows that tell how far goes what is asked of the tagger


def groups(pool: list[T], size: Callable[[T], tuple[int, int]]) -> list[list[T]]:
    """Group windows of like length; `size` tells how many tokens and pairs one has."""
    out: list[list[T]] = [[]]
    pairs = 0
    for one in sorted(pool, key=lambda x: size(x)[0] + random.uniform(0, 8)):  # noqa: S311
        tokens, of_it = size(one)
        if out[-1] and (tokens * (len(out[-1]) + 1) > BATCH or pairs + of_it > PAIRS):
            out.append([])
            pairs = 0
        out[-1].append(one)
        pairs += of_it
    random.shuffle(out)
    return out


def _size(one: Labelled) -> tuple[int, int]:
    return len(one.window.tokens), len(one.window.pairs)


def learn(
    network: Network, pools: list[tuple[list[Labelled], int, int]], vectors: Vectors, epochs: int, rate: float
) -> None:
    """Learn from pools (windows, how often in an epoch, at most so many of them); the rate falls in a line to nothing."""
    optimiser = torch.optim.Adam(network.parameters(), lr=rate, weight_decay=1e-5)
    network.train()
    began, step, total = time.time(), 0, 0
    for epoch in range(epochs):
        material = [
            one
            for pool, times, most in pools
            for _ in range(times)
            for one in random.sample(pool, min(most, len(pool)))
        ]
        batches = groups(material, _size)
        total = total or epochs * len(batches)
        losses = []
        for group in batches:
            b = batch(group, vectors)
            loss = functional.binary_cross_entropy_with_logits(network(b), b.right, reduction="none")
            loss = (loss * b.weight).sum() / 20
            optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 100) * max(0, 1 - step / total) + 1e-6
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
            losses.append(loss.item())
        print(f"epoch {epoch} loss {np.mean(losses):.3f} {time.time() - began:.0f} s", flush=True)
    network.eval()


def judged(network: Network, article: Article, vectors: Vectors) -> dict[Triple, float]:
    """Give the probability of every relation of an article."""
    best: dict[Triple, float] = {}
    for one in article.windows:
        with torch.no_grad():
            rows = torch.sigmoid(network(batch([one], vectors))).numpy()
        for pair, row in zip(one.window.pairs, rows, strict=True):
            first, second = (one.window.names[i].mention for i in pair[:2])
            for cell in np.nonzero(FITS[first.type, second.type])[0]:
                predicate, turned = CLASSES[cell]
                ends = (second.name, first.name) if turned else (first.name, second.name)
                key = normal((predicate, *ends))
                best[key] = max(best.get(key, 0.0), float(row[cell]))
    return best


def report(held: list[Article], found: list[dict[Triple, float]]) -> None:
    """Print what patterns, the network and both find in held-out articles, and how often it is right where they find nothing."""
    tables = {name: {p: Counter[str]() for p in (*DOMAINS, "all")} for name in ("patterns", "network", "both")}
    for article, best in zip(held, found, strict=True):
        sure = {t for t, probable in best.items() if probable >= SEEN}
        for name, have in (("patterns", article.patterns), ("network", sure), ("both", sure | article.patterns)):
            for cell, part in (
                ("right", article.wanted & have),
                ("extra", have - article.wanted - article.unsure),
                ("missing", article.wanted - have),
            ):
                for predicate, *_ in part:
                    tables[name][predicate][cell] += 1
                    tables[name]["all"][cell] += 1
    for predicate in (*DOMAINS, "all"):
        told = [f"{predicate:13}"]
        for name, table in tables.items():
            c = table[predicate]
            precision = c["right"] / max(1, c["right"] + c["extra"])
            recall = c["right"] / max(1, c["right"] + c["missing"])
            told.append(f"{name} P {precision:.3f} R {recall:.3f}")
        print(" | ".join(told))
    for predicate in DOMAINS:
        further = [
            (probable, triple in article.wanted)
            for article, best in zip(held, found, strict=True)
            for triple, probable in best.items()
            if triple[0] == predicate and triple not in article.patterns and triple not in article.unsure
        ]
        cells = [
            f"{cut}: {sum(g for p, g in further if p >= cut)} of {sum(p >= cut for p, _ in further)}" for cut in CUTS
        ]
        print(f"{predicate:13} right beyond patterns, from each probability on | {' | '.join(cells)}")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="holds raw, relations and articles")
    parser.add_argument("--vectors", type=Path, required=True, help="where training.train left its embeddings")
    parser.add_argument("--written", type=Path, default=TRAINING / "relations")
    parser.add_argument("--annotations", type=Path, default=TRAINING / "annotations")
    parser.add_argument("--news", type=Path, default=ANNOTATIONS)
    parser.add_argument("--work", type=Path, help="folder that keeps the outside texts as read")
    parser.add_argument("--model", type=Path, default=Path("data/models/ties"))
    parser.add_argument("--words-minutes", type=float, default=12, help="for hidden words")
    parser.add_argument("--epochs", type=int, default=13)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Read, learn, choose, export."""
    given = options()
    torch.set_num_threads(1)
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(given.seed)
    vectors = Vectors(given.vectors)
    kept = given.work / "outside.pickle" if given.work else None
    if kept is not None and kept.is_file():
        read = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    else:
        read = outside(given.data, given.seed)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(read))
    real = chain(annotated(given.annotations, given.data), news(given.data, given.news))
    held: list[Article] = []
    rest: list[Article] = []
    for text in articles(given.written, real):
        (held if text.source.startswith("articles/") and held_out(text.source) else rest).append(text)
    print(
        f"{len(read)} outside windows, {len(rest)} texts to learn from, {len(held)} real articles held out", flush=True
    )
    network = Network(vectors.size)
    learn_words(network, given.vectors, vectors, given.words_minutes)
    learn(network, [(read, 1, len(read))], vectors, 2, 2e-3)
    windows = [one for article in rest for one in article.windows]
    learn(network, [(windows, 1, len(windows)), (read, 1, 3000)], vectors, given.epochs, 2e-3)
    report(held, [judged(network, article, vectors) for article in held])
    used = Counter[str]()
    for one in (*read, *windows):
        used.update(one.window.tokens)
        used.update(filter(None, (ending(name.mention.type, name.mention.name) for name in one.window.names)))
    seen = np.concatenate([one.sight for one in random.sample(windows, min(len(windows), EXAMPLES))])
    export(network, vectors, used, seen, given.model)


if __name__ == "__main__":
    main()

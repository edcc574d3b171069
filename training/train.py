"""Train the tagger: embeddings, masked pre-training, joint and balancing stages, export.

python -m training.train --data DATA [--sentences FOLDER] [--work WORK] [--model data/models/tagger]
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.optim import Adam, SparseAdam

from kg.extract.names.features import PAIR_AFTER, PAIR_BEFORE, WORD, Features
from training import corpus, embeddings, export, lexicons, pretrain, styles
from training.labels import labels
from training.network import Network, deepened
from training.substitution import Substitution

WIDTH = 160
AVERAGED_FROM = 0.4  # share of a stage after which the running mean of the weights begins
OWN = "own"
STAGES = ("embeddings", "pretrain", "joint", "balance", "polish", "export")
AS_IS = 0.5  # share of the news that keeps its names in an epoch
HIDDEN_ROWS = 0.05  # share of pairs and words that are taken for unknown ones, so that the unknown row is trained


class Example(NamedTuple):
    """An encoded text, its label numbers in its own set's head (or None), and the labels the unified head may give."""

    rows: np.ndarray
    own: np.ndarray | None
    allowed: np.ndarray


class Plan(NamedTuple):
    """Settings of a supervised stage."""

    minutes: float
    epochs: int
    rate: float
    batch: int
    dropout: float
    repeat: dict[str, int]
    cap: dict[str, int]


class Mean:
    """The running mean of a network's weights: steadier than where the last few batches happened to lead."""

    EVERY = 10  # steps
    KEPT = 0.97  # of the mean before, each time

    def __init__(self, network: nn.Module) -> None:
        self._weights = [weights.data for weights in network.parameters()]
        self._mean: list[torch.Tensor] = []

    def take(self) -> None:
        """Take the weights as they are into the mean."""
        if not self._mean:
            self._mean = [weights.clone() for weights in self._weights]
        torch._foreach_lerp_(self._mean, self._weights, 1 - self.KEPT)

    def put(self) -> None:
        """Give the network the mean of its weights."""
        for weights, mean in zip(self._weights, self._mean, strict=bool(self._mean)):
            weights.copy_(mean)


class Material:
    """Labelled texts of all styles, encoded; the project's own sentences are made anew with other names each epoch."""

    def __init__(self, data: Path, sentences: Path, features: Features, seed: int) -> None:
        self.features = features
        self.chance = random.Random(seed)  # noqa: S311 - not a secret
        outside = {name: list(corpus.cut(learn)) for name, (learn, _) in corpus.outside_sets(data).items()}
        self.heads = {name: labels(styles.label_types(rows)) for name, rows in outside.items()}
        self.fixed = {name: self._encode(name, rows) for name, rows in outside.items()}
        self.sentences = corpus.own_sentences(sentences)[0]
        self.substitution = Substitution(data, outside, self.sentences, seed)
        self.heads["unified"] = styles.UNIFIED
        self.news: list[corpus.Row] = []

    def _encode(self, name: str, rows: list[corpus.Row]) -> list[Example]:
        encoding = self.features.encode([row.text for row in rows])
        out = []
        for row, start in zip(rows, encoding.starts, strict=True):
            own = styles.numbers(row, self.heads[name]) if name in self.heads else None
            allowed = styles.exactly(row, styles.UNIFIED) if name == OWN else styles.allowed_labels(name, row)
            out.append(Example(encoding.rows[start : start + len(row.text)], own, allowed))
        return out

    def epoch(self, plan: Plan) -> list[tuple[str, list[Example]]]:
        """Batches of one pass in random order; each holds texts of one style and of like length."""
        own = list(corpus.cut(self.sentences))
        made = [self.substitution.vary(row) for _ in range(plan.repeat[OWN] - 1) for row in self.sentences]
        pools = dict(self.fixed)
        pools[OWN] = self._encode(OWN, own + list(corpus.cut(made)))
        news = [row if self.chance.random() < AS_IS else self.substitution.vary(row) for row in self.news]
        pools[styles.NEWS] = self._encode(styles.NEWS, news)
        out = []
        for name, pool in pools.items():
            if not pool:
                continue
            texts = pool if len(pool) <= plan.cap.get(name, len(pool)) else random.sample(pool, plan.cap[name])
            for _ in range(plan.repeat.get(name, 1) if name != OWN else 1):
                out += [(name, group) for group in grouped(texts, plan.batch)]
        random.shuffle(out)
        return out


def grouped(pool: list[Example], most: int) -> list[list[Example]]:
    """Group examples of like length so that a group takes at most `most` characters with its padding."""
    groups: list[list[Example]] = [[]]
    longest = 0
    for example in sorted(pool, key=lambda e: len(e.rows) + random.uniform(0, 6)):  # noqa: S311 - not a secret
        longest = max(longest, len(example.rows))
        if groups[-1] and longest * (len(groups[-1]) + 1) > most:
            groups.append([])
            longest = len(example.rows)
        groups[-1].append(example)
    return groups


def supervised(network: Network, material: Material, plan: Plan) -> None:
    """Train all heads on all styles; the rate falls in a line to nothing at the end of the time or of the epochs."""
    network.set_sparse(sparse=True)
    network.train()
    network.dropout = plan.dropout
    tables = list(network.tables.parameters())
    others = [p for name, p in network.named_parameters() if not name.startswith("tables.")]
    optimisers = [
        kind(weights, lr=plan.rate, betas=(0.9, 0.98)) for kind, weights in ((Adam, others), (SparseAdam, tables))
    ]
    mean = Mean(network)
    began, step, total = time.time(), 0, None
    for epoch in range(plan.epochs):
        batches = material.epoch(plan)
        total = total or len(batches) * plan.epochs
        losses = []
        for name, group in batches:
            done = max(step / total, (time.time() - began) / 60 / plan.minutes)
            if done >= 1:
                mean.put()
                return
            for optimiser in optimisers:
                optimiser.param_groups[0]["lr"] = plan.rate * min(1, (step + 1) / 100) * (1 - done) + 1e-6
            loss = batch_loss(network, name, group)
            for optimiser in optimisers:
                optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(others, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            if done > AVERAGED_FROM and step % Mean.EVERY == 0:
                mean.take()
            losses.append(loss.item())
            if step in (20, 100):
                print(f"step {step} of {total}, {time.time() - began:.0f} s", flush=True)
        told = f"epoch {epoch} step {step} loss {np.mean(losses):.3f} minutes {(time.time() - began) / 60:.1f}"
        print(told, flush=True)
    mean.put()


def batch_loss(network: Network, name: str, group: list[Example]) -> torch.Tensor:
    """Mean loss of a batch over the unified head and, if the style has one, its own head."""
    rows, lengths = pretrain.stack([example.rows for example in group])
    for column in (PAIR_BEFORE, PAIR_AFTER, WORD):
        hidden = torch.rand(rows.shape[:2]).numpy() < HIDDEN_ROWS
        rows[..., column][hidden & (rows[..., column] > 0)] = 1
    counts = torch.from_numpy(lengths)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        encoded = network.encode(torch.from_numpy(rows), counts)
    encoded = encoded.float()
    allowed = np.ones((len(rows), len(group), len(styles.UNIFIED)), bool)
    for k, example in enumerate(group):
        allowed[: len(example.allowed), k] = example.allowed
    loss = network.loss("unified", encoded, torch.from_numpy(allowed), counts)
    if group[0].own is not None:
        exact = np.ones((len(rows), len(group), network.heads[name].out_features), bool)
        for k, example in enumerate(group):
            exact[: len(example.own), k] = np.eye(exact.shape[2], dtype=bool)[example.own]
        loss = loss + network.loss(name, encoded, torch.from_numpy(exact), counts)
    return loss / len(group)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="holds ner, raw, lexicon, relations")
    parser.add_argument("--sentences", type=Path, default=Path("data/training/sentences"))
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for what is made on the way")
    parser.add_argument("--model", type=Path, default=Path("data/models/tagger"))
    parser.add_argument("--stages", default=",".join(STAGES), help="what to do, each from what the last one left")
    parser.add_argument("--pretrain-minutes", type=float, default=38)
    parser.add_argument("--joint-minutes", type=float, default=17)
    parser.add_argument("--balance-minutes", type=float, default=10)
    parser.add_argument("--polish-minutes", type=float, default=29)
    parser.add_argument("--start", type=Path, help="weights to go on from, or to export, instead of the last stage's")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Do the stages."""
    given = options()
    stages = given.stages.split(",")
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    work = given.work
    work.mkdir(parents=True, exist_ok=True)
    if "embeddings" in stages:
        embeddings.run(given.data, given.sentences, work, given.seed)
        lexicons.write(given.data, work, work / "vocab")
    features = Features.read(work / "vocab")
    vectors = {name: np.load(work / f"{name}.npy") for name in embeddings.TABLES}
    if "pretrain" in stages:
        pool = pretrain.Pool(features, work / "raw.txt", given.seed)
        network = Network(vectors, {}, WIDTH, 0.1)
        clusters = np.load(work / "clusters.npy")
        save = work / "pretrain.pt"
        pretrain.run(network, pool, clusters, given.seed, minutes=given.pretrain_minutes, rate=2e-3, save=save)
    twice, thrice = {"cluener": 2, "resume": 2, OWN: 4}, {"cluener": 3, "resume": 3, OWN: 6}
    plans = {
        "joint": Plan(given.joint_minutes, 6, 2e-3, 5000, 0.3, twice, {}),
        "balance": Plan(given.balance_minutes, 4, 1e-3, 4000, 0.4, thrice, {"msra": 22000}),
        "polish": Plan(given.polish_minutes, 6, 1.5e-3, 4000, 0.33, thrice, {}),
    }
    chosen = [name for name in plans if name in stages]
    if chosen:
        material = Material(given.data, given.sentences, features, given.seed)
        network = Network(vectors, material.heads, WIDTH, 0.3)
        before = STAGES[STAGES.index(chosen[0]) - 1]
        network.load_state_dict(deepened(torch.load(given.start or work / f"{before}.pt")), strict=False)
        for name in chosen:
            supervised(network, material, plans[name])
            torch.save(network.state_dict(), work / f"{name}.pt")
    if "export" in stages:
        export.write(
            deepened(torch.load(given.start if given.start and not chosen else work / f"{STAGES[-2]}.pt")),
            work / "vocab",
            given.model,
        )


if __name__ == "__main__":
    main()

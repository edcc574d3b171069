"""What the network of ties learns before any tie: to tell hidden words of raw text from their neighbours.

The commonest words are told themselves, the others by their cluster; the convolutions are kept, the teller is not.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.ties_network import Network, Vectors

TOLD = 3_000  # commonest words that are told themselves
HIDDEN = 0.15  # share of words
LONGEST, SHORTEST = 100, 6  # words of a stretch
POOL = 4_000  # stretches that are sorted by length at a time
BATCH = 5_000  # words with padding
RATE = 2e-3


class Teller(nn.Module):
    """What stands for a hidden word, and the scores of what it may be."""

    def __init__(self, width: int, size: int, count: int) -> None:
        super().__init__()
        self.mask = nn.Parameter(torch.zeros(size))
        self.out = nn.Linear(width, count)


def learn_words(network: Network, work: Path, vectors: Vectors, minutes: float) -> None:
    """Teach the first layers of a network for so many minutes with the words that training.train left in `work`."""
    words = (work / "words.txt").read_text("utf-8").removesuffix("\n").split("\n")
    clusters = np.load(work / "clusters.npy")
    numbers = {word: i if i < TOLD else TOLD + int(clusters[i]) for i, word in enumerate(words)}
    teller = Teller(network.seen.out_features, vectors.size, TOLD + int(clusters.max()) + 1)
    weights = [*network.mix.parameters(), *network.layers.parameters(), *teller.parameters()]
    optimiser = torch.optim.Adam(weights, lr=RATE)
    network.train()
    began, losses = time.time(), []
    for step, group in enumerate(_batches(work / "words.stream"), 1):
        done = (time.time() - began) / 60 / minutes
        if done >= 1:
            break
        loss = _loss(network, teller, group, vectors, numbers)
        optimiser.param_groups[0]["lr"] = RATE * min(1, step / 100) * (1 - done) + 1e-6
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 5.0)
        optimiser.step()
        losses.append(loss.item())
        if step % 500 == 0:
            print(f"words: step {step} {done:.0%} loss {np.mean(losses[-500:]):.3f}", flush=True)


def _loss(
    network: Network, teller: Teller, group: list[list[str]], vectors: Vectors, numbers: dict[str, int]
) -> torch.Tensor:
    longest = max(map(len, group))
    given = np.zeros((len(group), longest, vectors.size), np.float32)
    live = np.zeros((len(group), longest, 1), np.float32)
    wanted = np.full((len(group), longest), -1)
    for k, stretch in enumerate(group):
        given[k, : len(stretch)] = [vectors(word) for word in stretch]
        live[k, : len(stretch)] = 1
        wanted[k, : len(stretch)] = [numbers.get(word, -1) for word in stretch]
    hidden = (np.random.rand(*wanted.shape) < HIDDEN) & (live[..., 0] > 0)  # noqa: NPY002
    asked = hidden & (wanted >= 0)
    seen = torch.where(torch.from_numpy(hidden)[..., None], teller.mask, torch.from_numpy(given))
    states = network.states(seen, torch.from_numpy(live))
    return functional.cross_entropy(teller.out(states[torch.from_numpy(asked)]), torch.from_numpy(wanted[asked]))


def _batches(stream: Path) -> Iterator[list[list[str]]]:
    pool: list[list[str]] = []
    while True:
        lines = stream.read_text("utf-8").split("\n")
        random.shuffle(lines)
        for line in lines:
            words = line.split(" ")
            stretches = [words[k : k + LONGEST] for k in range(0, len(words), LONGEST)]
            pool += [stretch for stretch in stretches if len(stretch) >= SHORTEST]
            if len(pool) >= POOL:
                yield from _grouped(pool)
                pool = []


def _grouped(pool: list[list[str]]) -> list[list[list[str]]]:
    groups: list[list[list[str]]] = [[]]
    for stretch in sorted(pool, key=len):
        if groups[-1] and len(stretch) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(stretch)
    random.shuffle(groups)
    return groups

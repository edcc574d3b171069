"""Masked pre-training: the encoder learns to tell hidden words from what stands around them."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.extract.names import features as f
from training.corpus import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.network import Network

BATCH = 6000  # characters
CHAR_CLASSES = 3500  # rarer characters share one class
SHARE, PUNCTUATION_SHARE = 0.18, 0.03
MASK_SPEECH = 63
CLUSTER_CLASSES = 601


class Pool:
    """Encoded raw text: all rows in one array, and where its pieces lie."""

    def __init__(self, features: f.Features, raw: Path, seed: int) -> None:
        self._chance = np.random.default_rng(seed)
        texts = []
        with raw.open(encoding="utf-8") as lines:
            for line in lines:
                texts += [piece.strip() for _, piece in pieces(line.rstrip("\n")) if len(piece.strip()) >= 5]
        random.shuffle(texts)
        rows, starts, base = [], [], 0
        for k in range(0, len(texts), 20000):
            encoding = features.encode(texts[k : k + 20000])
            rows.append(encoding.rows)
            starts.append(encoding.starts + base)
            base += len(encoding.rows)
        self.rows, self.starts = np.concatenate(rows), np.concatenate(starts)
        self.lengths = np.array([len(text) for text in texts])

    def batches(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Rows (time x batch x columns) and lengths, for ever; pieces of like length stand together."""
        while True:
            order = np.argsort(self.lengths + self._chance.random(len(self.lengths)) * 4)
            groups, group, longest = [], [], 0
            for k in order:
                longest = max(longest, self.lengths[k])
                if group and longest * (len(group) + 1) > BATCH:
                    groups.append(group)
                    group, longest = [], self.lengths[k]
                group.append(k)
            random.shuffle(groups)
            for chosen in groups:
                yield stack([self.rows[self.starts[k] : self.starts[k] + self.lengths[k]] for k in chosen])


def stack(encoded: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Pad encodings to one array, time x batch x columns, and tell their lengths."""
    lengths = np.array([len(rows) for rows in encoded])
    out = np.zeros((lengths.max(), len(encoded), f.COLUMNS), np.int64)
    for k, rows in enumerate(encoded):
        out[: len(rows), k] = rows
    return out, lengths


def hide(rows: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Hide whole words in place, with everything that would show them: which characters, and which first characters."""
    place, live = rows[..., f.SPEECH] % 4, rows[..., f.CHAR] > 0
    share = np.where(rows[..., f.KIND] == 7, PUNCTUATION_SHARE, SHARE)
    first = live & (place < 2) & (chance.random(live.shape) < share)
    hidden = first.copy()
    for t in range(1, len(rows)):
        hidden[t] |= hidden[t - 1] & (place[t] >= 2)
    before, after = hidden.copy(), hidden.copy()
    before[1:] |= hidden[:-1]
    after[:-1] |= hidden[1:]
    rows[..., f.CHAR][hidden] = 1
    rows[..., f.WORD][hidden] = 1
    rows[..., f.PAIR_BEFORE][before & live] = 1
    rows[..., f.PAIR_AFTER][after & live] = 1
    rows[..., f.SPEECH][hidden] = MASK_SPEECH * 4 + place[hidden]
    for column in (f.COMPANY, f.OCCUPATION, f.SURNAME):
        rows[..., column][hidden] = 0
    return hidden, first


class Guesses(nn.Module):
    """Heads that tell a hidden character, and the part of speech and cluster of a hidden word."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.narrow = nn.Linear(4 * width, 128)
        self.chars = nn.Linear(128, CHAR_CLASSES)
        self.speech = nn.Linear(4 * width, 64)
        self.cluster = nn.Linear(4 * width, CLUSTER_CLASSES)


def run(
    network: Network, pool: Pool, clusters: np.ndarray, seed: int, *, minutes: float, rate: float, save: Path
) -> None:
    """Train for a time; the tables of bigrams and words stay as they are."""
    chance = np.random.default_rng(seed)
    network.set_sparse(sparse=False)
    network.train()
    network.dropout = 0.1
    for name in ("bigrams", "words"):
        network.tables[name].weight.requires_grad_(requires_grad=False)
    guesses = Guesses(network.width)
    weights = [p for m in (network, guesses) for p in m.parameters() if p.requires_grad]
    optimiser = torch.optim.Adam(weights, lr=rate, betas=(0.9, 0.98))
    cluster_of = np.concatenate([np.full(2, CLUSTER_CLASSES - 1), clusters])
    began, seen, recent = time.time(), 0, []
    for step, (rows, lengths) in enumerate(pool.batches()):
        done = (time.time() - began) / 60 / minutes
        if done >= 1:
            break
        optimiser.param_groups[0]["lr"] = rate * min(1, (step + 1) / 200) * (1 - done) + 1e-6
        true_char = np.minimum(rows[..., f.CHAR], CHAR_CLASSES - 1)
        true_speech, true_cluster = rows[..., f.SPEECH] // 4, cluster_of[rows[..., f.WORD]]
        hidden, first = hide(rows, chance)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            encoded = network.encode(torch.from_numpy(rows), torch.from_numpy(lengths))
            at, heads = encoded[torch.from_numpy(hidden)], encoded[torch.from_numpy(first)]
            char = guesses.chars(functional.gelu(guesses.narrow(at)))
            speech, cluster = guesses.speech(heads), guesses.cluster(heads)
        losses = [
            functional.cross_entropy(guess.float(), torch.from_numpy(true))
            for guess, true in ((char, true_char[hidden]), (speech, true_speech[first]), (cluster, true_cluster[first]))
        ]
        optimiser.zero_grad()
        sum(losses).backward()
        nn.utils.clip_grad_norm_(weights, 5.0)
        optimiser.step()
        seen += int(lengths.sum())
        recent.append([loss.item() for loss in losses])
        if step in (20, 100) or step % 500 == 499:
            told = np.mean(recent[-300:], 0).round(3)
            print(f"pretrain step {step} characters {seen} minutes {(time.time() - began) / 60:.1f} {told}", flush=True)
        if step % 2000 == 1999:
            torch.save(network.state_dict(), save)
    for name in ("bigrams", "words"):
        network.tables[name].weight.requires_grad_(requires_grad=True)
    torch.save(network.state_dict(), save)
    print(f"pretrained on {seen} characters", flush=True)

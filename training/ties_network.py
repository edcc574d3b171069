"""The network of ties: vectors of words, windows put together, convolutions over them, and the judge of pairs."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.extract.links.windows import FEATURES, ending
from kg.extract.wording.skeleton import TOKENS
from training.export import STEP
from training.ties_corpus import CLASSES, SEEN, Labelled

WIDTH = 128
DILATIONS = (1, 2, 4, 8)
SIGHT = 64  # numbers that the tagger is asked for at a character
UNSEEN = 0.5  # share of windows in which nothing is seen at the names while learning: who somebody is, is no reason
KINDS = {token: 4 * number for number, token in enumerate(TOKENS.values())}


class Vectors:
    """The vectors of words and characters that the tagger's embeddings gave, side by side, and whether a word has its own."""

    def __init__(self, work: Path) -> None:
        def lines(name: str) -> list[str]:
            return (work / "vocab" / name).read_text("utf-8").removesuffix("\n").split("\n")

        self.words = dict(zip(lines("words.txt"), np.load(work / "words.npy").astype(np.float32), strict=True))
        self.characters = dict(zip(lines("chars.txt"), np.load(work / "chars.npy").astype(np.float32), strict=True))
        self.size = 2 * len(next(iter(self.words.values()))) + 1
        self._known: dict[str, np.ndarray] = {}

    def __call__(self, word: str) -> np.ndarray:
        """Give a word's vector."""
        vector = self._known.get(word)
        if vector is None:
            half = (self.size - 1) // 2
            found = [self.characters[c] for c in word if c in self.characters]
            mean = np.mean(found, 0) if found else np.zeros(half, np.float32)
            own = self.words.get(word)
            vector = np.concatenate([np.zeros(half) if own is None else own, mean, [own is not None]])
            self._known[word] = vector = vector.astype(np.float32)
        return vector


class Batch(NamedTuple):
    """Windows together: vectors, what the tagger sees, kinds of names (-1 for words), live tokens; and their pairs with labels and weights."""

    given: torch.Tensor
    sight: torch.Tensor
    kinds: torch.Tensor
    live: torch.Tensor
    window: torch.Tensor
    first: torch.Tensor
    second: torch.Tensor
    features: torch.Tensor
    right: torch.Tensor
    weight: torch.Tensor


def batch(group: list[Labelled], vectors: Vectors) -> Batch:
    """Put windows together."""
    longest = max(len(one.window.tokens) for one in group)
    given = np.zeros((len(group), longest, vectors.size), np.float32)
    kinds = np.full((len(group), longest), -1, np.int64)
    live = np.zeros((len(group), longest, 1), np.float32)
    sight = np.zeros((len(group), longest, SEEN), np.int8)
    pairs: list[tuple[int, int, int]] = []
    features: list[tuple[int, ...]] = []
    for number, (window, seen, _, _) in enumerate(group):
        live[number, : len(window.tokens)] = 1
        sight[number, : len(window.tokens)] = seen
        for at, token in enumerate(window.tokens):
            if token in KINDS:
                kinds[number, at] = KINDS[token]
            else:
                given[number, at] = vectors(token)
        for name in window.names:
            kinds[number, name.at] += name.opens
            end = ending(name.mention.type, name.mention.name)
            if end is not None:
                given[number, name.at] = vectors(end)
        for at, words in window.posts.items():
            if words:
                given[number, at] = sum(map(vectors, words)) / len(words)
        for pair in window.pairs:
            pairs.append((number, window.names[pair.first].at, window.names[pair.second].at))
            features.append(pair.features)
    window_, first, second = torch.tensor(pairs).T
    return Batch(
        torch.from_numpy(given),
        torch.from_numpy(sight).float() / STEP,
        torch.from_numpy(kinds),
        torch.from_numpy(live),
        window_,
        first,
        second,
        torch.tensor(features),
        torch.from_numpy(np.concatenate([one.right for one in group])),
        torch.from_numpy(np.concatenate([one.weight for one in group])),
    )


class Network(nn.Module):
    """Convolutions over the tokens of a window, and a judge over two names and the greatest values between them."""

    def __init__(self, size: int, dropout: float = 0.3) -> None:
        super().__init__()
        self.names = nn.Embedding(4 * len(TOKENS), size)
        self.mix = nn.Linear(size, WIDTH)
        self.lens = nn.Linear(SEEN, SIGHT, bias=False)
        self.sight = nn.Linear(SIGHT, WIDTH, bias=False)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.seen = nn.Linear(3 * WIDTH, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(count, WIDTH) for count in FEATURES)
        self.out = nn.Linear(WIDTH, len(CLASSES))
        self.dropout = dropout
        nn.init.normal_(self.names.weight, 0, 0.3)
        nn.init.zeros_(self.sight.weight)
        for table in self.features:
            nn.init.normal_(table.weight, 0, 0.1)

    def _drop(self, value: torch.Tensor, share: float) -> torch.Tensor:
        return functional.dropout(value, share, self.training)

    def _sight(self, b: Batch) -> torch.Tensor:
        """Give what the tagger sees, while learning in some windows not at the names."""
        if not self.training:
            return b.sight
        names = (b.kinds >= 0) & (b.kinds < KINDS[TOKENS["Title"]])
        return b.sight * ~(names & (torch.rand(len(names), 1) < UNSEEN))[..., None]

    def states(self, given: torch.Tensor, live: torch.Tensor, sight: torch.Tensor | None = None) -> torch.Tensor:
        """Give what the convolutions make of each token: windows x tokens x width."""
        alive = live.transpose(1, 2)
        mixed = self.mix(self._drop(given, self.dropout))
        if sight is not None:
            mixed = mixed + self.sight(self._drop(self.lens(self._drop(sight, 0.1)), 0.1))
        states = torch.relu(mixed).transpose(1, 2) * alive
        for layer in self.layers:
            states = (states + torch.relu(layer(self._drop(states, self.dropout / 2)))) * alive
        return states.transpose(1, 2)

    def forward(self, b: Batch) -> torch.Tensor:
        """Give the scores of each pair: pairs x classes."""
        named = self.names(b.kinds.clamp_min(0))
        given = b.given + torch.where((b.kinds >= 0)[..., None], named, torch.tensor(0.0))
        states = self._drop(self.states(given, b.live, self._sight(b)), self.dropout)
        time_ = torch.arange(states.shape[1])
        between = (time_ > b.first[:, None]) & (time_ < b.second[:, None])
        tops = torch.where(between[..., None], states[b.window], torch.tensor(-1.0)).max(1).values
        seen = self.seen(torch.cat([states[b.window, b.first], states[b.window, b.second], tops], 1))
        for number, table in enumerate(self.features):
            seen = seen + table(b.features[:, number])
        return self.out(self._drop(torch.relu(seen), self.dropout))

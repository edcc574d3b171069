"""The network: table look-ups, two bidirectional LSTMs on each other, and heads with a conditional random field each."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from kg.extract.names import features as f
from training.labels import NEVER, legal

SMALL = {  # column: rows and width of its table
    f.SPEECH: (f.SPEECH_ROWS, 24),
    f.LENGTH: (f.LENGTHS, 8),
    f.KIND: (f.KINDS, 8),
    f.COMPANY: (f.NAME_ROWS, 12),
    f.OCCUPATION: (f.NAME_ROWS, 8),
    f.SURNAME: (f.SURNAME_ROWS, 8),
}
LARGE = {f.CHAR: "chars", f.PAIR_BEFORE: "bigrams", f.PAIR_AFTER: "bigrams", f.WORD: "words"}


def log_sum(scores: torch.Tensor, steps: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
    """Logarithm of the summed weight of all label paths; scores are time x batch x labels.

    A path may neither begin inside a span nor end inside one; like all that is illegal, it is in the step scores: what
    may not follow on "O" may not begin, what "O" may not follow on may not end.
    """
    total = scores[0] + torch.where(steps[0] < NEVER / 2, NEVER, 0.0)
    weights = steps.exp()
    for t in range(1, len(scores)):
        top = total.max(1, keepdim=True).values
        moved = torch.log(torch.exp(total - top) @ weights + 1e-30) + top + scores[t]
        total = torch.where((lengths > t)[:, None], moved, total)
    return torch.logsumexp(total + torch.where(steps[:, 0] < NEVER / 2, NEVER, 0.0), 1)


class Network(nn.Module):
    """Tables, encoder and heads."""

    def __init__(self, vectors: dict[str, np.ndarray], heads: dict[str, list[str]], width: int, dropout: float) -> None:
        super().__init__()
        self.tables = nn.ModuleDict()
        for name, table in vectors.items():
            rows = np.concatenate([np.zeros((2, table.shape[1]), np.float32), table])
            self.tables[name] = nn.Embedding.from_pretrained(torch.tensor(rows), freeze=False, padding_idx=0)
        self.small = nn.ModuleList(nn.Embedding(rows, size) for rows, size in SMALL.values())
        size = sum(vectors[name].shape[1] for name in LARGE.values()) + sum(size for _, size in SMALL.values())
        self.mix = nn.Linear(size, width)
        self.forwards = nn.LSTM(width, width)
        self.backwards = nn.LSTM(width, width)
        self.upper_forwards = nn.LSTM(2 * width, width)
        self.upper_backwards = nn.LSTM(2 * width, width)
        self.heads = nn.ModuleDict({name: nn.Linear(4 * width, len(names)) for name, names in heads.items()})
        self.steps = nn.ParameterDict({n: nn.Parameter(torch.zeros(len(x), len(x))) for n, x in heads.items()})
        for name, names in heads.items():
            self.register_buffer("legal_" + name, torch.tensor(legal(names)), persistent=False)
        self.width, self.dropout = width, dropout

    def set_sparse(self, *, sparse: bool) -> None:
        """Choose how the gradients of the large tables are kept."""
        for table in self.tables.values():
            table.sparse = sparse

    def encode(self, rows: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Encode rows (time x batch x columns) to time x batch x 4 width: what either layer gives."""
        drop = self.dropout if self.training else 0.0
        parts = [self.tables[name](rows[..., column]) for column, name in LARGE.items()]
        parts += [table(rows[..., column]) for column, table in zip(SMALL, self.small, strict=True)]
        mixed = torch.tanh(self.mix(functional.dropout(torch.cat(parts, -1), drop)))
        # Each direction starts at a true end, so that padding never reaches a character.
        time = torch.arange(len(rows))[:, None]
        back = torch.where(time < lengths[None], lengths[None] - 1 - time, time)[..., None]
        lower = _both(mixed, back, self.forwards, self.backwards)
        upper = _both(functional.dropout(lower, drop / 2), back, self.upper_forwards, self.upper_backwards)
        return functional.dropout(torch.cat([lower, upper], -1), drop)

    def scores(self, name: str, encoded: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label scores of a head, and its step scores."""
        return self.heads[name](encoded).float(), self.steps[name] + getattr(self, "legal_" + name)

    def loss(self, name: str, encoded: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Negative logarithm of the share of the allowed label paths (time x batch x labels, true where allowed)."""
        scores, steps = self.scores(name, encoded)
        both = torch.cat([scores, scores.masked_fill(~allowed, NEVER)], 1)
        total = log_sum(both, steps, torch.cat([lengths, lengths]))
        return (total[: len(lengths)] - total[len(lengths) :]).sum()


def deepened(state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give the weights of a network with one layer a second one that says nothing yet; others are given back as they are."""
    if "upper_forwards.weight_ih_l0" in state:
        return state
    width = len(state["mix.bias"])
    added = {}
    for module in ("upper_forwards", "upper_backwards"):
        for name, weights in nn.LSTM(2 * width, width).named_parameters():
            added[f"{module}.{name}"] = torch.zeros_like(weights) if "bias" in name else weights.detach()
        added[f"{module}.bias_ih_l0"][width : 2 * width] = 1.0  # it keeps what it has seen
    for name in (name for name in state if name.startswith("heads.") and name.endswith(".weight")):
        added[name] = torch.cat([state[name], torch.zeros_like(state[name])], 1)
    return state | added


def _both(given: torch.Tensor, back: torch.Tensor, forwards: nn.LSTM, backwards: nn.LSTM) -> torch.Tensor:
    """Read in both directions; `back` tells for each place which one it is from the other end."""
    left, _ = forwards(given)
    right, _ = backwards(given.gather(0, back.expand_as(given)))
    return torch.cat([left, right.gather(0, back.expand_as(right))], -1)

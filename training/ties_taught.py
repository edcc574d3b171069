"""Teach the network of ties that ships on: on our own articles, beside the news, part by part, and all written texts.

    python -m training.ties_taught --data DATA --out FOLDER [--held 0/2]

It goes on from the weights in `--model`, whose tables of words and lens stay as they are. `--held 0/2` leaves out every
other one of our own articles (the first, the third …) and tells after each pass how well the network does on these;
`training.weigh --halves` asks about them through such networks, which have not learned the answers. Half an hour on one
core and two gigabytes of memory.
"""

from __future__ import annotations

import argparse
import random
import shutil
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

from kg.extract.links.lens import Lens
from kg.extract.links.network import Network as Shipped
from kg.extract.links.relations import Relations
from kg.extract.links.windows import FEATURES
from kg.extract.names.titles import Titles
from kg.model import Document
from kg.packs import read_packs
from kg.recipe import Recipe
from training import named
from training.news import ANNOTATIONS
from training.scored import ARTICLES, annotated
from training.ties import groups
from training.ties_corpus import CLASSES, PACKS, TOGETHER, Eyes, Reader, blocks, labelled_text, with_strays
from training.ties_network import DILATIONS, SIGHT, UNSEEN, WIDTH, Batch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from training.named import Named
    from training.ties_corpus import Labelled, Triple

WRITTEN = Path("data/training/relations")
TIMES = 10  # for how many passes one pass over our own articles counts
NEWS = 40_000  # windows of news in a pass; the next pass goes on with others
EPOCHS = 8
RATE = 1.5e-4
SHARE = 0.6  # of what is learned in each weight: real news loses less by it than by what is learned alone
DROPOUT = 0.3
GRAPHS = ("encoder.onnx", "judge.onnx")


class Lesson(NamedTuple):
    """A window as numbers: tokens x width, what is seen at them, at which names stand; its pairs, and what is so of them."""

    given: np.ndarray
    sight: np.ndarray
    named: list[int]
    pairs: list[tuple[int, int]]
    features: list[tuple[int, ...]]
    right: np.ndarray
    weight: np.ndarray


class Taught(nn.Module):
    """The layers that ship behind the tables of words, each under the name that it has in its graph."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        graphs = [onnx.load(folder / name).graph for name in GRAPHS]
        tables = {t.name: numpy_helper.to_array(t) for graph in graphs for t in graph.initializer}
        self.weights = nn.ParameterDict(
            {name: nn.Parameter(torch.tensor(value)) for name, value in tables.items() if value.dtype == np.float32}
        )

    def _drop(self, value: torch.Tensor, share: float) -> torch.Tensor:
        return functional.dropout(value, share, self.training)

    def forward(self, b: Batch) -> torch.Tensor:
        """Give the scores of each pair: pairs x classes."""
        w, sight = self.weights, b.sight
        if self.training:
            sight = sight * ~((b.kinds >= 0) & (torch.rand(len(sight), 1) < UNSEEN))[..., None]
        live = b.live.transpose(1, 2)
        mixed = self._drop(b.given, DROPOUT) + self._drop(sight, 0.1) @ w["sight_weights"]
        states = torch.relu(mixed).transpose(1, 2) * live
        for k, dilation in enumerate(DILATIONS):
            kernel, bias = w[f"kernel_{k}"], w[f"bias_{k}"]
            found = functional.conv1d(
                self._drop(states, DROPOUT / 2), kernel, bias, padding=dilation, dilation=dilation
            )
            states = (states + torch.relu(found)) * live
        states = self._drop(states.transpose(1, 2), DROPOUT)
        time = torch.arange(states.shape[1])
        between = (time > b.first[:, None]) & (time < b.second[:, None])
        tops = torch.where(between[..., None], states[b.window], torch.tensor(-1.0)).max(1).values
        ends = torch.cat([states[b.window, b.first], states[b.window, b.second], tops], 1)
        seen = ends @ w["seen_weights"] + w["seen_bias"]
        for k in range(len(FEATURES)):
            seen = seen + w[f"table_{k}"][b.features[:, k]]
        return self._drop(torch.relu(seen), DROPOUT) @ w["out_weights"] + w["out_bias"]

    def write(self, base: Path, folder: Path) -> None:
        """Write the folder `base` anew: each weight the mean of what is learned, which counts `SHARE`, and what it was."""
        if folder.resolve() != base.resolve():
            shutil.copytree(base, folder, dirs_exist_ok=True)
        for name in GRAPHS:
            model = onnx.load(folder / name)
            for table in model.graph.initializer:
                if table.name in self.weights:
                    learned, before = self.weights[table.name].detach().numpy(), numpy_helper.to_array(table)
                    mean = (SHARE * learned + (1 - SHARE) * before).astype(np.float32)
                    table.CopyFrom(numpy_helper.from_array(mean, table.name))
            onnx.save(model, folder / name)


def batch(group: list[Lesson]) -> Batch:
    """Put windows together; of the kinds only tells which tokens are names."""
    size = len(group), max(len(one.given) for one in group)
    given, sight = np.zeros((*size, WIDTH), np.float32), np.zeros((*size, SIGHT), np.float32)
    kinds, live = np.full(size, -1, np.int64), np.zeros((*size, 1), np.float32)
    for number, one in enumerate(group):
        end = len(one.given)
        given[number, :end], sight[number, :end], live[number, :end] = one.given, one.sight, 1
        kinds[number, one.named] = 0
    window, first, second = torch.tensor([(n, *pair) for n, one in enumerate(group) for pair in one.pairs]).T
    return Batch(
        *map(torch.from_numpy, (given, sight, kinds, live)),
        window,
        first,
        second,
        torch.tensor([row for one in group for row in one.features]),
        torch.from_numpy(np.concatenate([one.right for one in group])),
        torch.from_numpy(np.concatenate([one.weight for one in group])),
    )


class Teacher:
    """Reads texts as the network meets them: windows as numbers, through the tables and the lens that ship."""

    def __init__(self, folder: Path) -> None:
        self._tables = Shipped(folder)
        pack = read_packs(PACKS)
        self._reader = Reader(Titles(pack), Relations(pack), Eyes(Lens(folder / "lens.onnx"), SIGHT))

    def written(self, folder: Path) -> list[Lesson]:
        """Read all written texts."""
        return [
            lesson
            for path in sorted(folder.glob("*.txt"))
            for text, stated in blocks(path.read_text("utf-8"), lines=path.name.startswith("r"))
            for lesson in self._lessons(text, stated)
        ]

    def articles(self, given: Iterable[Named]) -> Iterator[list[Lesson]]:
        """Read annotated articles, with what the program takes for names besides."""
        recipe, told = Recipe(packs=PACKS), list(given)
        for start in range(0, len(told), TOGETHER):
            part = told[start : start + TOGETHER]
            readings = recipe([Document(id=one.source, text=one.text, sha256="") for one in part])
            for one, reading in zip(part, readings, strict=True):
                marked = named.marked(with_strays(one, reading))
                yield self._lessons(marked.text, marked.stated)

    def _lessons(self, text: str, stated: list[tuple[Triple, str]]) -> list[Lesson]:
        return [self._lesson(one) for one in labelled_text(text, stated, self._reader)[1] if one.window.pairs]

    def _lesson(self, one: Labelled) -> Lesson:
        window = one.window
        return Lesson(
            self._tables.given(window).astype(np.float16),
            one.sight,
            [name.at for name in window.names],
            [(window.names[pair.first].at, window.names[pair.second].at) for pair in window.pairs],
            [pair.features for pair in window.pairs],
            one.right,
            one.weight,
        )


def _size(one: Lesson) -> tuple[int, int]:
    return len(one.given), len(one.pairs)


def precision(network: Taught, held: list[Lesson]) -> float:
    """Give the mean precision over all relations, weighted by how frequent they are."""
    network.eval()
    kinds = np.array([list(dict.fromkeys(p for p, _ in CLASSES)).index(p) for p, _ in CLASSES])
    told, scores, kind = [], [], []
    with torch.no_grad():
        for group in groups(held, _size):
            b = batch(group)
            rows, cells = np.nonzero(b.weight.numpy() > 0)
            told.append(b.right.numpy()[rows, cells])
            scores.append(torch.sigmoid(network(b)).numpy()[rows, cells])
            kind.append(kinds[cells])
    right, sure, of = map(np.concatenate, (told, scores, kind))
    total = 0.0
    for one in range(kinds.max() + 1):
        ranked = right[of == one][np.argsort(-sure[of == one])]
        total += float((np.cumsum(ranked) / np.arange(1, len(ranked) + 1) * ranked).sum())
    return total / max(1.0, float(right.sum()))


class Lessons(NamedTuple):
    """Windows to learn from: of our own articles, of the news, of the written texts."""

    own: list[Lesson]
    news: list[Lesson]
    written: list[Lesson]

    def __call__(self, epoch: int) -> list[list[Lesson]]:
        """Give the batches of one pass: of the news those parts whose turn it is."""
        part = islice(cycle(self.news), epoch * NEWS, epoch * NEWS + min(NEWS, len(self.news)))
        return groups(self.own * TIMES + list(part) + self.written, _size)


def learn(network: Taught, lessons: Lessons, held: list[Lesson], epochs: int) -> None:
    """Learn; the rate falls in a line to nothing."""
    optimiser = torch.optim.Adam(network.parameters(), lr=RATE, weight_decay=1e-5)
    step = total = 0
    for epoch in range(epochs):
        batches = lessons(epoch)
        total = total or epochs * len(batches)
        network.train()
        for group in batches:
            b = batch(group)
            loss = functional.binary_cross_entropy_with_logits(network(b), b.right, reduction="none")
            optimiser.param_groups[0]["lr"] = RATE * min(1, (step + 1) / 100) * max(0, 1 - step / total) + 1e-6
            optimiser.zero_grad()
            ((loss * b.weight).sum() / 20).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            step += 1
        print(f"pass {epoch}", f"mean precision {precision(network, held):.3f}" if held else "", flush=True)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="holds the articles of news")
    parser.add_argument("--news", type=Path, default=ANNOTATIONS)
    parser.add_argument("--written", type=Path, default=WRITTEN)
    parser.add_argument("--articles", type=Path, default=ARTICLES, help="our own annotated articles")
    parser.add_argument("--model", type=Path, default=Path("data/models/ties"))
    parser.add_argument("--out", type=Path, required=True, help="where the network goes, beside a copy of the rest")
    parser.add_argument("--held", default="", metavar="N/M", help="leave out of M of our own articles number N")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    """Read, learn, write."""
    given = options()
    torch.set_num_threads(1)
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(given.seed)
    if not list(given.data.glob("articles/*")):
        print(f"no article lies in {given.data}: it learns from our own and the written texts alone", flush=True)
    teacher, network = Teacher(given.model), Taught(given.model)
    part, parts = map(int, given.held.split("/")) if given.held else (1, 1)
    own: list[Lesson] = []
    held: list[Lesson] = []
    for number, lessons in enumerate(teacher.articles(annotated(given.articles))):
        (held if number % parts == part else own).extend(lessons)
    news = [
        lesson
        for lessons in teacher.articles(named.articles(given.data, given.news, measured=False))
        for lesson in lessons
    ]
    random.shuffle(news)
    written = teacher.written(given.written)
    print(
        f"{len(own)} windows of our own, {len(news)} of news, {len(written)} written, {len(held)} held out", flush=True
    )
    learn(network, Lessons(own, news, written), held, given.epochs)
    network.write(given.model, given.out)


if __name__ == "__main__":
    main()

"""Go on teaching a trained tagger with what the mean of several sees in raw text, between steps on labelled texts.

python -m training.distil --data DATA --start weights.pt --teachers MODEL MODEL [--relations FOLDER] [--model OUT]
    [--silver ANNOTATED.jsonl ...]

The first teacher is the network that `--start` holds the weights of, and lends its vocabularies. With --silver the
names that the whole program finds in other raw text teach too (`training.silver`).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
import torch
from torch import nn
from torch.optim import Adam, SparseAdam

from kg.extract.names.features import PAIR_AFTER, PAIR_BEFORE, WORD, Features
from training import corpus, export, named, pretrain, scored, silver
from training.annotations import Marked, annotated
from training.labels import NEVER
from training.network import Network, deepened, log_sum
from training.news import ANNOTATIONS
from training.styles import UNIFIED
from training.train import HIDDEN_ROWS, OWN, WIDTH, Example, Material, Mean, Plan, batch_loss

TOGETHER = 128  # pieces that a teacher reads at once
PART = 20_000  # pieces whose probabilities are made at a time
NOTHING = 0.004  # a mean probability that counts as none
LABELLED = 0.45  # share of the steps that are on labels
BATCH = 6_000  # characters with padding
OFTEN = 5  # times in a pass that our own articles stand beside those of news, whose makers tell few products
RAW = {"juya_ai_daily.00.txt": (10**9, 3), "cctv_news.00.txt": (1_000_000, 1), "cctv_news.01.txt": (1_000_000, 1),
       "lctt.01.txt": (250_000, 1)}  # fmt: skip
"""Of which raw text how many characters at most, and how often in a pass; the texts with relations count three times."""


class Lesson(NamedTuple):
    """An encoded piece of raw text and the probability of each label at each of its characters."""

    rows: np.ndarray
    probable: np.ndarray
    times: int


class Teacher:
    """A shipped model that tells probabilities instead of names."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "labels.json").read_text("utf-8"))
        self._order = [told["labels"].index(name) for name in UNIFIED]
        steps = np.array(told["steps"], np.float32)
        illegal = steps < NEVER / 2
        self._moves = torch.tensor(np.where(illegal, 0.0, np.exp(np.maximum(steps, -50.0))))
        self._begins, self._ends = (torch.tensor((~row).astype(np.float32)) for row in (illegal[0], illegal[:, 0]))
        self._features = Features.read(folder)
        self._session = onnxruntime.InferenceSession((folder / "network.onnx").read_bytes())

    def probabilities(self, texts: list[str]) -> list[np.ndarray]:
        """Give each text's characters x labels; texts of like length should stand together."""
        encoding = self._features.encode(texts)
        out: list[np.ndarray] = []
        for first in range(0, len(texts), TOGETHER):
            part = texts[first : first + TOGETHER]
            lengths = np.ones(-(-len(part) // 16) * 16, np.int64)
            starts = np.zeros_like(lengths)
            lengths[: len(part)] = [len(text) for text in part]
            starts[: len(part)] = encoding.starts[first : first + len(part)]
            time_ = np.arange(lengths.max())[:, None]
            rows = encoding.rows[np.where(time_ < lengths, starts + time_, 0)]
            scores = torch.tensor(self._session.run(None, {"rows": rows, "lengths": lengths})[0])
            shares = self._shares(scores, torch.tensor(lengths))
            out += [shares[: len(text), k, self._order].numpy() for k, text in enumerate(part)]
        return out

    def _shares(self, scores: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Weigh every label at every place by all paths through it (forward times backward)."""
        weights = torch.exp(scores - scores.max(2, keepdim=True).values)
        ahead, behind = torch.zeros_like(weights), torch.zeros_like(weights)
        ahead[0] = _one(weights[0] * self._begins)
        for t in range(1, len(weights)):
            ahead[t] = _one((ahead[t - 1] @ self._moves) * weights[t])
        last = self._ends.expand_as(weights[0])
        behind[-1] = last
        for t in range(len(weights) - 2, -1, -1):
            before = _one((behind[t + 1] * weights[t + 1]) @ self._moves.T)
            behind[t] = torch.where((lengths - 1 == t)[:, None], last, before)
        return _one(ahead * behind)


def _one(weights: torch.Tensor) -> torch.Tensor:
    return weights / (weights.sum(-1, keepdim=True) + 1e-30)


def raw_pieces(data: Path) -> dict[str, int]:
    """Give pieces of raw text, and how often each counts; what is held out anywhere is left out."""
    held = {row.text for _, hold in corpus.outside_sets(data).values() for row in hold}
    found: dict[str, int] = {}

    def add(lines: list[str], most: int, times: int) -> None:
        random.shuffle(lines)
        count = 0
        for line in lines:
            if line in held:
                continue
            for _, piece in corpus.pieces(line.strip()):
                text = piece.strip()
                if silver.SHORTEST <= len(text) <= corpus.LONGEST and text not in found:
                    found[text] = times
                    count += len(text)
            if count > most:
                return

    for name, (most, times) in RAW.items():
        add((data / "raw" / name).read_text("utf-8", "ignore").splitlines(), most, times)
    for path in sorted((data / "relations").glob("*.jsonl")):
        if ".dev" not in path.name and "aliases" not in path.name:
            rows = [json.loads(line).get("text", "") for line in path.read_text("utf-8").splitlines()]
            add([line for text in rows for line in text.split("\n")], 10**9, 3)
    return found


def lessons(pieces: dict[str, int], teachers: list[Teacher], features: Features) -> Iterator[Lesson]:
    """Let the teachers read the pieces; what they say is averaged."""
    texts = sorted(pieces, key=len)
    for first in range(0, len(texts), PART):
        part = texts[first : first + PART]
        told = [teacher.probabilities(part) for teacher in teachers]
        encoding = features.encode(part)
        for k, text in enumerate(part):
            mean = np.mean([one[k] for one in told], axis=0)
            mean[mean < NOTHING] = 0
            start = encoding.starts[k]
            rows = encoding.rows[start : start + len(text)].copy()
            yield Lesson(rows, (mean / mean.sum(1, keepdims=True)).astype(np.float16), pieces[text])


def grouped(taught: list[Lesson]) -> list[list[Lesson]]:
    """Group the lessons of a pass by length, in random order."""
    often = [one for one in taught for _ in range(one.times)]
    groups: list[list[Lesson]] = [[]]
    for one in sorted(often, key=lambda x: len(x.rows) + random.uniform(0, 6)):  # noqa: S311
        if groups[-1] and len(one.rows) * (len(groups[-1]) + 1) > BATCH:
            groups.append([])
        groups[-1].append(one)
    random.shuffle(groups)
    return groups


def soft_loss(network: Network, group: list[Lesson]) -> torch.Tensor:
    """Pull what all label paths make likely at each character towards the teachers' probabilities; a text's mean.

    The gradient at a score is the network's own probability of the label there less the teachers'.
    """
    rows, lengths = pretrain.stack([one.rows for one in group])
    for column in (PAIR_BEFORE, PAIR_AFTER, WORD):
        hidden = np.random.rand(*rows.shape[:2]) < HIDDEN_ROWS  # noqa: NPY002
        rows[..., column][hidden & (rows[..., column] > 0)] = 1
    wanted = np.zeros((len(rows), len(group), len(UNIFIED)), np.float32)
    for k, one in enumerate(group):
        wanted[: len(one.probable), k] = one.probable
    with torch.autocast("cpu", dtype=torch.bfloat16):
        encoded = network.encode(torch.from_numpy(rows), torch.from_numpy(lengths))
    scores, steps = network.scores("unified", encoded.float())
    counts = torch.from_numpy(lengths)
    live = (torch.arange(len(rows))[:, None] < counts)[..., None]
    paths = log_sum(scores, steps.detach(), counts).sum()
    return (paths - (torch.from_numpy(wanted) * scores * live).sum()) / len(group)


def held_texts(given: argparse.Namespace) -> set[str]:
    """Give all that is held out of any set, whole and in pieces."""
    rows = [row for _, hold in corpus.outside_sets(given.data).values() for row in hold]
    rows += corpus.own_sentences(given.sentences)[1]
    marked = (line for one in annotated(given.annotations, given.data) for line in one.text.split("\n"))
    rows += [row for row in map(corpus.parse_marked, map(corpus.plain, marked)) if corpus.held_out(row.text)]
    return {row.text.strip() for row in rows} | {piece.strip() for row in rows for _, piece in corpus.pieces(row.text)}


def silver_lessons(given: argparse.Namespace, teachers: list[Teacher], features: Features) -> list[Lesson]:
    """Give lessons of which the teachers and the whole program say together what is probable."""
    found = silver.pieces(given.silver, held_texts(given), given.most)
    read = lessons(dict.fromkeys(found, 1), teachers, features)
    return [
        lesson._replace(
            probable=silver.mixed(found[text], lesson.probable.astype(np.float32), given.trust).astype(np.float16)
        )
        for text, lesson in zip(sorted(found, key=len), read, strict=True)  # the order in which they are read
    ]


def teach(network: Network, taught: list[Lesson], material: Material, plan: Plan, labelled: float) -> None:
    """Take steps on lessons and on labels by turns of chance; the rate falls in a line to nothing."""
    network.set_sparse(sparse=True)
    network.train()
    tables = list(network.tables.parameters())
    others = [p for name, p in network.named_parameters() if not name.startswith("tables.")]
    optimisers = [Adam(others, lr=plan.rate, betas=(0.9, 0.98)), SparseAdam(tables, lr=plan.rate, betas=(0.9, 0.98))]
    mean, began, step = Mean(network), time.time(), 0
    soft: list[list[Lesson]] = []
    hard: list[tuple[str, list[Example]]] = []
    while (done := (time.time() - began) / 60 / plan.minutes) < 1:
        if random.random() < labelled:  # noqa: S311
            hard = hard or material.epoch(plan)
            network.dropout = plan.dropout
            loss = batch_loss(network, *hard.pop())
        else:
            soft = soft or grouped(taught)
            network.dropout = plan.dropout / 2
            loss = soft_loss(network, soft.pop())
        for optimiser in optimisers:
            optimiser.param_groups[0]["lr"] = plan.rate * min(1, (step + 1) / 200) * (1 - done) + 1e-6
            optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(others, 5.0)
        for optimiser in optimisers:
            optimiser.step()
        step += 1
        if done > 0.5 and step % Mean.EVERY == 0:
            mean.take()
        if step % 1000 == 0:
            print(f"step {step} {done:.0%} loss {loss.item():.2f}", flush=True)
    mean.put()


def with_relations(material: Material, files: Iterable[Path], real: Iterable[Marked]) -> None:
    """Add texts with relations, written or real, to the own sentences: their names are marked alike."""
    for path in files:
        lines = path.read_text("utf-8").splitlines()
        material.sentences += [
            corpus.parse_marked(corpus.plain(line.strip())) for line in lines if line.strip() and line[0] not in "#>"
        ]
    rows = [corpus.parse_marked(corpus.plain(line)) for one in real for line in one.text.split("\n")]
    material.sentences += [row for row in rows if not corpus.held_out(row.text)]


def counted(said: str) -> tuple[str, int]:
    """Read a set and a number: cluener=5."""
    name, number = said.split("=")
    return name, int(number)


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="holds ner, raw, lexicon, relations")
    parser.add_argument("--start", type=Path, required=True, help="weights of the first teacher, of one layer or two")
    parser.add_argument("--teachers", type=Path, nargs="+", required=True, help="folders of models")
    parser.add_argument("--sentences", type=Path, default=Path("data/training/sentences"))
    parser.add_argument("--relations", type=Path, default=Path("data/training/relations"))
    parser.add_argument("--annotations", type=Path, default=Path("data/training/annotations"))
    parser.add_argument("--news", type=Path, default=ANNOTATIONS)
    parser.add_argument("--articles", type=Path, default=scored.ARTICLES, help="our own annotated articles")
    parser.add_argument("--model", type=Path, default=Path("data/models/tagger"))
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the taught weights in the mean with those of --start"
    )
    parser.add_argument("--silver", type=Path, nargs="*", default=[], help="JSON lines of kg annotate")
    parser.add_argument("--trust", type=float, default=0.6, help="in the names of --silver; the rest is the teachers'")
    parser.add_argument("--most", type=int, default=11_000_000, help="characters of --silver")
    parser.add_argument("--raw", type=float, default=1.0, help="share taken of the other raw text")
    parser.add_argument("--labelled", type=float, default=LABELLED, help="share of the steps that are on labels")
    parser.add_argument("--repeat", type=counted, nargs="*", default=[("cluener", 2), ("resume", 2), (OWN, 2)])
    parser.add_argument("--cap", type=counted, nargs="*", default=[("msra", 15000)], help="pieces of a set in a pass")
    parser.add_argument("--seed", type=int, default=3)
    return parser.parse_args()


def main() -> None:
    """Let the teachers read, teach, export."""
    given = options()
    torch.set_num_threads(1)
    for seed in (torch.manual_seed, random.seed, np.random.seed):
        seed(given.seed)
    features = Features.read(given.teachers[0])
    teachers = [Teacher(folder) for folder in given.teachers]
    raw = {text: times for text, times in raw_pieces(given.data).items() if random.random() < given.raw}  # noqa: S311
    taught = [*silver_lessons(given, teachers, features), *lessons(raw, teachers, features)]
    material = Material(given.data, given.sentences, features, given.seed)
    material.fixed = {
        name: [one._replace(own=None) for one in examples] for name, examples in material.fixed.items()
    }  # the head that ships is the only one left
    with_relations(material, sorted(given.relations.glob("*.txt")), annotated(given.annotations, given.data))
    told = [*named.articles(given.data, given.news, measured=False), *list(scored.annotated(given.articles)) * OFTEN]
    material.news = list(corpus.cut([row for one in told for row in named.rows(one)]))
    weights = deepened({name: value.float() for name, value in torch.load(given.start).items()})
    vectors = {name: weights[f"tables.{name}.weight"][2:].numpy() for name in ("chars", "bigrams", "words")}
    network = Network(vectors, {"unified": material.heads["unified"]}, WIDTH, 0.3)
    network.load_state_dict(weights, strict=False)
    plan = Plan(given.minutes, 99, given.rate, 4000, 0.33, dict(given.repeat), dict(given.cap))
    teach(network, taught, material, plan, given.labelled)
    mixed = {
        name: torch.lerp(weights[name], value.float(), given.share) for name, value in network.state_dict().items()
    }
    torch.save(mixed, given.start.with_name("distil.pt"))
    export.write(mixed, given.teachers[0], given.model)


if __name__ == "__main__":
    main()

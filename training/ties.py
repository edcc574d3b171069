"""Train the network of ties: on outside texts as the patterns read them, then on written ones, choose thresholds, export.

python -m training.ties --data DATA --vectors training-work [--written data/training/relations] [--model data/models/ties]
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional

from kg.extract.skeleton import TOKENS
from kg.extract.windows import FEATURES
from training.ties_corpus import CLASSES, DOMAINS, FITS, Article, Labelled, Triple, articles, normal, outside

WIDTH = 128
DILATIONS = (1, 2, 4, 8)
HELD_OUT = 5  # of so many groups of ten written blocks, one is held out to choose thresholds
KEPT_WORDS = 12_000
TAKEN = ("worksFor", "developedBy")  # of the rest there are too few, and pairs of firms are many
FURTHER = [0.97, 0.9]  # how sure of a further employer, present or former, beside one that is known
BATCH = 2_600  # tokens with padding
PAIRS = 700  # of a batch
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
    """Windows together: vectors, kinds of names (-1 for words), live tokens; and their pairs with labels and weights."""

    given: torch.Tensor
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
    pairs: list[tuple[int, int, int]] = []
    features: list[tuple[int, ...]] = []
    for number, (window, _, _) in enumerate(group):
        live[number, : len(window.tokens)] = 1
        for at, token in enumerate(window.tokens):
            if token in KINDS:
                kinds[number, at] = KINDS[token]
            else:
                given[number, at] = vectors(token)
        for name in window.names:
            kinds[number, name.at] += name.opens
        for pair in window.pairs:
            pairs.append((number, window.names[pair.first].at, window.names[pair.second].at))
            features.append(pair.features)
    window_, first, second = torch.tensor(pairs).T
    return Batch(
        torch.from_numpy(given),
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
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.seen = nn.Linear(3 * WIDTH, WIDTH)
        self.features = nn.ModuleList(nn.Embedding(count, WIDTH) for count in FEATURES)
        self.out = nn.Linear(WIDTH, len(CLASSES))
        self.dropout = dropout
        nn.init.normal_(self.names.weight, 0, 0.3)
        for table in self.features:
            nn.init.normal_(table.weight, 0, 0.1)

    def _drop(self, value: torch.Tensor, share: float) -> torch.Tensor:
        return functional.dropout(value, share, self.training)

    def forward(self, b: Batch) -> torch.Tensor:
        """Give the scores of each pair: pairs x classes."""
        named = self.names(b.kinds.clamp_min(0))
        given = torch.where((b.kinds >= 0)[..., None], named, b.given)
        live = b.live.transpose(1, 2)
        states = torch.relu(self.mix(self._drop(given, self.dropout))).transpose(1, 2) * live
        for layer in self.layers:
            states = (states + torch.relu(layer(self._drop(states, self.dropout / 2)))) * live
        states = self._drop(states.transpose(1, 2), self.dropout)
        time_ = torch.arange(states.shape[1])
        between = (time_ > b.first[:, None]) & (time_ < b.second[:, None])
        tops = torch.where(between[..., None], states[b.window], torch.tensor(-1.0)).max(1).values
        seen = self.seen(torch.cat([states[b.window, b.first], states[b.window, b.second], tops], 1))
        for number, table in enumerate(self.features):
            seen = seen + table(b.features[:, number])
        return self.out(self._drop(torch.relu(seen), self.dropout))


def groups(pool: list[Labelled]) -> list[list[Labelled]]:
    """Group windows of like length."""
    out: list[list[Labelled]] = [[]]
    pairs = 0
    for one in sorted(pool, key=lambda x: len(x.window.tokens) + random.uniform(0, 8)):  # noqa: S311
        if out[-1] and (len(one.window.tokens) * (len(out[-1]) + 1) > BATCH or pairs + len(one.window.pairs) > PAIRS):
            out.append([])
            pairs = 0
        out[-1].append(one)
        pairs += len(one.window.pairs)
    random.shuffle(out)
    return out


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
        batches = groups(material)
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


def thresholds(held: list[Article], found: list[dict[Triple, float]], wanted: float) -> dict[str, float]:
    """Choose for each relation from where on what patterns do not know is right as often as wanted."""
    out = {}
    for predicate in DOMAINS:
        rows = sorted(
            (
                (probable, triple in article.wanted)
                for article, best in zip(held, found, strict=True)
                for triple, probable in best.items()
                if triple[0] == predicate and triple not in article.patterns
            ),
            reverse=True,
        )
        right, chosen = 0, 2.0
        for number, (probable, good) in enumerate(rows, 1):
            right += good
            if probable < 0.4:
                break
            if (right + 2) / (number + 4) >= wanted:  # few cases prove little
                chosen = probable
        out[predicate] = round(max(chosen, 0.6), 4) if predicate in TAKEN else 2.0
    return out


def report(held: list[Article], found: list[dict[Triple, float]], least: dict[str, float]) -> None:
    """Print what patterns, the network and both find in held-out articles."""
    tables = {name: {p: Counter[str]() for p in (*DOMAINS, "all")} for name in ("patterns", "network", "both")}
    for article, best in zip(held, found, strict=True):
        sure = {t for t, probable in best.items() if probable >= least[t[0]]}
        for name, have in (("patterns", article.patterns), ("network", sure), ("both", sure | article.patterns)):
            for cell, part in (
                ("right", article.wanted & have),
                ("extra", have - article.wanted),
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
        print(" | ".join(told), f"| from {least.get(predicate, 0):.2f}")


def _node(kind: str, inputs: list[str], output: str, **given: object) -> onnx.NodeProto:
    return helper.make_node(kind, inputs, [output], **given)


def _save(
    path: Path, nodes: list[onnx.NodeProto], inputs: list, output: object, constants: dict[str, np.ndarray]
) -> None:
    tensors = [numpy_helper.from_array(np.array(value, order="C"), name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, path.stem, inputs, [output], tensors)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)


def export(network: Network, vectors: Vectors, used: Counter[str], least: dict[str, float], folder: Path) -> None:
    """Write what `kg.extract.ties` reads: tables multiplied out, the encoder, the judge, the classes."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.numpy().astype(np.float32) for name, value in network.state_dict().items()}
    half = (vectors.size - 1) // 2
    mix, bias = weights["mix.weight"], weights["mix.bias"]
    kept = [word for word, _ in used.most_common() if word in vectors.words and word not in KINDS and "\n" not in word]
    kept = sorted(kept[:KEPT_WORDS])
    words = np.stack([mix @ vectors(word) + bias for word in kept])
    letters = sorted(c for c in vectors.characters if len(c) == 1 and c != "\n")
    characters = np.stack([mix[:, half : 2 * half] @ vectors.characters[c] for c in letters])
    names = weights["names.weight"] @ mix.T + bias

    def small(table: np.ndarray) -> tuple[np.ndarray, float]:
        step = float(np.quantile(np.abs(table), 0.9999)) / 127
        return np.clip(np.round(table / step), -127, 127).astype(np.int8), step

    (small_words, word_step), (small_characters, character_step) = small(words), small(characters)
    np.savez_compressed(
        folder / "vectors.npz",
        words=small_words,
        characters=small_characters,
        names=names,
        unknown=bias,
        steps=np.array([word_step, character_step], np.float32),
    )
    (folder / "words.txt").write_text("\n".join(kept), encoding="utf-8")
    (folder / "characters.txt").write_text("\n".join(letters), encoding="utf-8")
    told = {
        "classes": [[p, turned] for p, turned in CLASSES],
        "fits": [[a, b, row.astype(int).tolist()] for (a, b), row in FITS.items()],
        "least": least,
        "further": FURTHER,
    }
    (folder / "labels.json").write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")

    real, whole = TensorProto.FLOAT, TensorProto.INT64
    constants: dict[str, np.ndarray] = {}
    nodes = [
        _node("Transpose", ["live"], "alive", perm=[0, 2, 1]),
        _node("Relu", ["given"], "bent"),
        _node("Transpose", ["bent"], "turned", perm=[0, 2, 1]),
        _node("Mul", ["turned", "alive"], "state_0"),
    ]
    for k, dilation in enumerate(DILATIONS):
        constants[f"kernel_{k}"], constants[f"bias_{k}"] = weights[f"layers.{k}.weight"], weights[f"layers.{k}.bias"]
        nodes += [
            _node(
                "Conv",
                [f"state_{k}", f"kernel_{k}", f"bias_{k}"],
                f"conv_{k}",
                dilations=[dilation],
                pads=[dilation] * 2,
            ),
            _node("Relu", [f"conv_{k}"], f"relu_{k}"),
            _node("Add", [f"state_{k}", f"relu_{k}"], f"sum_{k}"),
            _node("Mul", [f"sum_{k}", "alive"], f"state_{k + 1}"),
        ]
    nodes.append(_node("Transpose", [f"state_{len(DILATIONS)}"], "encoded", perm=[0, 2, 1]))
    value = helper.make_tensor_value_info
    _save(
        folder / "encoder.onnx",
        nodes,
        [value("given", real, ["windows", "tokens", WIDTH]), value("live", real, ["windows", "tokens", 1])],
        value("encoded", real, ["windows", "tokens", WIDTH]),
        constants,
    )
    constants = {
        "seen_weights": weights["seen.weight"].T,
        "seen_bias": weights["seen.bias"],
        "out_weights": weights["out.weight"].T,
        "out_bias": weights["out.bias"],
    }
    nodes = [_node("MatMul", ["seen", "seen_weights"], "product"), _node("Add", ["product", "seen_bias"], "sum_0")]
    for k in range(len(FEATURES)):
        constants[f"table_{k}"], constants[f"column_{k}"] = weights[f"features.{k}.weight"], np.array(k, np.int64)
        nodes += [
            _node("Gather", ["features", f"column_{k}"], f"feature_{k}", axis=1),
            _node("Gather", [f"table_{k}", f"feature_{k}"], f"found_{k}"),
            _node("Add", [f"sum_{k}", f"found_{k}"], f"sum_{k + 1}"),
        ]
    nodes += [
        _node("Relu", [f"sum_{len(FEATURES)}"], "hidden"),
        _node("MatMul", ["hidden", "out_weights"], "raw"),
        _node("Add", ["raw", "out_bias"], "scores"),
        _node("Sigmoid", ["scores"], "probable"),
    ]
    _save(
        folder / "judge.onnx",
        nodes,
        [value("seen", real, ["pairs", 3 * WIDTH]), value("features", whole, ["pairs", len(FEATURES)])],
        value("probable", real, ["pairs", len(CLASSES)]),
        constants,
    )


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="holds raw and relations")
    parser.add_argument("--vectors", type=Path, required=True, help="where training.train left its embeddings")
    parser.add_argument("--written", type=Path, default=Path("data/training/relations"))
    parser.add_argument("--work", type=Path, help="folder that keeps the outside texts as read")
    parser.add_argument("--model", type=Path, default=Path("data/models/ties"))
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--wanted", type=float, default=0.8, help="precision asked for where patterns find nothing")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="only measure: learn from four fifths")
    return parser.parse_args()


def main() -> None:
    """Read, learn, choose, export."""
    given = options()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    vectors = Vectors(given.vectors)
    kept = given.work / "outside.pickle" if given.work else None
    if kept is not None and kept.is_file():
        read = pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    else:
        read = outside(given.data, given.seed)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pickle.dumps(read))
    written = articles(given.written)
    held = [a for number, a in enumerate(written) if number // 10 % HELD_OUT == 0]
    rest = [a for number, a in enumerate(written) if number // 10 % HELD_OUT]
    print(len(read), "outside windows,", len(written), "written blocks", flush=True)
    first = Network(vectors.size)
    learn(first, [(read, 1, len(read))], vectors, 3, 2e-3)
    state = {name: value.clone() for name, value in first.state_dict().items()}

    def taught(blocks: list[Article]) -> Network:
        network = Network(vectors.size)
        network.load_state_dict(state)
        windows = [one for article in blocks for one in article.windows]
        learn(network, [(windows, 2, len(windows)), (read, 1, 3000)], vectors, given.epochs, 2e-3)
        return network

    network = taught(rest)
    found = [judged(network, article, vectors) for article in held]
    least = thresholds(held, found, given.wanted)
    report(held, found, least)
    if not given.held_out:
        network = taught(written)
    used = Counter[str](
        token for one in (*read, *(w for a in written for w in a.windows)) for token in one.window.tokens
    )
    export(network, vectors, used, least, given.model)


if __name__ == "__main__":
    main()

"""The trained network of ties in the form that `kg.extract.links.network` reads."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kg.extract.links.windows import FEATURES
from kg.extract.names.tagger import SILENCE
from training.export import STEP, Graph
from training.ties_corpus import CLASSES, FITS, SEEN
from training.ties_network import DILATIONS, KINDS, SIGHT, WIDTH, Network, Vectors

KEPT_WORDS = 12_000
WIDEST = 127  # of what a byte tells


def _node(kind: str, inputs: list[str], output: str, **given: object) -> onnx.NodeProto:
    return helper.make_node(kind, inputs, [output], **given)


def _save(
    path: Path, nodes: list[onnx.NodeProto], inputs: list, output: object, constants: dict[str, np.ndarray]
) -> None:
    tensors = [numpy_helper.from_array(np.array(value, order="C"), name) for name, value in constants.items()]
    graph = helper.make_graph(nodes, path.stem, inputs, [output], tensors)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), path)


def export_lens(weights: np.ndarray, seen: np.ndarray, path: Path) -> np.ndarray:
    """Write what is asked of what the tagger sees as a product of whole numbers; gives what a byte of each answer is worth.

    `weights` are answers x what it sees; `seen` are examples of that (… x what it sees, as bytes around zero), which tell how far answers go.
    """
    answers = seen.astype(np.float32) / STEP @ weights.T
    worth = np.quantile(np.abs(answers), 0.9999, axis=0) / WIDEST
    graph = Graph()
    graph.constant("zero", np.array(SILENCE, np.uint8))
    graph.multiply("encoded", "answers", (weights / worth[:, None]).T, np.zeros(SIGHT, np.float32), STEP)
    one, middle = graph.constant("one", np.array(1, np.float32)), graph.constant("middle", np.array(0, np.int8))
    graph.node("QuantizeLinear", ["answers", one, middle], "sight")
    made = helper.make_graph(
        graph.nodes,
        "lens",
        [helper.make_tensor_value_info("encoded", TensorProto.UINT8, ["time", "batch", SEEN])],
        [helper.make_tensor_value_info("sight", TensorProto.INT8, ["time", "batch", SIGHT])],
        graph.constants,
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    onnx.save(helper.make_model(made, opset_imports=domains, ir_version=9), path)
    return worth.astype(np.float32)


def export(network: Network, vectors: Vectors, used: Counter[str], seen: np.ndarray, folder: Path) -> None:
    """Write what `kg.extract.links.network` reads: tables multiplied out, lens, encoder and judge, the classes.

    `seen` are examples of what the tagger sees at a character.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: value.numpy().astype(np.float32) for name, value in network.state_dict().items()}
    worth = export_lens(weights["lens.weight"], seen, folder / "lens.onnx")
    half = (vectors.size - 1) // 2
    mix, bias = weights["mix.weight"], weights["mix.bias"]
    kept = [word for word, _ in used.most_common() if word in vectors.words and word not in KINDS and "\n" not in word]
    kept = sorted(kept[:KEPT_WORDS])
    words = np.stack([mix @ vectors(word) + bias for word in kept])
    letters = sorted(c for c in vectors.characters if len(c) == 1 and c != "\n")
    characters = np.stack([mix[:, half : 2 * half] @ vectors.characters[c] for c in letters])
    names = weights["names.weight"] @ mix.T + bias

    def small(table: np.ndarray) -> tuple[np.ndarray, float]:
        step = float(np.quantile(np.abs(table), 0.9999)) / WIDEST
        return np.clip(np.round(table / step), -WIDEST, WIDEST).astype(np.int8), step

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
    }
    (folder / "labels.json").write_text(json.dumps(told, ensure_ascii=False) + "\n", encoding="utf-8")

    real, whole = TensorProto.FLOAT, TensorProto.INT64
    constants: dict[str, np.ndarray] = {"sight_weights": (weights["sight.weight"] * worth).T}
    nodes = [
        _node("Transpose", ["live"], "alive", perm=[0, 2, 1]),
        _node("MatMul", ["sight", "sight_weights"], "seen"),
        _node("Add", ["given", "seen"], "both"),
        _node("Relu", ["both"], "bent"),
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
        [
            value("given", real, ["windows", "tokens", WIDTH]),
            value("sight", real, ["windows", "tokens", SIGHT]),
            value("live", real, ["windows", "tokens", 1]),
        ],
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

"""The trained network as a graph of whole-number arithmetic that gives a sentence the same scores in any company.

Every activation lies between -1 and 1 (all of them leave a tanh, or a tanh times a gate), so one scale fixed
beforehand serves them all: nothing is scaled by what else happens to be in the batch. Weights have seven bits, because
on processors without VNNI the products of eight-bit weights would overflow, and the tags depend on the processor.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from kg.extract.names import features as f
from kg.extract.names.tagger import SILENCE
from training.labels import legal
from training.network import LARGE, SMALL
from training.styles import TYPES, UNIFIED

if TYPE_CHECKING:
    from pathlib import Path

    import torch

ZERO = SILENCE  # the byte that stands for 0
STEP = 127
WEIGHT_STEP = 63
VOCABULARY = ("chars.txt", "bigrams.txt", "words.txt", "speech.txt", "surnames.json", "names.npz")
# The order in which the tagger wants the labels: those that end a span, then those that go on.
ORDER = ["O", *(f"{place}-{kind}" for place in "SEBI" for kind in TYPES)]


class Graph:
    """A graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add a node with one output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def multiply(self, value: str, name: str, weights: np.ndarray, bias: np.ndarray, step: float) -> str:
        """Multiply bytes, each worth 1 / step, by weights (inputs x outputs) and add the bias: real numbers."""
        scale = np.abs(weights).max(0) / WEIGHT_STEP
        scale[scale == 0] = 1
        whole = np.clip(np.round(weights / scale), -WEIGHT_STEP, WEIGHT_STEP).astype(np.int8)
        inputs = [
            value,
            self.constant(name + "_weights", whole),
            self.constant(name + "_step", np.array(1 / step, np.float32)),
            self.constant(name + "_scale", scale.astype(np.float32)),
            "zero",
            "",
            self.constant(name + "_bias", bias.astype(np.float32)),
        ]
        return self.node("MatMulIntegerToFloat", inputs, name, domain="com.microsoft")

    def to_bytes(self, value: str, output: str) -> str:
        """Round real numbers between -1 and 1 to bytes."""
        return self.node("QuantizeLinear", [value, "unit", "zero"], output)


def as_bytes(table: np.ndarray) -> tuple[np.ndarray, float]:
    """Turn a table into bytes and tell the worth of one step; outliers are cut off where that errs least."""
    best: tuple[float, np.ndarray, float] | None = None
    for share in (1.0, 0.85, 0.7, 0.55, 0.45):
        step = float(np.abs(table).max()) * share / STEP or 1.0
        whole = np.clip(np.round(table / step), -STEP, STEP)
        error = float(((whole * step - table) ** 2).mean())
        if best is None or error < best[0]:
            best = (error, (whole + ZERO).astype(np.uint8), step)
    return best[1], best[2]


def direction(graph: Graph, side: str, weights: dict[str, np.ndarray], module: str) -> None:
    """One step of one direction, in the body of the scan."""
    inputs = np.split(weights[f"{module}.weight_ih_l0"], 4), np.split(weights[f"{module}.weight_hh_l0"], 4)
    biases = np.split(weights[f"{module}.bias_ih_l0"] + weights[f"{module}.bias_hh_l0"], 4)
    seen = graph.node("Concat", [f"{side}_in", f"{side}_hidden"], f"{side}_seen", axis=-1)
    # A product for each gate, in torch's order: one for all four would have to be cut up, which takes as long again.
    gates = (("let", "Sigmoid"), ("keep", "Sigmoid"), ("new", "Tanh"), ("show", "Sigmoid"))
    for (name, bend), seen_part, hidden_part, bias in zip(gates, *inputs, biases, strict=True):
        both = np.concatenate([seen_part.T, hidden_part.T])
        graph.node(bend, [graph.multiply(seen, f"{side}_{name}_sum", both, bias, STEP)], f"{side}_{name}")
    graph.node("Mul", [f"{side}_let", f"{side}_new"], f"{side}_gain")
    graph.node("Mul", [f"{side}_keep", f"{side}_state"], f"{side}_kept")
    graph.node("Add", [f"{side}_gain", f"{side}_kept"], f"{side}_state_out")
    graph.node("Tanh", [f"{side}_state_out"], f"{side}_bound")
    graph.node("Mul", [f"{side}_bound", f"{side}_show"], f"{side}_real")
    graph.to_bytes(f"{side}_real", f"{side}_hidden_out")
    graph.node("Identity", [f"{side}_hidden_out"], f"{side}_out")


def both_ways(graph: Graph, layer: str, given: str, width: int, weights: dict[str, np.ndarray]) -> str:
    """Add a scan that reads bytes (time x batch x inputs) in both directions; tells the name of what it gives."""
    backwards = graph.node("ReverseSequence", [given, "lengths"], f"{layer}given_back", batch_axis=1, time_axis=0)
    inner = Graph()
    direction(inner, f"{layer}left", weights, f"{layer}forwards")
    direction(inner, f"{layer}right", weights, f"{layer}backwards")
    graph.constants += inner.constants
    real, byte = TensorProto.FLOAT, TensorProto.UINT8
    inputs = weights[f"{layer}forwards.weight_ih_l0"].shape[1]

    def declare(names: str, kind: int, size: int) -> list[onnx.ValueInfoProto]:
        told = (layer + name for name in names.split())
        return [helper.make_tensor_value_info(name, kind, ["batch", size]) for name in told]

    body = helper.make_graph(
        inner.nodes,
        f"{layer}step",
        declare("left_state right_state", real, width)
        + declare("left_hidden right_hidden", byte, width)
        + declare("left_in right_in", byte, inputs),
        declare("left_state_out right_state_out", real, width)
        + declare("left_hidden_out right_hidden_out left_out right_out", byte, width),
    )
    ends = [f"{layer}end_{k}" for k in range(4)]
    graph.nodes.append(
        helper.make_node(
            "Scan",
            ["empty", "empty", "silent", "silent", given, backwards],
            [*ends, f"{layer}left_all", f"{layer}right_all_back"],
            num_scan_inputs=2,
            body=body,
        )
    )
    all_back = [f"{layer}right_all_back", "lengths"]
    right = graph.node("ReverseSequence", all_back, f"{layer}right_all", batch_axis=1, time_axis=0)
    return graph.node("Concat", [f"{layer}left_all", right], f"{layer}read", axis=-1)


def build(weights: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Build the graph: rows (time x batch x columns) and lengths to label scores in `ORDER`."""
    graph = Graph()
    graph.constant("zero", np.array(ZERO, np.uint8))
    graph.constant("unit", np.array(1 / STEP, np.float32))
    mix, parts, offset, made = weights["mix.weight"].copy(), [], 0, {}
    columns = [(column, f"tables.{name}.weight") for column, name in LARGE.items()]
    columns += [(column, f"small.{k}.weight") for k, column in enumerate(SMALL)]
    for column, key in columns:
        if key not in made:
            table, step = as_bytes(weights[key])
            made[key] = (graph.constant(key, table), step)
        name, step = made[key]
        size = weights[key].shape[1]
        mix[:, offset : offset + size] *= step
        offset += size
        at = graph.constant(f"column_{column}", np.array(column, np.int64))
        rows = graph.node("Gather", ["rows", at], f"rows_{column}", axis=2)
        parts.append(graph.node("Gather", [name, rows], f"found_{column}"))
    found = graph.node("Concat", parts, "found", axis=-1)
    graph.node("Tanh", [graph.multiply(found, "mix", mix.T, weights["mix.bias"], 1.0)], "mixed_real")
    graph.to_bytes("mixed_real", "mixed")
    width = len(weights["mix.bias"])
    graph.node("Shape", ["lengths"], "batch")
    graph.node("Concat", ["batch", graph.constant("width", np.array([width], np.int64))], "shape", axis=0)
    graph.node("ConstantOfShape", ["shape"], "empty", value=numpy_helper.from_array(np.zeros(1, np.float32)))
    graph.node("ConstantOfShape", ["shape"], "silent", value=numpy_helper.from_array(np.full(1, ZERO, np.uint8)))
    lower = both_ways(graph, "", "mixed", width, weights)
    upper = both_ways(graph, "upper_", lower, width, weights)
    graph.node("Concat", [lower, upper], "encoded", axis=-1)
    order = [UNIFIED.index(name) for name in ORDER]
    head, bias = weights["heads.unified.weight"][order].T, weights["heads.unified.bias"][order]
    graph.node("Identity", [graph.multiply("encoded", "head", head, bias, STEP)], "scores")
    made_graph = helper.make_graph(
        graph.nodes,
        "tagger",
        [
            helper.make_tensor_value_info("rows", TensorProto.INT32, ["time", "batch", f.COLUMNS]),
            helper.make_tensor_value_info("lengths", TensorProto.INT64, ["batch"]),
        ],
        [
            helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["time", "batch", len(ORDER)]),
            helper.make_tensor_value_info("encoded", TensorProto.UINT8, ["time", "batch", 4 * width]),
        ],
        graph.constants,
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(made_graph, opset_imports=domains, ir_version=9)


def write(state: dict[str, torch.Tensor], vocabulary: Path, folder: Path) -> None:
    """Write everything that the tagger reads."""
    weights = {name: value.float().numpy() for name, value in state.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name in VOCABULARY:
        if name == "names.npz":  # mostly zeros: half the size when packed
            with np.load(vocabulary / name) as names:
                np.savez_compressed(folder / name, **names)
        else:
            shutil.copyfile(vocabulary / name, folder / name)
    order = [UNIFIED.index(name) for name in ORDER]
    steps = weights["steps.unified"][np.ix_(order, order)] + legal(ORDER)
    labels = {"labels": ORDER, "steps": [[round(float(score), 4) for score in row] for row in steps]}
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False) + "\n", encoding="utf-8")
    onnx.save(build(weights), folder / "network.onnx")

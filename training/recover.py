"""Give the weights of a shipped tagger back, as far as its graph of whole numbers holds them, so that it can be taught on.

python -m training.recover [--model data/models/tagger] --out start.pt

What rounding took is lost (seven bits of the weights, eight of the tables, their outliers); exporting what comes out
gives the same graph again. A table's scale is free, since the weights behind it carry the inverse: large tables get the
spread that their vectors had when training began, small ones that of torch's beginning.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training.embeddings import SPREAD
from training.export import ORDER, STEP, ZERO
from training.labels import legal
from training.network import LARGE, SMALL, Network, deepened
from training.styles import UNIFIED

GATES = ("let", "keep", "new", "show")  # in torch's order
FIRST = 2  # rows of a table before those of known units
PLACES = 4  # rows for each part of speech
SPEECH = "small.0.weight"


def recovered(folder: Path) -> dict[str, torch.Tensor]:
    """Give the state of a `Network` with the one head, "unified", of a model in a folder."""
    graph = onnx.load(folder / "network.onnx").graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    told = json.loads((folder / "labels.json").read_text("utf-8"))
    if told["labels"] != ORDER:
        raise ValueError(
            f"{folder / 'labels.json'} has other labels than {ORDER}; recover with the code that exported it"
        )
    state: dict[str, np.ndarray] = {}
    mix, state["mix.bias"] = _product(held, "mix", 1.0)
    columns = [f"tables.{name}.weight" for name in LARGE.values()] + [f"small.{k}.weight" for k in range(len(SMALL))]
    offset, worth = 0, dict[str, float]()
    for key in columns:
        whole = held[key].astype(np.float64) - ZERO
        if key not in worth:
            worth[key] = _worth(key, whole, folder)
            state[key] = whole * worth[key]
        mix[:, offset : offset + whole.shape[1]] /= worth[key]
        offset += whole.shape[1]
    state["mix.weight"] = mix
    for layer in ("", "upper_") if "upper_left_let_sum_step" in held else ("",):
        for side, module in (("left", "forwards"), ("right", "backwards")):
            gates = [_product(held, f"{layer}{side}_{gate}_sum", STEP) for gate in GATES]
            both = np.concatenate([weights for weights, _ in gates])
            inputs = both.shape[1] - len(both) // len(GATES)
            name = f"{layer}{module}"
            state[f"{name}.weight_ih_l0"], state[f"{name}.weight_hh_l0"] = both[:, :inputs], both[:, inputs:]
            half = np.concatenate([bias for _, bias in gates]) / 2  # only the sum of torch's two biases counts
            state[f"{name}.bias_ih_l0"] = state[f"{name}.bias_hh_l0"] = half
    back = [ORDER.index(name) for name in UNIFIED]
    head, bias = _product(held, "head", STEP)
    state["heads.unified.weight"], state["heads.unified.bias"] = head[back], bias[back]
    state["steps.unified"] = (np.array(told["steps"]) - legal(ORDER).astype(np.float64))[np.ix_(back, back)]
    return {name: torch.tensor(np.array(value, np.float32)) for name, value in state.items()}


def _product(held: dict[str, np.ndarray], name: str, step: float) -> tuple[np.ndarray, np.ndarray]:
    """Give weights (outputs x inputs) and bias of a product of bytes that are worth 1 / step each."""
    if not np.isclose(held[name + "_step"], 1 / step):
        raise ValueError(f"a byte before {name} is worth {held[name + '_step']}, not 1 / {step}")
    return (held[name + "_weights"].astype(np.float64) * held[name + "_scale"]).T, held[name + "_bias"]


def _worth(key: str, whole: np.ndarray, folder: Path) -> float:
    """Give the worth of one step of a table by the standard deviation that it is to have."""
    if key.startswith("tables."):
        return SPREAD / float(whole[1:].std())
    if key == SPEECH:  # rows behind the last part of speech were never used and are as they began
        known = len((folder / "speech.txt").read_text("utf-8").split("\n")) - 1
        return 1 / float(whole[PLACES * (known + FIRST) : -PLACES].std())
    return 1 / float(whole.std())


def main() -> None:
    """Recover, see that everything has its place, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("data/models/tagger"))
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    state = recovered(given.model)
    vectors = {name: state[f"tables.{name}.weight"][FIRST:].numpy() for name in ("chars", "bigrams", "words")}
    Network(vectors, {"unified": UNIFIED}, len(state["mix.bias"]), 0.0).load_state_dict(deepened(state))
    torch.save(state, given.out)


if __name__ == "__main__":
    main()

"""Where shipped data lies, and the settings of a run; the only module that knows paths of our own."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_INSTALLED = {"ontology": _HERE / "_ontology", **{n: _HERE / "_data" / n for n in ("packs", "queries", "samples", "models")}}
_CHECKOUT = {"ontology": _HERE.parent / "ontology", **{n: _HERE.parent / "data" / n for n in ("packs", "queries", "samples", "models")}}


def shipped(name: str) -> Path:
    """Give the folder of shipped data `name` (ontology, packs, queries, samples, models), installed or in a checkout."""
    folder = _INSTALLED[name]
    return folder if folder.is_dir() else _CHECKOUT[name]

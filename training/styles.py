"""Styles of annotation: what each labelled set can and cannot tell about our types, as the labels it allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from training.corpus import LABELS
from training.labels import labels

if TYPE_CHECKING:
    from training.corpus import Row

TYPES = ["Person", "Company", "Organization", "Title", "Model", "Product"]
UNIFIED = labels(TYPES)
THINGS = ("Model", "Product")
NEAR = 3  # characters
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")

# For each set, and each of its labels in our words, the types that a span may have; None stands for "no name of ours".
MEANINGS: dict[str, dict[str, tuple[str | None, ...]]] = {
    "cluener": {"Person": ("Person",), "Company": ("Company",), "Organization": ("Organization",), "Title": ("Title",),
                "Thing": ("Product", None)},
    "resume": {"Person": ("Person",), "Org": ("Company", "Organization"), "Title": ("Title",)},
    "msra": {"Person": ("Person",), "Org": ("Company", "Organization")},
    "boson": {"Person": ("Person",), "Company": ("Company",), "Organization": ("Organization", None),
              "Thing": ("Model", "Product", None)},
}  # fmt: skip
NEWS = "news"  # names as readers wrote them down (`training.named`), posts as the program found them
# Sets that do not label (all) titles: where they have no label, there may be one.
WITHOUT_TITLES = ("msra", "boson", NEWS)


def label_types(rows: list[Row]) -> list[str]:
    """All labels of a set, sorted."""
    return sorted({span.label for row in rows for span in row.spans})


def numbers(row: Row, names: list[str]) -> np.ndarray:
    """Label numbers of the characters, with the set's own labels."""
    at = {name: k for k, name in enumerate(names)}
    out = np.zeros(len(row.text), np.int64)
    for start, end, label in row.spans:
        if end - start == 1:
            out[start] = at["S-" + label]
        else:
            out[start:end] = at["I-" + label]
            out[start], out[end - 1] = at["B-" + label], at["E-" + label]
    return out


def exactly(row: Row, names: list[str]) -> np.ndarray:
    """Allow the labels that a text has where everything is labelled."""
    allowed = np.zeros((len(row.text), len(names)), bool)
    allowed[np.arange(len(row.text)), numbers(row, names)] = True
    return allowed


def allowed_labels(style: str, row: Row) -> np.ndarray:
    """Allow labels of the unified head (characters x labels) as far as a text of an outside set tells."""
    at = {name: k for k, name in enumerate(UNIFIED)}
    allowed = np.zeros((len(row.text), len(UNIFIED)), bool)
    allowed[:, 0] = True
    free = np.ones(len(row.text), bool)
    for start, end, label in row.spans:
        free[start:end] = False
        places = "S" if end - start == 1 else "B" + "I" * (end - start - 2) + "E"
        types = _meaning(style, label)
        for k, place in zip(range(start, end), places, strict=True):
            allowed[k, 0] = None in types
            for kind in types:
                if kind:
                    allowed[k, at[f"{place}-{kind}"]] = True
    if style in WITHOUT_TITLES:
        allowed[np.ix_(np.flatnonzero(free), np.array([at[p + "-Title"] for p in "BIES"]))] = True
    if style == NEWS:
        return allowed
    # No outside set labels models and products as we do. Where Latin letters stand near, their silence says nothing;
    # elsewhere it is taken as a no, lest the network find products everywhere.
    near = np.zeros(len(row.text), bool)
    for match in _LATIN.finditer(row.text):
        near[max(0, match.start() - NEAR) : match.end() + NEAR] = True
    allowed[np.ix_(np.flatnonzero(free & near), np.array([at[f"{p}-{kind}"] for p in "BIES" for kind in THINGS]))] = (
        True
    )
    return allowed


def _meaning(style: str, label: str) -> tuple[str | None, ...]:
    """Give the types that a label of a set may mean; those of the news are written out: Company+Product, Company?."""
    if style == NEWS:
        return (*label.rstrip("?").split("+"), *([None] if label.endswith("?") else []))
    return MEANINGS[style].get(LABELS.get(label, ""), (None,))

"""Real texts of the outside data with names and relations marked for this project, told by places alone: none of their text is kept.

A line of `data/training/annotations/*.jsonl`: `source` and `row` say which text (a row of a JSON-lines file, or a line of
raw text as `corpus.clean` leaves it; without `row` the lines of a whole file that are not blank, without the blanks around them), `check` is the beginning of its SHA-1, `names` are `[start, end, letter]` in code points,
with the place of a fuller name of the same thing in the text behind where there is one, `ties` are `[relation, name, name]` by
number, with `negated`, `planned` or `rumoured` where it is not so.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from training.corpus import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKED = 8  # hexadecimal digits


class Marked(NamedTuple):
    """A text with its names marked as in the written texts, its relations with how they are told, and where it is from."""

    text: str
    stated: list[tuple[tuple[str, str, str], str]]
    source: str


def check(text: str) -> str:
    """Tell a text from another edition of it."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:CHECKED]


def source_texts(path: Path) -> list[str]:
    """Read the texts of an outside file, a row or line each."""
    lines = path.read_text(encoding="utf-8", errors="ignore").split("\n")
    if path.suffix == ".jsonl":
        return [json.loads(line)["text"].strip() for line in lines if line]
    return [clean(line) for line in lines]


def annotated(folder: Path, data: Path) -> Iterator[Marked]:
    """Read all annotations; a text that is not the one that was annotated is an error that names it.

    Texts of which there is no file are left out, and it is said how many.
    """
    texts: dict[str, list[str]] = {}
    absent = 0
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            source, row = told["source"], told.get("row")
            if not (data / source).is_file():
                absent += 1
                continue
            if source not in texts:
                texts[source] = [whole_text(data / source)] if row is None else source_texts(data / source)
            text = texts[source][row or 0]
            if check(text) != told["check"]:
                place = f"{data / source}: " + ("this" if row is None else f"row {row}")
                message = (
                    f"{place} is not the text that {path.name} annotates; take the edition with SHA-1 {told['check']}…"
                )
                raise ValueError(message)
            yield _marked(text, told)
    if absent:
        print(f"{absent} annotated texts are not in {data} and were left out", flush=True)


def whole_text(path: Path) -> str:
    """Read an article as it is annotated."""
    return without_blanks(path.read_text(encoding="utf-8"))


def without_blanks(text: str) -> str:
    """Give the lines that are not blank, without the blanks around them."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def _marked(text: str, told: dict[str, Any]) -> Marked:
    full = [text[slice(*(fuller[0] if fuller else (start, end)))] for start, end, _, *fuller in told["names"]]
    parts, at = [], 0
    for (start, end, letter, *_), name in zip(told["names"], full, strict=True):
        surface = text[start:end]
        parts += [text[at:start], f"{{{letter}|{surface}}}" if name == surface else f"{{{letter}|{surface}={name}}}"]
        at = end
    stated = [
        ((relation, full[one], full[other]), *(how or ["asserted"])) for relation, one, other, *how in told["ties"]
    ]
    return Marked("".join([*parts, text[at:]]), stated, told["source"])

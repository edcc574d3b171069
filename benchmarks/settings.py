"""How much quality depends on how a page is set: the annotated articles again as other sites would have set them.

    python -m benchmarks.settings [tests/quality/blind] [--only blanks gloss]

Each setting changes every article character by character, so that claims and evidence of its annotation are known to the
character in the new text too. A row tells F1 of entities, relations, values and claims.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import opencc

from kg.engines.local import Local
from kg.pipeline import build
from kg.recipe import Recipe
from kg.score.compare import compare, documents
from kg.score.tally import Scores
from kg.text.folding import HAN
from kg.text.pinyin import readings

Setting = Callable[[str], Sequence[str]]
"""What a text becomes: a piece for each of its characters."""

_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z0-9]")
_traditional = opencc.OpenCC("s2tw").convert
_HALF = dict(zip("，：；！？（）“”", ',:;!?()""', strict=True))
_ENTITIES = {"“": "&ldquo;", "”": "&rdquo;", "·": "&middot;", "—": "&mdash;"}
_CORNERS = dict(zip("“”‘’", "「」『』", strict=True))
_WIDTH = 32  # characters of a wrapped line
_GLOSSED = 7  # one of so many characters bears a gloss


def as_it_is(text: str) -> Sequence[str]:
    """Leave the text alone."""
    return text


def blanks(text: str) -> Sequence[str]:
    """Put a blank between Chinese and Latin."""

    def parted(left: str, right: str) -> bool:
        return bool((_HAN.match(left) and _LATIN.match(right)) or (_LATIN.match(left) and _HAN.match(right)))

    return [c + " " * parted(c, after) for c, after in zip(text, text[1:] + "\n", strict=True)]


def spaced(text: str) -> Sequence[str]:
    """Put a blank behind every Chinese character and mark."""
    return [c if c.isspace() or c.isascii() else c + " " for c in text]


def half(text: str) -> Sequence[str]:
    """Write half-width marks."""
    return [_HALF.get(c, c) for c in text]


def half_with_blanks(text: str) -> Sequence[str]:
    """Write half-width marks with a blank behind them, and points that end sentences."""
    return [_HALF[c] + " " if c in "，：；！？" else {"。": ". "}.get(c, c) for c in text]


def traditional(text: str) -> Sequence[str]:
    """Write traditional characters."""
    whole: str = _traditional(text)
    return whole if len(whole) == len(text) else [_traditional(c) for c in text]


def corners(text: str) -> Sequence[str]:
    """Quote as Taiwan and Hong Kong do."""
    return [_CORNERS.get(c, c) for c in text]


def entities(text: str) -> Sequence[str]:
    """Leave entities of HTML where a crawler did not resolve them."""
    return [_ENTITIES.get(c, c) for c in text]


def gloss(text: str) -> Sequence[str]:
    """Strew pinyin in, as pages that copy others do."""
    pieces = list(text)
    for n, found in enumerate(_HAN.finditer(text)):
        if n % _GLOSSED == 0:
            pieces[found.start()] += f"({min(readings(found[0]))})"
    return pieces


def wrapped(text: str) -> Sequence[str]:
    """Break lines at a fixed width."""
    pieces, column = [], 0
    for c in text:
        breaks = column >= _WIDTH and c not in "\n，。、：；！？”）"
        pieces.append("\n" + c if breaks else c)
        column = 0 if c == "\n" else 1 if breaks else column + 1
    return pieces


def together(text: str) -> Sequence[str]:
    """Lose the line breaks behind sentences."""
    return ["" if c == "\n" and text[:n].rstrip("\n")[-1:] in tuple("。！？”") else c for n, c in enumerate(text)]


def by_sentence(text: str) -> Sequence[str]:
    """Make every sentence a paragraph."""
    return [
        c + "\n" if c in "。！？" and text[n + 1 : n + 2] not in ("”", "」", "\n") else c for n, c in enumerate(text)
    ]


SETTINGS: dict[str, Setting] = {
    one.__name__: one
    for one in (
        *(as_it_is, traditional, corners, half, half_with_blanks, blanks, spaced),
        *(gloss, entities, wrapped, by_sentence, together),
    )
}


def change(text: Path, setting: Setting, folder: Path) -> Path:
    """Write an article and its annotation as a setting has them, and give the new text."""
    before = text.read_text("utf-8")
    gold = json.loads(text.with_suffix(".json").read_text("utf-8"))
    pieces = setting(before)
    after = "".join(pieces)
    at = [0, *accumulate(map(len, pieces))]

    def place(start: int, length: int) -> tuple[str, int]:
        words = after[at[start] : at[start + length]]
        return words.strip(), at[start] + len(words) - len(words.lstrip())

    for row in (*gold["relations"], *gold["attributes"]):
        row["evidence"] = place(before.index(row["evidence"]), len(row["evidence"]))[0]
    for row in gold["claims"]:
        start = row.get("start", before.find(row["text"]))
        row["text"], row["start"] = place(start, len(row["text"]))
    target = folder / text.name
    target.write_text(after, "utf-8")
    target.with_suffix(".json").write_text(json.dumps(gold, ensure_ascii=False), "utf-8")
    return target


def score(gold: Path, setting: Setting) -> Scores:
    """Build each article alone as a setting has it, and hold it against its annotation."""
    scores = Scores()
    recipe = Recipe(packs=("ai",))
    with tempfile.TemporaryDirectory(prefix="kg-settings-") as folder:
        for text in documents(gold):
            changed = change(text, setting, Path(folder))
            place = Path(folder) / changed.stem
            build([str(changed)], place, recipe=recipe, engine=Local())
            compare(changed, place / "graph.ttl", scores)
    return scores


def main() -> None:
    """Measure every setting and print a row for each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path, nargs="?", default=Path("tests/quality/blind"))
    options.add_argument("--only", nargs="+", choices=list(SETTINGS), default=list(SETTINGS))
    given = options.parse_args()
    for name in given.only:
        report = score(given.gold, SETTINGS[name]).report()
        figures = (report["entities"]["all"], report["relations"]["all"], report["attributes"], report["claims"])
        print(f"{name:18}", *(f"{row['f1']:.3f}" for row in figures), flush=True)


if __name__ == "__main__":
    main()

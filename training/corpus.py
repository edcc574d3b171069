"""Texts and labels: raw lines, labelled sets in nine tenths and a held-out tenth, and the project's own sentences."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LONGEST = 150
SETS = ("cluener", "resume", "msra", "boson")
# Labels of the outside sets, in our words. "Org" is an organisation of which the set does not say what kind.
LABELS = {
    "name": "Person", "NAME": "Person", "PER": "Person", "person_name": "Person",
    "company": "Company", "company_name": "Company",
    "organization": "Organization", "government": "Organization", "org_name": "Organization",
    "ORG": "Org",
    "position": "Title", "TITLE": "Title",
    "product_name": "Thing", "game": "Thing",
}  # fmt: skip
MARKUP = {"P": "Person", "C": "Company", "O": "Organization", "T": "Title", "M": "Model", "D": "Product"}
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]+[”\"」』）)]*|[^。！？\n]+$")
_MARKED = re.compile(r"\{([PCOTMD])\|([^{}]*)\}")
_FULLER = re.compile(r"(\{[PCOTMD]\|[^{}=]+)=[^{}]*\}")
_HAN = re.compile(r"[一-鿿]")
_ADDRESS = re.compile(r"https?://\S+|\[#\]:.*")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[[↗#\d]*\]\([^)]*\)|`#\d+`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class Span(NamedTuple):
    """A labelled name: half-open code points and the label of its set, or our type."""

    start: int
    end: int
    label: str


class Row(NamedTuple):
    """A labelled text."""

    text: str
    spans: tuple[Span, ...]


def held_out(text: str) -> bool:
    """Tell whether a text belongs to the held-out tenth, by its content: a repeated text stands on one side."""
    return hashlib.sha1(text.encode(), usedforsecurity=False).digest()[0] % 10 == 7


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a text at sentence ends and, if a sentence is too long, at the last comma before `LONGEST` characters."""
    for match in _SENTENCE.finditer(text):
        start, piece = match.start(), match.group()
        while len(piece) > LONGEST:
            cut = max(piece.rfind(comma, LONGEST // 2, LONGEST) for comma in "，、；：, ") + 1 or LONGEST
            yield start, piece[:cut]
            start, piece = start + cut, piece[cut:]
        if piece:
            yield start, piece


def read_rows(path: Path) -> list[Row]:
    """Read a labelled set."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.append(Row(row["text"], tuple(Span(*span) for span in row["spans"])))
    return rows


def outside_sets(data: Path) -> dict[str, tuple[list[Row], list[Row]]]:
    """Labelled sets by name: what to learn from and what is held out, without a text common to both in any two sets."""
    learn: dict[str, list[Row]] = {}
    hold: dict[str, list[Row]] = {}
    for name in SETS:
        path = data / "ner" / f"{name}.train.jsonl"
        rows = read_rows(path if path.exists() else data / "ner" / f"{name}.jsonl")
        official = data / "ner" / f"{name}.dev.jsonl"
        if official.exists():
            learn[name], hold[name] = rows, read_rows(official)
        else:
            learn[name] = [row for row in rows if not held_out(row.text)]
            hold[name] = [row for row in rows if held_out(row.text)]
    kept = {row.text for rows in hold.values() for row in rows}
    return {name: ([row for row in learn[name] if row.text not in kept], hold[name]) for name in SETS}


def cut(rows: Sequence[Row]) -> Iterator[Row]:
    """Cut labelled texts into pieces; a name that a cut divides is left out, as no reader could find it."""
    for row in rows:
        for offset, piece in pieces(row.text):
            end = offset + len(piece)
            inside = [span for span in row.spans if offset <= span.start and span.end <= end]
            text = piece.rstrip("\n")
            if text.strip():
                spans = tuple(Span(s.start - offset, s.end - offset, s.label) for s in inside)
                yield Row(text.replace("\n", " ").replace("\r", " "), spans)


def parse_marked(line: str) -> Row:
    """Read a sentence with inline markup such as {P|沈砚秋}."""
    text, spans, last = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[last : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), MARKUP[match[1]]))
        text += match[2]
        last = match.end()
    text += line[last:]
    if "{" in text or "}" in text:
        message = f"broken markup in {line!r}"
        raise ValueError(message)
    return Row(text, tuple(spans))


def plain(line: str) -> str:
    """Give a line of the texts with relations without the fuller names in its marks ({C|岑石=岑石微})."""
    return _FULLER.sub(r"\1}", line)


def own_sentences(folder: Path) -> tuple[list[Row], list[Row]]:
    """Read the project's own annotated sentences: what to learn from and the held-out tenth."""
    rows = []
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        rows += [parse_marked(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    return [row for row in rows if not held_out(row.text)], [row for row in rows if held_out(row.text)]


def clean(line: str) -> str:
    """Take marks of lists, emphasis and links out of a line of raw text."""
    linked = _LINK.sub(r"\1", _IMAGE.sub("", line.strip().lstrip("#*- >")))
    return _ADDRESS.sub("", linked).replace("**", "").replace("`", "").strip()


def raw_lines(data: Path, sentences: Path) -> Iterator[str]:
    """Unlabelled lines that are mostly Chinese, without the texts that are held out."""
    for path in sorted((data / "raw").glob("*.txt")):
        with path.open(encoding="utf-8", errors="ignore") as lines:
            for line in lines:
                text = clean(line)
                if len(text) >= 6 and len(_HAN.findall(text)) >= 0.4 * len(text):
                    yield text
    for path in sorted((data / "relations").glob("*.jsonl")):
        if ".dev" not in path.name:
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield from (part for part in row.get("text", row.get("full", "")).split("\n") if len(part) >= 6)
    labelled = [row for learn, _ in outside_sets(data).values() for row in learn] + own_sentences(sentences)[0]
    for row in labelled:
        yield from (part for part in row.text.split("\n") if part.strip())

"""What a change of rules changes on thousands of real texts: every name, relation and claim that came or went, to be read by eye.

    python -m benchmarks.difference texts DATA texts.jsonl
    kg annotate texts.jsonl -o before.jsonl      # before the change
    kg annotate texts.jsonl -o after.jsonl       # after it
    python -m benchmarks.difference rows before.jsonl after.jsonl

No annotation is asked for: reading the rows shows what a rule does where nobody thought of it. DATA is a folder as
training/README.md tells; `rows` gives tab-separated lines: + or -, what it is, what was read, and the words that say it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

SOURCES = (  # files of DATA and how many of their texts are taken
    ("relations/finre.train.jsonl", 1500),
    ("relations/newstriples.train.jsonl", 1500),
    ("relations/percent4_spo.train.jsonl", 800),
    ("relations/duie2.train9398.jsonl", 800),
    ("ner/boson.jsonl", 500),
    ("raw/juya_ai_daily.00.txt", 800),
    ("raw/cctv_news.01.txt", 800),
    ("raw/lctt.01.txt", 300),
)
SHORTEST = 30  # code points; what is shorter says little
AROUND = 24  # code points shown at either side of a name


def texts(data: Path) -> Iterator[dict[str, str]]:
    """Yield documents for `kg annotate`: of each source the texts whose SHA-1 is least, so that the choice never moves."""
    for name, wanted in SOURCES:
        path = data / name
        if not path.is_file():
            print(f"left out: {path} is not there", file=sys.stderr)
            continue
        lines = path.read_text("utf-8").splitlines()
        found = {
            json.loads(line)["text"] if path.suffix == ".jsonl" else line.strip() for line in lines if line.strip()
        }
        ordered = sorted(
            (hashlib.sha1(t.encode(), usedforsecurity=False).hexdigest(), t) for t in found if len(t) >= SHORTEST
        )
        for number, (_, text) in enumerate(ordered[:wanted]):
            yield {"id": f"{path.stem}-{number}", "text": text}


def read(reading: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Give what was read of a text: its sort, the thing itself, and the words that say it; an error is a row as well."""
    if "error" in reading:
        return {("error", str(reading["error"]), str(reading.get("source", "")))}
    text, mentions = reading["text"], reading["mentions"]
    rows = set()
    for m in mentions:
        start, end = max(0, m["start"] - AROUND), m["end"] + AROUND
        shown = f"{text[start : m['start']]}[{text[m['start'] : m['end']]}]{text[m['end'] : end]}"
        rows.add(("name", f"{m['type']} {m['name']}", shown))
    for link in reading["links"]:
        ends = f"{mentions[link['subject']]['name']} {link['predicate']} {mentions[link['object']]['name']}"
        how = [link["title"] or "", "former" if link["former"] else "", link["modality"]]
        rows.add(("relation", " ".join([ends, *filter(None, how)]), text[link["start"] : link["end"]]))
    for quote in reading["quotes"]:
        speaker = quote["speaker"]
        who = mentions[speaker]["name"] if isinstance(speaker, int) else str(speaker)
        rows.add(("claim", f"{who} {quote['kind']}", text[quote["start"] : quote["end"]]))
    for told in reading["attributes"]:
        kept = {key: value for key, value in told.items() if key not in ("start", "end", "entity")}
        owner = mentions[told["entity"]]["name"]
        rows.add(("attribute", f"{owner} {json.dumps(kept, ensure_ascii=False)}", text[told["start"] : told["end"]]))
    return rows


def rows(before: Path, after: Path) -> Iterator[str]:
    """Yield a line for each row that went (-) or came (+), text by text; `ValueError` where the two read other texts."""
    with before.open(encoding="utf-8") as old, after.open(encoding="utf-8") as new:
        for number, (one, other) in enumerate(zip_longest(old, new), 1):
            if one is None or other is None:
                raise ValueError(
                    f"{before} and {after} have different numbers of lines; annotate the same texts with both"
                )
            first, second = json.loads(one), json.loads(other)
            if first.get("id") != second.get("id") or first.get("text") != second.get("text"):
                raise ValueError(
                    f"line {number} of {before} and {after} is not the same text; annotate the same texts with both"
                )
            was, now = read(first), read(second)
            changed = [("-", *row) for row in was - now] + [("+", *row) for row in now - was]
            for row in sorted(changed, key=lambda r: (r[1], r[3], r[0] == "+", r[2])):
                yield "\t".join(part.replace("\n", " ").replace("\t", " ") for part in row)


def main() -> None:
    """Write the texts, or print the rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("texts", help="choose the texts")
    one.add_argument("data", type=Path)
    one.add_argument("output", type=Path)
    other = commands.add_parser("rows", help="print what changed between two runs of kg annotate")
    other.add_argument("before", type=Path)
    other.add_argument("after", type=Path)
    given = parser.parse_args()
    if given.command == "texts":
        with given.output.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in texts(given.data))
    else:
        for line in rows(given.before, given.after):
            print(line)


if __name__ == "__main__":
    main()

"""How often a short name of a listed firm finds its full name among all full names, by the names alone.

    python -m benchmarks.aliases company_aliases.train.jsonl --misses

Rows are {"short": …, "full": …}. Half of them, by a hash of the row, are held out: the figure is theirs, and whatever is
learned or looked at comes from the other half. The names that a short one is looked up among are those of all rows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kg.resolve.abbreviations import Abbreviations

Row = tuple[str, str]


def rows(path: Path) -> tuple[list[Row], list[Row]]:
    """Read the rows to learn from and those held out."""
    halves: tuple[list[Row], list[Row]] = ([], [])
    for line in path.read_bytes().decode("utf-8").splitlines():
        row = json.loads(line)
        pair = str(row["short"]), str(row["full"])
        halves[hashlib.sha256("\t".join(pair).encode()).digest()[0] % 2].append(pair)
    return halves


def missed(pairs: Sequence[Row], names: Abbreviations) -> list[tuple[str, str, str]]:
    """List the short names that find another full name, or none: with the right one and the one found."""
    found = ((short, full, names.ranked(short)) for short, full in pairs)
    return [(s, f, ranked[0][1] if ranked else "") for s, f, ranked in found if not ranked or ranked[0][1] != f]


def main() -> None:
    """Print the figures of both halves."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path)
    options.add_argument("--misses", action="store_true", help="show those of the half that is not held out")
    given = options.parse_args()
    if not given.rows.is_file():
        sys.stderr.write(f"{given.rows} is not there: nothing is measured; give a file of short and full names\n")
        return
    known, held_out = rows(given.rows)
    names = Abbreviations(full for _, full in (*known, *held_out))
    for title, pairs in (("known", known), ("held out", held_out)):
        wrong = missed(pairs, names)
        right = len(pairs) - len(wrong)
        sys.stdout.write(f"{title}: {right} of {len(pairs)} right, accuracy {right / max(1, len(pairs)):.4f}\n")
        for short, full, found in wrong if given.misses and title == "known" else ():
            sys.stdout.write(f"  {short}\t{full}\t{found or '-'}\n")


if __name__ == "__main__":
    main()

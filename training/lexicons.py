"""Vocabularies and lists of names in the form in which the tagger reads them."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import numpy as np

from kg.extract.names.features import LONGEST_NAME, NameFilter
from kg.text.words import tagged_words

if TYPE_CHECKING:
    from pathlib import Path

COMPANY_BITS, OCCUPATION_BITS = 23, 18
SURNAME_RANKS = (50, 150, 400)


def company_names(data: Path) -> list[str]:
    """Short names of companies; the file starts with its author's name and a date."""
    names = (data / "lexicon" / "company_short_28w.txt").read_text(encoding="utf-8-sig").splitlines()
    return [n for n in names if 2 <= len(n) <= LONGEST_NAME and not n.startswith("By@") and not re.match(r"[\d.]+$", n)]


def surnames(data: Path) -> dict[str, int]:
    """Surnames and a class of frequency, 1 the most frequent to 4."""
    lines = (data / "lexicon" / "surnames_1k.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [line.split("\t")[0].strip() for line in lines]
    return {name: 1 + sum(k >= rank for rank in SURNAME_RANKS) for k, name in enumerate(names) if len(name) in (1, 2)}


def write(data: Path, work: Path, folder: Path) -> None:
    """Write everything that `Features.read` wants."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("chars", "bigrams", "words"):
        shutil.copyfile(work / f"{name}.txt", folder / f"{name}.txt")
    with (work / "raw.txt").open(encoding="utf-8") as lines:
        tags = {tag for line, _ in zip(lines, range(20000), strict=False) for _, _, tag in tagged_words(line)}
    (folder / "speech.txt").write_text("".join(tag + "\n" for tag in sorted(tags)[:60]), encoding="utf-8")
    (folder / "surnames.json").write_text(json.dumps(surnames(data), ensure_ascii=False) + "\n", encoding="utf-8")
    occupations = (data / "lexicon" / "professions.txt").read_text(encoding="utf-8").splitlines()
    occupations = [name.strip() for name in occupations if 2 <= len(name.strip()) <= LONGEST_NAME]
    np.savez(
        folder / "names.npz",
        companies=NameFilter.of(company_names(data), COMPANY_BITS).bits,
        occupations=NameFilter.of(occupations, OCCUPATION_BITS).bits,
    )

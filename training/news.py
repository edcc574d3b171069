"""Find the articles that `data/training/news/articles.jsonl` annotates in clones of the public repositories that hold them.

    git clone https://github.com/nuz007/qqnews && git clone https://github.com/askfanxiaojun/Cubox …
    python -m training.news qqnews Cubox … --data DATA

(which repositories: data/training/news/README.md)

An article is known by its beginning, wherever it lies; it is written to DATA/articles without pictures and cut at the end
of a paragraph, as it was annotated. What licence a repository states does not cover the articles that it reprints: they are to learn from, and no part of this project.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from training import clones
from training.annotations import check, without_blanks

KNOWN_BY = 150  # characters of words at the beginning
LONGEST = 1800  # code points
SHORTEST = 900  # behind which a paragraph's end is taken for the cut
ANNOTATIONS = Path("data/training/news/articles.jsonl")

_NO_WORD = re.compile(r"\W")
_DOUBLED = re.compile(r"^# .*\n+(?=# )")


def name(text: str) -> str:
    """Name an article by its beginning."""
    return hashlib.sha1(_NO_WORD.sub("", text)[:KNOWN_BY].encode(), usedforsecurity=False).hexdigest()[:10]


def held_out(source: str) -> bool:
    """Say whether an article is in the measured fifth."""
    return int(hashlib.md5(Path(source).stem.encode(), usedforsecurity=False).hexdigest(), 16) % 5 == 0


def trimmed(text: str) -> str:
    """Leave out pictures and a headline told twice, and cut a long article at the end of a paragraph."""
    text = clones.GAP.sub("\n\n", _DOUBLED.sub("", clones.PICTURE.sub("", text)))
    if len(text) <= LONGEST:
        return text
    cut = text.rfind("\n", 0, LONGEST)
    return text[: cut if cut > SHORTEST else LONGEST]


def articles(folder: Path) -> Iterator[str]:
    """Yield what the files of a clone may hold as articles."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            yield from clones.texts(path)


def main() -> None:
    """Write the annotated articles of some clones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True, help="folder of outside data; gets articles/")
    parser.add_argument("--annotations", type=Path, default=ANNOTATIONS)
    given = parser.parse_args()
    for clone in given.clones:
        if not clone.is_dir():
            parser.error(f"{clone} is no folder; clone the repositories first, as told above (--help)")
    rows = map(json.loads, given.annotations.read_text(encoding="utf-8").splitlines())
    wanted: dict[str, str] = {row["source"]: row["check"] for row in rows}
    (given.data / "articles").mkdir(parents=True, exist_ok=True)
    missing = set(wanted)
    for text in (text for clone in given.clones for text in articles(clone)):
        source = f"articles/{name(text)}.txt"
        if source in missing and check(without_blanks(cut := trimmed(text))) == wanted[source]:
            (given.data / source).write_text(cut, encoding="utf-8")
            missing.discard(source)
    print(f"{len(wanted) - len(missing)} of {len(wanted)} articles found")


if __name__ == "__main__":
    main()

"""How fast kg reads: megabytes a second of `kg build` and `kg annotate`, beside jieba on the same text."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jieba
import jieba.posseg

from benchmarks import peak

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))


def articles(size: int) -> list[str]:
    """Give about `size` bytes of Chinese articles: real ones where they are at hand, else our samples over and over."""
    raw = sorted((SHARED / "data" / "raw").glob("*.txt"))
    if raw:
        each = size // len(raw)
        pieces = [piece for path in raw for piece in cut(path.read_bytes()[:each].decode("utf-8", "ignore"))]
    else:
        texts = [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "data" / "samples").glob("*.txt"))]
        times = 1 + size // sum(len(text.encode()) for text in texts)
        pieces = [f"{text}\n第{number}次。\n" for number in range(times) for text in texts]
    return pieces


def cut(text: str, length: int = 1500) -> list[str]:
    """Cut a long text into articles of about `length` characters, at line ends."""
    pieces, piece = [], ""
    for line in text.splitlines(keepends=True):
        piece += line
        if len(piece) >= length:
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece.strip() else pieces


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weighed(work: Callable[[], int]) -> tuple[float, int]:
    """Give the seconds that something takes, and the bytes that it tells."""
    start = time.perf_counter()
    held = work()
    return time.perf_counter() - start, held


def kg(*arguments: str) -> int:
    """Run the program as a person would; give the bytes that all its processes held at most."""
    return peak.run([sys.executable, "-m", "kg", *arguments], cwd=ROOT).held


def main() -> None:
    """Measure and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--megabytes", type=float, default=2.0)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = options.parse_args()
    texts = articles(int(given.megabytes * 1e6))
    size = sum(len(text.encode()) for text in texts) / 1e6
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    list(jieba.posseg.cut("预热"))
    rows: list[tuple[str, float, float, float]] = []  # what, megabytes a second, documents a second, megabytes held
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts), "utf-8")
        few = texts[: max(1, len(texts) // 8)]  # posseg is slow: an eighth tells as much
        part = sum(len(text.encode()) for text in few) / 1e6
        alone = timed(lambda: [jieba.lcut(text) for text in texts])
        rows.append(("jieba.lcut", size / alone, len(texts) / alone, 0))
        alone = timed(lambda: [jieba.posseg.lcut(text) for text in few])
        rows.append(("jieba.posseg.lcut", part / alone, len(few) / alone, 0))
        for jobs in sorted({1, given.jobs}):
            workers = ("--jobs", str(jobs))
            annotate = partial(kg, "annotate", str(source), "-o", f"{folder}/{jobs}.jsonl", *workers)
            build = partial(kg, "build", str(source), "-o", f"{folder}/{jobs}", *workers)
            for name, work in (("annotate", annotate), ("build", build)):
                seconds, held = weighed(work)
                rows.append((f"kg {name} --jobs {jobs}", size / seconds, len(texts) / seconds, held / 1e6))
    print(f"{size:.2f} MB in {len(texts)} articles; kg with its start-up, jieba warm")
    for name, speed, documents, held in rows:
        memory = f"   {held:5.0f} MB held at most" if held else ""
        print(
            f"{name:24} {speed:7.3f} MB/s {documents:7.1f} documents/s   x{speed / rows[0][1]:.3f} of jieba.lcut{memory}"
        )


if __name__ == "__main__":
    main()

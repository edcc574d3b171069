"""Mutated inputs over all readers: none may crash or hang the program, print a traceback, or swell it.

`python -m tests.fuzz.mutate --count 20000` is the long run; the suite runs a short one. A mutant is a pure function of
its number, so that a failure can be made again: `--only 1234`.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.read.files import records_of
from kg.read.isolation import children
from kg.read.parsed import Item
from kg.read.readers import Options
from tests.read.fixtures import cases

_TOKENS = (
    *(
        b"<div>",
        b"</",
        b"<!--",
        b"<![CDATA[",
        b"&#x110000;",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"{",
        b"[[",
        b'"',
        b"\r\n",
    ),
    *(
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"endobj",
        b"stream\n",
        b"\x1f\x8b\x08",
        b"WARC/1.0\r\n",
        b"Content-Length: 99999999999\r\n",
    ),
    *("锟斤拷".encode(), "。".encode("gbk"), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x80" * 7, b"<p " + b"a=1 " * 50),
)
_ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16", "latin-1", "shift_jis", "utf-16-be", "cp1252")


def flip(data: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.choice((1, 3, 20, 200))):
        if data:
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return data


def truncate(data: bytearray, dice: random.Random) -> bytearray:
    return data[: dice.randrange(len(data) + 1)]


def behead(data: bytearray, dice: random.Random) -> bytearray:
    return data[dice.randrange(len(data) + 1) :]


def splice(data: bytearray, dice: random.Random) -> bytearray:
    other = dice.choice(BASES)[1]
    at, start = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    return data[:at] + other[start : start + dice.choice((10, 500, 5000))] + data[at:]


def repeat(data: bytearray, dice: random.Random) -> bytearray:
    at = dice.randrange(len(data) + 1)
    piece = data[at : at + dice.choice((1, 5, 40, 400))]
    return data[:at] + piece * min(dice.choice((2, 50, 1000)), 200_000 // (len(piece) or 1)) + data[at:]


def insert(data: bytearray, dice: random.Random) -> bytearray:
    for _ in range(dice.choice((1, 5, 30))):
        at = dice.randrange(len(data) + 1)
        data[at:at] = dice.choice(_TOKENS)
    return data


def reencode(data: bytearray, dice: random.Random) -> bytearray:
    text = bytes(data).decode(dice.choice(_ENCODINGS), "replace")
    return bytearray(text.encode(dice.choice(_ENCODINGS), "replace"))


def blank(data: bytearray, dice: random.Random) -> bytearray:
    at = dice.randrange(len(data) + 1)
    size = min(dice.choice((4, 100, 3000)), len(data) - at)
    data[at : at + size] = bytes([dice.choice((0, 32, 255, 60))]) * size
    return data


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytearray], ...] = (
    flip,
    truncate,
    behead,
    splice,
    repeat,
    insert,
    reencode,
    blank,
)
BASES = [(case.name, case.data) for case in cases()]


def mutant(number: int) -> tuple[str, bytes]:
    dice = random.Random(number)
    name, base = dice.choice(BASES)
    data = bytearray(base)
    for _ in range(dice.choice((1, 1, 2, 4))):
        data = dice.choice(MUTATIONS)(data, dice)
    if dice.random() < 0.1:
        name = dice.choice(BASES)[0]  # what it is may not be what it is called
    return name, bytes(data[: 2 << 20])


@dataclass(slots=True)
class Tally:
    """What became of the mutants."""

    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, -1)
    failures: list[str] = field(default_factory=list)


def run(numbers: range) -> Tally:
    tally = Tally()
    for number in numbers:
        name, data = mutant(number)
        began = time.monotonic()
        try:
            for outcome in records_of(_one(name, data), Options()):
                if isinstance(outcome, InputError):
                    tally.outcomes[_kind_of(outcome)] += 1
                    if not (outcome.source and outcome.reason and outcome.remedy) or "Traceback" in str(outcome):
                        tally.failures.append(f"{number}: a refusal that says too little: {outcome}")
                else:
                    tally.outcomes["read"] += 1
                    text = outcome.document.text
                    text.encode()
                    assert all(0 <= d.span.start < d.span.end <= len(text) for d in outcome.dropped)
                    assert all(0 <= o.start <= len(text) for o in outcome.document.origins)
        except Exception:  # noqa: BLE001 - this is what is looked for
            tally.failures.append(f"{number}: {name}\n{traceback.format_exc()}")
        tally.slowest = max(tally.slowest, (time.monotonic() - began, number))
    return tally


def _kind_of(error: InputError) -> str:
    return "refused: " + "".join(c for c in error.reason.split("(")[0] if not c.isdigit())[:60]


def _one(name: str, data: bytes) -> Iterator[Item | InputError]:
    yield Item(name=name, source=name, stream=io.BytesIO(data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--only", type=int)
    given = parser.parse_args()
    numbers = (
        range(given.only, given.only + 1) if given.only is not None else range(given.start, given.start + given.count)
    )
    began = time.monotonic()
    tally = run(numbers)
    children(1).close()  # so that their memory is counted
    seconds, number = tally.slowest
    lines = [f"{len(numbers)} mutants in {time.monotonic() - began:.0f} s; slowest {seconds:.2f} s (number {number})"]
    lines += (f"{times:8}  {kind}" for kind, times in tally.outcomes.most_common(40))
    for who, what in (("parent", resource.RUSAGE_SELF), ("children", resource.RUSAGE_CHILDREN)):
        lines.append(f"{who}: at most {resource.getrusage(what).ru_maxrss // 1024} MB")
    sys.stdout.write("\n".join([*lines, *tally.failures]) + "\n")
    sys.exit(bool(tally.failures))


if __name__ == "__main__":
    main()

"""Relations between firms on outside sentences: partners, purchases, holdings and rivals of FinRE beside ours.

    python -m benchmarks.finre finre.dev.jsonl [--misses]

A row is {"text", "triples": [[firm, relation, firm]]}, pairs of firms with what ties them, `unknown` for nothing. Four
relations are measured (RELATIONS). What we tie without doubt and the set does not is wrong, but where the set names the
same pair by one of NEAR, which shades what we do not (增持, 拥有 and 持股 are all investsIn).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from kg.model import Document, Reading
from kg.recipe import Recipe

RELATIONS = {"合作": "partnersWith", "收购": "acquires", "持股": "investsIn", "竞争": "competesWith"}
NEAR = {
    "partnersWith": {"签约", "合资", "订单", "商讨", "帮助", "交易", "重组"},
    "acquires": {"拟收购", "买资", "增持", "入股", "合并", "借壳", "重组", "交易", "转让", "拥有"},
    "investsIn": {"拥有", "增持", "减持", "入股", "注资", "成立", "收购", "拟收购", "合资", "转让", "借壳"},
    "competesWith": set[str](),
}
_Tie = tuple[str, str, str]


def stated(triples: list[list[str]]) -> tuple[set[_Tie], set[_Tie]]:
    """Give the ties that a row states and those that it nearly does, in our predicates; those of equals in one order."""
    exact, near = set(), set()
    for one, relation, other in triples:
        ends = (other, one) if relation.startswith("被") else (one, other)
        told = relation.removeprefix("被")
        if told in RELATIONS:
            exact.add(_tie(ends[0], RELATIONS[told], ends[1]))
        near.update(
            _tie(*pair) for p, words in NEAR.items() if told in words for pair in ((one, p, other), (other, p, one))
        )
    return exact, near


def _tie(one: str, predicate: str, other: str) -> _Tie:
    if predicate in ("partnersWith", "competesWith"):
        one, other = sorted((one, other))
    return one, predicate, other


def _fits(told: str, found: str) -> bool:
    return told in found or found in told


def found(reading: Reading, firms: list[str]) -> Iterator[_Tie]:
    """Give the ties that a reading states between firms that the row names."""
    text = reading.text
    for link in reading.links:
        if link.predicate in NEAR and link.modality == "asserted":
            ends = [
                next((f for f in firms if _fits(f, m.span.of(text)) or _fits(f, m.name)), None)
                for m in (link.subject, link.object)
            ]
            if ends[0] and ends[1] and ends[0] != ends[1]:
                yield _tie(ends[0], link.predicate, ends[1])


def main() -> None:
    """Print precision and recall of each predicate."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("rows", type=Path)
    options.add_argument("--misses", action="store_true", help="print each row that is extra or missing")
    given = options.parse_args()
    rows = [json.loads(line) for line in given.rows.read_text("utf-8").splitlines()]
    recipe = Recipe(packs=("ai", "auto", "semi"))
    recipe.prepare()
    readings = recipe([Document(id=str(i), text=r["text"], sha256="") for i, r in enumerate(rows)])
    counts = {p: [0, 0, 0] for p in sorted(NEAR)}
    for row, reading in zip(rows, readings, strict=True):
        firms = sorted({name for one, _, other in row["triples"] for name in (one, other)}, key=lambda n: (-len(n), n))
        (want, near), have = stated(row["triples"]), set(found(reading, firms))
        for which, ties in enumerate((want & have, have - want - near, want - have)):
            for tie in sorted(ties):
                counts[tie[1]][which] += 1
                if given.misses and which:
                    print("extra" if which == 1 else "missing", *tie, row["triples"], row["text"], sep="\t")
    for predicate, (right, extra, missing) in counts.items():
        precision, recall = right / max(1, right + extra), right / max(1, right + missing)
        print(f"{predicate:13} P {precision:.3f}  R {recall:.3f}   ({right} right, {extra} extra, {missing} missing)")


if __name__ == "__main__":
    main()

"""Clauses side by side: one speaker denies in much the same words what another affirms."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from kg.compare.points import Clause, comparison
from kg.facts import Comparison

_ALIKE, _ALIKE_UNNAMED = 0.67, 0.8  # share of words in common of two clauses with one subject, and with none
_LEAST_UNNAMED = 3  # words that a clause without a subject must have


class Waiting(NamedTuple):
    """A clause that waits to be laid beside others, most of which none will meet: what places it, and itself as a line."""

    subject: str
    predicate: str
    words: tuple[str, ...]
    when: str
    line: str


def kept(clause: Clause) -> bool:
    """Say whether a clause tells enough to be compared."""
    return bool(clause.subject) or len(clause.said.words) >= _LEAST_UNNAMED


def blocks(clause: Waiting, denied: Container[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Name the blocks within which a clause may be compared; `denied` are the subjects and predicates of clauses."""
    for word in dict.fromkeys(clause.words):
        if (clause.subject, word) in denied and (not clause.predicate or clause.predicate == word):
            yield "clause", clause.subject, word


def compared(later: Clause, earlier: Clause) -> Comparison | None:
    """Compare two clauses of one block."""
    a, b = later.said, earlier.said
    if a.negated == b.negated or bool(a.predicate) == bool(b.predicate) or (a.hedged and b.hedged):
        return None
    least = _ALIKE if later.subject else _ALIKE_UNNAMED
    one, other = set(a.words), set(b.words)
    if len(one & other) < least * len(one | other):
        return None
    denied, affirmed = (a, b) if a.negated else (b, a)
    if not set(denied.anchors) <= set(affirmed.anchors) or not later.by.near(earlier.by):
        return None
    outcome = earlier.said.tense == "future" and later.said.tense == "past" and later.by.document != earlier.by.document
    # 没有 denies what is (正在出售) as well as what was.
    apart = (
        "past" in (a.tense, b.tense)
        and a.tense != b.tense
        and not ("正在" in affirmed.anchors and denied.tense == "past")
    )
    if not outcome and (later.by.speakers & earlier.by.speakers or apart):
        return None
    texts = [" ".join(c.text.strip("，。；！").split()) for c in (later, earlier)]
    zh, en = (
        ("预测与结果不符", "prediction against outcome")
        if outcome
        else ("一方肯定，一方否定", "one affirms what the other denies")
    )
    return comparison(
        later.by,
        "contradicts",
        earlier.by,
        (
            f"{zh}：{later.by.shown}“{texts[0]}”，{earlier.by.shown}“{texts[1]}”",
            f"{en}: {later.by.shown} “{texts[0]}” against {earlier.by.shown} “{texts[1]}”",
        ),
    )

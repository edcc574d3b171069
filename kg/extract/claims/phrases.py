"""Key phrases of a document's statements: compounds that it keeps coming back to, for topics that no list knows.

Precision comes first: a phrase is two to four words that end in a noun (数据飞轮, 训练语料), or one long word; it
stands at least twice in the document or in its title, or is of rare words alone; and it is neither a name nor made of
words that everything is about.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.model import Reading, Span
from kg.text.words import UNKNOWN, rarity, tagged_words

_HEADS = ("n", "vn", "j")
_PARTS = ("n", "vn", "b", "j", "eng", "v")
_NOT = ("nr", "ns", "nt", "vg", "vd", "vi", "ad", "vq", "nrt", "nrfg", "vshi", "vyou", "x0")
_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_grammar = re.compile("[比会把被将的了是做按管问与和或在从对让给到说跟为及等这那不没也都就才]")
_LONGEST = 4  # words of a phrase
_LETTERS = 8  # letters of a phrase
_RARE = 7.5  # what at least one of its words must have of rarity
_TERM = 8.5  # what all words of a phrase that stands once must have of rarity, on average
_ALONE = 4  # letters of a word that is a phrase by itself
_WEIGHED = 400  # candidates that are counted: of a long text the rarest
_MOST = 6  # phrases of a document
_TITLE = 2  # a title counts as so many places


def phrases(reading: Reading, light: Container[str] = ()) -> tuple[str, ...]:
    """List the key phrases of a document's statements, the weightiest first; `light` words are of no phrase."""
    text, title = reading.text, reading.document.title or ""
    taken = bytearray(len(text))
    for m in reading.mentions:
        taken[m.span.start : m.span.end] = b"\1" * (m.span.end - m.span.start)
    names = {m.name for m in reading.mentions} | {m.span.of(text) for m in reading.mentions}
    weights: dict[str, float] = {}
    for content in dict.fromkeys(q.content for q in reading.quotes):
        for phrase, weight in _candidates(text, content, taken, light):
            weights.setdefault(phrase, weight)
    if len(weights) > _WEIGHED:
        weights = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_WEIGHED])
    counts = {p: text.count(p) + _TITLE * (p in title) for p in weights}
    kept = {
        p
        for p in weights
        if (counts[p] >= 2 or weights[p] >= _TERM) and not any(p in n or n in p for n in names if len(n) > 1)
    }
    # Of a phrase and one that it is part of, as often as the whole, the whole stays.
    kept = {p for p in kept if not any(p != q and p in q and counts[q] >= counts[p] - 1 for q in kept)}
    ranked = sorted(kept, key=lambda p: (-counts[p], -weights[p], p))
    return tuple(ranked[:_MOST])


def _candidates(text: str, content: Span, taken: bytearray, light: Container[str]) -> Iterator[tuple[str, float]]:
    words = [(content.start + start, content.start + end, tag) for start, end, tag in tagged_words(content.of(text))]
    fitting = [taken.find(1, start, end) < 0 and _fits(text[start:end], tag, light) for start, end, tag in words]
    rareness = [
        rarity(text[start:end].lower()) if fits else 0.0 for (start, end, _), fits in zip(words, fitting, strict=True)
    ]
    for first, (start, _, opening) in enumerate(words):
        acts = opening == "v"  # 降低成本 tells of a deed as often as of a matter
        for last in range(first, min(first + _LONGEST, len(words))):
            _, end, tag = words[last]
            if not fitting[last] or end - start > _LETTERS or (last > first and tag == "v"):
                break
            if tag.startswith(_HEADS) and (last > first or end - start >= _ALONE) and end - start >= 3:
                rare = rareness[first : last + 1]
                if max(rare) >= _RARE and not (acts and rare[0] < _RARE):
                    yield text[start:end], min(rare) if last > first and not acts else 0.0


def _fits(word: str, tag: str, light: Container[str]) -> bool:
    if not tag.startswith(_PARTS) or tag in _NOT or word in light or not _PLAIN.fullmatch(word) or word.isdigit():
        return False
    if len(word) == 1 and word >= "\u4e00":  # 能, 大, 卡: cut out of something, or said of everything
        return False
    # What grammar stands in and no table knows is no word, but what was left between others.
    return not (_grammar.search(word) and rarity(word) >= UNKNOWN)

"""Chinese words: where they begin and end, which part of speech they are, and how rare, by jieba's dictionary and model."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

UNKNOWN = 12.0
"""How rare a word is that the table does not know."""


def dictionary_word(text: str) -> str | None:
    """Give the part of speech of a text that is one word of jieba's dictionary as a whole, else None."""
    found = _jieba().tag(text, False)  # noqa: FBT003  jieba: without its model
    return str(found[0][1]) if len(found) == 1 and len(text) > 1 else None


def cut_words(text: str) -> tuple[list[str], list[str]]:
    """Cut a text into words without gaps, and tell jieba's part of speech of each."""
    found = _jieba().tag(text)
    return [word for word, _ in found], [tag for _, tag in found]


def tagged_words(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into words.

    Returns half-open code points and jieba's part of speech for each word, in order and without gaps: spaces and
    punctuation are words too.
    """
    words = []
    start = 0
    for word, tag in _jieba().tag(text):
        end = start + len(word)
        words.append((start, end, tag))
        start = end
    return words


def rarity(word: str) -> float:
    """Give how rare a word is in Chinese texts, as the logarithm of texts to those with it; unknown words are rare."""
    return float(_table().get(word.encode(), UNKNOWN))


@cache
def _jieba() -> Any:
    """Load jieba's dictionary when the first text is read: a build that reads nothing does without."""
    import rjieba  # noqa: PLC0415  it takes a quarter of a second

    return rjieba


@cache
def _table() -> dict[bytes, bytes]:
    """Read jieba's table without importing jieba, which takes a second and writes into the temporary folder."""
    found = find_spec("jieba")
    if found is None or found.origin is None:
        return {}
    # A word and a number in each row. No strings and numbers yet: few of a quarter of a million are asked for.
    told = (Path(found.origin).parent / "analyse" / "idf.txt").read_bytes().split()
    return dict(zip(told[::2], told[1::2], strict=True))

"""Chinese words: where they begin and end and which part of speech they are, by jieba's dictionary and model."""

from __future__ import annotations

import re

import rjieba

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")  # rjieba takes only what can be written as UTF-8


def tagged_words(text: str) -> list[tuple[int, int, str]]:
    """Cut a text into words.

    Returns half-open code points and jieba's part of speech for each word, in order and without gaps: spaces and
    punctuation are words too.
    """
    words = []
    start = 0
    for word, tag in rjieba.tag(_LONE_SURROGATES.sub("\ufffd", text)):
        end = start + len(word)
        words.append((start, end, tag))
        start = end
    return words

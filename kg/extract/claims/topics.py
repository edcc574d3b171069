"""What statements are about, by the packs' lists of topics and by the key phrases of their document."""

from __future__ import annotations

import dataclasses
import re

import ahocorasick_rs

from kg.extract.claims.kinds import light
from kg.extract.claims.phrases import phrases
from kg.model import Reading
from kg.packs import Pack

_latin = re.compile(r"[A-Za-z0-9]")


class Topics:
    """Gives every quote of a reading the topics whose words it holds."""

    def __init__(self, pack: Pack) -> None:
        self._light = light(pack, "phrases")
        self._labels: dict[str, str] = {}
        for entry in pack.topics:
            for word in (entry.label, *entry.words):
                self._labels.setdefault(word.lower(), entry.label)
        self._words = sorted(self._labels)
        self._finder = (
            ahocorasick_rs.AhoCorasick(self._words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
            if self._words
            else None
        )

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with topics on its quotes."""
        found = (
            [phrase for phrase in phrases(reading, self._light) if phrase.lower() not in self._labels]
            if reading.quotes
            else []
        )

        def of(words: str) -> tuple[str, ...]:
            return tuple(sorted({*self.of(words), *(phrase for phrase in found if phrase in words)}))

        quotes = tuple(dataclasses.replace(q, topics=of(q.content.of(reading.text))) for q in reading.quotes)
        return dataclasses.replace(reading, quotes=quotes)

    def of(self, words: str) -> tuple[str, ...]:
        """List the topics of a text, each once, in alphabetical order."""
        if self._finder is None:
            return ()
        lower = words.lower()
        found = set()
        for number, start, end in self._finder.find_matches_as_indexes(lower):
            word = self._words[number]
            # A Latin word counts only whole: AI, but not in OpenAI.
            if _latin.match(word[0]) and start and _latin.match(lower[start - 1]):
                continue
            if _latin.match(word[-1]) and end < len(lower) and _latin.match(lower[end]):
                continue
            found.add(self._labels[word])
        return tuple(sorted(found))

"""The network of ties: the probability of each relation between the names of a paragraph, from the words around and between them.

Convolutions over words, in which a name is one token, and over what the tagger saw there, and a judge over two names; made
by `training/ties.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.extract.inference import session
from kg.extract.links.windows import Name, Window, ending
from kg.extract.wording.skeleton import TOKENS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kg.model import Sight, Span

    Reals = NDArray[np.float32]

REACH = 15  # tokens on either side of one that the convolutions see
APART = 8  # tokens between two windows: the farthest that one convolution reaches, and nothing lives between them

_KIND = {token: 4 * number for number, token in enumerate(TOKENS.values())}


class Network:
    """The network with its words and classes: a relation of the first name of a pair to the second, or turned."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.classes = [(str(predicate), bool(turned)) for predicate, turned in told["classes"]]
        self._fits = {(one, other): np.array(row, np.float32) for one, other, row in told["fits"]}
        self.pairs = frozenset(self._fits)  # types between which there may be a tie
        with np.load(folder / "vectors.npz") as tables:
            steps = tables["steps"]
            self._names, self._unknown = tables["names"], tables["unknown"]
            self._words = tables["words"]
            self._characters = tables["characters"]
            self._steps = float(steps[0]), float(steps[1])
        self._rows = {word: row for row, word in enumerate(_lines(folder / "words.txt"))}
        self._letters = {character: row for row, character in enumerate(_lines(folder / "characters.txt"))}
        self._known: dict[str, Reals] = {}
        self._encoder, self._judge = (session(folder / name) for name in ("encoder.onnx", "judge.onnx"))
        asked = next(told for told in self._encoder.get_inputs() if told.name == "sight")
        self.asked = int(asked.shape[-1])  # numbers of a character that the tagger is asked for

    def judged(self, read: Sequence[Window], sight: Sight | None = None) -> list[Reals]:
        """Give the probability of each class for each pair of each window; 0 where the types do not fit.

        `sight` is what the tagger sees at each character of the text (characters x `asked`), None where none was asked.
        """
        if not read:
            return []
        encoded = self._encoded(read, sight)
        seen: list[Reals] = []
        features: list[tuple[int, ...]] = []
        fits: list[Reals] = []
        for window, states in zip(read, encoded, strict=True):
            last = None
            for pair in window.pairs:  # in the order of their first names
                start, end = window.names[pair.first].at, window.names[pair.second].at
                if last != pair.first:
                    last, tops = pair.first, _running_tops(states[: window.names[-1].at], start)
                seen.append(np.concatenate([states[start], states[end], tops[end - start - 1]]))
                features.append(pair.features)
                fits.append(self._fits[window.names[pair.first].mention.type, window.names[pair.second].mention.type])
        inputs = {"seen": np.array(seen, np.float32), "features": np.array(features, np.int64)}
        probable: Reals = self._judge.run(None, inputs)[0] * np.array(fits)
        ends = np.cumsum([len(window.pairs) for window in read])[:-1]
        return np.split(probable, ends)

    def _encoded(self, read: Sequence[Window], sight: Sight | None) -> list[Reals]:
        """Give what the network sees at each token of each window: tokens x width.

        All windows stand in one row, so far apart that none reaches another: half of what would be computed side by
        side is filling.
        """
        stretches = [window.tokens[: window.names[-1].at + 1 + REACH] for window in read]
        ends = np.cumsum([len(tokens) + APART for tokens in stretches]).tolist()
        given = np.zeros((1, ends[-1] - APART, len(self._unknown)), np.float32)
        seen = np.zeros((1, ends[-1] - APART, self.asked), np.float32)
        live = np.zeros((1, ends[-1] - APART, 1), np.float32)
        places = [(end - APART - len(tokens), end - APART) for end, tokens in zip(ends, stretches, strict=True)]
        for window, tokens, (start, end) in zip(read, stretches, places, strict=True):
            given[0, start:end] = self.given(window, len(tokens))
            live[0, start:end] = 1
            if sight is not None:
                seen[0, start:end] = seen_at(sight, window.places[: len(tokens)])
        encoded: Reals = self._encoder.run(None, {"given": given, "sight": seen, "live": live})[0][0]
        return [encoded[start:end] for start, end in places]

    def given(self, window: Window, most: int | None = None) -> Reals:
        """Give the vectors of the tokens of a window, or of its first `most`: tokens x width."""
        tokens = window.tokens[:most]
        vectors = np.array([self._vector(token) for token in tokens], np.float32)
        for name in window.names:
            if name.at < len(tokens):
                vectors[name.at] = self._name(tokens[name.at], name)
        for at, words in window.posts.items():
            if at < len(tokens) and words:
                vectors[at] += sum(map(self._vector, words)) / len(words) - self._unknown
        return vectors

    def _name(self, token: str, name: Name) -> Reals:
        """Give the vector of a name: that of its type, with that of the word that it ends in."""
        own: Reals = self._names[_KIND[token] + name.opens]
        end = ending(name.mention.type, name.mention.name)
        return own if end is None else own + self._vector(end) - self._unknown

    def _vector(self, token: str) -> Reals:
        """Give a word's vector: its own, or for an unknown one the mean of its characters'."""
        vector = self._known.get(token)
        if vector is None:
            if token in _KIND:
                vector = self._names[_KIND[token]]
            elif token in self._rows:
                vector = self._words[self._rows[token]] * np.float32(self._steps[0])
            else:
                rows = [self._letters[character] for character in token if character in self._letters]
                vector = self._unknown.copy()
                if rows:
                    vector += self._characters[rows].mean(0, dtype=np.float32) * np.float32(self._steps[1])
            if len(self._known) < 50_000:
                self._known[token] = vector
        return vector


def seen_at(sight: Sight, places: Sequence[Span]) -> Reals:
    """Give what the tagger sees at each token on the average of its characters; nothing at those that stand nowhere."""
    starts, ends = np.array(places).T
    first = int(starts[ends > 0].min(initial=ends.max()))
    sums = np.zeros((ends.max() - first + 1, sight.shape[1]), np.int32)
    np.cumsum(sight[first : ends.max()], axis=0, dtype=np.int32, out=sums[1:])
    starts, ends = np.maximum(starts, first) - first, np.maximum(ends, first) - first
    seen: Reals = ((sums[ends] - sums[starts]) / np.maximum(1, ends - starts)[:, None]).astype(np.float32)
    return seen


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _running_tops(states: Reals, start: int) -> Reals:
    """Give the greatest values of the tokens behind `start`, up to each further one; for none at all, the least there is."""
    tops = np.full((len(states) - start, states.shape[1]), -1.0, np.float32)
    np.maximum.accumulate(states[start + 1 :], axis=0, out=tops[1:])
    return tops

"""What the tagger sees of a text: for every character the numbers of its table rows, looked up without a loop."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.text.words import cut_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

# The columns of an encoding: the character, the pairs that end and begin with it, the word around it, its part of
# speech with the place in the word, the word's length, the class of the character, and hits in lists of names.
CHAR, PAIR_BEFORE, PAIR_AFTER, WORD, SPEECH, LENGTH, KIND, COMPANY, OCCUPATION, SURNAME = range(10)
COLUMNS = 10
BOUNDARY = "\n"
LAST_CHAR = "\uffff"  # this and everything above the basic plane is one unknown character
LONGEST_WORD = 12
LONGEST_NAME = 7
LONGEST_SHOWN = 5  # longer words and names share one row with this length
KINDS = 8
LENGTHS = LONGEST_SHOWN + 1
SPEECH_ROWS = 256
NAME_ROWS = 3 * (LONGEST_SHOWN - 1) + 1
SURNAME_ROWS = 7
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_PROBES = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters, from broken JSON: no word cutter takes them
_QUOTES = str.maketrans("「」『』﹁﹂〝〞", "“”‘’“”“”")


def normalise(char: str) -> str:
    """Fold one character for look-up: width, case, digits to 0, white space to _, the boundary to $."""
    if char == BOUNDARY:
        return "$"
    if char.isspace():
        return "_"
    if "！" <= char <= "～":
        char = chr(ord(char) - 0xFEE0)
    if char.isdigit():
        return "0"
    lower = char.lower()
    return (lower if len(lower) == 1 else char).translate(_QUOTES)


def _kind(char: str) -> int:
    """Class of a character: 1 Han, 2 digit, 3 upper case, 4 lower case, 5 space, 6 the dot in names, 7 other."""
    if "一" <= char <= "鿿":
        return 1
    if char.isdigit():
        return 2
    if char.isalpha():
        return 3 if char.isupper() else 4
    if char.isspace():
        return 5
    return 6 if char in "·•・‧" else 7


@cache
def _folding() -> tuple[NDArray[np.uint32], NDArray[np.int8]]:
    """Tables over the basic plane: folded code point and class; what lies above it shares the last row."""
    folded = np.arange(0x10000, dtype=np.uint32)
    kinds = np.full(0x10000, 7, np.int8)
    kinds[0x4E00:0xA000] = 1
    for code in (*range(0x4E00), *range(0xE000, 0xFFFF)):
        char = chr(code)
        folded[code] = ord(normalise(char))
        kinds[code] = _kind(char)
    return folded, kinds


def hashes(codes: NDArray[np.uint32], longest: int) -> Hashes:
    """Hash of every window of folded code points: row length - 1, column first character.

    Windows that run over the end are filled up with zeros, so they match nothing.
    """
    padded = np.concatenate([codes, np.zeros(longest, np.uint32)]).astype(np.uint64) + np.uint64(1)
    table = np.empty((longest, len(codes)), np.uint64)
    value = np.zeros(len(codes), np.uint64)
    for k in range(longest):
        value = (value + padded[k : k + len(codes)]) * _MULTIPLIER
        table[k] = value
    return table


def hashes_of(names: Sequence[str]) -> Hashes:
    """Hash each name as `hashes` does a window that reads like it; no name is longer than `LONGEST_WORD`."""
    text = "".join(names)
    codes = _folding()[0][np.minimum(np.frombuffer(text.encode("utf-32-le"), np.uint32), 0xFFFF)]
    lengths = np.array([len(name) for name in names], np.int64)
    keys: Hashes = hashes(codes, LONGEST_WORD)[lengths - 1, np.cumsum(lengths) - lengths]
    return keys


class Index:
    """Row numbers of known strings by their hash; row 1 is everything else, row 0 is left to padding.

    A hash table with open places: a key lies at its own place or in the first behind it that was free.
    """

    def __init__(self, names: Sequence[str]) -> None:
        bits = max(4, (4 * len(names)).bit_length())
        self._shift = np.uint64(64 - bits)
        self._keys = np.zeros(2**bits, np.uint64)
        self._rows = np.ones(2**bits, np.int32)
        waiting = hashes_of(names)
        rows = np.arange(2, len(names) + 2, dtype=np.int32)
        places = self._place(waiting)
        while len(waiting):
            free = self._rows[places] == 1
            _, first = np.unique(np.where(free, places, -1), return_index=True)
            placed = np.zeros(len(waiting), bool)
            placed[first] = True
            placed &= free
            self._keys[places[placed]], self._rows[places[placed]] = waiting[placed], rows[placed]
            waiting, rows = waiting[~placed], rows[~placed]
            places = self._next(places[~placed])

    def _place(self, keys: Hashes) -> Ints:
        return ((keys * _PROBES[0]) >> self._shift).astype(np.int64)

    def _next(self, places: Ints) -> Ints:
        return (places + 1) % len(self._keys)

    def rows(self, keys: Hashes) -> NDArray[np.int32]:
        """Row of each key."""
        places = self._place(keys)
        rows: NDArray[np.int32] = self._rows[places]
        other = np.flatnonzero((self._keys[places] != keys) & (rows != 1))
        places = places[other]
        while len(other):
            places = self._next(places)
            rows[other] = self._rows[places]
            wrong = (self._keys[places] != keys[other]) & (rows[other] != 1)
            other, places = other[wrong], places[wrong]
        return rows


class NameFilter:
    """A set of names as a Bloom filter: about one foreign string in three hundred passes, in a third of the room."""

    def __init__(self, bits: NDArray[np.uint8]) -> None:
        self.bits = bits
        self._shift = np.uint64(64 - (len(bits) * 8).bit_length() + 1)
        self._flags = np.unpackbits(bits).astype(bool)

    @classmethod
    def of(cls, names: Sequence[str], size: int) -> NameFilter:
        """Fill a filter of 2**size bits."""
        made = cls(np.zeros(2**size // 8, np.uint8))
        keys = hashes_of(names)
        for probe in _PROBES:
            made._flags[(keys * probe) >> made._shift] = True
        return cls(np.packbits(made._flags))

    def longest(self, table: Hashes, room: Ints) -> NDArray[np.int8]:
        """Row per character: outside (0) or first, inner, last character of the longest name around it, by length.

        No name is longer than the room that its first character has to the end of its sentence.
        """
        out = np.zeros(table.shape[1], np.int8)
        for length in range(2, LONGEST_NAME + 1):
            keys = table[length - 1]
            found = np.flatnonzero(self._flags[(keys * _PROBES[0]) >> self._shift] & (room >= length))
            found = found[self._flags[(keys[found] * _PROBES[1]) >> self._shift]]
            row = 1 + 3 * (min(length, LONGEST_SHOWN) - 2)
            for k in range(1, length - 1):
                out[found + k] = row + 1
            out[found] = row
            out[found + length - 1] = row + 2
        return out


class Encoding(NamedTuple):
    """Rows of the pooled sentences, one per character, and where each sentence starts among them."""

    rows: NDArray[np.int32]
    starts: Ints


class Features:
    """The vocabularies of a model."""

    def __init__(
        self,
        vocabulary: dict[str, list[str]],
        surnames: dict[str, int],
        companies: NameFilter,
        occupations: NameFilter,
    ) -> None:
        self._folded, self._kinds = _folding()
        self._chars = np.ones(0x10000, np.int64)
        for row, char in enumerate(vocabulary["chars"], 2):
            self._chars[ord(char)] = row
        self._bigrams = Index(vocabulary["bigrams"])
        self._words = Index(vocabulary["words"])
        self._speech = {tag: row for row, tag in enumerate(vocabulary["speech"], 2)}
        self._surnames = np.zeros(0x10000, np.int8)
        for name, rank in surnames.items():
            if len(name) == 1:
                self._surnames[ord(name)] = rank
        self._double = np.sort(hashes_of([name for name in surnames if len(name) == 2]))
        self._companies = companies
        self._occupations = occupations

    @classmethod
    def read(cls, folder: Path) -> Features:
        """Read the vocabularies that lie beside a model."""
        vocabulary = {
            name: (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
            for name in ("chars", "bigrams", "words", "speech")
        }
        surnames = json.loads((folder / "surnames.json").read_text(encoding="utf-8"))
        with np.load(folder / "names.npz") as names:
            return cls(vocabulary, surnames, NameFilter(names["companies"]), NameFilter(names["occupations"]))

    def encode(self, sentences: Sequence[str]) -> Encoding:
        """Encode sentences; none may hold a line break."""
        text = BOUNDARY + BOUNDARY.join(sentences) + BOUNDARY
        text = _LONE_SURROGATES.sub("\ufffd", text)
        lengths = np.array([len(sentence) for sentence in sentences], np.int64)
        codes = np.minimum(np.frombuffer(text.encode("utf-32-le"), np.uint32), 0xFFFF)
        folded = self._folded[codes]
        table = hashes(folded, LONGEST_WORD)
        rows = np.zeros((len(codes), COLUMNS), np.int32)
        rows[:, CHAR] = self._chars[folded]
        rows[:, PAIR_AFTER] = self._bigrams.rows(table[1])
        rows[1:, PAIR_BEFORE] = rows[:-1, PAIR_AFTER]
        rows[:, KIND] = self._kinds[codes]
        ends = np.cumsum(lengths + 1)
        room = np.concatenate([[0], np.repeat(ends, lengths + 1) - np.arange(1, len(codes))])
        rows[:, COMPANY] = self._companies.longest(table, room)
        rows[:, OCCUPATION] = self._occupations.longest(table, room)
        rows[:, SURNAME] = self._surnames[codes]
        at = np.searchsorted(self._double, table[1])
        at[at == len(self._double)] = 0
        double = np.flatnonzero(self._double[at] == table[1]) if len(self._double) else np.zeros(0, np.int64)
        rows[double, SURNAME] = 5
        rows[double + 1, SURNAME] = 6
        self._mark_words(text, table, rows)
        return Encoding(rows, ends - lengths)

    def _mark_words(self, text: str, table: Hashes, rows: NDArray[np.int32]) -> None:
        words, tags = cut_words(text)
        lengths = np.fromiter(map(len, words), np.int64, len(words))
        ends = np.cumsum(lengths)
        starts = ends - lengths
        speech = np.fromiter((self._speech.get(tag, 1) for tag in tags), np.int64, len(tags))
        keys = table[np.minimum(lengths, LONGEST_WORD) - 1, starts]
        known = np.where(lengths <= LONGEST_WORD, self._words.rows(keys), 1)
        rows[:, WORD] = np.repeat(known, lengths)
        rows[:, LENGTH] = np.repeat(np.minimum(lengths, LONGEST_SHOWN), lengths)
        longer = lengths > 1
        place = np.repeat(np.where(longer, 2, 0), lengths)  # 0 alone, 1 first, 2 inner, 3 last character of its word
        place[starts[longer]] = 1
        place[ends[longer] - 1] = 3
        rows[:, SPEECH] = np.repeat(speech * 4, lengths) + place

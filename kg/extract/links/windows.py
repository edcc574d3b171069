"""Windows of a reading for the network of ties: a paragraph's words with each name as one token, and the pairs to judge.

A window opens with the names that its paragraph may leave unsaid: the firm that the document is about, and the firm and
the person that the paragraph before it told of first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.extract.wording.skeleton import TOKENS, Skeleton
from kg.model import FAMILY, Mention, Span
from kg.text.words import cut_words

LONGEST = 150  # tokens of a window, without those that open it
FAR = 110  # tokens between two names of a pair
OPENING = "｜"  # behind the names that open a window
NOWHERE = Span(0, 0)  # where what opens a window stands
MAIN, FIRM, PERSON = (
    1,
    2,
    3,
)  # what a name that opens a window is: the document's firm, or told of in the paragraph before
DISTANCES = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 40, 60, 90)  # tokens: where one bucket ends
OFTEN = (2, 4, 8)  # places of a name in the document: where one bucket begins
FEATURES = (len(DISTANCES) + 1, 4, 4, 4, 4, 4, 2, 4, 4, 4)  # how many values each feature of a pair has

_BORDER = re.compile("[，,；;：:。！？!?\n]")
_DIGITS = re.compile("[0-9]+")
_PLACES = ("Company", "Organization")
_LEGAL_FORM = re.compile("(?:股份|有限|责任|控股|集团|[（(][^（）()]*[)）])*公司$")
_ENDING = re.compile("[\u4e00-\u9fff]{1,2}$|[A-Za-z]+$")


class Name(NamedTuple):
    """A name in a window: its token, the number of its sentence (-1 for one that opens it), and what it opens it as."""

    at: int
    mention: Mention
    sentence: int
    opens: int
    bones: Skeleton | None = None
    place: int = 0  # character of the skeleton

    def clause(self) -> tuple[int, int]:
        """Give where in its skeleton the clause of the name begins and ends; nowhere for one that opens the window."""
        if self.bones is None:
            return 0, 0
        text = self.bones.text
        after = _BORDER.search(text, self.place)
        before = (found.end() for found in _BORDER.finditer(text, 0, self.place))
        return max(before, default=0), after.start() if after else len(text)


@lru_cache(maxsize=20_000)
def ending(kind: str, name: str) -> str | None:
    """Give the word that a name ends in, its legal form left out: it tells a fund from a factory. Names of people tell nothing."""
    if kind == "Person":
        return None
    found = _ENDING.search(_LEGAL_FORM.sub("", name))
    return found.group().lower() if found else None


class Pair(NamedTuple):
    """Two names of a window by their numbers, in the order of the text, with the features of what lies between."""

    first: int
    second: int
    features: tuple[int, ...]


class Window(NamedTuple):
    """Tokens (words, or the character of a name's type), the names among them without posts, and the pairs to judge.

    `posts` are the words of each post, by its token; `places` tell where each token stands in the text, in code points.
    """

    tokens: list[str]
    names: list[Name]
    pairs: list[Pair]
    posts: dict[int, list[str]]
    places: list[Span]


class _Sentence(NamedTuple):
    bones: Skeleton
    tokens: list[str]
    names: list[tuple[int, int]]  # token, character of the skeleton
    places: list[Span]


def windows(
    bones: Iterable[Skeleton], paragraphs: Sequence[Span], main: Mention | None, fits: frozenset[tuple[str, str]]
) -> Iterator[Window]:
    """Cut the skeletons of a document into windows; `fits` are the types between which a tie may be, in either order."""
    told: dict[int, Mention] = {}
    bones = [one for one in bones if one.starts]
    often = Counter(mention.name for one in bones for mention in one.names.values())
    for group in _by_paragraph(bones, paragraphs):
        opening = {MAIN: main, FIRM: told.get(FIRM), PERSON: told.get(PERSON)}
        for part in _parts([_sentence(one) for one in group]):
            tokens, names = _opening(opening)
            begin = len(tokens)
            posts = dict(_add(part, tokens, names))
            pairs = list(_pairs(names, fits, often))
            if pairs:
                places = [NOWHERE] * begin + [place for sentence in part for place in sentence.places]
                yield Window(tokens, names, pairs, posts, places)
        first: dict[int, Mention] = {}
        for one in group:
            for i in sorted(one.names):
                mention = one.names[i]
                if mention.type in _PLACES:
                    first.setdefault(FIRM, mention)
                elif mention.type == "Person":
                    first.setdefault(PERSON, mention)
        told |= first


def _by_paragraph(bones: Iterable[Skeleton], paragraphs: Sequence[Span]) -> Iterator[list[Skeleton]]:
    starts = [p.start for p in paragraphs]
    number, group = -1, list[Skeleton]()
    for one in bones:
        here = bisect_right(starts, one.starts[0])
        if group and here != number:
            yield group
            group = []
        number = here
        group.append(one)
    if group:
        yield group


def _sentence(bones: Skeleton) -> _Sentence:
    tokens: list[str] = []
    names: list[tuple[int, int]] = []
    borders = [0]  # characters of the skeleton at which tokens end
    for i in (*sorted(bones.names), len(bones.text)):
        for word in _words(bones.text[borders[-1] : i]):
            tokens.append(_normal(word))
            borders.append(borders[-1] + len(word))
        if i < len(bones.text):
            names.append((len(tokens), i))
            tokens.append(bones.text[i])
            borders.append(i + 1)
    places = [bones.span(start, end) for start, end in pairwise(borders[: LONGEST + 1])]
    return _Sentence(bones, tokens[:LONGEST], names, places)


def _words(text: str) -> list[str]:
    return cut_words(text)[0] if text else []


def _normal(word: str) -> str:
    return _DIGITS.sub("0", word.lower())


def _parts(sentences: list[_Sentence]) -> Iterator[list[_Sentence]]:
    """Cut a long paragraph; the last sentence of a part opens the next one where there is room."""
    part: list[_Sentence] = []
    size = 0
    for sentence in sentences:
        if part and size + len(sentence.tokens) > LONGEST:
            yield part
            part = part[-1:] if len(part[-1].tokens) + len(sentence.tokens) <= LONGEST else []
            size = sum(len(one.tokens) for one in part)
        part.append(sentence)
        size += len(sentence.tokens)
    yield part


def _opening(opening: Mapping[int, Mention | None]) -> tuple[list[str], list[Name]]:
    tokens: list[str] = []
    names: list[Name] = []
    known: set[str] = set()
    for kind, mention in opening.items():
        if mention is not None and mention.name not in known:
            known.add(mention.name)
            names.append(Name(len(tokens), mention, -1, kind))
            tokens.append(TOKENS[mention.type])
    return [*tokens, OPENING], names


def _add(part: Iterable[_Sentence], tokens: list[str], names: list[Name]) -> Iterator[tuple[int, list[str]]]:
    """Add the tokens and names of sentences; yield the words of each post with its token."""
    for number, sentence in enumerate(part):
        for at, place in sentence.names:
            mention = sentence.bones.names[place]
            if at >= len(sentence.tokens):
                continue
            if mention.type in FAMILY:
                names.append(Name(len(tokens) + at, mention, number, 0, sentence.bones, place))
            elif mention.type == "Title":
                yield len(tokens) + at, post_words(sentence.bones.said(place, place + 1))
        tokens += sentence.tokens


@lru_cache(maxsize=20_000)
def post_words(post: str) -> list[str]:
    """Cut a post into the words that tell what it is: a founder of a firm is more to it than who works there."""
    return [_normal(word) for word in _words(post) if not word.isspace()]


def _pairs(names: list[Name], fits: frozenset[tuple[str, str]], often: Mapping[str, int]) -> Iterator[Pair]:
    for i, a in enumerate(names):
        kind, name = a.mention.type, a.mention.name
        fresh = int(not any(n.mention.type == kind and n.mention.name != name and not n.opens for n in names[:i]))
        between: list[Name] = []
        for j in range(i + 1, len(names)):
            b = names[j]
            if not a.opens and b.at - a.at > FAR:
                break
            other, called = b.mention.type, b.mention.name
            if called != name and (kind, other) in fits and not (a.opens and b.opens):
                yield Pair(
                    i, j, (*_features(a, b, between, fresh), _alike(name, called), *_counts(name, called, often))
                )
            if not b.opens:
                between.append(b)


def _features(a: Name, b: Name, between: list[Name], fresh: int) -> tuple[int, ...]:
    """Tell how far apart they are, which names stand between them, and whether the first one is the first of its type."""
    called = {n.mention.name for n in between}
    return (
        bisect_left(DISTANCES, b.at - a.at),
        min(3, len({n.mention.name for n in between if n.mention.type == b.mention.type})),
        min(3, len({n.mention.name for n in between if n.mention.type == a.mention.type})),
        0 if a.opens else min(3, b.sentence - a.sentence),
        a.opens,
        (a.mention.name in called) + 2 * (b.mention.name in called),
        fresh,
    )


def _alike(one: str, other: str) -> int:
    """Tell how the spellings of two names meet: not at all, in how they begin, the second in the first, the first in the second."""
    if other in one:
        return 2
    if one in other:
        return 3
    return int(one[:2] == other[:2] and len(one) > 1)


def _counts(one: str, other: str, often: Mapping[str, int]) -> tuple[int, int]:
    return bisect_right(OFTEN, often[one]), bisect_right(OFTEN, often[other])

"""Ties that no pattern reads: a small network judges the pairs of names of a paragraph, and rules say what may stand.

The network (convolutions over words, made by `training/ties.py`) gives every relation of a pair a probability. What
patterns read stands above it, but for what it holds to be next to impossible: it gives no second maker to a thing, and a
second employer only where it is very sure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import onnxruntime

from kg.extract.context.protagonist import only_tells
from kg.extract.context.references import BYLINE
from kg.extract.links import between
from kg.extract.links.employers import Employment, employment
from kg.extract.links.grounds import in_one_sentence
from kg.extract.links.signs import WORDLESS, tells_of_founding
from kg.extract.links.windows import Name, Window, ending, windows
from kg.extract.wording.skeleton import TOKENS, Skeleton
from kg.model import Link, Mention, Modality, Reading, Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Reals = NDArray[np.float32]

RULE = "network of ties"
OPEN = {"Person": "worksFor", "Model": "developedBy", "Product": "developedBy"}  # what is asked for of whom
REACH = 15  # tokens on either side of one that the convolutions see
APART = 8  # tokens between two windows: the farthest that one convolution reaches, and nothing lives between them
SYMMETRIC = frozenset(("partnersWith", "competesWith"))
ONE = frozenset(("developedBy", "versionOf", "basedOn", "subsidiaryOf"))  # of these a thing has one

SURE = 0.1  # below it the tagger does not stand by a name

_KIND = {token: 4 * number for number, token in enumerate(TOKENS.values())}


class Tie(NamedTuple):
    """A relation between two names of a window, and how sure the network is of it."""

    sure: float
    predicate: str
    subject: Name
    object: Name


class Judged(NamedTuple):
    """A window with the probability of each class for each of its pairs."""

    window: Window
    probable: Reals


class Ties:
    """The network with its words and classes, from which probability on a relation is taken, and below which it is doubted."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._classes = [(str(predicate), bool(turned)) for predicate, turned in told["classes"]]
        self._least = np.array([told["least"][predicate] for predicate, _ in self._classes], np.float32)
        self._doubted: dict[str, float] = told["doubted"]
        self._further: list[float] = told["further"]  # employers beside one known: present ones, former ones
        taken = self._least <= 1
        self._fits = {
            (one, other): np.array(row, np.float32) for one, other, row in told["fits"] if (taken * row).any()
        }
        self.pairs = frozenset(self._fits)  # types between which it may take a tie
        with np.load(folder / "vectors.npz") as tables:
            steps = tables["steps"]
            self._names, self._unknown = tables["names"], tables["unknown"]
            self._words = tables["words"]
            self._characters = tables["characters"]
            self._steps = float(steps[0]), float(steps[1])
        self._rows = {word: row for row, word in enumerate(_lines(folder / "words.txt"))}
        self._letters = {character: row for row, character in enumerate(_lines(folder / "characters.txt"))}
        self._known: dict[str, Reals] = {}
        self._encoder, self._judge = (_session(folder / name) for name in ("encoder.onnx", "judge.onnx"))

    def judge(
        self, reading: Reading, bones: Iterable[Skeleton], main: Mention | None, stated: Sequence[Link]
    ) -> list[Judged]:
        """Judge the windows that leave something open beside `stated`, the links that patterns read, or hold such a link.

        `main` is the firm that the document is about.
        """
        taken, tied = _told(stated)
        asked = {
            frozenset((x.subject.name, x.object.name))
            for x in stated
            if x.modality == "asserted" and x.predicate in self._doubted
        }
        read = [
            w
            for w in windows(bones, reading.paragraphs, main, self.pairs)
            if _leaves_open(w, taken, tied) or _holds(w, asked)
        ]
        return list(map(Judged, read, self.judged(read)))

    def believed(self, judged: Iterable[Judged], stated: Sequence[Link], known: Callable[[Link], bool]) -> list[Link]:
        """Give the links that patterns read without those that the network holds to be next to impossible wherever it looked.

        What is `known` from elsewhere is not doubted: the network sees no names.
        """
        best: dict[tuple[str, str, str], float] = {}
        asked = {frozenset((x.subject.name, x.object.name)) for x in stated}
        for window, probable in judged:
            for pair, row in zip(window.pairs, probable, strict=True):
                one, other = (window.names[i].mention.name for i in (pair.first, pair.second))
                if frozenset((one, other)) not in asked:
                    continue
                for cell in np.nonzero(row)[0]:
                    predicate, turned = self._classes[cell]
                    key = _key(predicate, *((other, one) if turned else (one, other)))
                    best[key] = max(best.get(key, 0.0), float(row[cell]))
        return [
            x
            for x in stated
            if x.modality != "asserted"
            or best.get(_key(x.predicate, x.subject.name, x.object.name), 1.0) >= self._doubted.get(x.predicate, 0.0)
            or known(x)
        ]

    def links(
        self,
        reading: Reading,
        judged: Iterable[Judged],
        stated: Sequence[Link],
        *,
        modality: Callable[[str, int, int], Modality],
        makes: Callable[[Mention, Mention, str], bool | None],
    ) -> Iterator[Link]:
        """Yield what the network ties and `stated`, the links that patterns read, leave open.

        `modality` says how a stretch of a skeleton stands, `makes` whether a firm is known to make a thing (False:
        somebody else is).
        """
        taken, tied = _told(stated)
        known = _well_known(reading)
        read = [one for one in judged if _leaves_open(one.window, taken, tied)]
        for tie in self._best(read):
            one, other = tie.subject.mention.name, tie.object.mention.name
            others = taken.get((tie.predicate, one), set())
            if other in others or (tie.predicate in ONE and (others or one in taken.get((tie.predicate, other), ()))):
                continue
            if tie.predicate in between.FIRMS and frozenset((one, other)) in tied:
                continue  # what two firms are to each other is told
            if known is not None and not (one in known and other in known):
                continue
            if one == reading.document.author or _is_byline(reading.text, tie.subject.mention):
                continue
            if only_tells(reading.text, tie.object.mention.span):
                continue
            if tie.predicate == "developedBy" and (
                one in taken.get(("integrates", other), ())
                or makes(tie.object.mention, tie.subject.mention, reading.text) is False
            ):
                continue
            if tie.predicate == "basedOn" and _CHANGED.match(reading.text, tie.object.mention.span.end):
                continue
            made = _link(tie, modality)
            if made is not None and tie.predicate in _TOLD_ONCE and _told_of_another(made, stated):
                continue
            if tie.predicate == "worksFor" and _anothers(tie, stated):
                continue
            if made is None or (tie.predicate == "worksFor" and others and tie.sure < self._further[made.former]):
                continue
            _take(taken, tie.predicate, one, other)
            yield made

    def _best(self, read: Iterable[Judged]) -> list[Tie]:
        """List the ties that are sure enough, each where it is surest, the surest first."""
        best: dict[tuple[str, str, str], Tie] = {}
        for window, judged in read:
            for number, cell in np.argwhere(judged >= self._least).tolist():
                predicate, turned = self._classes[cell]
                pair = window.pairs[number]
                one, other = window.names[pair.first], window.names[pair.second]
                if turned:
                    one, other = other, one
                tie = Tie(round(float(judged[number, cell]), 4), predicate, one, other)
                key = _key(predicate, one.mention.name, other.mention.name)
                known = best.get(key)
                if known is None or known.sure < tie.sure:
                    best[key] = tie
        return sorted(best.values(), key=lambda t: (-t.sure, t.predicate, t.subject.mention, t.object.mention))

    def judged(self, read: Sequence[Window]) -> list[Reals]:
        """Give the probability of each class for each pair of each window; 0 where the types do not fit."""
        if not read:
            return []
        encoded = self._encoded(read)
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

    def _encoded(self, read: Sequence[Window]) -> list[Reals]:
        """Give what the network sees at each token of each window: tokens x width.

        All windows stand in one row, so far apart that none reaches another: half of what would be computed side by
        side is filling.
        """
        seen = [window.tokens[: window.names[-1].at + 1 + REACH] for window in read]
        ends = np.cumsum([len(tokens) + APART for tokens in seen]).tolist()
        given = np.zeros((1, ends[-1] - APART, len(self._unknown)), np.float32)
        live = np.zeros((1, ends[-1] - APART, 1), np.float32)
        places = [(end - APART - len(tokens), end - APART) for end, tokens in zip(ends, seen, strict=True)]
        for window, tokens, (start, end) in zip(read, seen, places, strict=True):
            given[0, start:end] = [self._vector(token) for token in tokens]
            live[0, start:end] = 1
            for name in window.names:
                if name.at < len(tokens):
                    given[0, start + name.at] = self._name(window.tokens[name.at], name)
        encoded: Reals = self._encoder.run(None, {"given": given, "live": live})[0][0]
        return [encoded[start:end] for start, end in places]

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


def _told(stated: Iterable[Link]) -> tuple[dict[tuple[str, str], set[str]], set[frozenset[str]]]:
    """Give what is tied to whom by which relation, and all pairs that are tied."""
    taken: dict[tuple[str, str], set[str]] = {}
    tied: set[frozenset[str]] = set()
    for link in stated:
        _take(taken, link.predicate, link.subject.name, link.object.name)
        tied.add(frozenset((link.subject.name, link.object.name)))
    return taken, tied


def _holds(window: Window, asked: Collection[frozenset[str]]) -> bool:
    """Say whether both names of one of these pairs stand in a window."""
    names = {name.mention.name for name in window.names}
    return any(pair <= names for pair in asked)


def _key(predicate: str, one: str, other: str) -> tuple[str, str, str]:
    """Give what tells a tie from others, however its names stand where that means nothing."""
    first, second = sorted((one, other)) if predicate in SYMMETRIC else (one, other)
    return predicate, first, second


def _leaves_open(window: Window, taken: Mapping[tuple[str, str], set[str]], tied: Collection[frozenset[str]]) -> bool:
    """Say whether a window has somebody without an employer, something without a maker, or two firms that nothing ties."""
    if any(
        name.mention.type in OPEN and (OPEN[name.mention.type], name.mention.name) not in taken for name in window.names
    ):
        return True
    firms = {name.mention.name for name in window.names if name.mention.type == "Company"}
    return any(frozenset(pair) not in tied for pair in combinations(sorted(firms), 2))


def _well_known(reading: Reading) -> set[str] | None:
    """Give the names of which the tagger is sure at one place at least; None where it has tagged nothing."""
    sure = {(tag.span, tag.type) for tag in reading.tags if tag.score >= SURE}
    return {m.name for m in reading.mentions if (m.span, m.type) in sure} if reading.tags else None


def _is_byline(text: str, mention: Mention) -> bool:
    return (
        mention.type == "Person"
        and BYLINE.search(text, max(0, mention.span.start - 20), mention.span.start) is not None
    )


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


def _running_tops(states: Reals, start: int) -> Reals:
    """Give the greatest values of the tokens behind `start`, up to each further one; for none at all, the least there is."""
    tops = np.full((len(states) - start, states.shape[1]), -1.0, np.float32)
    np.maximum.accumulate(states[start + 1 :], axis=0, out=tops[1:])
    return tops


def _told_of_another(tie: Link, stated: Iterable[Link]) -> bool:
    """Say whether patterns read in the same words that something else stands on the same ground."""
    return any(
        x.predicate == tie.predicate and x.object.name == tie.object.name and x.evidence.overlaps(tie.evidence)
        for x in stated
    )


def _anothers(tie: Tie, stated: Iterable[Link]) -> bool:
    """Say whether a sentence that does not name somebody gives the place to another: 她的丈夫甲在乙任总监 tells nothing of her."""
    place = tie.object.mention
    return tie.subject.bones is not tie.object.bones and any(
        x.predicate == "worksFor" and x.object.span == place.span and x.subject.name != tie.subject.mention.name
        for x in stated
    )


_TOLD_ONCE = ("basedOn", "founderOf")
"""What patterns tell in full where they tell it: no further founder is guessed beside those who are told."""
_CHANGED = re.compile("[^，。；]{0,4}(?:换[成为到]|替换|切换|改[成为用])")
"""Behind what something stood on before: 从甲换成乙."""


def _take(taken: dict[tuple[str, str], set[str]], predicate: str, one: str, other: str) -> None:
    taken.setdefault((predicate, one), set()).add(other)
    if predicate in SYMMETRIC:
        taken.setdefault((predicate, other), set()).add(one)


def _link(tie: Tie, modality: Callable[[str, int, int], Modality]) -> Link | None:
    """Make the link, with the clauses from the first to the last of its names as evidence; None where they do not assert it."""
    first, last = sorted((tie.subject, tie.object), key=lambda name: name.at)
    if first.opens:
        first = last
    if first.bones is None or last.bones is None:
        raise ValueError("neither name of a pair stands in the text; the windows are wrong")
    begin, end = first.clause()[0], last.clause()[1]
    start = begin if first.bones is last.bones else 0
    post: Employment | None = Employment(None, former=False)
    if tie.predicate == "worksFor":
        post = employment(tie.subject, tie.object, start, end, tie.sure)
    if tie.predicate in between.FIRMS and not between.stands(tie.predicate, tie.subject, tie.object, start, end):
        return None
    if tie.predicate == "founderOf" and not (
        in_one_sentence(first, last) and (tie.sure >= WORDLESS or tells_of_founding(last.bones.text, start, end))
    ):
        return None
    if post is None or modality(last.bones.text, start, end) != "asserted":
        return None
    return Link(
        predicate=tie.predicate,
        subject=tie.subject.mention,
        object=tie.object.mention,
        evidence=Span(first.bones.starts[begin], last.bones.ends[end - 1]),
        title=post.title,
        former=post.former,
        rule=RULE,
    )

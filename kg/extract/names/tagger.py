"""The trained tagger: persons, companies, organisations, titles, AI models and products in Chinese sentences."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.extract.inference import session
from kg.extract.names.features import BOUNDARY, Features

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from kg.model import Sight, Span

    Reals = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Lens = Callable[[NDArray[np.uint8]], Sight]
    """Makes less of what the network sees at characters (… x what it sees): what others want to know of it."""

LONGEST = 150  # characters that the network reads at once, as in training
CUTS = "。！？；，、：,; "
EDGES = "·•，、。；：—- "
PARTNERS = dict(zip("（(《〈“‘「『【[", "）)》〉”’」』】]", strict=True))
CLOSING = frozenset(PARTNERS.values())
FULL_BATCH = 128
# Batches are filled up to whole vectors of the processor, so that a sentence is computed alike wherever it stands.
ROUND_BATCH = 16
STEP_COST = 16  # what it costs to go on by one character, whatever the batch, in pieces that are computed
NEVER = np.float32(-1e4)
SILENCE = 128  # the byte with which the network tells of nothing


class Tag(NamedTuple):
    """A name in a sentence: half-open code points, its type, and the probability of its least sure character."""

    start: int
    end: int
    type: str
    score: float


class Tagged(NamedTuple):
    """The tags of a sentence, and what the network sees at each of its characters, through the lens; None without one."""

    tags: list[Tag]
    sight: Sight | None = None


class Tagger:
    """A network over encoded sentences and the best path through its label scores.

    The labels stand in the order O, S (single), E (end), B (begin), I (inner), each of the last four for every type: so
    those after which a new span may begin come first.
    """

    def __init__(
        self, features: Features, network: Path, labels: Sequence[str], steps: Reals, lens: Lens | None = None
    ) -> None:
        self._features, self._lens = features, lens
        self._session = session(network)
        self._types = [label[2:] for label in labels if label.startswith("S-")]
        self._steps = steps
        self._wanted = ["scores"] if lens is None else ["scores", "encoded"]

    @classmethod
    def read(cls, folder: Path, lens: Lens | None = None) -> Tagger:
        """Read a model from its folder; `lens` makes of what it sees what `look` gives."""
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        return cls(
            Features.read(folder),
            folder / "network.onnx",
            labels["labels"],
            np.array(labels["steps"], np.float32),
            lens,
        )

    def tag(self, sentences: Sequence[str]) -> list[list[Tag]]:
        """Tag sentences; the more are given at once, the faster, and each has the tags that it has alone."""
        return [one.tags for one in self.look(sentences)]

    def look(self, sentences: Sequence[str]) -> list[Tagged]:
        """Tag sentences as `tag` does, and give what the network sees in them."""
        clean = [sentence.replace(BOUNDARY, " ") for sentence in sentences]
        encoding = self._features.encode(clean)
        # Each piece: number of its sentence, its first character there, its first row, its length.
        cut = [
            (number, start, int(encoding.starts[number]) + start, end - start)
            for number, sentence in enumerate(clean)
            for start, end in pieces(sentence)
        ]
        cut.sort(key=itemgetter(3))
        tags: list[list[Tag]] = [[] for _ in sentences]
        seen: list[list[tuple[int, Sight]]] = [[] for _ in sentences]
        for first, last in batches([length for _, _, _, length in cut]):
            batch = cut[first:last]
            scores, encoded, lengths = self._read_batch(encoding.rows, batch)
            if self._lens is not None:
                sight = np.ascontiguousarray(self._lens(encoded).swapaxes(0, 1))
                for (number, offset, _, length), part in zip(batch, sight, strict=False):
                    seen[number].append((offset, part[:length]))
            for place, first_char, last_char, kind, score in self._spans(scores, lengths, len(batch)):
                number, offset, _, _ = batch[place]
                start, end = tidy(clean[number], offset + first_char, offset + last_char + 1)
                if start < end:
                    tags[number].append(Tag(start, end, self._types[kind], score))
        sights = [
            np.concatenate([part for _, part in sorted(parts, key=itemgetter(0))]) if parts else None for parts in seen
        ]
        return [Tagged(apart(found), sight) for found, sight in zip(tags, sights, strict=True)]

    def _read_batch(
        self, rows: NDArray[np.int32], batch: list[tuple[int, int, int, int]]
    ) -> tuple[Reals, NDArray[np.uint8], Ints]:
        """Scores of labels and what is seen (time x batch x each), and lengths; the batch is filled up to whole vectors."""
        size = -(-len(batch) // ROUND_BATCH) * ROUND_BATCH
        starts, lengths = np.zeros(size, np.int64), np.ones(size, np.int64)
        starts[: len(batch)] = [piece[2] for piece in batch]
        lengths[: len(batch)] = [piece[3] for piece in batch]
        time = np.arange(lengths.max())[:, None]
        chosen = np.where(time < lengths, starts + time, 0)
        scores, *encoded = self._session.run(self._wanted, {"rows": rows[chosen], "lengths": lengths})
        return scores, encoded[0] if encoded else np.empty(0, np.uint8), lengths

    def _spans(self, scores: Reals, lengths: Ints, count: int) -> Iterator[tuple[int, int, int, int, float]]:
        """Place in the batch, first and last character, number of the type, and score of every name."""
        path = best_path(scores, self._steps, lengths)
        types = len(self._types)
        live = (np.arange(len(scores))[:, None] < lengths) & (np.arange(len(lengths)) < count)
        single = (path >= 1) & (path <= types) & live
        end = (path > types) & (path <= 2 * types) & live
        begin = (path > 2 * types) & (path <= 3 * types) & live
        places, firsts = np.nonzero((single | begin).T)
        _, lasts = np.nonzero((single | end).T)
        kinds = (path[lasts, places] - 1) % types
        least = least_certain(scores, path, places, firsts, lasts).tolist()
        spans = zip(places.tolist(), firsts.tolist(), lasts.tolist(), kinds.tolist(), least, strict=True)
        for place, first, last, kind, score in spans:
            yield place, first, last, kind, round(score, 4)


def spread(length: int, found: Iterable[tuple[Span, Tagged]]) -> Sight | None:
    """Put what is seen in the sentences of a text into one table (characters x what is seen), nothing where none stands."""
    seen = [(place, tagged.sight) for place, tagged in found if tagged.sight is not None]
    if not seen:
        return None
    whole = np.zeros((length, seen[0][1].shape[1]), np.int8)
    for place, sight in seen:
        whole[place.start : place.end] = sight
    return whole


def batches(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Cut pieces, the shortest first, into batches whose computing costs least.

    Every piece is filled up to the longest of its batch, and every batch costs something for each character of that: of
    all cuts between whole vectors of pieces, counted from the longest, those of the cheapest sum are found.
    """
    ends = range(len(lengths) % ROUND_BATCH or ROUND_BATCH, len(lengths) + 1, ROUND_BATCH) if lengths else ()
    starts = [0, *ends]
    costs, cuts = [0], [0]
    for k, end in enumerate(ends, 1):
        costs_here = [
            (costs[j] + lengths[end - 1] * ((k - j) * ROUND_BATCH + STEP_COST), j)
            for j in range(max(0, k - FULL_BATCH // ROUND_BATCH), k)
        ]
        cost, before = min(costs_here)
        costs.append(cost)
        cuts.append(before)
    found, k = [], len(ends)
    while k:
        found.append((starts[cuts[k]], starts[k]))
        k = cuts[k]
    return found[::-1]


def pieces(sentence: str) -> Iterator[tuple[int, int]]:
    """Cut a sentence that is too long behind the last stop or comma in the second half of what fits."""
    start = 0
    while len(sentence) - start > LONGEST:
        window = sentence[start : start + LONGEST]
        cut = max(window.rfind(mark, LONGEST // 2) for mark in CUTS) + 1 or LONGEST
        yield start, start + cut
        start += cut
    if start < len(sentence):
        yield start, len(sentence)


def apart(tags: list[Tag]) -> list[Tag]:
    """Put tags in order; of two that a mended border made overlap, the first stays."""
    kept: list[Tag] = []
    for tag in sorted(tags):
        if not kept or tag.start >= kept[-1].end:
            kept.append(tag)
    return kept


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Mend the borders of a name: no stop at its ends, and no bracket or quotation mark without its partner.

    A partner just outside is taken in, unless the lone mark itself stands at the border: then that goes.
    """
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    opened: list[int] = []
    for at in range(start, end):
        if text[at] in PARTNERS:
            opened.append(at)
        elif text[at] in CLOSING:
            if opened and PARTNERS[text[opened[-1]]] == text[at]:
                opened.pop()
            elif at == end - 1:
                end -= 1
            elif start and PARTNERS.get(text[start - 1]) == text[at]:
                start -= 1
    if opened and opened[-1] == start:
        start += 1
    elif opened and text[end : end + 1] == PARTNERS[text[opened[-1]]]:
        end += 1
    return start, end


def least_certain(scores: Reals, path: NDArray[np.int8], places: Ints, firsts: Ints, lasts: Ints) -> Reals:
    """Probability of the least sure label of each span, without regard to its neighbours."""
    if not len(places):
        return np.zeros(0, np.float32)
    sizes = lasts - firsts + 1
    begins = np.cumsum(sizes) - sizes
    columns = np.repeat(places, sizes)
    times = np.arange(len(columns)) + np.repeat(firsts - begins, sizes)
    inside = scores[times, columns]
    chosen = inside[np.arange(len(inside)), path[times, columns]]
    shares = 1 / np.exp(np.minimum(inside - chosen[:, None], 50)).sum(1)
    least: Reals = np.minimum.reduceat(shares, begins)
    return least


def best_path(scores: Reals, steps: Reals, lengths: Ints) -> NDArray[np.int8]:
    """Labels with the highest sum of scores (time x batch x labels) and step scores, one path per column.

    Forwards, only the steps that make whole spans are looked at: behind O, S and E come O, S or B; behind B and I come
    E or I of the same type. All others have scores that no path can make up for. Behind the end of a column the path repeats its last label.
    """
    time, batch, count = scores.shape
    types = (count - 1) // 4
    closed = 1 + 2 * types
    end, begin, inner = (slice(1 + k * types, 1 + (k + 1) * types) for k in (1, 2, 3))
    opening = np.r_[0 : 1 + types, begin]
    open_steps = np.repeat(steps[:closed, opening, None], batch, 2)
    steps_on = [(to, steps[begin, to].diagonal()[:, None], steps[inner, to].diagonal()[:, None]) for to in (end, inner)]
    # Labels before columns: so every operation runs along whole vectors.
    sums = np.full((time, count, batch), NEVER, np.float32)
    along = np.ascontiguousarray(scores.transpose(0, 2, 1))
    sums[0, opening] = along[0, opening]
    for t in range(1, time):
        before, now = sums[t - 1], sums[t]
        best = (before[:closed, None] + open_steps).max(0)
        now[: 1 + types], now[begin] = best[: 1 + types], best[1 + types :]
        for to, from_begin, from_inner in steps_on:
            np.maximum(before[begin] + from_begin, before[inner] + from_inner, out=now[to])
        now += along[t]
    path = np.zeros((time, batch), np.int8)
    steps_back = np.ascontiguousarray(steps.T)
    rows = np.ascontiguousarray(sums.transpose(0, 2, 1))
    label = sums[lengths - 1, :closed, np.arange(batch)].argmax(1)
    for t in range(time - 1, -1, -1):
        path[t] = label
        if t:
            label = np.where(lengths > t, (rows[t - 1] + steps_back.take(label, 0)).argmax(1), label)
    return path

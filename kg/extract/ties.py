"""Ties that no pattern reads: a small network judges the pairs of names of a paragraph, and rules say what may stand.

The network (convolutions over words, made by `training/ties.py`) gives every relation of a pair a probability. What
patterns read stands above it: it gives no second maker to a thing, and a second employer only where it is very sure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import onnxruntime

from kg.extract.protagonist import only_tells
from kg.extract.references import BYLINE, KIN
from kg.extract.skeleton import TOKENS, Skeleton
from kg.extract.windows import Name, Window, windows
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
_BORDER = re.compile("[，,；;：:。！？!?\n]")
_TITLE, _PERSON = TOKENS["Title"], TOKENS["Person"]
_POST_BEFORE = re.compile(f"{_TITLE}(?:[、兼暨和及/]?{_TITLE})*$")
_HELD_BEFORE = re.compile(f"[前原]任?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*$")
_POST_BEHIND = re.compile(f"[，,（(]?(?:现任|时任|曾任|担任|出任|为|是|任|的)?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*")
_HIS = re.compile(f"的?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*({_PERSON})")
_POST_OF = re.compile(f"的?(?:前)?{_TITLE}(?:[、兼暨和及/]?{_TITLE})*(?!{_PERSON})")
_PAST = re.compile(
    f"曾|[前原]任?(?={_TITLE})|离开|离职|辞去|辞任|卸任|退休|跳槽|出走|出身|当过|做过|此前|之前|辞职前|早年|从[\ue001\ue002]出"
)
_ANOTHER_JOINS = re.compile(
    f"(?:[，；][^，；。：{_PERSON}]{{0,8}}|(?:任命|聘任|聘请|委任|提拔|提名|推选|选举)[^，；。：{_PERSON}]{{0,8}})"
    f"(?P<other>{_PERSON})(?:、{_PERSON}){{0,3}}(?!的)[^，；。：{_PERSON}]{{0,10}}?(?:为|任|加入|加盟|入职)[^，；。：{_PERSON}]{{0,4}}$"
)
_ROW = re.compile(f"{_PERSON} [\ue001\ue002]{_TITLE}")
_SOMEBODY = re.compile("(?:[一某多几数两][位名]|有|据)(?:前|(?:已|刚)?离职的?|在职的?|接近|来自){0,2}$")
_UNNAMED = re.compile(
    "(?:的|内部|前|离职|在职|老|资深|基层|核心|技术){0,3}(?:员工|人士|高管|中层|工程师|职员|工作人员)"
)
"""Behind the firm of somebody who has no name."""
_NO_POST = re.compile(
    "起诉|状告|挖[来走角到]|控告|被告|原告|代理[\ue001\ue002]|毕业|就读|校友|同学|求学|读博|攻读|学士|硕士|博士生|同名|重名|来到|走进|考察|调研|视察|参观|走访|到访|会见|的?(?:客户|用户|股民|储户|学员|患者|车主|业主|消费者|持有人)(?=\ue000)|候选人|候任"
)


class Tie(NamedTuple):
    """A relation between two names of a window, and how sure the network is of it."""

    sure: float
    predicate: str
    subject: Name
    object: Name


class Ties:
    """The network with its words, its classes, and from which probability on each relation is taken."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._classes = [(str(predicate), bool(turned)) for predicate, turned in told["classes"]]
        self._least = np.array([told["least"][predicate] for predicate, _ in self._classes], np.float32)
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

    def links(
        self,
        reading: Reading,
        bones: Iterable[Skeleton],
        main: Mention | None,
        stated: Iterable[Link],
        *,
        modality: Callable[[str, int, int], Modality],
        makes: Callable[[Mention, Mention, str], bool | None],
    ) -> Iterator[Link]:
        """Yield what the network ties and `stated`, the links that patterns read, leave open.

        `main` is the firm that the document is about; `modality` says how a stretch of a skeleton stands, `makes`
        whether a firm is known to make a thing (False: somebody else is).
        """
        taken: dict[tuple[str, str], set[str]] = {}
        for link in stated:
            _take(taken, link.predicate, link.subject.name, link.object.name)
        known = _well_known(reading)
        read = [
            window
            for window in windows(bones, reading.paragraphs, main, self.pairs)
            if any(
                name.mention.type in OPEN and (OPEN[name.mention.type], name.mention.name) not in taken
                for name in window.names
            )  # somebody without an employer, something without a maker
        ]
        for tie in self._best(read):
            one, other = tie.subject.mention.name, tie.object.mention.name
            others = taken.get((tie.predicate, one), set())
            if other in others or (tie.predicate in ONE and (others or one in taken.get((tie.predicate, other), ()))):
                continue
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
            made = _link(tie, modality)
            if made is None or (tie.predicate == "worksFor" and others and tie.sure < self._further[made.former]):
                continue
            _take(taken, tie.predicate, one, other)
            yield made

    def _best(self, read: Sequence[Window]) -> list[Tie]:
        """List the ties that are sure enough, each where it is surest, the surest first."""
        best: dict[tuple[str, str, str], Tie] = {}
        for window, judged in zip(read, self.judged(read), strict=True):
            for number, cell in np.argwhere(judged >= self._least).tolist():
                predicate, turned = self._classes[cell]
                pair = window.pairs[number]
                one, other = window.names[pair.first], window.names[pair.second]
                if turned:
                    one, other = other, one
                tie = Tie(round(float(judged[number, cell]), 4), predicate, one, other)
                names = one.mention.name, other.mention.name
                first, second = sorted(names) if predicate in SYMMETRIC else names
                known = best.get((predicate, first, second))
                if known is None or known.sure < tie.sure:
                    best[predicate, first, second] = tie
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
                if name.opens:
                    given[0, start + name.at] = self._names[_KIND[window.tokens[name.at]] + name.opens]
        encoded: Reals = self._encoder.run(None, {"given": given, "live": live})[0][0]
        return [encoded[start:end] for start, end in places]

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
    begin, end = _clause(first)[0], _clause(last)[1]
    within = first.bones is last.bones
    title, former = None, False
    if tie.predicate == "worksFor":
        if (
            _is_anothers(tie.object, tie.subject.mention)
            or _is_taken(tie.object, tie.subject.mention)
            or _is_kin(tie.subject)
            or _is_nobodys(tie.object)
            or _comes_from(*tie[2:])
            or _another_joins(*tie[2:])
        ):
            return None
        if _NO_POST.search(last.bones.text, begin if within else 0, end):
            return None
        title = _post_at(tie.subject) or _post_behind(tie.object)
        told = tie.object if tie.object.bones is not None else tie.subject
        former = (
            _held_before(tie.subject)
            or _is_succeeded(tie.subject)
            or (told.bones is not None and _PAST.search(told.bones.text, *_clause(told)) is not None)
        )
    if modality(last.bones.text, begin if within else 0, end) != "asserted":
        return None
    return Link(
        predicate=tie.predicate,
        subject=tie.subject.mention,
        object=tie.object.mention,
        evidence=Span(first.bones.starts[begin], last.bones.ends[end - 1]),
        title=title,
        former=former,
        rule=RULE,
    )


def _is_anothers(employer: Name, person: Mention) -> bool:
    """Say whether the post right behind an employer's name is that of somebody else who is named behind it."""
    found = _HIS.match(employer.bones.text, employer.place + 1) if employer.bones is not None else None
    if employer.bones is None or found is None:
        return False
    return employer.bones.names[found.start(1)].name != person.name


def _is_taken(employer: Name, person: Mention) -> bool:
    """Say whether an employer stands right behind whose it is: of 甲 乙公司总裁、丙 nothing is 丙's."""
    if employer.bones is None or not _ROW.match(employer.bones.text, max(0, employer.place - 2)):
        return False
    return employer.bones.names[employer.place - 2].name != person.name


def _is_nobodys(employer: Name) -> bool:
    """Say whether an employer is only that of somebody unnamed: 一位甲公司员工说."""
    if employer.bones is None:
        return False
    text, at = employer.bones.text, employer.place
    return _SOMEBODY.search(text, max(0, at - 10), at) is not None and _UNNAMED.match(text, at + 1) is not None


def _is_kin(person: Name) -> bool:
    """Say whether a person only tells whose kin another is: 甲之女乙出任."""
    return person.bones is not None and KIN.match(person.bones.text, person.place + 1) is not None


def _comes_from(person: Name, employer: Name) -> bool:
    """Say whether a firm is where the holder of a post came from, which is not where he has it: 首席技术官甲来自乙公司."""
    bones, at = person.bones, person.place
    return (
        bones is not None
        and employer.bones is bones
        and bones.text[max(0, at - 1) : at] == _TITLE
        and bones.text.endswith("来自", at, employer.place)
        and employer.place - at <= 7
    )


def _is_succeeded(person: Name) -> bool:
    """Say whether another takes over from a person: 接替某某."""
    return person.bones is not None and person.bones.text.endswith(("接替", "取代", "接棒"), 0, person.place)


def _another_joins(person: Name, employer: Name) -> bool:
    """Say whether it is somebody else who joins the firm: 甲离职后，乙兼任丙公司总裁; 甲任命乙为丙公司总裁."""
    if person.bones is None or employer.bones is not person.bones:
        return False
    found = _ANOTHER_JOINS.search(person.bones.text, person.place + 1, employer.place)
    return found is not None and person.bones.names[found.start("other")].name != person.mention.name


def _clause(name: Name) -> tuple[int, int]:
    """Give where in its skeleton the clause of a name begins and ends."""
    text = name.bones.text if name.bones is not None else ""
    after = _BORDER.search(text, name.place)
    before = (found.end() for found in _BORDER.finditer(text, 0, name.place))
    return max(before, default=0), after.start() if after else len(text)


def _post_at(person: Name) -> str | None:
    """Give the posts right before or behind a person's name."""
    if person.bones is None:
        return None
    text, at = person.bones.text, person.place
    found = _POST_BEFORE.search(text, 0, at) or _POST_BEHIND.match(text, at + 1)
    return _titles(person.bones, found) if found else None


def _held_before(person: Name) -> bool:
    """Say whether a person is called by a post that is over (原首席财务官某某)."""
    return person.bones is not None and _HELD_BEFORE.search(person.bones.text, 0, person.place) is not None


def _post_behind(employer: Name) -> str | None:
    """Give the posts right behind an employer's name, where they are nobody's who is named there."""
    found = _POST_OF.match(employer.bones.text, employer.place + 1) if employer.bones is not None else None
    return _titles(employer.bones, found) if employer.bones is not None and found else None


def _titles(bones: Skeleton, found: re.Match[str]) -> str | None:
    held = [m.name for m in bones.mentions(*found.span()) if m.type == "Title"]
    return "、".join(dict.fromkeys(held)) or None

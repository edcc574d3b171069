"""What the network of ties learns from: written lines and articles with their relations, and outside texts as the patterns read them.

A written block is lines of text with names marked (`{C|岑石微}`, `{C|岑石=岑石微}` for a short form), and below it a line
for each relation: `> investsIn | 岑石微 | 叠霜半导体`, with `| negated`, `| planned` or `| rumoured` where it is not so.
What is not listed is not so.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from kg.config import shipped
from kg.extract.apart import Apart
from kg.extract.links.network import seen_at
from kg.extract.links.possible import SYMMETRIC, key
from kg.extract.links.relations import Relations
from kg.extract.links.windows import Window, windows
from kg.extract.names.tagger import SILENCE, Tagger, spread
from kg.extract.names.titles import Titles
from kg.extract.wording.markup import parse
from kg.model import Document, Reading
from kg.packs import read_packs
from kg.recipe import Recipe
from kg.text.folding import fold
from kg.text.sentences import paragraphs, sentences
from training import named
from training.annotations import Marked

if TYPE_CHECKING:
    from kg.extract.links.lens import Lens

PACKS = ("ai", "auto", "semi")
TOGETHER = 64  # texts that are read at once
DOMAINS = {
    "worksFor": ("P", "CO"),
    "founderOf": ("P", "CO"),
    "developedBy": ("MD", "CO"),
    "basedOn": ("MD", "MD"),
    "versionOf": ("MD", "MD"),
    "integrates": ("COD", "MD"),
    "subsidiaryOf": ("CO", "CO"),
    "partnersWith": ("CO", "CO"),
    "acquires": ("CO", "CO"),
    "investsIn": ("PCO", "CO"),
    "competesWith": ("CMDO", "CMDO"),
}
LETTERS = {"Person": "P", "Company": "C", "Organization": "O", "Model": "M", "Product": "D"}
CLASSES = [(p, turned) for p in DOMAINS for turned in ((False,) if p in SYMMETRIC else (False, True))]
"""A relation of the first name of a pair to the second, or turned."""
FINRE = {  # relations of FinRE that are one of ours
    "合作": "partnersWith", "合资": "partnersWith", "签约": "partnersWith", "收购": "acquires",
    "持股": "investsIn", "入股": "investsIn", "注资": "investsIn", "竞争": "competesWith",
}  # fmt: skip
UNSURE = ("investsIn", "acquires", "subsidiaryOf", "partnersWith")  # what its other relations may be

SEEN = 640  # what the tagger sees at a character

Triple = tuple[str, str, str]


def _fits(one: str, other: str) -> np.ndarray:
    row = np.zeros(len(CLASSES), np.float32)
    for number, (predicate, turned) in enumerate(CLASSES):
        subject, thing = (LETTERS[other], LETTERS[one]) if turned else (LETTERS[one], LETTERS[other])
        domain, over = DOMAINS[predicate]
        row[number] = subject in domain and thing in over
        if predicate == "competesWith" and (subject in "CO") != (thing in "CO"):
            row[number] = 0
    return row


FITS = {(a, b): row for a in LETTERS for b in LETTERS if (row := _fits(a, b)).any()}
PAIRS = frozenset(FITS)


class Labelled(NamedTuple):
    """A window, what the tagger sees at its tokens, what is so of its pairs (pairs x classes), and how much each cell counts."""

    window: Window
    sight: np.ndarray
    right: np.ndarray
    weight: np.ndarray


class Article(NamedTuple):
    """A text with its relations, those that a careful reader would hesitate at, what the patterns find in it, and its file."""

    windows: list[Labelled]
    wanted: frozenset[Triple]
    unsure: frozenset[Triple]
    patterns: frozenset[Triple]
    source: str


class Weights(NamedTuple):
    """How much a stated relation counts, and how much the absence of one."""

    stated: float
    absent: float


class Eyes:
    """The shipped tagger, which tells all that it sees at each character, around zero, or what a `lens` makes of it."""

    def __init__(self, lens: Lens | None = None, seen: int = SEEN) -> None:
        self._seen = seen
        self._tagger = Tagger.read(
            shipped("models") / "tagger", lens or (lambda encoded: (encoded ^ SILENCE).view(np.int8))
        )

    def __call__(self, reading: Reading) -> np.ndarray:
        """Give what is seen at each character of a reading: characters x numbers, nothing between sentences."""
        seen = self._tagger.look([sentence.of(reading.text) for sentence in reading.sentences])
        table = spread(len(reading.text), zip(reading.sentences, seen, strict=True))
        return np.zeros((len(reading.text), self._seen), np.int8) if table is None else table


def normal(triple: Triple) -> Triple:
    """Give a relation of equals in one order."""
    return key(*triple)


def articles(folder: Path, real: Iterable[Marked]) -> list[Article]:
    """Read all written files, those whose name begins with r with a block in each line; then the real texts."""
    pack = read_packs(PACKS)
    read = Reader(Titles(pack), Relations(pack), Eyes())
    written = [
        _article(text, stated, read, path.name)
        for path in sorted(folder.glob("*.txt"))
        for text, stated in blocks(path.read_text("utf-8"), lines=path.name.startswith("r"))
    ]
    return written + [_article(one.text, one.stated, read, one.source) for one in real]


def blocks(text: str, *, lines: bool) -> Iterator[tuple[str, list[tuple[Triple, str]]]]:
    """Yield the texts of a written file with their relations and how each is told; with `lines`, each line is one."""
    told: list[str] = []
    stated: list[tuple[Triple, str]] = []
    for line in [*text.split("\n"), ""]:
        if line.startswith("#"):
            continue
        if line.startswith(">"):
            predicate, one, other, *how = (cell.strip() for cell in line[1:].split("|"))
            stated.append(((predicate, one, other), how[0] if how else "asserted"))
            continue
        if told and (stated or not line.strip() or lines):
            yield "\n".join(told), stated
            told, stated = [], []
        if line.strip():
            told.append(line)


class Reader(NamedTuple):
    """What reads a text whose names are marked: posts, patterns, and what the tagger sees."""

    titles: Titles
    reads: Relations
    eyes: Eyes


def _article(marked: str, stated: list[tuple[Triple, str]], read: Reader, source: str) -> Article:
    reading, found = labelled_text(marked, stated, read)
    told = _told(stated)
    patterns = {
        (x.predicate, x.subject.name, x.object.name) for x in read.reads(reading).links if x.modality == "asserted"
    }
    return Article(
        found,
        frozenset(map(normal, told["asserted"])),
        frozenset(map(normal, told["unsure"])),
        frozenset(map(normal, patterns)),
        source,
    )


def labelled_text(marked: str, stated: list[tuple[Triple, str]], read: Reader) -> tuple[Reading, list[Labelled]]:
    """Read a text with its names marked as the extractor does, and label its windows."""
    text, mentions, _ = parse(fold(marked).text)  # as the extractor reads it, which knows posts without marks too
    cut = tuple(paragraphs(text))
    document = Document(id="written", text=text, sha256="", published="2025-06-30")
    reading = Reading(
        document=document,
        text=text,
        paragraphs=cut,
        sentences=tuple(sentences(text, cut)),
        mentions=tuple(mentions),
    )
    reading = read.titles(reading)
    told = _told(stated)
    found = read_windows(reading, read.reads)
    return reading, labelled(found, read.eyes(reading), told["asserted"], told["unsure"], Weights(1, 1))


def _told(stated: list[tuple[Triple, str]]) -> dict[str, frozenset[Triple]]:
    return {
        how: frozenset((p, fold(one).text, fold(other).text) for (p, one, other), said in stated if said == how)
        for how in ("asserted", "unsure")
    }


def read_windows(reading: Reading, reads: Relations) -> list[Window]:
    """Cut a reading that has its mentions into windows, as the extractor does."""
    _, bones, main = reads.stated(reading)
    return [
        window._replace(names=[name._replace(bones=None) for name in window.names])
        for window in windows(bones, reading.paragraphs, main, PAIRS)
    ]


def labelled(
    read: list[Window], sight: np.ndarray, stated: Iterable[Triple], unsure: Iterable[Triple], weights: Weights
) -> list[Labelled]:
    """Label the windows of one document: of a pair's places the closest one says it, the others count nothing."""
    out = [
        Labelled(
            window,
            np.rint(seen_at(sight, window.places)).astype(np.int8),
            np.zeros((len(window.pairs), len(CLASSES)), np.float32),
            weights.absent * np.array([FITS[_types(window, pair)] for pair in window.pairs], np.float32),
        )
        for window in read
    ]
    places: dict[frozenset[str], list[tuple[int, int, int, str]]] = {}
    for number, window in enumerate(read):
        for row, pair in enumerate(window.pairs):
            one, other = window.names[pair.first], window.names[pair.second]
            far = 60 + 10 * one.opens + other.at if one.opens else 12 * pair.features[3] + other.at - one.at
            names = frozenset((one.mention.name, other.mention.name))
            places.setdefault(names, []).append((far, number, row, one.mention.name))
    sure = set(stated)
    for predicate, subject, thing in (*sure, *unsure):
        is_so = (predicate, subject, thing) in sure
        for rank, (_, number, row, first) in enumerate(sorted(places.get(frozenset((subject, thing)), ()))):
            cell = CLASSES.index((predicate, predicate not in SYMMETRIC and first != subject))
            if is_so and rank == 0 and out[number].weight[row, cell]:
                out[number].right[row, cell] = 1
                out[number].weight[row, cell] = weights.stated
            elif not out[number].right[row, cell]:
                out[number].weight[row, cell] = 0
    return out


def _types(window: Window, pair: tuple[int, int, object]) -> tuple[str, str]:
    return window.names[pair[0]].mention.type, window.names[pair[1]].mention.type


def news(data: Path, path: Path) -> Iterator[Marked]:
    """Yield the annotated news articles, held out or not, with what the program takes for names besides: nothing is tied to it."""
    recipe = Recipe(packs=PACKS)
    told = [one for measured in (True, False) for one in named.articles(data, path, measured=measured)]
    for first in range(0, len(told), TOGETHER):
        part = told[first : first + TOGETHER]
        readings = recipe([Document(id=one.source, text=one.text, sha256="") for one in part])
        yield from (named.marked(with_strays(one, reading)) for one, reading in zip(part, readings, strict=True))


def with_strays(article: named.Named, reading: Reading) -> named.Named:
    """Add the mentions of a reading that touch no name of the article, each name a thing of its own."""
    things: dict[str, int] = {}
    last = max((name.thing for name in article.names), default=-1) + 1
    names, at = list(article.names), 0
    for mention in sorted(reading.mentions):
        start, end = mention.span
        free = not any(start < other.end and other.start < end for other in article.names)
        if mention.type in LETTERS and free and start >= at:
            thing = last + things.setdefault(mention.name, len(things))
            names.append(named.Name(start, end, (mention.type,), optional=True, thing=thing))
            at = end
    posts = (post for post in article.posts if not any(x.start < post[1] and post[0] < x.end for x in names))
    return article._replace(names=tuple(sorted(names)), posts=tuple(posts))


def outside(data: Path, seed: int) -> list[Labelled]:
    """Read outside texts with the patterns: what those tie is mostly so, what they do not tie counts little."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    recipe = Recipe(packs=PACKS)
    recipe.prepare()
    steps = [step for one in recipe.extractors for step in (one.extractors if isinstance(one, Apart) else (one,))]
    reads = next(e for e in steps if isinstance(e, Relations))
    before, eyes = steps[: steps.index(reads)], Eyes()

    def rows(name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (data / "relations" / name).read_text("utf-8").splitlines()]

    def some(name: str, most: int) -> list[dict[str, Any]]:
        lines = [x for x in (data / "raw" / name).read_text("utf-8").split("\n") if len(x) > 20]
        return [{"text": x, "triples": []} for x in chance.sample(lines, min(most, len(lines)))]

    sets: list[
        tuple[list[dict[str, Any]], Callable[[Reading, dict[str, Any]], tuple[set[Triple], set[Triple]]] | None]
    ] = [
        (rows("finre.train.jsonl"), _finre),
        (rows("smoothnlp_invest.jsonl"), _invested),
        (rows("newstriples.train.jsonl"), None),
        (some("juya_ai_daily.00.txt", 9000), None),
        (some("cctv_news.01.txt", 4000), None),
        (some("lctt.01.txt", 3000), None),
    ]
    out: list[Labelled] = []
    for texts, told in sets:
        for first in range(0, len(texts), TOGETHER):
            part = texts[first : first + TOGETHER]
            for row, reading in zip(part, recipe.tagged([_prepared(x["text"]) for x in part]), strict=True):
                for extractor in before:
                    reading = extractor(reading)  # noqa: PLW2901
                links, bones, main = reads.stated(reading)
                found = [
                    w._replace(names=[n._replace(bones=None) for n in w.names])
                    for w in windows(bones, reading.paragraphs, main, PAIRS)
                ]
                sure = {(x.predicate, x.subject.name, x.object.name) for x in links if x.modality == "asserted"}
                unsure = {(x.predicate, x.subject.name, x.object.name) for x in links if x.modality != "asserted"}
                if told is None:
                    out += labelled(found, eyes(reading), sure, unsure, Weights(0.6, 0.15))
                else:
                    stated, near = told(reading, row)
                    out += labelled(found, eyes(reading), stated, (sure | unsure | near) - stated, Weights(0.5, 0.15))
    return out


def _prepared(text: str) -> Reading:
    from kg.recipe import folded  # noqa: PLC0415

    return folded(Document(id="outside", text=text, sha256=""))[0]


def _known(reading: Reading, row: dict[str, Any]) -> dict[str, str]:
    """Map the firms that a row names to the names of the reading."""
    firms = sorted({x for one, _, other in row["triples"] for x in (one, other)}, key=lambda x: (-len(x), x))
    out: dict[str, str] = {}
    for mention in sorted(reading.mentions):
        surface = mention.span.of(reading.text)
        firm = next((f for f in firms if any(f in x or x in f for x in (surface, mention.name))), None)
        if firm is not None and mention.type in ("Company", "Organization"):
            out.setdefault(firm, mention.name)
    return out


def _finre(reading: Reading, row: dict[str, Any]) -> tuple[set[Triple], set[Triple]]:
    names = _known(reading, row)
    sure, unsure = set(), set()
    for one, relation, other in row["triples"]:
        if names.get(one) is None or names.get(other) is None or names[one] == names[other]:
            continue
        ends = (names[other], names[one]) if relation.startswith("被") else (names[one], names[other])
        told = relation.removeprefix("被")
        if told in FINRE:
            sure.add((FINRE[told], *ends))
        elif told != "unknown":
            unsure |= {(p, *pair) for p in UNSURE for pair in (ends, ends[::-1])}
    return sure, unsure


def _invested(reading: Reading, row: dict[str, Any]) -> tuple[set[Triple], set[Triple]]:
    names = _known(reading, row)
    return {
        ("investsIn", names[one], names[other])
        for one, _, other in row["triples"]
        if one in names and other in names and names[one] != names[other]
    }, set()

"""The recipe by which documents are read: small enough to travel to any worker, and the one list of all extractors."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from kg.config import shipped
from kg.extract.apart import Apart
from kg.extract.claims.learned import Learned
from kg.extract.claims.particulars import Particulars
from kg.extract.claims.quotes import Quotes
from kg.extract.claims.topics import Topics
from kg.extract.links.lens import Lens
from kg.extract.links.relations import Relations
from kg.extract.links.structure import Versions
from kg.extract.links.ties import Ties
from kg.extract.links.wholes import Wholes
from kg.extract.names.entities import Entities
from kg.extract.names.tagger import Tagger, spread
from kg.extract.names.titles import Titles
from kg.extract.prints import Prints
from kg.extract.values.attributes import Attributes
from kg.extract.values.bearings import Bearings
from kg.model import Document, Drop, Reading, Span, Tag
from kg.packs import Pack, read_packs
from kg.protocols import Extractor
from kg.text.folding import unfold
from kg.text.noise import cleaned
from kg.text.sentences import paragraphs, sentences
from kg.text.wraps import wraps

_CODE = ("model.py", "ontology.py", "packs.py", "recipe.py", "text/*.py", "extract/**/*.py")

_READING = ("model.py", "read/*.py", "text/*.py")
_NOT_MAKING = frozenset(("cli", "engines", "read", "score", "serve", "view"))  # rooms that no graph depends on


def extractors(pack: Pack) -> list[Extractor]:
    """List the extractors in the order in which they read: each sees what those before it found."""
    return [
        Entities(pack),
        Titles(pack),
        Apart(
            [Quotes(pack, _claims()), Relations(pack, _ties()), Attributes(pack, _values()), Particulars(pack)],
            [Versions()],
        ),
        Topics(pack),
        Wholes(pack.entries),
        Prints(),
    ]


def _claims() -> Learned | None:
    path = shipped("models") / "claims" / "weights.npz"
    return Learned.load(path) if path.is_file() else None


def _ties() -> Ties | None:
    folder = shipped("models") / "ties"
    return Ties(folder) if (folder / "labels.json").is_file() else None


def _values() -> Bearings | None:
    path = shipped("models") / "values" / "weights.npz"
    return Bearings(path) if path.is_file() else None


@dataclass(kw_only=True)
class Recipe:
    """How a text becomes a reading: noise out, folded, cut, tagged, read by each extractor, carried back."""

    packs: tuple[str, ...] = ("ai",)
    lexicon: bool = True
    _tagger: Tagger | None = field(default=None, init=False, repr=False)
    extractors: list[Extractor] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        self.packs = tuple(str(Path(name).resolve()) if "/" in name else name for name in self.packs)

    def __getstate__(self) -> dict[str, Any]:
        return {"packs": self.packs, "lexicon": self.lexicon}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.packs, self.lexicon, self._tagger, self.extractors = state["packs"], state["lexicon"], None, []

    @cached_property
    def _read(self) -> Pack:
        return read_packs(self.packs)

    @property
    def pack(self) -> Pack:
        """The packs read as one; without lexicon, only the words of posts stay of their lists."""
        pack = self._read
        if self.lexicon:
            return pack
        return dataclasses.replace(pack, entries=tuple(e for e in pack.entries if e.type == "Title"))

    @cached_property
    def fingerprint(self) -> str:
        """Hash all that decides what is read (packs, ontology, models, our code): a change means reading again."""
        pack = self._read
        here = Path(__file__).parent
        made = hashlib.sha256(json.dumps([pack.names, self.lexicon]).encode())
        made.update(_content(here, [path for pattern in _CODE for path in here.glob(pattern)]))
        for folder in dict.fromkeys((*pack.folders, shipped("packs") / "common", shipped("models"))):
            made.update(_content(folder, folder.rglob("*")))
        for path in pack.ontology:
            made.update(_content(path.parent, [path]))
        return made.hexdigest()[:20]

    @cached_property
    def code(self) -> str:
        """Hash our own code: what another version made of readings is made anew."""
        here = Path(__file__).parent
        return hashlib.sha256(
            _content(here, (p for p in here.rglob("*.py") if p.parent.name not in _NOT_MAKING))
        ).hexdigest()[:20]

    @cached_property
    def reading_code(self) -> str:
        """Hash our own code that makes documents of files, with the words that it goes by."""
        here = Path(__file__).parent
        made = _content(here, (path for pattern in _READING for path in here.glob(pattern)))
        common = shipped("packs") / "common"
        return hashlib.sha256(made + _content(common, common.glob("*.tsv"))).hexdigest()[:20]

    def prepare(self) -> None:
        """Load the tagger and build the extractors, once per process."""
        if not self.extractors:
            model, lens = shipped("models") / "tagger", shipped("models") / "ties" / "lens.onnx"
            if (model / "labels.json").is_file():
                self._tagger = Tagger.read(model, Lens(lens) if lens.is_file() else None)
            self.extractors = extractors(self.pack)

    def __call__(self, documents: Sequence[Document]) -> list[Reading]:
        """Read a batch: sentences are tagged together, everything else goes document by document."""
        self.prepare()
        prepared = [folded(document) for document in documents]
        readings = map(self._finished, self.tagged([reading for reading, _ in prepared]))
        return [
            dataclasses.replace(reading, dropped=(*dropped, *reading.dropped))  # noise counts in the document already
            for reading, (_, dropped) in zip(readings, prepared, strict=True)
        ]

    def tagged(self, readings: list[Reading]) -> Iterator[Reading]:
        """Give readings with what the tagger proposes, the sentences of all tagged together."""
        if self._tagger is None:  # no model is shipped: names come from words and patterns alone
            yield from readings
            return
        pooled = iter(self._tagger.look([s.of(r.text) for r in readings for s in r.sentences]))
        for reading in readings:
            found = list(zip(reading.sentences, islice(pooled, len(reading.sentences)), strict=True))
            tags = [
                Tag(span=Span(tag.start, tag.end).shifted(sentence.start), type=tag.type, score=tag.score)
                for sentence, tagged in found
                for tag in tagged.tags
            ]
            yield dataclasses.replace(reading.adding(tags=tags), sight=spread(len(reading.text), found))

    def _finished(self, reading: Reading) -> Reading:
        for extractor in self.extractors:
            reading = extractor(reading)
        return unfold(reading)


def folded(document: Document) -> tuple[Reading, list[Drop]]:
    """Give a document in match form, cut into lines and sentences, and what of it is noise."""
    dropped, form = cleaned(document.text, wraps(document.text))
    lines = tuple(paragraphs(form.text))
    cut = tuple(sentences(form.text, lines))
    return Reading(document=document, text=form.text, form=form, paragraphs=lines, sentences=cut), dropped


def _content(folder: Path, files: Iterable[Path]) -> bytes:
    """Hash files by their content and their place in the folder, wherever that lies."""
    made = hashlib.sha256()
    for path in sorted(files):
        if path.is_file():
            made.update(f"{path.relative_to(folder)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return made.digest()

"""What stands now, opened for the explorer, and its replacement once a new build has finished."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from kg.config import shipped
from kg.errors import KGError, StoreError
from kg.iris import segments
from kg.ontology import Ontology
from kg.packs import read_packs
from kg.serve.blocks import Blocks
from kg.serve.catalogue import Catalogue
from kg.serve.suggest import Suggestions
from kg.store.corpus import texts
from kg.store.folder import Folder
from kg.store.graph import GraphStore

_WAIT = 120.0  # seconds that the first request waits for a large graph


@dataclass(frozen=True)
class Snapshot:
    """One finished build: its graph, its things and how they are found."""

    build: str
    store: GraphStore
    blocks: Blocks
    suggestions: Suggestions
    corpus: Path
    ledger: Path

    @classmethod
    def open(cls, path: Path, build: str) -> Snapshot:
        """Read the things of the build that stands."""
        folder = Folder.open(path)
        store = GraphStore.open(folder.store)
        catalogue = Catalogue.read(store)
        packs = folder.marker().packs
        ontology = Ontology.read(read_packs(packs).ontology if packs else sorted(shipped("ontology").glob("core.ttl")))
        return cls(
            build=build,
            store=store,
            blocks=Blocks(store, catalogue, ontology),
            suggestions=Suggestions(catalogue),
            corpus=folder.corpus,
            ledger=folder.ledger,
        )

    def text(self, document: str) -> str | None:
        """Give the text of a document by its IRI, if the folder holds it."""
        if not self.corpus.is_file():
            return None
        try:
            with texts(self.corpus, self.ledger) as text_of:
                return text_of(segments(document)[-1])
        except StoreError:
            return None


class Current:
    """The snapshot of the build that stands; while a new one is read, the old one goes on answering."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._snapshot: Snapshot | None = None
        self._failed: KGError | None = None
        self._opening = threading.Lock()
        self._first = threading.Event()

    def prepare(self) -> None:
        """Begin to read what stands, unless that is being done; the overview is laid out ahead of its first visitor."""
        if self._opening.acquire(blocking=False):
            threading.Thread(target=self._open, daemon=True).start()

    def get(self) -> Snapshot:
        """Give what stands now, or what stood until just now."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.build != self._build():
            self.prepare()
        if snapshot is None:
            self._first.wait(_WAIT)
            snapshot = self._snapshot
        if snapshot is None:
            raise self._failed or StoreError(f"{self._path} is still being read; try again")
        return snapshot

    def _open(self) -> None:
        try:
            opened = Snapshot.open(self._path, self._build())
            self._snapshot = opened
            self._first.set()
            _ = opened.blocks.overview
        except KGError as error:
            self._failed = error
            self._first.set()
        finally:
            self._opening.release()

    def _build(self) -> str:
        stat = (self._path / "kb.json").stat()
        return f"{stat.st_ino:x}-{stat.st_mtime_ns:x}-{stat.st_size:x}"

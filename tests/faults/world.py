"""What the fault scripts have in common: articles, builds in processes of their own, and what must hold after each."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

from benchmarks.corpus import articles
from kg.errors import StoreError
from kg.store.folder import Folder
from kg.store.graph import GraphStore

ROOT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def command(*arguments: object) -> list[str]:
    """Give the command line of `kg` in this tree."""
    return [str(Path(sys.executable).absolute()), "-m", "kg", *map(str, arguments)]


def kg(*arguments: object) -> None:
    """Run `kg` to its end, which must be a good one."""
    done = subprocess.run(command(*arguments), env=ENVIRONMENT, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def write(path: Path, number: int, *, of: int, changed: int = 0) -> Path:
    """Write the first `number` articles; the last `changed` of them say something else than they did."""
    rows = list(articles(number, world=of))
    for row in rows[number - changed :]:
        row["text"] += "公司另有一事未予说明。\n"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def sha(path: Path) -> str:
    """Hash a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Case:
    """A folder that is being built, and the graphs that may stand in it: each by its hash with its triples."""

    folder: Path
    finished: dict[str, int]

    def check_readable(self) -> str | None:
        """See that one finished build stands, whole, or none ever did; give the hash of its graph."""
        graph = self.folder / "graph.ttl"
        assert not graph.exists() or sha(graph) in self.finished, "graph.ttl is none that was ever finished"
        try:
            folder = Folder.open(self.folder)
        except StoreError:
            assert not (self.folder / "kb.json").exists(), "kb.json stands and cannot be opened"
            return None
        found = sha(graph)
        assert found == folder.marker().sha256, "graph.ttl and the store are of two builds"
        with GraphStore.open(folder.store) as store:
            assert len(store) == self.finished[found], "the store does not hold what graph.ttl does"
        return found

    def check_whole(self, expected: Path, documents: int) -> None:
        """See that nothing is lost and nothing is there twice."""
        assert self.check_readable() == sha(expected / "graph.ttl"), "the bytes differ from the undisturbed build"
        with closing(connect(self.folder / "corpus.sqlite")) as sql:
            rows = Counter(row[0] for row in sql.execute("SELECT document FROM places"))
        assert len(rows) == documents, f"{len(rows)} documents instead of {documents}"
        assert set(rows.values()) == {1}, "a document stands twice"
        report = json.loads((self.folder / "report.json").read_bytes())
        assert report["documents"] == documents


def triples(folder: Path) -> int:
    """Count what a finished store holds."""
    with GraphStore.open(Folder.open(folder).store) as store:
        return len(store)

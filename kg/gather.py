"""Inputs into the corpus; a file whose bytes are those of the last time is passed over, for what it gave still stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, Protocol, runtime_checkable

from kg.errors import InputError
from kg.read.columns import NO_DATE
from kg.read.files import Outcome, Record, on_cluster, records
from kg.read.readers import Options
from kg.report import Input, Report
from kg.store.corpus import Corpus


@runtime_checkable
class Reads(Protocol):
    """An engine that reads addresses which only its machines can open."""

    def records(self, given: str, options: Options) -> Iterator[Outcome]:
        """Read what an address names, as `kg.read.files.records` does."""
        ...


def gather(
    inputs: Sequence[str],
    corpus: Corpus,
    report: Report,
    *,
    code: str = "",
    stdin: BinaryIO | None = None,
    options: Options | None = None,
    reads: Reads | None = None,
) -> None:
    """Read the inputs into the corpus; what cannot be read is reported, and what stood there before stays.

    `reads` opens what lies on a cluster. `code` tells one way of reading from another: what was read with another one is read again.
    """
    options = options or Options()
    seen = _Files(corpus, f"{code} {sorted(options.columns.items())}")
    for given in inputs:
        done = Input(input=given)
        report.inputs.append(done)
        seen.told = done
        undated: dict[str, list[str]] = {}
        cluster = reads if on_cluster(given) else None
        found = (
            records([given], stdin=stdin, options=options, known=seen.known)
            if cluster is None
            else cluster.records(given, options)
        )
        for one in found:
            if isinstance(one, InputError):
                done.skipped += 1
                report.skipped.append(one)
                corpus.spare(one.source, one.source if on_cluster(one.source) else str(Path(one.source).resolve()))
                seen.failed(one.source)
                continue
            _count(done, one.encoding, one.left_out)
            if NO_DATE in one.left_out:
                where = one.document.origins[0].place if one.document.origins else ""
                undated.setdefault(one.file.name if one.file else one.document.source, []).append(where)
            seen.read(one)
            if corpus.add(one.place, one.document):
                document = one.document
                report.warnings.append(f"{document.source}: the id {document.id} has two texts; the last stands")
                seen.failed("")
        report.warnings.extend(_undated(file, places) for file, places in undated.items())
    seen.note()


class _Files:
    """Knows the files of before by what is in them, and notes those of now."""

    def __init__(self, corpus: Corpus, how: str) -> None:
        self._corpus = corpus
        self._how = how
        self._before = corpus.files()
        self._states: dict[str, str] = {}
        self._read: dict[str, list[tuple[str, dict[str, int]]]] = {}
        self._failed: list[str] = []
        self._same: list[str] = []
        self.told = Input(input="")

    def known(self, path: Path, source: str) -> bool:
        """Say whether a file holds what it held, and count what it gave."""
        place = str(path.resolve())
        try:
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return False  # the reader will say what is wrong with it
        state = f"{content} {source} {self._how}"
        before = self._before.get(place)
        if before is not None and before[0] == state and place not in self._states:
            for encoding, left_out in json.loads(before[1]):
                _count(self.told, encoding, left_out)
            self._same.append(place)
            return True
        self._states[place] = state
        return False

    def read(self, one: Record) -> None:
        """Note a document of a file."""
        if one.file is not None:
            self._read.setdefault(one.place, []).append((one.encoding, dict(one.left_out)))

    def failed(self, source: str) -> None:
        """Note that something is wrong with a source, "" for one that cannot be told: it is read again next time."""
        self._failed.append(source)

    def note(self) -> None:
        """Write down what was seen."""
        noted = {
            place: (self._states[place], json.dumps(told, ensure_ascii=False, separators=(",", ":")))
            for place, told in self._read.items()
            if place in self._states and not any(self._concerns(source, place) for source in self._failed)
        }
        self._corpus.note_files(noted, self._same)

    @staticmethod
    def _concerns(source: str, place: str) -> bool:
        name = source.rpartition(":")[0] if source.rpartition(":")[2].isdecimal() else source
        return not source or Path(place).name == Path(name).name


def _undated(file: str, places: Sequence[str]) -> str:
    many = "1 document" if len(places) == 1 else f"{len(places)} documents"
    first = f", the first at {places[0]}" if places[0] else ""
    return f"{file}: the date of {many} is none{first}; they are kept without it: write 2024, 2024-08 or 2024-08-02"


def _count(done: Input, encoding: str, left_out: Mapping[str, int]) -> None:
    done.documents += 1
    done.encodings[encoding] += 1
    done.left_out.update(left_out)

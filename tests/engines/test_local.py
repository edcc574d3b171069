import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from kg.engines.local import Local
from kg.errors import InputError, PackError
from kg.model import Document, Reading


@dataclass(slots=True)
class Reverse:
    """A recipe as small as can be: reads a text backwards; some words make it fail, one kills its process."""

    ready: bool = field(default=False)
    fingerprint: str = "reverse"

    def prepare(self) -> None:
        self.ready = True

    def __call__(self, documents: Sequence[Document]) -> list[Reading]:
        assert self.ready
        for document in documents:
            if document.text == "fault":
                raise ValueError("bad luck")
            if document.text == "kill":
                os.kill(os.getpid(), signal.SIGKILL)
        return [Reading(document=d, text=d.text[::-1]) for d in documents]


def documents(*texts: str) -> list[Document]:
    return [Document(id=str(n), text=t, sha256="", sources=(f"{n}.txt",)) for n, t in enumerate(texts)]


def texts(outcomes: Iterator[Reading | InputError]) -> list[str]:
    return [o.source if isinstance(o, InputError) else o.text for o in outcomes]


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept(jobs: int) -> None:
    given = documents(*(f"text {n}" for n in range(300)))
    assert texts(Local(jobs=jobs).map(Reverse(), given)) == [d.text[::-1] for d in given]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_fails_is_refused_by_name(jobs: int) -> None:
    outcomes = list(Local(jobs=jobs).map(Reverse(), documents("ab", "fault", "cd")))
    assert texts(iter(outcomes)) == ["ba", "1.txt", "dc"]
    assert "ValueError: bad luck" in str(outcomes[1])


def test_a_document_that_kills_its_worker_is_refused_by_name() -> None:
    given = documents(*(f"t{n}" for n in range(70)), "kill", *(f"u{n}" for n in range(100)))
    outcomes = texts(Local(jobs=2).map(Reverse(), given))
    assert outcomes[70] == "70.txt"
    assert [o for n, o in enumerate(outcomes) if n != 70] == [d.text[::-1] for d in given if d.text != "kill"]


def test_documents_are_taken_as_they_are_needed() -> None:
    taken = 0

    def stream() -> Iterator[Document]:
        nonlocal taken
        for taken, document in enumerate(documents(*("x" * 50_000 for _ in range(40))), 1):  # noqa: B007 - counted for the test
            yield document

    with_two = Local(jobs=2).map(Reverse(), stream())
    next(with_two)
    assert taken <= 10
    with_two.close()  # type: ignore[attr-defined]


@dataclass(slots=True)
class Lengths:
    """A job of another kind: measures texts; one kills its process."""

    fingerprint: str = "lengths"

    def prepare(self) -> None:
        pass

    def __call__(self, batch: Sequence[Document], /) -> list[int]:
        if any(document.text == "kill" for document in batch):
            os.kill(os.getpid(), signal.SIGKILL)
        return [len(document.text) for document in batch]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_reads_also_assembles(jobs: int) -> None:
    given = documents(*("x" * n for n in range(200)))
    with closing(Local(jobs=jobs)) as runs:
        assert texts(runs.map(Reverse(), given)) == [d.text for d in given]
        assert list(runs.assemble(Lengths(), given)) == list(range(200))


def test_what_ends_every_worker_in_assembling_is_named() -> None:
    given = documents(*("x" * n for n in range(70)), "kill")
    with closing(Local(jobs=2)) as runs, pytest.raises(InputError, match=r"70\.txt"):
        list(runs.assemble(Lengths(), given))


@dataclass(slots=True)
class Noted:
    """A job that notes in a folder which processes got ready for it."""

    folder: Path
    fault: str = ""
    fingerprint: str = "noted"

    def prepare(self) -> None:
        if self.fault:
            raise PackError(self.fault)
        (self.folder / str(os.getpid())).touch()

    def __call__(self, documents: Sequence[Document]) -> list[Reading]:
        return [Reading(document=document, text=str(os.getpid())) for document in documents]


def test_workers_get_ready_before_there_is_anything_to_do(tmp_path: Path) -> None:
    with closing(Local(jobs=2)) as runs:
        runs.begin(Noted(tmp_path))
        deadline = time.monotonic() + 60
        while not (ready := {path.name for path in tmp_path.iterdir()}):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        assert str(os.getpid()) not in ready
        read = set(texts(runs.map(Noted(tmp_path), documents(*("x" * 50_000 for _ in range(8))))))
        assert read <= {path.name for path in tmp_path.iterdir()}
        assert len(list(tmp_path.iterdir())) <= 2


def test_workers_that_are_starting_leave_ctrl_c_to_the_program(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with closing(Local(jobs=2)) as runs:
        runs.begin(Noted(tmp_path))
        started = {str(child.pid) for child in multiprocessing.active_children()}
        for pid in started:
            os.kill(int(pid), signal.SIGINT)
        assert set(texts(runs.map(Noted(tmp_path), documents("ab")))) <= started
    assert capfd.readouterr().err == ""


def test_one_process_gets_ready_when_it_has_something_to_do(tmp_path: Path) -> None:
    Local().begin(Noted(tmp_path))
    assert not list(tmp_path.iterdir())


def test_what_is_wrong_with_a_job_is_told_with_its_first_batch(tmp_path: Path) -> None:
    with closing(Local(jobs=2)) as runs:
        runs.begin(Noted(tmp_path, fault="ai: no such pack"))
        with pytest.raises(PackError, match="no such pack"):
            list(runs.map(Noted(tmp_path, fault="ai: no such pack"), documents("ab")))


@pytest.mark.parametrize("stops", [1, 100])
def test_the_search_for_cycles_is_left_as_it_was(stops: int) -> None:
    before = gc.get_freeze_count()
    outcomes = Local().map(Reverse(), documents(*"abc"))
    assert next(outcomes)
    assert gc.get_freeze_count() > before
    assert len(list(islice(outcomes, stops))) <= 2
    outcomes.close()  # type: ignore[attr-defined]
    assert gc.get_freeze_count() == before

"""A finished build stands by one rename: what a kill leaves between two steps is put right, what was altered is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.builds import sha256, writing
from kg.store.folder import Folder, Marker
from kg.store.graph import write_triples
from tests.graphs import triples


def published(path: Path, number: int) -> Folder:
    folder = Folder(path)
    with folder.locked():
        draft = folder.draft()
        write_triples(triples()[: -number or None], store=draft.store, turtle=draft.graph)
        draft.ledger.touch()
        marker = Marker(store="", packs=("ai",), sha256=sha256(draft.graph))
        folder.publish(draft, marker, {"documents": number})
    return folder


def test_what_a_kill_left_between_two_steps_is_put_right(tmp_path: Path) -> None:
    folder = published(tmp_path / "kb", 1)
    older = folder.graph.read_bytes()
    published(tmp_path / "kb", 2)
    newer = folder.graph.read_bytes()
    for left in (older, None):
        folder.graph.unlink()
        if left is not None:
            folder.graph.write_bytes(left)
        assert Folder.open(tmp_path / "kb").graph.read_bytes() == newer


def test_the_build_before_stays_until_the_next_one(tmp_path: Path) -> None:
    stores = [published(tmp_path / "kb", number).store for number in (1, 2, 3)]
    assert [store.exists() for store in stores] == [False, True, True]


def test_a_build_that_was_altered_is_not_built_upon(tmp_path: Path) -> None:
    folder = published(tmp_path / "kb", 1)
    assert folder.intact()
    with folder.graph.open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    assert not folder.intact()


@pytest.mark.parametrize(("number", "remedy"), [(28, "free some space"), (5, "check the disk")])
def test_a_failing_disk_is_told_as_such(tmp_path: Path, number: int, remedy: str) -> None:
    with pytest.raises(StoreError, match=remedy), writing(tmp_path):
        raise OSError(number, "no matter")

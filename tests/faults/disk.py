"""Let the disk be full, or fail, at every k-th write of a build, and see that the build before stands.

    python -m tests.faults.disk --documents 60 --step 1

Each run begins with a finished folder and adds to it. It must end with a clear message and status 1, or do without the
write; the build before must be readable; and the same command must then succeed, with the bytes of a clean build.
"""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.faults import seccomp
from tests.faults.warm import Warm
from tests.faults.world import ENVIRONMENT, Case, kg, sha, triples, write

ERRORS = (errno.ENOSPC, errno.EIO)


class Disk:
    """A finished folder, and the larger one that a build is to make of it."""

    def __init__(self, place: Path, documents: int, warm: Warm) -> None:
        self._place = place
        self._warm = warm
        self._documents = documents
        self._before, self._expected = place / "before", place / "expected"
        kg("build", write(place / "news.jsonl", documents // 2, of=documents, changed=2), "-o", self._before)
        self._whole = write(place / "news.jsonl", documents, of=documents)
        kg("build", self._whole, "-o", self._expected)
        self._finished = {sha(f / "graph.ttl"): triples(f) for f in (self._before, self._expected)}

    def writes(self) -> int:
        """Count the writes of the build when nothing fails."""
        folder = self._fresh()
        done = seccomp.run(self._words(folder), folder, warm=self._warm)
        assert done.status == 0, done.stderr
        Case(folder, self._finished).check_whole(self._expected, self._documents)
        return done.writes

    def fail(self, at: int, error: int, *, stay: bool = True) -> bool:
        """Let the `at`-th write fail; say whether the build ended with the message that it must then give."""
        folder = self._fresh()
        done = seccomp.run(self._words(folder), folder, at=at, error=error, stay=stay, warm=self._warm)
        where = f"write {at}, {errno.errorcode[error]}: {done.stderr}"
        assert "Traceback" not in done.stderr, where
        assert done.status in {0, 1}, where
        if done.status:
            assert "cannot be written" in done.stderr, where
            assert ("free some space" if error == errno.ENOSPC else "check the disk") in done.stderr, where
        case = Case(folder, self._finished)
        assert case.check_readable(), where
        if not done.status:
            assert sha(folder / "graph.ttl") == sha(self._expected / "graph.ttl"), where
        status, told = self._warm.start(self._words(folder)).end()
        assert status == 0, told
        case.check_whole(self._expected, self._documents)
        return bool(done.status)

    def _words(self, folder: Path) -> list[str]:
        return ["build", str(self._whole), "-o", str(folder)]

    def _fresh(self) -> Path:
        folder = self._place / "kb"
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(self._before, folder))


def run(place: Path, documents: int, moments: Iterable[int] | None = None, step: int = 1) -> tuple[int, int]:
    """Do it below `place`; give how many runs there were, and how many of them ended with the message."""
    with Warm(ENVIRONMENT) as warm:
        disk = Disk(place, documents, warm)
        told = [
            disk.fail(at, error, stay=stay)
            for at in moments or range(1, disk.writes() + 1, step)
            for error in ERRORS
            for stay in (True, False)
        ]
    return len(told), sum(told)


def main() -> None:
    """Run it and say what came of it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=60)
    options.add_argument("--step", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-disk-") as place:
        runs, told = run(Path(place), given.documents, step=given.step)
    names = ", ".join(os.strerror(error) for error in ERRORS)
    sys.stdout.write(
        f"{runs} runs ({names}): {told} ended with a clear message, {runs - told} did without; all good afterwards\n"
    )


if __name__ == "__main__":
    main()

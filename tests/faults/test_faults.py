"""A short run of the fault scripts; their long runs are told in docs/architecture.md."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tests.faults import kills, seccomp
from tests.faults.disk import Disk
from tests.faults.warm import Warm
from tests.faults.world import ENVIRONMENT


def test_killed_builds_go_on(tmp_path: Path) -> None:
    assert kills.run(tmp_path, documents=30, kills=4, round_of=4, seed=3) > 0


@pytest.mark.skipif(not seccomp.available(), reason="this kernel lets no supervisor look on")
def test_a_disk_that_fails_leaves_what_stood(tmp_path: Path) -> None:
    with Warm(ENVIRONMENT) as warm:
        disk = Disk(tmp_path, 10, warm)
        assert disk.fail(40, errno.ENOSPC)
        assert disk.fail(150, errno.EIO)

"""`kg serve` as a person starts it, and what it says when it cannot."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import kg
from tests.serve.server import folder_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "kb", b"<http://a> <http://p> <http://b> .\n")


def test_it_says_where_it_is_and_ends_when_told(folder: Path) -> None:
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", served.stderr.readline())
        assert found
        with urllib.request.urlopen(found[0] + "healthz", timeout=20) as answer:  # noqa: S310 - our own address
            assert answer.read() == b"ok\n"
        served.terminate()
        assert served.wait(20) in {0, -15}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--host", "0.0.0.0"], "can be reached from other machines; give --token"),  # noqa: S104 - it is refused
        (["--host", "192.0.2.1", "--token", "x"], "cannot listen at 192.0.2.1"),
        (["--port", "99999999"], "Invalid value"),
    ],
)
def test_what_cannot_work_is_refused(folder: Path, options: list[str], says: str) -> None:
    result = CliRunner().invoke(kg, ["serve", str(folder), *options])
    assert result.exit_code == 2
    assert says in result.output


def test_a_port_in_use_is_told(folder: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(kg, ["serve", str(folder), "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2
    assert "give another --port" in result.output


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(kg, ["serve", str(tmp_path / "none")])
    assert result.exit_code == 1
    assert "does not exist" in result.output

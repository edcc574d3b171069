"""Runs the commands that README and docs show, and compares what they print with what the pages say; `--write` mends the pages.

Run it as `python -m tools.examples` (`make examples`). A `console` block holds commands behind `$ ` with their output;
an output that ends in a line `…` is shown in part. A `python` block with a `text` block behind it is a script and what it
prints. A paragraph "`name`: …" before a block makes a file of it. What runs without end (`kg serve`) is left out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GROUPS = (("README.md", "README.zh-CN.md"), ("docs/packs.md",))
"""Pages whose blocks are run one after the other in a folder of their own; those of one group are twins."""
_FILE = re.compile(r"^`(?P<name>[\w/.-]+\.\w+)`[^\n]*:\n\n```\w+\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(
    r"(?P<head>^```console\n)(?P<shown>.*?)(?=^```$)|^```python\n(?P<script>.*?)^```\n\n(?P<before>```text\n)(?P<printed>.*?)(?=^```$)",
    re.MULTILINE | re.DOTALL,
)
_ENDLESS = re.compile(r"\$ kg serve ")
_MORE = "…"


def shown(page: str) -> list[str]:
    """List the outputs that a page shows, block by block, commands included."""
    return [found["shown"] or found["printed"] for found in _BLOCK.finditer(page)]


def printed(page: str, place: Path) -> list[str]:
    """Run the blocks of a page in an empty folder and list what it should show, cut off where the page cuts off."""
    shutil.copytree(ROOT / "data" / "samples", place / "data" / "samples")
    for file in _FILE.finditer(page):
        target = place / file["name"]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(file["content"], encoding="utf-8")
    return [
        _script(found["script"], place) if found["script"] else "".join(_answers(found["shown"], place))
        for found in _BLOCK.finditer(page)
    ]


def _answers(block: str, place: Path) -> Iterator[str]:
    for part in re.split(r"^(?=\$ )", block, flags=re.MULTILINE)[1:]:
        command, _, told = part.partition("\n")
        yield f"{command}\n"
        if _ENDLESS.match(command):
            yield told
            continue
        lines = _run(_ours(command.removeprefix("$ ")), place).splitlines(keepends=True)
        wanted = told.splitlines(keepends=True)
        if wanted and wanted[-1].strip() == _MORE and len(lines) >= len(wanted):
            lines = [*lines[: len(wanted) - 1], wanted[-1]]
        yield from lines


def _ours(command: str) -> str:
    """Give a command with this interpreter and this tree's kg in it."""
    name, _, rest = command.partition(" ")
    if name == "kg":
        return f"{sys.executable} -m kg {rest}"
    return f"{sys.executable} {rest}" if name == "python3" else command


def _script(code: str, place: Path) -> str:
    (place / "example.py").write_text(code, encoding="utf-8")
    return _run(f"{sys.executable} example.py", place)


def _run(command: str, place: Path) -> str:
    """Give what a command prints on both channels, without trailing blanks."""
    told = subprocess.run(  # noqa: S602 - the pages are ours
        command,
        shell=True,
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    ).stdout
    return "".join(f"{line.rstrip()}\n" for line in told.splitlines())


def stale(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the outputs that a group of pages shows and those that its commands print, where they differ."""
    page = (ROOT / pages[0]).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        pairs = [(told, now) for told, now in zip(shown(page), printed(page, Path(place)), strict=True) if told != now]
    return [told for told, _ in pairs], [now for _, now in pairs]


def main() -> None:
    """Say which blocks are out of date, or with `--write` mend them."""
    worst = 0
    for pages in GROUPS:
        old, new = stale(pages)
        for told, now in zip(old, new, strict=True):
            sys.stdout.write(f"{pages[0]} shows\n{told}\nand its commands print\n{now}\n")
        worst = max(worst, len(old))
        for page in pages if "--write" in sys.argv else ():
            content = (ROOT / page).read_text(encoding="utf-8")
            for told, now in zip(old, new, strict=True):
                content = content.replace(told, now)
            (ROOT / page).write_text(content, encoding="utf-8")
    sys.exit("--write" not in sys.argv and worst > 0)


if __name__ == "__main__":
    main()

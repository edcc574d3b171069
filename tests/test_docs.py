"""The documentation is held against the program: commands, options, links, twins, terms, rooms, and the pack of docs/packs.md."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import commands
from kg.cli.main import kg as program
from kg.ontology import core
from tools import examples

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh-CN.md")
PAGES = sorted(p.relative_to(ROOT).as_posix() for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))
ELSEWHERE = sorted(
    p.relative_to(ROOT).as_posix() for place in ("training", "data") for p in (ROOT / place).rglob("*.md")
)

_fence = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_link = re.compile(r"\]\((?!https?://|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
_file = re.compile(r"^`([\w/.-]+\.\w+)`[^\n]*:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def prose(page: str) -> str:
    return _fence.sub("", text(page))


def headings(page: str) -> list[str]:
    return re.findall(r"^(#+) ", prose(page), re.MULTILINE)


def all_commands() -> Iterator[tuple[str, ...]]:
    for name in commands():
        yield (name,)
        command = program.get_command(click.Context(program), name)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


def spoken(page: str) -> Iterator[list[str]]:
    """Give the words of every `kg …` that a page shows, in code blocks and in line."""
    blocks = (line for _, block in _fence.findall(text(page)) for line in block.splitlines())
    shown = [line.removeprefix("$ ") for line in blocks if re.match(r"(?:\$ )?(?:\.venv/bin/)?kg ", line)]
    shown += re.findall(r"`(kg [^`]+)`", prose(page))
    for line in shown:
        yield re.sub(r"\{.*\}", "", line.split(" #")[0]).split()[1:]


@pytest.mark.parametrize("words", list(all_commands()), ids=" ".join)
def test_every_command_has_help_with_an_example(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(program, [*words, "--help"])
    assert result.exit_code == 0
    assert f"Example: kg {' '.join(words)}" in result.output


@pytest.mark.parametrize("page", READMES)
def test_every_command_stands_in_the_readmes(page: str) -> None:
    rows = {row[1]: row[2] for row in re.finditer(r"^\| `kg (\w+)` \| (.*) \|$", text(page), re.MULTILINE)}
    assert set(rows) == set(commands())
    for name, row in rows.items():
        assert f"`kg {name} " in row, f"{page}: {name} has no example"


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_only_what_there_is(page: str) -> None:
    helps: dict[str, str] = {}
    for words in spoken(page):
        name = words[0]
        if name.startswith("-") or name == "NAME":
            continue
        assert name in commands(), f"{page}: there is no kg {name}"
        path = [name, *(w for w in words[1:2] if name == "packs" and w in {"list", "test"})]
        known = helps.setdefault(" ".join(path), CliRunner().invoke(program, [*path, "--help"]).output)
        for option in (word.partition("=")[0] for word in words if word.startswith("--")):
            assert option in known, f"{page}: kg {name} takes no {option}"


@pytest.mark.parametrize("page", [*PAGES, *ELSEWHERE])
def test_every_relative_link_resolves(page: str) -> None:
    for target, anchor in _link.findall(prose(page)):
        place = (ROOT / page).parent / target if target else ROOT / page
        assert place.exists(), f"{page}: {target} is not there"
        if anchor:
            titles = re.findall(r"^#+ (.*)$", place.read_text(encoding="utf-8"), re.MULTILINE)
            anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
            assert anchor in anchors, f"{page}: {target} has no section {anchor}"


def test_the_readmes_are_twins() -> None:
    one, other = READMES
    assert headings(one) == headings(other)
    blocks = [_fence.findall(text(page)) for page in READMES]
    assert [kind for kind, _ in blocks[0]] == [kind for kind, _ in blocks[1]]
    asked = [[line for _, block in page for line in block.splitlines() if line.startswith("$ ")] for page in blocks]
    assert asked[0] == asked[1]
    rows = [re.findall(r"^\| (`[^|]*`) \|", prose(page).replace("、", ", "), re.MULTILINE) for page in READMES]
    assert rows[0] == rows[1]


def test_what_pages_show_is_what_commands_print(tmp_path: Path) -> None:
    page = (
        "`packs/tea/stop.tsv` holds words:\n\n```tsv\n云川\n```\n\n"
        "```console\n$ cat packs/tea/stop.tsv\nold\n$ kg --version\n…\n$ kg serve demo\nas told\n```\n\n"
        "```python\nprint(1)\nprint(2)\n```\n\n```text\n1\n```\n"
    )
    assert examples.shown(page) == [
        "$ cat packs/tea/stop.tsv\nold\n$ kg --version\n…\n$ kg serve demo\nas told\n",
        "1\n",
    ]
    first, second = examples.printed(page, tmp_path)
    assert first == "$ cat packs/tea/stop.tsv\n云川\n$ kg --version\n…\n$ kg serve demo\nas told\n"
    assert second == "1\n2\n"


def test_the_changelog_has_an_unreleased_section() -> None:
    page = text("CHANGELOG.md")
    assert re.search(
        r"^## \[Unreleased\]\n\n### (?:Added|Changed|Deprecated|Removed|Fixed|Security)$", page, re.MULTILINE
    )


def test_every_make_target_is_told() -> None:
    for target in re.findall(r"^([a-z-]+):.*##", text("Makefile"), re.MULTILINE):
        assert f"| `make {target}` |" in text("CONTRIBUTING.md"), target


def test_every_term_of_the_core_is_told() -> None:
    page = text("docs/ontology.md")
    assert [term.name for term in core().terms if f"| `kg:{term.name}` |" not in page] == []


def test_the_rooms_are_as_told() -> None:
    page = text("docs/architecture.md")
    contracts = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    told = [fence[1].splitlines() for fence in _fence.findall(page.partition("## Who may import whom")[2])]
    assert told[: len(layers)] == [[layer for layer in rooms if layer != "__main__"] for rooms in layers]
    modules = {path.stem for path in (ROOT / "kg").rglob("*.py") if not path.stem.startswith("__")}
    rooms = page.partition("## Rooms")[2].partition("\n## ")[0]
    missing = [name for name in sorted(modules) if f"`{name}`" not in rooms]
    assert not missing, f"docs/architecture.md names no room for {missing}"


def test_the_pack_of_the_tutorial_reads_its_own_examples(tmp_path: Path) -> None:
    files = dict(_file.findall(text("docs/packs.md")))
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    result = CliRunner().invoke(program, ["packs", "test", f"{tmp_path}/packs/coffee"])
    assert [line for line in result.output.splitlines()[1:] if str(tmp_path) in line] == []
    article = files["articles/skylark.txt"]
    for row in json.loads(files["gold/skylark.json"])["claims"]:
        assert article[row["start"] :].startswith(row["text"])

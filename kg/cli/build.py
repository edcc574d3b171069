"""Commands that read documents: build, annotate, read and remove."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.config import Settings
from kg.engines.table import engine
from kg.errors import InputError, UsageError
from kg.pipeline import annotate, build, decide, remove
from kg.queries import resolve_name
from kg.read.files import documents, records
from kg.reading_json import public
from kg.recipe import Recipe
from kg.report import Report
from kg.store.folder import Folder
from kg.store.graph import GraphStore

_SHOWN = ("id", "sources", "title", "published", "publisher", "author", "sha256", "text")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _say(words: str) -> None:
    click.echo(words, err=True)


def _reading_options(command: _Command) -> _Command:
    """Add the options of every command that reads texts."""
    for option in (
        click.option("--no-lexicon", is_flag=True, help="Read without the packs' lists of names."),
        click.option("--jobs", type=click.IntRange(min=1), help="How many processes read at once.  [default: 1]"),
        click.option(
            "--pack", "packs", multiple=True, metavar="NAME", help="Industry pack; may be repeated.  [default: ai]"
        ),
    ):
        command = option(command)
    return command


def _settings(**options: Any) -> Settings:
    if options.pop("no_lexicon", False):
        options["lexicon"] = False
    given = {name: value for name, value in options.items() if value not in (None, (), False) or name == "lexicon"}
    return Settings.read(Path("kg.toml"), os.environ, given)


def _recipe(settings: Settings) -> Recipe:
    return Recipe(packs=settings.packs, lexicon=settings.lexicon)


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write."
)
@_reading_options
@click.option("--engine", "engine_name", metavar="NAME", help="What runs the reading: local.  [default: local]")
@click.option("--sync", is_flag=True, help="Also remove what the inputs no longer hold.")
@click.option("--strict", is_flag=True, help="Exit with 1 if anything had to be skipped.")
@click.pass_context
def build_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: Path,
    packs: tuple[str, ...],
    jobs: int | None,
    *,
    no_lexicon: bool,
    engine_name: str | None,
    sync: bool,
    strict: bool,
) -> None:
    """Read documents into a knowledge base folder, or add them to one.

    INPUT is a file, a folder, a glob in quotes, or - for JSON lines on stdin. On a folder that is a knowledge base
    already, only new and changed documents are read.

    Example: kg build articles/ news.jsonl -o kb --jobs 4
    """
    settings = _settings(packs=packs, jobs=jobs, engine=engine_name, strict=strict, no_lexicon=no_lexicon)
    report = build(
        inputs,
        output,
        recipe=_recipe(settings),
        engine=engine(settings.engine, jobs=settings.jobs),
        sync=sync,
        stdin=sys.stdin.buffer,
        say=_say,
    )
    _tell(report, output)
    if not report.read or (settings.strict and report.skipped):
        ctx.exit(1)


@click.command("annotate")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of to stdout."
)
@_reading_options
@click.pass_context
def annotate_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: Path | None,
    packs: tuple[str, ...],
    jobs: int | None,
    *,
    no_lexicon: bool,
) -> None:
    """Read documents and write what stands in each, one JSON line per document, in input order.

    What cannot be read gives a line with "error" at its place.

    Example: kg annotate news.jsonl -o readings.jsonl
    """
    settings = _settings(packs=packs, jobs=jobs, no_lexicon=no_lexicon)
    recipe = _recipe(settings)
    recipe.prepare()  # a pack that is wrong is told before anything is written
    outcomes = annotate(documents(inputs, stdin=sys.stdin.buffer), recipe, engine(settings.engine, jobs=settings.jobs))
    read = 0
    with click.open_file(str(output or "-"), "w", encoding="utf-8", atomic=output is not None) as stream:
        for outcome in outcomes:
            if isinstance(outcome, InputError):
                row = {"source": outcome.source, "error": f"{outcome.reason}; {outcome.remedy}"}
                _say(f"kg: {outcome}")
            else:
                row = public(outcome)
                read += 1
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    if not read:
        ctx.exit(1)


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.pass_context
def read_command(ctx: click.Context, inputs: tuple[str, ...]) -> None:
    """Show what a reader made of documents: text and metadata as JSON lines, and what was skipped and why.

    Example: kg read page.html
    """
    read = 0
    for one in records(inputs, stdin=sys.stdin.buffer):
        if isinstance(one, InputError):
            row: dict[str, Any] = {"source": one.source, "error": one.reason, "remedy": one.remedy}
        else:
            document = one.document
            row = {name: getattr(document, name) for name in _SHOWN}
            row["encoding"] = one.encoding
            row["dropped"] = [{"reason": d.reason, "start": d.span.start, "end": d.span.end} for d in one.dropped]
            read += 1
        click.echo(json.dumps(row, ensure_ascii=False))
    if not read:
        ctx.exit(1)


@click.command("remove")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
def remove_command(folder: Path, sources: tuple[str, ...]) -> None:
    """Retract the documents that came from these sources; SOURCE is what `dcterms:source` says.

    Example: kg remove kb press/2024-08-02.txt
    """
    marker = Folder.open(folder).marker()
    recipe = Recipe(packs=marker.packs, lexicon=marker.lexicon)
    _tell(remove(folder, sources, recipe=recipe, engine=engine("local"), say=_say), folder)


@click.command("resolve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("verdict", type=click.Choice(["same", "different", "rename", "drop"]), required=False)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--note", default="", help="Why, for those who read the file later.")
def resolve_command(folder: Path, verdict: str | None, names: tuple[str, ...], note: str) -> None:
    """Say who is who: two names are the same or different, a thing is to be renamed or dropped.

    A name may tell namesakes apart (王磊@长风航天) or its type (Person:王磊). Verdicts stand in DIR/decisions.tsv and hold
    for every later build; without a verdict, they are shown.

    Example: kg resolve kb same 安筱鹏 安晓鹏 --note "one person, misspelt"
    """
    opened = Folder.open(folder)
    if verdict is None:
        click.echo(opened.decisions.read_bytes().decode("utf-8-sig") if opened.decisions.is_file() else "", nl=False)
        return
    if len(names) != (1 if verdict == "drop" else 2):
        raise UsageError(f"`{verdict}` takes {'one name' if verdict == 'drop' else 'two names'}")
    with GraphStore.open(opened.store) as store:
        for name in names[:1] if verdict == "rename" else names:
            if not set("@:") & set(name):
                resolve_name(store, name)
    cells = (verdict, *names, *([""] * (2 - len(names))), note)
    line = "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")
    marker = opened.marker()
    recipe = Recipe(packs=marker.packs, lexicon=marker.lexicon)
    _tell(decide(folder, line, recipe=recipe, engine=engine("local"), say=_say), folder)


def _tell(report: Report, output: Path) -> None:
    for line in report.lines():
        _say(line)
    if report.read:
        _say(f"{output}: graph.ttl and report.json are written; ask with `kg query {output}`")

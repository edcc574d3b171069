"""Commands that read documents: build, annotate, read and remove."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli.stopping import stoppable
from kg.config import Settings
from kg.engines.table import engine
from kg.errors import InputError
from kg.pipeline import annotate, build, remove
from kg.protocols import Engine
from kg.read.columns import column_map
from kg.read.files import documents, records
from kg.read.readers import Options
from kg.recipe import Recipe
from kg.report import Report
from kg.store.folder import Folder
from kg.store.outputs import output as written
from kg.store.outputs import places

_SHOWN = ("id", "sources", "title", "published", "publisher", "author", "sha256", "text")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def say(words: str) -> None:
    """Say something to people, beside the data."""
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


def _input_options(command: _Command) -> _Command:
    """Add the options of every command that opens inputs."""
    for option in (
        click.option("--fetch", is_flag=True, help="Load addresses of the web that the inputs name."),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            help="Which column of tables and JSON holds text, title, published, publisher, author, url or id.",
        ),
    ):
        command = option(command)
    return command


def _how(settings: Settings, output: Path | None = None) -> Options:
    return Options(
        columns=column_map(settings.columns),
        fetch=settings.fetch,
        jobs=settings.jobs,
        written=places(output) if output else frozenset(),
    )


def _settings(**options: Any) -> Settings:
    if options.pop("no_lexicon", False):
        options["lexicon"] = False
    given = {name: value for name, value in options.items() if value not in (None, (), False) or name == "lexicon"}
    return Settings.read(Path("kg.toml"), os.environ, given)


def _engine(settings: Settings) -> Engine:
    return engine(settings.engine, jobs=settings.jobs, master=settings.master, conf=settings.conf)


def _recipe(settings: Settings) -> Recipe:
    return Recipe(packs=settings.packs, lexicon=settings.lexicon)


@click.command("build")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="The folder to write."
)
@_reading_options
@_input_options
@click.option(
    "--engine", "engine_name", metavar="NAME", help="What runs the reading: local or spark.  [default: local]"
)
@click.option("--master", metavar="URL", help="Master of the Spark cluster, as spark://HOST:7077, yarn or k8s://….")
@click.option("--conf", multiple=True, metavar="NAME=VALUE", help="Setting of Spark, as spark.executor.memory=4g.")
@click.option("--quads", default="", metavar="DIR", help="With --engine spark: write N-Quads in partitions here too.")
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
    columns: tuple[str, ...],
    fetch: bool,
    engine_name: str | None,
    master: str | None,
    conf: tuple[str, ...],
    quads: str,
    sync: bool,
    strict: bool,
) -> None:
    """Read documents into a knowledge base folder, or add them to one.

    INPUT is a file of any format that is read, a folder, a glob in quotes, - for JSON lines (or a file) on stdin, or
    with --fetch an address or a list of them. On a folder that is a knowledge base
    already, only new and changed documents are read.

    Example: kg build articles/ news.jsonl -o kb --jobs 4
    """
    settings = _settings(
        packs=packs,
        jobs=jobs,
        engine=engine_name,
        master=master,
        conf=conf,
        strict=strict,
        no_lexicon=no_lexicon,
        columns=columns,
        fetch=fetch,
    )
    stands = f"what was read is kept, and what stood in {output} still stands: run it again, and it goes on from there"
    with stoppable(stands), closing(_engine(settings)) as runs:
        report = build(
            inputs,
            output,
            recipe=_recipe(settings),
            engine=runs,
            sync=sync,
            stdin=sys.stdin.buffer,
            options=_how(settings),
            quads=quads,
            say=say,
        )
    tell(report, output)
    if not report.read or (settings.strict and report.skipped):
        ctx.exit(1)


@click.command("annotate")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of to stdout."
)
@_reading_options
@_input_options
@click.pass_context
def annotate_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    output: Path | None,
    packs: tuple[str, ...],
    jobs: int | None,
    *,
    no_lexicon: bool,
    columns: tuple[str, ...],
    fetch: bool,
) -> None:
    """Read documents and write what stands in each, one JSON line per document, in input order.

    What cannot be read gives a line with "error" at its place.

    Example: kg annotate news.jsonl -o readings.jsonl
    """
    settings = _settings(packs=packs, jobs=jobs, no_lexicon=no_lexicon, columns=columns, fetch=fetch)
    recipe = _recipe(settings)
    recipe.prepare()  # a pack that is wrong is told before anything is written
    found = documents(inputs, stdin=sys.stdin.buffer, options=_how(settings, output))
    read = 0
    with (
        closing(_engine(settings)) as runs,
        written(output) if output else nullcontext(sys.stdout) as stream,
    ):
        for outcome in annotate(found, recipe, runs):
            if isinstance(outcome, InputError):
                row = {"source": outcome.source, "error": f"{outcome.reason}; {outcome.remedy}"}
                line = json.dumps(row, ensure_ascii=False)
                say(f"kg: {outcome}")
            else:
                line = outcome
                read += 1
            stream.write(line + "\n")
    if not read:
        ctx.exit(1)


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_input_options
@click.pass_context
def read_command(ctx: click.Context, inputs: tuple[str, ...], *, columns: tuple[str, ...], fetch: bool) -> None:
    """Show what a reader made of documents: text and metadata as JSON lines, and what was skipped and why.

    Example: kg read page.html
    """
    options = _how(_settings(columns=columns, fetch=fetch))
    read = 0
    for one in records(inputs, stdin=sys.stdin.buffer, options=options):
        if isinstance(one, InputError):
            row: dict[str, Any] = {"source": one.source, "error": one.reason, "remedy": one.remedy}
        else:
            document = one.document
            row = {name: getattr(document, name) for name in _SHOWN}
            row |= {"editor": one.editor, "section": one.section, "format": one.kind, "encoding": one.encoding}
            row["origins"] = [{"start": o.start, "place": o.place} for o in document.origins]
            row["left_out"] = dict(one.left_out)
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
    tell(remove(folder, sources, recipe=recipe, engine=engine("local"), say=say), folder)


def tell(report: Report, output: Path) -> None:
    """Say what a build did."""
    for line in report.lines():
        say(line)
    if report.read:
        say(f"{output}: graph.ttl and report.json are written; ask with `kg query {output}`")

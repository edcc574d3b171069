"""The command that lets people say who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from kg.cli.build import say, tell
from kg.cli.told import reasons
from kg.engines.table import engine
from kg.errors import AmbiguousNameError, UsageError
from kg.iris import segments
from kg.pipeline import decide
from kg.queries import resolve_name
from kg.recipe import Recipe
from kg.resolve.decisions import Named
from kg.store.folder import Folder
from kg.store.graph import GraphStore
from kg.store.judgements import doubts

_NEEDED = {"same": 2, "different": 2, "rename": 2, "drop": 1}


@click.command("resolve")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("verdict", type=click.Choice([*_NEEDED, "forget"]), required=False)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--note", default="", help="Why, for those who read the file later.")
@click.option(
    "--from", "given", type=click.File(encoding="utf-8-sig"), metavar="FILE", help="Take many verdicts; - is stdin."
)
@click.option(
    "--most", type=click.IntRange(min=0), default=50, show_default=True, help="How many doubtful pairs to show."
)
def resolve_command(
    folder: Path, verdict: str | None, names: tuple[str, ...], *, note: str, given: TextIO | None, most: int
) -> None:
    """Say who is who: two names are the same or different, a thing is to be renamed or dropped.

    A name may tell namesakes apart (王磊@长风航天) or its type (Person:王磊). Verdicts stand in DIR/decisions.tsv and hold
    for every later build; `forget` takes them back. Without a verdict, they are shown, and below them the doubtful
    pairs, each with what speaks for and against it: write `same` or `different` for their ?, and give them to --from.

    Example: kg resolve kb same 安筱鹏 安晓鹏 --note "one person, misspelt"
    """
    opened = Folder.open(folder)
    if verdict is None and given is None:
        click.echo(opened.decisions.read_bytes().decode("utf-8-sig") if opened.decisions.is_file() else "", nl=False)
        for line in _doubtful(opened, most):
            click.echo(line)
        return
    forgotten: Sequence[str] = ()
    lines = [] if given is None else list(_chosen(given))
    if verdict == "forget":
        if not 1 <= len(names) <= 2:
            raise UsageError("`forget` takes one name or two: those of the verdict")
        forgotten = names
    elif verdict is not None:
        lines.append(_line(opened, verdict, names, note))
    elif not lines:
        raise UsageError("there is no verdict in what --from names; write same or different for the ? of a line")
    marker = opened.marker()
    recipe = Recipe(packs=marker.packs, lexicon=marker.lexicon)
    tell(decide(folder, lines, forget=forgotten, recipe=recipe, engine=engine("local"), say=say), folder)


def _line(opened: Folder, verdict: str, names: Sequence[str], note: str) -> str:
    needed = _NEEDED[verdict]
    if len(names) != needed:
        raise UsageError(f"`{verdict}` takes {'one name' if needed == 1 else 'two names'}")
    with GraphStore.open(opened.store) as store:
        for name in names[:1] if verdict == "rename" else names:
            _known(store, name)
    cells = (verdict, *names, *([""] * (2 - len(names))), note)
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")


def _known(store: GraphStore, name: str) -> None:
    """See that a name is one of the graph, and so is what tells its bearer from namesakes."""
    told = Named.read(name)
    if told.apart is None and told.family is None:
        resolve_name(store, name)
        return
    for part in filter(None, (told.key, told.apart)):
        with suppress(AmbiguousNameError):
            resolve_name(store, part)


def _chosen(given: TextIO) -> Iterator[str]:
    for line in given:
        if line.strip() and not line.startswith(("#", "?")):
            yield line.rstrip("\r\n")


def _doubtful(opened: Folder, most: int) -> Iterator[str]:
    found = doubts(opened.ledger)
    if found:
        yield f"# {len(found)} doubtful pairs, the likeliest first: the score is the sum of the reasons, 0.6 joins"
    for iri, one in found[:most]:
        yield f"?\t{_named(iri)}\t{_named(one.other)}\t{reasons(one)}"


def _named(iri: str) -> str:
    kind, name = segments(iri)[:2]
    return f"{kind.title()}:{name}"

"""The command that lets people say who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from kg.cli.build import say, tell
from kg.cli.stopping import stoppable
from kg.cli.told import reasons
from kg.engines.table import engine
from kg.errors import AmbiguousNameError, NotFoundError, UsageError
from kg.iris import segments
from kg.model import FAMILY
from kg.pipeline import decide
from kg.queries import Bearer, bearers, resolve_name
from kg.recipe import Recipe
from kg.resolve.decisions import Decisions, Named
from kg.resolve.sorts import THINGS
from kg.store.folder import Folder
from kg.store.graph import GraphStore
from kg.store.judgements import doubts
from kg.text.folding import key

_NEEDED = {"same": 2, "different": 2, "rename": 2, "drop": 1}
_TWO_SORTS = """
SELECT DISTINCT ?model ?product
WHERE {
  ?model a kg:Model ; skos:prefLabel|skos:altLabel ?name .
  ?product skos:prefLabel|skos:altLabel ?name ; a kg:Product .
  FILTER(?model != ?product)
}
"""


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

    A name may tell namesakes apart (王磊@长风航天) or its type (Person:王磊). A model and a product that are the same
    become what the first is; nothing else of two types can be one. Verdicts stand in DIR/decisions.tsv and hold
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
    lines = {} if given is None else _chosen(opened, given)
    if verdict == "forget":
        if not 1 <= len(names) <= 2:
            raise UsageError("`forget` takes one name or two: those of the verdict")
        forgotten = names
    elif verdict is not None:
        lines[_line(opened, verdict, names, note)] = "the verdict"
    elif not lines:
        raise UsageError("there is no verdict in what --from names; write same or different for the ? of a line")
    marker = opened.marker()
    recipe = Recipe(packs=marker.packs, lexicon=marker.lexicon)
    with stoppable("the graph is as it was; `kg build` or the next verdict follows what decisions.tsv says"):
        report = decide(folder, lines, forget=forgotten, recipe=recipe, engine=engine("local"), say=say)
    tell(report, folder)


def _line(opened: Folder, verdict: str, names: Sequence[str], note: str) -> str:
    needed = _NEEDED[verdict]
    if len(names) != needed:
        raise UsageError(f"`{verdict}` takes {'one name' if needed == 1 else 'two names'}")
    with GraphStore.open(opened.store) as store:
        _possible(store, verdict, names)
    cells = (verdict, *names, *([""] * (2 - len(names))), note)
    return "\t".join(" ".join(cell.split()) for cell in cells).rstrip("\t")


def _possible(store: GraphStore, verdict: str, names: Sequence[str]) -> None:
    """See that the names are those of things, and that the verdict can be followed."""
    things = [_things(store, name) for name in (names[:1] if verdict == "rename" else names)]
    sorts = [{FAMILY[one.type] for one in found} for found in things]
    if verdict == "same" and not sorts[0] & sorts[1] and not all(found & THINGS for found in sorts):
        one, other = (f"{name} is of type {found[0].type}" for name, found in zip(names, things, strict=True))
        raise UsageError(f"{one}, {other}, and nothing is both; `drop` or `rename` what is wrong")
    if verdict == "rename":
        _free(store, names[1], things[0])


def _free(store: GraphStore, label: str, renamed: Sequence[Bearer]) -> None:
    """See that a new label is not that of another thing of this sort; people may be namesakes."""
    own = {one.iri for one in renamed}
    with suppress(NotFoundError):
        for other in bearers(store, label):
            one = renamed[0]
            alike = FAMILY.get(other.type) == FAMILY[one.type] != "Person" or {one.type, other.type} == THINGS
            if alike and other.iri not in own and key(other.label) == key(label):
                mine, its = _named(one.iri), _named(other.iri)
                raise UsageError(f"{label} is another thing, {its}; to make them one: same '{its}' '{mine}'")


def _things(store: GraphStore, name: str) -> Sequence[Bearer]:
    """Give the things that a name means: one of the graph, of the sort that is told; and see that what tells it apart is one."""
    told = Named.read(name)
    if told.apart is None and told.family is None:
        found = resolve_name(store, name)
    else:
        found = bearers(store, told.key)
        if told.apart is not None:
            bearers(store, told.apart)
    things = [one for one in found if one.type in FAMILY and told.family in {None, FAMILY[one.type]}]
    if not things:
        kinds = ", ".join(sorted({one.type for one in found}))
        wanted = f"no {told.family}" if told.family else "nothing to decide about"
        raise NotFoundError(f"{name} is {wanted}; what is called so is of type {kinds}")
    return things


def _chosen(opened: Folder, given: TextIO) -> dict[str, str]:
    """Read the verdicts of a file, each with its place; what is wrong with one is told of that place."""
    file = getattr(given, "name", "-")
    file = "stdin" if file in {"-", "<stdin>"} else file
    try:
        lines = given.read().splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: byte {error.start} is no UTF-8; save it as UTF-8") from error
    found = {
        line: f"{file}:{number}"
        for number, line in enumerate(lines, 1)
        if line.strip() and not line.startswith(("#", "?"))
    }
    Decisions.parse({place: line for line, place in found.items()})
    with GraphStore.open(opened.store) as store:
        for line, place in found.items():
            verdict, *names = (cell.strip() for cell in line.split("\t"))
            try:
                _possible(store, verdict.casefold(), names[: _NEEDED[verdict.casefold()]])
            except UsageError as error:
                raise UsageError(f"{place}: {error}") from error
            except (NotFoundError, AmbiguousNameError):
                continue  # it may wait for documents to come
    return found


def _doubtful(opened: Folder, most: int) -> Iterator[str]:
    found = [(iri, one.other, reasons(one)) for iri, one in doubts(opened.ledger)]
    found += [(model, product, "one name, of two sorts") for model, product in _of_two_sorts(opened)]
    if found:
        yield f"# {len(found)} doubtful pairs, the likeliest first: the score is the sum of the reasons, 0.6 joins"
    for iri, other, why in found[:most]:
        yield f"?\t{_named(iri)}\t{_named(other)}\t{why}"


def _of_two_sorts(opened: Folder) -> list[tuple[str, str]]:
    """List the models and products of one name of which nobody has said that they are two."""
    apart = {frozenset(pair) for pair in Decisions.read(opened.decisions).different}
    with GraphStore.open(opened.store) as store:
        pairs = {
            (model.text, product.text)
            for model, product in store.query(_TWO_SORTS).rows
            if model is not None and product is not None
        }
    return sorted(pair for pair in pairs if frozenset(Named.read(_named(iri)) for iri in pair) not in apart)


def _named(iri: str) -> str:
    kind, name = segments(iri)[:2]
    return f"{kind.title()}:{name}"

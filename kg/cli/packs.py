"""Commands about industry packs: which there are, and whether their examples read as they should."""

from __future__ import annotations

from collections.abc import Callable

import click

from kg.extract import examples
from kg.extract.claims import particulars, quotes
from kg.packs import Pack, available, read_packs

_EXAMPLES: tuple[Callable[[Pack], list[str]], ...] = (
    examples.relations,
    examples.attributes,
    quotes.examples,
    particulars.examples,
)


@click.group("packs", short_help="List industry packs, or run their examples.")
def packs_command() -> None:
    """List industry packs, or run their examples.

    Example: kg packs list
    """


@packs_command.command("list")
def packs_list() -> None:
    """List the packs that `--pack` takes.

    Example: kg packs list
    """
    for name in available():
        pack = read_packs([name])
        patterns = sum(len(tables) for tables in pack.patterns.values())
        own = pack.titles[name]
        click.echo(f"{name}\t{own}\t{len(pack.entries)} words, {patterns} patterns, {len(pack.topics)} topics")


@packs_command.command("test")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.pass_context
def packs_test(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Run the examples and counterexamples of every pattern; 1 if any reads otherwise than it should.

    Example: kg packs test ai
    """
    failed = False
    for name in names or available():
        pack = read_packs([name])
        wrong = [line for run in _EXAMPLES for line in run(pack)]
        patterns = [pattern for tables in pack.patterns.values() for pattern in tables]
        number = sum(len(pattern.examples) + len(pattern.counterexamples) for pattern in patterns)
        click.echo(f"{name}\t{number} examples, {len(wrong)} wrong")
        for line in wrong:
            click.echo(f"  {line}")
        failed = failed or bool(wrong)
    if failed:
        ctx.exit(1)

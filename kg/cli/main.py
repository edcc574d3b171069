"""The command `kg`: the table of commands, each loaded only when it is called, and what becomes of errors."""

from __future__ import annotations

import difflib
import errno
import importlib
import io
import sys
from typing import Any, NoReturn

import click

from kg import __version__
from kg.errors import KGError, UsageError

_COMMANDS = {
    "build": ("kg.cli.build", "Read documents into a knowledge base folder."),
    "annotate": ("kg.cli.build", "Read documents and write what stands in each, as JSON lines."),
    "read": ("kg.cli.build", "Show what a reader made of documents."),
    "remove": ("kg.cli.build", "Retract documents from a knowledge base."),
    "resolve": ("kg.cli.resolve", "Say who is who; the verdict stays with the knowledge base."),
    "query": ("kg.cli.ask", "Ask in SPARQL, or one of the ready questions by name."),
    "explain": ("kg.cli.ask", "Show what is known of a thing, with the words that say it."),
    "stats": ("kg.cli.ask", "Show the figures of a knowledge base."),
    "diff": ("kg.cli.ask", "Show what changed from one knowledge base to another."),
    "view": ("kg.cli.out", "Draw the graph as one page that needs nothing else."),
    "export": ("kg.cli.out", "Write the whole graph in another format."),
    "serve": ("kg.cli.serve", "Serve an explorer, a JSON API and a SPARQL endpoint."),
    "check": ("kg.cli.out", "Prove a knowledge base against the ontology and its texts."),
    "packs": ("kg.cli.packs", "List industry packs, or run their examples."),
    "score": ("kg.cli.score", "Measure the quality against annotated documents."),
}


def commands() -> dict[str, str]:
    """Give the name of every command with its one line of help."""
    return {name: words for name, (_, words) in _COMMANDS.items()}


class Commands(click.Group):
    """The group of all commands; listing them loads none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """List the names in the order of the table."""
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for one that is not there, show the nearest."""
        if args[0] not in _COMMANDS:
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else "`kg --help` lists them"
            raise Misuse(f"there is no command {args[0]}; {hint}")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Load one command."""
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the table without loading the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(commands().items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what industry-kg raises on purpose becomes one line and an exit status."""
        try:
            return super().invoke(ctx)
        except KGError as error:
            raise (Misuse if isinstance(error, UsageError) else Failure)(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # whoever reads has seen enough; click knows
            what = error.filename if isinstance(error.filename, str) else "reading or writing broke off"
            reason = (error.strerror or str(error)).lower()
            raise Failure(f"{what}: {reason}; check the path, its permissions and the disk") from error


class Failure(click.ClickException):
    """A KGError on its way to the person: one line on stderr and status 1."""

    def show(self, file: Any = None) -> None:
        """Write the line."""
        click.echo(f"kg: {self.message}", file=file or sys.stderr)


class Misuse(Failure):
    """The same for a command called in a way that cannot work: status 2."""

    exit_code = 2


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def kg() -> None:
    """From Chinese industry news to a knowledge graph: who is who, what is what, and who claimed it.

    Example: kg build articles/ -o kb && kg query kb claims-about --set name=算力
    """


def main() -> NoReturn:
    """Run `kg`; whatever the locale, words and data are UTF-8."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is not sys.stdin else "strict")
    kg(prog_name="kg")
    raise SystemExit(0)

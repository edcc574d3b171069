"""Commands that hand a knowledge base out: view, export and check."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from kg.cli.elsewhere import credentials, remote
from kg.errors import UsageError
from kg.export import FORMATS, export, export_to
from kg.knowledge_base import KnowledgeBase
from kg.store.folder import Folder
from kg.store.graph import GraphStore
from kg.store.remote import MEDIA, Remote

_folder = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")


@click.command("view")
@_folder
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.html", help="The page.")
@click.option("--around", metavar="NAME", help="Only what stands around this name.")
def view_command(folder: Path, output: Path, around: str | None) -> None:
    """Draw the graph as one page that any browser opens, also without a network.

    Example: kg view kb -o kb.html --around 安筱鹏
    """
    with KnowledgeBase(folder) as knowledge:
        click.echo(f"open {knowledge.view(output, around=around)} in a browser", err=True)


@click.command("export")
@_folder
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="Needed, unless it goes --to a store.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of to stdout."
)
@click.option("--to", "url", metavar="URL", help="Put it into a triple store, by the Graph Store Protocol.")
@click.option("--graph", metavar="IRI", help="With --to: into this graph instead of the default one.")
@credentials
def export_command(
    folder: Path,
    *,
    form: str | None,
    output: Path | None,
    url: str | None,
    graph: str | None,
    token: str | None,
    user: str | None,
) -> None:
    """Write the whole graph in another format; csv into a folder gives nodes, edges and claims, into FILE.csv edges.

    With --to it replaces what a graph of a store elsewhere holds; turtle (or ntriples, or jsonld) is sent.

    Example: kg export kb --format jsonld -o kb.jsonld
    """
    if url is not None:
        if output is not None:
            raise UsageError("give either -o or --to, not both")
        _put(folder, remote(url, token, user), form or "turtle", graph)
        return
    if graph or token or user:
        raise UsageError("--graph, --token and --user go with --to URL")
    if form is None:
        raise UsageError(f"give --format, one of {', '.join(FORMATS)}; or --to URL")
    if output is None:
        with GraphStore.open(Folder.open(folder).store) as store:
            export(store, form, sys.stdout)
        return
    with KnowledgeBase(folder) as knowledge:
        for path in knowledge.export(form, output):
            alone = (
                " (the edges alone; a folder takes nodes and claims too)" if form == "csv" and path == output else ""
            )
            click.echo(f"{path} is written{alone}", err=True)


def _put(folder: Path, store: Remote, form: str, graph: str | None) -> None:
    if form not in MEDIA:
        raise UsageError(f"{form} is not one graph; --to sends {', '.join(MEDIA)}")
    stands = Folder.open(folder)
    if form == "turtle":
        store.put(stands.graph, form, graph=graph)
    else:
        with tempfile.TemporaryDirectory(prefix="kg-export-") as place, GraphStore.open(stands.store) as knowledge:
            (file,) = export_to(knowledge, form, Path(place) / "graph")
            store.put(file, form, graph=graph)
    click.echo(f"{graph or 'the default graph'} of {store.url} holds {folder} now", err=True)


@click.command("check")
@_folder
@click.pass_context
def check_command(ctx: click.Context, folder: Path) -> None:
    """Prove a knowledge base: SHACL, the ontology, every span against its text, graph.ttl; 1 if anything is wrong.

    Example: kg check kb
    """
    with KnowledgeBase(folder) as knowledge:
        findings = knowledge.check()
    for finding in findings:
        click.echo(f"{finding.rule}\t{finding.node}\t{finding.message}")
    click.echo(f"{len(findings)} findings" if findings else "all is well", err=True)
    if findings:
        ctx.exit(1)

"""Commands that hand a knowledge base out: view, export and check."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.export import FORMATS, export
from kg.knowledge_base import KnowledgeBase
from kg.store.folder import Folder
from kg.store.graph import GraphStore

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
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here instead of to stdout."
)
def export_command(folder: Path, form: str, output: Path | None) -> None:
    """Write the whole graph in another format; csv into a folder gives nodes, edges and claims.

    Example: kg export kb --format jsonld -o kb.jsonld
    """
    if output is None:
        with GraphStore.open(Folder.open(folder).store) as store:
            export(store, form, sys.stdout)
        return
    with KnowledgeBase(folder) as knowledge:
        for path in knowledge.export(form, output):
            click.echo(f"{path} is written", err=True)


@click.command("check")
@_folder
@click.pass_context
def check_command(ctx: click.Context, folder: Path) -> None:
    """Prove a knowledge base: SHACL, the ontology, and every span against its text; 1 if anything is wrong.

    Example: kg check kb
    """
    with KnowledgeBase(folder) as knowledge:
        findings = knowledge.check()
    for finding in findings:
        click.echo(f"{finding.rule}\t{finding.node}\t{finding.message}")
    click.echo(f"{len(findings)} findings" if findings else "all is well", err=True)
    if findings:
        ctx.exit(1)

"""The command that measures quality: each annotated document is built alone and held against its annotation."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.engines.local import Local
from kg.errors import UsageError
from kg.pipeline import build
from kg.recipe import Recipe
from kg.score.compare import compare, documents
from kg.score.pairs import RULES, pairs
from kg.score.tally import Scores, below


@click.command("score")
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD")
@click.option("--pack", "packs", multiple=True, metavar="NAME", help="Industry pack; may be repeated.  [default: ai]")
@click.option("--no-lexicon", is_flag=True, help="Read without the packs' lists of names.")
@click.option("--graphs", type=click.Path(path_type=Path), metavar="DIR", help="Keep the graphs here, NAME.ttl each.")
@click.option("--floors", type=click.Path(path_type=Path), metavar="FILE", help="JSON of figures that must be reached.")
@click.option("--misses", is_flag=True, help="Say what was extra or missing, a line each.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
@click.pass_context
def score_command(
    ctx: click.Context,
    gold: Path,
    packs: tuple[str, ...],
    graphs: Path | None,
    floors: Path | None,
    *,
    no_lexicon: bool,
    misses: bool,
    as_json: bool,
) -> None:
    """Measure the quality against annotated documents.

    GOLD holds NAME.txt with NAME.json beside it. Each text is built alone; with --graphs all of them are built together
    as well, into DIR/together. Where GOLD holds clusters.json, its pairs of one thing or two are measured on that.

    Example: kg score tests/quality --misses
    """
    recipe = Recipe(packs=packs or ("ai",), lexicon=not no_lexicon)
    scores = Scores()
    with _kept(graphs) as place:
        texts = documents(gold)
        for text in texts:
            graph = place / f"{text.stem}.ttl"
            build([str(text)], place / "alone", recipe=recipe, engine=Local())
            shutil.move(place / "alone" / "graph.ttl", graph)
            shutil.rmtree(place / "alone")
            compare(text, graph, scores)
        judged = (gold / RULES).is_file()
        if graphs is not None or judged:
            build([str(text) for text in texts], place / "together", recipe=recipe, engine=Local())
        if judged:
            pairs(gold, place / "together" / "graph.ttl", scores)
    if misses:
        click.echo("\n".join(sorted(scores.misses)))
    if as_json:
        click.echo(json.dumps(scores.report(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(scores.lines()))
    if floors is not None:
        short = below(scores.report(), _floors(floors))
        for line in short:
            click.echo(f"kg: {line}", err=True)
        if short:
            ctx.exit(1)


@contextmanager
def _kept(graphs: Path | None) -> Iterator[Path]:
    if graphs is None:
        with tempfile.TemporaryDirectory(prefix="kg-score-") as folder:
            yield Path(folder)
    else:
        graphs.mkdir(parents=True, exist_ok=True)
        yield graphs


def _floors(path: Path) -> dict[str, float]:
    try:
        return {str(name): float(floor) for name, floor in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError) as error:
        raise UsageError(f'{path}: {error}; give a JSON file of figures, such as {{"entities.all.f1": 0.9}}') from error

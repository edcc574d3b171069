"""Commands that ask a knowledge base: query, explain, stats and diff."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from kg import explain
from kg.cli.elsewhere import credentials, remote
from kg.cli.told import reasons
from kg.diff import changes, regrouped
from kg.errors import UsageError
from kg.queries import Asks, named_queries, resolve_name, run
from kg.rdf.answers import FORMATS, write_answer
from kg.store.folder import Folder
from kg.store.graph import GraphStore
from kg.store.grounds import Grounds, grounds
from kg.store.judgements import judgements

_name = re.compile(r"[\w-]+")
_folder = click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")


def opened(folder: Path) -> GraphStore:
    """Open the store of a knowledge base folder."""
    return GraphStore.open(Folder.open(folder).store)


@click.command("query")
@click.argument("words", nargs=-1, metavar="DIR [SPARQL | NAME]")
@click.option("-f", "--file", type=click.Path(path_type=Path), metavar="FILE.rq", help="Read the SPARQL from a file.")
@click.option("--set", "given", multiple=True, metavar="VAR=VALUE", help="Narrow a query by name, as name=阿里云.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True)
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint that holds such a graph; DIR is left out.")
@credentials
def query_command(
    words: tuple[str, ...],
    *,
    file: Path | None,
    given: tuple[str, ...],
    form: str,
    endpoint: str | None,
    token: str | None,
    user: str | None,
) -> None:
    """Ask in SPARQL, or one of the ready questions by name; without either, list those.

    The prefixes kg, dcterms, rdf, rdfs, skos and xsd are declared.

    Example: kg query kb claims-by --set name=安筱鹏 --format csv
    """
    folder, question = _asked(words, endpoint)
    if file is not None and question is not None:
        raise UsageError("give either SPARQL or -f FILE, not both")
    if file is None and question is None:
        if folder is not None:
            opened(folder).close()  # what is no knowledge base is told here too
        for query in named_queries().values():
            takes = " ".join(f"--set {parameter}=…" for parameter in query.parameters)
            click.echo(f"{query.name}\t{query.title}\t{takes}")
        return
    text = question or "" if file is None else _sparql(file)
    with ExitStack() as stack:
        store: Asks = stack.enter_context(opened(folder)) if folder else remote(endpoint or "", token, user)
        if file is None and _name.fullmatch(text):
            answer = run(store, text, dict(_pair(one) for one in given))
        else:
            answer = store.query(text)
        write_answer(answer, form, sys.stdout)


@click.command("explain")
@_folder
@click.argument("name")
@click.argument("other", required=False)
@click.option("--sentences", is_flag=True, help="Show the whole sentence below each passage.")
def explain_command(folder: Path, name: str, other: str | None, *, sentences: bool) -> None:
    """Show what is known of a thing: each fact with the words that say it, where they stand, and what read it off them.

    The rule that read it is named, with the names that it took and how sure the tagger is of each (0 to 1); a name
    without a figure comes from a word list or from the wording. With --sentences the whole sentence is shown.
    What brought its names together, and what keeps it apart from others, comes last; with a second name, what
    speaks for and against the two being one, and what ties them to each other.

    Example: kg explain kb 安筱鹏
    """
    kept = Folder.open(folder)
    with GraphStore.open(kept.store) as store:
        if other is None:
            known = explain.explain(store, name)
            with grounds(kept.corpus, kept.marker().recipe, kept.ledger) as why:
                click.echo("\n".join((*_told(known, why, whole=sentences), *_judged(folder, known.iri))))
        else:
            one, two = (resolve_name(store, given)[0].iri for given in (name, other))
            told = list(_compared(folder, one, two))
            if one != two:
                both = explain.between(store, name, other)
                with grounds(kept.corpus, kept.marker().recipe, kept.ledger) as why:
                    told += [f"  {_named(both)}", *_facts(both, why, whole=sentences)]
            click.echo("\n".join(told))


@click.command("stats")
@_folder
@click.option("--json", "as_json", is_flag=True, help="Write the whole report as JSON.")
def stats_command(folder: Path, *, as_json: bool) -> None:
    """Show the figures of a knowledge base: documents, things, relations, and what was skipped or left out.

    Example: kg stats kb
    """
    report = json.loads(Folder.open(folder).report.read_bytes())
    if as_json:
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
        return
    click.echo(f"documents\t{report['documents']}")
    for group in ("things", "relations", "dropped"):
        for name, number in report[group].items():
            click.echo(f"{group}\t{name}\t{number}")
    for row in report["skipped"]:
        click.echo(f"skipped\t{row['source']}\t{row['reason']}")


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="DIR")
@click.argument("new", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_context
def diff_command(ctx: click.Context, old: Path, new: Path) -> None:
    """Show what changed from one knowledge base to another; 1 if anything did.

    First the things that were merged, split, renamed, went or came, then the triples that went (-) and came (+).

    Example: kg diff kb-monday kb-tuesday
    """
    differs = False
    with opened(old) as before, opened(new) as after:
        for line in regrouped(before, after):
            click.echo(line)
        for line in changes(before.triples(), after.triples()):
            click.echo(line)
            differs = True
    if differs:
        ctx.exit(1)


def _asked(words: tuple[str, ...], endpoint: str | None) -> tuple[Path | None, str | None]:
    """Tell the folder from the question; an endpoint stands in place of the folder."""
    if endpoint is not None:
        words = ("", *words) if len(words) < 2 else words
        if words[0]:
            raise UsageError(f"give either {words[0]} or --endpoint, not both")
    if not words:
        raise UsageError("give the knowledge base to ask, as kg query kb, or --endpoint URL")
    if len(words) > 2:
        raise UsageError(f"{words[2]} is one word too many; put SPARQL in quotation marks")
    return Path(words[0]) if words[0] else None, words[1] if len(words) > 1 else None


def _sparql(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}; give a file of SPARQL in UTF-8") from error


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name or not value:
        raise UsageError(f"--set {given}: write it as name=阿里云")
    return name, value


def _told(known: explain.Explanation, why: Grounds, *, whole: bool) -> Iterator[str]:
    yield f"{known.label} ({known.type})  {known.iri}"
    if known.names:
        yield f"  also {', '.join(known.names)}"
    yield f"  {_named(known)}"
    yield from _facts(known, why, whole=whole)


def _named(known: explain.Explanation) -> str:
    many = "" if len(known.documents) == 1 else "s"
    shown = f": {', '.join(known.documents[:5])}" if known.documents else ""
    return f"named in {len(known.documents)} document{many}{shown}"


def _facts(known: explain.Explanation, why: Grounds, *, whole: bool) -> Iterator[str]:
    for fact in known.facts:
        ends = (known.label, fact.other) if fact.outward else (fact.other, known.label)
        words = "".join(f"  {title}" for title in fact.titles)
        modality = "" if fact.modality == "Asserted" else f"  [{fact.modality}]"
        yield f"\n{ends[0]} {fact.predicate} {ends[1]}{words}{modality}{_dates(fact)}"
        for passage in fact.evidence:
            yield f"  {_place(passage)}: {_one_line(passage.text)}"
            yield from _why(why, fact.predicate, passage, ({known.label, *known.names}, {fact.other}), whole=whole)
    for said in known.claims:
        about = f"  about {', '.join(said.about)}" if said.about else ""
        yield f"\n{', '.join(said.claimants)} said ({said.quotation.lower()}){about}"
        yield f"  {_place(said.passage)}: {_one_line(said.text)}"
        yield from _why(why, "said", said.passage, (set(said.claimants),), whole=whole)


def _dates(fact: explain.Fact) -> str:
    told = " to ".join(dict.fromkeys(filter(None, fact.seen)))
    period = "–".join(fact.period) if any(fact.period) else ""
    return "".join(f"  {words} {dates}" for words, dates in (("seen", told), ("stated", period)) if dates)


def _why(
    why: Grounds, predicate: str, passage: explain.Passage, ends: tuple[set[str], ...], *, whole: bool
) -> Iterator[str]:
    """Tell what read a fact off a passage; where the passage says it of several, that of the names at its `ends`."""
    found = why(predicate, passage.document, passage.start, passage.end)
    for end in ends:
        found = tuple(g for g in found if end.intersection(one.name for one in g.names)) or found
    for ground in found:
        names = ", ".join(
            (one.surface if one.surface == one.name else f"{one.surface} = {one.name}")
            + ("" if one.score is None else f" {one.score:.2f}")
            for one in ground.names
        )
        yield f"    by “{ground.rule}”" + (f": {names}" if names else "")
    if whole:
        yield from (f"    in: {sentence}" for sentence in dict.fromkeys(ground.sentence for ground in found))


def _judged(folder: Path, iri: str) -> Iterator[str]:
    for _, one in judgements(Folder.open(folder).ledger, iri):
        if one.joined:
            yield f"\n{one.one} is {one.other}\n  {reasons(one)}"
        else:
            yield f"\n{one.one} is not {one.other}\n  {reasons(one)}"


def _compared(folder: Path, one: str, other: str) -> Iterator[str]:
    found = [j for _, j in judgements(Folder.open(folder).ledger, one) if j.joined == (one == other)]
    told = [j for j in found if j.joined or j.other == other]
    yield f"{one} is one thing" if one == other else f"{one} and {other} are two things"
    yield from (f"  {j.one}, {j.other}  {reasons(j)}" for j in told)
    if not told:
        yield "  they bear the same name" if one == other else "  nothing in their names made them worth a comparison"


def _place(passage: explain.Passage) -> str:
    return f"{passage.source} {passage.start}-{passage.end}"


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""The order of the steps, from inputs to a finished knowledge base: read, annotate, resolve, assemble, store."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from kg import __version__
from kg.assemble import assemble
from kg.errors import InputError, NotFoundError
from kg.extract.entities import local_entities
from kg.extract.lexicon import aliases
from kg.model import Document, Facts, Reading, Resolution
from kg.ontology import Ontology
from kg.packs import Pack
from kg.protocols import Engine
from kg.read.files import records
from kg.recipe import Recipe
from kg.report import Input, Report
from kg.resolve.clusters import resolve
from kg.resolve.decisions import Decisions
from kg.store.corpus import Corpus
from kg.store.folder import Folder, Marker
from kg.store.graph import GraphStore, write

Say = Callable[[str], None]

_RELATIONS = """
SELECT ?predicate (COUNT(*) AS ?number)
WHERE { ?statement a kg:Statement ; rdf:predicate ?predicate ; kg:modality kg:Asserted }
GROUP BY ?predicate ORDER BY ?predicate
"""
_VERDICTS = ("# Who is who: same, different, rename or drop; a name; a second name or label; a note. Tabs between.",)


def build(
    inputs: Sequence[str],
    output: Path,
    *,
    recipe: Recipe,
    engine: Engine,
    sync: bool = False,
    stdin: BinaryIO | None = None,
    say: Say = lambda _: None,
) -> Report:
    """Build a knowledge base, or add to one; documents that stand in it already are not read again."""
    folder = Folder.prepare(output, [Path(given) for given in inputs if given != "-"])
    recipe.prepare()  # a pack or a verdict that is wrong is told before anything is touched
    Decisions.read(folder.decisions)
    report = _report(recipe)
    with folder.locked():
        with Corpus(folder.corpus) as corpus:
            gather(inputs, corpus, report, stdin=stdin)
            if folder.exists() and (packs := folder.marker().packs) != recipe.packs:
                before, now = ", ".join(packs), ", ".join(recipe.packs)
                report.warnings.append(f"the packs were {before} and are now {now}: every document is read again")
            if report.read:
                changes = corpus.settle(sync=sync)
                report.new, report.removed = len(changes.added), len(changes.removed)
                _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
            nothing = not report.read and not len(corpus)
        if nothing:
            folder.abandon()
    return report


def remove(
    output: Path, sources: Sequence[str], *, recipe: Recipe, engine: Engine, say: Say = lambda _: None
) -> Report:
    """Retract what came from these sources, and write the graph without it."""
    folder = Folder.open(output)
    report = _report(recipe)
    with folder.locked(), Corpus(folder.corpus) as corpus:
        known = corpus.sources()
        for source in sources:
            if source not in known:
                raise NotFoundError(f"{output} holds no document from {source}{_nearest(source, known)}")
        for source in sources:
            report.removed += len(corpus.remove(source).removed)
        _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
    return report


def decide(output: Path, verdict: str, *, recipe: Recipe, engine: Engine, say: Say = lambda _: None) -> Report:
    """Add a line to the verdicts on who is who, and write the graph by them."""
    folder = Folder.open(output)
    report = _report(recipe)
    with folder.locked(), Corpus(folder.corpus) as corpus:
        lines = folder.decisions.read_bytes().decode("utf-8-sig").splitlines() if folder.decisions.is_file() else []
        Decisions.parse([*lines, verdict], source=str(folder.decisions))
        folder.decide([*lines, verdict])
        _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
    return report


def annotate(inputs: Iterable[Document | InputError], recipe: Recipe, engine: Engine) -> Iterator[Reading | InputError]:
    """Read documents without keeping anything: one outcome each, in order, also for what could not be read."""
    refused: deque[InputError | None] = deque()

    def readable() -> Iterator[Document]:
        for one in inputs:
            if isinstance(one, InputError):
                refused.append(one)
            else:
                refused.append(None)
                yield one

    for outcome in engine.map(recipe, readable()):
        while (error := refused.popleft()) is not None:
            yield error
        yield outcome
    yield from (error for error in refused if error is not None)


def gather(inputs: Sequence[str], corpus: Corpus, report: Report, *, stdin: BinaryIO | None = None) -> None:
    """Read the inputs into the corpus; what cannot be read is reported, and what stood there before stays."""
    for given in inputs:
        done = Input(input=given)
        report.inputs.append(done)
        for one in records([given], stdin=stdin):
            if isinstance(one, InputError):
                done.skipped += 1
                report.skipped.append(one)
                corpus.spare(one.source, str(Path(one.source).resolve()))
                continue
            done.documents += 1
            done.encodings[one.encoding] += 1
            document = one.document
            # a line of a stream has no file that could change: it stands for itself
            place = str(one.file.resolve()) if one.file else f"#{document.id}"
            if corpus.add(place, document):
                report.warnings.append(f"{document.source}: the id {document.id} has two texts; the last stands")


def _finish(folder: Folder, corpus: Corpus, report: Report, *, recipe: Recipe, engine: Engine, say: Say) -> None:
    """Read what is unread, decide who is who, and swap the new graph in."""
    say("reading")
    for outcome in engine.map(recipe, corpus.unread(report.recipe)):
        if isinstance(outcome, InputError):
            report.skipped.append(outcome)
        else:
            corpus.keep(outcome, report.recipe)
    say("resolving")
    named = [entity for reading in corpus.readings(report.recipe) for entity in local_entities(reading)]
    pack = recipe.pack
    resolution = resolve(named, aliases=aliases(pack), decisions=Decisions.read(folder.decisions))
    say("writing the graph")
    ontology = Ontology.read(pack.ontology)
    store, turtle = folder.fresh()
    facts = _facts(corpus, pack, resolution, ontology, report)
    report.things = write(resolution.entities.values(), facts, store=store, turtle=turtle, ontology=ontology)
    with GraphStore.open(store) as graph:
        report.relations = _relations(graph)
    marker = Marker(
        store=store.name, packs=recipe.packs, lexicon=recipe.lexicon, version=__version__, recipe=report.recipe
    )
    folder.publish(marker, report.json())
    if not folder.decisions.exists():
        folder.decide(_VERDICTS)
    corpus.forget_other_recipes(report.recipe)


def _facts(corpus: Corpus, pack: Pack, resolution: Resolution, ontology: Ontology, report: Report) -> Iterator[Facts]:
    broader = {topic.label: topic.broader for topic in pack.topics}
    for reading in corpus.readings(report.recipe):
        facts = assemble(reading, resolution, ontology=ontology, broader=broader)
        report.documents += 1
        report.dropped.update(drop.reason for drop in (*reading.dropped, *facts.dropped))
        yield facts


def _relations(graph: GraphStore) -> dict[str, int]:
    rows = graph.query(_RELATIONS).rows
    return {p.text.rpartition("#")[2]: int(number.text) for p, number in rows if p is not None and number is not None}


def _report(recipe: Recipe) -> Report:
    return Report(version=__version__, packs=recipe.packs, lexicon=recipe.lexicon, recipe=recipe.fingerprint)


def _nearest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"; the nearest are {', '.join(near)}" if near else "; `kg query DIR documents` lists them"

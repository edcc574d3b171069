"""The order of the steps, from inputs to a finished knowledge base: read, annotate, resolve, assemble, store."""

from __future__ import annotations

import difflib
import gc
import hashlib
import json
import shutil
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, runtime_checkable

from kg import __version__
from kg.assembly import Assembly
from kg.errors import InputError, NotFoundError, UsageError
from kg.extract.names.lexicon import aliases
from kg.gather import Reads, gather
from kg.keeping import Keeping, Telling
from kg.model import Document, LocalEntity, Print, Resolution
from kg.parts import Parts
from kg.protocols import Engine
from kg.read.files import on_cluster
from kg.read.readers import Options
from kg.recipe import Recipe
from kg.report import Report
from kg.resolve.clusters import resolve
from kg.resolve.decisions import Decisions, about
from kg.store.builds import Draft, sha256, writing
from kg.store.corpus import Corpus, Version
from kg.store.folder import Folder, Marker
from kg.store.graph import GraphStore, counted, write_lines
from kg.store.ledger import Ledger, parts
from kg.store.patch import patch_store, patch_turtle
from kg.text.duplicates import originals

Say = Callable[[str], None]

_FEW = 20_000  # triples that are changed one by one whatever the size of the graph
_MANY = 20_000  # documents for which resolution takes so long that beginning anew costs workers nothing
_FIGURES = ("documents", "dropped", "things", "relations")

_RELATIONS = """
SELECT ?predicate (COUNT(*) AS ?number)
WHERE { ?statement a kg:Statement ; rdf:predicate ?predicate ; kg:modality kg:Asserted }
GROUP BY ?predicate ORDER BY ?predicate
"""
_VERDICTS = ("# Who is who: same, different, rename or drop; a name; a second name or label; a note. Tabs between.",)


@runtime_checkable
class Cluster(Protocol):
    """An engine on other machines: it must be reached first, and writes a graph in partitions where they write."""

    def open(self) -> object:
        """Reach it; `EngineError` says why it cannot be."""
        ...

    def vacant(self, target: str) -> None:
        """Refuse a place that holds something already."""
        ...

    def quads(self, parts: Iterable[tuple[str, bytes, bytes]], target: str) -> None:
        """Write packed parts of a graph as N-Quads."""
        ...


def build(
    inputs: Sequence[str],
    output: Path,
    *,
    recipe: Recipe,
    engine: Engine,
    sync: bool = False,
    stdin: BinaryIO | None = None,
    options: Options | None = None,
    quads: str = "",
    say: Say = lambda _: None,
) -> Report:
    """Build a knowledge base, or add to one; documents that stand in it already are not read again.

    `quads` names a folder to which a cluster writes the finished graph as N-Quads in partitions as well.
    """
    if quads and not isinstance(engine, Cluster):
        raise UsageError("N-Quads in partitions are written by a cluster; add --engine spark, or use `kg export`")
    folder = Folder.prepare(output, [Path(given) for given in inputs if given != "-" and not on_cluster(given)])
    anew = not folder.exists() or folder.marker().recipe != recipe.fingerprint
    if anew:
        recipe.prepare()  # a pack or a verdict that is wrong is told before anything is touched
    Decisions.read(folder.decisions)
    if isinstance(engine, Cluster):
        engine.open()  # what is wrong with it is told before anything is touched
        if quads:
            engine.vacant(quads)
    report = _report(recipe)
    reads = engine if isinstance(engine, Reads) else None
    with writing(folder.path), folder.locked():
        if anew:  # there will be much to read: workers get ready while the inputs are gathered
            engine.begin(Keeping(recipe))
        with Corpus(folder.corpus) as corpus:
            unbuilt = _unbuilt(folder, corpus) if corpus.broken_off else set()
            corpus.begin()
            gather(inputs, corpus, report, code=recipe.reading_code, stdin=stdin, options=options, reads=reads)
            if folder.exists() and (packs := folder.marker().packs) != recipe.packs:
                before, now = ", ".join(packs), ", ".join(recipe.packs)
                report.warnings.append(f"the packs were {before} and are now {now}: every document is read again")
            if report.read:
                changes = corpus.settle(sync=sync)
                unbuilt -= {*changes.added, *changes.removed}
                report.new, report.removed = len(changes.added) + len(unbuilt), len(changes.removed)
                if unbuilt:
                    report.taken_over = sum(v.document in unbuilt for v in corpus.standing(report.recipe))
                _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
            elif not unbuilt:
                corpus.end()
            nothing = not report.read and not len(corpus)
        if nothing:
            folder.abandon()
        elif quads and isinstance(engine, Cluster):
            say(f"writing N-Quads to {quads}")
            engine.quads(parts(folder.ledger), quads)
    return report


def remove(
    output: Path, sources: Sequence[str], *, recipe: Recipe, engine: Engine, say: Say = lambda _: None
) -> Report:
    """Retract what came from these sources, and write the graph without it."""
    folder = Folder.open(output)
    report = _report(recipe)
    with writing(folder.path), folder.locked(), Corpus(folder.corpus) as corpus:
        known = corpus.sources()
        for source in sources:
            if source not in known:
                raise NotFoundError(f"{output} holds no document from {source}{_nearest(source, known)}")
        for source in sources:
            report.removed += len(corpus.remove(source).removed)
        _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
    return report


def decide(
    output: Path,
    verdicts: Mapping[str, str],
    *,
    forget: Sequence[str] = (),
    recipe: Recipe,
    engine: Engine,
    say: Say = lambda _: None,
) -> Report:
    """Add lines to the verdicts on who is who, take away those about the names to `forget`, and write the graph.

    `verdicts` tells of each line the place where somebody wrote it, for what is wrong with it.
    """
    folder = Folder.open(output)
    report = _report(recipe)
    with writing(folder.path), folder.locked(), Corpus(folder.corpus) as corpus:
        lines = folder.decisions.read_bytes().decode("utf-8-sig").splitlines() if folder.decisions.is_file() else []
        places = {f"{folder.decisions}:{number}": line for number, line in enumerate(lines, 1)}
        kept = {place: line for place, line in places.items() if not about(line, forget)}
        if len(kept) == len(lines) and not verdicts:
            raise NotFoundError(
                f"{folder.decisions} has no verdict on {', '.join(forget)}; `kg resolve {output}` shows all"
            )
        known = set(kept.values())
        added = {place: line for line, place in verdicts.items() if line not in known}
        Decisions.parse(kept | added)
        folder.decide([*kept.values(), *added.values()])
        _finish(folder, corpus, report, recipe=recipe, engine=engine, say=say)
    return report


def annotate(inputs: Iterable[Document | InputError], recipe: Recipe, engine: Engine) -> Iterator[str | InputError]:
    """Read documents without keeping anything: one line of JSON each, in order, or why there is none."""
    refused: deque[InputError | None] = deque()

    def readable() -> Iterator[Document]:
        for one in inputs:
            if isinstance(one, InputError):
                refused.append(one)
            else:
                refused.append(None)
                yield one

    job = Telling(recipe)
    engine.begin(job)
    outcomes: Iterator[Any] = engine.map(job, readable())
    for outcome in outcomes:
        while (error := refused.popleft()) is not None:
            yield error
        yield outcome
    yield from (error for error in refused if error is not None)


def _finish(folder: Folder, corpus: Corpus, report: Report, *, recipe: Recipe, engine: Engine, say: Say) -> None:
    """Read what is unread, decide who is who, and swap the new graph in."""
    say("reading")
    under_way: deque[Document] = deque()

    def unread() -> Iterator[Document]:
        for document in corpus.unread(report.recipe):
            under_way.append(document)
            yield document

    outcomes: Iterator[Any] = engine.map(Keeping(recipe), unread())
    for outcome in outcomes:
        document = under_way.popleft()
        if isinstance(outcome, InputError):
            report.skipped.append(outcome)
        else:
            corpus.keep_packed(document, report.recipe, outcome.reading, outcome.gist)
    standing = corpus.standing(report.recipe)
    if len(standing) > _MANY:
        _rest(engine)
    state = _state(recipe, folder, standing)
    if folder.intact():
        with Ledger(folder.ledger) as ledger:
            if ledger.note("state") == state:
                _recall(report, ledger)
                folder.tell(report.json())
                corpus.end()
                return
            grown = ledger.note("made") == f"{recipe.code} {report.recipe}"
    else:
        grown = False
    with _many_records():
        _make(folder, corpus, standing, report, recipe=recipe, engine=engine, state=state, grown=grown, say=say)
    if not folder.decisions.exists():
        folder.decide(_VERDICTS)
    corpus.forget_other_recipes(report.recipe)
    corpus.end()


def _unbuilt(folder: Folder, corpus: Corpus) -> set[str]:
    """List what a build that broke off has left in the corpus, beyond what the graph that stands was made of."""
    if not folder.exists() or not folder.ledger.is_file():
        return corpus.unbuilt({})
    with Ledger(folder.ledger) as ledger:
        return corpus.unbuilt(ledger.contents())


def _make(
    folder: Folder,
    corpus: Corpus,
    standing: Sequence[Version],
    report: Report,
    *,
    recipe: Recipe,
    engine: Engine,
    state: str,
    grown: bool,
    say: Say,
) -> None:
    """Make the graph of the documents that stand, and swap it in."""
    say("resolving")
    resolution, reprints = _resolved(folder, corpus, standing, report, recipe)
    say("writing the graph")
    draft = folder.draft()
    if grown:
        shutil.copyfile(folder.ledger, draft.ledger)
    with Ledger(draft.ledger) as ledger:
        made = Parts(ledger, assembly=Assembly(recipe), recipe=report.recipe, engine=engine)
        report.dropped = made.update(corpus, standing, resolution, reprints)
        del made, resolution, reprints  # the names are no longer needed, and writing takes memory of its own
        _rest(engine)
        report.documents = len(standing)
        report.things = _written(folder, draft, ledger)
        with GraphStore.open(draft.store) as graph:
            report.relations = _relations(graph)
        _remember(report, ledger, state=state, made=f"{recipe.code} {report.recipe}")
    marker = Marker(
        store=draft.store.name,
        packs=recipe.packs,
        lexicon=recipe.lexicon,
        version=__version__,
        recipe=report.recipe,
        sha256=sha256(draft.graph),
    )
    folder.publish(draft, marker, report.json())


def _resolved(
    folder: Folder, corpus: Corpus, standing: Sequence[Version], report: Report, recipe: Recipe
) -> tuple[Resolution, dict[str, str]]:
    """Decide who is who, and find which documents reprint which; of texts, only their prints pass, one by one."""
    named: list[LocalEntity] = []

    def prints() -> Iterator[tuple[str, str | None, Print | None]]:
        for gist in corpus.gists(standing, report.recipe):
            named.extend(gist.entities)
            yield gist.document, gist.published, gist.print

    reprints = originals(prints())
    resolution = resolve(named, aliases=aliases(recipe.pack), decisions=Decisions.read(folder.decisions))
    report.warnings.extend(f"{folder.decisions}: {warning}" for warning in resolution.warnings)
    return resolution, reprints


def _rest(engine: Engine) -> None:
    """Let workers on this machine go while only the driver works: each holds 300 MB, and may begin again later."""
    if not isinstance(engine, Cluster):
        engine.close()


@contextmanager
def _many_records() -> Iterator[None]:
    """Spare Python the search for cycles while there are millions of records and no cycles among them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _written(folder: Folder, draft: Draft, ledger: Ledger) -> dict[str, int]:
    """Write the graph that the ledger tells, as a change of the one before where that is less work."""
    grown = not ledger.afresh
    delta = ledger.settle()
    if not grown:
        return write_lines(ledger.lines(), store=draft.store, turtle=draft.graph)
    counts = Counter(json.loads(ledger.note("figures"))["things"])
    if len(delta) > max(_FEW, counts["triples"] // 5):
        return write_lines(ledger.lines(), store=draft.store, turtle=draft.graph)
    patch_store(folder.store, draft.store, delta)
    patch_turtle(folder.build / "graph.ttl", draft.graph, delta)
    counts.update(counted(delta.came))
    counts.subtract(counted(delta.gone))
    return {name: number for name, number in sorted(counts.items()) if number}


def _state(recipe: Recipe, folder: Folder, standing: Sequence[Version]) -> str:
    """Tell apart whatever gives another graph."""
    made = hashlib.sha256(f"{recipe.code} {recipe.fingerprint} {Decisions.read(folder.decisions)!r}".encode())
    for version in standing:
        made.update(repr((version.document, version.key, version.sha256, version.sources)).encode())
    return made.hexdigest()


def _remember(report: Report, ledger: Ledger, *, state: str, made: str) -> None:
    figures = {name: getattr(report, name) for name in _FIGURES}
    ledger.write_note("figures", json.dumps(figures, ensure_ascii=False))
    ledger.write_note("state", state)
    ledger.write_note("made", made)
    ledger.commit()


def _recall(report: Report, ledger: Ledger) -> None:
    figures = json.loads(ledger.note("figures"))
    for name in _FIGURES:
        setattr(report, name, figures[name])
    report.dropped = Counter(report.dropped)


def _relations(graph: GraphStore) -> dict[str, int]:
    rows = graph.query(_RELATIONS).rows
    return {p.text.rpartition("#")[2]: int(number.text) for p, number in rows if p is not None and number is not None}


def _report(recipe: Recipe) -> Report:
    return Report(version=__version__, packs=recipe.packs, lexicon=recipe.lexicon, recipe=recipe.fingerprint)


def _nearest(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=3)
    return f"; the nearest are {', '.join(near)}" if near else "; `kg query DIR documents` lists them"

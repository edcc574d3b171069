"""Growing by parts: what the ledger says, patched into a finished graph, is what would be written afresh."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Judgement, LocalEntity
from kg.rdf.triples import Triple, date, iri, label, literal
from kg.rdf.turtle import full, read_block, short, turtle
from kg.store import records
from kg.store.graph import GraphStore, write_triples
from kg.store.ledger import Delta, Ledger
from kg.store.patch import patch_store, patch_turtle
from kg.store.rows import Rows
from kg.vocabulary import (
    FIRST_SEEN,
    FORMER,
    LAST_SEEN,
    MENTIONED_IN,
    RDF_TYPE,
    STATEMENT,
    THINGS,
    XSD_BOOLEAN,
    XSD_DECIMAL,
    XSD_INTEGER,
)
from tests.graphs import triples

terms = st.one_of(
    st.text(min_size=1).map(literal),
    st.text().map(lambda t: literal(f"{t}\n\n@x ;  .")),
    st.text(min_size=1).map(label),
    st.integers().map(lambda n: literal(str(n), datatype=XSD_INTEGER)),
    st.sampled_from(["007", "-0", "true"]).map(lambda n: literal(n, datatype=XSD_INTEGER)),
    st.sampled_from(["true", "false", "1"]).map(lambda n: literal(n, datatype=XSD_BOOLEAN)),
    st.decimals(allow_nan=False, allow_infinity=False).map(lambda n: literal(str(n), datatype=XSD_DECIMAL)),
    st.sampled_from(["2024", "2024-05", "2024-05-06"]).map(date),
    st.text(min_size=1).map(lambda t: iri(f"{THINGS}person/{t}")),
    st.text(min_size=1, alphabet="ab-._~/@王").map(lambda t: iri(f"{THINGS}statement/{t}")),
)


@given(terms)
def test_terms_are_read_back(term: str) -> None:
    assert full(short(term)) == term


@given(
    st.lists(st.tuples(st.sampled_from([iri(THINGS + "person/甲"), iri("http://x/")]), st.just(iri(RDF_TYPE)), terms))
)
def test_blocks_are_read_back(rows: list[Triple]) -> None:
    whole = "".join(turtle(sorted(set(rows))))
    read = {row for block in whole.split("\n\n")[1:] for row in read_block(block)}
    assert read == set(rows)


def test_a_patched_graph_is_the_one_written_afresh(tmp_path: Path) -> None:
    rows = sorted({row for row in triples() if row[1] not in {iri(FIRST_SEEN), iri(LAST_SEEN), iri(FORMER)}})
    extra = [(iri(f"{at}{n}"), iri(RDF_TYPE), iri(STATEMENT)) for n in range(3) for at in ("a:", THINGS, "zz:")]
    write_triples(rows, store=tmp_path / "store", turtle=tmp_path / "graph.ttl")
    for seed in range(5):
        chance = random.Random(seed)
        delta = Delta(
            set(chance.sample(rows, chance.randint(0, len(rows)))), set(chance.sample(extra, chance.randint(0, 9)))
        )
        new = tmp_path / str(seed)
        patch_store(tmp_path / "store", new / "store", delta)
        patch_turtle(tmp_path / "graph.ttl", new / "graph.ttl", delta)
        left = (set(rows) - delta.gone) | delta.came
        write_triples(left, store=new / "afresh", turtle=new / "afresh.ttl")
        assert (new / "graph.ttl").read_bytes() == (new / "afresh.ttl").read_bytes()
        with GraphStore.open(new / "store") as one, GraphStore.open(new / "afresh") as other:
            assert set(one.triples()) == set(other.triples())
    with GraphStore.open(tmp_path / "store") as store:
        assert len(store) == len(rows)


PARTS = ["a", "b", "c"]
VALUES = [literal("2023"), literal("2024"), literal("2025")]
NODES = [iri(THINGS + "statement/s"), iri(THINGS + "evidence/e"), iri(THINGS + "document/d")]
row = st.tuples(
    st.sampled_from(NODES[:1]),
    st.sampled_from([iri(MENTIONED_IN), iri(FIRST_SEEN), iri(LAST_SEEN)]),
    st.sampled_from(VALUES),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PARTS), st.none() | st.sets(row)), min_size=1, max_size=8))
def test_what_a_ledger_says_went_and_came_is_so(steps: list[tuple[str, set[Triple] | None]]) -> None:
    given_: dict[str, set[Triple]] = {"first": {(NODES[0], iri(RDF_TYPE), iri(STATEMENT))}}
    with Ledger(Path(":memory:")) as ledger:
        ledger.put("first", "1", Rows.of(given_["first"]))
        assert not ledger.settle()
        ledger.afresh = False
        for part, rows in steps:
            before = _reduced(given_)
            if rows is None:
                ledger.drop(part)
                given_.pop(part, None)
            else:
                ledger.put(part, "1", Rows.of(rows))
                given_[part] = rows
            delta = ledger.settle()
            after = _reduced(given_)
            assert (delta.gone, delta.came) == (before - after, after - before)
            delta.gone.clear()
            delta.came.clear()
        assert {tuple(line.split("\t")) for line in ledger.lines()} == {one for rows in given_.values() for one in rows}


def _reduced(parts: dict[str, set[Triple]]) -> set[Triple]:
    rows = {one for given in parts.values() for one in given}
    chosen = {iri(FIRST_SEEN): min, iri(LAST_SEEN): max}
    out = {one for one in rows if one[1] not in chosen}
    for predicate, choose in chosen.items():
        values = [value for _, p, value in rows if p == predicate]
        out |= {(NODES[0], predicate, choose(values))} if values else set()
    return out


def test_records_are_read_back() -> None:
    kinds = records.kinds(LocalEntity, Judgement)
    one = LocalEntity(document="d", type="Person", name="甲", partners=(("worksFor", "乙"),), count=2)
    two = Judgement(one="甲", other="乙", joined=True, score=0.6, reasons=(("same name", 0.6),))
    for value in ((one, two), frozenset({1, 2}), (), None, ("(", "{")):
        assert records.load(records.dump(value), kinds) == value

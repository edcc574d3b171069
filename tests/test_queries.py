from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from kg.errors import AmbiguousNameError, NotFoundError, UsageError
from kg.iris import thing
from kg.model import Entity
from kg.queries import named_queries, resolve_name, run
from kg.rdf.triples import Triple, iri, label, literal, of_entity
from kg.store.graph import GraphStore
from kg.vocabulary import ASSERTED, NAMESPACE, RDF_OBJECT, RDF_PREDICATE, RDF_SUBJECT, SKOS_PREF_LABEL, THINGS
from tests.graphs import store, triples

NAMES = ("claims-about", "claims-by", "disagreements", "documents", "models", "neighbours", "posts")


def column(query: str, wanted: str, **parameters: str) -> list[str]:
    answer = run(store(), query, parameters)
    at = answer.variables.index(wanted)
    return [value.text for row in answer.rows if (value := row[at]) is not None]


def test_every_query_stands_for_itself_and_takes_a_name() -> None:
    assert tuple(named_queries()) == NAMES
    for query in named_queries().values():
        assert "name" in query.parameters
        assert query.title
        run(store(), query.name).kept()


def test_posts() -> None:
    assert column("posts", "person_label", name="岑芯半導體") == ["祝云舒"]
    assert column("posts", "title", name="裴若川") == ["CEO"]
    assert column("posts", "former") == ["false", "true"]


def test_models() -> None:
    assert column("models", "model_label", name="岑芯半导体") == ["星槎"]
    assert column("models", "developers", name="星槎") == ["岑芯半导体"]
    assert column("models", "released") == ["2025-03"]
    assert column("models", "model_label", name="霁川智能") == []


def test_claims() -> None:
    assert column("claims-by", "text", name="祝云舒") == ["“算力不够用”，=国产要加油"]
    assert column("claims-by", "text", name="业内人士") == ["再等等"]
    assert column("claims-by", "text", about="星槎", name="裴若川") == ["“算力够用”"]
    assert column("claims-about", "claimant_label", name="算力") == ["祝云舒", "裴若川", "霁川智能"]
    assert column("claims-about", "claimant_label", name="算力", by="裴若川") == ["裴若川"]


def test_disagreements() -> None:
    assert column("disagreements", "one_label") == ["裴若川、霁川智能"], "a joint statement has two speakers"
    assert column("disagreements", "topics", name="祝云舒") == ["算力"]
    assert column("disagreements", "other_label", name="裴若川") == ["祝云舒"]
    assert column("disagreements", "reason") == ["文中说明此言针对前者而发"]
    assert column("disagreements", "reason_en") == ["the text says that it speaks against the other"]
    assert column("disagreements", "other_label", name="业内人士") == []


def test_claims_show_their_sentence_and_can_be_sought_by_words() -> None:
    assert column("claims-by", "sentence", name="祝云舒")[0].startswith("祝云舒（shū）表示")
    assert column("claims-by", "claimant_label", words="等等") == ["业内人士"]
    assert column("claims-by", "claimant_label", words='" }') == []


def test_neighbours_show_a_symmetric_relation_once() -> None:
    assert column("neighbours", "relation", name="霁川") == ["competesWith", "worksFor"]


def test_documents() -> None:
    assert column("documents", "title", name="祝云舒") == ['题"目"']
    assert column("documents", "publisher", name="算力") == ["霁川智能"]
    assert column("documents", "source") == ["news/a b.txt"]


def test_names_fold() -> None:
    for name in (
        "岑芯半导体",
        "岑芯半導體",
        "censhan  semiconductor",
        "Ｃｅｎｓｈａｎ Semiconductor",
        "company/岑芯半导体",
    ):
        assert [b.label for b in resolve_name(store(), name)] == ["岑芯半导体"], name


def test_unknown_names_show_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="祝云舒"):
        run(store(), "posts", {"name": "祝云书"})
    with pytest.raises(NotFoundError, match="did you mean posts"):
        run(store(), "post", {})
    with pytest.raises(UsageError, match="takes name="):
        run(store(), "posts", {"who": "祝云舒"})
    with pytest.raises(UsageError, match="星槎 is of type Model"):
        run(store(), "posts", {"name": "星槎"})


def test_type_and_employer_tell_apart_what_bears_one_name() -> None:
    others = [
        Entity(id=thing("model", "祝云舒"), type="Model", label="祝云舒", names=("祝云舒",)),
        Entity(id=thing("person", "裴若川@岑芯半导体"), type="Person", label="裴若川", names=("裴若川",)),
        Entity(id=thing("product", "甲:乙"), type="Product", label="Model:乙", names=()),
    ]
    both = GraphStore.of([*triples(), *(triple for one in others for triple in of_entity(one))])
    for name, found in (
        ("Model:祝云舒", "model/祝云舒"),
        ("person: 祝雲舒", "person/祝云舒"),
        ("裴若川@岑芯半导体", "person/裴若川@岑芯半导体"),
        ("Person:裴若川@岑芯半导体", "person/裴若川@岑芯半导体"),
        ("Organization:岑芯半導體", "company/岑芯半导体"),
        ("Topic:算力", "topic/算力"),
        ("Model:乙", "product/甲:乙"),
    ):
        assert [unquote(one.iri).removeprefix(THINGS) for one in resolve_name(both, name)] == [found], name
    with pytest.raises(NotFoundError, match=r"holds no Product named 祝云舒; it holds 祝云舒 \(Model\) model/祝云舒; "):
        resolve_name(both, "Product:祝云舒")
    with pytest.raises(NotFoundError, match="holds nothing named 没有"):
        resolve_name(both, "Product:没有的名字")


def test_a_name_of_two_shows_both() -> None:
    other = Entity(id=thing("person", "祝云舒-2"), type="Person", label="祝云舒", names=("祝云舒",))
    both = GraphStore.of([*triples(), *of_entity(other)])
    with pytest.raises(AmbiguousNameError, match=r"person/祝云舒; .*person/祝云舒-2"):
        resolve_name(both, "祝云舒")
    assert len(resolve_name(both, "person/祝云舒-2")) == 1


def many(number: int) -> Iterator[Triple]:
    """Give firms in a row, each of which competes with the next and says of one topic what all say."""
    topic = "<t:topic>"
    yield topic, iri(SKOS_PREF_LABEL), label("算力")
    for n in range(number):
        firm, claim, document, passage = f"<t:firm{n}>", f"<t:claim{n}>", f"<t:document{n}>", f"<t:passage{n}>"
        yield firm, iri(SKOS_PREF_LABEL), label(f"公司{n}")
        for name, value in (
            (RDF_SUBJECT, firm),
            (RDF_OBJECT, f"<t:firm{(n + 1) % number}>"),
            (RDF_PREDICATE, iri(NAMESPACE + "competesWith")),
            (NAMESPACE + "modality", iri(ASSERTED)),
        ):
            yield f"<t:statement{n}>", iri(name), value
        for name, value in (
            ("about", topic),
            ("claimant", firm),
            ("plainText", label("算力不够")),
            ("kind", iri(NAMESPACE + "Opinion")),
            ("quotation", iri(NAMESPACE + "Direct")),
            ("document", document),
            ("evidence", passage),
            ("start", literal("0")),
            ("end", literal("4")),
        ):
            yield claim, iri(NAMESPACE + name), value
        yield passage, iri(NAMESPACE + "text"), label("算力不够。")
        yield passage, iri(NAMESPACE + "document"), document
        if n:
            yield document, iri(NAMESPACE + "reprintOf"), "<t:document0>"


@pytest.mark.parametrize("name", NAMES)
def test_a_question_without_a_name_takes_no_more_than_its_answer(name: str) -> None:
    answer = GraphStore.of(many(3000))
    before = time.process_time()
    rows = len(tuple(run(answer, name).rows))
    assert rows == {"neighbours": 6000, "claims-about": 3000, "claims-by": 3000}.get(name, 0)
    assert time.process_time() - before < 5, "nothing is paired with everything"


def test_a_name_cannot_carry_a_query() -> None:
    with pytest.raises(NotFoundError):
        run(store(), "posts", {"name": '"} INSERT { $name \\'})

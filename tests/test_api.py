from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import InputError, NotFoundError, StoreError
from kg.model import Document, Reading

TEXT = "百度发布大模型文心一言。百度表示，新版本只差一个半月。\n"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with kg.build([folder / "a.txt"], folder / "kb") as built:
        assert built.path == folder / "kb"
    return folder / "kb"


def test_what_is_promised_is_there() -> None:
    assert set(kg.__all__) == {"KnowledgeBase", "__version__", "annotate", "build", "open"}
    for name in kg.__all__:
        assert getattr(kg, name)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        kg.nothing_like_it  # noqa: B018 - asking is the test


def test_query_and_graph_are_rdflibs(base: Path) -> None:
    with kg.open(base) as opened:
        assert isinstance(opened.graph, rdflib.Graph)
        found = opened.query("SELECT ?source WHERE { ?d a kg:Document ; dcterms:source ?source }")
        assert [str(value) for row in found.bindings for value in row.values()] == ["a.txt"]


def test_entity_and_claims_lead_to_their_words(base: Path) -> None:
    with kg.open(base) as opened:
        model = opened.entity("文心一言")
        assert model.type == "Model"
        (maker,) = (fact for fact in model.facts if fact.predicate == "developedBy")
        assert (maker.other, maker.outward, maker.modality) == ("百度", True, "Asserted")
        for passage in maker.evidence:
            assert TEXT[passage.start : passage.end] == passage.text
        (claim,) = opened.claims(by="百度")
        assert TEXT[claim.passage.start : claim.passage.end] == claim.text == "新版本只差一个半月"
        assert opened.claims(about="文心一言") == ()
        with pytest.raises(NotFoundError, match="文心一言"):
            opened.entity("文心一语")


def test_network_has_things_and_relations(base: Path) -> None:
    with kg.open(base) as opened:
        network = opened.network()
        assert {data["label"] for _, data in network.nodes(data=True)} >= {"百度", "文心一言"}


def test_view_writes_a_page(base: Path, tmp_path: Path) -> None:
    with kg.open(base) as opened:
        page = opened.view(tmp_path / "page.html")
    assert page.read_text(encoding="utf-8").startswith("<!")


def test_annotate_takes_texts_and_documents() -> None:
    document = Document(id="d", text=TEXT, sha256="", sources=("d.txt",))
    first, second = kg.annotate([TEXT, document])
    assert isinstance(first, Reading)
    assert (first.document.text, second.document) == (TEXT, document)
    assert first.mentions == second.mentions


def test_annotate_ends_its_processes() -> None:
    before = set(multiprocessing.active_children())
    assert len(list(kg.annotate([TEXT, TEXT], jobs=2))) == 2
    assert set(multiprocessing.active_children()) == before


def test_nothing_to_read_and_nothing_to_open_raise(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none"):
        kg.build([tmp_path / "none.txt"], tmp_path / "kb")
    with pytest.raises(StoreError, match="does not exist"):
        kg.open(tmp_path / "kb")

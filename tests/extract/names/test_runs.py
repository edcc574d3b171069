"""Names of several Latin words taken whole."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.runs import whole_runs
from kg.model import Span
from kg.packs import Entry

VELOR = Entry(name="Velor", type="Company", alternatives=(), facts=())


def taken(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    found = [
        Candidate(span=Span(text.index(name), text.index(name) + len(name)), type=kind, strength=0.8, source="tagger")
        for name, kind in names
    ]
    whole = whole_runs(found, text, lambda name: VELOR if name == "Velor" else None)
    return [(c.span.of(text), c.type) for c in whole]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        ("Tarn Motor Holdings Limited递交了招股书", "Tarn Motor", "Company", "Tarn Motor Holdings Limited"),
        ("Tarn Technologies, Inc.发布新品", "Tarn Technologies", "Company", "Tarn Technologies, Inc."),
        ("Tarn Tech Co., Ltd. 签约", "Tarn Tech Co", "Company", "Tarn Tech Co., Ltd."),
        ("Tarn Tech Co.签约", "Tarn Tech Co", "Company", "Tarn Tech Co."),
        ("Tarn Group AG首席执行官到访", "Tarn", "Company", "Tarn Group AG"),
        ("Tarn CEO Mara Quill到访", "Tarn", "Company", "Tarn"),
        ("Tarn DevDay大会", "Tarn", "Company", "Tarn"),
        ("Tarn Lunar 2025全球开发者大会", "Tarn", "Company", "Tarn"),
        ("Tarn and the other firms", "Tarn", "Company", "Tarn"),
        ("推出Tarn Q Developer和新品", "Tarn Q", "Product", "Tarn Q Developer"),
        ("搭载3D Quell芯片", "Quell", "Product", "3D Quell"),
        ("搭载Tarn DRIVE Quell芯片", "Quell芯片", "Product", "Tarn DRIVE Quell芯片"),
        ("岚川Mate 70 Pro+首发", "岚川Mate 70 Pro", "Product", "岚川Mate 70 Pro+"),
        ("Quell Mavic 4 Pro与它同时降价", "Quell", "Product", "Quell Mavic 4 Pro"),
        ("Quell API涨价", "Quell", "Product", "Quell"),
        ("他叫Mara Quill Senior", "Mara Quill", "Person", "Mara Quill"),
    ],
)
def test_a_name_takes_in_the_run_of_latin_words_it_stands_in(text: str, name: str, kind: str, expected: str) -> None:
    assert taken(text, (name, kind)) == [(expected, kind)]


def test_what_stands_behind_a_known_firm_is_a_thing_of_it() -> None:
    assert taken("上线了Velor Play商店", ("Velor", "Company")) == [("Velor Play", "Product")]
    assert taken("Tarn说，Tarn Play上线", ("Tarn", "Company"), ("Tarn Play", "Company"))[0] == ("Tarn", "Company")


def test_names_side_by_side_keep_apart() -> None:
    assert taken("采购Velor Quell芯片", ("Velor", "Company"), ("Quell", "Product")) == [
        ("Velor", "Company"),
        ("Quell", "Product"),
    ]


def test_words_of_a_legal_form_alone_are_no_name() -> None:
    assert taken("Tarn, Inc.发布新品", ("Tarn", "Company"), ("Inc.", "Company")) == [("Tarn, Inc.", "Company")]
    assert taken("美国TRN Pharmaceuticals说", ("Pharmaceuticals", "Company")) == [("TRN Pharmaceuticals", "Company")]
    assert taken("Tarn Developers宣布", ("Tarn", "Company")) == [("Tarn", "Company")]
    assert taken("见tarn-blog-post", ("tarn", "Product")) == [("tarn", "Product")]


def test_an_edition_goes_on_to_its_version() -> None:
    assert taken("Tarn Large 2上下文很长", ("Tarn Large", "Model")) == [("Tarn Large 2", "Model")]
    assert taken("Tarn Large 2倍于对手", ("Tarn Large", "Model")) == [("Tarn Large", "Model")]
    assert taken("开源了Tarn3-30B-A3B模型", ("Tarn3-30B", "Model")) == [("Tarn3-30B-A3B", "Model")]


def test_a_body_in_all_its_length_is_no_thing_of_a_known_one() -> None:
    text = "他在Velor Zurich读博"
    found = [Candidate(span=Span(2, 7), type="Organization", strength=0.9, source="lexicon")]
    seen = whole_runs(found, text, lambda _: VELOR, {Span(2, 14)})
    assert [(c.span.of(text), c.type) for c in seen] == [("Velor Zurich", "Organization")]
    assert [c.type for c in whole_runs(found, text, lambda _: VELOR)] == ["Product"]

"""Versions of known families that no list has, and known names that their maker bears out."""

from __future__ import annotations

import pytest

from kg.extract.names.families import Families, by_makers
from kg.extract.names.lexicon import Lexicon
from kg.packs import Entry, Pack

PACK = Pack(
    names=("test",),
    entries=(
        Entry(name="Norvel", type="Company"),
        Entry(name="Tarn-4", type="Model", alternatives=("Tarn 4 Turbo",), facts=(("developer", "Norvel"),)),
        Entry(name="Glyph", type="Model", facts=(("developer", "Norvel"), ("ambiguous", "yes"))),
        Entry(name="Lumo Pad", type="Product"),
        Entry(name="大地", type="Model", facts=(("developer", "Norvel"), ("ambiguous", "yes"))),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发布Tarn-5.3模型，Tarn 6更好。", [("Tarn-5.3", "Model"), ("Tarn 6", "Model")]),
        ("Tarn5.1-mini-preview与Lumo Pad 7上市。", [("Tarn5.1-mini-preview", "Model"), ("Lumo Pad 7", "Product")]),
        ("Tarn Swift 4.8发布。", [("Tarn Swift 4.8", "Model")]),
        ("Tarn 5月上线，Tarn 3 亿参数，Tarn 40%的用户，Tarn 2026。", []),
        ("Norvel 5和Untarn 5无关。", []),  # a firm, another word
    ],
)
def test_versions(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.span.of(text), c.type) for c in Families(PACK).versions(text)] == expected


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Norvel的助手Glyph上线。", True),
        ("Norvel Glyph 上线。", True),
        ("助手Glyph上线。", False),  # its maker is not named
        ("Norvel发布glyph。", False),
        ("Norvel不喜欢Rhen Glyph。", False),  # the end of another name
    ],
)
def test_the_maker_bears_a_name_out(text: str, sure: bool) -> None:
    hits = by_makers(Lexicon(PACK).hits(text), text)
    assert [hit.sure for hit in hits if hit.entry.name == "Glyph"] == [sure]


@pytest.mark.parametrize(
    ("text", "sure"), [("Norvel大地上线。", True), ("Norvel“大地”上线。", True), ("Norvel在大地上。", False)]
)
def test_a_word_right_behind_its_maker_is_its_thing(text: str, sure: bool) -> None:
    hits = by_makers(Lexicon(PACK).hits(text), text)
    assert [hit.sure for hit in hits if hit.entry.name == "大地"] == [sure]


def test_a_pack_without_things_has_no_families() -> None:
    assert list(Families(Pack(names=("test",))).versions("Tarn 5发布。")) == []

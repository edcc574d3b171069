from __future__ import annotations

import pytest

from kg.extract.names.lexicon import Lexicon
from kg.packs import Entry, Pack


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    entries = (
        Entry(name="Meta", type="Company"),
        Entry(name="GPT-4", type="Model"),
        Entry(name="江岭科技", type="Company", alternatives=("江岭", "Jiangling"), facts=(("ambiguous", "江岭"),)),
        Entry(name="望舒", type="Model", facts=(("ambiguous", "yes"),)),
    )
    return Lexicon(Pack(names=("test",), entries=entries))


def found(lexicon: Lexicon, text: str) -> list[tuple[str, bool]]:
    return [(hit.span.of(text), hit.sure) for hit in lexicon.hits(text)]


def test_latin_names_stand_alone(lexicon: Lexicon) -> None:
    assert found(lexicon, "Metadata与Meta公司") == [("Meta", True)]


def test_a_version_is_not_its_family(lexicon: Lexicon) -> None:
    assert found(lexicon, "GPT-4o和GPT-4.1不是GPT-4。") == [("GPT-4", True)]
    assert found(lexicon, "GPT 4发布后") == [("GPT 4", True)]


def test_names_that_are_words_too_are_unsure(lexicon: Lexicon) -> None:
    assert found(lexicon, "江岭科技的望舒在江岭上线") == [("江岭科技", True), ("望舒", False), ("江岭", False)]


def test_case_does_not_matter(lexicon: Lexicon) -> None:
    assert found(lexicon, "JIANGLING") == [("JIANGLING", True)]


def test_what_stands_in_code_is_no_name(lexicon: Lexicon) -> None:
    assert found(lexicon, "设置 META_NO_LOG，改 .meta/rules，读 jiangling.md，运行 meta --run。") == []
    assert found(lexicon, "Meta/Jiangling 合作。") == [("Meta", True), ("Jiangling", True)]
    assert found(lexicon, "META/JIANGLING 合作。") == [("META", True), ("JIANGLING", True)]

from __future__ import annotations

import pytest

from kg.extract.wording.markup import parse
from kg.model import Span


def test_names_stretches_and_text() -> None:
    text, mentions, stretches = parse("{C|某厂}{T|厂长}{P|老甲=甲乙}说，⟦好⟧。")
    assert text == "某厂厂长老甲说，好。"
    assert [(m.type, m.name, m.span.of(text)) for m in mentions] == [
        ("Company", "某厂", "某厂"),
        ("Title", "厂长", "厂长"),
        ("Person", "甲乙", "老甲"),
    ]
    assert stretches == [Span(8, 9)]


@pytest.mark.parametrize("marked", ["⟦甲", "甲⟧"])
def test_a_stretch_that_does_not_pair_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="write"):
        parse(marked)

from __future__ import annotations

import pytest

from kg.extract.names.candidates import from_wording


@pytest.mark.parametrize("before", ["参数量 300 亿的", "300亿参数的", "千亿级的"])
def test_what_stands_in_quotation_marks_behind_a_size_is_proposed_as_a_model(before: str) -> None:
    text = f"乙川上月发表{before}“川雀”，免费商用。"
    (found,) = from_wording(text)
    assert (found.type, found.span.of(text)) == ("Model", "川雀")

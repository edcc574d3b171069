from __future__ import annotations

import pytest

from kg.extract.links.signs import is_posted_elsewhere, tells_of_founding, tells_of_work
from kg.extract.wording.skeleton import TOKENS

P, C, T = TOKENS["Person"], TOKENS["Company"], TOKENS["Title"]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        (f"{P}在{C}干了十一年", True),
        (f"{C}{P}表示", True),
        (f"{C}的{P}表示", True),
        (f"{P}（{C}）表示", True),
        (f"{P}回归{C}", True),
        (f"{P}在{C}接受了手术", False),
        (f"{P}昨天从{C}得知此事", False),
        (f"{P}前往{C}并与孩子们合影", False),
        (f"{P}仍把{C}当对手", False),
    ],
)
def test_a_word_of_employment_tells_of_work(text: str, works: bool) -> None:
    assert tells_of_work(text, 0, len(text)) is works


@pytest.mark.parametrize(
    ("text", "founds"),
    [
        (f"{P}与{P}创立的{C}上市了", True),
        (f"{P}牵头组建{C}", True),
        (f"{P}旗下的{C}上市了", False),
        (f"{C}成立于2016年，由{P}持股", False),
        (f"{P}入股{C}", False),
    ],
)
def test_owners_are_no_founders(text: str, founds: bool) -> None:
    assert tells_of_founding(text, 0, len(text)) is founds


@pytest.mark.parametrize(
    ("before", "elsewhere"),
    [(f"{C}称，海汀国{T}", True), (f"{C}称，原水务部{T}", True), (f"{C}称，{T}", False), (f"{C}{T}", False)],
)
def test_a_post_may_be_at_a_place_that_is_no_known_name(before: str, elsewhere: bool) -> None:
    assert is_posted_elsewhere(before + P, 3, len(before)) is elsewhere

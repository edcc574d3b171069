from __future__ import annotations

import pytest

from kg.extract.links.rules import Rules
from kg.extract.wording.skeleton import TOKENS
from kg.packs import read_packs

C, P, M = TOKENS["Company"], TOKENS["Person"], TOKENS["Model"]


@pytest.mark.parametrize(
    ("text", "fits", "fits_not"),
    [
        (f"{C}收购了{C}。", {"acquires"}, {"founds"}),
        (f"{C}认购了新股。", set(), {"subscribes to shares"}),  # of nobody
        (f"{P}创办了{C}。", {"founds"}, {"acquires"}),
        (f"{P}创办了{M}。", set(), {"founds"}),
        (f"{C}认购了{C}新股。", {"subscribes to shares"}, set()),
    ],
)
def test_rules_are_tried_where_their_words_and_names_stand(text: str, fits: set[str], fits_not: set[str]) -> None:
    found = {rule.name for rule in Rules.read(read_packs(["common"])).fitting(text)}
    assert fits <= found
    assert not fits_not & found

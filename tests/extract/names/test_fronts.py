"""What stands before a name and is no part of it."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.fronts import without_fronts
from kg.extract.wording.markup import parse


def cut(marked: str) -> list[str]:
    text, mentions, _ = parse(marked)
    found = [Candidate(span=m.span, type=m.type, strength=0.8, source="tagger") for m in mentions]
    return [c.span.of(text) for c in without_fronts(found, text)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{M|砚川-7B}来了。自己{M|部署砚川-72B}，{M|砚川-7B}也行。", ["砚川-7B", "砚川-72B", "砚川-7B"]),
        ("{D|墨川}便宜。文川的新品{D|总比墨川}便宜，{D|墨川}更轻。", ["墨川", "墨川", "墨川"]),
        ("{D|岚川 X7}和{D|叫岚川 Pad 7}的平板，{D|岚川 X8}。", ["岚川 X7", "岚川 Pad 7", "岚川 X8"]),
        ("2023年的{D|初代S1}卖1299元。", ["S1"]),
        ("它的{D|前辈X100}卖8万元。", ["X100"]),
        ("{C|新川乳业}说，{C|新川乳业}不急。", ["新川乳业", "新川乳业"]),
        ("{D|会川}上市，{D|会川Pro}也上市。", ["会川", "会川Pro"]),  # 川 alone is no name here
        ("{M|一个砚川-14B}。", ["一个砚川-14B"]),  # nothing tells that it is called 砚川
    ],
)
def test_words_before_a_name_go_where_the_text_names_it_without(marked: str, expected: list[str]) -> None:
    assert cut(marked) == expected

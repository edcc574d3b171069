from __future__ import annotations

import pytest

from kg.extract.names.backing import borne_out
from kg.extract.names.candidates import Candidate
from kg.extract.wording.markup import parse


def found(marked: str) -> list[tuple[str, str]]:
    text, mentions, _ = parse(marked)
    proposed = [Candidate(span=m.span, type=m.type, strength=0.6, source="tagger") for m in mentions]
    return [(c.span.of(text), c.type) for c in borne_out(text, proposed)]


def test_a_firm_right_behind_a_word_for_founding_is_one() -> None:
    text = "2019年创办{C|川驰机器人}。两人创办{C|企业}家协会，创立{C|川岭}的公司。"
    assert found(text) == [("川驰机器人", "Company")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{C|安闲}是一家成立于2013年的租房平台公司。", [("安闲", "Company")]),
        ("{C|安闲}（Anxian）曾是国内一家茶饮品牌，", [("安闲", "Company")]),
        ("{C|安闲}是一家人的愿望。", []),
        ("{C|川北晨报}记者获悉", [("川北晨报", "Organization")]),
        ("{O|川北晨报}驻江左记者获悉", [("川北晨报", "Organization")]),
        ("{C|川北晨报}的记者很多", []),
    ],
)
def test_what_a_body_is_said_to_be_bears_it_out(marked: str, expected: list[tuple[str, str]]) -> None:
    assert found(marked) == expected

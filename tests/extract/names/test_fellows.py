"""Codes that stand in a row with a thing."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import SURE, Candidate
from kg.extract.names.fellows import from_fellows, of_one_brand
from kg.extract.wording.markup import parse


def fellows(marked: str) -> list[str]:
    text, mentions, _ = parse(marked)
    first = [Candidate(span=m.span, type=m.type, strength=SURE, source="maker") for m in mentions]
    return [c.span.of(text) for c in from_fellows(first, text)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("召回部分{D|川驰S7}、S8和X3汽车。", ["S8", "X3"]),
        ("有E.5、EX5以及{D|W6}在售。", ["EX5", "E.5"]),
        ("推出{D|川驰L9}、L8和L7。", ["L8", "L7"]),  # no levels: their fellow begins with the same letter
        ("{D|砾芯K1}和Q3营收一同公布，达到L3、L4级。", []),
        ("{C|江岭}、S8到场。", []),  # beside a firm nobody knows what it is
        ("{D|川驰S7}、5G和AI2都有。", []),
        ("{D|川驰S7}和{D|X3}上市。", []),
    ],
)
def test_codes_in_a_row(marked: str, expected: list[str]) -> None:
    assert fellows(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{D|栖川 X8}上市，去年的栖川 X7还在卖，{C|栖川}说。", ["栖川 X8", "栖川 X7"]),
        ("{D|栖川X8}上市，{D|栖川X8}卖得好。", []),  # one code alone bears out nothing
        ("{D|栖川X8}上市，栖川Q3营收下滑。", []),  # a quarter
        ("{D|栖川X8}上市，栖川{D|X7}停售。", ["栖川X8"]),  # found without its brand
        ("{C|栖川X8}和栖川X7。", []),
    ],
)
def test_codes_of_one_brand(marked: str, expected: list[str]) -> None:
    text, mentions, _ = parse(marked)
    first = [Candidate(span=m.span, type=m.type, strength=0.4, source="tagger") for m in mentions]
    found = list(of_one_brand(first, text))
    assert [c.span.of(text) for c in found] == expected
    assert all(c.strength == SURE for c in found)

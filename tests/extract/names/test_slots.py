"""Names that fill a place in a row."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import SURE, Candidate
from kg.extract.names.slots import filled
from kg.extract.wording.markup import parse
from kg.model import Span

DOUBTFUL = 0.58


def names(marked: str, *unsure: tuple[str, str], strength: float = DOUBTFUL) -> list[str]:
    """Give the names of a text, of which those marked up are sure, and `unsure` what else the tagger proposes."""
    text, mentions, _ = parse(marked)
    found = [Candidate(span=m.span, type=m.type, strength=SURE, source="lexicon") for m in mentions]
    proposed = []
    for kind, name in unsure:
        at = text.index(name)
        proposed.append(Candidate(span=Span(at, at + len(name)), type=kind, strength=strength, source="tagger"))
    return [c.span.of(text) for c in filled(found, proposed, text, frozenset({"奥兰"}))]


@pytest.mark.parametrize(
    ("marked", "unsure", "expected"),
    [
        ("受邀的有{C|川驰}、7N、{C|岚音}等企业。", ("Company", "7N"), ["川驰", "7N", "岚音"]),
        ("{C|江岭地产}、{C|砾川}A等走高。", ("Company", "砾川A"), ["江岭地产", "砾川A"]),
        ("{O|市川务委}、市{O|发改委}（下同）、市粮办。", ("Organization", "市发改委"), ["市川务委", "市发改委"]),
        ("{C|川驰}、7N。", ("Product", "7N"), ["川驰"]),  # beside names of another type
        ("{C|川驰}说7N、岚音都来。", ("Company", "7N"), ["川驰"]),  # not in its row
        ("{C|川驰}、7N系列都来。", ("Company", "7N"), ["川驰"]),  # not all that stands there
        ("{D|川驰S7}、{C|岚音}望川都来。", ("Product", "岚音望川"), ["川驰S7", "岚音"]),  # a thing and its maker
        ("{C|川驰}、奥兰{C|岚音}都来。", ("Company", "奥兰岚音"), ["川驰", "岚音"]),  # its country before it
        ("{O|市川务委}、粮食局、{O|市渔委}。", ("Organization", "粮食局"), ["市川务委", "市渔委"]),
    ],
)
def test_the_whole_place(marked: str, unsure: tuple[str, str], expected: list[str]) -> None:
    assert names(marked, unsure) == expected


def test_one_bears_out_the_next() -> None:
    row = "{C|川驰}、7N、8N、9N。"
    assert names(row, ("Company", "8N"), ("Company", "9N"), ("Company", "7N")) == ["川驰", "7N", "8N", "9N"]
    assert names(row, ("Company", "9N")) == ["川驰"]


def test_hardly_seen() -> None:
    assert names("{C|川驰}、7N、{C|岚音}。", ("Company", "7N"), strength=0.51) == ["川驰", "岚音"]

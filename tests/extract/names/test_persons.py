"""Whom a short name of a person means in one document."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.persons import from_surnames, nicknamed, whom
from kg.extract.wording.markup import parse
from kg.model import Span


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("{P|沈砚舟}来了，{P|沈总}说好，{P|老沈}走了。", {"沈总": "沈砚舟", "老沈": "沈砚舟"}),
        ("{P|沈总}说好，{P|沈砚舟}点头。", {"沈总": "沈砚舟"}),  # the only one of the document
        ("{P|沈砚舟}和{P|沈知远}来了，{P|沈总}说好。", {"沈总": "沈知远"}),  # the last one
        ("{P|沈砚舟}来了，{P|砚舟}说好。", {"砚舟": "沈砚舟"}),
        ("{P|沈砚舟}、{P|陆砚舟}来了，{P|砚舟}说好。", {}),  # either may be meant
        ("{P|帕川·索里奥}来了，{P|索里奥}说好。", {"索里奥": "帕川·索里奥"}),
        ("{P|帕川 · 索里奥}来了，{P|索里奥}说好。", {"索里奥": "帕川 · 索里奥"}),
        ("{P|陆砚舟}来了，{P|沈总}说好。", {}),
        ("", {}),
    ],
)
def test_whom_a_short_name_means(marked: str, meant: dict[str, str]) -> None:
    text, mentions, _ = parse(marked)
    found = whom(text, [(m.span, m.type) for m in mentions])
    assert {span.of(text): name for span, name in found.items()} == meant


@pytest.mark.parametrize(
    ("text", "inner", "outer", "only_a_nickname"),
    [
        ("沈砚舟（花名：逍云子）说", "逍云子", "沈砚舟", True),
        ("逍云子（本名沈砚舟）说", "沈砚舟", "逍云子", False),
        ("沈总（沈砚舟）说", "沈砚舟", "沈总", False),
        ("沈砚舟（Shen Yan）说", "Shen Yan", "沈砚舟", False),
        ("沈砚舟说，逍云子也说", "逍云子", "沈砚舟", False),
    ],
)
def test_a_bracket_may_give_only_a_nickname(text: str, inner: str, outer: str, only_a_nickname: bool) -> None:
    assert nicknamed(inner, outer, text) is only_a_nickname


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("杨川令说好。杨指出，产能够用。", ["杨"]),
        ("杨川令说好。沈指出，产能够用。", []),  # nobody of that name
        ("杨川令说好。有杨指出方向。", []),
    ],
)
def test_who_speaks_by_the_surname_alone(text: str, found: list[str]) -> None:
    named = Candidate(span=Span(0, 3), type="Person", strength=0.9, source="tagger")
    assert [c.span.of(text) for c in from_surnames(text, [named])] == found

"""Media by what they do and what is done to them, and firms that only speak."""

from __future__ import annotations

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.media import is_medium, reports
from kg.model import Span

NAME = "川岸科技"


def place(text: str, kind: str = "Organization") -> Candidate:
    start = text.index(NAME)
    return Candidate(Span(start, start + len(NAME)), kind, 0.7, "tagger")


@pytest.mark.parametrize("text", ["川岸科技注意到，股价跌了。", "他告诉川岸科技，会去的。", "公司向川岸科技再次回应。"])
def test_who_reports_or_is_spoken_to_is_a_medium(text: str) -> None:
    assert reports(place(text), text)
    assert not reports(place(text, "Person"), text)


@pytest.mark.parametrize("text", ["川岸科技宣布涨价。", "他告诉川岸科技的客户。", "公司向川岸科技供货。"])
def test_who_acts_or_is_supplied_is_none(text: str) -> None:
    assert not reports(place(text), text)
    assert not is_medium(place(text), text)


def test_an_organisation_that_has_news_is_a_medium() -> None:
    text = "川岸科技讯，新机上市。"
    assert is_medium(place(text), text)
    assert not is_medium(place(text, "Company"), text)
    assert not is_medium(place("川岸科技讯息网"), "川岸科技讯息网")

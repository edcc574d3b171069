"""What a row tells of its members."""

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.told_rows import from_rows_of_latin, of_no_entities
from kg.model import Span


@pytest.mark.parametrize(
    "text",
    [
        "论文发在川际、Velox等国际顶会上。",
        "川际等期刊拒了稿。",
        "影片拿下川际、Velox和Norra等三大奖项。",
        "模型在川际等多个基准上领先。",
    ],
)
def test_a_row_of_events_awards_and_the_like_names_nothing_that_is_kept(text: str) -> None:
    at = text.index("川际")
    assert of_no_entities(Span(at, at + 2), text)


@pytest.mark.parametrize(
    "text",
    [
        "川际、Velox等会议软件公司涨价。",
        "川际、Velox等公司参会。",
        "川际等签下新的投资协议。",
        "他在川际、教育部等部门和城市待过。",
        "川际获奖。别的赛事等奖项不算。",
        "川际、Velox等大语言模型降了价。",
        "川际等课程软件下架。",
        "川际等标准化产品卖得慢。",
    ],
)
def test_other_rows_tell_nothing(text: str) -> None:
    at = text.index("川际")
    assert not of_no_entities(Span(at, at + 2), text)


def test_a_row_of_nothing_but_words_of_joining_is_read_at_once() -> None:
    assert not of_no_entities(Span(0, 2), "川际" + "和平与谐及" * 4000)


def others(text: str, name: str) -> list[str]:
    at = text.index(name)
    known = Candidate(span=Span(at, at + len(name)), type="Product", strength=0.8, source="tagger")
    return [c.span.of(text) for c in from_rows_of_latin([known], text)]


def test_a_row_of_letters_is_read_to_both_ends() -> None:
    assert others("产品有vNote、vBook、vCast、vClient等。", "vNote") == ["vBook", "vCast", "vClient"]
    assert others("支持Tarn系列、Velox系列和Norra系列。", "Norra") == ["Velox", "Tarn"]


def test_techniques_and_grades_of_a_row_are_no_things() -> None:
    assert others("它集成了Tarnix、GPU、AI和X。", "Tarnix") == []

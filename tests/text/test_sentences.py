from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentences import paragraphs, sentences


def cut(text: str) -> list[str]:
    return [s.of(text) for s in sentences(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货到了。人没到！谁去？", ["货到了。", "人没到！", "谁去？"]),
        ("“先试产。再扩产。”厂长说。会散了。", ["“先试产。", "再扩产。”厂长说。", "会散了。"]),
        ("他问“行吗？”的时候，没人应声。", ["他问“行吗？”的时候，没人应声。"]),
        ("还缺电、缺水……等条件。", ["还缺电、缺水……等条件。"]),
        (
            "“够了。”她认为，扩产之前应当先把良率做上去，否则得不偿失。",
            ["“够了。”", "她认为，扩产之前应当先把良率做上去，否则得不偿失。"],
        ),
        ("We use Model 3. It works. 版本是3.5。", ["We use Model 3. ", "It works. 版本是3.5。"]),
        ("（完。）下一段。", ["（完。）", "下一段。"]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_paragraphs_are_lines_without_outer_blanks() -> None:
    text = "\u3000\u3000第一段。 \r\n\r\n\t第二段\n"
    assert [p.of(text) for p in paragraphs(text)] == ["第一段。", "第二段"]


@given(st.text(alphabet="甲乙，。！？…”“」「（）. \n\u3000Aa1的等"))
def test_sentences_cover_their_paragraphs_in_order(text: str) -> None:
    lines = paragraphs(text)
    found = sentences(text, lines)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(s.start < s.end for s in found)
    assert "".join(s.of(text) for s in found) == "".join(p.of(text) for p in lines)


@pytest.mark.parametrize("text", ["小仓开了。　　大仓关了。", "小仓开了。  大仓关了。"])
def test_an_indent_within_a_line_begins_a_paragraph(text: str) -> None:
    assert [p.of(text) for p in paragraphs(text)] == ["小仓开了。", "大仓关了。"]


def test_a_blank_within_a_sentence_begins_none() -> None:
    assert len(paragraphs("小仓　　大仓  都关了。 明年再开。")) == 1


def test_a_dialogue_that_lost_its_line_breaks_is_cut_where_somebody_speaks_again() -> None:
    turns = [f"{who}：{'我们做了很久的泵，今年还要做下去，' * 8}不会停。" for who in ("汪砚", "骆景昀") * 3]
    text = "".join(turns) + "他说：好。"
    assert [p.of(text) for p in paragraphs(text)] == [*turns[:-1], turns[-1] + "他说：好。"]
    assert len(paragraphs("".join(turns[:4]))) == 1

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.claims.particulars import Particulars, examples
from kg.extract.claims.quotes import Quotes
from kg.extract.claims.topics import Topics
from kg.model import Quote
from kg.packs import Pack, read_packs
from tests.extract.readings import reading


@cache
def pack() -> Pack:
    return read_packs(["ai"])


@cache
def extractors() -> tuple[Quotes, Topics, Particulars]:
    return Quotes(pack()), Topics(pack()), Particulars(pack())


def quotes(marked: str, published: str | None = "2025-06-30") -> tuple[str, tuple[Quote, ...]]:
    found = reading(marked, published)
    for extractor in extractors():
        found = extractor(found)
    return found.text, found.quotes


def test_the_examples_of_the_packs() -> None:
    assert examples(pack()) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "negated"),
    [
        ("{P|辛若棠}预计，明年机器人的销量会翻一番。", "prediction", False),
        ("{C|鹤洲动力}否认，公司将出售工厂。", "denial", True),
        ("{C|鹤洲动力}表示，两家公司分别投资一亿元。", "announcement", False),
        ("{C|鹤洲动力}表示，这个级别的电池特别受欢迎。", "announcement", False),
        ("{C|鹤洲动力}表示，收购价不多于三亿元。", "announcement", False),
        ("{C|鹤洲动力}承诺，三年之内不涨价。", "promise", True),
        ("{P|辛若棠}认为，价格战没有赢家。", "opinion", True),
        ("{P|辛若棠}透露，新厂五月已经投产。", "announcement", False),
        ("{P|辛若棠}透露，基金会仍是非营利组织。", "announcement", False),
    ],
)
def test_kind_and_polarity(sentence: str, kind: str, *, negated: bool) -> None:
    _, found = quotes(sentence)
    assert [(q.kind, q.negated) for q in found] == [(kind, negated)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4月17日，{P|辛若棠}在一场论坛上表示，价格战没有赢家。", "2025-04-17"),
        ("{P|辛若棠}4月17日在会上表示，价格战没有赢家。", "2025-04-17"),
        ("{P|辛若棠}昨日接受采访时说，价格战没有赢家。", "2025-06-29"),
        ("“价格战没有赢家。”{P|辛若棠}上周五对记者说。", "2025-06-27"),
        ("4月17日，储能大会在鹤洲开幕。会上，{P|辛若棠}表示，价格战没有赢家。", "2025-04-17"),
        ("{P|辛若棠}此前曾表示，价格战没有赢家。", ""),
        ("{P|辛若棠}表示，4月17日的报价是误会。", None),
        ("截至4月17日，公司已停产。{P|辛若棠}表示，下月恢复。", None),
        ("{P|辛若棠}表示，价格战没有赢家。", None),
    ],
)
def test_when_it_was_said_if_the_text_tells(text: str, told: str | None) -> None:
    assert [q.told for q in quotes(text)[1]] == [told]


def test_numbers_say_what_they_measure_of_what_and_for_when() -> None:
    text, found = quotes("{P|辛若棠}透露，{C|鹤洲动力}2024年营收达到30亿元，员工有两千人。")
    money, people = found[0].quantities
    assert (money.span.of(text), money.value, money.unit, money.measure) == ("30亿元", "3000000000", "元", "revenue")
    assert money.period == "2024"
    assert getattr(money.subject, "name", None) == "鹤洲动力"
    assert (people.span.of(text), people.measure) == ("两千人", None)


def test_a_number_may_be_denied() -> None:
    _, found = quotes("{P|辛若棠}说，国产模型也许落后半年，但绝不是落后三年。")
    assert [(q.value, q.negated) for q in found[0].quantities] == [("6", False), ("36", True)]


def test_what_words_without_a_name_mean() -> None:
    _, found = quotes("{M|雁回}上月开源。{P|辛若棠}说，该模型还会更新，它的价格也会再降。")
    assert [m.name for m in found[0].about] == ["雁回"]


def test_clauses_that_assert_nothing_are_left_out() -> None:
    _, found = quotes("{P|辛若棠}说，如果{M|雁回}涨价，客户会走吗？{M|雁回}不会涨价。")
    assert [(a.predicate, a.negated) for a in found[0].assertions] == [("涨价", True)]


def test_compounds_that_come_back_are_topics() -> None:
    _, found = quotes("{P|辛若棠}说，质检试题要换。\n{P|辛若棠}还说，质检试题不换就没有意义。")
    assert all("质检试题" in q.topics for q in found)

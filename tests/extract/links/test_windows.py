"""Windows: a paragraph's words with names as tokens, the names that open it, and the pairs with what lies between."""

from __future__ import annotations

from kg.extract.links.windows import FIRM, LONGEST, MAIN, NOWHERE, OPENING, PERSON, Window, ending, windows
from kg.extract.wording.skeleton import TOKENS, Skeleton, skeleton
from kg.model import Mention, Reading
from tests.extract.readings import reading

FITS = frozenset((a, b) for a in ("Person", "Company") for b in ("Person", "Company"))
C, P = TOKENS["Company"], TOKENS["Person"]


def cut(given: Reading, main: Mention | None = None) -> list[Window]:
    bones: list[Skeleton] = [
        skeleton(given.text, s, [m for m in given.mentions if m.span.inside(s)]) for s in given.sentences
    ]
    return list(windows(bones, given.paragraphs, main, FITS))


def test_names_are_tokens_and_numbers_one_word() -> None:
    (window,) = cut(reading("{P|魏思齐}2019年加入{C|岑石微}任{T|总裁}。"))
    assert window.tokens == [OPENING, P, "0", "年", "加入", C, "任", TOKENS["Title"], "。"]
    assert [(n.at, n.mention.name, n.opens) for n in window.names] == [(1, "魏思齐", 0), (5, "岑石微", 0)]
    (pair,) = window.pairs
    assert pair == (0, 1, (3, 0, 0, 0, 0, 0, 1, 0, 0, 0))


def test_tokens_tell_where_they_stand_and_posts_their_words() -> None:
    given = reading("{P|魏思齐}出任{C|岑石微}{T|联合创始人兼CTO}。")
    (window,) = cut(given, given.mentions[1])
    begin = window.tokens.index(OPENING) + 1
    assert window.places[:begin] == [NOWHERE] * begin
    assert [place.of(given.text) for place in window.places[begin:]] == [
        "魏思齐",
        "出任",
        "岑石微",
        "联合创始人兼CTO",
        "。",
    ]
    assert window.posts == {begin + 3: ["联合", "创始人", "兼", "cto"]}


def test_a_window_opens_with_what_its_paragraph_may_leave_unsaid() -> None:
    given = reading("{C|岑石微}来了{P|魏思齐}。\n{P|骆景昀}则离开了公司。\n{C|叠霜}没有说话。")
    first, second, third = cut(given, given.mentions[0])
    assert [(n.mention.name, n.opens) for n in first.names] == [("岑石微", MAIN), ("岑石微", 0), ("魏思齐", 0)]
    assert second.tokens[:4] == [C, P, OPENING, P]
    assert [(n.mention.name, n.opens) for n in second.names[:2]] == [("岑石微", MAIN), ("魏思齐", PERSON)]
    assert [(n.mention.name, n.opens) for n in third.names[:2]] == [("岑石微", MAIN), ("骆景昀", PERSON)]
    assert FIRM not in {n.opens for n in third.names}  # it is the document's firm already
    assert not any(third.names[p.first].opens and third.names[p.second].opens for p in third.pairs)


def test_pairs_tell_what_stands_between_them() -> None:
    (window,) = cut(reading("{P|魏思齐}和{P|骆景昀}说，{C|叠霜}不如{C|岑石微}。{P|魏思齐}笑了。"))
    told = {
        (window.names[p.first].mention.name, window.names[p.second].mention.name, window.names[p.second].at): p.features
        for p in window.pairs
    }
    assert told["魏思齐", "岑石微", 8][:7] == (6, 1, 1, 0, 0, 0, 1)
    assert told["魏思齐", "岑石微", 8][7:] == (0, 1, 0)  # no like spelling; somebody named twice
    assert told["骆景昀", "岑石微", 8][6] == 0  # somebody else stands before
    assert told["骆景昀", "魏思齐", 10][3] == 1  # a sentence on
    assert all(a != b for a, b, _ in told)


def test_long_paragraphs_are_cut_between_sentences() -> None:
    given = reading("".join(f"{{P|魏思齐}}在{{C|岑石微}}做第{'很' * 40}次试验。" for _ in range(8)))
    read = cut(given)
    assert len(read) > 1
    assert all(len(w.tokens) <= LONGEST + 3 for w in read)


def test_what_ties_nothing_is_no_window() -> None:
    assert cut(reading("{P|魏思齐}来了。\n{C|岑石微}倒了。"))[0].names[0].opens == PERSON
    assert cut(reading("{P|魏思齐}来了。")) == []
    assert cut(reading("没有名字。")) == []


def test_pairs_tell_how_spellings_meet() -> None:
    (window,) = cut(reading("{C|岑石微}、{C|岑石微物流}、{C|岑石资本}和{C|叠霜}都在。"))
    alike = {
        (window.names[p.first].mention.name, window.names[p.second].mention.name): p.features[7] for p in window.pairs
    }
    assert alike["岑石微", "岑石微物流"] == 3  # the first stands in the second
    assert alike["岑石微物流", "岑石资本"] == 1  # they begin alike
    assert alike["岑石微物流", "叠霜"] == 0


def test_the_word_that_a_name_ends_in_tells_its_sort_and_people_have_none() -> None:
    assert ending("Company", "松砾资本") == "资本"
    assert ending("Company", "恒川（江左）物流有限公司") == "物流"
    assert ending("Company", "Songyuan Capital") == "capital"
    assert ending("Person", "魏思齐") is None

"""Whom a document presents as a person, and whom only a doubtful tagger sees."""

import pytest

from kg.extract.names.candidates import Candidate
from kg.extract.names.presented import nobodies, presents
from kg.extract.wording.markup import parse

ARTICLE = "\n" + "厂区很大，货车来来往往，没有人说话。" * 12  # what makes a sentence part of an article
SURNAMES = frozenset(("沈", "陆", "高", "安", "石", "欧阳"))


def doubted(marked: str, strength: float = 0.6) -> set[str]:
    """Give the names that are refused of the persons marked in a text."""
    text, mentions, _ = parse(marked)
    found = [Candidate(span=m.span, type=m.type, strength=strength, source="tagger") for m in mentions]
    kinds = {m.span.of(text): m.type for m in mentions}
    posts = {m.span.end for m in mentions if m.type == "Title"}
    return nobodies(found, kinds, text, posts, SURNAMES)


@pytest.mark.parametrize(
    "marked",
    [
        "这是公司的{P|高光}时刻。",
        "规模的{P|高开平}走之后，客户变少了。",
        "新厂在{P|安川}的东边。",
        "{P|申诉书}还称，金额有误。",  # a paper speaks too
        "观众买了《{P|沈砚}传》，又借来《{P|沈砚}传》续集。",
    ],
)
def test_nobody_is_made_of_words_that_nothing_presents(marked: str) -> None:
    text, mentions, _ = parse(marked)
    assert doubted(marked + ARTICLE) == {mentions[0].span.of(text)}


def test_a_lone_sentence_presents_few_so_that_only_words_for_things_are_refused() -> None:
    assert doubted("缺少{P|索里奥}的后防很吃力。") == set()
    assert doubted("缺少{P|索里奥}的后防很吃力。" + ARTICLE) == {"索里奥"}
    assert doubted("{P|申诉书}还称，金额有误。") == {"申诉书"}


@pytest.mark.parametrize(
    "marked",
    [
        "总经理{P|高光}到场。",
        "{P|高光}出任董事长。",
        "{P|安川}表示，产线已经满了。",
        "{P|安川}：今天谈三件事。",
        "接替已经离任的{P|安川}。",
        "来的是如今身为创投合伙人的{P|安川}。",
        "制作/{P|安川}\n正文在后。",
        "{P|沈砚舟}的车停在门口。",  # three characters that are hardly anything else
        "{P|陆某}的车停在门口。",
        "{P|陆老板}的车停在门口，{P|安太太}的也在。",
        "后来的{P|巴菲特}午餐无人问津。",  # jieba knows the foreign person
        "{P|帕斯卡·索里奥}的车停在门口，{P|索里奥}的人在等。",
        "大家看好{P|高光}、{P|沈砚舟}的组合。",
        "人称阿光的那位（{P|高光}，男，三十岁）来了。{P|高光}说话很慢。",
    ],
)
def test_a_person_is_whom_one_place_presents(marked: str) -> None:
    assert doubted(marked) == set()


@pytest.mark.parametrize("marked", ["新任财务总监{P|授意}，董事长点头。", "环卫工{P|冒雪}出门。"])
def test_a_word_that_begins_with_no_surname_is_nobody_even_behind_a_post(marked: str) -> None:
    assert len(doubted(marked)) == 1


def test_a_byline_may_name_any_word() -> None:
    assert doubted("江左基金报 {P|授意}\n正文在后。") == set()


def test_a_town_is_nobody_because_it_answers() -> None:
    assert doubted("{P|安川}回应了。安川县的人都知道。") == {"安川"}
    assert doubted("{P|安川}回应了。大家都知道。") == set()


def test_a_compound_surname_makes_a_name() -> None:
    assert doubted("新厂在{P|欧阳川}的东边。") == set()


def test_a_sure_name_needs_nothing_beside_it() -> None:
    assert doubted("新厂在{P|安川}的东边。", strength=0.8) == set()
    assert doubted("这是{P|宿命}还是巧合。", strength=0.8) == {"宿命"}  # a word of the dictionary needs more


def test_three_characters_that_are_no_word_need_less_than_two() -> None:
    assert doubted("厂里的{P|陆索欧}和机器。" + ARTICLE, 0.7) == set()
    assert doubted("厂里的{P|索欧}和机器。" + ARTICLE, 0.7) == {"索欧"}


@pytest.mark.parametrize(
    ("marked", "so"),
    [
        ("广告主管{P|索里奥}（Tarn Sorio）", True),
        ("{P|索里奥}出生在江边。", True),
        ("{P|索里奥}表示，产线满了。", False),  # a firm says so too
    ],
)
def test_a_post_or_a_life_presents_and_a_word_of_saying_does_not(marked: str, so: bool) -> None:
    text, (mention, *_), _ = parse(marked)
    assert presents(Candidate(span=mention.span, type="Person", strength=0.6, source="tagger"), text) is so

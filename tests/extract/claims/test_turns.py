from __future__ import annotations

import pytest

from kg.extract.claims.quotes import Quotes
from kg.extract.claims.turns import asserts, turns
from kg.extract.wording.markup import parse
from kg.model import Document, Reading
from kg.packs import read_packs
from kg.text.sentences import paragraphs, sentences


def read(marked: str) -> Reading:
    text, mentions, _ = parse(marked)
    whole = paragraphs(text)
    return Reading(
        document=Document(id="t", text=text, sha256=""),
        text=text,
        paragraphs=tuple(whole),
        sentences=tuple(sentences(text, whole)),
        mentions=tuple(mentions),
    )


def told(marked: str) -> list[str]:
    reading = read(marked)
    text = reading.text
    found = Quotes(read_packs(["common"]))(reading).quotes
    return [f"{q.speaker.name if q.speaker else '?'}：{q.content.of(text)}" for q in found]


INTERVIEW = """{C|北斛物流}创始人{P|卢青禾}最近很忙。
选址的学问
记者：为什么只做小仓？
{P|卢青禾}：因为周转快。
还有一个原因，地便宜。
记者：明年呢？
{P|卢青禾}：再建三座。
采访结束时，一辆货车刚好进站。"""


def test_every_paragraph_of_a_turn_is_a_claim_and_questions_are_none() -> None:
    assert told(INTERVIEW) == ["卢青禾：因为周转快。", "卢青禾：还有一个原因，地便宜。", "卢青禾：再建三座。"]


def test_answers_belong_to_whom_the_introduction_names() -> None:
    text = "本刊专访了{C|北斛物流}的{P|卢青禾}。\n问：贵不贵？\n答：不贵，租金只有一半。\n问：快不快？\n答：快得很，半天就到。"
    assert told(text) == ["卢青禾：不贵，租金只有一半。", "卢青禾：快得很，半天就到。"]


def test_a_named_moderator_speaks_only_where_he_asserts() -> None:
    text = """{P|佟远}：欢迎各位，请先谈谈选址。
{P|卢青禾}：选址要看路网。
{P|佟远}：小仓是趋势，行业里已经有了共识。怎么看成本？
{P|卢青禾}：成本在空置。
{P|冉一舟}：我同意，空置最贵。"""
    assert told(text) == [
        "卢青禾：选址要看路网。",
        "佟远：小仓是趋势，行业里已经有了共识。怎么看成本？",
        "卢青禾：成本在空置。",
        "冉一舟：我同意，空置最贵。",
    ]


def test_two_long_turns_are_a_transcript() -> None:
    text = """{P|卢青禾}：小仓的生意这两年变化很大，我们最早在城东试了三个点，后来才敢往城里走。
租金是最大的成本，其次才是人。
{P|冉一舟}：设备的价格降了一半，可是愿意先装再付钱的客户没有变多，大家都在等。
{P|冉一舟}曾任某设备厂总工程师，负责过两条产线。"""
    assert told(text) == [
        "卢青禾：小仓的生意这两年变化很大，我们最早在城东试了三个点，后来才敢往城里走。",
        "卢青禾：租金是最大的成本，其次才是人。",
        "冉一舟：设备的价格降了一半，可是愿意先装再付钱的客户没有变多，大家都在等。",
    ]


def test_a_name_that_does_something_before_a_colon_is_no_label() -> None:
    text = (
        "{T|主持人}{P|卢青禾}笑着总结：“说了一上午，没有一位不缺人。”也有人私下抱怨，租金太贵。\n"
        "{O|仓储协会}{T|主任}{P|魏承岳}带来一组数据：送检的仓库里一次通过的只有四成，比去年还少了一成。"
    )
    assert not any("抱怨" in words for words in told(text))


def test_names_on_lines_of_their_own_are_labels() -> None:
    text = """Operator
各位好，感谢您的等待，会议现在开始。
{P|卢青禾}
谢谢大家。小仓的收入增长了两成。
租金还会再降。
{P|佟远}
谢谢管理层。明年的开支会不会翻倍？
{P|冉一舟}
我补充一点，设备的毛利率是三成。"""
    assert told(text) == [
        "卢青禾：谢谢大家。小仓的收入增长了两成。",
        "卢青禾：租金还会再降。",
        "冉一舟：我补充一点，设备的毛利率是三成。",
    ]


@pytest.mark.parametrize(("ask", "label"), [("记者：", "{P|卢青禾}："), ("《仓储周刊》：", "{P|卢青禾}：")])
def test_a_label_alone_on_its_line_opens_a_turn_of_all_paragraphs_up_to_the_next(ask: str, label: str) -> None:
    text = f"""{{C|北斛物流}}创始人{{P|卢青禾}}近日作了阐述，以下是对话实录整理：
{ask}外界看来，小仓是不是太小了？
{label}
很多同行认为小仓不赚钱，他们说租金太贵。

我们算过，周转快一倍，租金就便宜一半。
{ask}
还有人说，明年会降价，是这样吗？
{label}
不会。"""
    assert told(text) == [
        "卢青禾：很多同行认为小仓不赚钱，他们说租金太贵。",
        "卢青禾：我们算过，周转快一倍，租金就便宜一半。",
        "卢青禾：不会。",
    ]


def test_an_interviewer_passes_on_what_somebody_named_has_stated() -> None:
    text = "记者：{P|佟远}说，小仓不赚钱。你怎么看？\n{P|卢青禾}：他算错了。\n记者：为什么？\n{P|卢青禾}：因为周转快。"
    assert told(text) == ["佟远：小仓不赚钱", "卢青禾：他算错了。", "卢青禾：因为周转快。"]


def test_marks_around_a_whole_turn_are_no_part_of_it() -> None:
    text = "记者：小仓赚钱吗？\n{P|卢青禾}：“小仓月月都赚钱。”\n记者：大仓呢？\n{P|卢青禾}：“大”和“小”都要看周转。"
    assert told(text) == ["卢青禾：小仓月月都赚钱。", "卢青禾：“大”和“小”都要看周转。"]


def test_lines_with_names_over_portraits_are_no_transcript() -> None:
    text = """{P|卢青禾}
北斛物流创始人，曾在码头工作十年。
{P|冉一舟}
设备工程师，写过两本书。
{P|佟远}
投资人，关注仓储。"""
    assert told(text) == []


def test_an_unknown_label_that_keeps_asking_is_a_medium() -> None:
    text = "Dock Notes：为什么？\n{P|卢青禾}：因为快。\nDock Notes：然后呢？\n{P|卢青禾}：然后更快。"
    assert told(text) == ["卢青禾：因为快。", "卢青禾：然后更快。"]


def test_a_host_named_in_brackets_is_known_later() -> None:
    text = "主持人（{P|佟远}）：今天来了三位，一位建仓，一位管仓。\n{P|卢青禾}：我建仓。\n主持人：小仓已经是主流了。\n{P|卢青禾}：是的。"
    assert told(text)[2] == "佟远：小仓已经是主流了。"


def test_a_heading_ends_a_turn_and_a_list_of_guests_is_none() -> None:
    text = """{P|卢青禾}：{C|北斛物流}副总裁
{P|佟远}：{C|南蒿仓储}总裁
{P|卢青禾}：我先说，选址要准。
{P|佟远}：我补充，招人要快。
{P|卢青禾}：对，人最难。
标签：仓储 物流
下一届展会将于九月举行。"""
    assert told(text) == ["卢青禾：我先说，选址要准。", "佟远：我补充，招人要快。", "卢青禾：对，人最难。"]


def test_a_sentence_about_a_saying_inside_a_turn_is_no_label() -> None:
    text = (
        "记者：难吗？\n{P|卢青禾}：难。\n我们创始人{P|佟远}常说一句话：慢就是快。\n记者：还有呢？\n{P|卢青禾}：没有了。"
    )
    assert told(text) == ["卢青禾：难。", "卢青禾：我们创始人佟远常说一句话：慢就是快。", "卢青禾：没有了。"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("为什么？", False),
        ("欢迎大家来到现场，请各位先谈谈看法。", False),
        ("当企业要解决问题时，如何降低成本？有没有挑战？", False),
        ("小仓是大势所趋，怎么看成本？", True),
        ("今年展会上提出了一个问题，仓库要不要联网。", True),
    ],
)
def test_what_a_moderator_asserts(words: str, wanted: bool) -> None:
    assert asserts(words) is wanted


def test_a_speech_given_whole_is_its_speakers() -> None:
    text = """{C|北斛物流}创始人{P|卢青禾}在{P|佟远}主持的年会上讲话，讲了二十分钟。
以下为{P|卢青禾}演讲全文，经本刊整理：
小仓的账
今天我想算三笔账。
第一笔是租金，我们付得起。
第二笔是人工。
（编辑：{P|冉一舟}）
小仓越来越多。"""
    assert told(text) == ["卢青禾：今天我想算三笔账。", "卢青禾：第一笔是租金，我们付得起。", "卢青禾：第二笔是人工。"]


def test_a_speech_given_whole_may_begin_behind_the_name_of_its_speaker() -> None:
    text = """以下是演讲速记整理内容：
接下来有请{C|北斛物流}总裁{P|卢青禾}先生。
{P|卢青禾}：各位好，我讲讲租金。
我们付得起。
仓库会更小。"""
    assert told(text) == ["卢青禾：各位好，我讲讲租金。", "卢青禾：我们付得起。", "卢青禾：仓库会更小。"]


def test_a_list_behind_such_a_line_is_no_speech() -> None:
    assert told("以下为{P|卢青禾}演讲实录目录：\n租金高了。\n人工贵了。\n仓库小了。\n路更远了。") == []


def test_who_is_a_name_at_one_label_is_one_at_all() -> None:
    text = """{P|卢青禾}：选址要看路网，这是第一位的。
{P|佟远}（仓储协会会长）：成本在空置。
{P|卢青禾}：空置就是选址没有做好。
佟远：留一盏灯，让夜班的人看得见。"""
    assert told(text)[-1] == "佟远：留一盏灯，让夜班的人看得见。"


def test_numbered_questions_of_an_interview_are_answered_by_its_guest() -> None:
    text = """本刊专访{C|北斛物流}的{P|卢青禾}。
问题一：卢总，为什么只做小仓？
大家好，我是{P|卢青禾}，做仓库十年了。
1. 小仓周转快。
问题二：明年还建吗？
再建三座。"""
    assert told(text) == ["卢青禾：大家好，我是卢青禾，做仓库十年了。", "卢青禾：1. 小仓周转快。", "卢青禾：再建三座。"]


def test_numbered_questions_of_no_interview_are_answered_by_nobody() -> None:
    text = "{P|卢青禾}建了三座仓库。\n问题一：小仓贵吗？\n不贵，租金只有一半。\n问题二：小仓远吗？\n不远，半天就到。"
    assert told(text) == []


def test_questions_with_numbers_end_a_turn() -> None:
    text = "问题 8：为什么只做小仓？\n{P|卢青禾}：因为周转快。\n地也便宜。\n问题 9：明年呢？\n{P|卢青禾}：再建三座。"
    assert told(text) == ["卢青禾：因为周转快。", "卢青禾：地也便宜。", "卢青禾：再建三座。"]


def test_whoever_asks_what_a_name_answers_at_once_is_a_medium() -> None:
    text = "仓里人：小仓为什么比大仓更受欢迎，您怎么看待这门生意的前景？\n{P|卢青禾}：因为小仓的周转比大仓快得多，租金只有一半，而且哪里都能建，招人也容易。"
    assert told(text) == ["卢青禾：因为小仓的周转比大仓快得多，租金只有一半，而且哪里都能建，招人也容易。"]


def test_a_name_that_only_the_text_around_them_knows_labels_turns() -> None:
    text = (
        "{P|卢先生}退掉了三座仓库。\n川江晚报：为什么退租？\n卢先生：租金太贵。\n川江晚报：还租吗？\n卢先生：不租了。"
    )
    assert told(text) == ["卢先生：租金太贵。", "卢先生：不租了。"]


def test_what_somebody_tells_of_himself_is_given_whole() -> None:
    text = "{P|卢青禾}退掉了仓库。\n以下是{P|卢青禾}的口述：\n我租过三座仓库。\n租金一年比一年贵，我付不起。"
    assert told(text) == ["卢青禾：我租过三座仓库。", "卢青禾：租金一年比一年贵，我付不起。"]


def test_a_notice_given_whole_ends_where_the_reporter_takes_up() -> None:
    text = """{C|北斛物流}发布了《关于旧仓的说明》，全文如下：
旧仓停电，给您带来不便，我们深表歉意。
公司已经派人抢修，当晚恢复供电。
对此，{O|仓储周刊}发表评论，说旧仓早该拆了。"""
    assert told(text) == [
        "北斛物流：旧仓停电，给您带来不便，我们深表歉意。",
        "北斛物流：公司已经派人抢修，当晚恢复供电。",
        "仓储周刊：旧仓早该拆了",
    ]


def test_a_line_that_brings_in_what_follows_ends_no_turn() -> None:
    text = """{P|卢青禾}：小仓不好做。
根据这个事实，我讲三条：
1. 租金不会再降。
2. 人会越来越贵。
选址的学问：
{P|佟远}：小仓为什么不好做？
{P|卢青禾}：因为租金贵。"""
    assert told(text)[:4] == [
        "卢青禾：小仓不好做。",
        "卢青禾：根据这个事实，我讲三条：",
        "卢青禾：1. 租金不会再降。",
        "卢青禾：2. 人会越来越贵。",
    ]
    assert "卢青禾：选址的学问：" not in told(text)


def test_a_list_of_people_with_who_they_are_is_no_transcript() -> None:
    lives = (
        "创始团队三人：\n* **{P|卢青禾}**：川江仓储前设计总监。他曾在两家公司负责选址。\n"
        "* **{P|佟远}**：川江仓储前工程师。\n* **{P|魏承岳}**：川江仓储前研究员。\n\n公司已经筹到三亿元。"
    )
    assert not turns(read(lives))
    assert turns(read(lives.replace("前工程师", "前工程师说，我们不急")))

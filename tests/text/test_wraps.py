"""Line breaks that only wrap a paragraph, and lines that are lines of their own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.folding import fold
from kg.text.wraps import unwrapped, wraps


def at_a_width(paragraph: str, width: int) -> str:
    return "\n".join(paragraph[i : i + width] for i in range(0, len(paragraph), width))


AT_A_WIDTH = "港口用上新泵站\n" + at_a_width(
    "临岚市水务局周二说，汀川水务已经把沿江的七座泵站接入调度中心，值班员在屏幕上就能看到水位。今年夏天雨多，调度中心按小时算水量，"
    "闸门由系统自己开合，夜里不再派人去江边守着。汀川水务总经理骆听澜说：「过去靠经验，白天夜里要有人守闸，现在靠数字。"
    "下一步要把支流也算进来，明年春天以前做完。」 他说，泵站的耗电比去年少了两成，省下的钱用来换新管线。",
    40,
)
AROUND_LINKS = (
    "做泵站软件的\nTideloop Labs\n在周三说，它的新版本已经交付给三座城市\n，其中一座在内陆，另外两座靠海，都在汛期用上了。\n\n"
    "团队由\nMara Quill\n带领，成立四年。此前她在一家仪表厂做了十年工程师，对水位计的毛病了如指掌，也认得各地的值班员\n，常去现场。\n\n"
    "汛期还有两个月。调度中心说，夜里的班不会撤，人和软件一起看水位，谁先看到谁先报，报错了也不罚钱。\n\n"
    "更多报道\nTideloop 的三座城市\n泵站为什么怕落叶\n"
)
PLAIN = (
    "泵站与落叶，谁怕谁\n水务周刊 2025-03-04\n临岚市的泵站上周停了三次，原因都是落叶堵住了进水口的格栅。\n"
    "值班员说，人工清理一次要两个小时，夜里更慢。\n骆听澜：下一步换自动格栅。\n主持人：什么时候换完？\n"
    "骆听澜：明年春天。\n· 第一批换七座\n· 第二批换十二座\n"
)


def flowing(text: str) -> str:
    return fold(text, wrapped=wraps(text)).text


def test_lines_set_to_a_width_become_paragraphs_and_the_headline_stays() -> None:
    assert flowing(AT_A_WIDTH).split("\n")[0] == "港口用上新泵站"
    assert "能看到水位" in flowing(AT_A_WIDTH)
    assert flowing(AT_A_WIDTH).count("\n") == 1


def test_a_paragraph_may_end_with_an_ascii_full_stop_and_a_mark_or_a_tag() -> None:
    denied = '骆听澜在会后否认要卖掉泵站:"一家水务公司守不住七座泵站,也不该守一条没有堤坝的江,更不该替别人收过路的钱."'
    shown = "骆听澜在台上介绍了新的格栅.他透露,新的格栅已经通过试验,清理一次只比上一代的格栅多花8%.&nbsp;"
    text = "\n\n".join((AT_A_WIDTH, at_a_width(denied, 36), at_a_width(shown, 36)))
    assert len([line for line in flowing(text).split("\n") if line]) == 4


def test_a_quotation_goes_on_behind_a_full_stop_at_the_end_of_a_full_line() -> None:
    assert "现在靠数字。\n下一步" in AT_A_WIDTH
    assert "现在靠数字。下一步" in flowing(AT_A_WIDTH)


def test_breaks_around_links_vanish_and_leave_a_blank_beside_latin_words() -> None:
    lines = flowing(AROUND_LINKS).split("\n")
    assert lines[0].startswith("做泵站软件的 Tideloop Labs 在周三说")
    assert lines[2].startswith("团队由 Mara Quill 带领，")
    assert lines[6:] == ["更多报道", "Tideloop 的三座城市", "泵站为什么怕落叶", ""]


def test_where_blank_lines_divide_all_paragraphs_a_break_at_a_blank_is_none() -> None:
    text = (
        "# 泵站与落叶\n\n**汛期里的人**\n\n临岚市的泵站由汀川水务管着，夜里不再派人去江边守着，只留一个值班员看屏幕，总经理\n"
        "Mara\nQuill在电话里听完了汇报。\n\n**骆听澜：** “Tide\nLoop最大的好处是看得远：我们在屏幕上就能看到水位。”\n\n"
        "汀川水务顾问奥托·林（Otto Lin）\n表示：“下一步要把支流也算进来，明年春天以前做完，不再等到汛期才动手，\n夜里也做。”\n\n"
        "**骆听澜：**\n省下的钱用来换新管线。\n\n**主持人：**\n什么时候换完？\n"
    )
    lines = [line for line in flowing(text).split("\n") if line]
    assert lines[2].endswith("总经理 Mara Quill在电话里听完了汇报。")
    assert lines[3] == "**骆听澜：** “Tide Loop最大的好处是看得远：我们在屏幕上就能看到水位。”"
    assert lines[4].startswith("汀川水务顾问奥托·林（Otto Lin）表示：“")
    assert lines[4].endswith("动手，夜里也做。”")
    assert lines[5:] == ["**骆听澜：**", "省下的钱用来换新管线。", "**主持人：**", "什么时候换完？"]


def test_between_latin_letters_and_figures_a_break_is_none_where_blank_lines_divide_paragraphs() -> None:
    text = (
        "汀川水务开了会。\n\n会上说了水位。\n\n春天推出的首款泵车LIRA\nE5，起售价为20万元。\n\n"
        "研究机构Tide\nLoop统计了泵车LIRA-\ni的销量。\n\n散会了。\n"
    )
    assert flowing(text).split("\n\n")[2:4] == [
        "春天推出的首款泵车LIRA E5，起售价为20万元。",
        "研究机构Tide Loop统计了泵车LIRA-i的销量。",
    ]


def test_a_heading_over_its_paragraph_keeps_its_line_where_nothing_is_wrapped() -> None:
    text = "泵站怕什么\n怕的是落叶，不是雨。\n\n谁来清理\n值班员说，一次要两个小时。\n\n明年的事\n换自动格栅。\n"
    assert wraps(text) == []


LONG = "周二说，沿江的七座泵站已经接入调度中心，值班员在屏幕上就能看到水位，今年夏天雨多，闸门由系统自己开合，夜里不再派人去江边守着，省下的钱用来换新管线。"


@pytest.mark.parametrize(
    ("over", "under", "joined"),
    [
        ("为泵站写软件多年，如今在汛期里最忙的工程师玛拉·奎尔（Mara", f"Quill）{LONG}", "（Mara Quill）"),
        ("泵站软件的工程师Mara", f"Quill{LONG}", "Mara Quill"),
        ("调度中心用的两套软件分别来自两家公司，其中更新的一套叫Tide-", f"X9，它的工程师{LONG}", "Tide-X9"),
        (
            "做泵站软件的几家公司都认为汛期还有两个月，每座泵站的造价至少需要",
            f"15万元，值班员{LONG}",
            "至少需要 15万元",
        ),
    ],
)
def test_one_break_at_a_blank_beside_a_latin_word_is_told_by_the_width(over: str, under: str, joined: str) -> None:
    assert joined in flowing(f"港口用上新泵站\n江边有七座泵站。\n{over}\n{under}\n")


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("**港口泵站用上新软件，值班员夜里不再守闸，工程师来自Tideloop**", f"Tideloop{LONG}"),
        ("_港口泵站用上新软件，值班员夜里不再守闸，工程师来自Tideloop_", f"Tideloop{LONG}"),
        ("小团队，新软件", f"Tideloop{LONG}"),
        ("为泵站写软件多年，如今在汛期里最忙的工程师玛拉·奎尔（Mara", "Quill）周二说，泵站已经接入。"),
        ("为泵站写软件多年，如今在汛期里最忙的公司是Tideloop。", f"Tideloop{LONG}"),
        ("更多软件见https://tideloop.example/，值班员的说明书在第三页，工程师的在第9", f"Tideloop{LONG}"),
    ],
)
def test_headings_captions_and_lines_with_room_for_the_next_word_keep_their_lines(over: str, under: str) -> None:
    assert flowing(f"港口用上新泵站\n江边有七座泵站。\n{over}\n{under}\n").count("\n") == 4


def test_a_bold_name_and_what_it_says_are_one_line() -> None:
    text = (
        "汛期快到了，七座泵站都换了新格栅。\n\n**临岚市水务局副局长骆听澜**\n表示，支流的水量明年也要算进来。\n\n"
        "值班员还在江边守着，夜里不敢睡。\n\n**临岚市气象台台长葛望川**\n说，今年夏天雨多，沿江要早做准备。\n"
    )
    assert "骆听澜**表示，支流" in flowing(text)
    assert "葛望川**说，今年" in flowing(text)


def test_headlines_bylines_turns_and_lists_keep_their_lines() -> None:
    assert wraps(PLAIN) == []
    assert "泵站与落叶，谁怕谁\n水务周刊 2025-03-04\n" in flowing(AT_A_WIDTH + "\n" + PLAIN)
    assert flowing(AT_A_WIDTH + "\n" + PLAIN).endswith("骆听澜：明年春天。\n· 第一批换七座\n· 第二批换十二座\n")


def test_what_stands_over_a_break_leads_back_to_its_characters() -> None:
    form = fold(AT_A_WIDTH, wrapped=wraps(AT_A_WIDTH))
    at = form.text.index("能看到")
    assert form.span(Span(at, at + 3)).of(AT_A_WIDTH) == "能\n看到"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("骆\n听澜", "骆听澜"), ("Mara\n Quill", "Mara Quill"), ("汀川\r\n水务", "汀川水务"), ("一。\n二", "一。\n二")],
)
def test_words_cut_out_of_a_text_read_on_one_line(words: str, expected: str) -> None:
    assert unwrapped(words) == expected


@given(st.text(alphabet="甲乙，。：「」A1 \r\n\u3000-的|"))
def test_only_breaks_are_found_in_order_and_within_the_text(text: str) -> None:
    found = wraps(text)
    assert all(text[s.start : s.end].strip() == "" and "\n" in text[s.start : s.end].replace("\r", "\n") for s in found)
    assert all(0 < s.start < s.end < len(text) for s in found)
    assert all(a.end < b.start for a, b in pairwise(found))

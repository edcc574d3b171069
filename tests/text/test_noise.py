from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.noise import noise

BODY = "临湖数控本周发布新一代机床控制器，客户可以在三个月内完成产线改造，首批订单来自两家零部件厂。"


def left_out(text: str) -> list[tuple[str, str]]:
    return [(d.reason, d.span.of(text)) for d in noise(text)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("您的位置：首页 > 制造 > 正文", "navigation"),
        ("登錄 | 注冊 | 收藏", "navigation"),
        ("字号：大 中 小", "navigation"),
        ("点击领取大礼包，加微信abc123", "navigation"),
        ("【推广】厂房转让 电话：0571-88888888", "navigation"),
        ("Copyright © 2025 某某网 All Rights Reserved", "navigation"),
        ("责任编辑：某某", "editor"),
        ("[责任编辑:abc003]", "editor"),
        ("免责声明：本文仅供参考，据此操作风险自担。", "notice"),
        ("本文仅代表作者个人观点", "notice"),
        ("本文鏈接:為什麼車床也要換腦?http://example.com/a/1.html", "notice"),
        ("※ 免責宣言：投資人應自負盈虧。", "notice"),
    ],
)
def test_a_line_of_the_frame_is_left_out(line: str, reason: str) -> None:
    assert left_out(f"新一代控制器亮相\n{BODY}\n{line}\n") == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        "他呼吁为年轻工程师点赞，让联系我们这样的热线真正有人接听。",
        "分享会上，多位嘉宾谈到登录系统的改造。",
        "警方通报称，一个组织网络赌博的团伙被查处。",
        "双方将加强电子商务合作，建立对话机制。",
        "编辑部主任说，内容团队正在使用新的写作工具，效率提高了一倍。",
        "投资总监表示：“投资有风险，我们每一笔都做压力测试，过去三年没有踩雷。”她随后离席。",
        "首页改版之后，评论区的互动量上升了三成。",
    ],
)
def test_sentences_of_an_article_stay(line: str) -> None:
    assert left_out(f"{BODY}\n{line}\n{BODY[:-1]}！") == []


def test_where_to_pass_a_page_on_is_cut_from_the_line_of_source_and_date() -> None:
    head = "来源：临湖晚报 2025-07-18 10:33 分享到：微信 新浪微博 QQ空间"
    assert left_out(f"新一代控制器亮相\n{head}\n{BODY}\n") == [("navigation", "分享到：微信 新浪微博 QQ空间")]
    assert left_out(f"新一代控制器亮相\n他把照片分享到微信、微博和朋友圈。\n{BODY}\n") == []


def test_links_to_other_articles_are_left_out_to_the_end() -> None:
    tail = "相关阅读\n某厂扩产背后的账\n工业网 2024-01-02\n谁在买国产控制器？"
    assert [text for _, text in left_out(f"{BODY}\n{tail}")] == tail.split("\n")


def test_an_article_that_goes_on_behind_its_links_stays() -> None:
    after = "不过，多位受访者提醒，产线改造的难点在人：熟悉旧设备的老师傅正在退休，新人还不会调参，软件替代不了经验。"
    assert [text for _, text in left_out(f"{BODY}\n推荐阅读\n某厂扩产背后的账\n{after}")] == [
        "推荐阅读",
        "某厂扩产背后的账",
    ]


@pytest.mark.parametrize("spam", ["六合宝典免费资料大全2024最新版", "（今晚澳门开奖特马第88期）", "澳门一肖一码100%准"])
def test_advertising_inside_a_sentence_is_cut_out_and_nothing_else(spam: str) -> None:
    assert left_out(f"控制器的良率已经超过九成{spam}，客户正在排队。") == [("spam", spam)]


def test_a_repeated_paragraph_stands_once() -> None:
    found = left_out(f"{BODY}\n另有一段。\n{BODY}")
    assert found == [("duplicate", BODY)]


def test_markup_and_broken_characters_are_left_out() -> None:
    text = "<p>良率超过九成。</p>锟斤拷锟斤拷这说明什么？\ufffd\ufffd"
    assert [text for _, text in left_out(text)] == ["<p>", "</p>", "锟斤拷锟斤拷", "\ufffd\ufffd"]


@pytest.mark.parametrize("line", ["责任编辑：钱秋雨", "（编辑/孙汀）", "编辑 钱秋雨 孙汀", "责编：钱秋雨 | 校对：孙汀"])
def test_a_line_that_names_editors_is_a_byline(line: str) -> None:
    assert left_out(f"新一代控制器亮相\n{BODY}\n{line}\n") == []


def test_front_matter_is_no_text() -> None:
    assert left_out(f"---\ntitle: 某题\n---\n{BODY}") == [("markup", "---\ntitle: 某题\n---")]


def test_glosses_do_not_hide_a_line_of_the_frame() -> None:
    assert left_out(f"{BODY}\n責(zé)任編輯：某某") == [("editor", "責(zé)任編輯：某某")]


@given(st.text(alphabet="首页>|登录注册一肖一码2024特马开奖（）()。，\n <p>/责任编辑：相关阅读x"))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    spans = [d.span for d in noise(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_marks_of_markdown_are_left_out_and_those_that_hide_names_or_open_entries_stay() -> None:
    bold = "**骆听澜：** 泵站**最怕的是落叶**，不是雨。\n![](https://example.org/a_b.png)\n"
    assert left_out(bold + BODY) == [*[("markup", "**")] * 4, ("markup", "![](https://example.org/a_b.png)")]
    assert left_out(f"**汀川**：一家水务公司。\n王**和李**各说各的。\n{BODY}") == []
    assert left_out(f"**汀川集团**旗下**问澜**正在内测。\n{BODY}") == [("markup", "**")] * 4


def test_marks_round_code_are_left_out_where_words_do_not_run_together() -> None:
    assert left_out(f"汀川发布`问澜-2`模型，用 `Tingchuan CLI` 调用。\n{BODY}") == [("markup", "`")] * 4
    assert left_out(f"用Tingchuan`CLI`调用，```\nkg build\n```，价格是 5` 左右。\n{BODY}") == []

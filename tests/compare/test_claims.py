from __future__ import annotations

import itertools

import pytest

from tests.compare.documents import compared, pairs, read

SOON = "{P|闻野渡}对记者表示，国产大模型与海外最好的模型只差两个月。"
LATE = "{P|贺兰屏}不信{P|闻野渡}的算法。她说，我们落后三年，这还是往少里算。"


def test_two_months_against_three_years() -> None:
    assert compared(("2025-05-02", SOON), ("2025-05-20", LATE)) == [
        ("contradicts", "我们落后三年，这还是往少里算", "国产大模型与海外最好的模型只差两个月")
    ]


def test_the_reason_names_the_measure_the_speakers_and_their_figures() -> None:
    rows, _ = pairs([read(SOON, date="2025-05-02", name="a"), read(LATE, date="2025-05-20", name="b")])
    zh, en = rows[0].reason
    assert zh == "国产模型差距：数字不同，贺兰屏 三年，而闻野渡 两个月"
    assert en == "gap of 国产模型: different figures, 贺兰屏 三年 against 闻野渡 两个月"


@pytest.mark.parametrize(
    "other",
    [
        "{P|贺兰屏}说，我们落后三年，这还是往少里算。",  # nobody knows of the other, and neither says of what
        "{P|贺兰屏}不信{P|闻野渡}的算法。她说，软件生态落后三年。",  # of something else
        "{P|贺兰屏}不信{P|闻野渡}的算法。她说，差两个月还是差三年，要看怎么量。",
        "{P|贺兰屏}不信{P|闻野渡}的算法。她说，2019年我们落后三年。",  # of another year
        "{P|闻野渡}说，我们落后三年，这还是往少里算。",  # himself
    ],
)
def test_what_is_not_plainly_of_one_matter_is_left_alone(other: str) -> None:
    assert compared(("2025-05-02", SOON), ("2025-05-20", other)) == []


def test_ones_own_model_meets_all_models_where_the_speakers_know_of_each_other() -> None:
    own = "{P|闻野渡}表示，自家的{M|雁回大模型}与国际最好水平的差距只有两个月。"
    all_ = "{P|贺兰屏}不同意{P|闻野渡}的说法。在她看来，国产大模型与国际最好水平的差距还有三年。"
    assert [s for s, *_ in compared(("2025-05-02", own), ("2025-05-20", all_))] == ["contradicts"]
    stranger = "在{P|贺兰屏}看来，国产大模型与国际最好水平的差距还有三年。"
    assert compared(("2025-05-02", own), ("2025-05-20", stranger)) == []
    of_else = "{P|贺兰屏}不同意{P|闻野渡}的说法。在她看来，软件生态的差距还有三年。"
    assert compared(("2025-05-02", own), ("2025-05-20", of_else)) == []


def test_what_is_going_on_is_denied_by_what_is_not() -> None:
    said = "一名知情人士透露，{C|鹤洲动力}正在寻求出售。"
    denied = "{C|鹤洲动力}表示，公司没有寻求出售。"
    assert [s for s, *_ in compared(("2025-03-01", said), ("2025-03-02", denied))] == ["contradicts"]


def test_too_long_ago_is_another_debate() -> None:
    assert compared(("2022-05-02", SOON), ("2025-05-20", LATE)) == []


def test_the_same_figure_supports() -> None:
    other = "{P|贺兰屏}赞成{P|闻野渡}。她说，国产大模型只差大约两个月。"
    assert [stance for stance, *_ in compared(("2025-05-02", SOON), ("2025-05-20", other))] == ["supports"]


def test_figures_of_one_thing_for_one_year() -> None:
    one = "{P|闻野渡}认为，{C|鹤洲动力}2025年营收将达到30亿元。"
    another = "{P|贺兰屏}说，{C|鹤洲动力}2025年营收不会过20亿元，大约18亿元。"
    assert [s for s, *_ in compared(("2025-03-01", one), ("2025-03-09", another))] == ["contradicts"]
    of_another_year = "{P|贺兰屏}说，{C|鹤洲动力}2024年营收大约18亿元。"
    assert compared(("2025-03-01", one), ("2025-03-09", of_another_year)) == []
    of_another_firm = "{P|贺兰屏}说，{C|鹭桥储能}2025年营收大约18亿元。"
    assert compared(("2025-03-01", one), ("2025-03-09", of_another_firm)) == []


def test_rough_figures_and_limits_leave_room() -> None:
    one = "{P|闻野渡}说，{M|雁回大模型}的参数规模约为700亿。"
    more = "{P|贺兰屏}说，{M|雁回大模型}的参数规模超过680亿。"
    assert compared(("2025-03-01", one), ("2025-03-09", more)) == []
    less = "{P|贺兰屏}说，{M|雁回大模型}的参数规模不到300亿。"
    assert [s for s, *_ in compared(("2025-03-01", one), ("2025-03-09", less))] == ["contradicts"]


def test_a_prediction_against_its_outcome() -> None:
    told = "{P|闻野渡}预计，{C|鹤洲动力}2024年出货量将达到50万台。"
    came = "{C|鹤洲动力}宣布，{C|鹤洲动力}2024年出货量为21万台。"
    rows, _ = pairs([read(told, date="2024-02-01", name="a"), read(came, date="2025-01-15", name="b")])
    assert [row.stance for row in rows] == ["contradicts"]
    assert "预测与结果不符" in rows[0].reason[0]
    assert "prediction against outcome" in rows[0].reason[1]


def test_one_affirms_what_the_other_denies() -> None:
    one = "{P|闻野渡}认为，{M|雁回大模型}会取代初级程序员。"
    other = "{P|贺兰屏}说，{M|雁回大模型}不会取代初级程序员。"
    assert [s for s, *_ in compared(("2025-03-01", one), ("2025-03-09", other))] == ["contradicts"]
    asked = "{P|贺兰屏}说，{M|雁回大模型}会不会取代初级程序员，谁也说不准。"
    assert compared(("2025-03-01", one), ("2025-03-09", asked)) == []
    of_another = "{P|贺兰屏}说，{M|鸿雁大模型}不会取代初级程序员。"
    assert compared(("2025-03-01", one), ("2025-03-09", of_another)) == []


def test_a_denial_is_against_what_was_said() -> None:
    said = "知情人士称，{C|鹤洲动力}将出售储能工厂。"
    denied = "{C|鹤洲动力}否认，公司将出售储能工厂。"
    assert [s for s, *_ in compared(("2025-03-01", said), ("2025-03-02", denied))] == ["contradicts"]


def test_a_reprint_is_no_second_voice() -> None:
    assert compared(("2025-05-02", SOON), ("2025-05-20", LATE), ("2025-05-21", LATE), reprints={"d2": "d1"}) == [
        ("contradicts", "我们落后三年，这还是往少里算", "国产大模型与海外最好的模型只差两个月")
    ]


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [("2025-05-02", SOON), ("2025-05-20", LATE), ("2025-05-21", "{P|闻野渡}说，绝不是落后三年。")]
    readings = [read(text, date=date, name=f"d{number}") for number, (date, text) in enumerate(texts)]
    found = {tuple(pairs(order)[0]) for order in itertools.permutations(readings)}
    assert len(found) == 1
    assert all(row.claim != row.other for row in next(iter(found)))

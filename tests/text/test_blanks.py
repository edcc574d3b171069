from __future__ import annotations

from kg.model import Span
from kg.text.blanks import blanks
from kg.text.noise import cleaned

SET_APART = "汀川 G7 卖 19 万元，比 2024 年的 G6 便宜 8% 左右。"


def test_blanks_between_chinese_and_latin_are_none_of_the_match_form_where_the_text_is_set_so() -> None:
    assert cleaned(SET_APART)[1].text == "汀川G7卖19万元，比2024年的G6便宜8%左右。"


def test_evidence_holds_the_blank() -> None:
    form = cleaned(SET_APART)[1]
    at = form.text.index("汀川G7")
    assert form.span(Span(at, at + 4)).of(SET_APART) == "汀川 G7"


def test_a_few_blanks_or_some_among_many_places_without_may_divide() -> None:
    assert blanks("汀川 G7 上市。") == []
    assert blanks(SET_APART + "汀川G8、G9、G10也在2025年上市，卖21万元、25万元和29万元。") == []


def test_a_line_whose_blanks_divide_its_parts_keeps_them() -> None:
    line = "来源：汀川日报 记者 Alice\n"
    assert all(span.start >= len(line) for span in blanks(line + SET_APART))
    assert blanks(line + SET_APART)


MARKS = "汀川, 砚山, 穹石, 荻浦, 柳营, 渔梁, 石门都来了. 他说: 很好. EUV设备售价8%. 明年再来."


def test_blanks_behind_half_width_marks_are_none_where_the_text_is_set_so() -> None:
    assert (
        cleaned(MARKS)[1].text
        == "汀川，砚山，穹石，荻浦，柳营，渔梁，石门都来了。他说：很好。EUV设备售价8%。明年再来。"
    )


def test_blanks_behind_marks_stay_in_english_and_among_chinese_marks() -> None:
    english = "San Jose, California, and Austin, Texas, are far, far away, he said, today, again, 汀川."
    assert blanks(english) == []
    assert blanks("汀川，砚山，穹石，荻浦，柳营，渔梁，石门都来了。甲, 乙, 丙, 丁, 戊, 己, 庚。") == []


def test_columns_keep_their_blanks() -> None:
    table = (
        "姓名 职务          部门\n王川国 总监        市场部\n李明川 经理        研发部\n贺听澜 顾问        董事会\n" * 3
    )
    assert blanks(table) == []


def test_blanks_behind_every_character_are_none() -> None:
    spaced = "汀 川 集 团 （ 江 左 ） 宣 布 ， Hugging Face 上 的 问 澜 2.0模 型 已 经 开 源 。\n王 川 国 表 示 ： “ 很 好 。 ”"
    plain = "汀川集团（江左）宣布，Hugging Face上的问澜2.0模型已经开源。\n王川国表示：“很好。”"
    assert cleaned(spaced)[1].text == plain

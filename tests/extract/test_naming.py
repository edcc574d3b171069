from __future__ import annotations

from kg.extract.markup import parse
from kg.extract.naming import heads, names, stems


def named(marked: str) -> dict[str, str]:
    text, mentions, _ = parse(marked)
    found = names(text, [(m.span, m.type) for m in mentions], lambda _: None, frozenset({"深圳市", "北京"}))
    return {m.span.of(text): m.name for m in found}


def test_a_firm_is_cut_to_what_it_is_called() -> None:
    assert stems("深圳市启川机器人技术有限公司", frozenset({"深圳市", "深圳"}))[-1] == "启川"
    assert "恒川" in stems("恒川集团")
    assert stems("中国移动") == ("移动",)


def test_short_forms_point_to_the_full_name() -> None:
    assert named("{C|恒川集团}公告。{C|恒川}没有回应。") == {"恒川集团": "恒川集团", "恒川": "恒川集团"}


def test_two_firms_with_one_short_form_leave_it_alone() -> None:
    assert named("{C|松川资本}投了{C|松川精密}，{C|松川}称")["松川"] == "松川"


def test_a_firm_and_its_head_are_one_but_a_house_and_its_unit_are_not() -> None:
    assert named("{C|澄溪智屿}宣布融资。{C|澄溪}回应")["澄溪"] == "澄溪智屿"
    assert heads(["恒川", "恒川物业", "恒川研究院", "恒川港"]) == []
    assert named("{O|国务院}批复，{O|国务院溪川组}到场")["国务院"] == "国务院"


def test_brackets_tie_a_latin_name() -> None:
    assert named("{P|谢知川}（{P|Alan Tse}）说")["Alan Tse"] == "谢知川"


def test_a_surname_with_a_form_of_address_is_the_person_named_before() -> None:
    found = named("{P|韦知川}表示，{P|老韦}和{P|韦总}是一人，{P|何书川}不是。")
    assert found["老韦"] == found["韦总"] == "韦知川"


def test_a_surname_of_two_bearers_means_the_last_named() -> None:
    assert named("{P|王一川}到场，{P|王二川}随后，{P|王总}发言")["王总"] == "王二川"

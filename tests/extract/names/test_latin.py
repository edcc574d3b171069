"""Latin names in Chinese text: which are persons, which firms, which things."""

from __future__ import annotations

import pytest

from kg.extract.names.latin import from_speech, like_a_person
from tests.extract.names.test_entities import names


def kinds(marked: str) -> dict[str, str]:
    return {surface: kind for surface, kind, _ in names(marked)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mara Quill", True),
        ("Jan van Dorn", True),
        ("Tideloop Capital", False),
        ("Tideloop", False),
        ("TIDE LOOP", False),
        ("Mara\nQuill", True),
        ("Project Quill", False),
    ],
)
def test_full_names_have_the_form_of_a_persons_and_no_word_of_a_firm(name: str, expected: bool) -> None:
    assert like_a_person(name) is expected


def test_a_list_draws_its_members_to_one_type() -> None:
    found = kinds("这家公司由 {C|Mara Quill}、{C|Jan Dorn} 和 {P|Ida Verlin} 共同创立。")
    assert set(found.values()) == {"Person"}
    found = kinds("新一轮融资由{C|Tideloop Capital}领投，{C|Norvik Partners}、{P|Averna}、{C|Brackwater Fund}跟投。")
    assert found["Averna"] == "Company"


def test_makers_before_their_things_are_no_members_of_a_list() -> None:
    found = names("有{C|江岭科技}{D|Tarn}、{C|江岭科技}{D|Rhen}、{C|江岭科技}{D|Velo}。")
    assert [kind for surface, kind, _ in found if surface.isascii()] == ["Product"] * 3


def test_posts_before_a_blank_and_deeds_behind_it_tell_persons_from_firms() -> None:
    found = kinds("它的 CEO {C|Mara Quill} 此前在 {C|Norvik Labs} 担任总监。竞争对手 {P|Averna} 完成了一轮融资。")
    assert found == {"Mara Quill": "Person", "Norvik Labs": "Company", "Averna": "Company"}


def test_what_gets_versions_and_users_is_a_thing() -> None:
    assert kinds("车端感知架构{C|TNet}已经在路上，近期{C|TNet}迎来最新版本迭代。")["TNet"] == "Product"
    assert kinds("迷你版的{P|Lumo}本週就會開賣。")["Lumo"] == "Product"


def test_a_bracket_bears_out_the_name_before_it() -> None:
    found = kinds("制药厂{P|汀川}({C|Tingchuan Inc})执行长{P|骆听澜}说，疫苗够用。")
    assert found["汀川"] == found["Tingchuan Inc"] == "Company"


def test_short_forms_point_to_the_full_name() -> None:
    found = names("{C|Averna Labs} 由 {P|Mara Quill} 创立。{C|Averna} 去年拿到投资，{P|Quill} 说钱够用。")
    assert ("Averna", "Company", "Averna Labs") in found
    assert ("Quill", "Person", "Mara Quill") in found


def test_speakers_are_found_before_their_verb() -> None:
    assert [c.span.of(t) for t in ("投资人Mara Quill表达过担忧。",) for c in from_speech(t)] == ["Mara Quill"]
    assert [c.span.of(t) for t in ("创始人之一的Mara Quill当地时间3月2日宣布辞职。",) for c in from_speech(t)] == [
        "Mara Quill"
    ]
    assert list(from_speech("Tideloop Labs 表示，水位正常。")) == []


def test_the_last_word_of_a_persons_name_is_that_person_however_it_is_tagged() -> None:
    found = names("{P|Mara Quill}来了。" + "{C|Quill}此前先后担任两个职务。" * 4)
    assert {kind for surface, kind, _ in found if surface == "Quill"} == {"Person"}


def test_codes_behind_a_maker_are_its_products_and_sorts_of_firms_are_no_names() -> None:
    assert ("S7", "Product", "S7") in names("江岭科技S7上市，{C|江岭科技}股价上涨。")
    assert "AI 公司" not in kinds("{C|AI 公司}纷纷融资，{P|VC} 也很忙。")


def test_a_full_name_right_behind_a_role_is_a_persons() -> None:
    found = kinds("由前 Norvik 员工 Nils Ferrand 以及前总裁Ida Verlin创立的基金。CEO Nordic Capital Partners")
    assert found["Nils Ferrand"] == found["Ida Verlin"] == "Person"
    assert "Nordic Capital Partners" not in found


def test_what_stands_right_behind_the_word_for_a_model_is_one() -> None:
    assert kinds("调度模型{D|Zenvoy}的界面改了。")["Zenvoy"] == "Model"


def test_a_bracket_that_ends_in_a_post_explains_a_person() -> None:
    found = kinds("{C|Rhea Valk}（{C|Nordlin}前任CEO）及{C|Mara Quill}（{P|Red Kiln}前CTO）参投。")
    assert found["Rhea Valk"] == found["Mara Quill"] == "Person"
    assert found["Nordlin"] == found["Red Kiln"] == "Company"

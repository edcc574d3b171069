from __future__ import annotations

from kg.extract.names.variants import pairs

PLACES = frozenset({"川宁", "溪州", "青川"})


def same(*names: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in pairs(names, PLACES)}


def test_words_that_say_nothing_may_be_left_out() -> None:
    assert same("川宁省审计厅", "川宁审计厅") == {frozenset({"川宁省审计厅", "川宁审计厅"})}
    assert same("青川区人民检察院", "青川区检察院") == {frozenset({"青川区人民检察院", "青川区检察院"})}
    assert same("溪澄饮用水公司", "溪澄饮用水有限公司") == {frozenset({"溪澄饮用水公司", "溪澄饮用水有限公司"})}


def test_usual_short_words_stand_for_long_ones() -> None:
    assert len(same("川宁高院", "川宁省高级人民法院")) == 1
    assert len(same("溪州卫健委", "溪州市卫生健康委员会")) == 1


def test_two_ranks_of_one_name_are_two() -> None:
    assert same("川宁省人民政府", "川宁市政府") == set()
    assert same("川宁省公安厅", "川宁市公安局") == set()


def test_an_office_may_be_named_with_the_town_before_it() -> None:
    assert same("青川法院", "溪州市青川法院") == {frozenset({"青川法院", "溪州市青川法院"})}
    assert same("青川法院", "溪州青川法院", "川宁青川法院") == set()


def test_a_latin_name_before_the_chinese_one_says_nothing_more() -> None:
    assert same("Velor维洛", "维洛") == {frozenset({"Velor维洛", "维洛"})}
    assert same("维洛Velor", "维洛") == set()  # may be an arm of the house before it


def test_two_legal_forms_are_two_firms() -> None:
    assert same("岭澄饮品股份有限公司", "岭澄饮品有限公司") == set()
    assert same("岭澄饮品有限责任公司", "岭澄饮品有限公司") == {frozenset({"岭澄饮品有限责任公司", "岭澄饮品有限公司"})}
    assert same("岭澄饮品股份公司", "岭澄饮品公司") == {frozenset({"岭澄饮品股份公司", "岭澄饮品公司"})}


def test_a_unit_is_called_by_its_first_word_and_its_kind() -> None:
    whole = "川湖大学感知与计算研究院"
    assert same("感知院", whole) == {frozenset({"感知院", whole})}
    assert same("感知院", whole, "川岭大学感知与控制研究院") == set()  # either may be meant
    assert same("材料院", whole) == set()

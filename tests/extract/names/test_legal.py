from __future__ import annotations

from kg.extract.names.legal import pairs

PLACES = frozenset({"临川", "印度"})


def short(*names: str, known: str = "") -> dict[str, list[str]]:
    return dict(pairs(names, PLACES, lambda name: name == known))


def test_a_firm_is_called_by_what_stands_before_its_business_in_its_legal_name() -> None:
    assert short("溪澄公司", "临川溪澄停车场服务有限责任公司") == {"溪澄公司": ["临川溪澄停车场服务有限责任公司"]}
    assert short("溪澄", "溪澄健身管理有限公司") == {"溪澄": ["溪澄健身管理有限公司"]}
    assert short("临川溪澄", "临川溪澄股权投资合伙企业（有限合伙）") == {
        "临川溪澄": ["临川溪澄股权投资合伙企业（有限合伙）"]
    }


def test_a_coined_word_a_place_or_another_firm_behind_it_makes_it_another() -> None:
    assert short("溪澄", "临川溪澄槿玟置业有限公司") == {}
    assert short("溪澄", "溪澄科技印度私人有限公司") == {}
    assert short("溪澄", "溪澄（临川）食品有限公司") == {}
    assert short("溪澄", "宝石", "溪澄宝石汽车有限公司") == {}


def test_a_listed_firm_or_a_group_is_not_its_arm() -> None:
    assert short("溪澄", "溪澄健身管理有限公司", known="溪澄") == {}
    assert short("溪澄集团", "溪澄集团健身管理有限公司") == {}
    assert short("溪澄", "溪澄集团", "溪澄健身管理有限公司") == {"溪澄": ["溪澄健身管理有限公司", "溪澄集团"]}

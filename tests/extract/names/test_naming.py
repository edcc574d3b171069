from __future__ import annotations

from kg.extract.names.naming import heads, names, stems
from kg.extract.wording.markup import parse


def named(marked: str, *towns: str) -> dict[str, str]:
    text, mentions, _ = parse(marked)
    found = names(text, [(m.span, m.type) for m in mentions], lambda _: None, frozenset({"深圳市", "北京", *towns}))
    return {m.span.of(text): m.name for m in found}


def test_a_firm_is_cut_to_what_it_is_called() -> None:
    assert stems("深圳市启川机器人技术有限公司", frozenset({"深圳市", "深圳"}))[-1] == "启川"
    assert "恒川" in stems("恒川集团")
    assert stems("中国移动") == ("移动",)


def test_short_forms_point_to_the_full_name() -> None:
    assert named("{C|恒川集团}公告。{C|恒川}没有回应。") == {"恒川集团": "恒川集团", "恒川": "恒川集团"}


def test_what_a_firm_sells_is_no_other_firm() -> None:
    assert named("{C|库川咖啡}降价。{C|库川}没有回应。")["库川"] == "库川咖啡"
    assert named("{C|拾川声学}上新。{C|拾川}没有回应。")["拾川"] == "拾川声学"
    assert named("{C|拾川货柜码头}罢工。{C|拾川}没有回应。")["拾川"] == "拾川货柜码头"
    assert named("{C|鹏川航空装备}上市。{C|鹏川航空}没有回应。")["鹏川航空"] == "鹏川航空装备"


def test_a_coined_name_is_short_for_the_firm_named_in_full_before_it_whatever_that_makes() -> None:
    assert named("{C|拾川手机}上新。{C|拾川}没有回应。")["拾川"] == "拾川手机"
    assert named("{C|拾川}上新。{C|拾川手机}没有回应。")["拾川"] == "拾川"  # told first, it is a firm of its own
    assert named("{C|拾川手机}和{C|拾川电脑}上新。{C|拾川}没有回应。")["拾川"] == "拾川"
    assert named("{C|拾川研究院}上新。{C|拾川}没有回应。")["拾川"] == "拾川"
    assert named("{C|联想手机}上新。{C|联想}没有回应。")["联想"] == "联想"  # a word


def test_beside_its_arms_a_firm_is_its_group() -> None:
    told = named("{C|拾川集团}公告，{C|拾川国际}和{C|拾川科技}换帅。{C|拾川}没有回应。")
    assert (told["拾川"], told["拾川国际"]) == ("拾川集团", "拾川国际")


def test_whose_arm_a_firm_is_said_to_be() -> None:
    assert named("{C|曲溪集团}旗下的{C|拾川汽车}降价。{C|拾川}没有回应。")["拾川"] == "拾川汽车"
    assert named("{C|拾川}旗下的{C|拾川汽车}降价。{C|拾川}没有回应。")["拾川"] == "拾川"


def test_a_short_form_means_the_firm_that_is_told_before_it() -> None:
    told = named("{C|北岭恒川机器人股份有限公司}（简称“{C|恒川股份}”）成立。{C|恒川}起步。{C|恒川新材料有限公司}归它。")
    assert told["恒川"] == told["恒川股份"]


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


def test_a_surname_with_an_office_is_the_person_named_before() -> None:
    assert named("{P|韦知川}到场，{P|韦院长}发言")["韦院长"] == "韦知川"


def test_a_coined_latin_word_is_short_for_the_one_firm_that_begins_so() -> None:
    assert named("{C|Thalor Lines}签约，{C|Thalor}说")["Thalor"] == "Thalor Lines"
    assert named("{C|Thalor Pay}签约，{C|Thalor}说")["Thalor"] == "Thalor"


def test_a_surname_of_two_bearers_means_the_last_named() -> None:
    assert named("{P|王一川}到场，{P|王二川}随后，{P|王总}发言")["王总"] == "王二川"


def test_a_longer_name_that_comes_late_is_an_arm_of_the_firm() -> None:
    late = named("{C|恒川}上市。{C|恒川}说，{C|恒川}会投。旗下的{C|恒川能源}在扩产。")
    assert late == {"恒川": "恒川", "恒川能源": "恒川能源"}
    assert named("{C|恒川能源}上市。{C|恒川}说，{C|恒川}会投。")["恒川"] == "恒川能源"
    assert named("{C|恒川}上市。{C|恒川}说。{C|恒川能源有限公司}公告。")["恒川"] == "恒川能源有限公司"
    assert named("{C|恒川}上市。{C|恒川}说，{C|恒川}会投。{C|恒川速递}在扩产。")["恒川"] == "恒川速递"
    told = named("{C|恒川}公告，全资子公司{C|恒川机器人有限公司}将扩产。")
    assert told == {"恒川": "恒川", "恒川机器人有限公司": "恒川机器人有限公司"}
    assert named("{C|恒川中国}换帅。{C|恒川}表示，会扩产。")["恒川"] == "恒川"
    assert named("{C|恒川游戏}上市。{C|恒川}说，{C|恒川}会投。")["恒川"] == "恒川"


def test_an_arm_may_be_called_by_its_short_name_from_there_on() -> None:
    told = named("{C|曲川}的子公司{C|恒川半导体}扩产，另有子公司{C|恒川半导体}待售。{C|恒川}专做芯片。")
    assert told["恒川"] == "恒川半导体"


def test_a_branch_in_a_town_and_what_is_being_set_up_are_not_the_firm() -> None:
    found = named("{C|恒川株式会社}开会。{C|恒川}说，{C|恒川（湖州）贸易有限公司}开业。")
    assert found["恒川"] == "恒川株式会社"
    assert named("{C|恒川}将设立{C|恒川投资有限公司}。")["恒川"] == "恒川"


def test_a_name_without_its_owner_is_that_of_the_arm() -> None:
    assert named("{C|恒川}说。{C|恒川曲川院}开张，{C|曲川院}很大。")["曲川院"] == "恒川曲川院"
    assert named("{C|恒川}说。{C|恒川曲川啤酒}开张，{C|曲川啤酒}很好。")["曲川啤酒"] == "恒川曲川啤酒"
    assert named("{C|恒川}与{C|松川}合资，{C|恒川松川}投产。")["松川"] == "松川"


def test_a_group_and_its_firm_are_two_where_one_owns_the_other() -> None:
    owned = "{C|恒川重装}（600000.SH）是{C|恒川重装集团}的控股子公司。"
    assert named(owned)["恒川重装"] == "恒川重装"
    assert named("{C|恒川重装集团}持有{C|恒川重装}45%的股份。")["恒川重装"] == "恒川重装"
    assert named("{C|恒川重装集团}公告。{C|恒川重装}上涨。")["恒川重装"] == "恒川重装集团"


def test_a_carrier_is_called_by_its_front_where_it_is_named_first() -> None:
    assert named("{C|恒川物流}递表。{C|恒川}说，{C|恒川}会投。")["恒川"] == "恒川物流"
    assert named("{C|恒川}上市。{C|恒川}说，{C|恒川}会投，{C|恒川物流}在扩产。")["恒川"] == "恒川"


def test_a_firm_may_be_called_after_its_lab() -> None:
    assert named("{O|澄溪实验室}开源。{C|澄溪}创始人说")["澄溪"] == "澄溪实验室"
    assert named("{C|澄溪}上市。{O|澄溪实验室}开源。")["澄溪"] == "澄溪"


def test_a_short_name_means_what_begins_with_it_or_is_named_clearly_most() -> None:
    assert named("{C|恒川速运}的{C|北京恒川供应链有限公司}停业，{C|恒川}称")["恒川"] == "恒川速运"
    often = "{C|恒川科技}说。" * 4 + "{C|恒川无人车}与{C|恒川}停业"
    assert named(often)["恒川"] == "恒川科技"
    assert named("{C|恒川银行}、{C|中国恒川集团}与{C|恒川}", "中国")["恒川"] == "恒川"


def test_a_group_is_its_longer_name() -> None:
    assert named("{C|恒川餐饮集团}并购，{C|恒川集团}称")["恒川集团"] == "恒川餐饮集团"
    assert (
        named("{C|北岭恒川酒厂（集团）有限责任公司}，{C|恒川集团}称")["恒川集团"] == "北岭恒川酒厂（集团）有限责任公司"
    )
    assert named("{C|恒川控股集团}与{C|恒川集团}")["恒川集团"] == "恒川集团"


def test_an_arm_with_a_name_of_its_own_is_not_the_group() -> None:
    assert named("{C|恒川喵喵集团}并购，{C|恒川集团}称")["恒川集团"] == "恒川集团"


def test_firms_that_the_text_defines_stay_apart() -> None:
    found = named(
        "{C|临川恒川水利（集团）股份有限公司}（60001.SH，下称：{C|恒川水利}）的股东{C|中国东江恒川集团有限公司}"
        "（下称：{C|恒川集团}）增资，{C|恒川集团}称"
    )
    assert found["恒川集团"] == "中国东江恒川集团有限公司"
    assert found["恒川水利"] == "临川恒川水利（集团）股份有限公司"


def test_a_firm_told_often_is_not_the_group_of_its_country() -> None:
    found = named("{C|恒川汽车}上市。{C|恒川汽车}说。{C|中国恒川汽车集团}没有回应。", "中国")
    assert found["恒川汽车"] == "恒川汽车"
    assert named("{C|恒川集团}说。{C|中国恒川钢铁集团有限公司}没有回应。")["恒川集团"] == "中国恒川钢铁集团有限公司"
    assert named("{C|恒川集团}说。{C|恒川环境科技集团股份有限公司}没有回应。")["恒川集团"] == "恒川集团"


def test_a_known_firm_is_no_other_that_only_begins_like_it() -> None:
    known = {"恒川": "恒川", "Tarn": "Tarn"}.get

    def named_(marked: str) -> dict[str, str]:
        text, mentions, _ = parse(marked)
        return {
            m.span.of(text): m.name
            for m in names(text, [(m.span, m.type) for m in mentions], known, frozenset({"临川"}))
        }

    assert named_("{C|恒川}签约。{C|恒川汽车}交付。") == {"恒川": "恒川", "恒川汽车": "恒川汽车"}
    assert named_("{C|恒川}签约。{C|恒川科技有限公司}交付。")["恒川"] == "恒川科技有限公司"
    assert named_("{C|恒川}签约。{C|恒川（巴西）有限公司}交付。")["恒川"] == "恒川"
    assert named_("{C|恒川}签约。{C|恒川（临川）有限公司}交付。")["恒川"] == "恒川（临川）有限公司"
    assert named_("{C|恒川}签约。{C|临川恒川}交付。")["恒川"] == "恒川"
    assert named_("{C|Tarn}签约。{C|Tarn AI}交付。")["Tarn"] == "Tarn"
    assert named_("{C|Tarn}签约。{C|Tarn Technologies}交付。")["Tarn"] == "Tarn Technologies"


def test_two_that_merged_are_not_what_they_became() -> None:
    assert named("{C|松川证券}与{C|恒川证券}合并后更名为{C|松恒海川}。")["恒川证券"] == "恒川证券"


def test_a_nickname_is_its_bearer_and_letters_behind_a_firm_spell_it() -> None:
    assert named("{P|谢知川}（花名{P|砚台}）说")["砚台"] == "谢知川"
    assert named("与{C|北岭电信公司}{C|Telkor}签约")["Telkor"] == "北岭电信公司"


def test_a_given_name_alone_is_the_one_person_called_so() -> None:
    assert named("{P|祝晓川}接任，“{P|晓川}懂技术”。")["晓川"] == "祝晓川"
    assert named("{P|祝晓川}和{P|沈晓川}在场，{P|晓川}没说话。")["晓川"] == "晓川"
    assert named("{P|因晓川}和{P|晓川}。")["晓川"] == "晓川"


def test_a_type_alone_is_the_one_thing_that_is_so_called_in_full() -> None:
    assert named("{M|鹤川V2}开源。{M|V2}很快。")["V2"] == "鹤川V2"
    assert named("{D|鹤川P40}降价，{D|雁川P40}跟进，{D|P40}成了话题。")["P40"] == "P40"


def test_the_end_of_the_fullest_name_makes_a_firm_a_public_body_but_no_medium_a_firm() -> None:
    def kinds(marked: str) -> dict[str, str]:
        text, mentions, _ = parse(marked)
        found = names(text, [(m.span, m.type) for m in mentions], lambda _: None, frozenset())
        return {m.span.of(text): m.type for m in found}

    told = kinds("{O|恒川足球俱乐部}（简称“{C|恒川}”）解散，{C|恒川}说，{C|恒川}称。{O|库川科技}讯 5月6日消息")
    assert told["恒川足球俱乐部"] == "Organization"
    assert told["库川科技"] == "Organization"


def test_a_legal_name_of_common_words_is_that_of_the_firm_called_so() -> None:
    assert (
        named("{C|北京溪澄停车场服务有限公司}成立。{C|溪澄公司}称", "北京")["溪澄公司"] == "北京溪澄停车场服务有限公司"
    )
    apart = named("{C|溪澄集团}扩张。{C|溪澄健身管理有限公司}成立，{C|溪澄}称")
    assert apart["溪澄"] != "溪澄健身管理有限公司"


def test_offices_written_in_short_words_are_those_written_out() -> None:
    assert named("{O|北京市高级人民法院}受理。{O|北京高院}称")["北京高院"] == "北京市高级人民法院"


def test_a_first_name_in_latin_letters_is_short_for_the_one_person_who_bears_it() -> None:
    assert named("{P|周采川}（{P|Grace Chow}）到场。{P|Grace}说好。")["Grace"] == "周采川"
    assert named("{P|Grace Chow}和{P|Grace Lam}到场。{P|Grace}说好。")["Grace"] == "Grace"


def test_the_last_word_of_one_thing_in_latin_letters_is_short_for_it() -> None:
    assert named("{D|Tarn Copilot}涨价。{D|Copilot}好用。")["Copilot"] == "Tarn Copilot"
    assert named("{D|Tarn Copilot}和{D|Quill Copilot}涨价。{D|Copilot}好用。")["Copilot"] == "Copilot"

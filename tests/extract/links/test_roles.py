from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|墨玉证券}研报称，{C|甲光}第一大股东为{C|乙烁}。", {"乙烁 investsIn 甲光"}),
        ("{C|墨玉证券}发布研报，指出{C|甲光}大股东为{C|乙烁}。", {"乙烁 investsIn 甲光"}),
        (
            "{C|墨玉}认为，{C|甲光}客户包括{C|乙烁}，其竞争对手为{C|岚汀}。",
            {"乙烁 partnersWith 甲光", "甲光 partnersWith 乙烁", "甲光 competesWith 岚汀"},
        ),
        ("{C|墨玉}认为，竞争对手包括{C|岚汀}。", {"墨玉 competesWith 岚汀"}),
    ],
)
def test_whose_view_it_is_is_not_what_it_is_about(marked: str, told: set[str]) -> None:
    found = links(marked)
    assert found
    assert found <= told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{P|李明川}（{O|江口大学}{T|教授}）到场。董事长为{P|王川国}。", {"李明川 worksFor 江口大学 [教授]"}),
        (
            "{C|甲光}开业。到场的有{P|李明川}（原{C|乙烁}{T|总监}）、{P|王川国}（{T|副总裁}）。",
            {"李明川 worksFor 乙烁 [总监] former", "王川国 worksFor 甲光 [副总裁]"},
        ),
        ("《{O|江左晨报}》报道，{T|首席执行官}{P|李明川}将退休。", set()),
        (
            "{O|江左社}{T|记者}{P|李明川}称，{T|首席财务官}{P|王川国}将退休。",
            {"李明川 worksFor 江左社 [记者]"},
        ),
    ],
)
def test_brackets_and_media_employ_nobody_else(marked: str, told: set[str]) -> None:
    assert links(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|磐石资本}收购了{C|甲光}60%股权，并任命{P|李明川}为董事长。",
            {"磐石资本 acquires 甲光", "李明川 worksFor 甲光 [董事长]"},
        ),
        (
            "2019年，{C|磐石资本}收购了{C|甲光}。{P|李明川}随后出任董事长。",
            {"磐石资本 acquires 甲光", "李明川 worksFor 甲光 [董事长]"},
        ),
        (
            "{C|磐石资本}收购{C|甲光}。{P|李明川}随后卸任CEO，{P|王川国}出任CEO。",
            {"磐石资本 acquires 甲光", "李明川 worksFor 甲光 [CEO] former", "王川国 worksFor 甲光 [CEO]"},
        ),
        (
            "{P|李明川}离开{O|江口研究院}，创立了这家公司。",
            {"李明川 worksFor 江口研究院 former"},
        ),
        (
            "{C|甲光}董事长{P|李明川}说，需求强劲。{T|集团执行长}{P|王川国}表示，进展顺利。",
            {"李明川 worksFor 甲光 [董事长]", "王川国 worksFor 甲光 [集团执行长]"},
        ),
        (
            "{C|甲光}成立于江口。2021年，{P|李明川}从{C|乙烁}离职，与同学{P|王川国}一起创办了这家公司。",
            {"李明川 founderOf 甲光", "王川国 founderOf 甲光", "李明川 worksFor 乙烁 former"},
        ),
    ],
)
def test_posts_are_at_what_was_bought_and_founded(marked: str, told: set[str]) -> None:
    assert links(marked) == told


def test_who_has_the_floor_tells_of_another() -> None:
    told = links("{P|李明川}：{P|王川国}是我们的人，以前在{C|甲光}做架构师。")
    assert told == {"王川国 worksFor 甲光 [架构师] former"}


def test_who_holds_a_share_employs_no_founder() -> None:
    found = links("{C|甲光}的招股书显示，{C|岚汀}持股8%，{C|乙烁}持股5%，{T|创始人}{P|李明川}持有20%的股份。")
    assert "李明川 founderOf 甲光" in found
    assert not any("李明川 founderOf 乙烁" in x for x in found)


@pytest.mark.parametrize(
    ("marked", "told", "never"),
    [
        (
            "{P|李明川}历任{C|甲光}{T|副总裁}、{C|乙烁}{T|总监}，现任公司{T|总裁}。",
            {"李明川 worksFor 甲光 [副总裁] former", "李明川 worksFor 乙烁 [总监] former"},
            "[总裁]",
        ),
        (
            "{P|李明川}曾任{C|甲光}{T|副总裁}，2021年加入{C|乙烁}，现任公司{T|总裁}。",
            {"李明川 worksFor 乙烁 [总裁]"},
            "甲光 [总裁]",
        ),
        ("{P|李明川}毕业于{O|江口大学}。其妻子{P|王川国}为公司第三大股东。", set(), "investsIn"),
        (
            "{P|李明川}曾任{C|甲光}{T|副总裁}，后与{P|王川国}创办{C|乙烁}，{P|王川国}担任{T|CTO}。",
            {"王川国 worksFor 乙烁 [CTO]"},
            "王川国 worksFor 甲光",
        ),
        (
            "大会选出新一届理事会，{C|甲光}{T|总裁}{P|李明川}当选{T|副理事长}。",
            {"李明川 worksFor 甲光 [总裁]"},
            "理事长",
        ),
        ("{O|汇川协会}换届，{P|李明川}当选{T|理事长}。", {"李明川 worksFor 汇川协会 [理事长]"}, "former"),
    ],
)
def test_where_somebody_was_once_is_not_what_goes_on(marked: str, told: set[str], never: str) -> None:
    found = links(marked)
    assert told <= found
    assert not any(never in x for x in found if "former" not in x or never == "former")


def test_by_whom_another_is_told_is_not_what_goes_on() -> None:
    found = links("作为{C|乙烁}的供应商，{C|甲光}今年长得快，{P|李明川}持股30%。")
    assert "李明川 investsIn 甲光" in found
    assert "李明川 investsIn 乙烁" not in found


def test_whose_part_is_used_makes_nothing_else() -> None:
    told = links("该公司的手机采用了{C|甲光}的芯片，并搭载了公司自研的模型{M|川睿}。")
    assert not any("川睿 developedBy" in x for x in told)
    told = links("{C|乙烁}的手机使用{C|甲光}的芯片，并搭载公司自研的模型{M|川睿}。")
    assert "川睿 developedBy 乙烁" in told
    assert not any(x.startswith("甲光 integrates") for x in told)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}很忙。今天它旗下有三块业务：跑干线的{C|丙辉}和做配送的{C|乙烁}。其中，{C|乙烁}的前身是去年收购的{C|岚汀}。",
            {"丙辉 subsidiaryOf 甲光", "乙烁 subsidiaryOf 甲光", "甲光 acquires 岚汀"},
        ),
        (
            "{C|甲光}不只做快递，它旗下有做冷链的{C|丙辉}，还有去年收购的配送公司{C|乙烁}。",
            {"丙辉 subsidiaryOf 甲光", "乙烁 subsidiaryOf 甲光", "甲光 acquires 乙烁"},
        ),
        ("{C|甲光}有三大客户：做家电的{C|丙辉}、做服装的{C|乙烁}。", set()),
    ],
)
def test_a_group_goes_on_being_told_of_behind_its_pieces(marked: str, told: set[str]) -> None:
    assert links(marked) == told


def test_who_only_owns_the_firm_told_of_has_none_of_its_posts() -> None:
    found = links("{C|甲光}更名。{C|乙烁}为公司第一大股东，{T|董事长}{P|李明川}持股两成。")
    assert "李明川 worksFor 乙烁 [董事长]" not in found


def test_who_governs_a_province_works_for_no_firm_that_the_text_is_about() -> None:
    assert not {x for x in links("{C|甲光}开业。{P|李明川}担任{T|省长}。") if "worksFor" in x}


def test_whoever_governs_belongs_to_the_government_told_of_and_to_no_firm() -> None:
    for verb in ("担任", "当选"):
        took = "{P|李明川}" + verb + "{T|市长}。"
        assert links("{O|江左市政府}开会。" + took) == {"李明川 worksFor 江左市政府 [市长]"}
        assert not links("{C|甲光}开会。" + took)
        assert not links("{O|江左市人民代表大会}闭幕。" + took)
    assert not links("{O|江左市政府}开会。{P|李明川}当选{T|省长}。")


def test_a_head_told_behind_the_one_firm_of_a_paragraph_is_of_that_firm() -> None:
    article = (
        "{C|汀川科技}上市\n{C|汀川科技}昨日上市，{C|汀川科技}的股价上涨。\n"
        "{C|砚山能源}走另一条路。{T|创始人}{P|李明川}没有回应。\n"
        "{C|穹石科技}也在场。“我们不怕，”{T|董事长}{P|王川国}说。\n"
        "{C|荻浦银行}放贷。{T|财务总监}{P|贺听澜}没有回应。"
    )
    told = links(article)
    assert "李明川 worksFor 砚山能源 [创始人]" in told
    assert "贺听澜 worksFor 汀川科技 [财务总监]" in told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|石门资本}投了天使轮。主导这笔投资的{T|合伙人}{P|李明川}后来承认没看懂。",
            "李明川 worksFor 石门资本 [合伙人]",
        ),
        ("至于{C|砚山能源}要入股的传闻，{T|CFO}{P|李明川}回得飞快。", "李明川 worksFor 汀川科技 [CFO]"),
    ],
)
def test_a_partner_is_of_the_fund_and_who_is_asked_about_another_firm_is_not_of_that(marked: str, told: str) -> None:
    assert told in links(f"{{C|汀川科技}}上市\n{{C|汀川科技}}昨日上市，{{C|汀川科技}}的股价上涨。\n{marked}")

from __future__ import annotations

import re
from functools import cache
from time import process_time

import pytest

from kg.extract import examples
from kg.extract.links.relations import Relations
from kg.extract.links.rules import Rules
from kg.extract.names.titles import Titles
from kg.packs import read_packs
from tests.extract.readings import reading


@cache
def extractors() -> tuple[Titles, Relations]:
    pack = read_packs(["ai"])
    return Titles(pack), Relations(pack)


def links(marked: str) -> set[str]:
    titles, relations = extractors()
    found = relations(titles(reading(marked))).links
    return {
        f"{x.subject.name} {x.predicate} {x.object.name}"
        + (f" [{x.title}]" if x.title else "")
        + (" former" if x.former else "")
        + ("" if x.modality == "asserted" else f" {x.modality}")
        for x in found
    }


def test_every_example_of_the_packs_holds() -> None:
    pack = read_packs(["ai"])
    assert examples.relations(pack) == []
    assert examples.attributes(pack) == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|新川汇}执委会委员、{O|汇川研究院}院长、{C|岭云集团}副总裁{P|安筱川}认为，智能体是关键。",
            {
                "安筱川 worksFor 新川汇 [执委会委员]",
                "安筱川 worksFor 汇川研究院 [院长]",
                "安筱川 worksFor 岭云集团 [副总裁]",
            },
        ),
        (
            "{C|甲光科技}副总裁兼{C|工业智能事业部}总经理{P|沈砚冬}。",
            {"沈砚冬 worksFor 甲光科技 [副总裁]", "沈砚冬 worksFor 工业智能事业部 [总经理]"},
        ),
        (
            "{P|殷宇川} {C|三零集团}副总裁、{C|数智集团}CEO",
            {"殷宇川 worksFor 三零集团 [副总裁]", "殷宇川 worksFor 数智集团 [CEO]"},
        ),
        ("{P|李明川}（{C|甲光}首席科学家）说。", {"李明川 worksFor 甲光 [首席科学家]"}),
        (
            "{C|甲光}推出{M|织光}。{M|织光}系列包括语言模型{M|鹿鸣}。",
            {"织光 developedBy 甲光", "鹿鸣 versionOf 织光", "鹿鸣 developedBy 甲光"},
        ),
        ("{P|李明川}（前{C|甲光} COO）说。", {"李明川 worksFor 甲光 [COO] former"}),
        (
            "{C|甲光}去年收购一家名为{C|岭云}的公司，这家公司的创始人{P|殷宇川}留任。",
            {"甲光 acquires 岭云", "殷宇川 worksFor 岭云 [创始人]", "殷宇川 founderOf 岭云"},
        ),
        ("{C|甲光}发布了{M|百川4}级主力模型{M|织光}。", {"织光 developedBy 甲光"}),
        (
            "{C|甲光}推出{D|织光9}手机，搭载{D|岚芯8}。",
            {"织光9 developedBy 甲光", "织光9 integrates 岚芯8"},
        ),
        (
            "{D|织光9}采用{D|岚芯8}，对标{D|望舟6}。",
            {"织光9 integrates 岚芯8", "织光9 competesWith 望舟6"},
        ),
        (
            "{D|织光9}采用{D|岚芯8}，对标{D|望舟6}，搭载{M|鹿鸣}。",
            {"织光9 integrates 岚芯8", "织光9 competesWith 望舟6", "织光9 integrates 鹿鸣"},
        ),
        (
            "{C|甲光}推出{D|织光9}，采用{D|岚芯8}，内置{M|鹿鸣}。",
            {"织光9 developedBy 甲光", "织光9 integrates 岚芯8", "织光9 integrates 鹿鸣"},
        ),
        (
            "{D|织光9}搭载{D|岚芯8}和{D|岚芯7}，对标{D|望舟6}。",
            {"织光9 integrates 岚芯8", "织光9 integrates 岚芯7", "织光9 competesWith 望舟6"},
        ),
        ("他自己造了一台机器，系统采用{D|织光OS}，计算平台使用的是{D|岚芯8}。", set()),
        ("新系统首发搭载于{D|织光9}，并将搭载于{D|望舟6}。", set()),
        (
            "{D|织光9}已接入{M|鹿鸣}，搭载于{D|望舟6}。",
            {"织光9 integrates 鹿鸣", "望舟6 integrates 织光9"},
        ),
        (
            "{M|鹿鸣}已适配{D|岚芯8}，可在{D|渡口}、{D|津桥}等框架部署。",
            {"渡口 integrates 鹿鸣", "津桥 integrates 鹿鸣"},
        ),
        (
            "{C|甲光}旗下“{D|织光}”宣布接入{M|鹿鸣}。",
            {"织光 developedBy 甲光", "织光 integrates 鹿鸣"},
        ),
        (
            "{D|望舟6}、{C|甲光}{D|织光9}均搭载{D|岚芯8}。",
            {"织光9 developedBy 甲光", "望舟6 integrates 岚芯8", "织光9 integrates 岚芯8"},
        ),
        (
            "{C|甲光}旗下{C|乙烁}、{C|丙辉}旗下{C|丁川}、{C|岭云}旗下{C|新川汇}均参展。",
            {"乙烁 subsidiaryOf 甲光", "丁川 subsidiaryOf 丙辉", "新川汇 subsidiaryOf 岭云"},
        ),
        (
            "{M|鹿鸣}亮相。{D|织光}以及{D|望舟}均已接入该模型。",
            {"织光 integrates 鹿鸣", "望舟 integrates 鹿鸣"},
        ),
        ("{D|织光}以及{D|望舟}均已接入该模型。", set()),
        (
            "{C|甲光}推出{D|织光9}，以及搭载{D|岚芯8}芯片的平板。",
            {"织光9 developedBy 甲光"},
        ),
        (
            "{P|李明川}从{C|甲光}挖来了{P|殷宇川}，任命他为{C|岭云}{T|副总裁}。",
            {"殷宇川 worksFor 甲光 former", "殷宇川 worksFor 岭云 [副总裁]"},
        ),
        (
            "{P|李明川}挖来了前{C|甲光}高管{P|殷宇川}，任命其为{C|岭云}{T|副总裁}。",
            {"殷宇川 worksFor 甲光 former", "殷宇川 worksFor 岭云 [副总裁]"},
        ),
        ("{P|李明川}教授出任{C|甲光}{T|董事}。", {"李明川 worksFor 甲光 [董事]"}),
        ("{C|甲光}总裁{P|李明川}任命他为{T|副总裁}。", {"李明川 worksFor 甲光 [总裁]"}),
        (
            "{P|李明川}曾就职于{C|甲光}和美国公司{C|Fern}，师从{C|岭云}人工智能负责人{P|殷宇川}。",
            {
                "李明川 worksFor 甲光 former",
                "李明川 worksFor Fern former",
                "殷宇川 worksFor 岭云 [人工智能负责人]",
            },
        ),
        (
            "{C|甲光机器人}完成A轮融资。本轮融资由{C|磐石创投}领投，{C|澄湖资本}、{C|东澜创投}跟投。",
            {f"{x} investsIn 甲光机器人" for x in ("磐石创投", "澄湖资本", "东澜创投")},
        ),
        (
            "{C|甲光控股}公告称，其全资子公司{C|甲光储能}与{C|乙烁电力}全资子公司{C|乙烁风电}签订合作协议。",
            {"甲光储能 subsidiaryOf 甲光控股", "乙烁风电 subsidiaryOf 乙烁电力", "甲光储能 partnersWith 乙烁风电"},
        ),
        (
            "{C|甲光机器人}完成A轮融资。本轮融资阵容豪华，{C|乙烁电子}入场，领投方为{C|磐石创投}，{C|澄湖资本}跟投。",
            {"磐石创投 investsIn 甲光机器人", "澄湖资本 investsIn 甲光机器人"},
        ),
        ("{D|川驰S7}和{D|川驰S7 Pro}同时开售。", {"川驰S7 Pro versionOf 川驰S7"}),
        ("{D|Tarn}、{D|Tarn Pro}和{D|Tarn X3}同时开售。", {"Tarn Pro versionOf Tarn", "Tarn X3 versionOf Tarn"}),
        (
            "两款{C|岑川汽车}“{D|CU7 Max}”和“{D|CU7 Pro}”完成备案。",
            {"CU7 Max developedBy 岑川汽车", "CU7 Pro developedBy 岑川汽车"},
        ),
        ("{D|Tarn}和{D|Tarn Shop}，{D|HX20}和{D|HX200}。", set()),
        ("{C|甲光}改组，卸任总经理的{P|李明川}没有露面。", {"李明川 worksFor 甲光 [总经理] former"}),
        (
            "{C|甲光}公告，{P|李明川}先生因个人原因，辞去{T|副董事长}及{T|总裁}职务。",
            {"李明川 worksFor 甲光 [副董事长、总裁] former"},
        ),
        (
            "{C|甲光}融资。\n据{C|寻川查}数据显示，公司创始人{P|李明川}出走。",  # who tells it employs nobody
            {"李明川 worksFor 甲光 [创始人] former", "李明川 founderOf 甲光"},
        ),
        (
            "{C|甲光}融资，由{C|磐石创投}、{C|沧川资本}（成长基金）、{C|澄湖资本}联合领投。",
            {"磐石创投 investsIn 甲光", "沧川资本 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        (
            "{C|甲光}融资，{C|磐石创投}跟投，其他投资人还包括{C|澄湖资本}。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        (  # who raised the money before is what all give money to
            "{C|甲光}宣布完成5亿元B轮融资。连同{C|丙辉}承诺的投资，总额更高。本轮融资由{C|磐石创投}领投，其他投资方包括{C|澄湖资本}。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        ("{P|李明川}提到了老部下{P|王川国}。“他在{C|甲光}做的芯片很好。”", {"王川国 worksFor 甲光"}),
        ("{C|甲光}{T|总裁}{P|李明川}提出辞职。", {"李明川 worksFor 甲光 [总裁] former"}),
        ("{P|李明川}此前担任{C|甲光}{T|总裁}。", {"李明川 worksFor 甲光 [总裁] former"}),
        ("{C|甲光}{T|总裁}{P|李明川}递交了书面辞职报告。", {"李明川 worksFor 甲光 [总裁] former"}),
        (
            "{C|乙烁}成立不久，{T|CEO}{P|李明川}做过{C|甲光}系统的{T|总监}，{T|董事长}{P|沈南}没有来。",
            {
                "李明川 worksFor 乙烁 [CEO]",
                "李明川 worksFor 甲光 [总监] former",
                "沈南 worksFor 乙烁 [董事长]",
            },
        ),
        ("{P|李明川}将卸任{C|甲光}{T|总裁}。", {"李明川 worksFor 甲光 [总裁]"}),
        ("{C|甲光}核心人物{P|李明川}去年从{C|甲光}离职。", {"李明川 worksFor 甲光 former"}),
        (
            "此前，{P|李明川}担任{C|甲光}{T|总裁}，现任{C|乙烁}{T|董事}。",
            {"李明川 worksFor 甲光 [总裁] former", "李明川 worksFor 乙烁 [董事]"},
        ),
        ("此前，{C|甲光}宣布{P|李明川}担任{T|总裁}。", {"李明川 worksFor 甲光 [总裁]"}),
        (  # who goes on elsewhere has left as well
            "{C|甲光}{T|总裁}{P|李明川}离职后加入{C|乙烁}。",
            {"李明川 worksFor 甲光 [总裁] former", "李明川 worksFor 乙烁"},
        ),
        ("{C|甲光}{T|总裁}{P|李明川}将于年底退休。", {"李明川 worksFor 甲光 [总裁]"}),
        ("目前{C|甲光}{T|总裁}{P|李明川}在场。", {"李明川 worksFor 甲光 [总裁]"}),
        ("{C|甲光}公告签约。江川区财政局{T|局长}{P|李明川}出席。", set()),
        ("天川数据公司{T|董事长}{P|李明川}、{C|甲光}{T|总裁}{P|王川国}出席。", {"王川国 worksFor 甲光 [总裁]"}),
        ("{C|甲光}在{D|青川号}公众号上道歉，{C|甲光}股价下跌。", set()),
        (
            "{P|李明川}，{C|甲光}创始人兼CEO，昨日到访。",
            {"李明川 worksFor 甲光 [创始人兼CEO]", "李明川 founderOf 甲光"},
        ),
        ("前{C|字川跳动}工程师{P|严慕川}离场。", {"严慕川 worksFor 字川跳动 [工程师] former"}),
        (
            "{C|甲光}董事长{P|张三川}、{O|江左大学}教授{P|李四川}等出席。",
            {"张三川 worksFor 甲光 [董事长]", "李四川 worksFor 江左大学 [教授]"},
        ),
        (
            "{C|甲光}开业，{C|甲光}招人。\n乙烁没来，{C|丙川基金}来了。\n董事长{P|李明川}到场，公司创始人{P|张三川}没有。",
            {"李明川 worksFor 甲光 [董事长]", "张三川 worksFor 甲光 [创始人]", "张三川 founderOf 甲光"},
        ),
        (
            "{C|甲光}发布公告：{P|李明川}辞职。同日，{C|乙烁}宣布，董事会聘任{P|李明川}为公司{T|总裁}。",
            {"李明川 worksFor 乙烁 [总裁]"},
        ),
        (
            "{C|甲光}开业，{C|甲光}招人。曾与他在{C|丙川集团}共事的CTO{P|李明川}到场。",
            {"李明川 worksFor 甲光 [CTO]"},
        ),
        (
            "{C|甲光}开业，{C|甲光}招人。\n手机最早接的是{C|乙烁}的{M|织川}。\n联合创始人{P|李明川}到场。",
            {"李明川 worksFor 甲光 [联合创始人]", "李明川 founderOf 甲光", "织川 developedBy 乙烁"},
        ),
        (
            "{C|甲光}开业。头一个买家是{C|乙烁}北部的一条产线。\n联合创始人{P|李明川}到场。",
            {"李明川 worksFor 甲光 [联合创始人]", "李明川 founderOf 甲光"},
        ),
        (
            "{C|甲光}开业。最着急的客户是{C|乙烁}。首席运营官{P|李明川}到场。",
            {"李明川 worksFor 乙烁 [首席运营官]"},
        ),
        ("{P|谢知川}曾是{C|谷川}研究员。", {"谢知川 worksFor 谷川 [研究员] former"}),
    ],
)
def test_posts(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "{C|百川}的{M|文川}、{C|阿川}的{M|通川}、{C|华川}的{M|盘川}同台。",
            {"文川 developedBy 百川", "通川 developedBy 阿川", "盘川 developedBy 华川"},
        ),
        (
            "**{M|文川}**、**{M|通川}**：分别由{C|百川}和{C|阿川云}开发。",
            {"文川 developedBy 百川", "通川 developedBy 阿川云"},
        ),
        ("{C|甲光}拟收购{C|乙烁}。", {"甲光 acquires 乙烁 planned"}),
        ("{C|甲光}否认收购{C|乙烁}。", {"甲光 acquires 乙烁 negated"}),
        ("市场盛传{C|甲光}将并购{C|乙烁}。", {"甲光 acquires 乙烁 rumoured"}),
        ("{M|望舒2.0}比{M|望舒}快。", {"望舒2.0 versionOf 望舒"}),
        (
            "{C|苇川智能}完成1.2亿元A轮融资，由{C|磐川创投}领投，老股东{C|澄川资本}跟投。",
            {"磐川创投 investsIn 苇川智能", "澄川资本 investsIn 苇川智能"},
        ),
    ],
)
def test_relations(marked: str, expected: set[str]) -> None:
    assert links(marked) == expected


def test_the_evidence_is_the_text_that_says_it() -> None:
    titles, relations = extractors()
    found = relations(titles(reading("上月，{C|恒川集团}以3亿元收购{C|麦川物联}75%股权。")))
    (link,) = found.links
    assert link.evidence.of(found.text) == "恒川集团以3亿元收购麦川物联"


@pytest.mark.parametrize(
    "piece",
    [
        "\ue001本轮由\ue001的\ue003等继续联合独家共同参与也则",
        "\ue001、\ue001和\ue002与的\ue003、\ue004以及大的",
        "\ue000\ue005兼任曾在此前的\ue001了了了了",
        "\ue001的的的的旗下旗下旗下",
        "基于\ue003的在以从由\ue001的",
    ],
)
def test_no_pattern_runs_away(piece: str) -> None:
    """Every pattern passes over 2,000 characters that nearly fit in far less than a second."""
    text = piece * (2000 // len(piece))
    for rule in Rules.read(read_packs(["ai", "auto", "semi"])).all:
        begin = process_time()
        list(rule.regex.finditer(text))
        assert process_time() - begin < 1, rule.name


@pytest.mark.parametrize("before", ["，", "\ue001"])
def test_no_pattern_reads_a_word_over_and_over_in_two_ways(before: str) -> None:
    """A choice that takes 年底 both whole and in parts tries 2²² ways through its repetition."""
    for rule in Rules.read(read_packs(["ai", "auto", "semi"])).all:
        begin = process_time()
        for word in set(re.findall("[\u4e00-\u9fff]{2}", rule.pattern)):
            rule.regex.search(before + 22 * word)
        assert process_time() - begin < 1, rule.name


def test_a_shared_subject_is_carried_over_and() -> None:
    found = links(
        "{C|海汀科技}则投资了{C|拾川}AI，并收购了{C|岚川智能}；{C|北汀}向{C|拾川}总裁{P|石一川}道贺，并收购了{C|远川}。"
    )
    assert "海汀科技 acquires 岚川智能" in found
    assert "北汀 acquires 远川" in found
    assert not {x for x in found if x.startswith("拾川 acquires")}


def test_who_looked_it_up_is_no_party() -> None:
    assert links("{C|拾川}完成融资。{C|查川查}显示，投资机构包括{C|海汀资本}。") == {"海汀资本 investsIn 拾川"}


def test_the_former_is_the_first_of_a_pair() -> None:
    found = links("唯独{C|海汀}和{C|北汀}按兵不动，前者创始人{P|石一川}没有回应。")
    assert "石一川 founderOf 海汀" in found


def test_words_that_name_both_sides_say_nothing_of_the_topic() -> None:
    found = links("{C|甲光}的竞争对手{C|乙烁}去年完成了对{C|丙辉}的收购，{C|甲光}加快了步伐。")
    assert "乙烁 acquires 丙辉" in found
    assert "甲光 acquires 丙辉" not in found


def test_people_in_a_list_do_together_what_the_sentence_goes_on_to_tell() -> None:
    found = links("{P|严牧之}和{P|陆景深}去年离开了{C|墨玉数据}，并创立了新公司{C|触川科技}。")
    assert {"严牧之 founderOf 触川科技", "陆景深 founderOf 触川科技"} <= found


def test_a_post_may_be_of_a_part_that_is_called_after_a_product() -> None:
    assert "严牧之 worksFor 江岭科技 [装置部门副总裁]" in links(
        "{C|江岭科技} {D|驰光}+ 装置部门副总裁 {P|严牧之} 表示满意。"
    )


def test_what_others_are_measured_by_is_nobodys_here() -> None:
    found = links("{C|海汀科技}发布{M|汀语}。{C|海汀科技}称，{M|汀语}与{M|远言}、{M|北言}等顶级模型相比并不逊色。")
    assert "汀语 developedBy 海汀科技" in found
    assert not {x for x in found if x.startswith(("远言 developedBy", "北言 developedBy"))}


def test_a_maker_does_not_adopt_its_own() -> None:
    found = links("{C|海汀科技}推出{M|汀语}，近日将{M|汀语}接入{D|汀信}。")
    assert "汀信 integrates 汀语" in found
    assert "海汀科技 integrates 汀语" not in found


@pytest.mark.parametrize(
    ("marked", "makers"),
    [
        ("{C|江岭智能}发布{M|听川3.0}系列，还有代码模型{M|听川Coder}，{M|听川}用户过万。", 3),
        ("{C|江岭智能}发布{M|听川3.0}。{C|甲川}发布{M|听川2}。{M|听川}很热。", 2),  # the family is of two
        ("{C|江岭智能}发布{M|听川3.0}，比{M|听川}快。", 1),  # by which it is measured may be another's
        ("{C|江岭智能}发布{M|听川-7B}。{M|听川}很热。", 1),  # a size is no version
        ("{C|江岭智能}自研的机器人{D|壁川R2}在{D|壁川R1}的底盘上改出来。", 2),
        ("{C|江岭智能}发布{D|Tarn}。昨天的{D|TarnCon}闭幕。", 1),
    ],
)
def test_the_maker_of_a_numbered_version_makes_its_family(marked: str, makers: int) -> None:
    assert len([link for link in links(marked) if "developedBy" in link]) == makers


def test_versions_of_what_the_text_gives_to_its_firm_are_of_that_firm_too() -> None:
    found = links(
        "{C|云川数智}的首席技术官{P|严牧之}说，新增的问答模型“{M|岩川}”已上线；面向整机厂的{M|岩川Pro}要等到九月。"
    )
    assert {"岩川 developedBy 云川数智", "岩川Pro developedBy 云川数智"} <= found


def test_a_hall_in_which_something_is_shown_makes_nothing() -> None:
    found = links("{C|江岭科技}（下称“{C|江岭科技}”或“{C|江岭科技}”）在{C|临江世纪城}的厂房里发布了{M|望舒}。")
    assert found == {"望舒 developedBy 江岭科技"}


def test_whoever_founded_a_product_is_of_no_firm_that_stands_by() -> None:
    found = links("{C|甲光}上月裁员。{C|甲光}之外，{D|织川}的创始人{P|严牧之}也在找工作。")
    assert not any("严牧之" in link for link in found)


def test_the_firm_of_the_subject_is_meant_and_not_somebodys_former_employer() -> None:
    found = links("由{C|甲光}前总裁{P|严牧之}创立的{C|乙烁}遇到麻烦。该公司的联合创始人{P|陆景深}已经离开。")
    assert "陆景深 founderOf 乙烁" in found


def test_a_teller_before_the_day_is_not_what_the_news_are_about() -> None:
    found = links("{C|岚报汇}6月5日丨{C|汀川水务}公布，公司拟收购{C|麦穗物联}60%股权。")
    assert not any(link.startswith("岚报汇") for link in found)


def test_a_reporter_is_of_the_medium_before_the_day() -> None:
    assert "严牧之 worksFor 岚报汇 [记者]" in links("{O|岚报汇}6月26日讯（记者 {P|严牧之}）{C|汀川水务}今日公布业绩。")


def test_the_byline_of_a_report_is_not_what_it_is_about() -> None:
    found = links(
        "{C|川财经} {P|石一川}12月15日，据{C|海汀创投}发布，{C|拾川科技}完成融资。其中，{C|北汀资本}、{C|南汀资本}联合投资，老股东{C|远汀}持续加注。"
    )
    assert {"北汀资本 investsIn 拾川科技", "南汀资本 investsIn 拾川科技", "远汀 investsIn 拾川科技"} <= found
    assert not {x for x in found if x.endswith("investsIn 川财经")}


@pytest.mark.parametrize(
    "marked",
    [
        "{P|魏思齐}上月到访。{C|甲光}于2008年加入{O|汇川协会}。",
        "{P|魏思齐}上月到访。{C|甲光}与乙川集团共同创建了{C|触川科技}。",
        "{P|魏思齐}是{O|江左省委}的{T|副书记}，他是{T|第二十届中央委员}。",
        "{P|魏思齐}，1963年生，1985年9月加入{O|海汀共产党}。",
        "{C|甲光}定了新方向，{P|魏思齐}是{T|执行者}。",
    ],
)
def test_what_a_firm_does_or_is_no_post_is_not_told_of_somebody(marked: str) -> None:
    assert not any(x.startswith("魏思齐") and ("founderOf" in x or "副书记" not in x) for x in links(marked))


def test_a_presenter_of_a_station_has_a_post_there() -> None:
    assert links("{O|江左卫视}{T|主播}{P|魏思齐}说。") == {"魏思齐 worksFor 江左卫视 [主播]"}

"""Who buys, owns and joins what, told in wordings of notices and deals."""

from __future__ import annotations

import pytest

from tests.extract.links.test_relations import links


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}晚间公告，公司正在筹划以发行股份的方式，购买{C|乙烁}、{C|丙辉}的少数股权。",
            {"甲光 acquires 乙烁 planned", "甲光 acquires 丙辉 planned"},
        ),
        (
            "交易前，{C|甲光}及子公司{C|甲光储能}均未持有{C|乙烁}股权。",
            {"甲光储能 investsIn 乙烁 negated"},
        ),
        (
            "{C|甲光}与{C|乙烁}签约，成立合资公司“{C|丁川动力}”。合资公司中{C|甲光}出资比例为51%，{C|乙烁}出资比例为49%。",
            {"甲光 investsIn 丁川动力", "乙烁 investsIn 丁川动力"},
        ),
        (
            "在新成立的{C|丁川动力}中，由{C|乙烁}设立的{C|乙烁能源}（{C|乙烁}占股比超过80%）持股41%，{C|甲光}持股40%。",
            {"乙烁 investsIn 乙烁能源", "甲光 investsIn 丁川动力"},
        ),
        ("{C|磐石创投}领投，{C|甲光}完成1亿元A轮融资。", {"磐石创投 investsIn 甲光"}),
        (
            "{C|乙烁}的财报很好。互助平台{D|滴川互助}完成D轮融资。本轮由{C|磐石创投}领投。",
            set(),
        ),
        ("据报道，{C|甲光}即将完成B轮融资，领投方为{C|磐石创投}。", {"磐石创投 investsIn 甲光 planned"}),
        ("{O|江左商务部}称，对{C|甲光}进行收购的材料已经受理。", set()),
        ("{C|甲光}收购了{C|乙烁}49%股权以及{C|丙辉}100%股权。", {"甲光 investsIn 乙烁", "甲光 acquires 丙辉"}),
        (
            "{C|甲光}完成融资。参与{C|甲光}本轮投资的包括{C|磐石创投}、{C|澄湖资本}等投资方。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        (
            "{C|甲光}以350亿美元收购{C|乙烁}，{C|丙辉}以210亿美元收购{C|丁川动力}。",
            {"甲光 acquires 乙烁", "丙辉 acquires 丁川动力"},
        ),
        ("本轮由{C|甲光}旗下{C|磐石创投}、{C|澄湖资本}领投。", {"磐石创投 subsidiaryOf 甲光"}),
        ("{C|甲光}退出收购{C|乙烁}。", {"甲光 acquires 乙烁 negated"}),
        ("{C|甲光}去年完成天使轮，股东结构中可以看到{C|磐石创投}的身影。", {"磐石创投 investsIn 甲光"}),
        (
            "{P|李明川}已于四月从{C|甲光}离职，并在近期正式加盟{C|乙烁}。",
            {"李明川 worksFor 甲光 former", "李明川 worksFor 乙烁"},
        ),
        (
            "{P|李明川}师从名家；\n2015-2018，就职于{C|甲光}，担任{T|算法工程师}。",
            {"李明川 worksFor 甲光 [算法工程师] former"},
        ),
        (
            "{P|李明川}原本是{C|甲光}{D|驰光}机器人项目的{T|核心架构师}。",
            {"李明川 worksFor 甲光 [核心架构师] former"},
        ),
        (
            "{P|李明川}过了七轮面试，成为{C|甲光}{D|驰光}部门的一名{T|算法工程师}。",
            {"李明川 worksFor 甲光 [算法工程师]"},
        ),
        (
            "{C|甲光}公告称，{P|李明川}先生已获委任为公司{T|独立非执行董事}；{P|张三川}已获委任为{T|非执行董事}。",
            {"李明川 worksFor 甲光 [独立非执行董事]", "张三川 worksFor 甲光 [非执行董事]"},
        ),
        (
            "{C|驰川}率先宣布其自主研发的{M|川睿}已与{M|望舒-R1}完成技术融合，后续会训练子品牌{C|极川}的模型。",
            {"驰川 integrates 望舒-R1", "极川 subsidiaryOf 驰川"},
        ),
        (
            "{C|驰川}宣布以高端品牌{C|极川}为载体，在引入{M|望舒}的同时，还强调与{M|北斗}、{M|通川}等大模型合作。",
            {"驰川 integrates 望舒", "驰川 integrates 北斗", "驰川 integrates 通川"},
        ),
        (
            "{C|甲光}的投资结构多元，既有{C|磐石创投}、{C|澄湖资本}等财务资本，也有{C|乙烁}等产业方，还有{C|丙辉}。",
            {"磐石创投 investsIn 甲光", "乙烁 investsIn 甲光", "丙辉 investsIn 甲光"},
        ),
        (
            "芯片研发商{C|甲光}完成由{C|川财基金}管理的{C|磐石基金}二期与{C|澄湖资本}联合领投，{C|乙烁}与{C|丙辉}共同参与的约十亿元A轮融资。",
            {f"{x} investsIn 甲光" for x in ("磐石基金", "澄湖资本", "乙烁", "丙辉")},
        ),
        (
            "{C|甲光}迅速和国内外多个供应商开展合作，其中包括{C|乙烁}、{C|丙辉}等。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"},
        ),
        (
            "{C|磐石创投}合伙人{P|李明川}和{C|澄湖资本}合伙人{P|张三川}目前均为{C|甲光}的{T|非执行董事}。",
            {"李明川 worksFor 甲光 [非执行董事]", "张三川 worksFor 甲光 [非执行董事]"},
        ),
        ("{C|甲光}设计负责人{P|李明川}被{C|乙烁}正式挖角。", {"李明川 worksFor 乙烁"}),
        ("{C|甲光}飞控系统核心元老{P|李明川}没有露面。", {"李明川 worksFor 甲光"}),
        (
            "{C|甲光}创始人（前{C|乙烁}算法总监）{P|李明川}到场。",
            {"李明川 founderOf 甲光", "李明川 worksFor 甲光 [创始人]", "李明川 worksFor 乙烁 [算法总监] former"},
        ),
        ("{C|甲光}开业，{C|甲光}招人，创始人&CEO{P|李明川}到场。", {"李明川 founderOf 甲光"}),
        ("{C|甲光}计划明年推出模型{M|川M2}。", {"川M2 developedBy 甲光"}),
        ("据传{C|甲光}将于明年推出模型{M|川M2}。", {"川M2 developedBy 甲光 rumoured"}),
        ("倘若{C|甲光}推出模型{M|川M2}，同行会降价。", {"川M2 developedBy 甲光 planned"}),
        ("如果顺利，{C|甲光}将推出模型{M|川M2}。", {"川M2 developedBy 甲光"}),
        ("与{C|甲光}合作{D|星川S5}车型的{C|乙烁}已收到邀请。", {"乙烁 partnersWith 甲光"}),
        ("{D|星川S5}将搭载{C|甲光}最新研发的{D|驰光}。", {"驰光 developedBy 甲光", "星川S5 integrates 驰光"}),
        ("车型极有可能是{C|甲光}与{C|乙烁}联合打造的新车。", {"甲光 partnersWith 乙烁 rumoured"}),
        ("他说“山不是不能翻越”——{C|甲光}推出模型{M|川M1}。", {"川M1 developedBy 甲光"}),
        ("{C|甲光}分别与{C|乙烁}、{C|丙辉}签署合作协议。", {"甲光 partnersWith 乙烁", "甲光 partnersWith 丙辉"}),
        ("{C|丁川}是由{C|甲光}和{C|乙烁}创办的合资公司。", {"甲光 partnersWith 乙烁"}),
        ("{C|甲光}昨晚宣布，将以总价15亿美元现金收购{C|乙烁}。", {"甲光 acquires 乙烁 planned"}),
        ("{C|甲光}拟购{C|乙烁}。", {"甲光 acquires 乙烁 planned"}),
        ("{C|甲光}日前在{O|江北产权交易所}挂牌转让其所持有的{C|乙烁}三成股权。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}是本市的一家国资公司，也是{C|乙烁}的第一大股东。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}年初以来共持有5.5亿股{C|乙烁}。", {"甲光 investsIn 乙烁"}),
        ("{C|甲光}面临来自{C|乙烁}、{C|丙辉}等巨头的竞争。", {"甲光 competesWith 乙烁", "甲光 competesWith 丙辉"}),
        ("{P|李明川}接替{P|张三川}成为{C|甲光}董事长。", {"李明川 worksFor 甲光 [董事长]"}),
        ("{C|甲光}公司董事长{P|李明川}到场。", {"李明川 worksFor 甲光 [董事长]"}),
        ("{O|甲川部}市场司副司长{P|李明川}到场。", {"李明川 worksFor 甲川部 [市场司副司长]"}),
        (
            "{C|甲光}北区分公司社长、同时兼任{C|乙烁}副总裁的{P|李明川}充满自信。",
            {"李明川 worksFor 乙烁 [副总裁]"},
        ),
        (
            "{C|甲光}启动上市。创始人{P|李明川}坦言，与{C|乙烁}、{C|丙辉}等龙头相比还要努力。\n引人关注的是，公司名单汇聚重量级投资者，包括{C|丁川集团}旗下{C|天川资本}、{C|戊川集团}旗下{C|南川资产}等。",
            {"天川资本 investsIn 甲光", "南川资产 investsIn 甲光"},
        ),
        (
            "{C|甲光}开业，{C|甲光}招人。\n{C|甲光}总裁{P|李明川}到场。\n{P|李明川}说，与{C|乙烁}相比还有差距，但公司自主研发的{D|川引擎}已经可用。",
            {"川引擎 developedBy 甲光"},
        ),
        ("{C|甲光}宣布与{C|乙烁}就抗体{D|JG-110}签署许可协议。", {"甲光 partnersWith 乙烁"}),
        (
            "{C|甲光}公告，包括{C|磐石创投}、{C|澄湖资本}等在内的主要股东已经签字。",
            {"磐石创投 investsIn 甲光", "澄湖资本 investsIn 甲光"},
        ),
        (
            "{C|甲光}拥有{D|川芯}®开发平台、{D|川联}®偶联技术。",
            {"川芯 developedBy 甲光", "川联 developedBy 甲光"},
        ),
        ("{P|李明川}毕业后，职业生涯起步于{C|甲光}、{C|乙烁}等巨头。", {"李明川 worksFor 乙烁 former"}),
        (
            "{C|甲光}调整架构，{C|甲光}裁员。\n上述人士向外卖事业部负责人{P|李明川}汇报。",
            {"李明川 worksFor 甲光 [外卖事业部负责人]"},
        ),
        (
            "{P|李明川}，男，1970年生，中共党员，{C|甲光}董事长、总裁，{O|乙川协会}理事。",
            {"李明川 worksFor 甲光 [董事长、总裁]", "李明川 worksFor 乙川协会 [理事]"},
        ),
        (
            "{P|李明川}1979年毕业后在{O|江左大学}读书，现任{C|甲光}董事长兼总裁，{O|乙川协会}理事。",
            {"李明川 worksFor 甲光 [董事长]", "李明川 worksFor 甲光 [总裁]"},
        ),
        ("研究的主要作者、{O|江左大学}的{P|李明川}说，样本还太少。", {"李明川 worksFor 江左大学"}),
        ("{C|甲光}是由{P|李明川}和他的师弟{P|张三川}一起创立的，是一家电商。", {"张三川 founderOf 甲光"}),
        ("{C|甲光}拟任总裁{P|李明川}回应了。", {"李明川 worksFor 甲光 [总裁]"}),
        (
            "{C|甲光}跨入新领域，除携手计程车业者{C|乙烁}，也陆续与{C|丙辉}、{C|丁川}等策略合作。",
            {"甲光 partnersWith 丙辉", "甲光 partnersWith 丁川"},
        ),
        (
            "{C|甲光}携手{C|乙烁}及创投公司{C|澄湖资本}，共同参与电动车品牌{C|苇渡}融资案。",
            {"甲光 investsIn 苇渡", "乙烁 investsIn 苇渡", "澄湖资本 investsIn 苇渡"},
        ),
        ("{C|甲光}开会，讨论子公司{C|乙烁}上市。", {"乙烁 subsidiaryOf 甲光"}),
        ("{D|鸾鸟H184}的升级版——{D|鸾鸟H216}也拿到了证书。", {"鸾鸟H216 versionOf 鸾鸟H184"}),
        ("{C|甲光}电动车{T|策略长}{P|李明川}透露了消息。", {"李明川 worksFor 甲光 [策略长]"}),
        ("{C|甲光}{P|李明川}也深以为然：“会更残酷。”", {"李明川 worksFor 甲光"}),
        ("{C|甲光}今天开会，由董事长暨总裁{P|李明川}主持。", {"李明川 worksFor 甲光 [董事长暨总裁]"}),
    ],
)
def test_deals(marked: str, told: set[str]) -> None:
    assert told <= links(marked)


@pytest.mark.parametrize(
    ("marked", "untold"),
    [
        ("{C|甲光}股东合计持有{C|乙烁}三成股份。", "甲光 investsIn 乙烁"),
        ("交易后，{C|甲光}股东合计持有{C|乙烁}32%股权。", "乙烁 investsIn 甲光"),
        ("{C|甲光}开业。{P|李明川}宣布与多年合作伙伴{C|乙烁}联合创立{C|丙辉}。", "甲光 partnersWith 乙烁"),
        ("{C|甲光}与{C|乙烁}签订了借款合同。", "甲光 partnersWith 乙烁"),
        ("它分别与{C|甲光}、{C|乙烁}和巴西{C|丙辉}达成协议。", "甲光 partnersWith 丙辉"),
        ("传{C|甲光}欲整合{C|乙烁}和{C|丙辉}，打造统一品牌。", "乙烁 partnersWith 丙辉"),
        ("{C|甲光}收购{C|乙烁}城南项目。", "甲光 acquires 乙烁"),
        ("{C|甲光}收购{C|乙烁}持有的一成股权后，持有{C|丙辉}五成股权。", "乙烁 investsIn 丙辉"),
        ("{C|甲光}重组{C|乙烁}、{C|丙辉}，收购{C|丁川}。", "丙辉 acquires 丁川"),
        ("{C|甲光}全资子公司{C|甲光起重}与{C|乙烁}签订合资协议。", "乙烁 subsidiaryOf 甲光"),
        ("{C|甲光}拟收购{O|江北市政府}大楼。", "甲光 acquires 江北市政府"),
        ("{C|甲光}创办人、作家{P|李明川}丈夫{P|张三川}去世。", "李明川 worksFor 甲光 [创办人、作家]"),
        ("{P|李明川}调任{C|甲光}总裁，{P|张三川}送予股权。", "张三川 worksFor 甲光 [总裁]"),
        ("{P|李明川}想到了他，{P|张三川}曾在{O|江左大学}的课上听过讲座。", "张三川 worksFor 江左大学 former"),
        ("{P|李明川}为站长，在{P|张三川}任{C|甲光}总裁期间，他很活跃。", "李明川 worksFor 甲光 [总裁] former"),
        ("{C|甲光}、{C|乙烁}、{C|丙辉}联合发布公告，交易终止。", "甲光 partnersWith 乙烁"),
        ("重量级投资者包括{C|丁川集团}旗下{C|天川资本}，{C|甲光}开业。", "丁川集团 investsIn 甲光"),
        ("{D|鸾鸟H184}很贵。{C|甲光}旗下首款新产品{D|W280}下线。", "鸾鸟H184 developedBy 甲光"),
        ("{C|甲光}原下属子公司{C|乙烁}与{C|丙辉}有货款纠纷。", "丙辉 subsidiaryOf 甲光"),
        ("特别是通过持有{C|甲光}五成股权，间接持有{C|乙烁}两成股权。", "甲光 investsIn 乙烁"),
        ("{C|川讯网}讯 昨日，{C|甲光}与{C|乙烁}宣布双方将合作。", "川讯网 partnersWith 乙烁"),
        ("{C|甲光}融资，{C|磐石创投}与{C|澄湖资本}共同参与。", "磐石创投 partnersWith 澄湖资本"),
        ("{C|甲光}要打造所谓的{D|星川机}杀手。", "星川机 developedBy 甲光"),
        ("{C|川浪}汽车2月3日从官方获悉，{C|甲光}开工。其中{C|乙烁}持股51%。", "乙烁 investsIn 川浪"),
        (
            "{C|甲光}开业，{C|甲光}招人。\n{C|乙烁}上了台。{D|K1}的售价为九万元，{D|K1}令人吃惊。",
            "K1 developedBy 甲光",
        ),
    ],
)
def test_what_is_not_told(marked: str, untold: str) -> None:
    assert untold not in links(marked)


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}率先降价，{C|乙烁}、{C|丙辉}随后纷纷跟进。", set()),
        ("{C|甲光}发布财报。{C|乙烁}在东南亚加码。", set()),
        ("{C|甲光}完成新一轮融资。{C|乙烁}、{C|丙辉}随后纷纷跟进。", {"乙烁 investsIn 甲光", "丙辉 investsIn 甲光"}),
    ],
)
def test_who_comes_in_where_no_round_is_told_gives_no_money(marked: str, told: set[str]) -> None:
    assert links(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}以8亿美元拿下{C|乙烁}的{D|川单抗}全球权益。", set()),
        ("{C|甲光}拿下了{C|乙烁}的口服药{D|川单抗}。", set()),
        ("{C|甲光}买下{C|乙烁}的海外转播权。", set()),
        ("{C|甲光}收购{C|乙烁}的交易已经完成，{D|川单抗}不受影响。", {"甲光 acquires 乙烁"}),
        ("{C|甲光}收购{C|乙烁}的全部权益。", {"甲光 acquires 乙烁"}),
    ],
)
def test_who_buys_a_thing_or_a_right_does_not_buy_the_firm(marked: str, told: set[str]) -> None:
    assert {x for x in links(marked) if "acquires" in x} == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}收购了{C|乙烁}，想做成中国的{C|丙辉}。", {"甲光 acquires 乙烁"}),
        ("{C|甲光}投资了{C|乙烁}，它会是下一个{C|丙辉}。", {"甲光 investsIn 乙烁"}),
        (
            "{C|甲光}将被{C|乙烁}收购，成为后者的全资子公司。",
            {"乙烁 acquires 甲光 planned", "甲光 subsidiaryOf 乙烁 planned"},
        ),
    ],
)
def test_likened_firms_are_not_dealt_with_and_the_latter_owns(marked: str, told: set[str]) -> None:
    assert links(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}开业。资金方面，深思者去年完成了两轮融资，投资方包括{C|乙烁}、{C|丙辉}。", set()),
        ("{C|甲光}开业。资金方面，去年完成了两轮融资，投资方包括{C|乙烁}。", {"乙烁 investsIn 甲光"}),
        ("{C|甲光}受让了{C|乙烁}所持有的4.3%股份，成为{C|丙辉}第五大股东。", {"甲光 investsIn 丙辉"}),
        ("{C|甲光}昨日开业，{C|乙烁}持有其8%的股份。", {"乙烁 investsIn 甲光"}),
    ],
)
def test_whose_shares_somebody_holds(marked: str, told: set[str]) -> None:
    assert {x for x in links(marked) if "investsIn" in x} == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "{C|甲光}今年动作不断：3月牵手{C|乙烁}，5月与{O|江左大学}共建实验室，随后与{C|岚汀}结盟。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 江左大学", "甲光 partnersWith 岚汀"},
        ),
        (
            "{C|甲光}与{C|乙烁}、{O|江左大学}签署三方协议。",
            {"甲光 partnersWith 乙烁", "甲光 partnersWith 江左大学", "乙烁 partnersWith 江左大学"},
        ),
        (
            "{C|甲光}的投资人是{C|乙烁}{T|董事长}{P|李明川}。",
            {"李明川 worksFor 乙烁 [董事长]", "李明川 investsIn 甲光"},
        ),
        (
            "{C|甲光}融资顺利。{C|岚汀}旗下的{C|岚汀创投}加码2亿元，目前集团合计持股18%。",
            {"岚汀创投 subsidiaryOf 岚汀", "岚汀创投 investsIn 甲光", "岚汀 investsIn 甲光"},
        ),
    ],
)
def test_ties_that_go_on_from_clause_to_clause(marked: str, told: set[str]) -> None:
    assert links(marked) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("{C|甲光}成立，由{C|乙烁}全资持股。", {"甲光 subsidiaryOf 乙烁"}),
        (
            "{C|甲光}股东增至五家。增资后，{C|乙烁}仍是大股东。新来的{C|丙辉}出资两亿元成为第二大股东。",
            {"丙辉 investsIn 甲光"},
        ),
        ("三年前，{C|乙烁}收购了它的对手{C|甲光}，后者如今贡献了四成收入。", {"乙烁 acquires 甲光"}),
        ("{C|甲光}、{C|丁川}与{C|丙辉}及其控股股东{C|乙烁}签约。", {"乙烁 investsIn 丙辉"}),
        ("{C|丁川}公告称，将其子公司{C|甲光}全部股权，以五亿元出售给{C|乙烁}。", {"乙烁 acquires 甲光"}),
    ],
)
def test_deals_in_passing(marked: str, told: set[str]) -> None:
    found = links(marked)
    assert told <= found
    assert not found & {"丙辉 investsIn 乙烁", "乙烁 investsIn 丁川", "乙烁 acquires 丁川"}


@pytest.mark.parametrize(
    "marked",
    [
        "{C|甲光}曾通过旗下公司不断增持{C|乙烁}。",
        "{C|甲光}通过全资子公司等竞得{C|乙烁}挂牌的地块。",
        "{C|甲光}旗下产品开会表决，只有{C|乙烁}反对。",
        "{C|甲光}与中间控股公司{C|乙烁}谈妥了条款。",
        "{O|江口市法院}限制其消费。母公司{C|甲光}失信。",
    ],
)
def test_nobody_here_is_a_subsidiary(marked: str) -> None:
    assert not {x for x in links(marked) if "subsidiaryOf" in x}

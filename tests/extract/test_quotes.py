from __future__ import annotations

import time

import pytest

from kg.extract.markup import parse
from kg.extract.quotes import Quotes, examples
from kg.extract.topics import Topics
from kg.model import Document, Reading
from kg.packs import Pack, read_packs
from kg.text.sentences import paragraphs, sentences


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_packs(["ai"])


@pytest.fixture(scope="module")
def quotes(pack: Pack) -> Quotes:
    return Quotes(pack)


def read(marked: str) -> Reading:
    text, mentions, _ = parse(marked)
    whole = paragraphs(text)
    return Reading(
        document=Document(id="t", text=text, sha256=""),
        text=text,
        paragraphs=tuple(whole),
        sentences=tuple(sentences(text, whole)),
        mentions=tuple(mentions),
    )


def told(quotes: Quotes, marked: str) -> list[str]:
    """List what is claimed: speaker, then ： for direct or ， for indirect words, then the words."""
    reading = quotes(read(marked))
    return [
        f"{q.speaker.name if q.speaker else '?'}{'：' if q.direct else '，'}{q.content.of(reading.text)}"
        for q in reading.quotes
    ]


VERB_BEFORE = [
    ("{P|卢青禾}表示，明年要建三座仓库。", ["卢青禾，明年要建三座仓库"]),
    ("{P|卢青禾}认为仓库越小越灵活。", ["卢青禾，仓库越小越灵活"]),
    ("{C|北斛物流}{T|副总裁}{P|卢青禾}指出：仓库不是越大越好。", ["卢青禾，仓库不是越大越好"]),
    ("{O|仓储周刊}讯 {C|北斛物流}1月19日晚间公告，公司拟新建三座仓库。", ["北斛物流，公司拟新建三座仓库"]),
    ("{C|北斛物流}称旧仓为“最慢”；三天后，新仓赶上了它。", ["北斛物流，旧仓为“最慢”"]),
    ("值得注意的是，8月底，{C|北斛物流}公告称，新仓已经启用。", ["北斛物流，新仓已经启用"]),
    ("{P|卢青禾}在接受{O|仓储周刊}采访时坦言，租金压力很大。", ["卢青禾，租金压力很大"]),
    ("{P|卢青禾}对{O|仓储周刊}记者表示，租金压力很大。", ["卢青禾，租金压力很大"]),
    ("{P|卢青禾}则强调，安全是底线。", ["卢青禾，安全是底线"]),
    ("{P|卢青禾}（{C|北斛物流}{T|副总裁}）透露，新仓年底启用。", ["卢青禾，新仓年底启用"]),
    ("{P|卢青禾}{T|教授}预计，三年内会出现拐点。", ["卢青禾，三年内会出现拐点"]),
    ("{P|卢青禾}告诉记者，夜里也有人值守。", ["卢青禾，夜里也有人值守"]),
    ("{P|卢青禾}当场否认：“没有这种安排。”", ["卢青禾：没有这种安排。"]),
    ("{P|卢青禾}话锋一转，笑称：“先吃饭。”", ["卢青禾：先吃饭。"]),
    ("{P|卢青禾}放下扫码枪，缓缓开口：“机器也要睡觉。”", ["卢青禾：机器也要睡觉。"]),
    ("{P|卢青禾}补充道，备件已经到位。", ["卢青禾，备件已经到位"]),
    ("{P|卢青禾}在内部信中写道：“我们不裁员。”", ["卢青禾：我们不裁员。"]),
    ("{P|卢青禾}还不忘提醒同行：别跟风。", ["卢青禾，别跟风"]),
    ("谈到租金，{P|卢青禾}没有绕弯子：真正贵的是空置。", ["卢青禾，真正贵的是空置"]),
    ("{P|卢青禾}的判断是，价格明年见底。", ["卢青禾，价格明年见底"]),
    ("{P|卢青禾}给出的答案是“先把灯打开”。", ["卢青禾：先把灯打开"]),
    ("{P|卢青禾}的回答只有五个字：“再等等看吧。”", ["卢青禾：再等等看吧。"]),
    ("{P|卢青禾}把这套办法称作“给机器排夜班”。", ["卢青禾：给机器排夜班"]),
    ("对于收购传闻，{C|北斛物流}方面予以否认，称双方“从未就此有过接触”。", ["北斛物流：从未就此有过接触"]),
    ("{P|卢青禾}坦言，租金还会涨，“但该租的还得租”。", ["卢青禾，租金还会涨", "卢青禾：但该租的还得租"]),
]

VERB_BEHIND = [
    ("“机器也要睡觉。”{P|卢青禾}说。", ["卢青禾：机器也要睡觉。"]),
    ("“机器也要睡觉，”{P|卢青禾}说，“人更要睡。”", ["卢青禾：机器也要睡觉，", "卢青禾：人更要睡。"]),
    ("“机器也要睡觉。”{C|北斛物流}{T|副总裁}{P|卢青禾}自嘲道。", ["卢青禾：机器也要睡觉。"]),
    ("“机器也要睡觉，”{P|卢青禾}推了推眼镜，“人更要睡。”", ["卢青禾：机器也要睡觉，", "卢青禾：人更要睡。"]),
    ("“我们不卖货，只管货。”{P|卢青禾}在一封邮件里这样回复本刊。", ["卢青禾：我们不卖货，只管货。"]),
    ("行业该做的，是把标准先立起来，{P|卢青禾}说。", ["卢青禾，行业该做的，是把标准先立起来"]),
    (
        "“机器也要睡觉。”{P|卢青禾}认为，排班比提速更要紧。",
        ["卢青禾：机器也要睡觉。", "卢青禾，排班比提速更要紧"],
    ),
    ("“人更要睡。”{P|卢青禾}的这番话引来一片掌声。", ["卢青禾：人更要睡。"]),
]

FRAMES = [
    ("在{P|卢青禾}看来，小仓比大仓灵活。", ["卢青禾，小仓比大仓灵活"]),
    ("{P|卢青禾}的态度更谨慎。在她看来，小仓比大仓灵活。", ["卢青禾，小仓比大仓灵活"]),
    ("据{P|卢青禾}介绍，首批三座仓库已经封顶。", ["卢青禾，首批三座仓库已经封顶"]),
    ("{P|卢青禾}也到了现场。据其透露，首批三座仓库已经封顶。", ["卢青禾，首批三座仓库已经封顶"]),
    ("用{P|卢青禾}的话说，“慢就是快”。", ["卢青禾：慢就是快"]),
    ("按{P|卢青禾}的说法，首批仓库月底封顶。", ["卢青禾，首批仓库月底封顶"]),
    ("对{P|卢青禾}来说，封顶不是终点，意味着真正的开始。", ["卢青禾，封顶不是终点，意味着真正的开始"]),
]

FIRMS = [
    ("{C|北斛物流}称，双方已经签约。", ["北斛物流，双方已经签约"]),
    ("{C|北斛物流}方面回应{O|仓储周刊}称，消息不实。", ["北斛物流，消息不实"]),
    ("{C|北斛物流}5日公告称，董事会已批准回购。", ["北斛物流，董事会已批准回购"]),
    ("{C|北斛物流}财报显示，上半年营收十亿元。", ["北斛物流，上半年营收十亿元"]),
    ("{O|江汇研究院}发布的报告指出，空置率已到三成。", ["江汇研究院，空置率已到三成"]),
    ("{C|北斛物流}停了两条线。公司表示，下月恢复。", ["北斛物流，下月恢复"]),
    ("{C|北斛物流}订了八十台，不过该公司强调，没有排他协议。", ["北斛物流，没有排他协议"]),
    (
        "{C|北斛物流}、{C|南蒿仓储}均表示将扩大投入。",
        ["北斛物流，将扩大投入", "南蒿仓储，将扩大投入"],
    ),
    ("江声社3月2日电（记者 {P|冉一舟}）{C|北斛物流}2日宣布，公司完成重组。", ["北斛物流，公司完成重组"]),
]

SPEAKERS = [
    ("{P|卢青禾}对{P|佟远}说：“你先走。”", ["卢青禾：你先走。"]),
    ("{P|卢青禾}的律师{P|佟远}称，没有这回事。", ["佟远，没有这回事"]),
    ("曾与{P|佟远}共事的{P|卢青禾}表示，那时仓库只有一座。", ["卢青禾，那时仓库只有一座"]),
    ("{P|卢青禾}与{P|佟远}签约后表示，合作期限三年。", ["卢青禾，合作期限三年"]),
    ("{P|卢青禾}和{P|佟远}均认为，窗口期很短。", ["卢青禾，窗口期很短", "佟远，窗口期很短"]),
    (
        "{C|北斛物流}{T|总裁}{P|卢青禾}、{C|南蒿仓储}{T|总裁}{P|佟远}都表示，不会降价。",
        ["卢青禾，不会降价", "佟远，不会降价"],
    ),
    ("{P|卢青禾}赶到现场。他说，损失不大。", ["卢青禾，损失不大"]),
    ("{C|北斛物流}{T|副总裁}{P|卢青禾}赶到现场。这位副总裁说，损失不大。", ["卢青禾，损失不大"]),
    ("{C|北斛物流}{T|首席技术官}{P|卢青禾}到场。首席技术官表示，损失不大。", ["卢青禾，损失不大"]),
    ("{P|卢青禾}表示，订单排满了，并预计明年扩产。", ["卢青禾，订单排满了", "卢青禾，明年扩产"]),
    ("{P|卢青禾}认为，价格会跌；{P|佟远}则认为，价格会涨。", ["卢青禾，价格会跌", "佟远，价格会涨"]),
    ("{P|卢青禾}表示，{P|佟远}的仓库更大。", ["卢青禾，佟远的仓库更大"]),
    ("一位不愿具名的货主表示，仓租涨得太快。", ["?，仓租涨得太快"]),
    ("业内人士认为，仓租还会涨。", ["?，仓租还会涨"]),
    ("知情人士称，谈判还在继续。", ["?，谈判还在继续"]),
    ("{C|北斛物流}相关负责人对记者表示，仓租不会涨。", ["?，仓租不会涨"]),
    ("一位接近{C|北斛物流}的人士称，仓租不会涨。", ["?，仓租不会涨"]),
    ("{C|北斛有限公司}{T|董事长}{P|卢青禾}到场。{C|北斛有限公司}{T|董事长}表示，仓租不涨。", ["卢青禾，仓租不涨"]),
    ("笔者认为，仓租会涨。", ["?，仓租会涨"]),
]

GOING_ON = [
    (
        "{P|卢青禾}表示，租金压力很大。这会影响扩张。其次，招人也不容易。",
        ["卢青禾，租金压力很大。这会影响扩张。其次，招人也不容易"],
    ),
    ("{P|卢青禾}表示，租金压力很大。{C|南蒿仓储}去年退租两处。", ["卢青禾，租金压力很大"]),
    ("{P|卢青禾}表示，租金压力很大。3月2日，两座仓库停用。", ["卢青禾，租金压力很大"]),
    ("{P|卢青禾}表示，租金压力很大。“可是不能停。”", ["卢青禾，租金压力很大", "卢青禾：可是不能停。"]),
    ("{P|卢青禾}表示，租金压力很大。对于传闻，她未作评论。", ["卢青禾，租金压力很大"]),
    (
        "{P|卢青禾}指出，要做几点。首先是选址。\n其次，要管好人。",
        ["卢青禾，要做几点。首先是选址", "卢青禾，其次，要管好人"],
    ),
    ("{C|北斛物流}称，租金压力很大。两座仓库已经停用。", ["北斛物流，租金压力很大"]),
]

CONTEXT = [
    ("{P|卢青禾}更看好小仓。“小仓周转快。”", ["卢青禾：小仓周转快。"]),
    ("{P|卢青禾}强调，小仓周转快。\n“大仓是给过去建的。”", ["卢青禾，小仓周转快", "卢青禾：大仓是给过去建的。"]),
    ("“大仓是给过去建的。”听众笑了，{P|卢青禾}也笑了。", ["卢青禾：大仓是给过去建的。"]),
    (
        "{P|卢青禾}说：“第一件事是选址。\n“第二件事是招人。”",
        ["卢青禾：第一件事是选址。", "卢青禾：第二件事是招人。"],
    ),
    (
        "{P|卢青禾}说：“第一件事是选址。\n第二件事是招人。\n第三件事是等。”",
        ["卢青禾：第一件事是选址。", "卢青禾：第二件事是招人。", "卢青禾：第三件事是等。"],
    ),
    ("{P|卢青禾}说：「客戶要的是『準時』。」", ["卢青禾：客戶要的是『準時』。"]),
    ("{P|卢青禾}强调，“选址要准”，“招人要快”。", ["卢青禾：选址要准", "卢青禾：招人要快"]),
    ("{P|卢青禾}：我们只做小仓\n某报 2024年3月", ["卢青禾，我们只做小仓"]),
]

NOTHING = [
    "{P|卢青禾}未作评论。",
    "{P|卢青禾}没有透露价格，也未回应传闻。",
    "{C|北斛物流}拒绝置评。",
    "{P|卢青禾}对此表示感谢。",
    "{P|卢青禾}表示支持。",
    "{C|北斛物流}宣布完成A轮融资。",
    "这家公司被称为“仓库里的黑马”。",
    "{C|北斛物流}（简称“北斛”）成立于2015年。",
    "“任重道远”四个字挂在墙上。",
    "本届展会以“让仓库会呼吸”为主题。",
    "公开资料显示，{C|北斛物流}成立于2015年。",
    "{C|北斛物流}的回应引发讨论。",
    "这本小说，卖了十万册。",
    "换句话说，仓库太多了。",
    "{P|卢青禾}介绍了新仓的布局。",
    "{C|北斛物流}的显示屏业务去年剥离。",
    "{P|卢青禾}曾任{C|南蒿仓储}顾问，持股三成。",
]


@pytest.mark.parametrize(
    ("marked", "wanted"),
    [*VERB_BEFORE, *VERB_BEHIND, *FRAMES, *FIRMS, *SPEAKERS, *GOING_ON, *CONTEXT],
    ids=lambda value: value[:24] if isinstance(value, str) else "",
)
def test_who_said_what(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted


@pytest.mark.parametrize("marked", NOTHING)
def test_what_is_no_claim(quotes: Quotes, marked: str) -> None:
    assert told(quotes, marked) == []


def test_a_quotation_of_nobody_known_is_dropped_with_a_reason(quotes: Quotes) -> None:
    reading = quotes(read("“好得很。”隔壁的老王说。"))
    assert not reading.quotes
    assert [d.reason for d in reading.dropped] == ["speaker unknown"]


def test_the_examples_of_the_packs_hold(pack: Pack) -> None:
    assert examples(pack) == []


def test_a_claim_tells_its_cue_its_rule_and_what_it_names(quotes: Quotes) -> None:
    reading = quotes(read("{P|卢青禾}表示，{C|南蒿仓储}和{C|南蒿=南蒿仓储}的{T|总裁}都用{M|小仓一号}。"))
    (quote,) = reading.quotes
    assert quote.cue is not None
    assert quote.cue.of(reading.text) == "表示"
    assert quote.rule == "state"
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(reading.text) == "卢青禾"
    assert [m.name for m in quote.about] == ["南蒿仓储", "小仓一号"]


def test_the_word_at_the_statement_is_kept_apart_from_the_name(quotes: Quotes) -> None:
    reading = quotes(read("{P|卢青禾}到了现场。他说，损失不大。"))
    (quote,) = reading.quotes
    assert quote.speaker is not None
    assert (quote.speaker.span.start, quote.speaker_span and quote.speaker_span.of(reading.text)) == (0, "他")


FORMS_OF_THE_PRESS = [
    # names of makers in brackets are no words of the speaker
    ("{P|卢青禾}说，租金压力很大。（记者 冉一舟 编辑 佟远）", ["卢青禾，租金压力很大"]),
    # the clause follows its verb at once, or behind where and when
    ("{P|卢青禾}，在上月的法人说明会上，预期小仓会占到四成，印证了外界的猜测。", ["卢青禾，小仓会占到四成"]),
    (
        "{P|卢青禾}到了现场。他感慨仓库里已经没有多少人，更呼吁同行一起降租金。",
        ["卢青禾，仓库里已经没有多少人", "卢青禾，同行一起降租金"],
    ),
    ("{P|卢青禾}指，小仓是趋势。", ["卢青禾，小仓是趋势"]),
    ("但也有参展商家认为小仓不会长久。", ["?，小仓不会长久"]),
    # a notice of a firm goes on to its end
    (
        "{C|北斛物流}公告称，公司拟建三座仓库。该项目周期长、投入大，进度存在不确定性。公司将及时披露进展。",
        ["北斛物流，公司拟建三座仓库。该项目周期长、投入大，进度存在不确定性。公司将及时披露进展"],
    ),
    ("{C|北斛物流}表示，选址尚未确定。公司将及时披露进展。", ["北斛物流，选址尚未确定。公司将及时披露进展"]),
    # somebody of one firm is not the namesake of his post at another
    (
        "{C|北斛物流}{T|经济学家}{P|卢青禾}说，租金见顶了。\n{C|南蒿仓储}{T|经济学家}写道，租金还会涨。",
        ["卢青禾，租金见顶了", "?，租金还会涨"],
    ),
    # an article that opens with somebody's words names him next
    (
        "作者：{P|佟远}\n“小仓不是万能的，位置才是。”\n上周三，{P|卢青禾}在论坛上给同行泼了冷水，并表示行业需要时间。",
        ["卢青禾：小仓不是万能的，位置才是。", "卢青禾，行业需要时间"],
    ),
    # whom one only looks at does not speak, nor whom one mocked
    ("“租金还会再降。”{P|卢青禾}看着坐在台下的{C|南蒿仓储}{T|总经理}{P|冉一舟}说道。", ["卢青禾：租金还会再降。"]),
    (
        "{C|北斛物流}{T|副总裁}{P|佟远}出来回应，嘲笑了{P|卢青禾}离开一线太久，还翻了旧账：“当年他也说过要建百座仓。”",
        ["佟远：当年他也说过要建百座仓。"],
    ),
    # the author takes over
    ("{P|卢青禾}说，合资公司双方各持股一半，这也意味着北斛正式进入海外。", ["卢青禾，合资公司双方各持股一半"]),
    ("{P|卢青禾}说租金已经超出底线，这话其实也不算过分。", ["卢青禾，租金已经超出底线"]),
    ("{P|卢青禾}表示，新仓年底启用，业界看好设备商受惠。", ["卢青禾，新仓年底启用"]),
    ("{P|卢青禾}认为，这也意味着租金见顶。", ["卢青禾，这也意味着租金见顶"]),
    # nouns of saying, and what only may be said
    ("{P|卢青禾}的这一喊话，让同行想起了旧事。", []),
    ("这事{P|卢青禾}原本可以直说，甚至说得圆滑点。", []),
    ("媒体追问，新仓是否会建在城北；{P|卢青禾}没有回答。", []),
    ("{P|卢青禾}答复“会”，但未透露更多，仅低调表示“年会上见”。", ["卢青禾：会", "卢青禾：年会上见"]),
    ("{P|卢青禾}亲自证实，新仓年底启用。", ["卢青禾，新仓年底启用"]),
    # of whom one speaks may stand between the verb and the words in marks
    (
        "{P|卢青禾}认为{P|佟远}很固执，他评价{P|佟远}“看错了路，也看错了人”。",
        ["卢青禾，佟远很固执", "卢青禾：看错了路，也看错了人"],
    ),
    (
        "{P|卢青禾}指责{C|南蒿仓储}低价抢客，{C|南蒿仓储}则在两人邮件外称对方先降价。",
        ["卢青禾，南蒿仓储低价抢客", "南蒿仓储，对方先降价"],
    ),
    ("报道称，一名仓库员工透露，夜里没有人值守。", ["?，夜里没有人值守"]),
    ("{P|卢青禾}在场。一名员工走了进来，{P|卢青禾}没有抬头。这名员工还说：“夜里没有人值守。”", ["?：夜里没有人值守。"]),
    ("针对新仓延后，外界关心是否要赔钱，{P|卢青禾}说，合同已经谈妥。", ["卢青禾，合同已经谈妥"]),
    ("{P|卢青禾}没有点名，却在朋友圈写道：“有人算命，我们算账。”", ["卢青禾：有人算命，我们算账。"]),
    # who speaks is told at length: what stands before leads up to him
    (
        "需求升温，{C|甲光科技}总经理{P|卢青禾}今天在会上表示，全年展望乐观。",
        ["卢青禾，全年展望乐观"],
    ),
    ("针对业绩展望，{P|卢青禾}做出以上表示。", []),
    (
        "{C|甲光科技}请来{P|沈砚冬}等艺人，董事长{P|卢青禾}致词指出，明年更好。他强调，今年是起点。",
        ["卢青禾，明年更好", "卢青禾，今年是起点"],
    ),
    (
        "{P|卢青禾}强调，订单没有问题。至于为何由租转买？{P|沈砚冬}说，租金太贵。",
        ["卢青禾，订单没有问题", "沈砚冬，租金太贵"],
    ),
    # a clause of circumstance may be part of what is said
    (
        "在租金上涨的情况下，大仓已经没有优势，{P|卢青禾}说，小仓才有机会。",
        ["卢青禾，在租金上涨的情况下，大仓已经没有优势", "卢青禾，小仓才有机会"],
    ),
    # figures and dates open sentences of a report too; what follows from it is the author's
    (
        "{P|卢青禾}表示，小仓是趋势。截至去年底，全市已有四百座。事实上，空置率不到一成。",
        ["卢青禾，小仓是趋势。截至去年底，全市已有四百座。事实上，空置率不到一成"],
    ),
    ("{P|卢青禾}指出，小仓明年有望装上机械臂。这意味着夜里可以没有人。", ["卢青禾，小仓明年有望装上机械臂"]),
    (
        "{P|卢青禾}续指，租金还会再降，又指小仓的空置率只有一成。（海港新闻）",
        ["卢青禾，租金还会再降", "卢青禾，小仓的空置率只有一成"],
    ),
    ("{P|卢青禾}形容，行业像在雾里开车。", ["卢青禾，行业像在雾里开车"]),
    (
        "另有传闻指{C|北斛物流}要出售小仓，{C|北斛物流}{T|董事}{P|卢青禾}回应：“没有参与。”",
        ["?，北斛物流要出售小仓", "卢青禾：没有参与。"],
    ),
    # what a picture shows is no speech
    ("{P|卢青禾}到了现场。\n“第三届仓储与物流设备展览会”\n展馆里很热闹。", []),
    # a paper speaks for whoever published it a sentence before
    (
        "{C|北斛物流}今日发布一份《关于小仓的声明》。声明提到：“我司已经报案。”",
        ["北斛物流：我司已经报案。"],
    ),
    ("市面上流传着一份声明。声明提到：“我司已经报案。”", []),
    ("{P|卢青禾}昨晚发公开信。公开信写道：“我们不裁员。”", ["卢青禾：我们不裁员。"]),
    # a title in brackets is a paper too; a newspaper speaks, but not for whom its reporter calls
    ("{O|仓储协会}在五月发布的《小仓调查》显示，空置率只有一成。", ["仓储协会，空置率只有一成"]),
    ("《{O|仓储周刊}》报道称，{C|北斛物流}要出售小仓。", ["仓储周刊，北斛物流要出售小仓"]),
    ("《{O|仓储周刊}》记者致电{C|北斛物流}，对方表示不方便回答。", ["北斛物流，不方便回答"]),
    # 称 behind another verb brings its words in without a mark
    ("针对传闻，{C|北斛物流}方面回应称只是租约到期。", ["北斛物流，只是租约到期"]),
    ("{P|卢青禾}出面解围，说不要让客人等。", ["卢青禾，不要让客人等"]),
    ("{C|北斛物流}方面目前并没有就此作出系列回应，两家的口水战到此为止。", []),
    # whoever says so too does not speak in the words of the one before
    (
        "除了{C|北斛物流}明确表示租金不会涨，{C|甲光科技}方面也表示，会把租金压到三元以内。",
        ["北斛物流，租金不会涨", "甲光科技，会把租金压到三元以内"],
    ),
    # people in general are nobody in particular
    ("{T|科学家}{P|卢青禾}说：“还早。”但一些科学家认为，已经晚了。", ["卢青禾：还早。", "?，已经晚了"]),
    # to whom one speaks does not speak
    ("“欢迎试驾。”销售人员向这位从外地来的代表发出邀请，并表示，下单有优惠。", ["?：欢迎试驾。", "?，下单有优惠"]),
    # clauses that lead over to what one says next
    (
        "{P|卢青禾}说，今天只谈小仓；不过，在媒体多次询问租金后，他仍表示，今年不涨。",
        ["卢青禾，今天只谈小仓", "卢青禾，今年不涨"],
    ),
    # what came of it since is the reporter's
    ("{P|卢青禾}曾表示，三年要开一千座小仓。然而截至目前，小仓只有五百座。", ["卢青禾，三年要开一千座小仓"]),
    # a quotation that opens its sentence needs no full stop
    (
        "“小仓是重资产，需要很多钱”，{P|卢青禾}认为，关店是为了省钱。",
        ["卢青禾：小仓是重资产，需要很多钱", "卢青禾，关店是为了省钱"],
    ),
    ("{P|卢青禾}隔空喊话{C|甲光科技}董事长{P|沈砚冬}：不公开数据是怕吓着同行。", ["卢青禾，不公开数据是怕吓着同行"]),
    ("本周早些时候有报道称，{C|北斛物流}要出售小仓。", ["?，北斛物流要出售小仓"]),
    # a paper of no told firm is that of the firm of which it tells
    (
        "{C|甲光科技}也在降价。财报显示，上半年{C|北斛物流}营收35亿元，其中小仓占八成。",
        ["北斛物流，上半年北斛物流营收35亿元，其中小仓占八成"],
    ),
    # whose kin or lawyer somebody is does not speak for him
    ("{P|卢青禾}后人{P|沈砚冬}回应了道歉。他称，赔款都会捐出去。", ["沈砚冬，赔款都会捐出去"]),
    ("{P|卢青禾}的代理律师表示，证据已经交给法院。", ["?，证据已经交给法院"]),
    ("{T|民警}{P|卢青禾}说：“路上没有车。”据一线民警介绍，夜里车更少。", ["卢青禾：路上没有车。", "?，夜里车更少"]),
    # one of a list of things is no word of saying
    ("处理界面上列着几项，比如{C|北斛物流}回复、是否双驾等信息。", []),
    # a sentence that leans on the one before belongs to its speaker, whoever is named in it
    (
        "{P|卢青禾}表示，大仓又降价了。在这种格局下，{C|甲光科技}几乎没有空间。",
        ["卢青禾，大仓又降价了。在这种格局下，甲光科技几乎没有空间"],
    ),
    ("有消息称小仓人去楼空，{C|北斛物流}回应称只是搬家。", ["?，小仓人去楼空", "北斛物流，只是搬家"]),
    ("业内人士说，小仓太多了。带着疑问，记者走访了三座。", ["?，小仓太多了"]),
    ("{P|卢青禾}给出一组数据，小仓已有四百座。", ["卢青禾，小仓已有四百座"]),
    # what leads up to 指出 is the reporter's, also where it is a whole clause
    ("大仓的租金为何拖了这么久，{P|卢青禾}直言，没有人敢先降价。", ["卢青禾，没有人敢先降价"]),
    # what somebody might say nobody said
    ("也许有人会说，小仓太贵。", []),
    # a name in a date is not whom 他 means
    ("在{P|沈砚冬}诞辰百年之际，{P|卢青禾}的评价很冷。他写道：“他没有看懂小仓。”", ["卢青禾：他没有看懂小仓。"]),
    (
        "作者：{P|沈砚冬}\n在{P|卢青禾}看来，小仓才是未来。他表示，大仓太贵。",
        ["卢青禾，小仓才是未来", "卢青禾，大仓太贵"],
    ),
    ("{C|北斛物流}宣布将以每股九元的价格回购股份。", ["北斛物流，将以每股九元的价格回购股份"]),
    ("{C|北斛物流}宣布成立小仓部门。", []),
    ("据预测，小仓明年会翻一番。", ["?，小仓明年会翻一番"]),
    ("{O|仓储协会}就在附近。据“云仓”官方表示，小仓不收押金。", ["?，小仓不收押金"]),
    ("“味道不错，就是有点贵”，在后来的采访中，{P|卢青禾}笑着表示。", ["卢青禾：味道不错，就是有点贵"]),
    # an indent within a line begins a paragraph
    ("主办方介绍说，小仓大会开了三年。　　与会的人谈到了租金。", ["?，小仓大会开了三年"]),
    # who faces the press behind a quotation spoke it
    ("“假的。”5月7日，{C|北斛物流}相关人士向本报记者否认了传闻的真实性。", ["?：假的。"]),
    # somebody unnamed who tells the press begins a statement of his own
    (
        "业内认为小仓不会很快盈利，有技术人员告诉本报记者，机械臂还太贵。",
        ["?，小仓不会很快盈利", "?，机械臂还太贵"],
    ),
    # what happened on a day of the month the reporter tells
    ("{P|卢青禾}喊话，租金迟早会降。{C|北斛物流}16日的公告让股价涨了一成。", ["卢青禾，租金迟早会降"]),
    # of what somebody speaks is not what he says
    ("外传小仓要涨价的说法，{P|卢青禾}指出，租约写得很清楚。", ["卢青禾，租约写得很清楚"]),
    ("此外，依照往年的惯例，{P|卢青禾}指出，价格年底才定。", ["卢青禾，价格年底才定"]),
    ("{P|卢青禾}在致辞时提出，小仓要和大仓分工。", ["卢青禾，小仓要和大仓分工"]),
    # a closing mark whose bytes were read in another encoding
    ("{P|卢青禾}说，“租金压力很大？！被貒后，他签了三份合同。", ["卢青禾：租金压力很大"]),
]


@pytest.mark.parametrize(("marked", "wanted"), FORMS_OF_THE_PRESS)
def test_forms_of_the_press(quotes: Quotes, marked: str, wanted: list[str]) -> None:
    assert told(quotes, marked) == wanted


def test_topics_of_a_claim(pack: Pack, quotes: Quotes) -> None:
    reading = Topics(pack)(quotes(read("{P|卢青禾}表示，Agent离不开算力，OpenAI也一样。")))
    assert reading.quotes[0].topics == ("智能体", "算力")


def test_a_text_without_anything_stays_as_it_is(quotes: Quotes) -> None:
    reading = read("仓库里很安静。")
    assert quotes(reading) is reading
    assert not quotes(read("时间：三月")).quotes


@pytest.mark.parametrize(
    "hostile",
    ["在会上对记者" * 4000, "“卢青禾说，" * 4000, "而且并且也" * 4000, "在中上里时后" * 4000, "表示" * 8000],
)
def test_no_text_makes_it_slow(quotes: Quotes, hostile: str) -> None:
    reading = read("{P|卢青禾}" + hostile + "说，没有这回事。")
    begin = time.process_time()
    quotes(reading)
    assert time.process_time() - begin < 5

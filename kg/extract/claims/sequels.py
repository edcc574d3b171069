"""How long a report goes on: which sentences behind it still tell what was said, and where the reporter takes over."""

from __future__ import annotations

import re

from kg.extract.claims.belonging import features
from kg.extract.claims.statements import HEARSAY, Page, Statement, trimmed
from kg.extract.wording.marks import QUOTED
from kg.model import Mention, Span

_connectors = re.compile(
    r"(?:其次|再次|此外|另外|最后|同时|因此|所以|因而|例如|比如|换言之|也就是说|换句话说|一方面|另一方面|第[一二三四五六]"
    r"|[一二三四五]是|[一二三四五]则|首先|而且|并且|如果|只有|一旦|即便|即使|尽管|虽然|由于|因为|基于|这|那|特别是|尤其|总之|未来"
    r"|接下来|下一步|相反|反之|否则|甚至|其中|然而|但|而|依据|从.{1,16}(?:来看|来说|而言|角度)|在.{1,16}(?:方面|上|层面|中)，"
    r"|对.{1,16}(?:来说|而言)|与此同时)"
)
_narration = re.compile(
    r"(?:(?:但|不过|而|另|(?:此外|另外|同时|与此同时)，?)?(?:据|根据)|近日|日前|此前|此后|随后|当日|当天|当晚|值得|公开资料|公开信息|资料显示|天眼查|企查查|记者|笔者|本报|数据显示"
    r"|财报|对此|谈及|谈到|在谈|被问|采访|活动|会上|论坛|现场|散场|发布会|需要指出|与之|不久前"
    r"|\d{1,2}月|\d{1,2}日|上周|本周|几乎在?同一时间|就在同一天|无独有偶|昨日|今日|融资完成|目前，|同一天|同日|话音|台下|会后|说完|说罢|也有人|只是|这也?意味着)"
)
# Behind 据悉 and 据……介绍 dates and places are told on; there only the reporter's own doings end what is reported.
_reporter = re.compile(
    r"(?:[今去前]年年?[初中底末]，|至于|此后|就在(?:\d|上|本|这|昨|今|同)|早在|(?:而|但|随后)?记者|笔者|本报|带着|后续|针对|公开资料|公开信息|资料显示|天眼查|企查查|采访|会上|论坛|现场|被问|谈及|谈到|值得|事实上|需要指出|(?:但|不过|而|另)?(?:据|根据[^，。]{0,30}(?:报道|消息|财报|公告|数据|显示|》)，)|对此|(?:目前|但|不过)?尚不(?:能确定|清楚|得而知)|来源[：:]|原标题)"
)
_adds = re.compile("(?:而|但)?(?:其中(?!一)|此外|另外|这(?:些|[封份篇项]))")
"""How a paper goes on to tell; what else joins a sentence to its words is the reporter's (由于……, 虽然……)."""
_enumerates = re.compile(
    r"首先|其一|第一|一是|一方面|几个|几点|多方面|几方面|[两三四五]个方面|[两三四五]点|[两三四五]大|趋势|建议|措施|以下"
)
_next_point = re.compile(
    r"(?:其次|再次|此外|另外|最后|同时|第[二三四五六七八]|[二三四五六]是|其[二三四五]|再者|在[^，。]{1,14}方面[，,])"
)
_own_voice = re.compile(
    r"我(?!国)|要|应|必须|希望|(?:公司|集团|本行|我行)(?:将|会(?!议)|还将|也将|目前|正在|正|已|预计|计划|不会|没有)"
)
_means = re.compile(
    "[^，。；]{0,4}?(?:将(?!军|于)|会(?!议|上|员|长)|愿|希望|始终|一直|致力|坚持|计划|正在|还要|(?<![重主必首需紧])要(?!求|素|点)|应[当该])"
)
"""What a speaker says of his own firm that he calls by its name."""
_announces = re.compile("公告|公报|声明|通报|通告|回复函|复函|异动")
_third_person = re.compile(r"(?:^|[，；])[^，。；]{0,4}(?:(?<!其)[他她](?![们人国])|记者)")
_reporter_does = re.compile(r"[，；](?:本报|本刊)?记者(?!到|赶|截)")
_rebuts = re.compile(
    "(?:不予|尚?未予?|没有|拒绝)[^，。；]{0,8}(?:回应|置评|评论|表态|回复)|驳斥|辟谣|否认|澄清|[该此]消息不实|不予置评"
)
"""How those speak of whom a rumour goes."""
_dated = re.compile(r"[^，。；：]{0,14}(?<!\d)\d{1,2}日(?![起前后内之])")  # what happened that day the reporter tells
_RECALLED = ("according", "learned")
"""Rules of those who tell at length, of years as well (据某某回忆，……。2003年，……)."""
# What such verbs bring in ends with its sentence, unless a word of joining follows.
_BRIEF = frozenset(("announce", "report", "colon"))
_once = re.compile("(?:曾|此前|当时)[^，。]{0,16}$")
_since = re.compile(
    "(?:但|不过|而|只是)，?(?=作为)|(?:但|不过|而|只是)?(?:然而|如今|现在|目前|结果|最终|事实上|截[至止]|时至今日|一年后)"
)
_leans = re.compile(
    "在(?:这|此)(?:种|样|一|个)?[^，。]{0,8}(?:下|中|里|背景|格局)|因此|所以|换言之|也就是说|换句话说|其次|第二|一方面|另一方面|例如|比如|其中"
)  # a sentence that leans on the one before
_lead_in = re.compile(
    r"\s*(?:(?:此外|另外|同时|与此同时|不过|但是?|然而|而|且|随后|后来)，?|(?:此前|早前|[上本]周|[上本]月|[^，。；]{1,8}前)，"
    r"|(?:\d{4}年|[今去前同]年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[初底末]?，)*+(?:全新一代|[新上]一代|全新|新款|首款)?“?"
)
_day = re.compile("年|月|周|前，")
_owns = re.compile("(?:公司|集团)?(?:旗下|自研)?的?“?")
_merely = re.compile("”?(?:的(?:出现|诞生|推出|问世|成功|崛起|走红|爆火)|等|这|之|类|式|时刻|模式)")
"""What follows a name that somebody only takes as an example (某某的出现)."""
_opinion = re.compile(
    "[^，。；]{0,6}?(?:只是|才是|不是|要(?!求)|应[该当]|必须|真正|值得|(?:已经?)?(?:证明|说明|改变)了|给出了?(?:方向|答案)|让(?:我们|人|行业|所有))"
)
_version = re.compile("[ -]?[A-Za-z]{0,4}[0-9].*$")
_plan = re.compile("[^，。；]{0,4}?(?:将|会)(?!议|上|员)")
_beside = re.compile(
    r"(?:而|但)?(?:同(?:场|台|期|步|日|时)|[此本]次|一同|一并|(?:\d{4}年|[今去前]年)\d{1,2}月)"
    "(?:亮相|发布|推出|上市|上线|展出|开源|开放|登场|公布)"
)
"""How the reporter turns to what else was shown (同场亮相的还有……)."""
_aside = re.compile(
    r"(?:因此，)?此举|这一?(?:发布|举措|动作|合作|事件|消息|进展|交易|收购|里程碑|突破|任命|数字|[^，。的]{0,3}增长)[^，。的]{0,4}(?:意义|标志|被视|引发|引起|传播|传开|刷新|代表)"
    r"|(?:谁也|没有?人|谁都)(?:没有?|不曾)?[料想]到|这(?:一(?:数字|预测|目标|说法|数据|增速))?也?(?:远远?|大大|明显)[超高低][过于出]"
    r"|受此(?:消息|影响|提振|刺激)|[^。；]{0,30}(?:股价|收盘|[早午尾]盘|盘[前中后初])[^，。；]{0,10}(?:[涨跌]|收[报于]|报)[^，。；]{0,4}\d"
    r"|[^，。；]{1,16}(?:(?:成立|创立|创办)于|由[^，。；]{1,14}(?:创办|创立)|总部[位设]|前身[是为]|主营|历任|毕业于|运营着|经营着)"
)
"""How the reporter tells what the stock market did, or who or what it is that a report names."""
_is_what = re.compile(
    "(?:则|正)?是(?!我|咱|你)[^，。；我你]{2,24}(?:对手|[大小控]股东|子公司|供应商|客户|品牌|厂商|公司|企业|制造商|运营商|服务商)(?:之一)?(?=[，。；])"
)
_comments = re.compile(
    "(?:但是?|不过|然而|而)?，?这(?:种|一|个|样的|番)(?:说法|论调|表态|承诺|指控|传闻)|(?:不过|但是?|然而|只是)，?(?:市场|坊间|网上|公开(?:资料|信息|报道))"
    "|[^，。；]{0,8}(?:查询|查阅|翻看|翻阅|梳理|检索|搜索)[^，。；]{0,16}(?:发现|看到|可见|可知|显示)|消息中|报道中|(?:协议|公告|消息|声明)(?:达成|发布|传出)(?:次日|当[天日]|后)"
)
"""How the reporter judges what was said, or adds what he found himself."""
_verifies = re.compile("[^，。；]{2,12}(?:正|已|曾|就此)[^，。；]{0,4}[向就][^，。；]{2,16}(?:核实|求证|询问|了解情况)")
_tells = re.compile("记者|笔者|本报|天眼查|企查查|资料显示|公开信息|(?:^|。)(?:另?据|根据|对此|随后|值得)")
"""What only the reporter says."""
MARGIN = 1.0  # logarithm of the odds below which what is learned leaves the word to the rules
_BRIDGE = 160  # characters between two things that somebody says
_worded = re.compile(r"[^\W\d_]{2}")
_asked = re.compile("至于[^。]*[？?]$")
"""A question that the reporter puts between two speakers."""


def goes_on(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence without a word of saying still belongs to the report before it.

    What rules say is weighed with the words of the sentence, where that is learned and the speaker is named.
    """
    ruled = ruled_on(page, unit, report)
    if page.learned is None or not report.who.mentions:
        return ruled
    score = page.learned.sequels.score(features(page, unit, report, ruled=ruled))
    return ruled if abs(score) < MARGIN else score > 0


def ruled_on(page: Page, unit: Span, report: Statement) -> bool:
    """Say by rules whether a sentence belongs to the report before it.

    The reporter takes over again where a date, a pronoun for the speaker or a name that is new to the report opens it.
    """
    words = page.hidden[unit.start : unit.end].lstrip()
    announced = _opens_notice(page, report)
    if not (report.carries or announced) or not _worded.search(words):
        return False
    over = (_narration if report.who.mentions else _reporter).match(words) or _beside.match(words)
    if (
        over
        or _aside.match(words)
        or _comments.match(words)
        or _verifies.match(words)
        or _explains(page, unit)
        or _comes_of(page, words, report)
        or (not announced and _turns_to(page, unit, report))
    ):
        return False
    if not report.who.mentions:
        return not (_reporter_does.search(words) or _rebuts.search(words))
    paper = report.rule == "shows" and not announced and not report.who.personal
    if _third_person.search(words) or _asked.match(words) or (paper and not _adds.match(words)):
        return False
    if _dated.match(words) and not announced and report.rule not in HEARSAY:
        return False
    if _own_voice.match(words):
        return True
    if not _leans.match(words) and _newcomer(page, unit, report):
        return report.rule in HEARSAY and _tells_on(page, unit, report)
    return bool(_connectors.match(words)) or (
        (report.who.personal or announced or report.rule in HEARSAY) and report.rule not in _BRIEF
    )


def bridges(page: Page, between: Span, report: Statement) -> bool:
    """Say whether what stands between two things that somebody says is his as well (他说，……。……。他还说，……)."""
    speaker = next(iter(report.who.mentions), None)
    words = page.hidden[between.start : between.end].lstrip()
    if speaker is None or speaker.type != "Person" or report.direct or not report.carries or len(words) > _BRIDGE:
        return False
    if (
        QUOTED in words
        or words.endswith(("：", ":"))
        or "\n" in words
        or not _worded.search(words)
        or _third_person.search(words)
    ):
        return False
    others = [m for m in page.speakers.names(between) if m.type == "Person" and m.name != speaker.name]
    tells = (_tells.search(words), _aside.match(words), _comments.match(words), _verifies.match(words))
    return not others and speaker.span.of(page.text) not in words and not any(tells) and not _beside.match(words)


def _explains(page: Page, unit: Span) -> bool:
    """Say whether a sentence only tells who a firm is that opens it (某公司是其最大的对手)."""
    start = unit.start + len(page.hidden[unit.start : unit.end]) - len(page.hidden[unit.start : unit.end].lstrip())
    opening = [m for m in page.speakers.names(Span(start, start + 1)) if m.type == "Company"]
    return bool(opening) and _is_what.match(page.hidden, opening[0].span.end, unit.end) is not None


def _turns_to(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence tells on of somebody or something else, or what a firm it names did on a day.

    Who speaks calls his firm 公司 or 我们 and tells of things that he has named.
    """
    words = page.hidden[unit.start : unit.end]
    lead = _lead_in.match(words)
    start = unit.start + (lead.end() if lead else 0)
    if _leans.match(words.lstrip()):
        return False
    if (thing := page.speakers.thing(start)) is not None:
        return _is_new(page, thing, report) and not _spoken_of(page, thing, report)
    opening = [m for m in page.speakers.names(Span(start, start + 1)) if m.type != "Title"]
    if not opening:
        return False
    name = opening[0]
    of = _owns.match(page.hidden, name.span.end)
    if of and (thing := page.speakers.thing(of.end())) is not None and _is_new(page, thing, report):
        return True
    if name.type == "Organization" and not report.who.mentions:
        return False  # what somebody unnamed tells of an accident, authorities and hospitals come into
    if lead and _day.search(lead[0]) and name.type != "Person":
        return report.rule not in _RECALLED or _is_new(page, name, report)
    return not report.who.mentions and _is_new(page, name, report)


def _spoken_of(page: Page, thing: Mention, report: Statement) -> bool:
    """Say whether it is the speaker who tells of a thing: as an example, with an opinion, or what the next version will do."""
    end = thing.span.end
    if _merely.match(page.hidden, end) or _opinion.match(page.hidden, end):
        return True
    family = _version.sub("", thing.span.of(page.text))
    known = len(family) > 1 and family in page.text[report.start : report.end]
    return known and bool(_plan.match(page.hidden, end))


def _comes_of(page: Page, words: str, report: Statement) -> bool:
    """Say whether the reporter lays what came of it beside what somebody once said (他曾表示，……。如今，……)."""
    if report.cue is None or not _since.match(words):
        return False
    return bool(_once.search(page.hidden, max(0, report.cue.start - 20), report.cue.start))


def _newcomer(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence opens with a name that is new to the report."""
    return any(
        m.type in ("Person", "Company", "Organization") and _is_new(page, m, report) and not _own(page, m, report)
        for m in page.speakers.names(Span(unit.start, min(unit.end, unit.start + 18)))
    )


def _own(page: Page, firm: Mention, report: Statement) -> bool:
    """Say whether somebody tells by its name what his own firm means to do (某公司将……)."""
    speaker = next(iter(report.who.mentions), None)
    return (
        speaker is not None
        and speaker.type == "Person"
        and page.references.employs(firm, speaker)
        and _means.match(page.hidden, firm.span.end) is not None
    )


def _tells_on(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence opens with a firm that the report has named."""
    opening = page.speakers.names(Span(unit.start, unit.start + 1))
    return bool(opening) and opening[0].type == "Company" and not _is_new(page, opening[0], report)


def _is_new(page: Page, name: Mention, report: Statement) -> bool:
    known = page.text[report.start : report.end]
    return name.span.of(page.text) not in known and name.name not in known


def _opens_notice(page: Page, report: Statement) -> bool:
    """Say whether a report opens a paragraph that gives a notice of its speaker (某公司公告称，……)."""
    if report.cue is None:
        return False
    start = page.text.rfind("\n", 0, report.start) + 1
    announces = _announces.search(page.text, max(start, report.who.span.start), report.cue.end)
    return announces is not None and not set(page.text[start : report.start]) & set("。！？")


def carried_over(page: Page, paragraph: Span, before: Statement | None) -> Statement | None:
    """Give the paragraph as a part of the report before it that counts its points (其次，…… 在算力方面，……)."""
    if before is None or not _next_point.match(page.hidden, paragraph.start, paragraph.end):
        return None
    if before.rule != "carried" and not _enumerates.search(page.text, before.start, before.end):
        return None
    if page.text[paragraph.end - 1] not in "。！？!?；;" or page.references.lead(paragraph) is not None:
        return None
    if _turns_to(page, paragraph, before):
        return None
    start, end = trimmed(page.text, paragraph.start, paragraph.end)
    return Statement(who=before.who, start=start, end=end, direct=False, cue=None, rule="carried", carries=True)

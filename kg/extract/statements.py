"""Statements while they are read: what stands on a page, who said what from where to where, and how long it goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kg.extract.cues import Cue, Cues
from kg.extract.references import References
from kg.extract.speakers import Speakers, Who
from kg.model import Drop, Span

_edge = " \u3000\t\n，,：:；;。、—*"
_connectors = re.compile(
    r"(?:其次|再次|此外|另外|最后|同时|因此|所以|因而|例如|比如|换言之|也就是说|换句话说|一方面|另一方面|第[一二三四五六]"
    r"|[一二三四五]是|[一二三四五]则|首先|而且|并且|如果|只有|一旦|即便|即使|尽管|虽然|由于|因为|基于|这|那|特别是|尤其|总之|未来"
    r"|接下来|下一步|相反|反之|否则|甚至|其中|然而|但|而|依据|从.{1,16}(?:来看|来说|而言|角度)|在.{1,16}(?:方面|上|层面|中)，"
    r"|对.{1,16}(?:来说|而言)|与此同时)"
)
_narration = re.compile(
    r"(?:(?:但|不过|而|另)?(?:据|根据)|近日|日前|此前|随后|当日|当天|当晚|值得|公开资料|公开信息|资料显示|天眼查|企查查|记者|笔者|本报|数据显示"
    r"|财报|对此|谈及|谈到|在谈|被问|采访|活动|会上|论坛|现场|散场|发布会|需要指出|与之|不久前"
    r"|\d{1,2}月|\d{1,2}日|上周|本周|几乎在?同一时间|就在同一天|无独有偶|昨日|今日|融资完成|目前，|同一天|同日|话音|台下|会后|说完|说罢|也有人|只是|这也?意味着)"
)
# Behind 据悉 and 据……介绍 dates and places are told on; there only the reporter's own doings end what is reported.
_reporter = re.compile(
    r"(?:至于|就在(?:\d|上|本|这|昨|今|同)|早在|(?:而|但|随后)?记者|笔者|本报|带着|后续|针对|公开资料|公开信息|资料显示|天眼查|企查查|采访|会上|论坛|现场|被问|谈及|谈到|值得|事实上|需要指出|(?:但|不过|而|另)?(?:据|根据[^，。]{0,30}(?:报道|消息|财报|公告|数据|显示|》)，)|对此|(?:目前|但|不过)?尚不(?:能确定|清楚|得而知)|来源[：:]|原标题)"
)
_HEARSAY = frozenset(("hearsay", "according", "learned", "reporter"))
_enumerates = re.compile(
    r"首先|其一|第一|一是|一方面|几个|几点|多方面|几方面|[两三四五]个方面|[两三四五]点|[两三四五]大|趋势|建议|措施|以下"
)
_next_point = re.compile(
    r"(?:其次|再次|此外|另外|最后|同时|第[二三四五六七八]|[二三四五六]是|其[二三四五]|再者|在[^，。]{1,14}方面[，,])"
)
_own_voice = re.compile(
    r"我(?!国)|要|应|必须|希望|(?:公司|集团|本行|我行)(?:将|会(?!议)|还将|也将|目前|正在|正|已|预计|计划|不会|没有)"
)
_announces = re.compile("公告|公报|声明|通报|通告|回复函|复函|异动")
_asks = re.compile("是否|能否|可否|会不会|有没有|如何|为何|为什么|怎么|什么|多少|哪|吗$")
_third_person = re.compile(r"(?:^|[，；])[^，。；]{0,4}(?:(?<!其)[他她](?![们人国])|记者)")
_reporter_does = re.compile(r"[，；](?:本报|本刊)?记者(?!到|赶|截)")
_happened = re.compile("是(?!否|不是)|了|已|将|会(?!议|上)|有")
_told_of = re.compile(
    r"(?:时|后|之际|期间|上|中|前|来看|表示|的(?:说法|传闻|传言|消息|疑问|提问|质疑|问题))$|^[^，]{0,10}\d[日月]"
)
_dated = re.compile(r"[^，。；：]{0,14}(?<!\d)\d{1,2}日(?![起前后内之])")  # what happened that day the reporter tells
_to_press = re.compile("(?:记者|本报|本刊|媒体)[，：]?$")
_CLAUSE = 5  # characters of a report before the author takes over
_author = re.compile(
    r"[，；](?:但|却|这)?(?:随即|随后|旋即|立即|当场|一度)?(?:遭到|引发|引来|引起|赢得|招来|激起|证实|印证)(?:了|不少|一片|全场|台下|现场|强烈)?"
    r"|[，；](?:而)?这也?(?:就|无疑|似乎|或许)?(?:意味着|话|番|句话|一(?:表态|说法|观点|言论|论调|回应))"
    r"|[，；][^，；。]{1,16}(?:不予|未予?|没有|拒绝)[^，；。]{0,4}(?:回应|置评|评论|表态|回复)"
    r"|[，；](?:但|不过|而)?[他她其](?:并?没有|并?未|拒绝|不愿|婉拒)[^，；。]{0,6}(?:透露|说明|披露|解释|回答)"
    r"|[，；](?:但|而|不过)[^，；。]{2,14}(?:予以|均|已)?否认(?=[，。；]|$)"
    r"|[，；](?:业界|市场|外界|法人|外资|坊间)(?:普遍|则|也|多)?(?:看好|解读|认为|预期|预计|猜测|推测|关注)"
)
# What such verbs bring in ends with its sentence, unless a word of joining follows.
_BRIEF = frozenset(("announce", "report", "colon"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One reading prepared: its text, the same with quoted words hidden, and those who know cues and names."""

    text: str
    hidden: str
    cues: Cues
    speakers: Speakers
    references: References


@dataclass(slots=True, kw_only=True)
class Statement:
    """Words that a paragraph attributes to somebody, open to grow while its paragraph is read."""

    who: Who
    start: int
    end: int
    direct: bool
    cue: Span | None
    rule: str
    carries: bool = False


@dataclass(slots=True, kw_only=True)
class Memory:
    """What goes from one paragraph to the next: who spoke last, a report that may go on, and what was left out."""

    last: Who | None = None
    reporting: Statement | None = None
    drops: list[Drop] = field(default_factory=list)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut blanks, commas and the final full stop off a stretch."""
    while start < end and text[start] in _edge:
        start += 1
    while end > start and text[end - 1] in _edge:
        end -= 1
    return start, end


_later = re.compile(r"；(?:[一二两三四五六七八九十几\d]+(?:天|日|周|个?月|年)(?:之?后|以后)|随后|此后|次日|同日)，?")
_notably = re.compile(
    r"^(?:值得(?:注意|一提|关注|一说)的是|需要(?:指出|说明|注意|强调)的是|另外|此外|与此同时|不仅如此|具体来看|具体而言)，"
)


def only_scene(page: Page, words: str) -> bool:
    """Say whether what stands before a verb of saying tells no more than when, where and of what somebody speaks."""
    words = _notably.sub("", words)
    last = words.rpartition("，")[2]  # 在这种环境下，行业变了，某某说
    new = last != words and _happened.search(last) and not page.cues.sets_scene(last)
    return bool(_told_of.search(words)) or (page.cues.sets_scene(words) and not new)


_meeting = re.compile(r"(?:在)?[^，。；]{0,30}(?:会上|会议上|论坛上|采访中|发布会上|活动上|节目中|致辞时|采访时)")
_leads_over = re.compile(
    r"(?:不过|但|而|然而|另外|此外|同时)*(?:$|在[^，]{0,16}(?:询问|追问|提问)|在[^，]{0,24}(?:采访|时|后)$|谈[到及起]|说[到起]|提[到及起]|至于|针对|被问|面对|展望|问及|当被)"
)


def before_scene(hidden: str, start: int, end: int) -> int:
    """Give where a report ends whose last clauses only lead over to the next (他说，……；不过，谈到价格，他表示，……)."""
    stop = end
    while True:
        at = max(hidden.rfind(mark, start, stop - 1) for mark in "，；。,;")
        if at < 0 or not _leads_over.match(hidden[at + 1 : stop].strip("，,；; ")):
            return stop
        stop = at


def only_leads_over(hidden: str, start: int, end: int) -> bool:
    """Say whether words only lead over to the next speaker (据某报报道，在上周的会议上，某某表示)."""
    return bool(_leads_over.match(hidden[start:end])) or bool(_meeting.fullmatch(hidden[start:end]))


def asks(verb: str, words: str) -> bool:
    """Say whether a report only tells what was asked (追问，是否……)."""
    return "问" in verb and "反问" not in verb and bool(_asks.search(words))


def cut(page: Page, start: int, stop: int, who: Who) -> int:
    """End a report where the author takes over: ；展望下半年，他…… or ，随即遭到反驳."""
    turned = _author.search(page.hidden, min(start + _CLAUSE, stop), stop)
    stop = turned.start() if turned else stop
    if later := _later.search(page.hidden, min(start + _CLAUSE, stop), stop):
        stop = later.start()
    if not who.mentions or not who.personal:
        return stop
    subject = re.compile(rf"(?:[^，]{{1,16}}，)?(?:他|她|{re.escape(who.mentions[0].name)})(?!们)")
    at = page.hidden.find("；", start, stop)
    while at >= 0 and not subject.match(page.hidden, at + 1, stop):
        at = page.hidden.find("；", at + 1, stop)
    return stop if at < 0 else at


_denies = re.compile("回应|否认|澄清|辟谣")
SPOKEN = ("state", "opinion", "call", "speech", "tell")
STRANGERS = (*SPOKEN, "announce")  # what somebody does whom no word tells to be a person
_too = re.compile(" *(?:方面|官方)?(?:则|却|也|亦|还|均|都)")
_and = re.compile(
    r"(?:但|不过|而且|而|且)?(?:并且|并|同时|还|且|也|又|更|此外|另外)(?:还|也|再次|进一步|特别|明确|坦率地)*+$"
)


def independent(cue: Cue, clause: int, own: Who | None, current: Statement, hidden: str) -> bool:
    """Say whether a word of saying within a report begins a statement of its own, not a part of the report."""
    before = hidden[clause : cue.span.start]
    if own is None:
        return bool(_and.match(before)) and cue.follow != "end" and cue.table not in ("noun", "label")
    if cue.speaker is not None:
        return clause == cue.span.start and own.known
    if clause <= current.start and own.rule == "unnamed" and not current.who.mentions:
        return cue.table in STRANGERS and cue.follow in ("comma", "colon", "quote")  # 报道称，一名员工透露，……
    if own.span.end < clause or (own.rule == "unnamed" and _another(cue, before, hidden)):
        return True
    if not current.who.mentions and own.mentions and _denies.match(hidden, cue.span.start):
        return True  # 有消息称……，公司回应称……
    return _takes_over(cue, clause, own, current, hidden)


def _another(cue: Cue, before: str, hidden: str) -> bool:
    """Say whether somebody unnamed comes in whom only the reporter can mean."""
    if before.startswith("另一") or (cue.table == "tell" and _to_press.search(hidden[cue.span.end : cue.content])):
        return True  # 一位店员称，……，另一位则称，…… or 有人告诉记者，……
    quotes = cue.follow in ("colon", "quote")  # 网友认为，……，有人留言表示：“……”
    return quotes and before.startswith(("有", "还有", "也有", "另有"))


def _takes_over(cue: Cue, clause: int, own: Who, current: Statement, hidden: str) -> bool:
    """Say whether the subject of a word of saying within a report speaks for himself, not in the words of the other."""
    before = hidden[clause : cue.span.start]
    if own.rule == "pronoun" or own.same(current.who):
        return cue.table not in ("noun", "label") and len(before) <= 24
    if hidden[clause - 1] in "；;。":
        return True
    if own.mentions and _too.match(before[own.span.end - clause :]):
        return True
    if own.mentions and own.rule in ("name", "firm") and current.rule in _HEARSAY and clause <= current.start:
        return cue.table in STRANGERS  # 据悉，某公司表示……: whoever passed it on only carries it
    named = bool(own.mentions) and own.personal and own.rule == "name"
    if named and cue.follow == "quote" and cue.table in SPOKEN:
        return True
    return named and cue.follow in ("comma", "colon", "quote") and cue.table in ("state", "opinion", "call")


def went_on(own: Who, last: Statement | None, text: str, at: int) -> Who:
    """Take 他 at the head of the sentence at `at` for whoever's words the sentence before ended with."""
    ended = last is not None and last.end < at and not text[last.end : at].strip("。！？”」』 ")
    if last is None or not ended or not last.who.personal or not last.who.mentions:
        return own
    return replace(own, mentions=last.who.mentions)


_once = re.compile("(?:曾|此前|当时)[^，。]{0,16}$")
_since = re.compile(
    "(?:但|不过|而|只是)，?(?=作为)|(?:但|不过|而|只是)?(?:然而|如今|现在|目前|结果|最终|事实上|截[至止]|时至今日|一年后)"
)
_leans = re.compile(
    "在(?:这|此)(?:种|样|一|个)?[^，。]{0,8}(?:下|中|里|背景|格局)|因此|所以|换言之|也就是说|换句话说|其次|第二|一方面|另一方面|例如|比如|其中"
)  # a sentence that leans on the one before
_worded = re.compile(r"[^\W\d_]{2}")
_asked = re.compile("至于[^。]*[？?]$")
"""A question that the reporter puts between two speakers."""


def goes_on(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence without a word of saying still belongs to the report before it.

    The reporter takes over again where a date, a pronoun for the speaker or a name that is new to the report opens it.
    """
    words = page.hidden[unit.start : unit.end].lstrip()
    announced = _opens_notice(page, report)
    if not (report.carries or announced) or not _worded.search(words):
        return False
    if (_narration if report.who.mentions else _reporter).match(words) or _comes_of(page, words, report):
        return False
    if not report.who.mentions:
        return not _reporter_does.search(words)
    if _third_person.search(words) or _asked.match(words):
        return False
    if _dated.match(words) and not announced and report.rule not in _HEARSAY:
        return False
    if _own_voice.match(words):
        return True
    if not _leans.match(words) and _newcomer(page, unit, report):
        return False
    return bool(_connectors.match(words)) or (
        (report.who.personal or announced or report.rule in _HEARSAY) and report.rule not in _BRIEF
    )


def _comes_of(page: Page, words: str, report: Statement) -> bool:
    """Say whether the reporter lays what came of it beside what somebody once said (他曾表示，……。如今，……)."""
    if report.cue is None or not _since.match(words):
        return False
    return bool(_once.search(page.hidden, max(0, report.cue.start - 20), report.cue.start))


def _newcomer(page: Page, unit: Span, report: Statement) -> bool:
    """Say whether a sentence opens with a name that is new to the report."""
    known = page.text[report.start : report.end]
    return any(
        m.type in ("Person", "Company", "Organization") and m.span.of(page.text) not in known and m.name not in known
        for m in page.speakers.names(Span(unit.start, min(unit.end, unit.start + 18)))
    )


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
    start, end = trimmed(page.text, paragraph.start, paragraph.end)
    return Statement(who=before.who, start=start, end=end, direct=False, cue=None, rule="carried", carries=True)

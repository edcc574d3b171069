"""Statements while they are read: what stands on a page, who said what from where to where, and how long it goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.extract.claims.cues import Cue, Cues
from kg.extract.claims.gaps import is_gap
from kg.extract.claims.learned import Learned
from kg.extract.claims.papers import Read
from kg.extract.claims.speakers import Speakers, Who
from kg.extract.claims.staff import STAFF
from kg.extract.context.references import References
from kg.model import Drop, Span

_edge = " \u3000\t\n，,：:；;。、—*"
_asks = re.compile("是否|能否|可否|会不会|有没有|如何|为何|为什么|怎么|什么|多少|哪|吗$")
_WISHES = ("希望", "期待")
_finds = re.compile("(?:大学|学院|研究院|研究所|实验室|研究中心|团队|委员会|协会|检察院|法院|部|局|厅|署|警方|公安)$")
"""Bodies that find things out; what other ones find out, as media do, is their own text."""
_lists_topics = re.compile(
    "[，；]?(?:公告|通报|声明)?(?:主要|其)?(?:内容|主题)(?:主要)?(?:涉及|包括|涵盖|覆盖|有关|关于|为|是)|涉及"
)
_introduces = re.compile("以下[是为系则][^。！？]{0,20}(?:实录|对话|采访|专访|访谈|全文|原文|内容|整理|节选|摘编)")
_event = re.compile("[^，。；、]{1,24}[一之]事(?=[，。；]|$)")
_happened = re.compile("是(?!否|不是)|了|已|将|会(?!议|上)|有")
_told_of = re.compile(
    r"(?:时|后|之际|期间|上|中|前|来看|表示|的(?:说法|传闻|传言|消息|疑问|提问|质疑|问题))$|^[^，]{0,10}\d[日月]"
)
_NOTICES = ("公告", "通报", "声明", "通告")
_to_press = re.compile("(?:记者|本报|本刊|媒体)[，：]?$")
_CLAUSE = 5  # characters of a report before the author takes over
_author = re.compile(
    r"[，；](?:但|却|这)?(?:随即|随后|旋即|立即|当场|一度)?(?:(?:遭到|引发|引来|引起|赢得|招来|激起)(?:了|不少|一片|全场|台下|现场|强烈)?|(?:证实|印证)了?[^，。；]{0,8}(?:猜测|传闻|说法|消息|传言|担忧|判断|报道))"
    r"|[，；](?:而)?这也?(?:就|无疑|似乎|或许)?(?:意味着|话|番|句话|一(?:表态|说法|观点|言论|论调|回应))"
    r"|[，；][^，；。]{1,16}(?:不予|未予?|没有|拒绝)[^，；。]{0,4}(?:回应|置评|评论|表态|回复)"
    r"|[，；](?:但|不过|而)?[他她其](?:并?没有|并?未|拒绝|不愿|婉拒)[^，；。]{0,6}(?:透露|说明|披露|解释|回答)"
    r"|[，；](?:但|不过|而|却)?(?:也|同时|又|均|都|并|则)?(?:否认了|(?:拒绝|不愿|没有|并?未|婉拒)(?:进一步|具体|详细)?(?:透露|说明|披露|解释|置评|回应))"
    r"|[，；](?:[他她](?:为此|就此|随后|并)?|并)(?:当场|再次|公开)?[向对][^，；。]{1,12}(?:致歉|道歉|鞠躬)"
    r"|[，；](?:但|而|不过)[^，；。]{2,14}(?:予以|均|已)?否认(?=[，。；]|$)"
    r"|[，；](?:但|不过|然而|而|可)这(?:种|一|个|样的|番)?(?:说法|比较|对比|数字|预测|表态|解释|承诺|言论|结果)"
    r"|[，；](?:但|不过|然而|而|可)?这(?:也|却|又|还|就)?(?:正|恰恰|恰好|恰|远远|显然|无疑|再次)(?:好|是)?(?:印证|说明|反映|暴露|证明|超过|低于|高于|契合|折射|意味)"
    r"|[，；](?:而|但)?另(?:一(?:部分|些|派|方)|有)[^，。；]{0,6}(?:认为|觉得|表示|主张|相信|说|称)"
    r"|[，；](?:另)?据[^，。；]{2,14}(?:官网|网站|消息|报道)，"
    r"|[，；](?:业界|市场|外界|法人|外资|坊间)(?:普遍|则|也|多)?(?:看好|解读|认为|预期|预计|猜测|推测|关注)"
)
_besides = re.compile(
    "[，；](?:并且?|同时)(?:还|也|当场|现场|首次|正式)?(?:宣布|公布|介绍|展示|演示|回应|分享|阐述|解释)了"
)
"""What else the speaker did."""
HEARSAY = frozenset(("hearsay", "according", "learned", "heard", "reporter", "told"))
_CARRIERS = HEARSAY - {"according"}
"""Rules of those who only pass on what others say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One reading prepared: its text, the same with quoted words hidden, those who know cues and names, what is learned."""

    text: str
    hidden: str
    cues: Cues
    speakers: Speakers
    references: References
    learned: Learned | None = None


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
    """What goes from one paragraph to the next: who spoke last, a report that may go on, papers, and what was left out."""

    last: Who | None = None
    reporting: Statement | None = None
    drops: list[Drop] = field(default_factory=list)
    papers: Read = field(default_factory=Read)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut blanks, commas and the final full stop off a stretch."""
    while start < end and text[start] in _edge:
        start += 1
    while end > start and text[end - 1] in _edge:
        end -= 1
    return start, end


_note = re.compile(r"[（(][^（()）：:]{0,12}(?:注|按|者按)[：:][^（()）]*[）)]$|\]\(https?:.*$")
"""What the editor adds at the end of a report: a note in brackets, the address that its words are linked to."""


def without_note(text: str, start: int, end: int) -> int:
    """Give where a report ends without what the editor added."""
    note = _note.search(text, start + 1, end)
    return trimmed(text, start, note.start())[1] if note else end


_later = re.compile(
    r"；(?:\d{1,2}日(?=，)|[一二两三四五六七八九十几\d]+(?:天|日|周|个?月|年)(?:之?后|以后)|随后|此后|次日|同日)，?"
)
_notably = re.compile(
    r"^(?:值得(?:注意|一提|关注|一说)的是|需要(?:指出|说明|注意|强调)的是|另外|此外|与此同时|不仅如此|具体来看|具体而言)，"
)


def only_scene(page: Page, words: str) -> bool:
    """Say whether what stands before a verb of saying tells no more than when, where and of what somebody speaks."""
    words = _notably.sub("", words)
    last = words.rpartition("，")[2]  # 在这种环境下，行业变了，某某说
    new = last != words and _happened.search(last) and not page.cues.sets_scene(last)
    return bool(_told_of.search(words)) or (page.cues.sets_scene(words) and not new)


_meeting = re.compile(
    r"(?:[^，。；]{0,12}\d[日月年]，)?(?:在)?[^，。；]{0,30}(?:会上|会议上|论坛上|采访中|发布会上|活动上|节目中|致辞时|采访时)|[^，。；]{0,14}\d[日月年](?:[上下]午|晚间?)?"
    r"|近日|日前|近期|此前|昨日|今日|当天|(?:对于|关于)[^，。；]{2,16}"
)
_but = re.compile("(?:但是?|不过|而|然而|同时|接着|随后)*")
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


def before_other(hidden: str, found: Sequence[Statement], start: int, end: int) -> int:
    """Give where a report ends before the clause that brings in the quotation at `end` (甲认为，……，但乙不同意：“……”)."""
    at = max(hidden.rfind(mark, start, end) for mark in "，；")
    lead = _but.match(hidden, at + 1) if at >= 0 else None
    other = next((s for s in found if s.start == end + 1 and s.direct), None)
    return at if lead and other is not None and other.who.span.start == lead.end() else end


def only_leads_over(hidden: str, start: int, end: int) -> bool:
    """Say whether words only lead over to the next speaker (据某报报道，在上周的会议上，某某表示)."""
    return bool(_leads_over.match(hidden[start:end])) or bool(_meeting.fullmatch(hidden[start:end]))


JOINING = re.compile(
    r"(?:与此同时|不过|而且|并且|此外|另外|同时|随后|接着|最后|其次|因此|所以|对此|但|而|且|并)*+，?"
    r"(?:再次|进一步|另外|此外|特别|尤其|着重|同时|并|还|也|又|则|均|都)*+$"
)


def may_say(page: Page, cue: Cue, clause: int, who: Who) -> bool:
    """Say whether such a subject speaks by such a verb: whoever demands or finds something is named, a wish is a person's."""
    between = page.hidden[who.span.end : cue.span.start]
    if cue.table == "report" and cue.follow == "comma":
        return "了" not in between  # 更新了预测，且……
    if cue.table == "report" and cue.near and cue.follow == "bare" and cue.span.of(page.text) in _WISHES:
        return not who.mentions or who.personal  # 某公司希望拓展海外市场: what it is after, not its word
    if cue.table == "finding":
        medium = "记者" in page.hidden[clause : cue.span.start] or any(
            m.type == "Organization" and not _finds.search(m.name) for m in who.mentions
        )
        parted = cue.follow != "bare" and page.text[cue.content - 1] in "，,：: "
        return bool(who.mentions) and not medium and parted
    return cue.table != "demand" or (bool(who.mentions) and page.speakers.adverbial(who.span.end, cue.span.start))


def leads_to(hidden: str, cue: Cue, following: Cue) -> bool:
    """Say whether a verb only leads to the next (予以否认，称…… 回应，说……)."""
    at_once = cue.table == "speech" and following.table == "opinion" and following.span.start == cue.content
    if (
        (following.table in ("opinion", "report") and not at_once)  # 提出质疑，认为……
        or following.speaker is not None
        or cue.follow != "comma"
        or not 0 <= following.span.start - cue.content <= 2
    ):
        return False
    return bool(JOINING.match(hidden[cue.content : following.span.start]))


_thing = re.compile("[^，。；他她我]{1,6}的[^，。；]{1,3}")
_figure = re.compile(r"[负约近\d.,%％万亿千百]+(?:[美港欧日]?元|人民币|个?基点)?")
_verbal = re.compile("[是有会能将要应须该可让使不没被把在]|了|过|的(?:时候|话)$|最|更|越")


def names_only(words: str) -> bool:
    """Say whether words right behind a verb are but a noun or a figure (这正是他希望看到的结果, 市场预期12.5亿元)."""
    if _figure.fullmatch(words.partition("，")[0]):
        return True
    return _thing.fullmatch(words) is not None and not _verbal.search(words)


def takes_object(text: str, cue: Cue) -> bool:
    """Say whether words in marks right behind a verb are what is spoken of (回应“某某”争议)."""
    marked = text[cue.content - 1] in "，,：: "
    return cue.table == "speech" and not marked and text[cue.span.end - 1] not in "道说称出"


def asks(verb: str, words: str) -> bool:
    """Say whether a report tells only what was asked (追问，是否……), of what a notice is, or what stands below."""
    if _introduces.match(words) or _event.match(words):
        return True  # 某某作了阐述，以下是对话实录 or 证实投资一事
    if verb in _NOTICES and _lists_topics.match(words):
        return True
    return "问" in verb and "反问" not in verb and bool(_asks.search(words))


def cut(page: Page, start: int, stop: int, who: Who, rule: str) -> int:
    """End a report where the author takes over: ；展望下半年，他…… or ，随即遭到反驳."""
    turned = _author.search(page.hidden, min(start + _CLAUSE, stop), stop)
    if turned is None and rule not in HEARSAY:  # who passes a report on tells of deeds as well
        turned = _besides.search(page.hidden, min(start + _CLAUSE, stop), stop)
    stop = turned.start() if turned else stop
    if later := _later.search(page.hidden, min(start + _CLAUSE, stop), stop):
        stop = later.start()
    if not who.mentions or not who.personal:
        return _others_news(page, start, stop, who) if who.mentions and rule == "announce" else stop
    subject = re.compile(rf"(?:[^，]{{1,16}}，)?(?:他|她|{re.escape(who.mentions[0].name)})(?!们)")
    at = page.hidden.find("；", start, stop)
    while at >= 0 and not subject.match(page.hidden, at + 1, stop):
        at = page.hidden.find("；", at + 1, stop)
    return stop if at < 0 else at


def _others_news(page: Page, start: int, stop: int, who: Who) -> int:
    """Give where behind a semicolon another firm acts, of which no firm that announces its own news tells."""
    at = page.hidden.find("；", start, stop)
    while at >= 0:
        first = next(iter(page.speakers.names(Span(at + 1, at + 2))), None)
        if first is not None and first.type in ("Company", "Organization") and first.name != who.mentions[0].name:
            return at
        at = page.hidden.find("；", at + 1, stop)
    return stop


_faced = re.compile("(?:针对|对于|关于|面对)[^，。；]{0,16}$")
_FACED = 20  # characters before a word of hearsay in which 针对 stands
_denies = re.compile("回应|否认|澄清|辟谣")
SPOKEN = ("state", "opinion", "call", "speech", "tell", "confirm")
STRANGERS = (*SPOKEN[:-1], "announce")  # what somebody does whom no word tells to be a person
_too = re.compile(" *(?:方面|官方)?(?:则|却|也|亦|还|均|都)")
_and = re.compile(
    r"(?:但|不过|而且|而|且)?(?:并且|并|同时|还|且|也|又|更|此外|另外)(?:还|也|再次|进一步|特别|明确|坦率地)*+$"
)


def independent(cue: Cue, clause: int, own: Who | None, current: Statement, hidden: str) -> bool:
    """Say whether a word of saying within a report begins a statement of its own, not a part of the report."""
    before = hidden[clause : cue.span.start]
    if own is None and cue.paper is not None and cue.follow in ("comma", "colon", "quote"):
        return clause > current.start and hidden[clause - 1] in "，,；;"  # 呼吁停工，信中说，……
    if own is None:  # 记者注意到，同行都来了，并认为……: whoever passes it on does not think so
        goes_on = (
            cue.follow != "end" and cue.table not in ("noun", "label", "announce") and current.rule not in _CARRIERS
        )
        return goes_on and bool(_and.match(before))
    if cue.speaker is not None and own.rule == "nobody" and current.who.mentions and hidden[clause - 1] in "，,":
        return False  # 某局通报，经初步调查，……
    if cue.speaker is not None:
        return clause == cue.span.start and own.known
    if clause <= current.start and own.rule == "unnamed" and not current.who.mentions:
        return cue.table in STRANGERS and cue.follow in ("comma", "colon", "quote")  # 报道称，一名员工透露，……
    tells = cue.table in STRANGERS or cue.paper is not None
    passed_on = current.rule == "told" and tells and cue.follow in ("comma", "colon", "quote")
    if passed_on or own.span.end < clause or (own.rule == "unnamed" and _another(cue, before, hidden)):
        return True
    if not current.who.mentions and own.mentions and current.cue is not None:
        faced = _faced.search(hidden, max(0, current.cue.start - _FACED), current.cue.start)
        if _denies.match(hidden, cue.span.start) or (faced and clause > current.start):
            return True  # 有消息称……，公司回应称…… 针对有报道称……，公司表示……
    return _takes_over(cue, clause, own, current, hidden)


def _another(cue: Cue, before: str, hidden: str) -> bool:
    """Say whether somebody unnamed comes in whom only the reporter can mean."""
    if before.startswith("另一") or (cue.table == "tell" and _to_press.search(hidden[cue.span.end : cue.content])):
        return True  # 一位店员称，……，另一位则称，…… or 有人告诉记者，……
    quotes = cue.follow in ("colon", "quote")  # 网友认为，……，有人留言表示：“……”
    return quotes and before.startswith(("有", "还有", "也有", "另有", "而上述", "但上述", "而前述", "但前述"))


_media = re.compile("(?:报道|消息|媒体|外媒|传闻|传言)$")
"""Those unnamed who only carry what others say."""


def _takes_over(cue: Cue, clause: int, own: Who, current: Statement, hidden: str) -> bool:
    """Say whether the subject of a word of saying within a report speaks for himself, not in the words of the other."""
    before = hidden[clause : cue.span.start]
    if own.rule == "pronoun" and clause <= current.start and own.span.start - clause > 1:
        return False  # 他表示，搬家他原本只当是玩笑
    if own.rule == "pronoun" or own.same(current.who):
        return cue.table not in ("noun", "label") and len(before) <= 24
    if hidden[clause - 1] in "；;。":
        return True
    if own.mentions and _too.match(before[own.span.end - clause :]):
        return True
    passed_on = current.cue is not None and "报道" in current.cue.of(hidden)
    unnamed_media = not current.who.mentions and _media.search(current.who.span.of(hidden))
    carried = current.rule in HEARSAY or unnamed_media or passed_on
    if own.mentions and own.rule in ("name", "firm") and carried and clause <= current.start:
        passed = current.who.mentions and cue.table == "announce" and cue.follow == "bare"  # 据某社报道，某公司宣布将……
        return not passed and (cue.table in STRANGERS or cue.paper is not None)  # 据悉，某公司表示……
    named = bool(own.mentions) and own.personal and own.rule == "name"
    if named and passed_on and cue.follow in ("comma", "colon", "quote") and cue.table in SPOKEN:
        return True  # 某报报道称，谈到价格，某某说，……
    if named and cue.follow == "quote" and cue.table in SPOKEN:
        return True
    return named and cue.follow in ("comma", "colon", "quote") and cue.table in ("state", "opinion", "call")


def went_on(own: Who, last: Statement | None, text: str, at: int) -> Who:
    """Take 他 at the head of the sentence at `at` for whoever's words the sentence before ended with."""
    ended = last is not None and last.end < at and not text[last.end : at].strip("。！？”」』 ")
    if last is None or not ended or not last.who.personal or not last.who.mentions:
        return own
    return replace(own, mentions=last.who.mentions)


_one = re.compile(
    "[一某][位名]|(?:内部|知情|业内|接近)[^，。]{0,6}人士$|^(?:但|而|也|还|另)?有(?![的些多几两不])|(?:这|那|该)[位名]|^(?:某(?!些|种)|该|上述|前述)"
)


def still_unnamed(own: Who, stranger: Who, text: str) -> bool:
    """Say whether 他 means the one unnamed person, be it of a firm, who spoke last, since whom nobody was named."""
    of_firm = stranger.rule == "firm" and STAFF.search(stranger.span.of(text)) is not None
    unnamed = (stranger.rule == "unnamed" or of_firm) and stranger.known
    if not unnamed or own.span.of(text) not in ("他", "她", "其"):
        return False
    named = any(m.span.start >= stranger.span.end for m in own.mentions)
    return not named and (of_firm or _one.search(stranger.span.of(text)) is not None)


_behind = re.compile(
    "(?:说|说道|称|表示|坦言|直言|指出|认为|透露|强调|介绍|补充|感叹|感慨|写道|讲|讲道|回忆|笑称|笑言|笑道|调侃|吐槽|预计|预测|解释(?:道|说|称)|总结道|补充道|分析(?:称|道|说)|反问道?|告诉[^，。；]{1,12})"
    r"(?=[，,。！？：“\s]|$)"
)


def tells_behind(hidden: str, who: Who, cue: Cue) -> bool:
    """Say whether a short clause but tells who said what stands before it (……，他说), and no more of his doings.

    What 官方回应 answers and 刘某提醒 is about stands elsewhere, and words like 公告 may be nouns.
    """
    plain = _behind.match(hidden, cue.span.start) is not None
    return plain and is_gap(hidden, who.span.end, cue.span.start)


_says = re.compile("说|称|笑称|坦言")  # verbs that part what is said in two; others bring in what follows
_AT_MOST = 8  # characters of a subject with its verb inserted between two parts of what is said


def is_inserted(hidden: str, clause: int, cue: Cue) -> bool:
    """Say whether a clause is but a short subject with a verb that parts what is said in two (……，他说，……)."""
    return cue.span.start - clause <= _AT_MOST and _says.match(hidden, cue.span.start) is not None


_rates = re.compile(
    "(?:首次)?(?:维持|给予|重申|上调|下调|调高|调低)[^，。；]{0,30}(?:评级|目标价|推荐|盈利预测)[^，。；]{0,8}"
)


def parts(hidden: str, who: Who, end: int) -> bool:
    """Say whether nothing stands between a subject and the comma before its verb, or only how it rates a share."""
    return who.span.end == end or _rates.fullmatch(hidden, who.span.end, end) is not None

"""Who stands beside words that no verb of saying brings in: before a colon, or before or behind a quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.claims.clauses import LEADS, Clauses
from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import Page, Statement, trimmed
from kg.extract.wording.marks import Quotation
from kg.model import Mention, Span

_spoken_of = re.compile(
    r"话音刚落|话音未落|说完|言毕|说罢|话毕|这番话|此言|这句话|开场白|一番话|这样|的话|信心满满|信心十足|感慨|自豪|语气坚定|深有感触|难掩"
    r"|(?:的|给出的?)(?:评价|判断|看法|结论|回答|态度|回应|解释|感慨|感受|体会|担忧|比喻|说法|总结)[^，。；“”]{0,12}$"
    r"|的(?:语气|口吻|声音|嗓音|言语|话里|话语)|(?:第一个|率先|首先|抢先|最先|接着|随后|接过)[^，。；]{0,3}(?:发言|开口|开腔|话筒|话头|话茬)|(?:打开|拉开)了?话匣|[开发]了[口言]"
)
_to_press = re.compile(
    "(?:对|向|接受)[^，。；：“”]{0,16}(?:记者|本报|本刊|媒体)|开门见山|直言不讳|一语道破|如是说|这样说|道出了?"
)
_asks_or_answers = re.compile(
    "(?:[反追又再接着忙便就才则也]|连忙|马上|随即|笑着|这样|如此)*+(?:[问答]道?|发问|作答|纠正|更正|打断|反驳|提醒|安慰|附和|回敬|嘀咕|嘟囔|插嘴|抢白|接话|接茬|叹气)(?:[他她]|大家|记者|对方|道|说)?$"
)
_life = re.compile(r"(?:男|女)[，,]|(?:现|曾)任|毕业于|[^，。]{0,14}(?:出生|生于|毕业于|[入就]读)")
_states = re.compile("[是不会要能应将就才没必]|我")
_theme = re.compile("把|从|用|给|一[个位家场名代种次]|如何|怎[样么]|那[个些]|这[个些]")
"""How the theme of a portrait begins behind a name and a colon (对话某某：把工厂搬进数据里)."""
_aimed = re.compile("(?:炮轰|怒斥|怒怼|批评|抨击|质疑|喊话|点名|力挺|点赞|称赞|祝贺|悼念|谈)$")
"""Before the name of somebody who is spoken of or to, in a headline (甲炮轰乙：……)."""
_ANSWER = 4  # characters of a sentence behind a name and a colon
_TOLD = 8  # characters of a quotation, with its marks, before which only a manner is told
_LEAST = 6  # characters of words behind a colon
_FAR = 24  # characters between a quotation and who is told behind it
_replies = re.compile("(?:回应|答复|澄清|否认|辟谣)[^，。；：]{1,20}$")
"""To what somebody replies, before a colon: 某某回应更名一事："""
_own_words = re.compile(
    "(?:给出的?|的|提出的|得出的|作出的)(?:最新|初步|正式|官方)?(?:结论|判断|答案|回应|说法|解释|答复|看法|预测|表态|评价|回复|态度)[^，。；：“”]{0,10}$"
    "|(?:重申|介绍|回顾|阐述|分享|总结|透露|梳理|强调|描述|解释|讲述|分析|说明|点出|道出|列举|算)了[^，。；：“”]{2,20}$"
    "|(?:发布|发出|发表|刊发|贴出|公布)了?(?:一[则份条篇封])?[^，。；：“”]{0,6}(?:声明|公告|通告|通报|公开信|情况说明|致歉信|道歉信|长文|推文|动态)$"
)
"""What somebody, be it a firm, gives, before a colon: 某某给出的结论稍显保守："""
_himself = re.compile("我(?!国)|咱")  # words that somebody says of himself
_LABEL = 40  # characters of a label at the head of a line


def beside(page: Page, clauses: Clauses, q: Quotation, unit: Span) -> Who | None:
    """Find the speaker of a quotation in the clauses before it, or behind it where these tell of speech."""
    speakers, hidden = page.speakers, page.hidden
    if (who := _in_turn(page, clauses, q, unit) or _amid(page, clauses, q, unit)) is not None:
        return who
    floor = clauses.piece(q.outer.start, unit)
    at = q.outer.start - 1
    for _ in range(3 if hidden[at] in LEADS else 0):
        if at <= floor:
            break
        start = clauses.start(at, unit)
        who = speakers.within(start, at)
        if who is not None and who.personal:
            return who
        at = start - 1
    if q.outer.end >= unit.end:
        return None
    stop = clauses.end(q.outer.end + 1, unit)
    of_speech = bool(_spoken_of.search(hidden, q.outer.end, stop))
    if page.text[q.inner.end - 1] not in "，,—" and not of_speech:
        return _facing_press(page, clauses, q, unit, stop)
    who = speakers.within(clauses.skip(q.outer.end), stop, loose=True, owner=of_speech)
    return who if who is not None and who.personal and who.span.start - q.outer.end <= _FAR else None


def told_how(page: Page, clauses: Clauses, q: Quotation, unit: Span) -> bool:
    """Say whether a quotation ends a sentence that only tells how somebody speaks (某某毫不避讳，“……”。)."""
    at = q.outer.start - 1
    ends = q.outer.end >= clauses.span.end or page.hidden[q.outer.end] in "。！？；"
    if not ends or at <= unit.start or page.hidden[at] not in "，," or q.outer.end - q.outer.start < _TOLD:
        return False
    start = clauses.start(at, unit)
    manner = page.cues.speaks(page.hidden[start:at])
    if not manner and not _himself.search(page.text, q.inner.start, q.inner.end):
        return False
    for _ in range(1 if manner else 3):
        who = page.speakers.within(start, at)
        if who is not None or start <= unit.start or page.hidden[start - 1] not in "，,":
            break
        start, at = clauses.start(start - 1, unit), start - 1
    return who is not None and who.personal and bool(who.mentions)


def _in_turn(page: Page, clauses: Clauses, q: Quotation, unit: Span) -> Who | None:
    """Find whom the one short clause behind a quotation lets ask or answer (“为什么？”某某问。)."""
    start = clauses.skip(q.outer.end)
    stop = clauses.end(start, unit)
    if start > q.outer.end or stop - start > _FAR or page.hidden.startswith(("：", ":"), stop):
        return None
    whom = next((m.span for m in page.speakers.names(Span(start, stop)) if m.span.end == stop), None)
    turn = _asks_or_answers.search(page.hidden, start, whom.start if whom else stop)
    if turn is None:
        return None
    who = page.speakers.within(start, turn.start(), near=True)
    if who is None:
        return page.speakers.stranger(start, turn.start())
    return who if who is not None and who.personal and who.known else None


def _amid(page: Page, clauses: Clauses, q: Quotation, unit: Span) -> Who | None:
    """Find who does something between two quotations that are his (“……。”某某指着屏幕，“……。”)."""
    stop = clauses.end(clauses.skip(q.outer.end), unit)
    following = next((f for f in clauses.speech if f.outer.start == stop + 1 and page.hidden[stop] in "，："), None)
    if q.outer.start > unit.start + 1 or following is None or page.hidden[q.outer.end] in "，,":
        return None
    who = page.speakers.within(q.outer.end, stop)
    return who if who is not None and who.personal and who.mentions else None


def _facing_press(page: Page, clauses: Clauses, q: Quotation, unit: Span, stop: int) -> Who | None:
    """Find who spoke to the press in the one or two clauses behind a quotation (“假的。”5日，该公司人士向记者否认了此事)."""
    start = clauses.skip(q.outer.end)
    for _ in range(2):
        told = _to_press.search(page.hidden, start, stop)
        if told:
            return page.speakers.within(start, told.start())
        if stop >= unit.end:
            return None
        start, stop = clauses.skip(stop + 1), clauses.end(stop + 1, unit)
    return None


def introduced(
    page: Page, clauses: Clauses, at: int, unit: Span, quotes: Sequence[Quotation]
) -> Statement | tuple[Quotation, Who] | None:
    """Read what a colon at `at` brings in: words, or a quotation with its speaker."""
    start = clauses.start(at, unit)
    q = next((q for q in quotes if q.outer.start == at + 1), None)
    replies = None if page.hidden.startswith("称", at + 1) else _replies.search(page.hidden, start, at)
    replies = replies or _own_words.search(page.hidden, start, at)
    turn = _asks_or_answers.search(page.hidden, start, at)
    manner = bool(replies or turn) or page.cues.speaks(page.hidden[start:at])
    if q is None and not manner:
        return _labelled(page, clauses, at, unit, quotes)
    if q is None and turn and "问" in turn[0]:
        return None
    who = page.speakers.within(start, turn.start() if turn else at, loose=turn is None, owner=manner)
    if who is None and replies and start > unit.start and page.hidden[start - 1] == "，":
        who = page.speakers.within(clauses.start(start - 1, unit), start - 1)  # 某局在通报中，对此事的表态很严厉：
    heard = who is not None and (who.personal or (replies is not None and who.span.end <= replies.start()))
    if who is None or not heard or not who.known or not (who.mentions or manner):
        return None
    if q is not None:
        return (q, who) if q in clauses.speech or clauses.stands_alone(q) else None
    clauses.speech |= {
        q for q in quotes if q.outer.start > at and clauses.ends(q)
    }  # 他泼了冷水：成本很高，“学费该缴”。
    first, end = trimmed(page.text, at + 1, clauses.limit(at + 1, quotes, unit))
    least = _ANSWER if replies or turn else _LEAST
    if end - first >= least and "、" not in page.text[first : first + 8] and "——" not in page.text[start:at]:
        return Statement(who=who, start=first, end=end, direct=False, cue=None, rule="colon")
    return None


def _labelled(page: Page, clauses: Clauses, at: int, unit: Span, quotes: Sequence[Quotation]) -> Statement | None:
    """Read a line that opens with a name and a colon (某协会秘书长某某：行业需要自律), or one of several on a line."""
    paragraph = clauses.span
    if at - unit.start > _LABEL or page.hidden.find("，", unit.start, at) >= 0:
        return None
    speaker = _label(page, unit.start, at)
    if speaker is None:
        return None
    if unit.start != paragraph.start:
        first = page.hidden.find("：", paragraph.start, min(unit.start, paragraph.start + _LABEL))
        if (
            page.references.phrase_start(speaker) != clauses.skip(unit.start)
            or first < 0
            or not _label(page, paragraph.start, first)
        ):
            return None
    start, end = trimmed(page.text, at + 1, clauses.limit(at + 1, quotes, unit))
    ends = page.text[unit.end - 1] in "。！？"
    whole = unit.start == 0 or ends  # a headline, or prose, but no list of names
    if end - start < (_ANSWER if ends else _LEAST) or not whole or _portrays(page, start, end):
        return None
    who = Who(span=speaker.span, mentions=(speaker,))
    return Statement(who=who, start=start, end=end, direct=False, cue=None, rule="line", carries=True)


def _label(page: Page, start: int, at: int) -> Mention | None:
    """Give the person whom the words before a colon name, at their end or before a bracket: 某某（某校校长）."""
    if page.hidden[at - 1] in "）)":
        close, at = at, max(page.hidden.rfind(mark, start, at) for mark in "（(")
        if at > start and not _of_person(page, Span(at, close)):
            return None  # 某某（模型与数据）：搭建平台
    people = [m for m in page.speakers.names(Span(start, max(start, at))) if m.type == "Person"]
    last = next((m for m in people if m.span.end == at), None)
    aimed = _aimed.search(page.hidden, start, last.span.start) if last is not None else None
    return next((m for m in people if m.span.end == aimed.start()), None) if aimed else last


def _of_person(page: Page, bracket: Span) -> bool:
    """Say whether a bracket tells who somebody is: a post, a firm, or words for people."""
    named = any(bracket.start < m.span.start < bracket.end for m in page.speakers.names(bracket))
    return named or page.cues.people.search(page.text, bracket.start, bracket.end) is not None


def _portrays(page: Page, start: int, end: int) -> bool:
    """Say whether words behind a name tell who that is: a post, what he was born as, a list of names, the theme of a line."""
    names = page.speakers.names(Span(start, end))
    states = _states.search(page.hidden, start, end) is not None
    post = any(m.type == "Title" and m.span.end == end for m in names) and not states
    theme = _theme.match(page.text, start, end) is not None and not states and page.text[end : end + 1] in ("", "\n")
    listed = 2 * sum(m.span.end - m.span.start for m in names) >= end - start
    return post or theme or listed or bool(_life.match(page.text, start, end))

"""Who has the floor in a paragraph: who spoke, and whose the words are that no subject of their own brings in."""

from __future__ import annotations

import re

from kg.extract.claims.beside import beside
from kg.extract.claims.clauses import Clauses
from kg.extract.claims.cues import Cue
from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import JOINING, Memory, Page, Statement, parts
from kg.extract.wording.marks import Quotation
from kg.model import Span

_topic = re.compile(
    "(?:谈到|谈及|提及|提到|说到|被问及|问及|针对|对于)[^，。；“”]{1,16}"
    "|(?:却|也|只|仅|就)*用了?[一两三四五六七八九十几\\d]+[个句段](?:大?字|词|短语|话|数字|成语)(?:来)?"
)
_accuses = re.compile("指控|控诉|指责|警告")
_against = re.compile("(?<![面应核绝比校])[对向就]|起诉|状告")
"""Before whom somebody accuses."""
_TELLS_ON = re.compile("起诉|状告|控告|提起诉讼|提告|举报|投诉|发(?:出|布|表|了)|致函|发函|去信|公开信|报告")
_is_accused = re.compile("收到|接到|接获|面临|遭|被|[股房]东|受到|陷入")
"""In the clause before an accusation: what an accuser does, and that it befalls somebody."""
_one = re.compile("(?<!另)[一某][位名个](?!月|星期)")
_graduate = re.compile("(?:毕业生|校友|出身|博士后?|硕士|学生|教师|员工|高材生|高管)$")
_put = re.compile("(?<![反自])问")
_seen = re.compile("[^。；“]{0,20}记者[^。；“]{0,30}(?:观察到|注意到|看到|见到|听到|发现|了解到|走访|询问)")
"""Behind words in marks: what the reporter came upon, whose words are somebody else's."""
_BACK = 8  # statements among which the one asked is looked for
_BESIDE = 40  # characters between two quotations of one speaker
_FAR = 24  # characters between a question and its answer


class Floor:
    """What one paragraph has stated so far, from left to right."""

    def __init__(self, page: Page, memory: Memory, span: Span, clauses: Clauses) -> None:
        self._page = page
        self._text, self._hidden = page.text, page.hidden
        self._memory = memory
        self._span = span
        self._clauses = clauses
        self.found: list[Statement] = []
        self.last: Who | None = None
        self.open: Statement | None = None  # a report that reaches the end of the unit before
        self.idle: Span | None = None  # the unit before, where it stated nothing

    def state(self, statement: Statement) -> Statement:
        """Add what somebody says, who is then the last who spoke."""
        self.found.append(statement)
        self.last = statement.who
        return statement

    def inherited(self, cue: Cue, clause: int, unit: Span) -> Who | None:
        """Find the subject in the clauses before, when that of the verb has none (某某话锋一转，笑称)."""
        if cue.speaker is not None or cue.paper or cue.table in ("noun", "shows"):
            return None
        topic = _topic.fullmatch(self._hidden, clause, cue.span.start)  # ，谈到价格指出，……
        if not topic and not self._page.speakers.adverbial(clause, cue.span.start):
            return None
        if cue.near:
            return self._parted(clause, unit) or self._accuser(cue, clause, unit)
        floor = self._clauses.piece(cue.span.start, unit)
        at = clause
        for _ in range(3):
            if at <= floor or self._hidden[at - 1] in "；;":
                break
            start = self._clauses.start(at - 1, unit)
            who = self._page.speakers.within(start, at - 1, loose=True)
            if who is not None and (who.personal or not self._describes(start, at - 1)):
                return who
            at = start
        joins = JOINING.match(self._hidden[clause : cue.span.start])
        if floor > unit.start and cue.follow == "bare" and cue.span.start == clause:
            return None
        if floor > unit.start:  # “……”，又补充道：
            return self.last_in(unit) or (self.last if joins else None)
        if clause == unit.start:
            return self.last if joins and cue.span.start > clause else None
        goes_on = self.open is not None and cue.table in ("state", "opinion") and joins
        return self.last if goes_on and not self._page.speakers.names(Span(unit.start, clause)) else None

    def _describes(self, start: int, end: int) -> bool:
        """Say whether a clause only tells what somebody is who is named before it (某某，某大学教授，认为……)."""
        named = self._page.speakers.names(Span(start, end))
        return _graduate.search(self._hidden, start, end) is not None or any(
            m.type == "Title" and m.span.end == end for m in named
        )

    def minded(self, clause: int, unit: Span) -> Who | None:
        """Find whose reason a clause tells that has no subject: of whom the clauses before it tell (某某支持调整，理由是……)."""
        for _ in range(2):
            if clause <= unit.start or self._hidden[clause - 1] not in "，,":
                return None
            start = self._clauses.start(clause - 1, unit)
            who = self._page.speakers.within(start, clause - 1)
            if who is not None:
                return who if who.known else None
            clause = start
        return None

    def _parted(self, clause: int, unit: Span) -> Who | None:
        """Find a subject that a comma and adverbs alone part from its verb (董事长某某，在会上，预期……)."""
        speakers = self._page.speakers
        for _ in range(2):
            if clause <= unit.start or self._hidden[clause - 1] not in "，,":
                return None
            start = self._clauses.start(clause - 1, unit)
            if not speakers.adverbial(start, clause - 1):
                who = speakers.within(start, clause - 1)
                return who if who is not None and who.mentions and parts(self._hidden, who, clause - 1) else None
            clause = start
        return None

    def _accuser(self, cue: Cue, clause: int, unit: Span) -> Who | None:
        """Find who does what the clause before tells, where he accuses or warns (某局起诉某公司，指控其……)."""
        accuses = _accuses.match(self._hidden, cue.span.start) and cue.follow == "bare"
        if not accuses or clause != cue.span.start or clause <= unit.start or self._hidden[clause - 1] not in "，,":
            return None
        start = self._clauses.start(clause - 1, unit)
        if _is_accused.search(self._hidden, start, clause - 1) or not _TELLS_ON.search(self._hidden, start, clause - 1):
            return None
        whom = _against.search(self._hidden, start + 1, clause - 1)
        who = self._page.speakers.within(start, whom.start() if whom else clause - 1, loose=True)
        return who if who is not None and who.mentions else None

    def last_in(self, unit: Span) -> Who | None:
        """Give who spoke last in a sentence."""
        return self.found[-1].who if self.found and self.found[-1].start >= unit.start else None

    def beyond(self, report: Statement, clause: int) -> Who | None:
        """Find who took over behind a semicolon, where the verb stands alone (……；某某不同意，认为……)."""
        at = self._hidden.rfind("；", report.start, clause)
        who = self._page.speakers.within(at + 1, clause - 1, loose=True) if at >= 0 else None
        return who if who is not None and who.mentions and who.personal and not who.same(report.who) else None

    def other(self, report: Statement, q: Quotation, unit: Span) -> Who | None:
        """Find who takes over behind a semicolon (甲认为，股价合理；乙持不同意见，“……”), and end the report there."""
        at = self._hidden.rfind("；", report.start, q.outer.start)
        who = beside(self._page, self._clauses, q, unit) if at >= 0 else None
        if who is None or who.span.start < at or not who.mentions:
            return None
        report.end = at
        return who

    def by_context(self, q: Quotation, unit: Span) -> Who | None:
        """Find whose words a quotation holds beside which nobody stands: of whom the text told last."""
        references = self._page.references
        if self.idle is not None:  # the sentence before told of somebody without stating anything
            lead = references.lead(self.idle)
            if lead is not None:
                return Who(span=lead.span, mentions=(lead,))
            start = self.idle.start
            for _ in range(2):  # 毕业后，她在某公司……
                stop = self._clauses.end(start, self.idle)
                who = self._page.speakers.within(start, stop, loose=True)
                if who is not None and who.personal and who.mentions:
                    return who
                start = self._clauses.skip(stop)
        if (opening := self._opening(q, unit)) is not None:
            return opening
        last = self._before(q) or self.last
        if last is None and _seen.match(self._hidden, q.outer.end, unit.end):
            return None
        if last is not None:
            return self.asked(q) or last
        if q.outer == self._span and q.closed and (self._memory.last is None or self._text[q.inner.end - 1].isalnum()):
            lead = references.lead_behind(self._span.end)  # an article that opens with somebody's words names him next
        elif q.outer.start <= self._span.start + 1 or q.continued:
            # Whom the paragraph before only tells of speaks here if nothing else is said.
            told = self._memory.last is None or self._memory.last.rule == "subject" or not self._memory.last.personal
            if not told or q.outer.end >= self._span.end:
                return self._memory.last
            lead = references.lead(Span(q.outer.end, unit.end))
            if lead is None and self._memory.last is not None and self._memory.last.rule != "subject":
                return self._memory.last  # a firm, where nobody else stands beside
        else:
            lead = references.lead(Span(unit.start, q.outer.start))
        return Who(span=lead.span, mentions=(lead,)) if lead is not None else None

    def _before(self, q: Quotation) -> Who | None:
        """Give who spoke last before a quotation, whoever speaks behind it in its sentence."""
        return next((s.who for s in reversed(self.found) if s.start < q.outer.start), None)

    def unnamed(self, clause: int, unit: Span) -> Who | None:
        """Find the one unnamed person, be it of a firm, of whom alone the clause before tells (某项目的一位负责人不这么看，在他看来，……)."""
        if clause <= unit.start or self._hidden[clause - 1] not in "，,":
            return None
        start = self._clauses.start(clause - 1, unit)
        if any(m.type == "Person" for m in self._page.speakers.names(Span(start, clause))):
            return None
        one = _one.search(self._hidden, start, clause - 1)
        role = self._page.cues.people.search(self._hidden, one.end(), clause - 1) if one else None
        if one is None or role is None:
            of_firm = self._page.speakers.staff.told_of(start, clause - 1)
            return Who(span=of_firm[0], mentions=(of_firm[1],), rule="firm") if of_firm else None
        return Who(span=Span(one.start(), role.end()), rule="unnamed")

    def _opening(self, q: Quotation, unit: Span) -> Who | None:
        """Find who goes on behind the words that open a paragraph (“快是真的。”某某很坦率，“慢也是真的。”)."""
        behind = min((s for s in self.found if s.start >= unit.start), key=lambda s: s.start, default=None)
        if behind is None or not behind.direct or self.found[0].start < unit.start or behind.start < q.outer.end:
            return None
        who = behind.who
        beside = q.outer.end <= who.span.start and who.span.end < behind.start
        return who if beside and behind.start - q.outer.end <= _BESIDE else None

    def asked(self, q: Quotation) -> Who | None:
        """Find who answers the question that somebody else put right before (“为什么？”某某问。“……”)."""
        question = self.found[-1] if self.found else None
        if question is None or not question.direct or self._text[question.end - 1] not in "？?":
            return None
        between = self._hidden[question.end : q.outer.start]
        if len(between) > _FAR or (question.who.mentions and not _put.search(between)):
            return None
        said = (s.who for s in self.found[:-_BACK:-1] if s.who.mentions and s.who.personal)
        return next((who for who in said if not who.same(question.who)), None)

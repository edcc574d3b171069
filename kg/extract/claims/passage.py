"""One paragraph of prose: its words of saying, its quotations, and the sentences that go on reporting."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.claims.beside import beside, introduced, told_how
from kg.extract.claims.clauses import Clauses, length
from kg.extract.claims.cues import Cue
from kg.extract.claims.floor import Floor
from kg.extract.claims.sequels import bridges, goes_on
from kg.extract.claims.signatures import signature
from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import (
    HEARSAY,
    SPOKEN,
    STRANGERS,
    Memory,
    Page,
    Statement,
    asks,
    before_other,
    before_scene,
    cut,
    independent,
    is_inserted,
    leads_to,
    may_say,
    names_only,
    only_leads_over,
    only_scene,
    still_unnamed,
    takes_object,
    tells_behind,
    trimmed,
    went_on,
    without_note,
)
from kg.extract.wording.marks import Quotation
from kg.model import Drop, Span

_again = re.compile("还|也|又|同时|并|进一步|补充|接着|继续")
"""Behind somebody who says more."""
_turns = re.compile("却|则|倒|反而")
"""Behind a subject that says something else than what stands before it (旧仓停租，某某却说，……)."""
_LEAST = 2  # characters of a statement
_LEAST_BARE = 4  # characters of one that no mark parts from its verb (觉得新鲜 is none)
_LEAST_NEWS = 7  # characters of the clause that somebody only announces


class Passage:
    """One paragraph while it is read; what it states grows from left to right."""

    def __init__(
        self, page: Page, memory: Memory, span: Span, cues: Sequence[Cue], quotes: Sequence[Quotation]
    ) -> None:
        self._page = page
        self._text, self._hidden = page.text, page.hidden
        self._memory = memory
        self._span = span
        self._cues = cues
        self._quotes = quotes
        self._cue_starts = [c.span.start for c in cues]
        self._quote_starts = [q.outer.start for q in quotes]
        self._given: set[Quotation] = set()
        self.leading: Who | None = None  # who is to speak in the paragraph behind
        self._acted = False  # whether a word of saying of this unit had a subject
        self._clauses = Clauses(page.text, page.hidden, span, quotes)
        self._floor = Floor(page, memory, span, self._clauses)

    def read(self) -> list[Statement]:
        """Give the statements of the paragraph in order."""
        for unit in self._clauses.units():
            self._unit(unit)
        self._bridge()
        for s in self._floor.found:
            s.end = without_note(self._text, s.start, s.end) if not s.direct else s.end
        enough = (s for s in self._floor.found if self._worded(s))
        return sorted(enough, key=lambda s: (s.start, s.end))

    def _bridge(self) -> None:
        """Join to a report the sentences up to where he who spoke speaks again (他说，……。……。他还说，……)."""
        for report, following in pairwise(sorted(self._floor.found, key=lambda s: (s.start, s.end))):
            at = following.who.span.start
            again = following.cue is not None and _again.search(
                self._hidden, following.who.span.end, following.cue.start
            )
            between = Span(min(report.end + 1, at), at)
            ended = self._hidden[report.end : report.end + 1] in "。！？" and self._hidden[at - 1] in "。！？"
            if again and ended and report.who.same(following.who) and bridges(self._page, between, report):
                report.end = trimmed(self._text, between.start, between.end)[1]

    def _worded(self, s: Statement) -> bool:
        """Say whether a statement holds words: a mark that pairs with nothing may enclose a blank."""
        least = 1 if s.direct else _LEAST
        return s.end - s.start >= least and any(map(str.isalnum, self._text[s.start : s.end]))

    def _unit(self, unit: Span) -> None:
        cues = self._cues[slice(*(bisect_left(self._cue_starts, at) for at in (unit.start, unit.end)))]
        cues = [cue for cue in cues if not self._another_said(cue, unit)]
        quotes = self._quotes[slice(*(bisect_left(self._quote_starts, at) for at in (unit.start, unit.end)))]
        if not cues and not quotes and self._floor.open is None:
            self._colon(unit, quotes, cues)
            if not self._floor.found or self._floor.found[-1].start < unit.start:
                self._floor.idle = unit
            return
        count = len(self._floor.found)
        self._acted = False
        closing = {q for q in quotes if q not in self._clauses.speech and self._clauses.closes(q, cues)}
        self._clauses.speech |= closing | {q for q in quotes[:1] if self._clauses.opens(q, unit, cues)}
        self._clauses.speech |= {q for q in quotes[:1] if told_how(self._page, self._clauses, q, unit)}
        self._colon(unit, quotes, cues)
        current: Statement | None = None  # a report of this unit, open to its right
        for number, cue in enumerate(cues):
            if number + 1 == len(cues) or not leads_to(self._hidden, cue, cues[number + 1]):
                current = self._cue(cue, unit, quotes, current)
        for first, q in pairwise(quotes):  # 强调“……”，“……”
            who = self._floor.last_in(unit)
            joined = not self._hidden[first.outer.end : q.outer.start].strip("，,、；;和及")
            stands = self._clauses.stands_alone(q) or (joined and self._clauses.listed(q))
            if who and joined and stands and first in self._given and q not in self._given:
                self._quote(q, who, None, "listed")
        for q in quotes:
            if q in self._clauses.speech and q not in self._given and (q not in closing or self._floor.last_in(unit)):
                self._unattributed(q, unit)
        end = trimmed(self._text, unit.start, unit.end)[1]
        if len(self._floor.found) > count:
            final = max(self._floor.found[count:], key=lambda s: s.end)
            self._floor.idle, self._floor.last = None, final.who
            self._floor.open = final if not final.direct and final.end >= end else None
        elif (
            self._floor.open is not None
            and not self._acted
            and not self._clauses.speech.intersection(quotes)
            and goes_on(self._page, unit, self._floor.open)
        ):
            self._floor.open.end, self._floor.idle = end, None
        else:
            self._floor.open, self._floor.idle = None, unit

    # --- a word of saying

    def _cue(self, cue: Cue, unit: Span, quotes: Sequence[Quotation], current: Statement | None) -> Statement | None:
        clause = self._clauses.start(cue.span.start, unit)
        own = self._subject(cue, clause)
        inside = current is not None and cue.span.start < current.end
        if own is None and inside and current is not None and cue.span.start == clause:
            own = self._floor.beyond(current, clause) or self._relayed(current, cue, clause, unit)
        if inside and current is not None and not independent(cue, clause, own, current, self._hidden):
            return current
        if own is not None and own.rule == "pronoun":
            last = self._floor.found[-1] if self._floor.found else None
            stranger = last.who if last is not None else self._memory.last
            if stranger is not None and still_unnamed(own, stranger, self._text):
                own = replace(stranger, span=own.span)
            elif (one := self._floor.unnamed(clause, unit)) is not None:
                own = replace(one, span=own.span)
            elif clause == unit.start:
                own = went_on(own, last, self._text, unit.start)
        who = own or (self._floor.last_in(unit) if inside else self._floor.inherited(cue, clause, unit))
        who = self._paper(cue, clause, who)
        if who is None and cue.table == "noun" and cue.span.start == clause:
            who = self._floor.minded(clause, unit)
        if who is None and cue.table in STRANGERS and not inside and cue.follow in ("comma", "colon", "quote"):
            who = self._page.speakers.stranger(clause, cue.span.start)
        if who is None and cue.span.of(self._text).startswith("报道"):
            who = self._page.speakers.titled(clause, cue.span.start)
            who = who or self._page.speakers.reporting(clause, cue.span.start + 2)
        if who is None:
            if cue.table in SPOKEN:
                self._unknown(cue, clause, unit)
            return current
        self._acted = True
        self._lead(cue, who)
        if inside and current is not None:
            taken = own.span.start if own is not None and own.span.start < clause else clause
            turn = self._hidden.rfind("；", current.start, taken) if taken < clause else -1
            stop = turn if turn >= 0 else before_scene(self._hidden, current.start, clause)
            current.end = trimmed(self._text, current.start, stop)[1]
            relayed = (
                current.rule in HEARSAY and current.start <= who.span.start < current.end
            )  # 据某报报道，甲到场，表示……
            if relayed or only_leads_over(self._hidden, current.start, current.end):
                self._floor.found.remove(current)
            current = None
        answer = self._clauses.answer(cue, clause) if cue.table in SPOKEN else None
        if answer is None:
            return self._content(cue, who, clause, unit, quotes) or current
        if answer not in self._given and length(answer) >= _LEAST:
            self._quote(answer, who, cue.span, "answer")
        return current

    def _relayed(self, report: Statement, cue: Cue, clause: int, unit: Span) -> Who | None:
        """Find whom a report by hearsay lets speak behind a comma (据某报报道，某某出席会议，称……)."""
        who = self._floor.inherited(cue, clause, unit) if report.rule in HEARSAY else None
        return who if who and who.personal and who.mentions and who.span.start >= report.start else None

    def _lead(self, cue: Cue, who: Who) -> None:
        """Remember whose words the next paragraph holds, where this one ends with a colon (某某回应称：)."""
        ends = not self._text[cue.content : self._span.end].strip("：:*_ ")
        if ends and (cue.follow == "colon" or self._text[cue.content - 1] in "：:"):
            self.leading = who

    def _brief(self, cue: Cue, start: int, stop: int) -> bool:
        """Say whether a report holds too little to be one."""
        if cue.follow == "bare" and cue.table == "announce":
            return self._clauses.end(start, Span(start, stop)) - start < _LEAST_NEWS
        return stop - start < (_LEAST_BARE if cue.follow == "bare" else _LEAST)

    def _paper(self, cue: Cue, clause: int, who: Who | None) -> Who | None:
        """Remember who speaks in a paper, and give whose it is where it goes on without him (信中还提到，……)."""
        if cue.paper is None:
            return who
        if who is not None:
            self._memory.papers.keep(cue.paper, who.mentions)
            return who
        span = Span(clause, cue.span.start)
        last = self._floor.last or self._memory.last
        givers = self._memory.papers.again(cue.paper, span.of(self._hidden), last.mentions if last else ())
        return Who(span=span, mentions=givers, rule="paper") if givers else None

    def _subject(self, cue: Cue, clause: int) -> Who | None:
        speakers = self._page.speakers
        if cue.speaker is not None:
            if cue.speaker.start == cue.speaker.end:
                return Who(span=cue.speaker, rule="nobody")
            who = speakers.framed(cue.speaker, person=cue.near, anyone=cue.anyone)
            if who is not None and cue.named and not who.mentions:
                return None
            return replace(who, span=cue.whole) if who is not None and cue.whole is not None else who
        near = cue.near and cue.paper is None and cue.follow == "bare"
        who = speakers.within(clause, cue.span.start, near=near, paper=cue.paper)
        return who if who is None or may_say(self._page, cue, clause, who) else None

    def _unknown(self, cue: Cue, clause: int, unit: Span) -> None:
        """Leave out the quotation of somebody whom nothing here tells us to know."""
        if self._page.speakers.adverbial(clause, cue.span.start):
            return
        self._acted = self._acted or cue.follow != "bare"
        for q in (self._clauses.before(clause, unit), self._clauses.behind(cue)):
            if q is not None and q not in self._given and (q in self._clauses.speech or self._clauses.stands_alone(q)):
                self._given.add(q)
                self._memory.drops.append(Drop(reason="speaker unknown", span=q.outer))

    def _content(self, cue: Cue, who: Who, clause: int, unit: Span, quotes: Sequence[Quotation]) -> Statement | None:
        """Give the speaker what stands behind the verb, or before it."""
        before, following = self._clauses.before(clause, unit), self._clauses.behind(cue)
        if before is None and cue.follow == "end" and unit.start <= who.span.start < clause:
            # “……”某某谈到价格时，这样透露。
            before = self._clauses.before(self._clauses.start(who.span.start, unit), unit)
        if cue.table == "label" and (not who.personal or following is None or length(following) < 5):
            return None
        end = self._clauses.limit(cue.content, quotes, unit)
        end = before_other(self._hidden, self._floor.found, cue.content, end)
        has_more = cue.follow != "end" and (following is not None or end - cue.content >= _LEAST)
        if before is not None and before not in self._given:
            # “Q。”乙表示，…… behind words of 甲 : the quotation may still be his.
            split = self._text[before.inner.end - 1] in "，,"
            last = self._floor.last
            carried = self._floor.found and self._floor.found[-1].rule in HEARSAY
            other = last is not None and last.personal and not last.same(who) and not carried
            keeps = (self._left(before, unit) or (last if other else None)) if has_more and not split else None
            self._quote(before, keeps or who, cue.span, "before")
        least = 1 if cue.table in ("speech", "tell") else 3  # 答复“会”
        row = following is not None and self._text[cue.content - 1] in "：:" and self._clauses.listed(following)
        if following is not None and (
            row or following in self._clauses.speech or self._clauses.stands_alone(following, least=least)
        ):
            if following not in self._given:
                if (
                    before is None
                    and cue.speaker is None
                    and cue.follow == "quote"
                    and who.span == (clause, cue.span.start)
                ):
                    self._postposed(cue, who, clause, unit, has_more=True)
                self._quote(following, who, cue.span, cue.table)
            return None
        if cue.table == "label" or (following is not None and takes_object(self._text, cue)):
            return None
        if before is None and cue.speaker is None and cue.follow in ("end", "comma"):
            self._postposed(cue, who, clause, unit, has_more=has_more)
        if not has_more:
            return None
        start, stop = trimmed(self._text, cue.content, end)
        inner = next((q for q in quotes if q.outer.start == start and q.outer.end == stop), None)  # 称“好”
        if inner is None:
            told = cut(self._page, start, stop, who, cue.table)
            inner = self._clauses.predicate(start, told, quotes, bare=cue.follow == "bare")
        if inner is not None and inner not in self._given:
            self._quote(inner, who, cue.span, cue.table)
            return None
        noun = cue.follow == "bare" and names_only(self._hidden[start:stop])
        headed = any(s.rule == "line" and start < s.start < stop for s in self._floor.found)  # 甲炮轰乙：……
        if noun or headed or asks(cue.span.of(self._text), self._text[start:stop]):
            return None
        if self._brief(cue, start, stop):
            return None
        return self._floor.state(
            Statement(
                who=who,
                start=start,
                end=cut(self._page, start, stop, who, cue.table),
                direct=False,
                cue=cue.span,
                rule=cue.table,
                carries=cue.carries,
            )
        )

    def _another_said(self, carrier: Cue, unit: Span) -> bool:
        """Say whether right behind a quotation that somebody passes on stands who spoke (据某报报道，“……”一名店员表示)."""
        q = self._clauses.behind(carrier) if carrier.table in HEARSAY else None
        if q is None:
            return False
        behind = range(bisect_right(self._cue_starts, q.outer.end), len(self._cues))
        cue = next((self._cues[i] for i in behind if self._cues[i].table in SPOKEN), None)
        if cue is None or cue.follow != "end" or self._clauses.start(cue.span.start, unit) != q.outer.end:
            return False
        return self._page.speakers.within(q.outer.end, cue.span.start) is not None

    def _left(self, q: Quotation, unit: Span) -> Who | None:
        """Find who stands before a quotation, behind which another begins to speak (甲摇头，“……。”乙表示同意：……)."""
        at = q.outer.start - 1
        if at <= unit.start or self._hidden[at] not in "，,：:":
            return None
        who = self._page.speakers.within(self._clauses.start(at, unit), at)
        return who if who is not None and who.personal and who.mentions else None

    def _postposed(self, cue: Cue, who: Who, clause: int, unit: Span, *, has_more: bool) -> None:
        """Take in what stands before the verb (高校该做的是把尺子做好，她说).

        Where the verb reports what follows as well, who speaks must be told in a word: else the reporter leads up to him.
        """
        if cue.table not in SPOKEN or who.span.start < clause or self._hidden[clause - 1] not in "，,":
            return
        if not tells_behind(self._hidden, who, cue) or _turns.search(self._hidden, who.span.end, cue.span.start):
            return
        found = self._floor.found
        floor = max(unit.start, found[-1].end) if found and found[-1].end <= clause else unit.start
        start, end = trimmed(self._text, max(floor, self._clauses.piece(clause, unit)), clause)
        words = self._hidden[start:end]
        if end - start < 6 or only_scene(self._page, words):
            return
        if cue.follow != "end" and (
            (has_more and not (who.mentions and is_inserted(self._hidden, clause, cue)))
            or len(words) < 8
            or self._page.speakers.within(start, end) is not None
        ):
            return
        self._floor.state(Statement(who=who, start=start, end=end, direct=False, cue=cue.span, rule="postposed"))

    # --- quotations

    def _quote(self, q: Quotation, who: Who, cue: Span | None, rule: str) -> None:
        self._given.add(q)
        start, end = q.inner.start, q.inner.end
        while start < end and self._text[start].isspace():
            start += 1
        while end > start and self._text[end - 1].isspace():
            end -= 1
        self._floor.state(Statement(who=who, start=start, end=end, direct=True, cue=cue, rule=rule))

    def _unattributed(self, q: Quotation, unit: Span) -> None:
        """Find whose words a quotation holds that no verb of saying brings in."""
        who: Who | None
        report = self._floor.found[-1] if self._floor.last_in(unit) else None
        if report is not None and not report.direct and 0 <= q.outer.start - report.end <= 2:
            who, rule = self._floor.other(report, q, unit) or report.who, "closing"  # 他坦言，成本很高，“但学费该缴”。
        else:
            who, rule = beside(self._page, self._clauses, q, unit), "beside"
            if who is not None and who.rule == "pronoun":  # “为什么？”某某问。“……”他答。
                who = self._floor.asked(q) or who
        if who is None:
            who = signature(self._page, self._span, q) or self._floor.by_context(q, unit)
            rule = "context"
        if who is not None and rule == "context" and self._floor.open is not None and self._clauses.ends(q):
            between = Span(unit.start, q.outer.start)  # 他说，……。……，“……。”
            if who.same(self._floor.open.who) and bridges(self._page, between, self._floor.open):
                self._floor.open.end = trimmed(self._text, between.start, between.end)[1]
        if who is None or not who.known:
            self._memory.drops.append(Drop(reason="quotation without a speaker", span=q.outer))
            return
        self._quote(q, who, None, rule)

    def _colon(self, unit: Span, quotes: Sequence[Quotation], cues: Sequence[Cue]) -> None:
        """Read 他没有绕弯子：…… where only a colon says that somebody speaks."""
        at = self._hidden.find("：", unit.start, unit.end)
        while 0 <= at < unit.end - 2:
            if not any(c.content == at + 1 for c in cues):
                read = introduced(self._page, self._clauses, at, unit, quotes)
                if isinstance(read, Statement):
                    self._floor.state(read)
                elif read is not None:
                    self._quote(*read, None, "colon")
            at = self._hidden.find("：", at + 1, unit.end)

"""Where the clauses of one paragraph begin and end, quotations taken into account."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.claims.cues import Cue
from kg.extract.wording.marks import Quotation, is_sentence
from kg.model import Span

LEADS = "，：:,。；—！？… \u3000\n"
"""What stands before a quotation that is a clause of its own."""

_OVERLONG = 3000  # characters of a sentence
_ANSWER = 3  # characters of a quotation in a row of several
_WORDS = 8  # characters of a quotation that speaks without a mark at its end
_CLOSING = 4  # characters of a quotation that is the last clause of a sentence
_SPOKEN = ("state", "opinion", "call", "speech", "tell")
_LONGEST = 160  # characters that a clause is followed back
_ENDS = "，；：。！？,;:!?\n"
_AFTER = "，,。；;：:！？!?.）)\n“"
_unit_end = re.compile(
    r"[。！？!?]+[）)】]*|…{1,3}(?![，、])|(?<=[\u4e00-\u9fff”])\.(?=\s|[\u4e00-\u9fff“]|$)"
    r"|(?:(?<=\d\.\d)|(?<=[A-Za-z]\d)|(?<=[%％]))\.(?=[\u4e00-\u9fff“])"  # 磐盾2.0.某某强调
)
_parts = re.compile("[，。！？；：,!?]|[我你您]")  # what a quotation that fills its line has, and a caption has not
_dateline = re.compile(
    r"(?!另?据)[^，。；：“”\n]{0,24}?\d{1,2}日(?:电|讯|(?:消息|报道)(?![，说称]))(?:[（(][^）)\n]*[）)])?[ \u3000]*"
)
_himself = re.compile("自己|本人|[他她其]|我们|公司|集团|双方|两家|三家|各方|团队|联盟|协会|平台|该[行校院局所厂]")
"""What means the speaker or his before words in marks that are all that he says (自己“……”)."""
_with = re.compile("(?<!所)[以用](?:一[句个])?$")
_counted = re.compile("(?:[一两二三四五六七八九十几][个句](?:大?字|话|短语)?)?(?:来|一笔|简短|草草)?$")
_credit = re.compile(
    r"[ \u3000]*[（(](?:完|(?:本报|本刊|本网|本社|见习|实习|特约|新华社|中新社)?(?:记者|编辑|编译|责编|责任编辑|通讯员|校对|审核|监制"
    r"|摄影|剪辑|视频|来源|撰文|采写|作者|文|图)[^（）()\n]{0,80}|[^（）()，。\n]{1,10}(?:报|网|社|周刊|新闻|财经|电视台))[)）][ \u3000]*\d{0,8}$"
)


def without_credit(text: str, paragraph: Span) -> Span:
    """Give a paragraph without the names of its makers in brackets at its end, （记者 某某 编辑 某某）."""
    found = _credit.search(text, max(paragraph.start + 1, paragraph.end - 100), paragraph.end)
    return Span(paragraph.start, found.start()) if found else paragraph


class Clauses:
    """The borders in a paragraph; `speech` are its quotations that hold somebody's sentences, not a mere term."""

    def __init__(self, text: str, hidden: str, span: Span, quotes: Sequence[Quotation]) -> None:
        self._hidden = hidden
        self.span = span
        self._starts = [q.outer.start for q in quotes]
        self._by_start = {q.outer.start: q for q in quotes}
        self._by_end = {q.outer.end: q for q in quotes}
        self._quotes = quotes
        self.speech = {
            q
            for q in quotes
            if is_sentence(text, q)
            or q.continued
            or (q.outer == span and length(q) >= 8 and _parts.search(q.inner.of(text)))
        }

    def units(self) -> Iterator[Span]:
        """Yield the sentences outside quotations; the dateline of an agency stays away."""
        dateline = _dateline.match(self._hidden, self.span.start, self.span.end)
        start = dateline.end() if dateline else self.span.start
        for end in (*(m.end() for m in _unit_end.finditer(self._hidden, start, self.span.end)), self.span.end):
            while end - start > _OVERLONG:  # what never ends is no sentence
                yield Span(start, start + _OVERLONG)
                start += _OVERLONG
            if start < end:
                yield Span(start, end)
            start = end

    def piece(self, at: int, unit: Span) -> int:
        """Give where the stretch around `at` begins that no speech interrupts."""
        for number in range(bisect_left(self._starts, at) - 1, -1, -1):
            q = self._quotes[number]
            if q.outer.start < unit.start:
                break
            if q.outer.end <= at and q in self.speech:
                return q.outer.end
        return unit.start

    def start(self, at: int, unit: Span) -> int:
        """Give where the clause before `at` begins."""
        i, floor = at, max(unit.start, at - _LONGEST)
        while i > floor and self._hidden[i - 1] not in _ENDS:
            i -= 1
        return self.skip(max(i, self.piece(at, unit)))

    def end(self, at: int, unit: Span) -> int:
        """Give where the clause that `at` stands in ends."""
        i = at
        while i < unit.end and self._hidden[i] not in _ENDS and self._hidden[i] != "“":
            i += 1
        return i

    def skip(self, at: int) -> int:
        """Pass over blanks and commas."""
        while at < self.span.end and self._hidden[at] in " \u3000，,。—":
            at += 1
        return at

    def limit(self, start: int, quotes: Iterable[Quotation], unit: Span) -> int:
        """Give where a reported clause ends: with its sentence, or where a quotation begins that is speech itself."""
        for q in quotes:
            if q.outer.start >= start and q in self.speech and self._hidden[q.outer.start - 1] in LEADS:
                return q.outer.start
        return unit.end

    def before(self, clause: int, unit: Span) -> Quotation | None:
        """Find the quotation right before a clause, at most a short clause between (“……”他放下杯子，说)."""
        floor = self.piece(clause, unit)
        if floor == unit.start or clause - floor > 20 or re.search("[。；！？]", self._hidden[floor:clause]):
            return None
        return self._by_end.get(floor)

    def behind(self, cue: Cue) -> Quotation | None:
        """Find the quotation that a word of saying opens."""
        return self._by_start.get(cue.content) if cue.follow == "quote" else None

    def answer(self, cue: Cue, clause: int) -> Quotation | None:
        """Find the quotation with which somebody answers (某某只以“……”回应, 用“……”四个字作答)."""
        counted = _counted.search(self._hidden, clause, cue.span.start)
        q = self._by_end.get(counted.start() if counted else cue.span.start)
        return q if q is not None and _with.search(self._hidden, clause, q.outer.start) else None

    def predicate(self, start: int, stop: int, quotes: Iterable[Quotation], *, bare: bool) -> Quotation | None:
        """Find the quotation that is all but the first word of a report (称双方“尚未达成合作”; 说，自己“……”)."""
        for q in quotes:
            if start < q.outer.start <= start + 4 and q.outer.end >= stop and q not in self.speech:
                meant = bare or _himself.fullmatch(self._hidden, start, q.outer.start)
                return q if meant and length(q) >= 6 else None
        return None

    def stands_alone(self, q: Quotation, *, least: int = 3) -> bool:
        """Say whether a quotation fills its clause (称“……”， but not 称“某某”系统)."""
        return (q.outer.end >= self.span.end or self._hidden[q.outer.end] in _AFTER) and length(q) >= least

    def listed(self, q: Quotation) -> bool:
        """Say whether a quotation is one of several in a row (留言：“……”、“……”)."""
        before = q.outer.start - 1 in self._by_end and self._hidden[q.outer.start - 1] == "、"
        behind = q.outer.end + 1 in self._by_start and self._hidden[q.outer.end] == "、"
        return length(q) >= _ANSWER and (behind or before)

    def closes(self, q: Quotation, cues: Iterable[Cue]) -> bool:
        """Say whether a quotation is the last clause of a sentence that reports (他坦言，成本很高，“但学费该缴”)."""
        return any(c.span.start < q.outer.start for c in cues) and self.ends(q)

    def ends(self, q: Quotation) -> bool:
        """Say whether a quotation is the last clause of its sentence."""
        return (
            self._hidden[q.outer.start - 1] in "，,：:"
            and (q.outer.end >= self.span.end or self._hidden[q.outer.end] in "。！？；.!?;")
            and length(q) >= _CLOSING
        )

    def opens(self, q: Quotation, unit: Span, cues: Iterable[Cue]) -> bool:
        """Say whether a quotation opens a sentence whose next clause says who spoke (“成本很高”，某某认为，……)."""
        if (
            q.outer.start > unit.start + 2
            or self._hidden[q.outer.end : q.outer.end + 1] not in ("，", ",")
            or length(q) < _WORDS
        ):
            return False
        stop = self.end(q.outer.end + 1, unit)
        if not any(q.outer.end < c.span.start <= stop for c in cues):
            stop = self.end(stop + 1, unit)  # “……”，在后来的采访中，某某说
        return any(q.outer.end < c.span.start <= stop and c.table in _SPOKEN for c in cues)


def length(q: Quotation) -> int:
    """Count the characters between the marks."""
    return q.inner.end - q.inner.start

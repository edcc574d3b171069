"""What paragraphs of prose attribute to whom, read one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.claims.blocks import Blocks
from kg.extract.claims.clauses import without_credit
from kg.extract.claims.cues import Cue
from kg.extract.claims.passage import Passage
from kg.extract.claims.sequels import carried_over
from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import Memory, Page, Statement
from kg.extract.wording.marks import Quotation
from kg.model import Drop, Span

_sentence_end = re.compile("[^。！？；”]{0,60}[。！？]?”?[。！？]?(?<=[。！？”])")
_leads_in = re.compile("[^。！？；：“”]{4,70}[。：]")
_manner = re.compile(
    "(?:(?:则|却|也|倒是?|显然|对此|的(?:态度|看法|判断|语气|感受|说法|话))[^，。]{2,16}"
    "|并?不(?:同意|认同|赞同|以为然|[这那][么样]看)|(?:持|有)[^，。]{0,6}(?:看法|意见|观点|答案|感受)|看[涨跌空多好淡]"
    "|[^，。]{0,4}(?:感慨|感触|无奈|唏嘘|乐观|谨慎|悲观|惋惜|兴奋|激动)[^，。]{0,4})[。：]"
)
"""How somebody is told to see it, behind his name: 则不无惋惜, 的态度更谨慎."""


class Prose:
    """Reads the statements of one reading's paragraphs."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._memory = Memory()
        self._blocks = Blocks(page)

    @property
    def drops(self) -> list[Drop]:
        """List what was left out, and why."""
        return self._memory.drops

    def forget(self, speaker: Who | None = None) -> None:
        """Start anew behind a transcript, whose latest speaker may still be the one who goes on."""
        self._memory.last, self._memory.reporting = speaker, None
        self._blocks = Blocks(self._page)

    def read(self, paragraph: Span, cues: Sequence[Cue], quotes: Sequence[Quotation]) -> list[Statement]:
        """Give the statements of one paragraph in order."""
        memory = self._memory
        paragraph = without_credit(self._page.text, paragraph)
        if (words := self._blocks.read(paragraph)) is not None:
            memory.last, memory.reporting = words.who, None
            return [words]
        if not cues and not quotes and "：" not in self._page.hidden[paragraph.start : paragraph.end]:
            memory.reporting = carried_over(self._page, paragraph, memory.reporting)
            if memory.reporting is None:
                self._remember_subject(paragraph)
            return [memory.reporting] if memory.reporting else []
        passage = Passage(self._page, memory, paragraph, cues, quotes)
        found = passage.read()
        self._blocks.expect(paragraph, cues, passage.leading)
        before, memory.reporting = memory.reporting, None
        if not found and not cues and not quotes:
            memory.reporting = carried_over(self._page, paragraph, before)
            found = [memory.reporting] if memory.reporting else []
        if not found:
            self._remember_subject(paragraph)
            memory.last = passage.leading or memory.last
            return []
        final = max(found, key=lambda s: s.end)
        memory.last = passage.leading or self._leads_in(final, paragraph) or final.who
        if (
            not final.direct
            and final.who.mentions
            and not self._page.text[final.end : paragraph.end].strip("。！？!?… ”")
        ):
            memory.reporting = final
        return found

    def _leads_in(self, final: Statement, paragraph: Span) -> Who | None:
        """Give whom a short sentence at the end of a paragraph brings in for the words of the next (某某则不无惋惜。)."""
        behind = _sentence_end.match(self._page.hidden, final.end, paragraph.end)
        if (
            behind is None
            or "\n" in behind[0]
            or not _leads_in.fullmatch(self._page.hidden, behind.end(), paragraph.end)
        ):
            return None
        people = (m for m in self._page.speakers.names(Span(behind.end(), paragraph.end)) if m.type == "Person")
        named = next((m for m in people if _manner.fullmatch(self._page.hidden, m.span.end, paragraph.end)), None)
        return Who(span=named.span, mentions=(named,)) if named is not None else None

    def _remember_subject(self, paragraph: Span) -> None:
        lead = self._page.references.lead(paragraph)
        if lead is not None:
            self._memory.last = Who(span=lead.span, mentions=(lead,), rule="subject")

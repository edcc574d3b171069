"""What paragraphs of prose attribute to whom, read one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses import without_credit
from kg.extract.cues import Cue
from kg.extract.marks import Quotation
from kg.extract.passage import Passage
from kg.extract.sequels import carried_over
from kg.extract.speakers import Who
from kg.extract.statements import Memory, Page, Statement
from kg.model import Drop, Span


class Prose:
    """Reads the statements of one reading's paragraphs."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._memory = Memory()

    @property
    def drops(self) -> list[Drop]:
        """List what was left out, and why."""
        return self._memory.drops

    def forget(self, speaker: Who | None = None) -> None:
        """Start anew behind a transcript, whose latest speaker may still be the one who goes on."""
        self._memory.last, self._memory.reporting = speaker, None

    def read(self, paragraph: Span, cues: Sequence[Cue], quotes: Sequence[Quotation]) -> list[Statement]:
        """Give the statements of one paragraph in order."""
        memory = self._memory
        paragraph = without_credit(self._page.text, paragraph)
        if not cues and not quotes and "：" not in self._page.hidden[paragraph.start : paragraph.end]:
            memory.reporting = carried_over(self._page, paragraph, memory.reporting)
            if memory.reporting is None:
                self._remember_subject(paragraph)
            return [memory.reporting] if memory.reporting else []
        found = Passage(self._page, memory, paragraph, cues, quotes).read()
        before, memory.reporting = memory.reporting, None
        if not found and not cues and not quotes:
            memory.reporting = carried_over(self._page, paragraph, before)
            found = [memory.reporting] if memory.reporting else []
        if not found:
            self._remember_subject(paragraph)
            return []
        final = max(found, key=lambda s: s.end)
        memory.last = final.who
        if (
            not final.direct
            and final.who.mentions
            and not self._page.text[final.end : paragraph.end].strip("。！？!?… ”")
        ):
            memory.reporting = final
        return found

    def _remember_subject(self, paragraph: Span) -> None:
        lead = self._page.references.lead(paragraph)
        if lead is not None:
            self._memory.last = Who(span=lead.span, mentions=(lead,), rule="subject")

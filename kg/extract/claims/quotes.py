"""Who said what: adds to a reading the words that it attributes to somebody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.claims.cues import Cue, Cues
from kg.extract.claims.leads import SPEAKERS, best_lead
from kg.extract.claims.learned import Learned
from kg.extract.claims.prose import Prose
from kg.extract.claims.speakers import Speakers, Who
from kg.extract.claims.statements import Page, Statement, trimmed
from kg.extract.claims.turns import turns
from kg.extract.context.references import References
from kg.extract.wording.marks import speech_marks
from kg.extract.wording.markup import parse
from kg.model import Document, Mention, Quote, Reading, Span
from kg.packs import Pack
from kg.text.sentences import paragraphs, sentences


class Quotes:
    """Adds `quotes`, and `dropped` with what could not be attributed."""

    def __init__(self, pack: Pack, learned: Learned | None = None) -> None:
        self._cues = Cues(pack)
        self._learned = learned

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its quotes in order of appearance."""
        text = reading.text
        marks, drops, hidden = speech_marks(text, reading.paragraphs)
        cues = self._cues.find(hidden, {m.span.end for m in reading.mentions if m.type in SPEAKERS})
        spoken = {t.paragraph: t for t in turns(reading)}
        if not cues and not marks and not spoken and "：" not in hidden and self._learned is None:
            return reading.adding(dropped=drops) if drops else reading
        references = References(reading, hidden)
        speakers = Speakers(reading, hidden, references, self._cues)
        page = Page(
            text=text,
            hidden=hidden,
            cues=self._cues,
            speakers=speakers,
            references=references,
            learned=self._learned,
        )
        cues = _with_leads(page, reading.sentences, cues)
        prose = Prose(page)
        found: list[Quote] = []
        about = _Named(reading)
        cue_starts = [c.span.start for c in cues]
        mark_starts = [q.outer.start for q in marks]
        for number, paragraph in enumerate(reading.paragraphs):
            turn = spoken.get(number)
            if turn is not None and turn.speaker is not None:
                prose.forget(Who(span=turn.speaker.span, mentions=(turn.speaker,)))
                if not turn.asks:
                    content = Span(*_spoken(text, turn.content))
                    found.append(
                        Quote(
                            speaker=turn.speaker,
                            speaker_span=turn.label,
                            content=content,
                            direct=True,
                            about=about.within(content),
                            rule="turn",
                        )
                    )
                continue
            own: list[Cue] = cues[bisect_left(cue_starts, paragraph.start) : bisect_left(cue_starts, paragraph.end)]
            quoted = marks[bisect_left(mark_starts, paragraph.start) : bisect_left(mark_starts, paragraph.end)]
            told: Iterable[Statement] = prose.read(paragraph, own, quoted)
            if turn is not None and turn.label is not None:
                told = _passed_on(told, text)
            for statement in told:
                found.extend(_quotes(statement, about, reading.text))
        return reading.adding(quotes=found, dropped=[*drops, *prose.drops])


def _with_leads(page: Page, sentences: Iterable[Span], cues: list[Cue]) -> list[Cue]:
    """Add to sentences without a word of saying what is learned to bring in words."""
    if page.learned is None:
        return cues
    starts = [cue.span.start for cue in cues]
    silent = (s for s in sentences if bisect_left(starts, s.start) == bisect_left(starts, s.end))
    leads = (best_lead(page, sentence, page.learned.leads) for sentence in silent)
    return sorted((*cues, *filter(None, leads)), key=lambda cue: cue.span.start)


class _Named:
    """The names that stand within a stretch, titles left out, one mention per name."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = [
            m for m in sorted(reading.mentions, key=lambda m: (m.span.start, m.span.end)) if m.type != "Title"
        ]
        self._starts = [m.span.start for m in self._mentions]

    def within(self, span: Span) -> tuple[Mention, ...]:
        lo, hi = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        distinct: dict[tuple[str, str], Mention] = {}
        for m in self._mentions[lo:hi]:
            if m.span.end <= span.end:
                distinct.setdefault((m.type, m.name), m)
        return tuple(distinct.values())


_REFUTES = ("否认", "辟谣", "澄清", "驳斥")


def _quotes(statement: Statement, about: _Named, text: str) -> list[Quote]:
    content = Span(statement.start, statement.end)
    cue = statement.cue
    if cue is not None and not statement.direct and cue.start >= content.end and cue.of(text) in _REFUTES:
        return []  # 网传甲收购乙，甲否认: what is denied is not what he says
    return [
        Quote(
            speaker=speaker,
            speaker_span=statement.who.span if statement.who.span.start < statement.who.span.end else None,
            content=content,
            direct=statement.direct,
            cue=statement.cue,
            about=about.within(content),
            rule=statement.rule,
        )
        for speaker in {m.name: m for m in statement.who.mentions}.values() or (None,)
    ]


def _passed_on(statements: Iterable[Statement], text: str) -> Iterator[Statement]:
    """Give what an interviewer passes on of somebody named, without the question that he puts then."""
    for statement in statements:
        end = statement.end + text.startswith(("？", "?"), statement.end)
        while end > statement.start and text[end - 1] in "？?":
            end = text.rfind("。", statement.start, end)
        if statement.who.mentions and end > statement.start:
            yield replace(statement, end=min(end, statement.end))


def _spoken(text: str, span: Span) -> tuple[int, int]:
    """Give the words of a turn, without the marks where one quotation is all of it."""
    start, end = _stripped(text, span)
    whole = (
        text[start : start + 1] == "“" and text[end - 1 : end] == "”" and not set("“”") & set(text[start + 1 : end - 1])
    )
    return (start + 1, end - 1) if whole and end - start > 2 else (start, end)


def _stripped(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def examples(pack: Pack) -> list[str]:
    """Run the examples of the packs' attribution tables and tell which fail, one line each."""
    quotes = Quotes(pack)
    failures: list[str] = []
    for kind in ("cue", "noun", "frame", "label", "colon", "document", "role", "scene"):
        for table in pack.of(kind):
            for marked in (*table.examples, *table.counterexamples):
                text, mentions, wanted = parse(marked)
                whole = paragraphs(text)
                reading = Reading(
                    document=Document(id="example", text=text, sha256=""),
                    text=text,
                    paragraphs=tuple(whole),
                    sentences=tuple(sentences(text, whole)),
                    mentions=tuple(mentions),
                )
                have = [trimmed(text, s.start, s.end) for s in sorted({q.content for q in quotes(reading).quotes})]
                want = [trimmed(text, s.start, s.end) for s in wanted]
                if have != want:
                    shown = "; ".join(text[a:b] for a, b in have) or "nothing"
                    failures.append(f"{table.file}: {kind} {table.name}: {marked} gives {shown}")
    return failures

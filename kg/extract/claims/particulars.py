"""What more a statement tells: its kind, when it was made, its numbers, what it asserts, and what 该模型 and 它 mean."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extract.claims.assertions import assertions
from kg.extract.claims.kinds import Kinds, light, negated
from kg.extract.claims.measures import Measures
from kg.extract.context.references import References
from kg.extract.context.stand_ins import StandIns
from kg.extract.wording.dates import resolved
from kg.model import Document, Mention, Quote, Reading, Span
from kg.packs import Pack

_it = re.compile(r"它(?!们|山)")
_mine = re.compile(r"我们|我司|本公司|咱们")
_earlier = re.compile(r"此前|早前|先前|之前|曾(?!经理|祖|孙)|当时|过去")
_here = re.compile(
    r"会上|现场|当天|当日|同日|论坛上|大会上|峰会上|会议上|发布会|演讲中|致辞中|沟通会|活动上|说明会|圆桌|分论坛"
)
_said_there = re.compile(
    r"(?:上午|下午|晚间?|晚上|凌晨|傍晚|早间|中午|深夜|盘后|当天)?(?:，|在|于|向|对|接受|出席|就|公开|发文|发布|发表|通过|宣布|召开|举行|举办|回应|表示|透露|称|说|告诉|致辞|指出|坦言|强调"
    r"|的?[^，。]{0,16}(?:会|论坛|采访|访谈|演讲|直播|活动|公告|声明|公开信|帖子|文章|微博|致辞)上?|$)"
)
_of_other = re.compile(r"(?:截至|截止|自|从|到|至|直到|计划|将|成立于|始于|早在|预计|明年)$")
_dateline = re.compile(r"(?:电|讯|消息)")
_FAR = 400  # how far back the meeting was told of at which somebody speaks


class Particulars:
    """Completes the quotes of a reading."""

    def __init__(self, pack: Pack) -> None:
        self._kinds = Kinds(pack)
        self._measures = Measures(pack)
        self._light = light(pack, "assertions")

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its quotes completed."""
        if not reading.quotes:
            return reading
        page = _Page(reading)
        found: list[Quote] = []
        before: Quote | None = None
        for quote in sorted(reading.quotes, key=_place):
            words = quote.content.of(reading.text)
            cue = quote.cue.of(reading.text) if quote.cue else None
            kind = self._kinds(words, cue)
            denies = bool(cue) and self._kinds("", cue) == "denial"
            mentions, ours = page.within(quote)
            made = dataclasses.replace(
                quote,
                kind=kind,
                negated=negated(words, kind),
                told=page.told(quote, before),
                about=page.about(quote, mentions, ours),
                quantities=tuple(
                    self._measures(
                        reading.text, quote.content, mentions, reading.document.published, _since(quote, before)
                    )
                ),
                assertions=tuple(assertions(reading.text, quote.content, mentions, light=self._light, denies=denies)),
            )
            found.append(made)
            before = made
        return dataclasses.replace(reading, quotes=tuple(found))


def _since(quote: Quote, before: Quote | None) -> int | None:
    """Give where the statement before begins, if its speaker goes right on (差距更大，“也许半年”)."""
    if before is None or before.speaker is None or quote.speaker is None or before.speaker.name != quote.speaker.name:
        return None
    return before.content.start if 0 <= quote.content.start - before.content.end <= 2 else None


def _place(quote: Quote) -> tuple[Span, str]:
    return quote.content, quote.speaker.name if quote.speaker else ""


class _Page:
    """One reading while its quotes are completed."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._text = reading.text
        self._references = References(reading)
        self._stand_ins = StandIns(reading, self._references)
        self._mentions = sorted(m for m in reading.mentions if m.type != "Title")
        self._starts = [m.span.start for m in self._mentions]
        self._sentences = list(reading.sentences or reading.paragraphs)
        self._sentence_starts = [s.start for s in self._sentences]
        self._contents = sorted(q.content for q in reading.quotes)

    def within(self, quote: Quote) -> tuple[list[Mention], set[Mention]]:
        """Give names of a statement in order, with words that mean one placed where these stand; and those of 我们."""
        content = quote.content
        lo, hi = bisect_left(self._starts, content.start), bisect_left(self._starts, content.end)
        found = [m for m in self._mentions[lo:hi] if m.span.end <= content.end]
        ours: set[Mention] = set()
        for sentence in self._sentences_of(content):
            for span, meant in self._stand_ins(
                Span(max(sentence.start, content.start), min(sentence.end, content.end))
            ):
                if any(span.overlaps(m.span) for m in found) or meant.type not in (
                    "Company",
                    "Organization",
                    "Model",
                    "Product",
                ):
                    continue
                placed = meant._replace(span=span)
                found.append(placed)
                if _mine.fullmatch(span.of(self._text)):
                    ours.add(placed)
        for m in _it.finditer(self._text, content.start, content.end):
            thing = self._thing(m.start())
            if thing is not None:
                found.append(thing._replace(span=Span(*m.span())))
        return sorted(found), ours

    def about(self, quote: Quote, mentions: Sequence[Mention], ours: set[Mention]) -> tuple[Mention, ...]:
        """Add to what a statement names what its words mean; whom 我们 means speaks rather than is spoken of."""
        known = {(m.type, m.name) for m in quote.about}
        more = {(m.type, m.name): m for m in reversed(mentions) if m not in ours and (m.type, m.name) not in known}
        return (*quote.about, *sorted(more.values()))

    def told(self, quote: Quote, before: Quote | None) -> str | None:
        """Give the date when a statement was made, where the text tells it; "" where it only says that it was earlier."""
        anchor = quote.cue or quote.speaker_span or quote.content
        sentence = self._sentences_of(anchor)[0]
        published = self._reading.document.published
        for stretch in self._around(quote, sentence):
            for iso, start, end in resolved(self._text, stretch.start, stretch.end, published):
                if self._is_when(start, end, stretch):
                    return iso
            words = stretch.of(self._text)
            if _here.search(words):
                return self._meeting(stretch.start, published)
            if _earlier.search(words):
                return ""
        if before is None or before.speaker is None or quote.speaker is None:
            return None
        goes_on = "\n" not in self._text[before.content.end : quote.content.start]
        return before.told if goes_on and before.speaker.name == quote.speaker.name else None

    def _around(self, quote: Quote, sentence: Span) -> list[Span]:
        """List the words of a sentence that tell of the saying, not what is said."""
        anchor = quote.cue or quote.speaker_span
        if anchor is None or anchor.inside(quote.content):
            return [Span(sentence.start, quote.content.start)] if sentence.start < quote.content.start else []
        number = bisect_right(self._contents, Span(anchor.start, anchor.start)) - 1
        begin = sentence.start
        while number >= 0 and self._contents[number].end > begin:
            if self._contents[number].end <= anchor.start:
                begin = self._contents[number].end
                break
            number -= 1
        return [Span(begin, anchor.end)]

    def _is_when(self, start: int, end: int, stretch: Span) -> bool:
        if _of_other.search(self._text[max(stretch.start, start - 3) : start]) or _dateline.match(self._text, end):
            return False
        return bool(_said_there.match(self._text[end : stretch.end]))

    def _meeting(self, at: int, published: str | None) -> str | None:
        """Give the date of the meeting told of before, that opened its sentence."""
        for iso, start, end in resolved(self._text, max(0, at - _FAR), at, published):
            opens = (
                start == 0
                or self._text[start - 1] in "。！？\n于"
                or bool(re.search(r"[。\n]\s*$", self._text[max(0, start - 3) : start]))
            )
            if opens and len(iso) == 10 and not _dateline.match(self._text, end):
                return iso
        return None

    def _thing(self, at: int) -> Mention | None:
        """Give the model or product that 它 means: the only one of the sentence and the one before it."""
        sentence = self._sentences_of(Span(at, at + 1))[0]
        number = max(0, bisect_right(self._sentence_starts, at) - 1)
        begin = self._sentences[max(0, number - 1)].start
        near = self._mentions[bisect_left(self._starts, begin) : bisect_left(self._starts, at)]
        things = {(m.type, m.name): m for m in near if m.type in ("Model", "Product")}
        others = any(m.type in ("Company", "Organization") and m.span.start >= sentence.start for m in near)
        return next(iter(things.values())) if len(things) == 1 and not others else None

    def _sentences_of(self, span: Span) -> list[Span]:
        first = max(0, bisect_right(self._sentence_starts, span.start) - 1)
        last = max(first + 1, bisect_left(self._sentence_starts, span.end))
        return self._sentences[first:last] or [span]


def examples(pack: Pack) -> list[str]:
    """Run the examples of the packs' tables of kinds and measures and tell which fail, one line each."""
    kinds, measures = Kinds(pack), Measures(pack)
    failures: list[str] = []
    for table in pack.of("kind"):
        for wanted, texts in ((True, table.examples), (False, table.counterexamples)):
            for example in texts:
                cue, colon, words = example.partition("：")
                found = kinds(words if colon else example, cue if colon else None)
                if (found == table.name) != wanted:
                    failures.append(f"{table.file}: kind {table.name}: {example} gives {found}")
    for table in pack.of("measure"):
        for marked in (*table.examples, *table.counterexamples):
            text = marked.replace("⟦", "").replace("⟧", "")
            want = re.findall("⟦(.*?)⟧", marked)
            document = Document(id="example", text=text, sha256="")
            numbers = measures(document.text, Span(0, len(text)), (), None)
            have = [q.span.of(text) for q in numbers if q.measure == table.name]
            if have != want:
                failures.append(f"{table.file}: measure {table.name}: {marked} gives {'; '.join(have) or 'nothing'}")
    return failures

"""Line breaks that only wrap a paragraph: a line that stops in the middle of its sentence and goes on in the next.

Crawls, feeds, mails and PDFs break lines at a width, or around every link. Such a break is told by what stands at both
sides of it; whether a document has them at all, by breaks that leave no doubt, or by a line so full that what follows found
no room in it. Headlines, lists, tables, bylines and turns of transcripts keep their lines: they do not run on to the end of
a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from kg.model import Span

_LINE = re.compile(r"[^\s](?:[^\r\n\u2028\u2029]*[^\s])?")
_BREAK = re.compile(r"[^\S\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n\u2028\u2029]*")
_INSIDE = re.compile(r"(?<![。！？!?…：:\s])[^\S\n]*\n[^\S\n]*(?=\S)")
_INDENT = re.compile(r"\u3000|\t|[ \xa0]{2}")
_TERMINAL = re.compile(
    r"[。！？!?…；;：:]$|(?:[。！？!?…；;]|[\u4e00-\u9fff]\.)[”’」』）)\]】》\"']+$|(?<![A-Za-z0-9])[.．]$|[”’」』）)】》\]>]$|\.{2,}$"
)
_MARK = re.compile(r"[，。；、]|[\u4e00-\u9fff],")
_FULL_STOP = re.compile(r"[。；](?!$)|[\u4e00-\u9fff][”」』)）]?[.;](?!$)")
_STOPPED = re.compile(r"(?:[。！？!?…]|(?<=[\u4e00-\u9fff”」』)）%％])\.)[”’」』）)\"']*(?:&nbsp;|<br ?/?>)*$")
_CLOSING = re.compile(
    r"[，。、；：！？）」』”’》】%％,;:!?)]|[的了](?![\u4e00-\u9fff]{0,2}(?:士|解))"
    "|(?:表示|指出|认为|透露|介绍|强调|坦言|称|说)，"
)
_GOES_ON = re.compile(r"[，、,（(“「『《&/+\-—]$|[\u4e00-\u9fff][,]$")
_OWN_LINE = re.compile(
    r"[-*·•●○◆◇■□▲△▶►→※★☆✓✅👉|>#＞｜【\[]|[①-⑳⑴-⒇㈠-㈩]|\(?（?[\d一二三四五六七八九十]{1,3}[.、)）．](?!\d)"
    r"|第[\d一二三四五六七八九十]{1,3}[章节条部篇]|[QqAa问答][：:.]|(?:19|20)\d\d[-/.年]\d|https?:|www\.|[=\-_~—]{3,}$|```"
)
_DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}")
_LABEL = re.compile(
    r"(?!.{0,11}(?:表示|说|称|指出|认为|强调|坦言|告诉|透露|介绍|道|写))[^，。；！？、：:“”「」]{1,12}[：:](?!\d\d)"
)
_CLOSED = re.compile(
    r"[^。！？!?…；;：:.][”’」』）)\]】》]$"
)  # a line that may go on, where blank lines divide paragraphs
_LATIN_END, _LATIN_START, _CHINESE = (
    re.compile("[A-Za-z0-9-]$"),
    re.compile("[A-Za-z0-9]"),
    re.compile("[\u4e00-\u9fff]"),
)
_NAME = 5  # characters of a name with its colon
_TELLING = 30  # characters of a line that is prose if it holds a sentence and stops in the next
_SURE = 2  # breaks beyond doubt that make a document a wrapped one
_PARAGRAPHS = 3  # with blank lines between them that show a document to divide all by blank lines
_FULL = 0.6  # of the usual width of a broken line: shorter ones are headlines, where no blank lines divide paragraphs
_REGULAR = 0.8  # of the usual width that every broken line has where a text was set to a width
_WIDTH = 76  # of the width at which converters of pages break a line, but only where a blank stood
_LATIN_BESIDE = re.compile(r"[A-Za-z0-9(]")
_CAPITAL = re.compile("[A-Z][A-Za-z]")
_NAMED = re.compile(r"(?:^|[^A-Za-z])[A-Z][a-z]+$")
_BOLD = "**"  # marks of Markdown, which are no part of a line's words
_LINES = 40  # lines that a paragraph may run over
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    span: Span
    text: str
    joined: bool  # nothing but one line break (and no indent) divides it from the line before


def wraps(text: str) -> list[Span]:
    """List the line breaks, with the blanks around them, that divide no paragraphs: in order, without overlap."""
    lines = _lines(text)
    pairs = [i for i in range(len(lines) - 1) if lines[i + 1].joined]
    if not pairs:
        return []
    ending = [i for i, line in enumerate(lines) if _STOPPED.search(line.text)]
    undivided = sum(i + 1 < len(lines) and lines[i + 1].joined for i in ending)
    divided = len(ending) >= _PARAGRAPHS and 5 * undivided <= len(ending)
    sure = {i for i in pairs if _is_sure(lines[i].text, lines[i + 1].text)}
    filled = {i for i in pairs if _is_filled(text, lines, i)}
    if not divided and len(sure) < _SURE:
        return [Span(lines[i].span.end, lines[i + 1].span.start) for i in sorted(filled)]
    runs = list(_runs(lines, _opening_labels(lines) if divided else None))
    if divided:
        sure.update(_in_paragraphs(lines, runs))
    wrapped = sure | filled
    if len(sure) >= _SURE:
        usual = median(len(lines[i].text) for i in sure)
        least = min(len(lines[i].text) for i in sure)
        for first, last in runs:
            if any(_STOPPED.search(lines[i].text) for i in range(first, last + 1)):
                wrapped.update(_in_run(lines, first, last, wrapped, 0.0 if divided else _FULL * usual))
            # else a list of headlines, which runs on to no end of a sentence
        if least >= _REGULAR * usual:
            wrapped.update(_in_quotations(lines, wrapped, _REGULAR * usual))
    return [Span(lines[i].span.end, lines[i + 1].span.start) for i in sorted(wrapped)]


def unwrapped(words: str) -> str:
    """Give words cut out of a text on one line, but for breaks behind a full stop, which may divide paragraphs."""
    if "\n" not in words:
        return words
    return _INSIDE.sub(lambda found: " " if spaced(words[found.start() - 1], words[found.end()]) else "", words)


def spaced(before: str, after: str) -> bool:
    """Say whether a break between two characters stands for a blank: beside a Latin one, unless punctuation is there."""
    return (before.isascii() and after.isascii() and before != "-") or (
        (before + after).isalnum() and (before.isascii() or after.isascii())
    )


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    for found in _LINE.finditer(text):
        between = text[out[-1].span.end : found.start()] if out else ""
        joined = bool(_BREAK.fullmatch(between)) and not _INDENT.search(between)
        words = found[0].replace(_BOLD, "").strip() or found[0]
        out.append(_Line(span=Span(*found.span()), text=words, joined=joined))
    return out


def _is_sure(line: str, following: str) -> bool:
    """Say whether a break stands in the middle of a sentence beyond doubt."""
    if _OWN_LINE.match(following) or _TERMINAL.search(line) or _stands_alone(line):
        return False
    if _CLOSING.match(following):
        return len(line) > 1 and (bool(_MARK.search(line)) or bool(_MARK.search(following, 1)))
    return (
        len(line) >= _TELLING
        and _FULL_STOP.search(line) is not None
        and not _LABEL.match(following)
        and (_MARK.search(following) is not None or _STOPPED.search(following) is not None)
    )


def _is_filled(text: str, lines: Sequence[_Line], number: int) -> bool:
    """Say whether a line of prose stops at a blank beside a Latin word, since what follows was too long for its width.

    Converters of pages break Chinese paragraphs nowhere else, so that a page may have but one such break.
    """
    line, following = lines[number].text, lines[number + 1].text
    if _OWN_LINE.match(following) or _TERMINAL.search(line) or _stands_alone(line) or _LABEL.match(following):
        return False
    beside = (line[-1].isascii() and line[-1].isalnum()) or _LATIN_BESIDE.match(following)
    if not beside or "://" in line or len(line) + 1 + len(following.split(maxsplit=1)[0]) <= _WIDTH:
        return False
    if _heads(lines[number].span.of(text)) or _heads(lines[number + 1].span.of(text)):
        return False
    told = (_MARK.search(line) and number > 0 and len(line) >= _TELLING) or _FULL_STOP.search(line)
    name = _NAMED.search(line) and _CAPITAL.match(following)
    return bool(told or name) and bool(_STOPPED.search(following) or _FULL_STOP.search(following))


def _heads(line: str) -> bool:
    """Say whether all of a line is bold or slanted, as headings and captions are."""
    return len(line) > len(_BOLD) and any(line.startswith(mark) and line.endswith(mark) for mark in (_BOLD, "_"))


def _stands_alone(line: str) -> bool:
    """Say whether a line is an entry of a list or a table, and not the beginning of a paragraph that carries a mark."""
    if _DATED.search(line) and not _MARK.search(line):
        return True
    return _OWN_LINE.match(line) is not None and (len(line) < _TELLING or line[0] in "|#＞>｜")


def _opening_labels(lines: Sequence[_Line]) -> frozenset[str]:
    """List the words before colons that open paragraphs, such as the names in a transcript."""
    found = (_LABEL.match(line.text) for line in lines if not line.joined)
    return frozenset(label[0] for label in found if label)


def _in_paragraphs(lines: Sequence[_Line], runs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Yield breaks inside paragraphs that blank lines divide: behind a long line that stops nowhere, or in a Latin name."""
    for first, last in runs:
        if not _STOPPED.search(lines[last].text):
            continue
        for i in range(first, last):
            line = lines[i].text
            latin = _LATIN_END.search(line) and _LATIN_START.match(lines[i + 1].text)
            if (len(line) >= _TELLING and _MARK.search(line)) or (latin and _CHINESE.search(line)):
                yield i


def _runs(lines: Sequence[_Line], labels: frozenset[str] | None) -> Iterator[tuple[int, int]]:
    """Yield the first and last lines of stretches in which no line but the last ends with a full stop.

    `labels` are those that open paragraphs, where blank lines divide all of these.
    """
    first = 0
    for i, line in enumerate(lines):
        ends = i + 1 == len(lines) or not _may_go_on(line.text, lines[i + 1], labels) or i - first >= _LINES
        if ends:
            if i > first:
                yield first, i
            first = i + 1


def _may_go_on(line: str, following: _Line, labels: frozenset[str] | None) -> bool:
    if not following.joined or _OWN_LINE.match(following.text) or _stands_alone(line):
        return False
    if _TERMINAL.search(line) and (labels is None or not _CLOSED.search(line)):
        return bool(_CLOSING.match(following.text)) and following.text[0] not in "的了"
    label = _LABEL.match(following.text)
    if label and (labels is None or len(label[0]) <= _NAME or label[0] in labels):
        return False
    return not _LABEL.fullmatch(line)


def _in_run(lines: Sequence[_Line], first: int, last: int, sure: set[int], full: float) -> Iterator[int]:
    """Yield the breaks of a run that wrap it: behind lines of prose that are long enough, or that go on one."""
    prose = False
    for i in range(first, last):
        line = lines[i].text
        short = len(line) < full or (not full and not _MARK.search(line) and len(line) < 2)
        if i in sure or _GOES_ON.search(line) or prose or not (short or (i == 0 and full)):
            prose = True
            yield i


def _in_quotations(lines: Sequence[_Line], wrapped: set[int], full: float) -> Iterator[int]:
    """Yield breaks behind full stops inside a quotation that a paragraph set to a width leaves open at its line's end."""
    held = [0] * len(_QUOTES)
    for i in range(len(lines) - 1):
        if i not in wrapped and i - 1 not in wrapped:
            held = [0] * len(_QUOTES)
        line, following = lines[i].text, lines[i + 1]
        held = [n + line.count(a) - line.count(b) for n, (a, b) in zip(held, _QUOTES, strict=True)]
        if (
            following.joined
            and i not in wrapped
            and len(line) >= full
            and any(n == 1 and b in following.text for n, (_, b) in zip(held, _QUOTES, strict=True))
        ):
            yield i

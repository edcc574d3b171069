"""Where paragraphs and sentences of a match form begin and end.

A sentence ends at 。 ！ ？ … or at the end of its paragraph, together with the quotation marks and brackets that close
behind it. A full stop inside a quotation ends a sentence too, so that evidence stays short: “甲。乙。”某某说。 is two,
“甲。 and 乙。”某某说。; the short tail that reports a quotation stays with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kg.model import Span

_paragraph = re.compile(r"[^\s](?:[^\r\n\u2028\u2029]*[^\s])?")
# Every end begins with one of a few marks, so that the search leaps from one to the next; what it is, and what stands
# before it, is asked behind it.
_end = re.compile(
    r"[。！？!?….](?:(?:(?<=[。！？!?])[。！？!?]*|(?<=…)…*|(?<=\.)(?<!\.\.)\.{2,5}(?!\.))"
    r"[。！？!?…]*(?P<close>[”’」』）)】》\"]*)[ \t\u3000\xa0]*"
    r"|(?<=[a-z0-9]\.)(?=[”)\" ])[”)\"]*[ ]+(?=[A-Z“\"]))"
)
# What reports a quotation behind it is short and has no mark of its own; longer, it is a sentence.
_tail = re.compile(r"[^。！？!?…，：；“”「」\n]{1,16}(?:[。！？]|$)")


# Crawls that lost their line breaks still show where a paragraph was indented.
_indent = re.compile(r"(?<=[。！？!?…”」』])[ \u3000]{2,}(?=\S)")  # in match form, such blanks are plain ones


# A dialogue whose line breaks are lost: each turn still opens with who speaks.
_turn = re.compile(
    r"(?<=[。！？!?…”」』])(?P<who>[\u4e00-\u9fffA-Za-z·]{1,10})[:：](?![“「『])(?<![说称道是为问答][:：])(?<!表示[:：])(?<!认为[:：])(?<!指出[:：])(?<!写道[:：])"
    r"|(?<=[。！？!?…”」』])(?P<sign>[问答QA])[:：]"
)
_first = re.compile("(?P<who>[\u4e00-\u9fffA-Za-z·]{1,10})[:：]")
_LONG = 300  # characters of a line in which turns are looked for
_TURNS = 3
"""How often somebody speaks in such a line, at least."""


def paragraphs(text: str) -> list[Span]:
    """List the lines of a text that hold something, without the blanks around them, cut where an indent or a turn of a dialogue stands in them."""
    indented = "  " in text or "\u3000" in text  # in few texts
    found = []
    for line in _paragraph.finditer(text):
        cuts = [m.span() for m in _indent.finditer(text, *line.span())] if indented else []
        if line.end() - line.start() >= _LONG:
            cuts = sorted({*cuts, *_turns(text, Span(*line.span()))})
        start = line.start()
        for at, behind in cuts:
            if said := text[start:at].rstrip():
                found.append(Span(start, start + len(said)))
            start = behind
        found.append(Span(start, line.end()))
    return found


def _turns(text: str, line: Span) -> list[tuple[int, int]]:
    """Give where those begin to speak in a line who do so several times."""
    told = list(_turn.finditer(text, line.start, line.end))
    first = _first.match(text, line.start, line.end)
    times = Counter([*(m["who"] or m["sign"] for m in told), *([first["who"]] if first else ())])
    return [(m.start(), m.start()) for m in told if times[m["who"] or m["sign"]] >= _TURNS]


def sentences(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """Cut paragraphs into sentences: in order, without gap or overlap, blanks belonging to the sentence before."""
    found = []
    for paragraph in paragraphs:
        start = paragraph.start
        for end in _end.finditer(text, paragraph.start, paragraph.end):
            if end.end() >= paragraph.end or not _goes_on(text, end, paragraph.end):
                found.append(Span(start, end.end()))
                start = end.end()
        if start < paragraph.end:
            found.append(Span(start, paragraph.end))
    return found


def _goes_on(text: str, mark: re.Match[str], end: int) -> bool:
    """Say whether the sentence goes on behind its mark: 他问“行吗？”的时候, 列出了算力、数据……等难题."""
    after = text[mark.end() : mark.end() + 1]
    if after in "，、；：,;:）)":
        return True
    if (mark["close"] or "").strip("）)】》"):
        return after == "的" or bool(_tail.match(text, mark.end(), end))
    return mark[0].startswith(("..", "…")) and after not in "“「"

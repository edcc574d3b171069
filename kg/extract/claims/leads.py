"""What brings in somebody's words where no table tells a word of saying (宣布完成融资; 但某某注意到，……).

Every verb and every comma or colon behind a name or a pronoun might; a regression over the words around it says which do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.claims.cues import Cue, cue_at
from kg.model import Mention, Span
from kg.text.words import tagged_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.claims.statements import Page
    from kg.text.regression import Regression

SURE = -0.3  # logarithm of the odds from which a lead is taken
SPEAKERS = ("Person", "Company", "Organization")
_SHORTEST = 10  # characters of a sentence that is looked at
_LEAST = 6  # characters that are brought in
_BEFORE, _BEHIND = 5, 4  # words around that are looked at
_PRONOUN = re.compile("[他她]们?|其(?!他|中|它)|该[\u4e00-\u9fff]{2,3}|公司|官方")
_NONE = re.compile("(?:获悉|了解到?|得知|获知|否认|辟谣|澄清|驳斥|来说|而言|来讲|说过)$")
"""What a medium learned it tells itself; what somebody denies is not his word, nor what is so for him (对某某来说，……)."""
_SILENT = re.compile(
    "[^，。；]{0,4}(?:置评|评论|回应|答复)(?=[，。；]|$)"
    "|(?:了|出|最|热烈|衷心|诚挚|由衷|崇高|亲切|深切|深深|真诚|的)*(?:欢迎|感谢|谢意|祝贺|敬意|慰问|哀悼|问候|祝愿)(?=[，。；,;]|$)"
)
"""What is no word of his either: 不予置评, 表示热烈欢迎."""
_RANK = re.compile("(?:博士|先生|女士|教授|院士|老师)$")
"""Before a comma, what only somebody is called."""
_ENDED = re.compile("[。！？!?；;…][”」』）)》*_ ]*$")
"""How prose ends, and no headline, no line of figures."""
_DIGITS = re.compile("[0-9]+")
_MARKS = "，：:,"
_CLAUSE = "，；：,:"
_COMMAS = "，,"
_ASPECT = "了过"
_ENDS = "，：:,。；！？"


class Lead(NamedTuple):
    """Where words might be brought in, as a word of saying, with what the regression looks at."""

    cue: Cue
    features: list[str]


class _Sentence:
    """The words of a sentence with their parts of speech, names and digits shown by what they are."""

    def __init__(self, page: Page, span: Span) -> None:
        self.span = span
        self.text = page.text[span.start : span.end]
        self.names = [m for m in page.speakers.names(span) if m.type != "Title" and m.span.end <= span.end]
        self.words = tagged_words(self.text)
        self.shown = [self._shown(span.start + start, self.text[start:end]) for start, end, _ in self.words]

    def _shown(self, at: int, word: str) -> str:
        name = next((m for m in self.names if m.span.start <= at < m.span.end), None)
        return _DIGITS.sub("0", word) if name is None else f"<{name.type[0]}>"

    def word(self, number: int) -> str:
        return self.shown[number] if 0 <= number < len(self.words) else "^"

    def tag(self, number: int) -> str:
        return self.words[number][2] if 0 <= number < len(self.words) else "^"


def best_lead(page: Page, sentence: Span, regression: Regression) -> Cue | None:
    """Give what most likely brings in somebody's words, if it is likely enough."""
    judged = [(regression.score(lead.features), lead.cue) for lead in leads(page, sentence)]
    best = max(judged, key=lambda x: (x[0], -x[1].content), default=None)
    return best[1] if best is not None and best[0] > SURE else None


def leads(page: Page, span: Span) -> Iterator[Lead]:
    """Yield all that might bring in words in a sentence: verbs, and words before a comma or colon, behind a name or pronoun."""
    if span.end - span.start < _SHORTEST or not _ENDED.search(page.text[span.start : span.end].rstrip()):
        return
    pronouns = list(_PRONOUN.finditer(page.hidden, span.start, span.end))
    if not pronouns and not any(m.type in SPEAKERS for m in page.speakers.names(span)):
        return
    sentence = _Sentence(page, span)
    for number, (start, end, tag) in enumerate(sentence.words[:-1]):
        mark = sentence.text[end] if sentence.text[end] in _MARKS else ""
        word = sentence.text[start:end]
        if (not mark and not tag.startswith(("v", "p"))) or word in _ENDS or not word.strip():
            continue
        at = span.start + end
        if _NONE.search(page.hidden, max(span.start, at - 3), at):
            continue
        if mark in _COMMAS and _RANK.search(word):
            continue
        if page.hidden[at - 1] != page.text[at - 1] or any(m.span.start < at < m.span.end for m in sentence.names):
            continue
        cue = cue_at(page.hidden, Span(span.start + start, at), at + (page.hidden[at] in _ASPECT), "lead", carries=True)
        content = cue.content - span.start
        if cue.follow in ("quote", "end"):
            continue  # whose a quotation is, rules tell better
        if len(sentence.text) - content < _LEAST or _SILENT.match(sentence.text, content):
            continue
        clause = max(sentence.text.rfind(x, 0, end) for x in _CLAUSE) + 1
        names = [m for m in sentence.names if m.span.end <= at and m.type in SPEAKERS]
        meant = any(span.start + clause <= p.start() and p.end() <= at for p in pronouns)
        if names or meant:
            yield Lead(cue, _features(sentence, _Place(number, mark, clause, content, meant), names))


class _Place(NamedTuple):
    """A word by its number, the mark behind it, where its clause and what it brings in begin, whether a pronoun is before it."""

    word: int
    mark: str
    clause: int
    content: int
    meant: bool


def _features(sentence: _Sentence, place: _Place, names: list[Mention]) -> list[str]:
    at, mark, clause, content, meant = place
    word, tag, text, base = sentence.word, sentence.tag, sentence.text, sentence.span.start
    end = sentence.words[at][1]
    near = [m for m in names if m.span.start >= base + clause]
    name = next(reversed(near or names), None)
    kind = name.type[0] if name else "-"
    after = at + 2 if mark else at + 1
    lead = _DIGITS.sub("0", text[name.span.end - base : end]) if name else ""
    first = tag(after) if after < len(sentence.words) else "$"
    verbs = sum(t.startswith("v") for s, _, t in sentence.words[:at] if s >= clause)
    follows = any(t.startswith("v") for _, _, t in sentence.words[after : after + 8])
    return [
        f"mark{mark}",
        f"w1{word(at)}",
        f"w1{word(at)}{mark}",
        f"w1{word(at)}{mark}{first[:1]}",
        f"w2{word(at - 1)}{word(at)}",
        f"w3{word(at - 2)}",
        f"t1{tag(at)}",
        f"t2{tag(at - 1)}{tag(at)}",
        f"c1{text[end - 1 : end]}{mark}",
        f"c2{text[max(0, end - 2) : end]}{mark}",
        f"n1{word(after)}",
        f"nt{first}",
        f"near{bool(near):d}{meant:d}",
        f"lead{lead}{mark}" if len(lead) <= 8 else "lead",
        f"far{min(len(lead) // 3, 5)}",
        f"name{kind}",
        f"name{kind}{word(at)}",
        f"opens{clause == 0:d}",
        f"subject{name is not None and name.span.start == base + clause:d}",
        f"long{min((len(text) - content) // 10, 6)}",
        f"head{word(0)}",
        f"head{word(0)}{mark}{word(at)}",
        f"names{any(m.span.start >= base + content for m in sentence.names):d}",
        f"follows{follows:d}",
        f"verbs{min(verbs, 4)}",
        *(f"in{word(i)}" for i in range(max(0, at - _BEFORE), at)),
        *(f"af{word(i)}" for i in range(after + 1, min(len(sentence.words), after + 1 + _BEHIND))),
    ]

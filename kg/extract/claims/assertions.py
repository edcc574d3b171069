"""What the clauses of a statement assert, as words that can be laid beside those of another speaker.

A clause gives its words of content, the verb or adjective that it affirms or denies, its tense, and its dates and
numbers. Questions, conditions and contrasts (不是……而是……) assert nothing that could be compared, and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from kg.extract.claims.kinds import NEGATION
from kg.model import Assertion, Mention, Span, Tense
from kg.text.words import tagged_words

_clause = re.compile(r"[^，。；！？：,;!?…\n“”「」『』—]+[，。；！？：,;!?…]?")
_idle = re.compile(
    r"？|\?|吗|呢|如果|假如|假设|倘若|要是|一旦|只要|除非|若|不仅|不但|不光|不只|而是|与其|宁可|即使|即便|哪怕|无论|不管|是否|会不会|能不能|有没有|要不要"
    r"|为什么|怎么|如何|多少|谁|什么|据说|有人|传闻|曾以为|以为"
)
_future = re.compile(r"将(?!军|领|士)|会(?!议|员|计|展|谈|场|长|见)|有望|预计|明年|后年|未来|要(?!求|素|点|害|么)")
_past = re.compile(r"了(?!解)|已经?|曾|过(?!程|去|度|渡|多|于|分)|没(?!收)|未(?!来|必)|去年|上月|昨")
_hedged = re.compile(r"可能|或许|也许|大概|恐怕|说不定|未必|不一定")
_SHORTEST, _LONGEST = 4, 60  # characters of a clause
_CONTENT = ("n", "v", "a", "eng", "j", "l", "i", "x")
_digit = re.compile(r"\d")
_least = re.compile(r"[\u4e00-\u9fffA-Za-z]")


def assertions(
    text: str, content: Span, mentions: Sequence[Mention], *, light: Container[str] = (), denies: bool = False
) -> Iterator[Assertion]:
    """Yield what the clauses of a statement assert; `mentions` are sorted, `light` words count for nothing.

    `denies` where the word of saying does.
    """
    starts = [m.span.start for m in mentions]
    subject: Mention | None = None
    for found in _clause.finditer(text, content.start, content.end):
        clause = Span(*found.span())
        inside = mentions[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        named = [m for m in inside if m.type != "Title" and m.span.end <= clause.end]
        subject = named[0] if named else subject
        made = _asserted(text, clause, named, subject, light=light, denies=denies)
        if made is not None:
            yield made
        if found[0][-1] in "。！？":
            subject = None


def _asserted(
    text: str, clause: Span, named: Sequence[Mention], subject: Mention | None, *, light: Container[str], denies: bool
) -> Assertion | None:
    if not _SHORTEST <= clause.end - clause.start <= _LONGEST or _idle.search(words := clause.of(text)):
        return None
    denied = list(NEGATION.finditer(words))
    if len(denied) > 1:
        return None  # what two negations come to, nobody can tell from words alone
    taken = bytearray(len(words))
    for m in named:
        taken[m.span.start - clause.start : m.span.end - clause.start] = b"\1" * (m.span.end - m.span.start)
    content: list[tuple[int, str, str]] = []
    anchors: set[str] = set()
    for start, end, tag in tagged_words(words):
        word = words[start:end].strip()
        if not word or taken.find(1, start, end) >= 0:
            continue
        if denied and denied[0].start() < end and start < denied[0].end():
            continue
        if tag[0] in "tm" or (not word.isalpha() and _digit.search(word)):
            anchors.add(word)
        elif tag.startswith(_CONTENT) and word not in light and _least.match(word):
            content.append((start, word, tag))
    at = denied[0].end() if denied else 0
    # 涨价 is a noun to the dictionary; right behind 不会 it is what is denied.
    verbs = [
        (start, word) for start, word, tag in content if start >= at and (tag[0] in "va" or (denied and start == at))
    ]
    if not verbs or (denied and verbs[0][0] - at > 4):
        return None
    tense: Tense = "future" if _future.search(words) else "past" if _past.search(words) else "present"
    others = (m.name for m in named if m is not subject)
    return Assertion(
        span=clause,
        subject=subject,
        predicate=verbs[0][1] if bool(denied) != denies else "",
        words=tuple(sorted({*(word for _, word, _ in content), *others})),
        anchors=tuple(sorted(anchors)),
        negated=bool(denied) != denies,
        tense=tense,
        hedged=bool(_hedged.search(words)),
    )

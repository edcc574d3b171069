"""Quotation marks: which stretches stand between them, also nested, unbalanced or over several paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Drop, Span

QUOTED, BRACKETED = "\ue010", "\ue011"
"""What a mask puts in place of quoted and of bracketed characters."""

_PAIRS = {"“": "”", "「": "」", "『": "』", "‘": "’", "﹁": "﹂", "〝": "〞"}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}
_mark = re.compile(r"[“”「」『』‘’﹁﹂〝〞\"]")
_bracket = re.compile(
    r"[（(]([^（()）\n]{1,60})[)）]|《([^《》\n]{1,80})》|【([^【】\n]{1,80})】|〔([^〔〕\n]{1,80})〕"
)
_latin = re.compile(r"[A-Za-z0-9]")
_lost = re.compile("？！(?=[\u4e00-\u9fff])")  # 。” whose bytes were read in another encoding
_LEADS = "，：。！？；、,:;!?— \u3000\t"
_FINAL = "。！？…!?"
_SHORT = 6  # characters from which a full stop of Latin letters ends a sentence, not an abbreviation
_ODD = 6  # marks without a partner that one paragraph may have
_LONGEST = 6  # paragraphs that one quotation may run over without a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Characters between marks: `outer` with the marks, `inner` without.

    One that `continued` goes on from the paragraph before, one that is not `closed` runs to the end of its paragraph.
    """

    outer: Span
    inner: Span
    closed: bool = True
    continued: bool = False


@lru_cache(maxsize=4)  # several extractors ask about one text
def speech_marks(text: str, paragraphs: tuple[Span, ...]) -> tuple[tuple[Quotation, ...], tuple[Drop, ...], str]:
    """Give the quotations of a text, the marks that pair with nothing, and the text with quoted words hidden."""
    found, odd = quotations(text, paragraphs)
    return tuple(found), tuple(odd), masked(text, found)


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[list[Quotation], list[Drop]]:
    """List the outermost quotations of each paragraph, and the marks that pair with nothing.

    A quotation of several paragraphs repeats its opening mark at the head of each and closes only the last; it gives
    one item per paragraph. An opening mark that never closes otherwise reaches to the end of its paragraph.
    """
    found: list[Quotation] = []
    drops: list[Drop] = []
    pending: str | None = None  # the mark that the paragraph before left open
    reaching: set[int] = set()  # paragraphs without a mark of their own inside a quotation that closes behind them
    last = -1  # the paragraph in which it closes
    lines = list(paragraphs)
    for number, paragraph in enumerate(lines):
        marks = [m for m in _mark.finditer(text, paragraph.start, paragraph.end) if not _is_apostrophe(text, m.start())]
        if not marks:
            if pending is not None and number in reaching:
                found.append(Quotation(outer=paragraph, inner=paragraph, closed=False, continued=True))
            else:
                pending = None
            continue
        pieces: list[Quotation] = []
        if pending is not None and marks[0][0] == _PAIRS[pending] and number in reaching | {last}:
            # The opening mark was not repeated: everything up to the closing one goes on.
            at = marks.pop(0).start()
            pieces.append(
                Quotation(outer=Span(paragraph.start, at + 1), inner=Span(paragraph.start, at), continued=True)
            )
            pending = None
        paired, stray, left_open = _paired(text, paragraph, marks)
        if pending is not None and paired and paired[0].outer.start == paragraph.start:
            paired[0] = replace(paired[0], continued=True)
        pieces.extend(paired)
        if left_open is not None:
            reaching = _reach(text, lines, number, _PAIRS[left_open])
            last = max(reaching, default=number) + 1
        found.extend(pieces)
        drops.extend(Drop(reason="unbalanced quotation mark", span=s) for s in stray)
        pending = left_open
    return found, drops


def _reach(text: str, lines: Sequence[Span], number: int, closing: str) -> set[int]:
    """Give the paragraphs behind `number` without marks, where the next mark of all closes what is open."""
    between: set[int] = set()
    for later in range(number + 1, min(len(lines), number + 1 + _LONGEST)):
        mark = _mark.search(text, lines[later].start, lines[later].end)
        if mark:
            return between if mark[0] in (closing, '"') else set()
        between.add(later)
    return set()


def _paired(
    text: str, paragraph: Span, marks: Sequence[re.Match[str]]
) -> tuple[list[Quotation], list[Span], str | None]:
    """Pair the marks of a paragraph; give the quotations, what pairs with nothing, and the mark left open at the end."""
    odd: list[Span] = []
    for _ in range(_ODD):
        pieces, stray, stack = _stacked(text, paragraph, marks)
        if not stack:
            return pieces, [*odd, *stray], None
        opener, start = stack[0]
        pairs_behind = any(m.start() > start and m[0] in (opener, _PAIRS[opener]) for m in marks)
        if start == paragraph.start or not pairs_behind:
            break
        odd.append(Span(start, start + 1))  # marks that pair stand behind it: it is the odd one
        marks = [m for m in marks if m.start() != start]
    else:
        return pieces, [*odd, *stray], None
    odd.append(Span(start, start + 1))
    if start + 1 < paragraph.end and (start == paragraph.start or text[start - 1] in _LEADS):
        lost = _lost.search(text, start + 1, paragraph.end)
        if lost:  # what is left of a full stop and the closing mark
            inner, outer = Span(start + 1, lost.start()), Span(start, lost.end())
            return [*pieces, Quotation(outer=outer, inner=inner, closed=False)], [*odd, *stray], None
        inner = Span(start + 1, paragraph.end)
        return [*pieces, Quotation(outer=Span(start, paragraph.end), inner=inner, closed=False)], [*odd, *stray], opener
    return pieces, [*odd, *stray], None


def _stacked(
    text: str, paragraph: Span, marks: Sequence[re.Match[str]]
) -> tuple[list[Quotation], list[Span], list[tuple[str, int]]]:
    pieces: list[Quotation] = []
    stray: list[Span] = []
    stack: list[tuple[str, int]] = []
    for mark in marks:
        at, char = mark.start(), mark[0]
        if char == '"':
            char = "”" if stack and stack[-1][0] == "“" else "“"
        if char in _PAIRS:
            if stack and stack[-1][0] == char and _looks_closing(text, at, paragraph):
                char = _PAIRS[char]  # “甲“ for “甲”
            else:
                stack.append((char, at))
                continue
        opener = _CLOSERS[char]
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == opener), None)
        if depth is None:
            if _looks_opening(text, at, paragraph) and not stack:
                stack.append((opener, at))  # ”甲” for “甲”
            else:
                stray.append(Span(at, at + 1))
            continue
        start = stack[depth][1]
        del stack[depth:]
        if not stack and start + 1 < at:
            pieces.append(Quotation(outer=Span(start, at + 1), inner=Span(start + 1, at)))
    return pieces, stray, stack


def _is_apostrophe(text: str, at: int) -> bool:
    return (
        text[at] in "’‘"
        and at > 0
        and bool(_latin.match(text[at - 1]))
        and (at + 1 == len(text) or bool(_latin.match(text, at + 1)))
    )


def _looks_opening(text: str, at: int, paragraph: Span) -> bool:
    return (
        (at == paragraph.start or text[at - 1] in "，：：。、")
        and at + 1 < paragraph.end
        and text[at + 1] not in _LEADS
    )


def _looks_closing(text: str, at: int, paragraph: Span) -> bool:
    return at + 1 == paragraph.end or (text[at + 1] in "，。！？；" and text[at - 1] not in "，：")


def is_sentence(text: str, quotation: Quotation) -> bool:
    """Say whether quoted words close like speech: with a mark that ends a sentence, or a comma that splits one."""
    if not quotation.closed:
        return True
    last = text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
    full_stop = last == "." and quotation.inner.end - quotation.inner.start >= _SHORT
    return last != "" and (last in _FINAL or full_stop or (last in "，,；—" and quotation.closed))


def masked(text: str, found: Sequence[Quotation]) -> str:
    """Give the text with quoted and bracketed characters hidden, character for character, outer marks made alike."""
    pieces: list[str] = []
    at = 0
    for q in found:
        pieces.append(text[at : q.outer.start])
        opening = "“" if q.inner.start > q.outer.start else ""
        closing = "”" if q.outer.end > q.inner.end else ""
        pieces.append(opening + QUOTED * (q.inner.end - q.inner.start) + closing)
        at = q.outer.end
    pieces.append(text[at:])
    return _bracket.sub(_hidden, "".join(pieces))


def _hidden(found: re.Match[str]) -> str:
    return found[0][0] + BRACKETED * (len(found[0]) - 2) + found[0][-1]

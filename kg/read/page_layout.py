"""From runs of text on a printed page to paragraphs: rows, columns, and lines joined as they were before they were broken."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_end = re.compile(r"[。！？!?…：:；;][”’」』）)】]*$")
_wide = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")
_word = re.compile(r"[\x21-\x7e]{2,40}")
_list_item = re.compile(r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[、.．)]\s?|[•●■◆▪·])")
_heading = re.compile(
    r"(?:第[一二三四五六七八九十百\d]+[章节篇部]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A run of text where it stands on a page; y grows upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """Give the height, never 0."""
        return max(self.top - self.bottom, 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a column, with the edges of that column."""

    box: Box
    text: str
    column: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Rows that belong together; `open` if its last row runs to the end of the column without closing."""

    text: str
    open: bool
    begins: bool
    height: float
    place: str | None = None

    def at(self, place: str) -> Paragraph:
        """Give the same with its place."""
        return dataclasses.replace(self, place=place)

    def runs_on_to(self, other: Paragraph) -> bool:
        """Say whether it goes on at the top of the next page."""
        alike = abs(self.height - other.height) < 0.3 * max(self.height, other.height)
        return self.open and not other.begins and alike and not _end.search(self.text)

    def joined(self, other: Paragraph) -> Paragraph:
        """Give both as one, at the place of the first."""
        return dataclasses.replace(self, text=join(self.text, other.text), open=other.open)


def rows(boxes: Sequence[Box], width: float) -> list[Row]:
    """Put the runs of a page into lines in reading order: column after column, what spans them in between."""
    lines = _lines(boxes)
    if not lines:
        return []
    return list(_columns(lines, width, 0))


def paragraphs(page: Sequence[Row]) -> Iterator[Paragraph]:
    """Join rows to paragraphs: a new one begins at an indent, after a short row, a gap, or another size of letters."""
    current: list[Row] = []
    for row in page:
        if current and _breaks(current, row):
            yield _paragraph(current)
            current = []
        current.append(row)
    if current:
        yield _paragraph(current)


def join(before: str, after: str) -> str:
    """Join two lines: Chinese without blank, a word parted by a hyphen whole again, other words with a blank."""
    if re.search(r"[a-z]-$", before) and re.match(r"[a-z]", after):
        return before[:-1] + after
    if _wide.match(before[-1:]) or _wide.match(after[:1]):
        return before + after
    return f"{before} {after}"


def _lines(boxes: Sequence[Box]) -> list[list[Box]]:
    """Group runs by height of their middle; the runs of a line go from left to right."""
    lines: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (-(b.top + b.bottom), b.left)):
        middle = (box.top + box.bottom) / 2
        for line in reversed(lines[-4:]):
            first = line[0]
            if abs((first.top + first.bottom) / 2 - middle) < 0.45 * min(
                max(first.height, box.height), 2.5 * min(first.height, box.height)
            ):
                line.append(box)
                break
        else:
            lines.append([box])
    return [sorted(line, key=lambda b: b.left) for line in lines]


def _columns(lines: Sequence[Sequence[Box]], width: float, depth: int) -> Iterator[Row]:
    gutter = _gutter(lines, width) if depth < 3 else None
    if gutter is None:
        yield from _rows(lines)
        return
    left: list[list[Box]] = []
    right: list[list[Box]] = []
    for line in lines:
        if any(box.left < gutter < box.right for box in line):
            for side in (left, right):
                yield from _columns(side, width, depth + 1)
            left, right = [], []
            yield from _rows([line])
            continue
        for side, part in (
            (left, [b for b in line if b.right <= gutter]),
            (right, [b for b in line if b.left >= gutter]),
        ):
            if part:
                side.append(part)
    for side in (left, right):
        yield from _columns(side, width, depth + 1)


def _gutter(lines: Sequence[Sequence[Box]], width: float) -> float | None:
    """Find the middle of a white band that parts two columns of several lines each."""
    if len(lines) < 4:
        return None
    boxes = [box for line in lines for box in line]
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    if right - left < 0.3 * width:
        return None
    height = sorted(b.height for b in boxes)[len(boxes) // 2]
    best: tuple[int, float] | None = None
    for edge in sorted({round(b.left, 1) for b in boxes}):
        at = edge - 0.4 * height
        if not left + 0.2 * (right - left) < at < left + 0.8 * (right - left):
            continue
        crossing = both = 0
        sides = [0, 0]
        for line in lines:
            if any(b.left < at < b.right for b in line):
                crossing += 1
                continue
            before, after = [b for b in line if b.right <= at], [b for b in line if b.left >= at]
            sides[0] += bool(before)
            sides[1] += bool(after)
            both += bool(before and after and after[0].left - before[-1].right > 0.9 * height)
        if min(sides) >= 3 and both >= 2 and crossing <= 0.35 * len(lines) and _is_prose(lines, at):
            score = both - crossing
            if best is None or score > best[0]:
                best = (score, at)
    return best[1] if best else None


def _is_prose(lines: Sequence[Sequence[Box]], at: float) -> bool:
    """Tell columns of prose from a table: their lines are long and fill the column."""
    everything = [box for line in lines for box in line]
    for boxes in ([b for b in everything if b.right <= at], [b for b in everything if b.left >= at]):
        widest = max(b.right for b in boxes) - min(b.left for b in boxes)
        full = sum(1 for b in boxes if b.right - b.left > 0.7 * widest)
        if full * 2 < len(boxes) or sum(len(b.text) for b in boxes) < 8 * len(boxes):
            return False
    return True


def _rows(lines: Sequence[Sequence[Box]]) -> Iterator[Row]:
    if not lines:
        return
    column = (min(b.left for line in lines for b in line), max(b.right for line in lines for b in line))
    for line in lines:
        text = line[0].text
        for before, after in pairwise(line):
            gap = after.left - before.right
            if gap > 1.5 * before.height:
                text += "\t" + after.text
            elif gap > 0.2 * before.height and not _wide.match(text[-1:]) and not _wide.match(after.text[:1]):
                text += " " + after.text
            else:
                text += after.text
        box = Box(
            left=line[0].left,
            right=max(b.right for b in line),
            top=max(b.top for b in line),
            bottom=min(b.bottom for b in line),
            text=text,
        )
        yield Row(box=box, text=text, column=column)


def _breaks(current: Sequence[Row], row: Row) -> bool:
    last = current[-1]
    if row.text[0] in "，。、；：！？”’）》」』】":  # no line begins so, but for want of room
        return False
    size = max(b.box.height for b in current)
    if last.column != row.column:
        # on into the next column only where the sentence is not over
        return (
            bool(_end.search(last.text))
            or not _is_full(last, row.text)
            or row.box.left > row.column[0] + 1.2 * row.box.height
        )
    if abs(row.box.height - last.box.height) > 0.35 * max(row.box.height, last.box.height):
        return True
    if "\t" in row.text or "\t" in last.text:
        return True
    gap = last.box.bottom - row.box.top
    usual = [a.box.bottom - b.box.top for a, b in pairwise(current)]
    if gap > 1.4 * size or (usual and gap > max(usual) + 0.5 * size):
        return True
    if row.box.left > row.column[0] + 1.2 * row.box.height and last.box.left <= last.column[0] + 0.8 * last.box.height:
        return True
    if row.box.left > row.column[0] + 1.2 * row.box.height and len(current) == 1:
        return True
    return (
        not _is_full(last)
        or bool(_end.search(last.text) and _list_item.match(row.text))
        or bool(_heading.match(row.text) and _end.search(last.text))
    )


def _is_full(row: Row, following: str = "") -> bool:
    """Say whether a row runs to the right edge of its column, or so near that the next word did not fit."""
    word = _word.match(following)
    needed = 2.2 * row.box.height + (0.55 * row.box.height * len(word[0]) if word else 0.0)
    return row.box.right > row.column[1] - needed


def _paragraph(current: Sequence[Row]) -> Paragraph:
    text = current[0].text
    for row in current[1:]:
        text = join(text, row.text)
    first, last = current[0], current[-1]
    indent = first.box.left > first.column[0] + 1.2 * first.box.height
    return Paragraph(text=text, open=_is_full(last), begins=indent, height=last.box.height)

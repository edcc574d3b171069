"""A page as lines: what a browser would show as one line each, with the element it stands in and what of it is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kg.read.markup import Element, local, walk

_blocks = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead"
    " tr ul"
)
_BLOCK = frozenset(_blocks.split())
_CELL = frozenset(("td", "th"))
_IN_ROW = frozenset(("td", "th", "p", "div", "span", "br"))
_no_text = (
    "script style noscript template svg math iframe object embed canvas video audio map select button textarea input"
    " option datalist rt rp rtc head title link meta base"
)
SKIPPED = frozenset(_no_text.split())
"""Elements whose content is no text: programs, forms, glosses above the line."""

_blanks = re.compile("[ \t\r\n\f\xa0]+")
_han = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’—…"
# a line break in the source of a page is no blank between two Chinese characters
_break = re.compile(f"(?<=[{_han}])[ \t]*[\r\n]+[ \t\r\n]*(?=[{_han}])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its text, the block it stands in, and how many of its characters are links."""

    text: str
    block: Element
    linked: int = 0

    @property
    def is_links(self) -> bool:
        """Say whether it is made of links."""
        return self.linked * 10 >= len(self.text) * 7

    @property
    def prose(self) -> int:
        """Give the number of its characters if it reads as a sentence of an article, else 0."""
        size = len(self.text)
        if size < 10 or self.linked * 2 > size:
            return 0
        marks = sum(self.text.count(mark) for mark in "，。！？；：、,”")
        ended = self.text[-1] in "。！？…”!?." or "。" in self.text
        return size if ended or marks >= 2 or size >= 60 else 0


def lines(root: Element, without: AbstractSet[Element] = frozenset()) -> Iterator[Line]:
    """List the lines below an element; cells of one row stand in one line, with a tab between."""
    made = _Making(root)
    walker = walk(root)
    for event, element in walker:
        if event == "end":
            yield from made.end(element)
        elif local(element) in SKIPPED or element in without:
            walker.skip_subtree()
            made.skipped.add(element)
        else:
            yield from made.start(element)
    yield from made.flush()


@dataclass(slots=True)
class _Making:
    """The line in the making: its text so far, the block it stands in, how deep in links and in rows of tables."""

    block: Element
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    links: int = 0
    rows: int = 0
    skipped: set[Element] = field(default_factory=set)
    root: Element = None

    def __post_init__(self) -> None:
        self.root = self.block

    def start(self, element: Element) -> Iterator[Line]:
        tag = local(element)
        if tag == "tr" and is_data_row(element):
            yield from self.flush()
            self.rows += 1
            self.block = element
        elif tag in _BLOCK and not (self.rows and tag in _IN_ROW):
            yield from self.flush()
            self.block = element
        elif tag == "a":
            self.links += 1
        self.add(element.text)

    def end(self, element: Element) -> Iterator[Line]:
        tag = local(element)
        if element in self.skipped:
            self.skipped.discard(element)
        elif tag == "a":
            self.links -= 1
        elif tag == "br":
            if self.rows:
                self.buffer.append(" ")
            else:
                yield from self.flush()
        elif tag in _CELL and self.rows:
            self.buffer.append("\t")
        elif tag in _BLOCK and not (self.rows and tag in _IN_ROW):
            yield from self.flush()
            if tag == "tr" and self.rows and is_data_row(element):
                self.rows -= 1
            up = element.getparent()
            self.block = up if element is not self.root and up is not None else self.root
        if element is not self.root:
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if text:
            plain = text if local(self.block) == "pre" else _blanks.sub(" ", _break.sub("", text))
            self.buffer.append(plain)
            if self.links:
                self.linked += len(plain.strip())

    def flush(self) -> Iterator[Line]:
        joined = "".join(self.buffer)
        for part in joined.split("\n") if local(self.block) == "pre" else (joined,):
            text = _tidy(part)
            if text:
                yield Line(text, self.block, min(self.linked, len(text)))
        self.buffer, self.linked = [], 0


def is_data_row(row: Element) -> bool:
    """Tell a row of a table from layout: several cells, each short and without blocks that hold text of their own."""
    cells = [cell for cell in row if local(cell) in _CELL]
    if len(cells) < 2:
        return False
    for cell in cells:
        if sum(1 for inner in cell.iter("p", "div", "table", "ul", "h1", "h2", "h3") if inner is not cell) > 2:
            return False
        if len("".join(cell.itertext())) > 400:
            return False
    return True


def _tidy(text: str) -> str:
    text = re.sub(r" ?\t[ \t]*", "\t", text) if "\t" in text else text
    return re.sub(" {2,}", " ", text).strip(" \t\r\n\u3000\u200b\ufeff")

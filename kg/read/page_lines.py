"""A page as lines: what a browser would show as one line each, with the element it stands in and what of it is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from kg.read.markup import Element, local, walk

_BLOCK = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead"
    " tr ul".split()
)
_CELL = frozenset(("td", "th"))
SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed canvas video audio map select button textarea input"
    " option datalist rt rp rtc head title link meta base".split()
)
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


def lines(root: Element, without: Set[Element] = frozenset()) -> Iterator[Line]:
    """List the lines below an element; cells of one row stand in one line, with a tab between."""
    buffer: list[str] = []
    linked = 0
    links = 0  # depth inside of <a>
    block = root
    rows = 0  # depth inside of rows of a table that is one

    def flush() -> Iterator[Line]:
        nonlocal buffer, linked
        text = _tidy("".join(buffer))
        if text:
            yield Line(text, block, min(linked, len(text)))
        buffer, linked = [], 0

    walker = walk(root)
    for event, element in walker:
        tag = local(element)
        inside_row = rows > 0 and tag in {"td", "th", "p", "div", "span", "br"}
        if event == "start":
            if tag in SKIPPED or element in without:
                walker.skip_subtree()
                continue
            if tag == "tr" and is_data_row(element):
                yield from flush()
                rows += 1
                block = element
            elif tag in _BLOCK and not inside_row:
                yield from flush()
                block = element
            elif tag == "a":
                links += 1
            text = element.text
        else:
            if tag == "tr" and rows and is_data_row(element):
                yield from flush()
                rows -= 1
                block = element.getparent() if element is not root else root
            elif tag in _CELL and rows:
                buffer.append("\t")
            elif tag in _BLOCK and not inside_row:
                yield from flush()
                block = element.getparent() if element is not root and element.getparent() is not None else root
            elif tag == "br":
                if rows:
                    buffer.append(" ")
                else:
                    yield from flush()
            elif tag == "a" and element not in without:
                links = max(0, links - 1)
            text = element.tail if element is not root else None
        if text:
            plain = text if local(block) == "pre" else _blanks.sub(" ", _break.sub("", text))
            buffer.append(plain)
            if links:
                linked += len(plain.strip())
    yield from flush()


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

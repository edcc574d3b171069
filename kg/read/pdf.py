"""PDF to documents: the text layer in reading order, without what repeats at the edges of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

import pypdfium2

from kg.errors import InputError
from kg.read import limits
from kg.read.metadata import metadata
from kg.read.page_layout import Box, Paragraph, Row, paragraphs, rows
from kg.read.parsed import Lines, Parsed

_page_number = re.compile(
    r"[-–—·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共,，]\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[-–—·\s]*|(?:page|p\.)\s*\d+(?:\s*of\s*\d+)?",
    re.IGNORECASE,
)
_LOWEST = 0.7  # of the width of its characters that a run is high at least
_EDGE = 3  # lines at the head and the foot of a page that may be its frame


def pdf(data: bytes, name: str, declared: str | None = None) -> list[Parsed]:
    """Read one PDF; `InputError` where it has no text layer."""
    del declared
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(name, "it is locked with a password", "save it without one and give that") from error
        raise InputError(name, f"it is no whole PDF ({error})"[:160], "write or download it again") from error
    if len(document) > limits.PDF_PAGES:
        raise limits.too_much(name, f"it has {len(document)} pages", limits.PDF_PAGES, "split it")
    pages = [rows(boxes, width) for boxes, width in _pages(document, name)]
    if not any(pages):
        raise InputError(
            name, "it has no text layer (a scan?)", "have its text recognised (OCR), save that as .txt and give it"
        )
    made, left_out = _joined(pages, _frame([[row.text for row in page] for page in pages]))
    if not made.lines:  # each page is the same few lines: they are what it says
        made, left_out = _joined(pages[:1], set())
    text = made.text
    found = metadata(text)
    told = {"title": None if found.title else _title(document, text)}
    out = {"page frame": left_out} if left_out else {}
    return [Parsed(text=text, encoding="pdf", kind="pdf", told=told, found=found, origins=made.origins, left_out=out)]


def _joined(pages: Sequence[Sequence[Row]], frame: AbstractSet[str]) -> tuple[Lines, int]:
    """Put the paragraphs of all pages together, over their edges too; say how many lines of their frames fell."""
    made = Lines()
    left_out = 0
    open_end: Paragraph | None = None
    for number, page in enumerate(pages, 1):
        kept = []
        for place, row in enumerate(page):
            edge = place < _EDGE or place >= len(page) - _EDGE
            if edge and (_numberless(row.text) in frame or _is_number(row.text, place, len(page))):
                left_out += 1
            else:
                kept.append(row)
        for paragraph in paragraphs(kept):
            if open_end is not None and open_end.runs_on_to(paragraph):
                open_end = open_end.joined(paragraph)
                continue
            if open_end is not None:
                made.add(open_end.text, open_end.place)
            open_end = paragraph.at(f"page {number}")
    if open_end is not None:
        made.add(open_end.text, open_end.place)
    return made, left_out


def _pages(document: pypdfium2.PdfDocument, name: str) -> Iterator[tuple[list[Box], float]]:
    """Give the runs of text of each page with where they stand."""
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield [], 0.0  # a broken page does not take the others with it
            continue
        boxes = []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            words = _clean(text.get_text_bounded(left, bottom, right, top))
            characters += len(words)
            if words:
                # a font that is neither in the file nor on the machine has no height
                top = max(top, bottom + _LOWEST * (right - left) / len(words))
                boxes.append(Box(left=left, bottom=bottom, right=right, top=top, text=words))
        if characters > limits.TEXT_CHARACTERS:
            raise limits.too_much(name, "it holds too much text", limits.TEXT_CHARACTERS, "split it")
        width = page.get_width()
        text.close()
        page.close()
        yield boxes, width


def _clean(text: str) -> str:
    """Join what pdfium gives for one run; its mark of a soft hyphen is one."""
    text = text.replace("\ufffe", "-").replace("\r\n", " ").replace("\0", "").replace("\u00ad", "-")
    return re.sub(r"[ \t\r\n\xa0]+", " ", text).strip()


def _frame(pages: Sequence[Sequence[str]]) -> set[str]:
    """Find the lines that stand at the edge of many pages, whatever their number."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_numberless(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    full = sum(1 for page in pages if page)
    enough = 2 if full <= 3 else max(3, full // 3)
    return {line for line, times in seen.items() if times >= enough and len(line) <= 80} if full >= 2 else set()


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line))


def _is_number(line: str, place: int, count: int) -> bool:
    return (place == 0 or place == count - 1) and count > 1 and bool(_page_number.fullmatch(line))


def _title(document: pypdfium2.PdfDocument, text: str) -> str | None:
    """Take the title that the file carries only if its text shows it: programs write anything there."""
    try:
        told = document.get_metadata_value("Title").strip()
    except (pypdfium2.PdfiumError, UnicodeError):
        return None
    squeezed = re.sub(r"\s", "", told)
    return told if len(squeezed) >= 4 and squeezed in re.sub(r"\s", "", text[:2000]) else None

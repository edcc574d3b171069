"""Texts in the files of cloned repositories: as they stand, and freed from front matter, HTML, links and pictures."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 300  # characters of a cell or string that may be an article
ENCODINGS = ("utf-8-sig", "gb18030")
LARGEST = 20_000_000  # bytes of a file that may hold articles

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\r?\n(.*?)\r?\n\1[ \t]*\r?\n", re.DOTALL)
_TITLE = re.compile(r"""^title[ \t]*[:=][ \t]*(?:!!\S+[ \t]*)?["']?(.+?)["']?[ \t]*\r?$""", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\((?:https?|/|\.|javascript|#)[^)]{0,2000}\)")
PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^)]{0,2000}\)")
_HTML = re.compile(r"<(?:p|div|span|br|td)\b", re.IGNORECASE)
_MUTE = re.compile(
    r"<!--.*?-->|<(script|style|head|noscript)\b.*?</\1>|<\?.*?\?>|<%.*?%>|<#.*?>", re.DOTALL | re.IGNORECASE
)  # also PHP, JSP and FreeMarker
_BLOCK = re.compile(
    r"<br\s*/?>|</?(?:p|div|h\d|li|ul|ol|tr|table|section|article|blockquote|figure|title|td)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_WRAPPED = re.compile(r"[ \t]*\r?\n[ \t]*")
GAP = re.compile(r"\n{3,}")
_BLANKS = " \t\u3000\u200b\r"


def texts(path: Path) -> Iterator[str]:
    """Yield what a file may hold as an article: all of it, the long cells of a table, the long strings of JSON.

    What is neither UTF-8 nor GB 18030, or larger than `LARGEST`, holds none.
    """
    text = _decoded(path.read_bytes()) if path.stat().st_size <= LARGEST else None
    if text is None or "\0" in text:
        return
    yield text.strip()
    kind = path.suffix.lower()
    if kind == ".csv":
        csv.field_size_limit(len(text) + 1)
        cells: Iterator[str] = (cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row)
    elif kind in (".json", ".jsonl"):
        cells = _strings(text)
    else:
        yield plain(text)
        return
    for cell in cells:
        if len(cell) > LONG:
            yield plain(cell)


def plain(text: str) -> str:
    """Give a page's running text; the title of front matter stands before it where it is not told in the beginning."""
    text, title = text.lstrip("\ufeff"), ""
    front = _FRONT.match(text)
    if front is not None:
        told = _TITLE.search(front[2])
        title = told[1].strip() if told else ""
        text = text[front.end() :]
    if _HTML.search(text):
        text = _BLOCK.sub("\n", _WRAPPED.sub("\n", _MUTE.sub("", text)))
        text = html.unescape(_TAG.sub("", text))
    text = _LINK.sub(r"\1", PICTURE.sub("", text.replace("\xa0", " ")))
    text = "\n".join(line.strip(_BLANKS) for line in text.split("\n")).strip()
    if title and title not in text[:200]:
        text = f"{title}\n\n{text}"
    return GAP.sub("\n\n", text)


def _decoded(data: bytes) -> str | None:
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _strings(text: str) -> Iterator[str]:
    """Yield all strings of JSON or of JSON lines; a line that is none is no article."""
    try:
        values = [json.loads(text)]
    except (ValueError, RecursionError):
        values = []
        for line in text.split("\n"):
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                continue
    while values:
        value = values.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            values += value.values()
        elif isinstance(value, list):
            values += value

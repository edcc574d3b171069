"""What kind of file it is: told by its first bytes, then by how its text begins; the name only decides where both leave it open."""

from __future__ import annotations

import codecs
import csv
import json
import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from kg.errors import InputError
from kg.read.columns import FIELDS

HEAD = 16384

_BY_NAME = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}
_not_read = (
    ".png .jpg .jpeg .gif .bmp .webp .svg .ico .tif .tiff .psd .mp3 .mp4 .avi .mov .mkv .wav .flac .ttf .otf .woff .woff2 .css .js .mjs .ts .py .java .c .h .cpp .go .rs"
    " .sh .sql .map .exe .dll .so .class .jar .pyc .db .sqlite .lock .ini .toml .yaml .yml .cfg .conf .xlsx .xls .ppt .pptx .doc .odt .ods .epub .rar .7z .tar .tgz .bz2 .xz .zst"
)
_NOT_READ = frozenset(_not_read.split())
_SEE = {
    ".xlsx": "save the sheet as .csv and give that",
    ".xls": "save the sheet as .csv and give that",
    ".doc": "save it as .docx and give that",
    ".rar": "unpack it and give the folder",
    ".7z": "unpack it and give the folder",
    ".tar": "unpack it and give the folder",
    ".tgz": "unpack it and give the folder",
}
_html = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_any_tag = re.compile(r"<(?:p|div|br|table|span|h[1-6]|article|title|meta|section|ul|a)\b", re.IGNORECASE)
_feed = re.compile(r"<(?:rss|feed|(?:rdf:)?RDF)[\s>]", re.IGNORECASE)
_address = re.compile(r"https?://\S+$")


def kind_of(head: bytes, name: str) -> str:
    """Tell the kind of a file by its beginning; `InputError` if it is none that is read."""
    suffix = PurePosixPath(name).suffix.casefold()
    if (packed := _packed(head)) is not None:
        return packed
    if suffix in _NOT_READ:
        remedy = _SEE.get(suffix, "save its text as .txt and give that, or leave it out")
        raise InputError(name, f"files of kind {suffix} are not read", remedy)
    text = _glimpse(head)
    start = text.lstrip("\ufeff \t\r\n")
    if _html.match(start) or (_BY_NAME.get(suffix) == "html" and _any_tag.search(start)):
        return "html"
    if start.startswith("<") and _feed.search(start[:2000]):
        return "feed"
    if start.startswith("<?xml"):
        raise InputError(name, "it is XML of a kind that is not read", "save its text as .txt or .html and give that")
    return _by_text(start, suffix)


def _packed(head: bytes) -> str | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    return None


def _by_text(start: str, suffix: str) -> str:
    named = _BY_NAME.get(suffix)
    if named in {"jsonl", "markdown", "csv"}:
        return named
    if start.startswith(("{", "[")) and (told := _json(start)):
        return told
    if named == "json":
        return "json"
    lines = [line.strip() for line in start.splitlines() if line.strip()]
    complete = lines[:-1] if len(start) > HEAD // 4 else lines
    if (
        complete
        and all(_address.match(line) or line.startswith("#") for line in complete)
        and _address.match(complete[-1])
    ):
        return "urls"
    if lines and is_table_head(lines[0]):
        return "csv"
    if start.startswith("---") and re.match(r"---[ \t]*\n(?:[^\n]*\n){0,30}?title[ \t]*:", start):
        return "markdown"
    return "text"


def _json(start: str) -> str | None:
    """Tell JSON lines from one JSON value, and both from a text that begins with a bracket."""
    first, _, rest = start.partition("\n")
    if start.startswith("{"):
        try:
            if isinstance(json.loads(first), dict) and rest.strip():
                return "jsonl"
        except (ValueError, RecursionError):
            pass
        return "json" if re.match(r"\{\s*(?:\"|\})", start) else None
    return "json" if re.match(r"\[\s*(?:\{|\[|\])", start) else None


def is_table_head(line: str) -> bool:
    """Say whether a line is the head of a table of documents: it names a text and something else we know."""
    if len(line) > 2000 or not any(mark in line for mark in ",\t;"):
        return False
    for mark in ",\t;":
        try:
            cells = next(csv.reader([line], delimiter=mark))
        except (csv.Error, StopIteration):
            continue
        known = {FIELDS.get(cell.strip().casefold()) for cell in cells} - {None}
        if "text" in known and len(known) >= 2 and len(cells) <= 60:
            return True
    return False


def _glimpse(head: bytes) -> str:
    """Decode just well enough to see marks of ASCII."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore")
    if head[1:2] == b"\0":
        return head.decode("utf-16-le", "ignore")
    if head[:1] == b"\0":
        return head.decode("utf-16-be", "ignore")
    try:
        return head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return head.decode("gb18030", "ignore")


def is_address(text: str | None) -> bool:
    """Say whether a text is an address on the web."""
    if not text or not _address.match(text):
        return False
    try:
        return bool(urlsplit(text).netloc)
    except ValueError:
        return False

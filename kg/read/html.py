"""HTML pages to documents: the article's lines under its headline, and what the page tells of it."""

from __future__ import annotations

import dataclasses
import re

from kg.errors import InputError
from kg.read import limits
from kg.read.article import article
from kg.read.bylines import editor_of
from kg.read.decoding import decode
from kg.read.markup import html_tree, path
from kg.read.page_metadata import page_metadata, page_tags, title_of
from kg.read.parsed import Lines, Parsed

_charset = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_xml = re.compile(rb"\A[^<]{0,8}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)


def html(data: bytes, name: str, declared: str | None = None) -> list[Parsed]:
    """Read one page; `InputError` where it holds no article."""
    text, encoding = decode(data, name, declared=declared or declared_in(data))
    if len(text) > limits.TEXT_CHARACTERS:
        raise limits.too_much(name, "it is too long", limits.TEXT_CHARACTERS, "split it")
    root = html_tree(text, name)
    tags = page_tags(root)
    title, shown = title_of(root, tags)
    found = article(root, shown)
    if found is None:
        raise InputError(name, "no article was found on the page", "give the article's own page, or its text as .txt")
    made = Lines()
    body = [line.text for line in found.lines]
    in_body = title is not None and any(_same(title, line) for line in body[:4])
    if title is not None and shown is not None and not in_body:
        made.add(title, path(shown))
    for line in found.lines:
        made.add(line.text, path(line.block))
    head = [line.text for line in found.head if title is None or not _same(title, line.text)]
    rest = [line for line in body if title is None or not _same(title, line)]
    known = page_metadata(root, tags, title, head, rest)
    if known.editor is None:
        editor = next((one for line in found.tail if (one := editor_of(line.text))), None)
        known = dataclasses.replace(known, editor=editor)
    told = {field: getattr(known, field) for field in ("title", "published", "publisher", "author")}
    return [
        Parsed(
            text=made.text,
            encoding=encoding,
            kind="html",
            told=told,
            found=known,
            origins=made.origins,
            left_out=dict(sorted(found.left_out.items())),
        )
    ]


def declared_in(data: bytes) -> str | None:
    """Give the encoding that a page or an XML document names itself, true or not."""
    found = _xml.search(data[:200]) or _charset.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _same(title: str, line: str) -> bool:
    return re.sub(r"\s", "", title) == re.sub(r"\s", "", line)

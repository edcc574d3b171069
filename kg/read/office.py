"""Word documents (.docx) to documents: paragraphs and rows of tables as lines, as the last editor left them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from kg.errors import InputError
from kg.read import limits
from kg.read.markup import Element, local, xml_tree
from kg.read.metadata import metadata
from kg.read.parsed import Lines, Parsed

_BODY = "word/document.xml"
# what is no text of the final document: deletions, codes of fields, glosses above the line, what repeats a drawing
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "rt", "Fallback", "pPr", "rPr", "sectPr", "tblPr"))


def docx(data: bytes, name: str, declared: str | None = None) -> list[Parsed]:
    """Read one Word document."""
    del declared
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_members(archive, name)
            root = xml_tree(_part(archive, _BODY, name), name)
            notes = _part(archive, "word/footnotes.xml", name, optional=True)
            core = _part(archive, "docProps/core.xml", name, optional=True)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise InputError(name, f"it is no whole Word document ({error})"[:160], "save it again as .docx") from error
    made = Lines()
    body = next((e for e in root.iter() if local(e) == "body"), root)
    for number, line in _lines(body):
        made.add(line, f"paragraph {number}")
    if notes:
        for number, line in _lines(xml_tree(notes, name)):
            made.add(line, f"note {number}")
    text = made.text
    if not text.strip():
        raise InputError(name, "it holds no text", "give a document with text")
    if len(text) > limits.TEXT_CHARACTERS:
        raise limits.too_much(name, "it is too long", limits.TEXT_CHARACTERS, "split it")
    found = metadata(text)
    told = {"title": None if found.title or not core else _title(core, name, text)}
    return [Parsed(text=text, encoding="docx", kind="docx", told=told, found=found, origins=made.origins)]


def check_members(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an Office file that holds more than one does, before anything of it is unpacked."""
    members = archive.infolist()
    if len(members) > limits.OFFICE_MEMBERS:
        raise limits.too_much(name, f"it has {len(members)} parts", limits.OFFICE_MEMBERS, "save it again")
    total = sum(member.file_size for member in members)
    if total > limits.ARCHIVE_BYTES:
        raise limits.too_much(name, "it unpacks to too much", limits.ARCHIVE_BYTES, "split it")
    for member in members:
        limits.check_ratio(name, member.compress_size, member.file_size)


def _part(archive: zipfile.ZipFile, part: str, name: str, *, optional: bool = False) -> bytes:
    try:
        member = archive.getinfo(part)
    except KeyError:
        if optional:
            return b""
        raise
    with archive.open(member) as stream:
        data = stream.read(limits.PAGE_BYTES * 2 + 1)
    if len(data) > limits.PAGE_BYTES * 2:
        raise limits.too_much(name, "its text is too long", limits.PAGE_BYTES * 2, "split it")
    return data


def _lines(body: Element) -> Iterator[tuple[int, str]]:
    """Give paragraphs by number; the cells of a row stand in one line, with a tab between."""
    number = 0
    for block in body:
        kind = local(block)
        if kind in {"sdt", "ins", "moveTo", "footnote", "smartTag", "customXml"}:
            inner = next((e for e in block if local(e) == "sdtContent"), block)
            for _, line in _lines(inner):
                number += 1
                yield number, line
        elif kind == "tbl":
            for row in block:
                if local(row) == "tr":
                    number += 1
                    cells = [" ".join(_text(cell).split("\n")).strip() for cell in row if local(cell) in {"tc", "sdt"}]
                    if any(cells):
                        yield number, "\t".join(cells)
        elif kind == "p":
            number += 1
            for line in _text(block).split("\n"):
                if line.strip():
                    yield number, line.strip(" \t\u3000\xa0")


def _text(element: Element) -> str:
    """Give the text of a paragraph or a cell; paragraphs inside end with a line break."""
    parts: list[str] = []
    stack = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            parts.append(one)
            continue
        kind = local(one)
        if kind in _SKIPPED:
            continue
        if kind == "t":
            parts.append(one.text or "")
        elif kind == "tab":
            parts.append("\t")
        elif kind in {"br", "cr"}:
            parts.append("\n")
        elif kind == "noBreakHyphen":
            parts.append("-")
        if kind == "p" and one is not element:
            stack.append("\n")
        stack.extend(reversed(one))
    return "".join(parts)


def _title(core: bytes, name: str, text: str) -> str | None:
    """Take the title of the properties only if the text shows it: templates leave anything there."""
    try:
        told = next((e.text or "" for e in xml_tree(core, name).iter() if local(e) == "title"), "").strip()
    except InputError:
        return None
    squeezed = re.sub(r"\s", "", told)
    return told if len(squeezed) >= 4 and squeezed in re.sub(r"\s", "", text[:2000]) else None

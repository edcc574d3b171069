"""RSS and Atom to documents: one an entry, with its title, day, author and address."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.model import Origin
from kg.read.dates import machine_date
from kg.read.decoding import decode
from kg.read.html import declared_in
from kg.read.kinds import is_address
from kg.read.markup import Element, as_markup, html_fragment, local, xml_tree
from kg.read.metadata import Metadata, metadata
from kg.read.page_lines import lines
from kg.read.parsed import Outcome, Parsed

_CONTENT = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubdate", "published", "date", "issued", "updated")
_AUTHORS = ("creator", "author")
# a bare reference to a document type is harmless and is not followed; one with content of its own stays and is refused
_header = re.compile(r"\A\s*<\?xml[^>]*\?>|<!DOCTYPE[^>\[]{0,300}>")
_tag = re.compile(r"<[a-zA-Z/][^>]*>")


def feed(data: bytes, name: str, declared: str | None = None) -> list[Outcome]:
    """Read the entries of a feed."""
    text, encoding = decode(data, name, declared=declared or declared_in(data))
    root = xml_tree(_header.sub("", text.replace("\0", "")).encode("utf-8", "replace"), name)
    entries = [e for e in root.iter() if local(e) in {"item", "entry"}]
    if not entries:
        raise InputError(name, "the feed has no entries", "give one that has")
    channel = next((e for e in root.iter() if local(e) in {"channel", "feed"}), root)
    publisher = _words(channel, ("title",))
    found: list[Outcome] = []
    for number, entry in enumerate(entries, 1):
        try:
            found.append(_entry(entry, f"{name}:{number}", number, encoding, publisher))
        except InputError as error:
            found.append(error)
    return found


def _entry(entry: Element, place: str, number: int, encoding: str, publisher: str | None) -> Parsed:
    title = _words(entry, ("title",))
    content = next((html for kind in _CONTENT if (html := _markup(entry, kind))), "")
    body = [line.text for line in lines(html_fragment(content, place))] if content else []
    if not body and not title:
        raise InputError(place, "the entry holds no text", "leave it out")
    text = "\n".join([*([title] if title and (not body or body[0] != title) else []), *body]) + "\n"
    inside = metadata(text)
    published = next((day for kind in _DATES if (day := machine_date(_words(entry, (kind,))))), None)
    author = _words(entry, _AUTHORS)
    source = _words(entry, ("source",))
    told = {
        "title": title,
        "published": published or inside.published,
        "publisher": source if source and not is_address(source) else inside.publisher or publisher,
        "author": author if author and "@" not in author else inside.author,
    }
    section = _words(entry, ("category",))
    return Parsed(
        text=text,
        encoding=encoding,
        kind="feed",
        told=told,
        found=Metadata(section=section, editor=inside.editor),
        source=_address(entry),
        origins=(Origin(0, f"entry {number}"),),
    )


def _child(entry: Element, kind: str) -> Element | None:
    return next((e for e in entry if local(e) == kind), None)


def _words(entry: Element, kinds: tuple[str, ...]) -> str | None:
    for kind in kinds:
        element = _child(entry, kind)
        if element is None:
            continue
        named = _child(element, "name") if kind == "author" else _child(element, "title") if kind == "source" else None
        words = "".join((element if named is None else named).itertext())
        if _tag.search(words) or "&" in words:
            words = " ".join(line.text for line in lines(html_fragment(words, "feed")))
        words = re.sub(r"\s+", " ", words).strip()
        if words:
            return words
    return None


def _markup(entry: Element, kind: str) -> str:
    """Give the HTML of an entry's content; where the text is plain, its lines become paragraphs."""
    element = _child(entry, kind)
    if element is None:
        return ""
    if len(element):  # XHTML stands in the feed as elements
        return as_markup(element)
    words = element.text or ""
    return words if _tag.search(words) else words.replace("\n", "<br>")


def _address(entry: Element) -> str | None:
    for element in entry:
        if local(element) == "link" and element.get("rel", "alternate") == "alternate":
            address = (element.get("href") or element.text or "").strip()
            if is_address(address):
                return address
    guid = _child(entry, "guid")
    address = (guid.text or "").strip() if guid is not None else ""
    return address if is_address(address) else None

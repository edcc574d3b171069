"""The door to lxml: HTML and XML as trees, with the bombs that slow or swell a parser refused before and while parsing.

Nothing is fetched, no entity is resolved, no document type is loaded.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from kg.errors import InputError
from kg.read import limits

Element = Any  # lxml has no types of its own

_tag = re.compile(rb"<[a-zA-Z]")
# a quotation mark may hide the end of a tag or stand for nothing: both readings are looked at
_long_tags = (
    re.compile(rb"<[a-zA-Z](?:\"[^\"]*+\"|'[^']*+'|[^>\"'])*+"),
    re.compile(rb"<[a-zA-Z][^<>]*+"),
)
_quoted = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_attribute = re.compile(rb"[^\s=/>]+(?:\s*=)?")
_remedy = "save its text as .txt and give that"


def html_tree(text: str, source: str) -> Element:
    """Parse a page, however broken; gives its root element."""
    data = text.replace("\0", "").encode("utf-8", "replace")
    _check(data, source)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(source, f"it is no HTML ({_first_line(error)})", _remedy) from error
    _check_depth(parser, source)
    if root is None:
        raise InputError(source, "it holds no text", "give a page with text")
    return root


def html_fragment(text: str, source: str) -> Element:
    """Parse a piece of HTML, such as the content of a feed's entry."""
    return html_tree(f"<html><body>{text}</body></html>", source)


def xml_tree(data: bytes, source: str) -> Element:
    """Parse an XML document that has no document type of its own."""
    if re.search(rb"<!DOCTYPE(?!\s+html)|<!ENTITY", data, re.IGNORECASE) or b"<\0!\0D\0O\0C" in data:
        raise InputError(source, "it has a document type definition, which may hold bombs", _remedy)
    _check(data, source)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(source, f"it is no XML ({_first_line(error)})", _remedy) from error
    _check_depth(parser, source)
    if root is None:
        raise InputError(source, "it is no XML", _remedy)
    return root


def walk(root: Element) -> Any:
    """Give the walk through a tree: pairs of event (start, end) and element, with a way to skip what is below."""
    return etree.iterwalk(root, events=("start", "end"))


def local(element: Element) -> str:
    """Give the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def path(element: Element) -> str:
    """Give where an element stands in its tree."""
    return str(element.getroottree().getpath(element))


def as_markup(element: Element) -> str:
    """Write an element as text again."""
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _check(data: bytes, source: str) -> None:
    elements = sum(1 for _ in _tag.finditer(data))
    if elements > limits.PAGE_ELEMENTS:
        raise limits.too_much(source, f"it has {elements} elements", limits.PAGE_ELEMENTS, _remedy)
    for found in (found for pattern in _long_tags for found in pattern.finditer(data)):
        if found.end() - found.start() > 2 * limits.TAG_ATTRIBUTES:
            attributes = len(_attribute.findall(_quoted.sub(b"v", found[0])))
            if attributes > limits.TAG_ATTRIBUTES:
                what = f"one of its tags has {attributes} attributes"
                raise limits.too_much(source, what, limits.TAG_ATTRIBUTES, _remedy)


def _check_depth(parser: Any, source: str) -> None:
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise limits.too_much(source, "its elements are nested too deep", "256 levels", _remedy)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:120] if str(error) else type(error).__name__

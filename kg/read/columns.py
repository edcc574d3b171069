"""Rows of tables and lines of JSON to documents: which column is which, by its name or by the map that is given."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import InputError, UsageError
from kg.model import Origin
from kg.read.dates import iso_date, machine_date
from kg.read.metadata import metadata
from kg.read.parsed import Parsed

_NAMES = {
    "id": "id|编号|文章编号|序号|docid|doc_id|news_id|article_id|guid",
    "text": "text|content|body|article|fulltext|full_text|articlebody|正文|内容|全文|文章内容|新闻内容|正文内容|文本",
    "title": "title|headline|标题|题目|新闻标题|文章标题",
    "published": "published|date|published_at|publish_time|publishtime|publish_date|pubdate|pub_date|pub_time|datepublished"
    "|发布时间|发布日期|日期|时间|发表时间|刊发日期",
    "publisher": "publisher|media|outlet|sitename|site_name|来源|媒体|发布机构|来源媒体|文章来源|出处|网站",
    "author": "author|authors|byline|作者|记者|撰稿人",
    "source": "source",
    "url": "url|link|href|address|链接|网址|原文链接|地址",
}
FIELDS = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_STRINGS = ("text", "title", "published", "publisher", "author", "source", "url")
NO_DATE = "dates that are none"
"""What is left out of a document whose date says nothing: the document is kept, and this is counted."""

_TOLD = ("title", "published", "publisher", "author")


def column_map(given: Sequence[str]) -> dict[str, str]:
    """Read `text=正文` and the like: which column of the inputs holds which field."""
    found: dict[str, str] = {}
    for one in given:
        field, equals, column = one.partition("=")
        if field not in _NAMES or not equals or not column:
            raise UsageError(f"--column {one}: write FIELD=NAME, where FIELD is one of {', '.join(_NAMES)}")
        found[field] = column
    return found


def row_of(row: Mapping[str, Any], place: str, columns: Mapping[str, str], *, strict: bool) -> dict[str, Any]:
    """Give a row its fields by name: those mapped first, then those that bear their own name, then known others.

    Of `strict` rows (our own JSON form) all fields but the id go by other names too, as far as they hold words: a
    number by any other name may be anything.
    """
    found: dict[str, Any] = {}
    missing = [column for column in columns.values() if column not in row]
    if len(missing) == len(columns) and columns:
        near = ", ".join(str(key) for key in list(row)[:12])
        raise InputError(place, f"there is no column {missing[0]}", f"name one of {near} with --column")
    for field, column in columns.items():
        if column in row:
            found[field] = row[column]
    for field in _NAMES:
        if field in row and field not in found and row[field] is not None:
            found[field] = row[field]
    for key, value in row.items():
        other = FIELDS.get(str(key).strip().casefold())
        if strict and other not in {"text", "published"} and (other == "id" or not isinstance(value, str)):
            continue
        if other and other not in found and value not in (None, ""):
            found[other] = value
    return found


def parsed(
    fields: Mapping[str, Any],
    place: str,
    *,
    encoding: str,
    kind: str,
    source: str | None,
    origin: str | None,
    strict: bool,
) -> Parsed:
    """Make a document of the fields of one row."""
    given = _checked(fields, place, strict=strict)
    dated = given["published"]
    given["published"] = day = (iso_date(dated) or machine_date(dated)) if dated else None
    body = given.pop("text") or ""
    own = given.pop("source")
    address = given.pop("url", None)
    if not strict and own and not re.search(r"[/.]", own):  # a column named so holds the name of a medium as often
        given["publisher"] = given["publisher"] or own
        own = None
    return Parsed(
        text=body,
        encoding=encoding,
        kind=kind,
        told={name: given[name] for name in _TOLD},
        found=metadata(body),
        id=_given_id(fields, place),
        source=own or address or source,
        origins=(Origin(0, origin),) if origin else (),
        left_out={NO_DATE: 1} if dated and not day else {},
    )


def _checked(row: Mapping[str, Any], place: str, *, strict: bool) -> dict[str, str | None]:
    """Take the fields that we know, each a string or absent; `text` must be there and say something."""
    found: dict[str, str | None] = {}
    for name in _STRINGS:
        value = row.get(name)
        if name == "published" and (isinstance(value, list | dict | bool)):
            value = json.dumps(value, ensure_ascii=False)  # no date, which is told, and nothing against the text
        if (not strict or name == "published") and isinstance(value, int | float | dt.date):
            value = str(value)
        if not strict and name == "author" and isinstance(value, list) and all(isinstance(v, str) for v in value):
            value = "、".join(value)
        if value is not None and not isinstance(value, str):
            raise InputError(place, f"`{name}` is {_kind(value)}, not a string", f"write `{name}` in quotation marks")
        # half of a surrogate pair, as broken escapes leave it, is lost for good: it is marked, not guessed
        found[name] = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if value else None
    if "text" not in row:
        raise InputError(place, "`text` is missing", 'give each line a "text", or name its column: --column text=NAME')
    if not (found["text"] or "").strip():
        raise InputError(place, "`text` is empty", "leave the line out or give it a text")
    return found


def _given_id(row: Mapping[str, Any], place: str) -> str | None:
    value = row.get("id")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(place, f"`id` is {_kind(value)}, not a string", "write `id` in quotation marks")
    # half a surrogate pair here too
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), type(value).__name__)

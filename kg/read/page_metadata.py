"""What a page says of its article outside of the text: tags in its head, JSON-LD, variables of its scripts, its byline.

What is printed beside the title goes before what machines are told; where the two give days far apart, neither is
taken on trust unless it is labelled, since a wrong date is worse than none.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.read.dates import DATE, iso, iso_date, machine_date
from kg.read.markup import Element, local
from kg.read.metadata import Metadata, metadata
from kg.read.page_lines import SKIPPED

_STAND_IN = "本页的标题在此"
_PUBLISHED = (
    *("article:published_time", "og:published_time", "pubdate", "publishdate", "publish_date", "publishtime", "publish_time"),
    *("og:release_date", "weibo:article:create_at", "datepublished", "dc.date.issued", "dcterms.issued", "firstpublishedtime"),
    *("published_time", "bytedance:published_time", "dc.date", "sailthru.date", "date"),
)  # fmt: skip
_PUBLISHER = ("contentsource", "source", "mediaid", "article:source", "dc.publisher", "dcterms.publisher", "publisher")
_SITE = ("og:site_name", "sitename", "application-name")
_AUTHOR = ("article:author", "og:article:author", "author", "dc.creator", "dcterms.creator", "byl")
_SECTION = ("article:section", "og:article:section", "columnname", "section", "column", "og:novel:category")
_EDITOR = ("editor", "og:editor")
_NO_AUTHOR = re.compile(
    r"admin|管理员|^\d+$|[|_/]|https?:|编辑部$|小编|佚名|未知|^本网|^本站|www\.|\.com|\.cn", re.IGNORECASE
)
_variables = (
    re.compile(r"\b(?:publish_?time|pub_?time|pub_?date|create_?time|fdate|release_?time)\b[\"']?\s*[:=]\s*[\"'](20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^\"']{0,12})[\"']", re.IGNORECASE),
    re.compile(r"\b(?:ct|ori_create_time|publish_?time)\b[\"']?\s*[:=]\s*[\"']?(1[0-9]{9})\b"),
)  # fmt: skip
_address_day = re.compile(
    r"/((?:19|20)\d\d)[-/]?(\d\d)[-/]?(\d\d)(?=[/_.-]|t20|$)|/t((?:20)\d\d)(\d\d)(\d\d)_|/((?:20)\d\d)-(\d\d)/(\d\d)/"
)
_separator = re.compile(r"\s*[_|｜]\s*|\s+[-–—·»]+\s+|\s*(?:--|——)\s*")
_dash = re.compile(r"^(.{6,}?)\s*-\s*([^-]{2,14})$")
_site_word = re.compile(
    r"(?:网|报|社|台|刊|频道|新闻|财经|科技|资讯|公众平台|官网|门户|政府|部|局|委员会|日报|在线|头条|首页|\.com|\.cn|News|Daily)$"
)
_updated = re.compile(r"(?:更新|修改|编辑)(?:时间|日期|于)?\s*[:：]?\s*$|Updated?\s*:?\s*$", re.IGNORECASE)


def title_of(root: Element, tags: Mapping[str, str]) -> tuple[str | None, Element | None]:
    """Give the headline and the element that shows it: the one that the page's own title begins with, or its h1."""
    told = [t for name in ("og:title", "articletitle") if (t := tags.get(name))]
    in_head = (
        _plain("".join((root.find(".//head/title") if root.find(".//head/title") is not None else root).itertext()))
        if root.find(".//head/title") is not None
        else ""
    )
    told += [in_head] if in_head else []
    shown: list[tuple[str, Element]] = []
    for element in root.iter("h1", "h2", "h3", "div", "p", "span", "strong", "font", "td", "b", "center"):
        if len(shown) > 5000:
            break
        if local(element) != "h1" and len(element) > 3:
            continue
        words = _plain(_text(element))
        if 4 <= len(words) <= 120:
            shown.append((words, element))
    best: tuple[float, str, Element] | None = None
    for number, (words, element) in enumerate(shown):
        agrees = max((_agreement(words, one) for one in told), default=0.0)
        names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
        rank = (
            agrees
            + {"h1": 0.5, "h2": 0.2, "h3": 0.05}.get(local(element), 0.0)
            + (0.15 if "tit" in names or "headline" in names else 0.0)
        )
        if rank >= 0.5 and (best is None or rank > best[0] + 1e-9) and not (agrees == 0.0 and told and number > 400):
            best = (rank, words, element)
    if best is not None and not (best[0] < 0.8 and told and not _same_site(best[1], in_head)):
        return best[1], best[2]
    if told:
        cut = _without_site(told[0], tags)
        return (cut or None), (best[2] if best and best[1] == cut else None)
    return (best[1], best[2]) if best else (None, None)


def page_tags(root: Element) -> dict[str, str]:
    """Give the meta tags of a page, names in lower case, the first of each; values of microdata too."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        value = _plain(meta.get("content") or "")
        if name and value:
            found.setdefault(name, value)
    for element in root.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            found.setdefault("datepublished", element.get("datetime") or _plain(_text(element)))
    return found


def page_metadata(
    root: Element, tags: Mapping[str, str], title: str | None, head: Sequence[str], body: Sequence[str]
) -> Metadata:
    """Put together what byline, tags, JSON-LD and scripts tell."""
    linked = dict(_linked_data(root))
    # the title stands in for itself: 《某某》 2024-03-05 or 某中心举行记者招待会 would be taken for a byline
    shown = metadata("\n".join([*([_STAND_IN] if title else []), *head, *body[:40], *body[-4:]]))
    wechat = _by_id(root, "js_name")
    machine = next((day for name in _PUBLISHED if (day := machine_date(tags.get(name)))), None) or machine_date(
        linked.get("published")
    )
    scripts = machine or next(_script_days(root), None)
    address = _address(root, tags)
    published = _agreed(shown.published, scripts, address, head)
    publisher = (
        shown.publisher
        or _first(tags, _PUBLISHER, _publisher)
        or wechat
        or linked.get("publisher")
        or _site(tags, root, title)
    )
    author = (
        shown.author
        or _by_id(root, "js_author_name")
        or _first(tags, _AUTHOR, _author)
        or _author(linked.get("author"))
    )
    if author and publisher and author == publisher:
        author = None
    section = _first(tags, _SECTION, lambda x: x) or linked.get("section") or shown.section or _crumb(root)
    editor = shown.editor or _first(tags, _EDITOR, _author)
    return Metadata(
        title=title, published=published, publisher=publisher, author=author, editor=editor, section=section
    )


def _agreed(shown: str | None, machine: str | None, address: str | None, head: Sequence[str]) -> str | None:
    """Choose between the day that is printed, the one in the tags and the one in the address."""
    if shown and machine and not _near(shown, machine):
        line = next((one for one in head for d in DATE.finditer(one) if iso(d) == shown), "")
        found = next((d for d in DATE.finditer(line) if iso(d) == shown), None)
        if found and _updated.search(line[: found.start()]):
            return machine
        return shown if found else None
    if shown and machine and machine.startswith(shown):
        return machine
    return shown or machine or address


def _near(one: str, other: str) -> bool:
    """Say whether two dates are the same or neighbours, as a change of time zone makes them."""
    if one.startswith(other) or other.startswith(one):
        return True
    if len(one) < 10 or len(other) < 10:
        return False
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days) <= 1


def _script_days(root: Element) -> Iterator[str]:
    for script in root.iter("script"):
        code = (script.text or "")[:200_000]
        for variable in _variables:
            for found in variable.finditer(code):
                if day := machine_date(found[1]):
                    yield day


def _address(root: Element, tags: Mapping[str, str]) -> str | None:
    canonical = next(
        (link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "") == "canonical"), ""
    )
    for address in (canonical, tags.get("og:url", "")):
        if found := _address_day.search(address):
            year, month, day = (part for part in found.groups() if part)
            return iso_date(f"{year}-{month}-{day}")
    return None


def _linked_data(root: Element) -> Iterator[tuple[str, str]]:
    """Give what JSON-LD says of an article."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(re.sub(r"[\x00-\x1f]", " ", (script.text or "")[:200_000]))
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data, 0):
            kind = str(node.get("@type", ""))
            if "pubDate" in node or "Article" in kind or "Posting" in kind or "datePublished" in node:
                names = {"published": ("datePublished", "pubDate"), "publisher": ("publisher",), "author": ("author",)}
                names["section"] = ("articleSection",)
                for field, keys in names.items():
                    value = next((v for key in keys if (v := _name(node.get(key)))), None)
                    if value:
                        yield field, value


def _nodes(data: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(data, dict):
        yield data
        yield from _nodes(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for one in data[:50]:
            yield from _nodes(one, depth + 1)


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return "、".join(name for one in value[:5] if (name := _name(one))) or None
    return _plain(value) or None if isinstance(value, str) else None


def _first(tags: Mapping[str, str], names: Sequence[str], check: Any) -> str | None:
    for name in names:
        if value := tags.get(name):
            checked: str | None = check(value)
            if checked:
                return checked
    return None


def _author(value: str | None) -> str | None:
    if not value or len(value) > 30 or _NO_AUTHOR.search(value) or _site_word.search(value):
        return None
    return value


def _publisher(value: str) -> str | None:
    value = re.sub(r"^(?:文章)?来源\s*[:：]\s*", "", value).strip()
    return value if 2 <= len(value) <= 24 and not re.search(r"https?:|[。！？，]|^本站|^本网", value) else None


def _site(tags: Mapping[str, str], root: Element, title: str | None) -> str | None:
    """Give the site's own name: from its tags, or the end of the page's title."""
    for name in _SITE:
        if value := tags.get(name):
            return value if len(value) <= 24 else None
    head = root.find(".//head/title")
    words = _plain("".join(head.itertext())) if head is not None else ""
    if title and words.startswith(title) and len(words) > len(title):
        parts = [part for part in re.split(r"\s*[_|｜\-–—·»]+\s*", words[len(title) :]) if part]
        if parts and _site_word.search(re.sub(r"[（(].*", "", parts[-1])) and len(parts[-1]) <= 24:
            return re.sub(r"[（(].*", "", parts[-1]).strip() or None
    return None


def _without_site(words: str, tags: Mapping[str, str]) -> str:
    """Cut the site's name off the end of a page's title."""
    site = next((tags[name] for name in _SITE if name in tags), None)
    if site and words.endswith(site):
        words = words[: -len(site)].rstrip(" _-|｜—–·»")
    parts = _separator.split(words)
    while len(parts) > 1 and (len(parts[-1]) <= 16 or _site_word.search(parts[-1])):
        parts.pop()
    words = words[: len(words) - len(words.partition(parts[-1])[2])] if parts else words
    found = _dash.match(words)
    return found[1] if found and _site_word.search(found[2]) else words


def _agreement(words: str, told: str) -> float:
    """Say how much of a page's title an element shows, 0 if something else."""
    if words == told:
        return 1.0
    if told.startswith(words) and len(words) >= 6:
        return 0.9
    squeezed, other = re.sub(r"\s", "", words), re.sub(r"\s", "", told)
    return 0.85 if len(squeezed) >= 6 and other.startswith(squeezed) else 0.0


def _same_site(words: str, in_head: str) -> bool:
    """Say whether a heading that the page's title does not begin with may be its headline: they share much."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    return not in_head or sum(pair in in_head for pair in pairs) * 2 >= len(pairs)


def _by_id(root: Element, name: str) -> str | None:
    element = next((e for e in root.iter() if e.get("id") == name), None)
    words = _plain(_text(element)) if element is not None else ""
    return words if 2 <= len(words) <= 30 else None


def _crumb(root: Element) -> str | None:
    """Give the last heading of the path that a page shows: 首页 > 科技 > 正文 is 科技."""
    for element in root.iter("div", "nav", "p", "span", "ul", "td"):
        names = f"{element.get('id') or ''} {element.get('class') or ''}".lower()
        if not re.search(r"crumb|weizhi|daohang|location|position|路径", names):
            continue
        parts = [_plain(part) for part in re.split(r"[>»›＞/]|->", _text(element))]
        parts = [re.sub(r"^.*位置\s*[:：]\s*", "", part) for part in parts]
        parts = [
            p for p in parts if p and p not in {"首页", "正文", "网站首页", "主页", "详情", "文章"} and len(p) <= 12
        ]
        if parts:
            return parts[-1]
    return None


def _text(element: Element) -> str:
    """Give the text of a small element without programs in it."""
    parts: list[str] = []
    for one in element.iter():
        if local(one) not in SKIPPED or one is element:
            parts.append(one.text or "")
        if one is not element:
            parts.append(one.tail or "")
        if sum(map(len, parts[-3:])) > 2000:
            break
    return "".join(parts)


def _plain(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v\xa0]+", " ", re.sub("[\u200b-\u200f\ufeff\xad]", "", text)).strip(" \u3000")

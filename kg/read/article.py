"""Where on a page the article is: frames, lists of links and neighbours' teasers left aside, whatever the template.

First what its name or place says is frame falls (navigation, comments, related links), then the smallest element is
taken that holds the prose of the page; one that names itself the article's body goes before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.read.dates import DATE
from kg.read.markup import Element, local
from kg.read.page_lines import SKIPPED, Line, lines

_FRAME = {
    "navigation": r"nav|menu|crumb|breadcrumb|daohang|weizhi|location|position|sitemap|topbar|top-bar|pager|pagination"
    r"|page-?links|prev-?next|back-?to-?top|gotop|header-?bar|login|search|toolbar|tools?",
    "share": r"share|fenxiang|social|bdshare|jiathis|qrcode|erweima|qr|follow|subscribe|weixin-?code|reward|dashang|like",
    "related": r"related|relate|xiangguan|recommend|tuijian|rec|hot|rank|ranking|paihang|more-?news|side|sidebar|aside|rightcol"
    r"|right-?side|popular|latest|zuixin|tags?|taglist|keywords|guess|also|teasers?|news-?list|list-?news|other-?news|prev|next",
    "comments": r"comments?|pinglun|disqus|reply|replies|discuss",
    "advertisement": r"ads?|advert|advertisement|adv|gg|guanggao|sponsor|promo|banner|popup|app-?download|download",
    "notice": r"copyright|disclaimer|statement|shengming|mianze|declare|footer|foot|bottom|beian",
}
_part = {reason: re.compile(rf"(?:^|[\s_\-])(?:{words})(?:$|[\s_\-]|\d)") for reason, words in _FRAME.items()}
_tags = {"nav": "navigation", "aside": "related", "footer": "notice", "menu": "navigation", "form": "navigation"}
_roles = {"navigation": "navigation", "complementary": "related", "contentinfo": "notice", "search": "navigation"}
_camel = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BODY = re.compile(
    r"(?:^|[\s_\-])(?:js_content|rich_media_content|trs_editor|trs_ueditor|ucap-content|artibody|article-?(?:body|content|text|txt|con|detail|cont)"
    r"|(?:content|main|detail|text|news|post|entry)-?(?:body|content|text|txt|detail|area|article)|news-?(?:con|detail|body)|left_zw|cnt_bd|text_area"
    r"|endtext|main-?text|zhengwen|neirong|rm_txt_con|post_body|detail-?con|zoom|articlecontent|newscontent|contenttext)(?:$|[\s_\-])"
)
_hidden = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_more = re.compile(r"(?:\.{3,}|…+)?\s*[\[【(（<]?\s*(?:更多|详细|详情|阅读全文|查看全文|全文)\s*[\]】)）>]?\s*$")
_containers = "html body div section article main td tr tbody table center form ul ol li dl dd span"
_CONTAINERS = frozenset(_containers.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The lines of an article, those between its title and its first sentence, those behind it, and what was left aside."""

    lines: Sequence[Line]
    head: Sequence[Line]
    tail: Sequence[Line]
    left_out: Counter[str]


def article(root: Element, title: Element | None) -> Article | None:
    """Find the article of a page, or None if the page has no sentence that could be one."""
    body = next((e for e in root.iter("body")), root)
    everything = list(lines(body))
    if not everything:
        return None
    pruned = _frame(body, everything, title)
    left_out = Counter(pruned.values())
    kept = list(lines(body, pruned.keys()))
    if title is not None:
        kept = _title_once(kept, title)
    main = _main(body, kept, title)
    if main is None:
        return None
    chosen = [line for line in kept if _within(line.block, main)]
    chosen, links = _without_links(chosen)
    if links:
        left_out["links"] += links
    outside = sum(1 for line in kept if not _within(line.block, main))
    if outside:
        left_out["frame"] += outside
    last = next((i for i, line in reversed(list(enumerate(kept))) if chosen and line is chosen[-1]), len(kept))
    tail = [line for line in kept[last + 1 :] if len(line.text) <= 80][:6]
    return Article(lines=chosen, head=_head(kept, chosen, title), tail=tail, left_out=left_out)


def _title_once(kept: Sequence[Line], title: Element) -> list[Line]:
    """Leave out lines that only say the title again: pages show it for each kind of screen."""
    words = re.sub(r"\s", "", "".join(title.itertext()))
    return [line for line in kept if re.sub(r"\s", "", line.text) != words or _within(line.block, title)]


def _frame(body: Element, everything: Sequence[Line], title: Element | None) -> dict[Element, str]:
    """Tell elements that are no part of the article by tag, role, name or being hidden; never what holds most of it."""
    size: Counter[Element] = Counter()
    prose: Counter[Element] = Counter()
    for line in everything:
        for element in _up(line.block):
            size[element] += len(line.text)
            prose[element] += line.prose
    total = prose[body] or 1
    holds_title = set(_up(title)) if title is not None else set()
    dated = _dated(everything, title)
    found: dict[Element, str] = {}
    for element in body.iter():
        tag = local(element)
        if not tag or tag in SKIPPED or element is body or element in holds_title:
            continue
        reason = _reason(element, tag)
        if reason is None or (size[element] == 0 and tag != "a") or (reason == "navigation" and element in dated):
            continue
        if prose[element] * 10 >= total * 4 and not (prose[element] < 200 and size[element] > 4 * prose[element]):
            continue
        found[element] = reason
    return {e: reason for e, reason in found.items() if not any(up in found for up in _up(e.getparent()))}


def _dated(everything: Sequence[Line], title: Element | None) -> set[Element]:
    """Give what holds a line with a day soon after the title: the byline, whatever its element is called."""
    at = next((i for i, line in enumerate(everything) if title is not None and _within(line.block, title)), None)
    near = everything[at + 1 : at + 6] if at is not None else []
    return {e for line in near if len(line.text) <= 120 and DATE.search(line.text) for e in _up(line.block)}


def _reason(element: Element, tag: str) -> str | None:
    if tag in _tags:
        return _tags[tag]
    if (role := (element.get("role") or "").lower()) in _roles:
        return _roles[role]
    if element.get("hidden") is not None or _hidden.search(element.get("style") or ""):
        return "hidden"
    names = f"{element.get('id') or ''} {element.get('class') or ''}".strip()
    if not names or len(names) > 300 or tag in {"html", "body", "p", "h1"}:
        return None
    names = _camel.sub("-", names).lower()
    if _BODY.search(names):
        return None
    return next((reason for reason, pattern in _part.items() if pattern.search(names)), None)


def _main(body: Element, kept: Sequence[Line], title: Element | None) -> Element | None:
    """Give the smallest element that holds the article's prose."""
    weight: Counter[Element] = Counter()
    direct: Counter[Element] = Counter()
    before = title is not None
    around = list(_up(title))[:4] if title is not None else []
    for line in kept:
        if title is not None and (line.block is title or _within(line.block, title) or _within(title, line.block)):
            before = False
            continue
        worth = float(line.prose)
        if not worth:
            continue
        if before:
            worth *= 0.5
        if _more.search(line.text[-60:]) or _is_teaser(line):
            worth *= 0.1
        elif not before and any(local(e) != "body" and _within(line.block, e) for e in around):
            worth *= 1.5  # what stands with the headline
        holder = line.block
        direct[holder if local(holder) in _CONTAINERS and local(holder) != "li" else holder.getparent()] += round(worth)
        for element in _up(line.block):
            weight[element] += round(worth)
    if not weight[body]:
        return _flash(body, kept, title)
    named = [e for e in weight if _names_itself(e) and weight[e] * 10 >= weight[body] * 4]
    node = max(named, key=lambda e: (weight[e], -_depth(e))) if named else body
    while True:
        below = [child for child in node if child in weight]
        best = max(below, key=lambda child: weight[child], default=None)
        if best is None or local(best) not in _CONTAINERS or local(best) in {"li", "span", "tr"}:
            break
        if weight[best] * 10 < weight[node] * 7 or direct[node] * 100 > weight[node] * 6:
            break
        if _names_itself(node) and weight[best] < weight[node]:
            break
        node = best
    return node if local(node) != "html" else body


def _flash(body: Element, kept: Sequence[Line], title: Element | None) -> Element | None:
    """Take the longest line that is no link, where no line reads as a sentence: 10 characters are a flash."""
    plain = [line for line in kept if not line.is_links and line.block is not title and len(line.text) >= 10]
    del body
    best = max(plain, key=lambda line: (_names_itself(line.block), len(line.text)), default=None)
    if best is None or (len(best.text) < 20 and not any(_names_itself(e) for e in _up(best.block))):
        return None
    named = [e for e in _up(best.block) if _names_itself(e)]
    return named[0] if named else best.block


def _is_teaser(line: Line) -> bool:
    """Say whether a line stands in an item of a list beside a link: the summary of another article."""
    for element in _up(line.block):
        if local(element) in {"li", "dd", "dl"}:
            return any(len("".join(link.itertext()).strip()) >= 8 for link in element.iter("a"))
        if local(element) in {"body", "article", "main"} or _names_itself(element):
            return False
    return False


def _without_links(chosen: Sequence[Line]) -> tuple[list[Line], int]:
    """Leave out lines of links before the first sentence, behind the last, and three or more in a row between."""
    teasers = {i for i, line in enumerate(chosen) if _is_teaser(line)}
    sentences = [i for i, line in enumerate(chosen) if line.prose and i not in teasers]
    first, last = (sentences[0], sentences[-1]) if sentences else (0, len(chosen) - 1)
    result: list[Line] = []
    run: list[Line] = []
    links = 0

    def settle() -> None:
        nonlocal links, run
        if len(run) >= 3:
            links += len(run)
        else:
            result.extend(run)
        run = []

    for i, line in enumerate(chosen):
        if (line.is_links and not line.prose and (i < first or i > last)) or (
            i > last and i in teasers and len(teasers) >= 3
        ):
            links += 1
        elif line.is_links and not line.prose:
            run.append(line)
        else:
            settle()
            result.append(line)
    settle()
    return result, links


def _head(kept: Sequence[Line], chosen: Sequence[Line], title: Element | None) -> list[Line]:
    """Give the short lines around the title, up to the first sentence: where source and date stand."""
    first = next((line for line in chosen if line.prose), chosen[0] if chosen else None)
    end = next((i for i, line in enumerate(kept) if line is first), 0)
    start = max(0, end - 8)
    if title is not None:
        start = next((i for i, line in enumerate(kept) if _within(line.block, title)), start)
        start = start if start < end else max(0, end - 8)
    return [line for line in kept[start:end] if len(line.text) <= 200][:20]


def _names_itself(element: Element) -> bool:
    if local(element) in {"article", "main"} or element.get("itemprop") == "articleBody":
        return True
    names = f"{element.get('id') or ''} {element.get('class') or ''}".strip()
    return bool(names) and len(names) <= 300 and bool(_BODY.search(_camel.sub("-", names).lower()))


def _up(element: Element | None) -> Iterable[Element]:
    while element is not None:
        yield element
        element = element.getparent()


def _within(element: Element, outer: Element) -> bool:
    return any(one is outer for one in _up(element))


def _depth(element: Element) -> int:
    return sum(1 for _ in _up(element))

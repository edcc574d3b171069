"""What in a crawled page is not the article: navigation, notices, links to other articles, injected spam.

The finding is made in the match form, the spans count in the text as it is. It is cautious: to keep a line of
navigation costs little, to lose a paragraph of the article is worse, so whole lines fall only where their form says
what they are, and inside a sentence only words that no article holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

import ahocorasick_rs

from kg.config import shipped
from kg.model import Drop, Form, Span
from kg.text.blanks import blanks
from kg.text.folding import fold
from kg.text.frames import frame, is_page
from kg.text.sentences import paragraphs

_markup = re.compile(
    r"\A---[ \t]*\r?\n(?:[^\n]*\n){1,40}?(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)"  # front matter of Markdown
    # a second opening ends the search for the end of the first, or many openings would take forever
    r"|<!--(?:(?!<!--).){0,5000}?-->|<(script|style)\b[^<>]{0,300}>(?:(?!<\1\b).){0,20000}?</\1>"
    r"|</?(?:p|br|hr|div|span|font|strong|b|em|i|u|a|img|h[1-6]|ul|ol|li|table|tbody|tr|td|th|section|center|blockquote)"
    r"(?=[\s/>])[^<>\n]{0,300}>",
    re.DOTALL | re.IGNORECASE,
)
_emphasis = re.compile(
    r"(?P<open>\*\*)(?=[^\s*，。、；：？！,.;:?!])(?:[^*\n]|\n(?!\s*\n)){1,1000}?(?<=[^\s*])(?P<close>\*\*)(?![：:])"  # but **某某**：, an entry
    r"|!\[[^\]\n]{0,200}\]\([^()\n]{1,500}\)"
)
"""Marks of Markdown around what is set in bold, and its pictures."""
_code = re.compile(r"(?<![`A-Za-z\d])(?P<open>`)[^`\s](?:[^`\n]{0,98}[^`\s])?(?P<close>`)(?![`A-Za-z\d])")
"""Marks of Markdown around what is set as code, which names of models and products often are; kept where words would run together."""
_joint = re.compile(r"[^\w*]|\Z")
_BOLD = 5  # characters between marks inside a word from which they are no hidden names (王**和李**)
_mojibake = re.compile(
    r"(?<=[?？])/?(?:p|br|div|span)>"  # the mark swallowed the < of a tag
    "|(?<=[?？])[,，;；][A-Z][(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[)）]"  # … and here the lead byte of what follows
    "|(?<=[?？])[;；,，]?[\ue000-\uf8ff]+"
    # a mark that swallowed the lead byte of what follows, which then ends in a letter: ?；谌A for 。基于华
    "|(?<=[?？])[；，、：！][\u4e00-\u9fff]{0,2}[A-Z](?![A-Za-z0-9])"
    "|[\ufffd]{1,}|(?:锟斤拷)+锟?|(?:烫烫|屯屯){2,}"
    "|(?:[\u00c2-\u00ef][\u0080-\u00bf]{1,2}){3,}"  # UTF-8 read as Latin-1
)
_maybe_mojibake = re.compile(
    "[?？][/pbds,，;；、：！\ue000-\uf8ff]|[\ufffd锟烫屯]|[\u00c2-\u00ef][\u0080-\u00bf]"
)  # what each of these holds: a search that leaps over a text without
_EDITORS = "责任编辑|责编|值班编辑|编辑|主编|执行主编|校对|审核|审校|终审|监制|编审|排版|美编|责任校对"
_editor = re.compile(
    rf"^[（(【\[]?(?:本文)?(?:{_EDITORS})"
    r"[^。！？!?]{0,3}(?:[:：/／|｜丨][^。！？!?]{1,40}| +[\u4e00-\u9fff]{2,4})[)）】\]]?$"
)
_nobody = re.compile(rf"(?:{_EDITORS}|本文|某|[^\u4e00-\u9fff])*")
"""Words of an editors' line without a name: 责任编辑：zxw003."""
_breadcrumb = re.compile(
    r"^(?:您?的?(?:当前|现在)?位置[:： ]*)?[^>»›＞。，]{1,12}(?:\s*(?:>+|»|›|->)\s*[^>»›。，]{1,16}){2,}$"
)
_more = re.compile(r"(?:\.{3,}|…+)?\s*[\[【(（<]\s*(?:更多|详细|详情|阅读全文|查看全文|全文)\s*[\]】)）>]\s*$")
_sentence_end = re.compile(r"[。！？!?…][”’」』）)】]*$|[.]$")
_told = re.compile(r"来源|作者|记者|(?:19|20)\d\d[-年/.]\d")
_phone = re.compile(
    r"(?<!\d)(?:1[3-9]\d-?\d{4}-?\d{4}|0\d{2,3}-\d{7,8}|[48]00-\d{3}-?\d{4}|\d{3,4}-\d{3,4}-\d{3,4})(?!\d)"
)
_number = re.compile(r"\d{3}[\d-]{4}")  # in every telephone number
_prose = re.compile("[，、：“”「」]")
_sharing = re.compile(
    r"分享(?:到|至|给)?[:：](?:[ \t|｜/、]{0,3}(?:新浪微博|腾讯微博|微信好友|微信|微博|朋友圈|QQ空间|QQ好友|QQ|豆瓣|人人网|今日头条|百度贴吧|贴吧"
    r"|复制链接|Facebook|Twitter|LINE|Telegram|WhatsApp|LinkedIn|更多)(?![\u4e00-\u9fffA-Za-z])){2,12}"
)
"""Where to one may pass the page on, behind source and date on one line."""
_COUNTED = "阅读|评论|浏览|点击|人气|转发"
_between_words = re.compile(r"[\s|｜丨>»›/·,，、:：]+")
_between_entries = re.compile(r"\s*[|｜丨]\s*|\s{2,}")
_counted = re.compile(rf"(?:{_COUNTED})\s*[(（:：]?\s*\d+")
_FEEDBACK = "我要反馈"
_OF_LINES = ("block", "line", "advert", "lure", "notice", "button")  # kinds of words that tell what a line is


def noise(text: str, wrapped: Sequence[Span] = ()) -> list[Drop]:
    """List what is not the article, as spans of the text itself, in order and without overlap.

    `wrapped` are line breaks that divide no paragraphs.
    """
    return _found(text, wrapped)[0]


def cleaned(text: str, wrapped: Sequence[Span] = ()) -> tuple[list[Drop], Form]:
    """Give what `noise` lists of a text, and the match form of all the rest."""
    drops, form = _found(text, wrapped)
    return drops, form or fold(text, [*(d.span for d in drops), *blanks(text)], wrapped)


def _found(text: str, wrapped: Sequence[Span]) -> tuple[list[Drop], Form | None]:
    """Give what is noise, and the match form of the rest where the search has made it already."""
    raw = [Drop(reason="markup", span=Span(*found.span())) for found in _markup.finditer(text)]
    if "**" in text or "![" in text:
        raw += _emphasized(text)
    if "`" in text:
        raw += (
            Drop(reason="markup", span=Span(*m.span(mark))) for m in _code.finditer(text) for mark in ("open", "close")
        )
    if _maybe_mojibake.search(text):
        raw += (Drop(reason="mojibake", span=Span(*found.span())) for found in _mojibake.finditer(text))
    form = fold(text, [*(d.span for d in raw), *blanks(text)], wrapped)
    lines = paragraphs(form.text)
    signs = _Signs(form.text)
    found = [*_whole_lines(form.text, lines, signs), *(_injected(form.text) if signs.spam else ())]
    drops = _merged([*raw, *(Drop(reason=d.reason, span=form.span(d.span)) for d in found)])
    return drops, form if drops == raw else None


def _emphasized(text: str) -> Iterator[Drop]:
    """Yield the marks of Markdown that stand around words in bold, and pictures.

    Where one pair opens where a word may begin, the text writes Markdown, and pairs inside words are marks too.
    """
    marks = list(_emphasis.finditer(text))
    written = any(found["open"] and (not found.start() or _joint.match(text, found.start() - 1)) for found in marks)
    for found in marks:
        if found["open"] is None:
            yield Drop(reason="markup", span=Span(*found.span()))
            continue
        start, end = found.span()
        if written or (end - start - 4 >= _BOLD and _joint.match(text, end)):
            yield Drop(reason="markup", span=Span(*found.span("open")))
            yield Drop(reason="markup", span=Span(*found.span("close")))


def names_section(line: str) -> bool:
    """Say whether a line in match form is but the name of a part of a website."""
    return line in _words()["section"]


def article_in(text: str) -> Span | None:
    """Give where the article stands in a page that lost its tags, from its headline on; None in any other text."""
    if not is_page([line.strip() for line in text.splitlines()], _words()):
        return None
    form = fold(text)
    lines = paragraphs(form.text)
    found = frame([line.of(form.text) for line in lines], _words())
    return form.span(Span(lines[found.headline].start, lines[found.last].end)) if found else None


def _whole_lines(text: str, lines: Sequence[Span], signs: _Signs) -> Iterator[Drop]:
    words = _words()
    contents = [line.of(text) for line in lines]
    page = frame(contents, words)
    outside = page.dropped if page else {}
    first = next((i for i, content in enumerate(contents) if i not in outside and _is_solid(content)), len(lines))
    seen: set[str] = set()
    block_until = -1
    for i, (line, content) in enumerate(zip(lines, contents, strict=True)):
        if (reason := outside.get(i)) or i <= block_until:
            yield Drop(reason=reason or "related", span=line)
            continue
        repeated = content in seen and len(content) >= 40
        seen.add(content)
        if repeated or (i and content == contents[i - 1] and len(content) >= 6):
            yield Drop(reason="duplicate", span=line)
        elif not (told := signs.within(line)):
            continue
        elif "editor" in told and i >= first and _nobody.fullmatch(content) and _editor.match(content):
            yield Drop(reason="editor", span=line)
        elif i > first and "block" in told and _opens_block(content, words["block"]):
            block_until = _end_of_block(i, contents)
            yield Drop(reason="related", span=line)
        elif len(content) <= 120 and "notice" in told and _is_notice(content, words["notice"]):
            yield Drop(reason="notice", span=line)
        elif _is_navigation(content, told) and not _is_solid(content):
            yield Drop(reason="navigation", span=line)
        elif "button" in told and (bar := _sharing.search(content)):
            yield Drop(reason="navigation", span=Span(line.start + bar.start(), line.start + bar.end()))


def _is_solid(content: str) -> bool:
    """Say whether a line is prose of an article: long, with a mark at its end, and no teaser of another one."""
    return len(content) >= 40 and bool(_sentence_end.search(content)) and not _more.search(content[-60:])


def _opens_block(content: str, words: Sequence[str]) -> bool:
    plain = content.strip("【】[]（）()·●■◆▶>＞：: 　-—|")
    if len(plain) > 60:
        return False
    # a heading of its own, or one with its first item on the same line (上一篇：…, 标签：… 我要反馈)
    return any(plain.startswith(w) and (len(plain) <= len(w) + 4 or plain[len(w)] in "：: |（(") for w in words) or (
        len(plain) <= 30 and plain.endswith(_FEEDBACK)
    )


def _end_of_block(start: int, contents: Sequence[str]) -> int:
    """Give the last line of a list of links: to the end of the page, or to the paragraph where the article goes on."""
    for i in range(start + 1, len(contents)):
        if len(contents[i]) >= 50 and _is_solid(contents[i]):
            return i - 1
        if _is_notice(contents[i], _words()["notice"]) or _editor.match(contents[i]):
            return i - 1
    return len(contents) - 1


def _is_notice(content: str, words: Sequence[str]) -> bool:
    """Say whether a line is nothing but a notice: it begins with one, or each of its sentences holds one."""
    plain = content.strip("※*（）()【】[]注：: ")
    if any(plain.startswith(w) for w in words):
        return True
    parts = [p for p in re.split("[。；;]", plain) if len(p) > 3]
    return bool(parts) and all(any(w in p for w in words) for p in parts)


def _is_navigation(content: str, told: Mapping[str, AbstractSet[str]]) -> bool:
    if len(content) > 100:
        return False
    if "arrow" in told and _breadcrumb.match(content):
        return True
    if "button" in told and _is_menu(content):
        return True
    if _told.search(content):  # a line that also tells source and date is the head of the article
        return False
    if "counted" in told and "。" not in content and _counted.search(content):
        return True
    return _is_advert(content, told)


def _is_menu(content: str) -> bool:
    buttons = _buttons()
    words = [p for p in _between_words.split(content) if p]
    if words and all(p in buttons or p.isdigit() for p in words) and not all(p.isdigit() for p in words):
        return True
    if len(_between_entries.findall(content)) < 3:
        return False
    entries = [p for p in _between_entries.split(content) if p]
    return len(entries) >= 4 and all(len(p) <= 6 for p in entries) and any(p in buttons for p in entries)


def _is_advert(content: str, told: Mapping[str, AbstractSet[str]]) -> bool:
    if len(content) > 60 or "。" in content or content[-1] in "？；":
        return False
    if "advert" in told:
        return True
    lures = len(told.get("lure", ())) + 2 * ("number" in told and bool(_phone.search(content)))
    if lures >= 3 or (lures == 2 and not _prose.search(content)):
        return True
    return len(content) <= 30 and content[-1] != "！" and content.startswith(_words()["line"])


def _injected(text: str) -> Iterator[Drop]:
    """Find advertising inside sentences: words that no prose holds, grown over what usually stands beside them."""
    at = 0
    for core in _core().finditer(text):
        if core.start() < at:
            continue
        # Beyond 40 characters there is no single phrase; the bound keeps the growing linear.
        before = _before().search(text, max(at, core.start() - 40), core.start())
        start = before.start() if before else core.start()
        after = _after().match(text, core.start(), core.end() + 40)
        at = end = after.end() if after else core.end()
        phrase = text[start:end]
        if not _strong().search(phrase) and len(set(_core().findall(phrase))) < 2:
            continue
        if text[start - 1 : start] in {"（", "("} and text[end : end + 1] in {"）", ")"}:
            start, end = start - 1, end + 1
        yield Drop(reason="spam", span=Span(start, end))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    rows = [
        line.split("\t")
        for line in (shipped("packs") / "common" / "noise.tsv").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    return {kind: tuple(words.split("|")) for kind, words in rows}


class _Signs:
    """Where the words stand that tell what kind of line theirs is, found in one pass.

    A line without any is text, whatever its other words, and needs to be asked nothing.
    """

    def __init__(self, text: str) -> None:
        finder, words = _finder()
        found = [(start, *words[number]) for number, start, _ in finder.find_matches_as_indexes(text, overlapping=True)]
        self._all = sorted([*found, *((m.start(), "number", m[0]) for m in _number.finditer(text))])
        self.spam = any(kind == "spam" for _, kind, _ in found)

    def within(self, line: Span) -> dict[str, set[str]]:
        """Give the different signs that begin in a line, by kind."""
        found: dict[str, set[str]] = {}
        for _, kind, word in self._all[bisect_left(self._all, (line.start,)) : bisect_left(self._all, (line.end,))]:
            found.setdefault(kind, set()).add(word)
        return found


@cache
def _finder() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, str]]]:
    """Give the automaton of all signs, and for each of them its kind and itself."""
    signs = [(kind, word) for kind in _OF_LINES for word in _words()[kind]]
    signs += [("editor", word) for word in _EDITORS.split("|")]
    signs += [("counted", word) for word in _COUNTED.split("|")]
    signs += [("arrow", mark) for mark in ">»›"]
    signs += [("block", _FEEDBACK), *(("spam", word) for kind in ("spam", "bait") for word in _words()[kind])]
    dense = ahocorasick_rs.Implementation.DFA  # few words: twice as fast, and still small
    return ahocorasick_rs.AhoCorasick([word for _, word in signs], implementation=dense), signs


@cache
def _buttons() -> frozenset[str]:
    return frozenset(_words()["button"])


def _either(*kinds: str) -> str:
    return "|".join(re.escape(w) for w in sorted({w for k in kinds for w in _words()[k]}, key=len, reverse=True))


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(_either("spam"))


@cache
def _core() -> re.Pattern[str]:
    return re.compile(_either("spam", "bait"))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('filler', 'bait', 'spam')}|[\d\-_ ])+\Z")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:{_either('filler', 'bait', 'spam')}|[\d\-_ ])+")


def _merged(drops: Sequence[Drop]) -> list[Drop]:
    """Sort; where two overlap the longer one stands."""
    kept: list[Drop] = []
    starts: list[int] = []
    for drop in sorted(drops, key=lambda d: (d.span.start - d.span.end, d.span.start)):
        at = bisect_left(starts, drop.span.start)
        beside = kept[max(0, at - 1) : at + 1]
        if drop.span.start < drop.span.end and not any(drop.span.overlaps(k.span) for k in beside):
            kept.insert(at, drop)
            starts.insert(at, drop.span.start)
    return kept

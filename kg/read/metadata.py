"""What the head of an article says of it: title, day, publisher, author, editor, section. What it does not say plainly stays None."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from kg.model import Form, Span
from kg.read.bylines import byline, editor_of, is_person, names, without_bylines
from kg.read.dates import DATE, iso, iso_date
from kg.read.media import MEDIUM, is_medium, medium
from kg.text.folding import HAN, fold
from kg.text.noise import article_in, names_section, noise
from kg.text.sentences import paragraphs

_HEAD = 4000  # characters in which a head is looked for
_LINES = 10
_MORE = 2  # lines behind the one at which a head ends, which may hold a dateline
_END = 900  # characters of an end, and its lines
_LAST = 5
_ASIDE = re.compile(r"!\[.*|[!-~]+\) *(?:_.*)?|_[^_]+_?|[*_\s]*\[[^\]]*\]\([^)]*\)[*_\s]*|[^\[\]]*\]\(https?:[^)]*\)")
"""A line of Markdown that is no line of the article: a picture and what is told of it, a link to something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document tells of itself; `published` is an ISO date no finer than told."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    editor: str | None = None
    section: str | None = None


def metadata(text: str, *, markdown: bool = False) -> Metadata:
    """Read title, date, publisher and author from the head (and the last lines) of a text."""
    matter, body = _front_matter(text) if markdown else ({}, text)
    if (article := article_in(body)) is not None:
        body = article.of(body)
    head = body[:_HEAD]
    form = fold(head)
    dropped = [d.span for d in noise(head)]
    told = (span for span in paragraphs(form.text) if not _ASIDE.fullmatch(span.of(form.text)))
    lines = [_line(head, form, span, dropped) for span in islice(told, _LINES + _MORE)]
    found = _from_head(lines)
    end = fold(body[-_END:]).text
    tail = [_plain(line) for s in paragraphs(end) if not _ASIDE.fullmatch(line := s.of(end))][-_LAST:]
    found = _fill(found, _from_tail(tail, alone=len(body) > 1200))
    return dataclasses.replace(found, **{k: v for k, v in matter.items() if v})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    raw: str
    dropped: bool

    @property
    def is_heading(self) -> bool:
        return re.match("#+ ", self.text) is not None

    @property
    def is_body(self) -> bool:
        return "。" in self.text.rstrip("。") or (len(self.text) >= 60 and self.text[-1] in "。！？…”」)）")


def _line(head: str, form: Form, span: Span, dropped: Sequence[Span]) -> _Line:
    """Give a line of a head, in match form and as it is written."""
    place = form.span(span)
    origin = form.origin[span.start : span.end]
    raw = place.of(head) if len(origin) == place.end - place.start else "".join([head[o] for o in origin])
    gone = any(place.inside(d) or (d.inside(place) and d.end - d.start > 4) for d in dropped)
    return _Line(text=_plain(span.of(form.text)), raw=_plain(raw), dropped=gone)


def _plain(line: str) -> str:
    """Leave out what marks a whole line of Markdown as bold or slanted."""
    return (line.lstrip("*_ ") if line.startswith(("*", "_")) else line).rstrip("*_ ")


_LABELLED_SOURCE = re.compile(
    r"(?:文章|本文|新闻|消息|信息|稿件|内容|转载)?(?<!图片|封面|照片|视频|数据|资料)(?<!图)(?:来源|来自|稿源|出处|出品|发布机构|发布单位)(?:于| ?[:：/|｜丨]) ?[《“]?(?P<name>[^\s，。;；:：|｜丨《》“”]{2,24})"
)
_SHORT_SOURCE = re.compile(rf"来源(?P<name>[A-Za-z][A-Za-z0-9.]+|[{HAN}]{{2,12}}(?=[|｜]))[|｜]?")
_PERSON_OF = re.compile(rf"(?P<names>[{HAN}]{{2,4}})[/／](?P<medium>[{HAN}A-Za-z]{{2,12}})")
_TIME_OR_DAY = re.compile(rf"(?:{DATE.pattern}|\d{{1,2}}:\d\d(?::\d\d)?)")
_EVENT = re.compile(r"(?<![布表发新刊写])[于在至到自从将即截]$")  # 将于 before a day: something happens then
_OWN = re.compile(
    rf"^[（(【]?(?:本文(?:为|系|由)|)(?P<name>[{HAN}A-Za-z0-9.]{{2,16}}?)(?:(?:独家)?(?:原创|首发)|独家(?=稿件|报道))(?:[，,。：:]|作品|文章|稿件|报道|$)"
)
_FIRST_OUT = re.compile(
    rf"^[（(【]?本文(?:首发|刊载|刊发|原载)(?:于|自)? ?[《“]?(?P<name>[{HAN}A-Za-z0-9]{{2,12}})(?=[》”，,）)])"
)
_ISSUE = re.compile(
    rf"(?:[发刊载]于|原载) ?(?P<day>20\d\d[\d年月日./-]{{4,8}})[^《\n]{{0,12}}《(?P<name>[{HAN}]{{2,12}})》"
)
_BRACKETED_REPORTER = re.compile(
    rf"[（(](?:[^（）()]{{0,8}})记者 ?[:：]? ?(?P<names>[{HAN}]{{2,3}}(?=[{HAN}]{{2,3}}\d{{1,2}}日)|[{HAN}]{{2,4}}(?:[、 ,，]+[{HAN}]{{2,4}})*)[^（）()]{{0,12}}[）)]"
)
_DATELINE = re.compile(
    rf"^[（(【\[]?(?P<medium>[{HAN}A-Za-z0-9]{{2,14}}?)[】\])）]?(?:(?<=[社网报经闻])(?:北京|上海|广州|深圳|杭州|成都|武汉|南京|重庆|天津|西安|香港|台北|东京|纽约|华盛顿))?(?:(?P<year>20\d\d)年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:[早晚]间?|[上下]午|凌晨)?(?P<word>电|讯|消息)"
)
_UNDATED = re.compile(
    rf"^(?:[（(【\[](?P<bracketed>[{HAN}A-Za-z]{{2,10}}?)(?:报道|综合报道|讯|消息)(?=[ ）)】\]])|(?P<medium>[{HAN}A-Za-z]{{2,10}})讯$)"
)
_CITED = re.compile("^(?:据|记者)|(?:网站|官网|官微|微博)$")
"""What stands before a day and 消息 where that is only whence the news come."""
_PLACED = re.compile("(?<=.[社网])(?<!互联网).*")
"""Where an agency or a site reports from, or which of its parts does."""
_SECTION = re.compile(rf"(?:所属)?(?:栏目|频道|版块)[:：] ?(?P<name>[{HAN}A-Za-z0-9]{{2,10}})(?=$|\s)")
_CRUMBS = re.compile(
    r"^(?:您?的?(?:当前|现在)?位置[:： ]*)?(?:网站)?(?:首页|主页)(?:\s*(?:>+|»|›|＞|->)\s*[^>»›＞。，]{1,16})+$"
)
_OWNED = re.compile(rf"(?:本文)?(?:版权|著作权)归(?:属)?(?P<name>[{HAN}A-Za-z0-9]{{2,14}}?)(?:所有|独家)")
_WHOLE_SOURCE = re.compile(
    rf"[（(【]?(?:文章|本文)?来源 ?[:：|｜丨] ?(?P<name>(?!综合)[{HAN}A-Za-z0-9]{{2,14}})[）)】]?"
)
_ON = ("。", "！", "？", "，", "；", "、")  # how lines of a text end, and none of its head
_PROSE = 60  # characters of a line that may well be a sentence
_FIRST = 2  # characters before a byline that fills a line of the end
_BLANKS = re.compile(
    r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])|[|｜丨]+|(?<!\d)[·,，](?!\d)|(?<=[^A-Za-z0-9])/(?=[^A-Za-z0-9])"
)
_TO = re.compile(" ?(?:[-–—~～至到]|--|——) ?")
_PUBLISHED = re.compile(r"(?:发布|发表|出版|刊发|更新)?(?:时间|日期|于) ?[:：]? ?")


def _from_head(lines: Sequence[_Line]) -> Metadata:
    title = None
    at = 0
    found = Metadata()
    for at, line in enumerate(lines[:_LINES]):
        if line.is_body:
            found = _fill(found, _from_dateline(line.text))
            break
        meta = _fill(_from_line(line.text), _from_dateline(line.text))
        found = _fill(found, Metadata(section=_section(line.text), editor=editor_of(line.text)))
        if title is None and not line.dropped and _is_title(line, meta, more=at + 1 < len(lines)):
            title = line.raw.strip().lstrip("#").strip() or None
        elif not line.is_heading:
            found = _fill(found, meta)
    for line in lines[at : at + 1 + _MORE]:
        if line.is_body:
            found = _fill(found, _from_dateline(line.text))
    found = _fill(found, Metadata(publisher=_beside_day(lines[:at])))
    if found.publisher and re.search(r"\.(?:com|cn|net)$", found.publisher):
        # an address in the page's frame is a weaker word than 某某网原创 beside the text
        own = (match for line in lines[:_LINES] if len(line.text) < 40 and (match := _OWN.match(line.text)))
        found = dataclasses.replace(
            found, publisher=next((m for o in own if (m := medium(o["name"]))), found.publisher)
        )
    return dataclasses.replace(found, title=title)


def _beside_day(lines: Sequence[_Line]) -> str | None:
    """Give the medium whose name fills the line behind that of the day or of the hour."""
    for before, line in pairwise(lines):
        name = re.sub(rf"(?<=[{HAN}]) +(?=[{HAN}])", "", line.text.strip(" /|｜"))
        if len(name) <= 12 and MEDIUM.search(name) and _TIME_OR_DAY.fullmatch(before.text) and not line.dropped:
            return medium(name)
    return None


def _is_title(line: _Line, meta: Metadata, *, more: bool) -> bool:
    text = line.text.lstrip("#").strip()
    whole = text if text.endswith("。。。") else text.rstrip("。")
    if not more or not 4 <= len(text) <= 90 or whole != text or text[-1] in "；;，,、：:" or names_section(text):
        return False
    if not re.search(f"[{HAN}]", text) and not line.text.startswith("#"):
        return False
    if re.match(r"[-=*_|<>\[!]", text):
        return False
    # A line whose date, source or author is all it holds is no title; a title may well hold a year.
    rest = DATE.sub("", text)
    if line.is_heading:
        return True
    return not (meta.author or meta.publisher or (meta.published and len(rest) < 12))


def _from_line(text: str) -> Metadata:
    """Read one line of a head: labels first, then what stands bare beside the date."""
    if len(text) > 120:
        return Metadata()
    prose = len(text) > _PROSE and "，" in text
    days = [found for found in DATE.finditer(text) if not (prose or _EVENT.search(text[: found.start()]))]
    when = next((day for found in _last_of_a_span(days, text) if (day := iso(found))), None)
    publisher = author = None
    if (
        (found := _PERSON_OF.fullmatch(text))
        and MEDIUM.search(found["medium"])
        and is_person(found["names"], alone=True)
    ):
        return Metadata(publisher=medium(found["medium"]), author=names(found["names"]))
    if found := _LABELLED_SOURCE.search(text) or _SHORT_SOURCE.fullmatch(text):
        publisher = medium(DATE.sub(" ", found["name"]))
    elif len(text) < 40 and (found := _OWN.match(text)):
        publisher = medium(found["name"])
    if told := byline(text):
        author = told.author
        publisher = publisher or told.publisher
    if text.endswith(_ON):
        return Metadata(publisher=publisher, author=author)
    if when and len(text) <= 80:
        publisher, author = _bare(text, publisher, author)
    return Metadata(published=when, publisher=publisher, author=author)


def _last_of_a_span(days: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """Leave out the first of two days that are joined: what tells of a week comes out at its end."""
    spans = len(days) > 1 and _TO.fullmatch(text, days[0].end(), days[1].start())
    return days[1:] if spans else days


def _bare(text: str, publisher: str | None, author: str | None) -> tuple[str | None, str | None]:
    """Tell publisher and author that stand without label before and behind the date of a short line."""
    found = DATE.search(text)
    if not found:
        return publisher, author
    for before, part in ((True, text[: found.start()]), (False, text[found.end() :])):
        bare = part
        for pattern in (_LABELLED_SOURCE, DATE, _PUBLISHED):
            bare = pattern.sub(" ", bare)
        bare = without_bylines(bare)
        words = [
            w
            for w in _BLANKS.split(bare)
            if len(w) >= 2 and not re.search(r"报道|报导|阅读|评论|\d{1,2}:\d\d|[：:]", w)
        ]
        if len(words) > 3 or any(len(w) > 20 for w in words):
            continue
        named = any(MEDIUM.search(word) for word in words)
        for word in words:
            if named and not MEDIUM.search(word) and is_person(word, alone=False):  # 某某 某报 2026-05-11
                author = author or names(word)
            elif publisher is None and (before or MEDIUM.search(word)):
                publisher = medium(word)
            elif not before and author is None and publisher and is_person(word, alone=len(words) == 1):
                author = names(word)
            elif publisher is None and len(word) >= 3:
                publisher = medium(word)
    return publisher, author


def _from_dateline(text: str) -> Metadata:
    author = publisher = when = None
    if found := _BRACKETED_REPORTER.search(text[:80]):
        author = names(found["names"])
    if (found := _DATELINE.match(text)) and not (found["word"] == "消息" and _CITED.search(found["medium"])):
        publisher = medium(_PLACED.sub("", found["medium"]))
        if found["year"]:
            when = iso_date(f"{found['year']}-{found['month']}-{found['day']}")
    elif found := _UNDATED.match(text):
        name = found["bracketed"] or found["medium"]
        publisher = medium(name) if is_medium(name) else None
    return Metadata(published=when, publisher=publisher, author=author)


def _from_tail(lines: Sequence[str], *, alone: bool) -> Metadata:
    found = Metadata()
    for number, line in enumerate(reversed(lines)):
        if len(line) > 60:
            continue
        if issue := _ISSUE.search(line):
            found = _fill(found, Metadata(published=iso_date(issue["day"]), publisher=issue["name"]))
        owned = _OWNED.search(line) or _FIRST_OUT.match(line) or _OWN.match(line) or _WHOLE_SOURCE.fullmatch(line)
        if owned:
            found = _fill(found, Metadata(publisher=medium(owned["name"])))
        found = _fill(found, Metadata(editor=editor_of(line)))
        if (told := byline(line)) and (owned or told.start <= _FIRST):
            found = _fill(found, Metadata(author=told.author, publisher=told.publisher))
        day = DATE.fullmatch(line.strip("（）() "))
        labelled = re.search(r"(?:发布|发表|刊发)(?:时间|日期|于) ?[:：]?", line)
        # a notice is signed with its office and its day: 某某局 above 2024年8月2日
        before = lines[-2] if len(lines) > 1 and not number else ""
        signed = 3 <= len(before) <= 30 and not re.search("[，。；：！？]", before)
        if (day and not number and (alone or signed)) or labelled:
            found = _fill(found, Metadata(published=next((i for d in DATE.finditer(line) if (i := iso(d))), None)))
    return found


def _section(line: str) -> str | None:
    """Read 栏目：制造, or the last heading of 首页 > 制造 > 正文."""
    if found := _SECTION.search(line):
        return found["name"]
    if len(line) <= 60 and _CRUMBS.match(line):
        parts = [part.strip() for part in re.split(r"[>»›＞]+|->", line)[1:]]
        named = [part for part in parts if part and part not in {"正文", "详情", "文章", "新闻"}]
        return named[-1] if named and len(named[-1]) <= 10 else None
    return None


def _fill(found: Metadata, more: Metadata) -> Metadata:
    """Take from `more` what is not yet known, the finer date of two that agree."""
    known = {f.name: getattr(found, f.name) or getattr(more, f.name) for f in dataclasses.fields(found)}
    if found.published and more.published and more.published.startswith(found.published):
        known["published"] = more.published
    return Metadata(**known)


_KEYS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "publishdate": "published",
    "pubdate": "published",
}
_KEYS |= {"publisher": "publisher", "source": "publisher", "author": "author", "authors": "author"}
_KEYS |= {"标题": "title", "日期": "published", "来源": "publisher", "作者": "author"}


def _front_matter(text: str) -> tuple[dict[str, str | None], str]:
    """Split off the block between `---` lines at the top of a Markdown file."""
    found = re.match(r"---[ \t]*\r?\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", text, re.DOTALL)
    if not found:
        return {}, text
    return dict(_matter_rows(found[1])), text[found.end() :]


def _matter_rows(block: str) -> Iterator[tuple[str, str | None]]:
    for line in block.splitlines():
        name, colon, value = line.partition(":")
        field = _KEYS.get(name.strip().casefold())
        value = value.strip().strip("\"'").strip()
        if not colon or not field or not value:
            continue
        if field == "published":
            yield field, iso_date(value)
        elif field == "author" and value.startswith("["):
            yield field, "、".join(v.strip(" \"'") for v in value.strip("[]").split(","))
        elif not (field == "publisher" and "://" in value):
            yield field, value

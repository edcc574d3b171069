"""What the head of an article says of it: title, day, publisher, author, editor, section. What it does not say plainly stays None."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.read.dates import DATE, iso, iso_date
from kg.text.folding import HAN, fold
from kg.text.noise import article_in, names_section, noise
from kg.text.sentences import paragraphs

_HEAD = 4000  # characters in which a head is looked for
_LINES = 10


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
    lines = []
    for span in paragraphs(form.text):
        place = form.span(span)
        raw = "".join(head[o] for o in form.origin[span.start : span.end])
        gone = any(place.inside(d) or (d.inside(place) and d.end - d.start > 4) for d in dropped)
        lines.append(_Line(text=span.of(form.text), raw=raw, dropped=gone))
    found = _from_head(lines)
    tail = [s.of(t) for t in (fold(body[-600:]).text,) for s in paragraphs(t)[-4:]]
    found = _fill(found, _from_tail(tail, alone=len(body) > 1200))
    return dataclasses.replace(found, **{k: v for k, v in matter.items() if v})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    text: str
    raw: str
    dropped: bool

    @property
    def is_body(self) -> bool:
        return "。" in self.text[:-1] or (len(self.text) >= 60 and self.text[-1] in "。！？…”」)）")


_NAME = rf"(?:[{HAN}]{{2,4}}(?:·[{HAN}]{{1,6}})*|[A-Z][a-zA-Z.'-]*(?: [A-Z][a-zA-Z.'-]*){{1,3}})"
_LABELLED_SOURCE = re.compile(
    r"(?:文章|本文|新闻|消息|信息|稿件|内容|转载)?(?:来源|来自|稿源|出处|出品|发布机构|发布单位)(?:于| ?[:：/|｜丨]) ?[《“]?(?P<name>[^\s，。;；:：|｜丨《》“”]{2,24})"
)
_SHORT_SOURCE = re.compile(rf"来源(?P<name>[A-Za-z][A-Za-z0-9.]+|[{HAN}]{{2,12}}(?=[|｜]))[|｜]?")
_PERSON_OF = re.compile(rf"(?P<names>[{HAN}]{{2,4}})[/／](?P<medium>[{HAN}A-Za-z]{{2,12}})")
_TIME_OR_DAY = re.compile(rf"(?:{DATE.pattern}|\d{{1,2}}:\d\d(?::\d\d)?)")
_EVENT = re.compile(r"(?<![布表发新刊写])[于在至到自从将即截]$")  # 将于 before a day: something happens then
_OWN = re.compile(
    rf"^[（(【]?(?:本文(?:为|系|由)|)(?P<name>[{HAN}A-Za-z0-9.]{{2,16}}?)(?:独家)?(?:原创|首发)(?:[，,。：:]|作品|文章|稿件|$)"
)
_AUTHOR = re.compile(
    r"(?:(?:本文|文章|特约|采访|整理|撰写|特约)?(?:作者|撰文|撰稿|文字|执笔|采写|采访|整理)"
    rf"|(?<![{HAN}])文)(?:[、/和及]?(?:采访|整理|撰写|编译))*(?: ?[:：/|｜丨] ?|(?<=作者) |(?<=撰文) )"
    rf"(?![{HAN}A-Za-z0-9]{{2,10}}(?:编辑部|工作室|报道组|记者站|数据组))(?P<names>{_NAME}(?:[、,， ／/&和]+{_NAME}(?![:：{HAN}]))*)"
)
_REPORTER = re.compile(
    rf"(?P<medium>[{HAN}A-Za-z]{{0,12}}?)(?:见习|实习|特约|首席)?记者 ?[:：]? ?"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[、 ,，]+(?![{HAN}]{{2,6}}(?:报道|报导|摄|电|讯))[{HAN}]{{2,4}})*)"
    rf"(?=$|[\s）)/／|｜·,，]|[{HAN}]{{2,4}}(?:报道|报导))"
)
_BRACKETED_REPORTER = re.compile(
    rf"[（(](?:[^（）()]{{0,8}})记者 ?[:：]? ?(?P<names>[{HAN}]{{2,4}}(?:[、 ,，]+[{HAN}]{{2,4}})*)[^（）()]{{0,12}}[）)]"
)
_DATELINE = re.compile(
    rf"^[（(【\[]?(?P<medium>[{HAN}A-Za-z0-9]{{2,14}}?)[】\])）]?(?:(?P<year>20\d\d)年)?(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?:电|讯|消息)"
)
_MEDIUM = re.compile(
    r"(?:报|网|社|刊|周刊|杂志|财经|财讯|新闻|客户端|资讯|快讯|快报|观察|评论|电视台|电台|在线|之声|传媒|早知道|科技|观点|智库|研究院|公众号|头条|日报|晚报|周报|笔记|前线|内参|Daily|News|Times|\.(?:com|cn|net))$"
)
_EDITOR = re.compile(
    r"(?:责任编辑|责编|值班编辑|执行编辑|编辑)(?: ?[:：/|｜丨] ?| +)"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[、,， ]+[{HAN}]{{2,4}}(?![:：{HAN}]))*)(?=$|[\s）)】\]|｜丨])"
)
_SECTION = re.compile(rf"(?:所属)?(?:栏目|频道|版块)[:：] ?(?P<name>[{HAN}A-Za-z0-9]{{2,10}})(?=$|\s)")
_CRUMBS = re.compile(
    r"^(?:您?的?(?:当前|现在)?位置[:： ]*)?(?:网站)?(?:首页|主页)(?:\s*(?:>+|»|›|＞|->)\s*[^>»›＞。，]{1,16})+$"
)
_OWNED = re.compile(rf"(?:本文)?(?:版权|著作权)归(?:属)?(?P<name>[{HAN}A-Za-z0-9]{{2,14}}?)(?:所有|独家)")
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金"
    "韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪殷童牛祁翁俞牟冷宁安包左卓柏尤"
    "庄柯麦简桑费阮裴霍宗詹路岳齐梅盛娄柳鲍季耿卫葛聂翟蓝章倪焦鲁甘符单凌华申游柴欧闵舒房屈苗管温芦谷祝项涂吉项骆解储凤花丛商米"
    "归麻贡劳姬寿边瞿戈寇冼洛仝亓尉蒲缑郁阎谌阮卞井邝苑池屠晏敖辛臧蔚仇匡满冀甄栾荆晋茹练辜岑国蔺巩鞠湛谯鄢褚庾汲糜宓隗仰仲宫宁仉郦雍璩濮扈冉郏桂牧隆逯暨阚"
    "郜窦滕楚闫迟卓连佟鄂展肇缪宣邬滑嵇邢裘丛楼郄覃佘揭揣尚卢阙狄米佴丘简巫祖斐漆普钮宿郗农别晁勾敖冷訾那师竺权逄盍乌焉巴弓"
)
_DOUBLE = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "夏侯",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "端木",
        "东方",
        "南宫",
        "独孤",
        "宇文",
        "长孙",
        "闻人",
        "漆雕",
        "乐正",
        "百里",
        "呼延",
    )
)
_NOT_MEDIA = frozenset(
    (
        "原作者",
        "作者",
        "本网",
        "本站",
        "本报",
        "本刊",
        "本社",
        "网络",
        "互联网",
        "综合",
        "其",
        "转载",
        "未知",
        "原创",
        "本报讯",
        "原文",
        "整理",
        "公众号",
    )
)
_NOT_NAMES = re.compile(
    r"招待|见面|内容|简介|视频|图片|获悉|了解|从|在|对|报道|注意|采访|发现|编辑|来源|发布|记者|时间|日期|阅读|本刊|本报|原创|佚名|匿名|未知|网络|分享|微[信博]|收藏|打印|点击|浏览|评论|字号|转载|推荐|举报|关注|订阅|北京|上海|深圳"
)
_BLANKS = re.compile(
    r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])|[|｜丨]+|(?<!\d)[·,，](?!\d)|(?<=[^A-Za-z0-9])/(?=[^A-Za-z0-9])"
)
_PUBLISHED = re.compile(r"(?:发布|发表|出版|刊发|更新)?(?:时间|日期|于) ?[:：]? ?")


def _from_head(lines: Sequence[_Line]) -> Metadata:
    title = None
    at = 0
    found = Metadata()
    for at, line in enumerate(lines[:_LINES]):
        if line.is_body:
            found = _fill(found, _from_dateline(line.text))
            break
        meta = _from_line(line.text)
        found = _fill(found, Metadata(section=_section(line.text), editor=editor_of(line.text)))
        if title is None and not line.dropped and _is_title(line, meta, more=at + 1 < len(lines)):
            title = line.raw.strip().lstrip("#").strip() or None
        else:
            found = _fill(found, meta)
    for line in lines[at : at + 3]:
        if line.is_body:
            found = _fill(found, _from_dateline(line.text))
    found = _fill(found, Metadata(publisher=_beside_day(lines[:at])))
    if found.publisher and re.search(r"\.(?:com|cn|net)$", found.publisher):
        # an address in the page's frame is a weaker word than 某某网原创 beside the text
        own = (match for line in lines[:_LINES] if len(line.text) < 40 and (match := _OWN.match(line.text)))
        found = dataclasses.replace(
            found, publisher=next((m for o in own if (m := _medium(o["name"]))), found.publisher)
        )
    return dataclasses.replace(found, title=title)


def _beside_day(lines: Sequence[_Line]) -> str | None:
    """Give the medium whose name fills the line behind that of the day or of the hour."""
    for before, line in pairwise(lines):
        name = re.sub(rf"(?<=[{HAN}]) +(?=[{HAN}])", "", line.text.strip(" /|｜"))
        if len(name) <= 12 and _MEDIUM.search(name) and _TIME_OR_DAY.fullmatch(before.text) and not line.dropped:
            return _medium(name)
    return None


def _is_title(line: _Line, meta: Metadata, *, more: bool) -> bool:
    text = line.text.lstrip("#").strip()
    if not more or not 4 <= len(text) <= 90 or text[-1] in "。；;，,、：:" or names_section(text):
        return False
    if not re.search(f"[{HAN}]", text) and not line.text.startswith("#"):
        return False
    if re.match(r"[-=*_|<>\[!]", text):
        return False
    # A line whose date, source or author is all it holds is no title; a title may well hold a year.
    rest = DATE.sub("", text)
    return not (meta.author or meta.publisher or (meta.published and len(rest) < 12))


def _from_line(text: str) -> Metadata:
    """Read one line of a head: labels first, then what stands bare beside the date."""
    if len(text) > 120:
        return Metadata()
    days = [found for found in DATE.finditer(text) if not _EVENT.search(text[: found.start()])]
    when = next((day for found in days if (day := iso(found))), None)
    publisher = author = None
    if (
        (found := _PERSON_OF.fullmatch(text))
        and _MEDIUM.search(found["medium"])
        and _is_person(found["names"], alone=True)
    ):
        return Metadata(publisher=_medium(found["medium"]), author=_names(found["names"]))
    if found := _LABELLED_SOURCE.search(text) or _SHORT_SOURCE.fullmatch(text):
        publisher = _medium(DATE.sub(" ", found["name"]))
    elif len(text) < 40 and (found := _OWN.match(text)):
        publisher = _medium(found["name"])
    if found := _AUTHOR.search(text):
        author = _names(found["names"])
    elif len(text) <= 60 and (found := _REPORTER.search(text)):
        author = _names(found["names"])
        medium = found["medium"]
        if author and not publisher and len(medium) >= 2 and medium not in _NOT_MEDIA:
            publisher = _medium(medium)
    if when and len(text) <= 80:
        publisher, author = _bare(text, publisher, author)
    return Metadata(published=when, publisher=publisher, author=author)


def _bare(text: str, publisher: str | None, author: str | None) -> tuple[str | None, str | None]:
    """Tell publisher and author that stand without label before and behind the date of a short line."""
    found = DATE.search(text)
    if not found:
        return publisher, author
    for before, part in ((True, text[: found.start()]), (False, text[found.end() :])):
        bare = part
        for pattern in (_REPORTER, _AUTHOR, _LABELLED_SOURCE, DATE, _PUBLISHED):
            bare = pattern.sub(" ", bare)
        words = [
            w
            for w in _BLANKS.split(bare)
            if len(w) >= 2 and not re.search(r"报道|报导|阅读|评论|\d{1,2}:\d\d|[：:]", w)
        ]
        if len(words) > 3 or any(len(w) > 20 for w in words):
            continue
        for word in words:
            is_medium = bool(_MEDIUM.search(word)) or before
            if is_medium and publisher is None:
                publisher = _medium(word)
            elif not before and author is None and publisher and _is_person(word, alone=len(words) == 1):
                author = _names(word)
            elif publisher is None and len(word) >= 3:
                publisher = _medium(word)
    return publisher, author


def _is_person(word: str, *, alone: bool) -> bool:
    """Say whether a bare word behind the date is a person's name: by its surname; a wrong author is worse than none."""
    if not re.fullmatch(_NAME, word) or _NOT_NAMES.search(word):
        return False
    known = word[0] in _SURNAMES or word[:2] in _DOUBLE or "·" in word
    return known or (word[0].isascii() and not alone)


def _from_dateline(text: str) -> Metadata:
    author = publisher = when = None
    if found := _BRACKETED_REPORTER.search(text[:80]):
        author = _names(found["names"])
    if found := _DATELINE.match(text):
        publisher = _medium(re.sub(r"(?<=社).*", "", found["medium"]))
        if found["year"]:
            when = iso_date(f"{found['year']}-{found['month']}-{found['day']}")
    return Metadata(published=when, publisher=publisher, author=author)


def _from_tail(lines: Sequence[str], *, alone: bool) -> Metadata:
    found = Metadata()
    for number, line in enumerate(reversed(lines)):
        if len(line) > 60:
            continue
        if owned := _OWNED.search(line):
            found = _fill(found, Metadata(publisher=_medium(owned["name"])))
        found = _fill(found, Metadata(editor=editor_of(line)))
        if (written := _AUTHOR.search(line)) and written.start() <= 2:
            found = _fill(found, Metadata(author=_names(written["names"])))
        day = DATE.fullmatch(line.strip("（）() "))
        labelled = re.search(r"(?:发布|发表|刊发)(?:时间|日期|于) ?[:：]?", line)
        # a notice is signed with its office and its day: 某某局 above 2024年8月2日
        before = lines[-2] if len(lines) > 1 and not number else ""
        signed = 3 <= len(before) <= 30 and not re.search("[，。；：！？]", before)
        if (day and not number and (alone or signed)) or labelled:
            found = _fill(found, Metadata(published=next((i for d in DATE.finditer(line) if (i := iso(d))), None)))
    return found


def editor_of(line: str) -> str | None:
    """Read 责任编辑：某某 in a short line."""
    found = _EDITOR.search(line) if len(line) <= 60 else None
    return _names(found["names"]) if found else None


def _section(line: str) -> str | None:
    """Read 栏目：制造, or the last heading of 首页 > 制造 > 正文."""
    if found := _SECTION.search(line):
        return found["name"]
    if len(line) <= 60 and _CRUMBS.match(line):
        parts = [part.strip() for part in re.split(r"[>»›＞]+|->", line)[1:]]
        named = [part for part in parts if part and part not in {"正文", "详情", "文章", "新闻"}]
        return named[-1] if named and len(named[-1]) <= 10 else None
    return None


def _medium(name: str) -> str | None:
    name = re.sub(r"[（(][^（）()]*[）)]?$", "", name.strip(" 《》“”【】[]（）()·-—:：,，/")).strip()
    name = re.sub(r"(?<=[^快资财通简])讯$|(?:微信)?公众号$|(?:独家|原创|首发|编辑部)$", "", name)
    if not 2 <= len(name) <= 24 or name in _NOT_MEDIA or re.search(r"[。！？，；]|转载|请注明|^\d+$", name):
        return None
    return name


def _names(text: str) -> str | None:
    names = [n for n in re.split(r"[、,，／/&和]+| (?=[\u4e00-\u9fff])", text.strip()) if n.strip()]
    names = [n.strip() for n in names]
    if not names or any(_NOT_NAMES.search(n) for n in names[:1]):
        return None
    return "、".join(n for n in names if not _NOT_NAMES.search(n))


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

"""Who made a report, and for which medium: the lines at its head or foot that name writers, editors and publisher.

Such a line is no sentence: a word for what somebody did (作者, 编辑, 校对), a mark, names. The medium stands in the line,
in a line beside it (出品｜某某, 某某记者　甲), or is the one whose reporters the text itself speaks of (某某记者获悉).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.model import Link, Mention, Reading, Span

RULE = "credited in a report"
_GRADE = "(?:首席|特约|本报|本刊|见习|实习|资深|高级|值班|流程|责任|美术|视觉|图片|新闻|文字|摄影|执行|助理)*"
_POSTS = "证券分析师|首席分析师|分析师|研究助理|研究员|记者|编辑|责编|美编|主编|监制|校对|审校|实习生|评论员|主笔|制片人?|出品人"
_DEEDS = "作者|采写|撰文|撰稿|采访|编译|执笔|摄影|文图?|图文?|文字|制作|制图|绘图|设计|统计|策划|整理|审核|复审|终审|初审|审签|监审|运营|剪辑|后期|排版|翻译|报道"
_MARK = "[ \u3000*_]*[|｜丨/／:：][ \u3000*_]*"
_ROLE = re.compile(
    f"(?:(?P<post>{_GRADE}(?:{_POSTS}))(?:{_MARK}|[ \u3000*]+)|(?P<deed>(?:{_GRADE})(?:{_DEEDS})){_MARK}|(?P<writer>(?:特约)?作者|采写|撰文|撰稿)[ \u3000*]+)"
    f"(?:{_GRADE}(?:记者|作者|编辑)[ \u3000]?)?$"
)
"""What stands before whom a line credits."""
_HINT = re.compile(f"(?:{_POSTS}|作者|采写|撰文|撰稿|编译|执笔|摄影|文|制作|统计|策划|整理)(?:{_MARK}|[ \u3000*]+)")
_NEXT = re.compile("(?:[ \u3000]+|[ \u3000]*[、，,/&＆][ \u3000]*|和|与)$")
"""Between two whom one word credits."""
_STAMP = re.compile("\\d{4}[-年/.]\\d{1,2}[-月/.]\\d{1,2}")
"""A day in the line: the head of a page, which the document's publisher and author tell."""
_LONGEST = 100  # characters of such a line
_PROSE = re.compile("[。；！？]|[，,][^\ue000]{10,}")
_LEFT_OVER = 18  # characters of a line that are neither names nor words of its form
_FORM = re.compile(
    f"{_GRADE}(?:{_POSTS}|{_DEEDS}|来源|出品|本文|微信|公众号|发自|责任)|[《【（(][^《》【】（）()]{{1,12}}[》】）)]|[\\W_\\d]+"
)
_PUBLISHED = re.compile(
    "(?:出品|(?<!图片)(?<!数据)(?<!资料)(?<!截图)(?<!头图)(?<!图)来源|公众号)[ \u3000*_]*[|｜丨/／:：]?[ \u3000*_“《@]*"
)
"""Before the medium of a report; where only a picture comes from says nothing."""
_PICTURE = re.compile(
    "(?:图片?|数据|资料|截图|头图|题图|封面|视频|照片|制图)[^，。\n]{0,3}来源|来源[|｜丨:： ]{1,3}(?:视觉中国|受访者)|[摄图]$|(?:摄影|供图|审核|审校|校对|制图)[:：|｜/] ?$"
)
_CAPTION = re.compile(r"[ \u3000]*_[^_].*[^_]_[ \u3000]*")
"""A line in slanted letters, as captions are: where the picture above comes from."""
_GOES_ON = re.compile(
    f"(?!{_GRADE}(?:{_POSTS}|{_DEEDS})|讯|本文|来源|出品|公众号|微信号|客户端|工作室|编辑部|频道|旗下|授权|原创|官[网方微]|[和与及的])[A-Za-z\u4e00-\u9fff]|[·.．][A-Za-z\u4e00-\u9fff]"
)
"""Behind a name that is only the beginning of what the medium is called: 江左深读, where 江左 is known."""
_BEGUN = re.compile("[A-Za-z\\u4e00-\\u9fff][·.．]$")
"""Before a name with which what the medium is called goes on."""
_REPORTERS = re.compile(
    r"[》”]?(?:首席|特约|见习|实习)?记者|[》”]?独?家?获悉|[》”]?注意到|[》”]从[^，。\n]{1,16}(?:获悉|了解到)"
)
"""Behind a medium that speaks of itself: 某某记者, 某某独家获悉."""
_ASKED = re.compile("(?:从|向|据|由|自)[《“]?$")
"""Before whom a reporter asks: 记者从某某获悉."""
_OFFICE = re.compile("(?:[局部委厅署院]|政府|委员会|公安|警方|大学|集团|股份|公司)$")
_UNKNOWN = re.compile(
    f"(?:^|[\\W_])(?P<word>[A-Za-z]{{2,12}}|(?!{_GRADE}(?:{_POSTS}))[\u4e00-\u9fff]{{2,8}}?)(?={_GRADE}(?:{_POSTS}|作者)(?:{_MARK}|[ \u3000*]+)$)"
)
"""A medium before a word for its people, by a name that was not found: 某经记者."""
_WRITES = re.compile("作者|文|采写|撰|记者|执笔|报道")
_SOURCE = re.compile("(?<!本文)来源")
_MEDIUM = re.compile(
    "(?:新闻[云网社]?|[日晚早晨午时商周]报|[金经基]报|报社?|周刊|通讯社|新社|财经|经纬|网|财联社|电视台|卫视|观察|电台)$"
)
_NO_MEDIUM = re.compile("(?:市场|合作社|联储|[局委部厅院校会所]|大学|政府|银行)$")
_ALONE = re.compile("[*_ \u3000]*(?P<column>《[^《》\n]{1,10}》)?[*_ \u3000·：丨|｜]*(?:特约|本报)?")
"""Between a medium and who wrote for it, where a line holds nothing else: 某某报　甲, 某某新闻《专栏》甲."""
_REST = re.compile("[*_ \u3000]*(?:(?:发自|报道于)?[\u4e00-\u9fff]{0,5}(?:报道)?)?[*_ \u3000]*")
_DATELINE = re.compile(
    "[\u4e00-\u9fff]{0,4}\\d{1,2}月\\d{1,2}日(?:电|讯|消息)[*_ \u3000]{0,4}[(（](?P<names>[^（）()。]{2,40})[)）]"
)
"""Behind a medium, who wrote its dispatch: 某社5月6日电（记者　甲　乙）."""
_OWN = re.compile(
    r"^本[报刊网台社][^，。；\n]{0,12}?(?:讯|电|消息)[*_ \u3000]{0,4}[(（](?:本报)?记者[ \u3000]?"
    r"(?P<one>[^\W_]{2,4})(?:[ \u3000、]+(?!通讯员|实习生)(?P<two>[^\W_]{2,4}))?",
    re.MULTILINE,
)
_SENT = re.compile("[ \u3000]?发?[ \u3000]{1,2}")
_SHOT = re.compile("[ \u3000]{0,2}(?:摄|/?图)(?=[\\W_]|$)")
"""Around who took a picture: 某社发　甲　摄, 某报　甲　摄."""
_HEAD = 5  # lines, empty ones left out, in which the head of a page tells medium and day
_APART = 3  # lines, empty ones left out, over which one medium is that of all


@dataclass(frozen=True, slots=True, kw_only=True)
class _Credit:
    """Somebody whom a line names, his post there, whether he wrote the report, and a name before it that is no mention."""

    person: Mention
    post: str | None
    writes: bool
    medium: str | None


@dataclass(slots=True, kw_only=True)
class _Line:
    """Words that credit somebody: in which line, whom they name, the media in them, and whether the report was only taken from these."""

    number: int
    span: Span
    people: list[_Credit] = field(default_factory=list)
    media: list[Mention] = field(default_factory=list)
    reprinted: bool = False


def credited(reading: Reading, links: Sequence[Link]) -> Iterator[Link]:
    """Yield for which medium those work whom the head or foot of a report names."""
    head = _stamped(reading)
    lines = sorted((*_lines(reading), *_bylines(reading), *head), key=lambda line: line.number)
    told = [*lines, *_dispatches(reading), *_own_dispatches(reading, head)]
    if not any(line.people for line in told):
        return
    lenders = [line for line in lines if line.media]
    employed = {link.subject.span for link in links if link.predicate == "worksFor"}
    own = _speaks_for(reading)
    for line in told:
        for credit in line.people:
            if credit.person.span in employed:
                continue
            media = line.media or _beside(line, lenders, writes=credit.writes) or own
            for medium in media:
                if credit.medium is None or medium in line.media or _is_short_for(credit.medium, medium.name):
                    yield Link(
                        predicate="worksFor",
                        subject=credit.person,
                        object=medium,
                        evidence=line.span,
                        title=credit.post,
                        rule=RULE,
                    )


def _lines(reading: Reading) -> Iterator[_Line]:
    """Yield the lines that credit somebody or name the medium."""
    text = reading.text
    mentions = sorted(m for m in reading.mentions if m.type != "Title")
    for number, span in enumerate(_told_lines(text)):
        said = span.of(text)
        if len(said) <= _LONGEST and (_HINT.search(said) or _PUBLISHED.search(said)):
            line = _read(text, span, number, _inside(mentions, span.start, span.end))
            if line is not None:
                yield line


def _told_lines(text: str) -> Iterator[Span]:
    """Yield where the lines are that are not blank."""
    begin = 0
    for raw in text.split("\n"):
        if raw.strip():
            yield Span(begin, begin + len(raw))
        begin += len(raw) + 1


def _inside(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Give those of sorted mentions that stand between two places."""
    low, high = (bisect_left(mentions, at, key=lambda m: m.span.start) for at in (start, end))
    return [m for m in mentions[low:high] if m.span.end <= end]


def _stamped(reading: Reading) -> list[_Line]:
    """Give the line at the head of a page that begins with the medium and tells the day, if there is one."""
    text = reading.text
    for number, span in zip(range(_HEAD), _told_lines(text), strict=False):
        if _STAMP.search(span.of(text)) and not _PROSE.search(span.of(text)):
            begin = span.start + len(span.of(text)) - len(span.of(text).lstrip("《*_ \u3000"))
            media = [m for m in reading.mentions if m.span.start == begin and m.type in ("Company", "Organization")]
            return [_Line(number=number, span=span, media=media)] if media else []
    return []


def _own_dispatches(reading: Reading, head: Sequence[_Line]) -> Iterator[_Line]:
    """Yield who wrote a dispatch of the medium at the head: 本报讯（记者　甲）."""
    people = sorted(m for m in reading.mentions if m.type == "Person")
    for line in head:
        for found in _OWN.finditer(reading.text):
            wrote = [m for m in people if m.span.start in (found.start("one"), found.start("two"))]
            if wrote:
                yield _written(Span(found.start(), wrote[-1].span.end), line.media, wrote)


def _dispatches(reading: Reading) -> Iterator[_Line]:
    """Yield whom the datelines of dispatches and the captions of pictures name."""
    text = reading.text
    mentions = sorted(reading.mentions)
    for medium, name in pairwise(mentions):
        if (
            medium.type in ("Company", "Organization")
            and name.type == "Person"
            and _SENT.fullmatch(text, medium.span.end, name.span.start)
            and _SHOT.match(text, name.span.end)
        ):
            yield _written(Span(medium.span.start, name.span.end), [medium], [name])
    for medium in mentions:
        if medium.type not in ("Company", "Organization") or not (found := _DATELINE.match(text, medium.span.end)):
            continue
        inside = _inside(mentions, *found.span("names"))
        media = [m for m in inside if m.type in ("Company", "Organization")] or [medium]
        yield _written(Span(medium.span.start, found.end()), media, [m for m in inside if m.type == "Person"])


def _bylines(reading: Reading) -> Iterator[_Line]:
    """Yield lines of nothing but a medium and who wrote for it."""
    text = reading.text
    mentions = sorted(m for m in reading.mentions if m.type != "Title")
    lines = list(_told_lines(text))
    for at, medium in enumerate(mentions[:-1]):
        if medium.type not in ("Company", "Organization"):
            continue
        number = bisect_right(lines, medium.span.start, key=lambda span: span.start) - 1
        begin, closes = lines[number]
        if closes - begin > _LONGEST or text[begin : medium.span.start].strip("*_ \u3000【（"):
            continue
        between = _ALONE.match(text, medium.span.end)
        people: list[Mention] = []
        end = between.end() if between else medium.span.end
        for name in mentions[at + 1 :]:
            if name.type != "Person" or not (
                name.span.start == end or (people and _NEXT.fullmatch(text, end, name.span.start))
            ):
                break
            people.append(name)
            end = name.span.end
        if (
            between
            and people
            and _REST.fullmatch(text, end, closes)
            and (between["column"] or (_MEDIUM.search(medium.name) and between.end() > medium.span.end))
        ):
            yield _written(Span(begin, end), [medium], people, number)


def _written(span: Span, media: list[Mention], people: Sequence[Mention], number: int = 0) -> _Line:
    """Make the line of those who wrote for a medium."""
    return _Line(
        number=number,
        span=span,
        people=[_Credit(person=m, post=None, writes=True, medium=None) for m in people],
        media=media,
    )


def _read(text: str, span: Span, number: int, names: Sequence[Mention]) -> _Line | None:
    """Read one line, or say with None that it is no line of credits."""
    if not names or _PROSE.search(span.of(text)) or _STAMP.search(span.of(text)):
        return None
    rest = list(span.of(text))
    for name in names:
        rest[name.span.start - span.start : name.span.end - span.start] = " " * len(name.span)
    if len(_FORM.sub("", "".join(rest))) > _LEFT_OVER:
        return None
    said = span.of(text)
    line = _Line(number=number, span=span)
    at = span.start
    credit: _Credit | None = None
    for name in names:
        before = text[at : name.span.start]
        if name.type in ("Company", "Organization"):
            part = _GOES_ON.match(text, name.span.end) or _BEGUN.search(
                text, max(span.start, name.span.start - 2), name.span.start
            )
            if not part and not _PICTURE.search(before):
                line.media.append(name)
        elif name.type == "Person":
            role = _ROLE.search(before)
            if role is None and line.media and line.media[-1].span.end == at - len(before):
                medium = line.media[-1].span  # 文｜某某　甲: behind the word stands first the medium
                role = _ROLE.search(text[span.start : medium.start]) if not before.strip(" ·・：") else None
            if role:
                known = line.media and line.media[-1].span.end > at - 1
                unknown = None if known else _UNKNOWN.search(before)
                credit = _Credit(
                    person=name,
                    post=role["post"],
                    writes=_WRITES.search(role[0]) is not None,
                    medium=unknown["word"] if unknown else None,
                )
            elif credit and _NEXT.fullmatch(before):
                credit = replace(credit, person=name)
            else:
                credit = None
            if credit:
                line.people.append(credit)
        at = name.span.end
    if not line.people and (not _PUBLISHED.search(said) or _CAPTION.fullmatch(said)):
        return None
    line.reprinted = not line.people and _SOURCE.search(said) is not None
    return line


def _beside(line: _Line, lenders: Sequence[_Line], *, writes: bool) -> list[Mention]:
    """Give the media of the nearest line of credits that names one; who only edits works for no source, and who wrote rather for who publishes it.

    A dispatch or a caption lends its medium to nobody: what it stands in may be of another.
    """
    low = bisect_left(lenders, line.number - _APART, key=lambda x: x.number)
    high = bisect_right(lenders, line.number + _APART, key=lambda x: x.number)
    near = [x for x in lenders[low:high] if writes or not x.reprinted]
    return min(near, key=lambda x: (x.reprinted, abs(x.number - line.number), x.number)).media if near else []


def _is_short_for(word: str, name: str) -> bool:
    """Say whether the characters of a word stand in a name in their order: 江经 for 江左经济周报."""
    rest = iter(name)
    return all(c in rest for c in word)


def is_no_medium(place: Mention) -> bool:
    """Say whether a place has no reporters, by its name: a firm or an office that is not called as media are."""
    return _MEDIUM.search(place.name) is None and (place.type == "Company" or _NO_MEDIUM.search(place.name) is not None)


def _speaks_for(reading: Reading) -> list[Mention]:
    """Give the medium whose reporters the text speaks of, where it is one above all others."""
    told: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for m in reading.mentions:
        if (
            m.type in ("Company", "Organization")
            and _REPORTERS.match(reading.text, m.span.end)
            and not _ASKED.search(reading.text, max(0, m.span.start - 2), m.span.start)
            and not _OFFICE.search(m.name)
        ):
            told[m.name] += 1
            first.setdefault(m.name, m)
    ranked = told.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return []
    return [first[ranked[0][0]]]

"""Where the article is in a page that came without its tags: menus stand above it, comments and teasers below.

A text is taken for such a page only where words that nothing but the frame of a website has stand on lines of their
own (登录, 返回顶部, 隐私政策), several different ones, among many short lines. Then the article is the stretch with the
most prose: lines of sentences count for it, buttons, counts and times of comments and teasers count against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from kg.text.folding import simplify

_SHORT = 14  # characters of a line that may be an entry of a menu
_SHORT_LINES = 12  # that a page has at least
_CONTROLS = 4  # different words of the frame that it has at least; whose it is counts for one
_LINE = 60  # characters of a line that may be of the frame
_HEADING = 24  # characters of a line that opens comments, or of a button
_FOOT = 200  # characters of a line that tells whose the website is
_PROSE = 60  # characters of prose without which nothing is an article
_MOST = 200  # characters of one paragraph that count
_COST = {
    "control": 50,
    "count": 12,
    "stamp": 200,
    "list": 150,
    "comments": 150,
    "editor": 150,
    "notice": 12,
    "plain": 12,
}
_WALLS = frozenset(("stamp", "list", "comments", "editor"))
_BUTTONS = frozenset(("control", "stamp", "list", "comments"))
_ROW = 4  # buttons between two sentences that are never inside an article
_BREAK = 1000  # what such a row costs
_BESIDE = 300  # what the first sentences behind the day of the page gain
_MORE = 20  # characters of prose behind the article, with nothing between that parts them, which belong to it
_DATED = 80  # characters of a line that tells the day of an article
_UP = 40  # lines above the article in which its headline stands
_SIZES = (10, 5)  # characters of a headline: a longer one goes before what may be a name or a heading
_ABOVE = 6  # lines between a headline and its date
_BELOW = 6  # lines behind the article that tell of it

_between = re.compile(r"[\s|｜丨/·>»:：,，、.…×+\-\[\]【】()（）]+")
_day = re.compile(r"(?<!\d)(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?!\d)")
_stamp = re.compile(
    r"(?:今天|昨天|前天|刚刚|\d{1,3} ?(?:秒|分钟|小时|天|周|个月)前"
    r"|(?:(?:19|20)\d\d ?[-/.年] ?)?\d{1,2} ?[-/.月] ?\d{1,2}日? *\d{1,2}:\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}$)"
)
_count = re.compile(r"[\s|｜+\-]*(?:[\d,.]+[\s万亿%]*)?$")
_counted = re.compile(
    r"[\s|｜+\-\d]*(?:顶|踩|赞|回复|评论|跟贴|跟帖|分享|举报|查看回复)[\s(（]*[\d,.万]*[)）]?$|\d+楼$|(?:举报|查看对话|赞|踩|回复|收藏|[\s\d,])+$"
)
_comments = re.compile(
    r"(?:\d+ ?条?|网友|用户|最新|最热|热门|全部|精彩|发表|我要|我的|查看全部\d*条?)?(?:评论|跟贴|跟帖)(?![\u4e00-\u9fff]{3})|参与 ?\d+"
)
_byline = re.compile(
    r"^[（(【]?(?:本文|文章)?(?:来源|作者|编辑|责任编辑|责编|校对|原标题|原题|摘要|关键[词字]|标签|撰文|文)(?:于|为|[\s:：/|]|$)"
    r"|(?:来源|作者|记者|编辑|摄) ?[\s:：/]|^[\u4e00-\u9fff]{2,4}/"
)
_editor = re.compile(r"^[（(【\[]?(?:责任编辑|责编|本文编辑|编辑) ?[:：/|]")
_path = re.compile("[>»›]")
_ended = re.compile(r"[。！？!?…；][”’」』）)】]*$")
_mark = re.compile(r"[，。；：、,](?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page by the numbers of its lines: its headline, the last line that tells of the article, what is left out."""

    headline: int
    last: int
    dropped: Mapping[int, str]


def is_page(lines: Sequence[str], words: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a text, given as its lines, is a page with its frame; cheap, since nearly no text is one."""
    short = [line for line in lines if 0 < len(line) <= _SHORT]
    if len(short) < _SHORT_LINES:
        return False
    controls = frozenset(words["control"])
    found: set[str] = set()
    for line in simplify("\n".join(short)).split("\n"):
        named = [part for part in _between.split(line) if part]
        if controls.issuperset(named):
            found.update(named)
    return len(found) >= _CONTROLS or (len(found) == _CONTROLS - 1 and any(_is_foot(line, words) for line in lines))


def _is_foot(line: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a line tells whose the website is."""
    return len(line) <= _FOOT and any(word in line for word in words["advert"])


def frame(lines: Sequence[str], words: Mapping[str, Sequence[str]]) -> Frame | None:
    """Find the article of a page, given as its lines in match form; None where there is no page, or no article in it."""
    if not is_page(lines, words):
        return None
    entries = frozenset((*words["control"], *words["button"]))
    kinds = [_kind(line, words, entries) for line in lines]
    weights = [_weight(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    walls = {i for i, kind in enumerate(kinds) if kind in _WALLS}
    for row in list(_rows(kinds, weights)):
        weights[row] -= _BREAK
        walls.add(row)
    if (at := _first_told(lines, weights)) is not None:
        weights[at] += _BESIDE
    first, last, weight = _heaviest(weights, 0, len(lines))
    if weight < _PROSE:
        return None
    first, last = _whole(weights, walls, first, last)
    headline = _headline(lines, kinds, first)
    end = _end(lines, kinds, last)
    dropped = dict.fromkeys(range(headline), "navigation")
    dropped |= dict.fromkeys((i for i in range(headline, first) if kinds[i] in {"control", "count"}), "navigation")
    return Frame(headline=headline, last=end, dropped=dropped | dict(_behind(kinds, end + 1)))


def _kind(line: str, words: Mapping[str, Sequence[str]], entries: frozenset[str]) -> str:
    """Say what a line is by its form."""
    if any(word in line for word in words["notice"]):
        return "notice"
    if _is_foot(line, words):
        return "control"
    return "plain" if len(line) > _LINE else _kind_of_short(line, words, entries)


def _kind_of_short(line: str, words: Mapping[str, Sequence[str]], entries: frozenset[str]) -> str:
    if _stamp.match(line) and "。" not in line:
        return "stamp"
    if _count.match(line):
        return "count"
    if all(part in entries or part.isdigit() for part in _between.split(line) if part) or _counted.match(line):
        return "control"
    if _editor.match(line):
        return "editor"
    plain = line.strip("【】[]（）()·●■◆▶>＞：: 　-—|")
    if _comments.match(plain) and len(plain) <= _HEADING:
        return "comments"
    if any(plain.startswith(word) and len(plain) <= len(word) + 4 for word in words["block"]):
        return "list"
    return "control" if len(line) <= _HEADING and line.startswith(tuple(words["line"])) else "plain"


def _weight(line: str, kind: str) -> int:
    """Give the characters of a line of sentences, and below nothing what any other line costs."""
    if kind != "plain":
        return -_COST[kind]
    size = len(line)
    stopped = "。" in line or line[-1] == "；"
    told = (
        stopped or (size >= 30 and len(_mark.findall(line)) >= 2) or (size >= 40 and _ended.search(line)) or size >= 60
    )
    return min(size, _MOST) if told and size >= 12 else -_COST["plain"]


def _heaviest(weights: Sequence[int], start: int, end: int) -> tuple[int, int, int]:
    """Give the first and the last line of the heaviest stretch between two lines, and its weight."""
    best, total, first = (start, start, 0), 0, start
    for i in range(start, end):
        if total <= 0:
            total, first = 0, i
        total += weights[i]
        if total > best[2]:
            best = first, i, total
    return best


def _first_told(lines: Sequence[str], weights: Sequence[int]) -> int | None:
    """Give the first sentences behind the first day of a page, which mostly is that of the article."""
    day = next((i for i, line in enumerate(lines) if len(line) <= _DATED and _day.search(line)), len(lines))
    return next((i for i in range(day + 1, len(lines)) if weights[i] > 0), None)


def _rows(kinds: Sequence[str], weights: Sequence[int]) -> Iterator[int]:
    """Give where a row of buttons begins, or of whatever else parts articles, with no sentence between them."""
    start = found = 0
    for i, weight in enumerate((*weights, 1)):
        if weight <= 0:
            found += kinds[i] in _BUTTONS
            continue
        if found >= _ROW:
            yield start
        start, found = i + 1, 0


def _whole(weights: Sequence[int], walls: AbstractSet[int], first: int, last: int) -> tuple[int, int]:
    """Widen an article over what parts it, a table or a row of pictures, but over no list and no comments."""
    end = next((i for i in range(last + 1, len(weights)) if i in walls), len(weights))
    while (more := _heaviest(weights, last + 1, end))[2] >= _MORE:
        last = more[1]
    start = next((i + 1 for i in range(first - 1, -1, -1) if i in walls), 0)
    while (more := _heaviest(weights, start, first))[2] >= _MOST:
        first = more[0]
    return first, last


def _headline(lines: Sequence[str], kinds: Sequence[str], first: int) -> int:
    """Give the line of the headline: the nearest above the day of the article, else the nearest above itself."""
    top = max(0, first - _UP)
    dated = [i for i in range(first - 1, top - 1, -1) if len(lines[i]) <= _DATED and _day.search(lines[i])]
    above = [range(below - 1, max(0, below - _ABOVE) - 1, -1) for below in dated]
    for places in (above, [range(first - 1, top - 1, -1)]):
        for size in _SIZES:
            for i in (i for place in places for i in place if _is_headline(lines[i], kinds[i], size)):
                return _once(lines, i)
    return next((i + 1 for i in range(first - 1, -1, -1) if kinds[i] != "plain"), 0)


def _is_headline(line: str, kind: str, size: int) -> bool:
    if kind != "plain" or not size <= len(line) <= 90 or line[-1] in "。；，,、：:>":
        return False
    return not (_day.search(line) or _byline.search(line) or _path.search(line))


def _once(lines: Sequence[str], at: int) -> int:
    """Give the first of lines that say the same."""
    while at and lines[at - 1] == lines[at]:
        at -= 1
    return at


def _end(lines: Sequence[str], kinds: Sequence[str], last: int) -> int:
    """Give the last line that tells of the article: who wrote and who edited it stands behind it."""
    end = last
    for i in range(last + 1, min(last + 1 + _BELOW, len(lines))):
        if kinds[i] not in {"plain", "editor", "notice"}:
            break
        if kinds[i] == "editor" or _byline.search(lines[i]):
            end = i
    return end


def _behind(kinds: Sequence[str], start: int) -> Iterator[tuple[int, str]]:
    """Give the lines behind an article with what each belongs to."""
    reason = "navigation"
    for i in range(start, len(kinds)):
        if kinds[i] in {"list", "comments"}:
            reason = {"list": "related", "comments": "comments"}[kinds[i]]
        yield i, reason

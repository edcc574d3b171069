"""Posts and ranks: where they stand, how far they reach, and whose they are.

A title is its head word (总裁, 首席分析师 …, from the packs' lexicons) with the nouns before it as far as the next name:
in 华泰证券科技与电子行业首席分析师黄乐平 the title is 科技与电子行业首席分析师.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

import ahocorasick_rs

from kg.extract.names.departments import without_departments
from kg.extract.wording.houses import without_house
from kg.model import Mention, Reading, Span
from kg.packs import Pack
from kg.text.words import tagged_words

_MODIFIERS = ("n", "vn", "an", "a", "b", "j", "s", "f", "l", "i", "eng", "nz", "ns", "nt", "g", "k", "q", "m", "x", "t")
_JOINTS = ("与", "和", "及", "&", "（", "）", "·")
_BREAKS = (
    "前",
    "原",
    "现",
    "兼",
    "时任",
    "该",
    "这",
    "那",
    "每",
    "各",
    "某",
    "名",
    "位",
    "个",
    "一",
    "两",
    "家",
    "年",
    "月",
    "日",
    "岁",
    "曾",
    "任",
    "公司",
    "集团",
    "企业",
    "我们",
    "其",
    "前者",
    "后者",
)
_UNITS = (
    "部",
    "处",
    "科",
    "室",
    "组",
    "中心",
    "业务",
    "板块",
    "区",
    "线",
    "委",
    "系统",
    "服务部",
    "管理部",
    "研发部",
    "市场部",
)
_SAYING = ("宣布", "任命", "聘任", "表示", "公告", "加入", "出任", "担任", "称", "认为", "指出", "透露")
_LONGEST = 60  # characters of a title at most
_REACH = 16


_NONE = re.compile(
    r"[董监理]事会(?:[委聘]?|[委聘任选推提决][\u4e00-\u9fff])|(?:第[一二三四五六七八九十]|单一|最|主要|机构|战略|原始|老|新)*[大小]?股东"
)
"""A body that acts is no post, nor is who holds shares: 董事会任命某某, 第二大股东."""
_VERBS = ("领导", "主管", "主持", "代表")
"""What is no post right behind somebody, but what he does: 由某某领导."""
_HELD = re.compile(r"(?:为|任|当选|成为|作为|做了?|当了?|是)$")


class Titles:
    """Adds Title mentions: those that the tagger proposes, and heads that stand beside a name."""

    def __init__(self, pack: Pack) -> None:
        heads = sorted({e.name for e in pack.entries if e.type == "Title"})
        self._heads = heads
        self._finder = ahocorasick_rs.AhoCorasick(heads, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its titles as mentions of type Title, in order, none overlapping a name."""
        named = [m.span for m in reading.mentions]
        heads = self._finder.find_matches_as_indexes(_masked(reading.text, named))
        posts = {start for _, start, _ in heads} | {t.span.start for t in reading.tags if t.type == "Title"}
        mentions = without_departments(reading.mentions, reading.text, posts)
        reading = replace(reading, mentions=tuple(sorted(mentions)))
        taken = [m.span for m in reading.mentions]
        proposed = sorted(
            _behind(taken, _bare(t.span, reading.text), reading.text) for t in reading.tags if t.type == "Title"
        )
        beside = (_bare(span, reading.text) for span in self._beside_names(reading, taken, proposed))
        ends = {s.end for s in taken}
        found = [*beside, *(s for s in proposed if s.end - s.start > 1 and not _none(reading.text, s, ends))]
        kept: list[Span] = []
        used = bytearray(len(reading.text))  # 1 where a name or a title stands
        for span in taken:
            used[span.start : span.end] = b"\1" * (span.end - span.start)
        for span in sorted(found, key=lambda s: (s.start - s.end, s.start)):
            if used.find(1, span.start, span.end) < 0:
                kept.append(span)
                used[span.start : span.end] = b"\1" * (span.end - span.start)
        people = {m.span.end for m in mentions if m.type == "Person"}
        kept = [s for s in kept if s.start not in people or s.of(reading.text) not in _VERBS]
        bodies = [m.name for m in mentions if m.type in ("Company", "Organization")]
        kept = [without_house(s, reading.text, ends, bodies) for s in kept]
        titles = [Mention(span=s, type="Title", name=s.of(reading.text)) for s in kept]
        return reading.adding(mentions=sorted(titles))

    def _beside_names(self, reading: Reading, taken: Sequence[Span], proposed: Sequence[Span]) -> Iterator[Span]:
        text = reading.text
        starts = {s.start for s in taken}
        ends = {s.end for s in taken}
        heads = [Span(start, end) for _, start, end in self._finder.find_matches_as_indexes(_masked(text, taken))]
        for sentence in reading.sentences:
            hits = [h for h in _within(heads, sentence) if not _no_head(text, h, ends)]
            if not hits:
                continue
            tagged = tagged_words(sentence.of(text))
            words = [Span(sentence.start + a, sentence.start + b) for a, b, _ in tagged]
            kinds = [kind for _, _, kind in tagged]
            near = proposed[
                bisect_left(proposed, (sentence.start - _LONGEST,)) : bisect_left(proposed, (sentence.end,))
            ]
            spans = [(head, _agreed(head, self._widened(text, head, ends, words, kinds), ends, near)) for head in hits]
            standing = {
                span
                for head, span in spans
                if span.start in ends
                or (text[span.start - 1 : span.start] == " " and span.start - 1 in ends)
                or head.end in starts
                or _next_to(text, head.end, starts)
                or _HELD.search(text, max(0, span.start - 3), span.start)
                or any(head.overlaps(s) for s in near)
            }
            yield from _chained([span for _, span in spans], standing, text)

    @staticmethod
    def _widened(text: str, head: Span, ends: set[int], words: Sequence[Span], kinds: Sequence[str]) -> Span:
        """Take in the nouns before a head; all the way to a name when one stands within reach."""
        start = head.start
        in_unit = False
        for word, kind in zip(reversed(words), reversed(kinds), strict=True):
            if word.start >= head.start:
                continue
            piece = text[word.start : min(word.end, start)]
            limit = next((e for e in range(word.start + 1, word.end) if e in ends), None)
            if start in ends or start - word.start > _REACH or head.end - word.start > _REACH + 8:
                break
            if limit is not None:  # the name ends inside this word: jieba's border is wrong
                piece, begin = text[limit:start], limit
            else:
                begin = word.start
            if piece.endswith(_UNITS) or (in_unit and kind.startswith("v") and len(piece) > 1 and piece not in _SAYING):
                start, in_unit = begin, True
                continue
            if not piece or piece[-1] in "，。；：、！？“”‘’《》 \n\u3000的了在是对为" or piece in _BREAKS:
                break
            if not (kind.startswith(_MODIFIERS) or piece in _JOINTS) or (begin in ends and not piece):
                break
            if kind == "x" and not piece.isalnum():
                break
            start = begin
        return Span(_without_joint(text, start, head.start), head.end)


def _none(text: str, title: Span, ends: set[int]) -> bool:
    """Say whether what the tagger takes for a title is a body, or goes on to be something else: 平台上将, 发表记者会."""
    surface = title.of(text)
    return _NONE.fullmatch(surface) is not None or (surface.endswith(("上将", "记者")) and _no_head(text, title, ends))


def _no_head(text: str, head: Span, ends: set[int]) -> bool:
    """Say whether letters only look like the head of a title: 董事 of 董事会, 中将 of 其中将, 投资长 of 投资长期."""
    last = text[head.end - 1]
    return text.startswith(_GOES_ON.get(last, ()), head.end) or (
        last == "将" and head.start not in ends and text[max(0, head.start - 1) : head.start] not in _BEFORE_RANKS
    )


_GOES_ON = {"事": ("会",), "者": ("会",), "长": ("期", "远", "久", "三角", "尾")}
_BEFORE_RANKS = ("", "、", "，", ",", "兼", " ", "（", "(", "军", "役", "\n")
"""What stands before a rank of the army, where 将 is no verb."""


def _masked(text: str, taken: Sequence[Span]) -> str:
    """Give a text with its names blanked out, so that no title is found in part of a name (…事业部总经理)."""
    pieces: list[str] = []
    at = 0
    for name in sorted(taken):
        start = max(at, name.start)
        if name.end > start:
            pieces += (text[at:start], "\ue000" * (name.end - start))
            at = name.end
    return "".join([*pieces, text[at:]])


def _within(spans: Sequence[Span], sentence: Span) -> Sequence[Span]:
    """Give those of sorted spans that stand in a sentence."""
    first = bisect_left(spans, (sentence.start,))
    return [span for span in spans[first : bisect_left(spans, (sentence.end,))] if span.end <= sentence.end]


_LEAD = re.compile(
    r"由(?=前|原|现任|时任|其)|前者|后者|挖来|请来|招来|引进|聘请|(?:[两三四五六七八九十多数几]|\d{1,2})[位名](?=..)"
    r"|(?:先生|女士|小姐)(?:[及和与、兼]|(?:全面|暂时?|代为|依法)?(?:代行|代理|履行|兼任|担任|出任))|(?:董事会)?(?:授权|指定|推举|增补)(?=[董监独副总首常执财非])|代行(?=.)"
)


def _bare(span: Span, text: str) -> Span:
    """Leave out what stands before a title and is no part of it: 前者创始人, 挖来研究员, 三位经理, 授权董事, 某某女士代行总经理."""
    if text.startswith(("师从", "师承"), span.end - 1):
        span = Span(span.start, span.end - 1)  # 博士师从某某
    lead = _LEAD.match(text, span.start, span.end)
    if lead is None and text.startswith(("任职", "就职"), max(0, span.start - 1)):
        return Span(span.start + 1, span.end)  # 任职总经理助理
    return Span(lead.end(), span.end) if lead else span


def _behind(taken: Sequence[Span], span: Span, text: str) -> Span:
    """Leave out what a name before a title took of it: 终端BG CEO behind 甲川终端BG; `taken` are sorted and part."""
    at = bisect_left(taken, (span.start,))
    end = taken[at - 1].end if at and span.start < taken[at - 1].end < span.end else span.start
    while end < span.end and text[end] == " ":
        end += 1
    return Span(end, span.end)


def _without_joint(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "与和及&（）、":
        start += 1
    return start


def _agreed(head: Span, widened: Span, ends: set[int], proposed: Sequence[Span]) -> Span:
    """Let the tagger say how far a title reaches, unless the words before its head lead all the way to a name."""
    if widened.start in ends:
        return widened
    return next((p for p in proposed if p.end == head.end and p.start <= head.start), widened)


def _chained(spans: Sequence[Span], standing: set[Span], text: str) -> list[Span]:
    """Add the titles that a comma or 兼 ties to one that stands: 创始人兼CEO, 董事长、总裁."""
    kept = set(standing)
    for order in (spans, spans[::-1]):
        for span in order:
            if any(_joined(text, span, other) for other in kept):
                kept.add(span)
    return sorted(kept)


def _joined(text: str, one: Span, other: Span) -> bool:
    left, right = sorted((one, other))
    return left.end < right.start <= left.end + 2 and text[left.end : right.start].strip() in (
        "、",
        "兼",
        "和",
        "及",
        "暨",
        "兼任",
        "/",
        "&",
    )


def _next_to(text: str, at: int, starts: set[int]) -> bool:
    """Say whether a name begins at `at`, but for a blank, a comma or 的."""
    return at + 1 in starts and at < len(text) and text[at] in " \u3000，、:：的"

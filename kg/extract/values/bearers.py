"""Who bears a value that a text states: what it describes, the subject of its part of the sentence, or whom the text speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from kg.extract.wording.members import of_family
from kg.extract.wording.skeleton import Skeleton
from kg.model import Mention, Span

_LISTED = re.compile(r"[\ue003\ue004](?:(?:、|和|与|及|以及)[\ue003\ue004])+")
_DESCRIBES = re.compile(
    r"[）)]?(?:[（(][^（）()\ue000-\ue005]{1,16}[）)])?(?:[、，和]激活参数[^，。；：\ue000-\ue005]{1,10}(?=的))?(?:的?参数量?)?(?:规模|级别?|量级)?的?(?:上一代|前代|新版|旧版|全新|最新|开源|旗舰|自研|基础|语言|推理|多模态|智能体|大|小|超大|版本?|模型)*(?:(?:(?!超|比|与|和|对|为|被|将|把|在|是|了)[\u4e00-\u9fffA-Za-z-]){0,10}模型)?(?:[\ue001\ue002](?:旗下)?的?)?[\ue003\ue004]"
)
"""Behind a figure: the name that it describes (320亿参数的某某, 开源720亿参数模型某某)."""
_OLDER = re.compile("上一?代|前代|老款|旧款")
_ANOTHER = re.compile(
    r"其[他它余](?!方面)|另外?一[款台辆]|同[类级]|大部分|大多|多数|普遍|最[贵便][宜的]|(?<![A-Za-z\d+])(?!API|AP[Pp]|App|AI|GPU|VIP|Token)[A-Z](?:[A-Za-z]+|\d{1,2}(?=的|则|也|是))|竞品|友商|对手|[专企个尝][\u4e00-\u9fff]{0,3}[版款]|(?:Pro|Max|Ultra|Plus|Lite)版"
)
"""What begins a clause that speaks of something else than the name before its comma: 上一代, Pro版, a name that nobody knows."""
_UNKNOWN = re.compile(
    "(?:模型|车型|新品|手机|产品|芯片|机器人|新药|疫苗)[“「]?[A-Z][A-Za-z0-9.+-]{0,14}[”」]?(?=[，。；、的]|$)"
    "|[，；。另]?[“「『][A-Za-z0-9\u4e00-\u9fff·]{2,10}[”」』](?=[则也还，的推发售卖定现目今去])"
)
"""In a sentence: it tells of something whose name nobody knows."""
_BRACKET = re.compile("[\ue003\ue004A-Za-z\\d][ *]{0,3}[（(][^（）()。；\n\ue000-\ue005]*$")
"""Before a value: a bracket behind a name, of which the value is (乙（320亿参数）)."""
_STRANGER = re.compile(
    "的(?:[\u4e00-\u9fff]{0,6})?(?!Transformer|MoE|MOE|LLM|VLM|VLA|AI|GPT模|Dense)[A-Z][A-Za-z]{2,}"
    "|(?<=[元起])的[\ue001\ue002](?![\ue003\ue004])|(?<=[元起])的(?!价|售|定|高|低|中|入门|旗舰|新|这|该|它|其|全|车型|版本|产品|配置)[\u4e00-\u9fff]{2,}"
)
"""Behind a value: it describes a name that nobody knows."""
_RIVALLED = re.compile("(?:对标|媲美|挑战|叫板|抗衡|取代)[^，。；：\ue000-\ue005]{0,6}(?:[\ue001\ue002]的?)?$")
"""Before a name: another is measured by it."""
_MEASURE = re.compile("(?:相比|相较|比起来?)(?:之下)?，")
"""Behind a name: the clause after it tells of another (较之甲相比，它有80亿参数)."""
_CARRIED = re.compile(
    "(?:搭载|配备|内置|装有|装上|用上|配有|配上)(?:了|的是)?(?:最新|全新|自研|国产|旗舰|[\\d一二两三四五六七八九十]+[颗张块片枚个台组套]|\ue001|的|级)*(?:[\u4e00-\u9fff]{2,8}的)?[\u4e00-\u9fffA-Z]{0,8}$"
)
"""Before a name: it is a part of what the clause speaks of."""
_GROUND_BEFORE = re.compile("(?:以|拿|用|从|由|在|基于)(?:[\ue001\ue002]的?|[^，。；：\ue000-\ue005]{1,8}){0,3}$")
_GROUND_BEHIND = re.compile(
    "(?:系列)?(?:之?上|为底座|为基座|为基础|的基础上?|做底座|作底座|当底座|[精微]调|蒸馏|续训|继续|接着[训练炼调改]|[改训练炼]出?来|训练|剪枝|裁剪|改造|初始化)"
)
"""Before and behind a name: another was made of it, and what follows is told of that."""
_RIVALS = re.compile("的(?:竞争)?(?:对手|竞品|友商|教师模型|老师模型|前身|底座|基座)")
_OTHERS = re.compile(
    "[\ue001\ue002][^，。；：\ue000-\ue005]{0,6}的[^，。；：\ue000-\ue005]{0,6}(?:芯片|电池|车|产品|手机|机器人|药|同类|竞品|机型|设备)|[把将](?![其它该新]|产品|整|全系|价|售|起)[\u4e00-\u9fff]{1,6}(?:售价|价格|定价|单价)"
)
"""In the clause of a value: what another firm makes, or a thing without a name, bears it."""
BREAK = re.compile(r"[。；;！？!?\n]")


_IS_ONE_OF = re.compile("[^，。；：！？\ue000-\ue005]{0,8}(?:是|为|系|属于|出自)[^，。；：！？\ue000-\ue005]{0,16}")
"""Between a thing and another by which it is told: 甲是乙系列产品之一."""


class Topic:
    """Of whom a text speaks from sentence to sentence.

    `last` is whom any sentence before named, unless the paragraph begins without a thing; `near` whom the sentence right before did, or this paragraph of nobody else.
    `headline` is with what the document deals.
    """

    def __init__(self, text: str, headline: Mention | None) -> None:
        self._text = text
        self.headline = headline
        self._end = 0
        self._opens = True  # a paragraph
        self._alone: dict[str, Mention] = {}  # of whom the paragraph speaks
        self.last: Mention | None = None
        self.near: Mention | None = None

    def enter(self, sentence: Span) -> None:
        """Begin a sentence."""
        self._opens = "\n" in self._text[self._end : sentence.start]
        if self._opens:
            self._alone.clear()
        if self.near is None and len(self._alone) == 1:
            self.near = next(iter(self._alone.values()))

    def leave(self, sentence: Span, things: Sequence[tuple[Span, Mention]], *, scored: bool) -> None:
        """End a sentence that names `things` or means them; a score told in it keeps the topic for the next."""
        self._end = sentence.end
        behind = [at.start for at, _ in things[1:]]
        heads = [
            one
            for one, after in zip_longest(things, behind)
            if not (after and of_family(self._text, one[0].end, after))
        ]
        speaks = [m for at, m in heads if not object_before(self._text, sentence.start, at.start)]
        for m in speaks:
            self._alone.setdefault(m.name, m)
        self.last = next((m for m in speaks if m.span.inside(sentence)), self.last)
        if self._opens and not things:
            self.last = None  # it speaks of something else
        if speaks:
            self.near = speaks[0]
        elif things or not scored:
            self.near = None


def clause_start(text: str, at: int) -> int:
    """Give where the clause around `at` begins."""
    return max(text.rfind(mark, 0, at) for mark in "，。；！？!?\n") + 1


def bearers(bones: Skeleton, start: int, end: int, types: frozenset[str], *, behind: str = "") -> list[Mention] | None:
    """List whose value it is: what it describes, the subject of its part of the sentence, else the nearest name before it.

    Several only where they stand in one list: 甲和乙都支持128K上下文. What stands behind it is looked at up to one of
    the marks in `behind`, or not at all. None where it is of something that has no name here.
    """
    if behind and (of := described(bones, end)) and of.type in types:
        return [of]
    if bracket := _BRACKET.search(bones.text, 0, start):
        inside = bones.names.get(bracket.start())
        return [inside] if inside and inside.type in types else None
    begin = max((m.end() for m in BREAK.finditer(bones.text, 0, start)), default=0)
    comma = max(bones.text.rfind("，", begin, start) + 1, begin)
    own = _heads(bones, comma, start, types)
    if (behind and _STRANGER.match(bones.text, end)) or _of_another(bones, comma, start, own):
        return None
    if own:
        listed = _LISTED.match(bones.text, own[0])
        if listed and listed.end() > own[-1]:
            return [bones.names[i] for i in own]
        return [bones.names[own[0] if bones.text[comma:start].count("、") == 0 else own[-1]]]
    return _spoken_of(bones, Span(begin, start), end, types, behind)


def described(bones: Skeleton, end: int) -> Mention | None:
    """Give the name that a value ending at `end` describes: 320亿参数的某某."""
    found = _DESCRIBES.match(bones.text, end)
    return bones.names[found.end() - 1] if found else None


def _spoken_of(bones: Skeleton, told: Span, end: int, types: frozenset[str], behind: str) -> list[Mention] | None:
    """List what a part of the sentence speaks of before a value, what stands behind that, else what parts before speak of."""
    begin, start = told
    speaks = subject(bones, begin, start, types)
    before = [
        i
        for i in range(begin, start)
        if i in bones.names
        and bones.names[i].type in types
        and not _MEASURE.match(bones.text, i + 1)
        and not (_GROUND_BEFORE.search(bones.text, begin, i) and _GROUND_BEHIND.match(bones.text, i + 1))
    ]
    if speaks is None and "Product" in types:
        before = [i for i in before if not _CARRIED.search(bones.text, begin, i)]  # 该机搭载甲处理器，售价……
    if speaks is None and before:
        if _RIVALLED.search(bones.text, begin, before[-1]):
            return None  # 一款轿车对标甲，售价20万元
        speaks = bones.names[before[-1]]
    if speaks:
        return [speaks]
    after = _behind(bones, end, types, behind) if behind else None
    if after is None and _UNKNOWN.search(bones.text, begin, start):
        return None
    topic = after or subject(bones, 0, begin, types)
    return [topic] if topic else []


def _of_another(bones: Skeleton, comma: int, start: int, own: list[int]) -> bool:
    """Say whether a clause tells the value of something else than the names `own` that stand in it, or before it."""
    if _OLDER.search(bones.text, comma, start):  # 上一代S7, where S7 Ultra is what the text speaks of
        return not own or len(bones.said(own[0], own[0] + 1)) < len(bones.names[own[0]].name)
    if own:
        return _RIVALS.search(bones.text, own[-1] + 1, start) is not None
    return any(other.search(bones.text, comma, start) for other in (_ANOTHER, _OTHERS))


def _behind(bones: Skeleton, end: int, types: frozenset[str], marks: str) -> Mention | None:
    """Give the name shortly behind a value and before any of the marks, unless it is only compared with or built on."""
    for i in range(end, min(len(bones.text), end + 24)):
        if bones.text[i] in marks:
            return None
        if i in bones.names and bones.names[i].type in types:
            return None if object_before(bones.text, end, i) else bones.names[i]
    return None


def subject(bones: Skeleton, begin: int, start: int, types: frozenset[str]) -> Mention | None:
    """Give the last name that opens a clause between `begin` and `start`: what the following clauses speak of."""
    opening, at = None, begin
    for i in _heads(bones, begin, start, types):
        if not object_before(bones.text, begin, i) and not (
            opening is not None and _IS_ONE_OF.fullmatch(bones.text, at + 1, i)
        ):
            opening, at = bones.names[i], i
    return opening


def _heads(bones: Skeleton, begin: int, end: int, types: frozenset[str]) -> list[int]:
    """List where names of some types stand, without those that only tell of which family the next one is."""
    found = [i for i in range(begin, end) if i in bones.names and bones.names[i].type in types]
    return [i for i, after in zip_longest(found, found[1:]) if not (after and of_family(bones.text, i + 1, after))]


def together(bones: Skeleton, bearer: Mention, start: int) -> list[Mention]:
    """List the things of the list before `start` in which a bearer stands, or it alone: 甲、乙两款车型，售价均为20万元."""
    begin = max((m.end() for m in BREAK.finditer(bones.text, 0, start)), default=0)
    for listed in _LISTED.finditer(bones.text, begin, start):
        names = [bones.names[i] for i in range(*listed.span()) if i in bones.names]
        if bearer in names:
            return names
    return [bearer]


def object_before(text: str, begin: int, at: int) -> bool:
    """Say whether the name at `at` is only what another is compared with, built on or put into."""
    clause = max(text.rfind(mark, begin, at) for mark in "，：:") + 1
    told = _MADE_BY.search(text, max(clause, begin), at)
    return _CARRIED.search(text, max(clause, begin), at) is not None or bool(
        re.search(
            r"(?:以(?!及|来|外)|拿(?![出下到得来])|由(?!于)|从|自(?![研家有主动身带称营])|把|将|基于|在|(?<![通应商家专车民军实])用(?![户途于])|比|(?<!参)与(?!此)|和|对标|接入|较|超过|超越|远超|优于|媲美|赶超|击败|落后|领先|直逼|逼近|接近|对比|追平|换[成为用上]|换到|改[用成为]|脱胎|切换|仅次于|不及|不如|而非|高于|低于|仅为|开源的|为底座|采用|登陆|登录|(?:底[座子层]|基座|骨干)(?:模型)?(?:的?是|用|选|为|换|来自))",
            text[max(clause, begin) : told.start() if told else at],
        )
    )


_MADE_BY = re.compile(
    "由[\ue001\ue002](?:(?:、|和|与|及)[\ue001\ue002])*[^，。；：\ue000-\ue005]{0,8}(?:研发|开发|自研|训练|打造|推出|发布|出品|研制|开源)的[^，。；：\ue000-\ue005]{0,8}$"
)
"""Before a name that opens its clause with its maker: 由甲自研的望舒."""

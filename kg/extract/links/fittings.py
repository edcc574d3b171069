"""What is in a thing that a passage is about, or what it grew from, in clauses that do not name it again: 甲开卖，处理器用的是乙，也能切到丁.

Patterns read what has a part and the part where one clause, or a clear turn, names both; here clauses without a subject
are given to the product, the model or the firm on which the passage has its eye.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from kg.extract.values.bearers import object_before
from kg.extract.wording.modality import Modalities
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Span

RULE = "part of what the passage is about"
_F, _T = "[\ue001\ue002]", "[\ue003\ue004]"
_ANY = "[^，。；：！？—\n\ue000-\ue005]"
_OWN = f"(?:(?!类似|对标|基于|与|和|比|超|的(?!{_T})){_ANY}){{0,8}}?"
_MADE = f"(?:{_OWN}{_F}(?:旗下|自家|自研)?的?)?(?:(?!类似|对标|基于|与|和|比|超){_ANY}){{0,14}}?"
_LIST = f"{_T}(?:(?:、|和|与|或|及|以及|/|或者){_ANY}{{0,6}}?{_T})*"
_STILL = "(?:则|还|就|也|仍|都|又|再|已|已经|现已|默认|统一|全部|主要|同时|率先|首批|可以?|能够?|最高可|额外|另|均|全系|一律|自动|直接|随时|正式){0,4}"
_PART = "(?:芯片|处理器|主控|电池|电芯|屏幕|显卡|激光雷达|雷达|车机系统|操作系统|发动机|增程器|电机|底盘|引擎|传感器|镜头|主板|大脑|语音助手|大模型)"
_USES = re.compile(
    "(?<![不没未无停弃])(?:"
    f"(?:用|装|跑|接|挂|选|配|走|搭|塞|带|嵌|内置|调用|采用|搭载|挂载|预装)的(?:则|还|就|也|仍|都|其实|依旧)*是{_MADE}"
    f"|{_STILL}(?:(?:跑|装|挂|接|嵌|用|搭|插)着|(?:(?<!自)带|(?<!安|改|包|组|吊|封)装|(?<!直|对|连|承|迎|嫁|间)接|加|塞|配|(?<!支|扶)挂)(?:上|进|入)?了)(?:一)?[块颗个枚套台片组]?{_MADE}"
    f"|{_STILL}(?:切到|切换到|切换至|切换为|改走|改接|串接|接入|调用|适配|兼容|预装|预置|预载|内置|内嵌|选装|选配|标配|交给|丢给|甩给|转给|转交|唤起|搭配)(?:了|过)?{_MADE}"
    f"|(?<![\u4e00-\u9fff])(?:可选|任选|默认[走用]){_OWN}(?={_T})|(?:默认|统一|全部|一律)走{_OWN}(?={_T})"
    f"|{_PART}(?:则|也|都|均|全系)*(?:是|为|用|选用|采用|来自|型号为){_MADE}|运行(?:着|的是)?{_MADE}|背后(?:则|就|正|其实)*是{_MADE}"
    f"|(?:(?<=全系)|(?<=均)|(?<=都)|(?<=它)|(?<=标配))(?:均|都)?搭载(?:了)?{_MADE}|内置的{_MADE}|平台(?:已|还|也)?接入(?:了)?{_MADE}"
    f"|里[面头](?:则|还|就|也)?是{_MADE}|(?<=[\u4e00-\u9fff])用(?:了)?(?:自家|自研|自有)的{_MADE}"
    f")(?P<parts>{_LIST})(?!的?(?:对手|竞品|用户|客户|团队|开发者|生态|厂商|阵营|旗舰店|手里|手上|底座|基座|前身))"
)
"""What uses what comes behind it, whoever it is."""
_ALL_FIT = re.compile(
    f"(?:，|^|：)(?P<parts>{_LIST})(?:(?:、|和|以及|等){_ANY}{{0,16}})?(?:都|均|全)(?:能|可以?|在|支持)(?:自由)?(?:接(?!受)|调用|切换|选(?!出)|任选|菜单[上里]|列表[上里]|可选)"
)
_BONES = "(?:底座|基座|底模|底子|基础模型|骨干|主干|骨架|权重|[语视]言?[言觉](?:侧|端|部分|骨干|塔))"
_GREW = re.compile(
    "(?<![不没未无])(?:"
    f"{_BONES}(?:则|就|也|全|都|其实)*(?:用的?是?|选的?是?|是|为|来自|取自|采用|沿用|初始化自|由|从){_MADE}"
    f"|初始化自{_MADE}|(?:^|(?<=[，；：]))(?:底座|基座|底模|底层模型)(?={_T})"
    f")(?P<parts>{_LIST})(?!的?(?:对手|竞品|用户|客户|团队))"
    f"|(?:拿|以|用|把){_MADE}(?P<ground>{_T})(?:系列)?(?:来)?(?:做|作|当|为|打)(?:了)?(?:底座|基座|底子|底模|起点|底|老师)"
    f"|由{_MADE}(?P<source>{_T})(?:初始化|剪枝|裁剪|蒸馏|压缩|微调|续训|改造)(?:得到|得来|而来|而成|来的|出来)?(?=[，。；]|$)"
)
"""What grew from what comes behind or within it, whatever it is."""
_ANOTHERS = re.compile(
    "对手|竞品|友商|同行|别家|其[他它余]|另外|有的|有人|我们|你们|咱们|他们|她们|[我你他她]|客户(?!可|端)|程序员|工程师|员工|记者|[厂车药]企|厂商|[上前]一?代|前作|老款|旧款|老版|训练|公司|研发|团队|学生|老师|此前|早先|曾|[一这那]家|蒸馏|微调|底层|底座|基座|骨架|若|如果"
)
"""In a clause before what is used: it is told of somebody else, of what was, or of how it was made."""
_MARK = re.compile("[，；：！？—]")
_TO = "由|被|用|把|将|比|对|跟|给|向|像|让"
_BROUGHT_IN = re.compile(
    "(?:发布|推出|带来|亮出|公布|开源|上架|上市|预告|展示|亮相的?|名叫|名为|叫做?|取名|命名为|是|有|买下|拿出|端出|放出|开卖|首发)(?:了|过|出|出了)?"
    f"(?:(?!是|用|由|为){_ANY}){{0,16}}(?:{_F}的?(?:(?!是|用|由|为){_ANY}){{0,8}})?$"
)
"""Before a product that a clause brings in, wherever it stands."""
_OPENS = re.compile(f"(?:(?:(?!{_TO}){_ANY}){{0,14}}{_F}的?)?(?:(?!{_TO}){_ANY}){{0,12}}(?:{_T}(?:、|和|与|及))*")
"""Between the beginning of a clause and the name of which it goes on to speak."""
_BY_ITS_END = re.compile(r"^(?P<end>[A-Z][A-Za-z]{2,}|[A-Z]?\d{1,3}[A-Za-z]{0,2})(?![A-Za-z\d])")
"""What opens a clause with the last word of a name: 甲9 Ultra is called Ultra."""
_NAME = re.compile("[\ue000-\ue004]")
_BEARERS = frozenset(("Product", "Company", "Organization"))
_GROWN = frozenset(("Product", "Model"))
_LIKENED = re.compile("的?(?:平替|替代品?|对手|竞品|杀手|克星|同款|翻版|用户|玩家)")
"""Behind a name by which another is told."""
_LONG = 18  # code points before what is used, in its clause
_BACK = 2  # sentences after which a passage may speak of something else


def fittings(
    all_bones: Sequence[Skeleton], paragraphs: Sequence[Span], links: Sequence[Link], modalities: Modalities
) -> Iterator[Link]:
    """Yield what clauses without a subject tell of the product, the model or the firm that their passage is about."""
    known = {(x.subject.name, x.object.name) for x in links if x.predicate in ("integrates", "basedOn", "versionOf")}
    grounds = {x.object.name for x in links if x.predicate == "basedOn"}
    starts = [p.start for p in paragraphs]
    stage = _Stage()
    for bones in all_bones:
        if not bones.starts:
            continue
        stage.enter(bisect_right(starts, bones.starts[0]))
        grew = list(_GREW.finditer(bones.text))
        used = [m for m in (*_USES.finditer(bones.text), *_ALL_FIT.finditer(bones.text)) if not _within(m, grew)]
        stage.see(bones, {i for found in (*used, *grew) for i in range(*found.span())})
        for found in sorted((*used, *grew), key=lambda m: m.start()):
            predicate = "basedOn" if found.re is _GREW else "integrates"
            bearer = stage.bearer(bones, found, _GROWN if found.re is _GREW else _BEARERS)
            if bearer is None:
                continue
            for part in bones.mentions(*found.span(found.lastgroup or "parts")):
                pair = (bearer.name, part.name)
                if part.name == bearer.name or pair in known or pair[::-1] in known:
                    continue
                if predicate == "integrates" and part.name in grounds:
                    continue
                known.add(pair)
                yield Link(
                    predicate=predicate,
                    subject=bearer,
                    object=part,
                    evidence=bones.span(*found.span()),
                    modality=modalities.of(bones.text, found.start(), found.end(), announced=True),
                    rule=RULE,
                )
        stage.leave(bones)


def _within(found: re.Match[str], others: Sequence[re.Match[str]]) -> bool:
    return any(found.start() < other.end() and other.start() < found.end() for other in others)


class _Stage:
    """What a text has its eye on from sentence to sentence, within a paragraph and not for long."""

    def __init__(self) -> None:
        self._seen: list[int] = []  # where this sentence names it
        self._before: Mention | None = None  # the product of a sentence before
        self._model: Mention | None = None
        self._age = self._paragraph = 0

    def enter(self, paragraph: int) -> None:
        """Begin a sentence of a paragraph."""
        self._age += 1
        if paragraph != self._paragraph or self._age > _BACK:
            self._before = self._model = None
        self._paragraph = paragraph

    def see(self, bones: Skeleton, parts: set[int]) -> None:
        """Find what this sentence goes on to speak of: what opens a clause, and what it brings in; no `parts`."""
        self._seen = []
        begins = [0, *(m.end() for m in _MARK.finditer(bones.text))]
        for begin, end in pairwise([*begins, len(bones.text)]):
            for i in range(begin, end):
                if i not in bones.names or i in parts or bones.names[i].type in ("Person", "Title"):
                    continue
                if _LIKENED.match(bones.text, i + 1):
                    continue
                brought = bones.names[i].type in _GROWN and _BROUGHT_IN.search(bones.text, begin, i)
                if _OPENS.fullmatch(bones.text, begin, i) or (brought and not object_before(bones.text, begin, i)):
                    self._seen.append(i)

    def leave(self, bones: Skeleton) -> None:
        """End a sentence."""
        if self._seen:
            things = [bones.names[at] for at in self._seen if bones.names[at].type in _GROWN]
            self._before = next((m for m in reversed(things) if m.type == "Product"), None)
            self._model = things[-1] if things else None
            self._age = 0

    def bearer(self, bones: Skeleton, found: re.Match[str], types: Collection[str]) -> Mention | None:
        """Give of what a clause tells that does not say so; None where that is open, or of no such type."""
        begin = max((m.end() for m in _MARK.finditer(bones.text, 0, found.start())), default=0)
        before = bones.text[begin : found.start()]
        if _ANOTHERS.search(before) or len(before) > _LONG:
            return None
        own = [at for at in self._seen if begin <= at < found.start()]
        if _NAME.search(bones.text, own[-1] + 1 if own else begin, found.start()):
            return None
        earlier = own or [at for at in self._seen if at < begin]
        bearer = bones.names[earlier[-1]] if earlier else self._model if types is _GROWN else self._before
        if called := _BY_ITS_END.match(before):
            ends = [bones.names[i] for i in self._seen if bones.names[i].name.endswith(called["end"])]
            bearer = ends[-1] if ends else None
        return bearer if bearer is not None and bearer.type in types else None

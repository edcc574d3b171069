"""What around a name tells that it is a model: a price by tokens, a context, what is tuned, distilled or trained from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.names.candidates import Candidate

_THINGS = ("Model", "Product")
_BY_TOKENS = r"每(?:百万|千|万|十万|一百万|1M|M)? ?个?(?:输入|输出|缓存)?[^，。；\d]{0,4}(?:[Tt]okens?|TOKENS?|词元)"
_PRICED = re.compile(
    rf"[^，。；！？\n]{{0,24}}?{_BY_TOKENS}|的? ?(?:API|接口|调用|推理|输入|输出)(?:接口|服务|调用)?(?:价格|定价|单价|价|费用|输入|输出|每)"
)
_OWN = re.compile(
    r"的?(?:蒸馏版|量化版|满血版|满血|基座版|预览版)?(?:的?(?:模型)?权重|的?幻觉|的?(?:预|后)训练|的?上下文|的?蒸馏|[（(：:，,]?(?:总?参数(?:量|规模|达|为|约|有|\d)|(?:支持|提供)?[^，。；\n]{0,6}上下文))"
)
"""What only models have, right behind the name."""
_TUNED = re.compile(
    r"(?:的?(?:基础)?之?上|为(?:底座|基座|基础|底模|教师)|的?底座|的?基座)?(?:做|进行|来|再|又|上)?(?:了|过)?[^，。；！？\n]{0,6}(?:[微精]调|蒸馏|继续训练|二次训练|后训练|增量训练|强化学习)"
)
_BASIS_BEHIND = re.compile(r"为(?:底座|基座|底模|教师模型)")
_TRAINED_BEFORE = re.compile(r"(?:训练|微调|精调|蒸馏)(?:出来?|了|得到|而成)[^，。；、！？\n]{0,12}$")
_CALLED = re.compile(
    r"模型(?:[，,]?(?:正式|就|被)?(?:取名|命名|起名|定名|代号)(?:为|叫|作|是)?|名叫|名为|叫做|叫作)[“「『]?$"
)
"""Before what a model is called, where 模型“某某” is a phrase that other patterns know."""
_INTRODUCED = re.compile(r"模型(?:叫|：|——)[“「『]?$")
"""Before what a model is called, or before a firm that is told of next."""
_MADE = re.compile(r"[^，。；、“”]{0,8}?(?:[\d.百千]+亿(?:个)?参数|预训练|微调而?|精调|蒸馏)")
_PARAMETERS = re.compile(
    r"参数(?:量|规模|总量|数)?(?:达到?|为|约|有|是|近|超过?|只有|仅|不到|从|：|:|高达){0,3} ?\d[\d.]*(?:万?亿| ?[BMT](?![A-Za-z]))|\d亿(?:个)?参数|激活(?:参数)?(?:量|规模)?(?:约|为|仅|只有)? ?\d[\d.]*亿"
)
_END = re.compile("[。！？；\n]")
_PART = re.compile(
    "搭载|把|里面|塞[进入]|内含|植入|内置|基于|采用|接入|集成|背后|装[上着有了入进]|[用跑]的?是|用了|调用|配备|以[^，。；]{0,20}为"
)
"""Between a thing and parameters that are those of what it holds."""
_SIGN, _WINDOW, _SENTENCE = 1.5, 30, 80


def signs(found: Sequence[Candidate], text: str) -> Iterator[tuple[str, float]]:
    """Yield the names of things beside which stands what is said of models only, with its weight."""
    ordered = sorted(found)
    for number, c in enumerate(ordered):
        if c.type == "Person":
            continue
        then = ordered[number + 1].span.start if number + 1 < len(ordered) else len(text)
        end = c.span.end + (text[c.span.end : c.span.end + 1] in ("”", "」", "』"))
        stop = max(end, min(then, end + _WINDOW))
        if _MADE.match(text, end, stop) and c.type != "Organization":
            yield c.span.of(text), _SIGN
        before = max(0, c.span.start - 12)
        if _CALLED.search(text, before, c.span.start):
            yield c.span.of(text), 2 * _SIGN
        if c.type not in _THINGS:
            continue
        if _INTRODUCED.search(text, before, c.span.start):
            yield c.span.of(text), 2 * _SIGN
        if (
            _PRICED.match(text, end, stop)
            or _OWN.match(text, end, stop)
            or _TUNED.match(text, end, stop)
            or _BASIS_BEHIND.match(text, end, stop)
        ):
            yield c.span.of(text), _SIGN
        ends = _END.search(text, end, max(end, min(then, end + _SENTENCE)))
        told = _PARAMETERS.search(text, end, ends.start() if ends else max(end, min(then, end + _SENTENCE)))
        if told and not _OWN.match(text, end, stop) and not _PART.search(text, end, told.start()):
            yield c.span.of(text), _SIGN
        if _TRAINED_BEFORE.search(text, max(0, c.span.start - 18), c.span.start):
            yield c.span.of(text), _SIGN

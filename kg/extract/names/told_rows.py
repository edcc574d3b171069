"""What a row tells of its members: 甲、乙等期刊 names no things, and what stands in a row with things in letters is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.names.candidates import LIKELY, TECHNIQUE, Candidate, named
from kg.model import Span

_NO_ENTITY = re.compile(
    r"[”」』》]?(?:[、，和与及/][^，。；：！？、\n]{1,28}(?:[、，]+[^，。；：！？、\n]{1,28}){0,7}?)?等(?:(?![的和与及了在达部机单])[\u4e00-\u9fffA-Za-z\d ]){0,4}?"
    r"(?:顶会|顶刊|会议|期刊|赛事|大赛|奖项|大奖|荣誉|榜单|证书|学位|课程|语言|国家|地区|城市|省份|省市|州|标准|协议|法规|基准|测试集|数据集|算法|概念|元素|疾病|癌种|指标|节日|节庆|节点|场景|环节|疗法|靶点|模式|格式|股指|指数)(?![\u4e00-\u9fffA-Za-z]{0,4}(?:公司|企业|平台|厂商|机构|集团|商|模型|产品|软件|应用|系统|工具|项目|品牌|芯片|团队))"
)
"""Behind a member of a row that is told to be of a sort that is no thing or body."""
_LATIN = r"[A-Za-z][A-Za-z0-9]*(?:[-.+][A-Za-z0-9]+)*\+?(?: [A-Z][A-Za-z]*\d*)?"
_SUFFIX = " ?(?:系列|品牌)?"
_BEFORE = re.compile(rf"(?:^|[^A-Za-z0-9-])(?P<name>{_LATIN}){_SUFFIX}[ ]?(?:、|和|及|与|以及)[ ]?$")
_BEHIND = re.compile(
    rf"{_SUFFIX}[ ]?(?:、|和|及|与|以及)[ ]?(?P<name>{_LATIN})(?={_SUFFIX}[ ]?(?:[、，。；）)等和及与]|$))"
)
_THINGS = ("Model", "Product")
_FAR = 40  # characters before a member in which the one before it is looked for
_GENERIC = re.compile(r"(?:[A-Z]{2,4}|[a-z]+|[A-Z]?\d.*|.*[Ll]ogo)")
"""Latin letters that mostly name a technique, a sort or a grade."""


def of_no_entities(span: Span, text: str) -> bool:
    """Say whether a name stands in a row that is told to be of events, awards, standards or the like: 甲、乙等顶会."""
    return _NO_ENTITY.match(text, span.end) is not None


def from_rows_of_latin(first: Sequence[Candidate], text: str) -> Iterator[Candidate]:
    """Find Latin names that stand in one row with things, on both sides, to the end of the row."""
    begins = {c.span.start for c in first}
    ends = {c.span.end for c in first}
    for c in first:
        if c.type not in _THINGS or not c.span.of(text).isascii():
            continue
        at = c.span.end
        while (found := _BEHIND.match(text, at)) and found.start("name") not in begins:
            if _may_be(found["name"]):
                yield Candidate(span=Span(*found.span("name")), type=c.type, strength=LIKELY, source="row")
            at = found.end("name")
        at = c.span.start
        while (found := _BEFORE.search(text, max(0, at - _FAR), at)) and found.end("name") not in ends:
            if _may_be(found["name"]):
                yield Candidate(span=Span(*found.span("name")), type=c.type, strength=LIKELY, source="row")
            at = found.start("name")


def _may_be(name: str) -> bool:
    return len(name) > 1 and named(name) and not TECHNIQUE.match(name) and not _GENERIC.fullmatch(name)

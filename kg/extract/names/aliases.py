"""Which two names the text itself says are one: 谢知川（Alan Tse）, 下称“某某”, Qwen正是通义千问的英文名."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import FAMILY, Span

_BRACKET = re.compile(r"[（(](?P<inner>(?:[^（）()\n]|(?<=[A-Za-z.,])\n(?=[A-Za-z])){1,60})[)）]")
_CALLS = (
    "以下|下文?|后文|本文|合称|统称|证券|股票|公司|中文|英文|法文|德文|日文|韩文|商品|通用|品牌|简称|全称|名称?|原名|又|曾用名|别名|花名|笔名|昵称|艺名|"
    "(?:工商)?(?:登记|注册)名?|[业圈行][内里]人?|坊间|外界|内部|同事们?|大家|网友|习惯|[多常俗]|拟定|暂定|称|也|都|为|是|即|[叫喊][她他]?|原|前|现|或者?|和|及"
)
_STOCK = "(?:证券|股票|股份)?(?:代码|代号|代號)[:： ]*[A-Z0-9.]{2,10}|(?:SH|SZ|HK|BJ)?[0-9]{4,6}(?![0-9])(?:[.](?:SH|SZ|HK|BJ))?|(?:NASDAQ|NYSE|HKEX)[:：] ?[A-Z0-9]{1,6}"
_MERELY = re.compile(f'(?:{_CALLS}|{_STOCK}|[，,、；;：:/ “”‘’「」『』"]|[“「『‘][^“”「」『』‘’]{{2,10}}[”」』’])*')
"""What a bracket holds beside the names in it, where these are other names of what stands before it."""
_CALLED_SO = re.compile("简称|称|名")
_SAID = re.compile(
    r"(?:正是|就是|即|又称|又名|也叫|原名|简称|改名为|更名为|英文名为?|中文名为?|俗称|昵称|[花网笔艺]名[叫为是]?|外号|绰号|人称|(?:英文|中文)叫"
    '|(?:圈[里内]人?|[业行]内人?|同事们?|大家|员工们?|网友们?|粉丝)(?:们?都?|爱)?[喊叫唤](?:他|她)?(?:作|做|为)?)[“‘「『"]?$'
)
_LATIN_BEHIND = re.compile("(?:公司|集团|银行|控股)[A-Z][A-Za-z .&-]*")
_CALLED = re.compile(r"^[”’」』\"]?的?(?:英文名|中文名|简称|旧名|曾用名|前身|别名)")


def said(text: str, found: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the family and the spellings of two names that the text ties; `found` are spans with types."""
    yield from _in_brackets(text, found)
    for (left, a), (right, b) in pairwise(sorted(found)):
        if FAMILY[a] != FAMILY[b]:
            continue
        between = text[left.end : right.start]
        if not between and FAMILY[a] == "Organization" and _LATIN_BEHIND.fullmatch(text, left.end - 2, right.end):
            yield FAMILY[a], left.of(text), right.of(text)  # 川尼电信公司Telkor
        if (
            len(between) <= 8
            and (
                _SAID.search(between)
                and "合并" not in between  # two that became a third
                and (
                    _CALLED.match(text[right.end : right.end + 8])
                    or ("正是" not in between and "就是" not in between and "即" not in between)
                )
            )
        ):
            yield FAMILY[a], left.of(text), right.of(text)


def _in_brackets(text: str, found: Sequence[tuple[Span, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield what stands before a bracket with each name in it, where the bracket only tells what else it is called."""
    ordered = sorted(found)
    starts = [span.start for span, _ in ordered]
    by_end = {span.end: (span, kind) for span, kind in ordered}
    for bracket in _BRACKET.finditer(text):
        outer = by_end.get(bracket.start()) or by_end.get(bracket.start() - 1)
        if outer is None:
            continue
        start, end = bracket.span("inner")
        within = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        inner = [(span, kind) for span, kind in within if span.end <= end]
        rest, at = "", start
        for span, _ in inner:
            rest, at = f"{rest}{text[at : span.start]}", span.end
        rest += text[at:end]
        scripts = {span.of(text).isascii() for span, _ in inner}
        if not _MERELY.fullmatch(rest) or (len(inner) > len(scripts) and not _CALLED_SO.search(rest)):
            continue  # several without a word for a name: those that belong to it
        for span, kind in inner:
            if FAMILY[kind] == FAMILY[outer[1]]:
                yield FAMILY[kind], span.of(text), outer[0].of(text)

"""Where a short form that is a word of the dictionary too stands for the firm that the document names in full."""

from __future__ import annotations

import re

from kg.extract.names.sieve import ordinary
from kg.model import Span
from kg.text.words import dictionary_word, rarity, tagged_words

_RARE = 10.0
"""How rare a word is that hardly anybody writes but as a name: 字节 is one, 理想 and 苹果 are not."""
_FEW = 4  # characters of a name that may be one coined word
_ACTS = re.compile(
    "[”」』]?(?:[（(](?!指|即|如)|方面|旗下|集团|公司|内部|员工|高管|股价|市值|营收|财报|年报|官[方网微]|总部|系(?![列统])|"
    "(?:联合|共同)?创始人|创办人|董事[长会]|(?:联席|副|前|高级|执行){0,2}总(?:裁|经理)|首席|C[A-Z]O|发言人|合伙人|负责人|法定代表人|实控人|股东|"
    "(?:也|则|还|已|已经|正|正在|将|曾|就|再次|随后|随即|此前|近日|日前|今[日年]|昨日|去年|\\d{1,4}[年月日][^，。；\\d]{0,4}){0,3}"
    "(?:宣布|表示|回应|公告|披露|发布|推出|上线|收购|入股|成立|创立|拥有|持有|拟|计划|裁员|融资|上市|开源|开始|完成|起诉|签署|获得?|[在于]\\d{4}年))"
)
"""What only stands behind a firm: its people, shares and papers, and what firms do."""
_MET = re.compile(
    "(?:加入|入职|离开|离职|就职于|任职于|供职于|收购|入股|起诉|投资|创[立办]|创建|接近|了解|前|原|时任|[跟与向被由据]|竞争对手|客户|包括|、)[“「『]?$"
)
"""What stands before a firm more often than before the word."""
_GOES_ON = re.compile("[、，。；和与及等（(也则还已正将曾的在]|$")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万亿几数每个]$")


def stands_for_firm(span: Span, text: str) -> bool:
    """Say whether a short form of a firm is meant at its place, and not the word that it is as well."""
    surface = span.of(text)
    if not ordinary(surface):
        return True
    if _COUNTED.search(text, max(0, span.start - 1), span.start) or not _alone(span, text):
        return False  # 64字节
    return (
        rarity(surface) >= _RARE
        or _ACTS.match(text, span.end) is not None
        or (
            _MET.search(text, max(0, span.start - 6), span.start) is not None
            and _GOES_ON.match(text, span.end) is not None
        )
    )


def coined_word(surface: str) -> bool:
    """Say whether a name of a few characters has no word of the dictionary in it: 极川, but not 川盐 or 快时尚."""
    return len(surface) <= _FEW and all(
        b - a == 1 or dictionary_word(surface[a:b]) is None for a, b, _ in tagged_words(surface)
    )


def _alone(span: Span, text: str) -> bool:
    """Say whether the short form is a word of its own where it stands: no 理想 in 理想主义."""
    begin = max(0, span.start - 4)
    words = tagged_words(text[begin : span.end + 4])
    return any(begin + a == span.start and begin + b == span.end for a, b, _ in words)

"""On what a network's tie between firms stands: one sentence that names both, with a word of money, ownership, work together or contest.

A network sees that two firms belong together; that one only works for, follows or is told beside the other looks much the same to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.links.grounds import in_one_sentence
from kg.extract.links.windows import Name

FIRMS = frozenset(("investsIn", "acquires", "subsidiaryOf", "partnersWith", "competesWith"))
"""What two firms may be to each other; who gives money may also be a person."""

_OF_TWO = ("subsidiaryOf", "partnersWith")  # what no firm is to itself
_WORDS = {
    "investsIn": re.compile("[投股]|出资|注资|融资|资方|认购|基石"),
    "subsidiaryOf": re.compile(
        "[子孙母分]公司|旗下|附属|[下所直隶归]属|属于|全资|控[股制]|实控|股东|成员|品牌|平台|事业[部群]|业务|板块|[收并]购|整合|分拆|拆分|[并划]入|下[辖设]"
    ),
    "partnersWith": re.compile(
        "合作(?!社)|合资|合力|联合(?!国|利华|会)|联手|联盟|携手|牵手|签署|签订|伙伴|供[应货](?!短缺)|的客户|共[建创]|共同[开研打成设投推建]|采购|订单|代工|打通"
    ),
    "competesWith": re.compile(
        "竞争|对手|对[标垒阵抗决]|抗衡|[争抢][夺食]|抢占|较量|交锋|缠斗|叫板|[超赶反追]超|追赶|领先|落后|不如|不及|不输|优于|强于|相比|相较|比起|份额|市占|排名|第[一二三四五]|围[攻剿]|夹击|同台|PK|VS|vs"
    ),
}
_HOLDS = re.compile("持股|持有|股东|控制人|实控|[增减]持|出资|股权|股份|天使|领投|跟投|参投|投了")
_ADVISES = re.compile("保荐|承销|顾问|账簿|律师|审计|托管|评级|研报|点评|管理人")
_BRACKETS = re.compile("[（）() ]|^中国")
_LEGAL = re.compile("(?:股份|控股|集团|有限|责任|公司)*")


def objections(predicate: str, one: Name, other: Name, start: int, end: int) -> Iterator[str]:
    """Name all that in a stretch of the skeleton of both speaks against that `one` is that to `other`."""
    if not in_one_sentence(one, other) or one.bones is None:
        yield "two sentences"
        return
    if predicate in _OF_TWO and _is_same(one.mention.name, other.mention.name):
        yield "one firm"
    text = one.bones.text[start:end]
    words = _HOLDS if predicate == "investsIn" and one.mention.type == "Person" else _WORDS.get(predicate)
    named_alike = predicate == "subsidiaryOf" and _alike(one.mention.name, other.mention.name)
    if words is not None and not named_alike and not words.search(text):
        yield "no word of it"
    if words is _HOLDS and not words.search(text):
        yield "gives no money"
    if predicate == "investsIn" and _ADVISES.search(text):
        yield "advises"


def _alike(one: str, other: str) -> bool:
    return one in other or other in one or one[:2] == other[:2]


def _is_same(one: str, other: str) -> bool:
    """Say whether two names are those of one firm, in short and in full: 川驰, 川驰集团 and 川驰（集团）股份有限公司."""
    short, full = sorted((_BRACKETS.sub("", one), _BRACKETS.sub("", other)), key=len)
    return full.startswith(short) and _LEGAL.fullmatch(full, len(short)) is not None

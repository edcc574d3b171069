"""Somebody who speaks and has no name: how unnamed speakers come in, and the noun that alone makes up a short clause."""

from __future__ import annotations

import re

from kg.extract.claims.gaps import is_gap
from kg.model import Span
from kg.text.words import tagged_words

SOMEBODY = re.compile(
    r"[^，。；]{0,6}?(?:一[位名]|多[位名]|有人|某)(?!方面|种|次)"
    r"|(?:但|不过|而|然而)?(?:也|还|另|亦)?有(?![限关些望效助利意时所点力别序无]|可能)[^，。；的]{0,8}(?:[商家者员方]|人士)(?=[^，。；]{0,4}$)"
    r"|[^，。；]{1,14}的(?:人们?|一方|一派)(?=(?:却|则|也|都|均|还)?$)"
)
"""A clause whose subject is somebody unnamed."""
VAGUE = re.compile(
    r"(?:一[位名个家]|多[位名家]|[两三四五几数]位|^有(?!限)|某|(?:另)?一些|有些|大部分|大?多数|少数|其余|不少|部分|许多|很多|众多|业内|知情|接近|匿名|不愿|不具名|相关|有关|其他|另一|参与|熟悉|各|[一二终原再]审|上级)"
    r"[^，。；]{0,30}$"
)
"""What is before a word for people of whom nobody in particular is meant."""
ONE = re.compile("(?:的|旗下)?一[位名][^，。；的]{0,12}$")
"""One of a firm or a place, as it begins (某公司一位区域经理)."""
CROWD = re.compile(
    r"业内|业界|外界|坊间|舆论|外媒|媒体|消息|报道|传闻|传言|^有|很多人|不少人|市场|外资|法人|同行|网友|网民|顾客|用户|消费者|客户|人士|分析$|(?:反对|支持|批评|质疑|看空|看多|乐观|悲观|旁观|参会|与会|拥护|怀疑)者$"
    r"|^(?:机构|警方|政府|当局|记者|患者|家属|亲属|保安|队员)$"
    r"|(?<!首席)(?<!首席经济)(?:科学家|经济学家|学家|专家|分析师|学者|律师|投资人|投资者|创业者|工程师|从业者|业者|商|民警|交警|警员|员工|人员|职工|乘客|司机|车主|居民|村民|市民|群众|店员|摊主|大学生|毕业生)$"
)
"""Words for people behind which nobody in particular stands."""
_several = re.compile(
    "(?:(?:另|还|也)?有(?:一些)?|一些|不少|许多|很多|众多|部分|[多几数两三][位名]|一[位名]|大?多数)(?![们种次])[^，。的]{1,12}$"
)
_KIND = 8  # characters of what kind of people somebody is
STRANGE = 18
"""Characters of a clause that may be but a noun."""
_saying = re.compile(
    "俗话|常言|老话|古话|古人|谚语|民谚|一句话|通俗|简单|换句|总的|按理|严格|客观|理论上|坦率|说实话|实话|一般|问题|原因|事实"
)


def stranger(text: str, start: int, end: int) -> Span | None:
    """Give the subject of a short clause that is but a noun."""
    words = [(a, b, tag) for a, b, tag in tagged_words(text[start:end]) if not text[start + a].isspace()]
    nouns = [(a, b) for a, b, tag in words if tag[0] in "njl" and tag != "nz"]
    several = _several.search(text, start, start + nouns[-1][1]) if nouns else None
    if several and is_gap(text, several.end(), end, phrases=False):
        return Span(*several.span())
    if not nouns or end - start > STRANGE or _saying.search(text, start, end):
        return None
    last = start + nouns[-1][1]
    acts = words[0][2][0] == "v" and any(tag[0] in "ru" for _, _, tag in words)  # 握住他的手说
    if acts or words[0][2][0] in "cdrpu" or not is_gap(text, last, end, phrases=False):
        return None
    return Span(start, last)


def kind_of(text: str, role: Span, floor: int) -> int:
    """Give where the noun begins whose last part is a word for people (消息人士, 民宿经营者)."""
    floor = max(floor, role.start - _KIND)
    begin = role.start
    for start, end, tag in reversed(tagged_words(text[floor : role.start])):
        noun = tag == "vn" or tag[0] in "nbjlz" or (tag == "v" and floor + end == role.start)
        if not noun or not text[floor + start : floor + end].isalnum():
            break
        begin = floor + start
    return begin

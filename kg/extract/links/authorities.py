"""What no authority is to a firm or to another: nobody buys a ministry, and two that act jointly are no partners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.links.posts import NEAR
from kg.model import Link, Reading

_PUBLIC = re.compile(
    r"(?:政府|国资委|[证银保]监会|发改委|委员会|人民银行|[工信商务财政外交]部|交易所|法院|检察院|[省市区县]委|公安局|[监管理]局|税务局|海关)$"
)
_WATCHES = re.compile(
    r"(?:[证银保]监[会局]|发改委|发展和改革委员会|(?<!证券)交易所|[上深北]交所|人民银行|央行|法院|检察院|[监管理]局|税务局|海关|公安局|外汇局)$"
)
_OFFICE = re.compile(
    r"(?:[局厅署]|(?<!公)司|国务院|[证银保]监会|国资委|发改委|经贸委|委员会|人民银行|央行|法院|检察院|海关|(?<!事业)(?<!俱乐)(?<!总)[\u4e00-\u9fff]{2}部)$"
)
"""Who has power of the state, by what its name ends on."""
_OF_A_FIRM = re.compile("董事|总经理|总裁|财务总监|创始人|实控人|控制人|董秘|C[EFTO]O")
"""Posts that firms have, and no office that watches over them."""
_HEADS = re.compile("长(?![期久远达])")
"""Behind an office whose head is told of, and not how long something takes."""

_BY_ONE_WORD = "head of an office by one word"
"""The rule that reads 江左商务部长某某, where the name of the office stands in that of the post."""


def beyond_authorities(link: Link) -> bool:
    """Say whether a relation is one that an authority on either side cannot have."""
    one, other = link.subject, link.object
    if link.predicate == "worksFor":  # 甲证监局对时任董事长乙出具警示函: whose chairman he is stands elsewhere
        guessed = link.title is not None and link.rule == NEAR  # an exchange has a chairman too, told as its own
        return guessed and bool(_OF_A_FIRM.search(link.title or "") and _WATCHES.search(other.name))
    if link.predicate == "partnersWith":  # 江口市公安局联合江口市税务局查处: that is their office, not a deal
        return one.type == other.type == "Organization" and all(_OFFICE.search(x.name) for x in (one, other))
    if link.predicate == "subsidiaryOf":
        return other.type == "Company" and _WATCHES.search(one.name) is not None
    if link.predicate == "investsIn":  # who watches over firms gives them permits, and no money
        return _PUBLIC.search(other.name) is not None or _WATCHES.search(one.name) is not None
    if link.predicate == "acquires":  # nobody buys a ministry, and none buys a firm: it allows that
        return any(_PUBLIC.search(name) for name in (other.name, one.name.removesuffix("交易所")))
    return False


def offices_named(links: Iterable[Link], reading: Reading) -> Iterator[Link]:
    """Give the links without heads of offices that the text names nowhere but in their post: 商务部长某某."""
    named = {m.name for m in reading.mentions if not _HEADS.match(reading.text, m.span.end)}
    return (x for x in links if x.rule != _BY_ONE_WORD or x.object.name in named)

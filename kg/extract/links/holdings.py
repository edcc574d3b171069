"""Who owns a firm by what he is called there (控股股东, 实控人), or by words for shares that say whose arm it is (由甲全资持股)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.context.investors import only_counsels
from kg.model import Link

_ROOF = "under the roof of somebody"
_OWNS = re.compile("(?:控制人|实控人|受益人|(?<!代)股东|所有者|所有人|拥有者)(?!大会|代表|事务|关系|权益)")
_BY = re.compile("由[^，。；]{0,6}$")
_HOLDS = re.compile(
    "[^，。；：！？、\\n]{0,4}?(?:间接|直接|实际|绝对|合计|百分之?百|100[%％]|全资|独资|完全|全额)*(?:控股(?![公子孙股企平集]|有限)|持股|持有)"
)
"""Behind an owner: that he holds the shares of what is his, where 甲旗下 tells only that it is of his house."""


def held(links: Sequence[Link], text: str) -> Iterator[Link]:
    """Give the links, with who holds a firm besides by the post of an owner or by its shares, and nobody twice tied to what is under his roof."""
    bought = {(x.subject.name, x.object.name) for x in links if x.predicate == "acquires"}
    served = {(x.subject.name, x.object.name) for x in links if x.predicate in ("worksFor", "founderOf")}
    for link in links:
        if link.rule == _ROOF and (link.subject.name, link.object.name) in served:
            continue  # whose firm it is has been said by what he is in it
        if link.predicate == "investsIn" and only_counsels(text, link.subject):
            continue
        yield link
        if (
            link.predicate == "worksFor"
            and link.title
            and link.object.type == "Company"
            and link.modality == "asserted"
            and _OWNS.search(link.title)
        ):
            yield replace(link, predicate="investsIn", title=None, former=False, rule="post of an owner")
        if link.predicate == "investsIn" and link.modality == "asserted" and _holds_most(link, text):
            yield replace(
                link, predicate="subsidiaryOf", subject=link.object, object=link.subject, rule="holds most of it"
            )
        if (
            link.predicate == "subsidiaryOf"
            and link.subject.type == "Company"
            and (link.object.name, link.subject.name) not in bought  # who bought it all need not be told to hold it
            and _by_shares(link, text)
        ):
            yield replace(link, predicate="investsIn", subject=link.object, object=link.subject, rule="holds its arm")


def _by_shares(link: Link, text: str) -> bool:
    """Say whether the words for whose arm a firm is tell of its shares: 由甲全资持股."""
    begin, end = link.evidence.start, link.evidence.end
    owner = link.object.span
    return _BY.search(text, begin, owner.start) is not None and _HOLDS.match(text, owner.end, end) is not None


def _holds_most(link: Link, text: str) -> bool:
    """Say whether a firm is told to hold so much of another that it is its mother: 甲持股70%."""
    firms = link.subject.type != "Person" and link.object.type == "Company"
    return firms and _MOST.match(text, link.subject.span.end, link.evidence.end + 3) is not None


_MOST = re.compile(
    "(?:(?!分别|各|合计|共|不|未|曾|原|拟|将|转让|出售|减)[^，。；、\\d]){0,4}(?:持股|占股|控股|持有)(?:比例)?(?:(?!由|从|不足|不到|不超|低于|至多)[^，。；、\\d]){0,8}"
    "(?<![\\d.])(?:5[1-9]|[6-9]\\d|100)(?:\\.\\d+)?[%％](?!(?:下|稀释|摊薄|压)?[降减缩到至])"
)
"""Behind a firm: that it holds the greater part."""

"""Rivals that one sentence tells of and another calls so: 论规模，甲更大；论价格，乙更低。丙不怕这两个对手."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.extract.context.guests import Guests
from kg.extract.context.investors import advises
from kg.extract.context.protagonist import only_tells, opens_clause
from kg.model import Link, Mention, Reading, Span

_FOE = "(?:竞争对手|老对手|对手|劲敌|强敌|宿敌|竞品|竞争者)"
_THESE = re.compile(
    f"(?:这|那|上述)(?!对手)(?P<count>[两二三四])?[些个家位名大]?(?:强劲的?|最大的?|主要|直接|强|老)*{_FOE}"
)
_YOU = re.compile("您|你们|贵公司|[你您]怎么看")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4}
_TO_NAME = re.compile(
    f"(?:要说|说到|说起|谈到|谈及|提到|提起|至于|论起|真正的|最大的)(?:竞争|[^，。；：！？\n]{{0,6}}{_FOE})"
    f"(?=，)[^。！？\n]{{0,30}}?[：；]|{_FOE}[^，。；！？\n]{{0,8}}(?:[两三四几]家|[两三四几]个)[：；]"
)
"""What announces that rivals are named behind: 要说对手，甲绕不开两家：论技术，乙……；论渠道，丙……."""
_RESTLESS = re.compile(
    f"^[ \u3000]*(?:但|不过|而|当然|与此同时，)?[^，。；：！？\n]{{0,4}}{_FOE}们?(?:也|并|同样|都|正在|却|则)?"
    "(?:不会|不肯|不甘|不打算|没有?(?:闲|停|坐|歇|睡)|从未|蠢蠢欲动|虎视眈眈|紧追|步步紧逼|在追赶|在提速|在加速|来势汹汹|咄咄逼人)[^，。；：！？\n]{0,8}[。；]$"
)
"""A sentence that names nobody and says that rivals stir: 对手也没闲着."""
_MANY = re.compile(
    f"^[^。！？\n]{{0,24}}?(?:{_FOE}们?(?:也|都|其实|同样|并|倒)*(?:不少|很多|众多|不算少|如云|林立|环伺|不止一[家个])"
    f"|(?:不缺|不乏|并非没有|不是没有|绝非没有)(?:[^，。；！？\n的]{{0,6}}的)?{_FOE})[。；]$"
)
"""A sentence that names none of the many rivals that it tells of: 对手也不少."""
_ARM = re.compile("(?:旗下|的?(?:全资|控股)?(?:子公司|孙公司))")
"""Behind who only owns the firm that is told of."""
_ARM_OF = re.compile("(?:旗下|子公司|孙公司)的?$")
_CLAUSE = re.compile("[，。；：！？\n]")
_OWNER = re.compile("(?:背靠|依托|依靠|隶属于?|来自|出自|脱胎于|获|由|靠)[^，。；：！？的\n]{0,8}$")
"""Before whom only another leans on: 背靠甲的乙."""
_RULE = "rivals of the sentence before"


def told_rivals(
    reading: Reading, sentences: Sequence[tuple[Span, Sequence[Mention]]], main: Mention | None, links: Sequence[Link]
) -> Iterator[Link]:
    """Yield whom the text calls rivals of a firm in another sentence or clause than that which names them."""
    employers: dict[str, Mention] = {}
    for link in links:
        if link.predicate in ("founderOf", "worksFor") and link.object.type == "Company" and not link.former:
            known = employers.get(link.subject.name)
            if known is None or main is None or known.name != main.name:
                employers[link.subject.name] = link.object
    inside = {span.start: mentions for span, mentions in sentences}
    for number, sentence in enumerate(reading.sentences):
        said = sentence.of(reading.text)
        before = reading.sentences[number - 1] if number else None
        if found := _THESE.search(said):
            at = sentence.start + found.start()
            told = [m for m in inside.get(sentence.start, ()) if m.span.start < at]
            told = [*(inside.get(before.start, ()) if before else ()), *told]
            asked = _YOU.search(said) and (Guests(reading, main).firm or main)
            row = _listed(reading.text, told, at)
            own = asked or (None if row else _own(reading.text, inside.get(sentence.start, ()), at, employers)) or main
            heads = row or _heads(reading.text, told, own)
            wanted = _COUNTS.get(found["count"] or "")
            if own is not None and (len(heads) == wanted if wanted else len(heads) > 1):
                yield from _each(own, heads, Span(min(m.span.start for m in heads), sentence.start + found.end()))
        elif found := _TO_NAME.search(said):
            at = sentence.start + found.end()
            names = inside.get(sentence.start, ())
            own = next((m for m in names if m.type == "Company" and m.span.end <= at), None) or main
            heads = _heads(reading.text, [m for m in names if m.span.start >= at], own)
            if own is not None and heads:
                yield from _each(own, heads, Span(sentence.start + found.start(), max(m.span.end for m in heads)))
        elif _RESTLESS.search(said.rstrip()) and main is not None and number + 1 < len(reading.sentences):
            following = reading.sentences[number + 1]
            heads = [
                m
                for m in _heads(reading.text, inside.get(following.start, ()), main)
                if not _CLAUSE.search(reading.text, following.start, m.span.start)
            ]
            yield from _each(main, heads[:1], Span(sentence.start, heads[0].span.end) if heads else sentence)
        elif _MANY.search(said.rstrip()) and main is not None and number + 1 < len(reading.sentences):
            behind = inside.get(reading.sentences[number + 1].start, ())
            for head in _opening(reading.text, _heads(reading.text, behind, main)):
                yield from _each(main, [head], Span(sentence.start, head.span.end))


def _own(text: str, names: Sequence[Mention], at: int, employers: Mapping[str, Mention]) -> Mention | None:
    """Give whose rivals a sentence calls them: the firm behind that begins a clause, else the one or that of whoever is named first."""
    behind = next((m for m in names if m.type == "Company" and m.span.start > at), None)
    if behind is not None and opens_clause(text, behind.span.start):
        return behind
    first = next((m for m in names if m.type in ("Company", "Person")), None)
    if first is None or first.span.start > at:
        return None
    return first if first.type == "Company" else employers.get(first.name)


def _listed(text: str, names: Sequence[Mention], at: int) -> list[Mention]:
    """List the firms of the row that the words at a place sum up: 甲、乙这些对手."""
    row: list[Mention] = []
    for m in reversed([m for m in names if m.type == "Company"]):
        if m.span.end != at and text[m.span.end : at] not in ("、", "和", "与"):
            break
        row.append(m)
        at = m.span.start
    return row[::-1] if len(row) > 1 else []


def _heads(text: str, names: Sequence[Mention], own: Mention | None) -> list[Mention]:
    """List the firms, each once, that clauses are about, where `own` is measured by them."""
    found: dict[str, Mention] = {}
    clauses: list[int] = []
    for m in names:
        if m.type != "Company" or (own is not None and m.name == own.name):
            continue
        if _ARM.match(text, m.span.end):
            continue
        if only_tells(text, m.span) or advises(text, m) or _OWNER.search(text, max(0, m.span.start - 12), m.span.start):
            continue
        begin = max((c.end() for c in _CLAUSE.finditer(text, max(0, m.span.start - 60), m.span.start)), default=0)
        if begin in clauses and text[m.span.start - 1] not in "、和与及":
            continue
        clauses.append(begin)
        found.setdefault(m.name, m)
    return list(found.values())


def _opening(text: str, firms: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the firms that begin clauses, with those of a row that one of them begins."""
    before = -1
    for firm in firms:
        arm = _ARM_OF.search(text, max(0, firm.span.start - 8), firm.span.start)
        if arm or opens_clause(text, firm.span.start) or text[before : firm.span.start] in ("、", "和", "与"):
            before = firm.span.end
            yield firm


def _each(own: Mention, rivals: Sequence[Mention], evidence: Span) -> Iterator[Link]:
    for rival in rivals:
        if rival.name != own.name:
            yield Link(predicate="competesWith", subject=own, object=rival, evidence=evidence, rule=_RULE)

"""Names of several Latin words taken whole: a tagger of Chinese characters often sees only one of them.

What stands behind a firm in one run of Latin words is either the rest of its own name (Velor Technologies) or a thing
named after it (Velor Cloud Desk); behind a thing it is the rest of the thing's name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.names.versions import with_version
from kg.extract.wording.corporate import CORPORATE
from kg.model import Span
from kg.packs import Entry

_LONGEST = 3  # words that a run takes in at either side: more are a sentence in another language

_CORPORATE_TAIL = re.compile(
    rf"(?:\.?(?:[,，] ?| )(?:{CORPORATE})(?![A-Za-z-])\.?){{1,4}}|(?:(?<= Co)|(?<= Inc)|(?<= Ltd)|(?<= Corp))\."
)
_ONLY_CORPORATE = re.compile(rf"(?:(?:{CORPORATE})\.?[,， ]?)+")
_GENERIC = (
    r"AI|AGI|AIGC|LLMs?|APIs?|APP|Apps?|SDK|IDE|GPUs?|CPUs?|NPUs?|TPUs?|PCs?|TV|SUV|MPV|EV|VR|AR|XR|MR|IoT|SaaS|PaaS|IaaS|IPO|ETF|"
    r"IP|IT|OTA|CEO|CTO|CFO|COO|CMO|CIO|CSO|CPO|VP|SVP|EVP|President|Chairman|Founder|Director|OS|UI|ID|NFT|Token|KOL|PK|VS|"
    r"Developers|Devs|Team|Blog|Docs|Official|Support|Status|Forum|Community|Logo|LOGO|Bug|BUG|Demo|DEMO|And|The|DevDay|Day|Days|Summit|Conference|Forum|Expo|Awards?|GTC|WWDC|Keynote"
)
"""Kinds of things, posts and events: no part of the name before them."""
_WORD = (
    rf"(?!(?:{_GENERIC})(?![A-Za-z0-9-]))"
    r"(?:[A-Z][A-Za-z]*[0-9]*|[A-Z]+[0-9][A-Za-z0-9]*|\d{1,3}(?!G|[TMK]B|[KWVAM](?![A-Z]))[A-Z]{1,2}|[1-9]\d{3}(?= [A-Z]{2}))"
    r"(?:-[A-Za-z0-9]+)*(?![A-Za-z0-9.@_/&'’-])"
)
_EVENT = r"(?: ?\d{4})? ?(?:年度?)?(?:全球)?(?:开发者)?(?:大会|峰会|发布会|年会|论坛|展会|博览会|杯|奖)"
_BEHIND = re.compile(rf"(?: {_WORD}){{1,{_LONGEST}}}(?! ?[A-Za-z&]|{_EVENT})")
_IN_FRONT = re.compile(rf"(?<![A-Za-z0-9.])(?:(?:{_WORD}|\dD) ){{1,{_LONGEST}}}$")
_NAME_BEFORE = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9&]{1,20} $")
_PLUS = re.compile(r"(?<=[a-z0-9])\+(?=[\u4e00-\u9fff，。、；：（）]|$)")
_GLUED = re.compile(r"(?:-[A-Z0-9][A-Za-z0-9]*(?:\.[0-9]+)*)+(?![A-Za-z0-9])")
"""How the name of a model or type goes on: Tarn3-30B-A3B."""
_GRADED = re.compile(r"(?:Pro|Max|Ultra|Plus|Air|Large|Medium|Small|Mini|Lite|Nano|\d)$")
_GRADE_NUMBER = re.compile(
    r"(?<=[a-z]) \d(?:\.\d)?(?![\d.%％亿万千百个年月日号倍元台家款分秒人名天小次种项条BTM]| ?[A-Za-z])"
)
"""A version behind an edition: Tarn Large 2."""
_LETTER = re.compile(r"[A-Za-z]")


def whole_runs(
    found: Sequence[Candidate], text: str, known: Callable[[str], Entry | None], bodies: Collection[Span] = ()
) -> list[Candidate]:
    """Give the names in order, those that end or begin inside a run of Latin words with the whole of it.

    `known` gives the entry of a known name, `bodies` are the places where the tagger sees a body or firm. A firm with
    other words than those of firms behind it is a thing where the firm is known or stands alone elsewhere in the text,
    else a firm with a longer name; what the tagger calls a body in all its length is one, as few things are named after them.
    """
    ordered = sorted(_with_word_before(c, text) for c in found)
    ordered = [c for c in ordered if not _ONLY_CORPORATE.fullmatch(text, *c.span)]
    alone = {c.span.of(text) for c in ordered if c.type == "Company" and text[c.span.end : c.span.end + 1] != " "}
    out: list[Candidate] = []
    for number, c in enumerate(ordered):
        before = ordered[number - 1].span.end if number else 0
        after = ordered[number + 1].span.start if number + 1 < len(ordered) else len(text)
        if c.type in ("Company", "Organization"):
            surface = c.span.of(text)
            named = surface in alone or known(surface) is not None
            out.append(_firm(c, text, after, bodies if named else None))
        elif c.type in ("Model", "Product"):
            out.append(_thing(c, text, before, after))
        else:
            out.append(c)
    return out


def _with_word_before(c: Candidate, text: str) -> Candidate:
    """Give what is but the end of a firm's name with the word before it: Pharmaceuticals of TRN Pharmaceuticals."""
    lead = (
        _NAME_BEFORE.search(text, max(0, c.span.start - 40), c.span.start)
        if _ONLY_CORPORATE.fullmatch(text, *c.span)
        else None
    )
    return c._replace(span=Span(lead.start(), c.span.end)) if lead else c


def _firm(c: Candidate, text: str, after: int, bodies: Collection[Span] | None) -> Candidate:
    """Take in the rest of a firm's name; behind a firm that stands alone too it is a thing, unless in `bodies`."""
    start, end = c.span
    if not (text[end - 1].isascii() and _LETTER.search(text, start, end)):
        return c
    tail = _CORPORATE_TAIL.match(text, end, after)
    rest = _BEHIND.match(text, tail.end() if tail else end) if text[start:end].isascii() else None
    if rest and rest.end() <= after:
        seen = c.type == "Organization" and bodies is not None and Span(start, rest.end()) in bodies
        kind = c.type if bodies is None or seen else "Product"
        return c._replace(span=_numbered(Span(start, rest.end()), kind, text), type=kind)
    return c._replace(span=Span(start, tail.end())) if tail else c


def _thing(c: Candidate, text: str, before: int, after: int) -> Candidate:
    """Take in what belongs to a thing's name at either side: DJI Osmo Pocket 3, 3D XPoint, Mate 70 Pro+."""
    start, end = c.span
    if text[end - 1].isascii() and _LETTER.search(text, start, end):
        if (more := _GLUED.match(text, end)) and more.end() <= after:
            end = more.end()
        if (rest := _BEHIND.match(text, end)) and rest.end() <= after:
            end = _numbered(Span(start, rest.end()), c.type, text).end
        if (plus := _PLUS.match(text, end)) and _GRADED.search(text, start, end):
            end = plus.end()
    if (number := _GRADE_NUMBER.match(text, end)) and _GRADED.search(text, start, end):
        end = number.end()
    if text[start].isascii() and (lead := _IN_FRONT.search(text, max(before, start - 40), start)):
        start = lead.start()
    return c._replace(span=Span(start, end)) if (start, end) != c.span else c


def _numbered(span: Span, kind: str, text: str) -> Span:
    """Take in the number behind a thing's name, and the words behind that: Osmo Nano 4 Pro."""
    whole = with_version(span, kind, text)
    rest = _BEHIND.match(text, whole.end) if whole != span else None
    return Span(whole.start, rest.end()) if rest else whole

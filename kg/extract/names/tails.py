"""What the tagger takes in around a known name: the rest of a longer one, or goods, shares, offices and half verbs beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.wording.corporate import COUNTRY
from kg.model import Span
from kg.text.words import dictionary_word, tagged_words

_NO_PART = re.compile(
    r"[ \u3000]|-[ A-Z\u4e00-\u9fff]{1,4}$|.$|[^（(]*[、，]|(?:及|和|与|跟)"
    r"|(?:[A-Z\u4e00-\u9fff]{0,3}手机|[快包]件|期权|股[价票权东]|[\u4e00-\u9fff]?[AHB美港]股|-?(?![A-Z]?B[GU])[A-Z]{1,3}$)"
    r"|造(?:芯片?|车|手?机|机器人|电池)$"
    r"|(?:财报|年报|公告|官[宣方微网]|公众号|数据|信息|消息|资料)$"
    r"|(?:[全新]?(?:技术|生态|算力|智能|平台|产品|服务|业务|体系|未来|周报|时间))$"
    r"|(?:旗下|下属|关联|附属)|[\u4e00-\u9fff]{0,4}(?:团队|方面|公关部|办公室|筹备组|营业厅|总部|总行|工厂|门店|旗舰店|多店|党[组委]|新闻办|[安食]委会|董事会|系)$"
)
"""Goods, shares and papers of a firm, its people and offices, the beginning of a verb: 川米手机, 川易能."""
_FOREIGN = re.compile(COUNTRY)
_SHARES = re.compile("[持售购让卖买抛押有]了?(?:其|全部|所有|部分|大量|少量|更多)?$|[%％的约]$")
_SEEN = 0.54
"""Strength from which the tagger's word is taken that a known firm's name goes on: below it is right in half of the places."""
_SEEN_OF_BODIES = 0.58
"""The like for other bodies, whose offices and departments the tagger takes in more readily."""
_LATIN = re.compile(r"[A-Z][A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*")
_HALF = re.compile(" ?([\u4e00-\u9fff]{2})(?![\u4e00-\u9fff]?(?:公司|集团|科技))")
_NO_HALF = re.compile(
    "[的前则将已在也又还正曾并与和及等是为对向从由被把让于之此]|.[的在将于是]|大模|财报|智驾|高管|官网|官方|算力|营收|手机|汽车|芯片|股价|市值|系列|平台|首席|创始|联合|用户"
)
"""What stands behind many a name and is no half of it, whatever a dictionary knows."""
_OFTEN, _NEARLY_ALL = 3, 0.8
"""How often, and in what share of its places, a Latin name must have the same Chinese word behind it, for that to be its half."""
_CLEAR = 0.6
"""Strength above which it is taken that a longer name ends in a known firm's, whatever stands before: 拾光智川."""


def goes_on(span: Span, whole: Candidate, text: str) -> bool:
    """Say whether a firm's name may be but the beginning of what the tagger sees here: 恒川 of 恒川地产, not of 恒川手机."""
    rest = text[span.end : whole.span.end]
    if rest == "股份" and _SHARES.search(text, max(0, span.start - 6), span.start):
        return False  # 持有汀钢股份 speaks of shares, 汀钢股份公告 does not
    return whole.strength >= (_SEEN if whole.type == "Company" else _SEEN_OF_BODIES) and not beside(rest)


def beside(rest: str) -> bool:
    """Say whether what the tagger took in behind a firm's name is no part of any: 手机, 公关部."""
    return _NO_PART.match(rest) is not None


def begins_before(front: str, places: Collection[str]) -> bool:
    """Say whether what stands before a firm's name is a place at home that its longer name begins with: 珠川 in 珠川恒峰商管."""
    return front in places and _FOREIGN.fullmatch(front) is None


def within(span: Span, whole: Candidate, text: str, places: Collection[str]) -> bool:
    """Say whether a firm's name is but a part of the longer one that the tagger sees here."""
    if span.start == whole.span.start:
        return span.end < whole.span.end and goes_on(span, whole, text)
    if whole.strength > _CLEAR and span.start - whole.span.start > 1:
        return True  # one character before is often a word: 前字川跳动
    return whole.strength >= _SEEN and (
        span.end < whole.span.end or begins_before(text[whole.span.start : span.start], places)
    )


def in_two_scripts(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Take in the Chinese half of a firm's name that stands behind the Latin one nearly always, and is no word: Drelan深屿."""
    halves: dict[str, str] = {}
    for surface in {c.span.of(text) for c in found if c.type == "Company"}:
        if not _LATIN.fullmatch(surface) or text.count(surface) < _OFTEN:
            continue
        places = [m.end() for m in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(surface)}(?![A-Za-z0-9])", text)]
        behind = Counter(half[1] for half in (_HALF.match(text, at) for at in places) if half)
        usual, often = behind.most_common(1)[0] if behind else ("", 0)
        if often < max(_OFTEN, _NEARLY_ALL * len(places)) or _NO_HALF.match(usual):
            continue
        longer = {
            half[1] + text[half.end() : half.end() + 1] for half in (_HALF.match(text, at) for at in places) if half
        }
        if len(longer) > 1 and not any(map(dictionary_word, (usual, *longer))):
            halves[surface] = usual
    begins = {c.span.start for c in found}
    out = []
    for c in found:
        there = _HALF.match(text, c.span.end) if c.type == "Company" else None
        own = there is not None and halves.get(c.span.of(text)) == there[1] and there.start(1) not in begins
        out.append(c._replace(span=Span(c.span.start, there.end(1))) if there is not None and own else c)
    return out


_CODED = re.compile("(?P<han>[\u4e00-\u9fff]{3,})(?P<code>[ -]?[A-Za-z0-9][A-Za-z0-9 .+-]*)")
_JOINING = "vdpcrmu"
"""Parts of speech that no name begins with: verbs, adverbs, prepositions, conjunctions, pronouns, numbers, particles."""
_OWN = 2  # Chinese characters that a thing's name has before its code at least


def alike_before_codes(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Cut from things what stands before their names only here: 没有雁川-13B where 雁川-13B stands elsewhere too."""
    out = []
    for c in found:
        name = _CODED.fullmatch(c.span.of(text)) if c.type in ("Model", "Product") and c.source != "lexicon" else None
        if name is not None:
            tail = name["han"][-_OWN:] + name["code"]
            ends = [m.end() for m in re.finditer(re.escape(tail) + "(?![A-Za-z0-9.])", text)]
            length = len(tail)
            while len(ends) > 1 and length < len(name[0]) and len({text[end - length - 1 : end] for end in ends}) == 1:
                length += 1
            strange = name[0][: len(name[0]) - length]
            if len(ends) > 1 and any(kind[0] in _JOINING for *_, kind in tagged_words(strange)):
                c = c._replace(span=Span(c.span.end - length, c.span.end))  # noqa: PLW2901
        out.append(c)
    return out

"""Which proposals stand: one type for one stretch, weak ones only with support, of those that overlap the strongest and longest."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.names.candidates import LIKELY, MODEL_NOUN, Candidate
from kg.extract.names.nesting import an_edition, but_a_kind, nested
from kg.extract.names.tails import beside, goes_on, within
from kg.model import Span


def chosen(candidates: Iterable[Candidate], text: str, places: frozenset[str]) -> list[Candidate]:
    """Keep the candidates that stand: the strongest and longest of those that overlap, in order of appearance.

    `places` are names of countries and towns, which a firm's longer name may begin with.
    """
    candidates = _one_type(list(candidates), text, places)
    merged: dict[tuple[Span, str], float] = {}
    sources: dict[tuple[Span, str], str] = {}
    for c in candidates:
        place = (c.span, c.type)
        before = merged.get(place)
        merged[place] = c.strength if before is None else max(before, c.strength) + 0.1
        sources[place] = c.source if before is None else f"{sources[place]} {c.source}"
    ranked = sorted(
        (Candidate(span=s, type=t, strength=v, source=sources[s, t]) for (s, t), v in merged.items()),
        key=lambda c: (-_rank(c), c.span, c.type),
    )
    kept: list[Candidate] = []
    taken = bytearray(len(text) + 1)
    for c in ranked:
        if taken.find(1, c.span.start, c.span.end) < 0:
            kept.append(c)
            taken[c.span.start : c.span.end] = b"\x01" * (c.span.end - c.span.start)
    return sorted(kept, key=lambda c: c.span)


class Near:
    """Gives of many candidates those that share a character with a stretch."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = sorted(candidates, key=lambda c: c.span.start)
        self._starts = [c.span.start for c in self._all]
        self._longest = max((c.span.end - c.span.start for c in self._all), default=0)

    def __call__(self, span: Span) -> Iterator[Candidate]:
        """Yield them in the order of where they begin."""
        for at in range(bisect_left(self._starts, span.start - self._longest), bisect_left(self._starts, span.end)):
            if self._all[at].span.end > span.start:
                yield self._all[at]


def _one_type(candidates: list[Candidate], text: str, places: frozenset[str]) -> list[Candidate]:
    """Let a known name decide the type where the tagger proposes the same stretch; drop known names inside longer ones."""
    known = {c.span: c.type for c in candidates if c.source == "lexicon"}
    begins = {span.start: span for span in known}
    tagged = [c for c in candidates if c.source == "tagger" and c.type in _LIKE]
    longer = Near(tagged)
    things = Near([c for c in tagged if c.type in _THINGS])
    others = Near([c for c in candidates if c.source == "lexicon" and (c.type == "Company" or c.strength >= LIKELY)])
    people = Near([c for c in candidates if c.source == "tagger" and c.type == "Person" and c.strength >= LIKELY])
    covered = bytearray(len(text) + 1)
    for c in tagged:
        covered[c.span.start : c.span.end] = b"\1" * (c.span.end - c.span.start)
    out = []
    for c in candidates:
        if (
            c.source == "lexicon"
            and c.type in _LIKE
            and covered[c.span.start]
            and any(
                whole.type in _LIKE[c.type] and _part(c, whole, text, begins.get(c.span.end), places)
                for whole in longer(c.span)
            )
        ):
            continue  # 海川通信 at the front of 海川通信联合会
        if (
            c.source not in ("lexicon", "tagger")
            and c.type in _BODIES
            and covered[c.span.start]
            and any(
                whole.type in _BODIES
                and whole.span.start == c.span.start
                and _OWN_UNIT.fullmatch(text, c.span.end, whole.span.end)
                for whole in longer(c.span)
            )
        ):
            continue  # 岚川集团 at the front of 岚川集团研究院
        if (
            c.source == "lexicon"
            and covered[c.span.start]
            and any(
                nested(c.type, c.span, whole, text, (o.span for o in others(whole.span)))
                for whole in longer(c.span)
                if whole.type != c.type
            )
        ):
            continue  # 川为 in 川为商城
        if (
            c.source == "lexicon"
            and c.type == "Product"
            and covered[c.span.start : c.span.end].find(1) >= 0
            and any(but_a_kind(c.span, thing, text) for thing in things(c.span))
        ):
            continue  # 川麟芯片, 原生川麟 where the tagger sees 川麟
        if c.source == "device" and any(c.span != whole.span and c.span.inside(whole.span) for whole in things(c.span)):
            continue  # 安川单抗 in 安川单抗注射液, which the tagger sees whole
        if c.source == "lexicon" and c.type != "Person" and any(_ends(person, c, text) for person in people(c.span)):
            continue  # 隆川 in 陈隆川, a person
        if c.source == "tagger" and c.type == "Company" and (cut := _cut(c, known)) is not None:
            out.append(c._replace(span=cut))
        elif c.type == "Product" and (own := _own(c, begins.get(c.span.start), known, text)) is not None:
            out.append(c._replace(span=own))
        elif c.source == "tagger" and c.type != "Person" and known.get(c.span, c.type) != c.type:
            out.append(c._replace(type=known[c.span]))
        else:
            out.append(c)
    return out


def _own(thing: Candidate, front: Span | None, known: Mapping[Span, str], text: str) -> Span | None:
    """Give the code by which a thing goes without its known maker, which the tagger takes in: i8 of 望川i8."""
    if front is None or thing.source != "tagger" or known[front] != "Company" or front.end >= thing.span.end:
        return None
    rest = text[front.end : thing.span.end].lstrip()
    return Span(thing.span.end - len(rest), thing.span.end) if _CODE.match(rest) else None


def _cut(c: Candidate, known: Mapping[Span, str]) -> Span | None:
    """Give a firm's name in full, where it begins inside a known firm's: 名川优 and 川优集团 are 名川优集团."""
    for start in range(max(0, c.span.start - 3), c.span.start):
        for end in range(c.span.start + 1, c.span.end):
            if known.get(Span(start, end)) == "Company":
                return Span(start, c.span.end)
    return None


_BODIES, _THINGS = ("Company", "Organization"), ("Model", "Product")
_OWN_UNIT = re.compile(
    "[\u4e00-\u9fff]{0,8}(?:研究院|研究所|研究中心|实验室|学院|大学|医院|事业部|事业群|工作室|基金会|分公司|子公司)"
)
_CODE = re.compile(r"[A-Za-z]+[-.]?\d")
_LIKE = {
    "Company": ("Company", "Organization"),
    "Organization": ("Company", "Organization"),
    "Model": ("Model", "Product"),
    "Product": ("Model", "Product"),
}
_UNIT = re.compile(r".*(?:院|所|室|部|会|群|中心|集团|公司|系|局|行|厂|社|医院|大学|基金|委)$")


def _part(c: Candidate, whole: Candidate, text: str, then: Span | None, places: frozenset[str]) -> bool:
    """Say whether a known name is only the beginning (or the inside) of a longer one that the tagger proposes.

    `then` is another known name that begins where this one ends.
    """
    if c.span == whole.span or not c.span.inside(whole.span):
        return False
    if c.span.start > whole.span.start and c.type in ("Model", "Product"):
        return False  # 甲川WPS: its maker before it
    if c.span.start > whole.span.start:
        return within(c.span, whole, text, places)
    rest = text[c.span.end : whole.span.end]
    if _UNIT.match(rest) and not (c.type == "Company" and beside(rest)):
        return True
    if then is not None and then.inside(whole.span) and text[then.start].isascii() == text[then.start - 1].isascii():
        return False  # 奥川一汽: two known names, where Velor川极 is one in two scripts
    if c.type in ("Model", "Product"):
        return an_edition(rest)
    return goes_on(c.span, whole, text)


def _ends(person: Candidate, c: Candidate, text: str) -> bool:
    """Say whether a known name is only the given name of a person, or its end and 为: 任命谢福川为副主席."""
    if person.span.start == c.span.start - 1 and person.span.end == c.span.end:
        return True
    if person.span.start == c.span.start and person.span.end == c.span.end + 1:
        return text[c.span.end] not in "则还也均又都曾说称表任为在"  # 高川 in 高川诺
    return person.span.start < c.span.start == person.span.end - 1 and text[c.span.end - 1] == "为"


def _rank(c: Candidate) -> float:
    """Weigh certainty with length: a longer name that is nearly as sure contains the shorter one."""
    return c.strength + 0.04 * min(c.span.end - c.span.start, 12)


_MAKER_AFTER = re.compile(
    r"(?:AI(?![A-Za-z])|，?(?:市值|股价)|方面|旗下|公司|集团|(?:大中华|中国|亚太)区|[\u4e00-\u9fff]{2,4}(?:事业部|业务部|事业群)|宣布|表示|发布|推出|开源|称|CEO|董事长|创始人|高管|副总裁|总裁|首席|也|则|等|和|、|与)"
)
_MODEL_AFTER = re.compile(rf"[”」』》’]?(?:系列|家族)?(?:的)?(?:主力|旗舰|最新|新一代|各款|两款|多款)?{MODEL_NOUN}")
_OWNED_BEFORE = re.compile(r"(?:的|旗下|自研|推出|发布|开源|接入|搭载|基于|模型)[“‘「『《]?$")


def supported(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Leave out weak candidates that nothing supports: neither another proposal at the place nor what stands beside it."""
    firm_ends = {c.span.end for c in candidates if c.type in ("Company", "Organization") and c.strength >= LIKELY}
    firm_starts = {c.span.start for c in candidates if c.type in ("Company", "Organization") and c.strength >= LIKELY}
    thing_starts = {c.span.start for c in candidates if c.type in ("Model", "Product")}
    near = Near(candidates)
    out = []
    for c in candidates:
        if c.strength >= LIKELY or c.source == "tagger":
            out.append(c)
            continue
        others = (o for o in near(c.span) if o.source != c.source and o.type == c.type)
        listed = c.type == "Company" and (
            (text.startswith("、", c.span.end) and c.span.end + 1 in firm_starts)
            or (text[c.span.start - 1 : c.span.start] == "、" and c.span.start - 1 in firm_ends)
        )
        if any(others) or listed or _beside(c, text, firm_ends, thing_starts):
            out.append(c._replace(strength=0.6))
    return out


def _beside(c: Candidate, text: str, firm_ends: set[int], thing_starts: set[int]) -> bool:
    """Say whether a known word stands like a name: a firm before its model, a model behind its firm."""
    after = c.span.end + (text[c.span.end : c.span.end + 1] in "“‘「『《的")
    if c.type in ("Company", "Organization"):
        return after in thing_starts or bool(
            _MAKER_AFTER.match(text, c.span.end) and text[c.span.end : c.span.end + 1] not in "和与、等也则"
        )
    if c.type == "Model" and _MODEL_AFTER.match(text, c.span.end):
        return True
    before = _OWNED_BEFORE.search(text, max(0, c.span.start - 4), c.span.start)
    return c.span.start in firm_ends or bool(before and before.start() in firm_ends)

"""Who of one document a short name of a person means: 沈总, 老沈, a bare surname, a given name, half a foreign name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.extract.names.candidates import LIKELY, Candidate
from kg.model import Span

_NICK = re.compile(
    r"^(?:老(?P<a>[\u4e00-\u9fff])|小(?P<b>[\u4e00-\u9fff])|(?P<c>[\u4e00-\u9fff]{1,2})(?:总|董|工|老|sir|Sir)|(?P<d>[\u4e00-\u9fff])(?:院长|教授|主任|博士|书记|校长|所长|会长|局长|老师|经理|主席|院士|律师|医生))$"
)
_PARTED = re.compile(r" ?[·・-] ?")
_FULL = 3  # characters of a full name at most
_NO_SURNAME = frozenset("因与和对由被把将让给但而且在是即当如和及是有为")


_BY_SURNAME = re.compile(
    r"(?m)(?:^|(?<=[，。；！？」”\n]))(?P<name>[\u4e00-\u9fff])(?=(?:[还也则并又亦]|随后|同时|进一步){0,2}(?:指出|表示|强调|认为|透露|坦言|补充|直言|解释|说明|称[，：“「]|说[，：“「]))"
)


def from_surnames(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find who speaks by the surname alone, where the document names somebody who bears it: 杨指出 of 杨川令."""
    bearers = {
        name[0]
        for c in proposed
        if c.type == "Person" and c.strength >= LIKELY and 2 <= len(name := c.span.of(text)) <= _FULL and _han(name[0])
    }
    for found in _BY_SURNAME.finditer(text):
        if found["name"] in bearers - _NO_SURNAME:
            yield Candidate(span=Span(*found.span("name")), type="Person", strength=LIKELY, source="wording")


def nicknamed(inner: str, outer: str, text: str) -> bool:
    """Say whether a bracket gives only a nickname of the person before it: 沈砚舟（花名：逍云子）.

    沈总（沈砚舟） and 逍云子（本名沈砚舟） tell the name itself.
    """
    if not (_han(inner) and _han(outer)) or _NICK.match(outer) or len(outer) == 1:
        return False
    return (
        inner[0] != outer[0]
        and outer not in inner
        and not _PARTED.search(inner)
        and re.search(
            f"{re.escape(outer)} ?[（(](?!本名|真名|实名)[^（）()]{{0,8}}{re.escape(inner)}[”」』]?[)），、]", text
        )
        is not None
    )


def _of_foreigner(surface: str, full: Collection[str]) -> str | None:
    """Give the one foreign name of the document of which this is the last or first part: 索里奥 of 帕斯卡·索里奥."""
    if len(surface) < 2 or _PARTED.search(surface):
        return None
    bearers = [
        name
        for name in full
        if surface in (parts := _PARTED.split(name)) and parts.index(surface) in (0, len(parts) - 1)
    ]
    return bearers[0] if len(bearers) == 1 else None


def _given(people: Iterable[Span], text: str) -> Mapping[str, str]:
    """Give who is meant by a given name alone: 晓川 of 祝晓川, where the document has one person called so."""
    names = {span.of(text) for span in people}
    bearers: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) == 3 and _han(name) and name[0] not in _NO_SURNAME:
            bearers.setdefault(name[1:], []).append(name)
    return {short: full[0] for short, full in bearers.items() if short in names and len(full) == 1}


def whom(text: str, found: Sequence[tuple[Span, str]]) -> Mapping[Span, str]:
    """Point 韦总, 老韦 and a bare surname to the last full name with that surname; 晓川 and 索里奥 to the one of whose name they are."""
    out: dict[Span, str] = {}
    last: dict[str, str] = {}
    everyone: dict[str, set[str]] = {}
    people = sorted(span for span, kind in found if kind == "Person")
    foreigners = {name for span in people if _PARTED.search(name := span.of(text)) and _han(_PARTED.sub("", name))}
    for span in people:
        surface = span.of(text)
        if len(surface) >= 2 and _han(surface) and not _NICK.match(surface):
            everyone.setdefault(surface[0], set()).add(surface)
            if len(surface) >= 3:
                everyone.setdefault(surface[:2], set()).add(surface)
    given = _given(people, text)
    for span in people:
        surface = span.of(text)
        nick = _NICK.match(surface)
        if given.get(surface):
            out[span] = given[surface]
            continue
        surname = surface if len(surface) == 1 else next((g for g in nick.groups() if g), None) if nick else None
        if surname is None:
            if whole := _of_foreigner(surface, foreigners):
                out[span] = whole
            elif _han(surface):
                last[surface[0]] = surface
            continue
        bearers = everyone.get(surname, set())
        if surname in last:
            out[span] = last[surname]
        elif len(bearers) == 1:
            out[span] = next(iter(bearers))
    return out


def _han(name: str) -> bool:
    return any("\u4e00" <= c <= "\u9fff" for c in name)

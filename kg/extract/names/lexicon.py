"""Known names of the packs, found in one pass; what is an ordinary word too counts only where the context agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import ahocorasick_rs

from kg.model import Span
from kg.packs import Entry, Pack
from kg.text.folding import key, simplify

_HYPHENED = re.compile("[A-Za-z]{3,}-[A-Z]?[0-9][A-Za-z0-9.]*")
"""Names that are written with a blank as well: Tarn-R1, Tarn R1."""


class Hit(NamedTuple):
    """A known name at one place; `sure` is false for names that are ordinary words too."""

    span: Span
    entry: Entry
    sure: bool


class Lexicon:
    """Finds the names of a pack's lexicons, longest first, Latin names at word borders only."""

    def __init__(self, pack: Pack) -> None:
        self._entries: dict[str, tuple[Entry, bool]] = {}
        firms = {e.name: (e.name, *e.alternatives) for e in pack.entries if e.type in ("Company", "Organization")}
        for entry in pack.entries:
            if entry.type == "Title":
                continue
            facts = dict(entry.facts)
            unsure, maker = facts.get("ambiguous", ""), facts.get("developer", "")
            for name in (entry.name, *entry.alternatives):
                if maker and name != entry.name and _with_maker(name, entry, firms.get(maker, (maker,))):
                    continue  # 百度文心 is two names: its firm is found on its own
                sure = unsure != "yes" and name not in unsure.split(";")
                self._entries.setdefault(simplify(name).casefold(), (entry, sure))
                if _HYPHENED.fullmatch(name):
                    self._entries.setdefault(name.replace("-", " ").casefold(), (entry, sure))
        stops = {simplify(word).casefold() for word in pack.stops} - self._entries.keys()
        self._names = sorted(n for n in (*self._entries, *stops) if len(n) > 1)  # a stop word hides the names inside it
        self._finder = ahocorasick_rs.AhoCorasick(self._names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the known names of a text in match form, from left to right."""
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter whose small form is two, such as İ
            lowered = text
        last = 0
        for pattern, start, end in self._finder.find_matches_as_indexes(lowered):
            known = self._entries.get(self._names[pattern])
            begins = start == last and text[start].isupper()  # 智川AIGLM: two names without a blank
            last = end
            if known is None or _inside_latin(text, start, end, begins=begins):
                continue
            entry, sure = known
            if _is_local(entry, text, start, end):
                continue
            if text[start:end] not in (entry.name, *entry.alternatives) and (
                _in_code(text, start, end) or _glued(text, end)
            ):
                continue  # .tarn/rules, TARN_NO_LOG; ADI is no part of AdiGO
            yield Hit(Span(start, end), entry, sure)

    def entry(self, name: str) -> Entry | None:
        """Give the entry that bears this name."""
        found = self._entries.get(name.casefold())
        return found[0] if found else None


def _with_maker(name: str, entry: Entry, makers: tuple[str, ...]) -> bool:
    """Say whether a name only puts the firm before another name of the thing: 百度文心, 蚂蚁百灵大模型."""
    if name.startswith(makers):
        return True
    rest = (other for other in (entry.name, *entry.alternatives) if other != name and name.endswith(other))
    return any(maker.startswith(name[: -len(other)]) for other in rest for maker in makers)


def aliases(pack: Pack) -> Mapping[str, str]:
    """Map the key of every known name to the full name of its thing: what resolution takes as known."""
    return {
        key(name): entry.name
        for entry in pack.entries
        if entry.type != "Title"
        for name in (entry.name, *entry.alternatives)
    }


def _inside_latin(text: str, start: int, end: int, *, begins: bool = False) -> bool:
    """Say whether a Latin name goes on at either side, as Meta does in Metadata, or into a version (GPT-4 in GPT-4o).

    It does not on the left where it `begins` right behind another known name.
    """
    first, last = text[start], text[end - 1]
    if _latin(first) and not begins and start and _latin(text[start - 1]):
        return True
    if not (_latin(last)) or end == len(text):
        return False
    if text[end].isupper() and (last.islower() or not text[start:end].isascii()):
        return False  # glued names, each with its own capitals: MiniMaxBAB, 智谱AIGLM
    return _latin(text[end]) or (
        text[end] in ".-"
        and end + 1 < len(text)
        and text[end + 1].isascii()
        and text[end + 1].isalnum()
        and last.isdigit()
    )


def _glued(text: str, end: int) -> bool:
    """Say whether a Latin letter follows a Latin name without a blank."""
    return end < len(text) and _latin(text[end]) and _latin(text[end - 1])


def _in_code(text: str, start: int, end: int) -> bool:
    """Say whether a Latin name stands in a path, a setting or a file's name."""
    return _latin(text[end - 1]) and (
        _CODE_BEFORE.search(text, max(0, start - 1), start + 1) is not None or _CODE_BEHIND.match(text, end) is not None
    )


def _is_local(entry: Entry, text: str, start: int, end: int) -> bool:
    """Say whether the short name of a body of the state means that of one place: 市发改委."""
    return (
        entry.type == "Organization"
        and text[start:end] != entry.name
        and _OF_THE_STATE.match(entry.name) is not None
        and _LOCAL.search(text, max(0, start - 3), start) is not None
    )


_OF_THE_STATE = re.compile("国家|中华|中国|全国|国务院|中共中央")
_LOCAL = re.compile("(?<![全城超])[市省区县州](?:级|人民政府)?$")
_CODE_BEFORE = re.compile(r"[_.].$|/[a-z]$")
_CODE_BEHIND = re.compile(r"_[A-Za-z]|/[a-z]|\.[A-Za-z]{2,4}(?![A-Za-z])| --?[a-z]")
"""Around a name in code; between capitals a slash only joins two names: TARN/Rhen."""


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()

"""Whom a description points at that stands for a name as the subject of a verb: 这位从装卸工做起的老仓储人坦言."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.extract.claims.gaps import is_gap
from kg.extract.context.references import References
from kg.model import Mention, Reading, Span
from kg.text.words import tagged_words

_points = re.compile("(?:这|该|那)[位名](?!为|称|叫|列)")
POINTING = re.compile(
    r"(?:(?:这位|这名|该名|该位|那位)[^，。；]{0,16}|(?:该|上述|前述|这家|本)[^，。；的]{0,4}|(?:上述|前述)[^，。；的]{0,14})$"
)
"""What points at somebody or something, before the noun for it: 这位……, 该……."""
_lead = re.compile("(?:但|不过|而|且|对此|就连|于是|随后|同时|如今|最后|当时|其实|在|连|[，、 \u3000])*")
_HEAD = 12  # characters of a noun that ends a description
_REST = 2  # characters of a noun behind a word for people
_BACK = 1500  # characters back in which somebody came in whom 上述 means
_WORDS = 60  # characters of the clause that tells more of him
_unnamed = re.compile("(?:一|某|有|另一|两|几|多)[位名][^，。；！？“”\n]{1,24}|不愿具名|匿名")
"""How somebody comes in whom nobody names."""


_asked = re.compile("致电|致函|去电|拨打|联系|采访|求证|核实|询问|咨询|发函|走访|探访")
_firm = re.compile("了?(?P<firm>(?:该|上述|前述|这家)?(?:公司|集团|企业|银行|平台))(?=[，。的热客电官证])")
"""A firm without its name behind a word of asking: 致电公司，……"""
_ASKED = 60  # characters back in which somebody was asked who is 对方


class Descriptions:
    """Reads descriptions of one reading that stand where a subject may."""

    def __init__(self, reading: Reading, hidden: str, references: References, roles: re.Pattern[str]) -> None:
        self._text = hidden
        self._references = references
        self._roles = roles
        self._people = [m for m in sorted(reading.mentions) if m.type == "Person" and m.span.start < len(hidden)]
        self._starts = [m.span.start for m in self._people]
        self._askable = sorted(m for m in reading.mentions if m.type in ("Person", "Company", "Organization"))
        self._paragraphs = [p.start for p in reading.paragraphs]
        self._sentences: Sequence[Span] = reading.sentences or reading.paragraphs
        self._sentence_starts = [s.start for s in self._sentences]

    def subject(self, start: int, end: int) -> tuple[Span, Mention | None] | None:
        """Give a description that begins a clause whose verb stands at `end`, and whom it means."""
        lead = _lead.match(self._text, start, end)
        points = _points.match(self._text, lead.end() if lead else start, end)
        if points is None or end - points.end() > _WORDS:
            return None
        found = self._head(points.end(), end)
        if found is None or self._named(found.start, end):
            return None
        return Span(points.start(), found.end), self._meant(points.start(), found)

    def other_side(self, at: int) -> Mention | None:
        """Give whom 对方 means at this offset: the firm or person that was asked last (记者致电某公司，对方表示……)."""
        floor = max(self._text.rfind("\n", 0, at) + 1, at - _ASKED)
        words = [m.span() for m in _asked.finditer(self._text, floor, at)]
        asked = [end for _, end in words]
        named = [m for m in self._askable if asked and asked[-1] <= m.span.start < at]
        if words and not named:  # 向某公司求证，对方称
            begins = words[-1][0]
            named = [m for m in self._askable if m.span.end == begins and self._text.startswith("向", m.span.start - 1)]
        if asked and not named and (word := _firm.match(self._text, asked[-1], at)):
            return self._references.description(Span(*word.span("firm")))
        return named[0] if len({m.name for m in named}) == 1 else None

    def points_back(self, span: Span, role: Span) -> bool:
        """Say whether 上述 and 前述 mean one of that kind who came in without a name (一位律师说……上述律师)."""
        if not self._text.startswith(("上述", "前述"), span.start):
            return False
        kind = re.escape(role.of(self._text)[-2:])
        unnamed = re.compile(f"(?:[一两多几][位名]|某|不愿具名|匿名)[^，。；！？\\n]{{0,24}}{kind}")
        found = list(unnamed.finditer(self._text, max(0, span.start - _BACK), span.start))
        if not found:
            return False
        lo, hi = (bisect_left(self._starts, found[-1].end() + more) for more in (0, 2))
        return lo == hi  # 一位律师某某

    def _head(self, start: int, end: int) -> Span | None:
        """Find the noun in which a description ends, behind what tells more of him."""
        at = self._text.find("的", start, end)
        while at >= 0:
            role = self._roles.search(self._text, at + 1, min(end, at + 1 + _HEAD))
            modified = role is not None and "的" not in self._text[at + 1 : role.start()]
            if role and modified and not self._text.startswith(("的", "们"), role.end()):
                whole = self._noun(at + 1, end)
                return whole or Span(at + 1, role.end())
            following = self._text.find("的", at + 1, end)
            if following < 0:
                return self._noun(at + 1, end)
            if role:
                return None  # 这位老板的助理: somebody else
            at = following
        noun = self._noun(start, end) if self._text[start:end].isalnum() else None
        role = self._roles.search(self._text, start, end)
        return (
            None if noun and role and noun.end - role.end() > _REST else noun
        )  # 这位教授话音刚落: no one is called so

    def _noun(self, start: int, end: int) -> Span | None:
        """Give the noun that fills a stretch but for adverbs before the verb."""
        for stop in range(min(end, start + _HEAD), start + 1, -1):
            if is_gap(self._text, stop, end) and self._text[start:stop].isalnum():
                words = tagged_words(self._text[start:stop])
                if words[-1][2][0] in "njlimq" and not any(tag == "v" for _, _, tag in words[1:]):
                    return Span(start, stop)
        return None

    def _named(self, start: int, end: int) -> bool:
        """Say whether a name stands where the noun does (这位从仓库做起的总裁某某)."""
        lo, hi = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return any(is_gap(self._text, m.span.end, end) for m in self._people[lo:hi])

    def _meant(self, at: int, head: Span) -> Mention | None:
        """Give the person named last before in the paragraph, unless somebody unnamed came in since."""
        paragraph = self._paragraphs[max(0, bisect_right(self._paragraphs, at) - 1)]
        before = self._people[bisect_left(self._starts, paragraph) : bisect_left(self._starts, at)]
        noun = self._text[max(head.start, head.end - 2) : head.end]
        since = before[-1].span.end if before else paragraph
        again = any(noun in m[0] for m in _unnamed.finditer(self._text, paragraph, at))
        if again or _unnamed.search(self._text, since, at):
            return None
        if noun in self._text[since:at] and not (before and self._references.holds(before[-1], noun)):
            return None  # 唐姓游客介绍，…… 这位游客说
        if not before:
            return self._holder(at, head) or self._references.description(Span(at, head.end))
        sentence = self._sentences[max(0, bisect_right(self._sentence_starts, before[-1].span.start) - 1)]
        near = [m for m in before if m.span.start >= sentence.start]
        holders = {m.name: m for m in near if self._references.holds(m, head.of(self._text))}
        if len(holders) == 1:
            return next(iter(holders.values()))
        told = self._references.lead(Span(sentence.start, at)) or before[-1]
        return (self._holder(at, head, exactly=False) if self._references.titled(told) else None) or told

    def _holder(self, at: int, head: Span, *, exactly: bool = True) -> Mention | None:
        """Give the one person of all named before who holds the very post, or one akin to it."""
        known = self._people[: bisect_left(self._starts, at)]
        holders = {m.name: m for m in known if self._references.holds(m, head.of(self._text), exactly=exactly)}
        return next(iter(holders.values())) if len(holders) == 1 else None

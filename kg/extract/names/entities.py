"""Names of persons, companies, organisations, models and products: proposed, chosen, followed through the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from kg.extract.names import borders, doubts
from kg.extract.names.backing import borne_out
from kg.extract.names.bracketed import from_brackets_of_people
from kg.extract.names.candidates import (
    LIKELY,
    SURE,
    Candidate,
    from_entries,
    from_heads,
    from_lexicon,
    from_metadata,
    from_posts,
    from_tags,
    from_wording,
    kind_of_place,
)
from kg.extract.names.choosing import chosen, supported
from kg.extract.names.coined import (
    from_brackets,
    from_branches,
    from_brands,
    from_careers,
    from_codes,
    from_devices,
    from_employers,
    from_kin,
    from_leaders,
    from_makers,
    from_roles,
    from_rows,
    from_spellings,
    from_versions,
)
from kg.extract.names.drugs import from_drugs
from kg.extract.names.editions import editions
from kg.extract.names.endings import ended
from kg.extract.names.entity_types import settled
from kg.extract.names.families import Families, by_makers
from kg.extract.names.fellows import from_fellows, of_one_brand
from kg.extract.names.flukes import without_flukes
from kg.extract.names.fronts import without_fronts
from kg.extract.names.latin import from_speech
from kg.extract.names.launched import launched
from kg.extract.names.lexicon import Lexicon
from kg.extract.names.naming import heads, names, stems
from kg.extract.names.nesting import edition, nested
from kg.extract.names.persons import from_surnames
from kg.extract.names.presented import nobodies
from kg.extract.names.press import from_press
from kg.extract.names.quoted import firms_in_quotes, from_owners, from_quotes
from kg.extract.names.runs import whole_runs
from kg.extract.names.shorts import coined_word, stands_for_firm
from kg.extract.names.sieve import ROAD, TERMS, Sieve, ordinary, places
from kg.extract.names.slots import filled
from kg.extract.names.tails import alike_before_codes, in_two_scripts, within
from kg.extract.names.titled import from_titles
from kg.extract.names.told_rows import from_rows_of_latin
from kg.extract.names.versions import type_alone, versioned, with_version
from kg.extract.wording.units import with_unit
from kg.model import Reading, Span
from kg.packs import Pack
from kg.text.folding import fold
from kg.text.regional import mainland
from kg.text.words import dictionary_word, tagged_words

_HAN = re.compile(r"[\u4e00-\u9fff]")
_CODED = re.compile(
    r"(?=.{0,20}[A-Za-z]{2})(?=.{0,24}\d)[A-Za-z][A-Za-z0-9 .-]{3,40}|(?=[A-Za-z]{0,12}[a-z])[A-Za-z]{1,12}[A-Z][A-Za-z0-9]{1,16}"
)
"""Letters with figures or capitals within: what is a thing's name at one place is one at all."""
_PLACE = re.compile(f"{ROAD.pattern}|大[厦楼]|新村|小区|河流?域|大讲堂|奖学金|工业园|站的")
"""Behind the name of a firm that a place or a foundation bears, where the tagger does not see the firm."""
_LETTERS = re.compile("[A-Za-z][A-Za-z -]*")
_SEEN_AS_MODEL = 0.57
"""Strength below which what the tagger alone sees is a model in one place of five."""
_WEAKEST = 0.5  # strength from which a name stands where no other wants its place


class Entities:
    """Adds the names of a document as mentions that do not overlap, each with the document's full name of its thing."""

    def __init__(self, pack: Pack) -> None:
        self._lexicon = Lexicon(pack)
        self._families = Families(pack)
        self._stops = pack.stops
        self._surnames = pack.surnames
        self._places = places()
        self._sieve = Sieve(pack, self._places)

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its names."""
        text = reading.text
        plain = mainland(text)
        proposed = [
            *borders.mended(from_tags(reading.tags), text, self._places),
            *from_lexicon(
                by_makers(self._lexicon.hits(text), text),
                lambda span, kind: with_unit(span, text) if kind == "Company" else with_version(span, kind, text),
            ),
        ]
        proposals = [*proposed, *self._worded(reading, plain, proposed)]
        let = [c for c in proposals if self._sieve.lets(c, text)]
        possible = _named(let, text)
        first = [
            c
            for c in chosen(supported(self._split(possible, text), text), text, self._places)
            if c.strength >= _WEAKEST
        ]
        fellows = [
            c
            for c in (*from_fellows(first, text), *of_one_brand(first, text), *from_rows_of_latin(first, text))
            if self._sieve.lets(c, text)
        ]
        first = chosen((*first, *fellows), text, self._places) if fellows else first
        first = borders.settled(doubts.without_places(first, text), text, self._places)
        likely = without_flukes(first, proposed, text, self._lexicon.entry)
        flukes = {c.span.of(text) for c in first} - {c.span.of(text) for c in likely}
        first = filled(likely, [c for c in let if c.span.of(text) not in flukes], text, self._places)
        first = without_fronts(alike_before_codes(in_two_scripts(first, text), text), text)
        common = [c for c in proposed if c.source == "tagger" and c.type == "Company" and ordinary(c.span.of(text))]
        followed = self._followed(ended(first, text), common, text)
        bodies = {c.span for c in proposed if c.source == "tagger" and c.type in ("Company", "Organization")}
        found = whole_runs(followed, text, self._lexicon.entry, bodies)
        kinds = settled(found, plain, self._lexicon.entry, self._surnames)
        posts = {at for tag in reading.tags if tag.type == "Title" for at in tag.span}
        nobody = nobodies(found, kinds, plain, posts, self._surnames)
        nobody |= _hardly_models(found, kinds, plain)
        spans = [(c.span, kinds[c.span.of(plain)]) for c in found if c.span.of(plain) not in nobody]
        told = names(text, spans, self._full_name, self._places)
        return reading.adding(mentions=sorted((*told, *editions(told, text))))

    def _worded(self, reading: Reading, plain: str, proposed: Sequence[Candidate]) -> list[Candidate]:
        """Propose what the wording makes names, alone or beside what is `proposed`; `plain` is the text in the mainland's words."""
        text = reading.text
        document = reading.document
        return [
            *from_wording(plain),
            *self._families.versions(text),
            *from_quotes(plain),
            *launched(plain),
            *firms_in_quotes(plain),
            *from_owners(plain, proposed),
            *from_titles(plain),
            *from_posts(text, self._surnames),
            *from_entries(text),
            *from_versions(text),
            *from_spellings(text),
            *from_roles(plain),
            *from_rows(plain),
            *from_employers(text),
            *from_leaders(text),
            *from_heads(text),
            *from_press(text),
            *from_speech(plain),
            *from_brackets_of_people(text, proposed),
            *from_makers(plain, proposed),
            *from_brackets(plain, proposed),
            *from_brands(plain),
            *borne_out(plain, proposed),
            *from_careers(plain),
            *from_branches(plain),
            *from_codes(plain, proposed),
            *from_kin(text, self._surnames),
            *from_surnames(text, proposed),
            *from_devices(plain),
            *from_drugs(plain),
            *from_metadata(text, _folded(document.publisher), _folded(document.author)),
        ]

    def _full_name(self, name: str) -> str | None:
        entry = self._lexicon.entry(name)
        return entry.name if entry else None

    @staticmethod
    def _split(proposals: Sequence[Candidate], text: str) -> list[Candidate]:
        """Cut 百度文心一言, proposed as one model, where a known or proposed firm stands at its front; products bear their maker's name."""
        firms: defaultdict[int, list[Candidate]] = defaultdict(list)  # by where they begin
        for body in proposals:
            if body.type in ("Company", "Organization") and body.strength >= LIKELY:
                firms[body.span.start].append(body)
        out: list[Candidate] = []
        for c in proposals:
            thing = c.type in ("Model", "Product") and c.source != "lexicon"
            head = next((f for f in firms.get(c.span.start, ()) if thing and c.span.end - f.span.end >= 2), None)
            rest = text[head.span.end : c.span.end] if head else ""
            if TERMS.fullmatch(rest):
                continue  # 云川Q2: its quarter
            cut = c.type == "Model" and (_HAN.match(rest) or rest[:1].isupper())
            out.append(c._replace(span=Span(c.span.end - len(rest), c.span.end)) if cut else c)
        return out

    def _followed(self, first: Sequence[Candidate], common: Sequence[Candidate], text: str) -> list[Candidate]:
        """Find the names of strong places again in the whole document, and the short forms of its firms and things.

        `common` are words of the dictionary that the tagger takes for firms: they are where the document has such a firm.
        """
        strength: defaultdict[str, float] = defaultdict(float)
        kind: dict[str, Counter[str]] = defaultdict(Counter)
        for c in first:
            surface = c.span.of(text)
            strength[surface] = max(strength[surface], c.strength)
            kind[surface][c.type] += 1
        told_so = {c.span.of(text) for c in first if "role" in c.source}
        for head, whole in heads([surface for surface, counted in kind.items() if counted["Company"]]):
            for surface in (head, whole):  # a firm and its short form bear each other out
                strength[surface] = max(strength[surface], LIKELY)
        for surface, counted in kind.items():
            things = counted["Model"] + counted["Product"]
            if counted["Company"] > 2 - (kind_of_place(surface, "") == "Company" or coined_word(surface)) or (
                things > 1 and _versionless(surface)
            ):  # proposed again and again
                strength[surface] = max(strength[surface], LIKELY)
        more: list[Candidate] = []
        short_forms: set[str] = set()
        sure = {surface for surface in strength if kind[surface]["Company"] and strength[surface] >= SURE}
        called = sure.union(*(stems(surface, self._places) for surface in sure))
        more.extend(c._replace(strength=LIKELY) for c in common if c.span.of(text) in called)
        for surface in sorted(strength):
            if strength[surface] < LIKELY or len(surface) < 2:
                if _CODED.fullmatch(surface) and (coded := {"Model", "Product"} & kind[surface].keys()):
                    more.extend(self._again(surface, min(coded), text, _WEAKEST))
                continue
            best = max(sorted(kind[surface]), key=lambda k: kind[surface][k])
            more.extend(self._again(surface, best, text, LIKELY - 0.05))
            if best in ("Model", "Product") and (alone := type_alone(surface)) and alone not in strength:
                family = surface.removesuffix(alone)
                called_so = self._again(alone, best, text, LIKELY - 0.15)
                more.extend(c for c in called_so if not text.endswith(family, 0, c.span.start))
            if best in ("Model", "Product") and (base := _versionless(surface)):
                coined = best == "Model" and dictionary_word(base) is None  # it stands for the family where it is alone
                more.extend(
                    c
                    for c in self._again(base, best, text, LIKELY - 0.1)
                    if coined
                    or text.startswith("系列", c.span.end)
                    or (best == "Model" and c.span.end - c.span.start > len(base))
                )
            if best == "Company":
                short_forms.update(self._shorter(surface), [surface] if self._word_too(surface, told_so) else [])
        for short in sorted(short_forms):
            if (
                (strength.get(short, 0.0) < LIKELY or ordinary(short))
                and short not in self._stops
                and not self._of_a_town(short)
            ):
                places = self._again(short, "Company", text, LIKELY - 0.15, words_too=True)
                more.extend(c for c in places if stands_for_firm(c.span, text))
        more = [c for c in more if self._sieve.lets(c, text)]
        wholes = [c for c in first if c.source == "tagger" and c.type != "Person"]
        again = sorted(c.span for c in more)
        more = [c for c in more if not self._part(c, wholes, again, text)]
        inside = _inside({c.span for c in more})
        return chosen([c for c in (*first, *more) if not inside(c.span)], text, self._places)

    def _part(self, c: Candidate, wholes: Sequence[Candidate], again: Sequence[Span], text: str) -> bool:
        """Say whether a name found again is but a part of one of `wholes`, which the tagger sees one behind the other."""
        at = bisect_right(wholes, c.span.start, key=lambda w: w.span.start) - 1
        if at < 0 or wholes[at].span.end < c.span.end:
            return False
        whole = wholes[at]
        if whole.type in ("Company", "Organization") and c.type == "Company":
            if within(c.span, whole, text, self._places):
                return True
        elif c.type in ("Model", "Product") and edition(c.span, whole, text):
            return True
        others = again[
            bisect_left(again, whole.span.start, key=lambda s: s.start) : bisect_left(
                again, whole.span.end, key=lambda s: s.start
            )
        ]
        return nested(c.type, c.span, whole, text, others)

    def _shorter(self, firm: str) -> Iterator[str]:
        """Give what a firm may be called for short: what its name may be cut to, and the other names that a list has."""
        if _HAN.search(firm):
            yield from stems(firm, self._places)
        entry = self._lexicon.entry(firm)
        if entry is not None and entry.type == "Company":
            yield from (name for name in entry.alternatives if _HAN.search(name) and len(name) < len(firm))

    def _word_too(self, firm: str, called_so: Collection[str]) -> bool:
        """Say whether a firm that a list has, or that the text calls one, bears the name of a common word."""
        return ordinary(firm) and (firm in called_so or self._lexicon.entry(firm) is not None)

    def _of_a_town(self, stem: str) -> bool:
        """Say whether a short form is but a town with a common word: 伦敦出租车 is no firm, as 伦敦出租车公司 is."""
        town = next((stem[:n] for n in (5, 4, 3, 2) if stem[:n] in self._places), "")
        rest = stem[len(town) :]
        return len(town) > 1 and len(rest) > 1 and (dictionary_word(rest) or "x")[0] == "n"

    def _again(
        self, surface: str, kind: str, text: str, strength: float, *, words_too: bool = False
    ) -> Iterator[Candidate]:
        """Find a name at all its places; one that is a word too only if `words_too` asks for it."""
        at = text.find(surface)
        common = ordinary(surface) and not words_too
        while at >= 0:
            span = Span(at, at + len(surface))
            if kind in ("Model", "Product"):
                span = versioned(span, text)
            if (
                not (common and kind != "Model" and not text.startswith("系列", span.end))
                and not (_PLACE if kind == "Company" else ROAD).match(text, span.end)
                and not _goes_on(text, span)
                and self._whole(text, span)
            ):
                yield Candidate(span=span, type=kind, strength=strength, source="again")
            at = text.find(surface, at + len(surface))

    @staticmethod
    def _whole(text: str, span: Span) -> bool:
        """Say whether no word of the surroundings runs across the border of a short name."""
        if span.end - span.start > 2:
            return True
        begin, end = max(0, span.start - 4), min(len(text), span.end + 4)
        around = text[begin:end]
        return not any(
            b - a > 1
            and (a < span.start - begin < b or a < span.end - begin < b)
            and b - a <= 4
            and dictionary_word(around[a:b]) is not None  # what jieba only guesses to be a word proves nothing
            for a, b, kind in tagged_words(around)
            if kind not in ("nr", "x")
        )


def _inside(spans: Collection[Span]) -> Callable[[Span], bool]:
    """Give a test of whether a span lies within one of these that is longer."""
    longest: dict[int, int] = {}
    for span in spans:
        longest[span.start] = max(longest.get(span.start, 0), span.end)
    starts = sorted(longest)
    reach = list(accumulate((longest[start] for start in starts), max))

    def inside(span: Span) -> bool:
        at = bisect_left(starts, span.start)
        return longest.get(span.start, 0) > span.end or (at > 0 and reach[at - 1] >= span.end)

    return inside


_SORT = re.compile("(?:企业|厂商|龙头|巨头|大厂|新贵|独角兽|制造商|供应商|服务商|运营商|开发商|业者|商)[“「『]?")


def _hardly_models(found: Sequence[Candidate], kinds: Mapping[str, str], text: str) -> set[str]:
    """Find Latin words that would be models only because the tagger hardly sees names there: no figure tells a version of them."""
    best: defaultdict[str, float] = defaultdict(float)
    for c in found:
        best[c.span.of(text)] = max(best[c.span.of(text)], c.strength if c.source == "tagger" else 1.0)
    return {
        name
        for name, strength in best.items()
        if kinds[name] == "Model" and strength < _SEEN_AS_MODEL and _LETTERS.fullmatch(name)
    }


def _named(possible: Sequence[Candidate], text: str) -> list[Candidate]:
    """Leave out a supposed firm that only tells the sort of the one named right behind it: 液流电池企业某某."""
    firms = {c.span.start for c in possible if c.type == "Company"}
    others = {c.span.start for c in possible}
    return [
        c
        for c in possible
        if not (
            c.type == "Company"
            and c.source == "tagger"
            and (sort := _SORT.match(text, c.span.end))
            and sort.end() in firms
        )
        and not (c.source == "tagger" and c.span.end in others and c.span.of(text).endswith(("智库", "机构")))
    ]


def _versionless(name: str) -> str | None:
    """Give the Chinese name before a version: 数川 of 数川2, whose sister may be 数川1."""
    found = re.match(r"([\u4e00-\u9fff]{2,})(?=[A-Za-z0-9. -]*\d|[ -]?(?:Pro|Max|Mini|Lite|Turbo|Plus|Ultra)$)", name)
    return found[1] if found else None


def _goes_on(text: str, span: Span) -> bool:
    """Say whether a Latin name continues at either side."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    first, last = text[span.start], text[span.end - 1]
    return (first.isascii() and first.isalnum() and before.isascii() and before.isalnum()) or (
        last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    )


def _folded(given: str | None) -> str | None:
    return fold(given).text if given else None

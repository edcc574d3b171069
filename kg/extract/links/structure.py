"""Relations that names themselves tell: a version behind its family's name, a thing named after its maker."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.extract.links.owners import is_own, of_main, of_passage
from kg.extract.links.spotlight import Spotlight
from kg.extract.names.naming import stems
from kg.extract.wording.skeleton import Skeleton
from kg.model import Link, Mention, Reading, Span

_THINGS = ("Model", "Product")
_PLACES = ("Company", "Organization")
_VERSION = re.compile(
    r"[ \-_·]?(?:[VvRr]?\d+(?:\.\d+)*[A-Za-z]{0,3}|[A-Z][A-Za-z]*|\d+(?:\.\d+)?[BbMm]|[一二三四五六七八九十]代)"
    r"(?:[ \-_.·]?(?:\d+(?:\.\d+)*[A-Za-z]{0,3}|[A-Za-z]+|版|代))*(?:版|型)?"
)


_RANGE = re.compile(r"\d[A-Za-z]?$|(?:^|[^A-Za-z])[A-Za-z]$")
"""How a product of a range ends: 川驰S7, of which 川驰S7 Max is a version, not 川驰, which is the brand of both."""
_WORDED = re.compile(r"[A-Za-z]$")
"""How one ends that has no number, and of which only what has one, or a grade, is a version: Tarn 5, Tarn Pro, not Tarn Shop."""
_LETTERED = re.compile(r"[ -]?[A-Za-z]{0,2}\d")


def _is_of_range(name: str, family: str) -> bool:
    """Say whether a product's name is that of a range, of which what is called like it can be a version."""
    if _RANGE.search(family):
        return True
    at = len(family)
    return _WORDED.search(family) is not None and bool(_LETTERED.match(name, at) or _GRADE.match(name, at))


def structural_links(
    reading: Reading,
    stated: Sequence[Link],
    main: Mention | None = None,
    *,
    makes: Callable[[Mention, Mention, str], bool | None] = lambda _firm, _thing, _text: None,
    spotlight: Spotlight | None = None,
) -> Iterator[Link]:
    """Yield what names tell: versions after their family's, things after their maker's.

    `stated` are the links that the text itself gave; a maker is told by a name only where the text tells none. `main` is
    the firm that the document is about, `spotlight` tells of whom its passages are; `makes` says whether a firm is known
    to make a thing, or to be another's.
    """
    first = _first(reading)
    yield from _versions(first)
    yield from _makers(reading, first, list(stated), main, makes=makes, spotlight=spotlight)


class Versions:
    """Adds which thing is a version of which where the items of a digest, read one by one, name the two apart."""

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with the versions that no item told of."""
        told = {(link.predicate, link.subject.name, link.object.name) for link in reading.links}
        found = _versions(_first(reading))
        return reading.adding(links=[v for v in found if (v.predicate, v.subject.name, v.object.name) not in told])


def _first(reading: Reading) -> dict[tuple[str, str], Mention]:
    """Give where each thing is first named."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in sorted(reading.mentions):
        first.setdefault((mention.type, mention.name), mention)
    return first


def _versions(first: Mapping[tuple[str, str], Mention]) -> Iterator[Link]:
    """Yield which thing is a version of which family by its name."""
    things = [m for m in first.values() if m.type in ("Model", "Product")]
    for version in things:
        families = [
            f
            for f in things
            if f.name != version.name
            and f.type == version.type
            and (f.type == "Model" or _is_of_range(version.name, f.name))
            and _is_version(version.name, f.name)
        ]
        if families:
            family = max(families, key=lambda f: len(f.name))
            yield Link(
                predicate="versionOf",
                subject=version,
                object=family,
                evidence=version.span,
                rule="version named after its family",
            )


_WORD = re.compile("该|本|我|这|其|学校|公司|集团")
_UNIT = re.compile(
    "(?:研究院|研究所|研究中心|实验室|学院|医院|工程中心|技术中心|事业部|事业群|研究总院|工作室|委员会|Lab)$"
)
_OWN_UNIT = re.compile(
    "^(?!.*(?:大学|省|市|县|国家|中国|欧盟|国务院|科学院|集团|公司)).*(?:研究院|研究所|研究中心|实验室|工程中心|技术中心|事业部|事业群|研究总院|工作室|Lab)$"
)
"""Names of units that tell no whole of their own."""


def units_of_stand_ins(bones: Skeleton) -> Iterator[Link]:
    """Yield whose a unit is that stands behind a word for its whole: 该校光学实验室, 公司的研究院."""
    for i, whole in bones.names.items():
        at = i + 1 + bones.text.startswith("的", i + 1)
        unit = bones.names.get(at)
        if unit is None or unit.type not in _PLACES or whole.type not in _PLACES or whole.name == unit.name:
            continue
        if whole.span == bones.span(i, i + 1) or not _WORD.match(bones.said(i, i + 1)) or not _UNIT.search(unit.name):
            continue
        yield Link(
            predicate="subsidiaryOf",
            subject=unit,
            object=whole,
            evidence=bones.span(i, at + 1),
            rule="unit behind a word for its whole",
        )


_COLUMN = re.compile(r"(?:新闻|[日晚早晨午时商周]报|电视台|卫视|电台|新闻网)$")
"""How media are called that have columns and desks of a name of their own."""
_PAPER = re.compile("(?:[日晚早晨午时周]报|周刊|杂志|新闻)$")
"""How those are called that are no column of another one."""
_JOINT = re.compile("联合|[与和]")


def units_behind(bones: Skeleton) -> Iterator[Link]:
    """Yield whose a unit or a column is that stands right behind its whole: 冰川集团 NLP 实验室, 江左新闻《深谷》."""
    for (i, whole), (at, unit) in pairwise(sorted(bones.names.items())):
        if bones.text[i + 1 : at].strip() or not (whole.type in _PLACES and unit.type in _PLACES):
            continue
        if not (_is_named(bones, i) and _is_named(bones, at)) or whole.name == unit.name:
            continue
        between = bones.source[whole.span.end : unit.span.start]
        called = unit.span.of(bones.source)
        if between == "《":
            closed = bones.source.startswith("》", unit.span.end)
            of_it = closed and unit.type == "Organization" and _COLUMN.search(whole.span.of(bones.source)) is not None
            of_it = of_it and not _PAPER.search(called)
        else:
            of_it = not between.strip() and _OWN_UNIT.search(called) is not None and not _JOINT.match(called)
            # a list of names with blanks between
            parted = between and bones.source.startswith(" ", whole.span.start - 1)
            of_it = of_it and not parted
        if of_it:
            yield Link(
                predicate="subsidiaryOf",
                subject=unit,
                object=whole,
                evidence=Span(whole.span.start, unit.span.end),
                rule="unit right behind its whole",
            )


def _is_named(bones: Skeleton, at: int) -> bool:
    """Say whether a name stands itself at a place, and no word for it."""
    around, name = bones.span(at, at + 1), bones.names[at].span
    return around.start <= name.start and name.end <= around.end


def _makers(
    reading: Reading,
    first: Mapping[tuple[str, str], Mention],
    stated: Sequence[Link],
    main: Mention | None,
    *,
    makes: Callable[[Mention, Mention, str], bool | None],
    spotlight: Spotlight | None,
) -> Iterator[Link]:
    """Tie a thing to its maker by its name (驰川C5 of 驰川汽车), and a version to the maker of its family."""
    made = {link.subject.name for link in stated if link.predicate == "developedBy"}
    makers = {
        link.subject.name: link.object
        for link in reversed(stated)  # of several makers the first one leads
        if link.predicate == "developedBy" and link.modality == "asserted"
    }
    firms: dict[str, Mention] = {}
    for firm in first.values():
        if firm.type == "Company":
            for called in (firm.name, *stems(firm.name)):
                firms.setdefault(called, firm)
    things = [m for m in first.values() if m.type in _THINGS and m.name not in made]
    spelled: dict[str, set[str]] = {}
    for m in reading.mentions:
        if m.type in _THINGS:
            spelled.setdefault(m.name, {m.name}).add(m.span.of(reading.text))
    for thing in things:
        written = spelled.get(thing.name, {thing.name})
        stem = max(
            (s for s in firms if any(w.startswith(s) and len(w) > len(s) for w in written)), key=len, default=None
        )
        if stem is not None:
            makers[thing.name] = firms[stem]
            yield Link(
                predicate="developedBy",
                subject=thing,
                object=firms[stem],
                evidence=thing.span,
                rule="named after its maker",
            )
    for family, firm in _families(things, makers):
        taken = _TAKEN_IN.search(reading.text, max(0, family.span.start - 8), family.span.start)
        if makes(firm, family, reading.text) is not False and (taken or is_own(reading.text, family)):
            makers[family.name] = firm
            yield _version(family, firm, family.span)

    def anothers(firm: Mention, thing: Mention) -> bool:
        """Say whether a thing is known to be another firm's."""
        return makes(firm, thing, reading.text) is False

    yield from _without_brand([m for m in things if m.name not in makers], makers, firms, anothers)
    yield from _inherited(things, stated, makers, made, anothers)
    if spotlight is not None:
        for link in of_passage(reading, [m for m in things if m.name not in makers], stated, spotlight, makes):
            makers[link.subject.name] = link.object
            yield link
        yield from _inherited([m for m in things if m.name not in makers], stated, makers, made, anothers)
    if main is not None:
        rest = [m for m in things if m.name not in makers and makes(main, m, reading.text) is not False]
        for link in of_main(reading, rest, stated, main):
            makers[link.subject.name] = link.object
            yield link
        yield from _inherited([m for m in rest if m.name not in makers], stated, makers, made, anothers)


def handed_down(
    reading: Reading, links: Sequence[Link], makes: Callable[[Mention, Mention, str], bool | None]
) -> Iterator[Link]:
    """Yield the makers of versions whose family has one by now, told by whatever means."""
    made = {link.subject.name for link in links if link.predicate == "developedBy"}
    makers = {
        link.subject.name: link.object
        for link in reversed(links)
        if link.predicate == "developedBy" and link.modality == "asserted"
    }
    things = [m for m in _first(reading).values() if m.type in _THINGS and m.name not in made]
    yield from _inherited(things, links, makers, made, lambda firm, thing: makes(firm, thing, reading.text) is False)


def _without_brand(
    things: Sequence[Mention],
    makers: dict[str, Mention],
    firms: Mapping[str, Mention],
    anothers: Callable[[Mention, Mention], bool],
) -> Iterator[Link]:
    """Give what is called like a thing named after its maker, or like a version of it, to that maker: S7, S7 Pro of 川驰S7."""
    short: dict[str, dict[str, Mention]] = {}
    for name, maker in makers.items():
        for brand, firm in firms.items():
            if firm.name == maker.name and name.startswith(brand):
                rest = name[len(brand) :].lstrip(" -·")
                if _RANGE_NAME.match(rest):
                    short.setdefault(rest, {})[maker.name] = maker
    for thing in things:
        told = next((m for rest, m in short.items() if rest == thing.name or _is_version(thing.name, rest)), {})
        only = next(iter(told.values())) if len(told) == 1 else None
        if only is not None and not anothers(only, thing):
            makers[thing.name] = only
            yield _version(thing, only, thing.span)


_RANGE_NAME = re.compile(r"(?=[A-Za-z .-]*\d)[A-Za-z0-9 .-]{2,}|[A-Za-z]{3,}|[\u4e00-\u9fff]{2,}(?=[A-Za-z0-9])")


def _inherited(
    things: Sequence[Mention],
    stated: Sequence[Link],
    makers: dict[str, Mention],
    made: Collection[str],
    anothers: Callable[[Mention, Mention], bool],
) -> Iterator[Link]:
    """Give the maker of a family, adding to `makers`: to its versions, to what is called like them, to what it includes.

    Whatever is known to be another's has no part in it: `anothers` tells.
    """
    series: dict[str, dict[str, Mention]] = {}
    for name, maker in makers.items():
        if found := _SERIES.match(name):
            series.setdefault(found[0], {})[maker.name] = maker
    for thing in things:
        found = _SERIES.match(thing.name)
        told = list(series.get(found[0], {}).values()) if found else []
        if thing.name not in makers and len(told) == 1 and not anothers(told[0], thing):
            makers[thing.name] = told[0]
            yield _version(thing, told[0], thing.span)
    for link in stated:
        member, family = link.subject.name, link.object.name
        known = link.predicate == "versionOf" and link.modality == "asserted" and family in makers
        if known and member not in makers and member not in made and not anothers(makers[family], link.subject):
            makers[member] = makers[family]
            yield _version(link.subject, makers[family], link.evidence)
    for thing in things:
        families = [f for f in makers if thing.name != f and _is_version(thing.name, f)]
        if families and thing.name not in makers and not anothers(makers[max(families, key=len)], thing):
            yield _version(thing, makers[max(families, key=len)], thing.span)


def _families(things: Sequence[Mention], makers: Mapping[str, Mention]) -> list[tuple[Mention, Mention]]:
    """List what things are families of numbered versions that one firm makes, with that firm: of Tarn-2, that of Tarn."""
    found = []
    for family in things:
        versions = {
            makers[name].name: makers[name]
            for name in makers
            if _is_version(name, family.name)
            and (_NUMBER.match(name, len(family.name)) or _GRADE.fullmatch(name, len(family.name)))
        }
        if family.name not in makers and len(versions) == 1:
            found.append((family, next(iter(versions.values()))))
    return found


def _is_version(name: str, family: str) -> bool:
    """Say whether a name goes on behind its family's with a version: Tarn-2, Tarn Pro, but not TarnCon."""
    return (
        name.startswith(family)
        and _VERSION.fullmatch(name, len(family)) is not None
        and not _ONE_WORD.match(name, len(family) - 1)
        and not _ONE_NUMBER.match(name, len(family) - 1)
    )


def _version(thing: Mention, maker: Mention, evidence: Span) -> Link:
    return Link(predicate="developedBy", subject=thing, object=maker, evidence=evidence, rule="version of its maker's")


_SERIES = re.compile(
    r"(?:[A-Za-z]{2,}(?:-[A-Za-z]{2,}){1,2}|[A-Za-z]{3,})(?=[ -]?[vV]?\d)|[A-Z]{2}(?=-?\d{3,4}[A-Za-z]?(?:$|[ -]))|[A-Za-z]{1,3}\d{1,4}(?=[ -]?(?:Pro|Max|Mini|mini|Plus|Ultra|Lite|Air|Turbo)\b)|[\u4e00-\u9fff]{2,}(?=[ -]?(?:[A-Za-z]{0,2}\d|(?:Pro|Max|Mini|mini|Plus|Ultra|Lite|Air|Turbo|Flash|Nano)$))"
)
"""What versions of one family are called before their numbers: Tarn of Tarn-2 and Tarn-2.5, 壁川 of 壁川R1 and 壁川Lite, LX of LX-800."""
_ONE_WORD = re.compile("[A-Za-z][A-Za-z]")
_ONE_NUMBER = re.compile(r"\d\d")
"""Where a name only goes on within its word or its number: 200 is no version of 20."""
_NUMBER = re.compile(r"[ -]?[vV]?\d+(?:\.\d+)?(?![\dBbMm.])")
"""Which version a thing is, where 7B only tells its size."""
_GRADE = re.compile(r"[ -]?(?:Pro|Max|Mini|mini|Plus|Ultra|Lite|Air|Turbo|Flash|Nano)")
"""Which edition a thing is."""
_TAKEN_IN = re.compile("(?:接入|采用|使用|部署|引入|调用|用上)了?[“「]?$")
"""Before a family that others take in, whose versions tell whose it is."""

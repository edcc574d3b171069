"""Relations that names themselves tell: a version behind its family's name, a thing named after its maker."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from kg.extract.naming import stems
from kg.extract.skeleton import YARDSTICK, Skeleton
from kg.model import Link, Mention, Reading, Span

_THINGS = ("Model", "Product")
_PLACES = ("Company", "Organization")
_VERSION = re.compile(
    r"[ \-_·]?(?:[VvRr]?\d+(?:\.\d+)*[A-Za-z]{0,3}|[A-Z][A-Za-z]*|\d+(?:\.\d+)?[BbMm]|[一二三四五六七八九十]代)"
    r"(?:[ \-_.·]?(?:\d+(?:\.\d+)*[A-Za-z]{0,3}|[A-Za-z]+|版|代))*(?:版|型)?"
)


_RANGE = re.compile(r"[A-Za-z0-9]$")
"""How a product of a range ends: 川驰S7, of which 川驰S7 Pro is a version, not 川驰, which is the brand of both."""


def structural_links(
    reading: Reading,
    stated: Sequence[Link],
    main: Mention | None = None,
    makes: Callable[[Mention, Mention, str], bool | None] = lambda _firm, _thing, _text: None,
) -> Iterator[Link]:
    """Yield what names tell: versions after their family's, things after their maker's.

    `stated` are the links that the text itself gave; a maker is told by a name only where the text tells none. `main` is
    the firm that the document is about; `makes` says whether a firm is known to make a thing, or to be another's.
    """
    first: dict[tuple[str, str], Mention] = {}
    for mention in sorted(reading.mentions):
        first.setdefault((mention.type, mention.name), mention)
    things = [m for m in first.values() if m.type in ("Model", "Product")]
    for version in things:
        families = [
            f
            for f in things
            if f.name != version.name
            and f.type == version.type
            and (f.type == "Model" or _RANGE.search(f.name))
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
    yield from _makers(reading, first, list(stated), main, makes)


_WORD = re.compile("该|本|我|这|其|学校|公司|集团")
_UNIT = re.compile("(?:研究院|研究所|研究中心|实验室|学院|医院|工程中心|技术中心|事业部|事业群|研究总院)$")


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


def _makers(
    reading: Reading,
    first: Mapping[tuple[str, str], Mention],
    stated: Sequence[Link],
    main: Mention | None,
    makes: Callable[[Mention, Mention, str], bool | None],
) -> Iterator[Link]:
    """Tie a thing to its maker by its name (驰川C5 of 驰川汽车), and a version to the maker of its family."""
    made = {link.subject.name for link in stated if link.predicate == "developedBy"}
    makers = {
        link.subject.name: link.object
        for link in stated
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
        if makes(firm, family, reading.text) is not False and _own(reading.text, family):
            makers[family.name] = firm
            yield _version(family, firm, family.span)
    yield from _inherited(things, stated, makers, made)
    if main is not None:
        rest = [m for m in things if m.name not in makers and makes(main, m, reading.text) is not False]
        for link in _of_main(reading, rest, stated, main):
            makers[link.subject.name] = link.object
            yield link
        yield from _inherited([m for m in rest if m.name not in makers], stated, makers, made)


def _inherited(
    things: Sequence[Mention], stated: Sequence[Link], makers: dict[str, Mention], made: Collection[str]
) -> Iterator[Link]:
    """Give the maker of a family, adding to `makers`: to its versions, to what is called like them, to what it includes."""
    series: dict[str, dict[str, Mention]] = {}
    for name, maker in makers.items():
        if found := _SERIES.match(name):
            series.setdefault(found[0], {})[maker.name] = maker
    for thing in things:
        found = _SERIES.match(thing.name)
        told = list(series.get(found[0], {}).values()) if found else []
        if thing.name not in makers and len(told) == 1:
            makers[thing.name] = told[0]
            yield _version(thing, told[0], thing.span)
    for link in stated:
        member, family = link.subject.name, link.object.name
        known = link.predicate == "versionOf" and link.modality == "asserted" and family in makers
        if known and member not in makers and member not in made:
            makers[member] = makers[family]
            yield _version(link.subject, makers[family], link.evidence)
    for thing in things:
        families = [f for f in makers if thing.name != f and _is_version(thing.name, f)]
        if families and thing.name not in makers:
            yield _version(thing, makers[max(families, key=len)], thing.span)


def _families(things: Sequence[Mention], makers: Mapping[str, Mention]) -> list[tuple[Mention, Mention]]:
    """List what things are families of numbered versions that one firm makes, with that firm: of Tarn-2, that of Tarn."""
    found = []
    for family in things:
        versions = {
            makers[name].name: makers[name]
            for name in makers
            if _is_version(name, family.name) and _NUMBER.match(name, len(family.name))
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
    )


def _version(thing: Mention, maker: Mention, evidence: Span) -> Link:
    return Link(predicate="developedBy", subject=thing, object=maker, evidence=evidence, rule="version of its maker's")


def _of_main(reading: Reading, things: Sequence[Mention], stated: Sequence[Link], main: Mention) -> Iterator[Link]:
    """Give the things that no words give to anybody to the firm that the text is about, if nothing speaks against it."""
    foreign = {link.object.name for link in stated if link.predicate in ("competesWith", "basedOn")}
    foreign |= {x.subject.name for x in stated if x.predicate == "integrates"}
    ours = {main.name, *(x.subject.name for x in stated if x.predicate == "developedBy" and x.object.name == main.name)}
    foreign |= {x.object.name for x in stated if x.predicate == "integrates" and x.subject.name in ours}
    models = [m for m in reading.mentions if m.type == "Model"]
    things_named = [m for m in reading.mentions if m.type in _THINGS]
    foreign |= {m.name for m in things_named if reading.text.startswith(("杀手", "终结者", "平替"), m.span.end)}
    foreign |= {m.name for m in models if _taken_in(reading.text, m) or reading.text.startswith(YARDSTICK, m.span.end)}
    for thing in things:
        if (
            thing.name not in foreign
            and _spoken_of(reading, thing, main)
            and thing.span.start > main.span.start
            and _own(reading.text, _list_head(reading, thing))
            and not _anothers(reading, thing, main)
        ):
            yield Link(
                predicate="developedBy",
                subject=thing,
                object=main,
                evidence=thing.span,
                rule="of the firm that the text is about",
            )


_SERIES = re.compile(r"[A-Za-z]{3,}(?=[ -]?[vV]?\d)|[\u4e00-\u9fff]{2,}(?=[ -]?[A-Za-z]{0,2}\d)")
"""What versions of one family are called before their numbers: Tarn of Tarn-2 and Tarn-2.5, 壁川 of 壁川R1."""
_ONE_WORD = re.compile("[A-Za-z][A-Za-z]")
"""Where a name only goes on within its word."""
_NUMBER = re.compile(r"[ -]?[vV]?\d+(?:\.\d+)?(?![\dBbMm.])")
"""Which version a thing is, where 7B only tells its size."""
_NEW_BEFORE = re.compile(
    r"(?:新|首款|首个|旗下|自研|自主|自家|推出|发布|上线|升级|迭代|开放|公布|亮相|打造|我们的|公司的|其|量产|开发|第[一二三四五]代|主力|旗舰)[^，。；！？]{0,12}$"
)
_NEW_BEHIND = re.compile(
    r"[^，。；！？]{0,12}(?:上市|上线|发布|亮相|首发|交付|开售|开放|量产|迭代|升级|预售|定价|推出|问世|开源|内测|公测|下线|年内|售价|起售|用户|版本)"
)


def _spoken_of(reading: Reading, thing: Mention, main: Mention) -> bool:
    """Say whether a document comes back to a thing, or tells news of it: what it names in passing may be anybody's."""
    places = [m for m in reading.mentions if m.name == thing.name and m.type == thing.type]
    return len(places) > 1 or _announced(reading.text, thing, main)


def _announced(text: str, thing: Mention, main: Mention) -> bool:
    """Say whether a place tells news of a thing (its launch, its new version), or names the firm before it in its clause."""
    begin = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？；，\n") + 1
    before = text[begin : thing.span.start]
    return (
        _NEW_BEFORE.search(before) is not None
        or _NEW_BEHIND.match(text, thing.span.end) is not None
        or any(name in before for name in (main.name, main.span.of(text), *stems(main.name)))
    )


_OTHERS = re.compile(
    r"(?:接入|搭载|采用|使用|基于|对标|竞争|对手|较|相比|超过|优于|开源模型|海外|国外|用了|调用|套壳|类似|比如|例如|评估|导入|如|像|比|约为|支持|兼容|适配|登陆|替换|替代|取代|换掉|换下)[^，。；]{0,12}$"
)


def _taken_in(text: str, thing: Mention) -> bool:
    """Say whether a place speaks of a thing as something that several put into theirs: 二十家车企接入某某."""
    return _TAKEN.search(text, max(0, thing.span.start - 14), thing.span.start) is not None


_TAKEN = re.compile(r"(?:家|企|商|厂|机构|品牌|公司|纷纷|相继)[^，。；]{0,6}(?:接入|引入|部署|搭载|采用)[“「]?$")
_PLATFORM = re.compile(r"(?:公众号|小程序|官方|账号|平台上|群|朋友圈|上(?!市|线|车|架|新))")


def _anothers(reading: Reading, thing: Mention, main: Mention) -> bool:
    """Say whether the sentence of a name is about another firm alone, or only says where something was published."""
    text = reading.text
    if _PLATFORM.match(text, thing.span.end) or text[max(0, thing.span.start - 2) : thing.span.start].endswith(
        ("在", "官方")
    ):
        return True
    begin = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？；，\n") + 1
    firms = {m.name for m in reading.mentions if m.type == "Company" and begin <= m.span.start < thing.span.start}
    if not firms and text[begin - 1 : begin] not in ("", "\n"):  # nor one that the sentence before alone speaks of
        earlier = max(text.rfind(mark, 0, begin - 1) for mark in "。！？\n") + 1
        firms = {m.name for m in reading.mentions if m.type == "Company" and earlier <= m.span.start < begin}
    return bool(firms) and main.name not in firms


def _list_head(reading: Reading, thing: Mention) -> Mention:
    """Give the first name of the list in which a name stands: 甲 of 甲、乙和丙."""
    ends = {m.span.end: m for m in reading.mentions if m.type in _THINGS}
    head = thing
    measured = _AGAINST.match(reading.text, thing.span.end) is not None
    while (gap := _LISTED.search(reading.text, max(0, head.span.start - 4), head.span.start)) and (
        before := ends.get(gap.start())
    ):
        if measured and gap[0].strip() in ("与", "和"):
            return head  # 甲与乙、丙相比: 乙 and 丙 are what 甲 is measured by
        head = before
    return head


_LISTED = re.compile(r" ?(?:、|和|与|及|以及) ?$")
_MEASURED = re.compile(r"(?:与|和|同|比|较)[^，。；\n]{0,4}$")
_AGAINST = re.compile(
    r"[^。；，\n]{0,90}(?:相比|比较|对比|媲美|竞争|抗衡|比肩|不相上下|持平)|[^。；，\n]{0,8}(?:适配|打通|对接|联动|互通)"
)


def _own(text: str, thing: Mention) -> bool:
    """Say whether nothing around a name hints that it is somebody else's."""
    if _MEASURED.search(text, max(0, thing.span.start - 5), thing.span.start) and _AGAINST.match(text, thing.span.end):
        return False
    return not _OTHERS.search(text[max(0, thing.span.start - 24) : thing.span.start])

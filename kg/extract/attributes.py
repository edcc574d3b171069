"""Literal values that a text states of a model or product: parameters, context window, price, release date, scores."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.dates import resolved
from kg.extract.references import References
from kg.extract.skeleton import Skeleton, benchmark, compiled, names_in, skeleton, word_lists
from kg.extract.stand_ins import StandIns
from kg.extract.terms import check_attributes
from kg.model import Attribute, Mention, Reading, Span
from kg.packs import Pack

_SIZE = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbT])(?![A-Za-z0-9])")
_RELEASE = re.compile(
    r"(?:发布|推出|上线|问世|亮相|开源|开放下载|面世|发表|公布|首发|上市(?!前|公司|融资|计划)|首次发布|正式发布|开售|开放测试|放出了?)"
)
_UNRELEASED = re.compile(
    r"未|没有|不会|推迟|取消|下线|计划|(?<![模虚])拟|预计|有望|准备|争取|可能|原定|或[于在]|将(?![\ue000-\ue005“《])"
)
_AND = re.compile(r"、|，|,|/|和|与|及|以及")
_OTHER = re.compile(r"[\d，,：:（()）\ue000-\ue005]")
"""Between a benchmark and its score: another figure or name, or a bracket."""
_LISTED = re.compile(r"[\ue003\ue004](?:(?:、|和|与|及|以及)[\ue003\ue004])+")
_DESCRIBES = re.compile(
    r"(?:的?参数量?)?(?:规模|级别?|量级)?的?(?:上一代|前代|新版|旧版|全新|最新|开源|旗舰|自研|基础|语言|推理|多模态|智能体|大|小|超大|版本?|模型)*(?:(?:(?!超|比|与|和|对|为|被|将|把|在|是|了)[\u4e00-\u9fffA-Za-z-]){0,10}模型)?[\ue003\ue004]"
)
"""Behind a figure: the name that it describes (320亿参数的某某, 开源720亿参数模型某某)."""
_FROM = re.compile(r"(?:(?P<since>自从?)|[截止]?至|到|为) ?$")
_NEXT = re.compile(r"[”」]?(?:、|，?以及|，?及|和|与|/|及其)[^，。；：\d\ue000-\ue005]{0,10}")
"""Between two of a list that are brought out together."""
_INTRODUCES = re.compile("：|——|包括|包含|分别|即|涵盖")
"""Between a family and its members, which come out together."""
_FAMILY_OF = re.compile(r"(?:系列|家族)?(?:大|语言|大语言)?(?:模型)?的?(?:最?新版本?|全新版本|全新一代|新成员|升级版)?")
"""Between a family and the member of it that is brought out: 通川模型新版本通川3."""
_CALLED = re.compile(r"名为|名叫|叫做|叫作|命名为|取名|：|——|“|即")
_OTHER_THING = re.compile(r"了[^，。；]{2}|(?:限时|全新|新的?|首个|一[款项个套]|多[款项个]|[两三]款|一系列|面向|针对)")
"""Behind a word of release: what its subject brings out is something else."""
_ATTRIBUTIVE = re.compile("的[^，。；：\ue000-\ue005]{0,8}[\ue003\ue004]")
"""Behind a word of release that only describes: 去年上线，以甲开源的乙为底座 tells no day of 乙."""
_MEANS = re.compile(r"基于|由|采用|搭载|接入|使用|超越|超过|优于|对标|比|升级|新增|替代")
"""Before a name behind a word of release: it is not what was released."""
_EARLIER = re.compile("此前|早前|早已|先前")
_SINCE = re.compile(r" ?年?(?:以来|至今|来的)")
_DENIED = re.compile("否认|传言|传闻|据传|从未证实|未予证实|有消息称|爆料")
"""A sentence that speaks so states no value."""
_OLDER = re.compile("上一?代|前代|老款|旧款")
_ANOTHER = re.compile(
    r"(?<![A-Za-z])(?!API|AP[Pp]|App|AI|GPU|VIP|Token)[A-Z][A-Za-z]+|竞品|友商|对手|[专企个标高顶入旗豪尊尝][\u4e00-\u9fff]{0,3}[版款]|(?:Pro|Max|Ultra|Plus|Lite)版"
)
"""What begins a clause that speaks of something else than the name before its comma: 上一代, Pro版, a name that nobody knows."""
_BREAK = re.compile(r"[。；;！？!?\n]")
_BY_TOKENS = re.compile("[Tt]oken|词元")  # of a model, where one is named beside a product


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    attribute: str
    types: frozenset[str]
    regex: re.Pattern[str]
    triggers: tuple[str, ...]
    pairs: bool
    unless: re.Pattern[str] | None


class _Topic:
    """Of whom a text speaks from sentence to sentence.

    `last` is whom any sentence before named; `near` whom the sentence right before did, or this paragraph of nobody else.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = 0
        self._alone: dict[str, Mention] = {}  # of whom the paragraph speaks
        self.last: Mention | None = None
        self.near: Mention | None = None

    def enter(self, sentence: Span) -> None:
        """Begin a sentence."""
        if "\n" in self._text[self._end : sentence.start]:
            self._alone.clear()
        if self.near is None and len(self._alone) == 1:
            self.near = next(iter(self._alone.values()))

    def leave(self, sentence: Span, things: Sequence[tuple[Span, Mention]], *, scored: bool) -> None:
        """End a sentence that names `things` or means them; a score told in it keeps the topic for the next."""
        self._end = sentence.end
        speaks = [m for at, m in things if not _object_before(self._text, sentence.start, at.start)]
        for m in speaks:
            self._alone.setdefault(m.name, m)
        self.last = next((m for m in speaks if m.span.inside(sentence)), self.last)
        if speaks:
            self.near = speaks[0]
        elif things or not scored:
            self.near = None


class Attributes:
    """Adds the attributes that the packs' patterns find, sizes in names, and release dates."""

    def __init__(self, pack: Pack) -> None:
        known = word_lists(pack)
        check_attributes(pack)
        self._rules = tuple(
            _Rule(
                name=p.name,
                attribute=str(p.values["attribute"]),
                types=frozenset(p.values["types"]),
                regex=compiled(str(p.values["pattern"]), known, f"{p.file}: attribute {p.name}"),
                triggers=tuple(p.values.get("triggers", ())),
                pairs=bool(p.values.get("pairs", False)),
                unless=re.compile(str(p.values["unless"])) if "unless" in p.values else None,
            )
            for p in pack.of("attribute")
        )
        self._plain = tuple(rule for rule in self._rules if "what" not in rule.regex.groupindex)
        self._benchmark = benchmark(pack)
        triggers = {trigger for rule in self._rules for trigger in rule.triggers}
        self._telling = re.compile("|".join((*map(re.escape, sorted(triggers)), _RELEASE.pattern)))

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its attributes, values as written."""
        if not any(m.type in ("Model", "Product") for m in reading.mentions):
            return reading
        stand_ins = StandIns(reading, References(reading))
        found: list[Attribute] = []
        topic = _Topic(reading.text)
        measured = self._benchmark is not None and self._benchmark.search(reading.text) is not None
        rules = self._rules if measured else self._plain
        for sentence, mentions in zip(reading.sentences, _by_sentence(reading), strict=True):
            named = [m for m in mentions if not self._measures(m.span.of(reading.text))]
            topic.enter(sentence)
            stated: list[Attribute] = []
            words = stand_ins(sentence) if measured else []
            if self._telling.search(reading.text, sentence.start, sentence.end):
                bones = skeleton(reading.text, sentence, named, words or stand_ins(sentence))
                stated = list(_stated(bones, topic, rules))
                found.extend(stated)
                found.extend(_released(bones, reading.document.published))
            meant = sorted([*((m.span, m) for m in named), *words], key=lambda one: one[0])
            topic.leave(sentence, [one for one in meant if one[1].type in ("Model", "Product")], scored=bool(stated))
        found.extend(_sizes(reading))
        return reading.adding(attributes=_distinct(found))

    def _measures(self, name: str) -> bool:
        """Say whether a name is one of a benchmark, by which others are measured."""
        return self._benchmark is not None and self._benchmark.fullmatch(name) is not None


def _stated(bones: Skeleton, topic: _Topic, rules: Sequence[_Rule]) -> Iterator[Attribute]:
    if _DENIED.search(bones.text):
        return
    for rule in rules:
        if not any(t in bones.text for t in rule.triggers):
            continue
        for match in rule.regex.finditer(bones.text):
            if rule.unless and rule.unless.search(bones.text, _clause(bones.text, match.start()), match.start()):
                continue
            strict = "what" in rule.regex.groupindex  # what scored must be told before it, or just before that
            before = topic.near if strict else topic.last
            kinds = ({"Model"}, rule.types) if _BY_TOKENS.search(match[0]) else (rule.types,)
            told = (_bearers(bones, *match.span(), frozenset(k), behind=not strict) for k in kinds)
            nearest = next(filter(None, told), None) or ([before] if before and before.type in rule.types else [])
            for bearer, value in _told(match, bones, rule, nearest):
                yield Attribute(
                    entity=bearer,
                    name=rule.attribute,
                    value=value,
                    evidence=bones.span(match.start(), match.end()),
                    rule=rule.name,
                )


def _told(match: re.Match[str], bones: Skeleton, rule: _Rule, nearest: list[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield who bears which value of a match: one, or lists side by side, in their order."""
    groups = rule.regex.groupindex
    bearers: list[Mention] = (list(names_in("bearer", match, bones)) if "bearer" in groups else []) or nearest
    if not rule.pairs:
        value = _literal(match) if "what" in groups else match["value"].strip()
        yield from ((bearer, value) for bearer in bearers)
        return
    values = _members(match["value"])
    whats = _members(match["what"]) if "what" in groups else [""]
    many = len(values)
    if len(bearers) == 1 and not whats[0]:
        yield from ((bearers[0], value) for value in values)
    elif len(bearers) == 1 and len(whats) == many:
        yield from ((bearers[0], f"{what} {value}") for what, value in zip(whats, values, strict=True))
    elif len(bearers) == many and len(whats) == 1:
        yield from ((bearer, f"{whats[0]} {value}".strip()) for bearer, value in zip(bearers, values, strict=True))


def _literal(match: re.Match[str]) -> str:
    """Give the stretch from benchmark to score where nothing else stands in it, else the two alone."""
    (start, end), (first, last) = sorted((match.span("what"), match.span("value")))
    between = match.string[end:first]
    if _OTHER.search(between):
        return f"{match['what']} {match['value']}"
    return match.string[start:last]


def _members(listed: str) -> list[str]:
    return [member.strip() for member in _AND.split(listed)]


def _clause(text: str, at: int) -> int:
    """Give where the clause around `at` begins."""
    return max(text.rfind(mark, 0, at) for mark in "，。；！？!?\n") + 1


def _by_sentence(reading: Reading) -> list[list[Mention]]:
    """List for each sentence the names in it, in the order in which they were found."""
    starts = [sentence.start for sentence in reading.sentences]
    inside: list[list[Mention]] = [[] for _ in starts]
    for mention in reading.mentions:
        number = bisect_right(starts, mention.span.start) - 1
        if number >= 0 and mention.span.inside(reading.sentences[number]):
            inside[number].append(mention)
    return inside


def _bearers(bones: Skeleton, start: int, end: int, types: frozenset[str], *, behind: bool = True) -> list[Mention]:
    """List whose value it is: what it describes, the subject of its part of the sentence, else the nearest name before it.

    Several only where they stand in one list: 甲和乙都支持128K上下文.
    """
    described = _DESCRIBES.match(bones.text, end) if behind else None
    if described and (of := bones.names[described.end() - 1]).type in types:
        return [of]
    begin = max((m.end() for m in _BREAK.finditer(bones.text, 0, start)), default=0)
    comma = max(bones.text.rfind("，", begin, start) + 1, begin)
    own = [i for i in range(comma, start) if i in bones.names and bones.names[i].type in types]
    if _OLDER.search(bones.text, comma, start) and (
        not own or len(bones.said(own[0], own[0] + 1)) < len(bones.names[own[0]].name)
    ):
        return []  # 上一代S7, where S7 Ultra is what the text speaks of
    if own:
        listed = _LISTED.match(bones.text, own[0])
        if listed and listed.end() > own[-1]:
            return [bones.names[i] for i in own]
        return [bones.names[own[0] if bones.text[comma:start].count("、") == 0 else own[-1]]]
    if _ANOTHER.search(bones.text, comma, start):
        return []
    before = [m for m in bones.mentions(begin, start) if m.type in types]
    if before:
        return [_subject(bones, begin, start, types) or before[-1]]
    after = _behind(bones, end, types) if behind else None
    topic = after or _subject(bones, 0, begin, types)
    return [topic] if topic else []


def _behind(bones: Skeleton, end: int, types: frozenset[str]) -> Mention | None:
    """Give the name shortly behind a value, unless it is only compared with or built on."""
    stop = _BREAK.search(bones.text, end)
    for i in range(end, min(stop.start() if stop else len(bones.text), end + 24)):
        if i in bones.names and bones.names[i].type in types:
            return None if _object_before(bones.text, end, i) else bones.names[i]
    return None


def _subject(bones: Skeleton, begin: int, start: int, types: frozenset[str]) -> Mention | None:
    """Give the last name that opens a clause between `begin` and `start`: what the following clauses speak of."""
    opening = None
    for i in range(begin, start):
        mention = bones.names.get(i)
        if mention and mention.type in types and not _object_before(bones.text, begin, i):
            opening = mention
    return opening


def _object_before(text: str, begin: int, at: int) -> bool:
    clause = max(text.rfind(mark, begin, at) for mark in "，：:") + 1
    told = _MADE_BY.search(text, max(clause, begin), at)
    return bool(
        re.search(
            r"(?:以|由|从|自|把|将|基于|在|用|比|与|和|对标|接入|较|超过|超越|远超|优于|媲美|赶超|击败|落后|领先|逼近|接近|对比|追平|换[成为用上]|换到|改[用成为]|脱胎|切换|仅次于|不及|不如|而非|高于|低于|仅为|开源的|为底座|采用)",
            text[max(clause, begin) : told.start() if told else at],
        )
    )


_MADE_BY = re.compile(
    "由[\ue001\ue002](?:(?:、|和|与|及)[\ue001\ue002])*[^，。；：\ue000-\ue005]{0,8}(?:研发|开发|自研|训练|打造|推出|发布|出品|研制|开源)的[^，。；：\ue000-\ue005]{0,8}$"
)
"""Before a name that opens its clause with its maker: 由甲自研的望舒."""


def _sizes(reading: Reading) -> Iterator[Attribute]:
    """Read 7B in Qwen2.5-7B as its number of parameters."""
    seen = set()
    for m in reading.mentions:
        if m.type == "Model" and m.name not in seen and (size := _SIZE.search(m.span.of(reading.text))):
            seen.add(m.name)
            yield Attribute(entity=m, name="parameterCount", value=size[1], evidence=m.span, rule="size in the name")


def _released(bones: Skeleton, published: str | None) -> Iterator[Attribute]:
    """Read release dates: a date and a word of release in the clause that speaks of a model."""
    for word in _RELEASE.finditer(bones.text):
        begin = max((m.end() for m in _BREAK.finditer(bones.text, 0, word.start())), default=0)
        stop = _BREAK.search(bones.text, word.end())
        end = stop.start() if stop else len(bones.text)
        clause = max(bones.text.rfind("，", begin, word.start()) + 1, begin)
        if _UNRELEASED.search(bones.text[clause : word.start()]):
            continue
        if _EARLIER.search(bones.text, clause, word.start()) and clause > begin:
            continue  # 3月发布甲，此前的乙已上线
        by_the_way = _ATTRIBUTIVE.match(bones.text, word.end()) and _object_before(bones.text, begin, word.start())
        date = _day(bones.text, clause if by_the_way else begin, word.start(), published)
        if date is None:
            continue
        models = _released_things(bones, begin, word, end)
        for model in models:
            yield Attribute(
                entity=model,
                name="releaseDate",
                value=date,
                evidence=bones.span(begin, word.end()),
                rule="date of release",
            )


def _day(text: str, begin: int, end: int, published: str | None) -> str | None:
    """Give the last date before a word of release that tells its day: no span of time, and nothing still to come."""
    for date, start, stop in resolved(text, begin, end, published):
        since = _SINCE.match(text, stop) or (
            (before := _FROM.search(text, begin, start))
            and not (before["since"] and (end - stop < 3 or text.startswith("起", stop)))
        )
        if not since and not (published and date > published[: len(date)]):
            return date
    return None


def _released_things(bones: Skeleton, begin: int, word: re.Match[str], end: int) -> list[Mention]:
    """List the models that a word of release speaks of: those behind it, if its clause names one, its subject, else any behind.

    A product in that place means that no model is spoken of.
    """
    kinds = frozenset(("Model", "Product"))
    comma = bones.text.find("，", word.end(), end)
    first = comma if comma >= 0 else end
    at_once = any(i in bones.names and bones.names[i].type in kinds for i in range(word.end(), first))
    subject = _subject(bones, begin, word.start(), kinds)
    if subject and _OTHER_THING.match(bones.text, word.end()):
        subject = None
    named = [i for i in range(word.end(), end) if i in bones.names and bones.names[i].type in kinds]
    made = _one_list(bones.text, [i for i in named if not _means(bones.text, word.end(), first, i)] or named)
    before = [i for i in range(begin, word.start()) if i in bones.names and bones.names[i].type in kinds]
    for things in (
        [bones.names[i] for i in made] if at_once else [],
        [subject] if subject else [],
        [bones.names[i] for i in made if _CALLED.search(bones.text, word.end(), i)],
        [bones.names[i] for i in before[-1:] if not _object_before(bones.text, begin, i)],
    ):
        if things:
            return [m for m in things if m.type == "Model"] if things[0].type == "Model" else []
    return []


def _one_list(text: str, named: Sequence[int]) -> list[int]:
    """Leave only the first of several names and those that stand in one list with it; a family before its member goes."""
    kept = list(named[:1])
    for i in named[1:]:
        between = text[kept[-1] + 1 : i]
        if _FAMILY_OF.fullmatch(between):
            kept[-1] = i
        elif _INTRODUCES.search(between) or _NEXT.fullmatch(between):
            kept.append(i)
        else:
            break
    return kept


def _means(text: str, begin: int, first: int, at: int) -> bool:
    """Say whether the name at `at` is only what another is made with: right before it, or in a clause behind the `first`."""
    words = list(_MEANS.finditer(text, max(_clause(text, at), begin), at))
    return bool(words) and (at >= first or words[-1].end() == at)


def _distinct(found: Sequence[Attribute]) -> list[Attribute]:
    kept: dict[tuple[str, str, str], Attribute] = {}
    for a in found:
        kept.setdefault((a.entity.name, a.name, a.value), a)
    prices = [a for a in kept.values() if a.name == "price"]
    parts = {
        (a.entity.name, a.name, a.value)
        for a in prices
        for b in prices
        if a.entity.name == b.entity.name and a.evidence != b.evidence and a.evidence.inside(b.evidence)
    }
    return sorted((a for told, a in kept.items() if told not in parts), key=lambda a: (a.evidence, a.name, a.value))

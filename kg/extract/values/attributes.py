"""Literal values that a text states of a model or product: parameters, context window, price, release date, scores."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.context.references import References
from kg.extract.context.stand_ins import StandIns
from kg.extract.values.bearers import Topic, bearers, clause_start, described, together
from kg.extract.values.bearings import Bearings
from kg.extract.values.days import DAY, Clock
from kg.extract.values.figures import DENIED, THINGS, Sentence
from kg.extract.values.possible import Bearing, PossibleBearings
from kg.extract.values.releases import TELLS, released
from kg.extract.wording.skeleton import Skeleton, benchmark, compiled, names_in, word_lists
from kg.extract.wording.terms import check_attributes
from kg.model import Attribute, Mention, Reading, Span
from kg.packs import Pack

_SIZE = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbT])(?![A-Za-z0-9])")
_SIZE_BEHIND = re.compile(r" ?[（(](\d+(?:\.\d+)? ?B)[）)]")
_AND = re.compile(r"、|，|,(?!\d{3})|/|和|与|及|以及")
_OTHER = re.compile(r"[\d，,：:（()）\ue000-\ue005]")
"""Between a benchmark and its score: another figure or name, or a bracket."""
_NOT = re.compile("(?<=并非|绝非|而非|不是|没有|不收)|(?<=不支持|不具备)|(?<=不)(?=支持|收)")
"""Right before what states a value: it is denied (不是720亿参数)."""
_COMPARED = re.compile(
    "(?:(?<!占)比|媲美|甚至|不输给?|碾压|打败|击败|逼近|相当于|堪比|对标|动辄|一众|那些|胜过|赶超|追平)[^，。；：\\d\ue000-\ue005]{0,3}$"
)
"""Before a figure: another thing has it."""
_STOPS = "。；;！？!?\n"
_ACCOUNT = re.compile("(?:官方)?(?:公众号|视频号|订阅号|服务号|企业号|小程序|账号|号(?![称码]))")
"""Behind a name: it is only where somebody speaks."""
_CREW = re.compile(" ?(?:核心|研发|算法|技术|产品|项目)?(?:团队|实验室|项目组|事业部|负责人|之父)")
"""Behind a name: people are meant, who make the thing."""
_HOUSE = re.compile("(?:商城|官网|旗舰店|专卖店|门店|直播间|热搜|频道|店铺|网店|应用商店|厂商|阵营|车主|用户)(?!版)")
"""Behind a name: what is told is told of a place or of people, and not of the thing."""
_AT = re.compile("(?:[在于从到]|通过|登上|登陆|入驻|进驻|个人)$")
_PLACE = re.compile(
    "(?:上的?|中|里|平台上)(?![市线架新涨调半周月一万百千午车])|发文|发布(?![后之以前一时会，。初不当至才的]|$)"
)
"""Before and behind a name: things are told or sold there."""
_EACH = re.compile("(?<![平年月日人])均(?![价衡摊])|(?<![成首])都(?!市)|同为")
"""In a value: it is that of all that were listed, where 平均, 均价 and 成都 tell nothing of them."""
_MODELS = frozenset(("Model",))
_PARTED = frozenset(("price", "parameterCount", "contextLength"))
"""Of which a stretch within another tells no more than that."""
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


class Attributes:
    """Adds the attributes that the packs' patterns find, sizes in names, release dates, and what is weighed beside them."""

    def __init__(self, pack: Pack, weighs: Bearings | None = None) -> None:
        known = word_lists(pack)
        self._weighs = weighs
        sums = "|".join(f"{{{name}}}" for name in ("money", "plainsum") if name in known)
        self._money = compiled(sums, known, "words of sums") if sums else None
        check_attributes(pack)
        rules = tuple(
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
        self._plain = tuple(rule for rule in rules if "what" not in rule.regex.groupindex)
        self._scores = tuple(rule for rule in rules if "what" in rule.regex.groupindex)
        self._benchmark = benchmark(pack)
        triggers = {trigger for rule in rules for trigger in rule.triggers}
        self._telling = re.compile("|".join((*map(re.escape, sorted(triggers)), TELLS.pattern)))

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its attributes, values as written."""
        if not any(m.type in THINGS for m in reading.mentions):
            return reading
        sentences, clock = self._sentences(reading), Clock.of(reading.text, reading.document.published)
        found = list(self._stated(reading, sentences, clock))
        if self._weighs is not None:
            found = self._weighs(PossibleBearings(reading, sentences)(self._money, clock), found)
        return reading.adding(attributes=_distinct([*found, *_sizes(reading)]))

    def possible(self, reading: Reading) -> Iterator[Bearing]:
        """Yield every sum and date of a reading with each thing that may bear it."""
        clock = Clock.of(reading.text, reading.document.published)
        return PossibleBearings(reading, self._sentences(reading))(self._money, clock)

    def _sentences(self, reading: Reading) -> list[Sentence]:
        """List the sentences with what they name, but for benchmarks and where things are only told or sold."""
        stand_ins, paragraph, end = StandIns(reading, References(reading)), 0, 0
        out = []
        for span, mentions in zip(reading.sentences, _by_sentence(reading), strict=True):
            paragraph += "\n" in reading.text[end : span.start]
            end = span.end
            named = [
                m for m in mentions if not (self._measures(m.span.of(reading.text)) or _is_channel(reading.text, m))
            ]
            out.append(Sentence(reading.text, span, paragraph, named, stand_ins))
        return out

    def _stated(self, reading: Reading, sentences: Sequence[Sentence], clock: Clock) -> Iterator[Attribute]:
        """Yield what patterns state, and what came out when."""
        topic, latest = Topic(reading.text, _in_headline(reading)), None
        measured = self._benchmark is not None and self._benchmark.search(reading.text) is not None
        for one in sentences:
            topic.enter(one.span)
            stated: list[Attribute] = []
            if self._telling.search(reading.text, *one.span):
                stated = list(_stated(one.bones, topic, self._plain))
                if measured:
                    stated.extend(_stated(one.spaced, topic, self._scores))  # names of benchmarks have blanks
                yield from stated
                came_out = list(released(one.bones, clock, latest))
                latest = next((told for told in reversed(came_out) if len(told.value) == DAY), latest)
                yield from came_out
            words = one.words if measured else []
            meant = sorted([*((m.span, m) for m in one.named), *words], key=lambda told: told[0])
            topic.leave(one.span, [told for told in meant if told[1].type in THINGS], scored=bool(stated))

    def _measures(self, name: str) -> bool:
        """Say whether a name is one of a benchmark, by which others are measured."""
        return self._benchmark is not None and self._benchmark.fullmatch(name) is not None


def _stated(bones: Skeleton, topic: Topic, rules: Sequence[_Rule]) -> Iterator[Attribute]:
    if DENIED.search(bones.text):
        return
    for rule in rules:
        if not any(t in bones.text for t in rule.triggers):
            continue
        for match in rule.regex.finditer(bones.text):
            if rule.unless and rule.unless.search(bones.text, clause_start(bones.text, match.start()), match.start()):
                continue
            if _NOT.match(bones.text, match.start()):
                continue
            strict = "what" in rule.regex.groupindex  # what scored must be told before it, or just before that
            by_tokens = _BY_TOKENS.search(match[0]) is not None
            before = topic.near if strict or rule.attribute == "price" else topic.last  # anything has a price
            if not before and (by_tokens or rule.types == _MODELS):
                before = topic.headline
            kinds = ({"Model"}, rule.types) if by_tokens else (rule.types,)
            compared = rule.attribute == "parameterCount" and _COMPARED.search(bones.text, 0, match.start())
            if compared and not described(bones, match.end()):
                continue
            marks = "" if strict else _STOPS + "，" * (rule.attribute == "price")
            told = [bearers(bones, *match.span(), frozenset(k), behind=marks) for k in kinds]
            nearest = next(filter(None, told), [])
            if not nearest and None not in told and before and before.type in rule.types:
                nearest = [before]
            if len(nearest) == 1 and (rule.pairs or _EACH.search(match[0])):
                listed = together(bones, nearest[0], match.start())
                nearest = listed if not rule.pairs or len(listed) == len(_members(match["value"])) else nearest
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
        value = _literal(match) if "what" in groups else bones.said(*match.span("value")).strip()
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


def _is_channel(text: str, mention: Mention) -> bool:
    """Say whether a thing is named only for who makes it, or where somebody speaks or sells: 某某团队, 官方微博, 在某某上."""
    start, end = mention.span
    if mention.type in THINGS and _CREW.match(text, end):
        return True
    return mention.type == "Product" and (
        _ACCOUNT.match(text, end) is not None
        or _HOUSE.match(text, end) is not None
        or (_AT.search(text, max(start - 3, 0), start) is not None and _PLACE.match(text, end) is not None)
        or text.endswith("官方", 0, start)
        or text.endswith("条", 0, start)  # one post there: 发了一条某某
    )


def _by_sentence(reading: Reading) -> list[list[Mention]]:
    """List for each sentence the names in it, in the order in which they were found."""
    starts = [sentence.start for sentence in reading.sentences]
    inside: list[list[Mention]] = [[] for _ in starts]
    for mention in reading.mentions:
        number = bisect_right(starts, mention.span.start) - 1
        if number >= 0 and mention.span.inside(reading.sentences[number]):
            inside[number].append(mention)
    return inside


def _in_headline(reading: Reading) -> Mention | None:
    """Give the one model that the first line names, with which its document deals."""
    if not reading.paragraphs:
        return None
    told = [m for m in reading.mentions if m.type == "Model" and m.span.inside(reading.paragraphs[0])]
    return told[0] if len({m.name for m in told}) == 1 else None


def _sizes(reading: Reading) -> Iterator[Attribute]:
    """Read 7B in Qwen2.5-7B, or in a bracket of its own behind a name, as the number of parameters."""
    seen = set()
    for m in reading.mentions:
        if m.type != "Model":
            continue
        if m.name not in seen and (size := _SIZE.search(m.span.of(reading.text))):
            seen.add(m.name)
            yield Attribute(entity=m, name="parameterCount", value=size[1], evidence=m.span, rule="size in the name")
        if size := _SIZE_BEHIND.match(reading.text, m.span.end):
            told = Span(m.span.start, size.end())
            yield Attribute(entity=m, name="parameterCount", value=size[1], evidence=told, rule="size in a bracket")


def _distinct(found: Sequence[Attribute]) -> list[Attribute]:
    kept: dict[tuple[str, str, str], Attribute] = {}
    for a in found:
        kept.setdefault((a.entity.name, a.name, a.value), a)
    told_of = defaultdict[tuple[str, str], list[Attribute]](list)
    for a in kept.values():
        if a.name in _PARTED:
            told_of[a.entity.name, a.name].append(a)
    parts = {
        (a.entity.name, a.name, a.value)
        for values in told_of.values()
        for a in values
        for b in values
        if a.evidence.inside(b.evidence) and (a.evidence != b.evidence or (a.rule != b.rule and a.value in b.value))
    }
    return sorted((a for told, a in kept.items() if told not in parts), key=lambda a: (a.evidence, a.name, a.value))

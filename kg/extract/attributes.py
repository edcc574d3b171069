"""Literal values that a text states of a model or product: parameters, context window, price, release date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.dates import resolved
from kg.extract.references import References
from kg.extract.skeleton import Skeleton, skeleton
from kg.extract.stand_ins import StandIns
from kg.model import Attribute, Mention, Reading
from kg.packs import Pack

_SIZE = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?[BbT])(?![A-Za-z0-9])")
_RELEASE = re.compile(
    r"(?:发布|推出|上线|问世|亮相|开源|开放下载|面世|发表|公布|首发|上市|首次发布|正式发布|开售|开放测试)"
)
_UNRELEASED = re.compile(r"(?:未|没有|尚未|不会|推迟|取消|下线)")
_BREAK = re.compile(r"[。；;！？!?\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    name: str
    attribute: str
    types: frozenset[str]
    regex: re.Pattern[str]
    triggers: tuple[str, ...]


class Attributes:
    """Adds the attributes that the packs' patterns find, sizes in names, and release dates."""

    def __init__(self, pack: Pack) -> None:
        self._rules = tuple(
            _Rule(
                name=p.name,
                attribute=str(p.values["attribute"]),
                types=frozenset(p.values["types"]),
                regex=re.compile(str(p.values["pattern"])),
                triggers=tuple(p.values.get("triggers", ())),
            )
            for p in pack.of("attribute")
        )
        triggers = {trigger for rule in self._rules for trigger in rule.triggers}
        self._telling = re.compile("|".join((*map(re.escape, sorted(triggers)), _RELEASE.pattern)))

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its attributes, values as written."""
        if not any(m.type in ("Model", "Product") for m in reading.mentions):
            return reading
        stand_ins = StandIns(reading, References(reading))
        found: list[Attribute] = []
        previous: Mention | None = None
        for sentence, mentions in zip(reading.sentences, _by_sentence(reading), strict=True):
            if self._telling.search(reading.text, sentence.start, sentence.end):
                bones = skeleton(reading.text, sentence, mentions, stand_ins(sentence))
                found.extend(self._stated(bones, previous))
                found.extend(_released(bones, reading.document.published))
            things = [m for m in mentions if m.type in ("Model", "Product")]
            previous = things[0] if things else previous
        found.extend(_sizes(reading))
        return reading.adding(attributes=_distinct(found))

    def _stated(self, bones: Skeleton, previous: Mention | None) -> Iterator[Attribute]:
        for rule in self._rules:
            if not any(t in bones.text for t in rule.triggers):
                continue
            for match in rule.regex.finditer(bones.text):
                bearer = _bearer(bones, match.start("value"), match.end("value"), rule.types) or (
                    previous if previous and previous.type in rule.types else None
                )
                if bearer is not None:
                    value = bones.text[match.start("value") : match.end("value")].strip()
                    yield Attribute(
                        entity=bearer,
                        name=rule.attribute,
                        value=value,
                        evidence=bones.span(match.start(), match.end()),
                        rule=rule.name,
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


def _bearer(bones: Skeleton, start: int, end: int, types: frozenset[str]) -> Mention | None:
    """Find whose value it is: the subject of its own part of the sentence, else the nearest name before it."""
    begin = max((m.end() for m in _BREAK.finditer(bones.text, 0, start)), default=0)
    before = [m for m in bones.mentions(begin, start) if m.type in types]
    comma = bones.text.rfind("，", begin, start) + 1
    own = [m for m in bones.mentions(max(comma, begin), start) if m.type in types]
    if own:
        return own[0] if bones.text[max(comma, begin) : start].count("、") == 0 else own[-1]
    if before:
        return _subject(bones, begin, start, types) or before[-1]
    stop = _BREAK.search(bones.text, end)
    behind = [
        m for m in bones.mentions(end, min(stop.start() if stop else len(bones.text), end + 24)) if m.type in types
    ]
    return behind[0] if behind else None


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
    return bool(
        re.search(
            r"(?:以|由|从|自|把|将|基于|在|用|比|与|和|对标|接入|较|超过|开源的|为底座|采用)",
            text[max(clause, begin) : at],
        )
    )


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
        date = next(iter(resolved(bones.text, begin, word.start(), published)), None)
        if date is None:
            continue
        models = _released_things(bones, begin, word, end)
        for model in models:
            yield Attribute(
                entity=model,
                name="releaseDate",
                value=date[0],
                evidence=bones.span(begin, word.end()),
                rule="date of release",
            )


def _released_things(bones: Skeleton, begin: int, word: re.Match[str], end: int) -> list[Mention]:
    """List the models that a word of release speaks of: those behind it, if its clause names one, its subject, else any behind.

    A product in that place means that no model is spoken of.
    """
    comma = bones.text.find("，", word.end(), end)
    kinds = frozenset(("Model", "Product"))
    subject = _subject(bones, begin, word.start(), kinds)
    behind = [m for m in bones.mentions(word.end(), end) if m.type in kinds]
    at_once = any(m.type in kinds for m in bones.mentions(word.end(), comma if comma >= 0 else end))
    for things in (
        behind if at_once else [],
        [subject] if subject else [],
        behind,
        [m for m in bones.mentions(begin, word.start()) if m.type in kinds][-1:],
    ):
        if things:
            return [m for m in things if m.type == "Model"] if things[0].type == "Model" else []
    return []


def _distinct(found: Sequence[Attribute]) -> list[Attribute]:
    kept: dict[tuple[str, str, str], Attribute] = {}
    for a in found:
        kept.setdefault((a.entity.name, a.name, a.value), a)
    return sorted(kept.values(), key=lambda a: (a.evidence, a.name, a.value))

"""Where the name of a model or product ends: the versions, editions, sizes and types that follow it."""

from __future__ import annotations

import re

from kg.model import Span

_VERSION = re.compile(
    r"-?(?:\d+(?:\.\d+)*(?:[A-Za-z]{1,5})?|[A-Z][A-Za-z]{1,9}\d{0,2})(?:-[A-Za-z0-9.]{1,12}){0,3}(?! ?(?!(?<= )(?:Turbo|Pro|Plus|Max|Lite|Mini|Flash|Ultra|Long|Air|Preview|Instruct|Chat|Thinking)\b)[A-Za-z0-9%％亿万个年月日号倍元台家款])"
)
_LOWER_AFTER = re.compile(
    r"(?:-(?:chat|base|instruct|coder|code|math|mini|nano|tiny|small|large|turbo|preview|vision|lite|plus|pro|max|flash|omni|audio|it|vl|hf|\d{1,4}[bBkK]?))+(?![A-Za-z0-9])"
)
"""Editions in small letters: Tarn-34B-chat."""
_NUMBER_OF_MODEL = re.compile(r" \d{1,2}\.\d{1,2}(?![\d.%％亿万个年月日号倍元台家款分秒])")
_GRADE_AFTER = re.compile(
    r" (?:Turbo|Pro|Plus|Max|Lite|Mini|Flash|Ultra|Long|Air|Preview|Instruct|Chat|Base|Coder|Thinking|Vision|Nano|Small|Large|Medium|Opus|Sonnet|Haiku|Speed|Omni|Next|Edge|mini)(?![A-Za-z])(?: (?:Pro|Max|Plus|Ultra)(?![A-Za-z]))?"
    r"(?:[- ]\d{1,3}(?:\.\d+)?[A-Za-z]{0,2}(?![A-Za-z0-9%％亿万个年月日号倍元台家款]))?"
)
"""Words that name an edition behind a blank: 川驰S7 Pro, 川驰S7 Pro Max, 川语 Turbo."""
_TYPE_AFTER = re.compile(
    r" (?:\d{3}(?! ?[\d.,%％亿万个年月日号倍元台家款人名吨座寸英匹升克米毫公千度])|[A-Z]{1,4} ?\d{1,4}[A-Za-z]{0,4}|[vV]\d[\w.]{0,6})(?![A-Za-z0-9%％亿万年月日])"
)
_NUMBER_AFTER = re.compile(
    r" \d{1,2}(?:\.\d)?(?=[，。；、！？”」）)]|系列|的|刚|将|已|也|都|是|和|与|上(?!市)|发布|推出|亮相|首发|上线|上市|正式|采用|搭载| (?:Pro|Max|Plus|Ultra|Air|mini)(?![A-Za-z]))"
)
"""A number behind a Latin name, where nothing is counted by it: TarnOS 4."""
_MODEL_TYPE = re.compile(r" [A-Z]\d(?![A-Za-z0-9.%％])")
_NUMBERED = re.compile(r"[ -]?\d|" + _GRADE_AFTER.pattern.replace(" (?:", "[ -]?(?:", 1))
_NO_VERSION = re.compile(
    r"[ -]?[A-Za-z][A-Za-z0-9.-]*级|[ -]?(?:AI|API|APP|App|CEO|CTO|CFO|COO)(?![a-z])|[ -]?[3-6]G(?![A-Za-z0-9])"
)
_REST_OF_NUMBER = re.compile(r"(?:\.\d+)+(?![\d%％亿万个年月日号倍元台家款])")


def versioned(span: Span, text: str) -> Span:
    """Take the version behind a model's name into it: 青川 becomes 青川2.0-Turbo."""
    if (tail := _VERSION.match(text, span.end)) and not _NO_VERSION.match(text, span.end):
        span = Span(span.start, tail.end())
    elif text[span.end - 1].isascii() and (number := _NUMBER_OF_MODEL.match(text, span.end)):
        span = Span(span.start, number.end())  # Tarn 1.5
    for more in (_LOWER_AFTER, _GRADE_AFTER):
        if grade := more.match(text, span.end):
            span = Span(span.start, grade.end())
    return span


def with_version(span: Span, kind: str, text: str) -> Span:
    """Take the version behind a model's name and the type behind a product's into it."""
    if kind == "Model":
        whole = versioned(span, text)
        if type_ := _MODEL_TYPE.match(text, span.end):
            return Span(span.start, type_.end())
        return whole if _NUMBERED.match(text, span.end) else span
    return typed(span, text) if kind == "Product" else span


def typed(span: Span, text: str) -> Span:
    """Take the type behind a product's name into it: 天川 X1, 驼川 NVL 72."""
    tail = _TYPE_AFTER.match(text, span.end)
    if tail is None and text[span.end - 1].isascii() and text[span.end - 1].isalpha():
        tail = _NUMBER_AFTER.match(text, span.end)
    return Span(span.start, tail.end()) if tail else span


def whole_number(span: Span, text: str) -> Span:
    """Take in the rest of a number that the end of the name cuts: 川语2 of 川语2.5."""
    rest = _REST_OF_NUMBER.match(text, span.end) if text[span.end - 1].isdigit() else None
    return Span(span.start, rest.end()) if rest else span


_OUTSIDE = re.compile(
    r"[“「『《‘](?P<name>[^“”「」『』《》‘’，。；：！？、\n]{1,14})[”」』》’](?P<version>[ -]?(?:"
    r"[A-Za-z]{0,2}\d+(?:\.\d+)*[A-Za-z]{0,3}|Pro|Max|Mini|mini|Plus|Ultra|Lite|Air|Turbo|Flash|Nano)(?:[ -]?[A-Za-z]+)?)"
)


def unmarked(surface: str) -> str:
    """Give a name without the marks around all but its version, and on one line: 鹤川4.0 of “鹤川”4.0."""
    if "\n" in surface:
        surface = " ".join(surface.split())
    found = _OUTSIDE.fullmatch(surface)
    return found["name"] + found["version"] if found else surface


_ALONE = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?P<type>[A-Z][A-Za-z]{0,2}\d{1,3}(?:\.\d+)?(?:[ -](?:Pro|Plus|Max|Lite|Mini|Ultra|Turbo|Flash|Air))?)"
)


def type_alone(name: str) -> str | None:
    """Give what a thing is called where its Chinese name is left out: V2 of 鹤川V2, P40 of 鹤川P40."""
    found = _ALONE.fullmatch(name)
    return found["type"] if found else None

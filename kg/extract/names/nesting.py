"""A name within a longer one of another kind: a firm in what it makes (川为商城), a thing in who runs it, somebody in a foundation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.names.candidates import Candidate
from kg.extract.names.tails import beside
from kg.model import Span

_FIRMS = ("Company", "Organization")
_THINGS = ("Model", "Product")
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_OWN_NAME = re.compile(r" ?(?:全?新款?)?[A-Za-z]{1,6}[-. ]?\d| ?\d+\D")
"""Behind a maker: what a thing is called without him, as readers part the two: H2 of Velor H2, 新M7 of 川界新M7."""
_NUMBER = re.compile(r" ?\d{1,4}$")
"""Behind a maker: a number that names nothing without him: 川族20."""
_AROUND = re.compile("政府|内阁|当局|家族|团队|时代")
"""Behind somebody: whom or when his name tells, where readers differ over whether it is a name of its own."""
_NO_EDITION = re.compile(
    r"^(?:操作系统|系统|手机|芯片|处理器|汽车|飞机|客机|应用|软件)$|[(（/'’]|API|5G|Skill|\.com|网$|平台|公众号|服务|团队|系列|模型|客户端|用户|级|生态|架构"
)
"""What stands behind a known thing and is no part of its name; the tagger, which sees more, is right in 126 of 145 places there."""
_SEEN = {"Company": 0.54, "Organization": 0.52}
"""Strength from which the tagger's word is taken that a body is called after what stands in its name."""


def nested(kind: str, span: Span, whole: Candidate, text: str, others: Iterable[Span]) -> bool:
    """Say whether a known name of this kind is but a part of the longer one of another kind that the tagger sees.

    `others` are known names near by: two of them are no name of a third thing (川米vivo).
    """
    if span == whole.span or not span.inside(whole.span) or whole.source != "tagger":
        return False
    if any(o.inside(whole.span) and (o.end <= span.start or o.start >= span.end) for o in others):
        return False
    rest = text[span.end : whole.span.end]
    if whole.type in _THINGS:
        return kind in _FIRMS and (not rest or _of_a_maker(span, rest, text))
    if whole.type not in _FIRMS or whole.strength < _SEEN[whole.type] or not _HAN.match(rest) or beside(rest):
        return False
    if kind == "Person":
        return not _AROUND.match(rest)
    starts = span.start == whole.span.start
    return starts and (kind in _THINGS or (kind == "Company" and whole.type == "Organization"))


def an_edition(rest: str) -> bool:
    """Say whether what stands behind a thing's name makes it that of another, and does not only tell what it is: Max, not 架构."""
    return _NO_EDITION.search(rest) is None


def edition(span: Span, whole: Candidate, text: str) -> bool:
    """Say whether a thing's name is but the beginning of another's that the tagger sees: 川信 in 川信读书."""
    rest = text[span.end : whole.span.end]
    return (
        whole.type in _THINGS
        and whole.source == "tagger"
        and span.start == whole.span.start
        and span.end < whole.span.end
        and not beside(rest)
        and an_edition(rest)
    )


_KIND = re.compile(
    r" ?(?:操作系统|系统|平台|手机|芯片|处理器|GPU|CPU|汽车|飞机|客机|应用|软件|小程序|公众号|客户端|服务|架构)"
)


def but_a_kind(span: Span, seen: Candidate, text: str) -> bool:
    """Say whether the tagger sees a thing across the border of a known one's name, or all of it but a word for its kind."""
    if seen.type != "Product" or span.inside(seen.span):
        return False
    if not seen.span.inside(span):
        return True
    front, rest = text[span.start : seen.span.start], text[seen.span.end : span.end]
    return front in ("", "新", "新版", "原生") and (not rest or _KIND.fullmatch(rest) is not None)


def _of_a_maker(span: Span, rest: str, text: str) -> bool:
    """Say whether what stands behind a maker is no name without him: 商城, 20, Latin words behind Latin ones."""
    if _NUMBER.fullmatch(rest):
        return True
    if _OWN_NAME.match(rest):
        return False
    if text[span.end - 1].isascii():
        return True
    return not rest.strip()[:1].isascii() and not beside(rest)

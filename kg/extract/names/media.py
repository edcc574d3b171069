"""Media told by what they do and what is done to them: they report, and are spoken to."""

from __future__ import annotations

import re

from kg.extract.names.candidates import Candidate

_IS_MEDIUM = re.compile(r"讯(?![息号])|(?:独家)?(?:获悉|报道|采访|消息)|记者")
"""Behind a medium, though it be called like a firm: 川岸科技讯, 接受川岸科技采访."""
_REPORTS = re.compile(
    r"[”」》]?(?:(?:\d{1,2}月)?\d{1,2}日)?(?:此前|曾|独家)?(?:记者(?!会|站|证)|注意到|(?:消息|讯)[，：:]|报[道导](?!的)|不完全统计)"
)
"""Behind one that reports what others do, as firms hardly ever do."""
_TO_WHOM = re.compile("(?:(?P<told>告诉|接受)|[向对])[“「《]?$")
_IS_TOLD = re.compile(r"[”」》]?(?:方面)?(?:独家|再次)?(?:回应|透露|表示|证实|确认|说(?!明|服)|坦言|直言)")
_IS_TOLD_SO = re.compile("[”」》]?(?:[，：:]|专访|采访|独家)")
"""Around a medium to which somebody speaks: 向川岸科技再次回应, 告诉川岸科技，."""


def is_medium(c: Candidate, text: str) -> bool:
    """Say whether words behind an organisation tell that it is a medium."""
    return c.type == "Organization" and _IS_MEDIUM.match(text, c.span.end) is not None


def reports(c: Candidate, text: str) -> bool:
    """Say whether a name stands at a place where a medium reports or is spoken to."""
    if c.type == "Person":
        return False
    if _REPORTS.match(text, c.span.end):
        return True
    to = _TO_WHOM.search(text, max(0, c.span.start - 3), c.span.start)
    return to is not None and (_IS_TOLD_SO if to["told"] else _IS_TOLD).match(text, c.span.end) is not None

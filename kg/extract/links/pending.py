"""Purchases that are still to be decided: a bare 收购 in a text that tells of regulators and plans tells of no deal that is done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Link, Modality

_DONE = re.compile("[购并下入买](?:了|后|之后|过(?!程)|而来|而得)|完成|私有化|一度|交割|曾")
_DATED = re.compile("(?:19|20)\\d\\d年|[去前]年|上个?月|当年|当时|当初|后来|随后")
_ALLOWED = re.compile("获批|获[^，。；！？\\n]{0,6}(?:批准|通过|放行)")
_OPEN = re.compile(
    "阻止|遇阻|审查|审批|待批|起诉|疑虑|质疑|波折|一波三折|再起波澜|报价|竞购|议案|风险提示|提示风险|扫清|有条件|获[^，。；！？\n]{0,6}(?:批准|通过|放行)"
)
"""What a sentence tells of a deal that others have still to agree to."""
_STOP = re.compile("[。！？\\n]")
_LONGEST = 400  # characters of a sentence before or behind the words of a purchase


def pending(links: Sequence[Link], text: str) -> list[Link]:
    """Give the links, those of a purchase that is told as open, and nowhere as done, with the modality that is told."""
    open_: dict[tuple[str, str], Modality] = {}
    bought = [link for link in links if link.predicate == "acquires"]
    for link in bought:
        pair = (link.subject.name, link.object.name)
        if link.modality != "asserted":
            open_.setdefault(pair, link.modality)
        elif _OPEN.search(_sentence(link, text)):
            open_.setdefault(pair, "planned")
    done = {
        (link.subject.name, link.object.name) for link in bought if link.modality == "asserted" and _is_done(link, text)
    }
    return [
        replace(link, modality=open_[pair])
        if link.predicate == "acquires"
        and link.modality == "asserted"
        and (pair := (link.subject.name, link.object.name)) in open_
        and pair not in done
        else link
        for link in links
    ]


def _is_done(link: Link, text: str) -> bool:
    """Say whether the words of a purchase tell that it took place."""
    begin, end = link.evidence.start, link.evidence.end
    if _DONE.search(text, begin, end + 3):
        return True
    if not _DATED.search(text, _start(text, begin), begin):
        return False
    sentence = _sentence(link, text)
    return _ALLOWED.search(sentence) is not None or _OPEN.search(sentence) is None


def _sentence(link: Link, text: str) -> str:
    """Give the sentence in which a purchase is told."""
    begin, end = link.evidence.start, link.evidence.end
    stop = _STOP.search(text, end, end + _LONGEST)
    return text[_start(text, begin) : stop.start() if stop else end + _LONGEST]


def _start(text: str, at: int) -> int:
    """Give where the sentence begins in which a place stands."""
    floor = max(0, at - _LONGEST)
    return max(floor, *(text.rfind(mark, floor, at) + 1 for mark in "。！？\n"))

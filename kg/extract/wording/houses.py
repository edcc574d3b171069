"""Words for a body right before a post, which mean one that the text has named: 协会秘书长, 研究所所长, 集团总裁.

A title takes them in only where they mean none, or where they tell of a firm named right before (甲川的集团副总裁).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kg.model import Mention, Span

WORD = re.compile(
    "集团|公司|研究总?院|研究所|研究中心|实验室|学院|学校|医院|协会|学会|商会|联盟|联合会|促进会|基金会|交易所|检测中心|评测中心|测评中心"
)
"""What a body may be called by where its name has been told."""
_LED = re.compile('(?:^|[，。；：！？、\n（(“”"—\\s]|[任由对与和及为是据让请聘向称原现兼前时])$')
"""Before such a word: where no further word of a name can stand."""
_POST = re.compile("(?:现任|时任|首任|前任|新任|原|前)?[\u4e00-\u9fffA-Z]{1,12}")
_FIRMS = ("集团", "公司")


def without_house(span: Span, text: str, ends: Collection[int], named: Sequence[str]) -> Span:
    """Leave the word for a body before a post out of the title, where it stands for one of `named`.

    `ends` are where names end: behind one, the word is the rest of a name or tells of the firm's own post.
    """
    word = WORD.match(text, span.start, span.end)
    if word is None or word.end() == span.end or span.start in ends or not stands_for_one(text, span.start):
        return span
    known = word[0] in _FIRMS or any(name.endswith(word[0]) for name in named)
    return Span(word.end(), span.end) if known and _POST.fullmatch(text, word.end(), span.end) else span


def stands_for_one(text: str, at: int) -> bool:
    """Say whether a word for a body at `at` is no part of a longer name."""
    return _LED.search(text, max(0, at - 1), at) is not None


def house(word: str, at: int, mentions: Sequence[Mention], text: str) -> Mention | None:
    """Give the body named last before `at` whose name ends in the word for it."""
    return next(
        (
            m
            for m in reversed(mentions)
            if m.type in ("Company", "Organization")
            and m.span.end <= at
            and (m.span.of(text).endswith(word) or m.name.endswith(word))
        ),
        None,
    )


def group(at: int, meant: Mention | None, mentions: Sequence[Mention], text: str) -> Mention | None:
    """Give which group 集团 at `at` means: `meant`, unless a group of the same name, or in the same paragraph, has been told."""
    begin = max(text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    owners = (m for m in reversed(mentions) if m.type == "Company" and begin <= m.span.start < at)
    if owner := next((m for m in owners if text.startswith("旗下", m.span.end)), None):
        return owner  # 甲旗下的乙加码，集团合计持股
    groups = [
        m for m in mentions if m.type == "Company" and m.span.end <= at and "集团" in f"{m.span.of(text)} {m.name}"
    ]
    if meant is None:
        return groups[-1] if len({m.name for m in groups}) == 1 else None
    if "集团" in meant.name:
        return meant
    stem = meant.name[:2]
    of_one_name = next((m for m in reversed(groups) if stem in (m.name[:2], m.span.of(text)[:2])), None)
    paragraph = text.rfind("\n", 0, at)
    here = [m for m in groups if m.span.start > paragraph]
    return of_one_name or (here[-1] if len({m.name for m in here}) == 1 else meant)

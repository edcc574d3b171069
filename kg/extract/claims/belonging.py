"""What tells whether a sentence without a word of saying still belongs to the report before it, for a regression to weigh."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.text.words import tagged_words

if TYPE_CHECKING:
    from kg.extract.claims.statements import Page, Statement
    from kg.model import Mention, Span

_MOST = 60  # words that are looked at
_DIGITS = re.compile("[0-9]+")
_TOLD = [
    "我",
    "我们",
    "你",
    "他",
    "她",
    "其",
    "记者",
    "据",
    "今年",
    "目前",
    "会",
    "将",
    "因为",
    "所以",
    "但",
    "而",
    "这",
]
"""Words that tell whose a sentence is."""


def features(page: Page, unit: Span, report: Statement, *, ruled: bool) -> list[str]:
    """Describe a sentence and the report before it; `ruled` is what the rules say.

    `report` must have somebody named for its speaker.
    """
    speaker = report.who.mentions[0]
    text = page.text[unit.start : unit.end].strip()
    names = [m for m in page.speakers.names(unit) if m.type != "Title" and m.span.end <= unit.end]
    shown = _shown(page.text, unit, names, speaker)
    words = [_DIGITS.sub("0", shown[start:end]) for start, end, _ in tagged_words(shown)]
    before = page.text[report.start : report.end]
    shared = len({text[i : i + 2] for i in range(len(text) - 1)} & {before[i : i + 2] for i in range(len(before) - 1)})
    return [
        f"ruled{ruled:d}",
        f"rule{report.rule}",
        f"rule{report.rule}{ruled:d}",
        f"speaker{speaker.type}",
        f"quoted{'“' in text:d}",
        f"long{min(len(text) // 15, 6)}",
        f"told{min((report.end - report.start) // 40, 6)}",
        f"first{''.join(words[:1])}",
        f"first{''.join(words[:1])}{speaker.type}",
        f"first{''.join(words[:2])}",
        f"second{''.join(words[1:2])}",
        f"figures{min(3, len(_DIGITS.findall(text)))}",
        f"closes{unit.end >= len(page.text) or page.text.startswith(chr(10), unit.end):d}",
        f"names{min(3, len(names))}",
        f"himself{any(m.name == speaker.name for m in names):d}",
        f"person{any(m.type == 'Person' and m.name != speaker.name for m in names):d}",
        f"shared{min(4, shared // 2)}",
        *(f"has{word}{word in text:d}" for word in _TOLD),
        *(f"w{word}" for word in sorted(set(words[:_MOST]))),
    ]


def _shown(text: str, unit: Span, names: list[Mention], speaker: Mention) -> str:
    """Give a sentence with its names shown by their types, the speaker's apart."""
    parts, at = [], unit.start
    for m in names:
        if m.span.start >= at:
            parts += [text[at : m.span.start], f"<{m.type[0]}{'S' * (m.name == speaker.name)}>"]
            at = m.span.end
    return "".join((*parts, text[at : unit.end])).strip()

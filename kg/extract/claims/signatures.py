"""Who signed a quotation: releases put his name and posts on a line of their own below his words."""

from __future__ import annotations

import re

from kg.extract.claims.speakers import Who
from kg.extract.claims.statements import Page
from kg.extract.wording.marks import Quotation
from kg.model import Span

_DASHES = "—–-─ \u3000"
_posted = re.compile(r"[*_ ]*(?:[，,、|｜/（(]| +\S)")
"""Behind a name: his posts."""
_SIGNED = 80  # characters of a line that holds no more than a name with posts


def signature(page: Page, paragraph: Span, q: Quotation) -> Who | None:
    """Give who signs on the next line a quotation that ends its paragraph: ……”⏎某某，甲公司总裁."""
    if not q.closed or page.text[q.outer.end : paragraph.end].strip("。.*_ \u3000"):
        return None
    start = paragraph.end
    while start < len(page.text) and page.text[start].isspace():
        start += 1
    end = page.text.find("\n", start)
    end = len(page.text) if end < 0 else end
    if end - start > _SIGNED or any(mark in page.hidden[start:end] for mark in "。！？：；"):
        return None
    line, start = start, start + len(page.text[start:end]) - len(page.text[start:end].lstrip(_DASHES))
    named = page.speakers.names(Span(start, end))
    people = [m for m in named if m.type == "Person"]
    if len(people) != 1:
        return None
    name = people[0]
    led = page.references.phrase_start(name) <= start and name.span.end == end
    posted = len(named) > 1 and _posted.match(page.text, name.span.end, end)
    signs = name.span.start == start and (posted or start > line)
    return Who(span=name.span, mentions=(name,)) if led or signs else None

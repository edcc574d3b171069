"""Which firm writes a text of itself: a notice or a release that says 本公司 and 我们."""

from __future__ import annotations

import re

from kg.model import Mention, Reading

_DEFINES = re.compile(r"[ \u3000]?[（(][^（）()\n]{0,40}?(?:(?<!基)本公司|[“\"「]公司[”\"」])[^（）()\n]{0,20}[）)]")
"""Behind the name of who is called so from there on: 甲川软件股份有限公司（以下简称“甲川”或“本公司”）."""
_OWN = re.compile('本公司|我司|[“"「]公司[”"」]')
_SELF = re.compile("本公司")
"""What only a firm calls itself, unless it is quoted."""
_RIGHTS = re.compile(r"(?:版权所有|©|Copyright|（[Cc]）|\([Cc]\))[^\n\u4e00-\u9fff]{0,20}$", re.IGNORECASE)
"""Before whose the rights in a page are."""
_NEAR = 40  # characters before a name in which they are told


def writer(reading: Reading) -> Mention | None:
    """Give the firm that a text calls 公司 or 本公司 throughout, by its definition, whose the rights are in a page that says so, or its heading."""
    text = reading.text
    if not _OWN.search(text):
        return None
    firms = [m for m in sorted(reading.mentions) if m.type == "Company"]
    owners = (m for m in firms if _RIGHTS.search(text, max(0, m.span.start - _NEAR), m.span.start))
    return defined(reading) or next(owners, None) or _heading(reading, firms)


def _heading(reading: Reading, firms: list[Mention]) -> Mention | None:
    """Give the firm with which a release begins that speaks of itself as 本公司 outside all quotations."""
    text = reading.text
    own = (
        m
        for m in _SELF.finditer(text)
        if all(text.rfind(begin, 0, m.start()) <= text.rfind(end, 0, m.start()) for begin, end in ("“”", "「」"))
    )
    headline = reading.paragraphs[0].of(text) if len(reading.paragraphs) > 1 else "。"
    leads = bool(firms) and firms[0].span.start == 0 and "。" not in headline
    return firms[0] if leads and next(own, None) else None


def defined(reading: Reading) -> Mention | None:
    """Give the firm that a notice says to call 公司 or 本公司."""
    return next(iter(_definitions(reading)), None)


def is_notice(reading: Reading) -> bool:
    """Say whether a text is one firm's, which it says to call 公司 all through."""
    return len({m.name for m in _definitions(reading)}) == 1


def _definitions(reading: Reading) -> list[Mention]:
    firms = sorted(m for m in reading.mentions if m.type == "Company")
    return [m for m in firms if _DEFINES.match(reading.text, m.span.end)]

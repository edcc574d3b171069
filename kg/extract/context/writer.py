"""Which firm writes a text of itself: a notice or a release that says 本公司 and 我们."""

from __future__ import annotations

import re

from kg.model import Mention, Reading

_DEFINES = re.compile(r"[ \u3000]?[（(][^（）()\n]{0,40}?(?<!基)本公司[^（）()\n]{0,8}[）)]")
"""Behind the name of who is called so from there on: 甲川软件股份有限公司（以下简称“甲川”或“本公司”）."""
_OWN = re.compile("本公司|我司")
_RIGHTS = re.compile(r"(?:版权所有|©|Copyright|（[Cc]）|\([Cc]\))[^\n\u4e00-\u9fff]{0,20}$", re.IGNORECASE)
"""Before whose the rights in a page are."""
_NEAR = 40  # characters before a name in which they are told


def writer(reading: Reading) -> Mention | None:
    """Give the firm that calls itself 本公司, by its definition, else by whose the rights are in a page that says so."""
    text = reading.text
    if not _OWN.search(text):
        return None
    firms = [m for m in sorted(reading.mentions) if m.type == "Company"]
    defined = (m for m in firms if _DEFINES.match(text, m.span.end))
    owners = (m for m in firms if _RIGHTS.search(text, max(0, m.span.start - _NEAR), m.span.start))
    return next(defined, None) or next(owners, None)

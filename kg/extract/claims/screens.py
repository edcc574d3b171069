"""Where somebody's figures stand to be read: a site or programme shows them, and does not speak."""

from __future__ import annotations

import re

SHOWS, FIGURES = "显示", "数据"  # what it does, and what is told of what it shows
_HOLDS = re.compile("(?:查|宝|数据|指数|榜|库)$")
"""How names end of what keeps records."""
_LOOKED_UP = re.compile("(?:在|登[录陆]|打开|用户|使用|[通透]过)[^，。；]*$")
"""Before such a name: somebody does something there, and what he sees is not told as its figures."""


def shown(before: str, screen: re.Pattern[str], *, named: bool) -> bool:
    """Say whether the words before 显示 are a site or programme, or the name of one (`named`)."""
    holds = named and _HOLDS.search(before) is not None
    return (holds or screen.search(before) is not None) and _LOOKED_UP.search(before) is None

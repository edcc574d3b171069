"""Short names of firms that a document names in law: 甲川公司 or 甲川 beside 临川甲川停车服务有限公司.

Behind what a firm is called its legal name tells where it sits and what it does, in common words; where a coined word or
another place follows (甲川澜图置业有限公司), it is that of another firm.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from kg.text.words import tagged_words

_LEGAL = re.compile(
    "(?P<name>.+?)(?:集团)?(?:股份)?(?:有限(?:责任)?公司|合伙企业)(?:[（(](?:有限|普通|特殊普通)合伙[)）])?"
)
_FIRM = "公司"
_SEAT = re.compile("[（(][\u4e00-\u9fff]{2,4}[)）]")
_TOWN = re.compile("[\u4e00-\u9fff]{2,3}[市县区]")
_WHOLE = ("集团", "控股")
"""What a group's name ends in, beside which a firm called after it is one of its arms."""
_LEAST = 2  # characters of what a firm is called


def pairs(
    names: Collection[str], places: Collection[str], known: Callable[[str], bool]
) -> Iterator[tuple[str, list[str]]]:
    """Yield short names with the legal names that begin with them; `known` says that a list has a name."""
    legal = [(full, called) for full in names if (called := _LEGAL.fullmatch(full))]
    if not legal:
        return
    for short in names:
        core = short.removesuffix(_FIRM)
        if len(core) < _LEAST or not _han(core) or known(core) or core in places or core.endswith(_WHOLE):
            continue
        if _LEGAL.fullmatch(short):
            continue
        fits = [
            (full, rest) for full, m in legal if full != short and (rest := _rest(core, m["name"], places)) is not None
        ]
        if fits and all(_tells_business(rest, names, places) for _, rest in fits):
            yield short, [full for full, _ in fits] + [whole for end in _WHOLE if (whole := core + end) in names]


def _rest(core: str, called: str, places: Collection[str]) -> str | None:
    """Give what of a legal name stands behind the short one, before which only a place may stand."""
    at = called.find(core)
    if at < 0 or (at and called[:at] not in places and not _TOWN.fullmatch(called, 0, at)):
        return None
    return called[at + len(core) :]


def _han(name: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in name)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text[a:b] for a, b, _ in tagged_words(text))


def _tells_business(rest: str, names: Collection[str], places: Collection[str]) -> bool:
    """Say whether what follows is made of words of two and more characters, none of them a place or a name of its own."""
    if _SEAT.match(rest):
        return False  # 甲川（临川） is 甲川 in 临川 only
    words = _words(_SEAT.sub("", rest))
    return all(len(word) > 1 and word not in places and word not in names for word in words)

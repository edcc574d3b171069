"""How Chinese names are typed in Latin letters: pinyin and initials, with the readings that characters have as surnames.

Letters without tones, ü as v, as input methods have it; what is no 汉字 stays, in small letters and without spaces.
The only door to pypinyin.
"""

from __future__ import annotations

from functools import lru_cache

SURNAMES: dict[str, tuple[str, ...]] = {
    "尉迟": ("yu", "chi"),
    "万俟": ("mo", "qi"),
    "单于": ("chan", "yu"),
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "单": ("shan",),
    "曾": ("zeng",),
    "仇": ("qiu",),
    "解": ("xie",),
    "区": ("ou",),
    "查": ("zha",),
    "朴": ("piao",),
    "盖": ("ge",),
    "乐": ("yue",),
    "翟": ("zhai",),
    "缪": ("miao",),
    "覃": ("qin",),
    "员": ("yun",),
    "种": ("chong",),
    "秘": ("bi",),
    "折": ("she",),
    "繁": ("po",),
    "黑": ("he",),
    "洗": ("xian",),
    "召": ("shao",),
    "郇": ("xun",),
    "卜": ("bu",),
    "都": ("du",),
    "句": ("gou",),
    "祭": ("zhai",),
    "阚": ("kan",),
    "乜": ("nie",),
    "佴": ("nai",),
    "重": ("chong",),
    "适": ("kuo",),
}
"""Readings of characters that open a person's name, where they differ from those in words."""

_PLACEHOLDER = "\0"  # marks what is no 汉字 while pypinyin reads the rest


def syllables(text: str, *, person: bool = False) -> tuple[str, ...]:
    """Give the syllables of a name, each run of other characters as one; `person` reads the beginning as a surname."""
    return tuple(part.removeprefix(_PLACEHOLDER) for part in _parts(text, person=person))


def pinyin(text: str, *, person: bool = False) -> str:
    """Write a name in pinyin, in one piece: 顾南舟 is gunanzhou."""
    return "".join(syllables(text, person=person))


def initials(text: str, *, person: bool = False) -> str:
    """Write the first letters of a name: 顾南舟 is gnz, 盘古5.0 is pg5.0."""
    parts = _parts(text, person=person)
    return "".join(part[1:] if part.startswith(_PLACEHOLDER) else part[0] for part in parts)


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Give all syllables that one character is read as."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - as below

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=65536)
def _parts(text: str, *, person: bool) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - a third of a second, and most readings spell nothing

    words = "".join(text.split()).casefold().replace(_PLACEHOLDER, "")
    opening = next((words[:n] for n in (2, 1) if words[:n] in SURNAMES), "") if person else ""
    rest = words.removeprefix(opening)
    read = lazy_pinyin(rest, style=Style.NORMAL, errors=lambda run: _PLACEHOLDER + run) if rest else []
    return (*SURNAMES.get(opening, ()), *(part for part in read if part))

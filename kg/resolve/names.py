"""Comparable forms of names: what is left of 深圳市霁衡机器人技术有限公司, how a name sounds, which version it tells.

Everything here looks at one name alone. The words that company names are made of are data (`naming.tsv`), what is left
when they are taken away is the name's own.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.config import shipped
from kg.text.folding import HAN, fold, key
from kg.text.pinyin import SURNAMES, syllables

_han = re.compile(f"[{HAN}]")
_latin = re.compile(r"[A-Za-z]")
_bracketed = re.compile(r"[（(\[][^（）()\[\]]*[)）\]]")
_address = re.compile(
    r"(?:先生|女士|小姐|教授|博士|老师|总|董|院长|主任|经理|工|律师|记者|们|某|哥|姐|叔)$|^(?:老|小|阿|大)[^·]$"
)
_market = re.compile(r"^(?:\*?ST|S\*ST|SST|XD|XR|DR|N|C)(?=[\u4e00-\u9fff])|(?:-?[UWABH]|Ａ|Ｂ|退)$")
_DOUBLE = frozenset(
    [s for s in SURNAMES if len(s) == 2]
    + [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "夏侯",
        "皇甫",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "端木",
        "东方",
        "南宫",
        "独孤",
        "宇文",
    ]
    + [
        "闻人",
        "漆雕",
        "乐正",
        "百里",
        "呼延",
        "钟离",
        "东郭",
        "西门",
        "轩辕",
        "淳于",
        "申屠",
        "太史",
        "闾丘",
        "公冶",
        "宗政",
    ]
)


@cache
def words(kind: str) -> tuple[str, ...]:
    """List the words of one kind from `naming.tsv`, the longest first."""
    for line in (shipped("packs") / "common" / "naming.tsv").read_bytes().decode("utf-8").split("\n"):
        name, _, row = line.partition("\t")
        if name == kind:
            return tuple(sorted(row.strip().split("|"), key=lambda w: (-len(w), w)))
    raise KeyError(kind)


@lru_cache(maxsize=65536)
def is_latin(name: str) -> bool:
    """Say whether a name is written in Latin letters alone."""
    return bool(_latin.search(name)) and not _han.search(name)


@lru_cache(maxsize=65536)
def has_legal_form(name: str) -> bool:
    """Say whether a name is a company's in full: 某某有限公司, Some Ltd."""
    return any(name.endswith(w) for w in words("legal") if w not in {"股份", "公司", "Group"}) or name.endswith("公司")


def market_name(name: str) -> str:
    """Take the marks of the stock exchange off a short name: *ST某某-U is 某某."""
    return _market.sub("", fold(name).text.strip())


@lru_cache(maxsize=65536)
def core(name: str) -> str:
    """Take from an organisation's name its legal form, what stands in brackets, and the place before a full name.

    深圳市霁衡机器人技术有限公司 is 霁衡机器人, 阿里巴巴（中国）有限公司 and 阿里巴巴集团 are 阿里巴巴.
    """
    plain = fold(name).text.strip()
    rest = _market.sub("", _bracketed.sub("", plain)).strip() or plain
    full = has_legal_form(rest)
    rest = _without_end(rest, words("legal"))
    if full:
        rest = without_place(rest)
        rest = _without_end(rest, ("技术", "科技", "集团", "控股", "实业", "发展", "技术开发", "技术服务"))
    return _without_end(rest, ("集团", "控股"))


def without_place(name: str) -> str:
    """Take the place from the beginning of a name, where more than common words is left: 通化资本 stays."""
    for end in range(min(8, len(name) - 2), 1, -1):
        if name[:end] in places():
            rest = re.sub(r"^(?:省|市|区|县|自治区|壮族自治区)", "", name[end:])
            return name if len(rest) < 2 or is_common(rest) else without_place(rest)
    return name


@lru_cache(maxsize=65536)
def is_common(text: str) -> bool:
    """Say whether a piece of a name is nothing but words that many names share: 产业投资基金, 网络技术."""
    return not text or any(text.startswith(w) and is_common(text[len(w) :]) for w in common_words())


def is_region(text: str) -> bool:
    """Say whether a piece of a name is a place or a region: 上海, 华南, 全国."""
    return text in places() or text in words("region")


def without_region(name: str) -> str:
    """Take a place or region from the beginning of any name, where more than common words is left."""
    for end in range(min(8, len(name) - 2), 0, -1):
        if is_region(name[:end]) and not is_common(name[end:]):
            return name[end:]
    return name


@cache
def common_words() -> tuple[str, ...]:
    """List what many names share, the longest first."""
    kinds = ("legal", "generic", "industry", "unit", "ending")
    return tuple(sorted({w for kind in kinds for w in words(kind)}, key=lambda w: (-len(w), w)))


@cache
def places() -> frozenset[str]:
    """List the places that stand before names of companies."""
    lines = (shipped("packs") / "common" / "places.tsv").read_bytes().decode("utf-8").split("\n")
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=65536)
def own(name: str) -> str:
    """Give what of a name is its own: without legal form, place and lines of business; 通化资本 is 通化."""
    rest = core(name)
    return _without_end(rest, common_words())


def _without_end(name: str, ends: tuple[str, ...]) -> str:
    """Take one of `ends` off after another, as long as two characters are left."""
    found = True
    while found:
        found = False
        for end in ends:
            rest = name[: -len(end)].rstrip(" ,.-·") if name.endswith(end) else name
            # a Latin word ends only where another begins: Inc in Zinc is none
            if (
                rest != name
                and len(rest) >= 2
                and (not end[0].isascii() or name[-len(end) - 1] in " ,.-" or _han.match(rest[-1]))
            ):
                name, found = rest, True
                break
    return name


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """Give how a person's name sounds, without tones; a Latin one as letters: 陶筱川, 陶小川 and Tao Xiaochuan agree."""
    if is_latin(name):
        parts = [p for p in re.split(r"[\s.·-]+", name.casefold()) if p]
        return "".join(parts)
    return "".join(syllables(key(name), person=True))


def latin_orders(name: str) -> frozenset[str]:
    """List how a Latin name sounds with its surname first or last: Wenxi Zhu is wenxizhu or zhuwenxi."""
    parts = [p for p in re.split(r"[\s.·]+", name.casefold().replace("-", "").replace("'", "")) if p]
    return frozenset({"".join(parts), "".join([parts[-1], *parts[:-1]])} if parts else ())


def same_sound(one: str, other: str) -> bool:
    """Say whether two names of persons sound alike: homophones of one length, or one the other's Latin form."""
    if is_latin(one) and is_latin(other):
        return bool(latin_orders(one) & latin_orders(other))
    if is_latin(one) or is_latin(other):
        latin, han = (one, other) if is_latin(one) else (other, one)
        return sound(han) in latin_orders(latin)
    return len(key(one)) == len(key(other)) and sound(one) == sound(other)


@lru_cache(maxsize=65536)
def loose_sound(name: str) -> str:
    """Give the sound with what many writers do not tell apart made one: ming and min, sheng and shen, zh and z, l and n."""
    return re.sub(r"([zcs])h", r"\1", re.sub(r"(?<=[aei])ng", "n", sound(name))).replace("l", "n")


def is_full_person(name: str) -> bool:
    """Say whether a name of a person is one in full, and not 祝总, 老祝, 王女士 or a given name alone."""
    if is_latin(name):
        return len(name.split()) >= 2
    plain = key(name)
    return len(plain) >= 2 and not _address.search(name.strip())


def given_length(name: str) -> int:
    """Count the characters of a Chinese name behind its surname."""
    plain = key(name)
    return len(plain) - (2 if plain[:2] in _DOUBLE and len(plain) > 2 else 1)


@cache
def _version() -> re.Pattern[str]:
    tiers = "|".join(sorted((re.escape(t) for t in words("tier")), key=len, reverse=True))
    return re.compile(rf"\d+(?:\.\d+)*[a-z]*|(?<![a-z])(?:{tiers})(?![a-z])|(?<![a-z])[ivx]+(?![a-z])", re.IGNORECASE)


@lru_cache(maxsize=65536)
def version(name: str) -> tuple[str, ...]:
    """List what in the name of a model or product tells its version: GPT-4o mini has 4o and mini, 青岚2.0 has 2.0."""
    return tuple(sorted(found.casefold() for found in _version().findall(fold(name).text)))


@lru_cache(maxsize=65536)
def bare_model(name: str) -> str:
    """Take 大模型 and the like off the name of a model: 盘古大模型 is 盘古."""
    return _without_end(fold(name).text.strip().strip('“”"《》「」'), words("model"))

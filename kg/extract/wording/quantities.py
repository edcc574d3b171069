"""Numbers behind stated values: 1.8T, 双千亿, 128K, 0.8元/百万tokens, 2024年3月."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_LATIN = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_HAN = "零〇一二两三四五六七八九十百千万亿兆壹贰叁"

_figure = re.compile(
    rf"(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<scale>[十百千]?[万亿兆]+|[千百](?![\u4e00-\u9fff])"
    rf"|(?i:thousand|million|billion|trillion)|[kKmMbBtT](?![A-Za-z]))?|(?P<han>[{_HAN}]+(?:点[零〇一二三四五六七八九]+[万亿]*)?)"
)
_currency = r"(?:人民币|美元|美金|欧元|日元|港元|港币|新台币|元|块钱?|圆)"
_price = re.compile(
    rf"[¥￥$€]\s*(?P<sign>\d+(?:,\d{{3}})*(?:\.\d+)?\s*[万亿]?)"
    rf"|(?P<yuan>(?:\d[\d,]*(?:\.\d+)?|[{_HAN}点]+)\s*[万亿]*)\s*{_currency}"
    rf"|(?P<first>\d[\d,]*(?:\.\d+)?)(?=\s*[-~—至到]\s*\d[\d,]*(?:\.\d+)?\s*(?P<shared>[万亿]*)\s*{_currency})"
    r"|(?P<li>\d+(?:\.\d+)?|[一二两三四五六七八九])\s*厘"
    rf"|(?P<jiao>(?:\d+(?:\.\d+)?|[一二两三四五六七八九]))\s*[毛角]|(?P<fen>(?:\d+(?:\.\d+)?|[一二两三四五六七八九]))\s*分钱?"
)
_points = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|分|Elo)")
_plain = re.compile(r"\d+(?:\.\d+)?")
_iso = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?$")
_date = re.compile(r"(?:(\d{4})\s*年|(今年|去年|明年|前年))?\s*(?:(\d{1,2})\s*月份?)?\s*(?:(\d{1,2})\s*[日号])?")
_YEARS = {"今年": 0, "去年": -1, "明年": 1, "前年": -2}


_VAGUE = re.compile(r"^[几数]\n|\n几")
"""几百亿, 十几亿: a word for many, no number."""


def number(text: str) -> Decimal | None:
    """Give the first figure of a stated value as a number: 700亿 -> 70000000000, 32K -> 32000, 双千亿 -> 10^11."""
    found = _figure.search(unicodedata.normalize("NFKC", text))
    if found is None or _VAGUE.search(text[: found.start()][-1:] + "\n" + text[found.end() :][:1]):
        return None
    if found["han"]:
        return _chinese(found["han"])
    return Decimal(found["digits"].replace(",", "")) * _scale(found["scale"])


def amounts(text: str) -> tuple[Decimal, ...]:
    """List the sums of money of a stated price in their own currency: 输入0.8元、输出2.4元 -> 0.8, 2.4."""
    plain = unicodedata.normalize("NFKC", text)
    found: list[Decimal] = []
    for match in _price.finditer(plain):
        value = number(match["sign"] or match["yuan"] or match["li"] or match["jiao"] or match["fen"] or match["first"])
        if value is not None:
            part = "0.1" if match["jiao"] else "0.01" if match["fen"] else "0.001" if match["li"] else "1"
            found.append(value * Decimal(part) * _scale(match["shared"]))
    if not found and "免费" in plain:
        found.append(Decimal(0))
    return tuple(dict.fromkeys(found))


def score(text: str) -> Decimal | None:
    """Give the score of a stated result, which may hold figures in the benchmark's name: AIME 2024 达到 79.8 分 -> 79.8."""
    plain = unicodedata.normalize("NFKC", text)
    found = _points.findall(plain) or _plain.findall(plain)
    return Decimal(found[-1]) if found else None


def iso_date(text: str, published: str | None = None) -> str | None:
    """Give a stated date in ISO form, no finer than told; what lacks its year takes it from the document's date."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _iso.match(plain):
        return plain
    for found in _date.finditer(plain):
        year, relative, month, day = found.groups()
        if not (year or month or relative) or (day and not month):
            continue
        if not year:
            if not published:
                return None
            year = str(int(published[:4]) + _YEARS.get(relative or "今年", 0))
        if not month:
            return year
        if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
            return None
        return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return None


def plain(value: Decimal) -> str:
    """Write a number without exponent and without needless zeros."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _scale(unit: str | None) -> Decimal:
    scale = Decimal(1)
    if not unit:
        return scale
    if unit.casefold() in _WORDS:
        return Decimal(_WORDS[unit.casefold()])
    for character in unit:
        scale *= _SMALL.get(character) or _LARGE.get(character) or _LATIN[character.casefold()]
    return scale


def _chinese(text: str) -> Decimal | None:
    whole, _, fraction = text.partition("点")
    units = "".join(c for c in fraction if c in _LARGE)
    total = _integer(whole)
    if fraction:
        digits = "".join(str(_DIGITS[c]) for c in fraction if c in _DIGITS)
        total += Decimal(f"0.{digits}")
    return total * _scale(units)


def _integer(text: str) -> Decimal:
    if all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    seen = False
    for character in text:
        if character in _DIGITS:
            digit, seen = _DIGITS[character], True
        elif character in _SMALL:
            section += (digit if seen else 1) * _SMALL[character]
            digit, seen = 0, False
        else:
            section += digit
            scale = _LARGE[character]
            # 万亿: the larger unit multiplies all that stands before it
            total = (total + section) * scale if total and scale > total else total + (section or 1) * scale
            section, digit, seen = 0, 0, False
    return Decimal(total + section + digit)

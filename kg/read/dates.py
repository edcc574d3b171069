"""Dates with their year, as heads of articles write them, to ISO form and no finer than told."""

from __future__ import annotations

import datetime as dt
import email.utils
import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMERALS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0", "Ｏ": "0"}
_time = r"(?:[ T日]*\d{1,2}(?::|：|时|点)\d{1,2}(?:(?::|：|分)\d{0,2}秒?)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?"
DATE = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y>(?:19|20)\d\d) ?(?P<s>[-/.年]) ?(?P<m>\d{1,2})(?: ?(?:(?P=s)|月) ?(?P<d>\d{1,2})(?!\d) ?日?| ?月(?! ?\d))"
    r"|(?P<y2>(?:19|20)\d\d)(?P<s2>-)(?P<m2>\d\d)(?![\d-])"
    r"|(?P<y3>20\d\d)(?P<m3>0[1-9]|1[0-2])(?P<d3>[0-3]\d)(?!\d)"
    r"|(?:民国|民國)(?P<roc>\d{2,3})年(?P<m4>\d{1,2})月(?P<d4>\d{1,2})日"
    r"|(?P<hy>[一二][〇○零一二三四五六七八九]{3})年(?P<hm>[一二三四五六七八九十]{1,2})月(?:(?P<hd>[一二三四五六七八九十]{1,3})日)?"
    rf"|(?P<en>{'|'.join(_MONTHS)})[a-z]*\.? (?P<d5>\d{{1,2}}),? (?P<y5>20\d\d)"
    rf"|(?P<d6>\d{{1,2}}) (?P<en2>{'|'.join(_MONTHS)})[a-z]*\.?,? (?P<y6>20\d\d)"
    rf"){_time}",
)


def iso(found: re.Match[str]) -> str | None:
    """Give what `DATE` found in ISO form, or None for a day that no calendar has."""
    g = found.groupdict()
    if g["hy"]:
        year, month = int("".join(_NUMERALS[c] for c in g["hy"])), _han_number(g["hm"])
        day = _han_number(g["hd"]) if g["hd"] else None
    else:
        year = int(g["roc"]) + 1911 if g["roc"] else int(next(g[k] for k in ("y", "y2", "y3", "y5", "y6") if g[k]))
        name = g["en"] or g["en2"]
        month = _MONTHS.index(name) + 1 if name else int(next(g[k] for k in ("m", "m2", "m3", "m4") if g[k]))
        day = next((int(g[k]) for k in ("d", "d3", "d4", "d5", "d6") if g[k]), None)
    try:
        dt.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _han_number(text: str) -> int:
    """Read 八, 十, 十二, 二十, 三十一."""
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return int(_NUMERALS[text])
    return (int(_NUMERALS[tens]) if tens else 1) * 10 + (int(_NUMERALS[ones]) if ones else 0)


def iso_date(text: str) -> str | None:
    """Read a date that stands alone: 2024-08-02, 2024/8/2 10:10, 2024年8月, 2024, 20240802, Aug 2, 2024."""
    text = text.strip()
    if re.fullmatch(r"(?:19|20)\d\d年?", text):
        return text[:4]
    found = DATE.match(text)
    return iso(found) if found else None


_CHINA = dt.timezone(dt.timedelta(hours=8))


def machine_date(text: str | None) -> str | None:
    """Read a date that a page or a feed tells machines: ISO, RFC 822 or seconds; one with a zone is meant in China's."""
    if not text:
        return None
    text = text.strip()
    try:
        if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
            return dt.datetime.fromtimestamp(int(text[:10]), _CHINA).date().isoformat()
        if re.search(r"\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$", text):
            return dt.datetime.fromisoformat(text).astimezone(_CHINA).date().isoformat()
        if re.match(r"(?:[A-Za-z]{3,9}, *)?\d{1,2} [A-Za-z]{3}[a-z]* \d{4} \d", text):
            moment = email.utils.parsedate_to_datetime(text)
            return (moment if moment.tzinfo is None else moment.astimezone(_CHINA)).date().isoformat()
    except (ValueError, OverflowError, IndexError):
        pass
    return iso_date(re.sub(r"^[A-Za-z]{3,9}, *", "", text))

"""Numbers with their units in running text: 八千万元, 92%, 三成, 两个月, 1800亿参数, 不到四年, 两到三年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from kg.extract.wording.quantities import number, plain
from kg.model import Span

_HAN = "零〇一二两三四五六七八九十百千万亿半"
_number = rf"(?:百分之[{_HAN}点\d.]+|\d[\d,]*(?:\.\d+)?\s*(?:[十百千]?[万亿]+|[KkMBT](?![A-Za-z]))?|(?<![第{_HAN}])[{_HAN}]+(?:点[零一二三四五六七八九]+[万亿]*)?)"
_unit = (
    r"个百分点|(?:人民币|美元|美金|港元|港币|欧元|日元|新台币|元)|%|％|成(?![为立本交功员长果熟品就绩都了效])|倍"
    r"|个半?(?:多)?月|月(?=内|后)|(?<![上下])年半?(?![代度级末初底前轻会龄货中]|\d)|周(?!年|五|边|期|日|末|[一二三四六])|天(?!然|气|下)|小时|分钟"
    r"|万?字(?!节)|[Tt]okens?|参数|公里|千瓦时|GWh|MWh|吨|纳米|平方米|代(?!表|理|码|工|价|替)|人(?!工|才|民|形|们|物|生|类|士|家|口|均|力)|台(?!湾|阶|北|积|风)|辆"
    r"|颗|片(?!面)|套|部(?!分|门|件|署|长)|块(?!钱)|件(?!事)|家(?!电|庭|长|居|具|用)|个(?!月|百分点|半?月)"
)
_amount = re.compile(
    rf"(?P<before>约为?|大约|大概|近|将近|接近|差不多|逾|超过?|超出|突破|高于|多于|至少|不低于|不少于|最少|不到|不足|不超过|低于|少于|至多|最多|以内)?"
    rf"(?:了|到)?\s*(?P<sign>[¥$])?(?P<number>{_number})(?:\s*(?:[-~—]|到|至)\s*(?P<upper>{_number}))?(?P<more>多|余|几)?\s*(?P<unit>{_unit})?"
    rf"(?P<half>半(?=[，。、；！？\s]|$))?(?P<after>左右|上下|以上|以内|之内|以下|开外|多)?"
)
_MONTHS = {"年": Decimal(12), "月": Decimal(1), "周": Decimal(12) / Decimal(52), "天": Decimal(12) / Decimal(365)}
_SAME = {"美金": "美元", "港币": "港元", "人民币": "元", "tokens": "token", "％": "%", "字": "字", "万字": "字"}
_OVER = frozenset(
    ("逾", "超", "超过", "超出", "突破", "高于", "多于", "至少", "不低于", "不少于", "最少", "以上", "开外")
)
_UNDER = frozenset(("不到", "不足", "不超过", "低于", "少于", "至多", "最多", "以内", "以下", "之内"))
_COUNTERS = frozenset("字代人台辆颗片套部块件家个")
_EXACT, _ABOUT = 0.02, 0.15  # how far a number, and one that is said to be rough, may be off


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One number: where it stands, its value in its unit, and between what it may lie."""

    span: Span
    value: str
    unit: str
    low: float | None
    high: float | None


def amounts(text: str, start: int = 0, end: int | None = None) -> Iterator[Amount]:
    """Give the numbers of a stretch that have a unit, or are large; dates are none."""
    for m in _amount.finditer(text, start, len(text) if end is None else end):
        made = _made(text, m)
        if made is not None:
            yield made


def _made(text: str, m: re.Match[str]) -> Amount | None:
    unit, scale = _in_base(m["unit"], signed=m["sign"])
    words = m["number"].replace(" ", "")
    if words.startswith("百分之"):
        words, unit = words.removeprefix("百分之"), "%"
    value = _value(words)
    if value is None or _is_date(text, m) or (not unit and not re.search("[万亿KMBT]", words)):
        return None
    if (words == "一" and unit in _COUNTERS) or (unit == "个" and value < 1000):
        return None  # 一块, 四个: a word for some rather than a figure
    half = bool(m["half"]) or (m["unit"] or "").endswith("半") or (m["unit"] or "").startswith("个半")
    value = (value + (Decimal("0.5") if half else 0)) * scale
    upper = _value(m["upper"].replace(" ", "")) if m["upper"] else None
    first, last = float(value), float(upper * scale) if upper is not None else float(value)
    rough = m["before"] in ("约", "约为", "大约", "大概", "近", "将近", "接近", "差不多") or m["after"] in (
        "左右",
        "上下",
    )
    rough = rough or bool(m["more"])
    off = _ABOUT if rough else _EXACT
    low: float | None = min(first, last) * (1 - off)
    high: float | None = max(first, last) * (1 + off)
    if m["before"] in _OVER or (m["after"] in _OVER):
        high = None
    elif m["before"] in _UNDER or m["after"] in _UNDER:
        low = None
    begin = m.start("before") if m["before"] else m.start("sign") if m["sign"] else m.start("number")
    return Amount(
        span=Span(begin, m.end()),
        value=plain(value.quantize(Decimal("0.0001")).normalize()),
        unit=unit,
        low=low,
        high=high,
    )


def _in_base(unit: str | None, *, signed: str | None) -> tuple[str, Decimal]:
    if unit is None:
        return ({"¥": "元", "$": "美元"}.get(signed or "", "")), Decimal(1)
    if "月" in unit:
        return "月", Decimal(1)
    for word, months in _MONTHS.items():
        if unit.startswith(word):
            return "月", months
    if unit == "成":
        return "%", Decimal(10)
    if unit == "万字":
        return "字", Decimal(10_000)
    return _SAME.get(unit.lower(), unit), Decimal(1)


def _value(words: str) -> Decimal | None:
    if words == "半":
        return Decimal("0.5")
    return None if "半" in words else number(words)


def _is_date(text: str, m: re.Match[str]) -> bool:
    """Say whether 年, 月 and the like belong to a date: 2024年, 25年上半年, 三季度, 一代人."""
    unit, words = m["unit"] or "", m["number"].strip()
    if unit.startswith("年") and words == "半" and text[m.start("number") - 1 : m.start("number")] in ("上", "下"):
        return True
    after = text[m.end() : m.end() + 2]
    if unit.startswith("年"):
        if re.fullmatch(r"\d{4}", words) or (re.fullmatch(r"\d{2}", words) and re.match("[上下初底第Q\\d]", after)):
            return True
        return (
            "零" in words or "〇" in words or (len(words) == 4 and bool(re.fullmatch("[一二三四五六七八九]{4}", words)))
        )
    return unit == "月" and not m["unit"].startswith("个") and not re.match("[内后]", after)

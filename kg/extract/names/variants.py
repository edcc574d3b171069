"""Names of bodies of one document that differ only in how they are written out: 川宁省高院 and 川宁省高级人民法院.

What may be left out says nothing (市 behind a town, 人民 before 法院, 有限责任 before 公司, a Latin name before the Chinese one), and offices have usual short words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

_SHORT = (
    ("高级人民法院", "高院"),
    ("高级法院", "高院"),
    ("中级人民法院", "中院"),
    ("中级法院", "中院"),
    ("人民法院", "法院"),
    ("人民检察院", "检察院"),
    ("人民政府", "政府"),
    ("住房和城乡建设", "住建"),
    ("住房城乡建设", "住建"),
    ("卫生健康", "卫健"),
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("市场监督管理", "市监"),
    ("市场监管", "市监"),
    ("城市管理", "城管"),
    ("人力资源和社会保障", "人社"),
    ("交通运输", "交通"),
    ("文化和旅游", "文旅"),
    ("应急管理", "应急"),
    ("生态环境", "环境"),
    ("居民委员会", "居委会"),
    ("村民委员会", "村委会"),
    ("委员会", "委"),
    ("期货交易所", "期交所"),
    ("师范大学", "师大"),
    ("足球俱乐部", "俱乐部"),
    ("有限责任公司", "公司"),
    ("有限公司", "公司"),
    ("股份公司", "公司"),
)
"""Words of public bodies and legal forms, each with the usual short one; longer words first where one holds another."""
_PARTY = "中共"
_RANK = re.compile("(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|[省市县区])")
_OFFICE = re.compile("(?:[局厅院委]|政府|居委会|村委会)$")
"""What a body ends in that stands in one place: its name may begin with the province or town, or not."""
_TWO_SCRIPTS = re.compile("[A-Za-z][A-Za-z0-9.&'’éü -]*(?P<chinese>[\u4e00-\u9fff]{2,8})")
"""A firm's name in both scripts, Latin first: Velor 维洛. The other way round it may be a house and its arm."""


_CLIPPED = re.compile("(?P<head>[\u4e00-\u9fff]{2})(?P<kind>院|所|系)")
_OF_A_HOUSE = re.compile("(?:大学|学院|科学院|公司|集团)(?P<own>[\u4e00-\u9fff]{5,})$")
"""A unit with its house before it, and its own name."""


def pairs(names: Collection[str], places: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield names that are one, two at a time."""
    written: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        plain, rank = _plain(name, places)
        written[plain][rank].append(name)
    for by_rank in written.values():
        first, *others = (name for same in by_rank.values() for name in same)
        forms = {_form(name) for name in (first, *others)}
        if len(by_rank.keys() - {""}) <= 1 and len(forms - {""}) <= 1:  # 川宁省政府 and 川宁市政府 are two
            yield from ((first, other) for other in others)
    for short in (plain for plain in written if _OFFICE.search(plain)):
        fulls = [full for full in written if full != short and full.endswith(short) and full[: -len(short)] in places]
        if len(fulls) == 1 and len(written[fulls[0]]) == len(written[short]) == 1:
            (ones,), (others,) = written[short].values(), written[fulls[0]].values()
            yield ones[0], others[0]
    for full in names:
        two = _TWO_SCRIPTS.fullmatch(full)
        if two and two["chinese"] in names:
            yield two["chinese"], full
    yield from _clipped(names)


def _form(name: str) -> str:
    """Give the legal form that a firm's full name tells, for 甲川股份有限公司 and 甲川有限公司 are two."""
    if name.endswith(("股份有限公司", "股份公司")):
        return "股份"
    return "有限" if name.endswith(("有限公司", "有限责任公司")) else ""


def _plain(name: str, places: Collection[str]) -> tuple[str, str]:
    """Give what of a name is always written, and the rank of the place that it begins with."""
    name = name.removeprefix(_PARTY)
    for long, short in _SHORT:
        name = name.replace(long, short)
    for length in (2, 3, 4):
        rank = _RANK.match(name, length)
        if rank and name[:length] in places and len(name) > rank.end() + 1:
            return name[:length] + name[rank.end() :], rank[0]
    return name, ""


def _clipped(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield units with what they are called by the first word of their own name and their kind: 感知院, 某某大学感知与计算研究院."""
    units = [(name, own["own"]) for name in names if (own := _OF_A_HOUSE.search(name))]
    for short in names:
        if clip := _CLIPPED.fullmatch(short):
            fulls = [name for name, own in units if own.startswith(clip["head"]) and own.endswith(clip["kind"])]
            if len(fulls) == 1:
                yield short, fulls[0]

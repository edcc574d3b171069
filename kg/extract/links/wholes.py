"""Units named within their whole: 江左大学 in 江左大学计算机学院, 冰川科技 in 冰川科技研究院, 冰川集团 in 冰川物流.

The whole becomes a mention of its own inside the unit's, tied by subsidiaryOf, unless the document names it elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.extract.links.ties import RULE
from kg.extract.names.sieve import places
from kg.extract.wording.corporate import COUNTRY
from kg.model import Link, Mention, Reading, Span
from kg.packs import Entry

_PLACES = ("Company", "Organization")
_UNIT = re.compile(
    r"(?!交易所|交易委员会|间|及|部$|系$|(?:公司|集团)?总部$|\w{0,4}(?:俱乐部|事务所)$|[\u4e00-\u9fff]{0,4}(?:监督|监管))[\w·（）() -]*?(?:研究院|研究所|研究中心|研究总院|研究室|实验室|学院|书院|分院|医院|系|中心|事业部|事业群|事业本部|业务部|委员会|产业委|专委会|工委|分会|"
    r"分公司|子公司|分行|支行|工作室|办公室|分部|总部|部门|基金会|出版社|编辑部|工厂|服务部|研发部|市场部|投资部|部|处|所|院|B[UG])"
)
_ORGAN = re.compile(
    r"(?:机关|总部)?(?:党委|党组|纪委|团委|工会|党校|信用卡中心|综合广播|纪检监察组|党委会|常委会)"
    r"|第?[一二三四五六七八九十\d]+(?:公司|分局|大队|中队)"
)
"""What bodies of many sorts have: 江左大学党委, 冰川银行纪委."""
_OFFICE = re.compile(
    r"(?!交易所|间|及|与|和|总|[级直管]|(?:系统|机关|相关|国?家?监委)|[^局部]{0,3}(?:领导|会议))[\u4e00-\u9fff]{0,12}?(?:司|局|署|厅|处|办|办公室|组|队|委|委员会|所|院|中心|署)"
)
"""What offices of the state have, whose names none of these is part of: 江口市教育局督导室."""
_LABORATORY = re.compile(
    r"(?!亚洲|亚太|联合)(?P<own>[\w ]{0,8}?)(?:研究院|研究所|实验室|研发中心|研究中心|设计中心|创新中心)$"
)
"""Behind a known firm, what does research for it: 恒川玄武实验室."""
_DIVISION = re.compile(r"[\w ]{0,10}?(?:事业群|事业部|事业本部|业务线|B[UG])$")
"""Behind a known firm, a part of it: 恒川智能驾驶事业群."""
_OF_STATE = re.compile(
    r"(?<![干俱])(?:[局厅署委]|[\u4e00-\u9fff]{2}部|政府|国务院|委员会|[证银保]监会|海关|法院|检察院|央行|人民银行|编办|空军|陆军|海军)$"
)
_WHOLE = re.compile(
    r".*(?:大学|学院|科学院|工程院|农科院|研究院|研究总院|设计院|协会|(?<!大)学会|联合会|商会|联盟|集团|公司|医院)|(?!.*(?:大学|学院)).*(?:银行|证券|保险)"
)
_LEGAL = re.compile(r".*?有限公司")
_TRADE = "(?:科技|智能|电器|汽车|软件|半导体|能源|制药|医药|重工|电子|通信|航空|资本|数据|动力)"
_STATE = re.compile(
    r"(?:国家[\u4e00-\u9fff]{1,8}?(?:总局|局|委员会|委)|(?:工业和信息化|工信|农业农村|自然资源|生态环境|交通运输|住房和城乡建设|住建|人力资源和社会保障|人社|应急管理"
    r"|水利|商务|科技|科学技术|教育|财政|公安|外交|民政|司法|文化和旅游)部|国务院国资委|(?:中国)?证监会)(?=[\u4e00-\u9fff]{1,10}(?:司|局|中心|处|所|院|办公室|办)$)"
)
"""Bodies of the state in the names of their offices: 国家药监局器审中心."""
_FIRM = re.compile(rf"(?P<stem>[\u4e00-\u9fff]{{2,3}}){_TRADE}")
_TRADES = re.compile(rf"(?:{_TRADE}|证券|基金|药业)(?:股份|集团|有限|责任|公司)*")
_LINES = frozenset(
    [
        "工业",
        "农业",
        "信息",
        "电子",
        "生物",
        "新能源",
        "航空",
        "航天",
        "汽车",
        "海洋",
        "金融",
        "数字",
        "智能",
        "软件",
        "通信",
        "材料",
        "机械",
        "能源",
        "环境",
        "交通",
        "建筑",
        "医疗",
        "教育",
        "现代",
        "先进",
        "国家",
        "中国",
        "上海",
        "北京",
        "深圳",
        "应用",
        "前沿",
        "高新",
        "未来",
        "食品",
        "轨道",
        "电力",
        "电气",
        "光电",
        "量子",
        "空间",
        "网络",
        "数据",
        "技术",
        "产业",
        "大气",
        "地球",
        "核能",
        "矿业",
        "化工",
        "纺织",
        "林业",
        "水利",
        "气象",
        "体育",
        "文化",
        "社会",
        "人工",
        "机器",
        "工程",
        "视觉",
        "语音",
        "语言",
        "图像",
        "认知",
        "感知",
        "协同",
        "群体",
        "边缘",
        "医学",
    ]
)
"""Words that tell a line of work, not a firm: 工业科技研究院 belongs to nobody called 工业科技."""
_COMPANY = re.compile(r"(?:集团|公司|银行|证券|保险)$")
_TAIL = re.compile(r"(?:股份|控股|集团|有限|责任)*公司$|集团$")
_MERELY = re.compile(r"[（）() ]|总(?=公司)|股份|控股|集团|有限|责任|公司|系$|方面|总部|工会|官方|官网|品牌|产品")
"""What of a name beside another's tells no arm of it: 冰川集团, 冰川股份有限公司 and 冰川 are one or stand side by side."""
_IN_A_PLACE = re.compile("[（(](?!集团|控股|股份|中国)([^（）()]+)[）)]")
_PLAIN = re.compile("(?<![股份有限责任])公司$")
"""How a firm is called in short behind its name: 川驰公司, where its full name is 川驰汽车公司."""
_INNER = re.compile(
    "(?P<inner>[\\w（）() -]*?(?:研究院|研究所|学院|医院|研究中心|事业群|实验室))(?P<own>(?![长员副附])[\\w（）() -]{3,})"
)
"""A unit behind its whole in which stands another one: 海洋研究院 and 测绘中心."""
_OF_COUNTRY = re.compile(COUNTRY)
_OFTEN = 4
"""So many times a text names a firm by its stem alone that a longer name is not its own."""
_FULL = re.compile(
    "(?:公司|株式会社|事务所|资本|控股|[Ll]imited|Inc\\.?|Ltd\\.?)$|(?:科技|资本|实业|企业|电子|汽车|金融)集团$"
)
_REGION = re.compile("大中华区|亚太|亚洲|欧洲|北美|中国")
"""Where firms have branches, beside countries and towns."""
_CLOUD = "云"
_NO_BRANCH = re.compile("(?:官网|官微|网站|代理商?|关[厂店])$")
"""How what is said of a firm somewhere ends: 冰川中国官网."""
_OF_ANOTHER = re.compile("[·・]|家协会")
"""Behind a name with which another one only begins: 深谷·冰川工作室 is the work of 冰川 for its 深谷."""
_TRADERS = ("银行", "证券", "保险")
_HELD_OFFICE = re.compile("委员会|业(?!务)|[家协]")
"""Behind a trade that is no firm: 参院银行委员会."""
_OWN_UNIT = re.compile(
    "(?:中央|人工智能|AI|创新|前沿|未来|自动驾驶|安全|工程|汽车工程|技术|设计|华[东南北中西]|西南|东北|智能|软件|产品)?(?:设计中心|研究院|研究总院|研究所|研究中心|实验室|事业部|事业群|分公司|子公司|工厂)"
)
"""What a firm has that is known by its name alone: 冰川科技研究院, but neither 江左电子工程系 nor 江左智能计算实验室."""
_WHOLE_GROUP = re.compile(r"(?:科技|教育|企业|实业|技术|[ （(])*集团[股份控有限责任总公司 ）)]*")
"""How a group goes on in its full name: 冰川科技集团股份有限公司 beside 冰川集团."""


class Wholes:
    """Adds the wholes that names of units contain, and whose part each unit is.

    A firm of which only a laboratory or a division is named is found if a lexicon has it.
    """

    def __init__(self, known: Iterable[Entry] = ()) -> None:
        self._places = places()
        firms = (e for e in known if e.type == "Company" and not _LABORATORY.search(e.name))
        self._known = frozenset(name for e in firms for name in (e.name, *e.alternatives))

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with wholes and their subsidiaryOf links."""
        first: dict[str, Mention] = {}
        spelled: dict[str, Mention] = {}
        for mention in sorted(reading.mentions):
            if mention.type in _PLACES:
                first.setdefault(mention.name, mention)
                spelled.setdefault(mention.span.of(reading.text), mention)
        held = [link for link in reading.links if link.predicate == "subsidiaryOf"]
        owned = {link.subject.name for link in held}
        read = (link for link in held if link.rule != RULE)  # a unit's name says more than what a network sees
        tied = {(link.subject.name, link.object.name) for link in read}
        times = Counter(m.span.of(reading.text) for m in reading.mentions if m.type == "Company")
        arms = _arms(spelled, times)
        spellings: defaultdict[str, list[str]] = defaultdict(list)
        for spelling, mention in spelled.items():
            if spelling != mention.name:
                spellings[mention.name].append(spelling)
        added: dict[str, Mention] = {}
        links: list[Link] = []

        def pairs(unit: Mention) -> Iterator[tuple[Mention, Mention]]:
            """Yield a unit with its whole, and this with its own, where the text names it only here."""
            whole = _named(unit, first, spelled, spellings, self._places) or next(
                _contained(unit, reading.text, self._places, self._known), None
            )
            if whole is None and unit.name not in owned:
                whole = arms.get(unit.name)  # whose mother is told needs no guess by its name
            if whole is None or _is_no_part(unit.name, whole.name) or _are_two(unit, whole, spelled, times):
                return
            inner = _between(unit, spelled, whole, reading.text)
            if inner is not None:
                yield unit, inner
                unit = inner
            yield unit, whole
            if whole.name not in first:
                yield from pairs(whole)

        for unit, whole in (pair for named in first.values() for pair in pairs(named)):
            if not tied.isdisjoint(((unit.name, whole.name), (whole.name, unit.name))):
                continue
            tied.add((unit.name, whole.name))
            added.update((m.name, m) for m in (unit, whole) if m.name not in first)
            links.append(
                Link(
                    predicate="subsidiaryOf",
                    subject=unit,
                    object=whole,
                    evidence=unit.span,
                    rule="unit named within its whole",
                )
            )
        named = {frozenset((link.subject.name, link.object.name)) for link in links}
        others = (
            link
            for link in reading.links
            if link.rule != RULE
            or link.predicate != "subsidiaryOf"
            or frozenset((link.subject.name, link.object.name)) not in named
        )
        return replace(reading, links=tuple(others)).adding(mentions=list(added.values()), links=links)


def _named(
    unit: Mention,
    first: dict[str, Mention],
    spelled: dict[str, Mention],
    spellings: Mapping[str, Sequence[str]],
    towns: Collection[str],
) -> Mention | None:
    """Give the whole that the document names elsewhere too, the longest that a spelling of the unit begins with."""
    for end in range(max(map(len, (unit.name, *spellings[unit.name]))) - 1, 1, -1):
        for name in (unit.name, *spellings[unit.name]):
            whole = first.get(name[:end]) or spelled.get(name[:end])
            if whole is None or end >= len(name) or whole.name == unit.name:
                continue
            if _is_part(name[:end], name[end:]) or (whole.type == "Company" and _is_branch(name[end:], towns)):
                return whole
    return None


def _is_branch(rest: str, towns: Collection[str]) -> bool:
    """Say whether what stands behind a firm's name tells where its branch is, or its cloud: 冰川江左公司, 冰川云."""
    if _NO_BRANCH.search(rest):
        return False
    return rest == _CLOUD or _REGION.match(rest) is not None or any(rest[:length] in towns for length in (2, 3, 4))


def _is_no_part(unit: str, whole: str) -> bool:
    """Say whether two names are those of one firm, written in two ways, or of two in different places."""
    if whole == "中国" or _OF_COUNTRY.fullmatch(whole):
        return True
    place = _IN_A_PLACE.search(whole)
    if place and not unit.startswith(whole[: place.end()]):
        return True  # 冰川银行（江左）有限公司 is the whole of no 冰川银行（岭南）有限公司
    own = _IN_A_PLACE.search(unit)
    if own and whole.startswith(own[1]):
        return True  # 江左冰川 is 冰川（江左）科技有限公司
    short = _PLAIN.search(whole) is not None and not unit.startswith(whole)
    return short and not set("（(") & set(unit) and unit.endswith("公司") and not unit.endswith(("分公司", "子公司"))


def _is_part(whole: str, rest: str) -> bool:
    """Say whether what stands behind a whole in a name makes a unit of it."""
    if _OF_ANOTHER.match(rest):
        return False
    if _UNIT.fullmatch(rest) or _ORGAN.fullmatch(rest):
        return True
    if _OF_STATE.search(whole) is None or _OFFICE.fullmatch(rest) is None:
        return False
    return not (whole.endswith(("政府", "国务院")) and rest.endswith(("委", "委员会")))  # a house of its own


def _arms(spelled: dict[str, Mention], times: Mapping[str, int]) -> dict[str, Mention]:
    """Give the group of each firm that is named as an arm of it: 冰川集团 of 冰川物流.

    Beside a bare 冰川 one longer name may be the same firm in full (冰川 and 冰川糖业, 冰川科技); two can not, nor one
    where the text tells much of 冰川 itself.
    """
    firms = {spelling: firm for spelling, firm in sorted(spelled.items()) if firm.type == "Company"}
    stems = {_TAIL.sub("", spelling): firm for spelling, firm in firms.items()}
    groups = {
        stem
        for spelling in firms
        if (stem := _TAIL.sub("", spelling)) != spelling
        and (stem in firms or stem != spelling.removesuffix("公司"))  # 临江公司 may be anybody's in 临江
    }
    arms: dict[str, dict[str, Mention]] = {}
    for firm in firms.values():
        longest = max((s for s in stems if stems[s].name != firm.name and _beyond(s, firm.name)), key=len, default="")
        arms.setdefault(longest, {})[firm.name] = stems.get(longest, firm)
    arms.pop("", None)
    return {
        arm: group
        for stem, named in arms.items()
        for arm, group in named.items()
        if not _is_sibling(stem, group.name)
        and (
            (stem in groups and not _WHOLE_GROUP.fullmatch(arm, len(stem)))
            or arm[len(stem)] in "（("
            or (_differ(stem, named) and not _TRADES.fullmatch(arm, len(stem)))
            or (times.get(stem, 0) >= _OFTEN and _is_line(arm[len(stem) :]))
        )
    }


def _is_sibling(stem: str, firm: str) -> bool:
    """Say whether the firm that a text calls by a stem in short has a line of its own in its name: 霜河康采 beside 霜河生物."""
    if firm.endswith("集团") or _FULL.search(firm):
        return False
    return _beyond(stem, firm) and _TRADES.fullmatch(firm, len(stem)) is None


def _differ(stem: str, named: Collection[str]) -> bool:
    """Say whether names that go on behind a stem are several, not one written in several ways."""
    return len({name[len(stem) : len(stem) + 2] for name in named}) > 1


def _is_line(rest: str) -> bool:
    """Say whether what stands behind a firm's name is a line or a place of it, and no rest of its full name."""
    return not (_TRADES.fullmatch(rest) or _FULL.search(rest))


def _beyond(stem: str, name: str) -> bool:
    """Tell whether a name goes on behind another's stem with a line, a place or a product."""
    rest = _MERELY.sub("", name[len(stem) :])
    return len(stem) > 1 and name.startswith(stem) and (len(rest) > 1 or rest == "云")


def _contained(unit: Mention, text: str, towns: Collection[str], known: Collection[str]) -> Iterator[Mention]:
    surface = unit.span.of(text)
    if (state := _STATE.match(surface)) is not None:
        span = Span(unit.span.start, unit.span.start + state.end())
        yield Mention(span=span, type="Organization", name=span.of(text))
        return
    if unit.type in _PLACES and (_LABORATORY.search(surface) or _DIVISION.search(surface)):
        for end in range(len(surface) - 2, 1, -1):
            rest = surface[end:]
            if surface[:end] in known and (_LABORATORY.fullmatch(rest) or _DIVISION.fullmatch(rest)):
                yield Mention(span=Span(unit.span.start, unit.span.start + end), type="Company", name=surface[:end])
                return
    found = _LEGAL.match(surface[:-2]) or _WHOLE.match(surface[:-2]) or _firm(surface, towns)
    if found and found[0].endswith(_TRADERS) and _HELD_OFFICE.match(surface, found.end()):
        return
    if found and found.re is _FIRM and _OWN_UNIT.fullmatch(surface, found.end()) is None:
        return
    if found and len(found[0]) > 3 and _UNIT.fullmatch(surface[found.end() :]):
        kind = "Company" if _COMPANY.search(found[0]) or found.re is _FIRM else "Organization"
        span = Span(unit.span.start, unit.span.start + found.end())
        yield Mention(span=span, type=kind, name=span.of(text))


def _between(unit: Mention, spelled: Mapping[str, Mention], whole: Mention, text: str) -> Mention | None:
    """Give the body within the whole to which a unit belongs: 江左海洋研究院 of 江左海洋研究院测绘中心."""
    surface = unit.span.of(text)
    short = max((s for s in spelled if spelled[s].name == whole.name and surface.startswith(s)), key=len, default=None)
    found = _INNER.fullmatch(surface, len(short)) if short else None
    if found is None or not _UNIT.fullmatch(found["own"]):
        return None
    span = Span(unit.span.start, unit.span.start + found.end("inner"))
    return spelled.get(span.of(text)) or Mention(span=span, type="Organization", name=span.of(text))


def _are_two(unit: Mention, whole: Mention, spelled: Mapping[str, Mention], times: Mapping[str, int]) -> bool:
    """Say whether a name that stands once is only those of two firms side by side: 江左冰川, where the text tells much of 冰川."""
    if times.get(unit.name, 0) > 1:
        return False
    rests = (unit.name[len(s) :] for s in spelled if spelled[s].name == whole.name and unit.name.startswith(s))
    return any(times.get(r, 0) >= _OFTEN and spelled[r].name != unit.name for r in rests)


def _firm(surface: str, towns: Collection[str]) -> re.Match[str] | None:
    """Find a firm at the front of a name, if what it is called is no common word (冰川科技研究院, not 工业科技研究院)."""
    found = _FIRM.match(surface)
    if found is None or surface.startswith("联合", found.end()):
        return None  # 霜川重工联合实验室 is of those who run it
    stem = found["stem"]
    common = stem in _LINES or stem[-1] in "与和及" or stem in towns or _OF_COUNTRY.fullmatch(stem)
    return None if common else found

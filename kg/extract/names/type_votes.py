"""What names of one document say of one another's types, and how they are formed: votes on which a type is settled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from kg.extract.names import latin
from kg.extract.names.candidates import Candidate
from kg.extract.names.drugs import LATIN_STEM
from kg.extract.names.naming import stems
from kg.packs import Entry

_Votes = Mapping[str, defaultdict[str, float]]
"""By spelling and type."""
_THINGS = ("Model", "Product")
WORKS = re.compile(
    r"(?:OS(?: ?\d[\d.]*)?| (?:CLI|App|SDK|IDE|Desktop|Studio|Workspace|Store|Plugin|Extension|Portal|Search|Browser|Console|Playground|Agent|Code)|架构|处理器|操作系统|座舱|浏览器|输入法|小程序|聊天机器人|智能体|App|APP|助手)$"
)
SERVICE = re.compile("..(?:搜索|地图|网盘|邮箱|云盘|会议|文档|商城|商店|音乐|直播|视频|支付|相册|钱包|社区|乐园)$")
"""What ends the name of something that is used, not of a model: 川岸搜索."""
BODY = re.compile(r"(?:委员会|协会|学会|联盟|研究院|研究所|设计院|工程院|实验室|大学|学院)$")
_DRUG = re.compile(f"[A-Za-z]{{4,}}(?:{LATIN_STEM}|zole|sartan|statin|vir|cept)")
"""Latin names of drugs, by stems of which some end other words as well."""
_SHARE = re.compile(r"[\u4e00-\u9fff]{2,}[-－] ?(?:SW|[BWSPR])")
"""Names of firms with the mark of their kind of shares: 川微-B, 江岭-SW."""
_LATIN_BODY = re.compile(
    "(?:.+ )?(?:University|College|Laboratory|Institute|Academy|Association|Society|Foundation|Council)|(?:University|College|Institute|Academy|School) of .+"
)
_OFFICE = re.compile(
    "(?:监管局|管理局|总局|公安局|分局|税务局|巡视组|监察组|法院|检察院|政府)$|[\u4e00-\u9fff]{2}(?<!俱乐)部$|纪委$|[\u4e00-\u9fff]{2}(?<![餐客展舞大啡乐歌])[厅署]$"
)
_MEDIUM = re.compile(
    r"..(?:财经|传媒|新闻|周刊|日报|晚报|头条|观察|智库|科技|资本|投资界|商业评论|周报|早报|晨报|时报|月刊|快报|社|研究所)$"
)
_FACILITY = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:港|机场|电厂|电站|医院|银行|钢厂|船厂)$")
_ORGANISED = re.compile(r"(?:公司|集团|科技|银行|资本|大学|学院|局|部|院|会|网|报|社|所|厂|店|行)$")

_TWO = re.compile(r"(?:[（(][^（）()]{0,12}[）)])?(?:和|与|及|以及|、)")
_FIRM_END = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:高科|股份|集团|电脑|电器|电子|光电|精密|通讯|药业|制药|医药|生医|生技|投顾|投控|资本|资产|产投|基金|信托|租赁|创投|证券|银行|电气|重工|锂电|控股|有限公司|律所|事务所|药房|超市|百货|酒店|影业|物流|快递|航空|置业|乳业|酒业|服饰|牧业|种业|水务|矿业|建工|路桥|(?<!神经)网络)$"
)


def like_a_person(surface: str, surnames: frozenset[str]) -> bool:
    """Say whether a name may be a person's: two to four characters that begin with a surname and end like no body."""
    if not 2 <= len(surface) <= 4 or _ORGANISED.search(surface):
        return False
    return surface[:2] in surnames or (len(surface) < 4 and surface[0] in surnames)


def by_ends(votes: _Votes) -> None:
    """Weigh how names end: 某某架构 is a thing, 某某财经 is no person, 某某港 is run by somebody and no product."""
    for surface, counted in votes.items():
        if WORKS.search(surface):
            counted["Product"] += 2.5
        if SERVICE.search(surface):
            counted["Product"] += counted.pop("Model", 0.0)
        if _FACILITY.search(surface) and not counted.get("Organization"):
            counted["Company"] += counted.pop("Product", 0.0) + counted.pop("Model", 0.0)
        if _FUND.search(surface):
            counted["Product"] += counted.pop("Company", 0.0) + counted.pop("Organization", 0.0)
        elif _FIRM_END.match(surface):
            counted["Company"] += counted.pop("Product", 0.0) + counted.pop("Model", 0.0)
        if _DRUG.fullmatch(surface):
            counted["Product"] += counted.pop("Company", 0.0) + counted.pop("Model", 0.0)
        if _SHARE.fullmatch(surface) or surface.endswith("公司"):
            counted["Company"] += counted.pop("Product", 0.0) + counted.pop("Model", 0.0)
        if _OFFICE.search(surface) and not counted.get("Company"):
            counted["Organization"] += counted.pop("Product", 0.0) + counted.pop("Model", 0.0)
        if BODY.search(surface):
            counted["Organization"] += counted.pop("Product", 0.0) + counted.pop("Model", 0.0)
        if " " in surface and _LATIN_BODY.fullmatch(surface):
            counted["Organization"] += counted.pop("Person", 0.0) + counted.pop("Company", 0.0)
        if counted.get("Person") and _MEDIUM.search(surface):
            counted["Organization"] += counted.pop("Person")


def by_firms(votes: _Votes) -> None:
    """Let the firms of a document bear out what begins a firm's name or is its short form."""
    firms = {
        surface for surface, counted in votes.items() if max(sorted(counted), key=lambda k: counted[k]) == "Company"
    }
    begun = {firm[:length] for firm in firms for length in range(1, len(firm) - 1)}
    for surface in [s for s in votes if s in begun]:
        votes[surface]["Company"] += 1.0
    for stem in {stem for firm in firms for stem in stems(firm)} & votes.keys():
        votes[stem]["Company"] += 1.5


_VERSION_OF = re.compile(
    r"(?P<base>[\u4e00-\u9fff]{2,6})[ -]?(?:[VvR]?\d+(?:\.\d+)*[A-Za-z]{0,2}|Lite|Pro|Max|Turbo|Mini|Plus|Ultra|Med|[A-Z]\d+|[A-Z][a-z]{2,8})"
)
_LATIN_VERSION_OF = re.compile(
    r"(?P<base>[A-Za-z][A-Za-z-]*[A-Za-z])(?:[ -]?[VvR]?(?<!\d)\d+(?:\.\d+)*(?:[A-Za-z]{1,2}(?![A-Za-z\d]))?|[ -](?:Lite|Pro|Max|Turbo|Mini|Plus|Ultra|Flash|Air))+"
)


_FUND = re.compile(
    r"..(?:(?:混合|股票|债券|货币|指数|偏股|偏债|灵活配置|持有期?|增强)型?(?:发起式?)?(?:证券投资|市场)?基金|混合|ETF(?:联接)?(?:基金)?)[A-E]?$"
    r"|.\d+号(?:[\u4e00-\u9fff]{0,6}(?:计划|基金))?$"
)
"""What ends the name of a fund that is sold, where 川基金 alone is the house that sells it."""


_POST = re.compile(
    "(?![和与及])[\u4e00-\u9fffA-Z]{1,8}?(?:长|总裁|总经理|CEO|CTO|CFO|[^，。]官|创始人|总监|合伙人|负责人)"
)


def beside_people(votes: _Votes, found: Sequence[Candidate], text: str, surnames: frozenset[str]) -> None:
    """Let who stands with a person in a list, and is called like one, be a person too: 张三（原名李四）和王五."""
    people = {c.span.start for c in found if c.type == "Person"}
    for one, other in pairwise(sorted(found)):
        if (post := _POST.match(text, other.span.end)) and post.end() in people:
            continue  # 沈砚、易川轮值董事长陆景
        if _TWO.fullmatch(text, one.span.end, other.span.start):
            for c, beside in ((one, other), (other, one)):
                if text.startswith("的", c.span.end):
                    continue  # 沈砚、易川达的陆景: whose he is
                if beside.type == "Person" and c.type != "Person" and like_a_person(c.span.of(text), surnames):
                    votes[c.span.of(text)]["Person"] += 1.5


def by_full_names(votes: _Votes) -> None:
    """Let a part of somebody's foreign name be a person too: 埃隆 beside 埃隆·马斯克."""
    for whole in [
        s for s, counted in votes.items() if "·" in s and max(sorted(counted), key=counted.__getitem__) == "Person"
    ]:
        for part in re.split(" ?· ?", whole):
            if part in votes:
                votes[part]["Person"] += 2.0


_NICKNAME = re.compile("[小老](?P<surname>[\u4e00-\u9fff])")
_UNNAMED = re.compile("(?P<surname>[\u4e00-\u9fff]{1,2}?)某(?:某[\u4e00-\u9fff]?|[\u4e00-\u9fff])?")
"""Whose given name is left out: 沈某, 沈某某, 沈某舟."""


def by_surnames(votes: _Votes, known: Callable[[str], Entry | None], surnames: frozenset[str]) -> None:
    """Let a surname with 某 be a person, and with 小 or 老 where somebody of the document has it: 老沈 beside 沈砚舟."""
    people = {
        s[0]
        for s, counted in votes.items()
        if 2 <= len(s) <= 4 and max(sorted(counted), key=counted.__getitem__) == "Person"
    }
    for surface, counted in votes.items():
        if (part := _UNNAMED.fullmatch(surface)) and part["surname"] in surnames and not _ORGANISED.search(surface):
            counted["Person"] += 1.0 + max(counted.values())
        if (nick := _NICKNAME.fullmatch(surface)) and nick["surname"] in people and known(surface) is None:
            counted["Person"] += 1.0 + max(counted.values())


def of_one_spelling(votes: _Votes) -> None:
    """Give things whose Latin names differ in blanks, hyphens or capitals one count: Tarn Reed, TarnReed and Tarn-reed are one."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for surface, counted in votes.items():
        if _LETTERS.search(surface) and max(counted, key=lambda kind: counted[kind]) in _THINGS:
            alike[_JOINT.sub("", surface).lower()].append(surface)
    for surfaces in alike.values():
        for kind in _THINGS if len(surfaces) > 1 else ():
            total = sum(votes[surface].get(kind, 0.0) for surface in surfaces)
            for surface in surfaces:
                votes[surface][kind] = total


def of_one_family(votes: _Votes, devices: Collection[str]) -> None:
    """Give a name and its versions one count between model and product: 望舒, 望舒2.0 and 望舒Pro are of one kind.

    What the text calls a device stays apart, as do those of a firm that calls things of all kinds by its name.
    """
    families: defaultdict[str, list[str]] = defaultdict(list)
    for surface in votes:
        if found := _VERSION_OF.fullmatch(surface) or _LATIN_VERSION_OF.fullmatch(surface):
            families[found["base"]].append(surface)
    for base, versions in families.items():
        kin = [s for s in ([base] if base in votes else []) + versions if s not in devices]
        models = [s for s in kin if votes[s].get("Model", 0.0) > votes[s].get("Product", 0.0)]
        kind = "Model" if sum(votes[s].get("Model", 0.0) - votes[s].get("Product", 0.0) for s in kin) > 0 else "Product"
        if models and len(models) < len(kin):
            for surface in kin:
                other = votes[surface].pop("Product" if kind == "Model" else "Model", 0.0)
                votes[surface][kind] += other


_LETTERS, _JOINT = re.compile("[A-Za-z]{2}"), re.compile("[ _-]")
_NEXT_IN_ROW = re.compile("[”」』》]?(?:、|和|与|以及|及|，)(?:的?[“「『《]?|[^，。；、：“”「」\\s]{2,8}的[“「『])")
_SCORE = re.compile(r"[（(][^（()）\n]{0,10}\d[^（()）\n]{0,6}[)）]")
"""Behind one of a row: what it got."""
_COMPARED = re.compile(
    "[”」』》]?(?![^，。；！？、\n]{0,12}(?:月活|日活|下载|用户|销量|营收|市值|收入|估值))[^，。；！？、\n]{0,12}(?:超过|超越|赢过|击败|打败|领先于?|优于|不敌|媲美|比肩|对标|不输|逊于|胜过|追平|逼近|看齐|抗衡)了?[^，。；！？、\n]{0,10}"
)
"""Between two that are measured against each other."""
_BRINGS_IN = re.compile(
    r"(?:天使投资人|创始人|合伙人|科学家|研究员|研究人员|工程师|企业家|创业者|高管|嘉宾|学者|教授|专家|演员|球员)们?(?:，|,)?(?:还|也)?(?:包括|包含|有|如|分别是) ?$"
)
_NEXT_NAME = re.compile(" ?(?:、|和|与|及|以及) ?")
_FIRM_BEHIND = re.compile(" ?(?:等|这)?[一二两三四五几多]?[家支]|宣布|完成|融资|推出|发布|公司|基金|资本|的")
_PEOPLE = 3.0  # votes for people that a word brings in
_MARKED = 1.5  # votes that a row gives its members
_CLEARLY = 0.8  # votes by which one of a row is a model


def in_rows(votes: _Votes, found: Sequence[Candidate], text: str, devices: set[str]) -> None:
    """Let the things of one row be models where one of them is: 甲的“川蝉”、乙的“川语”、丙的“算川-13B”."""
    firms = [c for c in found if c.type in ("Company", "Organization")]
    owners = {c.span.end: c.span.start for c in firms if text.startswith("的", c.span.end)}
    ends = sorted(owners)
    owned = [c for c in sorted(found) if c.span.end not in owners]
    things = {c.span.of(text) for c in owned if c.span.start - 1 in owners}  # 某大学的“望川” in a row of models
    row: list[str] = []
    models = themed(text)
    for one, other in pairwise(owned):
        gap = text[one.span.end : other.span.start]
        at = bisect_right(ends, one.span.end)
        if at < len(ends) and (owner := ends[at]) <= other.span.start:
            gap = text[one.span.end : owners[owner]] + text[owner : other.span.start]
        gap = _SCORE.sub("", gap)
        if _NEXT_IN_ROW.fullmatch(gap) or (models and _COMPARED.fullmatch(gap)):
            row = [*(row or [one.span.of(text)]), other.span.of(text)]
            continue
        _alike(votes, row, devices, things)
        row = []
    _alike(votes, row, devices, things)


def _alike(votes: _Votes, row: Sequence[str], devices: set[str], things: Collection[str]) -> None:
    if any(votes[s].get("Model", 0.0) - votes[s].get("Product", 0.0) >= _CLEARLY for s in row):
        for surface in set(row) - devices:
            if surface in things or any(votes[surface].get(kind) for kind in _THINGS):
                votes[surface]["Model"] += _MARKED


def listed_people(votes: _Votes, found: Sequence[Candidate], text: str) -> None:
    """Let the Latin names of a row be people where a word for people brings them in: 天使投资人包括Mara Quill、Jan Dorn."""
    ordered = [c for c in sorted(found) if c.type != "Title"]
    before = None
    for c in ordered:
        if before is not None and _NEXT_NAME.fullmatch(text, before.span.end, c.span.start):
            told = True
        else:
            told = _BRINGS_IN.search(text, max(0, c.span.start - 24), c.span.start) is not None
        before = c if told else None
        if told and latin.like_a_person(c.span.of(text)) and not _FIRM_BEHIND.match(text, c.span.end):
            votes[c.span.of(text)]["Person"] += _PEOPLE


def themed(text: str) -> bool:
    """Say whether a text is about models all through: one mention in two hundred characters or more."""
    return text.count("模型") * 200 >= max(len(text), 1000)


def by_versions(votes: _Votes, firms: set[str]) -> None:
    """Let what is a model in some version be one without it too, where nothing calls it a firm: 橘川 beside 橘川2."""
    for surface, counted in votes.items():
        found = _VERSION_OF.fullmatch(surface)
        base = found["base"] if found else ""
        if base in votes and base not in firms and max(sorted(counted), key=counted.__getitem__) == "Model":
            votes[base]["Model"] += votes[base].pop("Company", 0.0)

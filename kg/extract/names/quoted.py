"""Things and firms in quotation marks: which quoted words name one, told by the noun beside them and by what they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.extract.names.candidates import LIKELY, WEAK, Candidate, named
from kg.model import Span
from kg.text.triggered import Triggered
from kg.text.words import dictionary_word, tagged_words

_QUOTED = "[“「『《‘](?P<name>[^”」』》’，。；：！？“]{2,12})[”」』》’]"
_OTHER = _QUOTED.replace("<name>", "<name2>")
_BESIDE_KIND = Triggered(
    re.compile(
        r"(?:平台|系统|软件|架构|App|APP|应用|产品|数字员工|数字人|虚拟人|玩具|管家|镜头|相机|芯片|机器人|电池|操作系统|轿车|SUV|MPV|新车|车型|无人机|终端|小程序|工具|手机|设备|客户端|助手|引擎|服务器|处理器|解决方案|中台|一体机|智能体|机台|导航系统|游戏|手游|网游|端游)"
        rf"{_QUOTED}|{_OTHER}(?:(?:防空|反舰|巡航|弹道|反坦克|主战)*(?:导弹|坦克|战车|装甲车)|战斗机|战机|轰炸机|运输机|直升机|火箭炮?|榴弹炮|航母|驱逐舰|护卫舰|潜艇|平台|系统|软件|App|APP|小程序|芯片|机器人|电池|操作系统|无人机|客户端|一体机|处理器|浏览器|(?:计算|智算|算力)?集群|加速卡|[\u4e00-\u9fffA-Z0-9]{{0,4}}引擎|智能体|助手|助理|大屏|音箱|耳机|眼镜|手环|手机|轿车|SUV|机械臂|机床|数据库|中台|底座|手游|网游|端游|游戏|(?:的)?(?P<maker>开发商|发行商))"
    ),
    re.compile("[“「『《‘]"),
)
_KIND_AHEAD = Triggered(
    re.compile(
        rf"{_QUOTED}(?![的之等])(?:(?![与和及了的由为是在这那新将被让])[\u4e00-\u9fffA-Z]){{1,6}}(?:平台|系统|软件|小程序|芯片|机器人|工具|一体机|智能体|助手|引擎|数据库|无人机|终端)(?!的?(?:公司|企业|厂商|概念|行业|赛道|建设|工程))"
    ),
    re.compile("[“「『《‘]"),
)
"""A kind of things that words for its use part from the quotation: “某某”调度平台."""
_NEXT = re.compile(rf"[、和与及]?{_QUOTED}")
"""The next of several quoted names in a row: 架构“某某”“某某”."""
_BRANDS = Triggered(
    re.compile(
        r"旗下(?:目前|现|共|还){0,2}(?:拥有|有|包括)(?P<row>(?:[“「][^“”「」，。；：！？]{2,8}[”」][、和与及]?)+)"
        r"(?:等|共)?(?:[两三四五六七八九十多数\d]{1,2}[大个款])?(?:知名|高端|核心|自有|主要|自主|消费|主力|子){0,2}品牌"
    ),
    ["旗下"],
)
"""Brands in quotation marks that somebody has under his roof: 旗下有“某某”“某某”两个品牌."""
_RELEASED = Triggered(
    re.compile(
        r"(?:(?P<taken>自研|自主研发|接入|搭载|用上)|(?P<called>名为|名叫|(?<=[一这那][款套个种台辆艘座颗枚])叫|叫做|叫作|取名|(?<!提)命名为|代号)|(?P<built>打造)|推出|发布|上线|亮相)(?:了|的|为)?"
        r"[“「『‘](?P<name>[^”」』》’，。；：！？“]{2,10})[”」』’]"
    ),
    re.compile("[“「『‘]"),
)
THING = re.compile(
    r"(?:平台|系统|软件|程序|App|APP|应用|产品|芯片|处理器|机器人|电池|轿车|SUV|MPV|新车|车型|汽车|无人机|飞机|火箭|卫星|飞船|终端|工具|手机|设备|客户端|助手|引擎|服务器|一体机|智能体|Agent|模型|架构|游戏|手游|眼镜|耳机|浏览器|数据库|框架|疫苗|助理|管家|音箱|手表|手环|仪|套装|面膜|饮品|口红|香水|酱油|啤酒|白酒|茶饮|奶茶|咖啡|单品|爆款|联名款|限定款|新款|品种|型号|护线|模组|专车|专列|号列车|大屏|传感器|雷达|机床|机械臂|机械狗|机器狗|引擎|SDK|API|工作站|药物|新药|注射液|相机|套件|底座|集群|新品|系列|品牌)$"
)
_ONE_OF = re.compile(
    "(?:[一这该首两三几新]款|一[个台架艘套颗辆]|这[个台架套颗]|系统|软件|平台|产品|新车|车型|芯片|手机|游戏|应用|App|APP|机器人)[^，。；：“”]{0,10}$"
)
"""Before 名为: that it is a thing that is called so."""
DEED = re.compile(
    "(?:声明|通知|公告|公开信|报告|令|奖|节|大会|政策|规则|条例|办法|法案|协议|倡议|榜单?|指数|计划|行动|战略|标准|学校|中学|大学|学院|医院|公司|集团|组合|大赛|论坛|峰会|招募|工程|活动|名单|机制|制度|模式|理念|体系|格局|概念|目标|口号|时代|现象|热潮|案)$"
)
"""How papers, prizes, events and bodies end, which somebody brings out as well."""
_AHEAD = 12  # characters behind a quotation in which the noun that it belongs to is looked for
_STOP = re.compile("[，。；：！？、“”‘’「」『』《》（）() \u3000\n]|等")
_DEEDS = re.compile(
    r"(?:正式|全球|同步|首次|今[天日]|昨[天日]|近日|日前)?(?:上线|上市|发布|亮相|推出|开售|开卖|首发|上架|问世|诞生|面世|公测|开源)(?=[，。；、了后以之]|$)|(?:的?(?:起?售价|标价|定价|报价|零售价)|售|卖)(?:为|是|仅|约|到|只要)?[¥￥$]?\d"
)
"""What is done with a thing, which is no noun behind its name: 平台“甲”上线."""
_NOUNS = ("n", "vn", "eng", "j", "an")
_JOINED = ("a", "b", "m", "q")
"""What may stand before the noun: a kind, a number."""


_FIRM = Triggered(
    re.compile(
        r"(?:公司|企业|厂商|团队|独角兽|创企)[“「『](?P<name>[^”」』，。；：！？“]{2,10})[”」』]|(?:成立|创立|创办|创建|名为|名叫|收购|加入|入职)(?:了)?[“「『](?P<name2>[^”」』，。；：！？“]{2,10})[”」』](?:有限)?(?:公司|集团)"
    ),
    re.compile("[“「『]"),
)
_OWNED = re.compile(
    "(?:自己|自家|自有)?的[“「](?P<name>[\u4e00-\u9fffA-Za-z]{2,6})[”」](?=[，。；、与和及]|也|则|已|就|一直|上|都|还|卖|[标售定报]价)"
)
"""Behind a firm: what is its own, in quotation marks, and nothing else behind that."""
_DOES = re.compile("[以把被让给将]..|.于..|[了着过的]")
"""Words that join others in a phrase, within a quotation: 以挖代裁, 置于火上."""
_COMMON = ("n", "v", "vn", "i", "l", "a", "d", "b", "j", "m")


def firms_in_quotes(text: str) -> Iterator[Candidate]:
    """Find firms quoted beside the word for one; what is a word or a phrase there is mostly said of firms: 企业“出海”."""
    for found in _FIRM.finditer(text):
        group = "name" if found["name"] else "name2"
        if named(found[group]):
            said = group == "name" and not text.startswith(("（", "("), found.end()) and _said(found[group])
            strength = WEAK if said else LIKELY
            yield Candidate(span=Span(*found.span(group)), type="Company", strength=strength, source="wording")


def _said(quoted: str) -> bool:
    """Say whether quoted words are said of a firm and not its name: one common word, a phrase with a verb."""
    if quoted.endswith(("投资", "科技", "资本", "传媒", "财富", "控股", "证券", "集团")) and len(quoted) > 3:
        return False  # 小川投资
    if _DOES.search(quoted) or dictionary_word(quoted) in _COMMON:
        return True
    words = kinds_within(quoted)
    return words is not None and any(kind[0] in "vdtmilpr" for kind in words)


def from_quotes(text: str) -> Iterator[Candidate]:
    """Find things in quotation marks: beside the word for their kind, in a row of brands, behind what brings them out."""
    for found in _BESIDE_KIND.finditer(text):
        group = "name" if found["name"] else "name2"
        strength = _beside_kind(found, group, text)
        if strength and named(found[group]):
            yield Candidate(span=Span(*found.span(group)), type="Product", strength=strength, source="wording")
            end = found.end()
            while group == "name" and (more := _NEXT.match(text, end)):
                yield Candidate(span=Span(*more.span("name")), type="Product", strength=LIKELY, source="wording")
                end = more.end()
    for found in _KIND_AHEAD.finditer(text):
        if named(found["name"]) and coined(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=LIKELY, source="wording")
    for row in _BRANDS.finditer(text):
        for each in _NEXT.finditer(text, *row.span("row")):
            yield Candidate(span=Span(*each.span("name")), type="Product", strength=LIKELY, source="wording")
    for found in _RELEASED.finditer(text):
        if named(found["name"]) and (strength := _released(found, text)):
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=strength, source="wording")


def from_owners(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find coined words in quotation marks that are a firm's: 川砦的“织川”; words of the dictionary are its traits."""
    proposed = list(proposed)
    seen = {c.span for c in proposed}
    for firm in proposed:
        found = _OWNED.match(text, firm.span.end) if firm.type == "Company" and firm.strength >= LIKELY else None
        if not found or Span(*found.span("name")) in seen:
            continue
        if named(found["name"]) and not DEED.search(found["name"]) and coined(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=WEAK + 0.1, source="owner")


def coined(name: str) -> bool:
    """Say whether no part of a name is a word of the dictionary."""
    return (
        not any(
            b - a > 1 and dictionary_word(name[a:b]) is not None and not kind.startswith("nz")
            for a, b, kind in tagged_words(name)
        )
        and dictionary_word(name) is None
    )


def _beside_kind(found: re.Match[str], group: str, text: str) -> float:
    """Weigh quoted words beside a word for a kind of things: a verb or a phrase there only says what goes on with it."""
    if found["maker"] and "游戏" not in text:
        return 0.0  # “某某中心”开发商: of houses
    words = kinds_within(found[group])
    if words is None:
        return LIKELY
    if group == "name2":
        return WEAK if len(words) == 1 and not words[0].startswith("n") else LIKELY  # “短平快”游戏
    told = any(kind[0] in "vdtmil" for kind in words)
    return WEAK if told or head_behind(text, found.end()) else LIKELY  # 产品“减负”, 产品“十一”预订量


def _released(found: re.Match[str], text: str) -> float:
    """Weigh quoted words behind what brings something out: the noun behind them, or else whether they are coined."""
    called_thing = found["called"] and _ONE_OF.search(text, max(0, found.start() - 20), found.start())
    if text.endswith("更", 0, found.start()) and not called_thing:
        return 0.0
    head = head_behind(text, found.end())
    if head:
        return LIKELY if THING.search(head) and not (found["built"] and head.endswith("品牌")) else 0.0
    if DEED.search(found["name"]):
        return 0.0
    words = kinds_within(found["name"])
    if words is None or called_thing:
        return LIKELY
    return LIKELY if found["taken"] and words == ["n"] else WEAK


def kinds_within(name: str) -> list[str] | None:
    """Give the parts of speech of what a name is made of, or none where it is coined: no word of the dictionary alone."""
    parts = [(name[a:b], kind) for a, b, kind in tagged_words(name)]
    kinds = [(dictionary_word(part) if len(part) > 1 else None) or ("x" if len(part) == 1 else "") for part, _ in parts]
    if any(kind and kind[0] in "vadcprutil" for kind in kinds if kind != "x"):
        return [kind or "x" for kind in kinds]
    strange = any(not kind or kind.startswith(("nr", "ns", "nt", "nz", "eng")) for kind in kinds)
    single = any(kind == "x" and own[0] not in "mqa" for kind, (_, own) in zip(kinds, parts, strict=True))
    return None if strange or single else kinds


def head_behind(text: str, end: int) -> str:
    """Give the noun phrase that stands right behind a quotation, to the end of its last noun: 考核机制 of “某某”考核机制."""
    if _DEEDS.match(text, end):
        return ""
    start = end + text.startswith("的", end)
    stop = _STOP.search(text, start, start + _AHEAD)
    run = text[start : stop.start() if stop else start + _AHEAD]
    last = 0
    for _, to, kind in tagged_words(run):
        if kind.startswith(_NOUNS):
            last = to
        elif not kind.startswith(_JOINED):
            break
    return run[:last]

"""What only tells a sort: bodies that the text counts or describes, one of a town, any court, a legal form; the sort behind a thing’s name."""

from __future__ import annotations

import re

from kg.extract.names.candidates import LIKELY, Candidate
from kg.model import Span
from kg.text.words import dictionary_word, tagged_words

_KINDS = (
    "公司|企业|集团|银行|工厂|厂|矿|店|法院|学校|医院|合作社|机构|车企|药企|券商|媒体|部委|委员会|事务所|经纪行|协会"
)
_COUNTED = re.compile(
    rf"(?:[一二三四五六七八九十两几\d]{{1,3}}[大家个所](?:[\u4e00-\u9fffA-Za-z]{{0,8}}(?:{_KINDS})|业务[\u4e00-\u9fff]{{0,2}}|影业|航|行|AI)|(?:[三四五六七八九]大|[二三四五六七八九]部委))$"
)
"""六大国有银行, 18个路局公司: how many there are of a kind."""
_ANY = re.compile(rf"(?<![第统])一(?![汽致心体])(?P<what>[\u4e00-\u9fff]{{0,8}}(?:{_KINDS}))$")
"""江左一公司: one that is not named."""
_SOME = re.compile("..[一这那某](?:家|名|位)..")
"""川城一家保洁公司: any, or one that was told of."""
_RANKED = re.compile("..首富$")
_ANYWHERE = re.compile(
    "(?:省|市|县|区|州|镇|乡|村|街道)(?:委|党委|政府|人民政府|办)|(?:社区|村|街道)?(?:居委会|村委会|派出所|街道办|居民委员会|村民委员会)"
    "|(?:党的)?[一二]?十[一二三四五六七八九十]?大|[一二三四五六七八九十]{1,3}大|.*党代会|本[院局行校会]"
)
"""Bodies of every town of which none is named, and congresses: 市委, 派出所, 二十大."""
_ROLE = re.compile("人大代表|政协委员")
"""What members are called, of whichever body."""
_COURT = re.compile(
    "(?:一审|二审|再审|原审|受案|涉案|主审|国家|地方|当地|上诉|行政)法院|总台|警察局|(?:清算|筹备|调查|执法检查|领导|工作|专案)组|合议庭|(?:公安|检察|司法|审判|监察|执法|行政|国家|立法|税务|海关)(?:机关|部门)|市场监管"
)
"""Authorities of which every place has one."""
_HEADLESS = re.compile(
    "(?:管理|咨询|开发|发展|服务|企业|房地产|物业|投资|私募|股权|证券|基金|集团|信息|技术|贸易|商贸|实业)+(?:股份)?有限(?:责任)?公司"
)
"""A line of business and a legal form, to which no name belongs: it was cut off or left out."""
_COLOUR = re.compile("[\u4e00-\u9fff]{1,4}[色灰黑白蓝绿红紫粉银金青橙黄棕]")
_COLOURED = re.compile("(?:配色|颜色|色彩|车色|涂装|色款)[^。；！？\n]{0,40}$")
"""Before the colours that something comes in: 配色有霜白、湖蓝."""
_STATION = re.compile("(?P<town>[\u4e00-\u9fff]{2,3}?)[东西南北]?站")
_SHARES = re.compile("(?P<line>[\u4e00-\u9fff]{2,3})(?<!控)(?<!参)(?<!持)股")
_PLATE = re.compile("[京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z]")
_ON_A_PLATE = re.compile(
    r"(?:[0-9A-Z·•]|的?[一二三两\d]+[辆台部]|牌照|车牌|开头)|(?:[^，。；]{0,8}、[\u4e00-\u9fff][A-Z])"
)


def only_a_sort(c: Candidate, text: str, places: frozenset[str]) -> bool:
    """Say whether what is taken for a body is counted, one of many, an authority of every place, or a form without a name."""
    if c.type not in ("Company", "Organization"):
        return False
    surface = c.span.of(text)
    if _RANKED.search(surface) or _HEADLESS.fullmatch(surface):
        return True
    if c.source != "tagger":
        return False
    if _ANYWHERE.fullmatch(surface) or (len(surface) == len("人大") and _ROLE.match(text, c.span.start)):
        return True
    if _SOME.search(surface) or (_PLATE.fullmatch(surface) and _ON_A_PLATE.match(text, c.span.end)):
        return True
    if c.strength >= LIKELY:
        return False
    station = _STATION.fullmatch(surface)
    return (
        _COUNTED.search(surface) is not None
        or _COURT.fullmatch(surface) is not None
        or (station is not None and station["town"] in places)
        or _one_of(surface, places)
        or _shares(surface)
    )


def _one_of(surface: str, places: frozenset[str]) -> bool:
    """Say whether a name only tells that one of a kind is meant: 江左一保洁公司, where 四川一上公司 has a coined word."""
    found = _ANY.search(surface)
    if found is None or "有限" in surface:
        return False
    where = surface[: found.start()]
    of_a_town = not where or where[-1] in "省市县区镇乡村" or any(where[-n:] in places for n in (2, 3, 4))
    return of_a_town and _common(found["what"])


def _shares(surface: str) -> bool:
    """Say whether a name is the shares of a line of business: 海运股."""
    found = _SHARES.fullmatch(surface)
    return found is not None and (dictionary_word(found["line"]) or "x")[0] in "nvb"


def _common(words: str) -> bool:
    return all(
        dictionary_word(words[start:end]) is not None if end - start > 1 else words[start:end] in "厂矿店"
        for start, end, _ in tagged_words(words)
    )


_TRADE = re.compile("业(?![务绩主内者界])|股(?![份价东权票民])")
_OF_A_TRADE = re.compile("(?:银行|建筑|保险|证券|电信|石油|石化|航空|化工|汽车)$")

_NATION = re.compile("中国(?:电信|移动|石油)")
_NATIONAL = re.compile(
    "设备(?:制造)?商|设备市场|厂商|基础设施|市场(?![部份营总])|(?:互联网|游戏|智能终端|支付|广告|化工)(?:市场|行业|产业|领域|用户|领军)|贸易(?:企业|商)"
)
"""Behind a firm whose name is a country and a trade: what speaks of all the country's firms in it."""


def of_a_trade(span: Span, text: str) -> bool:
    """Say whether a firm's name is but the beginning of a country's trade or its shares: 中国银行 in 中国银行业."""
    if _NATION.fullmatch(text, *span):
        return _TRADE.match(text, span.end) is not None or _NATIONAL.match(text, span.end) is not None
    return _TRADE.match(text, span.end) is not None and _OF_A_TRADE.search(text, *span) is not None


def of_a_colour(span: Span, text: str) -> bool:
    """Say whether a thing is but a colour that something comes in: 配色有霜白色、湖蓝色."""
    return (
        _COLOUR.fullmatch(text, *span) is not None
        and _COLOURED.search(text, max(0, span.start - 50), span.start) is not None
    )


_KIND_BEHIND = re.compile(
    r"(?<=[A-Za-z0-9]) ?(?:手机|芯片|处理器|服务器|显卡|机器人|耳机|手表|平板|电脑|笔记本|轿车|汽车|无人机)$"
)
"""What sort of thing letters name: Pixel手机."""
_KIND_OF_HAN = re.compile("(?<=[\u4e00-\u9fff]{2})(?:芯片|手机|处理器|系统|车型|汽车)$")
_GENERATION = re.compile(r"(?<=[\u4e00-\u9fff]{2})[3-6]G$")
"""A network that a thing is made for: 川麟5G."""
_VERSION_OF_IT = re.compile(r"[ -]?(?:[A-Z]{0,2}\d{1,4}(?![\d年月日%％万亿])|系列)")


def sort_behind(surface: str, text: str) -> int:
    """Give how many characters at the end of a thing's name only tell its sort: Pixel手机, 川麟5G, 川麟芯片 beside 川麟9000."""
    if (sort := _KIND_BEHIND.search(surface)) and surface[: sort.start()].isascii():
        return len(sort[0])
    if network := _GENERATION.search(surface):
        return len(network[0])
    kind = _KIND_OF_HAN.search(surface)
    return len(kind[0]) if kind and _alone(surface[: kind.start()], text) else 0


def _alone(stem: str, text: str) -> bool:
    """Say whether a text names a thing without its sort too, in some version or as a family: 川麟9000, 川麟系列."""
    at = text.find(stem)
    while at >= 0:
        if _VERSION_OF_IT.match(text, at + len(stem)):
            return True
        at = text.find(stem, at + 1)
    return False

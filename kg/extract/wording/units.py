"""Where a firm's name goes on to that of its unit: 甲川机器人实验室 behind 甲川, Nordchip Ventures behind Nordchip."""

from __future__ import annotations

import re

from kg.extract.wording.corporate import COUNTRY
from kg.model import Span
from kg.text.words import tagged_words

_LATIN_UNIT = re.compile(r" (?:Ventures?|Capital|Labs?|Research|Cloud|Studios?|Robotics|Health|Bank|Pay)(?![A-Za-z])")
_FUND = re.compile(
    r"(?:创投|战投|产投|资本(?!市场|开支|支出|运作|金|化|公积|成本)|投资(?=等|、|(?:和|与|及)[^，。；]{2,10}(?:领投|跟投|参投)))"
)
_PHASE = re.compile("(?<=基金)[一二三四五]期(?![间末初中内])")
PLANT = re.compile(
    "的?(?:\\d{1,2}(?:吋|寸|英寸)|晶圆[一二三四五六七八九十\\d]{1,3}|(?:"
    f"{COUNTRY}|台湾"
    "|亚[利历]桑[那纳]州?|[德得]州|德克萨斯州?|俄亥俄州?|印第安纳州?|内华达州?|乔治亚州?|佐治亚州?|加州|纽约州?|熊本|广岛|北海道|德[勒累]斯[登顿]|柏林|平泽|华城|龙仁|槟城|居林|班加罗尔|清奈"
    "|北京|上海|天津|重庆|南京|苏州|无锡|常州|合肥|武汉|成都|西安|广州|深圳|东莞|郑州|厦门|宁波|杭州|大连|青岛|济南|长沙|昆山|嘉善"
    "|台北|新北|桃园|新竹|竹科|苗栗|台中|中科|云林|嘉义|台南|南科|高雄|屏东|铜锣|龙潭)"
    "(?:新|旧|老|第?[一二三四五六七八九十\\d]{1,2}|[A-Z]?\\d{1,2}[A-Z]?|晶圆|封测|先进封装|封装|面板|电池|组装|超级|生产|海外)?)(?:厂区?|工厂|晶圆厂)(?![商房家牌务址长])"
)
"""A firm's plant, which stands for the firm: 甲川德国厂."""
_UNIT = re.compile(
    r"(?P<field>[\u4e00-\u9fffA-Za-z]{0,6}?)(?:研究院|研究所|实验室|事业部|事业群)(?!长)|(?P<line>[\u4e00-\u9fffA-Za-z]{1,10}?)(?<![A-Za-z])B[UG](?![A-Za-z])"
)
_HEADED = re.compile(
    r"(?P<rest>[\u4e00-\u9fff]{2,5}?|[\u4e00-\u9fff](?=董事长|法定代表人))(?:董事长|法定代表人|总经理|总裁|首席执行官|CEO)"
)
"""What stands between a known firm and the head of a firm: 清洁能源 in 甲川清洁能源董事长, which is a firm of its own."""
_ABROAD = re.compile(
    r"(?:(?:国际|國際)?(?:中国|中國|台湾|台灣|臺灣|香港)|[（(](?:中国|中國|亚太|香港|大中华)[)）])(?=(?:执行|高级)?副?[总總][裁经經]|首席[执執]行官|CEO|董事[长長总總]|董座|[负負][责責]人|公司(?!法))"
)
"""What a foreign firm's name for China ends in: 波川中国总裁."""
_LINE = re.compile(
    r"(?:联合|聯合)?(?:科技|集[团團]|控股|[国國][际際]|股份|[电電]子)(?=董座|董事[长長]|[创創][办辦始]人)"
)
"""The rest of a firm's name before who can only be the head of a firm: 和川联合科技董座."""
_NO_NAME = re.compile(
    r"部$|区$|组$|线$|业务|产品|中心|集团|公司|项目|板块|事业|频道|股份|控股|方面|旗下|总部|[兼任代前原副的之与和及由是为有系老与位名]$"
    r"|联合|共同|执行|高级|资深|常务|名誉|荣誉|联席|轮值|独立|首席|创始|实际|全球|亚太|大中华|中国|北美|欧洲|亚洲|国际|海外|国内|华[东南北中]"
    r"|助理|董事|监事|理事|党委|书记|经理|合伙"
    r"|市场|销售|营销|研发|技术|运营|财务|战略|投资|人力|公关|品牌|法务|供应链|制造|生产|质量|采购|设计|安全|算法|工程|客户|渠道|商务|行政|方案|服务|教育|医疗|金融"
    r"|^(?:新|现|女|美女|未来|家族|区域|门店|工厂)$"
    r"|^(?:汽车|科技|电器|电子|网络|软件|信息|平台|系统|手机|今日|昨日|近日|第)"
)
"""Parts and fields of the firm itself, and words of rank."""
_FIELDS = ("n", "eng", "j", "b", "vn", "a", "f", "t", "g")
"""Parts of speech that the field of a unit may have: 成立 in 甲川成立研究院 is none."""


def with_unit(span: Span, text: str) -> Span:
    """Take the unit behind a firm's name into it, where the two are one name."""
    for pattern in (_LATIN_UNIT, _FUND, _PHASE, _ABROAD, _LINE):
        if found := pattern.match(text, span.end):
            return Span(span.start, found.end())
    found = _HEADED.match(text, span.end)
    if found and not _NO_NAME.search(found["rest"]) and is_field(found["rest"], but=("nr", "ns")):
        return Span(span.start, found.end("rest"))
    found = _UNIT.match(text, span.end)
    if found and is_field(found["field"] or found["line"] or ""):
        return Span(span.start, found.end())
    return span


def is_field(words: str, but: tuple[str, ...] = ("nr",)) -> bool:
    """Say whether words tell a field of work, as those of a unit do."""
    return all(kind.startswith(_FIELDS) and kind not in but for _, _, kind in tagged_words(words))

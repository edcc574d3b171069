"""Where a proposed name really begins and ends: units taken in whole, kinds of firms left out, brackets cut apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.extract.candidates import LIKELY, Candidate
from kg.extract.units import with_unit
from kg.extract.versions import typed, versioned, whole_number
from kg.model import Span
from kg.text.words import tagged_words

_PLACES = ("Company", "Organization")
_COUNTRY = "美国|英国|法国|德国|日本|韩国|荷兰|瑞士|瑞典|丹麦|芬兰|挪威|比利时|奥地利|加拿大|澳大利亚|新加坡|印度|以色列|意大利|西班牙|俄罗斯|巴西|泰国|马来西亚|越南|印尼"
UNIT_END = (
    "研究院|研究总院|研究所|研究中心|实验室|学院|书院|事业部|事业群|事业本部|业务部|委员会|产业委|专委会|分公司|子公司|分院|分会|分行|支行|"
    "股份有限公司|有限责任公司|有限公司|株式会社|集团公司|集团|大学|医院|协会|联合会|基金会"
)
_TAIL = re.compile(rf"(?:{UNIT_END})(?!长)")
_LEGAL_TAIL = re.compile(
    r"(?:(?!公司|与|和|及|的|是|在|对|向|收购|并购|控股|持有|投资|联合|通过|旗下|下属|辖下|将|拟)[\u4e00-\u9fff]){1,8}(?:股份有限公司|有限责任公司|有限公司|株式会社)"
)
_UNIT = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,12}}(?:{UNIT_END}|中心|系|部门|部|处)$")
_WHOLE_END = re.compile(r"(?:大学|学院|科学院|研究院|协会|学会|联合会|集团|公司|银行|证券|科技|局|委|部)$")
_KIND = re.compile(
    r"^[\u4e00-\u9fffA-Za-z ]{0,10}?(?:公司|企业|厂商|设计厂|代工厂|制造商|制药商|服务商|供应商|运营商|开发商|经销商|巨头|龙头|券商|机构|品牌|电商|部门)(?!家|级|[^，。]{0,6}(?:联盟|协会|联合会|商会|学会|促进会))(?=[\u4e00-\u9fffA-Za-z]{2,})"
)
_LEAD = re.compile(
    r"^(?:前|原|进|由|与|和|以及|及|在|让|被|把|向|对|据|从|为|是|给|将|外传|盛传|传|并|其|该|本|的|了|自|经|受|如|像|以|用|至|到|于|由于|新任|时任|大陆|国内|海外|盛赞|大赞|力挺|感谢|点名|携手|联手|指责|呼吁|"
    + _COUNTRY
    + ")"
)
_TRAIL = re.compile(r"(?:正|已|将|也|还|则|均|都|就|又|的|了|等|称|说)$")
_BRACKET = re.compile(r"^(?P<outer>[^（()）]{2,})[（(](?P<inner>[^（()）]{2,})[)）]$")
_SUBSIDIARY = re.compile(
    r"^(?P<outer>[^，。；、]*?)(?:(?:的|旗下|下属|所属|间接|境外|全资|控股|参股|合资|独资)*(?:子公司|孙公司|附属公司)|旗下|下属|辖下)(?P<inner>[\u4e00-\u9fffA-Za-z（）()]{3,})$"
)
_TURN = re.compile(r"[：:](?=[^：:]{2,}$)")
_ADDRESS = re.compile(r"[路街道巷](?:\d+号|总部|店|厂|院)|号院|\d+号楼?$")
_BUSINESS = re.compile(
    r"(?:咨询|研究(?!员|者|人员|团队|生|表明|显示|发现)|投顾|资本|创投|证券|科技|智能|电器|软件|投资|重工|汽车|机器人|半导体|银行|保险|动力|能源|物流|传媒|数据(?!显示|表明|统计|来源)|网络|电子|医药|制药|生物|航空|基金|控股)"
)
_TAKEN_UP = re.compile(r"(?:搭载|配备|内置|采用|接入)了?(?=[A-Za-z\u4e00-\u9fff]{2})")
"""A verb that the tagger took for the beginning of a thing's name."""
_CHIP = re.compile(r"(?<=[A-Za-z0-9])[ \n](?:GPU|CPU|NPU|SoC)$")
_KIND_CUT = re.compile(r"(?:通用|语言|行业|视觉|推理|基础|基座|多模态)[\u4e00-\u9fff]{0,4}模型")
_VERBS_CUT = re.compile("[入任就供离]职|加盟|[出接兼]任|担任|[携联牵]手|[收并]购|投资|[入参]股")
"""Verbs before a firm whose second half the tagger takes for its beginning: 入职甲川科技."""
_NEW_CLAUSE = re.compile(r"(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff]{2})")
"""Behind a version, before Chinese words: 发布豆川2 老用户免费."""
_DAY = re.compile(r"[ \u3000]*\d{1,4}$")
_AND_UNIT = re.compile(r"(?:与|和)[\u4e00-\u9fff]{1,6}?(?:学院|研究院|研究所|实验室|研究中心)(?!长)")
_LATIN_BEFORE = re.compile(r"[A-Za-z]{1,9}$")
_LATIN_AFTER = re.compile(r"[A-Za-z]{1,9}(?![A-Za-z])")
_ADVERB = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})[则也还均又便却曾常亦并]$")
_HALF_ADVERB = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:[升调]任|发[声言文布]|现身|立[马即刻]|马上|随[即后]|当[即场时天]|正[在式]|一直|已经|曾经|经常|依然|仍然|同[时样]|此前|当然|特别|专门|主动|亲自|直接|公开|高调|首[先次])$"
)
"""A name of three characters whose last begins an adverb: 沈砚立 of 沈砚立马赶到."""
_TODAY = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})[今昨](?:[（(]|[天日晚早年])$")
"""The like with a day: 沈砚舟 of 沈砚舟今（7日）."""
_WRITTEN_AT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:台北|新北|台中|台南|高雄|新竹|北京|上海|广州|深圳|香港|东京|纽约|华盛顿|首尔|伦敦)(?:\d{1,2}月)?\d{1,2}日(?:综合|专)?[电讯]"
)
"""The like with a dateline: 沈砚舟 of 沈砚舟台北20日电."""
_SELLER = re.compile(r"(?:研发|制造|服务|供应|运营|开发|经销|集成|提供|生产|设备|方案|代理|零售|承包|分销|渠道|贸易)$")
_LEGAL = re.compile(r"..(?:股份有限公司|有限责任公司|有限公司|株式会社)$")
_GROUP = re.compile(r"(?:事业部|事业群|业务部|分公司|营业部|分行|支行)$")
_BRANCH = re.compile(
    r"(?P<firm>.{2,}?)(?:硬件|软件|研发|产品|技术|市场|营销|销售|供应链|制造|人力资源|财务|法务|公关|品牌|设计|智驾|自动驾驶|智能驾驶|战略|运营|采购|质量)$"
)
_ITS_BRANCH = re.compile(
    rf"(?P<name>.{{2,}}?)(?:的)?(?:{_COUNTRY}|香港|台湾|海外|境外|[\u4e00-\u9fff]{{2}})?(?:全资|控股)?(?:子公司|孙公司)$"
)
"""A firm with a branch that has no name: 甲川集团澳大利亚子公司."""
_POST_TAKEN_IN = re.compile(
    r"(?P<name>.{2,}?)(?:联合|共同)?(?:创办人|创始人|董事长|执行长|总经理|副?总裁|首席[\u4e00-\u9fff]{2,3}[官长]|理事长)[暨兼及]?$"
)
"""A firm with the post behind it: 甲川半导体创办人暨."""
_POST_AFTER = re.compile(
    r"(?:高级|资深|执行|首席)?(?:副总裁|总裁|总监|负责人|总经理|副总经理|经理|主管|工程师|专家|VP|顾问)"
)
_LATIN_POST = re.compile(r"(?:C[A-Z]O|VP|SVP|EVP|Dr\.?|Prof\.?|Mr\.?|Ms\.?) (?=[A-Z][a-z])")
_LISTED = re.compile("[，、；].+、$")
_CALLED = re.compile("[名叫][为叫做作]$")
_OF_A_SORT = re.compile(r"(?P<name>[^的]{2,})的[^的]{0,10}(?:公司|企业|厂商)$")
_GLUED = frozenset(
    "顿算说笑坦直补表指强认称提介透谈问答看想写讲回解评预则也还均又便却曾常亦并即在是向对与和等因以聊拟将已总董摄"
)
_FORMERLY = re.compile(
    r"^(?:前(?![海沿程锦进方])|原(?![力点上子色生创])(?=[\u4e00-\u9fff]{4})|新任|时任|以?及)(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_OWN = re.compile(r"^(?:本校|我校|该校|本院|我院|本行|我行|本公司|我公司|该公司)(?=[\u4e00-\u9fff]{3})")
_SMALL_UNIT = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,12}(?:研究院|研究所|研究中心|实验室|学院|事业部|事业群|业务部|委员会|分公司|子公司|中心|部门|部|处)$"
)
_INDUSTRY = re.compile(
    r"^(?P<firm>[\u4e00-\u9fff]{2,6}(?:证券|银行|资本|咨询|投顾|期货))(?:半导体|电子|计算机|科技|通信|汽车|医药|新能源|行业|研究|传媒|金融|宏观|机械|化工|军工|互联网|电新)$"
)
_LATIN_FIRM = re.compile(r"[A-Za-z][A-Za-z0-9 .&'-]*公司$")
_BARE = re.compile(f"(?:{_BUSINESS.pattern})$")
_ITEM_BEGINS, _ITEM_ENDS = "、，：和与及", "、，。；和与及等"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_BOTH = re.compile(r"[\u4e00-\u9fff][ \u3000\xa0]+[\u4e00-\u9fffA-Z0-9]")


def mended(candidates: Iterable[Candidate], text: str, places: frozenset[str] = frozenset()) -> list[Candidate]:
    """Give the candidates with their borders set right; what is an address and no name is left out.

    `places` are names of countries and towns, which are no part of a Latin name behind them (德国Rhenwerk AG).
    """
    out: list[Candidate] = []
    for c in candidates:
        for piece in _cut(c, text):
            better = _foreign(_latin_whole(_trimmed(_extended(piece, text), text), text), text, places)
            if better.span.end - better.span.start > (better.type != "Person") and not _ADDRESS.search(
                better.span.of(text)
            ):
                out.append(better)
    return _joined(out, text)


def _cut(c: Candidate, text: str) -> Iterator[Candidate]:
    """Cut two names that are proposed as one: 松川资本（SC Capital）, 甲川全资子公司乙川, a speaker and what follows."""
    surface = c.span.of(text)
    if c.source == "tagger" and (turn := _TURN.search(surface)):
        c, surface = c._replace(span=Span(c.span.start + turn.end(), c.span.end)), surface[turn.end() :]
    found = None
    if c.source == "tagger":
        found = _BRACKET.match(surface) or (_SUBSIDIARY.match(surface) if c.type in _PLACES else None)
    if found is None or found["inner"] in ("中国", "上海", "北京", "集团", "控股", "香港", "深圳"):
        yield c
        return
    for group in ("outer", "inner"):
        if found[group] in ("", "公司", "本公司", "其", "该公司"):
            continue
        yield c._replace(span=Span(c.span.start + found.start(group), c.span.start + found.end(group)))


def _extended(c: Candidate, text: str) -> Candidate:
    if c.type in _PLACES and c.source == "tagger":
        inner = re.search("大学|学院|研究", c.span.of(text))
        tail = (
            _TAIL.match(text, c.span.end)
            or _LEGAL_TAIL.match(text, c.span.end)
            or (_AND_UNIT.match(text, c.span.end) if inner else None)
        )
        if tail:
            return c._replace(span=Span(c.span.start, tail.end()))
    if c.type == "Company" and c.source == "tagger":
        return c._replace(span=with_unit(c.span, text))
    return c


def _latin_whole(c: Candidate, text: str) -> Candidate:
    """Take in the rest of a Latin word that the border cuts: GO SENSE in XiGO SENSE."""
    if not (text[c.span.start].isascii() or text[c.span.end - 1].isascii()):
        return c
    before = (
        _LATIN_BEFORE.search(text, max(0, c.span.start - 10), c.span.start) if text[c.span.start].isalpha() else None
    )
    after = _LATIN_AFTER.match(text, c.span.end) if text[c.span.end - 1].isalpha() else None
    start = before.start() if before and text[c.span.start].isascii() else c.span.start
    end = after.end() if after and text[c.span.end - 1].isascii() else c.span.end
    return c._replace(span=Span(start, end)) if (start, end) != (c.span.start, c.span.end) else c


def _foreign(c: Candidate, text: str, places: frozenset[str]) -> Candidate:
    """Take a place off the front of a Latin firm's name, and its legal form in at the end."""
    if c.type not in _PLACES or c.source != "tagger":
        return c
    start = c.span.start
    lead = _BEFORE_LATIN.match(text, start, c.span.end)
    if lead and lead[0] in places:
        start = lead.end()
    end = c.span.end
    for tail in (_PART_OF_LATIN, _LEGAL_LATIN) if text[end - 1].isascii() else ():
        if more := tail.match(text, end):
            end = more.end()
    if text[start:end].endswith(" Co") and text[end : end + 1] == ".":
        end = end + 1
    return c._replace(span=Span(start, end)) if (start, end) != (c.span.start, c.span.end) else c


_BEFORE_LATIN = re.compile(r"[\u4e00-\u9fff]{2,5}(?=[A-Z])")
_PART_OF_LATIN = re.compile(
    r"(?: (?:Asia|China|Korea|Japan|Taiwan|India|America|Europe|UK|US|Global|International|Labs?|Group|Capital|Ventures?|Partners|"
    r"Fund|Bank|Securities|Technolog(?:y|ies)|Systems|Software|Robotics|Motors?|Energy|Networks?|Research|Semiconductors?|"
    r"Electronics|Studios?|Media|Therapeutics|Pharma|Institute|University|Foundation|Times|News|Journal|Weekly|Review)(?![A-Za-z]))+"
)
"""Words that end a firm's name and that the tagger left outside: ZCnet Korea."""
_LEGAL_LATIN = re.compile(
    r"(?:\.?[,，]? ?(?:Co|Inc|Ltd|Corp|Corporation|LLC|GmbH|AG|Pte|Limited|Holdings)(?![A-Za-z])\.?)+"
)


def _trimmed(c: Candidate, text: str) -> Candidate:
    surface = c.span.of(text)
    if c.type in ("Model", "Product"):
        return _trimmed_thing(c, text)
    if surface[0] == "商" and len(surface) > 3 and _SELLER.search(text, max(0, c.span.start - 3), c.span.start):
        return c._replace(
            span=Span(c.span.start + 1, c.span.end), type="Company"
        )  # 研发商芯川能, of which 商 was taken in
    if c.type == "Person" and (post := _LATIN_POST.match(surface)):
        return c._replace(span=Span(c.span.start + post.end(), c.span.end))
    within = c.span.start, c.span.end + 1
    if c.type == "Person" and (
        cut := _ADVERB.match(surface)
        or _HALF_ADVERB.match(text, *within)
        or _TODAY.match(text, *within)
        or _WRITTEN_AT.match(text, c.span.start)
    ):
        return c._replace(span=Span(c.span.start, c.span.start + (cut.end("name") - cut.start())))
    return _trimmed_place(c, text) if c.type in _PLACES and c.source == "tagger" else c


def _trimmed_thing(c: Candidate, text: str) -> Candidate:
    surface = c.span.of(text)
    if (day := _DAY.search(surface)) and text[c.span.end : c.span.end + 2].strip()[:1] in tuple("日月年号轮次家名位倍"):
        return c._replace(span=Span(c.span.start, c.span.start + day.start()))
    if _KIND_CUT.match(text, c.span.end - 1) and len(surface) > 2:
        return c._replace(span=Span(c.span.start, c.span.end - 1))  # 豆川通 of 豆川通用模型
    if gap := _NEW_CLAUSE.search(surface):
        return _trimmed_thing(c._replace(span=Span(c.span.start, c.span.start + gap.start())), text)
    start = c.span.start
    if c.source == "tagger" and (verb := _TAKEN_UP.match(text, start, c.span.end)):
        start = verb.end()
    if surface[-1] in "上中里内" and len(surface) > 2 and text[c.span.start - 1 : c.span.start] in ("在", "于"):
        return c._replace(span=Span(c.span.start, c.span.end - 1))  # 放在川芷云上
    if chip := _CHIP.search(text, start, c.span.end):
        return c._replace(span=Span(start, chip.start()))
    span = whole_number(versioned(Span(start, c.span.end), text), text)
    return c._replace(span=typed(span, text) if c.type == "Product" else span)


def _trimmed_place(c: Candidate, text: str) -> Candidate:
    surface = c.span.of(text)
    called = _CALLED.search(text, max(0, c.span.start - 2), c.span.start)
    if head := (
        (_OF_A_SORT.match(surface) if called else None) or _POST_TAKEN_IN.match(surface) or _ITS_BRANCH.match(surface)
    ):
        return c._replace(span=Span(c.span.start, c.span.start + head.end("name")))
    listed = surface[0] in "和与及" and len(surface) > 3 and _LISTED.match(text, c.span.start - 1, c.span.end + 1)
    if listed or (c.span.start and _VERBS_CUT.match(text, c.span.start - 1, c.span.start + 1)):
        return _trimmed(c._replace(span=Span(c.span.start + 1, c.span.end)), text)  # ，和甲、乙、丙
    if lead := _FORMERLY.match(surface) or _OWN.match(surface):
        return _trimmed(c._replace(span=Span(c.span.start + lead.end(), c.span.end)), text)
    if blank := _HAN_BOTH.search(surface):
        return _trimmed(c._replace(span=Span(c.span.start + blank.end() - 1, c.span.end)), text)
    if surface.endswith("研究") and len(surface) > 3 and text.startswith("员", c.span.end):
        return c._replace(span=Span(c.span.start, c.span.end - 2))  # 甲川研究员
    if _LATIN_FIRM.match(surface):
        return c._replace(span=Span(c.span.start, c.span.end - 2))
    if _BARE.match(surface):
        return _headed(c, text)
    if _LEGAL.search(surface):
        c = c._replace(strength=max(c.strength, LIKELY))  # nothing but a firm is called so
    return c._replace(span=_firm_alone(c.span, text))


def _headed(c: Candidate, text: str) -> Candidate:
    """Take the word before a mere word of business into the name (挑川者创投); without one it is none."""
    words = tagged_words(text[max(0, c.span.start - 8) : c.span.start]) if c.span.start else []
    start, end, kind = words[-1] if words else (0, 0, "x")
    if end - start < 2 or not kind.startswith(("n", "a", "i", "l")):
        return c._replace(strength=0.0)
    return c._replace(span=Span(c.span.start - (end - start), c.span.end))


def _firm_alone(span: Span, text: str) -> Span:
    """Give a firm's name without what it is (芯片公司某某) or covers (某某证券半导体), with its word of business."""
    surface = span.of(text)
    if industry := _INDUSTRY.match(surface):
        return Span(span.start, span.start + industry.end("firm"))
    kind = _KIND.match(surface)
    rest = surface[kind.end() :] if kind else ""
    if (
        kind
        and len(rest) > 1
        and not _SMALL_UNIT.match(rest)
        and (_LEGAL.search(rest) or not surface.endswith(("公司", "厂", "企业")))
    ):
        return Span(span.start + kind.end(), span.end)
    if 2 <= len(surface) <= 3 and (line := _line_of_business(surface, text)):
        return Span(span.start, span.end + len(line))
    return span


def _line_of_business(surface: str, text: str) -> str | None:
    """Give the word of business that follows a short name wherever it stands: 易川研究, never 易川 alone."""
    found = None
    at = text.find(surface)
    while at >= 0:
        word = _BUSINESS.match(text, at + len(surface))
        if word is None or (found is not None and word[0] != found):
            return None
        found = word[0]
        at = text.find(surface, at + 1)
    return found


def _joined(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Join a unit to the whole right before it: 江左大学 and 计算机学院 are one name."""
    by_end = {c.span.end: c for c in candidates if c.type in _PLACES and _WHOLE_END.search(c.span.of(text))}
    out: list[Candidate] = list(candidates)
    for c in candidates:
        whole = by_end.get(c.span.start)
        if (
            whole is not None
            and _UNIT.match(c.span.of(text))
            and (c.type == "Organization" or _GROUP.search(c.span.of(text)))
        ):
            strength = max(c.strength, whole.strength)
            out.append(c._replace(span=Span(whole.span.start, c.span.end), type="Organization", strength=strength))
    return out + _mixed(candidates, text)


def _mixed(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Join two halves of a list's member that is half Latin, half Chinese: 甲川、Voss直达、乙川."""
    firms = {c.span.end: c for c in candidates if c.type in _PLACES}
    out = []
    for c in candidates:
        first = firms.get(c.span.start)
        if first is None or c.type not in _PLACES:
            continue
        start, end = first.span.start, c.span.end
        if (
            text[c.span.start - 1].isascii() != text[c.span.start].isascii()
            and text[start - 1 : start] in tuple(_ITEM_BEGINS)
            and text[end : end + 1] in tuple(_ITEM_ENDS)
        ):
            out.append(c._replace(span=Span(start, end), strength=max(c.strength, first.strength) + 0.05))
    return out


def settled(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """Cut doubtful names to what the document calls the thing elsewhere: 盛传晶川 where 晶川 stands often."""
    often: Counter[tuple[bool, str]] = Counter((c.type in _PLACES, c.span.of(text)) for c in found)
    by_head: defaultdict[tuple[bool, str], list[str]] = defaultdict(list)
    for of_place, name in often:
        by_head[of_place, name[:2]].append(name)
    out = []
    for c in found:
        surface, place = c.span.of(text), c.type in _PLACES
        lead, trail = _LEAD.match(surface), _TRAIL.search(surface)
        if (whole := _longer(c, by_head, text)) is not None:
            out.append(c._replace(span=whole))
            continue
        branch = _BRANCH.match(surface) if place and _POST_AFTER.match(text, c.span.end) else None
        if branch and (place, branch["firm"]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.start + branch.end("firm"))))  # 云川硬件副总裁
        elif lead and (place, surface[lead.end() :]) in often:
            out.append(c._replace(span=Span(c.span.start + lead.end(), c.span.end)))
        elif trail and (place, surface[: trail.start()]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.start + trail.start())))
        elif c.type == "Person" and len(surface) > 2 and surface[-1] in _GLUED and (False, surface[:-1]) in often:
            out.append(c._replace(span=Span(c.span.start, c.span.end - 1)))
        elif place and c.source == "tagger" and c.strength < 0.7 and (inner := _inner(c, often, text)) is not None:
            out.append(c._replace(span=inner))
        else:
            out.append(c)
    return out


def _longer(c: Candidate, by_head: Mapping[tuple[bool, str], Sequence[str]], text: str) -> Span | None:
    """Find a longer name of the document that really stands here: 卫川家 where only 卫川 was proposed."""
    surface = c.span.of(text)
    if c.source != "tagger" or (c.strength >= 0.95 and c.type != "Person") or not _HAN.match(surface):
        return None
    longer = [
        name
        for name in by_head.get((c.type in _PLACES, surface[:2]), ())
        if len(name) == len(surface) + 1
        and text.startswith(name, c.span.start)
        and name[-1] not in _GLUED
        and not _TRAIL.search(name)
    ]
    return Span(c.span.start, c.span.end + 1) if longer else None


def _inner(c: Candidate, often: Counter[tuple[bool, str]], text: str) -> Span | None:
    """Find a name of the document that a doubtful one begins or ends with, and that stands alone more often."""
    surface = c.span.of(text)
    if _UNIT.match(surface):
        return None
    for length in range(len(surface) - 1, 1, -1):
        if often[True, surface[-length:]] > often[True, surface]:
            return Span(c.span.end - length, c.span.end)
        if often[True, surface[:length]] > often[True, surface]:
            return Span(c.span.start, c.span.start + length)
    return None

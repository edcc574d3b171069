"""Proposals for names from tagger, lexicon, wording and shape, each with how likely it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.extract.names.lexicon import Hit
from kg.model import Span, Tag
from kg.text.triggered import Triggered
from kg.text.words import dictionary_word, tagged_words

SURE, LIKELY, WEAK = 0.95, 0.75, 0.45
"""Strengths: said outright or a known name; a shape that rarely misleads; a shape that needs company."""

_ORGANIZATION_END = re.compile(
    r"(?:大学|学院|学校|中学|小学|研究院|研究所|研究中心|研究会|研究总院|实验室|协会|学会|商会|联合会|联盟|委员会|委|政府|法院|检察院|医院|基金会|"
    r"[省市县区国]?.{0,8}(?:局|厅|部|署)|工信部|证监会|发改委|日报|晚报|晨报|周刊|周报|时报|早报|电视台|通讯社|出版社|杂志社|报社|博物馆|图书馆|交易所|党校|书院|科学院|工程院|设计院|中心|智库|评论|观察)$"
)
_COMPANY_END = re.compile(
    r"(?:公司|集团|科技|银行|证券|资本|创投|基金|投资|控股|智能|半导体|电子|汽车|重工|机器人|制药|生物|医药|航空|航天|能源|电力|电气|电器|网络|软件|信息|通信|数据|云|资产|投顾|"
    r"保险|人寿|财险|信托|期货|租赁|物流|快递|食品|饮料|乳业|酒业|地产|置业|物业|建设|建工|材料|新材|化工|钢铁|矿业|石化|石油|船舶|动力|光电|光伏|股份|实业|传媒|影业|文化|游戏|互娱|教育|咨询|顾问|事务所|事业部|事业群|厂|工作室)$"
)
_STRONG_ORGANIZATION = re.compile(
    r"(?:大学|学院|研究院|研究所|实验室|协会|学会|联合会|委员会|人民政府|法院|医院|基金会|日报|晚报|晨报|时报|电视台|通讯社|科学院|工程院|交易所|研究中心|数据局|工信局)$"
)
_STRONG_COMPANY = re.compile(
    r"(?:有限公司|股份公司|有限责任公司|集团|科技|银行|证券|资本|创投|控股|半导体|汽车|制药|事业部|事业群|分公司|子公司)$"
)
_PUBLIC = re.compile(
    "(?:储备银行|联储银行|人民银行(?:.{0,10}[总分支]行)?|中央银行|[二三四五六七八九十0-9]国集团|广播电视集团|广播公司|卫视|俱乐部|巡视组|监察组)$"
)
"""Ends of bodies that are no firms, whatever these end in elsewhere."""
_DEFINES = re.compile(rf"[A-Za-z）)]$|{_ORGANIZATION_END.pattern}|{_COMPANY_END.pattern}")
"""What ends the full name of a body before a bracket that gives its short one."""

_DEFINED = re.compile(
    r"[（(](?:[A-Za-z0-9.:： ]{2,16}[，,；;])?(?:以下|下|后文|证券|股票|公司)?(?:简称|称)(?:为)?[:：]?[“\"‘「『]?(?P<short>[^”\"’」』（）()，。；;]{2,12})[”\"’」』]?"
    r"(?:[或、][“\"‘「『](?P<more>[^”\"’」』（）()，。]{2,12})[”\"’」』]|或[^）)]{2,14})?(?:[，,；;][^（）()]{2,20})?[）)]"
)
_NO_BODY = re.compile(
    r"(?:[发范新园小城特港矿景]区|[省市县镇]|办法|条例|规定|规划|计划|方案|意见|指南|协议|合同|项目|工程|报告|标准|草案|公报|论坛|峰会|大会|展会|博览会|交易会|产品|系统)[》”]?$"
)
MODEL_NOUN = r"(?:行业|通用|语言|多模态|推理|基础|基座|金融|工业|医疗|视觉|开源|闭源|端侧|语音|视频|图像|垂直|生成式|对话|世界|决策|预测|调度|质检|诊断|风控|代码|蛋白质|气象|科学|教育|法律|设计|具身|自研|专用|垂类|专业|农业|能源|物流|矿山|交通|文生图|文生视频|千亿|百亿|万亿|参数|级)*(?:大|小)?(?:语言)?模型"
_QUOTED_AFTER_NOUN = Triggered(
    re.compile(rf"{MODEL_NOUN}(?:家族|系列|产品)?[“「『《‘](?P<name>[^”」』》’，。；：！？“]{{1,12}})[”」』》’]"),
    ["模型"],
)
_QUOTED_BEFORE_NOUN = Triggered(
    re.compile(
        rf"[“「『《‘](?P<name>[^”」』》’，。；：！？“]{{1,12}})[”」』》’](?:系列)?{MODEL_NOUN}(?!的?(?:领域|赛道|行业|市场|厂商|公司|企业|时代|竞争|创业|技术|产业|团队|浪潮|战))"
    ),
    ["模型"],
)
_LATIN_MODEL = Triggered(
    re.compile(
        rf"(?<![A-Za-z0-9])(?<![A-Za-z0-9][ -])(?P<name>[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)(?:系列)?(?= ?{MODEL_NOUN})"
    ),
    ["模型"],
)
_VERSIONED_MODEL = Triggered(
    re.compile(
        rf"(?<![A-Za-z0-9.-])(?P<name>[A-Z][A-Za-z]{{1,15}}(?:[ -][A-Z][A-Za-z]{{1,12}}){{0,2}}[ -]?[vV]?\d{{1,2}}(?:\.\d{{1,2}})?[A-Za-z]?(?:[ -][A-Z][A-Za-z]{{2,12}}){{0,3}})(?:系列)?(?= ?{MODEL_NOUN})"
    ),
    ["模型"],
)
"""Letters with a version right before what they are: Tarn 5.3 Instant 模型."""
_SIZED_MODEL = Triggered(
    re.compile(
        r"(?<![A-Za-z0-9.-])(?P<name>(?:[\u4e00-\u9fff]{2,4}|[A-Z][A-Za-z0-9.]{1,20}(?:-[A-Za-z0-9.]{1,16}){0,4})-\d+(?:\.\d+)?[BbT])(?![A-Za-z0-9])"
    ),
    re.compile(r"-\d"),
)
_SIZED_BEFORE = Triggered(
    re.compile(
        r"(?:参数(?:总?量|规模)?[为达到约超 ]{0,3}[\d.百千]{1,7} ?万?亿(?:级)?|[\d.百千]{1,7} ?万?亿(?:级|量级)?(?:的|个)?(?:总|大)?参数(?:量|规模)?|[千百]亿级)的[“「『](?P<name>[^”」』，。；：！？“]{1,12})[”」』]"
    ),
    ["亿"],
)
"""In quotation marks behind a number of parameters: 参数量300亿的“望舒”."""
_SIZED_BEHIND = Triggered(
    re.compile(
        r"[“「『](?P<name>[^”」』，。；：！？“]{2,12})[”」』](?:的|则|有|拥有|只有|达到?|[（(：:])*(?:总?参数(?:总?量|规模)?[为达到约超有只是仅 ]{0,4}\d|[\d.百千]{1,7} ?万?亿(?:的|个)?参数|上下文(?:窗口|长度)*[^，。；“]{0,6}\d)"
    ),
    ["参数", "上下文"],
)
"""In quotation marks before what only models have: “望舒”参数规模300亿."""
_PRICED_QUOTED = Triggered(
    re.compile(
        r"[“「『](?P<name>[^”」』，。；：！？“]{2,12})[”」』](?:的|则|也|只|仅|才|现在|目前|官方|建议|正式|国内){0,3}(?:(?:起?售价|定价|零售价|指导价|预售价|标价|到手价|单价)(?:区间)?[为是约仅从超高达在 ]{0,3}[\d$¥￥一二三四五六七八九十两百新人港美]|[一每][杯盒瓶台支包份碗袋罐件套]只?(?:卖|售|要|只要|仅)?[\d一二三四五六七八九十两][\d.一二三四五六七八九十两]{0,9}万?(?:元|块)|卖\d[\d.]*万?元)"
    ),
    re.compile("价|元|块"),
)
"""In quotation marks before what it costs: “川岸美式”一杯7.9元."""
_MODEL_CALLED = Triggered(
    re.compile(
        r"模型(?P<name>[A-Z][A-Za-z]{0,12}[- ]?[vV]?\d[\d.]*(?:[- ][A-Za-z0-9.]{1,10}){0,2}|[A-Z][a-z]+[A-Z][A-Za-z]{1,12})(?![A-Za-z0-9%％年月日家款个])"
    ),
    re.compile("模型[A-Z]"),
)
_LATIN_PRODUCT = Triggered(
    re.compile(
        r"(?<![A-Za-z0-9.-])(?P<name>(?:[A-Z]{2,5} )?[A-Z][A-Za-z]*[ -]?[vV]?\d[A-Za-z0-9.]*(?: [A-Z]{2,4} ?\d+)?|[A-Z][a-z]+[A-Z][A-Za-z]+|[A-Z]{4,}|[A-Z][A-Za-z0-9]+ App(?![a-z]))(?= ?(?:系列)?(?:(?<= App)|芯片|显卡|加速卡|服务器|无人机|处理器|手机|智能体|助手|机器人|浏览器|一体机|平台|耳机|眼镜|客户端|(?:支线|干线)?客机|飞机|机型|直升机|战斗机|战机|轰炸机|导弹|(?:主战)?坦克|战车|发动机|火箭|卫星|飞船|轿车|机床|光刻机|挖掘机|动车组))"
    ),
    re.compile("[A-Z]"),
)
_LATIN_SYSTEM = Triggered(
    re.compile(
        r"(?<=[的其研出布载下发])(?P<name>(?![A-Z0-9]{1,6} ?(?:系统|架构|平台|引擎))[A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*){0,2})(?= ?(?:系统|架构|平台|操作系统|引擎|座舱|底盘))"
    ),
    re.compile("[A-Z]"),
)


class Candidate(NamedTuple):
    """A stretch that may be a name: of which type, how likely, and who says so."""

    span: Span
    type: str
    strength: float
    source: str


def from_tags(tags: Iterable[Tag]) -> Iterator[Candidate]:
    """Take over what the tagger proposes, titles apart."""
    for tag in tags:
        if tag.type != "Title":
            yield Candidate(
                span=tag.span, type=tag.type, strength=0.5 + 0.45 * min(1.0, tag.score / 0.6), source="tagger"
            )


def from_lexicon(hits: Iterable[Hit], whole: Callable[[Span, str], Span]) -> Iterator[Candidate]:
    """Take over known names; one that is an ordinary word too is weak until something else supports it.

    `whole` takes the version behind the name of a thing of this type into it.
    """
    for hit in hits:
        yield Candidate(
            span=whole(hit.span, hit.entry.type),
            type=hit.entry.type,
            strength=SURE if hit.sure else WEAK,
            source="lexicon",
        )


def from_wording(text: str) -> Iterator[Candidate]:
    """Find what the text itself presents as a name: defined short forms, legal names, names quoted beside their kind."""
    for found in _DEFINED.finditer(text):
        if _NO_BODY.search(text, max(0, found.start() - 4), found.start()):
            continue  # 某某经济开发区（下称“开发区”）: a place or a paper has a short name too
        whole = text[max(0, found.start() - 14) : found.start()].rstrip(' ”」"')
        if whole.endswith("》"):
            continue  # a paper
        strength = SURE if _DEFINES.search(whole) else WEAK  # 清单（下称“清单”）
        for short in ("short", "more") if found["more"] else ("short",):
            yield Candidate(span=Span(*found.span(short)), type="Company", strength=strength, source="defined")
    for pattern, kind, strength in (
        (_QUOTED_AFTER_NOUN, "Model", LIKELY),
        (_QUOTED_BEFORE_NOUN, "Model", LIKELY),
        (_LATIN_MODEL, "Model", WEAK),
        (_VERSIONED_MODEL, "Model", LIKELY),
        (_SIZED_MODEL, "Model", LIKELY),
        (_SIZED_BEFORE, "Model", LIKELY),
        (_SIZED_BEHIND, "Model", LIKELY),
        (_PRICED_QUOTED, "Product", LIKELY),
        (_MODEL_CALLED, "Model", LIKELY),
        (_LATIN_PRODUCT, "Product", LIKELY),
    ):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            start += len(found["name"]) - len(_bare(found["name"])) if pattern is _SIZED_MODEL else 0
            told = pattern is _PRICED_QUOTED and dictionary_word(text[start:end]) is not None  # “平价”一杯五元
            if named(text[start:end]) and not told:
                yield Candidate(span=Span(start, end), type=kind, strength=strength, source="wording")
    for found in _LATIN_SYSTEM.finditer(text):
        if named(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Product", strength=LIKELY, source="device")


_POST_END = r"(?:官(?!网|微|方(?:[对向也还曾则均已称说]|人士|消息|[微网]|透露|表示|回应|介绍))|董事长|总经理|总裁|教授|记者|分析师|创始人|CEO|CTO|CFO|COO|负责人|合伙人|院长|主任|局长|研究员|总监|秘书长|会长|部长|工程师|首席科学家|执行长|财务长|董座|主席|行长|所长|书记|经理)"
_HOLDER = re.compile(
    rf"{_POST_END}(?P<name>[\u4e00-\u9fff]{{2,4}}?)(?=(?:则|也|还|曾|均|都|随后|当场|直言|对)?(?:说|表示|认为|指出|强调|告诉|透露|介绍|坦言|称|直言|笑道|提到|预计|回应|补充|提醒|判断|看来))"
)


_PREPOSED = 2
"""How often somebody must be named whose surname is a preposition too."""
_IN_TURN = re.compile("(?<=[”」])(?!高[管层])(?P<name>[\u4e00-\u9fff]{2,3}?)(?=[追反又]?[问答]道?[。，])")
"""Who asks or answers behind words that were spoken: “为什么？”某某问。"""
_WRITER = "作者|编[辑译]|撰文|责编|记者|采写|整理|摄影|(?<![\u4e00-\u9fff])文|(?<=图)文"
_CREDIT = re.compile(
    rf"(?m)^[ \u3000*]*[\u4e00-\u9fff]{{0,6}}?(?:{_WRITER})[ \u3000*]*[|丨｜/／：:][ \u3000*]*(?P<name>[\u4e00-\u9fff]{{2,4}})(?=[ \u3000*]*$)"
)
_CREDIT_IN_BRACKETS = re.compile(
    rf"[（(【][\u4e00-\u9fff]{{0,8}}?(?:{_WRITER})(?:[|丨｜/／：:] ?|[ \u3000\n])(?P<name>[\u4e00-\u9fff]{{2,3}})[）)】]"
)
"""Who wrote it, alone on a line or in brackets: 江报编辑：某某, （记者 某某）."""
_ROLE = rf"(?:{_WRITER}|[图审]|审[核校]|校对|统筹|供稿|制图)[|丨｜/／：:] ?"
_CREDITS_IN_ROW = re.compile(
    rf"(?<![\u4e00-\u9fff]){_ROLE}(?P<name>[\u4e00-\u9fff]{{2,4}})(?=[ \u3000]+{_ROLE})"
    rf"|(?<=[ \u3000]){_ROLE}(?P<last>[\u4e00-\u9fff]{{2,4}})(?=[）)】])"
)
"""One of several who are credited side by side: （文/某某　图/某某　编辑/某某）."""


def _bare(name: str) -> str:
    """Take the words before a Chinese name with a size off it: 基于星川-7B, 轻量版星川-7B."""
    return re.sub(
        r"^[\u4e00-\u9fff]{0,2}(?:基于|接入|采用|使用|搭载|部署|完成|引入|调用|微调|开源|发布|推出|上线|训练|集成|对标|版|型|款|的|和|与|及|由|以|在|用)(?=[\u4e00-\u9fff]{2})",
        "",
        name,
    )


_MEDIUM_HEAD = re.compile(
    r"(?m)^[ \u3000]*[【\[]?(?:(?:另|又|再)?据|根据|另)?(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)[】\]]? ?(?:(?:官方)?(?:微信|微博)?(?:公众号|官微|微博)|客户端)?(?:(?<!资)专?讯(?=[^\u4e00-\u9fffA-Za-z]|$|记者|今|昨|近日|日前|据)|(?:北京|上海|广州|深圳|杭州|成都|武汉|南京|重庆|天津|西安|香港|台北|东京|纽约|华盛顿)?\d{1,2} ?月 ?\d{1,2} ?日(?:消息|讯|电|报道))"
)
_TOLD_BY = Triggered(
    re.compile(
        r"(?:(?m:^)[ \u3000]*(?:(?:另|又)?据|根据)?|据)(?P<name>(?!据|另据|又据|根据|外媒)[\u4e00-\u9fff]{1,6}(?:网|社|报|日报|晚报|周刊|财经|新闻|在线|客户端))(?:消息[，,]|(?=报道[，,]|获悉[，,]))"
        r"|(?:媒体|网站|博客)(?P<latin>[A-Za-z][A-Za-z0-9.]{1,20}(?: [A-Z][A-Za-z]+){0,3})(?=(?:报道|报导|称|消息|披露|援引|指出))"
    ),
    re.compile("消息|报道|获悉|媒体[A-Za-z]|网站[A-Za-z]|博客[A-Za-z]"),
)
"""The medium of a report: 某某网消息, 据科技媒体Xyz报道."""
_ARM = Triggered(
    re.compile(
        r"(?:全资|控股|参股)(?:子公司|孙公司)(?P<name>[\u4e00-\u9fff]{3,6}?)(?=[，。；,;]|与|和|已|拟|正|也|还|近日|将|于|开发|研发|制造|运营|负责|生产|提供|承担|实施|持有|宣布)"
    ),
    ["子公司", "孙公司"],
)
_CALLED_FIRM = Triggered(
    re.compile(
        r"(?:名为|名叫|叫做|叫作)[“「]?(?P<name>[^，。；：！？“”「」、的\n]{2,14})[”」]?的(?:[^，。；：！？“”、\n]{0,10}?)(?:公司|企业|厂商|初创|创企|独角兽|工作室|[茶餐饭面酒]馆|餐厅|[小书饭花]店|咖啡馆|工厂|律所)(?!的)"
    ),
    re.compile("名为|名叫|叫做|叫作"),
)


_CALLED_THING = Triggered(
    re.compile(
        r"(?:名为|名叫|叫做|叫作|叫)(?P<name>[A-Z][A-Za-z0-9]{1,14}|[\u4e00-\u9fff]{2,4})的(?:[^，。；：！？“”、\n]{0,6}?)(?P<kind>Agent|智能体|助手|应用|软件|模型|机器人|浏览器|操作系统)"
    ),
    re.compile("叫|名为"),
)


def from_heads(text: str) -> Iterator[Candidate]:
    """Find the medium at the head of a report (某某网5月6日消息), arms of firms, and things called so."""
    for found in _MEDIUM_HEAD.finditer(text):
        if not re.search(r"[年月日]|记者|本报|[快短电综]$|网站$|外媒|媒体$", found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Organization", strength=LIKELY, source="wording")
    for found in _TOLD_BY.finditer(text):
        group = "name" if found["name"] else "latin"
        if named(found[group]):
            yield Candidate(span=Span(*found.span(group)), type="Organization", strength=LIKELY, source="wording")
    for found in _ARM.finditer(text):
        if named(found["name"]) and (dictionary_word(found["name"][:2]) or "n")[0] not in "vdpac":
            yield Candidate(span=Span(*found.span("name")), type="Company", strength=LIKELY, source="wording")
    for found in _CALLED_THING.finditer(text):
        if named(found["name"]):
            kind = "Model" if found["kind"] == "模型" else "Product"
            yield Candidate(span=Span(*found.span("name")), type=kind, strength=LIKELY, source="device")
    for found in _CALLED_FIRM.finditer(text):
        if named(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Company", strength=LIKELY, source="wording")


def from_posts(text: str, surnames: frozenset[str]) -> Iterator[Candidate]:
    """Find persons between a post and a verb of saying, or who ask and answer, if they begin with a surname."""
    for found in _HOLDER.finditer(text):
        name = found["name"]
        if name.endswith(("记者", "媒体", "公众", "外界")) or _halves_words(text, Span(*found.span("name"))):
            continue  # 某教授向记者表示, 官方通报称
        if (name[0] in "向和对跟" and text.count(name) < _PREPOSED) or (dictionary_word(name[1:]) or "n")[0] in "rpc":
            continue  # 总裁和我说, 教授向江报透露, 主席这时这样说
        if (len(name) < 4 and name[0] in surnames) or name[:2] in surnames:
            yield Candidate(span=Span(*found.span("name")), type="Person", strength=LIKELY, source="wording")
    for found in _IN_TURN.finditer(text):
        if found["name"][0] in surnames and dictionary_word(found["name"]) is None:
            yield Candidate(span=Span(*found.span("name")), type="Person", strength=LIKELY, source="wording")
    for pattern in (_CREDIT, _CREDIT_IN_BRACKETS, _CREDITS_IN_ROW):
        for found in pattern.finditer(text):
            yield Candidate(
                span=Span(*found.span(found.lastgroup or 0)), type="Person", strength=SURE, source="wording"
            )


def _halves_words(text: str, span: Span) -> bool:
    """Say whether a supposed name is but the second half of one word and the word behind that: 方通报 of 官方通报."""
    begin = max(0, span.start - 4)
    words = {
        (begin + a, begin + b)
        for a, b, _ in tagged_words(text[begin : span.end + 4])
        if dictionary_word(text[begin + a : begin + b]) is not None
    }
    return any(a < span.start < b < span.end and any(c == b and d >= span.end for c, d in words) for a, b in words)


def from_metadata(text: str, publisher: str | None, author: str | None) -> Iterator[Candidate]:
    """Find the publisher and the authors whom the head of the document names."""
    people = re.split(r"[、，,；;/]+|(?<=[\u4e00-\u9fff]) +| +(?=[\u4e00-\u9fff])", author) if author else ()
    for name, kind in ((publisher, "Organization"), *((a, "Person") for a in people)):
        at = text.find(name) if name and len(name) > 1 else -1
        while name and at >= 0:
            yield Candidate(span=Span(at, at + len(name)), type=kind, strength=SURE, source="metadata")
            at = text.find(name, at + len(name))


def from_entries(text: str) -> Iterator[Candidate]:
    """Find the names that entries of a list begin with: **问川**：某公司研发的模型."""
    for found in _ENTRY.finditer(text):
        if named(found["name"]) and not (_WHEN.match(found["name"]) or _IS_SOMEBODY.match(found["rest"])):
            kind = "Model" if "模型" in found["rest"] or "参数" in found["rest"] else "Product"
            yield Candidate(span=Span(*found.span("name")), type=kind, strength=LIKELY, source="entry")


_ENTRY = re.compile(
    r"(?m)^[-*·•\d.、\s]*\*\*(?P<name>[^*：:\n]{2,16})\*\*[：:] ?(?P<rest>[^\n]{0,60}(?:研发|开发|推出|旗下|发布|自研|出品|打造|开源)[^\n]{0,60}|(?:又?[一这][款台部]|又一[个支])[^，。；\n]{2,60}|[^，。；\n]{2,12}的(?:新款|新品|首款|新机|旗舰)[^，。；\n]{1,60})"
)
_WHEN = re.compile(
    r"(?:[今去明本上下前后近]|\d{2,4} ?|[一二三四]季)[年月周度半天日季][年月周度半天日季初底末春夏秋冬中上下旬]*$"
    r"|[^A-Za-z]*\d[^A-Za-z]*[年月日季初底末旬]$|.*(?:季度?|半年|阶段|期间)$"
)
"""A name that tells when: **今年秋季**：……."""
_IS_SOMEBODY = re.compile(
    r"[^，。；\n]{0,24}(?:总监|工程师|经理|创始人|教授|总裁|主席|CEO|CTO|博士|首席[\u4e00-\u9fff]{2,4}官|科学家|研究员|合伙人|院士)(?:[，。；、和及兼]|$)(?![^\n]{0,30}(?:研发|推出|开发|打造)的)|[他她](?!们)"
)
"""How an entry goes on that tells who somebody is: **某某**：某公司前总监."""
_NOT_NAMED = re.compile(
    r"[的了是在和与或]|^最|^(?:中文|中英双语|双语|多语言|国产|通用|行业|开源|闭源|自研|多模态|垂直|专属|语言|企业级|金融|工业|医疗|视觉|推理|世界|智驾|座舱)$|^(?i:to ?[bcg]|know-how|transform(?:er)?s?|ai|gpu|API|SOTA|NLP|AIGC|AGI|LLM|MoE|[MP]aaS|benchmark|ToB|ToC|CPU|NPU|IT|SaaS|RAG|Agent|B端|C端|Transformer|VLA|MCP|npc|ipo|kpi|ceo|cto|cfo|asic|hbm|roi|poc|sdk|ict|diy|ar|vr|xr|5g|6g|wifi|token|tokens)$|大模型|模型$|[，。；：！？、]"
)


_GRADE = r"(?:Turbo|Pro|Plus|Max|Lite|Mini|Flash|Ultra|Long|Air|Preview|Instruct|Chat|Base|Coder|Thinking|Vision|Nano|Small|Large|Medium|Opus|Sonnet|Haiku|Speed|Omni|Live|Next)"
GRADE = re.compile(rf"(?i:{_GRADE})(?:[- ]\d+[kKbB]?)?(?: ?版| ?版本)?")
"""What only tells a version of something named before it."""
TECHNIQUE = re.compile(
    r"(?i)(?:to ?[bcg]|know-how|transform(?:er)?s?|ai|aigc|agi|gpu|cpu|npu|api|evtol|adas|noa|ota|lidar|soc|saas|it|ict|npc|ipo|llm|agent|agents|rag|app|office|dense|sparse|moe|mixture[- ]of[- ]experts|scaling laws?|pd-l?1|ctla-4|her-?2|egfr|vegf|trop-?2|glp-1r?|car-t|mrna|adc|(?:3d )?nand(?: flash)?|[sd]ram|(?:lp|g)?ddr\dx?|hbm\d?e?|(?:am)?oled|lcd|(?:mini|micro) ?led|igbt|(?:si?c ?)?mosfet|sic ?sbd|mems|cmos|fpga|asic|chiplet|c[a-z]o|vp|hr|pr|hrbp|bu|fa|vc|okr|kpi|pua|bbs|[dmw]au|gmv|ebitd?a|reits?|etfs?|k12|mcn|kol|p2p|slg|rpg|mmo(?:rpg)?|fps|moba|dsp|serdes|scfi|tier ?[12]|logo|agency|robotaxi|crossover)$"
)
"""Latin words that name a technique or a kind of business, whatever the tagger takes them for."""


def named(surface: str) -> bool:
    """Say whether quoted words may be a name at all, not a phrase or the abbreviation of a technique."""
    return not _NOT_NAMED.search(surface)


def kind_of_place(name: str, otherwise: str) -> str:
    """Tell a company from another organisation by the end of its name, where that decides."""
    if _PUBLIC.search(name):
        return "Organization"
    if _STRONG_COMPANY.search(name):
        return "Company"
    if _STRONG_ORGANIZATION.search(name):
        return "Organization"
    return otherwise

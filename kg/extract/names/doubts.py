"""Why a proposed name is none after all: quoted terms, figures of speech, phrases, two words that only meet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.names.candidates import Candidate
from kg.extract.wording.corporate import COUNTRY
from kg.model import Span
from kg.text.words import dictionary_word, tagged_words

_CUT_QUOTE = re.compile(r"[“「『][^“”「」『』]{2,8}[”」』]$")
_NAMING = re.compile(r"(?:[名叫]为?|称为|叫做|发布|推出|上线|接入|搭载|旗下|自研|的)[“「『]$")
_NAMED_KIND = re.compile(
    r"(?!.{0,8}模型(?:领域|赛道|行业|市场|厂商|时代|技术|产业))[”」』](?:系列)?(?:[\u4e00-\u9fff]{0,4}模型|系统|平台|产品|应用|软件|助手|机器人|芯片|App|APP)"
)
_ENGLISH = re.compile("[a-z']+(?: [a-z']+){2,}")
_SENTENCE = re.compile(r".* (?!(?:van|von|de|der|den|bin|ibn|al|di|le|la|el|da|dos|del|du)\b)[a-z]")
_CODE = re.compile(r"[A-Za-z0-9+/=%_]{25,}|[/@].*|.*//.*")
_OF_A_COUNTRY = re.compile(f"(?:中国|{COUNTRY})(?=[\u4e00-\u9fff]{{2,4}}$)")
_KIND_THEN_NAME = re.compile(
    "(?:企业|公司|品牌|厂商|巨头|龙头|制造商|生产商|独角兽)(?P<next>[\u4e00-\u9fff]{2}|[A-Z“])"
)
"""Behind what a firm makes and before its name: 中国糖果企业某某."""
_FAIR = re.compile("(?:[A-Z]{2,8}|(?P<word>[A-Z][A-Za-z]{2,11}))(?: ?20[0-9]{2})?")
_EVENT = re.compile(r" ?(?:\d{4} ?)?(?:大会|峰会|论坛|展会|博览会|年会|大赛|挑战赛)")
_TOPIC_EVENT = re.compile(
    r"(?:经济|产业|金融|科技|创新|发展|投资|文化|制造|能源|汽车|贸易|合作|高峰|国际){1,4}(?:论坛|峰会|大会|博览会|年会|研讨会)"
)
_VERSIONED = re.compile(r"(?!AI\d)[A-Z][A-Za-z]+[- ]?\d[\d.]*[A-Za-z]?(?:-[A-Za-z0-9.]+)*")
_DOUBTFUL = 0.75  # strength from which a name stands whatever is beside it
_TOWN = re.compile("[\u4e00-\u9fff]{2}(?:[\u4e00-\u9fff](?<![行厂院]))?")
_PLAIN = 0.6  # of 13 Latin models that only the tagger saw with less, none was one (own, gold and 14 web articles)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ORGANISED = re.compile(
    r"(?:公司|集团|科技|银行|资本|大学|学院|研究院|研究所|实验室|协会|学会|联盟|中心|基金|工作室|工厂|医院)$"
)
_CALLS_A_FIRM = re.compile(
    r"(?:公司|企业|厂商|品牌|机构|平台|集团|工厂|团队|商|店|简称|下称|名|名为|叫做?|组织|媒体|旗下)(?:的|是|为)?“$"
)


_FIGURE = 0.56  # a firm in quotation marks of which the tagger is surer is one in 27 of 33 places


def figurative(c: Candidate, text: str) -> bool:
    """Say whether a doubtful firm is a quoted figure of speech, not a name: 机械工业的“国家队”, 被称为“灯塔”."""
    surface = c.span.of(text)
    if c.type != "Company" or c.strength >= _FIGURE or _ORGANISED.search(surface) or coined(surface):
        return False
    around = text[c.span.start - 1 : c.span.start] + text[c.span.end : c.span.end + 1]
    return around == "“”" and not _CALLS_A_FIRM.search(text, max(0, c.span.start - 10), c.span.start)


def foreign(c: Candidate, text: str) -> bool:
    """Say whether a Latin name is an English phrase, code, an event's, or a model's that only a doubtful tagger sees."""
    surface = c.span.of(text)
    if not surface.isascii():
        return False
    if c.type in ("Company", "Organization") and _EVENT.match(text, c.span.end):
        return c.strength < 0.75
    if _CODE.fullmatch(surface) or (c.type == "Person" and _SENTENCE.match(surface)):
        return True
    return c.type == "Model" and c.strength < _PLAIN and not _VERSIONED.fullmatch(surface)


_HELD_AT = re.compile(
    r"(?:大会|展会|展览|峰会|展)?(?:期间(?=[宣表展发亮指透举与上])|现场|开幕|闭幕|会场|上(?:发布|宣布|表示|展出|展示|亮相|推出|指出|称|透露|说|的?演[讲说])"
    r"|(?:宣布|发布|发表|表示|展出|展示|亮相|登台|演[讲说])(?![^，。；\n]{0,40}(?:后|[之以]前|之际|同时|当天|当日)[，。；]))"
)
"""Behind 在 and capital letters: what goes on there, where 在XYZ宣布破产后 tells only when."""
_TAKES_PLACE = re.compile(
    "联合(?:宣布|发布|签署)|落幕|开幕|举[行办]|召开|揭晓|签约|揭牌|[^，。；]{0,2}的一[间座处栋所]"
)
_SHOWN_AT = re.compile("(?:大会|展会|展览|展)?(?:展出|亮相|登台|参展)")


def elsewhere(c: Candidate, text: str) -> bool:
    """Say whether a supposed firm is half of an event's name (川岸智能经济论坛), an event (在RHX宣布), or a doubtful one a place (位于川岸)."""
    if c.type != "Company":
        return False
    if (
        text[c.span.start - 1 : c.span.start] == "在"
        and (name := _FAIR.fullmatch(text, *c.span))
        and (_SHOWN_AT if name["word"] else _HELD_AT).match(text, c.span.end)
    ):
        return True
    if (kind := _OF_A_COUNTRY.match(text, *c.span)) and (then := _KIND_THEN_NAME.match(text, c.span.end)):
        if (dictionary_word(then["next"]) or "n").startswith("v"):
            return False  # 中国川平公司创立
        words = tagged_words(text[kind.end() : c.span.end])
        return all(dictionary_word(text[kind.end() + a : kind.end() + b]) is not None for a, b, _ in words)
    return _TOPIC_EVENT.match(text, c.span.end) is not None or (
        c.strength < 0.75
        and (
            text.endswith(
                ("位于", "坐落于", "地处", "总部在", "根在", "家在", "生于", "长于", "定居", "扎根"), 0, c.span.start
            )
            or (text[c.span.start - 1 : c.span.start] == "在" and _TAKES_PLACE.match(text, c.span.end) is not None)
        )
    )


def wordy(surface: str) -> bool:
    """Say whether a doubtful name begins with an adverb (非常欢迎) or is a stretch of English (knows when to stop)."""
    if _ENGLISH.fullmatch(surface):
        return True
    words = tagged_words(surface) if len(surface) > 3 else []
    return len(words) > 1 and words[0][2] in ("d", "c") and words[0][1] > 1 and not _ORGANISED.search(surface)


_FEATURE = re.compile(r" ?[”」\"]?(?:实验|预览|测试|可选)?功能(?!机)")


def feature(c: Candidate, text: str) -> bool:
    """Say whether a supposed thing in letters is but something that another can do: 推出 Shared Notes 功能."""
    return c.type in ("Model", "Product") and c.span.of(text).isascii() and _FEATURE.match(text, c.span.end) is not None


_GLOSS = re.compile("[A-Z][a-z]+(?:[ -][A-Za-z][a-z]+)+")
_GLOSSED = re.compile("[)）]|[,，;；] ?[A-Z][A-Za-z]{1,7}[)）]")
"""Behind an English gloss: the end of its bracket, or its letters before that."""
_ENDS_WORD = frozenset("级化性度率式型法")


def glossed(c: Candidate, text: str) -> bool:
    """Say whether a supposed thing only tells in English what the common words before its bracket say: 张量核心（Tensor Cores）."""
    opened = text[c.span.start - 1 : c.span.start] in ("（", "(") and _GLOSSED.match(text, c.span.end)
    if c.type not in ("Model", "Product") or not opened or not _GLOSS.fullmatch(text, *c.span):
        return False
    begin = max(0, c.span.start - 7)
    words = [text[begin + a : begin + b] for a, b, _ in tagged_words(text[begin : c.span.start - 1])]
    if words and words[-1] in _ENDS_WORD:
        return True
    words = words[-2:]
    return len(words) == 2 and all(len(w) > 1 and (dictionary_word(w) or "x")[0] in "nvab" for w in words)


def cut_quote(c: Candidate, text: str) -> bool:
    """Say whether a doubtful name is the end of quoted words that it does not begin: “大模型六川豹”."""
    return (
        c.strength < 0.6
        and text[c.span.start - 1 : c.span.start] not in "“「『"
        and _CUT_QUOTE.search(text, max(0, c.span.start - 10), c.span.end + 1) is not None
    )


_AS_WORDS = re.compile("这?[一二两三四几]个?大?[字词]|这个?[词字]")
"""Behind quotation marks: that words are meant as words."""


def coined(surface: str) -> bool:
    """Say whether a name is no word of the dictionary, and more than two such words beside each other."""
    if dictionary_word(surface) is not None:
        return False
    parts = [surface[a:b] for a, b, _ in tagged_words(surface)]
    return any(len(part) == 1 or dictionary_word(part) is None for part in parts)


def term(c: Candidate, text: str) -> bool:
    """Say whether a doubtful thing is a quoted term: “快思考”, which nothing beside it calls a model or a product."""
    if c.strength >= 0.62 or not (c.span.of(text).isalpha() and _HAN.match(c.span.of(text))):
        return False
    quoted = text[c.span.start - 1 : c.span.start] in "“「『" and text[c.span.end : c.span.end + 1] in "”」』"
    return (
        quoted
        and (c.type == "Model" or not coined(c.span.of(text)) or _AS_WORDS.match(text, c.span.end + 1) is not None)
        and c.span.start > 0
        and not _NAMING.search(text, max(0, c.span.start - 6), c.span.start)
        and not _NAMED_KIND.match(text, c.span.end)
        and not tagged_words(text[max(0, c.span.start - 9) : c.span.start - 1] or "，")[-1][2].startswith(("n", "eng"))
    )


_GOODS_BEFORE = re.compile(
    r"(?:、|(?:品牌|平台|机型|车型|车系|应用|软件|客户端|App|APP|产品|单品)(?:[:：]|——)?[“「]?)$"
)


def among_goods(span: Span, text: str) -> bool:
    """Say whether a word stands where names of goods do: in a row with 、, or behind what it is: 高端品牌“望天”."""
    return text.startswith("、", span.end) or bool(_GOODS_BEFORE.search(text, max(0, span.start - 8), span.start))


_JOINS = ("p", "c", "u", "d", "r")
"""Parts of speech of words that only join others: the end of 智慧与 in 汲取智慧与能量."""


def astride(text: str, span: Span) -> bool:
    """Say whether a short name is only the end of one word and the beginning of the next: 强生 in 加强生成."""
    begin = max(0, span.start - 3)
    words = [(begin + a, begin + b, kind) for a, b, kind in tagged_words(text[begin : span.end + 3])]
    if any(kind == "ns" and a <= span.start and span.end <= b and (a, b) != span for a, b, kind in words):
        return True  # 别克 in 乌兹别克斯坦
    return any(a < span.start < b < span.end for a, b, _ in words) and any(
        span.start < a < span.end and (b > span.end or kind[:1] in _JOINS) for a, b, kind in words
    )


def money(text: str, span: Span) -> bool:
    """Say whether a short name is part of a sum: 亿欧 in 5亿欧元."""
    return text[span.start] in "亿万千" and text.startswith("元", span.end)


_SEASONS = frozenset(
    "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒".split()  # noqa: SIM905
)
_IN_SEASON = re.compile(
    "[刚一已未]过|前[后夕，]|[时之]节|过后|将[至近]|[这当]天|节气|后[，不的]|以[来后]|至|，|时分|刚"
)
_SAYING = frozenset(("表示", "采访", "透露", "介绍", "获悉", "了解", "报道", "证实", "指出"))
"""What reporters do: nobody behind 某报记者."""
_ASKED = re.compile("时[亦也还曾均就都]")
_KIN = frozenset("师弟 师兄 师姐 师妹 学长 学姐 同窗 发小 表弟 表哥 表妹 堂弟 堂兄".split())  # noqa: SIM905
_ENTERS = re.compile("(?:加入|加盟|进入|入职|来到|创办|创立|执掌|接掌)了?$")
_PARTICLES = frozenset("的了着过吗呢吧么")
_DAY = re.compile("[上下本这]个?(?:周|星期|礼拜)[一二三四五六日天末]")
_BEGINS = re.compile("[，。；：！？“「\n]")
_COUNTED = re.compile("[一二两三四五六七八九十百千万半几][亩个台套座款块顿口只条吨]")
_MORE_SO = re.compile("[更最很较愈太][\u4e00-\u9fff]{1,2}")
_HOTLINE = re.compile(r"(?<!\d)\d{5}$")
_PLANT = re.compile(
    "(?:液晶|面板|电池|整车|组装)?(?:工厂|产线|生产线|厂房|车间)|(?:[、和与及][A-Z]?\\d{1,2}){0,4}厂(?![商家牌])"
)
_IN_TRIAL = re.compile("[一二三ⅠⅡⅢI]+期|临床|获批|解盲")
_DEED = re.compile("[\u4e00-\u9fff]{1,2}[出了着过]")
_MANY = re.compile("[十百千万几数][来几多余]$")
_SELLS, _NAMED_SO = re.compile("(?:[卖做]|主打|主营|主推|生产|经营)$"), re.compile("的(?:品牌)?[“「]")
"""Around what is sold, before the name it is sold under: 卖植物奶的“某某”."""
_MODAL = re.compile("[不被让把]")
_RANKING = re.compile("[富豪百强千全球财未来品牌创投独角兽企业家慈善女榜中国]{0,9}榜(?!上有|样)")
"""Behind the name that a ranking goes by: 某某富豪榜."""


def _in_passing(span: Span, text: str) -> bool:
    """Say whether two characters taken for a person are a verb (扬言) or begin within a day (今天快)."""
    if text[span.start - 1 : span.start] == "、" or _TITLED.search(text, max(0, span.start - 3), span.start):
        return False
    day = (
        span.start > 0
        and text[span.start] in "天年月日"
        and dictionary_word(text[span.start - 1 : span.start + 1]) == "t"
    )
    return day or dictionary_word(span.of(text)) == "v"


_TITLED = re.compile("(?:[长总人裁师者授监理员官席]|CEO|CTO|CFO)$")
"""Before a person: a post."""


def nobody(c: Candidate, text: str) -> bool:
    """Say whether a supposed person is a season, an adverb, a verb, kin, or what stands beside a name."""
    surface = c.span.of(text)
    if (len(surface) == 2 and surface[1] in _PARTICLES) or surface.startswith("发自") or _DAY.fullmatch(surface):
        return True  # 官方的, 记者某某 发自江左, 法官上周二裁定
    if c.source == "tagger" and c.strength < 0.75 and len(surface) == 2 and _in_passing(c.span, text):
        return True
    if surface in _KIN or (
        surface[0] == "但" and len(surface) == 2 and _BEGINS.search(text, max(0, c.span.start - 1), c.span.start)
    ):
        return True
    if surface.endswith("前") and _ENTERS.search(text, max(0, c.span.start - 3), c.span.start):
        return True  # 加入甲川前: when somebody was elsewhere
    in_season = surface in _SEASONS and _IN_SEASON.match(text, c.span.end)
    adverb = len(surface) == 2 and (dictionary_word(surface) or "n")[0] == "d"  # 断然否认
    in_office = surface.startswith(("任上", "任内"))  # 在董事长任上
    asked = _ASKED.fullmatch(surface) and text.endswith("记者", 0, c.span.start)  # 回应本报记者时亦表示
    return (
        bool(in_season or asked)
        or in_office
        or surface in _SAYING
        or adverb
        or _RANKING.match(text, c.span.end) is not None
    )


def misread(c: Candidate, text: str) -> bool:
    """Say whether a supposed name is nobody's, half a verb, a plant of a firm's, or what somebody sells."""
    surface = c.span.of(text)
    if c.type == "Person":
        return nobody(c, text)
    if c.type == "Product" and c.source == "tagger" and _PLANT.match(text, c.span.end):
        return True
    if c.type in ("Model", "Product") and _HOTLINE.search(surface) and text.startswith("热线", c.span.end):
        return True
    if (
        c.type in ("Company", "Product")
        and c.source == "tagger"
        and c.strength < 0.75
        and (
            _COUNTED.match(surface)
            or _MORE_SO.fullmatch(surface)
            or (surface.endswith("新药") and _IN_TRIAL.match(text, c.span.end))
        )
    ):
        return True
    if c.type == "Company" and _DEED.fullmatch(surface) and text[c.span.start - 1 : c.span.start] in ("“", "「"):
        return True  # “烧出”最强模型
    if c.type == "Company" and (
        _MANY.match(text, *c.span)
        or (_SELLS.search(text, max(0, c.span.start - 3), c.span.start) and _NAMED_SO.match(text, c.span.end))
    ):
        return True
    if surface.endswith("部") and text.startswith("门", c.span.end):
        return True  # 各级人社部门
    return c.type == "Organization" and surface.endswith("会") and _MODAL.match(text, c.span.end) is not None


_ON_THE_MARKET = re.compile(
    "(?:指数|[\u4e00-\u9fff](?<![手戒])指|[沪深港][股港]通|股通)$|^[（(]?(?:有限|普通|特殊普通)合伙[)）]?$"
)
"""Indices, the link between exchanges and a legal form alone, all of which the tagger takes for firms."""
_OF_AN_INDEX = re.compile(
    r"(?:(?:中国)?(?:金龙|综合|工业|科技|国企|成份|成分)|\d{2,4}|中国A?\d{2,3})?(?:股票)?指数(?!公司|有限|基金)|指(?=[涨跌报低高翻收平])"
)
"""Behind a name after which an index is called: 川岸综合指数, 川证50指数."""


def of_the_market(span: Span, text: str) -> bool:
    """Say whether what is taken for a body is an index, the name in one, a trading link or a legal form."""
    return (
        _ON_THE_MARKET.search(span.of(text)) is not None
        or _OF_AN_INDEX.match(text, span.end) is not None
        or (_INDEX.fullmatch(text, *span) is not None and not _RATES.match(text, span.end))
    )


_INDEX = re.compile(
    r"(?:标普|道指|纳指|恒指|恒科|沪指|深指|沪深|中证|上证|深证|日经|科创|富时|罗素)(?:[累涨跌微收升]|\d{2,4})?(?:指数)?(?:ETF|LOF|基金|ETF基金)?"
)
"""Indices and funds that follow them, with the verb that the tagger takes in: 标普, 日经225, 道指累."""
_RATES = re.compile(
    "全球|公司|信评|评级|[将把]|的?(?:分析师|报告)|下调|上调|表示|认为|指出|预[计测]|称|信用|、?穆迪|、?惠誉"
)
"""Behind 标普 as a house that rates."""


_TICKER = re.compile(r"[A-Z]{1,5}")
_LISTED_AS = re.compile(r"(?:[（(]\d{6}[，,.：: ]|\b(?:Inc|Corp|Co|Ltd|plc)\.?,? ?[（(]?)$")
"""Before the code of an exchange or a share: （600999，SH）, Velor Inc., VLR)."""


def code_of_shares(span: Span, text: str) -> bool:
    """Say whether letters that close a bracket are but the code of the share or of the exchange named before them."""
    return (
        text.startswith(("）", ")"), span.end)
        and _TICKER.fullmatch(text, *span) is not None
        and _LISTED_AS.search(text, max(0, span.start - 9), span.start) is not None
    )


_WHERE = re.compile("(?:(?<![现存实正潜内])在|位于|地处|坐落于|前往|飞往|迁往|抵达)$")
_AS_IN_A_FIRM = re.compile(
    "工作|任|做|担任|供职|期间|内部|时|看来|的|上|里|旗下|就职|实习|负责|学|干|待|呆|那|手|方面|拍|演|宣布|发布|之|与|和|、"
)


def without_places(candidates: Sequence[Candidate], text: str) -> list[Candidate]:
    """Leave out doubtful short firms that the text only ever tells something to be in: 在川阳是这个价, 根在川阳."""
    where: dict[str, bool] = {}
    for c in candidates:
        surface = c.span.of(text)
        alone = _TOWN.fullmatch(surface) is not None and c.type in ("Company", "Product") and c.source == "tagger"
        if not alone or c.strength >= _DOUBTFUL:
            where[surface] = False
        else:
            told = _WHERE.search(text, max(0, c.span.start - 3), c.span.start)
            where[surface] = where.get(surface, True) and told is not None and not _AS_IN_A_FIRM.match(text, c.span.end)
    return [c for c in candidates if not where[c.span.of(text)]]

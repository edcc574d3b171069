"""What a proposed name took in that is no part of it: posts, days, verbs, kinds of firms, branches without a name."""

from __future__ import annotations

import re

from kg.extract.names.candidates import LIKELY, Candidate
from kg.extract.names.glued import glued
from kg.extract.names.sorts import sort_behind
from kg.extract.names.versions import typed, versioned, whole_number
from kg.extract.wording.corporate import COUNTRY
from kg.model import Span
from kg.text.words import dictionary_word, tagged_words

PLACES = ("Company", "Organization")
_FROM_COUNTRY = re.compile(
    rf"(?:{COUNTRY})(?!银行|航空|航天|电信|电力|石油|石化|天然气|能源|钢铁|制铁|铝业|运通|在线|邮政|铁路|交易所|电气|电产|电机|烟草|生命|人寿|再?保险|"
    r"信贷|国际|皇家|国家|国民|联邦|中央|产业|工业|农业|商业|兴业|进出口|开发|发展|海外|地区|飞机|液化|矿业|煤炭|化工|化学|汽车|造船|建设|电子|通[信讯]|广播|"
    r"电视|证券|投资|基金|金融|资本|科技|技术|软件|[制医]药|食品|公司|集团|企业|全国|联合|大陆|第一|最大|超市|合作|生物|巴黎|伦敦|东京|首尔|米兰|电通|对外|货航|株式会社|中|总|分|子|区|本|大使)(?=[\u4e00-\u9fff]{2})(?!.*(?:有限公司|株式会社)$)"
)
"""A foreign firm's country, where what is left is a name and not only a line of business."""
_LATIN_FROM = re.compile(
    rf"(?:{COUNTRY}|星洲|狮城|中东|北欧|西欧|东欧|欧洲|东南亚|北美|南美|拉美|欧美|亚洲|非洲|华尔街)[\u4e00-\u9fff]{{0,8}}"
    r"(?:集团|基金|公司|企业|巨头|厂商|品牌|商|行|机构|所|社|平台|龙头|大厂)(?=[A-Z][A-Za-z])"
)
"""What a firm with a Latin name is and where it is from: 法国化学品集团Velor Chimie."""
_KIND = re.compile(
    r"^[\u4e00-\u9fffA-Za-z ]{0,10}?(?:公司|企业|厂商|设计厂|代工厂|制造商|制药商|服务商|供应商|运营商|开发商|经销商|巨头|龙头|[房药车酒]企|券商|机构|品牌|电商|部门|(?:非营利|非盈利|公益|民间)组织)(?!家|级|[^，。]{0,6}(?:联盟|协会|联合会|商会|学会|促进会))(?=[\u4e00-\u9fffA-Za-z]{2,})"
)
_BUSINESS = re.compile(
    r"(?:咨询|研究(?!员|者|人员|团队|生|表明|显示|发现)|投顾|资本|创投|证券|科技|智能|电器|软件|投资|重工|汽车|机器人|半导体|银行|保险|动力|能源|物流|传媒|数据(?!显示|表明|统计|来源)|网络|电子|医药|制药|生物|航空|基金|控股)"
)
_TAKEN_UP = re.compile(
    r"(?:出厂)?(?:搭载|配备|内置|采用|接入|预装|部署|完成|引入|调用|微调|开源|发布|推出|上线|训练|集成|对标)了? ?(?=[A-Za-z\u4e00-\u9fff]{2})"
)
"""A verb that the tagger took for the beginning of a thing's name."""
_EDITION_BEFORE = re.compile("(?:[\u4e00-\u9fff]{1,3}[版款]|全新) ?(?=[A-Z][A-Za-z0-9+-]+$)")
"""For whom a thing is made, before its letters: 欧规版 K7."""
_CHIP = re.compile(r"(?<=[A-Za-z0-9])[ \n](?:GPU|CPU|NPU|SoC)$")
_TWO = re.compile(r"(?<=[A-Za-z0-9]) ?[及和与] ?(?=[A-Za-z])")
"""Between two things that were taken for one: Tarn 及 Rhen."""
_SMART, _DEVICE = re.compile(r"(?<=[A-Za-z0-9])[ \n]AI$"), re.compile(" ?(?:芯片|手机|眼镜|耳机|处理器|服务器|显卡|PC)")
"""What tells the sort of the thing before it: H2 AI芯片."""
_KIND_CUT = re.compile(r"(?:通用|语言|行业|视觉|推理|基础|基座|多模态)[\u4e00-\u9fff]{0,4}模型")
_VERBS_CUT = re.compile("[入任就供离]职|加盟|[出接兼]任|担任|[携联牵]手|[收并]购|投资|[入参]股")
"""Verbs before a firm whose second half the tagger takes for its beginning: 入职甲川科技."""
_NEW_CLAUSE = re.compile(r"(?<=\d)[ \u3000]+(?=[\u4e00-\u9fff]{2})")
"""Behind a version, before Chinese words: 发布豆川2 老用户免费."""
_DAY = re.compile(r"[ \u3000]*\d{1,4}$")
_ADVERB = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})[则也还均又便却曾常亦并]$")
_HALF_ADVERB = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:[升调转]任|辞[职任去]|离[职任开]|卸任|请辞|发[声言文布]|现身|同[在为属是处获任]|立[马即刻]|马上|随[即后]|当[即场时天]|正[在式]|一直|已经|曾经|经常|依然|仍然|同[时样]|此前|当然|特别|专门|主动|亲自|直接|公开|高调|首[先次])$"
)
"""A name of three characters whose last begins an adverb: 沈砚立 of 沈砚立马赶到."""
_TODAY = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,3})[今昨](?:[（(]|[天日晚早年])$")
"""The like with a day: 沈砚舟 of 沈砚舟今（7日）."""
_IN_TURN = re.compile(r"(?<=[”」])(?P<name>[\u4e00-\u9fff]{2,3})[问答](?=[。：:，])")
"""The like behind words that were spoken: 沈砚舟 of “难。”沈砚舟答。"""
_WRITTEN_AT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:台北|新北|台中|台南|高雄|新竹|北京|上海|广州|深圳|香港|东京|纽约|华盛顿|首尔|伦敦)(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:综合|专)?[电讯]"
)
"""The like with a dateline: 沈砚舟 of 沈砚舟台北20日电."""
_SELLER = re.compile(r"(?:研发|制造|服务|供应|运营|开发|经销|集成|提供|生产|设备|方案|代理|零售|承包|分销|渠道|贸易)$")
_LEGAL = re.compile(r"..(?:股份有限公司|有限责任公司|有限公司|株式会社)$")
_LEGAL_FORM = re.compile(
    "(?:管理|咨询|策划|开发|发展|服务|投资)*(?:集团|控股|股份|有限|责任|公司|合伙企业|中心|[（(](?:有限|普通|特殊普通)合伙[)）])+"
)
"""What goes on with a firm's name behind a kind: 川林企业管理咨询有限公司."""
_DONE = re.compile("(?<=..)(?:投资|收购|入股|控股|并购)$")
"""A verb that the tagger took for the end of a firm's name: 川茶投资 in 川茶投资了乙川."""
_PUT_IN = re.compile("(?<=..)投$")
_BY_WHOM = re.compile(f"由(?:{COUNTRY}|国企|央企|[\u4e00-\u9fff]{{0,6}}(?:公司|企业|巨头|厂商))?$")
_ENDED = re.compile(r"[，。；！）\n\d]|$")
"""Behind a verb that ends its clause or counts: 由川流控股，乙川由川流投资51%."""
_SERVED = re.compile("(?<=..)(?:服务|任职|工作|供职|实习)$")
_SO_LONG = re.compile(
    "[了过满]| ?(?:长达|近|超过|逾)?(?:[0-9]+|[一二两三四五六七八九十几数多]+) ?(?:余|多|几)?个?(?:年|月|载)|期间"
)
"""Behind a firm, where 在 stands before it: how long somebody worked there (曾在川石服务18年)."""
_OUTDOES = re.compile("[，、；。\n]超越(?=..)")
"""Before the firm whose thing another outdoes: 追平甲的乙，超越丙的丁."""
_PLANS = re.compile("(?<=...)[拟曾](?=[与和同向以在将由把为对])")
"""An adverb behind a firm: 江岭科技拟与."""
_AWAY = re.compile("(?<=..)(?:驻(?![^，。]{0,4}(?:馆|[中小大]学|校|团|办|处))[\u4e00-\u9fff]{1,4}|纷纷|陆续)$")
"""Behind a body: where its people are, or an adverb."""
_NO_PART_BEHIND = re.compile(
    f"(?<=[A-Za-z]{{2}})总部$|(?<=[\u4e00-\u9fff]{{2}})(?<!运营)(?<!管理)(?<!警察)(?<!业务)(?<!分行)(?<![路街巷])(?:{COUNTRY}|中国|香港|北京|上海|深圳|广州|杭州|亚太|亚洲|欧洲|全球)?[新旧]?(?<!区域)总部$"
    "|(?<=..)[-_]$|(?<=[\u4e00-\u9fff]{2})-(?:SW|SB|[WSBPR])$"
)
"""Behind a firm and no part of its name: its head office, a hyphen, the class of its shares (川团-⏎W)."""
_PARTY = re.compile("(?<=..)(?<![省市县区州乡镇村])(?:党委|党组|党支部)$")
_OF_PARTY = re.compile("(?:原|时任)?(?:副?书记|成员|委员|常委)")
"""Behind a body: its committee in the party, of which a post is told (川岸银行党委书记); a region's is a body of its own."""
_SOURCE = re.compile("(?<=..)(?:信息|数据|资料|消息|网站|官网|官微|公众号)$")
_ITS_BRANCH = re.compile(
    rf"(?P<name>.{{2,}}?)(?<!旗下)(?<!下属)(?:的)?(?:{COUNTRY}|香港|台湾|海外|境外|中国|亚太|欧洲|北美|北京|上海|深圳|广州|杭州)?(?:全资|控股)?(?:(?<![电分量原粒光核质中离])子公司|[孙母]公司|附属公司|控股股东|大股东|关联公司|兄弟公司)$|(?P<owner>.{{2,}}?)(?:的)?(?:旗下|下属)(?:的)?[\u4e00-\u9fff]{{0,4}}(?:公司|企业|机构|平台)$"
)
"""A firm with a branch that has no name: 甲川集团澳大利亚子公司."""
_POST_TAKEN_IN = re.compile(
    r"(?P<name>.{2,}?)(?:联合|共同)?(?:创办人|创始人|董事长|执行长|总经理|副?总裁|首席[\u4e00-\u9fff]{2,3}[官长]|理事长)[暨兼及]?$"
)
"""A firm with the post behind it: 甲川半导体创办人暨."""
_ORIGINAL = re.compile("Original (?=..)")
"""At the beginning of a line: what a page marks a piece as, before who wrote it."""
_WRITER = re.compile(
    "(?P<word>通讯员|特约记者|实习记者|实习生) ?(?P<name>[\u4e00-\u9fff]{2,3}?)(?=[ \u3000，。、；）)\n]|文|摄|报道|$)"
)
_LATIN_POST = re.compile(r"(?:C[A-Z]O|VP|SVP|EVP|Dr\.?|Prof\.?|Mr\.?|Ms\.?|Sir) (?=[A-Z][a-z])")
_APPOINTS = re.compile("任命|聘任|选举|推选|委任|聘请|增补|提名|推举")
"""Before a person and 为 with a post."""
_SIDE = re.compile(
    r"(?:[美欧日亚港台陆瑞法德英][系资])?(?:外资|投行|券商|法人|内资)(?:券商|投行)?(?=[\u4e00-\u9fff]{2})(?!银行|企业|公司|机构|券商|投行|基金|集团|研究|证券$)"
)
"""Of which camp a house is: 美系外资某某."""
_RELATED = re.compile(
    "(?:并?没有?|有|毫无|不无|之间)?(?:什么|任何|一点|多少)?(?:关系|关联|瓜葛|往来|区别|差别|不同|无关|交集|联系)|不一样|一样|一道|一起"
)
"""Behind whom one has to do with: 和川墨没有关系."""
_ADDRESSED = re.compile(r"(?P<name>[\u4e00-\u9fff]总)(?![理统监裁经工编设参教部务])[\u4e00-\u9fff]$")
"""A surname with 总 and the verb behind: 沈总 of 沈总赢在起点."""
_SHOP = re.compile("麻辣烫|零食|黄焖鸡|酸辣粉|火锅|串串|鸭脖|鸡排|奶茶|面馆|米线|烤鱼|水饺|卤味|珠宝|鞋业|家纺")
"""Behind a person's name: a shop that is called after him (川亮麻辣烫)."""
_NICKNAMED = re.compile("(?:花名|笔名|昵称|艺名|师[兄弟姐妹]|校友|好友|搭档|其[妻夫子女父母])(?=..)")
_ASKED = re.compile("[问找请让派劝聘](?=[\u4e00-\u9fff]{2,3}$)")
"""A verb that is no surname, before whom one asks or sends; no foreign name: 让·索里奥."""
_LISTED = re.compile("[，、；].+、$")
_CALLED = re.compile("[名叫][为叫做作]$")
_OF_A_SORT = re.compile(r"(?P<name>[^的]{2,})的[^的]{0,10}(?:公司|企业|厂商)$")
_FORMERLY = re.compile(
    r"^(?:据(?=[\u4e00-\u9fff]{4})|(?:被执行|被?申请|被上诉|上诉|第三|发包|承包)人|被告|受让(?=[\u4e00-\u9fff]{4})|(?:监理|设计|施工|建设|承建|勘察)单位|[甲乙丙丁]方|前(?![海沿程锦进方])|原(?![力点上子色生创])(?=[\u4e00-\u9fff]{4})|新任|时任|以?及|包括|包含|尤以|诸如|譬如|例如|比如"
    r"|(?:公司|其)?(?:第[一二三]大|间接|直接|控股)*(?:股东|控股方|实际控制人|实控人|母公司)(?=[\u4e00-\u9fff]{4})|(?:外|据|盛|市|另)[传傳](?=[\u4e00-\u9fff]{3}))(?=[\u4e00-\u9fffA-Za-z]{2})"
)
_OWN = re.compile(r"^(?:本校|我校|该校|本院|我院|本行|我行|本公司|我公司|该公司)(?=[\u4e00-\u9fff]{3})")
_SMALL_UNIT = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9]{0,12}(?:研究院|研究所|研究中心|实验室|学院|事业部|事业群|业务部|委员会|分公司|子公司|分行|支行|营业部|中心|部门|部|处)$"
)
_INDUSTRY = re.compile(
    r"^(?P<firm>[\u4e00-\u9fff]{2,6}(?:证券|银行|资本|咨询|投顾|期货))(?:半导体|电子|计算机|科技|通信|汽车|医药|新能源|行业|研究|传媒|金融|宏观|机械|化工|军工|互联网|电新)$"
)
_GOES_ON = re.compile("[了过A-Z]")
"""Behind what is a verb and no line of business: 川茶投资了乙川, 川歌投资Velor."""
_BARE = re.compile(f"(?:{_BUSINESS.pattern})$")
_ONLY_LINES = re.compile(
    f"(?:{_BUSINESS.pattern}|金融|互联网|信息|数字|医疗|健康|教育|农业|环保|新材料|文化|体育|游戏){{2,3}}$"
)
"""Lines of business and no name: 金融科技."""
_LONG = 4  # characters of a name that may have taken in half a word before it
_HAN_BOTH = re.compile(r"[\u4e00-\u9fff][ \u3000\xa0]+[\u4e00-\u9fffA-Z0-9]")


def trimmed(c: Candidate, text: str) -> Candidate:
    """Cut off what is no part of the name; a firm of nothing but a line of business takes the word before it in."""
    surface = c.span.of(text)
    if text[max(0, c.span.start - 1) : c.span.start] in ("", "\n") and (mark := _ORIGINAL.match(surface)):
        c = c._replace(span=Span(c.span.start + mark.end(), c.span.end))
        surface = c.span.of(text)
    if c.type in ("Model", "Product"):
        firm = c.source == "tagger" and surface.endswith(("公司", "集团"))
        return c._replace(type="Company") if firm else _trimmed_thing(c, text)
    if surface[0] == "商" and len(surface) > 3 and _SELLER.search(text, max(0, c.span.start - 3), c.span.start):
        return c._replace(
            span=Span(c.span.start + 1, c.span.end), type="Company"
        )  # 研发商芯川能, of which 商 was taken in
    if c.type == "Person" and (post := _LATIN_POST.match(surface) or _NICKNAMED.match(surface)):
        return c._replace(span=Span(c.span.start + post.end(), c.span.end))
    if c.type == "Person" and (shop := _SHOP.match(text, c.span.end)):
        return c._replace(span=Span(c.span.start, shop.end()), type="Company")
    if c.type == "Person" and surface.endswith("为") and _APPOINTS.search(text, max(0, c.span.start - 2), c.span.start):
        return c._replace(span=Span(c.span.start, c.span.end - 1), strength=max(c.strength, LIKELY))
    if c.type == "Person" and (
        _ASKED.match(surface) or (surface[0] in "和与跟同" and len(surface) > 2 and _RELATED.match(text, c.span.end))
    ):
        return c._replace(span=Span(c.span.start + 1, c.span.end))
    within = c.span.start, c.span.end + 1
    if c.type == "Person" and (
        cut := _ADVERB.match(surface)
        or _HALF_ADVERB.match(text, *within)
        or _TODAY.match(text, *within)
        or _IN_TURN.match(text, *within)
        or _ADDRESSED.fullmatch(surface)
        or _WRITTEN_AT.match(text, c.span.start)
        or _WRITER.match(text, c.span.start)
    ):
        begin = c.span.start + cut.start("name") - cut.start()
        return c._replace(span=Span(begin, c.span.start + (cut.end("name") - cut.start())))
    return _trimmed_place(c, text) if c.type in PLACES and c.source == "tagger" else c


def _trimmed_thing(c: Candidate, text: str) -> Candidate:
    surface = c.span.of(text)
    if (day := _DAY.search(surface)) and text[c.span.end : c.span.end + 2].strip()[:1] in tuple(
        "日月年号轮次家名位倍吨座寸匹升度"
    ):
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
    if c.source == "tagger" and (edition := _EDITION_BEFORE.match(surface)):
        start += edition.end()
    if c.source == "tagger" and (two := _TWO.search(surface)):
        return c._replace(span=Span(start, c.span.start + two.start()))
    if c.source == "tagger" and (sort := sort_behind(surface, text)):
        return c._replace(span=Span(start, c.span.end - sort))
    if (chip := _CHIP.search(text, start, c.span.end)) or (
        (chip := _SMART.search(text, start, c.span.end)) and _DEVICE.match(text, c.span.end)
    ):
        return c._replace(span=Span(start, chip.start()))
    span = whole_number(versioned(Span(start, c.span.end), text), text)
    return c._replace(span=typed(span, text) if c.type == "Product" else span)


def _trimmed_place(c: Candidate, text: str) -> Candidate:
    surface = c.span.of(text)
    if end := _name_end(c, text):
        return c._replace(span=Span(c.span.start, c.span.start + end))
    if front := _front(c, text):
        if (
            _FROM_COUNTRY.match(surface)
            and surface.endswith(("公司", "集团", "银行"))
            and not (surface.endswith("公司") and _said(surface[front:-2]))
        ):
            c = c._replace(strength=max(c.strength, LIKELY))  # 美国川拓公司 is called so, a firm of common words is not
        return trimmed(c._replace(span=Span(c.span.start + front, c.span.end)), text)
    if _ONLY_LINES.match(surface):
        return c._replace(strength=0.0)
    if _BARE.match(surface):
        return _headed(c, text)
    if _LEGAL.search(surface):
        c = c._replace(strength=max(c.strength, LIKELY))  # nothing but a firm is called so
    return c._replace(span=_firm_alone(c.span, text))


def _said(own: str) -> bool:
    """Say whether what is left of a firm's name is a word for what it makes: 芯片 of 美国芯片公司."""
    word = dictionary_word(own) or "x"
    return word[0] in "nvb" and not word.startswith(("nr", "ns", "nt", "nz"))


def _name_end(c: Candidate, text: str) -> int | None:
    """Give how many characters the name has, where a post, a branch or a verb was taken in behind it."""
    surface = c.span.of(text)
    called = _CALLED.search(text, max(0, c.span.start - 2), c.span.start)
    if (end := glued(c.span, text)) is not None:
        return end
    if (put := _PUT_IN.search(surface)) and text.startswith(("的，", "的。", "了", "过"), c.span.end):
        return put.start()  # 江岭是松川投的，
    if (plans := _PLANS.search(text, c.span.end - 1, c.span.end + 1)) or (plans := _AWAY.search(text, *c.span)):
        return plans.start() - c.span.start
    if head := (
        (_OF_A_SORT.match(surface) if called else None) or _POST_TAKEN_IN.match(surface) or _ITS_BRANCH.match(surface)
    ):
        return max(head.end(group) for group in head.groupdict())
    if (verb := _DONE.search(surface)) and (
        text.startswith(("了", "过"), c.span.end)
        or (_BY_WHOM.search(text, max(0, c.span.start - 10), c.span.start) and _ENDED.match(text, c.span.end))
        or (
            surface.endswith("控股")
            and text[c.span.start - 1 : c.span.start] == "（"
            and text.startswith("）", c.span.end)
        )
    ):
        return verb.start()
    if tail := _tail(c, text):
        return tail.start()
    if surface.endswith("研究") and len(surface) > 3 and text.startswith("员", c.span.end):
        return len(surface) - 2  # 甲川研究员
    return None


def _tail(c: Candidate, text: str) -> re.Match[str] | None:
    """Find what stands behind the name and is no part of it: a head office, a party committee, an account, how long one served."""
    surface = c.span.of(text)
    if c.type == "Organization" and (party := _PARTY.search(surface)) and _OF_PARTY.match(text, c.span.end):
        return party
    tail = _NO_PART_BEHIND.search(surface)
    if tail and not (c.type == "Organization" and surface.endswith("总部")):
        return tail
    before = text[c.span.start - 1 : c.span.start]
    if before in ("在", "为", "于") and _SO_LONG.match(text, c.span.end):
        return _SERVED.search(surface)
    return _SOURCE.search(surface) if before == "据" else None


_AS_TOLD = 4  # characters of a name that 据 may have been taken into


def _front(c: Candidate, text: str) -> int:
    """Give how many characters before the name were taken in: half a verb, 和, 原, a country."""
    surface = c.span.of(text)
    listed = surface[0] in "和与及" and len(surface) > 3 and _LISTED.match(text, c.span.start - 1, c.span.end + 1)
    if surface[0] == "据" and len(surface) > _AS_TOLD:
        return 1  # 据谷源食品研究院
    if listed or (c.span.start and _VERBS_CUT.match(text, c.span.start - 1, c.span.start + 1)):
        return 1  # ，和甲、乙、丙
    if _second_half(c.span, text):
        return 1  # 前述医药公司, 进入川城酒厂
    lead = _FORMERLY.match(surface) or _OWN.match(surface) or _SIDE.match(surface)
    if _OUTDOES.match(text, c.span.start - 1) and text.startswith("的", c.span.end):
        return len("超越")
    lead = lead or ((_FROM_COUNTRY.match(surface) or _LATIN_FROM.match(surface)) if c.type == "Company" else None)
    if lead is None and (blank := _HAN_BOTH.search(surface)):
        return blank.end() - 1
    return lead.end() if lead else 0


def _second_half(span: Span, text: str) -> bool:
    """Say whether a name begins with the second half of a word, before a whole word of its own: 入川城酒厂 in 进入川城酒厂."""
    if (
        span.end - span.start < _LONG
        or not span.start
        or dictionary_word(text[span.start - 1 : span.start + 1]) is None
    ):
        return False
    begin = max(0, span.start - 3)
    within = [(begin + a, begin + b) for a, b, _ in tagged_words(text[begin : span.end])]
    alone = tagged_words(span.of(text))
    return (
        (span.start - 1, span.start + 1) in within
        and alone[0][1] == 1
        and alone[1][1] > 2
        and dictionary_word(text[span.start + 1 : span.start + alone[1][1]]) is not None
    )


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
        and not _LEGAL_FORM.fullmatch(rest)
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
        if text.startswith("由", at - 1):  # 由川讯投资: who invests
            return None
        word = _BUSINESS.match(text, at + len(surface))
        if word is None or (found is not None and word[0] != found) or _GOES_ON.match(text, word.end()):
            return None
        found = word[0]
        at = text.find(surface, at + 1)
    return found

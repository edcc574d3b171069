"""Which proposed names can be names at all: no stop words, roads, figures, sorts of firms or common words."""

from __future__ import annotations

import re

from kg.config import shipped
from kg.extract.names import doubts
from kg.extract.names.candidates import GRADE, LIKELY, TECHNIQUE, Candidate, named
from kg.extract.names.sorts import of_a_colour, of_a_trade, only_a_sort
from kg.extract.names.told_rows import of_no_entities
from kg.extract.names.versions import unmarked
from kg.extract.wording.skeleton import benchmark
from kg.model import Span
from kg.packs import Pack
from kg.text.words import dictionary_word, tagged_words

ROAD = re.compile(
    r"(?:[东西南北中]?[路街巷弄](?![线由演况径程透过人边])|大道|大街|胡同|[村镇乡县](?![镇村])|地铁站|广场|大厦\d|大桥|公园)"
)
_PERSONAL = re.compile(r"(?:官|长|总|人|裁|师|记者|授|监|理|CEO|CTO|员|者|席|书)$")
_HEADED = re.compile(
    r"(?:的)?(?:联合)?(?:创始人|董事长|总裁|总经理|首席|CEO|CTO|CFO|副总裁|合伙人|高管|发言人|负责人)|方面|旗下|宣布|公告"
)
_POINTS = re.compile(
    "[这那某]|每(?=[个家位名次年月周天所百千万一])|另一|多数|该(?!吉|亚|隐)|别人|自家|[我你他她它咱]们"
)
"""What begins with a word that points is no name: 这波创业浪潮."""
_UNION = re.compile("[欧东非]盟")
"""Countries' unions are places and bodies; what the tagger calls a body is one."""
_MEDIUM = re.compile("..(?:[网报社党署]|新闻|法院)$")
_MEDIUM_AFTER = re.compile(
    r"》(?!第)|[】\]]?(?:\d{1,2}月\d{1,2}日)?(?:App|客户端|综合)?(?:消息|报道|获悉|讯|记者|编辑|新闻)|\d{1,2}月\d{1,2}日|(?:[被将]|已经?)?(?:收到|拘留|逮捕|起诉)"
)
"""Behind the name of a medium or an authority, though it be a word: 某某界5月6日消息, 《某某》."""
_LEGAL_FORM = re.compile(r"有限|股份|集团公司|总公司|分公司|子公司")
_CALLED, _FIRM_KIND = (
    re.compile("(?:品牌)?[“「『‘]"),
    re.compile(
        "(?:公司|企业|厂商|品牌|基金|机构|团队|平台|机器人|芯片|系统|软件|大模型|[贸商货]易?行|[小书面餐饭茶酒]馆|[小书饭花]店|作坊|连锁|连锁店|电商|超市|工作室)$"
    ),
)
_OF_FIRMS = re.compile("的(?:公司|企业(?!家|负责人|代表)|厂商)")
_KIND_CALLED = re.compile("(?:平台|系统|软件|机器人|芯片|工具|助手|应用)[“「『‘]")
_HOLDS, _STOPS = re.compile(r"(?:担任|出任|升任|并任)$"), re.compile(r"[，。；、]")
_LATIN = re.compile("[A-Za-z0-9]")
_FILED = re.compile("[\u4e00-\u9fff]{2,3}(?=报道(?:\n|$))")
"""A place that the tagger takes for a medium, at the end of a byline: 记者 某某 栎城报道."""
_EVENT = re.compile(
    "(?:(?![到在向上现亮刷搬拿送走车用])[\u4e00-\u9fff]){0,6}(?:论坛|峰会|博览会|年会)(?:现场|期间|开幕|闭幕|[召举]|上[，。])"
)
"""Behind the place that an event is called after."""
_OPENS, _SAYING = ("“", "「", "『"), re.compile("[。！？…]+[”」』]")
"""Around a whole sentence in quotation marks, which is said and names nothing: “改日再谈。”"""
_NOBODY_BEHIND = re.compile(
    "(?:和平|文学|[物化]学|物理学?|生理学或医学|经济学|数学|人工智能|科学|科技|技术|设计|建筑|新闻){0,3}奖(?=得主|获得者|评委|[，。、；）》”]|$)"
    "|(?<=法)说会"
)
"""Behind the name of whom an award remembers (somebody's 物理学奖), or behind what is none: 双雄法说会."""
_SMALL = re.compile("[肯愿敢能会可想要将已曾只不]为")
"""Two small words that the tagger may take for a firm: 是肯为某某做事的人."""
_DEVICE = re.compile("机械[臂手狗爪]|机器[人狗]|无人[机车船]|机床")
"""A word for a machine, within which no firm ends: 授粉机械臂“某某”."""
_DESCRIBED = 0.6
"""Strength from which the tagger is believed that common words name a firm: of 60 such names 57 are one, below that half."""
_DOUBTLESS_LETTER = 0.56
"""Strength from which a capital letter alone is what a thing is called: the network X."""
_GENERIC = re.compile(r"(?:公司|企业|厂|厂商|机构|部门|平台|工厂|新厂|券商|外资|法人)$")
_ABBREVIATION = re.compile(r"[A-Z]{1,4}")
_SORT = re.compile(r"[A-Za-z0-9+]{2,5} ?(?:初创|创业|独角兽|领域|行业)?(?:公司|企业|厂商|平台|团队|巨头|独角兽)")
"""AI 公司, SaaS企业: firms of a sort."""
_NO_NAME = re.compile(
    r"^[BCOGMDTPF]2[BCGMOPV]$|^[Pp]re-?(?:[A-DS](?:\d?\+*(?:轮|$)|eries)|IPO|[a-d]\+*轮)|^(?i:tech lead|team lead|system [12])$|(?:公告|披露|称|及)其$|^(?:硕博|本硕博?)(?:研究)?生?$|^(?:留[美英德日法]?|归国?|回国?|海归|国|旅[美英德日]|青年|双料|在读)[博硕]士$|^[本我贵](?:集团|公司|企业)$|^公司[及和与]|^(?:集团|公司|总公司|实际控制人|实控人)$|^\d{1,4}[年月日]|^\d{1,2}[时点分秒]|^L[0-5] ?级?$|^[A-Z]\+?\+? ?轮|共同(?!社)|或|×|^某|^[A-Z]{4,} ?20\d\d$|^(?:文生|图生)[图视]?$|^(?:AI|GPU|国产|国内|头部|明星|知名|独角兽|初创|创业|上市|芯片|机器人|大模型|互联网|软件|代理|[（(]Agent[)）]){2,}(?:公司|企业|厂商|大厂)$|[一二三四五六七八九十]小[龙虎强花]|(?:巨头|大厂|新势力)$|团队$|(?:IPO|API|SDK)$|^(?i:top) ?\d+$|^(?i:c-(?:suite|level))$|\.(?:com|cn|net|org)$|^(?:通用|生成|多模态|物理|主权|端侧|行业|超级)[\u4e00-\u9fff]?AI$|\d月\d{1,2}日|^(?:[A-Z]{1,5}|\d{4,6})[-.](?:US|TW|HK|SH|SZ|TSE|N|O|NS|BO|PA|L)$|^(?:Original|Summary)$"
    r"|^(?:研发|营运|运营|数据|大数据|云计算|物料|客户|物流|计算|算力|智算|生产|制造|配送|分拨|采购|销售|交付|售后|呼叫|调度|指挥|会展|会议|培训|结算|体验|展示|超算){1,3}(?:服务|管理)?中心$"
    r"|\d ?[KM万] ?(?i:tokens?)$|\d ?亿$|\d ?(?:奈米|纳米|nm)$"
    r"|^(?:顶流|明星|知名|百亿|千亿|公募|私募|权益|债券|量化|冠军|网红)基金$"
    r"|^[\u4e00-\u9fff]着|国资$|^第[一二三四五六七八九十百\d]+[朵个家款代次条波批位名]|^(?:奈米|纳米)[\u4e00-\u9fff]{1,4}$|^[一两三几每][杯碗瓶][\u4e00-\u9fff]{1,2}$|^(?P<twice>[同无自])[\u4e00-\u9fff](?P=twice)[\u4e00-\u9fff]$|(?:综合|专)讯$|[\u4e00-\u9fff ][AG]DR$"
    r"|^[\u4e00-\u9fff]{0,4}(?:[药车钢房电矿船]企|[央国民外中日韩美德法英欧台港陆]企)$|新工?厂$|(?:电脑展|电子展|车展|博览会|展览会|高峰会|峰会|论坛|电影节|音乐节|制程|工艺|建厂|设厂)$"
    r"|交界$|^[俄美英日韩德法港台印澳官]媒$|^(?:官微|董监高)$|航司$|之[路战旅道争]$"
    r"|^(?:董事会)?(?:审核|审计|提名|薪酬|战略|风险|考核|投资|合规|关联交易|控制|管理|[与及和、]){1,5}委员会$"
)
"""Days, stock codes and what every firm has: no names, whatever the tagger takes them for."""
_NO_THING = re.compile(r"\d+(?:\.\d+)?[BM](?:版|模型|参数版?)?|[a-z]{3,}(?: [a-z]{3,})+")
"""A size alone, and words of English: 38B版, vibe code."""
_HOUSE, _KINDRED = re.compile("[\u4e00-\u9fff]氏"), re.compile("家族|家[人族]|兄弟|父子|夫妇|姐妹|后人")
"""A house, which is a firm where nothing behind it speaks of kin: 川氏."""
_SITE = re.compile("(?P<town>[\u4e00-\u9fff]{2,4}?)(?:新|老)?(?:工厂|厂|厂区|基地|园区|分部|办事处)")
"""Where a firm has something, told by the town: 青浦工厂."""
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_RECORD = re.compile("(?:历史)?新[高低]|纪录")
TERMS = re.compile(
    r"(?i:\d{1,2}[ -]?day|day[ -]?(?:\d{1,3}|zero|one)|(?:.+[ -])?licen[sc]e|apache[ -]?v?2(?:\.0)?|cc[ -]by(?:[ -](?:nc|sa|nd))*(?:[ -]\d\.0)?)"
    r"|(?:FY|CY)?(?:20)?\d{0,2}Q[1-4]|(?:SH|SZ|BJ|HK|sh|sz|bj|hk)\.?\d{4,6}|[A-Z]\d{1,2}轮|.*[\u4e00-\u9fff]\d{2}(?i:cm)|(?i:zero|one|few|five)-shot"
    r"|(?:(?:超越|超过|达到?|总参|参数|约|仅|共) ?)?\d{1,4}(?:\.\d+)?[BMT]|(?i:nv|mx)?(?i:bf|fp|int)\d{1,2}"
    r"|[\u4e00-\u9fff]{1,2} Apache ?2\.0|Gen ?\d{1,2}|(?i:web) ?[23](?:\.0)?|G\.\d{3}|[A-Z]{2}(?: \d{1,3}){2,}|.* \d{1,4} ?[GT]B"
    r"|\d[\d.]* ?(?i:[mk]?v|[kmg]?wh?|n·?m|[gmt]bps|p?t?ops|[tp]flops|mah|[kmg]?hz|[gmt]b|[ckm]m|[mk]?l|fps)(?:[高超]压|碳化硅|快充|电池|电驱)*(?:平台|架构|系统|快充)?"
)
"""Licences, figures with their unit, quarters, stock codes and how soon something is done: Apache 2.0, 800V高压平台, Q3, Day 0."""
_LICENCES = re.compile(r"(?i:mit|bsd|apache|mozilla|[al]?gpl|mpl)(?:[ -]?v?\d(?:\.\d)?)?")
_LICENSED = re.compile(
    r" ?(?:-?(?i:licen[sc]e)|(?:商用|开源|软件|通用|公共)*(?:许可(?![了给])|协议|授权(?=[，。；、）发开协许下]|$)))"
)
_MARKS = "“”‘’「」『』《》〈〉【】\"' \u3000，。、：；（）()"


_PAPER = re.compile(
    r"(?:规划|计划|办法|条例|规定|意见|指南|方案|通知|报告书?|公告书|说明书|招股书|承诺函|备忘录|年报|季报|白皮书|纲要|标准|协议|合同|意向书|公告|声明|法)》?$"
)
_HEADS_REPORT = re.compile(r"[（(]\d{4}年\d{1,2}月\d{1,2}日[)）] ?[—-]")
_OFFICE = re.compile(r"(?:Officer|President|Director|Manager|Chairman|Vice President|Engineer|Scientist)$")


_COUNTED = re.compile(
    "(?:[两二三四五六七八九][十百]?|十)?[两三四五六七八九十](?:[家款]|间(?!房|棚))(?=..)|\\d+[家款](?=..)|[这那](?:[块台款套颗辆个]|几[家款])|本港|全港|当地|各[大家地]"
)
"""What counts or points to things that have no names: 八间院舍, 那块17.3英寸的屏."""
_PLAIN_LATIN = re.compile("[a-z]{4,}")
_OFTEN = 3  # times that a word in small letters is a name after all
_DOES = "的?(?:联合)?(?:创始人|CEO|CTO|董事长|总裁|公司|集团|官[方网微宣]|宣布|发布|推出|团队|模型|手机|耳机)"
"""Behind a word in small letters, what makes it the name of a firm or of its thing."""


def _is_called(word: str, text: str) -> bool:
    """Say whether a word in small letters is used as a name: often, or by who heads it and what it makes."""
    return text.count(word) >= _OFTEN or re.search(f"(?<![A-Za-z]){word} ?{_DOES}", text) is not None


class Sieve:
    """Lets through what can be a name."""

    def __init__(self, pack: Pack, places: frozenset[str]) -> None:
        self._stops = pack.stops
        self._benchmark = benchmark(pack)
        self._places = places

    def lets(self, c: Candidate, text: str) -> bool:
        """Let through what can be a name: no stop word, road called after somebody, single character or figure."""
        if self._misplaced(c, text) or self._misspelt(c, text):
            return False
        surface = c.span.of(text)
        refused = (
            self._described(c, text) or doubts.figurative(c, text)
            if c.source == "tagger"
            else ROAD.match(text, c.span.end)
        )
        if refused:
            return False
        if c.source != "lexicon" and c.type != "Person" and _COUNTED.match(surface):
            return False
        if c.source != "lexicon" and _PLAIN_LATIN.fullmatch(surface) and not _is_called(surface, text):
            return False  # of a thousand names in 250 articles one is in small letters: puzzle, slogan
        if c.source == "lexicon" and len(surface) == 2 and doubts.astride(text, c.span):
            return False
        body = c.type == "Organization"
        site = _SITE.fullmatch(surface) if c.type == "Company" else None
        numbered = (  # 787, as the tagger sees it
            c.source == "tagger" and c.type == "Product" and len(surface) > 2 and not _YEAR.fullmatch(surface)
        )
        return (c.source == "lexicon" or numbered or not surface.isdigit()) and not (
            (
                c.source not in ("lexicon", "role")
                and surface in self._places
                and not (body and _UNION.fullmatch(surface))
            )
            or (c.source != "lexicon" and site is not None and site["town"] in self._places)
        )

    def _misplaced(self, c: Candidate, text: str) -> bool:
        """Say whether its place speaks against a name: an address, a dateline, an index, the title of a paper."""
        surface = c.span.of(text)
        before = text[max(0, c.span.start - 12) : c.span.start]
        person = c.type == "Person"
        return bool(
            doubts.misread(c, text)
            or (c.source == "tagger" and c.strength < LIKELY and _doubtful(c, text, surface))
            or _in_address(text, c.span)
            or (
                c.type == "Organization"
                and (filed := _FILED.match(text, c.span.start))
                and _written_at(text, filed.end(), before)
            )
            or (person and (_written_at(text, c.span.end, before) or _NOBODY_BEHIND.match(text, c.span.end)))
            or (
                surface in self._stops
                and c.source not in ("wording", "entry")
                and not (c.type == "Company" and c.source == "tagger" and c.strength >= LIKELY)
                and not (c.type == "Model" and c.source == "again")  # the text says elsewhere that it is one
                and not (person and _PERSONAL.search(before))
            )
            or (before.endswith("《") and _PAPER.search(surface))
            or (_LICENCES.fullmatch(surface) and _LICENSED.match(text, c.span.end))
            or doubts.money(text, c.span)
            or (surface == "联合国" and text.startswith("家", c.span.end))  # 联合国家某某中心
            or only_a_sort(c, text, self._places)
            or (c.type == "Company" and of_a_trade(c.span, text))
            or (c.type == "Product" and of_a_colour(c.span, text))
            or _wired_from(text, c.span, self._places)
            or doubts.code_of_shares(c.span, text)
            or text.endswith(("{{< ", "{{% "), 0, c.span.start)  # a page's own command
            or (not person and doubts.of_the_market(c.span, text))
        )

    def _misspelt(self, c: Candidate, text: str) -> bool:
        """Say whether no name is spelt so: an English sentence or title, marks, a figure, a technique, a version alone."""
        surface = c.span.of(text)
        if c.type == "Person":
            if (
                surface[-1] in "？！"
                or surface.count(" ") > 3
                or _ABBREVIATION.fullmatch(surface)
                or _OFFICE.search(surface)
            ):
                return True
        elif len(surface) < 2 and not (surface.isupper() and c.type == "Product" and c.strength >= _DOUBTLESS_LETTER):
            return True
        thing = c.type in ("Model", "Product")
        if (
            not surface.strip(_MARKS)
            or (surface[0] in _MARKS and not (thing and unmarked(surface) != surface))
            or surface[-1] in "，。、：；“‘「『《"
        ):
            return True
        if c.source != "lexicon" and (
            _NO_NAME.search(surface)
            or (_HOUSE.fullmatch(surface) and (c.type != "Company" or _KINDRED.match(text, c.span.end)))
            or TERMS.fullmatch(surface)
            or (self._benchmark and self._benchmark.fullmatch(surface))
            or (thing and TECHNIQUE.fullmatch(surface))
        ):
            return True
        titled = text.endswith("《", 0, c.span.start)
        return thing and (
            (c.source != "lexicon" and _NO_THING.fullmatch(surface) is not None)
            or GRADE.fullmatch(surface) is not None  # Turbo, Pro 版: a version of something that stands elsewhere
            or (c.source in ("tagger", "wording") and not named(surface.replace("：", "") if titled else surface))
        )

    def _described(self, c: Candidate, text: str) -> bool:
        """Say whether the tagger took for a name what only tells a kind: a technique, a sort of firm, a common word."""
        surface = c.span.of(text)
        if (
            TECHNIQUE.match(surface)
            or doubts.foreign(c, text)
            or doubts.elsewhere(c, text)
            or doubts.glossed(c, text)
            or (c.type != "Person" and c.strength < LIKELY and of_no_entities(c.span, text))
            or doubts.feature(c, text)
            or (c.type == "Company" and text.startswith("的", c.span.end) and dictionary_word(surface) == "a")
        ):
            return True  # 稠密的望舒: how it is
        if _SORT.fullmatch(surface) and TECHNIQUE.match(re.split("[^A-Za-z0-9+]", surface)[0]):
            return True
        if c.type in ("Company", "Organization") and (
            _POINTS.match(surface)
            or (_CALLED.match(text, c.span.end) and _FIRM_KIND.search(surface) and not _LEGAL_FORM.search(surface))
        ):
            return True  # 临川机器人公司“某某”, 炒菜机器人“某某”: what it is, before its name
        if c.type in ("Model", "Product") and _KIND_CALLED.match(text, c.span.end):
            return True  # 筛药平台“某某”
        if c.type == "Company" and (
            _RECORD.match(text, c.span.end)
            or any(m.start() < c.span.end < m.end() for m in _DEVICE.finditer(text, c.span.end - 2, c.span.end + 3))
            or _OF_FIRMS.match(text, c.span.end)  # 广川网的公司: what a firm does
            or (_HOLDS.search(text, max(0, c.span.start - 2), c.span.start) and _STOPS.match(text, c.span.end))
        ):
            return True  # 担任联创，: a post
        if c.strength >= LIKELY or c.type == "Person":
            return False
        firm = c.type in ("Company", "Organization")
        if (
            (
                (c.strength < _DESCRIBED or c.type != "Company")
                and not (c.type == "Organization" and surface.endswith("公司"))  # 联邦川险公司, a state's
                and self._common(surface)
                if firm
                else doubts.term(c, text)
            )
            or doubts.cut_quote(c, text)
            or (not firm and doubts.wordy(surface))
        ):
            return True
        of_its_kind = c.type == "Model" and text.endswith(
            "模型", 0, c.span.start
        )  # 大模型星槎: a word, but its name here
        among_goods = c.type == "Product" and doubts.among_goods(c.span, text)
        return c.type != "Company" and ordinary(surface) and not (of_its_kind or among_goods or _acting(c, text))

    def _common(self, surface: str) -> bool:
        """Say whether a supposed firm is only described: 美国软件公司, 晶圆代工厂 - common words all through."""
        if not _GENERIC.search(surface) or _LEGAL_FORM.search(surface):
            return False
        if any(surface[:n] in self._places and not surface[:n].endswith("国") for n in (2, 3, 4)):
            return False  # 湘川钢铁公司 is one of its town, 美国软件公司 any of a country's
        bare = _GENERIC.sub("", surface)
        return all(
            kind.startswith(("n", "v", "a", "j", "b", "l", "m", "f", "s"))
            and not kind.startswith(("nr", "nz", "nt"))
            and end - start > 1
            and dictionary_word(bare[start:end]) is not None  # not what jieba only guesses to be a word
            for start, end, kind in tagged_words(bare)
        )


def _acting(c: Candidate, text: str) -> bool:
    """Say whether a word is a name by what stands behind it, or ends as media and authorities do: 川岸网 is a word for a thing."""
    if c.type == "Organization" and (_MEDIUM.match(c.span.of(text)) or _MEDIUM_AFTER.match(text, c.span.end)):
        return True
    return _HEADED.match(text, c.span.end) is not None


def ordinary(surface: str) -> bool:
    """Say whether jieba's dictionary knows the name as a common word: then it is a name only where something says so."""
    kind = dictionary_word(surface) if len(surface) <= 4 else None
    if len(surface) == 4:
        return kind in ("i", "l")  # a saying: 星光熠熠
    return kind is not None and kind[:1] in "anvdlirmzcpuo" and not kind.startswith(("nr", "nt", "nz", "ns"))


def places() -> frozenset[str]:
    """Read the names of countries and towns that ship."""
    path = shipped("packs") / "common" / "places.tsv"
    lines = path.read_bytes().decode("utf-8").split("\n") if path.is_file() else ()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _wired_from(text: str, span: Span, places: frozenset[str]) -> bool:
    """Say whether a supposed body is the place that a report was wired from: （川城讯）."""
    return (
        text.startswith(("讯）", "讯)", "讯】"), span.end - 1)
        and text[span.start - 1 : span.start] in ("（", "(", "【")
        and text[span.start : span.end - 1] in places
    )


def _doubtful(c: Candidate, text: str, surface: str) -> bool:
    """Say whether what the tagger half believes in is a sentence in quotation marks, an event's place, or two small words."""
    if c.type == "Person" or _LATIN.search(surface):
        return False
    before = text[c.span.start - 1 : c.span.start]
    if _SAYING.match(text, c.span.end) and before in _OPENS:
        return True
    if c.type == "Company":
        return _SMALL.fullmatch(surface) is not None and before not in _OPENS
    return c.type in ("Model", "Product") and _EVENT.match(text, c.span.end) is not None


_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*$")


def _in_address(text: str, span: Span) -> bool:
    """Say whether a name stands in the address of a page: https://velor.com/blog/tarn-2."""
    return (
        text[span.start - 1 : span.start] in _OF_ADDRESS
        and _ADDRESS.search(text, max(0, span.start - 200), span.start) is not None
    )


_OF_ADDRESS = tuple("/.-_@=?&#%:")


def _written_at(text: str, end: int, before: str) -> bool:
    """Say whether a supposed name is where a report was written: 记者 某某 临川报道, 临川湾（2021年6月30日）——."""
    if text.startswith("报道", end):
        return "记者" in before[:-2]
    return _HEADS_REPORT.match(text, end) is not None and (not before or before.endswith("\n"))

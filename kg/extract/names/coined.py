"""Names that no list knows and the tagger may miss, told by what stands beside them: a version, a spelling, a role."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.names.candidates import LIKELY, SURE, TECHNIQUE, WEAK, Candidate, named
from kg.extract.names.versions import whole_number
from kg.extract.wording.corporate import FIRM_WORD
from kg.model import Span
from kg.text.pinyin import syllables
from kg.text.triggered import Triggered
from kg.text.words import dictionary_word, tagged_words

_HAN = "\u4e00-\u9fff"
_VERSIONED = Triggered(
    re.compile(
        rf"(?P<run>[{_HAN}]{{2,8}})(?P<version>\d{{1,2}}\.\d{{1,2}})(?![\d.%％‰亿万千百个年月日号倍元台家款分米吨升公度美小港股次天周秒折平]|[KkMGTm]?[gbBWm]?\b)"
    ),
    re.compile(r"\d\.\d"),
)
_SPELT = Triggered(
    re.compile(rf"(?P<run>[{_HAN}]{{2,12}})[（(](?P<latin>[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*){{0,4}})[)）]"),
    re.compile(r"[（(][A-Z]"),
)
_FIRM_WORD = re.compile(rf"(?:{FIRM_WORD})$")
_ROLE = re.compile(
    rf"(?:(?:领投|跟投|参投|收购)(?:方|人|者)?|(?:出资|投资)(?:方|人|者))(?:的)?(?:分别)?(?:是|为|包括)(?P<name>[{_HAN}]{{2,6}})(?=[，。；、])"
)
_LETTERS = r"[A-Z][A-Za-z0-9&.®'+-]*(?: (?:(?:of|and|for|the|de|&) )?[A-Z0-9][A-Za-z0-9&.®'+-]*){0,5}"
_INSIDE = re.compile(rf"[”’」』》]?[（(](?P<name>{_LETTERS})(?=[）)，,；;])")
_BEFORE_BRACKET = re.compile(rf"(?<![A-Za-z0-9&.+-])(?P<name>{_LETTERS})[（(]$")
_IN_CHINESE = re.compile(rf"[（(](?P<name>[{_HAN}]{{2,6}})[）)]")
"""Behind a Latin name, what it is called in Chinese: Torvel（砺声）."""
_NO_NAME = re.compile(
    r"(?:\d+|[A-Z]{1,3}\d{3,}|US|UK|USA|HK|ADR|ETF|REITs?|NYSE|NASDAQ|Nasdaq|Ltd\.?|Inc\.?|IPO|CEO|A|B|H)(?:[.: ].*)?"
)
_ROW = Triggered(
    re.compile(
        rf"(?<=[了出有为是：的叫括])(?!了)(?P<row>(?:[{_HAN}A-Za-z0-9·+-]{{2,10}}、){{1,8}}[{_HAN}A-Za-z0-9·+-]{{2,10}}?)(?:等|这)?(?P<number>[两二三四五六七八九十]|\d{{1,2}})(?:代|款|大|种|颗|门|个)"
        r"(?:自研|国产|全新|旗舰|[A-Z]{2,4})?(?P<sort>芯片|处理器|车型|机型|手机|手游|游戏|新药|药物|火箭|飞机|无人机|机器人|大?模型|平台|系统|软件|应用|App|APP|产品)"
    ),
    re.compile(r"[两二三四五六七八九十\d][代款大种颗门个]"),
)
_NUMBERS = {
    **dict(zip("两二三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True)),
    **{str(n): n for n in range(2, 11)},
}
_EMPLOYER = Triggered(
    re.compile(
        rf"(?<=[，。、：“”\n的被由与和是在对让给把从向])(?P<own>(?:(?![的被由与和是在对让给把从向])[{_HAN}]){{2,3}})(?P<body>港|机场|码头|[农林牧渔]场|酒庄|电厂|电站|钢厂|船厂|矿|医院|银行|大学|学院)"
        rf"的(?=[{_HAN}]{{0,4}}(?:员|长|师|官|经理|总监|主任|教授|医生|负责人|司机|工人))"
    ),
    re.compile("[港场厂站矿院行学]的"),
)
_LED = Triggered(
    re.compile(
        rf"(?:^|(?<=[，。；：、！？“”（）\n \u3000]))(?P<own>[{_HAN}]{{2,8}}?)(?P<body>公司|集团|厂|银行|医院|大学|学院|研究院|研究所|协会|商会|联合会|局)"
        rf"(?=(?:党委|党组)?副?(?:书记|董事长|总经理|总裁|院长|所长|校长|行长|局长|会长|理事长|秘书长|厂长)[{_HAN}A-Z])"
    ),
    re.compile("[司团厂行院学所会局](?:党委|党组)?副?[书董总院所校行局会理秘厂]"),
)
_COMMON = re.compile(
    "^(?:该|本|某|我|贵|其|各|这|两|多|一|原|前|时任|现任|上市|控股|全资)|(?:上市|母|子|分|总|旗下|下属)$"
)
_NAMING = ("n", "j", "b", "vn", "f", "z", "g", "a", "eng", "l", "i")
_LONGEST = 48  # characters of a name in letters
_SIZE = re.compile(r" ?\d+(?:\.\d+)?[BMT] ?(?:的?参数|模型)")
"""How large a firm's model is: 川米7B参数的某某."""
_LONG_MAKER = 6  # characters of a firm's name behind which its products' codes stand
_WITH_QUARTER = 4  # characters of a body's name that begins with the quarter of the compass where it is
_VERBS = frozenset("的了着过个款只占聊在被把将从对向给让与和或者是有为至到达超约近仅比升降增减跌涨于用由以及")


def from_versions(text: str) -> Iterator[Candidate]:
    """Find a coined word right before a version: 岚纹2.0, where 工业4.0 and 提升至2.0 have words of the dictionary."""
    for found in _VERSIONED.finditer(text):
        word = _last_word(found["run"])
        if 2 <= len(word) <= 4 and dictionary_word(word) is None:
            yield Candidate(
                span=Span(found.end("run") - len(word), found.end()), type="Model", strength=LIKELY, source="wording"
            )


def _last_word(run: str) -> str:
    """Give what a run of characters ends in, behind the last small word; single characters in a row are one coined word."""
    rest = run[1 + max((at for at, character in enumerate(run) if character in _VERBS), default=-1) :]
    begin = len(rest)
    for start, end, _ in reversed(tagged_words(rest)):
        if end - start > 1 and begin < len(rest):
            break
        begin = start
        if end - start > 1:
            break
    return rest[begin:]


def from_spellings(text: str) -> Iterator[Candidate]:
    """Find the Chinese name that a bracket spells in pinyin, and the firm's Latin name in it: 澄衡（Chengheng Capital）.

    Only names with a word of business in the Latin form are taken: a person's spelling tells no border.
    """
    for found in _SPELT.finditer(text):
        if not _FIRM_WORD.search(found["latin"]):
            continue
        first = re.split(r"[ -]", found["latin"].casefold())[0]
        run = found["run"]
        for length in range(2, min(6, len(run)) + 1):
            if "".join(syllables(run[-length:])) == first:
                outer = Span(found.end("run") - length, found.end("run"))
                for span in (outer, Span(*found.span("latin"))):
                    yield Candidate(span=span, type="Company", strength=LIKELY, source="wording")
                break


def from_employers(text: str) -> Iterator[Candidate]:
    """Find the body that somebody with a post is of, if its name is coined or a place's: 沐岚港的调度员, no 社区医院的医生."""
    for found in _EMPLOYER.finditer(text):
        word = dictionary_word(found["own"])
        if (word is None and found["own"] == _last_word(found["own"])) or (word or "").startswith(("ns", "nz", "nr")):
            kind = "Organization" if found["body"] in ("医院", "大学", "学院") else "Company"
            span = Span(found.start("own"), found.end("body"))
            yield Candidate(span=span, type=kind, strength=LIKELY, source="role")


def from_leaders(text: str) -> Iterator[Candidate]:
    """Find the body right before the post of its head where a phrase begins: 云川材料公司董事长, no 汽车公司董事长."""
    for found in _LED.finditer(text):
        words = tagged_words(found["own"])
        known = [dictionary_word(found["own"][start:end]) for start, end, _ in words if end - start > 1]
        if _COMMON.search(found["own"]) or not all(kind.startswith(_NAMING) for _, _, kind in words):
            continue
        if any(word is None or word.startswith(("ns", "nz", "nr", "nt")) for word in known):
            kind = "Company" if found["body"] in ("公司", "集团", "厂", "银行") else "Organization"
            span = Span(found.start("own"), found.end("body"))
            yield Candidate(span=span, type=kind, strength=LIKELY, source="role")


_CODE = re.compile(
    r" ?(?:[A-Z]{1,4}[a-z]{0,4}[ -]?\d{1,4}[A-Za-z]{0,3}|\d{1,3}[A-Z]{1,2})(?![A-Za-z0-9%％年])|\d{2,4}(?=(?:-\d+)?(?:型|系列|新型|梦想|客机|飞机|货机|机型))"
)


_DEVICE = Triggered(
    re.compile(
        rf"(?:机器人|机器狗|新车|车型|芯片|手机|眼镜|耳机|轿车|SUV|MPV|处理器|无人机|相机|平板|显卡|手表|音箱|一体机|新品|产品) ?"
        rf"(?P<name>(?:[{_HAN}]{{2,4}} ?)?[A-Z][A-Za-z]{{0,9}}[- ]?\d{{1,4}}[A-Za-z]{{0,4}}(?: (?:Pro|Max|Ultra|Plus|Lite|Mini|Air)\b)?)(?![A-Za-z0-9级轮%％])"
    ),
    re.compile(r"[A-Z][A-Za-z]{0,9}[- ]?\d"),
)
NO_TYPE = re.compile(
    r"[BCGTP]2[BCGP]|L\d|[A-Z]\d轮|Q[1-4](?!\d)|H[12](?!\d)|[VvR]\d|\dG|Gen ?\d|T(?:op|OP) ?\d+|No\.? ?\d+|AI\d|PM\d|CO\d|3A(?!\w)|\d{1,6}(?i:[ckm]m|[kmg]?[wvp]|[kmgt]b|k|kg|m?ah|[mk]?l)$"
)
"""What letters and figures tell as well: a level, a quarter, a measure (20CM, 100W)."""


_TAKEN_UP = re.compile("(?:搭载|配备|内置|采用|接入|支持|运行|使用|升级)了?")
"""What stands between one thing and another that it takes up."""


_OF_ITS_OWN = re.compile(r" [A-Z]{1,4}[a-z]{0,4}(?<=[A-Za-z]{3})[ -]?\d")
"""Behind a blank a word with a figure is a name of its own: 川驰 TARN4, but 川驰 S7."""


def from_devices(text: str) -> Iterator[Candidate]:
    """Find the code that stands right behind the word for a device: 人形机器人 K1, 新品灵川 X2."""
    for found in _DEVICE.finditer(text):
        start, end = found.span("name")
        if verb := _TAKEN_UP.match(text, start, end):  # 新车搭载川屿OS 2.0
            start = verb.end()
        own = re.match(rf"[{_HAN}]+", text[start:end])
        if own and (
            set(own[0]) & (_VERBS | set("款版型代均之等可用含新")) or (dictionary_word(own[0]) or "n")[0] != "n"
        ):
            start += len(own[0])
        name = text[start:end].strip()
        if not NO_TYPE.match(name):
            start = end - len(name)
            yield Candidate(span=whole_number(Span(start, end), text), type="Product", strength=LIKELY, source="device")


_LISTED = re.compile(
    rf"(?<![{_HAN}])(?![与和及对向由在将被])(?P<name>[{_HAN}]{{2,6}})[（(](?:\d{{6}}(?:\.(?:SZ|SH|BJ|sz|sh|bj))?|\d{{4,5}}\.?(?:HK|hk)|(?:NASDAQ|NYSE|HKEX)[:：] ?[A-Z0-9]{{1,6}})[)）]"
)


_LISTED_IN_TAIWAN = Triggered(
    re.compile(
        rf"(?<![{_HAN}])(?![与和及对向由在将被])(?P<name>[{_HAN}]{{2,6}})(?<!年)(?<!书)(?<!版)(?<!法)[（(](?:\d{{4}}(?:[.-]?(?:TW|TWO|TT))?|(?:TW|TPE)[-:：]?\d{{4}})[)）]"
        r"(?=(?:副?董事长|副?总经理|董座|执行长|财务长|营运长|技术长|策略长|总裁|发言人|创办人|行政总裁|主席)"
        r"|(?<![（(]19\d\d[)）])(?<![（(]20[12]\d[)）])(?:[今昨](?:日|天)?|\d{1,2}日)?(?:公布|公告|宣布|召开|举行|法说会|股价))"
    ),
    re.compile(r"[（(](?:\d{4}|T)"),
)
"""Four figures may be a year: what stands behind them is a head or an act of a firm."""


_BEFORE_LISTED = re.compile(
    f"(?:其中|包括|包含|涉及|通过|拥有|持有|借道|除了?|如|而|即|像|比如|例如|以及|此前|目前|其|[{_HAN}]{{1,4}}的)(?=[{_HAN}]{{2}})"
)
"""Words that may stand between a comma and a firm."""


def from_codes(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the firm whose stock code a bracket gives: 汀川水务(600000.SH), 汀川（1234）董事长, no 其中汀川水务."""
    starts: defaultdict[int, list[int]] = defaultdict(list)
    for c in proposed:
        if c.type == "Company":
            starts[c.span.end].append(c.span.start)
    for pattern in (_LISTED, _LISTED_IN_TAIWAN):
        for found in pattern.finditer(text):
            start, end = found.span("name")
            lead = _BEFORE_LISTED.match(text, start, end)
            begin = lead.end() if lead else start
            seen = starts[end]
            if begin not in seen and (start in seen or dictionary_word(text[start : begin + 1]) is not None):
                begin = start
            yield Candidate(span=Span(begin, end), type="Company", strength=SURE, source="wording")


_KIN = Triggered(
    re.compile(
        rf"(?<=之[女子妻夫父母兄弟姐妹])(?P<name>[{_HAN}]{{3}})(?=[，。、；]|为|是|(?<![出就接担升兼调转])任|出任|担任|也|则|于|表示|说)"
    ),
    re.compile("之[女子妻夫父母兄弟姐妹]"),
)


_KIN_WORD = (
    "师[兄弟姐妹]|学[长弟姐妹]|[表堂][哥弟姐妹兄]|妻子|太太|丈夫|同学|同窗|(?:前|老)?同事|室友|好友|朋友|发小|搭档|同乡|老乡|徒弟|学生"
    "|哥哥|弟弟|姐姐|妹妹|大哥|二哥|胞[兄弟姐妹]|岳父|父亲|母亲|儿子|女儿"
)
_FELLOW = Triggered(
    re.compile(
        rf"(?:与|和|跟|同|拉上|带着|找来|携|还有)(?:[他她](?:的)?)?(?:大学|中学|高中|多年|[一两三]?[位名个])*(?:{_KIN_WORD})(?P<name>[{_HAN}]{{2,3}}?)"
        r"(?=[、，和与及]|一起|一同|一道|共同|合伙|联手|合办|合开|创[办立业]|[两二三]人|等人|在|于\d)"
    ),
    re.compile(_KIN_WORD),
)
"""With whom somebody does something, behind what he is to him: 与师弟某某、."""
_NO_SURNAME = frozenset("和与及于向从任都还对常后同时成单能应")
_NO_END = tuple("的了在外等都也则们")


def from_kin(text: str, surnames: frozenset[str]) -> Iterator[Candidate]:
    """Find who is named as kin or fellow of somebody: 沈砚之女王知岚为, where 女王 is no word; 与师弟宁可、."""
    for pattern in (_KIN, _FELLOW):
        for found in pattern.finditer(text):
            name = found["name"]
            if name[0] in surnames and (pattern is _KIN or not (_NO_SURNAME & {name[0]} or name.endswith(_NO_END))):
                yield Candidate(span=Span(*found.span("name")), type="Person", strength=SURE, source="wording")


def from_makers(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the code of letters and figures behind its maker's name: S7 of 川驰S7, or all of it where the tagger sees one name."""
    proposed = list(proposed)
    known = {c.span.start for c in proposed if c.source == "lexicon" and c.type in ("Model", "Product")}
    wholes = {c.span.start: c for c in proposed if c.source == "tagger" and c.type == "Product"}
    for firm in proposed:
        code = _CODE.match(text, firm.span.end) if firm.type == "Company" else None
        if (
            code
            and code.end() - len(code[0].lstrip()) not in known
            and not _SIZE.match(text, code.start())
            and not NO_TYPE.match(code[0].strip())
            and not _OF_ITS_OWN.match(code[0])
            and "\u4e00" <= text[firm.span.end - 1] <= "\u9fff"
            and firm.span.end - firm.span.start <= _LONG_MAKER
        ):
            whole = wholes.get(firm.span.start)
            span = Span(code.end() - len(code[0].strip()), code.end())
            if whole is not None and whole.span.end >= code.end():
                span = whole.span
            yield Candidate(span=span, type="Product", strength=SURE, source="maker")


def from_brackets(text: str, proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Find the letters that a bracket gives for a name, or before a bracket that gives it: 霜河基金会（SHF）, M9（霜河资本）.

    Behind letters, what a bracket holds in Chinese is that name too, if it is no word and the text speaks of it elsewhere.
    """
    for c in proposed:
        if c.type == "Person" or c.strength < WEAK:
            continue
        called = _IN_CHINESE.match(text, c.span.end) if c.span.of(text).isascii() else None
        if called and text.count(called["name"]) > 1 and dictionary_word(called["name"]) is None:
            yield Candidate(span=Span(*called.span("name")), type=c.type, strength=LIKELY, source="bracket")
        found = _INSIDE.match(text, c.span.end)
        if found is None and text[c.span.end : c.span.end + 1] in ("）", ")"):
            found = _BEFORE_BRACKET.search(text, max(0, c.span.start - _LONGEST), c.span.start)
        if (
            found
            and len(found["name"]) > 1
            and not _NO_NAME.fullmatch(found["name"])
            and not TECHNIQUE.match(found["name"])
        ):
            yield Candidate(span=Span(*found.span("name")), type=c.type, strength=LIKELY, source="bracket")


def from_rows(text: str) -> Iterator[Candidate]:
    """Find the things of a row whose number and sort are told behind it: 推出了苍岭、白岭、青岭三代芯片."""
    for found in _ROW.finditer(text):
        items = found["row"].split("、")
        if _NUMBERS.get(found["number"]) != len(items):
            continue
        at = found.start("row")
        for item in items:
            kind = "Model" if found["sort"].endswith("模型") else "Product"
            yield Candidate(span=Span(at, at + len(item)), type=kind, strength=SURE, source="device")
            at += len(item) + 1


def from_roles(text: str) -> Iterator[Candidate]:
    """Find who alone stands in a role that only a firm or fund has: 领投方是澄衡，."""
    for found in _ROLE.finditer(text):
        if not _VERBS & set(found["name"]):
            yield Candidate(span=Span(*found.span("name")), type="Company", strength=LIKELY, source="role")


_SOLD = Triggered(
    re.compile(
        r"(?:(?<=[，、；：。“「\n])|(?m:^))(?:有)?(?:卖|做|主打|主营|主推|生产|经营|专注|专供|供应)(?:的是|着)?[^，。；：“”「」做卖]{1,10}的(?:品牌)?[“「](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8})[”」]"
    ),
    ["的“", "的「", "牌“", "牌「"],
)
"""A brand in quotation marks behind what is sold under it: 卖植物奶的“某某”."""
_FOUNDED = Triggered(
    re.compile(
        r"(?:创办|创立|创建|开办|成立|合办|办起|开起|做起|开了|合开|盘下|注册|[另自]立门户)了?[^，。；：“”「」]{0,12}(?:品牌|公司|企业|工作室|机构|门店|小店|餐厅|咖啡馆|面馆|工厂|俱乐部|行|商行|铺|作坊|超市|连锁店|诊所|事务所|合作社|车队|[服食加工装品]厂|(?<=开了家)[^，。；：“”「」]{0,10}平台|(?:(?<=门户做起了)|(?<=门户做起)|(?<=门户))[^，。；：“”「」]{0,10}平台)[“「](?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10})[”」]"
        r"|(?:创办|创立|创建|开办|控制|实控|控股|参股)的(?P<name2>(?![^，。]{0,6}的)[\u4e00-\u9fff]{2,6}(?:公司|集团|工作室|厂|科技|贸易|商贸|实业|电子|食品|置业|资本|控股|传媒|物流|饭店|酒楼))(?=[，。；、！？）]|销售|采购|提供|持有|被|将|于|在|是|为|与|和|\d)"
    ),
    re.compile("[办立建控股]了|[办立建控股制]的|(?:品牌|公司|企业|作室|机构|平台|[店厅馆厂行铺坊市所社队])[“「]"),
)
"""A firm that somebody founded or controls: 创办了咖啡品牌“某某”, 创办的某某厂."""


_SERVED = Triggered(
    re.compile(
        rf"(?:(?<![现存实正潜内])在|进入|进了?|加入|供职于?|就职于|任职于|分配[到至进]|分到|调[到入]|考[入进]|应聘[到进]|[又先后转再就便来]到|去了?)(?:(?:[省市县镇]|当地|老家|家乡)(?:里|上)?的?)?(?P<own>(?!现为|位于|入|了)(?:(?![的被由与和是在对让给把从向一某这那家个])[{_HAN}]){{2,8}}?)(?P<body>公司|集团|厂(?![商家房区])|银行|报社|[农林牧渔]场|煤矿|供销社|研究所|研究院|设计院|矿务局|医院|电视台|电台|海关|饭店|酒店|商场)"
        rf"(?=(?:[{_HAN}]{{0,6}}?)(?:做|当|任|工作|担任|从事|干了|上班|实习|主管|学徒|[开写卖修管跑][了过][一二两三四五六七八九十\d几]))"
    ),
    re.compile(
        "(?:公司|集团|厂|银行|报社|[农林牧渔]场|煤矿|销社|研究所|研究院|设计院|务局|医院|电视?台|海关|[饭酒]店|商场)"
    ),
)
"""A body in which somebody worked: 早年在某某厂做过工程师, 进国营某某公司当搬运工."""
_BRANCHES = Triggered(
    re.compile(
        rf"(?<=[，：、])(?:跑|做|专注|主打|负责|主营|经营|聚焦|深耕|承接)(?:于)?[^，。；：、的]{{2,14}}的(?P<name>(?!的)[{_HAN}]{{3,6}}?)(?=[，；。、]|以及|和|与|——)"
    ),
    ["旗下", "板块", "子公司"],
)
"""What does a group's several lines of business: 旗下有跑干线的某某快冷，做配送的某某到家."""


def from_careers(text: str) -> Iterator[Candidate]:
    """Find bodies in which somebody worked, where something in their name is coined or a place, no 一家外资公司."""
    for found in _SERVED.finditer(text):
        words = tagged_words(found["own"])
        known = [dictionary_word(found["own"][start:end]) for start, end, _ in words if end - start > 1]
        single = any(end - start == 1 for start, end, _ in words)
        if _COMMON.search(found["own"]):
            continue
        quarter = len(found["own"]) >= _WITH_QUARTER and known[0] in ("f", "s")  # 北方彩管厂
        if single or quarter or any(word is None or word.startswith(("ns", "nz", "nr", "nt")) for word in known):
            kind = (
                "Company"
                if found["body"].endswith(("公司", "集团", "厂", "银行", "场", "矿", "供销社", "店"))
                else "Organization"
            )
            yield Candidate(span=Span(found.start("own"), found.end("body")), type=kind, strength=LIKELY, source="role")


def from_branches(text: str) -> Iterator[Candidate]:
    """Find what stands behind the line of business it does, where two or more of a group are told so."""
    found = [f for f in _BRANCHES.finditer(text) if dictionary_word(f["name"]) is None and not _common_all(f["name"])]
    for one in found if len(found) > 1 else ():
        yield Candidate(span=Span(*one.span("name")), type="Company", strength=LIKELY, source="role")


def _common_all(name: str) -> bool:
    """Say whether a run of characters is nothing but words of the dictionary of two or more characters."""
    return all(end - start > 1 and dictionary_word(name[start:end]) is not None for start, end, _ in tagged_words(name))


def from_brands(text: str) -> Iterator[Candidate]:
    """Find brands behind what is sold under them, and firms behind who founded or controls them."""
    for pattern, kind in ((_SOLD, "Product"), (_FOUNDED, "Company")):
        for found in pattern.finditer(text):
            group = "name" if found["name"] else "name2"
            if named(found[group]) and dictionary_word(found[group]) is None:
                sure = SURE if text.startswith("平台", found.start(group) - 3) and kind == "Company" else LIKELY
                yield Candidate(span=Span(*found.span(group)), type=kind, strength=sure, source="device")

"""Of which type a name is, by all its places in the document: what proposes it, what stands beside it, how it ends."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from kg.extract.names.candidates import Candidate, kind_of_place
from kg.extract.names.latin import weigh
from kg.extract.names.media import is_medium, reports
from kg.extract.names.model_signs import signs
from kg.extract.names.presented import presents
from kg.extract.names.type_votes import (
    BODY,
    SERVICE,
    WORKS,
    beside_people,
    by_ends,
    by_firms,
    by_full_names,
    by_surnames,
    by_versions,
    in_rows,
    like_a_person,
    listed_people,
    of_one_family,
    of_one_spelling,
    themed,
)
from kg.extract.names.type_words import AFTER, BEFORE, MARK_CLOSE, START_UP
from kg.packs import Entry

_LATELY = r"(?:此前|近日|日前|已经?|正式|宣布|刚刚|[今昨]日|于?\d{1,2}月\d{1,2}日){0,3}"
_OPENING = ("“", "‘", "「", "『", "《")
_SEEN_AGAIN = 0.6
"""Votes of a place that the tagger sees too, where the name is sure because it stands elsewhere: how sure it is here is not known."""
_PRESENTED = 1.5
"""Votes of words that present somebody, for a name that the tagger takes for a person anywhere."""
_IN_ONE_WORD = re.compile("[”」]?[（(][A-Za-z]+[，,）)]")
"""Behind a foreign name, in one Latin word: a firm's as well as somebody's."""
_DEVICE_BEFORE = re.compile("(?:平台|系统|软件|机器人|芯片|[Aa]pp|APP|终端|小程序|工具)[“「]$")
_RAISES = re.compile(
    rf"{MARK_CLOSE}{_LATELY}(?:完成|获得?|拿到|斩获|收获)了?[^，。；“”的]{{0,14}}(?:(?:[A-Z]\+*|天使|种子|战略)轮|融资|投资(?![者人])|注资)"
    rf"|{MARK_CLOSE}{_LATELY}(?:递交|提交|更新)[^，。；“”]{{0,8}}(?:招股|上市申请)|{MARK_CLOSE}的?(?:股价|市值|招股书|注册资本|董事会|营业?收入?[为达约超近增下])"
)
"""Behind what raises money, files for listing or has shares: a firm, if it is no person or public body."""
_THINGS = ("Model", "Product")
_OF_MODELS = re.compile(
    r"模型|人工智能|智能体|神经网络|算法|机器学习|深度学习|(?<![A-Za-z])(?:AI|LLM|[A-Za-z]*GPT)(?![a-z])"
    r"|亿个?参数|参数量?[^，。；\n]{0,4}亿|上下文(?:窗口|长度)|(?<![A-Za-z])[Tt]okens?(?![A-Za-z])|词元|[A-Za-z\d][ -]\d+(?:\.\d+)?B(?![A-Za-z\d])"
)
"""Words that a text on AI models has; one of some length without them names none."""
_SIZED = re.compile(r"[A-Za-z\d\u4e00-\u9fff][ -]?\d+(?:\.\d+)?B(?:$|-)")
"""A name that tells how many parameters a model has: 砚川-72B."""
_SHORT = 300  # characters of a text that proves nothing by what it leaves out
_EDITION_AFTER = re.compile(
    r"[”」』》]?的(?:第?[一二两三四五六七八九十\d]+个|[上下首前]一?[个代]|[\u4e00-\u9fff]{0,2})版本"
)
"""Behind what has editions: no person, but perhaps the firm that brings them out."""
_GOES_LIVE = re.compile(
    "[”」]?(?:已|则|也|于[^，。；]{2,10}|[去今]年[^，。；]{0,6}|正式|全面|首次){0,3}(?:上线|上架|公测|下线|停服|内测)(?=[，。；、！]|以来|之?后|至今|不久|$)"
)
"""Behind a thing, where firms do so to another: 望川于2019年上线."""
_HAN = re.compile("[\u4e00-\u9fff]")
_KIND_AFTER = re.compile(r"[\u4e00-\u9fff]{0,8}(?:产品|平台|系统|工具|软件|应用|助手)")
_IS_THING = re.compile("[”」』》][\u4e00-\u9fff]{0,4}(?:平台|系统|软件|应用|App|APP|小程序|芯片|机器人|浏览器)")
"""Behind quotation marks: what the name in them is."""
_IS_FIRM = re.compile(r"[”」]?，?(?:这|则|就|也)*是一家[^，。；]{0,30}?(?:公司|企业|厂商|独角兽)")
_ON, _BASIS = re.compile("(?:建立|构建|建)在$"), re.compile("的?(?:基础)?之?上")
_BUILT = re.compile("(?:建立|构建)在[^，。；]{2,20}(?:基础|之上)")
"""What is built on something, and what it is built on, are things: Tarn建立在Flow的基础之上."""
_OWN = re.compile("(?:自己|自家|自有)?的[“「『]?$")
"""Between a firm and its thing: 川砦自己的“川声”."""
_MAKING = re.compile(r"(?:打造|推出|发布|上线|研发|开发|开源)了$")
_MADE = re.compile(r"(?:做|研发|开发|推出|打造|发布|自研|训练|研制)(?:出来)?的[“「]?$")
"""Before what somebody made: 川砦做的川声."""
_HAN_NOUN = re.compile("(?![是已将在与和及也则都仅])[\u4e00-\u9fff]")
_VERSION = re.compile(r"(?<=[\u4e00-\u9fff]{2})[ -]?\d+(?:\.\d+)*$")
_DEVICE = re.compile(r"[\u4e00-\u9fff]{2,}[A-Z]\d{1,2}[A-Za-z]?$")
"""驼川T2, 星川X5: a letter and a digit name a machine, unless all is about models; 2.0, Turbo and 7B name a version of a model."""
_USED_BEFORE = re.compile(
    r"(?:接入|引入|部署|搭载|集成|调用|蒸馏|融合|用上|使用|基于|本地化?|版|嵌入|启用|整合|拥抱|抱团|大?模型|部署应用)[”」]?(?:了)?[“「]? ?$"
)
_USED_AFTER = re.compile(
    r" ?[”」]?(?:系列|全系列|最新|开源|的)*(?:大|语言|大语言|推理)*模型|(?:全面|直接|深度)*(?:接入|上车|部署|融合|整合|嵌入)|入口|的?(?:满血版|本地部署|API)|，?其参数|的(?:强大)?(?:推理|能力|回答|API)"
)
_RARELY = 4
"""A firm's name that is used as a thing in fewer than one place of so many is the firm's: 基于ARM架构 in news of ARM."""
_ACTING = re.compile(
    r"(?:宣布|发布|表示|推出|公司|创始|团队|员工|成立|回应|方面|开源|称|CEO|CTO|研究员|旗下|自研|招聘|融资|的(?:创始|工程师|员工|研究))"
)


_A_MEDIUM = 1.5
_CALLED, _A_MODEL = re.compile("(?:叫|叫做|名为)[“「]?$"), re.compile("[”」]?的[\u4e00-\u9fff]{0,6}模型")
"""Around a name that tells what is called so: 一款名为岚山的翻译模型."""
_BRACKET = re.compile(r" ?(?:[（(][^（()）\n]{0,24}[)）] ?)?")


def _behind(text: str, end: int) -> str:
    """Give the words behind a name, and behind a bracket that explains it."""
    bracket = _BRACKET.match(text, end)
    start = bracket.end() if bracket else end
    return text[start : start + 16]


_POST_IN_BRACKETS = re.compile(
    r" ?[（(][^（）()，。]{0,14}(?:创始人|创办人|董事长|总经理|总裁|CEO|首席执行官|合伙人|教授|院士|研究员|主任|院长|所长|会长|秘书长|总监|负责人|经理|工程师|分析师|律师|博士)[）)]"
)
_LED = re.compile(
    r"(?:前任?)?(?:联合)?(?:创始人|董事长|总裁|CEO|CTO|首席[^，。]{1,6}官)|(?:高级|执行|资深)?副总裁|副?总经理"
)


_TRADED = re.compile(
    r"(?:、[^，。；、\n]{1,12}){0,8}(?:等|均|也|盘前|盘中|盘后|开盘|收盘|集体|小幅|大幅|再度|一度|股价|美股|港股|[早午尾]盘){0,3}(?:[涨跌](?:超|逾|近|约|幅|停|\d)|[微收][涨跌]|[涨跌][^，。；]{0,3}\d|走[高低强弱]|上涨|下跌)"
)
"""Behind a firm in a row whose shares rise or fall."""


_ITS_THING = re.compile("的| ?[A-Za-z0-9]")
"""Behind a firm: what is used is its thing (搭载Nordchip H2), not what the firm's name stands for."""


def _used(found: Sequence[Candidate], text: str, known: Callable[[str], Entry | None]) -> set[str]:
    """Find the Latin names of known firms that a document gives to what the firm makes: several 接入 it, none asks it."""
    use: Counter[str] = Counter()
    named: Counter[str] = Counter()
    begins = {c.span.start for c in found}
    for c in found:
        surface = c.span.of(text)
        if surface.isascii() and c.type in ("Company", "Model") and c.span.end not in begins:
            named[surface] += 1
            if _ACTING.match(text, c.span.end):
                use[surface] -= 1
            elif _USED_AFTER.match(text, c.span.end) or (
                _USED_BEFORE.search(text, max(0, c.span.start - 8), c.span.start)
                and not _ITS_THING.match(text, c.span.end)
            ):
                use[surface] += 1
    return {
        surface
        for surface, n in use.items()
        if n > 0 and n * _RARELY >= named[surface] and (entry := known(surface)) and entry.name != surface
    }


def _family(surface: str, known: Callable[[str], Entry | None]) -> Entry | None:
    """Give the known thing of which a name is a version; 波川787 is no firm, though 波川 is one."""
    entry = known(_VERSION.sub("", surface))
    return entry if entry is not None and entry.type in _THINGS else None


def _around(c: Candidate, text: str, usual: str, surnames: frozenset[str]) -> Iterator[tuple[str, float, bool]]:
    """Yield for which types the words around a place speak, how much, and whether they call the name so."""
    surface = c.span.of(text)
    if _MAKING.search(text, max(0, c.span.start - 4), c.span.start) and not _HAN.match(surface):
        yield ("Product" if _KIND_AFTER.match(text, c.span.end) else usual), 1.5, True  # 打造了Xyz: hardly a firm
    if surface.isascii() and (
        _BUILT.match(text, c.span.end)
        or (_BASIS.match(text, c.span.end) and _ON.search(text, max(0, c.span.start - 4), c.span.start))
    ):
        yield usual, 2.5, True
    if (firm := _IS_FIRM.match(text, c.span.end)) and not (c.type == "Person" and firm[0].startswith("，")):
        yield "Company", 4.0, True
    if _CALLED.search(text, max(0, c.span.start - 3), c.span.start) and _A_MODEL.match(text, c.span.end):
        yield "Model", 3.0, True
    if _POST_IN_BRACKETS.match(text, c.span.end) and like_a_person(surface, surnames):
        yield "Person", 2.5, False
    before, after = text[max(0, c.span.start - 8) : c.span.start].rstrip(" "), _behind(text, c.span.end)
    for kind, weight, pattern in BEFORE:
        if pattern.search(before) and (kind != "Person" or like_a_person(surface, surnames)):
            quoted = kind == "Product" and before[-1:] in _OPENING
            yield kind, 2 * weight if quoted else weight, True
    if _GOES_LIVE.match(text, c.span.end):
        yield c.type if c.type in _THINGS else usual, 1.0, False
    if c.type not in ("Company", "Organization") and _EDITION_AFTER.match(after):
        yield c.type if c.type in _THINGS else usual, 1.5, False
    if c.type in ("Company", *_THINGS) and _RAISES.match(after):
        yield "Company", 2.5, False
    for kind, weight, pattern in AFTER:
        if pattern.match(after) and (kind != "Person" or c.type == "Person" or like_a_person(surface, surnames)):
            yield kind, weight, _IS_THING.match(text, c.span.end) is not None


def _over_the_document(
    votes: defaultdict[str, defaultdict[str, float]],
    called: Mapping[str, set[str]],
    found: Sequence[Candidate],
    text: str,
    known: Callable[[str], Entry | None],
    *,
    surnames: frozenset[str],
) -> None:
    """Weigh what names of one document say of one another, and how they are formed."""
    by_surnames(votes, known, surnames)
    in_rows(votes, found, text, called["Product"])
    listed_people(votes, found, text)
    by_full_names(votes)
    weigh(votes, found, text, known)
    by_ends(votes)
    of_machines = not themed(text)
    for surface in votes:
        device = of_machines and _DEVICE.match(surface)
        if device:
            votes[surface]["Product"] += 1.5
        if device or WORKS.search(surface) or SERVICE.search(surface):
            called["Product"].add(surface)
    by_firms(votes)
    by_versions(votes, called["Company"])
    of_one_spelling(votes)
    of_one_family(votes, {surface for surface in called["Product"] if _DEVICE.match(surface)})


def _told_at(
    c: Candidate, text: str, usual: str, owners: Collection[int], people: Collection[int]
) -> Iterator[tuple[str, float]]:
    """Yield the types that one place gives a name, with their weights: by who proposed it, whose it is, what is done to it.

    `owners` are the places where bodies end, `people` those where persons begin.
    """
    surface = c.span.of(text)
    if "·" in surface and (post := _LED.match(text, c.span.end)) and post.end() in people:
        yield "Company", 3.0  # 罗川·维斯首席执行官某某
    if c.source == "again":
        yield c.type, 0.01  # it only repeats what the first places say
    else:
        worded = c.source in ("wording", "entry", "wording again", "entry again") and not _DEVICE_BEFORE.search(
            text, max(0, c.span.start - 6), c.span.start
        )
        weight = _SEEN_AGAIN if c.source == "tagger again" else c.strength * (2 if worded else 1)
        yield usual if worded and c.type == "Product" else c.type, weight
    if c.type == "Person":
        return
    own = _OWN.search(text, max(0, c.span.start - 6), c.span.start)
    if own and own.start() in owners and not BODY.search(surface):
        # 甲公司的某某 is its thing, hardly another firm; it says little of which sort of thing
        yield (c.type, 0.4) if c.type in _THINGS else (usual, 1.2)
    if _MADE.search(text, max(0, c.span.start - 8), c.span.start) and not _HAN_NOUN.match(text, c.span.end):
        yield usual, 1.2


def settled(
    found: Sequence[Candidate], text: str, known: Callable[[str], Entry | None], surnames: frozenset[str]
) -> dict[str, str]:
    """Give each spelling one type over the document."""
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    told: defaultdict[str, float] = defaultdict(float)
    called: defaultdict[str, set[str]] = defaultdict(set)
    led: Counter[str] = Counter()
    things = [c.type for c in found if c.type in ("Model", "Product") and c.source != "wording"]
    of_models = len(text) < _SHORT or _OF_MODELS.search(text) is not None
    usual = "Model" if of_models and (things.count("Model") >= things.count("Product") or themed(text)) else "Product"
    owners = {c.span.end for c in found if c.type in ("Company", "Organization")}
    people = {c.span.start for c in found if c.type == "Person"}
    for c in found:
        surface = c.span.of(text)
        for kind, weight in _told_at(c, text, usual, owners, people):
            votes[surface][kind] += weight
        if _LED.match(text, c.span.end) or _TRADED.match(text, c.span.end):
            led[surface] += 1
        for kind, weight, before in _around(c, text, usual, surnames):
            votes[surface][kind] += weight
            told[surface] += weight if kind == "Company" else 0.0
            called[kind].update((surface,) if before else ())
        if "device" in c.source:
            votes[surface][c.type] += 2.0
            called["Product"].update((surface,) if c.type == "Product" else ())
    for surface, weight in signs(found, text):
        votes[surface]["Model"] += weight
    doubted = {c.span.of(text) for c in found if c.type == "Person"}
    for c in found:
        if c.span.of(text) in doubted and presents(c, text) and not _IN_ONE_WORD.match(text, c.span.end):
            votes[c.span.of(text)]["Person"] += _PRESENTED
    media = set()
    for c in found:
        if reports(c, text):
            votes[c.span.of(text)]["Organization"] += _A_MEDIUM
            media.add(c.span.of(text))
    beside_people(votes, found, text, surnames)
    _over_the_document(votes, called, found, text, known, surnames=surnames)
    models_only = of_models and things.count("Model") >= 3 * max(1, things.count("Product"))
    used = _used(found, text, known)
    start_ups = {c.span.of(text) for c in found if START_UP.search(text, max(0, c.span.start - 6), c.span.start)}
    media |= {c.span.of(text) for c in found if is_medium(c, text)}
    out = {}
    for surface, counted in votes.items():
        alone = len(surface) == 1 and "Person" in counted  # a surname: 沈总裁
        best = "Person" if alone else max(sorted(counted), key=lambda k: counted[k])
        entry = known(surface) or _family(surface, known)
        firm = (
            (best == "Company" and surface in start_ups)
            # firms are often called like their only product
            or (entry and entry.type in _THINGS and told[surface] > 3.5 and surface in called["Company"])
            # what mostly stands before its heads, or has shares, is spoken of as a firm
            or (entry and entry.type == "Product" and 2 * led[surface] > text.count(surface))
        )
        if firm:
            out[surface] = "Company"
        elif entry is not None and best != "Person":
            out[surface] = "Model" if entry.type == "Company" and surface in used else entry.type
        elif best in _THINGS:
            alike = models_only and surface not in called["Product"]  # many models, and no word for a device beside it
            sized = _SIZED.search(surface) is not None
            out[surface] = "Model" if sized or (of_models and (best == "Model" or alike)) else "Product"
        else:
            out[surface] = (
                kind_of_place(surface, best)
                if best == "Company" or (best == "Organization" and surface not in media)
                else best
            )
    return out

"""Things in quotation marks that somebody brings out, has several of, or made himself, whatever stands between verb and name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.names.candidates import LIKELY, WEAK, Candidate, named
from kg.extract.names.quoted import DEED, THING, coined, head_behind, kinds_within
from kg.model import Span
from kg.text.triggered import Triggered
from kg.text.words import dictionary_word

_NAME = "[“「『](?P<name>[^”」』“「『，。；：！？]{2,14})[”」』]"
_EACH = re.compile(_NAME)
_ROW = Triggered(
    re.compile(
        "(?:有|包括|包含|拥有|涵盖|推出|发布|分为|分别[是为]|即|打造|孵化|运营|培育|上线|研发|开发)(?:了|出|过|的|为|是|着)?(?:自研|自有|自主)?的?"
        "(?P<row>(?:[“「][^”」“「，。；：！？]{2,14}[”」](?:系列)?(?:[、和与及]|以及)?){2,8})(?:等)?"
        r"(?:[两二三四五六七八九十多数几\d]{1,2}(?:款|套|台|架|颗|支)|[两二三四五六七八九十多数几\d]{1,2}[大个条种](?:[^，。；、“”]{0,6})"
        "(?:产品|系列|线|车型|机型|模型|平台|系统|芯片|应用|软件|游戏|机器人|品种|单品|机组|设备|型号|方案))"
    ),
    re.compile("[“「]"),
)
"""Several in a row, and how many they are: 有“甲”“乙”和“丙”三款."""
_BRINGS = Triggered(
    re.compile(
        "(?:推出|发布|发表|上线|研发|研制|开发|开源|微调|训练|打造|带来|亮出|选育|培育|上市|首发|亮相|展出|量产|出品|酿造|升级|搭建|自建|搭起|搭)(?:出来|出|了|过|的|成)?(?:的)?"
        f"(?P<of>(?![^“「]{{0,6}}(?:关于|名为|题为|主题))[^，。；：！？“”「」『』、\n]{{1,16}}){_NAME}"
    ),
    re.compile("[“「『]"),
)
"""Of what sort a thing is that somebody brings out: 推出联名款“甲”, 发布参数千亿的“乙”, 研制的盾构机“丙”."""
_OWN = Triggered(
    re.compile(
        f"(?:自家|自研|自有|自产|自创|自制|自酿|自主(?:研发|开发|研制|设计|创新))的?[^，。；：！？“”「」、\n]{{0,8}}{_NAME}"
    ),
    re.compile("[“「『]"),
)
_LATIN = Triggered(
    re.compile(
        "(?:推出|发布|发表|上线|研发|开源|训练|打造|自研|带来|微调)(?:出|了|过|的)?[^，。；：！？“”\\n]{0,16}模型 ?"
        "(?P<name>[A-Z][A-Za-z0-9]{2,15}(?:[ -][A-Z0-9][A-Za-z0-9.]{0,10}){0,3})(?![A-Za-z0-9])"
    ),
    re.compile("模型 ?[A-Z]"),
)
"""Letters behind the word for a model that somebody brings out."""
_RELEASED = Triggered(
    re.compile(
        "(?:推出|发布|发表|上线|更新)(?:了)? ?(?P<name>[A-Z][A-Za-z]{2,15}(?: [A-Z][A-Za-z]{1,15}){0,2}) ?[vV]?\\d{1,3}(?:\\.\\d{1,3}){1,2} ?版"
    ),
    re.compile(r"\d ?版"),
)
"""What comes out in a version: 发布 Lumo 2.3.0 版本."""
_PRICED = Triggered(
    re.compile(
        "(?P<of>[^，。；：！？“”「」\n]{0,8})"
        f"{_NAME}(?:[^，。；！？“”「」\n]{{0,12}}，)?(?:[^，。；！？“”「」\n]{{0,16}}，)?[^，。；：！？“”「」\n]{{0,6}}?"
        "(?:起?售价|定价|标价|报价|首发价|零售价|[仅只]?售|标准版|要卖|卖)(?:为|是|仅|只要|约|才|到|：)?(?:人民币|新台币)?[¥￥$]?\\d[\\d.,]*(?:万|亿|千)?(?:元|块|美元|港元)"
    ),
    re.compile("[价售卖版](?:为|是|仅|只要|约|才|到|：)?(?:人民币|新台币)?[¥￥$]?\\d"),
)
"""What is sold at a price: 今年4月上市的“甲”，定价12元."""
_OF_SOMEBODY = re.compile("的$|[一这][台款辆部支枚颗]$|[叫是]$")
"""Before a word of the dictionary that is a thing's name there: 远川的“青石”."""
_NO_GOODS = re.compile(
    "(?:主打|定位|堪称|号称|所谓|称为|誉为|强调|讲究|追求|瞄准|围绕|凭借|提出|称之为|喊出|打着|这种|一种)[^，。；：！？“”]{0,4}$"
)
"""Before quoted words that tell how something is sold."""
_MODEL_BARE = Triggered(
    re.compile(
        "(?:大|小|语言|对话|感知|推理|视觉|世界|基座|行业|预报|规划|生成)模型(?P<name>[\u4e00-\u9fff]{2,3})(?=[，、（(]|参数|总?参数|已于|上线|由[^，。；]{2,12}(?:开发|研发|训练))"
    ),
    ["模型"],
)
"""A coined word without marks behind the word for a model: 对话模型鲸语，它以……."""
_SIZED = re.compile("(?:参数|上下文|[Tt]okens?|亿|万字)[^，。；]{0,10}的$")
"""Before what is told by its size: a model."""
_COUNTED = re.compile("(?:^|了|出)一[款套台]$")
"""One of what comes by the piece: 搭了一套“甲”."""
_MACHINE = re.compile(
    "[\u4e00-\u9fff](?:机|舰|艇|炉|泵|屏|船|箭|星|站|舱|车|包|椅|灯|锁|表|笔|酒|茶|药|膏|霜|液|糖|麦|稻)$"
)
"""Single characters that things end in: 盾构机, 电动艇."""
_NO_MACHINE = re.compile(
    "(?:时机|危机|动机|契机|商机|有机|司机|待机|网站|基站|车站|明星|卫星城|停车|上车|打车|代表|发表|图表|报表|钱包)$"
)
_MODELS = re.compile("模型$")


def launched(text: str) -> Iterator[Candidate]:
    """Find things in quotation marks, and Latin ones, by what is done with them, and by how many there are of them."""
    for row in _ROW.finditer(text):
        several = list(_EACH.finditer(text, *row.span("row")))
        if any(_told(each["name"]) for each in several):
            continue
        for each in several:
            if named(each["name"]) and not DEED.search(each["name"]):
                yield _thing(each, LIKELY, models=_MODELS.search(row[0]) is not None)
    for found in _BRINGS.finditer(text):
        if strength := _brought(found, text):
            sized = _SIZED.search(found["of"]) is not None or found[0].startswith("微调")
            yield _thing(found, strength, models=sized or _MODELS.search(found["of"]) is not None)
    for latin, models in ((_LATIN, True), (_RELEASED, False)):
        yield from (_thing(m, LIKELY, models=models) for m in latin.finditer(text) if named(m["name"]))
    for found in _MODEL_BARE.finditer(text):
        if named(found["name"]) and coined(found["name"]):
            yield _thing(found, LIKELY, models=True)
    for found in _PRICED.finditer(text):
        fits = named(found["name"]) and not DEED.search(found["name"]) and not _told(found["name"])
        fits = fits and (dictionary_word(found["name"]) is None or _OF_SOMEBODY.search(found["of"]) is not None)
        if fits and not _NO_GOODS.search(found["of"]) and _stands_alone(found, text):
            yield _thing(found, LIKELY, models=False)
    for found in _OWN.finditer(text):
        fits = named(found["name"]) and not DEED.search(found["name"]) and dictionary_word(found["name"]) is None
        if fits and _stands_alone(found, text):
            yield _thing(found, LIKELY, models=False)


def _thing(found: re.Match[str], strength: float, *, models: bool) -> Candidate:
    kind = "Model" if models else "Product"
    return Candidate(span=Span(*found.span("name")), type=kind, strength=strength, source="wording")


def _told(name: str) -> bool:
    """Say whether quoted words only tell what is done or how it is: “研发”“生产”两大系统."""
    kinds = kinds_within(name)
    return kinds is not None and any(kind[0] in "vdtmilpra" for kind in kinds)


def _stands_alone(found: re.Match[str], text: str) -> bool:
    """Say whether no noun stands behind a quotation to which it belongs, or that of a thing."""
    head = head_behind(text, found.end("name") + 1)
    return not head or THING.search(head) is not None


def _brought(found: re.Match[str], text: str) -> float:
    """Weigh quoted words that somebody brings out with a word for their sort before them."""
    of, name = found["of"], found["name"]
    if not named(name) or DEED.search(name) or not _stands_alone(found, text):
        return 0.0
    sort = (
        _COUNTED.search(of)
        or THING.search(of)
        or _SIZED.search(of)
        or (_MACHINE.search(of) and not _NO_MACHINE.search(of))
    )
    if sort or name.endswith("系列"):
        return LIKELY
    return WEAK if kinds_within(name) is None and not DEED.search(of) else 0.0

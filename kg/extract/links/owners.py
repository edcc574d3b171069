"""Whose a thing is that no words tie to anybody: of the firm that its passage is about, else of the one that the text is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kg.extract.links.spotlight import Spotlight
from kg.extract.links.works import is_no_work
from kg.extract.names.naming import stems
from kg.extract.wording.skeleton import YARDSTICK
from kg.model import Link, Mention, Reading

_THINGS = ("Model", "Product")


def of_passage(
    reading: Reading,
    things: Sequence[Mention],
    stated: Sequence[Link],
    spotlight: Spotlight,
    makes: Callable[[Mention, Mention, str], bool | None],
) -> Iterator[Link]:
    """Give the things that a passage shows as new, or tells the figures of, to the firm that it is about there."""
    foreign = _foreign(reading, stated)
    makers = {x.subject.name: x.object.name for x in stated if x.predicate == "developedBy"}
    named = [m for m in reading.mentions if m.type in _THINGS]
    taken = [x for x in stated if x.predicate == "integrates"]

    def whose(user: Mention) -> str | None:
        """Give the firm that takes something in, or whose product does."""
        if user.type not in _THINGS:
            return user.name
        told = spotlight.at(user.span.start)
        return makers.get(user.name) or (told.name if told else None)

    for thing in things:
        if thing.name in foreign or any(x.name != thing.name and x.name.endswith(thing.name) for x in named):
            continue  # E9 of 川驰E9
        for place in sorted(m for m in reading.mentions if m.type == thing.type and m.name == thing.name):
            firm = spotlight.at(place.span.start)
            if (
                firm is None
                or _MEDIUM.search(firm.name)
                or makes(firm, thing, reading.text) is False
                or is_no_thing(reading, place)
            ):
                continue
            if _named_beside(reading, place, firm):
                continue
            bought = any(x.object.name == thing.name and whose(x.subject) == firm.name for x in taken)
            sold = any(x.subject.name == thing.name and makers.get(x.object.name) == firm.name for x in taken)
            if bought or sold or _PLATFORM.match(reading.text, place.span.end):
                continue
            if _shown(reading.text, place) and is_own(reading.text, _list_head(reading, place)):
                yield Link(
                    predicate="developedBy",
                    subject=thing,
                    object=firm,
                    evidence=place.span,
                    rule="of the firm that the passage is about",
                )
                break


def _shown(text: str, thing: Mention) -> bool:
    """Say whether a place shows a thing as new, or tells what it costs and can do."""
    begin = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？；，\n") + 1
    before = text[begin : thing.span.start]
    return (
        _NEW_BEFORE.search(before) is not None
        or _SHOWN_BEFORE.search(before) is not None
        or _COMES_OUT.match(text, thing.span.end) is not None
        or _FIGURES.match(text, thing.span.end) is not None
    )


def _foreign(reading: Reading, stated: Sequence[Link]) -> set[str]:
    """List the things that are told to be another's, or are spoken of as such."""
    foreign = {
        link.object.name
        for link in stated
        if link.predicate == "competesWith"
        or (link.predicate == "basedOn" and not _of_one_name(link.subject.name, link.object.name))
    }
    models = [m for m in reading.mentions if m.type == "Model"]
    things_named = [m for m in reading.mentions if m.type in _THINGS]
    foreign |= {m.name for m in things_named if reading.text.startswith(("杀手", "终结者", "平替"), m.span.end)}
    foreign |= {m.name for m in models if _taken_in(reading.text, m) or reading.text.startswith(YARDSTICK, m.span.end)}
    return foreign


def _of_one_name(one: str, other: str) -> bool:
    """Say whether two things begin alike: what the smaller one was distilled from is of the same house."""
    return len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE]


_ALIKE = 3  # characters with which the names of one family begin


def of_main(reading: Reading, things: Sequence[Mention], stated: Sequence[Link], main: Mention) -> Iterator[Link]:
    """Give the things that no words give to anybody to the firm that the text is about, if nothing speaks against it."""
    if _MEDIUM.search(main.name):
        return
    foreign = _foreign(reading, stated)
    foreign |= {x.subject.name for x in stated if x.predicate == "integrates"}
    ours = {main.name, *(x.subject.name for x in stated if x.predicate == "developedBy" and x.object.name == main.name)}
    foreign |= {x.object.name for x in stated if x.predicate == "integrates" and x.subject.name in ours}
    launch = _tells_of_a_launch(reading, main)
    for thing in things:
        if (
            thing.name not in foreign
            and (_spoken_of(reading, thing, main) or (launch and _is_launched(reading, thing)))
            and thing.span.start > main.span.start
            and not is_no_thing(reading, thing)
            and is_own(reading.text, _list_head(reading, thing))
            and not _anothers(reading, thing, main)
        ):
            yield Link(
                predicate="developedBy",
                subject=thing,
                object=main,
                evidence=thing.span,
                rule="of the firm that the text is about",
            )


_NEW_BEFORE = re.compile(
    r"(?:新|首款|首个|旗下|自研|自主|自家|推出|发布|上线|升级|迭代|开放|公布|亮相|打造|我们的|公司的|其|量产|开发|第[一二三四五]代|主力|旗舰)[^，。；！？]{0,18}$"
)
_NEW_BEHIND = re.compile(
    r"[^，。；！？]{0,12}(?:上市|上线|发布|亮相|首发|交付|开售|开放|量产|迭代|升级|预售|定价|推出|问世|开源|内测|公测|下线|年内|售价|起售|用户|版本)"
)


_COMES_OUT = re.compile(_NEW_BEHIND.pattern.replace("|用户|版本", "|获批|注册证|批文|上市许可|合格证|流片"))
_SHOWN_BEFORE = re.compile(
    r"(?:下一代|上一代|这就是|这[台款]就?是|带来|展示|展出|演示|亮出|亮相|登场|压轴|拿出|端出|祭出|揭晓|举着|首秀|公开|献上|预告|推介|主推|主打|在售|热销|力推)[^，。！？；]{0,14}$"
)
_FIGURES = re.compile(
    r"[”」』》]?(?:大?模型|手机|新车|芯片|机器人|系列)?[，,]?(?:总|激活|单[台套机次槽]|整[机车])?(?:参数|售价|定价|单价|报价|标价|续航|上下文|价格|产能|电耗|功耗|算力|良率|[^，。；]{0,4}(?:卖|只要|仅需)[^，。；\d]{0,4}\d|每百万|每千)"
)
"""Behind a thing: what it costs and can do, which a passage tells of what it is about."""


def _tells_of_a_launch(reading: Reading, main: Mention) -> bool:
    """Say whether the headline tells that the firm brings something out: what the text prices is its own then."""
    head = reading.paragraphs[0].of(reading.text) if reading.paragraphs else ""
    names = (main.name, main.span.of(reading.text), *stems(main.name))
    return len(head) <= _HEADLINE and any(name in head for name in names) and _LAUNCH.search(head) is not None


def _is_launched(reading: Reading, thing: Mention) -> bool:
    """Say whether the text tells somewhere what a thing costs and can do, or that it is new."""
    places = [m for m in reading.mentions if m.name == thing.name and m.type == thing.type]
    return any(_PRICED.match(reading.text, place.span.end) or _shown(reading.text, place) for place in places)


_HEADLINE = 60  # characters
_LAUNCH = re.compile("发布会|新品|发布|推出|上新|亮相|登场|开售|上市(?!公司)|首发|新车|新机|发表")
_PRICED = re.compile(r"[^。！？；\n]{0,40}?(?<![\d.])\d[\d.,]*(?:余|多)?[万千]?(?:元|美元|港元|欧元)")


def _spoken_of(reading: Reading, thing: Mention, main: Mention) -> bool:
    """Say whether a document tells news of a thing somewhere: what it only names, however often, may be anybody's."""
    places = (m for m in reading.mentions if m.name == thing.name and m.type == thing.type)
    return any(_announced(reading.text, place, main) for place in places)


def _announced(text: str, thing: Mention, main: Mention) -> bool:
    """Say whether a place tells news of a thing: as new or the firm's before it, or its launch.

    The launch of a product is the firm's only where the sentence names that: products of anybody come out in its texts.
    """
    begin = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？；，\n") + 1
    before = text[begin : thing.span.start]
    names = (main.name, main.span.of(text), *stems(main.name))
    if _NEW_BEFORE.search(before) is not None or any(name in before for name in names):
        return True
    behind = _NEW_BEHIND.match(text, thing.span.end)
    if behind is None or thing.type == "Model":
        return behind is not None
    opens = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？\n") + 1
    told = re.split("[。！？\n]", text[opens : behind.end() + 80])[0]
    return any(name in told for name in (*names, "我们")) or re.search("(?<![家市])公司", told) is not None


_OTHERS = re.compile(
    r"(?:接入|搭载|采用|使用|基于|对标|竞争|对手|超越|较|相比|超过|优于|开源模型|海外|国外|用了|调用|套壳|类似|比如|例如|评估|导入|如|像|比|约为|支持|兼容|适配|登陆|替换|替代|取代|换掉|换下|换上|换成|晒出?|试用|试驾|买了|购买|采购|新购|改采|接通|转售|代理|加装|改装|订了|订购|接收|签下|抽中|遗失|先后试过|尝试了?|去掉|拆掉|弃用|停用|引进|进口|客户|骨架[是用为]|底层[是用为]|底子[是为]|毫无瓜葛|收购|并购|买下|入股|驾驶|乘坐|搭乘|投资|领投|参投|参股|代言|赞助|起诉|封禁|抵制|禁用|下载|打开|登录|搜索|卸载|升级为|注册|(?:[挂放传搬移发][上到在至于进]|上传|发布在|发布于|上架|托管|投放|提交|同步|首发于|登上|开设在|入驻)(?:了|到|至|在|于)?)[^，。；]{0,12}$"
    r"|(?:在|于|通过|经由?)[^，。；]{0,12}(?:平台|社区|网站|商店|商城|论坛|应用市场|渠道)[“「『 ]*$"
)


def _taken_in(text: str, thing: Mention) -> bool:
    """Say whether a place speaks of a thing as something that several put into theirs: 二十家车企接入某某."""
    return _TAKEN.search(text, max(0, thing.span.start - 14), thing.span.start) is not None


_TAKEN = re.compile(r"(?:家|企|商|厂|机构|品牌|公司|纷纷|相继)[^，。；]{0,6}(?:接入|引入|部署|搭载|采用)[“「]?$")
_PLATFORM = re.compile(
    "[”」』》]? ?(?:公众号|小程序|官方|账号|平台上|空间(?!站|计算)|群|朋友圈|平台(?:发布|发文|发帖|上线了?名|称|表示)|(?:线上|天猫)?旗舰店|专卖店|专营店|直播间|上(?!市|线|车|架|新))"
)


def _anothers(reading: Reading, thing: Mention, main: Mention) -> bool:
    """Say whether the sentence of a name is about another firm alone, or only says where something was published."""
    text = reading.text
    if _PLATFORM.match(text, thing.span.end) or text[max(0, thing.span.start - 2) : thing.span.start].endswith(
        ("在", "官方")
    ):
        return True
    before = _list_head(reading, thing).span.start - 1
    if text.startswith("、", max(0, before)) and any(
        m.type == "Company" and m.span.end == before for m in reading.mentions
    ):
        return True  # 甲、乙、丙: what stands among firms is no work of one of them
    if _named_beside(reading, thing, main):
        return True
    begin = max(text.rfind(mark, 0, thing.span.start) for mark in "。！？；，\n") + 1
    firms = {m.name for m in reading.mentions if m.type == "Company" and begin <= m.span.start < thing.span.start}
    if not firms and text[begin - 1 : begin] not in ("", "\n"):  # nor one that the sentence before alone speaks of
        earlier = max(text.rfind(mark, 0, begin - 1) for mark in "。！？\n") + 1
        firms = {m.name for m in reading.mentions if m.type == "Company" and earlier <= m.span.start < begin}
    return bool(firms) and main.name not in firms


def _list_head(reading: Reading, thing: Mention) -> Mention:
    """Give the first name of the list in which a name stands: 甲 of 甲、乙和丙."""
    ends = {m.span.end: m for m in reading.mentions if m.type in _THINGS}
    head = thing
    measured = _AGAINST.match(reading.text, thing.span.end) is not None
    while (gap := _LISTED.search(reading.text, max(0, head.span.start - 4), head.span.start)) and (
        before := ends.get(gap.start())
    ):
        if measured and gap[0].strip() in ("与", "和"):
            return head  # 甲与乙、丙相比: 乙 and 丙 are what 甲 is measured by
        head = before
    return head


def is_no_thing(reading: Reading, place: Mention) -> bool:
    """Say whether a place names no work of anybody, or something that is missing."""
    begin = max(reading.text.rfind(mark, 0, place.span.start) for mark in "。！？；，\n") + 1
    if _ONE_OF_DOZENS.match(reading.text, place.span.end) or _A_WORD.fullmatch(place.name):
        return True
    return is_no_work(reading, place) or _LACKS.search(reading.text, begin, place.span.start) is not None


_A_WORD = re.compile("[a-z]+|[1-9]\\d{3,}")
_ONE_OF_DOZENS = re.compile("[”」』》]?的?[、等][^，。；]{0,4}(?:\\d+|多|数十|几)余?款")
_MEDIUM = re.compile("(?:新闻[云网社]?|日报|晚报|早报|时报|周刊|周报|通讯社|电视台|卫视|财经)$")
"""What only tells of things and makes none."""
_LACKS = re.compile(
    "(?:没有?(?:能|有)?|未能?|并未|不)(?:给出|提供|公布|披露|说明|找到|透露|提及|提到)|找不到|看不到|查不到|否认|撤回|毫无|[叫称][我他她你]"
)


def _named_beside(reading: Reading, thing: Mention, firm: Mention) -> bool:
    """Say whether the firm that a sentence names last before a thing is another than the one that its passage is about."""
    begin = max(reading.text.rfind(mark, 0, thing.span.start) for mark in "。！？；\n") + 1
    before = [m for m in reading.mentions if m.type == "Company" and begin <= m.span.start < thing.span.start]
    return bool(before) and max(before).name != firm.name


_LISTED = re.compile(r" ?(?:、|和|与|及|以及) ?$")
_MEASURED = re.compile(r"(?:与|和|同|比|较)[^，。；\n]{0,4}$")
_AGAINST = re.compile(
    r"[^。；，\n]{0,90}(?:相比|比较|对比|媲美|竞争|抗衡|比肩|不相上下|持平|区分|区别)|[^。；，\n]{0,12}(?:适配|打通|对接|联动|联名|互通|有关|无关|关系|相关)"
)


def is_own(text: str, thing: Mention) -> bool:
    """Say whether nothing around a name hints that it is somebody else's."""
    if _MEASURED.search(text, max(0, thing.span.start - 5), thing.span.start) and _AGAINST.match(text, thing.span.end):
        return False
    if _MEANS_OF.search(text, max(0, thing.span.start - 3), thing.span.start) or _TUNED.match(text, thing.span.end):
        return False
    if _AMONG_RIVALS.match(text, thing.span.end):
        return False
    return not _OTHERS.search(text[max(0, thing.span.start - 24) : thing.span.start])


_AMONG_RIVALS = re.compile(
    "[”」』》]?[^，。；]{0,24}的(?:投资|收购|并购|入股)[，。；]|[”」』》]?(?:等|这样的|之类的?|这类)[^，。；]{0,6}(?:对手|竞品|竞争|友商|劲敌)|[”」』》]?的(?:发行商|开发商|制造商|生产商|出品方|开发者|母公司|[^，。；]{0,8}技术)"
)
_MEANS_OF = re.compile("(?:^|[^采使应选运引启专通费套])[用拿][“「『]?$")
_TUNED = re.compile("[”」』]?(?:系列|大?模型)*上?(?:[精微]调|蒸馏)")
"""Behind a model that others make theirs from."""
